"""Losses against closed forms, and the laws of risk measures."""

import math
import pickle
from collections.abc import Callable
from itertools import pairwise, permutations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, NoDataError, NotFiniteError, NotPositiveError, OutOfRangeError, WrongTypeError
from customerfocus.methods import loss
from customerfocus.methods._compound import Grid
from customerfocus.methods.loss import (
    HIGHEST_LEVEL,
    Frequency,
    Lognormal,
    LossDistribution,
    LossModel,
    Once,
    Pert,
    Poisson,
    Severity,
    aggregate,
)

FAR: Severity = Lognormal.from_range(1e4, 1e6)
CLOSE: Severity = Pert(low=20_000, mode=50_000, high=200_000)
LEVELS = (0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999)

severities: st.SearchStrategy[Severity] = st.one_of(
    st.builds(lambda low, times: Lognormal.from_range(low, low * times), st.floats(1e3, 1e5), st.floats(2, 100)),
    st.builds(
        lambda low, times: Pert(low=low, mode=low * (1 + times) / 2, high=low * times), st.floats(1e3, 1e5), st.floats(2, 20)
    ),
)
probabilities = st.floats(0.001, 1)
frequencies: st.SearchStrategy[Once | Poisson] = st.one_of(
    st.builds(Once, probability=probabilities), st.builds(Poisson, rate=st.floats(0.01, 10))
)
models = st.builds(LossModel, frequency=frequencies, severity=severities)
portfolios = st.lists(models, min_size=1, max_size=3)


def once(probability: float, severity: Severity = FAR) -> LossModel:
    return LossModel(frequency=Once(probability=probability), severity=severity)


def at_rate(rate: float, severity: Severity = FAR) -> LossModel:
    return LossModel(frequency=Poisson(rate=rate), severity=severity)


def told(year: LossDistribution, levels: tuple[float, ...] = LEVELS) -> list[float]:
    return [ask(level) for ask in (year.value_at_risk, year.expected_shortfall) for level in levels]


# ---- closed forms ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("probability", "shortfall_99", "at_risk_99", "shortfall_95"),
    [(0.2, 2_148_422, 1_000_000, 816_128), (0.02, 489_759, 100_000, 106_559), (0.005, 133_199, 0, 26_640)],
)
def test_figures_of_one_rare_loss_are_those_of_the_closed_form(
    probability: float, shortfall_99: float, at_risk_99: float, shortfall_95: float
) -> None:
    """A tool in wide use averages "losses no less than the value at risk", and reports a hundredth where that is 0."""
    year = aggregate([once(probability)])
    assert year.expected_shortfall(0.99) == pytest.approx(shortfall_99, rel=1e-5)
    assert year.value_at_risk(0.99) == pytest.approx(at_risk_99, rel=1e-5)
    assert year.expected_shortfall(0.95) == pytest.approx(shortfall_95, rel=1e-5)


@given(probabilities, severities, st.sampled_from(LEVELS))
def test_one_loss_that_strikes_once_is_its_own_severity_beyond_its_chance(p: float, severity: Severity, level: float) -> None:
    year = aggregate([once(p, severity)])
    beyond = 1 - (1 - level) / p
    at_risk = severity.quantile(beyond) if beyond > 0 else 0.0
    shortfall = at_risk + p * (severity.mean - severity.limited_mean(at_risk)) / (1 - level)
    assert year.expected_shortfall(level) == pytest.approx(shortfall, rel=year.error_bound)
    assert year.value_at_risk(level) == pytest.approx(at_risk, abs=year.error_bound * shortfall)


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.1, 2, 30])
def test_losses_of_nearly_one_size_are_counted(rate: float) -> None:
    """The total is 100 times a Poisson figure; the severity is so narrow that this is exact to four digits."""
    year = aggregate([at_rate(rate, Lognormal(median=100, sigma=1e-6))], accuracy=2e-4)
    for level in (0.31, 0.57, 0.83, 0.913, 0.967, 0.9923):
        count, total = 0, math.exp(-rate)
        while total < level:
            count += 1
            total += math.exp(-rate) * rate**count / math.factorial(count)
        assert year.value_at_risk(level) == pytest.approx(100 * count, abs=year.error_bound * year.expected_shortfall(level) + 0.01)


def test_rates_of_one_severity_add() -> None:
    """But for what e^12 makes of the last digit of a probability, in the rarest year of a thousand."""
    together, apart = aggregate([at_rate(3)]), aggregate([at_rate(1), at_rate(2)])
    assert told(together) == pytest.approx(told(apart), rel=math.exp(12) * 2**-52 / 0.001)


@pytest.mark.slow
def test_two_losses_that_strike_once_are_convolved() -> None:
    """Against a sum over 4,000 evenly likely amounts of one of them, the other in closed form."""
    year = aggregate([once(0.3), once(0.4, CLOSE)])
    amount, count = 300_000.0, 4_000
    close = [CLOSE.quantile((each + 0.5) / count) for each in range(count)]
    both = math.fsum(1 - FAR.cdf(amount - each) for each in close) / count
    expected = 0.3 * 0.6 * (1 - FAR.cdf(amount)) + 0.3 * 0.4 * both
    assert year.exceedance(amount) == pytest.approx(expected, rel=2e-4)


@pytest.mark.parametrize("rate", [1e3, 1e5])
def test_very_many_losses_are_nearly_normal(rate: float) -> None:
    """With the first term of Cornish and Fisher for the skewness, which is all that is left of it."""
    severity = Lognormal(median=10, sigma=0.5)
    year = aggregate([at_rate(rate, severity)])
    skewness = 1000 * math.exp(9 * 0.25 / 2) * rate / year.sd**3
    for level, z in ((0.9, 1.2815515655446004), (0.99, 2.3263478740408408)):
        expected = year.mean + year.sd * (z + skewness * (z * z - 1) / 6)
        assert year.value_at_risk(level) == pytest.approx(expected, abs=year.error_bound * year.expected_shortfall(level))
    assert year.error_bound < 0.02


@pytest.mark.parametrize("p", [1, 0.3, 0.02])
def test_years_rarer_than_one_in_a_thousand_are_told_from_longer_grids_as_by_the_closed_form(p: float) -> None:
    year = aggregate([once(p)])
    for rarity in (1e-4, 1e-5, 1e-6, 1e-7, 1.01e-8):
        at_risk = FAR.quantile(1 - rarity / p)
        shortfall = at_risk + p * (FAR.mean - FAR.limited_mean(at_risk)) / rarity
        assert year.value_at_risk(1 - rarity) == pytest.approx(at_risk, rel=1e-4)
        assert year.expected_shortfall(1 - rarity) == pytest.approx(shortfall, rel=1e-4)
        assert year.exceedance(at_risk) == pytest.approx(rarity, rel=1e-3)
    assert year.exceedance(FAR.quantile(1 - 1e-12)) == 0


@pytest.mark.parametrize(
    ("frequency", "variance"),
    [(Once(probability=0.25), 0.25 * 25 / 7 + 0.1875 * 25), (Once(probability=1), 25 / 7), (Poisson(rate=3), 3 * (25 / 7 + 25))],
)
def test_the_variance_of_a_year_has_a_part_of_how_much_and_one_of_how_often(frequency: Frequency, variance: float) -> None:
    severity = Pert(low=0, mode=5, high=10)  # of mean 5 and variance 25/7
    assert LossModel(frequency=frequency, severity=severity).sd == pytest.approx(math.sqrt(variance), rel=1e-12)


# ---- laws ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(portfolios)
def test_the_mean_and_the_deviation_are_exact(known: list[LossModel]) -> None:
    year = aggregate(known)
    assert year.mean == pytest.approx(math.fsum(each.mean for each in known), rel=1e-12)
    assert year.sd == pytest.approx(math.sqrt(math.fsum(each.sd**2 for each in known)), rel=1e-9)


@pytest.mark.slow
@given(portfolios, st.lists(st.floats(0.01, 0.9999), min_size=2, max_size=6))
def test_a_shortfall_is_no_less_than_the_value_at_risk_and_both_rise_with_the_level(
    known: list[LossModel], levels: list[float]
) -> None:
    year = aggregate(known)
    at_risk = [year.value_at_risk(level) for level in sorted(levels)]
    shortfall = [year.expected_shortfall(level) for level in sorted(levels)]
    assert all(one <= other for one, other in zip(at_risk, shortfall, strict=True))
    assert at_risk == sorted(at_risk)
    assert all(one <= other * (1 + 1e-9) for one, other in pairwise(shortfall))


@pytest.mark.slow
@given(portfolios)
def test_a_level_beyond_the_first_grid_is_told_from_a_longer_one(known: list[LossModel]) -> None:
    year = aggregate(known)
    rare = (0.999, 0.9999, 0.999999, 0.99999999)
    assert [year.value_at_risk(level) for level in rare] == sorted(year.value_at_risk(level) for level in rare)
    for level in rare[1:]:
        assert year.exceedance(year.value_at_risk(level)) == pytest.approx(1 - level, rel=0.02, abs=2e-9)


@pytest.mark.slow
@given(portfolios, st.lists(st.floats(0, 1e7), min_size=2, max_size=8))
def test_the_larger_an_amount_the_more_seldom_it_is_exceeded(known: list[LossModel], amounts: list[float]) -> None:
    year = aggregate(known)
    found = [year.exceedance(amount) for amount in sorted(amounts)]
    assert found == sorted(found, reverse=True)
    assert all(0 <= each <= 1 for each in found)


@pytest.mark.slow
@given(portfolios, st.sampled_from(LEVELS))
def test_an_amount_at_risk_is_exceeded_in_the_rest_of_all_years(known: list[LossModel], level: float) -> None:
    year = aggregate(known)
    at_risk = year.value_at_risk(level)
    if at_risk > 0:
        assert year.exceedance(at_risk) == pytest.approx(1 - level, abs=1e-9)
    else:
        assert 1 - year.exceedance(0) >= level - 2e-3


@pytest.mark.slow
@given(st.lists(models, min_size=2, max_size=3))
def test_the_order_of_risks_changes_not_a_bit(known: list[LossModel]) -> None:
    years = [aggregate(order) for order in permutations(known)]
    assert len({(year.mean, year.sd, year.error_bound, *told(year)) for year in years}) == 1


@pytest.mark.slow
@given(portfolios, models)
def test_a_further_risk_never_lowers_what_is_at_risk(known: list[LossModel], further: LossModel) -> None:
    before, after = aggregate(known), aggregate([*known, further])
    for level in LEVELS:
        allowed = before.error_bound * before.expected_shortfall(level) + after.error_bound * after.expected_shortfall(level)
        assert after.value_at_risk(level) >= before.value_at_risk(level) - allowed
        assert after.expected_shortfall(level) >= before.expected_shortfall(level) - allowed


@pytest.mark.slow
@given(portfolios, st.sampled_from([0.001, 0.3, 2.0, 1000.0]))
def test_scaling_money_scales_the_answer(known: list[LossModel], times: float) -> None:
    one, other = aggregate(known), aggregate([attrs.evolve(each, severity=scaled(each.severity, times)) for each in known])
    assert (other.mean, other.sd) == pytest.approx((one.mean * times, one.sd * times), rel=1e-9)
    for level in LEVELS:
        allowed = (one.error_bound + other.error_bound) * one.expected_shortfall(level) * times
        assert other.value_at_risk(level) == pytest.approx(one.value_at_risk(level) * times, abs=allowed)
        assert other.expected_shortfall(level) == pytest.approx(one.expected_shortfall(level) * times, abs=allowed)


def scaled(severity: Severity, times: float) -> Severity:
    if isinstance(severity, Lognormal):
        return attrs.evolve(severity, median=severity.median * times)
    return Pert(low=severity.low * times, mode=severity.mode * times, high=severity.high * times)


@pytest.mark.slow
@given(st.floats(0.001, 0.99), st.floats(0.001, 0.99), severities, st.lists(models, max_size=2))
def test_the_more_likely_a_loss_the_more_is_at_risk(one: float, other: float, severity: Severity, rest: list[LossModel]) -> None:
    seldom, often = (aggregate([once(each, severity), *rest]) for each in sorted((one, other)))
    for level in LEVELS:
        allowed = seldom.error_bound * seldom.expected_shortfall(level) + often.error_bound * often.expected_shortfall(level)
        assert often.value_at_risk(level) >= seldom.value_at_risk(level) - allowed
        assert often.expected_shortfall(level) >= seldom.expected_shortfall(level) - allowed


def test_the_value_at_risk_jumps_where_a_loss_becomes_likely_enough_and_the_shortfall_does_not() -> None:
    p, tiny = 0.02, 1e-6
    year = aggregate([once(p, CLOSE)])
    assert year.value_at_risk(1 - p) == 0
    assert year.value_at_risk(1 - p + tiny) == pytest.approx(20_000, rel=0.02)
    before, after = year.expected_shortfall(1 - p), year.expected_shortfall(1 - p + tiny)
    assert after == pytest.approx(before, rel=1e-4)


def test_the_value_at_risk_jumps_with_the_probability_and_the_shortfall_does_not() -> None:
    rarer, likelier = aggregate([once(0.0499999, CLOSE)]), aggregate([once(0.0500001, CLOSE)])
    assert rarer.value_at_risk(0.95) == 0
    assert likelier.value_at_risk(0.95) == pytest.approx(20_000, rel=0.02)
    assert likelier.expected_shortfall(0.95) == pytest.approx(rarer.expected_shortfall(0.95), rel=1e-4)


@pytest.mark.parametrize("p", [0.01, 0.05, 0.1, 0.25, 0.3, 0.7])
def test_at_a_level_of_just_the_chance_of_no_loss_nothing_is_at_risk(p: float) -> None:
    assert aggregate([once(p, CLOSE)]).value_at_risk(1 - p) == 0


@pytest.mark.slow
@given(portfolios)
def test_the_shortfall_of_a_sum_is_no_more_than_the_sum_of_shortfalls(known: list[LossModel]) -> None:
    year, alone = aggregate(known), [aggregate([each]) for each in known]
    for level in (0.9, 0.99):
        most = math.fsum(each.expected_shortfall(level) for each in alone)
        assert year.expected_shortfall(level) <= most * (1 + year.error_bound + 1e-3)


# ---- accuracy --------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(portfolios)
def test_a_tenth_of_the_error_changes_no_figure_by_more_than_was_told(known: list[LossModel]) -> None:
    rough, close = aggregate(known, accuracy=1e-2), aggregate(known, accuracy=1e-4)
    for level in LEVELS:
        allowed = (rough.error_bound + close.error_bound) * close.expected_shortfall(level)
        assert rough.value_at_risk(level) == pytest.approx(close.value_at_risk(level), abs=allowed)
        assert rough.expected_shortfall(level) == pytest.approx(close.expected_shortfall(level), abs=allowed)


def test_an_accuracy_that_is_reached_is_told_and_one_that_is_not_too() -> None:
    assert aggregate([at_rate(5)], accuracy=1e-4).error_bound <= 1e-4
    assert aggregate([at_rate(5)], accuracy=1e-12).error_bound > 1e-12


@pytest.mark.parametrize("rate", [0.3, 12, 60, 103, 185, 300])
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


def test_where_errors_fall_with_the_root_of_the_step_only_they_are_within_the_error_told() -> None:
    """No loss is as large as a step, and the deviation is that of the grid; the total is normal, for all that counts."""
    year = aggregate([at_rate(1e6, Lognormal(median=10, sigma=0.1))] * 50)
    for level, z in ((0.9, 1.2815515655446004), (0.99, 2.3263478740408408), (0.999, 3.090232306167813)):
        off = year.value_at_risk(level) - year.mean - z * year.sd
        assert 0.5 < off / (year.error_bound * year.expected_shortfall(level)) < 1 or level < 0.99


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


def test_the_first_grid_ends_where_a_twentieth_of_losses_or_one_year_in_a_thousand_lies_beyond() -> None:
    for model, tail in ((once(1e-3), 5e-5), (once(1e-2), 5e-4), (once(0.5), 1e-3), (once(1e-7), 5e-9), (once(1e-12), 1e-9)):
        grid = aggregate([model])._grid
        assert grid is not None
        assert 1 - grid.reach < 1.1 * tail


def grid(*up_to: float, step: float = 10.0, mean: float = 10.0) -> Grid:
    """Return a grid on which nothing but the shape counts."""
    return Grid(step=step, mean=mean, up_to=list(up_to), limited=[0.0] * len(up_to))


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


# ---- edges -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [once(0), at_rate(0)])
def test_what_never_strikes_costs_nothing(model: LossModel) -> None:
    year = aggregate([model])
    assert (year.mean, year.sd, year.error_bound) == (0, 0, 0)
    assert told(year) == [0] * 2 * len(LEVELS)
    assert (year.exceedance(0), year.exceedance(1)) == (0, 0)
    assert told(aggregate([model, at_rate(2)])) == told(aggregate([at_rate(2)]))


def test_what_strikes_in_every_year_has_no_year_without_a_loss() -> None:
    year = aggregate([once(1)])
    assert year.exceedance(0) == 1
    assert year.value_at_risk(0.5) == pytest.approx(100_000, rel=1e-3)


@pytest.mark.parametrize("probability", [1e-6, 1e-9, 1e-12, 1e-300])
def test_what_hardly_ever_strikes_has_a_mean_and_no_amount_at_risk(probability: float) -> None:
    year = aggregate([once(probability)])
    assert year.value_at_risk(0.999) == 0
    assert year.expected_shortfall(0.999) == pytest.approx(probability * FAR.mean / 0.001, rel=1e-9)


def test_without_a_model_nothing_is_known() -> None:
    with pytest.raises(NoDataError, match=r"^models: nothing to compute from, there is no loss$"):
        aggregate([])


@pytest.mark.parametrize(
    "extreme",
    [
        Lognormal(median=1e-100, sigma=1),
        Lognormal(median=1e100, sigma=10),
        Lognormal(median=1, sigma=1e-12),
        Lognormal(median=1, sigma=1e-100),
        Lognormal(median=1, sigma=10),
        Pert(low=0, mode=0, high=1e-90),
        Pert(low=0, mode=1e15, high=9e15),
        Pert(low=1e9, mode=1e9, high=1e9 + 1e-5),
        Pert(low=0, mode=0, high=1, shape=1e6),
    ],
)
@pytest.mark.parametrize("often", [once, at_rate])
def test_at_the_ends_of_what_is_allowed_figures_are_finite_and_in_order(
    extreme: Severity, often: Callable[[float, Severity], LossModel]
) -> None:
    for year in (aggregate([often(0.3, extreme)]), aggregate([often(0.3, extreme), at_rate(2)])):
        found = told(year)
        assert all(map(math.isfinite, [year.mean, year.sd, year.error_bound, *found]))
        assert all(one <= other for one, other in zip(found[: len(LEVELS)], found[len(LEVELS) :], strict=True))


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, math.inf, "1", True, None, 10**400])
def test_a_probability_is_a_number_from_0_to_1(value: float) -> None:
    with pytest.raises((OutOfRangeError, NotFiniteError, WrongTypeError)) as caught:
        Once(probability=value)
    assert caught.value.field == "probability"


@pytest.mark.parametrize("value", [-0.1, 1_000_001, math.nan, math.inf, "1", True, None, 10**400])
def test_a_rate_is_a_number_from_0_to_a_million(value: float) -> None:
    with pytest.raises((OutOfRangeError, NotFiniteError, WrongTypeError)) as caught:
        Poisson(rate=value)
    assert caught.value.field == "rate"


def test_a_gain_is_no_loss() -> None:
    with pytest.raises(OutOfRangeError, match=r"^severity.low must be from 0 to 5.0, got -1.0$"):
        once(0.1, Pert(low=-1, mode=2, high=5))


def test_a_severity_too_small_for_any_money_is_refused() -> None:
    with pytest.raises(OutOfRangeError) as caught:
        once(0.1, Pert(low=0, mode=0, high=1e-101))
    assert caught.value.field == "severity.high"


def test_a_model_is_made_of_a_frequency_and_a_severity() -> None:
    with pytest.raises(WrongTypeError, match=r"^frequency must be a Once or a Poisson, got 0.1$"):
        LossModel(frequency=0.1, severity=FAR)  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match=r"^severity must be a Lognormal or a Pert, got 3$"):
        LossModel(frequency=Once(probability=0.1), severity=3)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, 1, -1, 2, HIGHEST_LEVEL + 1e-9, math.nan, "0.9", True, None])
def test_a_level_lies_between_0_and_1_and_not_too_close_to_it(value: float) -> None:
    year = aggregate([once(0.1)])
    for ask in (year.value_at_risk, year.expected_shortfall):
        with pytest.raises((BrokenLawError, OutOfRangeError, NotFiniteError, WrongTypeError)) as caught:
            ask(value)
        assert caught.value.field == "level"


def test_the_error_of_an_amount_says_its_limits() -> None:
    with pytest.raises(OutOfRangeError, match=r"^amount must be .*0.*, got -1\.0$"):
        aggregate([once(0.1)]).exceedance(-1)


@pytest.mark.parametrize("value", [-1, -1e-300, math.nan, math.inf, "1", True, None])
def test_an_amount_is_0_or_more(value: float) -> None:
    with pytest.raises((OutOfRangeError, NotFiniteError, WrongTypeError)) as caught:
        aggregate([once(0.1)]).exceedance(value)
    assert caught.value.field == "amount"


@pytest.mark.parametrize(
    ("value", "error"),
    [(0, NotPositiveError), (-1, NotPositiveError), (1.01, OutOfRangeError), (math.nan, NotFiniteError), (True, WrongTypeError)],
)
def test_an_accuracy_is_above_0_and_at_most_1(value: float, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        aggregate([once(0.1)], accuracy=value)
    assert getattr(caught.value, "field", "") == "accuracy"


@pytest.mark.parametrize(("value", "field"), [(once(0.1), "models"), ([once(0.1), 3], "models[1]"), ("ab", "models")])
def test_models_are_a_list_of_models(value: object, field: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        aggregate(value)  # type: ignore[arg-type]
    assert caught.value.field == field


def test_a_distribution_says_its_figures_and_survives_pickling() -> None:
    year = aggregate([at_rate(2, CLOSE)])
    assert repr(year) == f"LossDistribution(mean={year.mean}, sd={year.sd}, error_bound={year.error_bound})"
    assert told(pickle.loads(pickle.dumps(year))) == told(year)  # noqa: S301 -- our own


def test_years_of_the_same_losses_are_equal() -> None:
    assert aggregate([at_rate(2), once(0.1)]) == aggregate([once(0.1), at_rate(2)])
    assert hash(aggregate([at_rate(2)])) == hash(aggregate([at_rate(2)]))
    assert aggregate([at_rate(2)]) != aggregate([at_rate(2)], accuracy=1e-2)


def test_models_may_come_from_anywhere() -> None:
    assert aggregate(iter([at_rate(2, CLOSE)])).mean == aggregate((at_rate(2, CLOSE),)).mean
