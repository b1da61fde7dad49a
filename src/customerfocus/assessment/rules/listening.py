"""SAT-1, 2, 7, 9, 11 and 12: customers are met, heard, answered and studied (clauses 5.1.2 c and 9.1.2, with 8.2.1 and 10.2)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.methods._common import exceeds
from customerfocus.model.actions import Action, ActionState
from customerfocus.model.feedback import Feedback, FeedbackKind, FeedbackSession
from customerfocus.model.research import Study
from customerfocus.model.surveys import Wave
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.periods import Cadence, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from customerfocus.assessment.view import View
    from customerfocus.model.segments import Segment
    from customerfocus.model.surveys import Sample
    from customerfocus.values.identifiers import Theme

__all__ = ["RULES"]

_Heard: TypeAlias = tuple[date, Cadence, FeedbackSession | Feedback | Wave | Study]
"""When a segment was heard, how long that stands, and in what."""


def _kept_up(view: View, segment: Segment, heard: Sequence[_Heard], never: str, kept: str, late: str) -> Check:
    """Return whether a segment was heard in date; of several ways the one that stands longest counts."""
    subject = [ref_of(segment)]
    if not heard:
        return Check(subject=subject, verdict=Verdict.NOT_MET, reason=never, facts={"segment": segment.id})
    on, every, source = max(heard, key=lambda each: (each[1].due(each[0]) or date.max, each[0]))
    in_date, due = every.in_date(on, view.on), every.due(on)
    facts: dict[str, Fact] = {"segment": segment.id, "source": source.id, "on": on}
    facts |= {"way": ref_of(source).kind.value.replace("-", " ")}
    facts |= {} if due is None else {"due": due}
    return Check(
        subject=subject,
        verdict=Verdict.MET if in_date else Verdict.NOT_MET,
        reason=kept if in_date else late,
        facts=facts,
        evidence=[ref_of(source)],
        holds_until=due if in_date else None,
    )


def targets_are_met_in_person(view: View) -> Iterator[Check]:
    """SAT-1: somebody sat down with customers of every target, not long ago."""
    every = view.policy.sessions.cadence
    for segment in view.targeted:
        heard = [(each.on, every, each) for each in view.naming(FeedbackSession, Kind.SEGMENT, segment.id)]
        yield _kept_up(view, segment, heard, "never-met", "met-in-person", "meeting-out-of-date")


_MEET: Final = Remedy(
    kind=Kind.FEEDBACK_SESSION, text="Meet customers of segment {segment}, listen, and record what they said as a session."
)
SAT_1: Final = Rule(
    id="SAT-1",
    part=Part.SATISFACTION,
    clauses=["5.1.2 c", "9.1.2"],
    title="Targets are met in person",
    asks="Asks of each targeted segment that a feedback session with it lies within the cadence of the policy.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="met-in-person", sentence="segment {segment} was last met on {on}, in session {source}"),
        Reason(code="never-met", sentence="nobody has met segment {segment}", remedy=_MEET),
        Reason(
            code="meeting-out-of-date",
            sentence="segment {segment} was last met on {on}, in session {source}, and was to be met again by {due}",
            remedy=_MEET,
        ),
    ],
    check=targets_are_met_in_person,
)

_TELLING: Final = (FeedbackKind.COMPLAINT, FeedbackKind.COMPLIMENT)


def perception_is_monitored(view: View) -> Iterator[Check]:
    """SAT-2: how every target sees us is known, by whatever way; a survey is one of several."""
    surveys, sessions = view.policy.surveys.cadence, view.policy.sessions.cadence
    for segment in view.targeted:
        waves = view.naming(Wave, Kind.SEGMENT, segment.id)
        asked = [(wave, _answers(each)) for wave in waves for each in wave.samples if each.segment == segment.id]
        heard: list[_Heard] = [(view.last_day(wave), surveys, wave) for wave, n in asked if n >= _least(view, wave)]
        heard += [(each.on, sessions, each) for each in view.naming(FeedbackSession, Kind.SEGMENT, segment.id)]
        told = [each for each in view.naming(Feedback, Kind.SEGMENT, segment.id) if each.kind in _TELLING]
        heard += [(each.received, surveys, each) for each in told]
        if asked and not heard:
            wave, n = asked[-1]
            yield Check(
                subject=[ref_of(segment)],
                verdict=Verdict.NOT_MET,
                reason="too-few-answers",
                facts={
                    "segment": segment.id,
                    "wave": wave.id,
                    "on": view.last_day(wave),
                    "answers": n,
                    "least": _least(view, wave),
                },
                evidence=[ref_of(wave)],
            )
        else:
            yield _kept_up(view, segment, heard, "never-heard", "monitored", "out-of-date")


def _answers(sample: Sample) -> int:
    """Return how many answered the question that most of them answered: whoever skipped it told nothing."""
    return max((each.tally.n for each in sample.tallies), default=0)


def _least(view: View, wave: Wave) -> int:
    """Return how many answers of a segment a wave needs to tell anything, and to be shown at all."""
    return max(view.policy.smallest_n.count, view.survey(wave).smallest_group)


_HEAR: Final = Remedy(
    kind=Kind.FEEDBACK_SESSION,
    text="Ask segment {segment} how it sees us: meet it, or survey it; what it complains of or praises counts, too.",
)
SAT_2: Final = Rule(
    id="SAT-2",
    part=Part.SATISFACTION,
    clauses=["5.1.2 c", "9.1.2"],
    title="Perception is monitored",
    asks=(
        "Asks of each targeted segment that a wave with enough of its answers, a session, a complaint or a compliment lies within "
        "the cadences of the policy."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="monitored", sentence="how segment {segment} sees us is known from {way} {source} of {on}"),
        Reason(code="never-heard", sentence="how segment {segment} sees us is not known", remedy=_HEAR),
        Reason(
            code="out-of-date",
            sentence=(
                "how segment {segment} sees us was last known from {way} {source} of {on}, and it was to be heard again by {due}"
            ),
            remedy=_HEAR,
        ),
        Reason(
            code="too-few-answers",
            sentence="of segment {segment} {answers} answered in wave {wave} up to {on}, and to tell anything it takes {least}",
            remedy=Remedy(
                kind=Kind.WAVE, text="Ask more of segment {segment} until at least {least} have answered, or meet some of it."
            ),
        ),
    ],
    check=perception_is_monitored,
)


def feedback_is_answered(view: View) -> Iterator[Check]:
    """SAT-7: whoever complains or enquires is answered, and what is asked gets done."""
    for each in view.all(Feedback):
        if each.kind.asks_an_answer:
            yield _answered(view, each)


def _answered(view: View, sent: Feedback) -> Check:
    answered, closed = view.past(sent.answered), view.past(sent.closed)
    answer_by, close_by = (_after(sent.received, each.days) for each in (view.policy.answering, view.policy.closing))
    open_until = [by for by, done in ((answer_by, answered), (close_by, closed)) if done is None]
    overdue = any(view.on > by for by in open_until)
    answer_late = 0 if answered is None else max((answered - answer_by).days, 0)
    closing_late = 0 if closed is None else max((closed - close_by).days, 0)
    if closed is not None:
        reason = "closed-late" if answer_late or closing_late else "closed"
    elif answered is not None:
        reason = "not-closed" if overdue else "answered-late" if answer_late else "to-be-closed"
    else:
        reason = "not-answered" if overdue else "to-be-answered"
    facts: dict[str, Fact] = {"feedback": sent.id, "kind": sent.kind.value, "received": sent.received}
    facts |= {"answer_by": answer_by, "answer_late": answer_late, "close_by": close_by, "closing_late": closing_late}
    facts |= {name: on for name, on in (("answered", answered), ("closed", closed)) if on is not None}
    return Check(
        subject=[ref_of(sent)],
        verdict=Verdict.NOT_MET if overdue else Verdict.MET,
        reason=reason,
        facts=facts,
        holds_until=None if overdue else min(open_until, default=None),
    )


def _after(on: date, days: int) -> date:
    """Return the day so many days later, or the calendar's last."""
    return date.fromordinal(min(on.toordinal() + days, date.max.toordinal()))


_ANSWER: Final = Remedy(
    kind=Kind.FEEDBACK, text="Answer {feedback}, and record on which day; when all is done, when it was closed."
)
SAT_7: Final = Rule(
    id="SAT-7",
    part=Part.SATISFACTION,
    clauses=["8.2.1", "10.2"],
    title="Feedback is answered",
    asks="Asks of each complaint and each enquiry that it was answered and closed within the days of the policy, or still can be.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="to-be-answered", sentence="{kind} {feedback} came on {received} and is to be answered by {answer_by}"),
        Reason(
            code="to-be-closed",
            sentence="{kind} {feedback} came on {received}, was answered on {answered} and is to be closed by {close_by}",
        ),
        Reason(
            code="answered-late",
            sentence=(
                "{kind} {feedback} came on {received} and was answered on {answered}, days late: {answer_late}; "
                "it is to be closed by {close_by}"
            ),
        ),
        Reason(code="closed", sentence="{kind} {feedback} came on {received}, was answered on {answered} and closed on {closed}"),
        Reason(
            code="closed-late",
            sentence=(
                "{kind} {feedback} came on {received}, was answered on {answered}, days late: {answer_late}, "
                "and closed on {closed}, days late: {closing_late}"
            ),
        ),
        Reason(
            code="not-answered",
            sentence=(
                "{kind} {feedback} came on {received}, was to be answered by {answer_by} and closed by {close_by}, "
                "and nobody has answered it"
            ),
            remedy=_ANSWER,
        ),
        Reason(
            code="not-closed",
            sentence=(
                "{kind} {feedback} came on {received}, was answered on {answered}, was to be closed by {close_by}, "
                "and nobody has closed it"
            ),
            remedy=Remedy(
                kind=Kind.FEEDBACK, text="Do what {feedback} asks, or say why not, and record on which day it was closed."
            ),
        ),
    ],
    check=feedback_is_answered,
)


def targets_are_studied(view: View) -> Iterator[Check]:
    """SAT-9: about every target there is research that is not too old."""
    every = view.policy.research.cadence
    for segment in view.targeted:
        heard = [(view.last_day(each), every, each) for each in view.naming(Study, Kind.SEGMENT, segment.id)]
        yield _kept_up(view, segment, heard, "never-studied", "studied", "study-out-of-date")


_STUDY: Final = Remedy(
    kind=Kind.STUDY, text="Find out more about segment {segment} than it says when asked, and record it as a study."
)
SAT_9: Final = Rule(
    id="SAT-9",
    part=Part.SATISFACTION,
    clauses=["9.1.2"],
    title="Targets are studied",
    asks="Asks of each targeted segment that a study that covers it ended within the cadence of the policy.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="studied", sentence="segment {segment} was last studied up to {on}, in {source}"),
        Reason(code="never-studied", sentence="no study covers segment {segment}", remedy=_STUDY),
        Reason(
            code="study-out-of-date",
            sentence="segment {segment} was last studied up to {on}, in {source}, and was to be studied again by {due}",
            remedy=_STUDY,
        ),
    ],
    check=targets_are_studied,
)


def waves_are_sound(view: View) -> Iterator[Check]:
    """SAT-11: what was surveyed speaks for those it is to speak for."""
    every = view.policy.surveys.cadence
    for wave in view.all(Wave):
        if every.in_date(view.last_day(wave), view.on):
            yield _sound(view, wave, every.due(view.last_day(wave)))


def _sound(view: View, wave: Wave, until: date | None) -> Check:
    targeted = {each.id for each in view.targeted}
    asked = [each for each in wave.samples if each.segment in targeted and each.invited]
    missing = sorted(targeted.difference(each.segment for each in asked))
    rate, least, group = view.policy.response_rate.figure, _least(view, wave), view.survey(wave).smallest_group
    low = [each for each in asked if exceeds(rate, each.answered / each.invited)]
    told = {each.segment: _answers(each) for each in asked}
    few = [f"{name} ({n}, withheld)" if 0 < n < group else f"{name} ({n})" for name, n in told.items() if n < least]
    verdict = Verdict.NOT_MET
    if not targeted:
        verdict, reason = Verdict.CANNOT_TELL, "nobody-targeted"
    elif missing:
        reason = "segments-missing"
    elif low:
        reason = "few-responded"
    elif few:
        reason = "few-answers"
    else:
        verdict, reason = Verdict.MET, "sound"
    return Check(
        subject=[ref_of(wave)],
        verdict=verdict,
        reason=reason,
        facts={
            "wave": wave.id,
            "on": view.last_day(wave),
            "asked": tuple(told),
            "missing": tuple(missing),
            "rate": rate,
            "low": tuple(f"{each.segment} ({each.answered} of {each.invited})" for each in low),
            "least": least,
            "few": tuple(few),
        },
        holds_until=until,
    )


SAT_11: Final = Rule(
    id="SAT-11",
    part=Part.SATISFACTION,
    clauses=["9.1.2"],
    title="Waves are sound",
    asks=(
        "Asks of each wave within the cadence of the policy that every targeted segment was asked, and enough of each responded "
        "and answered."
    ),
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="sound", sentence="in wave {wave} up to {on} enough answered of each targeted segment: {asked}"),
        Reason(
            code="nobody-targeted",
            sentence="whether wave {wave} up to {on} asked those who count cannot be told: no segment is targeted",
            remedy=Remedy(kind=Kind.TARGETING_DECISION, text="Decide which segment is a target."),
        ),
        Reason(
            code="segments-missing",
            sentence="in wave {wave} up to {on} nobody was asked of these targeted segments: {missing}",
            remedy=Remedy(
                kind=Kind.WAVE,
                text="In the next wave ask {missing}, too; merge into {wave} what was recorded apart.",
            ),
        ),
        Reason(
            code="few-responded",
            sentence="in wave {wave} up to {on} less than the share {rate} of those invited responded: {low}",
            remedy=Remedy(
                kind=Kind.WAVE,
                text="In the next wave find out why they keep silent: {low}; merge into {wave} what was recorded apart.",
            ),
        ),
        Reason(
            code="few-answers",
            sentence="in wave {wave} up to {on} fewer than {least} answered of: {few}",
            remedy=Remedy(
                kind=Kind.WAVE,
                text="In the next wave invite more of: {few}; merge into {wave} what was recorded apart.",
            ),
        ),
    ],
    check=waves_are_sound,
)

_A_YEAR: Final = Cadence(every=1, unit=Unit.YEAR)  # the window in which the policy's mentions are counted


def what_repeats_is_acted_on(view: View) -> Iterator[Check]:
    """SAT-12: where several complain of one thing, something is done about it."""
    themes: dict[Theme, list[Feedback]] = defaultdict(list)
    for each in view.all(Feedback):
        if each.kind is FeedbackKind.COMPLAINT and _A_YEAR.in_date(each.received, view.on):
            for theme in each.themes:
                themes[theme].append(each)
    for theme, complaints in themes.items():
        if len(complaints) >= view.policy.theme_mentions.count:
            yield _acted_on(view, theme, complaints)


def _acted_on(view: View, theme: Theme, complaints: Sequence[Feedback]) -> Check:
    """Tell whether something is done about a theme.

    A complaint counts for a year. The theme is asked no more when too few are left, and what serves one of them serves the theme as
    long as that one counts.
    """
    least = view.policy.theme_mentions.count
    acting = {each.id: _acting(view, each) for each in complaints}
    actions = {action.id: action for found in acting.values() for action in found}
    last = max((each.received for each in complaints if acting[each.id]), default=None)
    stands = [_A_YEAR.due(each) for each in (complaints[-least].received, last) if each is not None]
    return Check(
        subject=[Ref(kind=Kind.THEME, key=theme)],
        verdict=Verdict.MET if actions else Verdict.NOT_MET,
        reason="acted-on" if actions else "nothing-done",
        facts={
            "theme": theme,
            "mentions": len(complaints),
            "complaints": tuple(each.id for each in complaints),
            "actions": tuple(sorted(actions)),
        },
        evidence=[*map(ref_of, complaints), *(ref_of(actions[key]) for key in sorted(actions))],
        holds_until=min((each for each in stands if each is not None), default=None),
    )


def _acting(view: View, complaint: Feedback) -> list[Action]:
    """Return the actions that serve a complaint or that it led to, without those that were cancelled."""
    found = (*view.serving(complaint), *view.named(Action, complaint.led_to))
    return [each for each in found if each.state(view.on) is not ActionState.CANCELLED]


SAT_12: Final = Rule(
    id="SAT-12",
    part=Part.SATISFACTION,
    clauses=["9.1.3", "10.2"],
    title="What repeats is acted on",
    asks="Asks of each theme of as many complaints within a year as the policy says that an action serves one of them.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="acted-on", sentence="complaints of {theme} within a year: {mentions}; something is or was done: {actions}"),
        Reason(
            code="nothing-done",
            sentence="complaints of {theme} within a year: {mentions}, and nothing is done: {complaints}",
            remedy=Remedy(
                kind=Kind.ACTION,
                text="Find what {theme} comes from, and plan an action that serves one of the complaints: {complaints}.",
            ),
        ),
    ],
    check=what_repeats_is_acted_on,
)

RULES: Final = (SAT_1, SAT_2, SAT_7, SAT_9, SAT_11, SAT_12)
"""The rules about listening, in order."""
