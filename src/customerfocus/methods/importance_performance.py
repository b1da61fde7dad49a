"""Importance-performance analysis: where to concentrate, and where we may do too much.

**Definition.** Each attribute of an offering is a point, with its mean importance upwards and our mean performance to the right. A
cross of two lines, which the analyst draws, makes four quadrants.

**When to use it.** To find among the attributes of one offering the few to work on first, by one look at one sheet. **When not.**
To decide by a hair: the cross is a choice (the middle of the scale, or the mean of all attributes, where by construction some lie
below), and a point beside a line may lie beyond it in the next sample. Nor when importance depends on performance, as it does
where customers only mind what fails: then the categories of Kano tell more.

Source: J. A. Martilla and J. C. James, "Importance-performance analysis", *Journal of Marketing* 41 (1977).
"""

from __future__ import annotations

from enum import StrEnum

from customerfocus._checks import as_number, number
from customerfocus.methods._common import pair


class Quadrant(StrEnum):
    """What to do about an attribute."""

    CONCENTRATE_HERE = "concentrate-here"
    KEEP_UP_THE_GOOD_WORK = "keep-up-the-good-work"
    LOW_PRIORITY = "low-priority"
    POSSIBLE_OVERKILL = "possible-overkill"


def quadrant(importance: float, performance: float, *, cross: tuple[float, float]) -> Quadrant:
    """Name the quadrant of an attribute: it is important if *I* ≥ *cross*[0], and done well if *P* ≥ *cross*[1].

    A point on a line belongs to the higher side. Figures are compared as they are: a mean that should lie on a line and misses it
    by the last digit of a float lies beside it, so round it first.

    Args:
        importance: How important it is to customers, any finite number on the analyst's scale.
        performance: How well we do it, any finite number on the analyst's scale.
        cross: Where high importance and where high performance begin, in this order, each on its scale.

    Returns:
        Important and not done well: concentrate here. Important and done well: keep up the good work. Neither: low priority. Not
        important and done well: possible overkill.

    Raises:
        WrongTypeError: A figure is not a number, or the cross is no list of numbers.
        NotFiniteError: A figure is NaN or infinite.
        OutOfRangeError: A whole number is too large to be a float without loss.
        LengthError: The cross has not two members.

    Examples:
        >>> quadrant(4.6, 2.7, cross=(3, 3))
        <Quadrant.CONCENTRATE_HERE: 'concentrate-here'>
        >>> quadrant(2, 3, cross=(3, 3))
        <Quadrant.POSSIBLE_OVERKILL: 'possible-overkill'>
    """
    importance, performance = as_number(importance), as_number(performance)
    number(importance, "importance")
    number(performance, "performance")
    important_from, well_from = pair(cross, "cross")
    if importance >= important_from:
        return Quadrant.KEEP_UP_THE_GOOD_WORK if performance >= well_from else Quadrant.CONCENTRATE_HERE
    return Quadrant.POSSIBLE_OVERKILL if performance >= well_from else Quadrant.LOW_PRIORITY
