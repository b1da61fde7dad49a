"""Charts: plain data, the same on every run, in which everything is found that they are to show."""

import json
import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given

from customerfocus import (
    LIKERT_5,
    NPS_0_10,
    Metric,
    Objective,
    Period,
    Priority,
    Question,
    Rating,
    Recommendation,
    Register,
    RiskCriteria,
    RiskMatrix,
    Sample,
    Statistic,
    Survey,
    Tally,
    Verdict,
    Wave,
    assess,
    horizon,
    views,
)
from customerfocus.errors import CustomerFocusError
from customerfocus.testing.strategies import days, registers
from customerfocus.values.identifiers import Kind, Ref

from ..assessment.builders import (
    TODAY,
    TOMORROW,
    YESTERDAY,
    costs,
    criteria,
    factor,
    job,
    need,
    offering,
    register,
    resolution,
    risk,
    segment,
    target,
    trade_off,
)
from ..few import few

Spec = dict[str, Any]
METRIC = Metric(id="m", name="Recommendation", question="q", statistic=Statistic.NET_PROMOTER, segment="a")
SURVEY = Survey(id="s", title="t", questions=[Question(id="q", text="t", scale=NPS_0_10, asks=Recommendation())], smallest_group=3)
"""A metric and the survey that asks for it."""


def wave(name: str, year: int, answers: list[int]) -> Wave:
    sample = Sample(segment="a", invited=100, answered=len(answers), tallies={"q": Tally.of(NPS_0_10, answers)})
    return Wave(id=name, survey="s", fielded=Period(start=date(year, 3, 1), end=date(year, 4, 1)), samples=[sample])


def priority(name: str, important: int, satisfied: int, *, on: date = YESTERDAY) -> Priority:
    def tally(high: int) -> Tally:
        return Tally(scale=LIKERT_5, counts=[0, 0, 10 - high, 0, high])

    return Priority(need=name, segment="a", on=on, importance=tally(important), satisfaction=tally(satisfied))


CHARTS: dict[str, Callable[[Register, date], Spec]] = {
    "landscape": lambda register, on: views.opportunity_landscape(register, on=on),
    "contradictions": lambda register, on: views.contradiction_map(register, on=on),
    "risks": lambda register, on: views.risk_heat_map(register, on=on),
    "losses": lambda register, on: views.loss_exceedance(register, on=on),
    "trend": lambda register, on: views.satisfaction_trend(register, METRIC, on=on),
    "timeline": lambda register, on: views.horizon_timeline(horizon(register, start=on, until=on)),
}
DRAW = pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)


def told(spec: Spec) -> str:
    """What stands below the title."""
    return str(spec["title"].get("subtitle", ""))


def values(spec: Spec) -> list[dict[str, Any]]:
    return list(spec["data"]["values"])


# ---- every chart -----------------------------------------------------------------------------------------------------


@DRAW
@few
@given(registers(2), days())
def test_a_chart_is_plain_data_and_the_same_on_every_run(
    draw: Callable[[Register, date], Spec], register: Register, on: date
) -> None:
    spec = draw(register, on)
    text = json.dumps(spec, ensure_ascii=False, allow_nan=False)
    assert json.loads(text) == json.loads(json.dumps(draw(register, on), ensure_ascii=False))
    assert spec["$schema"].endswith("/vega-lite/v6.json")


@DRAW
def test_a_chart_of_nothing_is_a_chart(draw: Callable[[Register, date], Spec]) -> None:
    assert values(draw(register(), TODAY)) == []


@DRAW
def test_a_chart_fetches_nothing(draw: Callable[[Register, date], Spec]) -> None:
    spec = draw(register(*target("a"), criteria()), TODAY)
    spec.pop("$schema")
    assert not re.search(r'"url"|https?:', json.dumps(spec))


def test_no_text_turns_round_how_a_chart_is_read() -> None:
    turned = "\u202eturned\u2066"
    metric = attrs.evolve(METRIC, name=turned)
    matrix = RiskMatrix(
        name="ours", likelihood=["a", turned], consequence=["a", turned], labels=["a", turned], grid=[[1, 1], [1, 2]]
    )
    known = register(RiskCriteria(matrix=matrix, opportunity_matrix=matrix, tolerance=1, by="x", on=YESTERDAY))
    for spec in (views.satisfaction_trend(known, metric, on=TODAY), views.risk_heat_map(known, on=TODAY)):
        written = json.dumps(spec, ensure_ascii=False)
        assert "turned" in written
        assert not set(written) & set("\u202e\u2066")


@DRAW
@pytest.mark.parametrize("wrong", [None, "2026-01-01"])
def test_a_chart_asks_for_a_day(draw: Callable[[Register, date], Spec], wrong: date) -> None:
    with pytest.raises(CustomerFocusError):
        draw(register(), wrong)


# ---- needs -----------------------------------------------------------------------------------------------------------


READ = "with intervals of 95 %; right of the line the opportunity score is above 10"


def test_what_the_bars_and_the_line_mean_is_said_below_the_title() -> None:
    assert told(views.opportunity_landscape(register(), on=TODAY)) == READ


def test_a_need_stands_where_its_latest_priority_puts_it_with_its_intervals() -> None:
    known = register(segment("a"), job(), need("quick", "a"), priority("quick", 2, 1, on=date(2025, 1, 1)), priority("quick", 9, 4))
    (point,) = values(views.opportunity_landscape(known, on=TODAY))
    assert (point["need"], point["importance"], point["satisfaction"], point["score"]) == ("quick", 9, 4, 14)
    assert (point["importance_low"], point["importance_high"]) == (5.96, 9.82)  # Wilson, 9 of 10
    assert (point["satisfaction_low"], point["satisfaction_high"]) == (1.68, 6.87)  # Wilson, 4 of 10


def test_a_need_that_nobody_answered_is_named_and_not_drawn() -> None:
    unasked = Priority(
        need="quick", segment="a", on=YESTERDAY, importance=Tally.empty(LIKERT_5), satisfaction=Tally.empty(LIKERT_5)
    )
    spec = views.opportunity_landscape(register(segment("a"), job(), need("quick", "a"), unasked), on=TODAY)
    assert (values(spec), told(spec)) == ([], f"{READ}; not known: quick")


def test_a_priority_of_tomorrow_is_not_drawn() -> None:
    known = register(segment("a"), job(), need("quick", "a"), priority("quick", 9, 4, on=TOMORROW))
    assert values(views.opportunity_landscape(known, on=TODAY)) == []


def test_a_need_of_two_segments_is_drawn_for_each() -> None:
    other = Priority(
        need="quick",
        segment="b",
        on=YESTERDAY,
        importance=Tally.of(LIKERT_5, [5, 1]),
        satisfaction=Tally.of(LIKERT_5, [5]),
    )
    known = register(segment("a"), segment("b"), job(), need("quick", "a", "b"), priority("quick", 9, 4), other)
    assert [each["need"] for each in values(views.opportunity_landscape(known, on=TODAY))] == ["quick (a)", "quick (b)"]


@pytest.mark.parametrize(
    ("other", "aligned"), [((8, 4), ["left", "right"]), ((8, 9), ["left", "left"]), ((2, 4), ["left", "left"])]
)
def test_a_name_gives_way_to_a_point_on_its_right(other: tuple[int, int], aligned: list[str]) -> None:
    known = register(segment("a"), job(), need("far", "a"), need("near", "a"), priority("far", *other), priority("near", 7, 4))
    spec = views.opportunity_landscape(known, on=TODAY)
    sides = {
        point["need"]: layer["mark"]["align"]
        for layer in spec["layer"]
        if layer["mark"].get("dy") == -8
        for point in layer["data"]["values"]
    }
    assert [sides["far"], sides["near"]] == aligned


# ---- contradictions --------------------------------------------------------------------------------------------------

OPPOSED = (*target("a", more=["choice", "speed"]), *target("b", less=["choice"], more=["calm"]), trade_off("calm", "speed"))


def test_contradictions_stand_hardest_first_with_their_state() -> None:
    drawn = values(views.contradiction_map(register(*OPPOSED, resolution("b", "a", "choice")), on=TODAY))
    assert {(each["between"], each["state"]) for each in drawn} == {
        ("a and b: choice", "settled"),
        ("a and b: calm against speed", "open"),
    }
    assert all(one["tension"] >= other["tension"] for one, other in pairwise(drawn))


def test_a_resolution_of_tomorrow_settles_nothing_today() -> None:
    drawn = values(views.contradiction_map(register(*OPPOSED, resolution("a", "b", "choice", on=TOMORROW)), on=TODAY))
    assert {each["state"] for each in drawn} == {"open"}


# ---- satisfaction ----------------------------------------------------------------------------------------------------

WAVES = (wave("early", 2024, [10] * 6 + [3] * 4), wave("late", 2025, [10] * 8 + [3] * 2))


def test_a_wave_stands_on_its_last_day_with_its_interval() -> None:
    goal = Objective(id="fifty", metric="m", target=50, due=date(2026, 12, 31), owner="x")
    spec = views.satisfaction_trend(register(segment("a"), SURVEY, *WAVES, METRIC, goal), METRIC, on=TODAY)
    assert [(each["wave"], each["day"], each["value"]) for each in values(spec)] == [
        ("early", "2024-03-31", 20),
        ("late", "2025-03-31", 60),
    ]
    assert all(each["low"] < each["value"] < each["high"] for each in values(spec))
    targets = [layer["data"]["values"] for layer in spec["layer"] if "data" in layer]
    assert targets == [[{"objective": "fifty", "value": 50.0, "day": "2026-12-31"}]] * 2


def test_a_wave_without_a_figure_is_named_with_its_reason() -> None:
    spec = views.satisfaction_trend(register(segment("a"), SURVEY, wave("tiny", 2025, [10, 3])), METRIC, on=TODAY)
    assert values(spec) == []
    assert told(spec).startswith("without a figure: tiny (answered by 2 of a")


def test_a_wave_is_known_from_the_day_after_its_last() -> None:
    known = register(segment("a"), SURVEY, *WAVES)
    drawn = [len(values(views.satisfaction_trend(known, METRIC, on=on))) for on in (date(2025, 3, 31), date(2025, 4, 1))]
    assert drawn == [1, 2]


@pytest.mark.parametrize("name", ["two\nlines", 'a \\" b'])
def test_the_name_of_a_metric_is_no_part_of_an_expression(name: str) -> None:
    converter = pytest.importorskip("vl_convert", reason="charts are rendered where vl-convert-python is installed")
    spec = views.satisfaction_trend(register(segment("a"), SURVEY, *WAVES), attrs.evolve(METRIC, name=name), on=TODAY)
    assert spec["title"]["text"] == f"{name}, as known on {TODAY}"
    assert "early" in converter.vegalite_to_svg(spec, vl_version="6.1")


# ---- what lies ahead -------------------------------------------------------------------------------------------------

AHEAD = horizon(register(*target("a"), *target("b")), start=TODAY, until=date(2027, 12, 31))


def test_a_change_stands_on_its_day_with_what_it_becomes() -> None:
    drawn = values(views.horizon_timeline(AHEAD))
    assert [(each["row"], each["day"], each["before"], each["after"]) for each in drawn] == [
        (f"{change.rule.id} segment {change.subject[0].key}", str(change.on), "met", "not met") for change in AHEAD
    ]
    assert drawn


def test_what_is_not_asked_any_more_and_what_was_not_asked_before_is_said() -> None:
    leaving = horizon(register(segment("a"), *target("b")), start=date(2026, 1, 1), until=TODAY)
    states = {(each["before"], each["after"]) for each in values(views.horizon_timeline(leaving))}
    assert any(before == "not asked before" for before, _ in states)
    assert {each.before for each in leaving} >= {None}


def test_a_risk_and_an_opportunity_of_one_id_have_a_row_each() -> None:
    refs = [Ref(kind=kind, key="slow") for kind in (Kind.RISK, Kind.OPPORTUNITY)]
    both = [attrs.evolve(AHEAD[0], subject=(each,)) for each in refs]
    rows = [each["row"] for each in values(views.horizon_timeline(both))]
    assert rows == [f"{AHEAD[0].rule.id} risk slow", f"{AHEAD[0].rule.id} opportunity slow"]


def test_rows_beyond_those_asked_are_left_out_and_counted() -> None:
    rows = len({(each.rule.id, each.subject) for each in AHEAD})
    spec = views.horizon_timeline(AHEAD, most=1)
    assert len({each["row"] for each in values(spec)}) == 1
    assert told(spec) == f"{rows - 1} more rows are left out"
    assert told(views.horizon_timeline([])) == "no verdict changes"


@pytest.mark.parametrize("wrong", [0, True, "1"])
def test_at_least_one_row_is_asked_for(wrong: int) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        views.horizon_timeline(AHEAD, most=wrong)
    assert caught.value.field == "most"


def test_a_timeline_is_of_changes() -> None:
    with pytest.raises(CustomerFocusError):
        views.horizon_timeline([Verdict.MET])  # type: ignore[list-item]
    assert assess(register(), on=TODAY).findings


# ---- as pictures -----------------------------------------------------------------------------------------------------


PICTURED: dict[str, tuple[Spec, set[str]]] = {
    "landscape": (
        views.opportunity_landscape(register(segment("a"), job(), need("quick", "a"), priority("quick", 9, 4)), on=TODAY),
        {"quick"},
    ),
    "contradictions": (views.contradiction_map(register(*OPPOSED), on=TODAY), {"a and b: choice", "a and b: calm against speed"}),
    "risks": (
        views.risk_heat_map(
            register(
                offering("espresso"),
                factor("brewing"),
                criteria(3),
                risk("too-slow-a-machine", residual=Rating(likelihood=3, consequence=3)),
                risk("beans-late", inherent=Rating(likelihood=3, consequence=1), residual=Rating(likelihood=3, consequence=3)),
                risk("unrated"),
            ),
            on=TODAY,
        ),
        {"too-slow-a-machine", "beans-late", "unrated", "high", "medium", "low", "was here:"},
    ),
    "losses": (
        views.loss_exceedance(
            register(offering("espresso"), factor("brewing"), risk("beans-late"), risk("leak", loss=costs(4_000_000))), on=TODAY
        ),
        {"Loss in a year", "VaR 95 %: ", "ES 99 %: ", "100 %", "5 %", "0.1 %", "2,000,000", "beans-late"},
    ),
    "trend": (
        views.satisfaction_trend(
            register(
                segment("a"),
                SURVEY,
                *WAVES,
                METRIC,
                Objective(id="fifty", metric="m", target=50, due=date(2026, 12, 31), owner="x"),
            ),
            METRIC,
            on=TODAY,
        ),
        {"early", "late", "fifty"},
    ),
    "timeline": (views.horizon_timeline(AHEAD), {f"{each.rule.id} segment {each.subject[0].key}" for each in AHEAD}),
}


@pytest.mark.parametrize(("spec", "names"), PICTURED.values(), ids=PICTURED)
def test_everything_of_the_data_is_found_in_the_picture_and_no_label_is_cut(spec: Spec, names: set[str]) -> None:
    converter = pytest.importorskip("vl_convert", reason="charts are rendered where vl-convert-python is installed")
    picture = converter.vegalite_to_svg(spec, vl_version="6.1")
    written = " ".join(re.findall(r"<text[^>]*>([^<]*)", picture) + re.findall(r"<tspan[^>]*>([^<]*)", picture))
    assert {name for name in names if name not in written} == set()
    assert "…" not in written
