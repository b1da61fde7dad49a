"""Trends agree with scipy, which knows the slope and Kendall's tau, and with the test written in numpy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from customerfocus.methods.trend import mann_kendall, sen_slope

from .cases import ABSENT, cases, near

if TYPE_CHECKING:
    from random import Random

numpy = pytest.importorskip("numpy", reason=ABSENT)
stats = pytest.importorskip("scipy.stats", reason=ABSENT)


def series(random: Random) -> list[float]:
    """Draw 4 to 60 values with or without a trend, and with or without ties."""
    slope, digits = random.choice([0, random.uniform(-1, 1)]), random.choice([0, 1, 12])
    return [round(slope * step + random.gauss(50, 3), digits) for step in range(random.randint(4, 60))]


def test_the_slope_agrees_with_scipy() -> None:
    for random in cases("slope"):
        values = series(random)
        assert sen_slope(values) == near(stats.theilslopes(values).slope), values


def test_the_test_agrees_with_its_formula_in_numpy() -> None:
    for random in cases("formula"):
        values = numpy.array(series(random))
        n = len(values)
        score = numpy.sign(values[None, :] - values[:, None])[numpy.triu_indices(n, 1)].sum()
        ties = numpy.unique(values, return_counts=True)[1]
        variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
        expected = (score - numpy.sign(score)) / numpy.sqrt(variance) if variance else 0.0
        found = mann_kendall(list(map(float, values)))
        assert (found.statistic, found.p_value) == near((expected, 2 * stats.norm.sf(abs(expected)))), values


def test_the_test_agrees_with_kendalls_tau_but_for_its_correction_for_continuity() -> None:
    """Without it the test of tau against time in scipy is the same: its statistic has *S* where ours has *S* less 1 towards 0."""
    for random in cases("tau"):
        values = series(random)
        n, pairs = len(values), math.comb(len(values), 2)
        tau = stats.kendalltau(range(n), values, method="asymptotic")
        ties = numpy.unique(values, return_counts=True)[1]
        score = round(tau.statistic * math.sqrt(pairs) * math.sqrt(pairs - (ties * (ties - 1) // 2).sum()))
        found = mann_kendall(values)
        if abs(score) > 1:
            uncorrected = found.statistic * abs(score) / (abs(score) - 1)
            assert 2 * stats.norm.sf(abs(uncorrected)) == near(tau.pvalue), values
            assert math.copysign(1, found.statistic) == math.copysign(1, score), values
        else:
            assert (found.statistic, found.p_value) == (0, 1), values
