"""SAT-6 and SAT-8: what worsened is mended, and what is underserved improved (clause 5.1.2 c, with 10.2 and 10.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.assessment.rules._figures import in_short, told_apart
from customerfocus.methods._common import exceeds
from customerfocus.model.actions import ActionKind, ActionState
from customerfocus.model.measurement import compare_family
from customerfocus.model.needs import Priority
from customerfocus.model.satisfaction import Metric
from customerfocus.register.shapes import ref_of
from customerfocus.values.estimates import Estimate, Evolution
from customerfocus.values.identifiers import FindingRef, Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from customerfocus.assessment.view import View
    from customerfocus.model.actions import Action
    from customerfocus.model.measurement import Measurement
    from customerfocus.model.needs import Need
    from customerfocus.values.estimates import Comparison

    _Figure: TypeAlias = tuple[Measurement, Estimate]

__all__ = ["RULES"]

_WORSENED: Final = "SAT-6"


def what_worsened_is_mended(view: View) -> Iterator[Check]:
    """SAT-6: where a figure became worse, and not by chance, somebody removes the cause.

    Of each metric the last two waves with a figure are compared. All metrics are one family: whoever watches twenty sees one of
    them worsen by chance alone, unless the tests are adjusted for their number.
    """
    pairs: list[tuple[_Figure, _Figure]] = []
    for metric in view.all(Metric):
        known = [(each, each.value) for each in view.measurements(metric.id) if isinstance(each.value, Estimate)]
        if len(known) > 1:
            pairs.append((known[-2], known[-1]))
    level = view.policy.level.figure
    compared = compare_family([(earlier, later) for (earlier, _), (later, _) in pairs], level=level) if pairs else ()
    family = sum(each.verdict is not Evolution.CANNOT_TELL for each in compared)
    for place, found in enumerate(compared):
        if found.verdict is Evolution.WORSENED:
            earlier, later = pairs[place]
            facts = {**_told(earlier, later, found), "family": family}
            yield _mended(view, earlier[0], later[0], facts)


def _told(earlier: _Figure, later: _Figure, found: Comparison) -> dict[str, Fact]:
    (one, before), (other, after) = earlier, later
    then, now = told_apart(before.value, after.value)
    figures = {"difference": found.difference, "low": found.low, "high": found.high, "p_value": found.p_value}
    return {
        "metric": one.metric.id,
        "earlier": one.wave,
        "before": then,
        "n_before": before.n,
        "later": other.wave,
        "after": now,
        "n_after": after.n,
        "method": str(found.method),
        "level": found.level,
        **{name: in_short(each) for name, each in figures.items() if each is not None},
    }


def _mended(view: View, earlier: Measurement, later: Measurement, facts: dict[str, Fact]) -> Check:
    subject = [ref_of(later.metric)]
    serving = view.serving(later.metric, FindingRef(rule=_WORSENED, subject=subject))
    corrective = [each for each in serving if each.kind is ActionKind.CORRECTIVE]
    groups = {
        "effective": [each for each in corrective if _proved_since(each, later.on, view.on)],
        "under-way": [each for each in corrective if each.under_way(view.on)],
        "not-verified": [each for each in corrective if each.state(view.on) is ActionState.DONE],
        "overdue": [each for each in corrective if each.is_open(view.on)],
    }
    reason = next((name for name, found in groups.items() if found), "nothing-done")
    actions = groups.get(reason, [])
    return Check(
        subject=subject,
        verdict=Verdict.MET if reason in {"effective", "under-way"} else Verdict.NOT_MET,
        reason=reason,
        facts={**facts, "actions": tuple(each.id for each in actions)},
        evidence=[*(Ref(kind=Kind.WAVE, key=each.wave) for each in (earlier, later)), *map(ref_of, actions)],
        holds_until=max(each.due for each in actions) if reason == "under-way" else None,
    )


def _proved_since(action: Action, since: date, on: date) -> bool:
    last = action.last(on)
    return last is not None and last.to is ActionState.EFFECTIVE and last.on > since


_WORSE: Final = (
    "{metric} worsened from {before} in wave {earlier} ({n_before} answers) to {after} in {later} ({n_after}), a change of "
    "{difference} ({low} to {high} by {method} at level {level}; metrics compared at once: {family}, "
    "and Holm's method makes up for their number); "
)
SAT_6: Final = Rule(
    id=_WORSENED,
    part=Part.SATISFACTION,
    clauses=["5.1.2 c", "10.2"],
    title="What worsened is mended",
    asks=(
        "Asks of each metric that became worse from its last wave but one to its last, and not by chance, that a corrective action "
        "is under way or proved effective since."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="effective", sentence=_WORSE + "effective since: {actions}"),
        Reason(code="under-way", sentence=_WORSE + "under way: {actions}"),
        Reason(
            code="not-verified",
            sentence=_WORSE + "done, and nobody has recorded whether it worked: {actions}",
            remedy=Remedy(kind=Kind.ACTION, text="Look whether {actions} worked, and record it as effective or not."),
        ),
        Reason(
            code="overdue",
            sentence=_WORSE + "past due: {actions}",
            remedy=Remedy(kind=Kind.ACTION, text="Finish {actions} and look whether it worked, or set a new due date."),
        ),
        Reason(
            code="nothing-done",
            sentence=_WORSE + "no action of the kind corrective that serves it is under way",
            remedy=Remedy(
                kind=Kind.ACTION,
                text="Find out why {metric} worsened, and plan an action of the kind corrective that serves it, with a due date.",
            ),
        ),
    ],
    check=what_worsened_is_mended,
)

_UNDERSERVED: Final = "SAT-8"


def what_is_underserved_is_improved(view: View) -> Iterator[Check]:
    """SAT-8: a need that matters to a target and is poorly met is worked on."""
    targeted = {each.id for each in view.targeted}
    every, line = view.policy.priorities.cadence, view.policy.underserved.figure
    for need in view.needs_of_targets:
        latest = {each.segment: each for each in view.naming(Priority, Kind.NEED, need.id)}  # the latest stands last, and so stays
        for segment, priority in latest.items():
            if segment in targeted and segment in need.segments and every.in_date(priority.on, view.on):
                score = priority.estimate
                if isinstance(score, Estimate) and exceeds(score.value, line):
                    yield _improved(view, need, priority, score)


def _improved(view: View, need: Need, priority: Priority, score: Estimate) -> Check:
    """Tell whether a need is worked on; it is asked no more when its priority is out of date."""
    subject = [ref_of(need), Ref(kind=Kind.SEGMENT, key=priority.segment)]
    serving = view.serving(need, FindingRef(rule=_UNDERSERVED, subject=subject))
    improvements = [each for each in serving if each.kind is ActionKind.IMPROVEMENT]
    lasting = [each for each in improvements if each.state(view.on) in {ActionState.DONE, ActionState.EFFECTIVE}]
    under_way = [each for each in improvements if each.under_way(view.on)]
    overdue = [each for each in improvements if each.is_open(view.on)]
    acting = [*lasting, *under_way]
    stands = [view.policy.priorities.cadence.due(priority.on)]
    stands += [] if lasting or not under_way else [max(each.due for each in under_way)]
    told, line = told_apart(score.value, view.policy.underserved.figure)
    return Check(
        subject=subject,
        verdict=Verdict.MET if acting else Verdict.NOT_MET,
        reason="improving" if acting else "overdue" if overdue else "nothing-done",
        facts={
            "need": need.id,
            "segment": priority.segment,
            "on": priority.on,
            "score": told,
            "low": in_short(score.low),
            "high": in_short(score.high),
            "n": score.n,
            "line": line,
            "actions": tuple(sorted(each.id for each in acting or overdue)),
        },
        evidence=[ref_of(priority), *map(ref_of, acting or overdue)],
        holds_until=min((each for each in stands if each is not None), default=None),
    )


_UNDER: Final = (
    "need {need} is underserved in segment {segment}: its opportunity score of {on} is {score} ({low} to {high}), above {line}, "
    "from at least {n} answers; "
)
SAT_8: Final = Rule(
    id=_UNDERSERVED,
    part=Part.SATISFACTION,
    clauses=["5.1.2 c", "10.3"],
    title="What is underserved is improved",
    asks=(
        "Asks of each need of a targeted segment whose latest priority in date is above the policy's line that an improvement that "
        "serves it is under way, done or effective."
    ),
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="improving", sentence=_UNDER + "under way or done: {actions}"),
        Reason(
            code="overdue",
            sentence=_UNDER + "past due: {actions}",
            remedy=Remedy(kind=Kind.ACTION, text="Finish {actions}, or set a new due date."),
        ),
        Reason(
            code="nothing-done",
            sentence=_UNDER + "no action of the kind improvement that serves it is under way or done",
            remedy=Remedy(
                kind=Kind.ACTION,
                text="Plan an action of the kind improvement that serves need {need}, with an owner and a due date.",
            ),
        ),
    ],
    check=what_is_underserved_is_improved,
)

RULES: Final = (SAT_6, SAT_8)
"""The rules about what is made better, in order."""
