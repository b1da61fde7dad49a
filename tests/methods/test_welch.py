"""Laws of Welch's comparison of two means."""

import math
import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError, NoDataError, OutOfRangeError
from customerfocus.methods._student import t_value, two_sided
from customerfocus.methods.means import LARGEST, LARGEST_DEVIATION, MeanDifference, mean_interval, welch

from .wrong import NO_NUMBERS, NO_NUMBERS_IDS

Sample = tuple[float, float, float]
"""Mean, standard deviation and how many answered."""

means = st.floats(-1e6, 1e6).map(lambda mean: round(mean, 6))
deviations = st.floats(1e-6, 1e6)
sizes = st.integers(2, 1000) | st.floats(2, 1000)
moderate = st.tuples(means, deviations, sizes)
levels = st.floats(0.5, 0.999)


# ---- two means -------------------------------------------------------------------------------------------------------


@given(moderate, moderate, levels)
def test_the_difference_changes_its_sign_with_the_samples(first: Sample, second: Sample, level: float) -> None:
    found, swapped = welch(*first, *second, level=level), welch(*second, *first, level=level)
    assert (swapped.difference, swapped.statistic) == (-found.difference, -found.statistic)
    assert (swapped.low, swapped.high) == (-found.high, -found.low)
    assert (swapped.degrees, swapped.p_value) == (found.degrees, found.p_value)


@given(moderate, moderate, levels)
def test_statistic_and_interval_stand_on_one_standard_error(first: Sample, second: Sample, level: float) -> None:
    (mean_1, sd_1, n_1), (mean_2, sd_2, n_2) = first, second
    found, error = welch(*first, *second, level=level), math.sqrt(sd_1**2 / n_1 + sd_2**2 / n_2)
    half = t_value(level, found.degrees) * error
    assert found.difference == mean_1 - mean_2
    assert found.statistic == pytest.approx((mean_1 - mean_2) / error)
    assert found.low == pytest.approx(found.difference - half, rel=1e-9, abs=1e-9 * half)
    assert found.high == pytest.approx(found.difference + half, rel=1e-9, abs=1e-9 * half)
    assert found.p_value == two_sided(found.statistic, found.degrees)


@given(moderate, moderate)
def test_the_degrees_are_those_of_welch_and_satterthwaite(first: Sample, second: Sample) -> None:
    (_, sd_1, n_1), (_, sd_2, n_2) = first, second
    e_1, e_2 = (Fraction(sd) ** 2 / Fraction(n) for sd, n in ((sd_1, n_1), (sd_2, n_2)))
    exact = (e_1 + e_2) ** 2 / (e_1**2 / (Fraction(n_1) - 1) + e_2**2 / (Fraction(n_2) - 1))
    assert welch(*first, *second).degrees == pytest.approx(float(exact), rel=1e-13)


@given(moderate, moderate)
@example((0, 1, 2), (0, 1e-6, 2))
@example((0, 1, 2), (0, 1, 2))
def test_the_degrees_lie_between_those_of_the_smaller_sample_and_of_both(first: Sample, second: Sample) -> None:
    n_1, n_2 = first[2], second[2]
    degrees = welch(*first, *second).degrees
    assert degrees >= 1
    assert (min(n_1, n_2) - 1) * (1 - 1e-13) <= degrees <= (n_1 + n_2 - 2) * (1 + 1e-13)


@given(means, deviations, sizes)
def test_samples_alike_have_the_degrees_of_both(mean: float, sd: float, n: float) -> None:
    found = welch(mean, sd, n, mean, sd, n)
    assert (found.difference, found.statistic, found.p_value) == (0, 0, 1)
    assert found.degrees == pytest.approx(2 * (n - 1))
    assert found.low == -found.high


@given(moderate, means, st.integers(2, 1000))
def test_against_a_sample_without_variation_it_is_the_test_of_one_mean(sample: Sample, other: float, n: int) -> None:
    mean, sd, size = sample
    found = welch(*sample, other, 0, n)
    assert found.degrees == pytest.approx(size - 1)
    assert found.statistic == pytest.approx((mean - other) / (sd / math.sqrt(size)))


@given(moderate, moderate, st.integers(-60, 20))
def test_figures_scaled_by_a_power_of_two_scale_difference_and_interval(first: Sample, second: Sample, exponent: int) -> None:
    found = welch(*first, *second)
    (mean_1, sd_1, n_1), (mean_2, sd_2, n_2) = first, second
    by = 2.0**exponent
    scaled = welch(by * mean_1, by * sd_1, n_1, by * mean_2, by * sd_2, n_2)
    assert (scaled.statistic, scaled.degrees, scaled.p_value) == (found.statistic, found.degrees, found.p_value)
    assert (scaled.difference, scaled.low, scaled.high) == (by * found.difference, by * found.low, by * found.high)


@given(moderate, moderate)
def test_the_interval_leaves_out_0_where_the_difference_is_significant(first: Sample, second: Sample) -> None:
    found = welch(*first, *second)
    assume(abs(found.p_value - 0.05) > 1e-9)
    assert (found.p_value < 0.05) == (found.low > 0 or found.high < 0)


def test_the_interval_of_a_difference_is_one_of_95_percent() -> None:
    first, second = (3.9, 1.1, 60), (3.5, 1.3, 40)
    assert welch(*first, *second) == welch(*first, *second, level=0.95)
    assert welch(*first, *second) != welch(*first, *second, level=0.9500001)


@pytest.mark.parametrize("level", [5e-324, 0.95, 1 - 2**-53])
@pytest.mark.parametrize("sd", [5e-324, 1e-200, 1, LARGEST_DEVIATION])
@pytest.mark.parametrize("other", [0, 5e-324, 1, LARGEST_DEVIATION])
@pytest.mark.parametrize("n", [2, 2**53 - 1])
def test_no_sample_within_the_limits_is_too_extreme(sd: float, other: float, n: float, level: float) -> None:
    found = welch(LARGEST, sd, n, -LARGEST, other, 2, level=level)
    assert found.low <= found.difference <= found.high
    assert all(map(math.isfinite, (found.low, found.high, found.statistic, found.degrees)))
    assert 0 <= found.p_value < 1


@pytest.mark.parametrize("sign", [1, -1])
def test_a_statistic_that_no_float_holds_is_the_largest(sign: int) -> None:
    found = welch(sign * LARGEST, 5e-324, 2, -sign * LARGEST, 5e-324, 2)
    assert found.statistic == sign * 1.7976931348623157e308
    assert found.p_value == 0


@pytest.mark.parametrize(("mean_1", "mean_2"), [(1, 1), (1, 2)])
def test_where_neither_sample_varies_there_is_nothing_to_measure_by(mean_1: float, mean_2: float) -> None:
    with pytest.raises(NoDataError) as caught:
        welch(mean_1, 0, 5, mean_2, 0, 5)
    sentence = "sd_1: nothing to compute from, neither sample has any variation to measure a difference by"
    assert str(caught.value) == sentence


# ---- published figures -----------------------------------------------------------------------------------------------

DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_the_two_drugs_of_student() -> None:
    """R's `t.test(extra ~ group, data = sleep)`: t = -1.8608, df = 17.776, p-value = 0.07939, -3.3654832 to 0.2054832."""
    first, second = mean_interval([1] * 10, DRUG_1), mean_interval([1] * 10, DRUG_2)
    found = welch(first.mean, first.sd, first.n, second.mean, second.sd, second.n)
    assert found.difference == pytest.approx(0.75 - 2.33)
    assert (found.low, found.high) == pytest.approx((-3.3654832, 0.2054832), abs=5e-8)
    assert found.statistic == pytest.approx(-1.8608, abs=5e-5)
    assert found.degrees == pytest.approx(17.776, abs=5e-4)
    assert found.p_value == pytest.approx(0.07939, abs=5e-6)


def test_the_cars_of_the_nist_handbook() -> None:
    """NIST/SEMATECH *e-Handbook of Statistical Methods*, 1.3.5.3 (AUTO83B): T = -12.94627 with 136.8750 degrees of freedom.

    The probability, 1.571e-25, is that of NIST's Dataplot for the same data.
    """
    found = welch(20.14458, 6.41470, 249, 30.48101, 6.10771, 79)
    assert found.statistic == pytest.approx(-12.94627, abs=2e-5)
    assert found.degrees == pytest.approx(136.8750, abs=5e-4)
    assert found.p_value == pytest.approx(1.571e-25, rel=1e-3)


# ---- what is refused -------------------------------------------------------------------------------------------------

WHOLE: dict[str, Any] = {"mean_1": 3, "sd_1": 1, "n_1": 10, "mean_2": 4, "sd_2": 2, "n_2": 20}
BEYOND = math.nextafter(LARGEST, math.inf)


def refusal(call: Callable[[], object]) -> CustomerFocusError:
    with pytest.raises(CustomerFocusError) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=NO_NUMBERS_IDS)
@pytest.mark.parametrize("name", WHOLE)
def test_a_wrong_figure_of_a_sample_is_refused_by_its_name(name: str, wrong: object) -> None:
    assert refusal(lambda: welch(**WHOLE | {name: wrong})).field == name


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("mean", BEYOND),
        ("mean", -BEYOND),
        ("sd", -5e-324),
        ("sd", math.nextafter(LARGEST_DEVIATION, math.inf)),
        ("n", -1),
        ("n", 2.0**53),
    ],
)
@pytest.mark.parametrize("which", ["1", "2"])
def test_a_figure_of_a_sample_keeps_its_limits(name: str, which: str, wrong: float) -> None:
    error = refusal(lambda: welch(**WHOLE | {f"{name}_{which}": wrong}))
    assert (type(error), error.field) == (OutOfRangeError, f"{name}_{which}")


@pytest.mark.parametrize("few", [0, 1, math.nextafter(2, 0)])
@pytest.mark.parametrize("name", ["n_1", "n_2"])
def test_a_sample_of_fewer_than_two_is_not_compared(name: str, few: float) -> None:
    error = refusal(lambda: welch(**WHOLE | {name: few}))
    sentence = f"{name}: nothing to compute from, fewer than two answers tell nothing of their variation"
    assert (type(error), str(error)) == (NoDataError, sentence)


@pytest.mark.parametrize("wrong", [0, 1, -0.1, 95, *NO_NUMBERS], ids=str)
def test_a_level_lies_between_0_and_1(wrong: float) -> None:
    assert refusal(lambda: welch(**WHOLE, level=wrong)).field == "level"


TWO: dict[str, Any] = {"difference": 0.4, "low": -0.1, "high": 0.9, "statistic": 1.6, "degrees": 73.9, "p_value": 0.1}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("difference", 2.1 * LARGEST),
        ("difference", -2.1 * LARGEST),
        ("high", -0.2),
        ("statistic", math.inf),
        ("degrees", 0.9),
        ("degrees", 2.1 * LARGEST),
        ("p_value", -0.1),
        ("p_value", 1.1),
    ],
)
def test_a_difference_keeps_its_ranges(field: str, wrong: float) -> None:
    assert refusal(lambda: MeanDifference(**TWO | {field: wrong})).field == field


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=NO_NUMBERS_IDS)
@pytest.mark.parametrize("field", TWO)
def test_every_figure_of_a_difference_is_a_number(field: str, wrong: object) -> None:
    assert refusal(lambda: MeanDifference(**TWO | {field: wrong})).field == field


def test_the_ends_of_the_ranges_belong_to_them() -> None:
    for end in (-1, 1):
        edge = {"difference": 2 * end * LARGEST, "degrees": 1, "p_value": (end + 1) / 2}
        assert MeanDifference(**TWO | edge).difference == 2 * end * LARGEST
    assert MeanDifference(**TWO | {"degrees": 2 * LARGEST}).degrees == 2 * LARGEST


def test_a_difference_travels() -> None:
    found = welch(3, 1, 10, 4, 2, 20)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 -- our own bytes
