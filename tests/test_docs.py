"""What is public stands on a reference page, and the page stands in the navigation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def test_every_page_is_in_the_navigation() -> None:
    assert sorted(pages()) == sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))


def test_a_module_without_a_page_is_seen(tmp_path: Path) -> None:
    stray = tmp_path / "stray.py"
    stray.write_text('"""Stray."""\n\nfrom customerfocus.nowhere import thing\n\nLIMIT = 3\n', encoding="utf-8")
    assert list(undocumented(stray)) == ["customerfocus.nowhere.thing", "LIMIT = 3"]
