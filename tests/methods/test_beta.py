"""Laws of the beta distribution, against exact fractions, closed forms and figures of sixty digits."""

import math
from collections.abc import Callable
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.methods import _beta
from customerfocus.methods._beta import fraction, front, tails

whole = st.integers(1, 60)
parameters = st.floats(1, 60) | st.floats(0, 6).map(lambda power: 10**power)
sixty_fourths = st.integers(1, 63)
shares = st.integers(0, 2**20).map(lambda each: each / 2**20)  # 1 less such a share is exact


def within(relative: float) -> Callable[[object], object]:
    return lambda expected: pytest.approx(expected, rel=relative, abs=0)


def chance(successes: int, trials: int, x: Fraction) -> Fraction:
    """Return how likely so many successes or more are."""
    return sum(
        (math.comb(trials, each) * x**each * (1 - x) ** (trials - each) for each in range(successes, trials + 1)), Fraction()
    )


# ---- below and above -------------------------------------------------------------------------------------------------


@given(whole, whole, sixty_fourths)
@example(1, 1, 32)
@example(60, 60, 1)
@example(60, 60, 63)
def test_for_whole_parameters_the_tails_are_those_of_a_binomial_sum(a: int, b: int, sixty_fourths: int) -> None:
    """I(*x*; *a*, *b*) is the chance of *a* successes or more among *a* + *b* − 1."""
    x = Fraction(sixty_fourths, 64)
    below = chance(a, a + b - 1, x)
    assert tails(a, b, float(x), float(1 - x)) == pytest.approx((float(below), float(1 - below)), rel=0, abs=2e-15)


@given(whole, whole, sixty_fourths)
@example(60, 60, 1)
def test_the_smaller_tail_keeps_its_digits(a: int, b: int, sixty_fourths: int) -> None:
    x = Fraction(sixty_fourths, 64)
    below = chance(a, a + b - 1, x)
    assert min(tails(a, b, float(x), float(1 - x))) == within(1e-13)(float(min(below, 1 - below)))


@given(st.floats(0, 6).map(lambda power: 10**power), sixty_fourths)
def test_with_a_first_parameter_of_1_the_upper_tail_is_a_power(b: float, sixty_fourths: int) -> None:
    x = sixty_fourths / 64
    assert tails(1, b, x, 1 - x)[1] == pytest.approx((1 - x) ** b, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize(
    ("a", "b", "x", "below", "above"),
    [
        (1.5, 2.5, 0.25, 0.33333333333333333, 0.66666666666666667),
        (1, 5, 0.125, 0.487091064453125, 0.512908935546875),
        (5, 1, 0.875, 0.512908935546875, 0.487091064453125),
        (2.142857142857143, 3.857142857142857, 0.5, 0.77569325890950345, 0.22430674109049655),
        (3, 3, 0.0009765625, 9.2995886546987094e-9, 0.99999999070041135),
        (17.25, 4.75, 0.625, 0.04621830011099959, 0.95378169988900041),
        (60.5, 40.5, 0.75, 0.99952609052803238, 0.00047390947196761617),
        (19.75, 81.5, 0.125, 0.026413774949608922, 0.97358622505039108),
        (1.0009765625, 1.0, 0.75, 0.74978932495195049, 0.25021067504804951),
    ],
)
def test_fractions_of_parameters_give_what_sixty_digits_give(a: float, b: float, x: float, below: float, above: float) -> None:
    """The series of positive terms *xᵃyᵇ*/(*a*·B(*a*, *b*))·₂F₁(*a* + *b*, 1; *a* + 1; *x*), summed by mpmath 1.4."""
    assert tails(a, b, x, 1 - x) == within(4e-15)((below, above))


@pytest.mark.parametrize(
    ("a", "b", "x", "below", "above"),
    [
        (1000.5, 1.5, 0.9990234375, 0.58168464174756993, 0.41831535825243007),
        (40001.0, 60001.0, 0.40234375, 0.93461341157182289, 0.065386588428177109),
        (500001, 500001, 0.5, 0.5, 0.5),
        (500001, 500001, 0.499, 0.02274994298015738, 0.97725005701984262),
        (500001, 500001, 0.501, 0.97725005701984262, 0.02274994298015738),
        (900001, 100001, 0.9, 0.50070922975715347, 0.49929077024284653),
        (1, 1000001, 2**-20, 0.61467792070592489, 0.38532207929407511),
        (1000001, 1, 1 - 2**-20, 0.38532207929407511, 0.61467792070592489),
        (250001, 750001, 0.2509765625, 0.98785638685590077, 0.012143613144099232),
    ],
)
def test_parameters_up_to_a_million_give_what_sixty_digits_give(a: float, b: float, x: float, below: float, above: float) -> None:
    """As above; here a share of the computer's last digit moves the result by more than that."""
    assert tails(a, b, x, 1 - x) == pytest.approx((below, above), rel=0, abs=5e-14)


@given(st.floats(0.05, 0.95), st.floats(-4, 4))
def test_with_very_large_parameters_it_is_nearly_the_normal_distribution(centre: float, z: float) -> None:
    a, b = 1e6 * centre, 1e6 * (1 - centre)
    x = round((centre + z * math.sqrt(centre * (1 - centre) / 1e6)) * 2**30) / 2**30
    z = (x - centre) / math.sqrt(centre * (1 - centre) / (1e6 + 1))
    assert tails(a, b, x, 1 - x)[0] == pytest.approx(NormalDist().cdf(z), abs=2e-3)


@given(parameters, parameters, shares)
@example(1.0, 1.0, 0.5)
@example(1e6, 1e6, 0.5)
@example(1e6, 1.0, 0.0)
@example(1.0, 1e6, 1.0)
def test_both_tails_are_shares_that_add_up_to_1(a: float, b: float, x: float) -> None:
    below, above = tails(a, b, x, 1 - x)
    assert 0 <= below <= 1
    assert 0 <= above <= 1
    assert below + above == 1


@given(parameters, parameters, shares)
def test_seen_from_the_other_end_the_tails_change_places(a: float, b: float, x: float) -> None:
    below, above = tails(a, b, x, 1 - x)
    assert tails(b, a, 1 - x, x) == pytest.approx((above, below), rel=0, abs=2e-12)


@given(parameters, parameters)
def test_at_the_ends_lies_nothing_or_everything(a: float, b: float) -> None:
    assert tails(a, b, 0, 1) == (0, 1)
    assert tails(a, b, 1, 0) == (1, 0)
    assert tails(a, b, 5e-324, 1)[0] <= 1e-300


@given(parameters, parameters, st.tuples(shares, shares).map(sorted))
def test_the_further_up_the_more_lies_below(a: float, b: float, pair: list[float]) -> None:
    near, far = (tails(a, b, x, 1 - x)[0] for x in pair)
    assert near <= far + 1e-13


# ---- what it is made of ----------------------------------------------------------------------------------------------


@given(whole, whole, sixty_fourths)
@example(60, 60, 32)
@example(1, 60, 1)
def test_what_stands_before_the_fraction_is_exact_for_whole_parameters(a: int, b: int, sixty_fourths: int) -> None:
    """1/B(*a*, *b*) is *a*·C(*a* + *b* − 1, *a*)."""
    x = Fraction(sixty_fourths, 64)
    exact = a * math.comb(a + b - 1, a) * x**a * (1 - x) ** b
    assert front(a, b, float(x), float(1 - x)) == within(1e-13)(float(exact))


@pytest.mark.parametrize(
    ("z", "scaled"),
    [
        (1, 1.0844375514192275),
        (1.5, 1.0563442442685599),
        (7.25, 1.0115532316475884),
        (19.9375, 1.0041881238514919),
        (20, 1.0041750108677653),
        (100.5, 1.0008295285285417),
        (1000002, 1.0000000833331701),
    ],
)
def test_the_scaled_gamma_function_is_what_sixty_digits_give(z: float, scaled: float) -> None:
    assert _beta._scaled_gamma(z) == within(4e-16)(scaled)


def test_the_scaled_gamma_function_has_no_seam_where_the_series_takes_over() -> None:
    seam = _beta._LARGE
    below, above = _beta._scaled_gamma(math.nextafter(seam, 0)), _beta._scaled_gamma(seam)
    assert above == within(2e-15)(below)


@pytest.mark.parametrize(
    ("step", "beyond"),
    [
        (-0.984375, 3.1745080833596719),
        (-0.5, 0.19314718055994531),
        (-0.125, 0.0085313926245226231),
        (-0.09375, 0.0046900728132525199),
        (-0.03125, 0.00049869831458030116),
        (-(2**-20), 4.5474764000725024e-13),
        (2**-30, 4.3368086872493725e-19),
        (2**-10, 4.7652694454110404e-7),
        (0.0625, 0.0018753781835651574),
        (0.09765625, 0.0044790251458167102),
        (0.125, 0.0072169643436165455),
        (3.0, 1.6137056388801094),
        (1024.0, 1017.0675521084275),
    ],
)
def test_how_far_a_step_lies_beyond_its_logarithm_is_what_sixty_digits_give(step: float, beyond: float) -> None:
    assert _beta._beyond_log(1 + step, step) == within(1e-15)(beyond)


@pytest.mark.parametrize("sign", [1, -1])
def test_the_logarithm_has_no_seam_where_the_series_ends(sign: int) -> None:
    seam = sign * _beta._NEAR
    series, logarithm = (_beta._beyond_log(1 + each, each) for each in (seam, math.nextafter(seam, math.copysign(1, sign))))
    assert series == within(2e-14)(logarithm)


def test_a_step_down_to_0_lies_endlessly_far_beyond_its_logarithm() -> None:
    assert _beta._beyond_log(0.0, -1.0) == math.inf


@given(st.integers(1, 12), st.integers(1, 12), sixty_fourths)
def test_the_fraction_is_that_of_a_binomial_sum(a: int, b: int, sixty_fourths: int) -> None:
    """For whole *a* and *b* the incomplete beta function is the chance of *a* or more successes among *a* + *b* − 1."""
    x = Fraction(sixty_fourths, 64)
    if x * (a + b) > a:
        a, b, x = b, a, 1 - x
    before = a * math.comb(a + b - 1, a) * x**a * (1 - x) ** b
    assert fraction(a, b, float(x), float(1 - x)) == within(1e-13)(float(before / chance(a, a + b - 1, x)))


def test_a_fraction_that_begins_with_0_is_found_all_the_same() -> None:
    """I½(1, 3) is 7/8, and what stands before the fraction 3/16."""
    assert fraction(1, 3, 0.5, 0.5) == within(1e-14)(3 / 14)


def test_a_fraction_is_left_as_soon_as_it_has_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = fraction(3, 0.5, 0.75, 0.25)
    monkeypatch.setattr(_beta, "_SETTLED", 0.1)
    rough = fraction(3, 0.5, 0.75, 0.25)
    assert 1e-6 < abs(rough / exact - 1) < 0.1


def test_a_fraction_that_settles_late_is_cut_and_not_far_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """With half a million degrees and ½, far on the wrong side of √2 of Student's t, 300 terms are 1.6 % short."""
    monkeypatch.setattr(_beta, "_MOST_TERMS", 300)
    a, b, t = 5e5, 0.5, 0.1
    x, y = 1 / (1 + t * t / (2 * a)), t * t / (2 * a) / (1 + t * t / (2 * a))
    before = math.sqrt(a / math.pi) * math.exp(a * math.log1p(-y)) * math.sqrt(y)
    found = before / fraction(a, b, x, y)
    assert found / (2 * NormalDist().cdf(-t)) - 1 == pytest.approx(-0.016, abs=1e-3)


def test_with_parameters_of_half_a_million_the_fraction_settles_before_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    found = fraction(500001, 500001, 0.5, 0.5)
    monkeypatch.setattr(_beta, "_MOST_TERMS", 10**5)
    assert fraction(500001, 500001, 0.5, 0.5) == found
