"""What is offered, where it is sold, and how it serves needs (ISO 9001:2015, 8.2)."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import (
    Items,
    Names,
    identifier,
    identifiers,
    instance,
    member,
    members,
    optional_identifier,
    optional_text,
    text,
    unique,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, NotOneOfError, WrongTypeError
from customerfocus.values.identifiers import CharacteristicId, JurisdictionCode, NeedId, OfferingId, SegmentId, Tag
from customerfocus.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

STRENGTHS: Final = (1, 3, 9)
"""Weak, medium and strong in the House of Quality (Hauser and Clausing, Harvard Business Review, 1988)."""


def _optional_jurisdiction(value: str | None) -> JurisdictionCode | None:
    return None if value is None else JurisdictionCode(value)


@final
@attrs.frozen(kw_only=True)
class Jurisdiction(Value):
    """A territory with law of its own. That one lies within another is data: `DE` within `EU`.

    Attributes:
        code: What it is called in other records, such as `DE`.
        name: Its name.
        within: The code of the one it lies within, if there is one.

    Raises:
        BrokenLawError: It is said to lie within itself.
    """

    code: JurisdictionCode = attrs.field(converter=JurisdictionCode)
    name: str
    within: JurisdictionCode | None = attrs.field(converter=_optional_jurisdiction, default=None)

    def __attrs_post_init__(self) -> None:
        identifier(self.code, "code")
        text(self.name, "name")
        optional_identifier(self.within, "within")
        if self.within == self.code:
            raise BrokenLawError("graph.cycle", "within", "name another jurisdiction", repr(self.within))


@final
@attrs.frozen(kw_only=True)
class Territory(Value):
    """Which jurisdiction lies within which, ready to be asked.

    Attributes:
        jurisdictions: Every jurisdiction that is known.

    Examples:
        >>> union = Jurisdiction(code="EU", name="European Union")
        >>> territory = Territory(jurisdictions=[union, Jurisdiction(code="DE", name="Germany", within="EU")])
        >>> territory.around("DE")
        ('DE', 'EU')
    """

    jurisdictions: tuple[Jurisdiction, ...] = attrs.field(converter=Items[Jurisdiction])

    def __attrs_post_init__(self) -> None:
        members(self.jurisdictions, "jurisdictions", Jurisdiction)
        unique((each.code for each in self.jurisdictions), "jurisdictions")

    @cached_property
    def _within(self) -> Mapping[str, JurisdictionCode | None]:
        return {each.code: each.within for each in self.jurisdictions}

    def around(self, code: str) -> tuple[JurisdictionCode, ...]:
        """Return a jurisdiction and every one it lies within, from the inside out; a circle is walked once.

        Raises:
            CustomerFocusError: It is no code.
        """
        identifier(code, "code")
        found: dict[JurisdictionCode, None] = {}
        inner: JurisdictionCode | None = JurisdictionCode(code)
        while inner is not None and inner not in found:
            found[inner] = None
            inner = self._within.get(inner)
        return tuple(found)


class OfferingKind(StrEnum):
    """Whether a thing is handed over or something is done."""

    PRODUCT = "product"
    SERVICE = "service"


@final
@attrs.frozen(kw_only=True)
class Offering(Value):
    """A product or a service, and whom it is for.

    Attributes:
        id: What it is called in other records.
        name: What customers call it.
        kind: Product or service.
        markets: Codes of the jurisdictions it is sold in; none means that they are not known, not that there are none.
        tags: Words that class it, such as `food-contact`.
        segments: Ids of the segments it serves.
        on_sale: The days it can be bought.
    """

    id: OfferingId = attrs.field(converter=OfferingId)
    name: str
    kind: OfferingKind
    markets: tuple[JurisdictionCode, ...] = attrs.field(converter=Names[JurisdictionCode], default=())
    tags: tuple[Tag, ...] = attrs.field(converter=Names[Tag], default=())
    segments: tuple[SegmentId, ...] = attrs.field(converter=Names[SegmentId], default=())
    on_sale: Period

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.name, "name")
        member(self.kind, "kind", OfferingKind)
        identifiers(self.markets, "markets")
        identifiers(self.tags, "tags")
        identifiers(self.segments, "segments")
        instance(self.on_sale, "on_sale", Period)


@final
@attrs.frozen(kw_only=True)
class Characteristic(Value):
    """Something about an offering that can be specified and verified: the *how* of the House of Quality.

    Attributes:
        id: What it is called in other records.
        offering: The offering it belongs to.
        name: What it is, such as "time to first cup".
        specification: What it must be, such as "at most 40 seconds".
    """

    id: CharacteristicId = attrs.field(converter=CharacteristicId)
    offering: OfferingId = attrs.field(converter=OfferingId)
    name: str
    specification: str | None = None

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        identifier(self.offering, "offering")
        text(self.name, "name")
        optional_text(self.specification, "specification")


@final
@attrs.frozen(kw_only=True)
class Contribution(Value):
    """How strongly a characteristic serves a need: a cell of the House of Quality.

    Attributes:
        characteristic: The characteristic's id.
        need: The need's id.
        strength: 1 weak, 3 medium, 9 strong; where it serves nothing there is no record.
    """

    characteristic: CharacteristicId = attrs.field(converter=CharacteristicId)
    need: NeedId = attrs.field(converter=NeedId)
    strength: int

    def __attrs_post_init__(self) -> None:
        identifier(self.characteristic, "characteristic")
        identifier(self.need, "need")
        if type(self.strength) is not int:
            raise WrongTypeError("strength", "1, 3 or 9", self.strength, "type.integer")
        if self.strength not in STRENGTHS:
            raise NotOneOfError("strength", self.strength, map(str, STRENGTHS))
