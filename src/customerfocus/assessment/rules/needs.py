"""REQ-1 to REQ-3: needs are outcomes, were heard from customers, and reach an offering (clause 5.1.2 a, with 8.2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.feedback import Feedback
from customerfocus.model.needs import Need, feature_words
from customerfocus.model.offerings import Contribution
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.assessment.view import View

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
    """REQ-2: what a target is said to need was asked, by the day: in a session, by a wave or in a study."""
    for need in view.needs_of_targets:
        heard = [each for each in view.sources(need.evidence) if not isinstance(each, Feedback)]
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
    text="Ask customers of {segments} about need {need} and name the session, wave or study as its evidence, or drop the need.",
)
REQ_2: Final = Rule(
    id="REQ-2",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a", "8.2.2"],
    title="Needs rest on evidence",
    asks="Asks of each need of a targeted segment that it rests on a session, a wave or a study not later than the day.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="heard", sentence="need {need} was heard in {sources}"),
        Reason(
            code="no-evidence", sentence="need {need} names no session, wave or study in which customers said so", remedy=_LISTEN
        ),
        Reason(
            code="not-heard-yet",
            sentence="need {need} rests only on {sources}, and none of it is a session, a wave or a study known on this day",
            remedy=_LISTEN,
        ),
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

RULES: Final = (REQ_1, REQ_2, REQ_3)
"""The rules about needs, in order."""
