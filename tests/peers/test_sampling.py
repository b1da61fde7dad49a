"""Sizes of samples agree with the power that statsmodels computes for them."""

from __future__ import annotations

import math

import pytest

from customerfocus.methods.sampling import sample_size, sample_size_comparison, sample_size_net_promoter

from .cases import ABSENT, cases, level, near

numpy = pytest.importorskip("numpy", reason=ABSENT)
stats = pytest.importorskip("scipy.stats", reason=ABSENT)
power_of = pytest.importorskip("statsmodels.stats.power", reason=ABSENT)
proportion = pytest.importorskip("statsmodels.stats.proportion", reason=ABSENT)

ROUNDING = 1e-10


def test_the_size_for_a_comparison_is_the_least_that_has_the_power_by_statsmodels() -> None:
    """Whether a power is reached is compared to 1e-10: a size that reaches it to the last digit may be told from it by rounding."""
    for random in cases("comparison"):
        shares, at, power = [random.uniform(0, 1), random.uniform(0, 1)], level(random), random.uniform(0.5, 0.99)
        found = sample_size_comparison(*shares, level=at, power=power)
        effect = proportion.proportion_effectsize(*shares)
        reached, before = (power_of.NormalIndPower().power(effect, size, 1 - at) if size else 0.0 for size in (found, found - 1))
        assert reached >= power - ROUNDING, (shares, at, power, found)
        assert before < power + ROUNDING, (shares, at, power, found)


def test_the_size_for_a_comparison_is_that_which_statsmodels_solves_for() -> None:
    """Rounded up; its solver stops somewhere next to the size, so one that it finds next to a whole number tells nothing."""
    for random in cases("solved"):
        share, gap = random.uniform(0.1, 0.5), random.uniform(0.005, 0.4)
        shares = random.choice([(share, share + gap), (share + gap, share)])
        effect = proportion.proportion_effectsize(*shares)
        solved = power_of.NormalIndPower().solve_power(abs(effect), alpha=0.05, power=0.8)
        if abs(solved - round(solved)) > 1e-6:
            assert sample_size_comparison(*shares) == math.ceil(solved), (shares, solved)


def test_the_size_for_a_share_agrees_with_statsmodels() -> None:
    for random in cases("share"):
        margin, share, at = 10 ** random.uniform(-3, -0.5), random.uniform(0.01, 0.99), level(random)
        expected = proportion.samplesize_confint_proportion(share, margin, alpha=1 - at)
        if abs(expected - round(expected)) > ROUNDING * expected:
            assert sample_size(margin, share=share, level=at) == math.ceil(expected), (margin, share, at)


def test_the_size_for_a_net_promoter_score_agrees_with_its_formula() -> None:
    for random in cases("net promoter"):
        margin, variance, at = random.uniform(0.5, 40), random.uniform(0.05, 1), level(random)
        expected = variance * (100 * stats.norm.isf((1 - at) / 2) / margin) ** 2
        if abs(expected - numpy.rint(expected)) > ROUNDING * expected:
            assert sample_size_net_promoter(margin, variance=variance, level=at) == near(numpy.ceil(expected)), (
                margin,
                variance,
                at,
            )
