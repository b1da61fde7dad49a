"""Student's t distribution: how much of it lies beyond a statistic, and how far an interval of a level reaches.

**Definition.** Of a statistic *t* with *k* degrees of freedom, the share that lies at least as far from 0, in either direction,
is the regularised incomplete beta function I(*x*; *k*/2, ½) at *x* = *k*/(*k* + *t*²). With one degree this is the Cauchy
distribution; the more degrees, the nearer it is to the normal one.

**How it is computed.** I(*x*; *a*, *b*) is *xᵃyᵇ*/B(*a*, *b*), with *y* = 1 − *x*, over the continued fraction of `_beta`; near 0,
where it would settle late, 1 − I(*y*; ½, *k*/2) takes its place. *x*, *y* and log *x* are found without subtracting. B(*k*/2, ½)
comes from the gamma function or, with many degrees, from Tricomi and Erdélyi's series: logarithms of gamma would lose all their
digits.

The quantile lies between that of the normal distribution and that of the Cauchy distribution. Beyond 0 the curve falls ever
less steeply, so that Newton's steps, begun at the lower end of that bracket, climb and do not pass it.

With 1 degree or more, fractions included, and from a level of 0.01 on, twelve digits are right.

Source: F. G. Tricomi and A. Erdélyi, "The asymptotic expansion of a ratio of gamma functions", *Pacific Journal of Mathematics* 1
(1951); of the fraction, as `_beta`.
"""

from __future__ import annotations

import math
from typing import Final

from customerfocus.methods._beta import fraction
from customerfocus.methods._common import z_value

_NEAR: Final = math.sqrt(2)  # on either side of it the fraction settles within a hundred terms
_MOST_STEPS: Final = 100  # the farthest quantile, with 1 degree, takes 61
_MANY_DEGREES: Final = 100.0  # from here on the series has all its digits
_SERIES: Final = (1.0, 1 / 64, -19 / 8192, 631 / 524288)


def two_sided(statistic: float, degrees: float) -> float:
    """Return how often a statistic lies at least as far from 0, in either direction, by chance alone.

    Args:
        statistic: Any finite number.
        degrees: Degrees of freedom, 1 or more; they may be a fraction.

    Returns:
        A share, from 0 to 1.

    Examples:
        >>> round(two_sided(2.228, 10), 4)
        0.05
    """
    t = abs(statistic)
    x, y, log_x = _split(t, degrees)
    front = _over_beta(degrees) * math.exp(degrees / 2 * log_x) * math.sqrt(y)
    if t < _NEAR:
        return 1 - front / fraction(0.5, degrees / 2, y, x)
    return front / fraction(degrees / 2, 0.5, x, y)


def t_value(level: float, degrees: float) -> float:
    """Return how many standard errors an interval of a level reaches to each side where the standard error is estimated, too.

    Args:
        level: Share of such intervals that hold the true figure, between 0 and 1.
        degrees: Degrees of freedom of the estimate, 1 or more; they may be a fraction.

    Raises:
        BrokenLawError: The level is not between 0 and 1.

    Examples:
        >>> round(t_value(0.95, 10), 4)
        2.2281
    """
    low, beyond = z_value(level), 1 - level
    high = 1 / math.tan(math.pi * beyond / 2)
    for _ in range(_MOST_STEPS):
        step = (two_sided(low, degrees) - beyond) / (2 * _density(low, degrees))
        higher = min(low + max(step, 0.0), high)
        if higher == low:
            break
        low = higher
    return low


def _density(t: float, degrees: float) -> float:
    _, _, log_x = _split(t, degrees)
    return _over_beta(degrees) * math.exp((degrees + 1) / 2 * log_x) / math.sqrt(degrees)


def _split(t: float, degrees: float) -> tuple[float, float, float]:
    """Return *x* = *k*/(*k* + *t*²), *y* = 1 − *x* and log *x*, none of them by a difference."""
    leg = t / math.sqrt(degrees)
    side = math.hypot(1, leg)
    return (1 / side) ** 2, (leg / side) ** 2, -2 * math.log1p(leg * (leg / (1 + side)))


def _over_beta(degrees: float) -> float:
    """Return 1/B(*k*/2, ½) = Γ((*k* + 1)/2) / (Γ(*k*/2)√π)."""
    half = degrees / 2
    if degrees < _MANY_DEGREES:
        return math.gamma(half + 0.5) / (math.gamma(half) * math.sqrt(math.pi))
    middle = half - 0.25
    return math.sqrt(middle / math.pi) * math.fsum(each / middle ** (2 * power) for power, each in enumerate(_SERIES))
