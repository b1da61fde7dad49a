"""Quality function deployment: from what customers need to what engineers measure, through the house of quality.

**Definition.** The weight of need *i* is *w*ᵢ = importanceᵢ × targetᵢ/currentᵢ × sales pointᵢ. With the strength *r*ᵢⱼ of its
relation to characteristic *j*, usually 0, 1, 3 or 9, the technical importance of *j* is Σᵢ *w*ᵢ*r*ᵢⱼ. The roof of the house says
how two characteristics get on, from −2 (each badly hurts the other) to 2 (each strongly helps).

**When to use it.** To carry the weights of customers into a design, and to see early which characteristics pull against each
other. **When not.** As a measurement: importance, ratings and strengths are ranks that are multiplied as if they were quantities,
and 1, 3, 9 may order characteristics otherwise than 1, 2, 4 does. Read the order, and try whether it holds with other strengths.

Source: Y. Akao (ed.), *Quality Function Deployment: Integrating Customer Requirements into Product Design* (1990); J. R. Hauser
and D. Clausing, "The house of quality", *Harvard Business Review* 66 (1988).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from operator import mul
from typing import TYPE_CHECKING, Final

from customerfocus._checks import LARGEST_INTEGER, Items, collection, whole
from customerfocus.errors import BrokenLawError, NoDataError, WrongTypeError, shown
from customerfocus.methods._common import figures_within, one_per, weights_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SMALLEST: Final = 1e-9
"""A rating or a sales point is at least this: scales begin far above it, and a rating is divided by."""

HEAVIEST: Final = 1e100
"""A need weighs at most this, which is above every weight that `improvement_weights` returns."""

STRONGEST: Final = 2
"""Entries of the roof run from minus this to this."""


def improvement_weights(
    importance: Sequence[float], current: Sequence[float], target: Sequence[float], sales_point: Sequence[float]
) -> tuple[float, ...]:
    """Weigh each need: importance × target/current × sales point.

    Args:
        importance: How important each need is to customers, 0 to 2⁵³ − 1; at least one.
        current: How customers rate what we do for it today, 10⁻⁹ to 2⁵³ − 1.
        target: The rating that we aim at, on the same scale, 10⁻⁹ to 2⁵³ − 1.
        sales_point: What it helps to sell, 10⁻⁹ to 2⁵³ − 1; usually 1, 1.2 or 1.5.

    Returns:
        One weight per need, 0 or more, each computed exactly and rounded once. `relative` makes shares of them.

    Raises:
        WrongTypeError: One of the four is no list of numbers.
        NotFiniteError: A member is NaN or infinite.
        OutOfRangeError: A member is beyond its range.
        BrokenLawError: The four are not equally long.
        NoDataError: There are no needs.

    Source: Akao (1990).

    Examples:
        >>> improvement_weights([5, 3], [2, 4], [4, 4], [1.5, 1])
        (15.0, 3.0)
    """
    important = figures_within(importance, "importance", 0, LARGEST_INTEGER)
    if not important:
        raise NoDataError("importance", "there are no needs")
    factors = [important]
    for values, field in ((current, "current"), (target, "target"), (sales_point, "sales_point")):
        known = figures_within(values, field, SMALLEST, LARGEST_INTEGER)
        one_per(known, field, len(important), "need")
        factors.append(known)
    return tuple(map(_weight, *map(_exact, factors)))


def technical_importance(weights: Sequence[float], relations: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """Weigh each characteristic by the needs it serves: Σᵢ weightᵢ × strengthᵢⱼ.

    A characteristic that serves no need has 0. A relation is as strong whether it helps or hurts, so strengths have no sign: with
    one, a characteristic that helps one need and hurts another would look as if it did not matter.

    Args:
        weights: How much each need weighs, 0 to 10¹⁰⁰; at least one above 0.
        relations: A row per need with a strength per characteristic, 0 to 2⁵³ − 1; usually 0, 1, 3 or 9.

    Returns:
        One figure per characteristic, 0 or more, each computed exactly and rounded once.

    Raises:
        WrongTypeError: There is no list of weights or no list of lists of strengths.
        NotFiniteError: A member is NaN or infinite.
        OutOfRangeError: A member is beyond its range.
        BrokenLawError: There is not one row per need, or a row is longer or shorter than the first.
        NoDataError: There are no needs or no characteristics, or no need has a weight.

    Source: Akao (1990); Hauser and Clausing (1988), who draw strengths as symbols.

    Examples:
        >>> technical_importance([5, 2, 3], [[9, 3, 0], [0, 9, 1], [3, 0, 9]])
        (54.0, 33.0, 29.0)
    """
    known = _exact(figures_within(weights, "weights", 0, HEAVIEST))
    if not any(known):
        raise NoDataError("weights", "no need has a weight")
    given = Items(relations)
    collection(given, "relations")
    one_per(given, "relations", len(known), "need")
    rows = [_strengths(row, f"relations[{place}]") for place, row in enumerate(given)]
    for place, row in enumerate(rows):
        one_per(row, f"relations[{place}]", len(rows[0]), "characteristic")
    if not rows[0]:
        raise NoDataError("relations", "there are no characteristics")
    return tuple(float(sum(map(mul, known, column))) for column in zip(*rows, strict=True))


def relative(values: Sequence[float]) -> tuple[float, ...]:
    """Return the share of each value in their sum: *x*ⱼ / Σ *x*.

    Each share is the float nearest to the exact one, so they add up to 1 as nearly as floats do.

    Args:
        values: Weights of needs or of characteristics, any finite numbers from 0; at least one above 0.

    Returns:
        Shares, from 0 to 1, in the order given.

    Raises:
        WrongTypeError: There is no list of numbers.
        NotFiniteError: A value is NaN or infinite.
        BrokenLawError: A value is below 0.
        OutOfRangeError: A whole number is too large to be a float without loss.
        NoDataError: There are no values, or all are 0.

    Examples:
        >>> relative([6, 2])
        (0.75, 0.25)
    """
    known = _exact(weights_of(values, "values"))
    total = sum(known)
    if total == 0:
        raise NoDataError("values", "no value is above 0")
    return tuple(float(each / total) for each in known)


def conflicts(roof: Mapping[tuple[int, int], int]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of characteristics that hurt each other: those whose entry in the roof is negative.

    The roof says something of few pairs, so it is a mapping: `{(0, 2): -1}`. A pair that is left out has no entry, which is 0.

    Args:
        roof: The entry of each pair, a whole number from −2 to 2; the pair is the places of two characteristics, counted from 0,
            the earlier first.

    Returns:
        The pairs, each once, in ascending order; none if the roof is empty.

    Raises:
        WrongTypeError: The roof is no mapping, or an entry is no whole number.
        BrokenLawError: A key is no pair of places, or does not name the earlier first.
        OutOfRangeError: An entry is not from −2 to 2.

    Source: Hauser and Clausing (1988).

    Examples:
        >>> conflicts({(1, 2): -1, (0, 2): -2, (0, 1): 2})
        ((0, 2), (1, 2))
    """
    if not isinstance(roof, Mapping):
        raise WrongTypeError("roof", "a mapping of pairs of places to entries", roof)
    for each, entry in roof.items():
        first, second = _places(each)
        whole(entry, f"roof[{first}, {second}]", -STRONGEST, STRONGEST)
    return tuple(sorted(each for each, entry in roof.items() if entry < 0))


def _exact(values: Iterable[float]) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, values))


def _weight(importance: Fraction, current: Fraction, target: Fraction, sales_point: Fraction) -> float:
    return float(importance * target / current * sales_point)


def _strengths(row: Sequence[float], field: str) -> tuple[Fraction, ...]:
    return _exact(figures_within(row, field, 0, LARGEST_INTEGER))


def _places(key: object) -> tuple[int, int]:
    """Return the two places that a key of the roof names, or refuse it."""
    came = shown(key)
    if type(key) is tuple and len(key) == 2:  # noqa: PLR2004 -- a pair
        first, second = key
        if type(first) is int and type(second) is int and 0 <= first < second <= LARGEST_INTEGER:
            return first, second
        came = f"({shown(first)}, {shown(second)})"
    raise BrokenLawError("roof.pair", "roof", "have pairs of places for keys, counted from 0, the earlier first", came)
