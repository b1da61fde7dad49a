"""The opportunity score of outcome-driven innovation: which need is important and not yet satisfied.

**Definition.** With importance *I* and satisfaction *S*, each from 0 to 10 (ten times the share of customers who answer in the
top two of five points), the score is *I* + max(*I* − *S*, 0), from 0 to 20. Satisfaction beyond importance takes nothing away:
without the `max`, a need that is over-satisfied would look less important than it is.

**When to use it.** To rank needs of one segment by where an improvement would be felt. **When not.** Across segments with
different samples, or as a measurement: it is an ordering device, and a score drawn from few answers has a wide interval.

Source: A. W. Ulwick, *What Customers Want* (2005), chapter 3, which also gives the bands.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from customerfocus._checks import as_number, instance, number, number_within
from customerfocus.methods._common import DECIMALS, Interval, exceeds

__all__ = [
    "DECIMALS",
    "EXTREME_ABOVE",
    "HIGH_FROM",
    "SCALE",
    "WORTH_CONSIDERING_FROM",
    "Band",
    "Interval",
    "Region",
    "band",
    "interval",
    "opportunity_score",
    "region",
]

SCALE: Final = 10.0
"""Importance and satisfaction run from 0 to this."""

EXTREME_ABOVE: Final = 15.0
"""Scores above this are extreme opportunities (Ulwick 2005)."""
HIGH_FROM: Final = 12.0
"""Scores from this on are high opportunities (Ulwick 2005)."""
WORTH_CONSIDERING_FROM: Final = 10.0
"""Scores from this on are worth considering; below they are low (Ulwick 2005)."""


class Band(StrEnum):
    """How large an opportunity is."""

    LOW = "low"
    WORTH_CONSIDERING = "worth-considering"
    HIGH = "high"
    EXTREME = "extreme"


class Region(StrEnum):
    """Where a need lies between importance and satisfaction."""

    UNDERSERVED = "underserved"
    APPROPRIATELY_SERVED = "appropriately-served"
    OVERSERVED = "overserved"


def opportunity_score(importance: float, satisfaction: float) -> float:
    """Score a need: *I* + max(*I* − *S*, 0).

    Args:
        importance: Ten times the share of customers to whom it is important, 0 to 10.
        satisfaction: Ten times the share of customers who are satisfied, 0 to 10.

    Returns:
        The score, 0 to 20.

    Raises:
        WrongTypeError: An argument is not a number.
        NotFiniteError: An argument is NaN or infinite.
        OutOfRangeError: An argument is not from 0 to 10.

    Examples:
        >>> opportunity_score(9, 4)
        14.0
        >>> opportunity_score(6, 7)
        6.0
    """
    importance, satisfaction = as_number(importance), as_number(satisfaction)
    number_within(importance, "importance", 0, SCALE)
    number_within(satisfaction, "satisfaction", 0, SCALE)
    return importance + max(importance - satisfaction, 0.0)


def interval(importance: Interval, satisfaction: Interval) -> Interval:
    """Return the scores of the worst and the best corner: what the score may be when both figures are uncertain.

    The score never falls with importance and never rises with satisfaction, so the corners hold every score between them:
    *I*ₗ + max(*I*ₗ − *S*ₕ, 0) to *I*ₕ + max(*I*ₕ − *S*ₗ, 0). The joint level is at least the sum of the two levels
    less 1.

    Args:
        importance: Interval of the importance, within 0 to 10.
        satisfaction: Interval of the satisfaction, within 0 to 10.

    Returns:
        Scores, within 0 to 20.

    Raises:
        WrongTypeError: An argument is no interval.
        OutOfRangeError: An end is not from 0 to 10.

    Source: the joint level by the inequality of Bonferroni; the rest follows from the formula.

    Examples:
        >>> interval(Interval(low=8, high=9), Interval(low=4, high=6))
        Interval(low=10.0, high=14.0)
    """
    instance(importance, "importance", Interval)
    instance(satisfaction, "satisfaction", Interval)
    return Interval(
        low=opportunity_score(importance.low, satisfaction.high), high=opportunity_score(importance.high, satisfaction.low)
    )


def band(score: float) -> Band:
    """Name the size of an opportunity: above 15 extreme, from 12 high, from 10 worth considering, below 10 low.

    The score is rounded to nine decimals before, so that arithmetic alone moves no need over a line.

    Args:
        score: 0 to 20.

    Returns:
        One of four bands.

    Raises:
        WrongTypeError: The score is not a number.
        NotFiniteError: The score is NaN or infinite.
        OutOfRangeError: The score is not from 0 to 20.

    Examples:
        >>> band(12).value, band(15).value, band(15.1).value
        ('high', 'high', 'extreme')
    """
    score = as_number(score)
    number_within(score, "score", 0, 2 * SCALE)
    score = round(score, DECIMALS)
    if score > EXTREME_ABOVE:
        return Band.EXTREME
    if score >= HIGH_FROM:
        return Band.HIGH
    return Band.WORTH_CONSIDERING if score >= WORTH_CONSIDERING_FROM else Band.LOW


def region(importance: float, satisfaction: float, *, underserved: float = 10.0, overserved: float = 0.0) -> Region:
    """Tell where a need lies: underserved if its score > *underserved*, else overserved if *S* − *I* > *overserved*.

    Both are rounded to nine decimals before, as in `band`.

    Args:
        importance: 0 to 10.
        satisfaction: 0 to 10.
        underserved: A score above this line is underserved; it is asked first. Any finite number.
        overserved: Else, satisfaction that exceeds importance by more than this is overserved. Any finite number.

    Returns:
        One of three regions; what is on a line is appropriately served.

    Raises:
        WrongTypeError: An argument is not a number.
        NotFiniteError: An argument is NaN or infinite.
        OutOfRangeError: Importance or satisfaction is not from 0 to 10, or a line is a whole number too large to be a float.

    Examples:
        >>> region(9, 4).value, region(6, 7).value, region(5, 5).value
        ('underserved', 'overserved', 'appropriately-served')
    """
    underserved, overserved = as_number(underserved), as_number(overserved)
    number(underserved, "underserved")
    number(overserved, "overserved")
    if exceeds(opportunity_score(importance, satisfaction), underserved):
        return Region.UNDERSERVED
    return Region.OVERSERVED if exceeds(satisfaction - importance, overserved) else Region.APPROPRIATELY_SERVED
