"""The kit for adapters finds every defect it is told of, and no others."""

import inspect
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

import pytest

from customerfocus import Register
from customerfocus.register.shapes import SHAPES
from customerfocus.testing import (
    CHECKS,
    Outcome,
    RepositoryCheck,
    StorageCapability,
    _repository_checks,
    verify_repository,
)

from . import damaging, forgetful, misleading  # noqa: F401 -- they plant
from .adapters import PLANTS, ByDigest, Honest, Plant, reopened
from .shelved import ShelfRepository

ROOT: Final = Path(__file__).parents[2]
BY_ID: Final = {check.id: check for check in CHECKS}
BOTH: Final = tuple(StorageCapability)
IDS: Final = (
    *("any-register", "text-forms", "text-length", "numbers", "days", "order", "large-register"),
    *("unknown", "listing", "key-forms", "key-and-name", "apart"),
    *("whole-write", "revision-told", "revision-kept", "revision-per-content"),
    *("first-write", "write-to-nothing", "stale-write", "refused-write"),
    *("reopened", "reopened-write", "side-by-side", "race"),
)
ALONE: Final = {
    "any-register": "an id is that of one record, of whatever kind",
    "text-forms": "lines are folded",
    "text-length": "65,535 characters",
    "numbers": "integers no larger than 10¹⁵",
    "days": "days until 2038",
    "order": "places are sorted as texts",
    "large-register": "a thousand rows a page",
    "unknown": "what is unknown is None",
    "listing": "one line a write is listed",
    "key-forms": "keys in small letters",
    "key-and-name": "names are listed",
    "apart": "one revision for all",
    "whole-write": "what is empty is not written",
    "revision-told": "no revision is told",
    "revision-kept": "to list is to touch",
    "revision-per-content": "the revision is the number of records",
    "first-write": "whoever put it may put it again",
    "write-to-nothing": "where none is, all is accepted",
    "stale-write": "any revision that never was",
    "refused-write": "what was refused counts",
    "reopened": "revisions are forgotten",
    "reopened-write": "the counter begins again",
    "side-by-side": "what was read is remembered",
    "race": "the revision that was read is compared",
}
"""For each check a defect that no other one finds: without it, the check would go."""


pytestmark = pytest.mark.usefixtures("drawn")


def caught(adapter: type[Any], checks: Collection[RepositoryCheck] = CHECKS) -> list[str]:
    """List the checks that an adapter does not pass."""
    return [check.id for check in checks if not passes(check, adapter)]


def passes(check: RepositoryCheck, adapter: type[Any]) -> bool:
    try:
        check.run(adapter, reopened)
    except Exception:  # noqa: BLE001 -- whatever it raises
        return False
    return True


# ---- the kit's own kit -----------------------------------------------------------------------------------------------


def test_a_check_keeps_its_id_within_a_major_version() -> None:
    assert tuple(BY_ID) == IDS


def test_every_check_stands_on_the_page_of_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "testing.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in page.splitlines() if line.startswith("| `")]
    assert [tuple(cell.strip() for cell in row) for row in rows] == [
        (f"`{check.id}`", check.law, check.needs.value if check.needs else "") for check in CHECKS
    ]


@pytest.mark.parametrize("adapter", [Honest, ByDigest])
def test_an_honest_adapter_passes(adapter: type[Any]) -> None:
    report = verify_repository(adapter, reopen=reopened, capabilities=BOTH)
    assert report.passed, report
    assert {each.outcome for each in report.results} == {Outcome.PASSED}


def test_an_adapter_of_under_thirty_lines_passes(tmp_path: Path) -> None:
    pytest.importorskip("dbm", reason="the Python for WebAssembly has no database")
    names = map(str, range(len(CHECKS)))
    report = verify_repository(
        lambda: ShelfRepository(tmp_path / next(names)),
        reopen=lambda first: ShelfRepository(first.path),
        capabilities=BOTH,
    )
    assert report.passed, report
    assert len(inspect.getsource(ShelfRepository).splitlines()) < 30


def test_the_plants_are_many_and_no_two_have_one_name() -> None:
    found = [plant.name for plant in PLANTS]
    assert len(found) == len(set(found)) > 40


@pytest.mark.parametrize("plant", PLANTS, ids=[plant.name for plant in PLANTS])
def test_a_defect_is_found_by_the_check_that_is_named_for_it(plant: Plant) -> None:
    assert caught(plant.adapter, [BY_ID[plant.check]]) == [plant.check]


@pytest.mark.parametrize("check", IDS)
def test_each_check_finds_a_defect_that_no_other_one_finds(check: str) -> None:
    (adapter,) = (plant.adapter for plant in PLANTS if plant.name == ALONE[check])
    assert caught(adapter) == [check]


@pytest.mark.parametrize("field", [shape.field for shape in SHAPES])
def test_records_of_every_kind_are_put(field: str) -> None:
    assert any(getattr(register, field) for register in _repository_checks._drawn())


def test_the_same_is_asked_each_time() -> None:
    asked: list[list[object]] = [[], []]

    class Noting(Honest):
        def put(self, organisation: str, register: Register, expected: str | None) -> str:
            asked[0].append((organisation, register, expected))
            return super().put(organisation, register, expected)

    verify_repository(Noting, reopen=reopened, capabilities=BOTH)
    asked.reverse()
    verify_repository(Noting, reopen=reopened, capabilities=BOTH)
    assert asked[0] == asked[1] != []
