"""The page on what is covered: every claim has a class, a rule and an example, and each of them is there."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

from customerfocus import STANDARD, Ref
from customerfocus.codec import load

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "coverage.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith(("| S", "| B"))]
DOCUMENT = ROOT / "examples" / "espresso" / "register.json"
ESPRESSO = load(json.loads(DOCUMENT.read_text(encoding="utf-8")))


def test_every_statement_has_its_row_and_then_every_promise_that_a_rule_asks() -> None:
    assert [row[0] for row in ROWS] == [*(f"S{number}" for number in range(1, 31)), "B4"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_statement_is_covered_in_all_three_ways_or_called_missing(row: list[str]) -> None:
    _, _, named, rule, example = row
    if named.startswith("missing: "):
        assert (rule, example) == ("", "")
    else:
        module, _, name = named.strip("`").rpartition(".")
        assert isinstance(getattr(import_module(module), name), type)
        assert STANDARD.rule(rule).id == rule
        assert ESPRESSO.find(Ref.parse(example.strip("`"))) is not None


def test_a_claim_without_one_of_the_three_is_seen() -> None:
    with pytest.raises(AssertionError):
        test_a_statement_is_covered_in_all_three_ways_or_called_missing(
            ["S1", "x", "`customerfocus.Segment`", "DIR-1", "`segment:nobody`"]
        )


def test_every_name_that_looks_like_code_is_one_of_these() -> None:
    assert len(re.findall(r"`[^`]+`", TEXT)) == 2 * sum(not row[2].startswith("missing") for row in ROWS)
