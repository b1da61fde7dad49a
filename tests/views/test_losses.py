"""The loss exceedance curve: what aggregation says, on axes on which it can be read, and nothing where nothing is known."""

from itertools import pairwise
from typing import Any

import attrs
import pytest

from customerfocus import Lognormal, LossModel, Once, Pert, Poisson, Record, views
from customerfocus.methods.loss import aggregate

from ..assessment.builders import TODAY, TOMORROW, costs, criteria, factor, offering, register, risk

Spec = dict[str, Any]
OFTEN = LossModel(frequency=Poisson(rate=2), severity=Lognormal.from_range(1_000, 20_000))
SELDOM = LossModel(frequency=Once(probability=0.1), severity=Pert(low=10_000, mode=50_000, high=200_000))
RARE = LossModel(frequency=Once(probability=0.03), severity=Lognormal.from_range(1_000, 20_000))
VERY_RARE = LossModel(frequency=Once(probability=0.0005), severity=Lognormal.from_range(1e6, 2e7))
CERTAIN = LossModel(frequency=Once(probability=1), severity=Pert(low=999, mode=1_000, high=1_001))
LOSSES = {"often": [OFTEN], "often and seldom": [OFTEN, SELDOM], "rare": [RARE], "very rare": [VERY_RARE], "certain": [CERTAIN]}
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


@pytest.mark.parametrize(("chance", "average"), [(0, "0"), (1e-9, "0.00002"), (9.9e-7, "0.0198")])
def test_where_losses_hardly_ever_come_there_is_no_curve(chance: float, average: str) -> None:
    spec = drawn(costs(20_000, chance=chance), None)
    assert values(spec) == []
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
    told_of = {tuple(each["figure"] for each in layer["data"]["values"]): layer["mark"] for layer in layers}
    shapes = {layer["data"]["values"][0]["figure"]: layer["mark"]["shape"] for layer in layers if "shape" in layer["mark"]}
    sides = {layer["data"]["values"][0]["figure"]: layer["mark"]["align"] for layer in layers if "align" in layer["mark"]}
    assert shapes == {"mean": "square", "VaR": "circle", "ES": "diamond"}
    assert sides == {"mean": "left", "VaR": "right", "ES": "left"}
    assert set(told_of) == {("mean",), ("VaR", "VaR"), ("ES", "ES")}


# ---- axes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("currency", "title"), [("CHF", "Loss in a year (CHF)"), (None, "Loss in a year")])
def test_the_axis_names_the_currency_if_it_is_known(currency: str | None, title: str) -> None:
    assert axis(drawn(OFTEN, currency=currency), "x")["title"] == title


def test_without_criteria_no_currency_is_named() -> None:
    later = attrs.evolve(criteria(on=TOMORROW), currency="EUR")
    spec = views.loss_exceedance(register(offering("espresso"), factor("brewing"), later, risk("r", loss=OFTEN)), on=TODAY)
    assert axis(spec, "x")["title"] == "Loss in a year"


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


def test_probabilities_are_written_in_per_cent_and_amounts_in_full() -> None:
    spec = drawn(OFTEN)
    assert axis(spec, "y")["axis"]["labelExpr"] == "format(datum.value * 100, '~r') + ' %'"
    assert axis(spec, "x")["axis"]["format"] == ",~r"


def test_every_point_can_be_pointed_at() -> None:
    line, points, *_ = drawn(OFTEN)["layer"]
    assert (line["mark"]["type"], points["mark"]["type"], points["mark"]["opacity"]) == ("line", "point", 0)
    assert [each["field"] for each in points["encoding"]["tooltip"]] == ["amount", "probability"]


# ---- what is not known -----------------------------------------------------------------------------------------------


def test_risks_without_a_loss_are_named_and_their_independence_is_said() -> None:
    assert told(drawn(None, OFTEN, None)).endswith("; risks are taken to be independent; without a loss: r0, r2")
    assert told(drawn(OFTEN)).endswith("; risks are taken to be independent")


def test_without_any_loss_a_chart_says_so() -> None:
    spec = drawn(None, None)
    assert (values(spec), told(spec)) == ([], "no known risk has a loss, so there is no curve; without a loss: r0, r1")


def test_a_risk_of_tomorrow_costs_nothing_today() -> None:
    later = risk("later", on=TOMORROW, loss=OFTEN)
    spec = views.loss_exceedance(register(offering("espresso"), factor("brewing"), later), on=TODAY)
    assert (values(spec), told(spec)) == ([], "no known risk has a loss, so there is no curve")


def test_the_order_of_risks_changes_no_curve() -> None:
    assert drawn(OFTEN, None, SELDOM)["data"] == drawn(SELDOM, OFTEN)["data"]
