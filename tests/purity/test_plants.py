"""The proof catches what it is there for: each impurity is planted in a copy of the source, and seen."""

import ast
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from .forbidden import offences
from .plants import PLANTS, Plant, plant
from .running import ROOT, Report, breaches, differing, proofs

pytestmark = [pytest.mark.process, pytest.mark.long]


class Planted(NamedTuple):
    package: Path
    reports: list[Report]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """Plant them all in one copy, each in a function of its own, and call these."""
    source = tmp_path_factory.mktemp("source")
    package = source / "customerfocus"
    shutil.copytree(ROOT / "src" / "customerfocus", package, ignore=shutil.ignore_patterns("__pycache__"))
    plant(PLANTS, package)
    return Planted(package, proofs((1, 2), *(each.name for each in PLANTS), source=source))


@pytest.mark.parametrize("each", PLANTS, ids=lambda each: each.code)
def test_a_planted_impurity_is_caught(each: Plant, planted: Planted) -> None:
    one, other = planted.reports
    seen = [*breaches(one).get(each.name, ()), *breaches(one).get(each.module, ())]
    seen.extend("seed" for name, _ in differing(one, other) if name == each.name)
    text = planted.package.joinpath("methods", f"{each.module.rpartition('.')[2]}.py").read_text(encoding="utf-8")
    seen.extend(f"source: {told.partition(': ')[2]}" for told in offences(ast.parse(text)))
    assert [what for what in seen if what.startswith(each.caught_by)], seen


def test_each_impurity_has_a_function_of_its_own() -> None:
    assert len({each.name for each in PLANTS}) == len(PLANTS) >= 30
