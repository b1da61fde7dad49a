"""What leaders do: acts, reviews, decisions, authority, recognition (ISO 9001:2015, 5.1.2, 5.3, 7.4, 9.3).

Commitment is shown by what is done on a day by somebody in a role. An act without evidence is words.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, final

import attrs

from customerfocus._checks import (
    Items,
    Names,
    all_are,
    collection,
    day,
    identifier,
    identifiers,
    instance,
    member,
    members,
    optional_instance,
    text,
    unique,
)
from customerfocus._value import Value
from customerfocus.values.evidence import Evidence, evidenced
from customerfocus.values.identifiers import (
    AuthorityId,
    CommitmentActId,
    DecisionId,
    ManagementReviewId,
    RecognitionId,
    Ref,
    SegmentId,
    StrategicObjectiveId,
)
from customerfocus.values.money import Money
from customerfocus.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable


class CommitmentKind(StrEnum):
    """How commitment is shown."""

    COMMUNICATION = "communication"
    """Saying why customers matter (7.4)."""
    RESOURCES = "resources"
    """Giving what it takes (7.1)."""
    PRESENCE = "presence"
    """Being there: with customers, on the floor."""
    REMOVAL = "removal"
    """Taking away what stands in the way."""
    EXAMPLE = "example"
    """Doing oneself what is asked of others."""


@final
@attrs.frozen(kw_only=True)
class CommitmentAct(Value):
    """Something a leader did for customers.

    Attributes:
        id: What it is called in other records.
        kind: How it shows commitment.
        on: The day.
        by: The role that did it.
        what: What was done.
        evidence: What shows it, none of it later than *on*.
    """

    id: CommitmentActId = attrs.field(converter=CommitmentActId)
    kind: CommitmentKind
    on: date
    by: str
    what: str
    evidence: tuple[Evidence, ...] = attrs.field(converter=Items[Evidence], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        member(self.kind, "kind", CommitmentKind)
        day(self.on, "on")
        text(self.by, "by")
        text(self.what, "what")
        evidenced(self.evidence, "evidence", self.on)


class ReviewInput(StrEnum):
    """What a management review looks at (9.3.2)."""

    SATISFACTION = "satisfaction"
    FEEDBACK = "feedback"
    OBJECTIVES = "objectives"
    CONFORMITY = "conformity"
    RISKS = "risks"
    OPPORTUNITIES = "opportunities"
    SUPPLIERS = "suppliers"
    RESOURCES = "resources"
    AUDITS = "audits"
    CHANGES = "changes"
    PREVIOUS_ACTIONS = "previous-actions"


def _inputs(values: Iterable[ReviewInput]) -> tuple[ReviewInput, ...]:
    """A converter: inputs in the order of their enumeration, they are a set by meaning."""
    given = tuple(values) if isinstance(values, (set, frozenset)) else Items[ReviewInput](values)
    return tuple(sorted(given, key=list(ReviewInput).index)) if all_are(given, ReviewInput) else given


@final
@attrs.frozen(kw_only=True)
class ManagementReview(Value):
    """Top management looked at how it goes.

    Attributes:
        id: What it is called in other records.
        on: The day.
        by: The role that held it.
        inputs: What was looked at, at least one.
        objectives: The ids of the strategic objectives that were discussed.
        decisions: The ids of the decisions that came of it.
    """

    id: ManagementReviewId = attrs.field(converter=ManagementReviewId)
    on: date
    by: str
    inputs: tuple[ReviewInput, ...] = attrs.field(converter=_inputs)
    objectives: tuple[StrategicObjectiveId, ...] = attrs.field(converter=Names[StrategicObjectiveId], default=())
    decisions: tuple[DecisionId, ...] = attrs.field(converter=Names[DecisionId], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        day(self.on, "on")
        text(self.by, "by")
        for place, each in enumerate(collection(self.inputs, "inputs", 1)):
            member(each, f"inputs[{place}]", ReviewInput)
        unique(self.inputs, "inputs")
        identifiers(self.objectives, "objectives")
        identifiers(self.decisions, "decisions")


class ImpactEffect(StrEnum):
    """What a decision does to a segment."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


@final
@attrs.frozen(kw_only=True)
class Impact(Value):
    """What a decision means for a segment.

    Attributes:
        segment: The segment's id.
        effect: Better, worse or neither.
        because: Why.
    """

    segment: SegmentId = attrs.field(converter=SegmentId)
    effect: ImpactEffect
    because: str

    def __attrs_post_init__(self) -> None:
        identifier(self.segment, "segment")
        member(self.effect, "effect", ImpactEffect)
        text(self.because, "because")


def _impacts(values: Iterable[Impact]) -> tuple[Impact, ...]:
    """A converter: impacts sorted by segment, they are a set by meaning."""
    given = Items[Impact](values)
    return tuple(sorted(given, key=lambda each: each.segment)) if all_are(given, Impact) else given


@final
@attrs.frozen(kw_only=True)
class Decision(Value):
    """Something was decided that customers will feel.

    Attributes:
        id: What it is called in other records.
        on: The day.
        by: The role that decided.
        what: What was decided.
        impacts: What it means for customers, one per segment.

    Raises:
        DuplicateError: A segment has two impacts.
    """

    id: DecisionId = attrs.field(converter=DecisionId)
    on: date
    by: str
    what: str
    impacts: tuple[Impact, ...] = attrs.field(converter=_impacts, default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        day(self.on, "on")
        text(self.by, "by")
        text(self.what, "what")
        members(self.impacts, "impacts", Impact)
        unique((each.segment for each in self.impacts), "impacts")


@final
@attrs.frozen(kw_only=True)
class Authority(Value):
    """Somebody may solve customers' problems without asking.

    Attributes:
        id: What it is called in other records.
        role: Who may.
        scope: What for.
        limit: How much each case may cost; `None` where there is no limit.
        in_force: When.
    """

    id: AuthorityId = attrs.field(converter=AuthorityId)
    role: str
    scope: str
    limit: Money | None = None
    in_force: Period

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.role, "role")
        text(self.scope, "scope")
        optional_instance(self.limit, "limit", Money)
        instance(self.in_force, "in_force", Period)


def _served(values: Iterable[Ref]) -> tuple[Ref, ...]:
    """A converter: pointers in one order, they are a set by meaning."""
    given = Items[Ref](values)
    return tuple(sorted(given, key=str)) if all_are(given, Ref) else given


@final
@attrs.frozen(kw_only=True)
class Recognition(Value):
    """Somebody was thanked for what they did for customers.

    Attributes:
        id: What it is called in other records.
        on: The day.
        by: The role that thanked.
        to: The role, or the team, that was thanked.
        contribution: What for.
        serves: What that served: actions, feedback, needs, …; at least one.
    """

    id: RecognitionId = attrs.field(converter=RecognitionId)
    on: date
    by: str
    to: str
    contribution: str
    serves: tuple[Ref, ...] = attrs.field(converter=_served)

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        day(self.on, "on")
        text(self.by, "by")
        text(self.to, "to")
        text(self.contribution, "contribution")
        members(self.serves, "serves", Ref, least=1)
        unique(self.serves, "serves")
