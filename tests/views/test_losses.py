"""The loss exceedance curve: what aggregation says, on axes on which it can be read, and nothing where nothing is known."""

from itertools import pairwise
from math import log10
from typing import Any

import attrs
import pytest

from customerfocus import Lognormal, LossModel, Once, Pert, Poisson, Record, views
from customerfocus.methods.loss import aggregate
from customerfocus.views import _losses

from ..assessment.builders import TODAY, TOMORROW, costs, criteria, factor, offering, register, risk

Spec = dict[str, Any]
OFTEN = LossModel(frequency=Poisson(rate=2), severity=Lognormal.from_range(1_000, 20_000))
SELDOM = LossModel(frequency=Once(probability=0.1), severity=Pert(low=10_000, mode=50_000, high=200_000))
RARE = LossModel(frequency=Once(probability=0.03), severity=Lognormal.from_range(1_000, 20_000))
VERY_RARE = LossModel(frequency=Once(probability=0.0005), severity=Lognormal.from_range(1e6, 2e7))
CERTAIN = LossModel(frequency=Once(probability=1), severity=Pert(low=999, mode=1_000, high=1_001))
LOSSES = {"often": [OFTEN], "often and seldom": [OFTEN, SELDOM], "rare": [RARE], "very rare": [VERY_RARE], "certain": [CERTAIN]}
TITLE = "Losses in a year, as known on 2026-06-15"
TOLD = [{"field": "amount", "title": "Amount"}, {"field": "probability", "title": "Probability that a year costs more"}]
of_any_losses = pytest.mark.parametrize("losses", LOSSES.values(), ids=LOSSES)


def drawn(*losses: LossModel | None, currency: str | None = None) -> Spec:
    risks = (risk(f"r{place}", loss=each) for place, each in enumerate(losses))
    decided: tuple[Record, ...] = (offering("espresso"), factor("brewing"), attrs.evolve(criteria(), currency=currency))
    return views.loss_exceedance(register(*decided, *risks), on=TODAY)


def values(spec: Spec) -> list[dict[str, Any]]:
    return list(spec["data"]["values"])


def told(spec: Spec) -> str:
    """What stands below the title."""
    lines = spec["title"].get("subtitle", "")
    return lines if isinstance(lines, str) else " ".join(lines)


def axis(spec: Spec, name: str) -> Spec:
    found: Spec = spec["layer"][0]["encoding"][name]
    return found


def marks(spec: Spec) -> dict[str, dict[str, Any]]:
    """What is marked, by what is written beside it up to the colon."""
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    return {each["label"].partition(":")[0]: each for layer in layers for each in layer["data"]["values"]}


def about(amount: float) -> Any:  # noqa: ANN401 -- what pytest compares by
    return pytest.approx(amount, rel=1e-5)


# ---- the curve -------------------------------------------------------------------------------------------------------


@of_any_losses
def test_every_point_of_the_curve_is_what_aggregation_says(losses: list[LossModel]) -> None:
    loss, spec = aggregate(losses), drawn(*losses)
    low, high = axis(spec, "x")["scale"]["domain"]
    assert len(values(spec)) > 50
    assert values(spec)[0]["amount"] == about(low)
    for each in values(spec):
        least, most = (loss.exceedance(each["amount"] * (1 + digits)) for digits in (1e-5, -1e-5))
        assert least * (1 - 1e-5) <= each["probability"] <= most * (1 + 1e-5)
        assert low * (1 - 1e-5) <= each["amount"] <= high * (1 + 1e-5)


@of_any_losses
def test_the_curve_falls_and_its_points_lie_evenly_on_the_axis(losses: list[LossModel]) -> None:
    points = values(drawn(*losses))
    steps = [other["amount"] / one["amount"] for one, other in pairwise(points)]
    assert all(one["probability"] >= other["probability"] > 0 for one, other in pairwise(points))
    assert steps == pytest.approx([steps[0]] * len(steps), rel=1e-4)


def test_the_curve_begins_where_nearly_all_years_with_losses_cost_more_and_ends_where_one_of_a_thousand_does() -> None:
    loss, points = aggregate([OFTEN, SELDOM]), values(drawn(OFTEN, SELDOM))
    assert points[0]["probability"] / loss.exceedance(0) == pytest.approx(0.98, abs=0.01)
    assert points[-1]["probability"] == pytest.approx(0.001, rel=0.1)
    assert len(points) == 101


def test_beyond_the_largest_loss_the_curve_has_no_point() -> None:
    largest = aggregate([LossModel(frequency=Once(probability=0.5), severity=Pert(low=10, mode=20, high=30))])
    told = list(_losses._curve(largest, 1.0, 1e6, rarest=1e-12))
    assert all(each["probability"] > 0 for each in told)
    assert 20 < told[-1]["amount"] < 35


def test_of_what_is_rare_the_curve_shows_the_rarest_tenth() -> None:
    spec = drawn(VERY_RARE)
    assert axis(spec, "y")["scale"]["domain"] == [about(0.00005), 1]
    assert axis(spec, "y")["axis"]["values"] == [0.0001, 0.001, 0.01, 0.1, 1]


def test_the_axis_of_amounts_spans_at_least_their_double() -> None:
    low, high = axis(drawn(CERTAIN), "x")["scale"]["domain"]
    assert high == about(2 * low)
    assert 999 < high < 1_003


def test_the_axis_of_amounts_spans_no_more_than_four_powers_of_ten() -> None:
    small = LossModel(frequency=Poisson(rate=1), severity=Lognormal.from_range(0.01, 10_000_000))
    low, high = axis(drawn(small, OFTEN), "x")["scale"]["domain"]
    assert low >= high / 10_000


def test_of_what_is_too_rare_to_be_seen_the_curve_has_one_point() -> None:
    spec = drawn(LossModel(frequency=Poisson(rate=1), severity=Lognormal(median=1_000, sigma=5)))
    rarest, _ = axis(spec, "y")["scale"]["domain"]
    _, high = axis(spec, "x")["scale"]["domain"]
    assert values(spec)[-1]["amount"] < high / 2
    assert [each["probability"] < rarest for each in values(spec)[-2:]] == [False, True]


def test_the_curve_ends_where_nothing_is_likely_to_be_exceeded_any_more() -> None:
    wild = LossModel(frequency=Once(probability=0.00001), severity=Lognormal(median=1, sigma=9))
    points, worst = values(drawn(wild)), aggregate([wild]).expected_shortfall(0.99)
    assert aggregate([wild]).exceedance(worst) == 0
    assert points[-1]["amount"] < worst
    assert all(each["probability"] > 0 for each in points)
    assert marks(drawn(wild))["ES 99 %"]["probability"] == about(0.000001)  # at the end of the axis


@pytest.mark.parametrize(("chance", "average"), [(0, "0"), (1e-9, "0.00002"), (9.9e-7, "0.0198")])
def test_where_losses_hardly_ever_come_there_is_no_curve(chance: float, average: str) -> None:
    spec = drawn(costs(20_000, chance=chance), None)
    assert (values(spec), spec["title"]["text"]) == ([], TITLE)
    assert told(spec).startswith(f"on average: {average}; VaR 95 %: 0; ES 95 %: ")
    assert told(spec).endswith("; losses are rarer than once in a million years, so there is no curve; without a loss: r1")


def test_of_what_comes_once_in_a_million_years_there_is_a_curve() -> None:
    assert values(drawn(costs(20_000, chance=1.01e-6)))


# ---- what is marked --------------------------------------------------------------------------------------------------


def test_marked_are_the_mean_the_values_at_risk_and_the_shortfalls_beyond_them() -> None:
    loss, spec = aggregate([OFTEN, SELDOM]), drawn(OFTEN, SELDOM)
    expected = {
        "on average": (loss.mean, loss.exceedance(loss.mean)),
        "VaR 95 %": (loss.value_at_risk(0.95), 0.05),
        "ES 95 %": (loss.expected_shortfall(0.95), loss.exceedance(loss.expected_shortfall(0.95))),
        "VaR 99 %": (loss.value_at_risk(0.99), 0.01),
        "ES 99 %": (loss.expected_shortfall(0.99), loss.exceedance(loss.expected_shortfall(0.99))),
    }
    found = {name: (each["amount"], each["probability"]) for name, each in marks(spec).items()}
    assert {name: (about(amount), about(probability)) for name, (amount, probability) in expected.items()} == found
    assert list(expected) == [each.partition(":")[0] for each in told(spec).split("; ")[:5]]


def test_what_is_nothing_is_said_below_the_title_and_has_no_place_on_the_curve() -> None:
    spec = drawn(RARE)
    assert "VaR 95 %: 0; ES 95 %: 4," in told(spec)
    assert set(marks(spec)) == {"ES 95 %", "VaR 99 %", "ES 99 %"}


def test_where_the_worst_cannot_be_exceeded_its_mark_stands_at_the_end_of_the_axis() -> None:
    bounded = drawn(CERTAIN)
    assert marks(bounded)["ES 99 %"]["probability"] >= 0.001
    assert marks(bounded)["VaR 99 %"]["probability"] == about(0.01)


@pytest.mark.parametrize(
    ("mean", "read"),
    [(1_234_567, "1,230,000"), (99_950, "100,000"), (1_000, "1,000"), (999.4, "999"), (100, "100"), (12.34, "12.3"), (0.5, "0.5")],
)
def test_an_amount_is_written_to_three_digits(mean: float, read: str) -> None:
    (label,) = (each["label"] for name, each in marks(drawn(costs(mean, chance=1))).items() if name == "on average")
    assert label == f"on average: {read}"


def test_marks_are_told_apart_by_shape_and_their_names_stand_on_either_side() -> None:
    layers = [layer for layer in drawn(OFTEN)["layer"] if "data" in layer]
    assert [{each["figure"] for each in layer["data"]["values"]} for layer in layers] == [
        *({"mean"}, {"mean"}, {"VaR"}, {"VaR"}, {"ES"}, {"ES"})
    ]
    solid = {"type": "point", "filled": True, "opacity": 1, "size": 90, "color": "#d55e00", "stroke": "#1a1a1a"}
    left = {"type": "text", "align": "right", "dx": -9, "dy": 6}
    right = {"type": "text", "align": "left", "dx": 9, "dy": -6}
    assert [layer["mark"] for layer in layers] == [
        *(solid | {"shape": "square"}, right),
        *(solid | {"shape": "circle"}, left),
        *(solid | {"shape": "diamond"}, right),
    ]
    assert [layer["encoding"].get("text") for layer in layers] == [None, {"field": "label"}] * 3
    assert [layer["encoding"].get("tooltip") for layer in layers] == [TOLD, None] * 3


# ---- axes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("currency", "title"), [("CHF", "Loss in a year (CHF)"), (None, "Loss in a year")])
def test_the_axis_names_the_currency_if_it_is_known(currency: str | None, title: str) -> None:
    assert axis(drawn(OFTEN, currency=currency), "x")["title"] == title


@pytest.mark.parametrize("cost", [OFTEN, costs(1_000, chance=1e-9)], ids=["drawn", "too rare to be drawn"])
def test_amounts_below_the_title_are_told_with_their_currency(cost: LossModel) -> None:
    assert told(drawn(cost, currency="CHF")).startswith("in CHF; on average: ")


def test_without_criteria_no_currency_is_named() -> None:
    later = attrs.evolve(criteria(on=TOMORROW), currency="EUR")
    spec = views.loss_exceedance(register(offering("espresso"), factor("brewing"), later, risk("r", loss=OFTEN)), on=TODAY)
    assert axis(spec, "x")["title"] == "Loss in a year"
    assert told(spec).startswith("on average: ")


def test_every_layer_lies_on_the_same_two_axes() -> None:
    spec = drawn(OFTEN)
    low, high = axis(spec, "x")["scale"]["domain"]
    assert axis(spec, "x") == {
        "field": "amount",
        "type": "quantitative",
        "title": "Loss in a year",
        "scale": {"type": "log", "domain": [low, high], "nice": False},
        "axis": {"values": axis(spec, "x")["axis"]["values"], "gridColor": "#e5e5e5", "format": ",~r", "labelSeparation": 8},
    }
    assert axis(spec, "y") == {
        "field": "probability",
        "type": "quantitative",
        "title": "Probability that a year costs more",
        "scale": {"type": "log", "domain": [0.001, 1], "nice": False},
        "axis": {
            "values": [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
            "gridColor": "#e5e5e5",
            "labelExpr": "format(datum.value * 100, '~r') + ' %'",
        },
    }
    assert {str((layer["encoding"]["x"], layer["encoding"]["y"])) for layer in spec["layer"]} == {
        str((axis(spec, "x"), axis(spec, "y")))
    }
    assert (spec["height"], spec["title"]["text"]) == (320, TITLE)


@of_any_losses
def test_both_axes_are_logarithmic_with_round_figures_within_them(losses: list[LossModel]) -> None:
    spec = drawn(*losses)
    for name, most in (("x", 8), ("y", 10)):
        low, high = axis(spec, name)["scale"]["domain"]
        ticks = axis(spec, name)["axis"]["values"]
        assert (axis(spec, name)["scale"]["type"], axis(spec, name)["scale"]["nice"]) == ("log", False)
        assert 2 <= len(ticks) <= most
        assert all(low <= each <= high for each in ticks)
        assert ticks == sorted(ticks)


def test_figures_of_an_axis_are_the_closer_the_fewer_powers_of_ten_it_spans() -> None:
    assert axis(drawn(OFTEN), "y")["axis"]["values"] == [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]
    assert axis(drawn(CERTAIN), "x")["axis"]["values"] == [600, 700, 800, 900, 1_000]
    wide = axis(drawn(OFTEN, SELDOM), "x")["axis"]["values"]
    assert set(wide) <= {1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000}


def test_of_many_powers_of_ten_only_they_are_written() -> None:
    spec = drawn(LossModel(frequency=Once(probability=0.00001), severity=Lognormal.from_range(1, 1_000_000)))
    assert axis(spec, "y")["axis"]["values"] == [0.000001, 0.00001, 0.0001, 0.001, 0.01, 0.1, 1]
    amounts = axis(spec, "x")["axis"]["values"]
    assert amounts == [10 ** round(log10(each)) for each in amounts]


def test_the_axis_reaches_the_worst_mark_where_what_lies_beyond_weighs_more_than_what_is_rare() -> None:
    spec = drawn(LossModel(frequency=Once(probability=0.5), severity=Lognormal(median=1, sigma=5)))
    worst = aggregate([LossModel(frequency=Once(probability=0.5), severity=Lognormal(median=1, sigma=5))]).expected_shortfall(0.99)
    assert axis(spec, "x")["scale"]["domain"][1] == about(worst)


def test_every_point_can_be_pointed_at() -> None:
    line, points, *_ = drawn(OFTEN)["layer"]
    assert line["mark"] == {"type": "line", "color": "#0072b2", "strokeWidth": 2.5, "clip": True}
    assert points["mark"] == {"type": "point", "opacity": 0, "size": 60, "clip": True}
    assert points["encoding"]["tooltip"] == TOLD


# ---- what is not known -----------------------------------------------------------------------------------------------


def test_risks_without_a_loss_are_named_and_their_independence_is_said() -> None:
    assert told(drawn(None, OFTEN, None)).endswith("; risks are taken to be independent; without a loss: r0, r2")
    assert told(drawn(OFTEN)).endswith("; risks are taken to be independent")


def test_without_any_loss_a_chart_says_so() -> None:
    spec = drawn(None, None)
    assert (values(spec), told(spec)) == ([], "no known risk has a loss, so there is no curve; without a loss: r0, r1")
    assert (spec["title"]["text"], spec["layer"]) == (TITLE, [{"mark": "rect", "encoding": {}}])


def test_a_risk_of_tomorrow_costs_nothing_today() -> None:
    later = risk("later", on=TOMORROW, loss=OFTEN)
    spec = views.loss_exceedance(register(offering("espresso"), factor("brewing"), later), on=TODAY)
    assert (values(spec), told(spec)) == ([], "no known risk has a loss, so there is no curve")


def test_the_order_of_risks_changes_no_curve() -> None:
    assert drawn(OFTEN, None, SELDOM)["data"] == drawn(SELDOM, OFTEN)["data"]
