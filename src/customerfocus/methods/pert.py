"""The PERT distribution: an uncertain quantity of which an expert states the least, the most likely and the greatest value.

**Definition.** From *a* to *b* with the mode *m* and the shape *s*, it is the beta distribution, stretched to that range, whose
parameters are 1 + *s*(*m* − *a*)/(*b* − *a*) and 1 + *s*(*b* − *m*)/(*b* − *a*). Its mean is *μ* = (*a* + *sm* + *b*)/(*s* + 2),
its variance (*μ* − *a*)(*b* − *μ*)/(*s* + 3). The shape says how much the mode weighs against an end: 4 in the original method;
nearly 0 makes all values alike, a large one makes all but those near the mode unlikely.

**When to use it.** For a duration, a cost or a loss nobody has measured often enough, and somebody knows well. **When not.** Where
there are measurements, or where no value can be called the greatest: beyond its ends the distribution knows nothing. Ends named
from memory lie too close together as a rule, and the figures are no better than they are. (*b* − *a*)/6, the standard deviation
of many a schedule, is a rule of thumb: it is not that of this distribution.

Source: D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, "Application of a technique for research and development program
evaluation", *Operations Research* 7 (1959); with a shape other than 4: D. Vose, *Risk Analysis: A Quantitative Guide* (2000).
"""

from __future__ import annotations

import math
from typing import Final, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, as_number, number, number_within, positive
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.methods._beta import front, tails
from customerfocus.methods._common import weighted_mean

LARGEST: Final = float(LARGEST_INTEGER)
"""Values lie between minus this and this, 2⁵³ − 1: the whole numbers that are exact."""

GREATEST_SHAPE: Final = 1e6
"""The shape is at most this: the mode then weighs a million times as much as an end."""


@final
@attrs.frozen(kw_only=True)
class Pert(Value):
    """An uncertain quantity from *low* to *high*, most likely near *mode*.

    It may lie below 0: a delay may be a gain, and a loss has laws of its own where it is told.

    Attributes:
        low: The least value, from −(2⁵³ − 1) to 2⁵³ − 1.
        mode: The most likely value, from *low* to *high*; it may be one of them.
        high: The greatest value, above *low* and at most 2⁵³ − 1. What has only one value is not uncertain.
        shape: How much the mode weighs against the two ends, above 0 and at most a million; 4 if nothing is said.

    Raises:
        WrongTypeError: A figure is no number.
        NotFiniteError: A figure is NaN or infinite.
        OutOfRangeError: A figure is too large.
        NotPositiveError: The shape is not above 0.
        BrokenLawError: The mode does not lie from low to high, or high is not above low.

    Examples:
        >>> effort = Pert(low=3, mode=5, high=10)
        >>> effort.mean
        5.5
        >>> round(effort.sd, 3), round(effort.alpha, 3), round(effort.beta, 3)
        (1.268, 2.143, 3.857)
        >>> round(effort.cdf(7), 3), round(effort.quantile(0.9), 3)
        (0.863, 7.273)
    """

    low: float = attrs.field(converter=as_number)
    mode: float = attrs.field(converter=as_number)
    high: float = attrs.field(converter=as_number)
    shape: float = attrs.field(converter=as_number, default=4.0)

    def __attrs_post_init__(self) -> None:
        for field in ("low", "mode", "high"):
            number_within(getattr(self, field), field, -LARGEST, LARGEST)
        positive(self.shape, "shape")
        number_within(self.shape, "shape", 0, GREATEST_SHAPE)
        if self.low >= self.high:
            raise BrokenLawError("pert.width", "high", f"be above low, {self.low!r}", repr(self.high))
        if not self.low <= self.mode <= self.high:
            raise BrokenLawError("pert.order", "mode", f"lie from low, {self.low!r}, to high, {self.high!r}", repr(self.mode))

    @property
    def mean(self) -> float:
        """(*low* + *shape*·*mode* + *high*)/(*shape* + 2), computed exactly and rounded once."""
        return weighted_mean((1, self.shape, 1), (self.low, self.mode, self.high), "values")

    @property
    def sd(self) -> float:
        """Its standard deviation, in the unit of the values; no less than 0."""
        return _deviation(self)

    @property
    def alpha(self) -> float:
        """First parameter of the beta distribution, from 1 to *shape* + 1."""
        return _parameter(self, self.mode - self.low)

    @property
    def beta(self) -> float:
        """Second parameter of the beta distribution, from 1 to *shape* + 1."""
        return _parameter(self, self.high - self.mode)

    def cdf(self, x: float) -> float:
        """Return how likely the quantity is to be at most *x*.

        It is right to 10⁻¹², wherever neighbouring floats from low to high lie that close together.

        Args:
            x: Any finite number, in the unit of the values.

        Returns:
            A probability: 0 up to *low*, 1 from *high* on.

        Raises:
            WrongTypeError: *x* is no number.
            NotFiniteError: *x* is NaN or infinite.
            OutOfRangeError: A whole number is too large to be a float without loss.

        Examples:
            >>> round(Pert(low=0, mode=5, high=10).cdf(5), 6)
            0.5
        """
        below, _ = tails(*_place(self, x))
        return below

    def quantile(self, q: float) -> float:
        """Return the least value up to which the quantity lies with probability *q*, by halving the range again and again.

        Newton's steps would be fewer. But the halves are the same for every *q*, and so a higher *q* never has a lower value, not
        even by rounding.

        Args:
            q: A probability, from 0 to 1.

        Returns:
            A value from *low*, where *q* is 0, to *high*, where it is 1.

        Raises:
            WrongTypeError: *q* is no number.
            NotFiniteError: *q* is NaN or infinite.
            OutOfRangeError: *q* is not from 0 to 1.

        Examples:
            >>> round(Pert(low=0, mode=5, high=10).quantile(0.5), 6)
            5.0
        """
        q = as_number(q)
        number_within(q, "q", 0, 1)
        if not 0 < q < 1:
            return self.high if q else self.low
        lower, upper = self.low, self.high
        while (middle := (lower + upper) / 2) not in (lower, upper):
            if self.cdf(middle) < q:
                lower = middle
            else:
                upper = middle
        return upper

    def limited_mean(self, x: float) -> float:
        """Return the mean of the quantity where everything above *x* counts as *x*: E[min(*X*, *x*)].

        Of a loss, this is the part below a deductible of *x*, or what an insurer pays up to a limit of *x*; the mean less this is
        what lies above.

        Args:
            x: Any finite number, in the unit of the values.

        Returns:
            *x* itself up to *low*, the mean from *high* on, and never more than *x*.

        Raises:
            WrongTypeError: *x* is no number.
            NotFiniteError: *x* is NaN or infinite.
            OutOfRangeError: A whole number is too large to be a float without loss.

        Examples:
            >>> round(Pert(low=0, mode=5, high=10).limited_mean(5), 4)
            4.2188
        """
        a, b, share, rest = _place(self, x)
        if not rest:
            return self.mean
        below, above = tails(a, b, share, rest)
        limited = share * above + (a * below - front(a, b, share, rest)) / (a + b)
        return min(self.low + (self.high - self.low) * limited, as_number(x))


def _parameter(pert: Pert, distance: float) -> float:
    return 1 + pert.shape * (distance / (pert.high - pert.low))


def _deviation(pert: Pert) -> float:
    """Return the root of the variance, where both distances from the mean are shares of the range: each parameter over *n*."""
    n = pert.shape + 2
    return (pert.high - pert.low) * (math.sqrt(pert.alpha * pert.beta / (n + 1)) / n)


def _place(pert: Pert, x: float) -> tuple[float, float, float, float]:
    """Return both parameters, which share of the range lies below *x*, and which above; neither share is 1 less the other."""
    x = as_number(x)
    number(x, "x")
    within, width = min(max(x, pert.low), pert.high), pert.high - pert.low
    return pert.alpha, pert.beta, (within - pert.low) / width, (pert.high - within) / width
