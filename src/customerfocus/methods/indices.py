"""Indices of satisfaction: several ratings made into one figure from 0 to 100.

**Definition.** The American Customer Satisfaction Index takes three questions on a scale from 1 to 10: overall satisfaction, how
far expectations were met, and how close the offering comes to the ideal. With ratings *x* and weights *w* it is
Σ *w*(*x* − low) / ((high − low) Σ *w*) · 100: 0 if all ratings are the lowest, 100 if all are the highest.

**When to use it.** To follow one figure over time that does not hang on one question. The formula is linear, so the index of the
mean ratings is the mean of the indices. **When not.** To be set beside the published figures of an industry, unless weights and
sampling are theirs too: they estimate the weights by a model of causes and effects, and equal ones are a simplification. Nor where
1 means best.

The lowest rating adds nothing: to divide the mean rating by 10 would make 10 the worst index that can be reached, and not 0.

Source: C. Fornell, M. D. Johnson, E. W. Anderson, J. Cha and B. E. Bryant, "The American Customer Satisfaction Index: nature,
purpose, and findings", *Journal of Marketing* 60 (1996).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from customerfocus._checks import as_number, number, number_within
from customerfocus.errors import BrokenLawError, NoDataError
from customerfocus.methods._common import figures

if TYPE_CHECKING:
    from collections.abc import Sequence


def acsi(ratings: Sequence[float], *, weights: Sequence[float] = (1, 1, 1), low: float = 1, high: float = 10) -> float:
    """Return Σ *w*(*x* − low) / ((high − low) Σ *w*) · 100, computed exactly and rounded once.

    Args:
        ratings: One per question, of a single customer or the means of many; from *low* to *high*.
        weights: One per question, none below 0; they need not add up to 1.
        low: The worst rating of the scale.
        high: The best rating of the scale, above *low*.

    Returns:
        From 0 to 100.

    Raises:
        WrongTypeError: An argument is no number, or no list of numbers.
        OutOfRangeError: A rating is not on the scale.
        BrokenLawError: There are more ratings than weights or the reverse, a weight is below 0, or *high* is not above *low*.
        NoDataError: There are no ratings, or every weight is 0.

    Examples:
        >>> acsi([10, 10, 10])
        100.0
        >>> round(acsi([8, 7, 7]), 2)
        70.37
    """
    known_ratings, known_weights = figures(ratings, "ratings"), figures(weights, "weights")
    low, high = as_number(low), as_number(high)
    number(low, "low")
    number(high, "high")
    if high <= low:
        raise BrokenLawError("scale.order", "high", "be above low", f"{low} to {high}")
    if len(known_ratings) != len(known_weights):
        law = f"have {len(known_weights)} members, one per weight"
        raise BrokenLawError("length.mismatch", "ratings", law, str(len(known_ratings)))
    total = weighted = Fraction()
    for place, weight in enumerate(known_weights):
        rating = known_ratings[place]
        number_within(rating, f"ratings[{place}]", low, high)
        if weight < 0:
            raise BrokenLawError("weight.negative", f"weights[{place}]", "be no less than 0", repr(weight))
        total += Fraction(weight)
        weighted += Fraction(weight) * (Fraction(rating) - Fraction(low))
    if total == 0:
        raise NoDataError("weights", "no rating has a weight")
    return float(100 * weighted / (total * (Fraction(high) - Fraction(low))))
