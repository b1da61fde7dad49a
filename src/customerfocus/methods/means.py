"""The mean of answers: how sure we are of one, and whether two differ.

**Definition.** The mean is the sum of what was answered over how many answered; *s* is the standard deviation with *n* − 1. As
the deviation is estimated, too, an interval reaches not *z* but Student's *t* standard errors to each side, which is further
the fewer answered.

**When to use it.** For figures whose differences mean something: amounts, durations, points of a scale whose steps are held to
be alike. From some dozen answers on, or fewer if the figures are near to normal. **When not.** For steps of unequal width,
where shares say more (`proportions`), or for few and skewed figures. Where all answers are alike the formula finds no deviation
and makes an interval of no width: that is no certainty, and whoever shows it should say that the doubt is not known.

A weighted sample is given by its shares times its effective size, so the counts need not be whole numbers.

Source: Student (W. S. Gosset), "The probable error of a mean", *Biometrika* 6 (1908).
"""

from __future__ import annotations

import math
import sys
from fractions import Fraction
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, as_number, interval, number, number_within
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, NoDataError
from customerfocus.methods._common import figures
from customerfocus.methods._student import t_value, two_sided

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST: Final = float(LARGEST_INTEGER)
"""Values and means lie between minus this and this, 2⁵³ − 1: the whole numbers that are exact."""

LARGEST_DEVIATION: Final = 2 * LARGEST
"""No standard deviation of such values is larger."""

_FEWEST: Final = 2
_TOO_FEW: Final = "fewer than two answers tell nothing of their variation"
_BITS: Final = 64  # of a root, more than a float has


@final
@attrs.frozen(kw_only=True)
class MeanInterval(Value):
    """A mean and how sure we are of it.

    Attributes:
        mean: In the unit of the values.
        sd: Standard deviation of one answer, with *n* − 1; in the same unit, no less than 0.
        low: The lower end of the interval.
        high: Its upper end.
        n: How many answered, 2 or more.
    """

    mean: float = attrs.field(converter=as_number)
    sd: float = attrs.field(converter=as_number)
    low: float = attrs.field(converter=as_number)
    high: float = attrs.field(converter=as_number)
    n: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        number_within(self.mean, "mean", -LARGEST, LARGEST)
        number_within(self.sd, "sd", 0, LARGEST_DEVIATION)
        interval(self.low, self.high)
        number_within(self.n, "n", 2, LARGEST_INTEGER)


@final
@attrs.frozen(kw_only=True)
class MeanDifference(Value):
    """How far two means lie apart.

    Attributes:
        difference: The first mean less the second.
        low: The lower end of its interval.
        high: The upper end.
        statistic: The difference in standard errors.
        degrees: Degrees of freedom of the standard error, 1 or more; as a rule a fraction.
        p_value: How often means would lie as far apart, in either direction, by chance alone; 0 to 1.
    """

    difference: float = attrs.field(converter=as_number)
    low: float = attrs.field(converter=as_number)
    high: float = attrs.field(converter=as_number)
    statistic: float = attrs.field(converter=as_number)
    degrees: float = attrs.field(converter=as_number)
    p_value: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        number_within(self.difference, "difference", -2 * LARGEST, 2 * LARGEST)
        interval(self.low, self.high)
        number(self.statistic, "statistic")
        number_within(self.degrees, "degrees", 1, 2 * LARGEST)
        number_within(self.p_value, "p_value", 0, 1)


def mean_interval(counts: Sequence[float], values: Sequence[float], *, level: float = 0.95) -> MeanInterval:
    """Return the mean of answers with its interval: mean ± *t*·*s*/√*n*, *t* with *n* − 1 degrees of freedom.

    Mean and deviation are computed exactly and rounded once: large values that differ little lose nothing, and the order in which
    they are given changes nothing.

    Args:
        counts: How many answered with each value, none below 0; together at most 2⁵³ − 1.
        values: The values, one per count, from −(2⁵³ − 1) to 2⁵³ − 1.
        level: Share of such intervals that hold the true mean, between 0 and 1.

    Returns:
        The mean, in the unit of the values. Where all answers are alike, *s* is 0 and the interval has no width.

    Raises:
        WrongTypeError: One of the two is no list of numbers.
        OutOfRangeError: A count is below 0 or there are too many, or a value is too large.
        BrokenLawError: There are more counts than values or the reverse, or the level is not between 0 and 1.
        NoDataError: There are fewer than two answers.

    Examples:
        >>> found = mean_interval([2, 5, 9, 20, 14], [1, 2, 3, 4, 5])
        >>> round(found.mean, 2), round(found.sd, 2), round(found.low, 2), round(found.high, 2)
        (3.78, 1.09, 3.47, 4.09)
    """
    counted, answered = figures(counts, "counts"), figures(values, "values")
    if len(counted) != len(answered):
        raise BrokenLawError("length.mismatch", "values", f"have {len(counted)} members, one per count", str(len(answered)))
    n = total = squares = Fraction()
    for place, (count, value) in enumerate(zip(counted, answered, strict=True)):
        number_within(count, f"counts[{place}]", 0, LARGEST_INTEGER)
        number_within(value, f"values[{place}]", -LARGEST, LARGEST)
        weighted = Fraction(count) * Fraction(value)
        n += Fraction(count)
        total += weighted
        squares += weighted * Fraction(value)
    number_within(float(n), "counts", 0, LARGEST_INTEGER)
    if n < _FEWEST:
        raise NoDataError("counts", _TOO_FEW)
    mean = float(total / n)
    sd = _root((squares - total * total / n) / (n - 1))
    half = t_value(level, float(n - 1)) * sd / math.sqrt(n)
    return MeanInterval(mean=mean, sd=sd, low=mean - half, high=mean + half, n=float(n))


def welch(  # noqa: PLR0913 -- two samples of three figures each
    mean_1: float, sd_1: float, n_1: float, mean_2: float, sd_2: float, n_2: float, *, level: float = 0.95
) -> MeanDifference:
    """Return how far two independent means lie apart, with its interval and a test in either direction, by Welch's method.

    The standard error is √(*s*₁²/*n*₁ + *s*₂²/*n*₂); its degrees of freedom are those of Welch and Satterthwaite,
    (*e*₁ + *e*₂)²/(*e*₁²/(*n*₁ − 1) + *e*₂²/(*n*₂ − 1)) with *eₖ* = *sₖ*²/*nₖ*. Nothing supposes that the deviations are equal.

    Args:
        mean_1: Mean of the first sample, from −(2⁵³ − 1) to 2⁵³ − 1.
        sd_1: Its standard deviation, with *n* − 1; from 0 to 2⁵⁴ − 2.
        n_1: How many answered in it, 2 to 2⁵³ − 1.
        mean_2: Mean of the second sample, within the same limits.
        sd_2: Its standard deviation.
        n_2: How many answered in it.
        level: Share of such intervals that hold the true difference, between 0 and 1.

    Returns:
        The difference, in the unit of the means. A statistic that no `float` can hold is the largest one.

    Raises:
        WrongTypeError: An argument is not a number.
        OutOfRangeError: An argument is outside its limits.
        BrokenLawError: The level is not between 0 and 1.
        NoDataError: A sample has fewer than two answers, or neither has any variation to measure a difference by.

    Source: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved",
    *Biometrika* 34 (1947); F. E. Satterthwaite, "An approximate distribution of estimates of variance components", *Biometrics
    Bulletin* 2 (1946).

    Examples:
        >>> found = welch(3.9, 1.1, 60, 3.5, 1.3, 40)
        >>> round(found.low, 3), round(found.high, 3), round(found.degrees, 1), round(found.p_value, 3)
        (-0.098, 0.898, 74.0, 0.114)
    """
    known_1, deviation_1, size_1 = _sample(mean_1, sd_1, n_1, "1")
    known_2, deviation_2, size_2 = _sample(mean_2, sd_2, n_2, "2")
    unit = max(deviation_1, deviation_2)
    if unit == 0:
        raise NoDataError("sd_1", "neither sample has any variation to measure a difference by")
    error_1, error_2 = deviation_1 / unit / math.sqrt(size_1), deviation_2 / unit / math.sqrt(size_2)
    both = math.hypot(error_1, error_2)
    degrees = 1 / ((error_1 / both) ** 4 / (size_1 - 1) + (error_2 / both) ** 4 / (size_2 - 1))
    difference = known_1 - known_2
    statistic = min(max(difference / unit / both, -sys.float_info.max), sys.float_info.max)
    half = t_value(level, degrees) * both * unit
    return MeanDifference(
        difference=difference,
        low=difference - half,
        high=difference + half,
        statistic=statistic,
        degrees=degrees,
        p_value=two_sided(statistic, degrees),
    )


def _sample(mean: float, sd: float, n: float, which: str) -> tuple[float, float, float]:
    known, deviation, size = as_number(mean), as_number(sd), as_number(n)
    number_within(known, f"mean_{which}", -LARGEST, LARGEST)
    number_within(deviation, f"sd_{which}", 0, LARGEST_DEVIATION)
    number_within(size, f"n_{which}", 0, LARGEST_INTEGER)
    if size < _FEWEST:
        raise NoDataError(f"n_{which}", _TOO_FEW)
    return known, deviation, size


def _root(square: Fraction) -> float:
    """Return the square root, as exactly as for squares that no `float` can hold."""
    shift = _BITS + square.denominator.bit_length()
    return float(Fraction(math.isqrt((square.numerator << 2 * shift) // square.denominator), 1 << shift))
