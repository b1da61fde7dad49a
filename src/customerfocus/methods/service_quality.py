"""Service quality as the gap between what customers perceive and what they expect.

**Definition.** Per dimension the gap is *P* − *E*, the mean perception less the mean expectation on the same scale. Below 0 the
service falls short of what is expected, above 0 it exceeds it. Overall it is Σ *w*·gap / Σ *w*, or the plain mean of the gaps.

**When to use it.** To see in which respect a service falls short (SERVQUAL names five: tangibles, reliability, responsiveness,
assurance, empathy), and to ask the same again later. **When not.** To predict satisfaction or loyalty, where perceptions alone do
as well or better (Cronin and Taylor 1992); nor across customers who use the scale differently. A gap has a doubt of its own, which
is not that of either mean, and these functions do not tell it.

Source: A. Parasuraman, V. A. Zeithaml and L. L. Berry, "SERVQUAL: a multiple-item scale for measuring consumer perceptions of
service quality", *Journal of Retailing* 64 (1988); its critics: J. J. Cronin and S. A. Taylor, "Measuring service quality: a
reexamination and extension", *Journal of Marketing* 56 (1992).
"""

from __future__ import annotations

from operator import sub
from typing import TYPE_CHECKING

from customerfocus._checks import LARGEST_INTEGER
from customerfocus.errors import NoDataError
from customerfocus.methods._common import figures, figures_within, one_per, weighted_mean

if TYPE_CHECKING:
    from collections.abc import Sequence


def gaps(perceptions: Sequence[float], expectations: Sequence[float]) -> tuple[float, ...]:
    """Return how far each dimension is from what is expected: *P* − *E*.

    Args:
        perceptions: The mean perception of each dimension, from −(2⁵³ − 1) to 2⁵³ − 1; at least one.
        expectations: The mean expectation of each, on the same scale and in the same order.

    Returns:
        One gap per dimension, in units of the scale; negative where the service falls short.

    Raises:
        WrongTypeError: One of the two is no list of numbers.
        NotFiniteError: A mean is NaN or infinite.
        OutOfRangeError: A mean is beyond the range.
        BrokenLawError: There are more of the one than of the other.
        NoDataError: There are no dimensions.

    Examples:
        >>> gaps([4.5, 6.0], [5.0, 5.5])
        (-0.5, 0.5)
    """
    perceived = figures_within(perceptions, "perceptions", -LARGEST_INTEGER, LARGEST_INTEGER)
    expected = figures_within(expectations, "expectations", -LARGEST_INTEGER, LARGEST_INTEGER)
    if not perceived:
        raise NoDataError("perceptions", "there are no dimensions")
    one_per(expected, "expectations", len(perceived), "perception")
    return tuple(map(sub, perceived, expected))


def overall(gaps: Sequence[float], *, weights: Sequence[float] | None = None) -> float:
    """Return the mean gap Σ *w*·gap / Σ *w*, computed exactly and rounded once: it never leaves the range of the gaps.

    Args:
        gaps: One per dimension, any finite numbers; at least one.
        weights: How much each dimension matters to customers, none below 0; they need not add up to 1. Without them all matter
            the same.

    Returns:
        The mean gap, in units of the scale.

    Raises:
        WrongTypeError: One of the two is no list of numbers.
        NotFiniteError: A member is NaN or infinite.
        OutOfRangeError: A whole number is too large to be a float without loss.
        BrokenLawError: There are more weights than gaps or the reverse, or a weight is below 0.
        NoDataError: There are no gaps, or every weight is 0.

    Source: the module; weighted by the points that customers share out among the dimensions: V. A. Zeithaml, A. Parasuraman and
    L. L. Berry, *Delivering Quality Service* (1990).

    Examples:
        >>> overall([-0.5, 0.5])
        0.0
        >>> overall([-0.5, 0.5], weights=[75, 25])
        -0.25
    """
    known = figures(gaps, "gaps")
    if not known:
        raise NoDataError("gaps", "there are no gaps")
    weighing = [1.0] * len(known) if weights is None else figures(weights, "weights")
    one_per(weighing, "weights", len(known), "gap")
    return weighted_mean(weighing, known, "gaps")
