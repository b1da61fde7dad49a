"""Cronbach's alpha agrees with its formula in numpy."""

from __future__ import annotations

import pytest

from customerfocus.methods.reliability import cronbach_alpha

from .cases import ABSENT, cases, near

numpy = pytest.importorskip("numpy", reason=ABSENT)


def test_alpha_agrees_with_its_formula() -> None:
    for random in cases("alpha"):
        respondents, items = random.randint(3, 80), random.randint(2, 10)
        bias = random.uniform(0, 3)
        rows = [
            [round(each + random.gauss(0, 1), random.choice([0, 12])) for _ in range(items)]
            for each in (random.gauss(5, bias) for _ in range(respondents))
        ]
        table = numpy.array(rows)
        total = table.sum(axis=1).var(ddof=1)
        if total:
            expected = items / (items - 1) * (1 - table.var(axis=0, ddof=1).sum() / total)
            assert cronbach_alpha(rows) == near(expected), rows


def test_alpha_agrees_with_the_mean_covariance_of_the_items() -> None:
    """The same figure another way, for *k* items: *k* times the mean covariance, over the mean variance and *k* − 1 covariances."""
    for random in cases("covariance"):
        table = numpy.array([[random.randint(1, 10) for _ in range(4)] for _ in range(random.randint(5, 50))], dtype=float)
        covariances = numpy.cov(table, rowvar=False)
        between = covariances[~numpy.eye(4, dtype=bool)].mean()
        assert cronbach_alpha(table.tolist()) == near(4 * between / (covariances.diagonal().mean() + 3 * between)), table
