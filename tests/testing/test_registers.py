"""What registers reach, so that a rule meets all it has to tell apart."""

import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning, NoSuchExample

from customerfocus.model.feedback import Feedback, FeedbackKind, FeedbackSession
from customerfocus.model.leadership import ReviewInput
from customerfocus.model.measurement import Measurement
from customerfocus.model.needs import Need, feature_words
from customerfocus.model.obligations import (
    Applies,
    ComplianceEvaluation,
    ComplianceStatus,
    Version,
)
from customerfocus.model.requirements import (
    Fulfilment,
    Implied,
    Imposed,
    Progress,
    Requirement,
    RequirementStep,
    Stated,
)
from customerfocus.model.research import Study
from customerfocus.model.segments import (
    Choice,
    Contradiction,
    Segment,
    contradictions,
)
from customerfocus.model.surveys import Wave
from customerfocus.register import Record, Register
from customerfocus.register.derivation import applicability, derive_requirements
from customerfocus.register.measuring import measure
from customerfocus.register.shapes import SHAPES
from customerfocus.testing import strategies as drawn
from customerfocus.values.estimates import Estimate, Unknown
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.periods import Cadence, Unit

from .reached import SEARCH

MIDDLE = date(2025, 7, 1)  # of the days that are drawn: the day of assessment
YEARLY = Cadence(every=1, unit=Unit.YEAR)


@pytest.mark.parametrize("size", [0, 1, 4])
@settings(max_examples=15)
@given(data=st.data())
def test_a_register_holds_no_more_of_a_kind_than_asked(size: int, data: st.DataObject) -> None:
    register = data.draw(drawn.registers(size))
    assert max(len(getattr(register, shape.field)) for shape in SHAPES) <= size


def targeted(register: Register) -> list[Segment]:
    """List the segments whose last decision targets them."""
    latest = {each.segment: each.choice for each in sorted(register.targeting_decisions, key=lambda each: each.on)}
    return [each for each in register.segments if latest.get(each.id) is Choice.TARGET]


def clashes(register: Register) -> list[Contradiction]:
    return list(contradictions(targeted(register), register.trade_offs))


def settled(register: Register) -> list[Contradiction]:
    """List the contradictions between targeted segments that somebody settled."""
    known = {(*sorted((each.first, each.second)), each.attributes) for each in register.resolutions}
    return [each for each in clashes(register) if (each.first, each.second, each.attributes) in known]


def derived(register: Register, origin: type) -> list[Requirement]:
    return [each for each in derive_requirements(register, on=MIDDLE) if type(each.origin) is origin]


def applying(register: Register, verdict: Applies) -> list[tuple[str, str]]:
    """List the offerings and the obligations of which the one applies to the other with this verdict."""
    return [pair for pair, answer in applicability(register, on=MIDDLE).items() if answer.verdict is verdict]


def versions(register: Register) -> list[Version]:
    return [version for obligation in register.obligations for version in obligation.versions]


def advancing(register: Register, origin: type) -> list[Progress]:
    """List the progress of requirements that derive on the day of assessment."""
    ids = {each.id for each in derived(register, origin)}
    return [each for each in register.progress if each.requirement in ids]


def evaluated(register: Register, status: ComplianceStatus) -> list[ComplianceEvaluation]:
    """List the evaluations with this status of what is imposed on the day of assessment, and in date on it."""
    review = {each.id: each.review for each in register.obligations}
    return [
        each
        for each in register.compliance_evaluations
        if each.status is status
        and (each.offering, each.obligation) in applying(register, Applies.YES)
        and each.on <= MIDDLE
        and review[each.obligation].in_date(each.on, MIDDLE)
    ]


def needs_resting_on(register: Register, kind: type[Record]) -> list[Need]:
    return [need for need in register.needs if any(register.get(kind, each) for each in need.evidence)]


def heard_in(register: Register, kind: type[Record]) -> list[Progress]:
    return [progress for progress in register.progress if any(register.get(kind, each) for each in progress.heard_in)]


def measurements(register: Register, kind: type) -> list[Measurement]:
    return [each for metric in register.metrics for each in measure(metric, register) if isinstance(each.value, kind)]


SITUATIONS: dict[str, Callable[[Register], object]] = {
    "nothing is known": lambda register: not list(register.records()),
    "a contradiction between targeted segments": clashes,
    "a contradiction over a trade-off": lambda register: [each for each in clashes(register) if each.trade_off],
    "a contradiction that was settled": settled,
    "a contradiction that was not settled": lambda register: len(clashes(register)) > len(settled(register)),
    "a decision that lapsed": lambda register: [
        each for each in register.targeting_decisions if not YEARLY.in_date(each.on, drawn.LAST_DAY)
    ],
    "a decision in date": lambda register: [
        each for each in register.targeting_decisions if YEARLY.in_date(each.on, drawn.LAST_DAY)
    ],
    "two decisions about one segment": lambda register: (
        len(register.targeting_decisions) > len({each.segment for each in register.targeting_decisions})
    ),
    "a targeted segment beside a declined one": lambda register: (
        targeted(register) and any(each.choice is Choice.DECLINE for each in register.targeting_decisions)
    ),
    "a decision with an objective": lambda register: [each for each in register.targeting_decisions if each.objectives],
    "a targeted segment whose need rests on something": lambda register: [
        need for need in register.needs if need.evidence and any(each.id in need.segments for each in targeted(register))
    ],
    "a required capability that is not in place": lambda register: [
        each
        for each in register.capabilities
        if each.in_place is None and any(each.id in segment.requires for segment in register.segments)
    ],
    "an offering for a targeted segment": lambda register: [
        offering for offering in register.offerings for each in targeted(register) if each.id in offering.segments
    ],
    "an offering that is no longer sold": lambda register: [
        each for each in register.offerings if each.on_sale.end and each.on_sale.end < drawn.LAST_DAY
    ],
    "a disadvantage": lambda register: [each for each in register.positionings if (each.advantage or 0) < 0],
    "a need that names a feature": lambda register: [each for each in register.needs if feature_words(each.outcome)],
    "a need to which a characteristic contributes": lambda register: register.contributions,
    "a priority nobody answered": lambda register: [each for each in register.priorities if isinstance(each.score, Unknown)],
    "a rule set aside for a segment": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.SEGMENT
    ],
    "a rule set aside for the organisation": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.ORGANISATION
    ],
    "a rule set aside wholly": lambda register: [each for each in register.exclusions if each.subject is None],
    "a jurisdiction within another within a third": lambda register: [
        each for each in register.jurisdictions for outer in register.jurisdictions if each.within == outer.code and outer.within
    ],
    "a requirement the law imposes": lambda register: derived(register, Imposed),
    "a requirement a need implies": lambda register: derived(register, Implied),
    "an obligation that applies": lambda register: applying(register, Applies.YES),
    "an obligation that does not apply": lambda register: applying(register, Applies.NO),
    "an obligation of which it is unknown whether it applies": lambda register: applying(register, Applies.UNKNOWN),
    "an obligation that applies to one offering and not to another": lambda register: (
        {obligation for _, obligation in applying(register, Applies.YES)}
        & {obligation for _, obligation in applying(register, Applies.NO)}
    ),
    "a version in force": lambda register: [each for each in versions(register) if each.in_force.contains(MIDDLE)],
    "a version that has ended": lambda register: [
        each for each in versions(register) if each.in_force.end and each.in_force.end <= MIDDLE
    ],
    "an announced version that binds within 90 days": lambda register: [
        each for each in versions(register) if each.known_from <= MIDDLE < each.in_force.start <= MIDDLE + timedelta(days=90)
    ],
    "an announced version that binds later": lambda register: [
        each for each in versions(register) if each.known_from <= MIDDLE and each.in_force.start > MIDDLE + timedelta(days=90)
    ],
    "a compliant evaluation in date": lambda register: evaluated(register, ComplianceStatus.COMPLIANT),
    "an evaluation in date that found no compliance": lambda register: evaluated(register, ComplianceStatus.NOT_COMPLIANT),
    "an evaluation with evidence": lambda register: [each for each in register.compliance_evaluations if each.evidence],
    "a version built in before it binds": lambda register: [each for each in register.integrations if each.on < each.version_start],
    "a version built in late": lambda register: [each for each in register.integrations if each.on > each.version_start],
    "a watch of the law of a market": lambda register: [
        each
        for each in register.regulatory_watches
        for offering in register.offerings
        if {*each.jurisdictions} & {*offering.markets}
    ],
    "a stated requirement that was understood": lambda register: [
        each
        for each in register.progress
        if each.step is RequirementStep.UNDERSTOOD and register.get(Requirement, each.requirement)
    ],
    "progress of a requirement the law imposes": lambda register: advancing(register, Imposed),
    "progress of a requirement a need implies": lambda register: advancing(register, Implied),
    "a requirement delivered below what was expected": lambda register: [
        each
        for each in advancing(register, Stated) + advancing(register, Imposed)
        if each.step is RequirementStep.DELIVERED and each.result is Fulfilment.BELOW
    ],
    "a rule set aside for a derived requirement": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.REQUIREMENT and "@" in each.subject.key
    ],
    "a rule set aside for a version": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.VERSION
    ],
    "a need that rests on a session": lambda register: needs_resting_on(register, FeedbackSession),
    "a need that rests on a wave": lambda register: needs_resting_on(register, Wave),
    "a need that rests on a study": lambda register: needs_resting_on(register, Study),
    "a need that rests on feedback": lambda register: needs_resting_on(register, Feedback),
    "progress that was heard in a session": lambda register: heard_in(register, FeedbackSession),
    "progress that was heard in a wave": lambda register: heard_in(register, Wave),
    "progress that was heard in a study": lambda register: heard_in(register, Study),
    "progress that was heard in feedback": lambda register: heard_in(register, Feedback),
    "a wave that has ended": lambda register: [each for each in register.waves if each.fielded.end],
    "a wave that is in the field": lambda register: [each for each in register.waves if each.fielded.end is None],
    "a question that one segment answered and another did not": lambda register: [
        wave for wave in register.waves if len({len(each.tallies) for each in wave.samples}) > 1
    ],
    "a metric that was measured": lambda register: measurements(register, Estimate),
    "a metric of which nothing is known": lambda register: measurements(register, Unknown),
    "a metric that was measured twice": lambda register: [each for each in register.metrics if len(measure(each, register)) > 1],
    "a metric that pools segments": lambda register: [each for each in register.metrics if each.segment is None],
    "a group that is too small": lambda register: [
        each for each in measurements(register, Unknown) if "nothing is shown" in str(each.value)
    ],
    "an objective of a metric that was measured before it is due": lambda register: [
        objective
        for objective in register.objectives
        for each in measurements(register, Estimate)
        if each.metric.id == objective.metric and each.on <= objective.due
    ],
    "a complaint that was answered late": lambda register: [
        each
        for each in register.feedback
        if each.kind is FeedbackKind.COMPLAINT and each.answered and (each.answered - each.received).days > 7
    ],
    "a complaint that nobody answered": lambda register: [
        each for each in register.feedback if each.kind is FeedbackKind.COMPLAINT and each.answered is None
    ],
    "a complaint solved under an authority": lambda register: [each for each in register.feedback if each.solved_under],
    "feedback that led to an action": lambda register: [each for each in register.feedback if each.led_to],
    "an action that serves feedback": lambda register: [
        each for each in register.actions if any(isinstance(found, Ref) and found.kind is Kind.FEEDBACK for found in each.serves)
    ],
    "a decision with an impact": lambda register: [each for each in register.decisions if each.impacts],
    "a decision without one": lambda register: [each for each in register.decisions if not each.impacts],
    "an act without evidence": lambda register: [each for each in register.commitment_acts if not each.evidence],
    "a review of satisfaction, feedback and an objective": lambda register: [
        each
        for each in register.management_reviews
        if {ReviewInput.SATISFACTION, ReviewInput.FEEDBACK} <= {*each.inputs} and each.objectives
    ],
    "a review that decided something": lambda register: [each for each in register.management_reviews if each.decisions],
    "a rule set aside for a theme": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.THEME
    ],
    "a statement about a need": lambda register: [
        each for session in register.feedback_sessions for each in session.statements if each.need
    ],
}


def several(field: str) -> Callable[[Register], object]:
    return lambda register: len(getattr(register, field)) > 1


def test_registers_reach_every_situation_and_several_records_of_every_kind() -> None:
    missing = SITUATIONS | {f"several {shape.field}": several(shape.field) for shape in SHAPES}

    def nothing_is_missing(register: Register) -> bool:
        for name in [name for name, holds in missing.items() if holds(register)]:
            del missing[name]
        return not missing

    with suppress(NoSuchExample), warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)  # it would rather not show a register that large
        find(drawn.registers(), nothing_is_missing, settings=SEARCH)
    assert list(missing) == []
