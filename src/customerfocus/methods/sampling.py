"""Sample sizes: how many answers it takes until a figure is known closely enough.

**Definition.** A margin is half the width of an interval that is planned: with *n* answers a share *P* is known to within
*z*√(*P*(1−*P*)/*n*), and a sample is large enough when that is no more than the margin. The size is the least such *n*, so it is
always rounded up; `krejcie_morgan` alone rounds to the nearest, as the table does that it is known for.

**When to use it.** Before a survey, to see what it will cost to learn what is asked. **When not.** After it: then the interval of
the answers says how sure they are, not the one that was planned. And not to excuse a sample that nobody drew at random, or in which
few of those asked answered: a large one is wrong just as surely as a small one.

A size counts answers, not invitations: divide it by the share that you expect to answer. Where answers will be weighted, multiply
it by the design effect of the weights.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from customerfocus._checks import LARGEST_INTEGER, as_number, number_within, open_unit, positive, whole
from customerfocus.errors import BrokenLawError, NoDataError
from customerfocus.methods._common import z_value

if TYPE_CHECKING:
    from collections.abc import Callable

WIDEST: Final = 200
"""No margin of a net promoter score is wider, in points: the score runs from −100 to 100."""

_POINTS: Final = 100


def sample_size(margin: float, *, share: float = 0.5, level: float = 0.95, population: int | None = None) -> int:
    """Return the least *n* that estimates a share to within a margin *e*: *z*²*P*(1−*P*)/*e*², rounded up.

    Of a finite population of *N* it takes fewer: *P*(1−*P*)/(*e*²/*z*² + *P*(1−*P*)/*N*), rounded up, and never more than all.
    It is decided in exact arithmetic: with *n* the planned half-width is within the margin, with *n* − 1 it is not.

    Args:
        margin: Half the width of the interval, as a share; above 0, at most 1.
        share: The share that is expected, between 0 and 1; 0.5 takes the largest sample, and is right when nothing is known.
        level: Share of such intervals that hold the true share, between 0 and 1.
        population: How many there are to draw from, without repeating anybody; left out if they are many.

    Returns:
        Answers, at least 1.

    Raises:
        WrongTypeError: An argument is not a number, or the population is not a whole one.
        NotPositiveError: The margin is not above 0.
        OutOfRangeError: The margin is above 1, or the population below 0.
        BrokenLawError: The share or the level is not between 0 and 1, or the sample would be larger than 2⁵³ − 1.
        NoDataError: The population is nobody.

    Source: W. G. Cochran, *Sampling Techniques* (3rd ed. 1977), chapter 4; with a population as in G. Kauermann and H.
    Küchenhoff, *Stichproben* (2010).

    Examples:
        >>> sample_size(0.05)
        385
        >>> sample_size(0.05, population=500)
        218
    """
    width, variance = _width(margin, 1), _variance(share)
    needed = Fraction(z_value(level)) ** 2 * variance / width**2
    if population is not None:
        known = _population(population)
        needed = needed * known / (needed + known)
    return _rounded_up(needed, margin)


def krejcie_morgan(population: int, *, share: float = 0.5, margin: float = 0.05, chi_square: float = 3.841) -> int:
    """Return the sample of a finite population that the table of Krejcie and Morgan gives.

    It is *χ*²*NP*(1−*P*) / (*d*²(*N*−1) + *χ*²*P*(1−*P*)), rounded to the nearest whole number (a half up), not up: so it may be
    one short of what its margin asks. It is here for those who must follow the table; else use `sample_size`.

    Args:
        population: How many there are to draw from, *N*.
        share: The share that is expected, between 0 and 1.
        margin: The accuracy *d*, as a share; above 0, at most 1.
        chi_square: The quantile of chi-square with one degree of freedom at the level wanted, above 0: 3.841 for 95 %.

    Returns:
        Answers, from 1 to the population.

    Raises:
        WrongTypeError: An argument is not a number, or the population is not a whole one.
        NotPositiveError: The margin or chi-square is not above 0.
        OutOfRangeError: The margin is above 1, or the population below 0.
        BrokenLawError: The share is not between 0 and 1.
        NoDataError: The population is nobody.

    Source: R. V. Krejcie and D. W. Morgan, "Determining sample size for research activities", *Educational and Psychological
    Measurement* 30 (1970).

    Examples:
        >>> krejcie_morgan(9000)
        368
    """
    known, variance, width = _population(population), _variance(share), _width(margin, 1)
    chi_square = as_number(chi_square)
    positive(chi_square, "chi_square")
    spread = Fraction(chi_square) * variance
    needed = spread * known / (width**2 * (known - 1) + spread)
    return max(math.floor(needed + Fraction(1, 2)), 1)


def sample_size_net_promoter(margin: float, *, variance: float = 1.0, level: float = 0.95) -> int:
    """Return the least *n* that estimates a net promoter score to within a margin: *z*²·*variance*/(*margin*/100)², rounded up.

    Args:
        margin: Half the width of the interval, in points; above 0, at most 200.
        variance: That of one answer, with promoters as 1, passives as 0 and detractors as −1; above 0, at most 1. At 1, the
            largest, half of all are promoters and half detractors; a variance measured before takes a smaller sample. It is not 0:
            if all answers agreed, they were too few to plan by.
        level: Share of such intervals that hold the true score, between 0 and 1.

    Returns:
        Answers, at least 1.

    Raises:
        WrongTypeError: An argument is not a number.
        NotPositiveError: The margin or the variance is not above 0.
        OutOfRangeError: The margin is above 200, or the variance above 1.
        BrokenLawError: The level is not between 0 and 1, or the sample would be larger than 2⁵³ − 1.

    Source: as `sample_size`, for a mean; the variance as in B. Rocks, "Interval estimation for the 'Net Promoter Score'", *The
    American Statistician* 70 (2016).

    Examples:
        >>> sample_size_net_promoter(10)
        385
        >>> sample_size_net_promoter(10, variance=0.6)
        231
    """
    width = _width(margin, WIDEST) / _POINTS
    variance = as_number(variance)
    positive(variance, "variance")
    number_within(variance, "variance", 0, 1)
    return _rounded_up(Fraction(z_value(level)) ** 2 * Fraction(variance) / width**2, margin)


def sample_size_comparison(share_1: float, share_2: float, *, level: float = 0.95, power: float = 0.8) -> int:
    """Return how many answers each of two groups needs for a test to notice that their shares differ.

    It is the least *n* with Φ(*δ* − *z*) + Φ(−*δ* − *z*) ≥ *power*, where *δ* = |*h*|√(*n*/2) and *h* = 2 arcsin √*P*₁ −
    2 arcsin √*P*₂ is Cohen's effect size. The second summand is the chance to see a difference in the wrong direction. It is tiny
    at the usual power; to leave it out gives 2((*z* + Φ⁻¹(*power*))/*h*)², which is too many when little power is asked.

    Args:
        share_1: The share of the first group, 0 to 1.
        share_2: The share of the second group, 0 to 1, and another: no size tells equal shares apart.
        level: 1 less the chance to see a difference where there is none, between 0 and 1.
        power: The chance to see the difference that there is, between 0 and 1; above 1 − *level*, which takes no sample.

    Returns:
        Answers of each group, at least 1.

    Raises:
        WrongTypeError: An argument is not a number.
        OutOfRangeError: A share is not from 0 to 1.
        BrokenLawError: The shares are equal, or so close that a group would be larger than 2⁵³ − 1; the level or the power is not
            between 0 and 1, or the power not above 1 − *level*.

    Source: J. Cohen, *Statistical Power Analysis for the Behavioral Sciences* (2nd ed. 1988), chapter 6.

    Examples:
        >>> sample_size_comparison(0.5, 0.6)
        388
    """
    share_1, share_2, power = as_number(share_1), as_number(share_2), as_number(power)
    number_within(share_1, "share_1", 0, 1)
    number_within(share_2, "share_2", 0, 1)
    reach = z_value(level)
    open_unit(power, "power")
    if share_1 == share_2:
        raise BrokenLawError("share.equal", "share_2", "differ from share_1, since no size tells equal shares apart", repr(share_2))
    if power <= 1 - level:
        raise BrokenLawError("power.range", "power", "be above 1 − level, which chance alone reaches", repr(power))
    effect = _effect(share_1, share_2)

    def enough(size: int) -> bool:
        return _chance_to_miss(effect * math.sqrt(size / 2), reach) <= 1 - power

    if not enough(LARGEST_INTEGER):
        law = f"differ from share_1 by so much that {LARGEST_INTEGER} answers are enough"
        raise BrokenLawError("sample.size", "share_2", law, repr(share_2))
    return _least(enough)


def _width(margin: float, most: float) -> Fraction:
    known = as_number(margin)
    positive(known, "margin")
    number_within(known, "margin", 0, most)
    return Fraction(known)


def _variance(share: float) -> Fraction:
    known = as_number(share)
    open_unit(known, "share")
    return Fraction(known) * (1 - Fraction(known))


def _population(population: int) -> int:
    whole(population, "population", 0, LARGEST_INTEGER)
    if population == 0:
        raise NoDataError("population", "there is nobody to draw from")
    return population


def _rounded_up(needed: Fraction, margin: float) -> int:
    size = max(math.ceil(needed), 1)
    if size > LARGEST_INTEGER:
        raise BrokenLawError("sample.size", "margin", f"be so wide that {LARGEST_INTEGER} answers are enough", repr(margin))
    return size


def _effect(share_1: float, share_2: float) -> float:
    """Return Cohen's *h* without its sign, also of shares so close that the arcsines agree in all their digits."""
    sine = abs(share_1 - share_2) / (math.sqrt(share_1 * (1 - share_2)) + math.sqrt(share_2 * (1 - share_1)))
    return 2 * math.asin(sine)  # the sine is at most 1, also as rounded


def _chance_to_miss(shift: float, reach: float) -> float:
    """Return the chance that a normal figure around *shift* stays within *reach* of 0."""
    return (math.erfc((shift - reach) / math.sqrt(2)) - math.erfc((shift + reach) / math.sqrt(2))) / 2


def _least(enough: Callable[[int], bool]) -> int:
    """Return the least whole number that is enough; 2⁵³ − 1 is, and so is every number above one that is."""
    short = 0
    for bit in reversed(range(LARGEST_INTEGER.bit_length())):
        if not enough(short + 2**bit):
            short += 2**bit
    return short + 1
