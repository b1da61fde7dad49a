"""The discrete Fourier transform of as many values as a power of two, and back.

**Definition.** Of values *x* at 0 … *N* − 1 it is Σ *xₖ*·e^(−2πi*jk*/*N*), for *j* from 0 to *N* − 1. Multiplying two transforms
value by value, and transforming back, convolves what was transformed, around the end.

**How it is computed.** All steps have one geometry: the first half meets the second, and their sums and turned differences are
shuffled like cards. So each step is a few operations on whole lists, and what comes out stands in another order: that of the bits
of its place read backwards. Whoever multiplies transforms and transforms back need not know; the way back undoes step by step.

Source: M. C. Pease, "An adaptation of the fast Fourier transform for parallel processing", *Journal of the ACM* 15 (1968).
"""

from __future__ import annotations

import cmath
import math
from itertools import chain, repeat
from operator import add, mul, sub
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Turns: TypeAlias = list[list[complex]]
"""By how much each difference is turned, in each step but the last."""


def turns(size: int) -> Turns:
    """Return the turns of a transform of *size* values, a power of two from 2 on."""
    half = size // 2
    roots = [cmath.rect(1.0, -2 * math.pi * place / size) for place in range(half)]
    found: Turns = []
    stride = 1
    while stride < half:
        found.append(list(chain.from_iterable(repeat(root, stride) for root in roots[::stride])))
        stride *= 2
    return found


def forward(values: Iterable[complex], turns: Turns) -> list[complex]:
    """Return the transform, in the order of the bits read backwards."""
    found = list(values)
    half = len(found) // 2
    for turn in turns:
        first, second = found[:half], found[half:]
        found[::2] = map(add, first, second)
        found[1::2] = map(mul, map(sub, first, second), turn)
    first, second = found[:half], found[half:]
    found[::2] = map(add, first, second)
    found[1::2] = map(sub, first, second)
    return found


def backward(transform: Iterable[complex], turns: Turns) -> list[float]:
    """Return the real values of which this is the transform, in that order of the bits."""
    found = list(transform)
    sums, differences = found[::2], found[1::2]
    found = [*map(add, sums, differences), *map(sub, sums, differences)]
    for turn in reversed(turns):
        sums = found[::2]
        differences = list(map(mul, found[1::2], map(complex.conjugate, turn)))
        found = [*map(add, sums, differences), *map(sub, sums, differences)]
    return [each.real / len(found) for each in found]
