"""Losses of a year agree with a million years simulated with numpy, as closely as so many years can tell.

Each figure may differ by four of its own standard errors, and by the error we tell. Chance is seeded: what passes, passes always.
"""

from __future__ import annotations

import math
from typing import Any

import pytest

from customerfocus.methods.loss import Lognormal, LossDistribution, LossModel, Once, Pert, Poisson, aggregate

from .cases import ABSENT

numpy = pytest.importorskip("numpy", reason=ABSENT)

YEARS = 10**6
Z = 4
LEVELS = (0.95, 0.99)
FIRE = LossModel(frequency=Once(probability=0.03), severity=Lognormal.from_range(10_000, 1_000_000))
RECALL = LossModel(frequency=Once(probability=0.2), severity=Pert(low=20_000, mode=50_000, high=200_000))
COMPLAINTS = LossModel(frequency=Poisson(rate=2), severity=Lognormal.from_range(500, 20_000))
OUTAGES = LossModel(frequency=Poisson(rate=0.4), severity=Pert(low=0, mode=5_000, high=80_000))
PORTFOLIOS = {
    "once": [FIRE, RECALL],
    "at a rate": [COMPLAINTS, OUTAGES],
    "mixed": [FIRE, RECALL, COMPLAINTS, OUTAGES],
    "one rare loss": [FIRE],
}


def simulated(models: list[LossModel]) -> Any:  # noqa: ANN401 -- an array
    """Return the totals of many years, sorted."""
    chance = numpy.random.default_rng(20261101)
    totals = numpy.zeros(YEARS)
    for model in models:
        frequency, severity = model.frequency, model.severity
        if isinstance(frequency, Poisson):
            strikes = chance.poisson(frequency.rate, YEARS)
        else:
            strikes = chance.random(YEARS) < frequency.probability
        years = numpy.repeat(numpy.arange(YEARS), strikes)
        if isinstance(severity, Lognormal):
            amounts = chance.lognormal(math.log(severity.median), severity.sigma, len(years))
        else:
            amounts = severity.low + (severity.high - severity.low) * chance.beta(severity.alpha, severity.beta, len(years))
        totals += numpy.bincount(years, amounts, YEARS)
    totals.sort()
    return totals


@pytest.fixture(scope="module", params=PORTFOLIOS)
def both(request: pytest.FixtureRequest) -> tuple[LossDistribution, Any]:
    """Return our year, and the simulated ones."""
    models = PORTFOLIOS[request.param]
    return aggregate(models), simulated(models)


def test_the_mean_and_the_deviation_agree(both: tuple[LossDistribution, Any]) -> None:
    year, totals = both
    sd, fourth = totals.std(), ((totals - totals.mean()) ** 4).mean()
    assert year.mean == pytest.approx(totals.mean(), abs=Z * sd / math.sqrt(YEARS))
    assert year.sd == pytest.approx(sd, abs=Z * math.sqrt((fourth - sd**4) / YEARS) / (2 * sd))


@pytest.mark.parametrize("level", LEVELS)
def test_values_at_risk_lie_between_the_order_statistics_of_a_level_a_little_lower_and_higher(
    both: tuple[LossDistribution, Any], level: float
) -> None:
    year, totals = both
    off = Z * math.sqrt(level * (1 - level) * YEARS)
    low, high = totals[math.floor(level * YEARS - off) - 1], totals[math.ceil(level * YEARS + off) - 1]
    allowed = year.error_bound * year.expected_shortfall(level)
    assert low - allowed <= year.value_at_risk(level) <= high + allowed


@pytest.mark.parametrize("level", LEVELS)
def test_expected_shortfalls_agree(both: tuple[LossDistribution, Any], level: float) -> None:
    year, totals = both
    worst = totals[round(level * YEARS) :]
    over = numpy.maximum(totals - worst[0], 0) / (1 - level)
    allowed = Z * over.std() / math.sqrt(YEARS) + year.error_bound * worst.mean()
    assert year.expected_shortfall(level) == pytest.approx(worst.mean(), abs=allowed)


@pytest.mark.parametrize("amount", [0, 1_000, 20_000, 100_000, 400_000])
def test_exceedances_agree(both: tuple[LossDistribution, Any], amount: float) -> None:
    year, totals = both
    share = (totals > amount).mean()
    assert year.exceedance(amount) == pytest.approx(share, abs=Z * math.sqrt(share * (1 - share) / YEARS) + 1e-5)
