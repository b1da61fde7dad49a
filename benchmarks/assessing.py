"""How the time of assessing grows with the register: by which power of what is to be done."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

import customerfocus as cf
from benchmarks.harness import ROUNDS, Ratio, seconds
from benchmarks.registers import DAY, register

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL: Final = 1_000
LARGE: Final = 100_000
REPEATS: Final = 20


def once(size: int) -> float:
    """Return how long it takes to assess a register that nobody has asked before."""
    fresh = register(size)
    return seconds(lambda: cf.assess(fresh, on=DAY))


def to_be_done(size: int) -> int:
    """Return how many records there are, and checks to make."""
    held = register(size)
    return sum(1 for _ in held.records()) + len(cf.assess(held, on=DAY).checks)


def rows() -> Iterator[Ratio]:
    """Measure a small register many times and a large one once, in each round; linear is 1, quadratic 2."""
    more = log(to_be_done(LARGE) / to_be_done(SMALL))
    found = tuple(log(once(LARGE) * REPEATS / sum(once(SMALL) for _ in range(REPEATS))) / more for _ in range(ROUNDS))
    what = f"`assess`, all standard rules, {SMALL:,} to {LARGE:,} records"
    yield Ratio(what=what, peer="itself, per record and check: the exponent of growth", bar=1.1, found=found)
