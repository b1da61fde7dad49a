"""Weighted scores and the nine-box grid: how attractive a segment is, and how strong we are in it.

**Definition.** A weighted score is Σ *wr* / Σ *w*. The grid splits attractiveness and strength, each from 0 to 10, into low,
medium and high.

**When to use it.** To make a choice between segments discussable, criterion by criterion. **When not.** To prove the choice
right: weights are opinions, and two cards with the same score may differ in every criterion.

Source: the nine-box matrix of General Electric and McKinsey & Company (1971), as in P. Kotler, *Marketing Management*.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import Items, as_number, collection, member, number, number_within
from customerfocus.errors import BrokenLawError, LengthError, NoDataError

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
class NineBox:
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

    Raises:
        WrongTypeError: One of the two is no list, or holds what is no number.
        BrokenLawError: There are more weights than ratings or the reverse, or a weight is below 0.
        NoDataError: There are no ratings, or every weight is 0.

    Examples:
        >>> weighted_score([3, 1], [8, 4])
        7.0
    """
    known_weights, known_ratings = Items[float](weights), Items[float](ratings)
    collection(known_weights, "weights")
    collection(known_ratings, "ratings")
    if len(known_weights) != len(known_ratings):
        raise BrokenLawError(
            "length.mismatch", "ratings", f"have {len(known_weights)} members, one per weight", str(len(known_ratings))
        )
    total = weighted = Fraction()
    for index, (weight, rating) in enumerate(zip(map(as_number, known_weights), map(as_number, known_ratings), strict=True)):
        number(weight, f"weights[{index}]")
        if weight < 0:
            raise BrokenLawError("weight.negative", f"weights[{index}]", "be no less than 0", repr(weight))
        number(rating, f"ratings[{index}]")
        total += Fraction(weight)
        weighted += Fraction(weight) * Fraction(rating)
    if total == 0:
        raise NoDataError("weights", "no rating has a weight")
    return float(weighted / total)


def nine_box(attractiveness: float, strength: float, *, cuts: tuple[float, float] = (HIGHEST / 3, 2 * HIGHEST / 3)) -> NineBox:
    """Place a segment on the grid; a figure on a cut belongs to the higher side.

    Args:
        attractiveness: 0 to 10.
        strength: 0 to 10.
        cuts: Where medium and where high begins, ascending.

    Raises:
        OutOfRangeError: A figure is not from 0 to 10.
        WrongTypeError: The cuts are no pair of numbers.
        BrokenLawError: The cuts do not ascend.
    """
    known_cuts = Items[float](cuts)
    collection(known_cuts, "cuts")
    if len(known_cuts) != 2:  # noqa: PLR2004 -- three grades have two cuts between them
        raise LengthError("cuts", len(known_cuts), 2, 2, "members", "array.length")
    medium, high = map(as_number, known_cuts)
    number_within(medium, "cuts[0]", 0, HIGHEST)
    number_within(high, "cuts[1]", 0, HIGHEST)
    if medium >= high:
        raise BrokenLawError("cuts.order", "cuts", "ascend", f"{medium}, {high}")

    def grade(value: float, field: str) -> Grade:
        value = as_number(value)
        number_within(value, field, 0, HIGHEST)
        if value >= high:
            return Grade.HIGH
        return Grade.MEDIUM if value >= medium else Grade.LOW

    return NineBox(attractiveness=grade(attractiveness, "attractiveness"), strength=grade(strength, "strength"))
