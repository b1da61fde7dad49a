"""The laws between records: what refers to one another must agree."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from customerfocus.errors import BrokenLawError
from customerfocus.model.feedback import Feedback, FeedbackSession
from customerfocus.model.obligations import Integration, Obligation
from customerfocus.model.offerings import Jurisdiction
from customerfocus.model.requirements import Requirement, Stated
from customerfocus.model.research import Study
from customerfocus.model.risks import Opportunity, OpportunityReview, Risk, RiskAcceptance, RiskCriteria, RiskReview
from customerfocus.model.satisfaction import Metric, Objective, computable, reach
from customerfocus.model.surveys import Question, Survey, Wave
from customerfocus.register.integrity import problem
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from customerfocus.errors import IntegrityProblem
    from customerfocus.register.links import Address
    from customerfocus.register.shapes import Record
    from customerfocus.values.identifiers import QuestionId


_SOURCES: Final = (Kind.FEEDBACK_SESSION, Kind.WAVE, Kind.STUDY, Kind.FEEDBACK)
_OTHERS_REST_ON: Final = (Jurisdiction, Survey, Obligation, Risk, Opportunity, RiskCriteria, Metric)


def concerned(added: Mapping[Address, Record], held: Mapping[Address, Record]) -> Collection[Record]:
    """Return the records to judge when some have joined others that stand together: only they, and sources that share their ids.

    It is all of them where one has joined that may break a law of those that stay: a version that is gone, another scale, a circle.

    Args:
        added: Those that have joined, or taken the place of others.
        held: Every record there is now.
    """
    if any(isinstance(each, _OTHERS_REST_ON) for each in added.values()):
        return held.values()
    addresses = [(kind, key) for own, key in added for kind in (_SOURCES if own in _SOURCES else (own,))]
    return [held[each] for each in dict.fromkeys(addresses) if each in held]


def disagreements(
    records: Collection[Record], held: Mapping[Address, Record], questions: Mapping[QuestionId, Question]
) -> Iterator[IntegrityProblem]:
    """Yield a problem for every law that records break between each other. What leads nowhere is not judged here.

    Args:
        records: Those to judge: all that are held, or those that are `concerned`.
        held: Every record by kind and key.
        questions: Every question that is asked, by its id.
    """
    yield from _same_sources(records)
    yield from _same_questions(each for each in records if isinstance(each, Survey))
    yield from _same_currency(each for each in records if isinstance(each, RiskCriteria))
    for record in records:
        match record:
            case Requirement() if not isinstance(record.origin, Stated):
                yield problem(record, "requirement.derived", "is derived, and only what customers stated is entered", "origin")
            case Integration():
                yield from _of_no_version(record, held)
            case RiskReview() | RiskAcceptance() | OpportunityReview():
                yield from _too_early(record, held)
            case Wave():
                yield from _not_asked(record, held)
            case Metric() if record.question in questions:
                yield from _not_computed(record, questions[record.question])
            case Objective():
                yield from _out_of_reach(record, held, questions)
            case _:
                pass


def _same_sources(records: Iterable[Record]) -> Iterator[IntegrityProblem]:
    """Yield a problem for sessions, waves, studies and feedback with one id: needs name them by it, whichever they are."""
    found: dict[str, list[Record]] = defaultdict(list)
    for each in records:
        if isinstance(each, (FeedbackSession, Wave, Study, Feedback)):
            found[each.id].append(each)
    for first, *others in found.values():
        for each in others:
            law = f"has the id of {ref_of(first)}; sessions, waves, studies and feedback share none"
            yield problem(each, "id.shared", law)


def _same_questions(surveys: Iterable[Survey]) -> Iterator[IntegrityProblem]:
    """Yield a problem for a question of one survey that is called as one of another."""
    asked_in: dict[str, str] = {}
    for survey in surveys:
        for place, question in enumerate(survey.questions):
            if asked_in.setdefault(question.id, survey.id) != survey.id:
                law = f"has a question called {question.id}, as survey {asked_in[question.id]} has"
                yield problem(survey, "id.shared", law, f"questions[{place}].id")


def _same_currency(criteria: Iterable[RiskCriteria]) -> Iterator[IntegrityProblem]:
    """Yield a problem for criteria in another currency than the first that name one: losses name none, and would be read anew."""
    named = [each for each in criteria if each.currency is not None]
    for each in named:
        if each.currency != named[0].currency:
            law = f"is in {each.currency}, and the criteria of {named[0].on} are in {named[0].currency}; losses are not converted"
            yield problem(each, "currency.mixed", law, "currency")


def _of_no_version(integration: Integration, held: Mapping[Address, Record]) -> Iterator[IntegrityProblem]:
    obligation = held.get((Kind.OBLIGATION, integration.obligation))
    if isinstance(obligation, Obligation):
        starts = [each.in_force.start for each in obligation.versions]
        if integration.version_start not in starts:
            law = f"names a version of {obligation.id} from {integration.version_start}; its versions begin on"
            yield problem(integration, "version.missing", f"{law} {', '.join(map(str, starts))}", "version_start")


def _too_early(
    record: RiskReview | RiskAcceptance | OpportunityReview, held: Mapping[Address, Record]
) -> Iterator[IntegrityProblem]:
    address = (Kind.OPPORTUNITY, record.opportunity) if isinstance(record, OpportunityReview) else (Kind.RISK, record.risk)
    reviewed = held.get(address)
    if isinstance(reviewed, (Risk, Opportunity)) and record.on < reviewed.identified:
        yield problem(record, "review.early", f"is earlier than {reviewed.identified}, when {reviewed.id} was identified", "on")


def _not_asked(wave: Wave, held: Mapping[Address, Record]) -> Iterator[IntegrityProblem]:
    survey = held.get((Kind.SURVEY, wave.survey))
    if not isinstance(survey, Survey):
        return
    for sample in wave.samples:
        for each in sample.tallies:
            question = survey.question(each.question)
            if question is None:
                law = f"counts answers of {sample.segment} to {each.question}, which survey {survey.id} does not ask"
                yield problem(wave, "wave.question", law, "samples.tallies.question")
            elif question.scale != each.tally.scale:
                asked, counted = question.scale.name, each.tally.scale.name
                law = f"counts answers of {sample.segment} to {question.id} on {counted}; it is asked on {asked}"
                yield problem(wave, "scale.mismatch", law, "samples.tallies.tally")


def _not_computed(metric: Metric, question: Question) -> Iterator[IntegrityProblem]:
    try:
        computable(metric, question.scale)
    except BrokenLawError as error:
        yield problem(metric, error.code, f"cannot be computed from {question.id}: {error}", error.field)


def _out_of_reach(
    objective: Objective, held: Mapping[Address, Record], questions: Mapping[QuestionId, Question]
) -> Iterator[IntegrityProblem]:
    metric = held.get((Kind.METRIC, objective.metric))
    if isinstance(metric, Metric) and metric.question in questions:
        low, high = reach(metric, questions[metric.question].scale)
        if not low <= objective.target <= high:
            law = f"is {objective.target}, and {metric.id}, a {metric.statistic}, runs from {low} to {high}"
            yield problem(objective, "objective.target", law, "target")
