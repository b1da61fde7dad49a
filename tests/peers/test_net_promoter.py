"""The net promoter score agrees with the mean of answers that count 1, 0 or −1, in numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from customerfocus.methods.net_promoter import difference, net_promoter

from .cases import ABSENT, cases, level, near, size

if TYPE_CHECKING:
    from random import Random

numpy = pytest.importorskip("numpy", reason=ABSENT)
stats = pytest.importorskip("scipy.stats", reason=ABSENT)

ANSWERS = [1, 0, -1]
ADDED = [0.75, 1.5, 0.75]

Counts = list[int]


def wave(random: Random) -> Counts:
    """Draw promoters, passives and detractors; not all of one kind."""
    counts = [random.choice([0, size(random, 1, 1000)]) for _ in ANSWERS]
    counts[random.randrange(3)] += 1
    counts[random.randrange(3)] += 1
    return (
        counts if sum(map(bool, counts)) > 1 else [*counts[:2], counts[2] + 1] if counts[2] == 0 else [counts[0] + 1, *counts[1:]]
    )


def moments(counts: list[float] | Counts) -> tuple[Any, Any]:
    mean = numpy.average(ANSWERS, weights=counts)
    return mean, numpy.average((numpy.array(ANSWERS) - mean) ** 2, weights=counts)


def adjusted(counts: Counts) -> list[float]:
    return [count + more for count, more in zip(counts, ADDED, strict=True)]


def test_the_score_agrees_with_the_mean_of_the_answers() -> None:
    for random in cases("score"):
        counts = wave(random)
        answers = numpy.repeat(ANSWERS, counts)
        found = net_promoter(*counts)
        expected = (100 * answers.mean(), answers.var(), 100 * answers.std() / numpy.sqrt(len(answers)), len(answers))
        assert (found.score, found.variance, found.standard_error, found.n) == near(expected), counts


@pytest.mark.parametrize("method", ["Wald", "adjusted Wald"])
def test_the_interval_agrees_with_its_formula(method: Any) -> None:  # noqa: ANN401 -- the literal is the method's own
    for random in cases(method):
        counts, at = wave(random), level(random)
        taken = adjusted(counts) if method == "adjusted Wald" else counts
        mean, variance = moments(taken)
        reach = stats.norm.isf((1 - at) / 2) * numpy.sqrt(variance / sum(taken))
        found = net_promoter(*counts, level=at, method=method)
        assert (found.low, found.high) == near((max(100 * (mean - reach), -100), min(100 * (mean + reach), 100))), (counts, at)


def test_the_difference_agrees_with_its_formula_from_the_counts() -> None:
    for random in cases("difference"):
        first, second, at = wave(random), wave(random), level(random)
        found = difference(net_promoter(*first), net_promoter(*second), level=at)
        (mean_1, variance_1), (mean_2, variance_2) = moments(first), moments(second)
        statistic = (mean_1 - mean_2) / numpy.sqrt(variance_1 / sum(first) + variance_2 / sum(second))
        assert found.points == near(100 * (mean_1 - mean_2)), (first, second)
        assert (found.statistic, found.p_value) == near((statistic, 2 * stats.norm.sf(abs(statistic)))), (first, second)
        taken_1, taken_2 = adjusted(first), adjusted(second)
        (mean_1, variance_1), (mean_2, variance_2) = moments(taken_1), moments(taken_2)
        reach = stats.norm.isf((1 - at) / 2) * numpy.sqrt(variance_1 / sum(taken_1) + variance_2 / sum(taken_2))
        low, high = max(100 * (mean_1 - mean_2 - reach), -200), min(100 * (mean_1 - mean_2 + reach), 200)
        assert (found.low, found.high) == near((low, high)), (first, second, at)
