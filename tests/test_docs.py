"""What is public stands on a reference page, and the page stands in the navigation."""

import ast
import re
import tomllib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from customerfocus import STANDARD, Ref, Rule
from customerfocus.register.shapes import SHAPES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"


def pages() -> list[str]:
    """List the pages of the navigation; mkdocs.yml is read as text, since PyYAML is no dependency of the tests."""
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2].partition("\n\n")[0]
    return re.findall(r"\S+\.md", navigation)


def documented() -> frozenset[str]:
    """Name the modules which a reference page of the navigation renders."""
    texts = ((ROOT / "docs" / page).read_text(encoding="utf-8") for page in pages())
    return frozenset(name for text in texts for name in re.findall(r"(?m)^::: (\S+)$", text))


def public_modules() -> Iterator[tuple[str, Path]]:
    """Name every module that a user may import, with its file."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        if not any(part.startswith("_") for part in parts):
            yield ".".join(parts), path


def undocumented(path: Path) -> Iterator[str]:
    """Name what a module defines itself, or passes on from a module without a page."""
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        match statement:
            case ast.Expr() | ast.ImportFrom(module="__future__") | ast.Assign(targets=[ast.Name(id="__all__")]):
                pass
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{name.name}" for name in names if module not in documented())
            case _:
                yield ast.unparse(statement).partition("\n")[0]


@pytest.mark.parametrize(("module", "path"), list(public_modules()))
def test_a_public_module_has_a_reference_page(module: str, path: Path) -> None:
    if module not in documented():
        # A folder that only opens the doors of its rooms is documented by their pages.
        assert path.name == "__init__.py"
        assert list(undocumented(path)) == []


def test_a_name_of_the_front_door_comes_from_a_documented_module() -> None:
    assert list(undocumented(SOURCE / "customerfocus" / "__init__.py")) == []


def test_every_name_of_the_front_door_stands_on_the_first_page_of_the_reference() -> None:
    front = ast.parse((SOURCE / "customerfocus" / "__init__.py").read_text(encoding="utf-8")).body
    names = {name.name for each in front if isinstance(each, ast.ImportFrom) for name in each.names}
    page = (ROOT / "docs" / "reference" / "index.md").read_text(encoding="utf-8")
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []


def test_what_a_figure_of_the_policy_is_by_default_stands_on_its_page() -> None:
    page = (ROOT / "docs" / "reference" / "assessment" / "policy.md").read_text(encoding="utf-8")
    figures = ["| `watch` | every 3 months |", "| `surveys` | every year |", "| `closing` | 56 days |", "| `smallest_n` | 30 |"]
    assert [each for each in figures if each not in page] == []


def test_what_counts_where_a_key_is_left_out_stands_in_the_document() -> None:
    assert "| `top` | `2` | whole number |" in DOCUMENT


def test_every_standard_rule_has_a_heading_and_each_of_its_reasons_a_line() -> None:
    page = (ROOT / "docs" / "reference" / "assessment" / "rules.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"(?ms)^## (\S+) .*?$(.*?)(?=^## |\Z)", page))
    assert list(sections) == [rule.id for rule in STANDARD]
    assert [(rule.id, code) for rule in STANDARD for code in codes(rule) if f"\n| `{code}` |" not in sections[rule.id]] == []


def codes(rule: Rule) -> list[str]:
    """List the codes of a rule's own reasons."""
    return [reason.code for reason in rule.reasons]


@pytest.mark.parametrize("path", sorted((SOURCE / "customerfocus" / "methods").glob("[a-z]*.py")), ids=lambda path: path.stem)
def test_a_method_has_a_definition_a_use_a_limit_and_a_source(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = ast.get_docstring(ast.parse(text)) or ""
    assert [each for each in ("**Definition", "**When to use it.**", "**When not.**") if each not in told] == []
    assert re.search(r"(?m)^ *Sources?:", text)


def test_every_kind_of_record_stands_on_the_page_of_the_model() -> None:
    page = (ROOT / "docs" / "explanation" / "the-model.md").read_text(encoding="utf-8")
    assert [shape.type.__name__ for shape in SHAPES if f"`{shape.type.__name__}`" not in page] == []


def test_every_rule_that_a_page_names_is_a_standard_one() -> None:
    own = {"OWN-1", "DIR-33"}  # a guide adds the one, and another mistypes a rule to show what happens
    known = {rule.id for rule in STANDARD} | own
    named = {
        (page, rule)
        for page in pages()
        for rule in re.findall(r"\b(?:DIR|REQ|UNC|SAT|LED|OWN)-\d+\b", (ROOT / "docs" / page).read_text(encoding="utf-8"))
    }
    assert sorted(each for each in named if each[1] not in known) == []


def test_what_a_badge_of_the_readme_says_is_true() -> None:
    badges = re.findall(r"!\[(.*?)\]\(https://img", (ROOT / "README.md").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    classifiers = project["project"]["classifiers"]
    versions = [each.rpartition(" ")[2] for each in classifiers if re.search(r":: 3\.\d+$", each)]
    assert badges == [
        f"Python {', '.join(versions)}",
        "typed" if (SOURCE / "customerfocus" / "py.typed").exists() else "",
        f"branches covered: {project['tool']['coverage']['report']['fail_under']} %",
        f"licence: {project['project']['license']}",
        f"status: {next(each for each in classifiers if 'Status' in each).rpartition(' ')[2].lower()}",
    ]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "examples/espresso/README.md", "examples/housing/README.md"])
def test_a_page_outside_the_site_links_to_files_that_exist(page: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", (ROOT / page).read_text(encoding="utf-8"))
    files = [(ROOT / page).parent / each for each in links if not each.startswith("http")]
    assert [each for each in files if not each.exists()] == []


def test_every_page_is_in_the_navigation() -> None:
    assert sorted(pages()) == sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))


# ---- the page on the document, which .ci/pages.py makes --------------------------------------------------------------

DOCUMENT = (ROOT / "docs" / "reference" / "document.md").read_text(encoding="utf-8")


def enumerations(kind: type) -> Iterator[type[Enum]]:
    """Yield the enumerations in the fields of a record, and in those of the values inside it."""
    for hint in get_type_hints(kind).values():
        for each in leaves(hint):
            if issubclass(each, Enum):
                yield each
            elif attrs.has(each) and each is not Ref:
                yield from enumerations(each)


def leaves(hint: Any) -> Iterator[type]:  # noqa: ANN401 -- any type
    """Yield the classes that a hint is made of."""
    inside = [each for argument in get_args(hint) for each in leaves(argument)]
    yield from inside or ([hint] if isinstance(hint, type) else [])


@pytest.mark.parametrize("kind", sorted({found for shape in SHAPES for found in enumerations(shape.type)}, key=str))
def test_beside_its_words_stands_the_class_of_an_enumeration(kind: type[Enum]) -> None:
    assert f"{', '.join(f'`{each.value}`' for each in kind)} (`{kind.__name__}`)" in DOCUMENT


def test_what_an_action_serves_is_a_text_or_an_object_and_neither_says_its_kind() -> None:
    assert "| `serves` | required | array of [Ref](#ref) or [FindingRef](#findingref) |" in DOCUMENT


def test_what_a_requirement_comes_from_is_an_object_that_says_its_kind() -> None:
    assert "| `origin` | required | [Stated](#stated), kind `stated` or [Implied]" in DOCUMENT


@pytest.mark.parametrize(
    ("field", "known"),
    [
        ("segments", "Known always."),
        ("decisions", "Known from the day `on`."),
        ("feedback", "Known from the day `received`."),
        ("waves", "Known from the day after the last of `fielded`; not yet while that is open."),
        ("studies", "Known from the day after the last of `fielded`; not yet while that is open."),
    ],
)
def test_the_page_says_from_when_a_record_is_known(field: str, known: str) -> None:
    section = DOCUMENT.partition(f"\n### {field}\n")[2].partition("\n### ")[0]
    assert f" {known}\n" in section


def test_what_has_no_keys_of_its_own_has_no_empty_table() -> None:
    assert (
        "### Recommendation\n\nHow likely somebody is to recommend us, from 0 to 10 (F. Reichheld 2003).\n\nIt has no keys"
        in DOCUMENT
    )
    assert "| --- | --- | --- | --- |\n\n" not in DOCUMENT


def test_an_amount_is_digits_as_text() -> None:
    assert "| `amount` | required | exact number, as text |" in DOCUMENT


def test_a_module_without_a_page_is_seen(tmp_path: Path) -> None:
    stray = tmp_path / "stray.py"
    stray.write_text('"""Stray."""\n\nfrom customerfocus.nowhere import thing\n\nLIMIT = 3\n', encoding="utf-8")
    assert list(undocumented(stray)) == ["customerfocus.nowhere.thing", "LIMIT = 3"]
