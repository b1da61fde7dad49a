"""What is known by measuring: an estimate never travels without its interval, and what is not known says why."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeAlias, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, as_number, interval, member, number, number_within, open_unit, text, whole
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, shown

LEVEL: Final = 0.95
"""The level of every interval and every test unless another is asked: a convention."""


@final
@attrs.frozen(kw_only=True)
class Estimate(Value):
    """A figure drawn from a sample, with how far it can be trusted.

    Attributes:
        value: The figure itself.
        low: Lower end of its interval, at most *value*.
        high: Upper end of its interval, at least *value*.
        level: Share of such intervals that hold the true figure, between 0 and 1; usually 0.95.
        n: How many answers it rests on, at least 1.
        method: How the interval was made, by name ("Wilson").
    """

    value: float = attrs.field(converter=as_number)
    low: float = attrs.field(converter=as_number)
    high: float = attrs.field(converter=as_number)
    level: float = attrs.field(converter=as_number)
    n: int
    method: str

    def __attrs_post_init__(self) -> None:
        number(self.value, "value")
        interval(self.low, self.high)
        if not self.low <= self.value <= self.high:
            raise BrokenLawError("estimate.order", "value", f"lie within {self.low} to {self.high}", repr(self.value))
        open_unit(self.level, "level")
        whole(self.n, "n", 1, LARGEST_INTEGER)
        text(self.method, "method")


@final
@attrs.frozen(kw_only=True)
class Unknown(Value):
    """Not known, and why. It is no number, so it cannot be mistaken for zero.

    Attributes:
        reason: Why it is not known, as a sentence.
    """

    reason: str

    def __attrs_post_init__(self) -> None:
        text(self.reason, "reason")


Estimated: TypeAlias = Estimate | Unknown
"""A figure with its interval, or the reason why there is none."""


class Evolution(StrEnum):
    """What a comparison of two measurements allows us to say."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    NO_EVIDENCE_OF_CHANGE = "no-evidence-of-change"
    CANNOT_TELL = "cannot-tell"


def _optional_number(value: float | None) -> float | None:
    return None if value is None else as_number(value)


@final
@attrs.frozen(kw_only=True)
class Comparison(Value):
    """Two measurements of the same thing held against each other.

    Attributes:
        difference: The later figure less the earlier one; this, the interval, the p-value and the method are `None` where nothing
            can be told.
        low: Lower end of the interval of the difference.
        high: Upper end of it.
        p_value: How often a difference this large would come by chance alone if nothing had changed, 0 to 1; where it is one of
            several comparisons, adjusted for their number.
        level: The level the verdict was taken at, between 0 and 1.
        method: The method of the interval, by name ("Newcombe").
        verdict: What may be said.

    Raises:
        BrokenLawError: A figure is missing although the verdict can be told, or given although it cannot.
    """

    difference: float | None = attrs.field(converter=_optional_number, default=None)
    low: float | None = attrs.field(converter=_optional_number, default=None)
    high: float | None = attrs.field(converter=_optional_number, default=None)
    p_value: float | None = attrs.field(converter=_optional_number, default=None)
    level: float = attrs.field(converter=as_number)
    method: str | None = None
    verdict: Evolution

    def __attrs_post_init__(self) -> None:
        open_unit(self.level, "level")
        member(self.verdict, "verdict", Evolution)
        told = self.verdict is not Evolution.CANNOT_TELL
        for field in ("difference", "low", "high", "p_value", "method"):
            came = getattr(self, field)
            if (came is not None) is not told:
                law = f"be {'given' if told else 'left out'} where the verdict is {self.verdict}"
                raise BrokenLawError("comparison.figures", field, law, shown(came))
        if self.difference is not None and self.low is not None and self.high is not None and self.p_value is not None:
            number(self.difference, "difference")
            interval(self.low, self.high)
            number_within(self.p_value, "p_value", 0, 1)
            text(self.method, "method")
