"""The same records as pydantic models, written once for every row that is held against pydantic.

They have the fields of ours, their types, and the constraints that pydantic's core checks: lengths, ranges, the form of an id. They
are frozen and take no other key. What its core does not know is left out, which makes the peer faster: no name stands twice, names
are sorted, a text has no white space at its ends, an end lies after its start, and no reference is followed.

Tried to make it faster: a `TypeAdapter` in place of the class (no difference), no pattern of an id (4 % faster, and a law less),
the regular expressions of Python (17 % slower), lists in place of tuples (slower). To write without what is a default is 29 %
faster than to write all; without what is `None`, 3 %; the serializer itself makes no difference.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003 -- pydantic asks for it when the program runs
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

import customerfocus as cf

COMPILED: Final = "the peer is compiled and asks less; it would take a compiled core"
"""Why a row that is held against pydantic misses its bar."""

Id: TypeAlias = Annotated[str, Field(min_length=1, max_length=200, pattern="^[^:@+]+$")]
Key: TypeAlias = Annotated[str, Field(min_length=1, max_length=500)]
Text: TypeAlias = Annotated[str, Field(min_length=1, max_length=100_000)]
Place: TypeAlias = Annotated[int, Field(ge=1, le=10)]


class Model(BaseModel):
    """What all have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Period(Model):
    """Ours is `Period`."""

    start: date
    end: date | None = None


class Cadence(Model):
    """Ours is `Cadence`."""

    every: Annotated[int, Field(ge=1, le=1200)]
    unit: cf.Unit


class Jurisdiction(Model):
    """Ours is `Jurisdiction`."""

    code: Id
    name: Text
    within: Id | None = None


class Preference(Model):
    """Ours is `Preference`."""

    attribute: Id
    direction: cf.Direction
    weight: Annotated[int, Field(ge=1, le=5)]


class Segment(Model):
    """Ours is `Segment`."""

    id: Id
    name: Text
    description: Text | None = None
    preferences: tuple[Preference, ...] = ()
    requires: tuple[Id, ...] = ()


class TargetingDecision(Model):
    """Ours is `TargetingDecision`."""

    segment: Id
    choice: cf.Choice
    on: date
    by: Text
    because: Text
    objectives: tuple[Id, ...] = ()


class Offering(Model):
    """Ours is `Offering`."""

    id: Id
    name: Text
    kind: cf.OfferingKind
    markets: tuple[Id, ...] = ()
    tags: tuple[Id, ...] = ()
    segments: tuple[Id, ...] = ()
    on_sale: Period


class Job(Model):
    """Ours is `Job`."""

    id: Id
    verb: Text
    object_of_verb: Text
    context: Text | None = None
    kind: cf.JobKind = cf.JobKind.FUNCTIONAL


class DesiredOutcome(Model):
    """Ours is `DesiredOutcome`."""

    direction: cf.Direction
    measure: Text
    object_of_control: Text
    context: Text | None = None
    examples: tuple[Text, ...] = ()


class Need(Model):
    """Ours is `Need`."""

    id: Id
    job: Id
    step: cf.JobStep | None = None
    outcome: DesiredOutcome
    segments: Annotated[tuple[Id, ...], Field(min_length=1)]
    expectation: Text | None = None
    evidence: tuple[Id, ...] = ()


class LegalReference(Model):
    """Ours is `LegalReference`."""

    scheme: cf.Scheme
    value: Text
    provision: Text | None = None


class Version(Model):
    """Ours is `Version`."""

    in_force: Period
    duty: Text
    source: LegalReference
    announced: date | None = None


class Applicability(Model):
    """Ours is `Applicability`."""

    jurisdictions: tuple[Id, ...] = ()
    kinds: tuple[cf.OfferingKind, ...] = ()
    all_of: tuple[Id, ...] = ()
    any_of: tuple[Id, ...] = ()
    none_of: tuple[Id, ...] = ()


class Obligation(Model):
    """Ours is `Obligation`."""

    id: Id
    title: Text
    kind: cf.ObligationKind
    authority: Text
    owner: Text
    applicability: Applicability = Applicability()
    versions: Annotated[tuple[Version, ...], Field(min_length=1)]
    review: Cadence
    note: Text | None = None


class Evidence(Model):
    """Ours is `Evidence`."""

    kind: cf.EvidenceKind
    reference: Text
    on: date
    note: Text | None = None


class Progress(Model):
    """Ours is `Progress`."""

    requirement: Key
    step: cf.RequirementStep
    on: date
    by: Text
    result: cf.Fulfilment | None = None
    evidence: tuple[Evidence, ...] = ()
    heard_in: tuple[Id, ...] = ()


class OnSatisfaction(Model):
    """Ours is `OnSatisfaction`."""

    segment: Id


class Rating(Model):
    """Ours is `Rating`."""

    likelihood: Place
    consequence: Place


class Risk(Model):
    """Ours is `Risk`, without its loss, and with the one effect that is measured."""

    id: Id
    title: Text
    factor: Id
    effects: Annotated[tuple[OnSatisfaction, ...], Field(min_length=1)]
    owner: Text
    identified: date
    inherent: Rating | None = None
    residual: Rating | None = None
    target: Rating | None = None
    review: Cadence


class Register(Model):
    """Ours is `Register`, with the kinds of records that the generator makes."""

    format: Literal["customerfocus/register"]
    schema_: Annotated[Literal[1], Field(alias="schema")]
    organisation: Text
    jurisdictions: tuple[Jurisdiction, ...] = ()
    segments: tuple[Segment, ...] = ()
    targeting_decisions: tuple[TargetingDecision, ...] = ()
    offerings: tuple[Offering, ...] = ()
    jobs: tuple[Job, ...] = ()
    needs: tuple[Need, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    progress: tuple[Progress, ...] = ()
