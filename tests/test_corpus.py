"""The hostile corpus: documents as plain JSON, each with what is expected of it, for this library and any other.

When a class has a new key, give the Moka Bar a value for it (`tests/moka_bar.py`) and write the corpus anew:

    python -m tests.corpus.make
"""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest

from customerfocus import codec

from .codec.planted import BUGS, Bug, planted
from .corpus.forms import RECORDS, Form, class_of, classes, defaults_of, element_of, fields_of, members, sort_of
from .corpus.judged import INVALID, RECIPES, VALID, cases, recipes_otherwise, refused_otherwise, written_otherwise
from .corpus.make import HERE, files, made

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "problems.md"


def named(path: Path) -> str:
    return path.relative_to(HERE).as_posix()


@pytest.mark.parametrize("path", INVALID, ids=named)
def test_a_document_is_refused_for_what_is_expected_and_nothing_else(path: Path) -> None:
    assert not list(refused_otherwise(codec, path))


@pytest.mark.parametrize("path", VALID, ids=named)
def test_a_document_is_accepted_and_written_as_is_expected(path: Path) -> None:
    assert not list(written_otherwise(codec, path))


def test_of_what_no_file_can_hold_is_told_what_is_expected() -> None:
    assert not list(recipes_otherwise(codec))


def told(broken: Any) -> Iterator[str]:  # noqa: ANN401 -- a module
    """Yield whatever the corpus has against a codec; what is no error of documents is told, too."""
    try:
        yield from chain(
            *(refused_otherwise(broken, path) for path in INVALID),
            *(written_otherwise(broken, path) for path in VALID),
            recipes_otherwise(broken),
        )
    except Exception as error:  # noqa: BLE001 -- whatever goes through
        yield type(error).__name__


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_the_corpus_catches_a_planted_defect(bug: Bug) -> None:
    with planted(bug) as broken:
        assert next(told(broken), "")


def test_a_copy_of_the_codec_in_which_nothing_is_planted_passes() -> None:
    with planted(Bug("nothing", "_structuring", "TAG: Final", "TAG: Final")) as sound:
        assert sound.load is not codec.load
        assert not list(told(sound))


# ---- nothing is left out ---------------------------------------------------------------------------------------------

REFUSED: Final = [case for path in INVALID for case in cases(path)]
ACCEPTED: Final = [case for path in VALID for case in cases(path)]
COOKED: Final = cases(RECIPES)


def test_there_are_300_documents_that_are_refused_and_100_that_are_accepted() -> None:
    assert len(REFUSED) >= 300
    assert len(ACCEPTED) >= 100


def test_every_code_is_expected_three_times() -> None:
    expected = Counter(code for case in REFUSED + COOKED for code in {each["code"] for each in case["problems"]})
    on_the_page = re.findall(r"^### (\S+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {code: expected[code] for code in {*on_the_page, *expected} if expected[code] < 3} == {}


KEYS: Final = [pytest.param(cls, key, id=f"{cls.__name__}.{key}") for cls in classes().values() for key in fields_of(cls)]


def objects(value: Any, form: Form, path: str) -> Iterator[tuple[str, dict[str, Any], type]]:  # noqa: ANN401 -- plain data
    """Yield every object in a value whose class can be told, with its path; what is of a wrong form has none."""
    if sort_of(form) == "array" and isinstance(value, list):
        for place, each in enumerate(value):
            yield from objects(each, element_of(form), f"{path}[{place}]")
    elif isinstance(value, dict) and sort_of(form) in {"object", "scale", "one of", "pointer or object"}:
        try:
            cls = class_of(value, form)
        except (KeyError, TypeError):
            return
        yield path, value, cls
        for key, each, inner in members(value, form):
            yield from objects(each, inner, f"{path}.{key}")


def all_objects(document: Any) -> Iterator[tuple[str, dict[str, Any], type]]:  # noqa: ANN401 -- plain data
    for field, kind in RECORDS.items():
        if isinstance(document, dict) and isinstance(document.get(field), list):
            for place, record in enumerate(document[field]):
                yield from objects(record, kind, f"$.{field}[{place}]")


def found() -> set[tuple[type, str, str]]:
    """Return what cases there are: the class, its key, and what is wrong with it or, that it is left out and may be."""
    seen: set[tuple[type, str, str]] = set()
    for case in REFUSED:
        codes = {each["path"]: each["code"] for each in case["problems"]}
        for path, value, cls in all_objects(case["document"]):
            for key in fields_of(cls):
                code = codes.get(f"{path}.{key}", "")
                if codes.get(f"{path}.{key}{key[-1]}") == "key.unknown":
                    seen.add((cls, key, "misspelt"))
                elif code == "key.missing":
                    seen.add((cls, key, "missing"))
                elif code.startswith("type.") or code == "date.form":
                    seen.add((cls, key, "null" if value[key] is None else "wrong type"))
    for case in ACCEPTED:
        for _, value, cls in all_objects(case["document"]):
            seen.update((cls, key, "left out" if key not in value else "there") for key in fields_of(cls))
    return seen


FOUND: Final = found()


@pytest.mark.parametrize(("cls", "key"), KEYS)
def test_every_key_of_every_class_is_there_of_a_wrong_type_missing_and_misspelt(cls: type, key: str) -> None:
    needed = {"wrong type", "misspelt"} | ({"null", "left out"} if key in defaults_of(cls) else {"missing"})
    assert {each for each in needed if (cls, key, each) not in FOUND} == set()


def test_no_case_is_there_twice() -> None:
    times = Counter(json.dumps(case["document"]) for case in REFUSED + ACCEPTED)
    assert [case["why"] for case in REFUSED + ACCEPTED if times[json.dumps(case["document"])] > 1] == []


# ---- where it comes from ---------------------------------------------------------------------------------------------


def test_what_is_made_stands_as_it_is_made() -> None:
    texts = files()
    assert {named(path): path.read_text(encoding="utf-8") for path in made()} == texts


@pytest.mark.parametrize("module", ["accepted", "between", "fields", "forms", "laws_of_objects", "laws_of_values", "make", "world"])
def test_what_is_expected_does_not_come_from_the_codec(module: str) -> None:
    tree = ast.parse((HERE / f"{module}.py").read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names
    }
    assert not {each for each in imported if "codec" in each.split(".")}
