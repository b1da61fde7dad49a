"""What the comparisons with peers share: many cases by chance, the same on every run, and how closely figures must agree."""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ABSENT = "the extra `oracle` is not installed"
CASES = 500
TOLERANCE = 1e-10


def cases(name: str) -> Iterator[Random]:
    """Yield a source of chance per case; each case has a seed of its own, so that it does not hang on those before it."""
    for number in range(CASES):
        yield Random(f"{name} {number}")  # noqa: S311 -- nothing secret


def near(expected: object) -> Any:  # noqa: ANN401 -- as pytest declares it
    """Compare to 1e-10: absolutely, but relatively where a figure is above 1."""
    return pytest.approx(expected, rel=TOLERANCE, abs=TOLERANCE)


def near_small(expected: object) -> Any:  # noqa: ANN401 -- as pytest declares it
    """Compare to 1e-9 relatively, however small, as p-values far out in the tail are; their digits are fewer than those of z."""
    return pytest.approx(expected, rel=10 * TOLERANCE, abs=0)


def size(random: Random, least: int = 1, most: int = 10**6) -> int:
    """Draw a size; the small ones are as frequent as the large."""
    return round(math.exp(random.uniform(math.log(least), math.log(most))))


def sample(random: Random) -> tuple[int, int]:
    """Draw how many of how many; all and nobody are not rare."""
    n = size(random)
    return random.choice([0, n, min(1, n), random.randint(0, n), random.randint(0, n), random.randint(0, n)]), n


def level(random: Random) -> float:
    """Draw a level from 0.5 to nearly 1."""
    return 1 - 0.5 * 10 ** random.uniform(-6, 0)
