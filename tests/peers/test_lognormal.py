"""Lognormal distributions agree with those of scipy."""

from __future__ import annotations

import math

import pytest

from customerfocus.methods.lognormal import Lognormal

from .cases import ABSENT, cases, near

stats = pytest.importorskip("scipy.stats", reason=ABSENT)


def test_shares_quantiles_and_moments_agree_with_scipy() -> None:
    for random in cases("lognormal"):
        median, sigma, q = 10 ** random.uniform(-3, 9), 10 ** random.uniform(-2, 0.5), random.uniform(0.001, 0.999)
        found, expected = Lognormal(median=median, sigma=sigma), stats.lognorm(sigma, scale=median)
        amount = found.quantile(q)
        assert (amount, found.mean, found.sd) == near((expected.ppf(q), expected.mean(), expected.std())), (median, sigma, q)
        assert found.cdf(amount) == near(expected.cdf(amount)), (median, sigma, q)


def test_limited_means_agree_with_what_scipy_says_of_the_normal_distribution() -> None:
    for random in cases("limited mean"):
        median, sigma = 10 ** random.uniform(-3, 9), 10 ** random.uniform(-2, 0.5)
        limit = median * math.exp(random.uniform(-3, 3) * sigma)
        z = math.log(limit / median) / sigma
        expected = median * math.exp(sigma**2 / 2) * stats.norm.cdf(z - sigma) + limit * stats.norm.sf(z)
        assert Lognormal(median=median, sigma=sigma).limited_mean(limit) == near(expected), (median, sigma, limit)


def test_a_range_holds_its_share_by_scipy() -> None:
    for random in cases("range"):
        low, level = 10 ** random.uniform(-3, 6), random.uniform(0.4, 0.99)
        high = low * 10 ** random.uniform(0.1, 3)
        found = Lognormal.from_range(low, high, level=level)
        expected = stats.lognorm(found.sigma, scale=found.median)
        assert (expected.cdf(low), expected.sf(high)) == near(((1 - level) / 2, (1 - level) / 2)), (low, high, level)
