"""The register: an immutable whole in which every key is unique and every reference resolves."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast, final

import attrs

from customerfocus._checks import Subscripted, instance, is_no_collection, members, text
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, IntegrityError, IntegrityProblem, WrongTypeError, shown
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
from customerfocus.register.agreement import concerned, disagreements
from customerfocus.register.index import Index
from customerfocus.register.integrity import broken, by_address, in_order, problem
from customerfocus.register.shapes import SHAPES, R, Record, are_records, key_of, shape_of
from customerfocus.register.splicing import spliced
from customerfocus.values.identifiers import Ref

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from customerfocus.register.links import Address

T = TypeVar("T", bound=Record)


class Rows(Subscripted, tuple[T, ...]):
    """A converter: records become a plain tuple sorted by key. What is no collection of records stays as it is, for the check."""

    __slots__ = ()

    def __new__(cls, values: Iterable[T]) -> Rows[T]:
        """Return *values* sorted by key."""
        given = values if is_no_collection(values) else tuple(values)
        return cast("Rows[T]", tuple(sorted(given, key=key_of)) if are_records(given) else given)


@final
@attrs.frozen(kw_only=True)
class Difference(Value):
    """What it takes to come from one register to another.

    Attributes:
        added: Records only the other one holds.
        removed: Records only the first one holds.
        changed: Records of the same key and other content: before, after.
    """

    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    changed: tuple[tuple[Record, Record], ...]


@final
@attrs.frozen(kw_only=True)
class Register(Value):
    """Everything one organisation knows about its customers.

    It never changes: `with_records` and `without` return another one. Records are kept sorted by key, so the order in which they
    were added means nothing. Equality and hash are by value.

    Attributes:
        organisation: Whose register it is.
        jurisdictions: Territories, and which lies within which.
        capabilities: Processes, resources and choices that segments require.
        segments: Customers who want the same.
        trade_offs: Qualities that cannot both be had.
        resolutions: How contradictions were settled.
        strategic_objectives: What the organisation wants to reach.
        exclusions: Rules set aside.
        positionings: How attractive segments are, and how strong we are in them.
        targeting_decisions: Which segments are served.
        offerings: Products and services.
        characteristics: What can be specified about offerings.
        contributions: Which characteristic serves which need.
        jobs: What customers are trying to get done.
        needs: The outcomes they want.
        priorities: How important and how satisfied each need is.
        obligations: What the law, regulators, contracts and promises ask.
        compliance_evaluations: Whether offerings complied when somebody looked.
        regulatory_watches: When somebody looked for changes of law.
        integrations: Which versions of obligations are built into the way of working.
        requirements: What customers stated; the others are derived.
        progress: How far requirements have come.
        factors: Where risks and opportunities come from.
        factor_reviews: What was found when somebody looked at a factor.
        risks: What may go wrong.
        risk_reviews: What was found when somebody looked at a risk again.
        risk_acceptances: Risks retained by informed decision.
        opportunities: What may go well.
        opportunity_reviews: What was found when somebody looked at an opportunity again.
        risk_criteria: How risks are rated, and how much is tolerated.
        actions: What is done about all that.
        feedback_sessions: Meetings with customers.
        feedback: What customers told us unasked.
        surveys: Questions that are asked together.
        waves: How they were answered.
        studies: Research into what customers want.
        trends: Where factors are going.
        metrics: The figures that are watched.
        objectives: What they are to reach.
        commitment_acts: What leaders did for customers.
        management_reviews: When top management looked at how it goes.
        decisions: What was decided that customers feel.
        authorities: Who may solve customers' problems without asking.
        recognitions: Who was thanked, and for what.
        index: The same records, ready to be asked by key, by reference and by day; made by the register itself.

    Raises:
        IntegrityError: A key stands twice, a reference leads nowhere, or jurisdictions lie within each other in a circle. Every
            problem is listed, as are records that contradict one another.

    Examples:
        >>> register = Register(organisation="Moka Bar").with_records(Segment(id="commuters", name="Weekday commuters"))
        >>> register.get(Segment, "commuters").name
        'Weekday commuters'
    """

    organisation: str
    jurisdictions: tuple[Jurisdiction, ...] = attrs.field(converter=Rows[Jurisdiction], default=())
    capabilities: tuple[Capability, ...] = attrs.field(converter=Rows[Capability], default=())
    segments: tuple[Segment, ...] = attrs.field(converter=Rows[Segment], default=())
    trade_offs: tuple[TradeOff, ...] = attrs.field(converter=Rows[TradeOff], default=())
    resolutions: tuple[Resolution, ...] = attrs.field(converter=Rows[Resolution], default=())
    strategic_objectives: tuple[StrategicObjective, ...] = attrs.field(converter=Rows[StrategicObjective], default=())
    exclusions: tuple[Exclusion, ...] = attrs.field(converter=Rows[Exclusion], default=())
    positionings: tuple[Positioning, ...] = attrs.field(converter=Rows[Positioning], default=())
    targeting_decisions: tuple[TargetingDecision, ...] = attrs.field(converter=Rows[TargetingDecision], default=())
    offerings: tuple[Offering, ...] = attrs.field(converter=Rows[Offering], default=())
    characteristics: tuple[Characteristic, ...] = attrs.field(converter=Rows[Characteristic], default=())
    contributions: tuple[Contribution, ...] = attrs.field(converter=Rows[Contribution], default=())
    jobs: tuple[Job, ...] = attrs.field(converter=Rows[Job], default=())
    needs: tuple[Need, ...] = attrs.field(converter=Rows[Need], default=())
    priorities: tuple[Priority, ...] = attrs.field(converter=Rows[Priority], default=())
    obligations: tuple[Obligation, ...] = attrs.field(converter=Rows[Obligation], default=())
    compliance_evaluations: tuple[ComplianceEvaluation, ...] = attrs.field(converter=Rows[ComplianceEvaluation], default=())
    regulatory_watches: tuple[RegulatoryWatch, ...] = attrs.field(converter=Rows[RegulatoryWatch], default=())
    integrations: tuple[Integration, ...] = attrs.field(converter=Rows[Integration], default=())
    requirements: tuple[Requirement, ...] = attrs.field(converter=Rows[Requirement], default=())
    progress: tuple[Progress, ...] = attrs.field(converter=Rows[Progress], default=())
    factors: tuple[Factor, ...] = attrs.field(converter=Rows[Factor], default=())
    factor_reviews: tuple[FactorReview, ...] = attrs.field(converter=Rows[FactorReview], default=())
    risks: tuple[Risk, ...] = attrs.field(converter=Rows[Risk], default=())
    risk_reviews: tuple[RiskReview, ...] = attrs.field(converter=Rows[RiskReview], default=())
    risk_acceptances: tuple[RiskAcceptance, ...] = attrs.field(converter=Rows[RiskAcceptance], default=())
    opportunities: tuple[Opportunity, ...] = attrs.field(converter=Rows[Opportunity], default=())
    opportunity_reviews: tuple[OpportunityReview, ...] = attrs.field(converter=Rows[OpportunityReview], default=())
    risk_criteria: tuple[RiskCriteria, ...] = attrs.field(converter=Rows[RiskCriteria], default=())
    actions: tuple[Action, ...] = attrs.field(converter=Rows[Action], default=())
    feedback_sessions: tuple[FeedbackSession, ...] = attrs.field(converter=Rows[FeedbackSession], default=())
    feedback: tuple[Feedback, ...] = attrs.field(converter=Rows[Feedback], default=())
    surveys: tuple[Survey, ...] = attrs.field(converter=Rows[Survey], default=())
    waves: tuple[Wave, ...] = attrs.field(converter=Rows[Wave], default=())
    studies: tuple[Study, ...] = attrs.field(converter=Rows[Study], default=())
    trends: tuple[Trend, ...] = attrs.field(converter=Rows[Trend], default=())
    metrics: tuple[Metric, ...] = attrs.field(converter=Rows[Metric], default=())
    objectives: tuple[Objective, ...] = attrs.field(converter=Rows[Objective], default=())
    commitment_acts: tuple[CommitmentAct, ...] = attrs.field(converter=Rows[CommitmentAct], default=())
    management_reviews: tuple[ManagementReview, ...] = attrs.field(converter=Rows[ManagementReview], default=())
    decisions: tuple[Decision, ...] = attrs.field(converter=Rows[Decision], default=())
    authorities: tuple[Authority, ...] = attrs.field(converter=Rows[Authority], default=())
    recognitions: tuple[Recognition, ...] = attrs.field(converter=Rows[Recognition], default=())
    index: Index = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        text(self.organisation, "organisation")
        for shape in SHAPES:
            members(getattr(self, shape.field), shape.field, shape.type)
        held, problems = by_address(self.records())
        problems += _wrong(self, held.values(), held)
        if problems:
            raise IntegrityError(in_order(problems))
        object.__setattr__(self, "index", Index(records=MappingProxyType(held)))

    def records(self) -> Iterator[Record]:
        """Yield every record, kind by kind, sorted by key."""
        for shape in SHAPES:
            yield from getattr(self, shape.field)

    def get(self, kind: type[R], key: str) -> R | None:
        """Return the record of a class by its key, or `None`.

        Raises:
            WrongTypeError: *kind* is no class of records, or the key no text.
        """
        if type(key) is not str:
            raise WrongTypeError("key", "text", key, "type.text")
        found = self.index.records.get((shape_of(kind).kind, key))
        return found if isinstance(found, kind) else None

    def find(self, ref: Ref) -> Record | None:
        """Return the record a `Ref` points to, or `None`."""
        instance(ref, "ref", Ref)
        return self.index.records.get((ref.kind, ref.key))

    def with_records(self, *records: Record) -> Register:
        """Return a register that holds *records* too.

        A record with an id takes the place of the one with the same id. Adding an equal record changes nothing. Records may be
        given in any order; references among them resolve.

        Raises:
            WrongTypeError: Something given is no record.
            IntegrityError: The result would not stand together, one key is given twice, or a record without an id of its own is
                held with other content (take that one out with `without` first). Every problem is listed; nothing is added.
        """
        added: dict[Address, Record] = {}
        problems: list[IntegrityProblem] = []
        for address, record in _addressed(records):
            held = self.index.records.get(address)
            if address in added:
                problems.append(problem(record, "id.duplicate", "is given twice"))
            elif held is not None and held != record and not shape_of(type(record)).has_id:
                law = "is held with other content, and it has no id of its own: take that one out with `without` first"
                problems.append(problem(record, "record.conflict", law))
            added[address] = record
        if not problems and all(self.index.records.get(address) == record for address, record in added.items()):
            return self
        evolved = self._evolved(added)
        together = evolved.index.records
        if problems or _wrong(evolved, concerned(added, together), together):
            return self._holding(together, problems)  # where there is any problem, every one is told
        return evolved

    def without(self, *records: Record) -> Register:
        """Return a register that does not hold *records*.

        Raises:
            WrongTypeError: Something given is no record.
            IntegrityError: One is not held, or not with this content, or another record refers to it. Every problem is listed;
                nothing is taken out.
        """
        left = dict(self.index.records)
        problems: list[IntegrityProblem] = []
        for address, record in _addressed(records):
            if self.index.records.get(address) == record:
                left.pop(address, None)
            else:
                problems.append(problem(record, "record.missing", "is not held, or not with this content"))
        return self._holding(left, problems)

    def difference(self, other: Register) -> Difference:
        """Return what it takes to come from this register to *other*, which must be of the same organisation.

        Raises:
            WrongTypeError: It is no register.
            BrokenLawError: It is of another organisation.
        """
        instance(other, "other", Register)
        if other.organisation != self.organisation:
            law = f"be of {shown(self.organisation)}"
            raise BrokenLawError("difference.organisation", "other", law, shown(other.organisation))
        before, after = dict(_addressed(self.records())), dict(_addressed(other.records()))
        return Difference(
            added=tuple(record for address, record in after.items() if address not in before),
            removed=tuple(record for address, record in before.items() if address not in after),
            changed=tuple((before[each], after[each]) for each in before if each in after and before[each] != after[each]),
        )

    def _evolved(self, added: Mapping[Address, Record]) -> Register:
        """Return what this register becomes with some records added, without judging anything: whoever asks for it does."""
        fields = {each.name: getattr(self, each.name) for each in attrs.fields(Register)}
        fields["index"] = self.index.evolved(added)
        replaced = _by_field(self.index.records[each] for each in added if each in self.index.records)
        for field, records in _by_field(added.values()).items():
            fields[field] = spliced(fields[field], replaced.get(field, ()), records, key_of)
        register = object.__new__(Register)
        for name, value in fields.items():
            object.__setattr__(register, name, value)
        return register

    def _holding(self, records: Mapping[Address, Record], problems: list[IntegrityProblem]) -> Register:
        try:
            register = Register(organisation=self.organisation, **_by_field(records.values()))
        except IntegrityError as error:
            raise IntegrityError(in_order([*problems, *error.problems])) from None
        if problems:
            raise IntegrityError(in_order(problems))
        return register


def _wrong(register: Register, records: Collection[Record], held: Mapping[Address, Record]) -> list[IntegrityProblem]:
    """Return what is wrong with some of the records of a register."""
    questions = {question.id: question for survey in register.surveys for question in survey.questions}
    return [*broken(records, held, register.organisation, questions), *disagreements(records, held, questions)]


def _by_field(records: Iterable[Record]) -> dict[str, Any]:
    """Return records by the field that keeps them."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[shape_of(type(record)).field].append(record)
    return dict(found)


def _addressed(records: Iterable[Record]) -> Iterator[tuple[Address, Record]]:
    for index, record in enumerate(records):
        if not are_records((record,)):
            raise WrongTypeError(f"records[{index}]", "a record", record)
        yield shape_of(type(record)).address_of(record), record
