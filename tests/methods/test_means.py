"""Laws of the interval of a mean."""

import math
import pickle
from collections.abc import Callable
from fractions import Fraction
from random import Random
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NoDataError, OutOfRangeError
from customerfocus.methods._student import t_value
from customerfocus.methods.means import LARGEST, LARGEST_DEVIATION, MeanInterval, mean_interval

from .wrong import NO_NUMBERS, NO_NUMBERS_IDS

Answers = list[tuple[int, float]]

whole_values = st.integers(-(10**6), 10**6)
wide_values = st.floats(-LARGEST, LARGEST)
levels = st.floats(0.5, 0.999)


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Answers]:
    """Draw up to eight values with how many gave each, at least two answers in all."""
    pairs = st.lists(st.tuples(st.integers(0, 40), values), min_size=1, max_size=8)
    return pairs.filter(lambda given_answers: sum(count for count, _ in given_answers) >= 2)


def interval_of(given_answers: Answers, level: float = 0.95) -> MeanInterval:
    return mean_interval([count for count, _ in given_answers], [value for _, value in given_answers], level=level)


def one_by_one(given_answers: Answers) -> list[float]:
    return [value for count, value in given_answers for _ in range(count)]


# ---- one mean --------------------------------------------------------------------------------------------------------


@given(several(wide_values | whole_values))
@example([(1, 1e9 + 0.25), (1, 1e9 + 0.5), (1, 1e9)])
@example([(2, 0.1), (1, 0.1)])
@example([(1, 5e-324), (1, 0.0)])
@example([(1, LARGEST), (1, -LARGEST)])
def test_mean_and_deviation_are_those_of_the_answers_one_by_one(given_answers: Answers) -> None:
    found, given_each = interval_of(given_answers), [Fraction(each) for each in one_by_one(given_answers)]
    mean = sum(given_each, Fraction()) / len(given_each)
    away = [each - mean for each in given_each]
    variance = sum((each * each for each in away), Fraction()) / (len(given_each) - 1)
    assert (found.mean, found.n) == (float(mean), len(given_each))
    squared = Fraction(found.sd) * Fraction(found.sd)
    assert abs(squared - variance) <= variance * Fraction(3, 2**53) + 2 * Fraction(5e-324) ** 2


@given(several(whole_values), levels)
def test_the_interval_reaches_t_standard_errors_to_each_side(given_answers: Answers, level: float) -> None:
    found, given_each = interval_of(given_answers, level), one_by_one(given_answers)
    half = t_value(level, len(given_each) - 1) * stdev(given_each) / math.sqrt(len(given_each))
    assert found.low == pytest.approx(fmean(given_each) - half, rel=1e-9, abs=1e-9)
    assert found.high == pytest.approx(fmean(given_each) + half, rel=1e-9, abs=1e-9)


@given(several(wide_values), levels)
def test_an_interval_holds_its_mean_and_a_mean_lies_among_the_values(given_answers: Answers, level: float) -> None:
    found, given_each = interval_of(given_answers, level), one_by_one(given_answers)
    assert found.low <= found.mean <= found.high
    assert min(given_each) <= found.mean <= max(given_each)


@given(several(wide_values), st.randoms(use_true_random=False))
def test_the_order_of_the_values_changes_nothing(given_answers: Answers, chance: Random) -> None:
    shuffled = given_answers.copy()
    chance.shuffle(shuffled)
    assert interval_of(shuffled) == interval_of(given_answers)


@given(several(wide_values), st.floats(-10, 10))
def test_a_value_that_nobody_gave_changes_nothing(given_answers: Answers, value: float) -> None:
    assert interval_of([*given_answers, (0, value)]) == interval_of(given_answers)


@given(several(whole_values), st.integers(-(10**9), 10**9))
def test_values_moved_by_a_whole_number_have_the_same_deviation(given_answers: Answers, by: int) -> None:
    moved = [(count, value + by) for count, value in given_answers]
    assert interval_of(moved).sd == interval_of(given_answers).sd


@given(several(whole_values), st.integers(-20, 20))
def test_values_scaled_by_a_power_of_two_scale_everything(given_answers: Answers, exponent: int) -> None:
    found = interval_of(given_answers)
    scaled = interval_of([(count, math.ldexp(value, exponent)) for count, value in given_answers])
    expected = [math.ldexp(each, exponent) for each in (found.mean, found.sd, found.low, found.high)]
    assert [scaled.mean, scaled.sd, scaled.low, scaled.high] == expected


@given(several(whole_values), levels, levels)
def test_a_higher_level_makes_no_narrower_an_interval(given_answers: Answers, one: float, other: float) -> None:
    narrow, wide = (interval_of(given_answers, level) for level in sorted((one, other)))
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@given(several(st.integers(1, 5)), levels)
def test_ten_times_as_many_answers_make_a_narrower_interval(given_answers: Answers, level: float) -> None:
    few, many = interval_of(given_answers, level), interval_of([(10 * count, value) for count, value in given_answers], level)
    assume(few.sd > 0)
    assert many.high - many.low < few.high - few.low


@given(wide_values, st.integers(2, 2**53 - 1), levels)
@example(0.1, 2**53 - 1, 0.95)
def test_where_all_answers_are_alike_the_interval_has_no_width(value: float, n: int, level: float) -> None:
    assert interval_of([(n, value)], level) == MeanInterval(mean=value, sd=0, low=value, high=value, n=n)


def test_huge_counts_are_exact() -> None:
    """Half of 2⁵³ − 2 answers say 1, half say 2: the deviation is ½ and a hair, and the interval as narrow as a float can tell."""
    half = 2**52 - 1
    found = mean_interval([half, half], [1, 2])
    assert (found.mean, found.n) == (1.5, 2 * half)
    assert found.sd == 0.5
    assert found.high - found.low == pytest.approx(2 * 1.959963984540054 * 0.5 / math.sqrt(2 * half), rel=1e-6)


@given(st.floats(2.001, 1e6), st.floats(0.1, 0.9))
def test_a_weighted_sample_has_fractions_of_answers(n: float, share: float) -> None:
    """Of *n* answers a share *p* says 1: the mean is *p*, and the deviation √(*p*(1 − *p*)*n*/(*n* − 1))."""
    found = mean_interval([n * share, n - n * share], [1, 0])
    assert found.mean == pytest.approx(share)
    assert found.sd == pytest.approx(math.sqrt(share * (1 - share) * n / (n - 1)), rel=1e-9)
    assert found.high - found.mean == pytest.approx(t_value(0.95, n - 1) * found.sd / math.sqrt(n), rel=1e-9)


def test_the_interval_is_one_of_95_percent() -> None:
    assert mean_interval([1, 2], [3, 4]) == mean_interval([1, 2], [3, 4], level=0.95)
    assert mean_interval([1, 2], [3, 4]) != mean_interval([1, 2], [3, 4], level=0.9500001)


@pytest.mark.parametrize("counts", [[], [0], [1], [0.5, 0.5], [1, math.nextafter(1, 0)]], ids=str)
def test_fewer_than_two_answers_tell_nothing(counts: list[float]) -> None:
    with pytest.raises(NoDataError) as caught:
        mean_interval(counts, [3] * len(counts))
    assert str(caught.value) == "counts: nothing to compute from, fewer than two answers tell nothing of their variation"


def test_two_answers_are_enough() -> None:
    """With one degree of freedom the reach is 12.7 standard errors: 2.5 ± 12.706·0.7071/1.4142."""
    found = mean_interval([1, 1], [2, 3])
    assert found.mean == 2.5
    assert found.sd == pytest.approx(math.sqrt(0.5), rel=1e-15)
    assert (found.low, found.high) == pytest.approx((2.5 - 6.353102368087346, 2.5 + 6.353102368087346))


@pytest.mark.parametrize("level", [5e-324, 1e-17, 1 - 2**-53])
@pytest.mark.parametrize("values", [[5e-324, -5e-324], [LARGEST, -LARGEST], [0, 5e-324], [LARGEST, 0]], ids=str)
@pytest.mark.parametrize("counts", [[1, 1], [2, 5e-324], [2**53 - 2, 1]], ids=str)
def test_nothing_within_the_limits_is_too_extreme(counts: list[float], values: list[float], level: float) -> None:
    found = mean_interval(counts, values, level=level)
    assert found.low <= found.mean <= found.high
    assert math.isfinite(found.low)
    assert math.isfinite(found.high)


# ---- published figures -----------------------------------------------------------------------------------------------

SLEEP = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_the_hours_of_sleep_of_student() -> None:
    """Student (1908); R's `t.test(sleep$extra)` prints 1.54, and 0.5955845 to 2.4844155."""
    found = mean_interval([1] * 20, SLEEP)
    assert (found.mean, found.low, found.high) == pytest.approx((1.54, 0.5955845, 2.4844155), abs=5e-8)


NIST_UNIVARIATE = [
    ([1, 1, 1], [10000001, 10000003, 10000002], 10000002, 1),
    ([1, 500, 500], [1.2, 1.1, 1.3], 1.2, 0.1),
    ([1, 500, 500], [1000000.2, 1000000.1, 1000000.3], 1000000.2, 0.1),
    ([1, 500, 500], [10000000.2, 10000000.1, 10000000.3], 10000000.2, 0.1),
]


@pytest.mark.parametrize(("counts", "values", "mean", "sd"), NIST_UNIVARIATE, ids=["NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"])
def test_the_certified_values_of_nist(counts: list[float], values: list[float], mean: float, sd: float) -> None:
    """NIST, *Statistical Reference Datasets*, univariate summary statistics; the tolerance is the rounding of 10000000.1 itself."""
    found = mean_interval(counts, values)
    assert found.mean == pytest.approx(mean, rel=1e-15)
    assert found.sd == pytest.approx(sd, rel=1e-8)


@pytest.mark.parametrize("exponent", [0, 20, 30, 40, 50])
def test_a_large_value_in_common_costs_no_digit(exponent: int) -> None:
    """Values 1, 2 and 4 beyond a power of two: at 2³⁰ the textbook formula Σx² − (Σx)²/n, in floats, has no digit left."""
    found = mean_interval([1, 1, 1], [2**exponent + each for each in (1, 2, 4)])
    assert found.sd == pytest.approx(math.sqrt(7 / 3), rel=3e-16)


# ---- what is refused -------------------------------------------------------------------------------------------------

BEYOND = math.nextafter(LARGEST, math.inf)


def refusal(call: Callable[[], object]) -> CustomerFocusError:
    with pytest.raises(CustomerFocusError) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -1, -5e-324, 2**53], ids=[*NO_NUMBERS_IDS, "negative", "just-negative", "many"])
def test_a_wrong_count_is_named_by_its_place(wrong: float) -> None:
    assert refusal(lambda: mean_interval([5, wrong], [1, 2])).field == "counts[1]"


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, BEYOND, -BEYOND], ids=[*NO_NUMBERS_IDS, "large", "small"])
def test_a_wrong_value_is_named_by_its_place(wrong: float) -> None:
    assert refusal(lambda: mean_interval([5, 5], [1, wrong])).field == "values[1]"


@pytest.mark.parametrize("wrong", [None, 1, {1}, {1: 2}, "1"], ids=repr)
def test_counts_and_values_have_an_order(wrong: list[float]) -> None:
    assert refusal(lambda: mean_interval(wrong, [5])).field == "counts"
    assert refusal(lambda: mean_interval([5], wrong)).field == "values"


@pytest.mark.parametrize(("counts", "values"), [([1], []), ([], [1]), ([1, 2], [1, 2, 3])])
def test_there_is_one_value_per_count(counts: list[float], values: list[float]) -> None:
    error = refusal(lambda: mean_interval(counts, values))
    sentence = f"values must have {len(counts)} members, one per count, got {len(values)}"
    assert (type(error), error.code, str(error)) == (BrokenLawError, "length.mismatch", sentence)


def test_there_are_no_more_answers_than_a_number_is_exact() -> None:
    assert mean_interval([2**53 - 2, 1], [1, 2]).n == 2**53 - 1
    error = refusal(lambda: mean_interval([2**53 - 1, 1], [1, 2]))
    assert isinstance(error, OutOfRangeError)
    assert (error.field, error.low, error.high) == ("counts", 0, 2**53 - 1)


@pytest.mark.parametrize("wrong", [0, 1, -0.1, 95, *NO_NUMBERS], ids=str)
def test_a_level_lies_between_0_and_1(wrong: float) -> None:
    assert refusal(lambda: mean_interval([1, 2], [3, 4], level=wrong)).field == "level"


ONE: dict[str, Any] = {"mean": 3.0, "sd": 1.0, "low": 2.5, "high": 3.5, "n": 20.0}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("mean", BEYOND),
        ("mean", -BEYOND),
        ("sd", -5e-324),
        ("sd", math.nextafter(LARGEST_DEVIATION, math.inf)),
        ("high", 2.4),
        ("n", 1.9),
        ("n", 2.0**53),
    ],
)
def test_a_mean_keeps_its_ranges(field: str, wrong: float) -> None:
    assert refusal(lambda: MeanInterval(**ONE | {field: wrong})).field == field


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=NO_NUMBERS_IDS)
@pytest.mark.parametrize("field", ONE)
def test_every_figure_of_a_mean_is_a_number(field: str, wrong: object) -> None:
    assert refusal(lambda: MeanInterval(**ONE | {field: wrong})).field == field


def test_the_ends_of_the_ranges_belong_to_them() -> None:
    for end in (-1, 1):
        assert MeanInterval(**ONE | {"mean": end * LARGEST, "sd": 0, "n": 2}).mean == end * LARGEST
    assert MeanInterval(**ONE | {"sd": LARGEST_DEVIATION, "n": LARGEST}).n == LARGEST


def test_a_mean_travels() -> None:
    found = mean_interval([1, 2], [3, 4])
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 -- our own bytes
