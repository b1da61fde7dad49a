"""Losses whose mean lies far beyond every grid: rare ones of a severity so wide that hardly any of them comes near it."""

import itertools
import math
from statistics import NormalDist

import pytest

from customerfocus.methods._spread import spread
from customerfocus.methods.loss import Lognormal, LossModel, Once, Poisson, aggregate

WIDE = Lognormal(median=1, sigma=10)


def worst(chance: float, severity: Lognormal, level: float) -> tuple[float, float]:
    """Value at risk and expected shortfall of what comes once, in closed form, at a level above 1 less its chance."""
    share = (1 - level) / chance
    z = -NormalDist().inv_cdf(share)
    beyond = math.erfc((z - severity.sigma) / math.sqrt(2)) / 2
    return severity.median * math.exp(severity.sigma * z), severity.mean * beyond / share


@pytest.mark.parametrize("step", [1e-3, 1, 1e4, 1e9, 1e20])
def test_masses_keep_their_digits_however_far_beyond_the_grid_the_mean_lies(step: float) -> None:
    limited = [WIDE.limited_mean(place * step) for place in range(9)]
    rises = [1.0, *((after - before) / step for before, after in itertools.pairwise(limited))]
    masses = spread([(1.0, WIDE)], step, 8)
    assert masses == pytest.approx([before - after for before, after in itertools.pairwise(rises)], rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("chance", [0.01, 1e-4, 1e-6])
@pytest.mark.parametrize("sigma", [9.0, 9.5, 10.0])
def test_of_what_is_rare_and_wide_the_worst_years_are_told(chance: float, sigma: float) -> None:
    severity = Lognormal(median=1, sigma=sigma)
    level = 1 - chance / 100
    value, shortfall = worst(chance, severity, level)
    year = aggregate([LossModel(frequency=Once(probability=chance), severity=severity)])
    assert year.expected_shortfall(level) == pytest.approx(shortfall, rel=1e-6)
    assert year.value_at_risk(level) == pytest.approx(value, abs=shortfall * 1e-6)


def test_what_is_common_is_told_beside_what_is_as_good_as_impossible_and_enormous() -> None:
    common = LossModel(frequency=Poisson(rate=1), severity=Lognormal(median=100, sigma=1))
    enormous = LossModel(frequency=Poisson(rate=1e-12), severity=Lognormal(median=1e30, sigma=1))
    assert aggregate([common, enormous]).value_at_risk(0.9) == pytest.approx(aggregate([common]).value_at_risk(0.9), rel=1e-2)
