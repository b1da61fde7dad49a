"""Laws of the PERT distribution, against exact moments, closed forms and what others print."""

import math
import sys
from collections.abc import Callable
from fractions import Fraction
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError
from customerfocus.methods._beta import tails
from customerfocus.methods.pert import GREATEST_SHAPE, LARGEST, Pert

EXAMPLE = Pert(low=3, mode=5, high=10)

shapes = st.floats(0.01, 100) | st.floats(-3, 6).map(lambda power: 10**power)
probabilities = st.floats(0, 1)


def stretched(draw: tuple[float, float, float, float]) -> Pert:
    low, width, part, shape = draw
    high = low + width
    return Pert(low=low, mode=min(max(low + part * width, low), high), high=high, shape=shape)


parts = st.sampled_from([0.0, 0.5, 1.0]) | st.floats(0, 1)
perts = st.tuples(st.floats(-1000, 1000), st.floats(1, 1e6), parts, shapes).map(stretched)


def exactly(pert: Pert) -> tuple[Fraction, Fraction]:
    """Return mean and variance as the definition has them, without rounding."""
    low, mode, high, shape = map(Fraction, (pert.low, pert.mode, pert.high, pert.shape))
    mean = (low + shape * mode + high) / (shape + 2)
    return mean, (mean - low) * (high - mean) / (shape + 3)


def inside(pert: Pert, part: float) -> float:
    return min(max(pert.low + part * (pert.high - pert.low), pert.low), pert.high)


def finest(pert: Pert) -> float:
    """Return by how much a probability changes from one float to the next, at most: six deviations hold nearly everything."""
    return 1e-12 + math.ulp(max(abs(pert.low), abs(pert.high))) / pert.sd


@pytest.fixture(autouse=True)
def _halving_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no search for a quantile run on for ever."""
    asked = count()

    def limited(a: float, b: float, x: float, y: float) -> tuple[float, float]:
        assert next(asked) < 200_000
        return tails(a, b, x, y)

    monkeypatch.setattr("customerfocus.methods.pert.tails", limited)


# ---- mean, deviation, parameters -------------------------------------------------------------------------------------


@given(perts)
@example(Pert(low=0.1, mode=0.1, high=math.nextafter(0.1, 1)))
@example(Pert(low=-LARGEST, mode=LARGEST, high=LARGEST, shape=GREATEST_SHAPE))
def test_the_mean_is_the_exact_one_rounded_once(pert: Pert) -> None:
    assert pert.mean == float(exactly(pert)[0])


@given(perts)
@example(Pert(low=0, mode=0, high=5e-300))
@example(Pert(low=-LARGEST, mode=0, high=LARGEST, shape=1e-300))
def test_the_variance_is_the_exact_one(pert: Pert) -> None:
    assert abs(Fraction(pert.sd) ** 2 / exactly(pert)[1] - 1) < 1e-11


@given(perts)
def test_mean_and_deviation_are_those_of_the_beta_distribution_with_its_parameters(pert: Pert) -> None:
    n, width = pert.alpha + pert.beta, pert.high - pert.low
    assert pert.mean == pytest.approx(pert.low + width * pert.alpha / n, rel=1e-12, abs=1e-12 * width)
    assert pert.sd == pytest.approx(width * math.sqrt(pert.alpha * pert.beta / (n + 1)) / n, rel=1e-12)


@given(perts)
def test_the_mode_is_where_the_density_is_greatest(pert: Pert) -> None:
    assume(pert.shape > 0.01)
    most_likely = (pert.alpha - 1) / (pert.alpha + pert.beta - 2)
    assert pert.low + (pert.high - pert.low) * most_likely == pytest.approx(pert.mode, abs=1e-9 * (pert.high - pert.low))


def test_the_deviation_is_not_the_rule_of_thumb_that_others_print() -> None:
    """A simulator in wide use has (*b* − *a*)/(*s* + 2)."""
    assert EXAMPLE.sd == pytest.approx(1.2677313820927751, rel=1e-15)
    assert abs(EXAMPLE.sd - 7 / 6) > 0.1


@pytest.mark.parametrize("shape", [1e-300, 0.5, 4, 1e6])
def test_a_mode_in_the_middle_has_two_equal_parameters(shape: float) -> None:
    """Where they are found from the mean, they are 0/0 here."""
    pert = Pert(low=-3, mode=1, high=5, shape=shape)
    assert pert.alpha == pert.beta == 1 + shape / 2


@pytest.mark.parametrize(("mode", "alpha", "beta"), [(2, 1.0, 5.0), (7, 5.0, 1.0)])
def test_a_mode_at_an_end_has_a_parameter_of_1(mode: float, alpha: float, beta: float) -> None:
    found = Pert(low=2, mode=mode, high=7)
    assert (found.alpha, found.beta) == (alpha, beta)


def test_the_shape_is_4_unless_told_otherwise() -> None:
    assert Pert(low=3, mode=5, high=10, shape=4) == EXAMPLE


# ---- how likely ------------------------------------------------------------------------------------------------------


@given(st.integers(0, 64))
def test_of_a_mode_in_the_middle_the_probability_is_a_polynomial(part: int) -> None:
    """With the shape 4 both parameters are 3, and I(*x*; 3, 3) is 10*x*³ − 15*x*⁴ + 6*x*⁵."""
    x = part / 64
    assert Pert(low=-1, mode=0, high=1).cdf(2 * x - 1) == pytest.approx(x**3 * (10 - 15 * x + 6 * x * x), rel=1e-14, abs=1e-15)


@given(shapes, st.floats(0, 1))
@example(1e6, 1e-6)
def test_of_a_mode_at_the_low_end_the_probability_is_a_power(shape: float, x: float) -> None:
    assert Pert(low=0, mode=0, high=1, shape=shape).cdf(x) == pytest.approx(-math.expm1((shape + 1) * safe_log(1 - x)), abs=1e-9)


def safe_log(share: float) -> float:
    return math.log(share) if share else -math.inf


@given(st.floats(0, 1))
def test_with_hardly_any_shape_all_values_are_alike(x: float) -> None:
    assert Pert(low=0, mode=0.3, high=1, shape=1e-9).cdf(x) == pytest.approx(x, abs=1e-8)


def test_with_the_greatest_shape_hardly_anything_lies_away_from_the_mode() -> None:
    pert = Pert(low=0, mode=0.3, high=1, shape=GREATEST_SHAPE)
    assert pert.cdf(0.29) < 1e-100
    assert pert.cdf(0.31) == 1


@given(perts)
def test_nothing_lies_below_the_low_end_and_everything_below_the_high_end(pert: Pert) -> None:
    assert (pert.cdf(pert.low), pert.cdf(pert.low - 1), pert.cdf(-sys.float_info.max)) == (0, 0, 0)
    assert (pert.cdf(pert.high), pert.cdf(pert.high + 1), pert.cdf(sys.float_info.max)) == (1, 1, 1)


@given(perts, st.tuples(probabilities, probabilities).map(sorted))
def test_the_higher_the_value_the_more_lies_below(pert: Pert, parts: list[float]) -> None:
    near, far = (pert.cdf(inside(pert, part)) for part in parts)
    assert 0 <= near <= far + 1e-12 <= 1 + 1e-12


@given(perts, probabilities)
def test_seen_from_the_other_end_what_lay_below_lies_above(pert: Pert, part: float) -> None:
    mirrored = Pert(low=-pert.high, mode=-pert.mode, high=-pert.low, shape=pert.shape)
    x = inside(pert, part)
    assert mirrored.cdf(-x) == pytest.approx(1 - pert.cdf(x), abs=1e-12)
    assert (mirrored.mean, mirrored.sd) == pytest.approx((-pert.mean, pert.sd), rel=1e-12)
    assert (mirrored.alpha, mirrored.beta) == (pert.beta, pert.alpha)


@given(perts, probabilities, st.integers(-40, 10))
def test_another_unit_changes_no_probability(pert: Pert, part: float, power: int) -> None:
    unit = 2.0**power
    other = Pert(low=pert.low * unit, mode=pert.mode * unit, high=pert.high * unit, shape=pert.shape)
    x = inside(pert, part)
    assert other.cdf(x * unit) == pert.cdf(x)
    assert (other.mean, other.sd) == (pert.mean * unit, pert.sd * unit)
    assert other.limited_mean(x * unit) == pert.limited_mean(x) * unit
    assert other.quantile(part) == pytest.approx(pert.quantile(part) * unit, abs=2 * math.ulp(max(abs(other.low), abs(other.high))))


@given(st.integers(-1000, 1000), st.integers(0, 50), st.integers(1, 50), shapes, st.integers(-10, 60))
def test_a_shift_changes_no_probability(shift: int, mode: int, beyond: int, shape: float, x: int) -> None:
    pert, shifted = (Pert(low=each, mode=each + mode, high=each + mode + beyond, shape=shape) for each in (0, shift))
    assert shifted.cdf(x + shift) == pert.cdf(x)
    assert shifted.sd == pert.sd
    assert shifted.mean == pytest.approx(pert.mean + shift, rel=1e-14, abs=1e-12)
    assert shifted.limited_mean(x + shift) == pytest.approx(pert.limited_mean(x) + shift, rel=1e-14, abs=1e-12)


@pytest.mark.parametrize(
    "pert",
    [
        Pert(low=0, mode=0, high=5e-324),
        Pert(low=0, mode=1e-300, high=LARGEST),
        Pert(low=-LARGEST, mode=LARGEST, high=LARGEST, shape=GREATEST_SHAPE),
        Pert(low=1, mode=1, high=math.nextafter(1, 2), shape=5e-324),
    ],
)
def test_the_most_extreme_ones_have_finite_figures(pert: Pert) -> None:
    assert pert.low <= pert.mean <= pert.high
    assert 0 <= pert.sd <= pert.high - pert.low
    for x in (-1e308, -5e-324, 0, 5e-324, 1.0, math.nextafter(LARGEST, 0), 1e308):
        assert 0 <= pert.cdf(x) <= 1
        assert pert.limited_mean(x) <= min(x, pert.high)
    for q in (0, 5e-324, 1e-17, 0.5, 1 - 2**-53, 1):
        assert pert.low <= pert.quantile(q) <= pert.high


# ---- up to where -----------------------------------------------------------------------------------------------------


@given(perts, probabilities)
@example(EXAMPLE, 1e-15)
@example(EXAMPLE, 1 - 2**-53)
@example(Pert(low=0, mode=0, high=1e6, shape=GREATEST_SHAPE), 0.5)
@example(Pert(low=0, mode=5e5, high=1e6, shape=GREATEST_SHAPE), 0.01)
def test_up_to_a_quantile_lies_its_probability(pert: Pert, q: float) -> None:
    assert pert.cdf(pert.quantile(q)) == pytest.approx(q, rel=0, abs=finest(pert))


@given(perts, probabilities.filter(lambda q: 0 < q < 1))
@example(Pert(low=0, mode=0, high=LARGEST), 1e-307)
@example(Pert(low=-LARGEST, mode=0, high=LARGEST), 0.5)
def test_a_quantile_is_the_least_such_value(pert: Pert, q: float) -> None:
    found = pert.quantile(q)
    assert pert.cdf(found) >= q
    assert pert.cdf(math.nextafter(found, -math.inf)) < q


@given(perts)
def test_the_ends_are_exact(pert: Pert) -> None:
    assert (pert.quantile(0), pert.quantile(1)) == (pert.low, pert.high)


@given(perts, st.floats(0, 1), st.integers(1, 20))
def test_a_higher_probability_has_no_lower_quantile_however_near(pert: Pert, q: float, steps: int) -> None:
    near = [q]
    for _ in range(steps):
        near.append(math.nextafter(near[-1], 1))
    assert all(lower <= higher for lower, higher in pairwise(map(pert.quantile, near)))


@pytest.mark.parametrize("shape", [0.5, 4, 40])
def test_half_lies_below_a_mode_in_the_middle(shape: float) -> None:
    assert Pert(low=3, mode=5, high=7, shape=shape).quantile(0.5) == pytest.approx(5, rel=1e-14)


@pytest.mark.parametrize(("q", "value"), [(0.05, 3.630158653357429), (0.5, 5.382588601420245), (0.95, 7.7739214934956244)])
def test_quantiles_of_the_example_are_those_of_scipy(q: float, value: float) -> None:
    """`scipy.stats.beta(15/7, 27/7, loc=3, scale=7).ppf(q)` of scipy 1.17.1."""
    assert EXAMPLE.quantile(q) == pytest.approx(value, rel=1e-13)


# ---- the limited mean ------------------------------------------------------------------------------------------------


@given(st.integers(0, 64))
def test_of_a_mode_in_the_middle_the_limited_mean_is_a_polynomial(part: int) -> None:
    """It is ∫ (1 − I(*u*; 3, 3)) d*u* from 0 to *x*, which is *x* − 5*x*⁴/2 + 3*x*⁵ − *x*⁶."""
    x = part / 64
    assert Pert(low=0, mode=0.5, high=1).limited_mean(x) == pytest.approx(x - x**4 * (2.5 - 3 * x + x * x), rel=1e-14)


@given(perts, st.floats(0.1, 1))
def test_the_limited_mean_grows_by_what_still_lies_above(pert: Pert, part: float) -> None:
    """Its change over a step lies between those with the probabilities above at both ends of the step."""
    lower, upper = inside(pert, 0.98 * part), inside(pert, part)
    grown, step = pert.limited_mean(upper) - pert.limited_mean(lower), upper - lower
    slack = 1e-11 * max(abs(pert.low), abs(pert.high))
    assert (1 - pert.cdf(upper)) * step - slack <= grown <= (1 - pert.cdf(lower)) * step + slack


@given(perts, probabilities)
def test_a_limited_mean_is_no_more_than_the_limit_and_the_mean(pert: Pert, part: float) -> None:
    x = inside(pert, part)
    assert pert.low <= pert.limited_mean(x) <= x
    assert pert.limited_mean(x) <= pert.mean + 1e-14 * max(abs(pert.low), abs(pert.high))


@given(perts, st.floats(0, 1e9))
def test_a_limit_outside_the_range_takes_everything_or_nothing(pert: Pert, off: float) -> None:
    assert pert.limited_mean(pert.low - off) == pert.low - off
    assert pert.limited_mean(pert.high + off) == pert.mean


@pytest.mark.parametrize(
    ("x", "likely", "limited"),
    [
        (3.5, 0.03162917392758457, 3.494788780697149),
        (5, 0.3895917089253062, 4.709361679469246),
        (7, 0.8629138595965222, 5.406752342082928),
        (9.5, 0.9997945731676088, 5.499978604771449),
    ],
)
def test_of_the_example_it_is_what_thirty_digits_give(x: float, likely: float, limited: float) -> None:
    """`betainc` of mpmath 1.4, and the density times min(*u*, *x*), integrated there by its `quad`."""
    assert (EXAMPLE.cdf(x), EXAMPLE.limited_mean(x)) == pytest.approx((likely, limited), rel=1e-14)


def test_a_limited_mean_just_above_the_low_end_keeps_its_digits() -> None:
    assert Pert(low=0, mode=5, high=10).limited_mean(1e-9) == pytest.approx(1e-9, rel=1e-15)


# ---- what is refused -------------------------------------------------------------------------------------------------

NO_NUMBERS = [True, "1", None, math.nan, math.inf, -math.inf, 10**400]


def changed(**changes: object) -> Pert:
    fields: dict[str, Any] = {"low": 3, "mode": 5, "high": 10, "shape": 4}
    return Pert(**(fields | changes))


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=str)
@pytest.mark.parametrize("field", ["low", "mode", "high", "shape"])
def test_what_is_no_finite_number_is_refused_by_its_name(field: str, wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        changed(**{field: wrong})
    assert caught.value.field == field


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=str)
@pytest.mark.parametrize(
    ("ask", "field"),
    [(EXAMPLE.cdf, "x"), (EXAMPLE.limited_mean, "x"), (EXAMPLE.quantile, "q")],
    ids=["cdf", "limited-mean", "quantile"],
)
def test_what_is_asked_is_a_finite_number(ask: Callable[[Any], float], field: str, wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask(wrong)
    assert caught.value.field == field


@pytest.mark.parametrize("wrong", [-1e-300, math.nextafter(1, 2)])
def test_a_probability_lies_from_0_to_1(wrong: float) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        EXAMPLE.quantile(wrong)
    assert str(caught.value) == f"q must be from 0 to 1, got {wrong}"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: changed(mode=2), "mode must lie from low, 3.0, to high, 10.0, got 2.0"),
        (lambda: changed(mode=11), "mode must lie from low, 3.0, to high, 10.0, got 11.0"),
        (lambda: changed(high=3, mode=3), "high must be above low, 3.0, got 3.0"),
        (lambda: changed(high=1), "high must be above low, 3.0, got 1.0"),
        (lambda: changed(shape=0), "shape must be above 0, got 0.0"),
        (lambda: changed(shape=-4), "shape must be above 0, got -4.0"),
        (lambda: changed(shape=1e6 + 1), "shape must be from 0 to 1000000.0, got 1000001.0"),
        (lambda: changed(low=-1e16), "low must be from -9007199254740991.0 to 9007199254740991.0, got -1e+16"),
        (lambda: changed(high=1e16), "high must be from -9007199254740991.0 to 9007199254740991.0, got 1e+16"),
    ],
)
def test_a_refusal_says_what_is_allowed_and_what_came(make: Callable[[], object], sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        make()
    assert str(caught.value) == sentence


@pytest.mark.parametrize(("changes", "code"), [({"mode": 2}, "pert.order"), ({"high": 3}, "pert.width")])
def test_a_broken_law_has_a_code(changes: dict[str, float], code: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        changed(**changes)
    assert caught.value.code == code


@pytest.mark.parametrize("mode", [3, 10])
def test_the_mode_may_be_an_end(mode: float) -> None:
    assert changed(mode=mode).mode == mode


def test_it_may_lie_below_0() -> None:
    assert Pert(low=-10, mode=-5, high=-3).mean == -5.5
