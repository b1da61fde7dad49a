"""LED-1 to LED-7: leaders act, review, decide for customers, and let others act (clauses 5.1.2, 7.4, 9.3 and 10.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.actions import Action, ActionKind, ActionState
from customerfocus.model.feedback import Feedback, FeedbackKind
from customerfocus.model.leadership import (
    Authority,
    CommitmentAct,
    CommitmentKind,
    Decision,
    ManagementReview,
    Recognition,
    ReviewInput,
)
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from customerfocus.assessment.findings import Fact
    from customerfocus.assessment.policy import CadenceSetting
    from customerfocus.assessment.view import View
    from customerfocus.model.actions import Transition

__all__ = ["RULES"]


def leaders_say_why_customers_matter(view: View) -> Iterator[Check]:
    """LED-1: somebody told the organisation, not long ago."""
    told = [each for each in view.all(CommitmentAct) if each.kind is CommitmentKind.COMMUNICATION]
    yield _kept_up(view, [(each.on, each) for each in told], view.policy.communication)


def _kept_up(view: View, done: Sequence[tuple[date, CommitmentAct | Recognition | Action]], every: CadenceSetting) -> Check:
    """Return whether what the organisation is to do again and again was last done within its cadence."""
    if not done:
        return Check(subject=[view.organisation], verdict=Verdict.NOT_MET, reason="never")
    on, last = max(done, key=lambda each: each[0])
    in_date, due = every.cadence.in_date(on, view.on), every.cadence.due(on)
    facts: dict[str, Fact] = {"last": last.id, "on": on}
    facts |= {} if due is None else {"due": due}
    return Check(
        subject=[view.organisation],
        verdict=Verdict.MET if in_date else Verdict.NOT_MET,
        reason="in-date" if in_date else "out-of-date",
        facts=facts,
        evidence=[ref_of(last)],
        holds_until=due if in_date else None,
    )


_SAY: Final = Remedy(
    kind=Kind.COMMITMENT_ACT, text="Tell everybody why customers matter, and record when, who did and what shows it."
)
LED_1: Final = Rule(
    id="LED-1",
    part=Part.LEADERSHIP,
    clauses=["5.1.2", "7.4"],
    title="Leaders say why customers matter",
    asks="Asks of the organisation that an act of communication lies within the cadence of the policy.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="in-date", sentence="leaders last said why customers matter on {on}, in {last}"),
        Reason(code="never", sentence="no leader has said why customers matter", remedy=_SAY),
        Reason(
            code="out-of-date",
            sentence="leaders last said why customers matter on {on}, in {last}, and the next time was due by {due}",
            remedy=_SAY,
        ),
    ],
    check=leaders_say_why_customers_matter,
)

_ASKED_INPUTS: Final = (ReviewInput.SATISFACTION, ReviewInput.FEEDBACK)


def top_management_reviews(view: View) -> Iterator[Check]:
    """LED-2: top management looked at satisfaction and feedback, together with its strategy."""
    reviews = view.all(ManagementReview)
    every = view.policy.management_review.cadence
    in_date = [each for each in reviews if every.in_date(each.on, view.on)]
    whole = [each for each in in_date if not _missing(each)]
    shown = (whole or in_date or reviews)[-1:]
    facts: dict[str, Fact] = {}
    for last in shown:
        due = every.due(last.on)
        facts = {"review": last.id, "on": last.on, "missing": _missing(last)}
        facts |= {} if due is None else {"due": due}
    yield Check(
        subject=[view.organisation],
        verdict=Verdict.MET if whole else Verdict.NOT_MET,
        reason="reviewed" if whole else "incomplete" if in_date else "out-of-date" if reviews else "never",
        facts=facts,
        evidence=[ref_of(each) for each in shown],
        holds_until=every.due(shown[0].on) if whole else None,
    )


def _missing(review: ManagementReview) -> tuple[str, ...]:
    inputs = [each.value for each in _ASKED_INPUTS if each not in review.inputs]
    return tuple(inputs) if review.objectives else (*inputs, "a strategic objective")


_REVIEW: Final = Remedy(
    kind=Kind.MANAGEMENT_REVIEW,
    text="Review satisfaction and feedback together with a strategic objective, and record when, who did and what was decided.",
)
LED_2: Final = Rule(
    id="LED-2",
    part=Part.LEADERSHIP,
    clauses=["5.1.2", "9.3.2"],
    title="Top management reviews satisfaction with its strategy",
    asks=(
        "Asks of the organisation that a management review within the cadence of the policy looked at satisfaction and feedback, "
        "and discussed a strategic objective."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="reviewed", sentence="top management looked at satisfaction, feedback and strategy on {on}: {review}"),
        Reason(code="never", sentence="top management has not reviewed satisfaction and feedback", remedy=_REVIEW),
        Reason(
            code="out-of-date",
            sentence="the last management review, {review}, was on {on}, and the next one was due by {due}",
            remedy=_REVIEW,
        ),
        Reason(
            code="incomplete",
            sentence="the management review {review} of {on} did not look at: {missing}",
            remedy=Remedy(kind=Kind.MANAGEMENT_REVIEW, text="Hold a review that looks at {missing}, too, and record it."),
        ),
    ],
    check=top_management_reviews,
)


def somebody_may_solve_problems(view: View) -> Iterator[Check]:
    """LED-3: where customers give feedback, somebody may solve their problems without asking."""
    feedback = view.all(Feedback)
    if not feedback:
        return
    in_force = [each for each in view.all(Authority) if each.in_force.contains(view.on)]
    complaints = [each for each in feedback if each.kind is FeedbackKind.COMPLAINT]
    solved = [each for each in complaints if each.solved_under and each.closed is not None and each.closed <= view.on]
    yield Check(
        subject=[view.organisation],
        verdict=Verdict.MET if in_force else Verdict.NOT_MET,
        reason="may-solve" if in_force else "nobody-may",
        facts={
            "authorities": tuple(each.id for each in in_force),
            "solved": len(solved),
            "complaints": len(complaints),
        },
        evidence=[ref_of(each) for each in in_force],
    )


LED_3: Final = Rule(
    id="LED-3",
    part=Part.LEADERSHIP,
    clauses=["5.1.2"],
    title="Somebody may solve customers' problems",
    asks="Asks of an organisation with feedback that an authority to solve customers' problems is in force.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(
            code="may-solve",
            sentence="in force: {authorities}; complaints solved at once by somebody who may: {solved} of {complaints}",
        ),
        Reason(
            code="nobody-may",
            sentence="nobody may solve a customer's problem without asking",
            remedy=Remedy(
                kind=Kind.AUTHORITY,
                text="Decide who may solve what up to which amount without asking, and record it with its period.",
            ),
        ),
    ],
    check=somebody_may_solve_problems,
)


def decisions_say_what_customers_feel(view: View) -> Iterator[Check]:
    """LED-4: whoever decided knew what it means for those the organisation serves."""
    for decision in view.all(Decision):
        targeted = view.targeted_on(decision.on)
        stated = {each.segment for each in decision.impacts}
        missing = tuple(each for each in targeted if each not in stated)
        yield Check(
            subject=[ref_of(decision)],
            verdict=Verdict.NOT_MET if missing else Verdict.MET,
            reason="not-stated" if missing else "stated" if targeted else "nobody-targeted",
            facts={"decision": decision.id, "on": decision.on, "by": decision.by, "segments": targeted, "missing": missing},
        )


LED_4: Final = Rule(
    id="LED-4",
    part=Part.LEADERSHIP,
    clauses=["5.1.2"],
    title="Decisions say what customers will feel",
    asks="Asks of each decision that its impact on every segment targeted on its day is stated.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="stated", sentence="{decision}, which {by} decided on {on}, says what it means for {segments}"),
        Reason(code="nobody-targeted", sentence="no segment was targeted on {on}, when {by} decided {decision}"),
        Reason(
            code="not-stated",
            sentence="{decision}, which {by} decided on {on}, does not say what it means for {missing}",
            remedy=Remedy(
                kind=Kind.DECISION, text="Say whether {decision} makes it better or worse for {missing}, or neither, and why."
            ),
        ),
    ],
    check=decisions_say_what_customers_feel,
)


def contributions_are_recognised(view: View) -> Iterator[Check]:
    """LED-5: somebody was thanked for what they did for customers."""
    yield _kept_up(view, [(each.on, each) for each in view.all(Recognition)], view.policy.recognition)


_THANK: Final = Remedy(
    kind=Kind.RECOGNITION, text="Thank somebody for what they did for customers, and record whom, what for and what it served."
)
LED_5: Final = Rule(
    id="LED-5",
    part=Part.LEADERSHIP,
    clauses=["5.1.2"],
    title="Contributions are recognised",
    asks="Asks of the organisation that a recognition lies within the cadence of the policy.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="in-date", sentence="somebody was last thanked for what they did for customers on {on}: {last}"),
        Reason(code="never", sentence="nobody has been thanked for what they did for customers", remedy=_THANK),
        Reason(
            code="out-of-date",
            sentence="somebody was last thanked on {on}, {last}, and the next time was due by {due}",
            remedy=_THANK,
        ),
    ],
    check=contributions_are_recognised,
)


def acts_carry_evidence(view: View) -> Iterator[Check]:
    """LED-6: an act without evidence is words."""
    for act in view.all(CommitmentAct):
        yield Check(
            subject=[ref_of(act)],
            verdict=Verdict.MET if act.evidence else Verdict.NOT_MET,
            reason="evidence" if act.evidence else "words",
            facts={
                "act": act.id,
                "on": act.on,
                "by": act.by,
                "references": tuple(dict.fromkeys(each.reference for each in act.evidence)),
            },
        )


LED_6: Final = Rule(
    id="LED-6",
    part=Part.LEADERSHIP,
    clauses=["5.1.2"],
    title="Acts carry evidence",
    asks="Asks of each commitment act that it carries evidence.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="evidence", sentence="{act}, which {by} did on {on}, is shown by {references}"),
        Reason(
            code="words",
            sentence="no evidence is recorded of {act}, which {by} is said to have done on {on}",
            remedy=Remedy(kind=Kind.COMMITMENT_ACT, text="Add to {act} what shows it, or take it out."),
        ),
    ],
    check=acts_carry_evidence,
)


def improvement_is_proved(view: View) -> Iterator[Check]:
    """LED-7: something was made better, and it was verified that it is."""
    improvements = [each for each in view.all(Action) if each.kind is ActionKind.IMPROVEMENT]
    proved = [(last.on, each) for each in improvements if (last := _proof(each, view.on)) is not None]
    yield _kept_up(view, proved, view.policy.improvement)


def _proof(action: Action, on: date) -> Transition | None:
    """Return when an action was found effective; `None` where on a day it is not."""
    last = action.last(on)
    return last if last is not None and last.to is ActionState.EFFECTIVE else None


_IMPROVE: Final = Remedy(
    kind=Kind.ACTION, text="Improve something customers will feel, verify that it worked, and record it with what shows it."
)
LED_7: Final = Rule(
    id="LED-7",
    part=Part.LEADERSHIP,
    clauses=["10.3"],
    title="Improvement is proved",
    asks="Asks of the organisation that an improvement proved effective within the time of the policy.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="in-date", sentence="an improvement last proved effective on {on}: {last}"),
        Reason(code="never", sentence="no improvement has proved effective", remedy=_IMPROVE),
        Reason(
            code="out-of-date",
            sentence="an improvement, {last}, proved effective on {on}, and the next was due by {due}",
            remedy=_IMPROVE,
        ),
    ],
    check=improvement_is_proved,
)

RULES: Final = (LED_1, LED_2, LED_3, LED_4, LED_5, LED_6, LED_7)
"""The rules about leadership, in order."""
