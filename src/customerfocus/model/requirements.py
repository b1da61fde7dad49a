"""What an offering must do: what customers stated, what their needs imply, and what the law imposes (ISO 9001:2015, 8.2.2).

Only what customers stated is entered. The other two are derived (see `customerfocus.register.derivation`), so that nothing is
entered twice; their ids say what they come from: `implied:need@offering`, `imposed:obligation@offering`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeAlias, final, get_args

import attrs

from customerfocus._checks import Items, Names, day, identifier, identifiers, member, text
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, CustomerFocusError, TextFormError, WrongTypeError
from customerfocus.values.evidence import Evidence, evidenced
from customerfocus.values.identifiers import EvidenceId, Kind, NeedId, ObligationId, OfferingId, Ref, RequirementId, SegmentId


@final
@attrs.frozen(kw_only=True)
class Stated(Value):
    """The customer said it.

    Attributes:
        segment: The id of the segment that did.
    """

    segment: SegmentId = attrs.field(converter=SegmentId)

    def __attrs_post_init__(self) -> None:
        identifier(self.segment, "segment")

    @property
    def source(self) -> Ref:
        """Who or what asks."""
        return Ref(kind=Kind.SEGMENT, key=self.segment)


@final
@attrs.frozen(kw_only=True)
class Implied(Value):
    """The outcome a customer wants asks it.

    Attributes:
        need: The need's id.
    """

    need: NeedId = attrs.field(converter=NeedId)

    def __attrs_post_init__(self) -> None:
        identifier(self.need, "need")

    @property
    def source(self) -> Ref:
        """Who or what asks."""
        return Ref(kind=Kind.NEED, key=self.need)


@final
@attrs.frozen(kw_only=True)
class Imposed(Value):
    """An obligation asks it: explicit, though no customer asked.

    Attributes:
        obligation: The obligation's id.
    """

    obligation: ObligationId = attrs.field(converter=ObligationId)

    def __attrs_post_init__(self) -> None:
        identifier(self.obligation, "obligation")

    @property
    def source(self) -> Ref:
        """Who or what asks."""
        return Ref(kind=Kind.OBLIGATION, key=self.obligation)


Origin: TypeAlias = Stated | Implied | Imposed
"""Where a requirement comes from."""


def derived_id(origin: Implied | Imposed, offering: str) -> RequirementId:
    """Return the id of the requirement that a need or an obligation makes of an offering.

    Raises:
        WrongTypeError: The origin is another: what customers stated has an id of its own.
        CustomerFocusError: The offering is no id.

    Examples:
        >>> derived_id(Imposed(obligation="food-contact"), "espresso-to-go")
        'imposed:food-contact@espresso-to-go'
    """
    identifier(offering, "offering")
    match origin:
        case Implied(need=need):
            return RequirementId(f"implied:{need}@{offering}")
        case Imposed(obligation=obligation):
            return RequirementId(f"imposed:{obligation}@{offering}")
        case other:
            raise WrongTypeError("origin", "an Implied or an Imposed", other)


def parse_derived(requirement: str) -> tuple[Implied | Imposed, OfferingId] | None:
    """Return the origin and the offering that the id of a derived requirement names; `None` for any other text.

    Raises:
        WrongTypeError: It is no text.
    """
    if type(requirement) is not str:
        raise WrongTypeError("requirement", "an identifier (text)", requirement, "type.text")
    source, _, parts = requirement.partition(":")
    key, _, offering = parts.partition("@")
    try:
        identifier(offering, "offering")
        match source:
            case "implied":
                return Implied(need=key), OfferingId(offering)
            case "imposed":
                return Imposed(obligation=key), OfferingId(offering)
            case _:
                return None
    except CustomerFocusError:
        return None


def _requirement(value: str) -> None:
    if parse_derived(value) is None:
        if value.startswith(("implied:", "imposed:")):
            raise TextFormError("requirement", "be implied:need@offering or imposed:obligation@offering", value, "id.form")
        identifier(value, "requirement")


@final
@attrs.frozen(kw_only=True)
class Requirement(Value):
    """What an offering must do.

    Attributes:
        id: What it is called in other records; that of a derived one says what it comes from.
        offering: The offering's id.
        origin: Who asks: a customer, a need, an obligation. A register holds only what customers stated; it derives the rest.
        statement: What is asked, as a sentence.

    Raises:
        BrokenLawError: The id of a derived requirement is not made of its origin and offering.
    """

    id: RequirementId = attrs.field(converter=RequirementId)
    offering: OfferingId = attrs.field(converter=OfferingId)
    origin: Origin
    statement: str

    def __attrs_post_init__(self) -> None:
        identifier(self.offering, "offering")
        if type(self.origin) not in get_args(Origin):
            raise WrongTypeError("origin", "a Stated, an Implied or an Imposed", self.origin)
        if isinstance(self.origin, Stated):
            identifier(self.id, "id")
            text(self.statement, "statement")
        else:
            expected = derived_id(self.origin, self.offering)
            if self.id != expected:
                law = f"be {expected}, as it is derived (a register holds only what customers stated)"
                raise BrokenLawError("requirement.id", "id", law, repr(self.id))
            text(self.statement, "statement", None)  # as long as the outcome it comes from

    @classmethod
    def derived(cls, origin: Implied | Imposed, offering: str, statement: str) -> Requirement:
        """Return what a need or an obligation asks of an offering."""
        return cls(id=derived_id(origin, offering), offering=offering, origin=origin, statement=statement)


class RequirementStep(StrEnum):
    """How far a requirement has come."""

    DETERMINED = "determined"
    UNDERSTOOD = "understood"
    DELIVERED = "delivered"
    SATISFIED = "satisfied"


class Fulfilment(StrEnum):
    """What came of it, against what was expected."""

    BELOW = "below"
    MEETS = "meets"
    EXCEEDS = "exceeds"


@final
@attrs.frozen(kw_only=True)
class Progress(Value):
    """A requirement came a step further. The latest record of a step counts.

    Attributes:
        requirement: The requirement's id, stated or derived; a derived one need not derive on that day.
        step: Which step.
        on: The day.
        by: The role that says so.
        result: What came of it, where that can be said.
        evidence: What shows it, none of it later than *on*.
        heard_in: Ids of the sessions, waves, studies and feedback in which customers said so.
    """

    requirement: RequirementId = attrs.field(converter=RequirementId)
    step: RequirementStep
    on: date
    by: str
    result: Fulfilment | None = None
    evidence: tuple[Evidence, ...] = attrs.field(converter=Items[Evidence], default=())
    heard_in: tuple[EvidenceId, ...] = attrs.field(converter=Names[EvidenceId], default=())

    def __attrs_post_init__(self) -> None:
        _requirement(self.requirement)
        member(self.step, "step", RequirementStep)
        day(self.on, "on")
        text(self.by, "by")
        if self.result is not None:
            member(self.result, "result", Fulfilment)
        evidenced(self.evidence, "evidence", self.on)
        identifiers(self.heard_in, "heard_in")
