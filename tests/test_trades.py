"""Registers of other trades, written from the README and the reference alone, stay readable and are judged."""

import json
from datetime import date
from pathlib import Path

import pytest

from customerfocus import assess, codec
from customerfocus.views import markdown

TRADES = sorted((Path(__file__).parent / "corpus" / "trades").glob("*.json"))


def test_there_are_three_trades() -> None:
    assert [each.stem for each in TRADES] == ["dental-practice", "payroll-software", "swimming-pool"]


@pytest.mark.parametrize("path", TRADES, ids=lambda path: path.stem)
def test_a_register_of_another_trade_is_read_judged_and_written_again(path: Path) -> None:
    register = codec.load(json.loads(path.read_text(encoding="utf-8")))
    assessment = assess(register, on=date(2026, 11, 1))
    assert not assessment.failures
    assert assessment.findings
    assert f"on {assessment.on}" in markdown(assessment)
    assert codec.load(codec.dump(register)) == register
