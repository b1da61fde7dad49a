"""Laws of totals on a grid, against totals found without any transform."""

import math
from itertools import accumulate, count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.methods import _compound
from customerfocus.methods._compound import Grid, Losses, blurred, end, solve
from customerfocus.methods._spread import Severity, spread
from customerfocus.methods.lognormal import Lognormal
from customerfocus.methods.pert import Pert

SIZE, TOP = 128, 100.0
NARROW = Lognormal(median=100, sigma=1e-6)
WIDE = Pert(low=0, mode=50, high=400)

lognormals = st.builds(Lognormal, median=st.floats(1, 20), sigma=st.floats(0.3, 1.5))
perts = st.builds(lambda low, width: Pert(low=low, mode=low + width / 3, high=low + width), st.floats(0, 9), st.floats(1, 20))
severities: st.SearchStrategy[Severity] = st.one_of(lognormals, perts)
rates = st.lists(st.tuples(st.floats(0.01, 4), severities), max_size=3)
chances = st.lists(st.tuples(st.floats(0.01, 1), severities), max_size=3)


@st.composite
def losses(draw: st.DrawFn) -> Losses:
    at_rates, by_chance = draw(rates), draw(chances)
    mean = math.fsum(weight * severity.mean for weight, severity in [*at_rates, *by_chance])
    return Losses(rates=tuple(at_rates), chances=tuple(by_chance), mean=mean, sd=1 + mean)


@pytest.fixture(autouse=True)
def _searches_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no search for the end of a grid run on for ever."""
    search, tried = _compound._coarse, count()

    def limited(known: Losses, top: float) -> Grid:
        assert next(tried) < 2_000
        return search(known, top)

    monkeypatch.setattr(_compound, "_coarse", limited)


def compound(mixture: list[float], rate: float) -> list[float]:
    """Return the masses of a compound Poisson total by Panjer's recursion (1981)."""
    found = [math.exp(mixture[0] - rate)]
    for place in range(1, len(mixture)):
        found.append(math.fsum(each * mixture[each] * found[place - each] for each in range(1, place + 1)) / place)
    return found


def convolved(first: list[float], second: list[float]) -> list[float]:
    return [math.fsum(first[each] * second[place - each] for each in range(place + 1)) for place in range(len(first))]


def without_transforms(known: Losses, step: float, size: int) -> list[float]:
    masses = compound(spread(known.rates, step, size), math.fsum(rate for rate, _ in known.rates))
    for chance, severity in known.chances:
        single = [chance * each for each in spread([(1.0, severity)], step, size)]
        single[0] += 1 - chance
        masses = convolved(masses, single)
    return masses


@given(losses())
def test_a_total_is_that_of_panjers_recursion_and_of_convolving_one_by_one(known: Losses) -> None:
    fine, _ = solve(known, TOP, SIZE)
    assert fine.up_to == pytest.approx(tuple(accumulate(without_transforms(known, TOP / SIZE, SIZE))), abs=5e-6)


@given(losses())
def test_the_coarse_grid_is_the_one_of_twice_the_step(known: Losses) -> None:
    (_, coarse), (fine, _) = solve(known, TOP, SIZE), solve(known, TOP, SIZE // 2)
    assert (coarse.step, coarse.mean) == (fine.step, known.mean)
    assert coarse.up_to == pytest.approx(fine.up_to, abs=0.02)


@given(losses())
def test_nothing_is_lost_as_often_as_no_part_strikes(known: Losses) -> None:
    rare = math.prod(1 - chance for chance, _ in known.chances)
    assert known.nothing() == pytest.approx(rare * math.exp(-math.fsum(rate for rate, _ in known.rates)), rel=1e-12)
    assert solve(known, TOP, SIZE)[0].up_to[0] >= known.nothing()


@pytest.mark.parametrize("top", [10, 30, 100])
def test_no_total_is_likelier_than_certain(top: float) -> None:
    """Without rounding, all masses of what costs no more than 3 would sum to 1."""
    known = Losses(rates=(), chances=((1.0, Pert(low=0, mode=1, high=3)),), mean=4 / 3, sd=1.0)
    assert [grid.reach for grid in solve(known, top, SIZE)] == [pytest.approx(1, abs=1e-9)] * 2
    assert max(grid.reach for grid in solve(known, top, SIZE)) <= 1


@given(losses())
def test_the_mean_up_to_an_amount_is_the_area_above_the_curve(known: Losses) -> None:
    grid, _ = solve(known, TOP, SIZE)
    pieces = 40
    area = 0.0
    for place in range(SIZE - 1):
        middles = [(place + (each + 0.5) / pieces) * grid.step for each in range(pieces)]
        area += math.fsum(map(grid.exceedance, middles)) * grid.step / pieces
    at = (SIZE - 1) * grid.step
    level = 1 - grid.exceedance(at)
    known_mean = grid.limited[SIZE - 2] + 0.5 * grid.step * (1 - (grid.up_to[SIZE - 2] + level) / 2)
    assert known_mean == pytest.approx(area, rel=1e-9)


@pytest.fixture
def stairs() -> Grid:
    """Half of all years cost nothing, a quarter about 10 and a quarter about 20."""
    return Grid(step=10.0, mean=7.5, up_to=(0.5, 0.75, 1.0), limited=(2.5, 6.25, 7.5))


def test_a_level_that_nothing_reaches_has_no_loss(stairs: Grid) -> None:
    assert [stairs.value_at_risk(level) for level in (0.1, 0.5)] == [0, 0]
    assert [stairs.expected_shortfall(level) for level in (0.25, 0.5)] == [10, 15]


def test_between_two_middles_a_quantile_runs_straight(stairs: Grid) -> None:
    assert [stairs.value_at_risk(level) for level in (0.625, 0.75, 0.875, 1.0)] == [10, 15, 20, 25]


def test_a_quantile_beyond_the_grid_is_its_end() -> None:
    grid = Grid(step=10.0, mean=9.0, up_to=(0.5, 0.75), limited=(2.5, 6.25))
    assert (grid.reach, grid.top, grid.value_at_risk(0.9)) == (0.75, 15, 15)
    assert grid.exceedance(15) == 0.25


def test_the_shortfall_is_the_mean_of_what_lies_beyond(stairs: Grid) -> None:
    assert stairs.expected_shortfall(0.75) == pytest.approx(20)
    assert stairs.expected_shortfall(0.625) == pytest.approx((0.125 * 12.5 + 0.25 * 20) / 0.375)


def test_the_shortfall_is_never_below_the_quantile() -> None:
    grid = Grid(step=10.0, mean=6.2499, up_to=(0.5, 0.75, 1.0), limited=(2.5, 6.25, 7.5))
    assert grid.expected_shortfall(0.75) == grid.value_at_risk(0.75) == 15


def test_what_is_exceeded_runs_straight_between_two_middles(stairs: Grid) -> None:
    assert [stairs.exceedance(amount) for amount in (1, 5, 10, 15, 20, 25)] == [0.5, 0.5, 0.375, 0.25, 0.125, 0]


@given(losses().filter(lambda each: each.nothing() < 0.5), st.sampled_from([0.05, 0.01, 0.001]))
def test_the_end_of_a_grid_is_passed_as_rarely_as_asked(known: Losses, tail: float) -> None:
    variance = math.fsum(w * (each.sd**2 + each.mean**2) for w, each in known.rates)
    variance += math.fsum(p * (each.sd**2 + (1 - p) * each.mean**2) for p, each in known.chances)
    exact = Losses(rates=known.rates, chances=known.chances, mean=known.mean, sd=math.sqrt(variance))
    top = end(exact, tail)
    grid, _ = solve(exact, top, 1024)
    assert 1 - grid.reach <= tail * 1.1 + 1e-5
    assert grid.value_at_risk(1 - tail) > 0.85 * top


def test_the_end_is_no_farther_than_twice_what_markovs_inequality_needs() -> None:
    """Were the mean 1, no more than one year in 100 could cost over 100; here it is understated, and the search still ends."""
    known = Losses(rates=((1.0, Lognormal(median=1e6, sigma=0.1)),), chances=(), mean=1.0, sd=1.0)
    assert 100 <= end(known, 0.01) <= 220


def test_the_first_guess_stands_where_no_more_than_twice_the_tail_ever_loses() -> None:
    for years, stands in ((512, True), (480, False), (400, False)):
        known = Losses(rates=(), chances=((1 / years, Lognormal(median=100, sigma=0.1)),), mean=100 / years, sd=50.0)
        assert (end(known, 1 / 1024) == known.mean + 12 * known.sd) == stands


def test_the_end_is_far_from_the_mean_where_hardly_anything_is_ever_lost() -> None:
    known = Losses(rates=(), chances=((1e-9, Lognormal(median=1, sigma=1)),), mean=1.0, sd=3.0)
    assert end(known, 1e-9) == 37


def test_the_end_of_what_has_a_long_tail_lies_beyond_the_first_guess() -> None:
    severity = Lognormal(median=1, sigma=0.5)
    known = Losses(rates=(), chances=((1.0, severity),), mean=severity.mean, sd=0.01)
    assert end(known, 1e-3) == pytest.approx(severity.quantile(0.999), rel=0.3)


@pytest.fixture
def tops(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Take every total up to 1024 as equally likely; the ends of the grids that are tried are listed here."""
    tried = []

    def even(known: Losses, top: float) -> Grid:
        tried.append(top)
        assert len(tried) < 9
        step = top / 64
        return Grid(step=step, mean=known.mean, up_to=tuple((each + 0.5) * step / 1024 for each in range(64)), limited=())

    monkeypatch.setattr(_compound, "_coarse", even)
    return tried


def around(mean: float, sd: float = 0.0) -> Losses:
    return Losses(rates=((5.0, NARROW),), chances=(), mean=mean, sd=sd)


def test_a_grid_that_is_too_short_is_made_twice_as_long(tops: list[float]) -> None:
    """Up to 512 lie half of all, up to 768 three quarters; that is the 48th point of 64, and there are two to spare."""
    assert (end(around(512), 1 / 4), tops) == (50 * 16, [512, 1024])


def test_a_grid_that_just_reaches_the_level_is_long_enough(tops: list[float]) -> None:
    """Its last middle is at 63.5 of 64 steps, and none is to spare."""
    assert (end(around(1024), 1 / 128), tops) == (1024, [1024])


def test_a_grid_is_made_no_longer_where_the_mean_allows_no_more(tops: list[float]) -> None:
    """That no more than a quarter of all costs four times the mean or more is Markov's inequality; here the mean is too low."""
    assert (end(around(64, 16), 1 / 4), tops) == (256, [256])


def test_a_grid_of_which_no_more_than_half_is_needed_is_sought_again(tops: list[float]) -> None:
    """Up to 768 lie three quarters: that is the 30th point of steps of 25.6, and two to spare are half of 64."""
    assert (end(around(1638.4), 1 / 4), tops) == (62 * 12.8, [1638.4, 819.2])


def rated(*parts: tuple[float, Severity]) -> Losses:
    return Losses(rates=parts, chances=(), mean=1.0, sd=1.0)


def test_a_severity_wider_than_a_step_makes_no_steps_of_the_total() -> None:
    assert blurred(rated((5, Lognormal(median=100, sigma=0.5))), 10, 1e-3) == 0


@pytest.mark.parametrize(("step", "expected"), [(1, 1.5 + 1.25), (4, 6 + 5), (16, 24 + 20), (64, 50), (1000, 50)])
def test_steps_are_blurred_by_a_single_amount_and_by_how_their_sum_drifts_but_by_no_more_than_half_of_one(
    step: float, expected: float
) -> None:
    assert blurred(rated((4, NARROW)), step, 1e-3) == pytest.approx(expected, rel=1e-5)


def test_amounts_much_smaller_than_a_step_drift_less() -> None:
    """A thousand of 0.01 split between 0 and a step of 10 have the variance 10³·0.01·10, and four of 100 have at most 4·10²/4."""
    known = rated((4, NARROW), (1e3, Lognormal(median=0.01, sigma=1e-6)))
    assert blurred(known, 10, 1e-3) == pytest.approx(15 + 1.25 * math.sqrt(200), rel=1e-5)


def test_a_severity_as_wide_as_a_step_is_wide() -> None:
    assert blurred(rated((5, WIDE)), WIDE.sd, 1e-3) == 0


def test_steps_are_told_as_long_as_years_without_wider_severities_are_no_rarer_than_the_tail() -> None:
    assert blurred(rated((4, NARROW), (3, WIDE)), 1, math.exp(-3)) > 0


def test_how_often_a_narrow_severity_strikes_smooths_nothing() -> None:
    known = Losses(rates=(), chances=((0.9999, NARROW), (0.5, WIDE)), mean=1.0, sd=1.0)
    assert blurred(known, 1, 1e-3) > 0


def test_wider_severities_smooth_the_steps_of_narrow_ones_where_hardly_a_year_goes_without() -> None:
    assert [blurred(rated((4, NARROW), (rate, WIDE)), 1, 1e-3) > 0 for rate in (6.9, 6.91)] == [True, False]
    for chance, steps in ((0.99, True), (0.9999, False)):
        known = Losses(rates=(), chances=((0.5, NARROW), (chance, WIDE)), mean=1.0, sd=1.0)
        assert (blurred(known, 1, 1e-3) > 0) == steps
