"""The page of codes: each example gives the problems that stand below it, and no code of the source is missing."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from customerfocus.codec import Limits, Problem

from .refused import HEAD, refusal

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs" / "reference" / "problems.md").read_text(encoding="utf-8")
SECTIONS: Final = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))

OF_CALLS: Final = frozenset(
    {
        *("level.range", "interval.order", "estimate.order", "comparison.figures", "scale.range", "length.mismatch"),
        *("measurement.empty", "compare.metric", "compare.wave", "compare.order", "merge.differs", "trace.unknown"),
        *("difference.organisation", "record.conflict", "record.missing", "rule.unknown"),
        *("delay.days", "range.order", "cuts.order", "cuts.number"),
    }
)
"""What only calls of functions can do wrong, and no document."""


@pytest.mark.parametrize("code", SECTIONS)
def test_an_example_gives_the_problems_below_it(code: str) -> None:
    section = SECTIONS[code]
    (example,) = re.findall(r"```json\n(.*?)\n```", section, re.DOTALL)
    fragment: dict[str, Any] = json.loads(example)
    document = fragment if fragment.keys() >= {"format", "organisation"} else {**HEAD, **fragment}
    limits = {field: int(limit) for field, limit in re.findall(r"`Limits\((\w+)=(\d+)\)`", section)}
    expected = re.findall(r"^- `(.+?)`: (.+)$", section, re.MULTILINE)
    assert expected
    assert refusal(document, limits=Limits(**limits)).problems == tuple(
        Problem(path=path, code=code, message=message) for path, message in expected
    )


def test_each_code_stands_on_the_page_once() -> None:
    headings = re.findall(r"^### (\S+)$", PAGE, re.MULTILINE)
    assert sorted(headings) == sorted(set(headings))
    assert headings == list(SECTIONS)


# ---- none is missing -------------------------------------------------------------------------------------------------

CODE: Final = re.compile(r"[a-z]+\.[a-z-]+|enum")
TELLING: Final = ("problem", "refused", "_beyond", "Problem", "IntegrityProblem")
FIELD_OF_PROBLEM: Final = 3  # what `problem` takes after the code and the law is a field, and may look like a code


def codes(tree: ast.AST) -> Iterator[str]:
    """Yield every code that a module gives to an error or to a problem, or has as a default."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name.endswith("Error") or name in TELLING:
                given = [*args[: FIELD_OF_PROBLEM if name == "problem" else None], *(each.value for each in keywords)]
                yield from (text for each in given for text in texts(each))
            case ast.AnnAssign(target=ast.Name(id="code"), value=ast.expr() as value):
                yield from texts(value)
            case ast.arguments(args=args, defaults=defaults):
                for arg, default in zip(args[len(args) - len(defaults) :], defaults, strict=True):
                    yield from texts(default) if arg.arg == "code" else ()
            case _:
                pass


def texts(expression: ast.expr) -> Iterator[str]:
    """Yield every code that an expression may be."""
    match expression:
        case ast.Constant(value=str(text)) if CODE.fullmatch(text):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from texts(one)
            yield from texts(other)
        case _:
            pass


def test_every_code_of_the_source_stands_on_the_page_or_belongs_to_calls() -> None:
    source = ROOT / "src" / "customerfocus"
    made_of = ("pert", "lognormal", "loss", "risk_matrix")  # methods of which records are made
    methods = (source / "methods" / f"{each}.py" for each in made_of)
    rooms = [source / "errors.py", source / "_checks.py", *methods]
    rooms += [source / each for each in ("values", "model", "register", "codec")]
    modules = [path for room in rooms for path in ([room] if room.suffix else sorted(room.rglob("*.py")))]
    found = {code for path in modules for code in codes(ast.parse(path.read_text(encoding="utf-8")))}
    assert found == SECTIONS.keys() | OF_CALLS


@pytest.mark.parametrize(
    ("snippet", "found"),
    [
        ('raise BrokenLawError("a.b", field, "hold", "c d")', ["a.b"]),
        ('raise TextFormError(field, "hold", value, "a.b")', ["a.b"]),
        ('Problem(path="$", code="a.b", message="no")', ["a.b"]),
        ('problem(record, "a.b", law, "c.d")', ["a.b"]),
        ('raise DateTextError(field, value, "a.b" if low else "a.c")', ["a.b", "a.c"]),
        ('class E:\n    code: str = "a.b"', ["a.b"]),
        ('def __init__(self, field, code="a.b"): ...', ["a.b"]),
        ('Reference(path="a.b")', []),
    ],
)
def test_a_code_is_found_in_the_source(snippet: str, found: list[str]) -> None:
    assert list(codes(ast.parse(snippet))) == found
