"""How far off the figures of a year may be, and which grids they are taken from."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given

from customerfocus.methods import loss
from customerfocus.methods._compound import Grid, Losses, end
from customerfocus.methods.loss import HIGHEST_LEVEL, Lognormal, LossDistribution, LossModel, Pert, aggregate

from .loss_models import CLOSE, LEVELS, at_rate, once, portfolios, told


@pytest.mark.slow
@given(portfolios)
def test_a_tenth_of_the_error_changes_no_figure_by_more_than_was_told(known: list[LossModel]) -> None:
    rough, close = aggregate(known, accuracy=1e-2), aggregate(known, accuracy=1e-4)
    for level in LEVELS:
        allowed = (rough.error_bound + close.error_bound) * close.expected_shortfall(level)
        assert rough.value_at_risk(level) == pytest.approx(close.value_at_risk(level), abs=allowed)
        assert rough.expected_shortfall(level) == pytest.approx(close.expected_shortfall(level), abs=allowed)


@pytest.mark.slow
def test_an_accuracy_that_is_reached_is_told_and_one_that_is_not_too() -> None:
    assert aggregate([at_rate(5)], accuracy=1e-4).error_bound <= 1e-4
    assert aggregate([at_rate(5)], accuracy=1e-12).error_bound > 1e-12


@pytest.mark.parametrize("rate", [0.3, *(pytest.param(each, marks=pytest.mark.slow) for each in (12, 60, 103, 185, 300))])
def test_steps_of_a_total_that_no_grid_shows_are_within_the_error_told(rate: float) -> None:
    """Each loss is 100: the total goes by steps of 100, which a grid blurs, and halving the step may not show it."""
    year = aggregate([at_rate(rate, Lognormal(median=100, sigma=1e-6))])
    for level in LEVELS:
        count, mass = 0, math.exp(-rate)
        total = mass
        while total < level:
            count += 1
            mass *= rate / count
            total += mass
        assert year.value_at_risk(level) == pytest.approx(100 * count, abs=year.error_bound * year.expected_shortfall(level))
    assert year.error_bound <= 3e-3  # where a level is close to that of a jump, nearly half of one is at stake


def test_what_is_far_less_than_a_step_is_within_the_error_told() -> None:
    """Beside a rare huge loss the grid is so coarse that small ones all lie at its first point."""
    small, huge = Lognormal(median=8, sigma=3), Lognormal(median=3e6, sigma=0.5)
    year = aggregate([once(0.0016, small), once(0.00117, huge)])
    assert year.error_bound <= 1e-3
    for level in (0.9975, 0.998, 0.9985, 0.9987):
        exact = small.quantile(1 - (1 - level / (1 - 0.00117)) / 0.0016)
        assert year.value_at_risk(level) == pytest.approx(exact, abs=year.error_bound * year.expected_shortfall(level))


@pytest.mark.slow
def test_where_errors_fall_with_the_root_of_the_step_only_they_are_within_the_error_told() -> None:
    """No loss is as large as a step, and the deviation is that of the grid; the total is normal, for all that counts."""
    year = aggregate([at_rate(1e6, Lognormal(median=10, sigma=0.1))] * 50)
    for level, z in ((0.9, 1.2815515655446004), (0.99, 2.3263478740408408), (0.999, 3.090232306167813)):
        off = year.value_at_risk(level) - year.mean - z * year.sd
        assert 0.5 < off / (year.error_bound * year.expected_shortfall(level)) < 1 or level < 0.99


@pytest.mark.slow
@pytest.mark.parametrize("p", [1, 0.3, 0.02])
def test_the_shortfall_of_rare_years_holds_for_a_severity_that_the_grid_cuts_off(p: float) -> None:
    """The mean of what lies on the grid must be right to many digits, for what lies beyond is the difference of two means."""
    severity = Pert(low=0, mode=0, high=1, shape=1e4)
    year = aggregate([once(p, severity)])
    for level in (1 - 1e-5, 1 - 1e-7, HIGHEST_LEVEL):
        at_risk = severity.quantile(1 - (1 - level) / p)
        exact = at_risk + p * (severity.mean - severity.limited_mean(at_risk)) / (1 - level)
        assert year.expected_shortfall(level) == pytest.approx(exact, rel=1e-4)


@pytest.mark.slow
def test_eight_orders_of_magnitude_apart_the_error_is_told() -> None:
    """Small losses by the hundred thousand, and a huge one in a thousand years."""
    year = aggregate([at_rate(1e5, Lognormal.from_range(1, 10)), once(1e-3, Lognormal.from_range(1e8, 1e9))])
    small = aggregate([at_rate(1e5, Lognormal.from_range(1, 10))])
    rest = 1e-3 * Lognormal.from_range(1e8, 1e9).mean
    for level in (0.9, 0.99):
        expected = small.expected_shortfall(level) + rest / (1 - level)
        assert year.expected_shortfall(level) == pytest.approx(expected, rel=0.02)
        assert year.value_at_risk(level) == pytest.approx(
            small.value_at_risk(level), abs=small.value_at_risk(level) * 2e-3 + year.error_bound * year.expected_shortfall(level)
        )


def test_a_rare_catastrophe_beyond_the_grid_counts_in_the_shortfall() -> None:
    rare = once(1e-6, Pert(low=0, mode=1e9, high=1e10))
    year, without = aggregate([at_rate(3, CLOSE), rare]), aggregate([at_rate(3, CLOSE)])
    assert year.value_at_risk(0.99) == pytest.approx(without.value_at_risk(0.99), rel=1e-3)
    assert year.expected_shortfall(0.99) - without.expected_shortfall(0.99) == pytest.approx(rare.mean / 0.01, rel=0.1)


def test_the_grid_is_no_finer_than_the_accuracy_asks() -> None:
    rough, close = aggregate([at_rate(5)], accuracy=1e-2), aggregate([at_rate(5)], accuracy=1e-5)
    assert (size(rough), size(close) > 2048) == (2048, True)


def size(year: LossDistribution) -> int:
    assert year._grid is not None
    return len(year._grid.up_to)


@pytest.mark.parametrize(("p", "tail"), [(1e-3, 5e-5), (1e-2, 5e-4), (0.5, 1e-3), (1e-7, 5e-9), (1e-12, 1e-9)])
def test_the_first_grid_ends_where_a_twentieth_of_losses_or_one_year_in_a_thousand_lies_beyond(p: float, tail: float) -> None:
    year = aggregate([once(p)])
    assert loss._tail(year._losses) == pytest.approx(tail)
    assert year._grid is not None
    assert 1 - year._grid.reach < 1.1 * tail


@pytest.mark.parametrize(("p", "count"), [(0.3, 4), (1e-5, 3), (1e-7, 2), (1e-12, 1), (0, 0)])
def test_each_grid_holds_a_hundred_times_as_rare_years_up_to_the_rarest(p: float, count: int) -> None:
    grids = list(aggregate([once(p, CLOSE)])._grids())
    assert len(grids) == count
    assert [each.top for each in grids] == sorted({each.top for each in grids})
    assert [1 - each.reach <= 1.1 * max(1e-9, 1e-3 / 100**place) for place, each in enumerate(grids)] == [True] * count


def test_losses_are_taken_apart_by_how_often_they_strike() -> None:
    severity = Pert(low=0, mode=5, high=10)  # of mean 5 and variance 25/7
    known = loss._losses([once(0.25, severity), at_rate(3, severity), once(0, severity), at_rate(0, severity)])
    assert (known.rates, known.chances) == (((3, severity),), ((0.25, severity),))
    assert known.mean == pytest.approx(0.25 * 5 + 3 * 5)
    assert known.sd == pytest.approx(math.sqrt(0.25 * 25 / 7 + 0.25 * 0.75 * 25 + 3 * (25 / 7 + 25)))


def grid(*up_to: float, step: float = 10.0, mean: float = 10.0) -> Grid:
    """Return a grid on which nothing but the shape counts."""
    return Grid(step=step, mean=mean, up_to=up_to, limited=(0.0,) * len(up_to))


def test_levels_from_one_year_in_two_to_the_rarest_are_compared_and_the_first_grid_that_is_good_enough_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = []

    def off(fine: Grid, coarse: Grid, level: float, steps: float, nothing: float) -> float:
        assert (fine.step * 2, nothing, steps) == (coarse.step, math.exp(-2), 0)
        compared.append(1 - level)
        return 1e-3

    monkeypatch.setattr(loss, "_off", off)
    assert size(aggregate([at_rate(2)])) == 2048
    assert [compared[0], compared[-1]] == pytest.approx([0.5, 1e-3])
    assert [other / one for one, other in pairwise(compared)] == pytest.approx([0.002 ** (1 / 64)] * 64)


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the error be 16 by the number of points; those of the grids that are tried are listed here."""
    tried = []

    def measured(_known: Losses, top: float, size: int, levels: Sequence[float], seldom: float) -> tuple[Grid, float]:
        assert (levels[0], levels[-1], seldom) == (0.5, 1 - 1 / 256, 1 / 256)
        assert [(1 - one) / (1 - other) for one, other in pairwise(levels)] == pytest.approx([2 ** (7 / 64)] * 64)
        tried.append(size)
        return grid(1, step=top / size), 16 / size

    monkeypatch.setattr(loss, "_measured", measured)
    return tried


@pytest.mark.parametrize(("accuracy", "tried"), [(1, 1), (2**-7, 1), (2**-8, 2), (2**-9.5, 4), (2**-12, 6), (0, 6)])
def test_grids_are_refined_until_one_is_good_enough_or_the_finest_is_reached(sizes: list[int], accuracy: float, tried: int) -> None:
    known = loss._losses([once(1)])
    found, error = loss._refined(known, 1 / 2, 1 / 256, accuracy)
    assert sizes == [2**each for each in range(11, 11 + tried)]
    assert (found.step, error) == (end(known, 1 / 256) / sizes[-1], 16 / sizes[-1])


@pytest.mark.parametrize(
    ("coarse", "moved"),
    [((0.5, 0.75, 1, 16), 4), ((0.5, 0.75, 1, 14), 4), ((0.5, 0.625, 1, 15), 10 / 3), ((0.5, 0.875, 1, 55 / 3), 10 / 3)],
)
def test_what_two_grids_differ_by_counts_two_and_a_half_times_as_a_share_of_the_shortfall(
    coarse: tuple[float, float, float, float], moved: float
) -> None:
    """The mean moves the shortfall by four times as much; the masses move the value at risk, and the shortfall by less."""
    *up_to, mean = coarse
    assert loss._off(grid(0.5, 0.75, 1, mean=15), grid(*up_to, mean=mean), 0.75, 0.0, 0.5) == pytest.approx(2.5 * moved / 75)


def test_what_halving_does_not_show_is_added() -> None:
    some, none = grid(0.5, 0.75, 1), grid(0.9, 1)
    assert loss._off(some, some, 0.75, 3.0, 0.1) == pytest.approx(3 / some.expected_shortfall(0.75))
    assert some.value_at_risk(0.501) < some.step < 11
    assert loss._off(grid(0.5, 1, step=0.5), grid(0.5, 1, step=0.5), 0.75, 3.0, 0.1) == pytest.approx(
        3 / grid(0.5, 1, step=0.5).expected_shortfall(0.75)
    )
    assert loss._off(none, none, 0.8, 3.0, 0.7) == 10 / none.expected_shortfall(0.8)
    assert loss._off(none, none, 0.8, 3.0, 0.8) == 0


def doctored(first: Grid) -> LossDistribution:
    """Return a year of which the first grid says something else than the next ones would."""
    year = aggregate([once(0.3)])
    return LossDistribution(mean=year.mean, sd=year.sd, error_bound=0, losses=year._losses, accuracy=1e-3, grid=first)


def test_the_first_grid_that_reaches_a_level_or_an_amount_is_asked() -> None:
    year = doctored(grid(0.5, 0.75, 0.999))
    assert year.value_at_risk(0.999) == 25
    assert year.expected_shortfall(0.999) == grid(0.5, 0.75, 0.999).expected_shortfall(0.999)
    assert year.exceedance(25) == pytest.approx(0.001)
    assert year.exceedance(15) == 0.25
    assert doctored(grid(0.1, 0.2, 0.75, step=4e5)).exceedance(1e6) == 0.25  # 2.5 steps; the next says 0.015


def test_what_is_told_of_a_longer_grid_is_no_less_than_was_told_of_a_shorter_and_no_more_likely() -> None:
    """The first grid is made to say more than the next: a hundred million at the rarest, or next to nothing beyond."""
    year = doctored(grid(0.5, 0.75, 0.999, step=1e8))
    assert year.value_at_risk(0.9995) == year.value_at_risk(0.9999999) == 2.5e8
    assert year.expected_shortfall(0.9999999) >= year.expected_shortfall(0.999)
    year = doctored(grid(0.5, 0.75, 1 - 1e-7))
    assert year.exceedance(1e5) == pytest.approx(1e-7)
    assert year.exceedance(1e8) <= 1e-7


def test_a_risk_that_never_strikes_changes_not_a_digit() -> None:
    narrow = Lognormal(median=1e5, sigma=0.05)
    assert told(aggregate([at_rate(0, narrow), at_rate(2)])) == told(aggregate([at_rate(2)]))
