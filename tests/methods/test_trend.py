"""Laws of trends over equal steps of time."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, permutations
from statistics import NormalDist, median
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError, NoDataError
from customerfocus.methods.trend import Significance, mann_kendall, sen_slope

any_number = st.floats(allow_nan=False, allow_infinity=False)
series = st.lists(any_number, min_size=4, max_size=12)
few_levels = st.lists(st.integers(1, 4), min_size=4, max_size=12)
short = st.lists(st.integers(1, 4), min_size=4, max_size=6)


def rises_less_falls(values: list[int] | list[float] | tuple[int, ...]) -> int:
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))


# ---- the test --------------------------------------------------------------------------------------------------------


@given(short)
@example([1, 2, 3, 4, 5, 6])
@example([1, 1, 1, 2, 2, 3])
def test_the_variance_is_that_over_all_orders_of_the_values(values: list[int]) -> None:
    """Without a trend every order is as likely: the variance of *S* over all of them is the one of the formula, ties included."""
    score = rises_less_falls(values)
    assume(score != 0)
    scores = [rises_less_falls(order) for order in permutations(values)]
    assert sum(scores) == 0
    variance = Fraction(sum(each**2 for each in scores), len(scores))
    expected = (score - math.copysign(1, score)) / math.sqrt(variance)
    assert mann_kendall(values).statistic == pytest.approx(expected, rel=1e-14)


@given(series)
def test_the_p_value_is_that_of_a_normal_figure_in_either_direction(values: list[float]) -> None:
    found = mann_kendall(values)
    assert found.p_value == pytest.approx(2 * NormalDist().cdf(-abs(found.statistic)), abs=1e-12)


@given(few_levels)
def test_the_statistic_has_the_sign_of_the_rises_less_the_falls(values: list[int]) -> None:
    score, statistic = rises_less_falls(values), mann_kendall(values).statistic
    if abs(score) <= 1:
        assert (statistic, mann_kendall(values).p_value) == (0, 1)
    else:
        assert math.copysign(1, statistic) == math.copysign(1, score)


@given(few_levels)
def test_time_turned_round_turns_the_trend_round(values: list[int]) -> None:
    found, turned = mann_kendall(values), mann_kendall(values[::-1])
    assert (found.statistic, found.p_value) == (-turned.statistic, turned.p_value)


@given(series)
def test_values_turned_round_turn_the_trend_round(values: list[float]) -> None:
    found, turned = mann_kendall(values), mann_kendall([-each for each in values])
    assert (found.statistic, found.p_value) == (-turned.statistic, turned.p_value)


@given(few_levels)
def test_only_the_order_of_the_values_counts_and_not_their_distance(values: list[int]) -> None:
    assert mann_kendall([math.exp(each) for each in values]) == mann_kendall(values)


@given(st.lists(any_number, min_size=4, max_size=12, unique=True))
def test_no_order_is_more_of_a_trend_than_the_sorted_one(values: list[float]) -> None:
    assume(0.0 not in values)
    rising = mann_kendall(sorted(values))
    assert rising.statistic >= abs(mann_kendall(values).statistic)


@pytest.mark.parametrize("values", [[3, 3, 3, 3], [0.0, -0.0, 0.0, -0.0], [1, 2, 2, 1], [2, 4, 1, 3]])
def test_as_many_rises_as_falls_are_no_trend(values: list[float]) -> None:
    assert mann_kendall(values) == Significance(statistic=0, p_value=1)


@pytest.mark.parametrize("values", [[1, 1, 2, 1], [1, 2, 1, 1]])
def test_one_rise_or_fall_more_is_taken_back_by_the_correction_for_continuity(values: list[int]) -> None:
    assert abs(rises_less_falls(values)) == 1
    assert mann_kendall(values) == Significance(statistic=0, p_value=1)


def test_every_group_of_equal_values_is_corrected_for() -> None:
    """Ten values: three 1, five 2, two 3; S = 22 − 9."""
    values = [1, 2, 2, 1, 2, 3, 1, 2, 3, 2]
    corrected = (10 * 9 * 25 - 3 * 2 * 11 - 5 * 4 * 15 - 2 * 1 * 9) / 18
    assert mann_kendall(values).statistic == pytest.approx((rises_less_falls(values) - 1) / math.sqrt(corrected), rel=1e-14)


def test_the_correction_for_continuity_moves_towards_0() -> None:
    """Without it 1, 2, 3, 4 would give 6/√(4·3·13/18) = 2.04, significant from four values; it is 1.70."""
    rising, falling = mann_kendall([1, 2, 3, 4]), mann_kendall([4, 3, 2, 1])
    assert rising.statistic == pytest.approx(5 / math.sqrt(26 / 3))
    assert falling.statistic == pytest.approx(-5 / math.sqrt(26 / 3))
    assert rising.p_value > 0.05


BY_HAND = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7]


def test_a_worked_example_is_met() -> None:
    """J. Little, "A Mann-Kendall example (by hand)", College of the Holy Cross: S = 54, one tie, Z = 2.9058, one-sided p .0018."""
    found = mann_kendall(BY_HAND)
    assert rises_less_falls(BY_HAND) == 54
    assert found.statistic == pytest.approx(2.9058, abs=5e-5)
    assert found.p_value / 2 == pytest.approx(0.0018, abs=5e-5)


def test_a_tie_that_is_not_corrected_for_would_make_another_figure() -> None:
    assert 53 / math.sqrt(14 * 13 * 33 / 18) == pytest.approx(2.9015, abs=5e-5)


def test_a_hundred_rises_are_as_significant_as_the_package_of_the_method_says() -> None:
    """The tests of MannKendall.jl by the author of pyMannKendall: 1 to 100 gives S = 4950, variance 112750."""
    assert mann_kendall(list(range(1, 101))).statistic == pytest.approx(14.73869998208331, rel=1e-14)


# ---- the slope -------------------------------------------------------------------------------------------------------


@given(series)
def test_the_slope_is_the_exact_median_rounded_once(values: list[float]) -> None:
    exact = list(map(Fraction, values))
    slopes = [(exact[j] - exact[i]) / (j - i) for i, j in combinations(range(len(exact)), 2)]
    assert sen_slope(values) == float(median(slopes))


@given(st.integers(-1000, 1000), st.integers(-1000, 1000), st.integers(4, 20))
def test_the_slope_of_a_straight_line_is_its_own(start: int, step: int, count: int) -> None:
    assert sen_slope([start + step * each for each in range(count)]) == step


@given(st.lists(st.integers(-1000, 1000), min_size=4, max_size=12), st.integers(-1000, 1000), st.integers(-100, 100))
def test_a_line_laid_over_the_values_is_added_to_their_slope(values: list[int], start: int, step: int) -> None:
    tilted = [each + start + step * place for place, each in enumerate(values)]
    assert sen_slope(tilted) == pytest.approx(sen_slope(values) + step, abs=1e-9)


@given(series)
def test_time_turned_round_turns_the_slope_round(values: list[float]) -> None:
    assert sen_slope(values[::-1]) == -sen_slope(values)


@given(few_levels)
def test_the_slope_does_not_contradict_the_test(values: list[int]) -> None:
    assert sen_slope(values) * rises_less_falls(values) >= 0


@given(st.integers(10, 10**300))
def test_one_odd_value_does_not_decide(odd: int) -> None:
    assert sen_slope([1, 2, 3, float(odd), 5, 6, 7, 8, 9, 10]) == pytest.approx(1, abs=0.2)


def test_the_slope_of_the_worked_example_is_that_of_scipy() -> None:
    """By scipy 1.17.1: `theilslopes`."""
    assert sen_slope(BY_HAND) == pytest.approx(0.566666666666667, abs=1e-14)


def test_values_as_far_apart_as_numbers_go_have_a_slope_and_a_test() -> None:
    highest = 1.7976931348623157e308
    assert sen_slope([-highest, highest, -highest, highest]) == pytest.approx(highest / 3)
    assert sen_slope([-highest, -highest, highest, highest]) == highest * (5 / 6)
    assert mann_kendall([-highest, highest, -highest, highest]).statistic > 0


@given(st.lists(st.sampled_from([-1.7976931348623157e308, 0.0, 5e-324, 1.7976931348623157e308]), min_size=4, max_size=7))
def test_no_values_are_too_far_apart(values: list[float]) -> None:
    assert math.isfinite(sen_slope(values))
    assert 0 <= mann_kendall(values).p_value <= 1


# ---- what is refused -------------------------------------------------------------------------------------------------

BOTH = [mann_kendall, sen_slope]


@pytest.mark.parametrize("count", range(4))
@pytest.mark.parametrize("ask", BOTH)
def test_fewer_than_four_values_have_no_trend(ask: Callable[[list[int]], object], count: int) -> None:
    with pytest.raises(NoDataError) as caught:
        ask(list(range(count)))
    assert str(caught.value) == f"values: nothing to compute from, a trend takes 4 values, and there are {count}"
    ask([1, 2, 3, 4])


@pytest.mark.parametrize("wrong", [True, "1", None, math.nan, math.inf, 10**400], ids=str)
@pytest.mark.parametrize("ask", BOTH)
def test_what_is_no_number_is_refused_by_its_place(ask: Callable[[Any], object], wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask([1, 2, wrong, 4])
    assert caught.value.field == "values[2]"


@pytest.mark.parametrize("wrong", [None, 1, {1, 2, 3, 4}, {1: 2}, "1234"], ids=repr)
@pytest.mark.parametrize("ask", BOTH)
def test_values_have_an_order(ask: Callable[[Any], object], wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask(wrong)
    assert caught.value.field == "values"
