"""Laws of the lognormal distribution."""

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, NotFiniteError, NotPositiveError, OutOfRangeError, WrongTypeError
from customerfocus.methods.lognormal import Lognormal

distributions = st.builds(Lognormal, median=st.floats(1e-3, 1e9), sigma=st.floats(0.01, 4))
shares = st.floats(1e-6, 1 - 1e-6)


@given(st.floats(1e-3, 1e6), st.floats(1.001, 1e4), st.floats(0.4, 0.99))
def test_a_range_holds_its_share_and_leaves_as_much_on_either_side(low: float, times: float, level: float) -> None:
    found = Lognormal.from_range(low, low * times, level=level)
    assert found.cdf(low) == pytest.approx((1 - level) / 2, abs=1e-9)
    assert found.cdf(low * times) == pytest.approx((1 + level) / 2, abs=1e-9)
    assert found.median == pytest.approx(math.sqrt(low * low * times))


def test_nine_in_ten_is_what_a_range_means_where_nothing_is_said() -> None:
    assert Lognormal.from_range(1, 100) == Lognormal.from_range(1, 100, level=0.9)
    assert Lognormal.from_range(1e4, 1e6).sigma == pytest.approx(math.log(100) / 2 / NormalDist().inv_cdf(0.95), rel=1e-14)


@given(distributions, shares)
def test_the_share_up_to_a_quantile_is_its_own(severity: Lognormal, q: float) -> None:
    assert severity.cdf(severity.quantile(q)) == pytest.approx(q, abs=1e-9)


def test_half_of_all_lie_below_the_median() -> None:
    assert Lognormal(median=7, sigma=2).quantile(0.5) == 7
    assert Lognormal(median=7, sigma=2).cdf(7) == 0.5


def test_none_lies_at_0_or_below() -> None:
    assert [Lognormal(median=7, sigma=2).cdf(x) for x in (-1, 0)] == [0, 0]
    assert [Lognormal(median=7, sigma=2).limited_mean(x) for x in (-1, 0)] == [-1, 0]


@given(st.floats(0.1, 2), st.floats(0.05, 1.2))
def test_the_moments_are_those_of_many_evenly_drawn_amounts(median: float, sigma: float) -> None:
    severity = Lognormal(median=median, sigma=sigma)
    count = 20_000
    step = 16 / count
    normal = [-8 + (each + 0.5) * step for each in range(count)]
    weights = [math.exp(-(z**2) / 2) * step / math.sqrt(2 * math.pi) for z in normal]
    amounts = [median * math.exp(sigma * z) for z in normal]
    mean = math.fsum(w * x for w, x in zip(weights, amounts, strict=True))
    limit = median * 1.3
    assert severity.mean == pytest.approx(mean, rel=1e-9)
    assert severity.sd == pytest.approx(
        math.sqrt(math.fsum(w * (x - mean) ** 2 for w, x in zip(weights, amounts, strict=True))), rel=1e-6
    )
    assert severity.limited_mean(limit) == pytest.approx(
        math.fsum(w * min(x, limit) for w, x in zip(weights, amounts, strict=True)), rel=1e-6
    )


@given(distributions, st.floats(0.01, 100))
def test_scaling_money_scales_what_is_told(severity: Lognormal, times: float) -> None:
    scaled = Lognormal(median=severity.median * times, sigma=severity.sigma)
    assert (scaled.mean, scaled.sd) == pytest.approx((severity.mean * times, severity.sd * times))
    limit = severity.median * 2
    assert scaled.limited_mean(limit * times) == pytest.approx(severity.limited_mean(limit) * times)


@pytest.mark.parametrize("field", ["median", "sigma"])
@pytest.mark.parametrize(
    ("value", "error"),
    [
        (0, NotPositiveError),
        (-1, NotPositiveError),
        (math.nan, NotFiniteError),
        (math.inf, NotFiniteError),
        (10**400, OutOfRangeError),
        (True, WrongTypeError),
        ("1", WrongTypeError),
    ],
)
def test_what_is_no_amount_above_0_is_refused_by_name(field: str, value: float, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        Lognormal(**{"median": 1.0, "sigma": 1.0, field: value})
    assert getattr(caught.value, "field", "") == field


@pytest.mark.parametrize(
    ("median", "sigma", "field"), [(1e-101, 1, "median"), (1.1e100, 1, "median"), (1, 1e-101, "sigma"), (1, 10.1, "sigma")]
)
def test_what_lies_out_of_all_proportion_is_refused(median: float, sigma: float, field: str) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        Lognormal(median=median, sigma=sigma)
    assert caught.value.field == field


@pytest.mark.parametrize(("median", "sigma"), [(1e-100, 10), (1e100, 10), (1e100, 1e-100)])
def test_at_the_ends_of_what_is_allowed_every_figure_is_finite(median: float, sigma: float) -> None:
    severity = Lognormal(median=median, sigma=sigma)
    assert all(map(math.isfinite, (severity.mean, severity.sd, severity.sd**2, severity.limited_mean(1), severity.quantile(0.999))))


@pytest.mark.parametrize(
    ("low", "high", "error", "field"),
    [
        (0, 1, NotPositiveError, "low"),
        (-1, 1, NotPositiveError, "low"),
        (1, 0, NotPositiveError, "high"),
        (2, 2, BrokenLawError, "high"),
        (3, 2, BrokenLawError, "high"),
        (1e-50, 1e50, OutOfRangeError, "sigma"),
        ("1", 2, WrongTypeError, "low"),
        (1, None, WrongTypeError, "high"),
    ],
)
def test_a_range_that_is_none_is_refused(low: float, high: float, error: type[Exception], field: str) -> None:
    with pytest.raises(error) as caught:
        Lognormal.from_range(low, high)
    assert getattr(caught.value, "field", "") == field


def test_the_error_of_a_range_says_both_ends() -> None:
    with pytest.raises(BrokenLawError, match=r"^high must be above low, 3\.0, got 2\.0$") as caught:
        Lognormal.from_range(3, 2)
    assert caught.value.code == "range.order"


@pytest.mark.parametrize("level", [5e-324, 1e-100, 1e-17])
def test_a_level_so_low_that_no_sigma_is_wide_enough_is_refused(level: float) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        Lognormal.from_range(1, 2, level=level)
    assert caught.value.field == "sigma"


def test_amounts_whose_logarithms_are_one_float_are_refused_for_what_they_are() -> None:
    with pytest.raises(NotPositiveError) as caught:
        Lognormal.from_range(1e15, math.nextafter(1e15, math.inf))
    assert caught.value.field == "sigma"


@pytest.mark.parametrize("level", [0, 1, -1, 1.5])
def test_a_level_lies_between_0_and_1(level: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        Lognormal.from_range(1, 2, level=level)
    assert caught.value.field == "level"
    with pytest.raises(BrokenLawError) as caught:
        Lognormal(median=1, sigma=1).quantile(level)
    assert caught.value.field == "q"


@pytest.mark.parametrize("value", [math.nan, math.inf, "1", None, True])
def test_an_amount_is_a_number(value: float) -> None:
    severity = Lognormal(median=1, sigma=1)
    for ask in (severity.cdf, severity.limited_mean):
        with pytest.raises((NotFiniteError, WrongTypeError)) as caught:
            ask(value)
        assert caught.value.field == "x"
