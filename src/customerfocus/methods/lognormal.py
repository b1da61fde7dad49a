"""The lognormal distribution: amounts whose logarithm is normally distributed.

**Definition.** A quantity is lognormal when its logarithm is normal with mean log(*median*) and standard deviation *sigma*. Its
mean is *median*·e^(*σ*²/2), its variance mean²·(e^(*σ*²) − 1).

**When to use it.** For losses that have no upper end, and of which small ones are many and great ones few: many causes multiply.
An expert who says "nine times in ten between *low* and *high*" has said all it takes; see `Lognormal.from_range`. **When not.**
Where a loss cannot pass a known amount: a PERT distribution stops there, and this one does not.

Source: J. Aitchison and J. A. C. Brown, *The Lognormal Distribution* (1957).
"""

from __future__ import annotations

import math
from typing import Final, final

import attrs

from customerfocus._checks import as_number, number, number_within, open_unit, positive
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.methods._common import NORMAL, z_value

__all__ = ["SMALLEST", "WIDEST", "Lognormal"]

SMALLEST: Final = 1e-100
"""No median and no sigma is below it, and no median above its reciprocal: so every figure is finite."""
WIDEST: Final = 10.0
"""No sigma is above it: the mean would be 10²² times the median."""

_ROOT_2: Final = math.sqrt(2)


@final
@attrs.frozen(kw_only=True)
class Lognormal(Value):
    """A lognormal distribution.

    Attributes:
        median: Half of all amounts are below it; from 10⁻¹⁰⁰ to 10¹⁰⁰.
            It is √(*low*·*high*) where nine of ten lie from *low* to *high*.
        sigma: The standard deviation of the natural logarithm of the amounts; from 10⁻¹⁰⁰ to 10. It is
            log(*high*/*low*)/3.29 where nine of ten lie from *low* to *high*.

    Raises:
        WrongTypeError: The median or sigma is no number.
        NotPositiveError: One of them is not above 0.
        OutOfRangeError: Sigma is above 10 or hardly above 0, or the median so small or so large that no money counts it.
    """

    median: float = attrs.field(converter=as_number)
    sigma: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        positive(self.median, "median")
        number_within(self.median, "median", SMALLEST, 1 / SMALLEST)
        positive(self.sigma, "sigma")
        number_within(self.sigma, "sigma", SMALLEST, WIDEST)

    @classmethod
    def from_range(cls, low: float, high: float, *, level: float = 0.9) -> Lognormal:
        """Return the distribution of which a share of *level* lies between two amounts, and as much below as above.

        Args:
            low: The lower amount, above 0.
            high: The upper amount, above *low*.
            level: The share between them, between 0 and 1.

        Returns:
            The distribution; its median is √(*low*·*high*), and its sigma, at a level of 0.9, log(*high*/*low*)/3.29.

        Raises:
            WrongTypeError: An argument is no number.
            NotPositiveError: An amount is not above 0, or both lie so close together that sigma would not be.
            BrokenLawError: *high* is not above *low*, or the level is not between 0 and 1.
            OutOfRangeError: The amounts lie so far apart, or the level is so low, that sigma would be above 10; or the median lies
                out of range.

        Examples:
            >>> loss = Lognormal.from_range(10_000, 1_000_000)
            >>> round(loss.median), round(loss.mean)
            (100000, 266398)
        """
        low, high = as_number(low), as_number(high)
        positive(low, "low")
        positive(high, "high")
        z = max(z_value(level), SMALLEST)  # below 10⁻¹⁶ a level is rounded to none
        if high <= low:
            raise BrokenLawError("range.order", "high", f"be above low, {low!r}", repr(high))
        return cls(median=math.sqrt(low) * math.sqrt(high), sigma=(math.log(high) - math.log(low)) / (2 * z))

    @property
    def mean(self) -> float:
        """The mean: *median*·e^(*σ*²/2)."""
        return _mean(self)

    @property
    def sd(self) -> float:
        """The standard deviation: mean·√(e^(*σ*²) − 1)."""
        return _deviation(self)

    def cdf(self, x: float) -> float:
        """Return the share of amounts up to *x*: Φ(log(*x*/*median*)/*σ*), from 0 to 1.

        Raises:
            WrongTypeError: *x* is no number.
            NotFiniteError: It is not finite.

        Examples:
            >>> Lognormal(median=100, sigma=1).cdf(100)
            0.5
        """
        z = _standardised(self, x)
        return 0.0 if z is None else math.erfc(-z / _ROOT_2) / 2

    def quantile(self, q: float) -> float:
        """Return the amount up to which a share of *q* lies: *median*·e^(*σ*Φ⁻¹(*q*)).

        Args:
            q: A share, between 0 and 1.

        Raises:
            WrongTypeError: *q* is no number.
            BrokenLawError: It is not between 0 and 1.

        Examples:
            >>> round(Lognormal.from_range(10_000, 1_000_000).quantile(0.95))
            1000000
        """
        q = as_number(q)
        open_unit(q, "q")
        return self.median * math.exp(self.sigma * NORMAL.inv_cdf(q))

    def limited_mean(self, x: float) -> float:
        """Return the mean of the lesser of an amount and *x*: mean·Φ(*z* − *σ*) + *x*·Φ(−*z*), with *z* = log(*x*/*median*)/*σ*.

        Args:
            x: A limit, such as the cover of an insurance.

        Raises:
            WrongTypeError: *x* is no number.
            NotFiniteError: It is not finite.

        Examples:
            >>> round(Lognormal.from_range(10_000, 1_000_000).limited_mean(1_000_000))
            208977
        """
        z = _standardised(self, x)
        if z is None:
            return as_number(x)  # no amount is below it
        return (self.mean * math.erfc((self.sigma - z) / _ROOT_2) + x * math.erfc(z / _ROOT_2)) / 2


def _mean(severity: Lognormal) -> float:
    return severity.median * math.exp(severity.sigma**2 / 2)


def _deviation(severity: Lognormal) -> float:
    return _mean(severity) * math.sqrt(math.expm1(severity.sigma**2))


def _standardised(severity: Lognormal, x: float) -> float | None:
    """Return how many *σ* the logarithm of *x* lies above that of the median; `None` where *x* has no logarithm."""
    x = as_number(x)
    number(x, "x")
    return (math.log(x) - math.log(severity.median)) / severity.sigma if x > 0 else None
