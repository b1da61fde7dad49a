"""Who the customers are, what they value, and which of them are chosen (ISO 9001:2015, 4.2 and 5.1.2).

Nobody can be everything to everybody. A segment says what it wants more or less of; where two segments want what cannot be had
together, `contradictions` says so, and a decision names who is a target and who is not.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING, final

import attrs

from customerfocus._checks import (
    Items,
    Names,
    collection,
    day,
    identifier,
    identifiers,
    member,
    members,
    optional_instance,
    optional_text,
    text,
    unique,
    whole,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.values.identifiers import Attribute, CapabilityId, SegmentId, StrategicObjectiveId
from customerfocus.values.periods import Period
from customerfocus.values.scales import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable


@final
@attrs.frozen(kw_only=True)
class Preference(Value):
    """What a segment wants more of, or less.

    Attributes:
        attribute: The quality, such as `speed`.
        direction: More of it, or less.
        weight: How much it matters, from 1 (a little) to 5 (decisive).
    """

    attribute: Attribute = attrs.field(converter=Attribute)
    direction: Direction
    weight: int

    def __attrs_post_init__(self) -> None:
        identifier(self.attribute, "attribute")
        member(self.direction, "direction", Direction)
        whole(self.weight, "weight", 1, 5)


@final
@attrs.frozen(kw_only=True)
class Segment(Value):
    """Customers who want the same.

    Attributes:
        id: What it is called in other records.
        name: What it is called by people.
        description: Who they are, if the name does not say it.
        preferences: What they value, each attribute once.
        requires: Ids of the capabilities it takes to serve them.
    """

    id: SegmentId = attrs.field(converter=SegmentId)
    name: str
    description: str | None = None
    preferences: tuple[Preference, ...] = attrs.field(converter=Items[Preference], default=())
    requires: tuple[CapabilityId, ...] = attrs.field(converter=Names[CapabilityId], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.name, "name")
        optional_text(self.description, "description")
        members(self.preferences, "preferences", Preference)
        unique((each.attribute for each in self.preferences), "preferences")
        identifiers(self.requires, "requires")


@final
@attrs.frozen(kw_only=True)
class Capability(Value):
    """A process, a resource or a choice that serving a segment takes.

    Attributes:
        id: What it is called in other records.
        name: What it is.
        in_place: The days it is there; `None` while it is only wished for.
    """

    id: CapabilityId = attrs.field(converter=CapabilityId)
    name: str
    in_place: Period | None = None

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.name, "name")
        optional_instance(self.in_place, "in_place", Period)


@final
@attrs.frozen(kw_only=True)
class TradeOff(Value):
    """Two qualities of which more of one means less of the other; which is named first means nothing.

    Attributes:
        attribute: One of them.
        against: The other.
        because: Why both cannot be had.

    Raises:
        BrokenLawError: The two are the same.
    """

    attribute: Attribute = attrs.field(converter=Attribute)
    against: Attribute = attrs.field(converter=Attribute)
    because: str

    def __attrs_post_init__(self) -> None:
        identifier(self.attribute, "attribute")
        identifier(self.against, "against")
        _differ(self.attribute, self.against, "against")
        text(self.because, "because")


class Choice(StrEnum):
    """What was decided about a segment."""

    TARGET = "target"
    DECLINE = "decline"
    DEFER = "defer"


@final
@attrs.frozen(kw_only=True)
class TargetingDecision(Value):
    """Whether a segment is served. The latest decision on or before a day is in force on it.

    Attributes:
        segment: The segment's id.
        choice: Target it, decline it, or defer the choice.
        on: The day it was decided.
        by: The role that decided.
        because: Why.
        objectives: Ids of the strategic objectives it serves.
    """

    segment: SegmentId = attrs.field(converter=SegmentId)
    choice: Choice
    on: date
    by: str
    because: str
    objectives: tuple[StrategicObjectiveId, ...] = attrs.field(converter=Names[StrategicObjectiveId], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.segment, "segment")
        member(self.choice, "choice", Choice)
        day(self.on, "on")
        text(self.by, "by")
        text(self.because, "because")
        identifiers(self.objectives, "objectives")


class Settlement(StrEnum):
    """How a contradiction is lived with."""

    SEPARATE_OFFERINGS = "separate-offerings"
    PRIORITISE = "prioritise"
    PHASE = "phase"
    WITHDRAW = "withdraw"


@final
@attrs.frozen(kw_only=True)
class Resolution(Value):
    """How a contradiction between two segments was settled; which segment is named first means nothing.

    Attributes:
        first: The id of one segment.
        second: The id of the other.
        attributes: What they disagree about: one attribute, or the two of a trade-off.
        how: The way it was settled.
        because: Why so.
        on: The day it was settled.
        by: The role that settled it.

    Raises:
        BrokenLawError: The two segments are the same.
        LengthError: There is no attribute, or there are more than two.
    """

    first: SegmentId = attrs.field(converter=SegmentId)
    second: SegmentId = attrs.field(converter=SegmentId)
    attributes: tuple[Attribute, ...] = attrs.field(converter=Names[Attribute])
    how: Settlement
    because: str
    on: date
    by: str

    def __attrs_post_init__(self) -> None:
        identifier(self.first, "first")
        identifier(self.second, "second")
        _differ(self.first, self.second, "second")
        identifiers(self.attributes, "attributes", least=1)
        collection(self.attributes, "attributes", 1, 2)  # a contradiction concerns one attribute or a pair
        member(self.how, "how", Settlement)
        text(self.because, "because")
        day(self.on, "on")
        text(self.by, "by")


@final
@attrs.frozen(kw_only=True)
class Contradiction(Value):
    """Two segments that cannot both have what they want; found by `contradictions`, entered by nobody.

    Attributes:
        first: The segment whose id comes first.
        first_wants: What it wants.
        second: The other segment.
        second_wants: What that one wants.
        trade_off: Why both cannot be had; `None` where the two want the same attribute in opposite directions.
    """

    first: SegmentId
    first_wants: Preference
    second: SegmentId
    second_wants: Preference
    trade_off: TradeOff | None = None

    @property
    def tension(self) -> int:
        """How hard the two pull: the product of the two weights, 1 to 25."""
        return self.first_wants.weight * self.second_wants.weight

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """What it is about: one attribute, or the two of the trade-off in order."""
        return tuple(sorted({self.first_wants.attribute, self.second_wants.attribute}))

    @property
    def because(self) -> str:
        """The contradiction as a sentence."""
        reason = "" if self.trade_off is None else f": {self.trade_off.because}"
        return f"{self.first} wants {_said(self.first_wants)}, {self.second} wants {_said(self.second_wants)}{reason}"


def contradictions(segments: Iterable[Segment], trade_offs: Iterable[TradeOff] = ()) -> tuple[Contradiction, ...]:
    """Find where two segments want what cannot be had together.

    Two segments contradict one another in an attribute that one wants more of and the other less, and in two attributes joined by
    a trade-off when each wants more of one of them.

    Args:
        segments: Any number of segments, each once.
        trade_offs: What is known not to go together.

    Returns:
        The contradictions, strongest tension first, then by the ids of the segments and the attributes.
    """
    known, clashing = Items[Segment](segments), Items[TradeOff](trade_offs)
    members(known, "segments", Segment)
    members(clashing, "trade_offs", TradeOff)
    wants: dict[tuple[Attribute, Direction], list[tuple[SegmentId, Preference]]] = defaultdict(list)
    for segment in sorted(known, key=lambda each: each.id):
        for preference in segment.preferences:
            wants[preference.attribute, preference.direction].append((segment.id, preference))
    opposed: list[tuple[tuple[Attribute, Direction], tuple[Attribute, Direction], TradeOff | None]] = [
        *(((name, Direction.MORE), (name, Direction.LESS), None) for name in {name for name, _ in wants}),
        *(((each.attribute, Direction.MORE), (each.against, Direction.MORE), each) for each in clashing),
    ]
    found = [
        _contradiction(one, other, trade_off)
        for these, those, trade_off in opposed
        for one, other in product(wants.get(these, ()), wants.get(those, ()))
        if one[0] != other[0]
    ]
    return tuple(sorted(found, key=_rank))


def _contradiction(
    one: tuple[SegmentId, Preference], other: tuple[SegmentId, Preference], trade_off: TradeOff | None
) -> Contradiction:
    (first, first_wants), (second, second_wants) = sorted((one, other), key=lambda each: each[0])
    return Contradiction(first=first, first_wants=first_wants, second=second, second_wants=second_wants, trade_off=trade_off)


def _rank(found: Contradiction) -> tuple[int, SegmentId, SegmentId, tuple[Attribute, ...], Attribute, str]:
    return -found.tension, found.first, found.second, found.attributes, found.first_wants.attribute, found.because


def _said(preference: Preference) -> str:
    return f"{preference.direction} {preference.attribute}"


def _differ(one: str, other: str, field: str) -> None:
    if one == other:
        raise BrokenLawError("pair.same", field, "name another than the first", repr(other))
