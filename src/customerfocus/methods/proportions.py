"""Shares of a sample: how sure we are of one, and whether two differ.

**Definition.** Of *n* answers, *successes* have what was asked for: the share is *p* = *successes* / *n*, from 0 to 1. An interval
of 95 % is made so that of all the intervals made in this way 95 % hold the true share.

**When to use it.** Whenever a share is reported: a share without its interval says more than is known. `wilson` is right for
small samples and near 0 and 1, where `wald`, the formula of most textbooks, is not: of 10 answers without a success Wald makes an
interval of no width. **When not.** For answers that are not independent of each other (many from one customer), or from a sample
that nobody drew at random: no interval speaks of those who were never asked.

A weighted sample is given by its share times its effective size, and that size, so neither needs to be a whole number.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from customerfocus._checks import as_number, number_within, open_unit, positive
from customerfocus.errors import NoDataError
from customerfocus.methods._common import NORMAL, Interval, Significance, figures, normal_test, share_of, z_value

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Interval",
    "Significance",
    "holm",
    "newcombe",
    "one_proportion_test",
    "two_proportion_test",
    "wald",
    "wilson",
    "wilson_lower",
    "wilson_upper",
    "z_value",
]


def wilson(successes: float, n: float, *, level: float = 0.95, z: float | None = None) -> Interval:
    """Return the score interval of a share: (*p* + *z*²/2*n* ± *z*√(*p*(1−*p*)/*n* + *z*²/4*n*²)) / (1 + *z*²/*n*).

    It holds the share itself; its low end is 0 where nobody has what was asked for, its high end 1 where all have.

    Args:
        successes: How many have it, 0 to *n*.
        n: How many answered, above 0.
        level: Share of such intervals that hold the true share, between 0 and 1.
        z: How many standard errors to reach to each side, in place of *level*; above 0.

    Returns:
        Shares, from 0 to 1.

    Raises:
        WrongTypeError: An argument is not a number.
        OutOfRangeError: There are fewer than 0 successes or more than *n*, or fewer than 0 answers.
        BrokenLawError: The level is not between 0 and 1.
        NotPositiveError: *z* is not above 0.
        NoDataError: There are no answers.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", *Journal of the American
    Statistical Association* 22 (1927).

    Examples:
        >>> interval = wilson(18, 20)
        >>> round(interval.low, 4), round(interval.high, 4)
        (0.699, 0.9721)
        >>> wilson(0, 10).low
        0.0
    """
    share, size = share_of(successes, n)
    low, high = _wilson_ends(share, size, z_value(level) if z is None else _given_reach(z))
    return Interval(low=low, high=high)


def wilson_lower(successes: float, n: float, *, level: float = 0.95, z: float | None = None) -> float:
    """Return the bound that the true share lies above: the low end of `wilson` with *z* = Φ⁻¹(*level*).

    To promise that at least so many have it, one bound is asked, not two: all of the doubt lies on one side.

    Args:
        successes: How many have it, 0 to *n*.
        n: How many answered, above 0.
        level: Share of such bounds below the true share, between 0 and 1.
        z: How many standard errors to reach down, in place of *level*; above 0.

    Returns:
        A share, from 0 to 1.

    Raises:
        CustomerFocusError: As `wilson`.

    Source: as `wilson`.

    Examples:
        >>> round(wilson_lower(100, 200), 6)
        0.442235
    """
    share, size = share_of(successes, n)
    reach = _one_sided_reach(level, z)
    low, high = _wilson_ends(share, size, abs(reach))
    return low if reach > 0 else high


def wilson_upper(successes: float, n: float, *, level: float = 0.95, z: float | None = None) -> float:
    """Return the bound that the true share lies below: the high end of `wilson` with *z* = Φ⁻¹(*level*).

    Args:
        successes: How many have it, 0 to *n*.
        n: How many answered, above 0.
        level: Share of such bounds above the true share, between 0 and 1.
        z: How many standard errors to reach up, in place of *level*; above 0.

    Returns:
        A share, from 0 to 1.

    Raises:
        CustomerFocusError: As `wilson`.

    Source: as `wilson`.

    Examples:
        >>> round(wilson_upper(100, 200), 6)
        0.557765
    """
    share, size = share_of(successes, n)
    reach = _one_sided_reach(level, z)
    low, high = _wilson_ends(share, size, abs(reach))
    return high if reach > 0 else low


def wald(successes: float, n: float, *, level: float = 0.95, z: float | None = None) -> Interval:
    """Return the textbook interval of a share: *p* ± *z*√(*p*(1−*p*)/*n*), cut at 0 and 1.

    It is here to be compared with, not to be used: it has no width where all answers agree, and holds the true share far less
    often than it says where the sample is small or the share near 0 or 1 (Brown, Cai and DasGupta 2001). Use `wilson`.

    Args:
        successes: How many have it, 0 to *n*.
        n: How many answered, above 0.
        level: Share of such intervals that are supposed to hold the true share, between 0 and 1.
        z: How many standard errors to reach to each side, in place of *level*; above 0.

    Returns:
        Shares, from 0 to 1.

    Raises:
        CustomerFocusError: As `wilson`.

    Source: P.-S. Laplace, *Théorie analytique des probabilités* (1812); its failure: L. D. Brown, T. T. Cai and A. DasGupta,
    "Interval estimation for a binomial proportion", *Statistical Science* 16 (2001).

    Examples:
        >>> wald(0, 10)
        Interval(low=0.0, high=0.0)
    """
    share, size = share_of(successes, n)
    reach = z_value(level) if z is None else _given_reach(z)
    half = reach * math.sqrt(share * (1 - share)) / math.sqrt(size)
    return Interval(low=max(share - half, 0.0), high=min(share + half, 1.0))


def newcombe(successes_1: float, n_1: float, successes_2: float, n_2: float, *, level: float = 0.95) -> Interval:
    """Return the interval of the difference *p*₁ − *p*₂ of two independent shares, by Newcombe's hybrid score method.

    With the Wilson intervals *l*ₖ to *u*ₖ it reaches from *d* − √((*p*₁−*l*₁)² + (*u*₂−*p*₂)²) to *d* + √((*u*₁−*p*₁)² +
    (*p*₂−*l*₂)²). Swapping the samples changes its sign and nothing else.

    Args:
        successes_1: How many of the first sample have it, 0 to *n_1*.
        n_1: How many answered in the first sample, above 0.
        successes_2: How many of the second sample have it, 0 to *n_2*.
        n_2: How many answered in the second sample, above 0.
        level: Share of such intervals that hold the true difference, between 0 and 1.

    Returns:
        Differences of shares, from −1 to 1.

    Raises:
        CustomerFocusError: As `wilson`.

    Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions", *Statistics in Medicine* 17
    (1998), method 10.

    Examples:
        >>> interval = newcombe(56, 70, 48, 80)
        >>> round(interval.low, 4), round(interval.high, 4)
        (0.0524, 0.3339)
    """
    share_1, size_1 = share_of(successes_1, n_1, ("successes_1", "n_1"))
    share_2, size_2 = share_of(successes_2, n_2, ("successes_2", "n_2"))
    reach = z_value(level)
    difference = share_1 - share_2
    low_1, high_1 = _wilson_ends(share_1, size_1, reach)
    low_2, high_2 = _wilson_ends(share_2, size_2, reach)
    below = math.hypot(share_1 - low_1, high_2 - share_2)
    above = math.hypot(high_1 - share_1, share_2 - low_2)
    return Interval(low=max(difference - below, -1.0), high=min(difference + above, 1.0))


def one_proportion_test(successes: float, n: float, *, null: float) -> Significance:
    """Test whether a share is another than *null*: *z* = (*p* − *null*) / √(*null*(1 − *null*)/*n*), in either direction.

    Args:
        successes: How many have it, 0 to *n*.
        n: How many answered, above 0.
        null: The share that is supposed, between 0 and 1.

    Raises:
        CustomerFocusError: As `wilson`.
        BrokenLawError: The share supposed is not between 0 and 1.

    Source: the score test, as in A. Agresti, *Categorical Data Analysis* (3rd ed. 2013), 1.4.1.

    Examples:
        >>> round(one_proportion_test(80, 112, null=0.63).statistic, 4)
        1.8475
    """
    share, size = share_of(successes, n)
    null = as_number(null)
    open_unit(null, "null")
    return normal_test((share - null) / math.sqrt(null * (1 - null)) * math.sqrt(size))


def two_proportion_test(successes_1: float, n_1: float, successes_2: float, n_2: float) -> Significance:
    """Test whether two independent shares differ: *z* = (*p*₁ − *p*₂) / √(*p*(1−*p*)(1/*n*₁ + 1/*n*₂)), in either direction.

    *p* is the share of both samples together.

    Args:
        successes_1: How many of the first sample have it, 0 to *n_1*.
        n_1: How many answered in the first sample, above 0.
        successes_2: How many of the second sample have it, 0 to *n_2*.
        n_2: How many answered in the second sample, above 0.

    Raises:
        CustomerFocusError: As `wilson`.
        NoDataError: All answers of both samples agree, so that there is no variation to measure a difference by.

    Source: as `one_proportion_test`, 3.2.1.

    Examples:
        >>> round(two_proportion_test(28, 254, 36, 301).p_value, 4)
        0.7307
    """
    share_1, size_1 = share_of(successes_1, n_1, ("successes_1", "n_1"))
    share_2, size_2 = share_of(successes_2, n_2, ("successes_2", "n_2"))
    both = (successes_1 + successes_2) / (size_1 + size_2)
    if both in {0.0, 1.0}:
        raise NoDataError("successes_1", "all answers of both samples agree")
    return normal_test((share_1 - share_2) / math.sqrt(both * (1 - both)) / math.sqrt(1 / size_1 + 1 / size_2))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p-values that may be read one by one although several comparisons were made: Holm's step-down adjustment.

    The smallest of *m* is taken *m* times, the next *m* − 1 times, and so on, never less than the one before and never above 1. The
    chance of seeing any difference where there is none then stays below the level that they are held against.

    Args:
        p_values: One per comparison, each from 0 to 1, at least one.

    Returns:
        The adjusted ones, in the order given.

    Raises:
        WrongTypeError: There is no list of numbers.
        OutOfRangeError: One is not from 0 to 1.
        NoDataError: There are none.

    Source: S. Holm, "A simple sequentially rejective multiple test procedure", *Scandinavian Journal of Statistics* 6 (1979).

    Examples:
        >>> holm([0.04, 0.01, 0.03])
        (0.06, 0.03, 0.06)
    """
    raw = figures(p_values, "p_values")
    if not raw:
        raise NoDataError("p_values", "no comparison was made")
    for place, each in enumerate(raw):
        number_within(each, f"p_values[{place}]", 0, 1)
    adjusted = [0.0] * len(raw)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(raw)), key=raw.__getitem__)):
        highest = max(highest, min(raw[place] * (len(raw) - rank), 1.0))
        adjusted[place] = highest
    return tuple(adjusted)


def _given_reach(z: float) -> float:
    given = as_number(z)
    positive(given, "z")
    return min(given, 1e100)  # no share is nearer to 0 or 1 than that leads, and its square is still a number


def _one_sided_reach(level: float, z: float | None) -> float:
    if z is not None:
        return _given_reach(z)
    known = as_number(level)
    open_unit(known, "level")
    return NORMAL.inv_cdf(known)


def _wilson_ends(share: float, n: float, z: float) -> tuple[float, float]:
    """Return the ends that lie *z* standard errors off.

    The share is pulled to ½ with the weight *z*²/(*n* + *z*²), and the product of the ends is *p*²*n*/(*n* + *z*²). So for a share
    up to ½ neither end is a difference, and rounding leads neither of them beyond the share, 0 or 1; any other is mirrored.
    """
    mirrored = share > 0.5  # noqa: PLR2004 -- the middle
    p = 1 - share if mirrored else share
    square = z * z
    pull = square / (n + square)
    high = p + pull * (0.5 - p) + math.sqrt(pull * ((1 - pull) * p * (1 - p) + pull / 4))
    low = p * (p / high) * (1 - pull) if high else 0.0
    return (1 - high, 1 - low) if mirrored else (low, high)
