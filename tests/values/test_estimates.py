"""Laws of what is known by measuring: the figure lies in its interval, and what is unknown says why."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError
from customerfocus.values.estimates import LEVEL, Comparison, Estimate, Evolution, Unknown

figures = st.floats(allow_nan=False, allow_infinity=False)


def estimate(**given_instead: object) -> Estimate:
    given: dict[str, Any] = {"value": 0.4, "low": 0.3, "high": 0.5, "level": 0.95, "n": 10, "method": "Wilson"}
    return Estimate(**given | given_instead)


def comparison(**given_instead: object) -> Comparison:
    given: dict[str, Any] = {"difference": 0.1, "low": -0.1, "high": 0.3, "p_value": 0.4, "level": 0.95}
    return Comparison(**given | {"method": "Newcombe", "verdict": Evolution.NO_EVIDENCE_OF_CHANGE} | given_instead)


@given(st.lists(figures, min_size=3, max_size=3).map(sorted))
def test_an_estimate_lies_within_its_interval_ends_included(ordered: list[float]) -> None:
    low, value, high = ordered
    assert (found := estimate(low=low, value=value, high=high)).low <= found.value <= found.high


@given(figures, figures, figures)
def test_an_estimate_outside_its_interval_is_refused(one: float, other: float, value: float) -> None:
    low, high = min(one, other), max(one, other)
    outside = math.nextafter(high, math.inf) if low <= value <= high else value
    assume(math.isfinite(outside))
    with pytest.raises(BrokenLawError) as caught:
        estimate(low=low, value=outside, high=high)
    assert str(caught.value) == f"value must lie within {low} to {high}, got {outside}"


@pytest.mark.parametrize("make", [estimate, comparison])
def test_an_interval_ends_no_lower_than_it_begins(make: Callable[..., Estimate | Comparison]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        make(low=0.5, high=0.3)
    assert (caught.value.code, str(caught.value)) == ("interval.order", "high must be no less than low, got 0.5 to 0.3")


@pytest.mark.parametrize("make", [estimate, comparison])
@pytest.mark.parametrize("level", [0.0, 1.0, -0.5, 95.0])
def test_a_level_lies_between_0_and_1_both_excluded(make: Callable[..., Estimate | Comparison], level: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        make(level=level)
    assert str(caught.value) == f"level must lie between 0 and 1, both excluded, got {level}"


@pytest.mark.parametrize("make", [estimate, comparison])
@pytest.mark.parametrize("level", [5e-324, math.nextafter(1, 0)])
def test_every_level_in_between_is_accepted(make: Callable[..., Estimate | Comparison], level: float) -> None:
    assert make(level=level).level == level


@pytest.mark.parametrize("n", [0, -1, 2**53])
def test_an_estimate_rests_on_an_answer_at_least(n: int) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        estimate(n=n)
    assert str(caught.value) == f"n must be from 1 to {2**53 - 1}, got {n}"


@pytest.mark.parametrize("p_value", [-0.1, math.nextafter(1, 2)])
def test_a_p_value_lies_from_0_to_1(p_value: float) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        comparison(p_value=p_value)
    assert str(caught.value) == f"p_value must be from 0 to 1, got {p_value}"


@pytest.mark.parametrize("p_value", [0, 1])
def test_a_p_value_may_be_0_or_1(p_value: int) -> None:
    assert comparison(p_value=p_value).p_value == p_value


@pytest.mark.parametrize("field", ["value", "low", "high"])
def test_a_whole_number_is_kept_as_a_float(field: str) -> None:
    assert type(getattr(estimate(value=1, low=1, high=1), field)) is float


@pytest.mark.parametrize("field", ["difference", "low", "high", "p_value"])
def test_a_whole_number_of_a_comparison_is_kept_as_a_float(field: str) -> None:
    assert type(getattr(comparison(difference=1, low=1, high=1, p_value=1), field)) is float


def test_what_is_unknown_is_no_number() -> None:
    with pytest.raises(TypeError):
        float(Unknown(reason="nobody answered"))  # type: ignore[arg-type]


def test_a_verdict_is_one_of_four_words() -> None:
    assert [str(each) for each in Evolution] == ["improved", "worsened", "no-evidence-of-change", "cannot-tell"]


def test_a_level_of_1_is_refused_for_what_it_is() -> None:
    with pytest.raises(BrokenLawError) as caught:
        Estimate(value=1, low=0, high=2, level=1, n=10, method="Wilson")
    assert caught.value.code == "level.range"


FIGURES = ("difference", "low", "high", "p_value", "method")
NOTHING: dict[str, Any] = dict.fromkeys(FIGURES)


def test_a_comparison_that_tells_nothing_has_no_figures() -> None:
    cannot = comparison(**NOTHING, verdict=Evolution.CANNOT_TELL)
    assert cannot == Comparison(level=0.95, verdict=Evolution.CANNOT_TELL)
    assert [getattr(cannot, each) for each in FIGURES] == [None] * 5


@pytest.mark.parametrize("field", FIGURES)
def test_a_comparison_that_tells_something_has_every_figure(field: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        comparison(**{field: None})
    assert (caught.value.code, caught.value.field) == ("comparison.figures", field)
    assert str(caught.value) == f"{field} must be given where the verdict is no-evidence-of-change, got None"


@pytest.mark.parametrize(("field", "value"), [*((each, 0.5) for each in FIGURES[:4]), ("method", "Newcombe")])
def test_a_comparison_that_tells_nothing_takes_no_figure(field: str, value: object) -> None:
    with pytest.raises(BrokenLawError) as caught:
        comparison(**{**NOTHING, field: value}, verdict=Evolution.CANNOT_TELL)
    assert (caught.value.code, caught.value.field) == ("comparison.figures", field)
    assert str(caught.value) == f"{field} must be left out where the verdict is cannot-tell, got {value!r}"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("difference", math.nan, "number.finite"),
        ("low", "0", "type.number"),
        ("high", math.inf, "number.finite"),
        ("p_value", True, "type.number"),
        ("method", "", "text.length"),
        ("method", 1, "type.text"),
        ("verdict", "improved", "enum"),
    ],
)
def test_a_comparison_refuses(field: str, value: object, code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        comparison(**{field: value})
    assert (caught.value.field, caught.value.code) == (field, code)


def test_the_usual_level_is_95_percent() -> None:
    assert LEVEL == 0.95
