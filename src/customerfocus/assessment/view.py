"""What a rule may see: the register as it was known on a day, and nothing later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, final, overload

import attrs

from customerfocus._checks import day, instance
from customerfocus._value import Value
from customerfocus.assessment.policy import Policy
from customerfocus.model.actions import Action
from customerfocus.model.feedback import Feedback, FeedbackSession
from customerfocus.model.needs import Need
from customerfocus.model.obligations import Applies, ComplianceEvaluation, Obligation
from customerfocus.model.offerings import Jurisdiction, Offering, Territory
from customerfocus.model.requirements import Imposed, Progress, Requirement, RequirementStep
from customerfocus.model.research import Study
from customerfocus.model.risks import Opportunity, OpportunityReview, Rating, Risk, RiskCriteria, RiskReview
from customerfocus.model.satisfaction import Metric
from customerfocus.model.segments import Choice, Segment, TargetingDecision
from customerfocus.model.surveys import Survey, Wave
from customerfocus.register.aggregate import Register
from customerfocus.register.derivation import Answers, applicability, requirements
from customerfocus.register.index import known_from
from customerfocus.register.measuring import measure
from customerfocus.register.shapes import SHAPES, ref_of
from customerfocus.register.standing import benefit_ratings, criteria, latest, residual_ratings
from customerfocus.values.identifiers import EvidenceId, FindingRef, Kind, ObligationId, OfferingId, Ref, RequirementId, SegmentId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from customerfocus.model.measurement import Measurement
    from customerfocus.model.obligations import Version
    from customerfocus.model.surveys import Question
    from customerfocus.register.shapes import R, Record
    from customerfocus.values.identifiers import FindingRef, MetricId, QuestionId


T = TypeVar("T")


class _remembered(Generic[T]):  # noqa: N801 -- used as `property` is
    """A property of a view that is computed once; that it was read, and what for, is noted every time."""

    def __init__(self, compute: Callable[[View], T]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, view: None, owner: type[View]) -> _remembered[T]: ...

    @overload
    def __get__(self, view: View, owner: type[View]) -> T: ...

    def __get__(self, view: View | None, owner: type[View]) -> _remembered[T] | T:
        return self if view is None else view.remember(self.compute)


@final
@attrs.frozen(kw_only=True)
class View(Value):
    """A register seen on a day. It is no register: a record may name one that is not known yet.

    What is read through it is noted, kind by kind, so that `horizon` knows on which days a rule may judge otherwise.

    Attributes:
        on: The day.
        policy: The figures to judge by.
    """

    _register: Register = attrs.field(alias="register")  # as attrs itself would call it; not every type checker knows that
    on: date
    policy: Policy
    _reading: list[set[type]] = attrs.field(init=False, factory=lambda: [set()], eq=False, repr=False)
    _memory: dict[Callable[[View], Any], tuple[Any, set[type]]] = attrs.field(init=False, factory=dict, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        instance(self._register, "register", Register)
        day(self.on, "on")
        instance(self.policy, "policy", Policy)

    @contextmanager
    def reading(self) -> Iterator[set[type]]:
        """Note the classes of the records that are read within, in the set that is returned."""
        self._reading.append(set())
        try:
            yield self._reading[-1]
        finally:
            self._reading[-2].update(self._reading.pop())

    def remember(self, compute: Callable[[View], T]) -> T:
        """Return what a function makes of this view, computed the first time it is asked.

        Args:
            compute: A function without side effects; what it reads is noted as read each time.
        """
        if compute not in self._memory:
            with self.reading() as read:
                self._memory[compute] = compute(self), read
        found: tuple[T, set[type]] = self._memory[compute]
        self._reading[-1].update(found[1])
        return found[0]

    def next_turning(self, kinds: Iterable[type]) -> date | None:
        """Return the first day after this one that is stored in a record of one of these classes, or `None`."""
        asked = tuple(kinds)
        return self._of(*asked).index.next_turning(asked, self.on)

    def _of(self, *kinds: type) -> Register:
        """Return the register to read records of these classes from."""
        self._reading[-1].update(kinds)
        return self._register

    @property
    def register(self) -> Register:
        """The register, as it is on every day: whoever reads it is taken to read all of it, and must cut off what is later."""
        return self._of(*(shape.type for shape in SHAPES))

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a class that are known on the day, longest known first, then by key.

        Raises:
            WrongTypeError: It is no class of records.
        """
        return self._of(kind).index.known(kind, self.on)

    def get(self, kind: type[R], key: str) -> R | None:
        """Return the record of a class by its key; `None` where there is none or it is not known on the day."""
        found = self._of(kind).get(kind, key)
        day = None if found is None else known_from(found)
        return found if day is not None and day <= self.on else None

    def naming(self, kind: type[R], target: Kind, key: str) -> tuple[R, ...]:
        """Return the records of a class, known on the day, that refer to a record; the latest known stands last."""
        return self._of(kind).index.referring(kind, target, key, self.on)

    def latest(self, kind: type[R], target: Kind, key: str) -> R | None:
        """Return the latest of the records that `naming` returns, or `None`."""
        found = self.naming(kind, target, key)
        return found[-1] if found else None

    def decision(self, segment: SegmentId) -> TargetingDecision | None:
        """Return the targeting decision in force for a segment on the day, or `None`."""
        return self.latest(TargetingDecision, Kind.SEGMENT, segment)

    def targeted_on(self, on: date) -> tuple[SegmentId, ...]:
        """Return the ids of the segments that were targeted on an earlier day, as far as they are known on this one, sorted."""
        choices = {each.segment: each.choice for each in self.all(TargetingDecision) if each.on <= on}  # the latest stands last
        return tuple(sorted(segment for segment, choice in choices.items() if choice is Choice.TARGET))

    def sources(self, keys: Iterable[EvidenceId]) -> tuple[FeedbackSession | Wave | Study | Feedback, ...]:
        """Return the sessions, waves, studies and feedback of these ids, as far as they are known on the day."""
        found = (
            self.get(FeedbackSession, key) or self.get(Wave, key) or self.get(Study, key) or self.get(Feedback, key) for key in keys
        )
        return tuple(each for each in found if each is not None)

    @property
    def organisation(self) -> Ref:
        """The pointer to the organisation itself, for a rule that asks it and no record."""
        return Ref(kind=Kind.ORGANISATION, key=self._register.organisation)

    def named(self, kind: type[R], keys: Iterable[str]) -> tuple[R, ...]:
        """Return the records of a class with these keys, as far as they are known on the day."""
        return tuple(found for found in (self.get(kind, key) for key in keys) if found is not None)

    @_remembered
    def targeting(self) -> tuple[tuple[Segment, TargetingDecision], ...]:
        """The segments that are targeted on the day, each with its decision in force, sorted by id."""
        decisions = ((each, self.decision(each.id)) for each in self.all(Segment))
        return tuple((each, found) for each, found in decisions if found is not None and found.choice is Choice.TARGET)

    @property
    def targeted(self) -> tuple[Segment, ...]:
        """The segments that are targeted on the day, sorted by id."""
        return tuple(segment for segment, _ in self.targeting)

    @_remembered
    def needs_of_targets(self) -> tuple[Need, ...]:
        """The needs that some targeted segment has, sorted by id."""
        targeted = {each.id for each in self.targeted}
        return tuple(need for need in self.all(Need) if not targeted.isdisjoint(need.segments))

    @_remembered
    def on_sale(self) -> tuple[Offering, ...]:
        """The offerings on sale on the day, sorted by id."""
        return tuple(each for each in self.all(Offering) if each.on_sale.contains(self.on))

    @_remembered
    def territory(self) -> Territory:
        """Which jurisdiction lies within which."""
        return Territory(jurisdictions=self._of(Jurisdiction).jurisdictions)

    @_remembered
    def in_force(self) -> tuple[tuple[Obligation, Version], ...]:
        """The obligations that bind on the day, each with its version in force, sorted by id."""
        versions = ((each, each.in_force(self.on)) for each in self.all(Obligation))
        return tuple((each, version) for each, version in versions if version is not None)

    @_remembered
    def answers(self) -> Answers:
        """Whether each obligation in force or announced applies to each offering on sale."""
        return applicability(self._of(Jurisdiction, Obligation, Offering), on=self.on)

    def applies(self, obligation: Obligation, offering: Offering) -> bool:
        """Tell whether an obligation applies for certain to an offering on sale on the day."""
        answer = self.answers.get((offering.id, obligation.id))
        return answer is not None and answer.verdict is Applies.YES

    @_remembered
    def requirements(self) -> tuple[Requirement, ...]:
        """Every requirement, stated and derived, of the offerings on sale on the day, sorted by id."""
        sold = {each.id for each in self.on_sale}
        register = self._of(Need, Obligation, Offering, Requirement)
        return tuple(each for each in requirements(register, self.on, self.answers) if each.offering in sold)

    def changed(self, requirement: Requirement) -> Version | None:
        """Return the version of the law that a requirement asks in place of an earlier one; `None` where it never asked another."""
        return self._changed.get(requirement.origin.obligation) if isinstance(requirement.origin, Imposed) else None

    @_remembered
    def _changed(self) -> Mapping[ObligationId, Version]:
        return {each.id: version for each, version in self.in_force if version is not each.versions[0]}

    @_remembered
    def _latest_progress(self) -> Mapping[tuple[RequirementId, RequirementStep], Progress]:
        return {(each.requirement, each.step): each for each in self.all(Progress)}  # the latest known stands last

    def progress(self, requirement: RequirementId, step: RequirementStep) -> Progress | None:
        """Return the latest record that a requirement has come to a step, or `None`."""
        return self._latest_progress.get((requirement, step))

    @_remembered
    def _latest_evaluations(self) -> Mapping[tuple[ObligationId, OfferingId], ComplianceEvaluation]:
        return {(each.obligation, each.offering): each for each in self.all(ComplianceEvaluation)}

    def evaluation(self, obligation: ObligationId, offering: OfferingId) -> ComplianceEvaluation | None:
        """Return the latest evaluation of an offering's compliance with an obligation, or `None`."""
        return self._latest_evaluations.get((obligation, offering))

    @_remembered
    def criteria(self) -> RiskCriteria | None:
        """The risk criteria in force on the day, or `None`."""
        return criteria(self._of(RiskCriteria), self.on)

    def residual(self, risk: Risk) -> Rating | None:
        """Return the residual rating of a risk: that of the latest review that gave one, else the risk's own."""
        return latest(residual_ratings(self._of(RiskReview), risk, self.on))

    def rated(self, risk: Risk) -> date:
        """Return the day of that rating: the day of the review, else the day on which the risk was identified."""
        return max(residual_ratings(self._of(RiskReview), risk, self.on), default=risk.identified)

    def rating(self, opportunity: Opportunity) -> Rating | None:
        """Return the rating of an opportunity: that of the latest review that gave one, else the opportunity's own."""
        return latest(benefit_ratings(self._of(OpportunityReview), opportunity, self.on))

    def serving(self, record: Record, *findings: FindingRef) -> tuple[Action, ...]:
        """Return the actions that serve a record, or one of some findings about it, known on the day, each once.

        Args:
            record: What they are to serve.
            findings: What serves one of these counts, too; an action that serves another finding about the record does not.
        """
        served: tuple[Ref | FindingRef, ...] = (ref_of(record), *findings)
        return tuple({each.id: each for wanted in served for each in self._serving.get(wanted, ())}.values())

    @_remembered
    def _serving(self) -> Mapping[Ref | FindingRef, list[Action]]:
        found: dict[Ref | FindingRef, list[Action]] = {}
        for action in self.all(Action):
            for each in action.serves:
                found.setdefault(each, []).append(action)
        return found

    def past(self, on: date | None) -> date | None:
        """Return a day that stands in a record, such as that of an answer; `None` where it is still to come, or there is none."""
        return on if on is not None and on <= self.on else None

    def last_day(self, record: Wave | Study) -> date:
        """Return the last day of a wave or study that is known, from which cadences count."""
        return cast("date", record.fielded.last_day)  # what is known has ended

    def survey(self, wave: Wave) -> Survey:
        """Return the survey of a wave."""
        (found,) = self.named(Survey, [wave.survey])  # surveys are known always
        return found

    def question(self, metric: Metric) -> Question:
        """Return the question of which a metric is a figure."""
        return self._questions[metric.question]

    @_remembered
    def _questions(self) -> Mapping[QuestionId, Question]:
        return {question.id: question for survey in self.all(Survey) for question in survey.questions}

    def measurements(self, metric: MetricId) -> tuple[Measurement, ...]:
        """Return what a metric was in every wave that is known on the day, oldest first, at the level of the policy."""
        return self._measurements[metric]

    @_remembered
    def _measurements(self) -> Mapping[MetricId, tuple[Measurement, ...]]:
        register, level = self._of(Metric, Survey, Wave), self.policy.level.figure
        return {each.id: measure(each, register, on=self.on, level=level) for each in self.all(Metric)}
