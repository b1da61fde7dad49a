"""Reliability: how far several questions measure the same thing.

**Definition.** Of *k* items that are added up, Cronbach's alpha is *k*/(*k*−1) · (1 − Σ*s*²ᵢ/*s*²), with the variances *s*²ᵢ of the
items and the variance *s*² of their total over all respondents, each with *n* − 1 below. It is 1 if all items move together,
about 0 if they have nothing in common, and below 0 if they contradict each other.

**When to use it.** Before several questions are made into one figure. **When not.** To show that they measure one thing only, or
the right thing: alpha grows with the number of items, and many items on two themes reach a high one. Nor with an item asked the
other way round ("I was kept waiting" among praise): turn it round first (low + high − rating), or it will pull alpha down, even
below 0.

Source: L. J. Cronbach, "Coefficient alpha and the internal structure of tests", *Psychometrika* 16 (1951).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from customerfocus._checks import Items, collection
from customerfocus.errors import BrokenLawError, LengthError, NoDataError
from customerfocus.methods._common import figures

_FEWEST = 2


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> float:
    """Return Cronbach's alpha: *k*/(*k*−1) · (1 − Σ*s*²ᵢ/*s*²), computed exactly and rounded once.

    Args:
        rows: One per respondent, at least 2; each has the ratings of the same items in the same order, at least 2, none missing.

    Returns:
        At most 1; it may be below 0, and is returned as it is.

    Raises:
        WrongTypeError: There is no list of lists of numbers; a missing rating is no number.
        LengthError: There are fewer than 2 items.
        BrokenLawError: A row has more ratings than the first or fewer; or the totals vary by next to nothing beside the items, so
            that alpha would be too far below 0 for a number.
        NoDataError: There are fewer than 2 respondents, or all of them have the same total.

    Examples:
        >>> cronbach_alpha([[1, 2], [3, 3], [5, 4]])
        0.8888888888888888
    """
    given = Items[Sequence[float]](rows)
    collection(given, "rows")
    known = [figures(each, f"rows[{place}]") for place, each in enumerate(given)]
    if len(known) < _FEWEST:
        raise NoDataError("rows", "there are fewer than 2 respondents")
    items = len(known[0])
    if items < _FEWEST:
        raise LengthError("rows[0]", items, _FEWEST, None, "members", "array.length")
    for place, row in enumerate(known):
        if len(row) != items:
            raise BrokenLawError("length.mismatch", f"rows[{place}]", f"have {items} members, as the first row", str(len(row)))
    exact = [list(map(Fraction, row)) for row in known]
    of_totals = _squares(Fraction(sum(row)) for row in exact)
    if of_totals == 0:
        raise NoDataError("rows", "all respondents have the same total")
    of_items = sum(_squares(row[item] for row in exact) for item in range(items))
    try:
        return float(Fraction(items, items - 1) * (1 - of_items / of_totals))
    except OverflowError:
        law = "have totals that vary by more than next to nothing beside the items"
        raise BrokenLawError("alpha.range", "rows", law, f"{len(known)} rows whose totals hardly differ") from None


def _squares(values: Iterable[Fraction]) -> Fraction:
    """Return the squared distances from the mean, added up: the variance times *n* − 1, which cancels out of alpha."""
    known = list(values)
    mean = Fraction(sum(known)) / len(known)
    return Fraction(sum((each - mean) ** 2 for each in known))
