"""SAT-3, 4, 5 and 10: satisfaction is measured, and what it is to reach is set and reached (clauses 5.1.2 c, 6.2 and 9.1.2)."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.assessment.rules._figures import told_apart
from customerfocus.methods._common import exceeds
from customerfocus.model.measurement import Achievement, achievement
from customerfocus.model.satisfaction import Metric, Objective, Statistic
from customerfocus.model.surveys import Recommendation, Retention, Satisfaction, Trust
from customerfocus.register.shapes import ref_of
from customerfocus.values.estimates import Estimate, Unknown
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.scales import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.assessment.policy import Policy
    from customerfocus.assessment.view import View
    from customerfocus.model.measurement import Measurement
    from customerfocus.model.segments import Segment
    from customerfocus.values.scales import Scale

__all__ = ["RULES"]


def _of(view: View, segment: Segment) -> tuple[Metric, ...]:
    """Return the metrics of a segment; a figure of all segments together speaks for none of them."""
    return view.naming(Metric, Kind.SEGMENT, segment.id)


def _wave(measured: Measurement) -> Ref:
    return Ref(kind=Kind.WAVE, key=measured.wave)


def figures_are_precise(view: View) -> Iterator[Check]:
    """SAT-3: the latest figure of every target's metrics is known closely enough to act on."""
    for segment in view.targeted:
        for metric in _of(view, segment):
            yield _precise(view, metric)


def _precise(view: View, metric: Metric) -> Check:
    verdict, reason = Verdict.CANNOT_TELL, "not-measured"
    facts: dict[str, Fact] = {"metric": metric.id}
    latest = view.measurements(metric.id)[-1:]
    for measured in latest:
        facts |= {"wave": measured.wave, "on": measured.on}
        value = measured.value
        if isinstance(value, Unknown):
            reason = "no-figure"
            facts |= {"why": value.reason}
        else:
            half, widest = (value.high - value.low) / 2, _widest(view.policy, metric, measured.tally.scale)
            wide = exceeds(half, widest)
            verdict, reason = (Verdict.NOT_MET, "imprecise") if wide else (Verdict.MET, "precise")
            told, line = told_apart(half, widest)
            facts |= {"half": told, "widest": line, "n": value.n, "method": value.method, "level": value.level}
    return Check(subject=[ref_of(metric)], verdict=verdict, reason=reason, facts=facts, evidence=map(_wave, latest))


def _widest(policy: Policy, metric: Metric, scale: Scale) -> float:
    """Return how far the ends of an interval may lie apart from its middle, in the unit of the metric."""
    widest = {
        Statistic.NET_PROMOTER: policy.widest_points.figure,
        Statistic.TOP_BOX: policy.widest_share.figure,
        Statistic.SHARE: policy.widest_share.figure,
        Statistic.MEAN: policy.widest_mean.figure * (scale.values[-1] - scale.values[0]),
    }
    return widest[metric.statistic]


_MEASURE: Final = Remedy(
    kind=Kind.WAVE, text="Ask the question of {metric} in a wave, of enough customers, and record the answers."
)
SAT_3: Final = Rule(
    id="SAT-3",
    part=Part.SATISFACTION,
    clauses=["9.1.2"],
    title="Figures are precise",
    asks="Asks of each metric of a targeted segment that the interval of its latest figure is as narrow as the policy asks.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(
            code="precise",
            sentence=(
                "{metric} of wave {wave} up to {on} is known to {half} on either side, and {widest} is enough: "
                "{method}, {n} answers, level {level}"
            ),
        ),
        Reason(
            code="imprecise",
            sentence=(
                "{metric} of wave {wave} up to {on} is known to {half} on either side, and {widest} would be enough: "
                "{method}, {n} answers, level {level}"
            ),
            remedy=Remedy(kind=Kind.WAVE, text="Ask more in the next wave: to halve {half}, four times as many as {n}."),
        ),
        Reason(code="not-measured", sentence="{metric} has never been measured", remedy=_MEASURE),
        Reason(
            code="no-figure",
            sentence="{metric} has no figure of wave {wave} up to {on}: {why}",
            remedy=Remedy(kind=Kind.WAVE, text="Complete wave {wave}, or see to it in the next: {why}."),
        ),
    ],
    check=figures_are_precise,
)


def targets_have_objectives(view: View) -> Iterator[Check]:
    """SAT-4: for every target it is decided what is to be reached, by when, and who answers for it."""
    for segment in view.targeted:
        metrics = _of(view, segment)
        objectives = [found for each in metrics for found in view.naming(Objective, Kind.METRIC, each.id)]
        yield Check(
            subject=[ref_of(segment)],
            verdict=Verdict.MET if objectives else Verdict.NOT_MET,
            reason="objective-set" if objectives else "no-objective" if metrics else "no-metric",
            facts={
                "segment": segment.id,
                "metrics": tuple(each.id for each in metrics),
                "objectives": tuple(each.id for each in objectives),
            },
            evidence=map(ref_of, objectives),
        )


SAT_4: Final = Rule(
    id="SAT-4",
    part=Part.SATISFACTION,
    clauses=["6.2", "9.1.2"],
    title="Targets have objectives",
    asks="Asks of each targeted segment that an objective with a target, an owner and a due date is set for one of its metrics.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="objective-set", sentence="what satisfaction of segment {segment} is to reach is set: {objectives}"),
        Reason(
            code="no-objective",
            sentence="what satisfaction of segment {segment} is to reach is not set; it is watched by: {metrics}",
            remedy=Remedy(
                kind=Kind.OBJECTIVE, text="Set an objective for one of: {metrics}; with a target, an owner and a due date."
            ),
        ),
        Reason(
            code="no-metric",
            sentence="satisfaction of segment {segment} is watched by no metric of its own, so nothing is set that it is to reach",
            remedy=Remedy(kind=Kind.METRIC, text="Choose a metric for segment {segment}, and set an objective for it."),
        ),
    ],
    check=targets_have_objectives,
)


def objectives_are_reached(view: View) -> Iterator[Check]:
    """SAT-5: what was to be reached was reached when it was due.

    Of each metric the objectives that lie ahead are looked at, too, so that the day after their due date adds no subject.
    """
    for metric in view.all(Metric):
        objectives = view.naming(Objective, Kind.METRIC, metric.id)
        dues = sorted({each.due for each in objectives})
        latest = max((each for each in dues if each < view.on), default=date.min)
        for objective in objectives:
            if objective.due >= latest:
                yield _reached(view, metric, objective, next((each for each in dues if each > objective.due), None))


_REACHED: Final = MappingProxyType(
    {
        Achievement.MET: (Verdict.MET, "reached"),
        Achievement.NOT_MET: (Verdict.NOT_MET, "missed"),
        Achievement.UNCERTAIN: (Verdict.CANNOT_TELL, "uncertain"),
        Achievement.UNKNOWN: (Verdict.CANNOT_TELL, "not-measured"),
    }
)


def _reached(view: View, metric: Metric, objective: Objective, later: date | None) -> Check:
    """Tell whether an objective was reached. It stands until the next one of its metric is past due and takes its place."""
    measurements = view.measurements(metric.id)
    found = achievement(objective, measurements, objective.due)
    verdict, reason = _REACHED[found]
    facts: dict[str, Fact] = {"objective": objective.id, "metric": metric.id, "target": objective.target, "due": objective.due}
    facts |= {"bound": "at least" if metric.better is Direction.MORE else "at most"}
    last = [each for each in measurements if each.on <= objective.due][-1:]
    for measured in last:
        facts |= {"wave": measured.wave, "on": measured.on}
        value = measured.value
        if isinstance(value, Unknown):
            reason = "no-figure"
            facts |= {"why": value.reason}
        else:
            figures = {"value": value.value, "low": value.low, "high": value.high}
            facts |= {name: told_apart(each, objective.target)[0] for name, each in figures.items()}
            facts |= {"n": value.n, "method": value.method, "level": value.level}
    until = later
    if view.on <= objective.due:
        until = later if found is Achievement.MET else objective.due
        verdict, reason = Verdict.MET, "ahead"
    return Check(
        subject=[ref_of(objective)],
        verdict=verdict,
        reason=reason,
        facts=facts,
        evidence=map(_wave, last),
        holds_until=until,
    )


_ASK_IN_TIME: Final = Remedy(
    kind=Kind.WAVE, text="Record a wave that asked for {metric} up to {due}; or set a new objective, and measure when it is due."
)
SAT_5: Final = Rule(
    id="SAT-5",
    part=Part.SATISFACTION,
    clauses=["6.2"],
    title="Objectives are reached",
    asks=(
        "Asks of the latest objective of each metric that is past its due date that the last measurement up to that day reached "
        "it; what is due later is ahead."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="ahead", sentence="{objective} is ahead: {metric} is to be {bound} {target} by {due}"),
        Reason(
            code="reached",
            sentence=(
                "{objective} was reached: {metric} was to be {bound} {target} by {due}, and was {value} ({low} to {high}) in wave "
                "{wave} up to {on}; {method}, {n} answers, level {level}"
            ),
        ),
        Reason(
            code="missed",
            sentence=(
                "{objective} was missed: {metric} was to be {bound} {target} by {due}, and was {value} ({low} to {high}) in wave "
                "{wave} up to {on}; {method}, {n} answers, level {level}"
            ),
            remedy=Remedy(
                kind=Kind.OBJECTIVE,
                text="Find out why, set a new objective for {metric}, and reach it; {objective} stands as missed until then.",
            ),
        ),
        Reason(
            code="uncertain",
            sentence=(
                "whether {objective} was reached cannot be told: {metric} was to be {bound} {target} by {due}, and was {value} "
                "({low} to {high}) in wave {wave} up to {on}, so it may lie on either side; {method}, {n} answers, level {level}"
            ),
            remedy=Remedy(
                kind=Kind.WAVE,
                text=(
                    "Record a wave up to {due} with more answers than {n}, if there is one; or set a new objective for {metric}, "
                    "and ask more when it is due."
                ),
            ),
        ),
        Reason(
            code="not-measured",
            sentence="whether {objective} was reached cannot be told: {metric} was not measured up to {due}",
            remedy=_ASK_IN_TIME,
        ),
        Reason(
            code="no-figure",
            sentence="whether {objective} was reached cannot be told: {metric} has no figure of wave {wave} up to {on}: {why}",
            remedy=Remedy(
                kind=Kind.WAVE,
                text="Complete wave {wave} if that can still be done: {why}; or set a new objective, and measure in time.",
            ),
        ),
    ],
    check=objectives_are_reached,
)

_LOYALTY: Final = (Recommendation, Retention, Trust)


def loyalty_and_satisfaction_are_measured(view: View) -> Iterator[Check]:
    """SAT-10: of every target it is known how satisfied it is, and whether it will come again or send others."""
    for segment in view.targeted:
        measured = [
            (each, view.question(each).asks)
            for each in _of(view, segment)
            if any(isinstance(found.value, Estimate) for found in view.measurements(each.id))
        ]
        loyalty = [each for each, asks in measured if isinstance(asks, _LOYALTY)]
        satisfaction = [each for each, asks in measured if isinstance(asks, Satisfaction)]
        reason = {
            (True, True): "both-asked",
            (True, False): "no-satisfaction",
            (False, True): "no-loyalty",
            (False, False): "neither-asked",
        }[bool(loyalty), bool(satisfaction)]
        yield Check(
            subject=[ref_of(segment)],
            verdict=Verdict.MET if reason == "both-asked" else Verdict.NOT_MET,
            reason=reason,
            facts={
                "segment": segment.id,
                "loyalty": tuple(each.id for each in loyalty),
                "satisfaction": tuple(each.id for each in satisfaction),
            },
            evidence=map(ref_of, (*loyalty, *satisfaction)),
        )


_BOTH: Final = Remedy(
    kind=Kind.METRIC,
    text="Ask segment {segment} both how satisfied it is and whether it would recommend us, stay or trust us, and measure each.",
)
SAT_10: Final = Rule(
    id="SAT-10",
    part=Part.SATISFACTION,
    clauses=["5.1.2 c"],
    title="Loyalty and satisfaction are measured",
    asks=(
        "Asks of each targeted segment that a metric of its own that has been measured asks for recommendation, retention or "
        "trust, and one for satisfaction."
    ),
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(
            code="both-asked",
            sentence="segment {segment} is measured for satisfaction ({satisfaction}) and for loyalty ({loyalty})",
        ),
        Reason(
            code="no-loyalty",
            sentence="segment {segment} is measured for satisfaction ({satisfaction}), not for recommendation, retention or trust",
            remedy=_BOTH,
        ),
        Reason(
            code="no-satisfaction",
            sentence="segment {segment} is measured for loyalty ({loyalty}), not for satisfaction",
            remedy=_BOTH,
        ),
        Reason(
            code="neither-asked",
            sentence="segment {segment} is measured neither for satisfaction nor for recommendation, retention or trust",
            remedy=_BOTH,
        ),
    ],
    check=loyalty_and_satisfaction_are_measured,
)

RULES: Final = (SAT_3, SAT_4, SAT_5, SAT_10)
"""The rules about satisfaction, in order."""
