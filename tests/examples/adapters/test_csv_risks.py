import json
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from customerfocus import Cadence, Factor, FactorKind, OnSatisfaction, Rating, Register, Risk, Segment, Unit
from examples.adapters.csv_risks import with_risks
from examples.adapters.csv_tables import TableError

REAL: Final = Path(__file__).parents[4] / "shared" / "data" / "risks.json"
REGISTER: Final = Register(organisation="Moka Bar", segments=[Segment(id="guests", name="Guests")])
GIVEN: Final = {"kind": "process", "segment": "guests", "owner": "owner", "identified": "2026-01-15", "months": "12"}


def test_a_row_becomes_a_risk_and_a_factor() -> None:
    table = [["title", "factor", "likelihood", "consequence", "owner"], ["Milk turns sour", "Cold chain", "2", "3", "barista"]]
    yearly = Cadence(every=12, unit=Unit.MONTH)
    risk = Risk(
        id="milk-turns-sour",
        title="Milk turns sour",
        factor="cold-chain",
        effects=[OnSatisfaction(segment="guests")],
        owner="barista",
        identified=date(2026, 1, 15),
        residual=Rating(likelihood=2, consequence=3),
        review=yearly,
    )
    factor = Factor(id="cold-chain", name="Cold chain", kind=FactorKind.PROCESS, review=yearly)
    assert with_risks(REGISTER, table, GIVEN) == REGISTER.with_records(factor, risk)


def test_what_a_register_holds_stays() -> None:
    first = with_risks(REGISTER, [["title", "factor"], ["Milk turns sour", "Cold chain"]], GIVEN)
    second = with_risks(first, [["title", "factor"], ["Ice melts", "COLD CHAIN"]], GIVEN)
    assert second.difference(first).removed == second.risks[:1]
    assert first.factors == second.factors


def test_every_problem_of_every_row_is_told() -> None:
    table = [
        ["title", "factor", "kind", "likelihood", "consequence", "identified"],
        ["Milk turns sour", "Cold chain", "kitchen", "2", "3", ""],
        [],
        ["", "Cold chain", "", "often", "3", ""],
        ["Ice melts", "", "", "11", "3", "15.1.2026"],
        ["Cups break", "Shelf", "kitchen", "9" * 5000, "3", ""],
    ]
    with pytest.raises(TableError) as raised:
        with_risks(REGISTER, table, GIVEN)
    assert [(each.row, each.field) for each in raised.value.problems] == [
        (2, "kind"),
        (4, "id"),
        (4, "residual.likelihood"),
        (4, "title"),
        (5, "factor"),
        (5, "identified"),
        (5, "residual.likelihood"),
        (6, "kind"),
        (6, "residual.likelihood"),
    ]


def test_references_are_told_by_row_too() -> None:
    with pytest.raises(TableError, match=r"^row 2: effects") as raised:
        with_risks(REGISTER, [["title", "factor", "segment"], ["Milk turns sour", "Cold chain", "nobody"]], GIVEN)
    assert len(raised.value.problems) == 1


def test_a_row_of_another_length_is_told() -> None:
    with pytest.raises(TableError, match="row 3: the row: has 1 cells, and there are 2 columns"):
        with_risks(REGISTER, [["title", "factor"], ["Milk turns sour", "Cold chain"], ["Ice melts"]], GIVEN)


def test_a_column_that_is_not_known_or_there_twice_is_refused() -> None:
    with pytest.raises(TableError, match="row 1: title: is there twice\nrow 1: colour: is none of id, title, "):
        with_risks(REGISTER, [["title", "title", "colour"]], GIVEN)


@pytest.mark.skipif(not REAL.exists(), reason="the list of 82 risks is not beside the repository")
def test_a_list_of_82_real_risks_is_taken_over() -> None:
    rows = [[each["name"], each["category"]] for each in json.loads(REAL.read_text(encoding="utf-8"))]
    register = with_risks(REGISTER, [["title", "factor"], *rows], GIVEN)
    names = {each.id: each.name for each in register.factors}
    assert sorted([each.title, names[each.factor]] for each in register.risks) == sorted(rows)
    assert (len(register.risks), len(register.factors)) == (82, 9)
