"""Bow ties: how often something happens although barriers stand in its way.

**Definition.** A barrier that fails on demand with the probability *p* reduces the risk by the factor 1/*p*. A threat of the
frequency *f* passes all the barriers on its way *f*·Π*p* times. The top event, the knot of the tie, is as frequent as all its
threats together, and each of its consequences follows from it past barriers in the same way.

**When to use it.** To see which barrier holds what, and whether one more is worth its price. **When not.** As a proof of safety.
The product is right only if barriers fail independently of each other and of what they are to stop. One cause in common, such as
the same power supply, crew or supplier, makes it far too small. Where that cannot be excluded, `frequency_limits` tells how far off
it may be: at worst the best barrier stands alone. Frequencies add up whether or not the threats depend on each other.

Source: IEC 31010:2019, Annex B, on bow ties and layers of protection; Center for Chemical Process Safety, *Layer of Protection
Analysis: Simplified Process Risk Assessment* (2001).

Examples:
    >>> import math
    >>> threats = [(2.0, [0.1, 0.05]), (0.5, [0.01])]
    >>> knot = math.fsum(mitigated_frequency(frequency, barriers) for frequency, barriers in threats)
    >>> round(knot, 6), round(mitigated_frequency(knot, [0.2]), 6)
    (0.015, 0.003)
"""

from __future__ import annotations

import math
import sys
from fractions import Fraction
from typing import TYPE_CHECKING

from customerfocus._checks import LARGEST_INTEGER, as_number, number_within, positive
from customerfocus.methods._common import Interval, figures_within

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Interval", "frequency_limits", "mitigated_frequency", "risk_reduction"]


def mitigated_frequency(frequency: float, failure_probabilities: Sequence[float]) -> float:
    """Return how often something happens past barriers that fail independently, *f*·Π*p*, computed exactly and rounded once.

    Args:
        frequency: How often it would happen without barriers, in any unit of time; 0 to 2⁵³ − 1.
        failure_probabilities: How likely each barrier fails when it is needed, 0 to 1; without any, nothing is mitigated.

    Returns:
        A frequency in the same unit, no more than the one given.

    Raises:
        WrongTypeError: The frequency is no number, or the probabilities are no list of numbers.
        NotFiniteError: A figure is NaN or infinite.
        OutOfRangeError: The frequency is below 0 or too large, or a probability is not from 0 to 1.

    Examples:
        >>> mitigated_frequency(0.5, [0.25, 0.125])
        0.015625
    """
    known, chances = _given(frequency, failure_probabilities)
    ratios = [each.as_integer_ratio() for each in (known, *chances)]
    return math.prod(above for above, _ in ratios) / math.prod(below for _, below in ratios)


def frequency_limits(frequency: float, failure_probabilities: Sequence[float]) -> Interval:
    """Return between which limits it happens, if nothing is known of how barriers fail together.

    At least *f*·max(0, 1 − Σ(1 − *p*)) times, where each covers for the others as well as it can, and at most *f*·min *p* times,
    where all fail together.

    Args:
        frequency: How often it would happen without barriers, in any unit of time; 0 to 2⁵³ − 1.
        failure_probabilities: How likely each barrier fails when it is needed, 0 to 1; without any, nothing is mitigated.

    Returns:
        Two frequencies in the same unit, with the one of independent barriers between them.

    Raises:
        WrongTypeError: The frequency is no number, or the probabilities are no list of numbers.
        NotFiniteError: A figure is NaN or infinite.
        OutOfRangeError: The frequency is below 0 or too large, or a probability is not from 0 to 1.

    Source: M. Fréchet, "Généralisation du théorème des probabilités totales", *Fundamenta Mathematicae* 25 (1935).

    Examples:
        >>> frequency_limits(0.5, [0.25, 0.125])
        Interval(low=0.0, high=0.0625)
    """
    known, chances = _given(frequency, failure_probabilities)
    least = max(1 - sum(1 - Fraction(each) for each in chances), Fraction())
    return Interval(low=float(Fraction(known) * least), high=known * min(chances, default=1.0))


def risk_reduction(failure_probability: float) -> float:
    """Return by which factor a barrier reduces the risk: 1/*p*.

    A barrier that never fails does not exist, and a factor for it neither.

    Args:
        failure_probability: How likely the barrier fails when it is needed, above 0 and at most 1.

    Returns:
        A factor, 1 or more; one that no `float` can hold is the largest one.

    Raises:
        WrongTypeError: The probability is no number.
        NotFiniteError: It is NaN or infinite.
        NotPositiveError: It is not above 0.
        OutOfRangeError: It is above 1.

    Source: IEC 61511-1:2016, on the risk reduction factor.

    Examples:
        >>> risk_reduction(0.125)
        8.0
    """
    chance = as_number(failure_probability)
    positive(chance, "failure_probability")
    number_within(chance, "failure_probability", 0, 1)
    return min(1 / chance, sys.float_info.max)


def _given(frequency: float, failure_probabilities: Sequence[float]) -> tuple[float, tuple[float, ...]]:
    known = as_number(frequency)
    number_within(known, "frequency", 0, LARGEST_INTEGER)
    return known, figures_within(failure_probabilities, "failure_probabilities", 0, 1)
