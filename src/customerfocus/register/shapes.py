"""What is known of each kind of record, declared once: where it is kept, what identifies it, what it names, since when it is known.

The register, the document, the index and the tests read this table; no other place repeats it.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, final

import attrs

from customerfocus._value import Value
from customerfocus.errors import WrongTypeError
from customerfocus.model.actions import Action
from customerfocus.model.feedback import Feedback, FeedbackSession
from customerfocus.model.leadership import Authority, CommitmentAct, Decision, ManagementReview, Recognition
from customerfocus.model.needs import Job, Need, Priority
from customerfocus.model.obligations import ComplianceEvaluation, Integration, Obligation, RegulatoryWatch
from customerfocus.model.offerings import Characteristic, Contribution, Jurisdiction, Offering
from customerfocus.model.positioning import Positioning
from customerfocus.model.requirements import Progress, Requirement
from customerfocus.model.research import Study, Trend
from customerfocus.model.risks import (
    Factor,
    FactorReview,
    Opportunity,
    OpportunityReview,
    Risk,
    RiskAcceptance,
    RiskCriteria,
    RiskReview,
)
from customerfocus.model.satisfaction import Metric, Objective
from customerfocus.model.segments import Capability, Resolution, Segment, TargetingDecision, TradeOff
from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.model.surveys import Survey, Wave
from customerfocus.register.links import Address, Link, Reference
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Record: TypeAlias = (
    Jurisdiction
    | Capability
    | Segment
    | TradeOff
    | Resolution
    | StrategicObjective
    | Exclusion
    | Positioning
    | TargetingDecision
    | Offering
    | Characteristic
    | Contribution
    | Job
    | Need
    | Priority
    | Obligation
    | ComplianceEvaluation
    | RegulatoryWatch
    | Integration
    | Requirement
    | Progress
    | Factor
    | FactorReview
    | Risk
    | RiskReview
    | RiskAcceptance
    | Opportunity
    | OpportunityReview
    | RiskCriteria
    | Action
    | FeedbackSession
    | Feedback
    | Survey
    | Wave
    | Study
    | Trend
    | Metric
    | Objective
    | CommitmentAct
    | ManagementReview
    | Decision
    | Authority
    | Recognition
)
"""Any record a register holds."""

R = TypeVar("R", bound=Record)

ALWAYS: Final = date.min
"""The day a record is known from that is known always."""


@final
@attrs.frozen(kw_only=True)
class Shape(Value):
    """What is known of one kind of record.

    Attributes:
        type: Its class.
        field: The register's field that keeps it, and the document's.
        kind: Its word.
        key: The attributes that identify it together.
        is_pair: Whether the first two of them are a pair whose order means nothing.
        references: The fields that name other records.
        known_from: The attribute with the day it is known from, or with the period whose end is that day; `None` where it is known
            always.
    """

    type: type[Record]  # noqa: A003 -- the type of the record, and no better word
    field: str
    kind: Kind
    key: tuple[str, ...] = ("id",)
    is_pair: bool = False
    references: tuple[Reference, ...] = ()
    known_from: str | None = None

    @property
    def has_id(self) -> bool:
        """Whether it has an id of its own, so that a new version can take its place."""
        return self.key in (("id",), ("code",))

    def key_of(self, record: Record) -> str:
        """Return the key of *record*: its parts joined by `@`, a part of several names sorted and joined by `+`."""
        parts = [_text(getattr(record, name)) for name in self.key]
        if self.is_pair:
            parts[:2] = sorted(parts[:2])
        return "@".join(parts)

    def ref_of(self, record: Record) -> Ref:
        """Return the pointer to *record*."""
        return Ref(kind=self.kind, key=self.key_of(record))

    def address_of(self, record: Record) -> Address:
        """Return the kind and the key of *record*."""
        return self.kind, self.key_of(record)

    def links_of(self, record: Record) -> Iterator[Link]:
        """Yield every reference in *record*.

        Examples:
            >>> [link.addresses for link in shape_of(Segment).links_of(Segment(id="a", name="A", requires=["room"]))]
            [((<Kind.CAPABILITY: 'capability'>, 'room'),)]
        """
        for reference in self.references:
            yield from reference.links(record)

    def day_of(self, record: Record) -> date | None:
        """Return the day *record* is known from: `ALWAYS`, or its own; `None` where it is not known yet."""
        if self.known_from is None:
            return ALWAYS
        day: date | Period = getattr(record, self.known_from)
        return day.end if isinstance(day, Period) else day


_SEGMENT: Final = Reference(path="segment", kinds=(Kind.SEGMENT,))
_SEGMENTS: Final = Reference(path="segments", kinds=(Kind.SEGMENT,))
_NEED: Final = Reference(path="need", kinds=(Kind.NEED,))
_OFFERING: Final = Reference(path="offering", kinds=(Kind.OFFERING,))
_OBLIGATION: Final = Reference(path="obligation", kinds=(Kind.OBLIGATION,))
_FACTOR: Final = Reference(path="factor", kinds=(Kind.FACTOR,))
_RISK: Final = Reference(path="risk", kinds=(Kind.RISK,))
_EFFECTS: Final = (
    Reference(path="effects.offering", kinds=(Kind.OFFERING,), is_set=True),
    Reference(path="effects.segment", kinds=(Kind.SEGMENT,), is_set=True),
    Reference(path="effects.obligation", kinds=(Kind.OBLIGATION,), is_set=True),
)
_SOURCES: Final = (Kind.FEEDBACK_SESSION, Kind.WAVE, Kind.STUDY, Kind.FEEDBACK)
_SERVES: Final = Reference(path="serves")

SHAPES: Final = (
    Shape(
        type=Jurisdiction,
        field="jurisdictions",
        kind=Kind.JURISDICTION,
        key=("code",),
        references=(Reference(path="within", kinds=(Kind.JURISDICTION,)),),
    ),
    Shape(type=Capability, field="capabilities", kind=Kind.CAPABILITY),
    Shape(type=Segment, field="segments", kind=Kind.SEGMENT, references=(Reference(path="requires", kinds=(Kind.CAPABILITY,)),)),
    Shape(type=TradeOff, field="trade_offs", kind=Kind.TRADE_OFF, key=("attribute", "against"), is_pair=True),
    Shape(
        type=Resolution,
        field="resolutions",
        kind=Kind.RESOLUTION,
        key=("first", "second", "attributes", "on"),
        is_pair=True,
        references=(Reference(path="first", kinds=(Kind.SEGMENT,)), Reference(path="second", kinds=(Kind.SEGMENT,))),
        known_from="on",
    ),
    Shape(type=StrategicObjective, field="strategic_objectives", kind=Kind.STRATEGIC_OBJECTIVE),
    Shape(
        type=Exclusion,
        field="exclusions",
        kind=Kind.EXCLUSION,
        key=("rule", "subject", "in_force"),
        references=(Reference(path="subject"),),
    ),
    Shape(
        type=Positioning,
        field="positionings",
        kind=Kind.POSITIONING,
        key=("segment", "on"),
        references=(_SEGMENT,),
        known_from="on",
    ),
    Shape(
        type=TargetingDecision,
        field="targeting_decisions",
        kind=Kind.TARGETING_DECISION,
        key=("segment", "on"),
        references=(_SEGMENT, Reference(path="objectives", kinds=(Kind.STRATEGIC_OBJECTIVE,))),
        known_from="on",
    ),
    Shape(
        type=Offering,
        field="offerings",
        kind=Kind.OFFERING,
        references=(Reference(path="markets", kinds=(Kind.JURISDICTION,)), _SEGMENTS),
    ),
    Shape(type=Characteristic, field="characteristics", kind=Kind.CHARACTERISTIC, references=(_OFFERING,)),
    Shape(
        type=Contribution,
        field="contributions",
        kind=Kind.CONTRIBUTION,
        key=("characteristic", "need"),
        references=(Reference(path="characteristic", kinds=(Kind.CHARACTERISTIC,)), _NEED),
    ),
    Shape(type=Job, field="jobs", kind=Kind.JOB),
    Shape(
        type=Need,
        field="needs",
        kind=Kind.NEED,
        references=(Reference(path="job", kinds=(Kind.JOB,)), _SEGMENTS, Reference(path="evidence", kinds=_SOURCES)),
    ),
    Shape(
        type=Priority,
        field="priorities",
        kind=Kind.PRIORITY,
        key=("need", "segment", "on"),
        references=(_NEED, _SEGMENT),
        known_from="on",
    ),
    Shape(
        type=Obligation,
        field="obligations",
        kind=Kind.OBLIGATION,
        references=(Reference(path="applicability.jurisdictions", kinds=(Kind.JURISDICTION,)),),
    ),
    Shape(
        type=ComplianceEvaluation,
        field="compliance_evaluations",
        kind=Kind.COMPLIANCE_EVALUATION,
        key=("obligation", "offering", "on"),
        references=(_OBLIGATION, _OFFERING),
        known_from="on",
    ),
    Shape(
        type=RegulatoryWatch,
        field="regulatory_watches",
        kind=Kind.REGULATORY_WATCH,
        key=("jurisdictions", "on"),
        references=(Reference(path="jurisdictions", kinds=(Kind.JURISDICTION,)),),
        known_from="on",
    ),
    Shape(
        type=Integration,
        field="integrations",
        kind=Kind.INTEGRATION,
        key=("obligation", "version_start"),
        references=(_OBLIGATION,),
        known_from="on",
    ),
    Shape(
        type=Requirement,
        field="requirements",
        kind=Kind.REQUIREMENT,
        references=(_OFFERING, Reference(path="origin.segment", kinds=(Kind.SEGMENT,))),
    ),
    Shape(
        type=Progress,
        field="progress",
        kind=Kind.PROGRESS,
        key=("requirement", "step", "on"),
        references=(
            Reference(path="requirement", kinds=(Kind.REQUIREMENT,)),
            Reference(path="heard_in", kinds=_SOURCES),
        ),
        known_from="on",
    ),
    Shape(type=Factor, field="factors", kind=Kind.FACTOR),
    Shape(
        type=FactorReview,
        field="factor_reviews",
        kind=Kind.FACTOR_REVIEW,
        key=("factor", "on"),
        references=(_FACTOR,),
        known_from="on",
    ),
    Shape(type=Risk, field="risks", kind=Kind.RISK, references=(_FACTOR, *_EFFECTS), known_from="identified"),
    Shape(type=RiskReview, field="risk_reviews", kind=Kind.RISK_REVIEW, key=("risk", "on"), references=(_RISK,), known_from="on"),
    Shape(
        type=RiskAcceptance,
        field="risk_acceptances",
        kind=Kind.RISK_ACCEPTANCE,
        key=("risk", "on"),
        references=(_RISK,),
        known_from="on",
    ),
    Shape(
        type=Opportunity,
        field="opportunities",
        kind=Kind.OPPORTUNITY,
        references=(_FACTOR, *_EFFECTS),
        known_from="identified",
    ),
    Shape(
        type=OpportunityReview,
        field="opportunity_reviews",
        kind=Kind.OPPORTUNITY_REVIEW,
        key=("opportunity", "on"),
        references=(Reference(path="opportunity", kinds=(Kind.OPPORTUNITY,)),),
        known_from="on",
    ),
    Shape(type=RiskCriteria, field="risk_criteria", kind=Kind.RISK_CRITERIA, key=("on",), known_from="on"),
    Shape(
        type=Action,
        field="actions",
        kind=Kind.ACTION,
        references=(_SERVES, Reference(path="serves.subject", is_set=True)),
        known_from="planned",
    ),
    Shape(
        type=FeedbackSession,
        field="feedback_sessions",
        kind=Kind.FEEDBACK_SESSION,
        references=(_SEGMENT, Reference(path="statements.need", kinds=(Kind.NEED,))),
        known_from="on",
    ),
    Shape(
        type=Feedback,
        field="feedback",
        kind=Kind.FEEDBACK,
        references=(
            _SEGMENT,
            Reference(path="solved_under", kinds=(Kind.AUTHORITY,)),
            Reference(path="led_to", kinds=(Kind.ACTION,)),
        ),
        known_from="received",
    ),
    Shape(type=Survey, field="surveys", kind=Kind.SURVEY, references=(Reference(path="questions.asks.need", kinds=(Kind.NEED,)),)),
    Shape(
        type=Wave,
        field="waves",
        kind=Kind.WAVE,
        references=(
            Reference(path="survey", kinds=(Kind.SURVEY,)),
            Reference(path="samples.segment", kinds=(Kind.SEGMENT,), is_set=True),
            Reference(path="samples.tallies.question", kinds=(Kind.QUESTION,), is_set=True),
        ),
        known_from="fielded",
    ),
    Shape(type=Study, field="studies", kind=Kind.STUDY, references=(_SEGMENTS,), known_from="fielded"),
    Shape(type=Trend, field="trends", kind=Kind.TREND, key=("factor", "on"), references=(_FACTOR,), known_from="on"),
    Shape(
        type=Metric,
        field="metrics",
        kind=Kind.METRIC,
        references=(Reference(path="question", kinds=(Kind.QUESTION,)), _SEGMENT),
    ),
    Shape(
        type=Objective,
        field="objectives",
        kind=Kind.OBJECTIVE,
        references=(Reference(path="metric", kinds=(Kind.METRIC,)), Reference(path="strategic", kinds=(Kind.STRATEGIC_OBJECTIVE,))),
    ),
    Shape(type=CommitmentAct, field="commitment_acts", kind=Kind.COMMITMENT_ACT, known_from="on"),
    Shape(
        type=ManagementReview,
        field="management_reviews",
        kind=Kind.MANAGEMENT_REVIEW,
        references=(
            Reference(path="objectives", kinds=(Kind.STRATEGIC_OBJECTIVE,)),
            Reference(path="decisions", kinds=(Kind.DECISION,)),
        ),
        known_from="on",
    ),
    Shape(
        type=Decision,
        field="decisions",
        kind=Kind.DECISION,
        references=(Reference(path="impacts.segment", kinds=(Kind.SEGMENT,), is_set=True),),
        known_from="on",
    ),
    Shape(type=Authority, field="authorities", kind=Kind.AUTHORITY),
    Shape(type=Recognition, field="recognitions", kind=Kind.RECOGNITION, references=(_SERVES,), known_from="on"),
)
"""One shape per kind of record, in the order of the register's fields."""

_BY_TYPE: Final[Mapping[type, Shape]] = MappingProxyType({shape.type: shape for shape in SHAPES})


def shape_of(kind: object) -> Shape:
    """Return the shape of a class of records.

    Raises:
        WrongTypeError: It is no class of records.
    """
    shape = _BY_TYPE.get(kind) if isinstance(kind, type) else None
    if shape is None:
        raise WrongTypeError("kind", "a class of records", kind)
    return shape


def key_of(record: Record) -> str:
    """Return the key of a record.

    Raises:
        WrongTypeError: It is no record.
    """
    return shape_of(type(record)).key_of(record)


def ref_of(record: Record) -> Ref:
    """Return the pointer to a record.

    Raises:
        WrongTypeError: It is no record.
    """
    return shape_of(type(record)).ref_of(record)


def are_records(values: object) -> bool:
    """Tell whether *values* is a tuple of records of one class."""
    return isinstance(values, tuple) and len(kinds := set(map(type, values))) <= 1 and kinds <= _BY_TYPE.keys()


def _text(part: Any) -> str:  # noqa: ANN401 -- whatever type an attribute of a key has
    if type(part) is str:
        return part
    if isinstance(part, tuple):
        return "+".join(sorted(part))
    return "" if part is None else str(part)
