"""Runs `examples/housing/satisfaction.py` as a user does, and compares what it prints with figures that others computed.

The whole output is kept in `housing.txt`. When it changes on purpose, write it anew from the root of the repository and read the
difference:

    python examples/housing/satisfaction.py > tests/examples/housing.txt
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "housing"
GOLDEN = Path(__file__).with_name("housing.txt")

# Computed from the same table with statsmodels 0.15.0 (methods "wilson", "newcomb" and "holm", and the pooled z test), printed to
# eight decimals, the adjusted p-values to six.
SHARES = {
    "Apartment": (302, 765, 0.36074188, 0.42985214),
    "Atrium": (96, 239, 0.34155101, 0.46490708),
    "Terrace": (70, 277, 0.20515335, 0.30702694),
    "Tower": (200, 400, 0.45123450, 0.54876550),
}
TOWER_AND_TERRACE = (0.17429471, 0.31540614, 6.46094331)
ADJUSTED = {
    frozenset({"Apartment", "Atrium"}): 0.848978,
    frozenset({"Apartment", "Terrace"}): 0.000118,
    frozenset({"Apartment", "Tower"}): 0.001720,
    frozenset({"Atrium", "Terrace"}): 0.001215,
    frozenset({"Atrium", "Tower"}): 0.031741,
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [sys.executable, FOLDER / "satisfaction.py", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 -- our own program


def printed(*arguments: str) -> str:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    """Return the figures of every line, to eight digits, by the type or the two types it is about."""
    lines = re.findall(r"(?m)^([A-Z][a-z]+(?: - [A-Z][a-z]+)?)((?: +<?-?[0-9.]+)+)$", printed("--digits", "8"))
    return {name: figures.split() for name, figures in lines}


@pytest.mark.process
def test_the_output_is_the_golden_one() -> None:
    assert printed() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.process
@pytest.mark.parametrize("name", SHARES)
def test_a_share_and_its_interval_are_those_that_others_computed(name: str, rows: dict[str, list[str]]) -> None:
    successes, n, share, low, high = (float(each) for each in rows[name])
    assert (successes, n, low, high) == SHARES[name]
    assert share == pytest.approx(successes / n, abs=5e-9)


@pytest.mark.process
def test_tower_and_terrace_differ_as_others_computed(rows: dict[str, list[str]]) -> None:
    difference, *found = (float(each) for each in rows["Tower - Terrace"][:4])
    assert tuple(found) == TOWER_AND_TERRACE
    assert difference == pytest.approx(200 / 400 - 70 / 277, abs=5e-9)


@pytest.mark.process
@pytest.mark.parametrize("pair", ADJUSTED, ids=lambda pair: "-".join(sorted(pair)))
def test_an_adjusted_p_value_is_that_which_others_computed(pair: frozenset[str], rows: dict[str, list[str]]) -> None:
    (found,) = (figures[-1] for name, figures in rows.items() if set(name.split(" - ")) == pair)
    assert round(float(found), 6) == ADJUSTED[pair]


@pytest.mark.process
def test_a_p_value_too_small_to_be_shown_is_no_zero(rows: dict[str, list[str]]) -> None:
    assert rows["Tower - Terrace"][4:] == ["<0.00000001", "<0.00000001"]


@pytest.mark.process
def test_every_two_types_are_compared_once(rows: dict[str, list[str]]) -> None:
    pairs = [frozenset(name.split(" - ")) for name in rows if " - " in name]
    assert len(pairs) == len(set(pairs)) == 6
    assert set().union(*pairs) == set(SHARES)


def test_the_survey_is_that_of_1681_tenants() -> None:
    with (FOLDER / "housing.csv").open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines))
    assert len({tuple(each[name] for name in ("Sat", "Infl", "Type", "Cont")) for each in cells}) == len(cells) == 72
    assert sum(int(each["Freq"]) for each in cells) == 1681


@pytest.mark.process
@pytest.mark.parametrize("digits", ["0", "13", "many"])
def test_digits_that_cannot_be_printed_are_refused(digits: str) -> None:
    done = run("--digits", digits)
    assert (done.returncode, done.stdout) == (2, "")
    assert "argument --digits" in done.stderr
