"""The PERT distribution agrees with the stretched beta distribution of scipy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from customerfocus.methods.pert import Pert

from .cases import ABSENT, cases, near

if TYPE_CHECKING:
    from random import Random

stats = pytest.importorskip("scipy.stats", reason=ABSENT)


def draw(random: Random) -> tuple[Pert, Any]:
    """Draw a distribution, the mode at an end or in the middle not rarely, and the same one of scipy."""
    low, width, shape = random.uniform(-100, 100), 10 ** random.uniform(-1, 3), 10 ** random.uniform(-2, 4)
    part = random.choice([0, 0.5, 1, random.random(), random.random(), random.random()])
    high = low + width
    mode = min(max(low + part * width, low), high)
    first, second = 1 + shape * (mode - low) / (high - low), 1 + shape * (high - mode) / (high - low)
    return Pert(low=low, mode=mode, high=high, shape=shape), stats.beta(first, second, loc=low, scale=high - low)


def test_mean_and_deviation_agree_with_scipy() -> None:
    for random in cases("pert"):
        pert, expected = draw(random)
        assert (pert.mean, pert.sd) == near((expected.mean(), expected.std())), pert


def test_probabilities_agree_with_scipy() -> None:
    for random in cases("pert probability"):
        pert, expected = draw(random)
        x = random.choice([random.uniform(pert.low, pert.high), random.gauss(pert.mean, pert.sd)])
        assert pert.cdf(x) == near(expected.cdf(x)), (pert, x)


def test_quantiles_agree_with_scipy() -> None:
    for random in cases("pert quantile"):
        (pert, expected), q = draw(random), random.random()
        assert pert.quantile(q) == near(expected.ppf(q)), (pert, q)


def test_limited_means_agree_with_scipy() -> None:
    """Below *x* the mean of what lies there, which is a beta distribution with one more; above, *x*."""
    for random in cases("pert limited mean"):
        pert, expected = draw(random)
        x = random.uniform(pert.low, pert.high)
        width = pert.high - pert.low
        share = (expected.mean() - pert.low) / width
        below = share * stats.beta(pert.alpha + 1, pert.beta, loc=pert.low, scale=width).cdf(x)
        limited = pert.low * expected.cdf(x) + width * below + x * expected.sf(x)
        assert pert.limited_mean(x) == near(limited), (pert, x)
