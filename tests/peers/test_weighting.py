"""Weights agree with their formulas in numpy; statsmodels has none of them."""

from __future__ import annotations

import pytest

from customerfocus.methods.weighting import design_effect, effective_size, post_stratify, rake

from .cases import ABSENT, cases, near, size

numpy = pytest.importorskip("numpy", reason=ABSENT)


def test_the_design_effect_is_1_more_than_the_relative_variance_of_the_weights() -> None:
    for random in cases("design effect"):
        weights = [random.choice([0.0, random.expovariate(1), 10 ** random.uniform(-3, 3)]) for _ in range(random.randint(1, 200))]
        weights.append(1.0)
        expected = 1 + numpy.var(weights) / numpy.mean(weights) ** 2
        assert design_effect(weights) == near(expected), weights
        assert effective_size(weights) == near(len(weights) / expected), weights


def test_weights_of_strata_agree_with_their_formula() -> None:
    for random in cases("strata"):
        names = [f"stratum {number}" for number in range(random.randint(1, 12))]
        sampled, population = ({name: size(random) for name in names} for _ in range(2))
        answers, people = (numpy.array(list(each.values())) for each in (sampled, population))
        expected = (people / people.sum()) / (answers / answers.sum())
        assert post_stratify(sampled, population) == near(dict(zip(names, expected.tolist(), strict=True)))


def test_raking_agrees_with_newtons_method_on_the_logarithms_of_the_weights() -> None:
    """Another way to the same point: each weight is a product of one factor per margin, and the margins are met.

    We ask for a tolerance of 1e-13, since at the usual one ours stops 1e-9 off, earlier than the comparison asks.
    """
    for random in cases("raking"):
        rows, columns = random.randint(2, 4), random.randint(2, 4)
        cells: dict[tuple[str, ...], int] = {
            (f"r{row}", f"c{column}"): size(random, 5, 500) for row in range(rows) for column in range(columns)
        }
        counts = numpy.array(list(cells.values()), dtype=float)
        belongs = numpy.array([[name in cell for cell in cells] for name in names(rows, columns)], dtype=float)
        drifted = counts * numpy.array([random.uniform(0.3, 3) for _ in cells])
        targets = belongs @ drifted
        factors = numpy.zeros(len(belongs))
        for _ in range(50):
            fitted = counts * numpy.exp(belongs.T @ factors)
            factors += numpy.linalg.pinv(belongs * fitted @ belongs.T) @ (targets - belongs @ fitted)
        margins = [dict(zip(each, targets[place].tolist(), strict=True)) for each, place in places(rows, columns)]
        found = rake(cells, margins, tolerance=1e-13, rounds=10_000)
        assert found.converged, cells
        expected = dict(zip(cells, numpy.exp(belongs.T @ factors).tolist(), strict=True))
        assert found.weights == near(expected), cells


def names(rows: int, columns: int) -> list[str]:
    return [f"r{row}" for row in range(rows)] + [f"c{column}" for column in range(columns)]


def places(rows: int, columns: int) -> list[tuple[list[str], slice]]:
    every = names(rows, columns)
    return [(every[:rows], slice(0, rows)), (every[rows:], slice(rows, rows + columns))]
