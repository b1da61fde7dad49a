"""REQ-1 to REQ-3, REQ-7 to REQ-9 and REQ-11: what is required is known, understood, delivered, satisfied (clause 5.1.2 a)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.feedback import FeedbackSession
from customerfocus.model.needs import Need, feature_words
from customerfocus.model.offerings import Contribution
from customerfocus.model.requirements import Fulfilment, Imposed, RequirementStep
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.assessment.view import View
    from customerfocus.model.requirements import Progress, Requirement

__all__ = ["RULES"]


def needs_are_outcomes(view: View) -> Iterator[Check]:
    """REQ-1: a need says what is to be achieved, not by what means."""
    for need in view.all(Need):
        words = feature_words(need.outcome)
        yield Check(
            subject=[ref_of(need)],
            verdict=Verdict.NOT_MET if words else Verdict.MET,
            reason="feature-words" if words else "outcome",
            facts={"need": need.id, "outcome": str(need.outcome), "words": words},
        )


REQ_1: Final = Rule(
    id="REQ-1",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a"],
    title="Needs are outcomes",
    asks="Asks of each need that it is stated as an outcome, without a word that names a feature.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="outcome", sentence="need {need} is an outcome: {outcome}"),
        Reason(
            code="feature-words",
            sentence="need {need} names a means, not an end: {words}",
            remedy=Remedy(kind=Kind.NEED, text="Reword need {need}: what would the customer measure, whatever means is used?"),
        ),
    ],
    check=needs_are_outcomes,
)


def needs_rest_on_evidence(view: View) -> Iterator[Check]:
    """REQ-2: what a target is said to need was heard from customers, by the day."""
    for need in view.needs_of_targets:
        heard = view.named(FeedbackSession, need.evidence)
        reason = "heard" if heard else "not-heard-yet" if need.evidence else "no-evidence"
        yield Check(
            subject=[ref_of(need)],
            verdict=Verdict.MET if heard else Verdict.NOT_MET,
            reason=reason,
            facts={
                "need": need.id,
                "segments": need.segments,
                "sources": tuple(each.id for each in heard) or need.evidence,
            },
            evidence=[ref_of(each) for each in heard],
        )


_LISTEN: Final = Remedy(
    kind=Kind.FEEDBACK_SESSION,
    text="Ask customers of {segments} about need {need} and name the session as its evidence, or drop the need.",
)
REQ_2: Final = Rule(
    id="REQ-2",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a", "8.2.2"],
    title="Needs rest on evidence",
    asks="Asks of each need of a targeted segment that it rests on a feedback session not later than the day.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="heard", sentence="need {need} was heard in {sources}"),
        Reason(code="no-evidence", sentence="need {need} names no session in which customers said so", remedy=_LISTEN),
        Reason(code="not-heard-yet", sentence="need {need} rests only on {sources}, held after this day", remedy=_LISTEN),
    ],
    check=needs_rest_on_evidence,
)


def needs_reach_an_offering(view: View) -> Iterator[Check]:
    """REQ-3: something about an offering contributes to what a target needs."""
    for need in view.needs_of_targets:
        serving = view.naming(Contribution, Kind.NEED, need.id)
        yield Check(
            subject=[ref_of(need)],
            verdict=Verdict.MET if serving else Verdict.NOT_MET,
            reason="served" if serving else "not-served",
            facts={"need": need.id, "characteristics": tuple(each.characteristic for each in serving)},
            evidence=[ref_of(each) for each in serving],
        )


REQ_3: Final = Rule(
    id="REQ-3",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a"],
    title="Needs reach an offering",
    asks="Asks of each need of a targeted segment that a characteristic of an offering contributes to it.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="served", sentence="need {need} is served by {characteristics}"),
        Reason(
            code="not-served",
            sentence="no characteristic of any offering is recorded as serving need {need}",
            remedy=Remedy(
                kind=Kind.CONTRIBUTION,
                text="Record which characteristic of an offering serves need {need}, and how strongly; or build one that does.",
            ),
        ),
    ],
    check=needs_reach_an_offering,
)


def requirements_are_understood(view: View) -> Iterator[Check]:
    """REQ-7: what is required was understood by those who have to deliver it, and something shows it."""
    for requirement in view.requirements:
        found = view.progress(requirement.id, RequirementStep.UNDERSTOOD)
        if found is None:
            yield _check(requirement, Verdict.NOT_MET, "not-understood")
        else:
            reason, verdict = ("understood", Verdict.MET) if found.evidence else ("without-evidence", Verdict.NOT_MET)
            yield _check(requirement, verdict, reason, found)


def _check(requirement: Requirement, verdict: Verdict, reason: str, found: Progress | None = None) -> Check:
    facts: dict[str, Fact] = {"requirement": requirement.id, "statement": requirement.statement}
    if found is not None:
        facts |= {"on": found.on, "by": found.by, "heard": ", ".join(found.heard_in)}
        facts |= {} if found.result is None else {"result": found.result.value}
    return Check(
        subject=[ref_of(requirement)],
        verdict=verdict,
        reason=reason,
        facts=facts,
        evidence=[] if found is None else [ref_of(found)],
    )


_UNDERSTAND: Final = Remedy(
    kind=Kind.PROGRESS, text="Record that {requirement} is understood, by whom, and the evidence: {statement}"
)
REQ_7: Final = Rule(
    id="REQ-7",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a"],
    title="Requirements are understood",
    asks="Asks of each requirement that it is understood, with evidence.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="understood", sentence="{requirement} was understood by {by} on {on}"),
        Reason(code="not-understood", sentence="nobody has recorded that {requirement} is understood", remedy=_UNDERSTAND),
        Reason(
            code="without-evidence",
            sentence="{requirement} is said to be understood by {by} on {on}, and nothing shows it",
            remedy=_UNDERSTAND,
        ),
    ],
    check=requirements_are_understood,
)


def requirements_are_delivered(view: View) -> Iterator[Check]:
    """REQ-8: what is required was delivered, something shows it, and it came out no worse than expected."""
    for requirement in view.requirements:
        found = view.progress(requirement.id, RequirementStep.DELIVERED)
        if found is None:
            reason = "not-delivered"
        elif not found.evidence:
            reason = "without-evidence"
        else:
            reason = _outcome(found, "delivered")
        yield _check(requirement, Verdict.MET if reason == "delivered" else Verdict.NOT_MET, reason, found)


def _outcome(found: Progress, good: str) -> str:
    if found.result is None:
        return "no-result"
    return "below" if found.result is Fulfilment.BELOW else good


_DELIVER: Final = Remedy(
    kind=Kind.PROGRESS, text="Verify that {requirement} is delivered, and record the result and the evidence: {statement}"
)
REQ_8: Final = Rule(
    id="REQ-8",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a", "8.2.3"],
    title="Requirements are delivered",
    asks="Asks of each requirement that it is delivered, with evidence and a result that is not below what was expected.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="delivered", sentence="{requirement} was delivered on {on}, and {result} what was expected"),
        Reason(code="not-delivered", sentence="nobody has recorded that {requirement} is delivered", remedy=_DELIVER),
        Reason(
            code="without-evidence",
            sentence="{requirement} is said by {by} to be delivered on {on}, and nothing shows it",
            remedy=_DELIVER,
        ),
        Reason(code="no-result", sentence="{requirement} was delivered on {on}, and no result of it is recorded", remedy=_DELIVER),
        Reason(
            code="below",
            sentence="{requirement} was delivered on {on} below what was expected",
            remedy=Remedy(
                kind=Kind.PROGRESS, text="Deliver better, verify again, and record the result and the evidence: {statement}"
            ),
        ),
    ],
    check=requirements_are_delivered,
)


def customers_are_satisfied(view: View) -> Iterator[Check]:
    """REQ-9: customers said that what they stated, or what their need implies, came out no worse than they expected."""
    for requirement in view.requirements:
        if isinstance(requirement.origin, Imposed):
            continue
        found = view.progress(requirement.id, RequirementStep.SATISFIED)
        if found is None:
            reason = "not-satisfied"
        elif not view.named(FeedbackSession, found.heard_in):
            reason = "not-heard"
        else:
            reason = _outcome(found, "satisfied")
        yield _check(requirement, Verdict.MET if reason == "satisfied" else Verdict.NOT_MET, reason, found)


_ASK: Final = Remedy(
    kind=Kind.PROGRESS, text="Ask customers whether {requirement} is satisfied, and record the result and the session: {statement}"
)
REQ_9: Final = Rule(
    id="REQ-9",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a", "9.1.2"],
    title="Customers are satisfied",
    asks=(
        "Asks of each stated or implied requirement that customers are satisfied, with a result that is not below what they "
        "expected, heard in a session."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="satisfied", sentence="{requirement} {result} what customers expect, as heard in {heard} and recorded on {on}"),
        Reason(code="not-satisfied", sentence="nobody has recorded that customers are satisfied with {requirement}", remedy=_ASK),
        Reason(
            code="not-heard",
            sentence="{by} says on {on} that customers are satisfied with {requirement}, and no session held by this day shows it",
            remedy=_ASK,
        ),
        Reason(
            code="no-result",
            sentence="customers were heard about {requirement}, as recorded on {on}, and no result of it is recorded",
            remedy=_ASK,
        ),
        Reason(
            code="below",
            sentence="{requirement} is below what customers expect, as heard in {heard} and recorded on {on}",
            remedy=Remedy(kind=Kind.PROGRESS, text="Make it better, ask customers again, and record the result: {statement}"),
        ),
    ],
    check=customers_are_satisfied,
)


def offerings_serve_more_than_the_law(view: View) -> Iterator[Check]:
    """REQ-11: of every offering on sale something is known that customers want, beside what the law imposes."""
    wanted = Counter(each.offering for each in view.requirements if not isinstance(each.origin, Imposed))
    for offering in view.on_sale:
        known = wanted[offering.id]
        yield Check(
            subject=[ref_of(offering)],
            verdict=Verdict.MET if known else Verdict.NOT_MET,
            reason="wanted" if known else "only-imposed",
            facts={"offering": offering.id, "known": known},
        )


REQ_11: Final = Rule(
    id="REQ-11",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a"],
    title="Offerings serve more than the law",
    asks="Asks of each offering on sale that it has a stated or implied requirement beside the imposed ones.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="wanted", sentence="requirements of customers known for {offering}: {known}"),
        Reason(
            code="only-imposed",
            sentence="nothing is known that customers want of {offering}",
            remedy=Remedy(
                kind=Kind.REQUIREMENT, text="Record what customers stated about {offering}, or a need of a segment it serves."
            ),
        ),
    ],
    check=offerings_serve_more_than_the_law,
)

RULES: Final = (REQ_1, REQ_2, REQ_3, REQ_7, REQ_8, REQ_9, REQ_11)
"""The rules about needs and requirements, in order."""
