"""Weighted scores and the nine-box grid: how attractive a segment is, and how strong we are in it.

**Definition.** A weighted score is Σ *wr* / Σ *w*. The grid splits attractiveness and strength, each from 0 to 10, into low,
medium and high.

**When to use it.** To make a choice between segments discussable, criterion by criterion. **When not.** To prove the choice
right: weights are opinions, and two cards with the same score may differ in every criterion.

Source: the nine-box matrix of General Electric and McKinsey & Company (1971), as in P. Kotler, *Marketing Management*.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import as_number, member, number_within
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.methods._common import pair, weighted_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

HIGHEST: Final = 10.0
"""Attractiveness and strength run from 0 to this."""


class Grade(StrEnum):
    """Low, medium or high on the scale from 0 to 10."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@final
@attrs.frozen(kw_only=True)
class NineBox(Value):
    """A cell of the grid.

    Attributes:
        attractiveness: How attractive the segment is.
        strength: How strong we are in it.
    """

    attractiveness: Grade
    strength: Grade

    def __attrs_post_init__(self) -> None:
        member(self.attractiveness, "attractiveness", Grade)
        member(self.strength, "strength", Grade)


def weighted_score(weights: Sequence[float], ratings: Sequence[float]) -> float:
    """Return Σ *wr* / Σ *w*, computed exactly and rounded once: it never leaves the range of the ratings.

    Args:
        weights: One per rating, none below 0; they need not add up to 1.
        ratings: Any finite numbers.

    Returns:
        The score, on the scale of the ratings.

    Raises:
        WrongTypeError: One of the two is no list, or holds what is no number.
        NotFiniteError: A weight or a rating is NaN or infinite.
        OutOfRangeError: A whole number is too large to be a float without loss.
        BrokenLawError: There are more weights than ratings or the reverse, or a weight is below 0.
        NoDataError: There are no ratings, or every weight is 0.

    Examples:
        >>> weighted_score([3, 1], [8, 4])
        7.0
    """
    return weighted_mean(weights, ratings, "ratings")


def nine_box(attractiveness: float, strength: float, *, cuts: tuple[float, float] = (HIGHEST / 3, 2 * HIGHEST / 3)) -> NineBox:
    """Place a segment on the grid: medium from *cuts*[0] on, high from *cuts*[1] on.

    A figure on a cut belongs to the higher side. The cuts are a convention, and a figure beside one may lie beyond it with other
    weights.

    Args:
        attractiveness: 0 to 10.
        strength: 0 to 10.
        cuts: Where medium and where high begins, ascending, each from 0 to 10.

    Returns:
        The grade of each.

    Raises:
        WrongTypeError: A figure is no number, or the cuts are no list of numbers.
        NotFiniteError: A figure or a cut is NaN or infinite.
        OutOfRangeError: A figure or a cut is not from 0 to 10.
        LengthError: There are not two cuts.
        BrokenLawError: The cuts do not ascend.

    Examples:
        >>> nine_box(7.25, 8.0).attractiveness.value
        'high'
        >>> nine_box(5.8, 4.55, cuts=(5, 7)).strength.value
        'low'
    """
    medium, high = pair(cuts, "cuts")
    number_within(medium, "cuts[0]", 0, HIGHEST)
    number_within(high, "cuts[1]", 0, HIGHEST)
    if medium >= high:
        raise BrokenLawError("cuts.order", "cuts", "ascend", f"{medium}, {high}")
    return NineBox(
        attractiveness=_grade(attractiveness, "attractiveness", medium, high), strength=_grade(strength, "strength", medium, high)
    )


def _grade(value: float, field: str, medium: float, high: float) -> Grade:
    value = as_number(value)
    number_within(value, field, 0, HIGHEST)
    if value >= high:
        return Grade.HIGH
    return Grade.MEDIUM if value >= medium else Grade.LOW
