"""Laws of Student's t distribution, against exact fractions, other formulas and figures of sixty digits."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError
from customerfocus.methods import _student
from customerfocus.methods._common import z_value
from customerfocus.methods._student import t_value, two_sided

MOST_DEGREES = float(2**53)
PRECISION = 10**150  # of a root, far below the smallest share that is asked here

statistics = st.floats(0, 40)
degrees = st.floats(1, 1000) | st.floats(0, 15.9).map(lambda power: 10**power)
levels = st.floats(0.01, 1 - 1e-9)


def within(relative: float) -> Callable[[float], object]:
    return lambda expected: pytest.approx(expected, rel=relative, abs=0)


# ---- beyond a statistic ----------------------------------------------------------------------------------------------


def exactly_beyond(t: float, half: int) -> float:
    """Sum the finite series for an even number of degrees: 1 − sin θ Σ C(2k, k) (cos² θ / 4)ᵏ with tan θ = t/√k of k degrees.

    Source: M. Abramowitz and I. A. Stegun, *Handbook of Mathematical Functions* (1964), 26.7.4.
    """
    square = Fraction(t) ** 2
    sine_squared = square / (2 * half + square)
    cosine_squared = 1 - sine_squared
    total, power = Fraction(), Fraction(1)
    for each in range(half):
        total += math.comb(2 * each, each) * power
        power *= cosine_squared / 4
    root = Fraction(math.isqrt(int(sine_squared * PRECISION**2)), PRECISION)
    return float(1 - root * total)


@given(st.integers(0, 160).map(lambda eighths: eighths / 8), st.integers(1, 110))
@example(1.375, 1)
@example(1.5, 1)
@example(20.0, 110)
@example(1.5, 110)
def test_what_lies_beyond_is_the_exact_sum_for_even_degrees(t: float, half: int) -> None:
    assert two_sided(t, 2 * half) == within(1e-13)(exactly_beyond(t, half))


@given(st.floats(0, 1e300))
@example(math.sqrt(2))
@example(1.7976931348623157e308)
def test_with_one_degree_it_is_the_cauchy_distribution(t: float) -> None:
    expected = 2 / math.pi * math.atan2(1, t)
    assert two_sided(t, 1) == within(1e-12)(expected)


@given(st.floats(0, 1e100))
def test_with_two_degrees_it_is_a_root(t: float) -> None:
    """Beyond t lies 1 − t/√(2 + t²), here without the difference."""
    side = math.hypot(t, math.sqrt(2))
    assert two_sided(t, 2) == within(1e-12)(2 / (side * (side + t)))


@given(st.floats(0, 8), st.floats(1e12, MOST_DEGREES))
def test_with_very_many_degrees_it_is_the_normal_distribution(t: float, degrees: float) -> None:
    assert two_sided(t, degrees) == within(1e-8)(math.erfc(t / math.sqrt(2)))


@pytest.mark.parametrize(
    ("t", "degrees", "beyond"),
    [
        (0.1, 1.5, 0.93204145348696262),
        (1.4, 2.5, 0.27271774508691224),
        (1.42, 2.5, 0.26751978752004182),
        (1.8608, 17.776, 0.079396578139779811),
        (12.5, 7.25, 3.6245721017688372e-6),
        (3.0, 99.9, 0.0034086673706260179),
        (0.7, 100.5, 0.48554453580990497),
        (30.0, 150.25, 2.537668411362006e-65),
        (1.0, 12345.5, 0.31733010737888954),
        (2.5, 1e9, 0.012419330810402494),
        (8.0, 1e9, 1.2441934284454763e-15),
        (1e6, 1.25, 2.1544668095371566e-8),
        (1e200, 1.0, 6.3661977236758136e-201),
    ],
)
def test_fractions_of_degrees_give_what_sixty_digits_give(t: float, degrees: float, beyond: float) -> None:
    """The regularised incomplete beta function of mpmath 1.3, `betainc(degrees/2, 1/2, 0, degrees/(degrees + t**2))`, 60 digits."""
    assert two_sided(t, degrees) == within(1e-13)(beyond)


@given(st.floats(0, 1e308), degrees)
@example(0.0, 1.0)
@example(0.0, MOST_DEGREES)
@example(5e-324, MOST_DEGREES)
@example(1.7976931348623157e308, MOST_DEGREES)
def test_a_share_lies_from_0_to_1_and_on_both_sides_alike(t: float, degrees: float) -> None:
    found = two_sided(t, degrees)
    assert 0 <= found <= 1
    assert two_sided(-t, degrees) == found


@given(degrees)
def test_everything_lies_beyond_0(degrees: float) -> None:
    assert two_sided(0, degrees) == 1


@given(st.tuples(statistics, statistics).map(sorted), degrees)
@example([1.4142, 1.4143], 1.0)
@example([1.414213, 1.414214], 1e9)
def test_the_further_off_the_less_lies_beyond(pair: list[float], degrees: float) -> None:
    near, far = pair
    assert two_sided(far, degrees) <= two_sided(near, degrees) * (1 + 1e-14)


@given(st.floats(0.01, 40), st.tuples(degrees, degrees).map(sorted))
def test_the_more_degrees_the_less_lies_beyond(t: float, pair: list[float]) -> None:
    few, many = pair
    assert two_sided(t, many) <= two_sided(t, few) * (1 + 1e-12)


# ---- how far an interval reaches -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "degrees", "reach"),
    [
        (0.95, 1, 12.706204736174693),
        (0.95, 2, 4.3026527297494618),
        (0.95, 10, 2.2281388519862742),
        (0.95, 17.776, 2.1028213103802212),
        (0.95, 1e5, 1.9599877075346093),
        (0.5, 3.5, 0.75093702939407866),
        (0.01, 2.5, 0.013820072570401534),
        (0.99, 136.875, 2.6122256268599055),
        (0.9, 1e9, 1.644853628475242),
        (1 - 1e-9, 1, 636619790.37241862),
        (1 - 1e-9, 1.5, 828539.14158941813),
        (1 - 1e-9, 30, 8.7215112357012411),
        (1 - 1e-9, 1e9, 6.1094102679190729),
        (1 - 2**-53, 1, 5734161139222658.6),
        (1 - 2**-53, 6.5, 603.70902796899907),
    ],
)
def test_a_reach_is_what_sixty_digits_give(level: float, degrees: float, reach: float) -> None:
    """Where the incomplete beta function of mpmath 1.3 gives 1 less the level as the computer holds it, by Newton's method."""
    assert t_value(level, degrees) == within(2e-14)(reach)


@pytest.mark.parametrize(
    ("degrees", "reach"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (10, 2.228), (20, 2.086), (30, 2.042), (60, 2.0), (120, 1.98)],
)
def test_a_reach_is_what_every_table_prints(degrees: float, reach: float) -> None:
    """The two-sided 5 % points of R. A. Fisher and F. Yates, *Statistical Tables* (1938), table III."""
    assert t_value(0.95, degrees) == pytest.approx(reach, abs=5.1e-4)


@given(levels, degrees)
@example(1 - 1e-9, 1.0)
@example(1 - 1e-9, MOST_DEGREES)
def test_beyond_the_reach_lies_what_the_level_leaves(level: float, degrees: float) -> None:
    assert two_sided(t_value(level, degrees), degrees) == within(1e-12)(1 - level)


@given(levels, degrees)
def test_a_reach_lies_between_that_of_the_normal_and_that_of_the_cauchy_distribution(level: float, degrees: float) -> None:
    assert z_value(level) <= t_value(level, degrees) <= 1 / math.tan(math.pi * (1 - level) / 2)


@pytest.mark.parametrize("hundreds", range(5))
def test_no_reach_goes_beyond_that_of_the_cauchy_distribution(hundreds: int) -> None:
    for level in ((each + 0.5) / 500 for each in range(100 * hundreds, 100 * hundreds + 100)):
        cauchy = 1 / math.tan(math.pi * (1 - level) / 2)
        assert cauchy * (1 - 1e-13) <= t_value(level, 1) <= cauchy


@given(levels, st.tuples(degrees, degrees).map(sorted))
def test_the_more_degrees_the_shorter_the_reach(level: float, pair: list[float]) -> None:
    few, many = (t_value(level, each) for each in pair)
    assert many <= few * (1 + 1e-12)


@pytest.mark.parametrize("degrees", [1, 1.5, 30, 1e9, MOST_DEGREES])
def test_the_higher_the_level_the_longer_the_reach(degrees: float) -> None:
    reaches = [t_value(level, degrees) for level in (5e-324, 1e-12, 0.001, 0.5, 0.9, 0.95, 0.999, 1 - 1e-12, 1 - 2**-53)]
    assert all(lower <= higher < math.inf for lower, higher in pairwise(reaches))
    assert reaches[0] == 0


@pytest.mark.parametrize(("degrees", "most"), [(1, 10), (2, 9), (10, 7), (30, 6), (1000, 6), (1e9, 3)])
def test_a_reach_is_found_in_a_few_steps(degrees: float, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    ask = _student.two_sided

    def note(statistic: float, degrees: float) -> float:
        asked.append(statistic)
        return ask(statistic, degrees)

    monkeypatch.setattr(_student, "two_sided", note)
    t_value(0.95, degrees)
    assert asked == sorted(asked)
    assert len(asked) <= most


def test_a_climb_that_is_cut_short_is_on_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_student, "_MOST_STEPS", 1)
    start = z_value(0.95)
    slope = 2 / (math.pi * (1 + start * start))  # of the Cauchy distribution, on both sides
    step = (2 / math.pi * math.atan(1 / start) - 0.05) / slope
    assert t_value(0.95, 1) == within(1e-13)(start + step)


@pytest.mark.parametrize("wrong", [0, 1, -0.1, 95, True, "1", None, math.nan, math.inf, 10**400], ids=str)
def test_a_level_lies_between_0_and_1(wrong: float) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        t_value(wrong, 10)
    assert caught.value.field == "level"


# ---- what it is made of ----------------------------------------------------------------------------------------------


@given(st.integers(1, 3000))
@example(1)
@example(49)
@example(50)
@example(51)
def test_beta_is_the_exact_one_for_even_degrees(half: int) -> None:
    """1/B(*a*, ½) is *a*·C(2*a*, *a*)/4ᵃ."""
    exact = float(Fraction(half * math.comb(2 * half, half), 4**half))
    assert _student._over_beta(2 * half) == within(3e-15)(exact)


def test_beta_has_no_seam_where_the_series_takes_over() -> None:
    many = _student._MANY_DEGREES
    below, above = _student._over_beta(math.nextafter(many, 0)), _student._over_beta(many)
    assert above == within(2e-15)(below)
