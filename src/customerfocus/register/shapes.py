"""What is known of each kind of record, declared once: where it is kept, what identifies it, what it names, since when it is known.

The register, the document, the index and the tests read this table; no other place repeats it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, final

import attrs

from customerfocus.errors import WrongTypeError
from customerfocus.model.actions import Action
from customerfocus.model.feedback import FeedbackSession
from customerfocus.model.needs import Job, Need, Priority
from customerfocus.model.obligations import ComplianceEvaluation, Integration, Obligation, RegulatoryWatch
from customerfocus.model.offerings import Characteristic, Contribution, Jurisdiction, Offering
from customerfocus.model.positioning import Positioning
from customerfocus.model.requirements import Progress, Requirement
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
from customerfocus.model.segments import Capability, Resolution, Segment, TargetingDecision, TradeOff
from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

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
)
"""Any record a register holds."""

R = TypeVar("R", bound=Record)

Address: TypeAlias = tuple[Kind, str]
"""The kind and the key of a record: a `Ref`, without its checks."""


@final
@attrs.frozen(kw_only=True)
class Link:
    """One reference as it stands in a record.

    Attributes:
        field: Where in the record, as `statements[0].need`.
        kind: The kind of record it means.
        key: The key it names.
    """

    field: str
    kind: Kind
    key: str


@final
@attrs.frozen(kw_only=True)
class Reference:
    """A field that names other records by key, or by `Ref`.

    Attributes:
        path: The field, or a path through nested values: `statements.need`.
        kind: The kind of record it names; `None` where it is a `Ref`, which says its kind itself.
    """

    path: str
    kind: Kind | None

    def links(self, record: object) -> Iterator[Link]:
        """Yield each reference that *record* has here."""
        for field, value in _values(record, self.path):
            if isinstance(value, Ref):
                yield Link(field=field, kind=value.kind, key=value.key)
            elif self.kind is not None:
                yield Link(field=field, kind=self.kind, key=value)


@final
@attrs.frozen(kw_only=True)
class Shape:
    """What is known of one kind of record.

    Attributes:
        type: Its class.
        field: The register's field that keeps it, and the document's.
        kind: Its word.
        key: The attributes that identify it together.
        is_pair: Whether the first two of them are a pair whose order means nothing.
        references: The fields that name other records.
        known_from: The attribute with the day it is known from; `None` where it is known always.
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
        """Yield every reference in *record*."""
        for reference in self.references:
            yield from reference.links(record)

    def day_of(self, record: Record) -> date | None:
        """Return the day *record* is known from; `None` where it is known always."""
        return None if self.known_from is None else getattr(record, self.known_from)


_SEGMENT: Final = Reference(path="segment", kind=Kind.SEGMENT)
_SEGMENTS: Final = Reference(path="segments", kind=Kind.SEGMENT)
_NEED: Final = Reference(path="need", kind=Kind.NEED)
_OFFERING: Final = Reference(path="offering", kind=Kind.OFFERING)
_OBLIGATION: Final = Reference(path="obligation", kind=Kind.OBLIGATION)
_FACTOR: Final = Reference(path="factor", kind=Kind.FACTOR)
_RISK: Final = Reference(path="risk", kind=Kind.RISK)
_EFFECTS: Final = (
    Reference(path="effects.offering", kind=Kind.OFFERING),
    Reference(path="effects.segment", kind=Kind.SEGMENT),
    Reference(path="effects.obligation", kind=Kind.OBLIGATION),
)

SHAPES: Final = (
    Shape(
        type=Jurisdiction,
        field="jurisdictions",
        kind=Kind.JURISDICTION,
        key=("code",),
        references=(Reference(path="within", kind=Kind.JURISDICTION),),
    ),
    Shape(type=Capability, field="capabilities", kind=Kind.CAPABILITY),
    Shape(type=Segment, field="segments", kind=Kind.SEGMENT, references=(Reference(path="requires", kind=Kind.CAPABILITY),)),
    Shape(type=TradeOff, field="trade_offs", kind=Kind.TRADE_OFF, key=("attribute", "against"), is_pair=True),
    Shape(
        type=Resolution,
        field="resolutions",
        kind=Kind.RESOLUTION,
        key=("first", "second", "attributes", "on"),
        is_pair=True,
        references=(Reference(path="first", kind=Kind.SEGMENT), Reference(path="second", kind=Kind.SEGMENT)),
        known_from="on",
    ),
    Shape(type=StrategicObjective, field="strategic_objectives", kind=Kind.STRATEGIC_OBJECTIVE),
    Shape(
        type=Exclusion,
        field="exclusions",
        kind=Kind.EXCLUSION,
        key=("rule", "subject", "in_force"),
        references=(Reference(path="subject", kind=None),),
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
        references=(_SEGMENT, Reference(path="objectives", kind=Kind.STRATEGIC_OBJECTIVE)),
        known_from="on",
    ),
    Shape(
        type=Offering,
        field="offerings",
        kind=Kind.OFFERING,
        references=(Reference(path="markets", kind=Kind.JURISDICTION), _SEGMENTS),
    ),
    Shape(
        type=Characteristic,
        field="characteristics",
        kind=Kind.CHARACTERISTIC,
        references=(_OFFERING,),
    ),
    Shape(
        type=Contribution,
        field="contributions",
        kind=Kind.CONTRIBUTION,
        key=("characteristic", "need"),
        references=(Reference(path="characteristic", kind=Kind.CHARACTERISTIC), _NEED),
    ),
    Shape(type=Job, field="jobs", kind=Kind.JOB),
    Shape(
        type=Need,
        field="needs",
        kind=Kind.NEED,
        references=(Reference(path="job", kind=Kind.JOB), _SEGMENTS, Reference(path="evidence", kind=Kind.FEEDBACK_SESSION)),
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
        references=(Reference(path="applicability.jurisdictions", kind=Kind.JURISDICTION),),
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
        references=(Reference(path="jurisdictions", kind=Kind.JURISDICTION),),
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
        references=(_OFFERING, Reference(path="origin.segment", kind=Kind.SEGMENT)),
    ),
    Shape(
        type=Progress,
        field="progress",
        kind=Kind.PROGRESS,
        key=("requirement", "step", "on"),
        references=(
            Reference(path="requirement", kind=Kind.REQUIREMENT),
            Reference(path="heard_in", kind=Kind.FEEDBACK_SESSION),
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
    Shape(
        type=RiskReview,
        field="risk_reviews",
        kind=Kind.RISK_REVIEW,
        key=("risk", "on"),
        references=(_RISK,),
        known_from="on",
    ),
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
        references=(Reference(path="opportunity", kind=Kind.OPPORTUNITY),),
        known_from="on",
    ),
    Shape(type=RiskCriteria, field="risk_criteria", kind=Kind.RISK_CRITERIA, key=("on",), known_from="on"),
    Shape(
        type=Action,
        field="actions",
        kind=Kind.ACTION,
        references=(Reference(path="serves", kind=None), Reference(path="serves.subject", kind=None)),
        known_from="planned",
    ),
    Shape(
        type=FeedbackSession,
        field="feedback_sessions",
        kind=Kind.FEEDBACK_SESSION,
        references=(_SEGMENT, Reference(path="statements.need", kind=Kind.NEED)),
        known_from="on",
    ),
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
    if isinstance(part, tuple):
        return "+".join(sorted(part))
    return "" if part is None else str(part)


def _values(holder: object, path: str) -> Iterator[tuple[str, Any]]:
    """Yield what stands at a path, and where; nothing where a member of a union has no such field."""
    name, _, rest = path.partition(".")
    value: Any = getattr(holder, name, None)
    if value is None:
        return
    if not rest:
        for each in value if isinstance(value, tuple) else (value,):
            yield name, each
        return
    places = [(f"{name}[{index}]", each) for index, each in enumerate(value)] if isinstance(value, tuple) else [(name, value)]
    for place, each in places:
        for field, inner in _values(each, rest):
            yield f"{place}.{field}", inner
