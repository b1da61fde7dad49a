"""The small values and steps that several methods share."""

from __future__ import annotations

import math
from fractions import Fraction
from operator import mul
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus import _checks
from customerfocus._checks import LARGEST_INTEGER, Items, as_number, collection, number, number_within
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, NoDataError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sized

NORMAL: Final = NormalDist()
"""The standard normal distribution."""

DECIMALS: Final = 9
"""Figures are rounded to so many decimals before they meet a line, so that 10.000000000000002 is not above 10."""


@final
@attrs.frozen(kw_only=True)
class Interval(Value):
    """From *low* to *high*, both included.

    Attributes:
        low: Its lower end.
        high: Its upper end, no less than *low*.
    """

    low: float = attrs.field(converter=as_number)
    high: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        _checks.interval(self.low, self.high)


@final
@attrs.frozen(kw_only=True)
class Significance(Value):
    """What a test says.

    Attributes:
        statistic: How far the figures lie from what was supposed, in standard errors.
        p_value: How often they would lie as far off, in either direction, by chance alone; 0 to 1.
    """

    statistic: float = attrs.field(converter=as_number)
    p_value: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        number(self.statistic, "statistic")
        number_within(self.p_value, "p_value", 0, 1)


def z_value(level: float) -> float:
    """Return how many standard errors an interval of a level reaches to each side: Φ⁻¹((1 + *level*) / 2).

    Args:
        level: Share of such intervals that hold the true figure, between 0 and 1.

    Raises:
        BrokenLawError: The level is not between 0 and 1.

    Examples:
        >>> round(z_value(0.95), 6)
        1.959964
    """
    level = as_number(level)
    _checks.open_unit(level, "level")
    return -NORMAL.inv_cdf((1 - level) / 2)  # the lower tail, where a high level loses no digits


def normal_test(statistic: float) -> Significance:
    """Return the significance of a statistic that is standard normal by chance alone, in either direction."""
    return Significance(statistic=statistic, p_value=math.erfc(abs(statistic) / math.sqrt(2)))


def exceeds(figure: float, line: float) -> bool:
    """Tell whether a figure lies above a line, by more than the last digits of a computation."""
    return round(figure, DECIMALS) > round(line, DECIMALS)


def share_of(successes: float, n: float, fields: tuple[str, str] = ("successes", "n")) -> tuple[float, float]:
    """Return the share of successes and how many answers there are, as floats, or refuse them by name."""
    known, size = as_number(successes), as_number(n)
    if type(known) is float and type(size) is float and 0 <= known <= size <= LARGEST_INTEGER and size > 0:
        return known / size, size
    number_within(size, fields[1], 0, LARGEST_INTEGER)
    if size == 0:
        raise NoDataError(fields[1], "there are no answers")
    number(known, fields[0])
    raise OutOfRangeError(fields[0], known, 0, size)


def figures(values: Iterable[float], field: str) -> tuple[float, ...]:
    """Return finite numbers as floats, or refuse them by their place."""
    given = Items[float](values)
    collection(given, field)
    found = tuple(map(as_number, given))
    for place, each in enumerate(found):
        number(each, f"{field}[{place}]")
    return found


def figures_within(values: Iterable[float], field: str, low: float, high: float) -> tuple[float, ...]:
    """Return numbers from *low* to *high* as floats, or refuse them by their place."""
    found = figures(values, field)
    for place, each in enumerate(found):
        number_within(each, f"{field}[{place}]", low, high)
    return found


def weights_of(values: Iterable[float], field: str) -> tuple[float, ...]:
    """Return numbers of which none is below 0 as floats, or refuse them by their place."""
    found = figures(values, field)
    for place, each in enumerate(found):
        if each < 0:
            raise BrokenLawError("weight.negative", f"{field}[{place}]", "be no less than 0", repr(each))
    return found


def pair(values: Iterable[float], field: str) -> tuple[float, float]:
    """Return two finite numbers as floats, or refuse them by their place."""
    found = figures(values, field)
    collection(found, field, 2, 2)
    return found[0], found[1]


def one_per(values: Sized, field: str, count: int, what: str) -> None:
    """Accept as many members as there are of *what*."""
    if len(values) != count:
        law = f"have {count} member{'s' * (count != 1)}, one per {what}"
        raise BrokenLawError("length.mismatch", field, law, str(len(values)))


def weighted_mean(weights: Iterable[float], values: Iterable[float], field: str) -> float:
    """Return Σ *wx* / Σ *w*, computed exactly and rounded once, or refuse *weights*, or the values by the name of *field*."""
    known, given = weights_of(weights, "weights"), figures(values, field)
    one_per(given, field, len(known), "weight")
    total = sum(map(Fraction, known))
    if total == 0:
        raise NoDataError("weights", f"no {field.removesuffix('s')} has a weight")
    return float(sum(map(mul, map(Fraction, known), map(Fraction, given))) / total)
