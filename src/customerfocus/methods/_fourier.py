"""The discrete Fourier transform of as many real values as a power of two, and back.

**Definition.** Of values *x* at 0 … *N* − 1 it is Σ *xₖrᵏ* for every *r* with *r*ᴺ = −1 of which *r*^(*N*/2) is −i: half of those
there are, for the rest are their conjugates and tell nothing new. Multiplying two transforms value by value, and transforming
back, convolves what was transformed; what passes the end comes back at the start with its sign changed.

**How it is computed.** As *r*^(*N*/2) is −i, the second half of the values can be laid over the first as an imaginary part, and
each turned by its own angle; what remains is the usual transform of half as many complex values. All its steps have one geometry:
the first half meets the second, and their sums and turned differences are shuffled like cards. So each step is a few operations on
whole lists, and what comes out stands in another order: that of the bits of its place read backwards. Whoever multiplies
transforms and transforms back need not know; the way back undoes step by step.

Source: M. C. Pease, "An adaptation of the fast Fourier transform for parallel processing", *Journal of the ACM* 15 (1968); for the
halves, H. J. Nussbaumer, *Fast Fourier Transform and Convolution Algorithms* (2nd ed. 1982).
"""

from __future__ import annotations

import cmath
import math
from itertools import chain
from operator import add, mul, sub
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Turns: TypeAlias = list[list[complex]]
"""By how much each value is turned at first, and then each difference in each step but the last."""


def turns(size: int) -> Turns:
    """Return the turns of a transform of *size* values, a power of two from 8 on."""
    roots = [cmath.rect(1.0, -math.pi * place / size) for place in range(size)]
    repeats = [2**step for step in range(size.bit_length() - 3)]
    steps = [list(chain.from_iterable([root] * times for root in roots[:: 4 * times])) for times in repeats]
    return [roots[: size // 2], *steps]


def fewer(turns: Turns) -> Turns:
    """Return the turns of a transform of half as many values."""
    roots, _, *steps = turns
    return [roots[::2], *(step[::2] for step in steps)]


def forward(values: Sequence[float], turns: Turns) -> list[complex]:
    """Return the transform, in the order of the bits read backwards."""
    roots, *steps = turns
    half = len(roots)
    found = list(map(mul, map(complex, values[:half], [-each for each in values[half:]]), roots))
    middle = half // 2
    for turn in steps:
        first, second = found[:middle], found[middle:]
        found[::2] = map(add, first, second)
        found[1::2] = map(mul, map(sub, first, second), turn)
    first, second = found[:middle], found[middle:]
    found[::2] = map(add, first, second)
    found[1::2] = map(sub, first, second)
    return found


def backward(transform: Iterable[complex], turns: Turns) -> list[float]:
    """Return the real values of which this is the transform, in that order of the bits."""
    roots, *steps = turns
    found = list(transform)
    sums, differences = found[::2], found[1::2]
    found = [*map(add, sums, differences), *map(sub, sums, differences)]
    for turn in reversed(steps):
        sums = found[::2]
        differences = list(map(mul, found[1::2], map(complex.conjugate, turn)))
        found = [*map(add, sums, differences), *map(sub, sums, differences)]
    found = list(map(mul, found, map(complex.conjugate, roots)))
    half = len(roots)
    return [*(each.real / half for each in found), *(-each.imag / half for each in found)]
