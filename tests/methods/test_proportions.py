"""Laws of intervals and tests of shares."""

import math
from collections.abc import Callable
from contextlib import suppress
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NoDataError
from customerfocus.methods.proportions import (
    Interval,
    holm,
    newcombe,
    one_proportion_test,
    two_proportion_test,
    wald,
    wilson,
    wilson_lower,
    wilson_upper,
    z_value,
)

from .wrong import NO_NUMBERS, NO_NUMBERS_IDS

Sample = tuple[int, int]

samples = st.integers(1, 10**9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
small_samples = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
levels = st.floats(0.5, 0.999)


def failures(sample: Sample) -> Sample:
    successes, n = sample
    return n - successes, n


# ---- one share -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("interval", [wilson, wald])
@given(samples, levels)
@example((1, 2**53 - 1), 0.95)
@example((2**52, 2**53 - 1), 1e-9)
def test_an_interval_holds_the_share_and_stays_between_0_and_1(
    interval: Callable[..., Interval], sample: Sample, level: float
) -> None:
    successes, n = sample
    found = interval(successes, n, level=level)
    assert 0 <= found.low <= successes / n <= found.high <= 1


@given(samples, levels)
def test_wilson_is_mirrored_when_success_and_failure_are_swapped(sample: Sample, level: float) -> None:
    found, mirrored = wilson(*sample, level=level), wilson(*failures(sample), level=level)
    assert (found.low, found.high) == pytest.approx((1 - mirrored.high, 1 - mirrored.low), abs=1e-14)


@given(st.integers(2049, 4096), levels)
def test_wilson_is_mirrored_to_the_last_digit_where_the_share_is_a_binary_fraction(successes: int, level: float) -> None:
    found, mirrored = wilson(successes, 4096, level=level), wilson(4096 - successes, 4096, level=level)
    assert (found.low, found.high) == (1 - mirrored.high, 1 - mirrored.low)


def test_wilson_keeps_its_digits_where_hardly_anybody_agrees() -> None:
    """The lower end to twelve digits, as the formula gives it with 60 (Python's `decimal`)."""
    assert wilson(1, 10**12, z=2).low == pytest.approx(1.715728752538307e-13, rel=1e-12)


@given(small_samples, levels)
def test_wilson_ends_where_the_share_would_just_be_rejected(sample: Sample, level: float) -> None:
    found, reach = wilson(*sample, level=level), z_value(level)
    ends = [(end, sign) for end, sign in ((found.low, 1), (found.high, -1)) if 1e-6 < end < 1 - 1e-6]
    for end, sign in ends:
        assert one_proportion_test(*sample, null=end).statistic == pytest.approx(sign * reach, rel=1e-6)


@given(st.integers(1, 10**6), levels)
def test_wilson_reaches_0_where_nobody_agrees_and_1_where_all_do_and_has_width(n: int, level: float) -> None:
    nobody, everybody = wilson(0, n, level=level), wilson(n, n, level=level)
    assert (nobody.low, everybody.high) == (0.0, 1.0)
    assert nobody.high > 0
    assert everybody.low < 1


@given(small_samples, levels, levels)
def test_a_higher_level_makes_no_narrower_an_interval(sample: Sample, one: float, other: float) -> None:
    narrow, wide = (wilson(*sample, level=level) for level in sorted((one, other)))
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@given(small_samples, levels)
def test_a_sample_ten_times_as_large_makes_a_narrower_interval(sample: Sample, level: float) -> None:
    successes, n = sample
    small, large = wilson(successes, n, level=level), wilson(10 * successes, 10 * n, level=level)
    assume(small.high > small.low)
    assert large.high - large.low < small.high - small.low


@given(samples, st.floats(0.5, 0.999))
def test_a_one_sided_bound_is_the_end_of_the_interval_that_leaves_twice_the_doubt(sample: Sample, level: float) -> None:
    assume(level > 0.5 + 1e-6)
    both = wilson(*sample, level=2 * level - 1)
    found = (wilson_lower(*sample, level=level), wilson_upper(*sample, level=level))
    assert found == pytest.approx((both.low, both.high), abs=1e-12)


@given(small_samples, st.floats(1e-3, 0.5, exclude_max=True))
def test_a_bound_that_is_more_often_wrong_than_right_lies_beyond_the_share(sample: Sample, level: float) -> None:
    successes, n = sample
    assert wilson_upper(*sample, level=level) <= successes / n <= wilson_lower(*sample, level=level)


@pytest.mark.parametrize("interval", [wilson, wald, wilson_lower, wilson_upper])
@given(small_samples, st.floats(0.1, 5), levels)
def test_a_reach_that_is_given_takes_the_place_of_the_level(
    interval: Callable[..., object], sample: Sample, z: float, level: float
) -> None:
    assert interval(*sample, z=z, level=level) == interval(*sample, z=z)


@pytest.mark.parametrize("interval", [wilson, wald, wilson_lower, wilson_upper])
def test_the_level_is_95_percent_unless_another_is_given(interval: Callable[..., object]) -> None:
    assert interval(7, 20) == interval(7, 20, level=0.95)


def test_wald_is_cut_where_no_share_is() -> None:
    assert wald(1, 10, level=0.99).low == 0
    assert wald(9, 10, level=0.99).high == 1


@given(levels)
def test_the_reach_of_a_level_is_that_of_the_normal_distribution(level: float) -> None:
    assert math.erf(z_value(level) / math.sqrt(2)) == pytest.approx(level, abs=1e-14)


@pytest.mark.parametrize(("level", "reach"), [(0.9, 1.6448536269514722), (0.95, 1.959963984540054), (0.99, 2.5758293035489004)])
def test_the_usual_levels_have_their_known_reach(level: float, reach: float) -> None:
    """The quantiles of the standard normal distribution as every table prints them, here to sixteen digits (R 4.3, `qnorm`)."""
    assert z_value(level) == pytest.approx(reach, rel=1e-15)


def test_a_level_next_to_1_keeps_its_digits() -> None:
    assert math.erfc(z_value(1 - 1e-14) / math.sqrt(2)) == pytest.approx(1 - (1 - 1e-14), rel=1e-9)
    assert wilson_lower(50, 100, level=1 - 1e-14) == pytest.approx(wilson(50, 100, level=1 - 2 * (1 - (1 - 1e-14))).low)


def test_wald_has_no_width_where_nobody_agrees_and_is_no_default() -> None:
    assert wald(0, 10) == Interval(low=0, high=0)
    assert wilson(0, 10).high == pytest.approx(0.2775, abs=5e-5)


@given(small_samples)
def test_wald_reaches_as_far_to_both_sides(sample: Sample) -> None:
    successes, n = sample
    found, share = wald(*sample), successes / n
    assume(found.low > 0 and found.high < 1)
    assert found.high - share == pytest.approx(share - found.low)
    assert found.high - share == pytest.approx(z_value(0.95) * math.sqrt(share * (1 - share) / n))


def test_a_weighted_sample_has_fractions_of_answers() -> None:
    found, below, above = wilson(4.5, 9.5), wilson(4, 9), wilson(5, 10)
    assert below.low < found.low < above.low


# ---- two shares ------------------------------------------------------------------------------------------------------


@given(samples, samples, levels)
def test_the_interval_of_a_difference_holds_it_and_stays_between_minus_1_and_1(first: Sample, second: Sample, level: float) -> None:
    found = newcombe(*first, *second, level=level)
    assert -1 <= found.low <= first[0] / first[1] - second[0] / second[1] <= found.high <= 1


@given(samples, samples, levels)
def test_the_interval_of_a_difference_changes_sign_with_the_samples(first: Sample, second: Sample, level: float) -> None:
    found, swapped = newcombe(*first, *second, level=level), newcombe(*second, *first, level=level)
    assert (found.low, found.high) == (-swapped.high, -swapped.low)


@given(small_samples, small_samples, levels)
def test_the_interval_of_a_difference_is_made_of_those_of_its_shares(first: Sample, second: Sample, level: float) -> None:
    one, other, found = wilson(*first, level=level), wilson(*second, level=level), newcombe(*first, *second, level=level)
    assert one.low - other.high - 1e-12 <= found.low
    assert found.high <= one.high - other.low + 1e-12


def test_the_level_of_a_difference_is_95_percent_unless_another_is_given() -> None:
    assert newcombe(7, 20, 3, 15) == newcombe(7, 20, 3, 15, level=0.95)


@given(small_samples, small_samples)
def test_the_statistic_of_two_shares_changes_sign_with_the_samples(first: Sample, second: Sample) -> None:
    assume(0 < first[0] + second[0] < first[1] + second[1])
    found, swapped = two_proportion_test(*first, *second), two_proportion_test(*second, *first)
    assert found.statistic == pytest.approx(-swapped.statistic)
    assert found.p_value == pytest.approx(swapped.p_value)


@given(small_samples, small_samples)
def test_the_statistic_of_two_shares_squared_is_that_of_pearson_for_the_table(first: Sample, second: Sample) -> None:
    table = [first, second]
    rows = [n for _, n in table]
    columns = [first[0] + second[0], sum(rows) - first[0] - second[0]]
    assume(all(columns))
    cells = [
        (found, row * column / sum(rows)) for (yes, row) in table for found, column in zip((yes, row - yes), columns, strict=True)
    ]
    pearson = sum((found - expected) ** 2 / expected for found, expected in cells)
    assert two_proportion_test(*first, *second).statistic ** 2 == pytest.approx(pearson, abs=1e-9)


@pytest.mark.parametrize(("first", "second"), [((0, 10), (0, 20)), ((10, 10), (20, 20)), ((0.3, 0.3), (0.6, 0.6))])
def test_where_all_answers_agree_there_is_no_test(first: tuple[float, float], second: tuple[float, float]) -> None:
    with pytest.raises(NoDataError) as caught:
        two_proportion_test(*first, *second)
    assert str(caught.value) == "successes_1: nothing to compute from, all answers of both samples agree"


@given(small_samples, st.floats(0.01, 0.99))
def test_the_statistic_of_a_share_changes_sign_when_success_and_failure_are_swapped(sample: Sample, null: float) -> None:
    found, mirrored = one_proportion_test(*sample, null=null), one_proportion_test(*failures(sample), null=1 - null)
    assert found.statistic == pytest.approx(-mirrored.statistic, abs=1e-9)
    assert found.p_value == pytest.approx(mirrored.p_value)


def test_a_share_that_is_as_supposed_is_no_surprise() -> None:
    assert (one_proportion_test(1, 4, null=0.25).statistic, one_proportion_test(1, 4, null=0.25).p_value) == (0, 1)


@pytest.mark.parametrize(("successes", "n"), [(195, 350), (155, 350)])
def test_a_share_is_surprising_in_either_direction(successes: int, n: int) -> None:
    found = one_proportion_test(successes, n, null=0.5)
    assert abs(found.statistic) == pytest.approx(20 / math.sqrt(350 / 4))
    assert found.p_value == pytest.approx(0.0325, abs=5e-5)  # pnorm(-2.13809) twice


# ---- several comparisons ---------------------------------------------------------------------------------------------

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=12)


@given(p_values)
def test_an_adjusted_p_value_is_never_below_the_raw_one_and_never_above_1(raw: list[float]) -> None:
    assert all(before <= after <= 1 for before, after in zip(raw, holm(raw), strict=True))


@given(p_values)
def test_adjusted_p_values_keep_the_order_of_the_raw_ones(raw: list[float]) -> None:
    adjusted = holm(raw)
    ranked = sorted(range(len(raw)), key=raw.__getitem__)
    assert sorted(adjusted) == [adjusted[place] for place in ranked]


@given(p_values, st.floats(0.001, 0.2))
def test_what_stays_below_a_level_is_what_stepping_down_would_reject(raw: list[float], level: float) -> None:
    adjusted = holm(raw)
    assume(all(abs(each - level) > 1e-9 for each in adjusted))
    rejected = set[int]()
    for rank, place in enumerate(sorted(range(len(raw)), key=raw.__getitem__)):
        if raw[place] > level / (len(raw) - rank):
            break
        rejected.add(place)
    assert {place for place, each in enumerate(adjusted) if each <= level} == rejected


@pytest.mark.parametrize("order", list(permutations([0.01, 0.03, 0.04])))
def test_adjusted_p_values_stand_where_the_raw_ones_stood(order: tuple[float, ...]) -> None:
    known = {0.01: 0.03, 0.03: 0.06, 0.04: 0.06}
    assert holm(order) == pytest.approx([known[each] for each in order])


def test_without_a_comparison_there_is_nothing_to_adjust() -> None:
    with pytest.raises(NoDataError) as caught:
        holm([])
    assert str(caught.value) == "p_values: nothing to compute from, no comparison was made"


# ---- extremes --------------------------------------------------------------------------------------------------------

SIZES = [5e-324, 1e-320, 1e-160, 1e-9, 1.0, 1e10, 2.0**53 - 1]
WITHIN = [0.0, 1e-323, 0.3, 1.0]
LEVELS_AT_THE_EDGE = [5e-324, 1e-17, 0.5, 1 - 2**-53]


@pytest.mark.parametrize(
    "reach", [*({"level": each} for each in LEVELS_AT_THE_EDGE), *({"z": each} for each in (5e-324, 1e-160, 1e155, 1.7e308))]
)
@pytest.mark.parametrize("share", WITHIN)
@pytest.mark.parametrize("n", SIZES)
def test_a_share_has_an_interval_however_extreme_the_arguments(n: float, share: float, reach: dict[str, float]) -> None:
    successes = share * n
    found, plain = wilson(successes, n, **reach), wald(successes, n, **reach)
    assert 0 <= found.low <= successes / n <= found.high <= 1
    assert 0 <= plain.low <= successes / n <= plain.high <= 1
    assert 0 <= wilson_lower(successes, n, **reach) <= 1
    assert 0 <= wilson_upper(successes, n, **reach) <= 1


@pytest.mark.parametrize("n", [5e-324, 1.0, 2.0**53 - 1])
def test_a_reach_without_end_leads_everywhere(n: float) -> None:
    assert wilson(0.3 * n, n, z=1.7e308) == Interval(low=0, high=1)
    assert wilson_lower(0.3 * n, n, z=1e100) == wilson_lower(0.3 * n, n, z=1.7e308) == 0


def test_of_next_to_no_answers_nothing_is_known() -> None:
    assert wilson(0, 1e-320) == wald(5e-321, 1e-320) == Interval(low=0, high=1)


@pytest.mark.parametrize("level", LEVELS_AT_THE_EDGE)
@pytest.mark.parametrize("n_2", SIZES)
@pytest.mark.parametrize("n_1", SIZES)
def test_two_shares_are_compared_however_extreme_the_arguments(n_1: float, n_2: float, level: float) -> None:
    found = newcombe(0.3 * n_1, n_1, n_2, n_2, level=level)
    assert -1 <= found.low <= 0.3 * n_1 / n_1 - 1 <= found.high <= 1
    with suppress(NoDataError):  # next to no answers, or next to none that differ
        assert 0 <= two_proportion_test(0.3 * n_1, n_1, n_2, n_2).p_value <= 1


def test_a_share_next_to_nothing_of_two_samples_is_no_division_by_nothing() -> None:
    assert two_proportion_test(1e-313, 1e10, 0, 1e10).p_value == 1


@pytest.mark.parametrize("null", [5e-324, 1 - 2**-53])
@pytest.mark.parametrize("n", SIZES)
def test_a_share_is_tested_against_any_other(n: float, null: float) -> None:
    found = one_proportion_test(n, n, null=null)
    assert found.statistic >= 0


@pytest.mark.parametrize(("level", "reach"), [(1e-10, -6.361340902404056), (0.1, -1.2815515655446004), (0.9, 1.2815515655446004)])
def test_a_one_sided_reach_keeps_its_digits_on_both_sides(level: float, reach: float) -> None:
    """The quantiles of the standard normal distribution, as R's `qnorm` prints them."""
    found = wilson_upper(50, 100, level=level)
    expected = wilson(50, 100, z=abs(reach))
    assert found == pytest.approx(expected.high if reach > 0 else expected.low, rel=1e-12)


# ---- what is refused -------------------------------------------------------------------------------------------------

WHOLE: dict[Callable[..., object], dict[str, Any]] = {
    wilson: {"successes": 1, "n": 4},
    wilson_lower: {"successes": 1, "n": 4},
    wilson_upper: {"successes": 1, "n": 4},
    wald: {"successes": 1, "n": 4},
    newcombe: {"successes_1": 1, "n_1": 4, "successes_2": 1, "n_2": 4},
    one_proportion_test: {"successes": 1, "n": 4, "null": 0.5},
    two_proportion_test: {"successes_1": 1, "n_1": 4, "successes_2": 1, "n_2": 4},
}
ARGUMENTS = [pytest.param(call, name, id=f"{call.__name__}-{name}") for call, whole in WHOLE.items() for name in whole]
LEVELS = [wilson, wilson_lower, wilson_upper, wald]


def refusal(call: Callable[..., object], **instead: object) -> CustomerFocusError:
    with pytest.raises(CustomerFocusError) as caught:
        call(**(WHOLE[call] | instead))
    return caught.value


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -1, 5], ids=[*NO_NUMBERS_IDS, "negative", "too-many"])
@pytest.mark.parametrize(("call", "name"), [each for each in ARGUMENTS if "successes" in str(each.values[1])])
def test_successes_lie_between_none_and_all(call: Callable[..., object], name: str, wrong: object) -> None:
    assert refusal(call, **{name: wrong}).field == name


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -1], ids=[*NO_NUMBERS_IDS, "negative"])
@pytest.mark.parametrize(("call", "name"), [each for each in ARGUMENTS if str(each.values[1])[0] == "n"])
def test_a_wrong_argument_is_refused_by_its_name(call: Callable[..., object], name: str, wrong: object) -> None:
    assert refusal(call, **{name: wrong}).field == name


@pytest.mark.parametrize(("call", "name"), [each for each in ARGUMENTS if str(each.values[1]) in {"n", "n_1", "n_2"}])
def test_without_answers_nothing_is_known(call: Callable[..., object], name: str) -> None:
    none = {name: 0, name.replace("n", "successes"): 0}
    error = refusal(call, **none)
    assert (type(error), str(error)) == (NoDataError, f"{name}: nothing to compute from, there are no answers")


@pytest.mark.parametrize("wrong", [0, 1, -0.1, 95, *NO_NUMBERS], ids=str)
@pytest.mark.parametrize("call", [*LEVELS, newcombe])
def test_a_level_lies_between_0_and_1(call: Callable[..., object], wrong: object) -> None:
    assert refusal(call, level=wrong).field == "level"


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_what_is_supposed_lies_between_0_and_1(wrong: float) -> None:
    error = refusal(one_proportion_test, null=wrong)
    assert (type(error), str(error)) == (
        BrokenLawError,
        f"null must lie between 0 and 1, both excluded, got {float(wrong)}",
    )


@pytest.mark.parametrize("wrong", [0, -1, *(each for each in NO_NUMBERS if each is not None)], ids=str)
@pytest.mark.parametrize("call", LEVELS)
def test_a_reach_lies_above_0(call: Callable[..., object], wrong: object) -> None:
    assert refusal(call, z=wrong).field == "z"


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -0.1, 1.1], ids=[*NO_NUMBERS_IDS, "below", "above"])
def test_a_p_value_lies_from_0_to_1(wrong: float) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        holm([0.5, wrong])
    assert caught.value.field == "p_values[1]"


@pytest.mark.parametrize("wrong", [None, 1, {0.5}, "0.5"], ids=repr)
def test_p_values_have_an_order(wrong: list[float]) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        holm(wrong)
    assert caught.value.field == "p_values"
