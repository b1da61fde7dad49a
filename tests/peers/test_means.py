"""Intervals and tests of means agree with those of scipy and statsmodels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from customerfocus.methods.means import mean_interval, welch

from .cases import ABSENT, cases, level, near, near_small, size

if TYPE_CHECKING:
    from random import Random

numpy = pytest.importorskip("numpy", reason=ABSENT)
stats = pytest.importorskip("scipy.stats", reason=ABSENT)
weightstats = pytest.importorskip("statsmodels.stats.weightstats", reason=ABSENT)


def tally(random: Random) -> tuple[list[int], list[float]]:
    """Draw how many answered with each value; not all with the same."""
    values = random.choice([[1.0, 2.0, 3.0, 4.0, 5.0], [random.uniform(-50, 50) for _ in range(random.randint(2, 8))]])
    counts = [random.choice([0, size(random, 1, 1000)]) for _ in values]
    counts[0], counts[-1] = size(random, 1, 1000), size(random, 1, 1000)
    return counts, values


def summary(random: Random) -> tuple[float, float, int]:
    """Draw mean, deviation and size of a sample."""
    return random.uniform(1, 10), 10 ** random.uniform(-2, 1), size(random, 2, 10**5)


def test_the_mean_its_deviation_and_its_interval_agree_with_scipy() -> None:
    for random in cases("mean"):
        (counts, values), at = tally(random), level(random)
        found = mean_interval(counts, values, level=at)
        answers = numpy.repeat(values, counts)
        error = stats.sem(answers)
        low, high = stats.t.interval(at, len(answers) - 1, loc=numpy.mean(answers), scale=error)
        assert (found.mean, found.sd, found.n) == near((numpy.mean(answers), numpy.std(answers, ddof=1), len(answers))), (
            counts,
            values,
        )
        assert (found.low, found.high) == near((low, high)), (counts, values, at)


def test_the_interval_of_a_mean_agrees_with_statsmodels_which_takes_the_counts_as_weights() -> None:
    for random in cases("weighted mean"):
        (counts, values), at = tally(random), level(random)
        found = mean_interval(counts, values, level=at)
        expected = weightstats.DescrStatsW(values, weights=counts).tconfint_mean(alpha=1 - at)
        assert (found.low, found.high) == near(expected), (counts, values, at)


def test_the_test_of_two_means_agrees_with_scipy() -> None:
    for random in cases("welch"):
        first, second = summary(random), summary(random)
        found = welch(*first, *second)
        expected = stats.ttest_ind_from_stats(*first, *second, equal_var=False)
        assert (found.statistic, found.p_value) == near((expected.statistic, expected.pvalue)), (first, second)
        assert found.difference == near(first[0] - second[0])


def test_the_interval_of_a_difference_of_means_and_its_degrees_of_freedom_agree_with_statsmodels() -> None:
    for random in cases("difference of means"):
        first, second, at = tally(random), tally(random), level(random)
        described = [weightstats.DescrStatsW(values, weights=counts) for counts, values in (first, second)]
        one, other = (mean_interval(*each) for each in (first, second))
        found = welch(one.mean, one.sd, one.n, other.mean, other.sd, other.n, level=at)
        both = weightstats.CompareMeans(*described)
        assert (found.low, found.high) == near(both.tconfint_diff(alpha=1 - at, usevar="unequal")), (first, second, at)
        assert found.degrees == near(both.dof_satt()), (first, second)


def test_a_p_value_far_out_keeps_its_digits() -> None:
    for random in cases("far out"):
        first, second = ((random.uniform(1, 5), random.uniform(1, 5), size(random, 2, 200)) for _ in range(2))
        found = welch(*first, *second)
        assert found.p_value == near_small(2 * stats.t.sf(abs(found.statistic), found.degrees)), (first, second)
