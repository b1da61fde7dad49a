"""Trends: whether a figure rises or falls over equal steps of time, and by how much in each.

**Definition.** The Mann–Kendall test counts, over all pairs of values, the rises less the falls: *S*. Without a trend *S* is
about normal around 0, with variance (*n*(*n*−1)(2*n*+5) − Σ*t*(*t*−1)(2*t*+5))/18, where each *t* is how many values are equal to
one another. Sen's slope is the median of (*x*ⱼ − *x*ᵢ)/(*j* − *i*) over all pairs.

**When to use it.** For a few waves of a survey, or a year of months: neither asks for a straight line or a normal distribution,
and one odd value does not decide. **When not.** Where a value hangs on the one before, or follows the seasons: the test then finds
trends that are none; compare like months. With fewer than about 10 values the normal approximation is rough. And a trend is no
forecast.

Source: H. B. Mann, "Nonparametric tests against trend", *Econometrica* 13 (1945); M. G. Kendall, *Rank Correlation Methods* (4th
ed. 1975); P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", *Journal of the American Statistical
Association* 63 (1968).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from fractions import Fraction
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

from customerfocus.errors import NoDataError
from customerfocus.methods._common import Significance, figures, normal_test

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Significance", "mann_kendall", "sen_slope"]

_FEWEST = 4


def mann_kendall(values: Sequence[float]) -> Significance:
    """Test whether values rise or fall: *z* = (*S* − 1)/√Var *S* if *S* is above 0, (*S* + 1)/√Var *S* if below, else 0.

    Args:
        values: At least 4 in the order of time, at equal steps.

    Returns:
        The statistic, above 0 for a rise, and its two-sided p-value. If there are as many rises as falls, as when all values are
        equal, the published procedure sets the statistic to 0, and the p-value is 1.

    Raises:
        WrongTypeError: There is no list of numbers.
        NoDataError: There are fewer than 4 values.

    Examples:
        >>> found = mann_kendall([41, 44, 44, 47, 46, 52])
        >>> round(found.statistic, 4), round(found.p_value, 4)
        (2.104, 0.0354)
    """
    known = _enough(values)
    score = _rises_less_falls(known)
    if score == 0:
        return normal_test(0.0)
    return normal_test((score - math.copysign(1, score)) / math.sqrt(_variance(known)))


def sen_slope(values: Sequence[float]) -> float:
    """Return the median slope between all pairs of values: median of (*x*ⱼ − *x*ᵢ)/(*j* − *i*), computed exactly and rounded once.

    Args:
        values: At least 4 in the order of time, at equal steps.

    Returns:
        By how much the values rise in one step, in their own unit; below 0 if they fall.

    Raises:
        CustomerFocusError: As `mann_kendall`.

    Examples:
        >>> sen_slope([41, 44, 44, 47, 46, 52])
        2.0
    """
    places = enumerate(map(Fraction, _enough(values)))
    return float(median((later - earlier) / (j - i) for (i, earlier), (j, later) in combinations(places, 2)))


def _enough(values: Sequence[float]) -> tuple[float, ...]:
    known = figures(values, "values")
    if len(known) < _FEWEST:
        raise NoDataError("values", f"a trend takes {_FEWEST} values, and there are {len(known)}")
    return known


def _rises_less_falls(values: Sequence[float]) -> int:
    score = 0
    earlier: list[float] = []
    for value in values:
        score += bisect_left(earlier, value) - (len(earlier) - bisect_right(earlier, value))
        insort(earlier, value)
    return score


def _variance(values: Sequence[float]) -> float:
    return (_term(len(values)) - sum(map(_term, Counter(values).values()))) / 18


def _term(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)
