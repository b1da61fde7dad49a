"""Laws of risk measures, held by every year of losses."""

import math
from itertools import pairwise, permutations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.methods.loss import Lognormal, LossModel, Pert, Severity, aggregate

from .loss_models import CLOSE, LEVELS, models, once, portfolios, severities, told


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
