"""The beta distribution: how much of it lies below a share, and how much above.

**Definition.** Below *x* lies the regularised incomplete beta function I(*x*; *a*, *b*), and above it 1 − I(*x*; *a*, *b*) =
I(*y*; *b*, *a*) with *y* = 1 − *x*.

**How it is computed.** I(*x*; *a*, *b*) is *xᵃyᵇ*/B(*a*, *b*) over a continued fraction, which is evaluated by Lentz's method;
above the mean, where it would settle late, the other tail takes its place. The form of the fraction is that of DiDonato and Morris,
in which nothing cancels however large *a* is. What stands before it is told from what it is at the mean, where it is greatest:
logarithms of large powers and of gamma functions, which would cancel, are never formed. *x* and *y* are both given, so that neither
loses digits as 1 less the other.

With both parameters from 1 to a million, a share is right to 10⁻¹², and to 10⁻¹⁴ where they are below a hundred.

Source: A. R. DiDonato and A. H. Morris, "Algorithm 708: significant digit computation of the incomplete beta function ratios",
*ACM Transactions on Mathematical Software* 18 (1992); W. J. Lentz, "Generating Bessel functions in Mie scattering calculations
using continued fractions", *Applied Optics* 15 (1976), with the guard of I. J. Thompson and A. R. Barnett, *Journal of
Computational Physics* 64 (1986); C. Loader, "Fast and accurate computation of binomial probabilities" (2000), for what stands
before the fraction.
"""

from __future__ import annotations

import math
from typing import Final

_MOST_TERMS: Final = 1000  # with parameters of a million it takes 431
_SETTLED: Final = 1e-15
_TINY: Final = 1e-300  # in place of a zero, which Lentz's method would divide by
_LARGE: Final = 20.0  # from here on Stirling's series has all its digits
_STIRLING: Final = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)
_NEAR: Final = 0.1  # up to here from 1 the series of the logarithm is short
_NEAR_TERMS: Final = 6


def tails(a: float, b: float, x: float, y: float) -> tuple[float, float]:
    """Return how much of the distribution lies below *x*, and how much above: I(*x*; *a*, *b*) and I(*y*; *b*, *a*).

    Args:
        a: First parameter, 1 or more.
        b: Second parameter, 1 or more.
        x: A share, from 0 to 1.
        y: 1 − *x*.

    Returns:
        Two shares, which add up to 1. The smaller one keeps its digits.

    Examples:
        >>> below, above = tails(3, 3, 0.25, 0.75)
        >>> round(below, 6), round(above, 6)
        (0.103516, 0.896484)
    """
    before = front(a, b, x, y)
    if a * y >= b * x:
        below = before / fraction(a, b, x, y)
        return below, 1 - below
    above = before / fraction(b, a, y, x)
    return 1 - above, above


def front(a: float, b: float, x: float, y: float) -> float:
    """Return *xᵃyᵇ*/B(*a*, *b*), which is *xy* times the density at *x*, for *a* and *b* from 1 on.

    With *n* = *a* + *b* and the scaled gamma function *g*, it is √(*ab*/2π*n*)·*g*(*n*)/(*g*(*a*)*g*(*b*)) at the mean, and
    (*xn*/*a*)ᵃ(*yn*/*b*)ᵇ times as much elsewhere.
    """
    n, off = a + b, a * y - b * x
    at_mean = math.sqrt(a * b / (2 * math.pi * n)) * _scaled_gamma(n) / (_scaled_gamma(a) * _scaled_gamma(b))
    return at_mean * math.exp(-a * _beyond_log(x * n / a, -off / a) - b * _beyond_log(y * n / b, off / b))


def fraction(a: float, b: float, x: float, y: float) -> float:
    """Return what *xᵃyᵇ*/B(*a*, *b*) is divided by to give I(*x*; *a*, *b*), for *x* not much above *a*/(*a* + *b*)."""
    lead = a * y - b * x + 1
    value = upper = a / (a + 1) * lead or _TINY
    lower = 0.0
    for term in range(1, _MOST_TERMS):
        width = a + 2 * term
        numerator = (a + term - 1) * (a + b + term - 1) * term * (b - term) * (x / (width - 1)) ** 2
        denominator = term + term * (b - term) * x / (width - 1) + (a + term) / (width + 1) * (lead + term * (1 + y))
        upper = denominator + numerator / upper or _TINY
        lower = 1 / (denominator + numerator * lower or _TINY)
        value *= upper * lower
        if abs(upper * lower - 1) < _SETTLED:
            break
    return value


def _scaled_gamma(z: float) -> float:
    """Return the gamma function over what it grows like, √(2π)·*z*^(*z* − ½)·*e*^(−*z*); this tends to 1."""
    if z < _LARGE:
        return math.gamma(z) * math.exp(z) / (math.sqrt(2 * math.pi) * math.pow(z, z - 0.5))
    return math.exp(math.fsum(each / z ** (2 * power + 1) for power, each in enumerate(_STIRLING)))


def _beyond_log(ratio: float, step: float) -> float:
    """Return how far *step* = *ratio* − 1 lies above log *ratio*; at 0, endlessly far."""
    if ratio == 0:
        return math.inf
    if abs(step) > _NEAR:
        return step - math.log(ratio)
    root = step / (2 + step)  # log ratio = 2(root + root³/3 + root⁵/5 + …)
    square = root * root
    series = math.fsum(square**power / (2 * power + 3) for power in range(_NEAR_TERMS))
    return 2 * square * (1 / (1 - root) - root * series)
