import math
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError
from customerfocus.methods.proportions import z_value
from customerfocus.methods.sampling import (
    _chance_to_miss,
    _effect,
    sample_size_comparison,
)

LARGEST = 2**53 - 1


# ---- two shares ------------------------------------------------------------------------------------------------------

NORMAL = NormalDist()


def power_of(share_1: float, share_2: float, n: int, level: float) -> float:
    effect = 2 * math.asin(math.sqrt(share_1)) - 2 * math.asin(math.sqrt(share_2))
    shift, reach = abs(effect) * math.sqrt(n / 2), NORMAL.inv_cdf((1 + level) / 2)
    return NORMAL.cdf(shift - reach) + NORMAL.cdf(-shift - reach)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.5, 0.999), st.floats(0.51, 0.999))
@example(0.5, 0.6, 0.95, 0.8)
@example(0.0, 1.0, 0.9, 0.9)
def test_a_group_is_the_least_that_has_the_power(share_1: float, share_2: float, level: float, power: float) -> None:
    assume(abs(share_1 - share_2) > 1e-3)
    found = sample_size_comparison(share_1, share_2, level=level, power=power)
    assert power_of(share_1, share_2, found, level) >= power - 1e-9
    assert found == 1 or power_of(share_1, share_2, found - 1, level) < power + 1e-9


@pytest.mark.parametrize(
    ("share_1", "share_2", "alpha", "power", "published"),
    [
        (0.5, 0.6, 0.05, 0.8, 387.1677468578107),
        (0.05, 0.1, 0.05, 0.8, 423.7318628483549),
        (0.5, 0.52, 0.05, 0.9, 13127.267072722587),
        (0.2, 0.3, 0.01, 0.95, 662.0311169072243),
        (0.5, 0.6, 0.1, 0.5, 133.25394380765601),
        (0.5, 0.6, 0.2, 0.3, 23.14077328881622),
        (0.1, 0.9, 0.05, 0.8, 4.563947132989687),
        (0, 0.1, 0.05, 0.8, 37.908621134537555),
        (0.5, 0.55, 0.4, 0.45, 44.113987679123774),
        (0.85, 0.8, 0.05, 0.8, 902.3412320543438),
        (0.3, 0.31, 0.05, 0.8, 33273.23187566265),
        (0.02, 0.03, 0.1, 0.9, 4133.348219935884),
    ],
)
def test_a_group_is_as_large_as_statsmodels_says(
    share_1: float, share_2: float, alpha: float, power: float, published: float
) -> None:
    """By statsmodels 0.15.0: `NormalIndPower().solve_power(proportion_effectsize(…), ratio=1, alternative="two-sided")`."""
    assert sample_size_comparison(share_1, share_2, level=1 - alpha, power=power) == math.ceil(published)


def test_the_formula_that_leaves_out_the_other_tail_takes_too_many_where_little_power_is_asked() -> None:
    effect = 2 * math.asin(math.sqrt(0.6)) - 2 * math.asin(math.sqrt(0.5))
    one_tailed = 2 * ((NORMAL.inv_cdf(0.9) + NORMAL.inv_cdf(0.3)) / effect) ** 2
    assert math.ceil(one_tailed) == 29
    assert sample_size_comparison(0.5, 0.6, level=0.8, power=0.3) == 24


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_order_of_the_groups_changes_nothing(share_1: float, share_2: float) -> None:
    assume(abs(share_1 - share_2) > 1e-6)
    assert sample_size_comparison(share_1, share_2) == sample_size_comparison(share_2, share_1)


@given(st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_more_power_takes_no_fewer(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert sample_size_comparison(0.4, 0.5, power=low) <= sample_size_comparison(0.4, 0.5, power=high)


@pytest.mark.parametrize("size", [1, 2, 99, 128])
def test_a_power_that_is_just_reached_is_enough(size: int) -> None:
    """Below one half, 1 less the power is exact: what is asked is just what this size gives, to the last digit."""
    shift, reach = _effect(0.5, 0.6) * math.sqrt(size / 2), z_value(0.95)
    power = 1 - _chance_to_miss(shift, reach)
    assert power < 0.5
    assert sample_size_comparison(0.5, 0.6, power=power) == size


def test_shares_far_apart_take_one_of_each() -> None:
    assert sample_size_comparison(0, 1, level=0.9, power=0.6) == 1


@pytest.mark.parametrize(("share_1", "share_2"), [(0.5, 0.5 + 8e-8), (1e-15, 0), (1 - 1e-15, 1)])
def test_shares_that_hardly_differ_take_the_size_that_their_distance_gives(share_1: float, share_2: float) -> None:
    """For shares so close, *h* is their distance over √(P(1−P)) in the middle, and twice √P at the end."""
    distance = abs(Fraction(share_1) - Fraction(share_2))
    squared = distance**2 / Fraction(1, 4) if share_1 == 0.5 else 4 * distance
    expected = 2 * (NORMAL.inv_cdf(0.995) + NORMAL.inv_cdf(0.9)) ** 2 / squared
    assert sample_size_comparison(share_1, share_2, level=0.99, power=0.9) == pytest.approx(float(expected), rel=1e-8)


@pytest.mark.parametrize(("share_1", "share_2"), [(0.5, 0.5 + 2**-52), (0, 5e-324), (1, 1 - 2**-53), (5e-324, 1e-323)])
def test_shares_too_close_are_answered_by_the_limit(share_1: float, share_2: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        sample_size_comparison(share_1, share_2)
    assert (caught.value.code, caught.value.field) == ("sample.size", "share_2")
    assert str(caught.value) == (
        f"share_2 must differ from share_1 by so much that 9007199254740991 answers are enough, got {float(share_2)!r}"
    )


def test_a_group_may_be_as_large_as_a_number_of_json() -> None:
    """The limit itself is reached: 2⁵² answers and more are an answer, not an error."""
    reach, power = z_value(0.95), 0.8
    shift = reach + NORMAL.inv_cdf(power)
    distance = shift * math.sqrt(2 / (1.7 * 2**52)) / 2  # h is twice the distance at 0.5
    assert 2**52 < sample_size_comparison(0.5 - distance / 2, 0.5 + distance / 2) <= LARGEST


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_equal_shares_have_no_size(share: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        sample_size_comparison(share, share)
    sentence = f"share_2 must differ from share_1, since no size tells equal shares apart, got {float(share)!r}"
    assert (caught.value.code, str(caught.value)) == ("share.equal", sentence)


@pytest.mark.parametrize("power", [0.25, 0.2])
def test_a_power_that_chance_alone_reaches_has_no_size(power: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        sample_size_comparison(0.5, 0.6, level=0.75, power=power)
    sentence = f"power must be above 1 − level, which chance alone reaches, got {power}"
    assert (caught.value.code, str(caught.value)) == ("power.range", sentence)
    assert sample_size_comparison(0.5, 0.6, level=0.75, power=math.nextafter(0.25, 1)) == 1


@given(st.floats(5e-324, 1 - 2**-53), st.floats(5e-324, 1 - 2**-53), st.floats(0, 1), st.floats(0, 1))
@example(1 - 2**-53, 1 - 2**-53, 0.5, 0.6)
@example(1 - 2**-53, 1.2e-16, 0.5, 0.6)
@example(0.5, 0.5 + 2**-53, 0.0, 1.0)
@example(0.95, 0.8, 2**-54, 1 - 2**-53)
@example(0.95, 0.8, 1.0, 5e-324)
def test_no_level_power_or_share_ends_in_anything_but_a_size_or_an_error_of_ours(
    level: float, power: float, share_1: float, share_2: float
) -> None:
    try:
        found = sample_size_comparison(share_1, share_2, level=level, power=power)
    except BrokenLawError:
        return
    assert 1 <= found <= LARGEST
