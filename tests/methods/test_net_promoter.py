"""Laws of the net promoter score, of its interval and of the difference between two."""

import math
import pickle
from collections.abc import Callable
from fractions import Fraction
from statistics import fmean, pvariance
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NoDataError, NotOneOfError, OutOfRangeError
from customerfocus.methods._common import z_value
from customerfocus.methods.net_promoter import METHODS, Method, NetPromoter, NetPromoterDifference, difference, net_promoter

from .wrong import NO_NUMBERS, NO_NUMBERS_IDS

Sample = tuple[int, int, int]

LARGEST = 2**53 - 1

counts = st.integers(0, 10**9) | st.integers(0, 12)
samples = st.tuples(counts, counts, counts).filter(any)
small_samples = st.tuples(*[st.integers(0, 15)] * 3).filter(any)
mixed_samples = small_samples.filter(lambda sample: sum(map(bool, sample)) > 1)
weighted_samples = st.tuples(*[st.floats(0, 1e12)] * 3).filter(any)
levels = st.floats(0.5, 0.999)
methods = st.sampled_from(METHODS)


def answers(sample: Sample) -> list[int]:
    promoters, passives, detractors = sample
    return [1] * promoters + [0] * passives + [-1] * detractors


# ---- one score -------------------------------------------------------------------------------------------------------


@given(small_samples, methods)
def test_the_score_is_the_mean_of_answers_that_count_1_0_or_minus_1(sample: Sample, method: Method) -> None:
    found, given_one_by_one = net_promoter(*sample, method=method), [Fraction(each) for each in answers(sample)]
    assert found.score == float(100 * sum(given_one_by_one) / len(given_one_by_one))
    assert found.variance == float(pvariance(given_one_by_one))
    assert found.standard_error == pytest.approx(100 * math.sqrt(pvariance(answers(sample)) / len(answers(sample))))
    assert (found.n, found.method) == (sum(sample), method)


@given(samples)
def test_the_score_is_rounded_once(sample: Sample) -> None:
    promoters, _, detractors = sample
    assert net_promoter(*sample).score == float(Fraction(100 * (promoters - detractors), sum(sample)))


@given(samples, levels, methods)
def test_every_figure_stays_within_its_range(sample: Sample, level: float, method: Method) -> None:
    found = net_promoter(*sample, level=level, method=method)
    assert -100 <= found.score <= 100
    assert abs(found.score / 100) - (found.score / 100) ** 2 - 1e-15 <= found.variance <= 1 - (found.score / 100) ** 2 + 1e-15
    assert -100 <= found.low <= found.high <= 100


@given(samples | weighted_samples, levels, methods)
def test_the_score_changes_its_sign_when_promoters_and_detractors_are_swapped(sample: Sample, level: float, method: Method) -> None:
    found, swapped = (net_promoter(*each, level=level, method=method) for each in (sample, sample[::-1]))
    assert (swapped.score, swapped.low, swapped.high) == (-found.score, -found.high, -found.low)
    assert (swapped.variance, swapped.standard_error, swapped.n) == (found.variance, found.standard_error, found.n)


@given(small_samples, levels)
def test_the_adjusted_interval_is_that_of_wald_with_three_answers_more(sample: Sample, level: float) -> None:
    promoters, passives, detractors = sample
    adjusted = net_promoter(promoters, passives, detractors, level=level)
    plain = net_promoter(promoters + 0.75, passives + 1.5, detractors + 0.75, level=level, method="Wald")
    assert (adjusted.low, adjusted.high) == (plain.low, plain.high)


@given(small_samples, levels)
def test_walds_interval_reaches_z_standard_errors_to_each_side(sample: Sample, level: float) -> None:
    found = net_promoter(*sample, level=level, method="Wald")
    reach = z_value(level) * found.standard_error
    assert found.low == pytest.approx(max(found.score - reach, -100))
    assert found.high == pytest.approx(min(found.score + reach, 100))


@given(samples, levels)
def test_walds_interval_holds_the_score(sample: Sample, level: float) -> None:
    found = net_promoter(*sample, level=level, method="Wald")
    assert found.low <= found.score <= found.high


@pytest.mark.parametrize(
    ("sample", "level", "low", "high"),
    [((1, 0, 0), 0.95, -48.498649, 98.498649), ((3, 1, 0), 0.5, 25.582083, 60.132202)],
    ids=["one-promoter", "four-answers"],
)
def test_the_adjusted_interval_need_not_hold_the_score(sample: Sample, level: float, low: float, high: float) -> None:
    found = net_promoter(*sample, level=level)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-5)
    assert found.score > found.high


@given(st.integers(1, 10**6), st.integers(0, 2), levels)
def test_where_all_answers_are_alike_only_wald_is_certain(n: int, place: int, level: float) -> None:
    sample = tuple(n if each == place else 0 for each in range(3))
    score = (100, 0, -100)[place]
    adjusted, plain = (net_promoter(*sample, level=level, method=method) for method in METHODS)
    assert (plain.score, plain.variance, plain.standard_error, plain.low, plain.high) == (score, 0, 0, score, score)
    assert (adjusted.score, adjusted.variance, adjusted.standard_error) == (score, 0, 0)
    assert adjusted.low < adjusted.high


@given(small_samples, levels, levels, methods)
def test_a_higher_level_makes_no_narrower_an_interval(sample: Sample, one: float, other: float, method: Method) -> None:
    narrow, wide = (net_promoter(*sample, level=level, method=method) for level in sorted((one, other)))
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@given(mixed_samples, methods)
def test_a_hundred_times_as_many_answers_have_a_tenth_of_the_standard_error(sample: Sample, method: Method) -> None:
    many = net_promoter(*(100 * each for each in sample), method=method)
    found = net_promoter(*sample, method=method)
    assert (many.score, many.variance) == (found.score, found.variance)
    assert many.standard_error == pytest.approx(found.standard_error / 10)


@given(st.tuples(*[st.floats(0, 1e12)] * 3).filter(any), methods)
@example((5e-324, 0.0, 0.0), "Wald")
@example((5e-324, 5e-324, 0.0), "Wald")
@example((5e-324, 0.0, 5e-324), "adjusted Wald")
@example((1e15, 5e-324, 0.0), "adjusted Wald")
def test_a_weighted_sample_has_fractions_of_answers(sample: tuple[float, float, float], method: Method) -> None:
    found = net_promoter(*sample, method=method)
    exact = [Fraction(each) for each in sample]
    net = (exact[0] - exact[2]) / sum(exact)
    assert (found.score, found.n) == (float(100 * net), float(sum(exact)))
    assert found.variance == float((exact[0] + exact[2]) / sum(exact) - net**2)


@pytest.mark.parametrize("level", [5e-324, 1e-17, 1 - 2**-53])
@pytest.mark.parametrize("sample", [(1, 0, 0), (1, 1, 1), (LARGEST - 1, 0, 1), (0, 0, LARGEST)])
def test_no_level_and_no_sample_is_too_extreme(sample: Sample, level: float) -> None:
    for method in METHODS:
        found = net_promoter(*sample, level=level, method=method)
        assert -100 <= found.low <= found.high <= 100


def test_whole_numbers_give_floats() -> None:
    found = net_promoter(3, 1, 1)
    assert repr(found).startswith("NetPromoter(score=40.0, variance=0.64, standard_error=")
    assert repr(found).endswith("n=5.0, method='adjusted Wald')")


def test_the_adjusted_interval_is_what_one_gets() -> None:
    assert net_promoter(50, 30, 20) == net_promoter(50, 30, 20, method="adjusted Wald", level=0.95)
    assert net_promoter(50, 30, 20) != net_promoter(50, 30, 20, method="Wald")
    assert METHODS == ("adjusted Wald", "Wald")


# ---- two scores ------------------------------------------------------------------------------------------------------


@given(mixed_samples, small_samples, levels)
def test_the_difference_changes_its_sign_with_the_samples(first: Sample, second: Sample, level: float) -> None:
    one, other = net_promoter(*first), net_promoter(*second)
    found, swapped = difference(one, other, level=level), difference(other, one, level=level)
    assert (swapped.points, swapped.low, swapped.high) == (-found.points, -found.high, -found.low)
    assert (swapped.statistic, swapped.p_value) == (-found.statistic, found.p_value)


@given(mixed_samples, small_samples, levels)
@example((1, 0, 1), (12, 0, 0), 0.95)
def test_the_interval_of_a_difference_is_made_of_the_adjusted_samples(first: Sample, second: Sample, level: float) -> None:
    found = difference(net_promoter(*first), net_promoter(*second), level=level)
    means, squared_errors = [], []
    for promoters, passives, detractors in (first, second):
        three_more = net_promoter(promoters + 0.75, passives + 1.5, detractors + 0.75)
        means.append(three_more.score)
        squared_errors.append(three_more.standard_error**2)
    reach = z_value(level) * math.sqrt(sum(squared_errors))
    assert found.low == pytest.approx(max(means[0] - means[1] - reach, -200))
    assert found.high == pytest.approx(min(means[0] - means[1] + reach, 200))


@given(mixed_samples, small_samples)
def test_the_statistic_is_that_of_the_answers_as_given(first: Sample, second: Sample) -> None:
    found = difference(net_promoter(*first), net_promoter(*second))
    mean_1, mean_2 = fmean(answers(first)), fmean(answers(second))
    squared_error = sum(pvariance(answers(each)) / sum(each) for each in (first, second))
    assert found.points == pytest.approx(100 * (mean_1 - mean_2), abs=1e-12)
    assert found.statistic == pytest.approx((mean_1 - mean_2) / math.sqrt(squared_error), abs=1e-12)
    assert found.p_value == pytest.approx(math.erfc(abs(found.statistic) / math.sqrt(2)))


def test_a_difference_is_worked_out_by_hand() -> None:
    """60/20/20 against 40/30/30: variances 0.64 and 0.69, so the statistic is 0.3/√0.0133.

    The adjusted samples of 103 have the scores 40/103 and 10/103, the variances 81.5/103 − (40/103)² and 71.5/103 − (10/103)².
    """
    found = difference(net_promoter(60, 20, 20), net_promoter(40, 30, 30))
    half = 1.959963984540054 * math.sqrt((81.5 / 103 - (40 / 103) ** 2 + 71.5 / 103 - (10 / 103) ** 2) / 103)
    assert found.points == 30
    assert found.statistic == pytest.approx(0.3 / math.sqrt(0.0133))
    assert (found.low, found.high) == pytest.approx((100 * (30 / 103 - half), 100 * (30 / 103 + half)))


@given(small_samples, small_samples, methods, methods, levels)
def test_how_the_two_intervals_were_made_makes_no_difference(
    first: Sample, second: Sample, one: Method, other: Method, level: float
) -> None:
    assume(net_promoter(*first).variance or net_promoter(*second).variance)
    plain = difference(net_promoter(*first), net_promoter(*second))
    assert difference(net_promoter(*first, method=one, level=level), net_promoter(*second, method=other)) == plain


@given(mixed_samples)
def test_a_score_does_not_differ_from_itself(sample: Sample) -> None:
    found = difference(net_promoter(*sample), net_promoter(*sample))
    assert (found.points, found.statistic, found.p_value) == (0, 0, 1)
    assert found.low == -found.high


@pytest.mark.parametrize(
    ("first", "second", "points"), [((9, 1, 0), (0, 0, 1), 190), ((0, 0, 1), (9, 1, 0), -190)], ids=["above", "below"]
)
def test_a_difference_is_cut_at_200_points(first: Sample, second: Sample, points: float) -> None:
    found = difference(net_promoter(*first), net_promoter(*second), level=0.9999999)
    assert found.points == points
    assert (found.high if points > 0 else found.low) == math.copysign(200, points)


def test_the_interval_of_a_difference_need_not_hold_it_and_outlives_the_statistic() -> None:
    """Two answers against one: 1½ scores apart and 4.2 standard errors, of which the adjusted interval believes nothing."""
    found = difference(net_promoter(1, 1, 0), net_promoter(0, 0, 1))
    assert found.points == 150
    assert found.statistic == pytest.approx(3 * math.sqrt(2))
    assert found.p_value < 0.001
    assert found.low < 0 < found.high < found.points


@given(mixed_samples, small_samples, levels, levels)
def test_a_higher_level_makes_no_narrower_an_interval_of_a_difference(
    first: Sample, second: Sample, one: float, other: float
) -> None:
    pair = net_promoter(*first), net_promoter(*second)
    narrow, wide = (difference(*pair, level=level) for level in sorted((one, other)))
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


def test_the_interval_of_a_difference_is_one_of_95_percent() -> None:
    pair = net_promoter(5, 3, 2), net_promoter(2, 3, 5)
    assert difference(*pair) == difference(*pair, level=0.95)
    assert difference(*pair) != difference(*pair, level=0.9500001)


@pytest.mark.parametrize("sample", [(3, 0, 0), (0, 4, 0), (0, 0, 5)])
@pytest.mark.parametrize("other", [(1, 0, 0), (0, 2, 0), (0, 0, 3)])
def test_where_either_sample_is_alike_there_is_nothing_to_measure_by(sample: Sample, other: Sample) -> None:
    with pytest.raises(NoDataError) as caught:
        difference(net_promoter(*sample), net_promoter(*other))
    assert str(caught.value) == ("first: nothing to compute from, neither sample has any variation to measure a difference by")


@pytest.mark.parametrize("level", [5e-324, 0.95, 1 - 2**-53])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((5e-324, 0, 5e-324), (5e-324, 0, 0)),
        ((5e-324, 0, 5e-324), (LARGEST, 0, 0)),
        ((LARGEST - 1, 1, 0), (0, 0, LARGEST)),
        ((1, 1e-300, 0), (0, 0, LARGEST)),
        ((2**52, 1e-290, 0), (0, 1e-290, 2**52)),
    ],
)
def test_no_sample_is_too_extreme_to_be_compared(first: Sample, second: Sample, level: float) -> None:
    pair = net_promoter(*first), net_promoter(*second)
    found = difference(*pair, level=level)
    assert -200 <= found.low <= found.high <= 200
    assert found.statistic == pytest.approx(found.points / math.hypot(*(each.standard_error for each in pair)))


# ---- what is refused -------------------------------------------------------------------------------------------------

WHOLE = {"promoters": 5, "passives": 3, "detractors": 2}
FOUND = net_promoter(5, 3, 2)


def refusal(call: Callable[[], object]) -> CustomerFocusError:
    with pytest.raises(CustomerFocusError) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -1, -5e-324, 2**53], ids=[*NO_NUMBERS_IDS, "negative", "just-negative", "many"])
@pytest.mark.parametrize("name", WHOLE)
def test_a_wrong_count_is_refused_by_its_name(name: str, wrong: object) -> None:
    instead: dict[str, Any] = WHOLE | {name: wrong}
    assert refusal(lambda: net_promoter(**instead)).field == name


def test_there_are_no_more_answers_than_a_number_is_exact() -> None:
    assert net_promoter(LARGEST, 0, 0).n == LARGEST
    error = refusal(lambda: net_promoter(LARGEST, LARGEST, 0))
    assert isinstance(error, OutOfRangeError)
    assert (error.field, error.low, error.high) == ("n", 0, LARGEST)


@pytest.mark.parametrize("none", [0, 0.0, -0.0])
def test_an_empty_wave_is_unknown_and_not_0(none: float) -> None:
    error = refusal(lambda: net_promoter(none, none, none))
    assert (type(error), str(error)) == (NoDataError, "n: nothing to compute from, there are no answers")


@pytest.mark.parametrize("wrong", [0, 1, -0.1, 95, *NO_NUMBERS], ids=str)
def test_a_level_lies_between_0_and_1(wrong: float) -> None:
    assert refusal(lambda: net_promoter(5, 3, 2, level=wrong)).field == "level"
    assert refusal(lambda: difference(FOUND, FOUND, level=wrong)).field == "level"


class Pretender(str):
    """Says that it is equal to whatever is asked."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


@pytest.mark.parametrize("wrong", ["wald", "Adjusted Wald", "", None, 1, ["Wald"], Pretender()], ids=repr)
def test_a_method_is_one_of_the_two(wrong: Method) -> None:
    error = refusal(lambda: net_promoter(5, 3, 2, method=wrong))
    assert isinstance(error, NotOneOfError)
    assert (error.field, error.value, error.allowed) == ("method", wrong, METHODS)


@pytest.mark.parametrize("wrong", [None, 30.0, (50, 30, 20), "30"], ids=repr)
def test_two_scores_are_compared_and_nothing_else(wrong: NetPromoter) -> None:
    assert refusal(lambda: difference(wrong, FOUND)).field == "first"
    assert refusal(lambda: difference(FOUND, wrong)).field == "second"


ONE: dict[str, Any] = {
    "score": 30.0,
    "variance": 0.61,
    "standard_error": 7.8,
    "low": 14.0,
    "high": 44.0,
    "n": 100.0,
    "method": "Wald",
}
TWO: dict[str, Any] = {"points": 30.0, "low": 7.0, "high": 51.0, "statistic": 2.6, "p_value": 0.01}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("score", -100.1),
        ("score", 100.1),
        ("variance", -0.1),
        ("variance", 1.1),
        ("standard_error", -0.1),
        ("low", -100.1),
        ("low", 100.1),
        ("high", 100.1),
        ("high", -100.1),
        ("high", 13.9),
        ("n", 0),
        ("n", -1),
        ("n", 2.0**53),
        ("method", "Wilson"),
    ],
)
def test_a_score_keeps_its_ranges(field: str, wrong: object) -> None:
    assert refusal(lambda: NetPromoter(**ONE | {field: wrong})).field == field


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("points", -200.1),
        ("points", 200.1),
        ("low", -200.1),
        ("low", 200.1),
        ("high", 200.1),
        ("high", -200.1),
        ("high", 6.9),
        ("statistic", math.inf),
        ("p_value", -0.1),
        ("p_value", 1.1),
    ],
)
def test_a_difference_keeps_its_ranges(field: str, wrong: object) -> None:
    assert refusal(lambda: NetPromoterDifference(**TWO | {field: wrong})).field == field


def test_an_end_is_off_the_scale_before_it_is_out_of_order() -> None:
    assert isinstance(refusal(lambda: NetPromoter(**ONE | {"high": -100.1})), OutOfRangeError)
    assert isinstance(refusal(lambda: NetPromoterDifference(**TWO | {"high": -200.1})), OutOfRangeError)


@pytest.mark.parametrize(("kind", "fields"), [(NetPromoter, ONE), (NetPromoterDifference, TWO)], ids=["score", "difference"])
@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=NO_NUMBERS_IDS)
def test_every_figure_of_a_result_is_a_number(kind: type, fields: dict[str, Any], wrong: object) -> None:
    for field in fields:
        error = refusal(lambda field=field: kind(**fields | {field: wrong}))  # type: ignore[misc]
        assert error.field == field


def test_the_ends_of_the_ranges_belong_to_them() -> None:
    for end in (-1, 1):
        edge = {"score": 100 * end, "low": -100, "high": 100, "variance": (end + 1) / 2, "standard_error": 0, "n": LARGEST}
        assert NetPromoter(**ONE | edge).score == 100 * end
        wide = {"points": 200 * end, "low": -200, "high": 200, "p_value": (end + 1) / 2}
        assert NetPromoterDifference(**TWO | wide).points == 200 * end
    assert NetPromoter(**ONE | {"low": 30, "high": 30}).low == 30


def test_a_standard_error_is_refused_with_what_came() -> None:
    error = refusal(lambda: NetPromoter(**ONE | {"standard_error": -1}))
    assert isinstance(error, BrokenLawError)
    assert (error.code, str(error)) == ("standard-error.negative", "standard_error must be no less than 0, got -1.0")


def test_results_travel() -> None:
    for result in (FOUND, difference(FOUND, FOUND)):
        assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 -- our own bytes
