"""The records of the generator as models of pydantic: frozen, with no other keys, and with the constraints a field can say.

What pydantic is spared: texts and ids are not asked for control characters, white space and Unicode's form, which takes a function
in Python, and nothing is looked up in another record. Words are a `Literal`, which pydantic compares without making anything of it.
Defaults are left out of a document as the library leaves them out (`exclude_defaults`).
"""

from __future__ import annotations

from datetime import date  # noqa: TC003 -- pydantic reads the annotations
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=100_000)]
Ids: TypeAlias = tuple[Id, ...]


class Model(BaseModel):
    """What all have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Jurisdiction(Model):
    """A territory with law of its own."""

    code: Id
    name: Text
    within: Id | None = None


class Period(Model):
    """Days from a first one to the day before the end."""

    start: date
    end: date | None = None


class Cadence(Model):
    """How often."""

    every: Annotated[int, Field(ge=1, le=1200)]
    unit: Literal["day", "week", "month", "year"]


class Preference(Model):
    """What a segment wants more of, or less."""

    attribute: Id
    direction: Literal["more", "less"]
    weight: Annotated[int, Field(ge=1, le=5)]


class Segment(Model):
    """Customers who want the same."""

    id: Id
    name: Text
    description: Text | None = None
    preferences: tuple[Preference, ...] = ()
    requires: Ids = ()


class Evidence(Model):
    """What shows something."""

    reference: Text
    on: date
    kind: Text | None = None
    note: Text | None = None


class TargetingDecision(Model):
    """Whether a segment is served."""

    segment: Id
    choice: Literal["target", "defer", "decline"]
    on: date
    by: Text
    because: Text
    objectives: tuple[Text, ...] = ()


class Offering(Model):
    """What is offered."""

    id: Id
    name: Text
    kind: Literal["product", "service"]
    markets: Ids = ()
    tags: Ids = ()
    segments: Ids = ()
    on_sale: Period | None = None


class Job(Model):
    """What customers want to get done."""

    id: Id
    verb: Text
    object_of_verb: Text
    context: Text | None = None
    kind: Literal["functional", "emotional", "social", "consumption", "purchase"]


class DesiredOutcome(Model):
    """How they know that it went well."""

    direction: Literal["more", "less"]
    measure: Text
    object_of_control: Text
    context: Text | None = None
    examples: tuple[Text, ...] = ()


class Need(Model):
    """An outcome that segments want of a job."""

    id: Id
    job: Id
    outcome: DesiredOutcome
    segments: Annotated[Ids, Field(min_length=1)]
    step: Text | None = None
    expectation: Literal["basic", "performance", "excitement"] | None = None
    evidence: tuple[Evidence, ...] = ()


class Applicability(Model):
    """What a law concerns."""

    jurisdictions: Ids = ()
    kinds: tuple[Literal["product", "service"], ...] = ()
    all_of: Ids = ()
    any_of: Ids = ()
    none_of: Ids = ()


class LegalReference(Model):
    """Where a law stands."""

    scheme: Literal["celex", "eli", "akn", "iso", "url", "other"]
    value: Text
    provision: Text | None = None


class Version(Model):
    """What a law asks from a day on."""

    in_force: Period
    duty: Text
    source: LegalReference
    announced: date | None = None


class Obligation(Model):
    """A law, or what was promised."""

    id: Id
    title: Text
    kind: Literal["statutory", "regulatory", "contractual", "voluntary"]
    authority: Text
    owner: Text
    applicability: Applicability
    versions: Annotated[tuple[Version, ...], Field(min_length=1)]
    review: Cadence
    note: Text | None = None


class Progress(Model):
    """How far a requirement is."""

    requirement: Text
    step: Literal["determined", "understood", "delivered", "satisfied"]
    on: date
    by: Text
    evidence: tuple[Evidence, ...] = ()
    heard_in: Id | None = None
    result: Text | None = None


class Register(Model):
    """All of them."""

    format: Literal["customerfocus/register"]
    schema_: Annotated[int, Field(alias="schema", ge=1, le=1)]
    organisation: Text
    jurisdictions: tuple[Jurisdiction, ...] = ()
    segments: tuple[Segment, ...] = ()
    targeting_decisions: tuple[TargetingDecision, ...] = ()
    offerings: tuple[Offering, ...] = ()
    jobs: tuple[Job, ...] = ()
    needs: tuple[Need, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    progress: tuple[Progress, ...] = ()
