"""DIR-1 to DIR-8: the organisation knows whom it serves, and has chosen so (clause 5.1.2, with 4.1 to 4.3, 5.1.1 and 7.1)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.assessment.rules._figures import told_apart
from customerfocus.model.needs import Need
from customerfocus.model.offerings import Offering
from customerfocus.model.positioning import Positioning
from customerfocus.model.segments import Capability, Choice, Contradiction, Resolution, Segment, TradeOff, contradictions
from customerfocus.model.strategy import StrategicObjective
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.assessment.view import View

__all__ = ["RULES"]


def segments_are_decided(view: View) -> Iterator[Check]:
    """DIR-1: about every segment there is a decision in force that is not too old."""
    for segment in view.all(Segment):
        facts: dict[str, Fact] = {"segment": segment.id}
        decision = view.decision(segment.id)
        if decision is None:
            yield Check(subject=[ref_of(segment)], verdict=Verdict.NOT_MET, reason="undecided", facts=facts)
            continue
        due = view.policy.targeting.cadence.due(decision.on)
        in_date = view.policy.targeting.cadence.in_date(decision.on, view.on)
        facts |= {"choice": decision.choice.value, "on": decision.on, "by": decision.by}
        facts |= {} if due is None else {"due": due}
        yield Check(
            subject=[ref_of(segment)],
            verdict=Verdict.MET if in_date else Verdict.NOT_MET,
            reason="decided" if in_date else "decision-out-of-date",
            facts=facts,
            evidence=[ref_of(decision)],
            holds_until=due if in_date else None,
        )


_DECIDE: Final = Remedy(
    kind=Kind.TARGETING_DECISION,
    text="Decide about segment {segment}: target, decline or defer; with the reason, the role and the day.",
)
DIR_1: Final = Rule(
    id="DIR-1",
    part=Part.DIRECTION,
    clauses=["5.1.2", "4.2"],
    title="Every segment is decided about",
    asks="Asks of each segment that a targeting decision is in force and in date.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="decided", sentence="{by} decided on {on} about segment {segment}: {choice}"),
        Reason(code="undecided", sentence="nobody has decided about segment {segment}", remedy=_DECIDE),
        Reason(
            code="decision-out-of-date",
            sentence="the decision about segment {segment} ({choice}) was taken on {on} and was due again by {due}",
            remedy=_DECIDE,
        ),
    ],
    check=segments_are_decided,
)


def not_everything_to_everybody(view: View) -> Iterator[Check]:
    """DIR-2: some segment is a target; of two or more, some segment is not."""
    known = len(view.all(Segment))
    targeted = len(view.targeted)
    decisions = [each for each in (view.decision(segment.id) for segment in view.all(Segment)) if each is not None]
    declined = sum(each.choice is not Choice.TARGET for each in decisions)
    if known == 0:
        reason = "no-segment"
    elif targeted == 0:
        reason = "nobody-targeted"
    elif known == 1:
        reason = "one-segment"
    else:
        reason = "focused" if declined else "nobody-declined"
    yield Check(
        subject=[view.organisation],
        verdict=Verdict.MET if reason in {"one-segment", "focused"} else Verdict.NOT_MET,
        reason=reason,
        facts={"known": known, "targeted": targeted, "not_targeted": declined},
        evidence=[ref_of(each) for each in decisions],
    )


DIR_2: Final = Rule(
    id="DIR-2",
    part=Part.DIRECTION,
    clauses=["5.1.2", "4.3"],
    title="Not everything to everybody",
    asks="Asks of the organisation that it targets a segment and, knowing two or more, declines or defers one.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="focused", sentence="segments known: {known}, targeted: {targeted}, declined or deferred: {not_targeted}"),
        Reason(code="one-segment", sentence="the one segment that is known is targeted"),
        Reason(
            code="no-segment",
            sentence="no segment is known",
            remedy=Remedy(kind=Kind.SEGMENT, text="Describe the customers as at least one segment, and decide about it."),
        ),
        Reason(
            code="nobody-targeted",
            sentence="segments known: {known}, targeted: none",
            remedy=Remedy(kind=Kind.TARGETING_DECISION, text="Decide which segment is a target."),
        ),
        Reason(
            code="nobody-declined",
            sentence="segments known: {known}, targeted: {targeted}, declined or deferred: none",
            remedy=Remedy(kind=Kind.TARGETING_DECISION, text="Decide which segment is not a target, or not yet."),
        ),
    ],
    check=not_everything_to_everybody,
)


def targets_are_where_we_are_strong(view: View) -> Iterator[Check]:
    """DIR-3: whoever is targeted is served at least as well by us as by the best competitor."""
    for segment in view.targeted:
        facts: dict[str, Fact] = {"segment": segment.id}
        latest = view.latest(Positioning, Kind.SEGMENT, segment.id)
        if latest is None:
            yield Check(subject=[ref_of(segment)], verdict=Verdict.NOT_MET, reason="not-positioned", facts=facts)
            continue
        due = view.policy.positioning.cadence.due(latest.on)
        facts |= {"on": latest.on}
        facts |= {} if due is None else {"due": due}
        rival = latest.best_rival
        if rival is not None:
            ours, theirs = told_apart(latest.strength.score, rival.scorecard.score)
            facts |= {"ours": ours, "rival": rival.name, "theirs": theirs}
        if not view.policy.positioning.cadence.in_date(latest.on, view.on):
            reason = "positioning-out-of-date"
        elif latest.advantage is None:
            reason = "no-competitor"
        else:
            reason = "behind" if latest.advantage < 0 else "not-behind"
        yield Check(
            subject=[ref_of(segment)],
            verdict=Verdict.MET if reason == "not-behind" else Verdict.NOT_MET,
            reason=reason,
            facts=facts,
            evidence=[ref_of(latest)],
            holds_until=due if reason == "not-behind" else None,
        )


_POSITION: Final = Remedy(
    kind=Kind.POSITIONING,
    text="Score how strong we and at least one competitor are in segment {segment}, by the same criteria.",
)
DIR_3: Final = Rule(
    id="DIR-3",
    part=Part.DIRECTION,
    clauses=["5.1.2", "4.1"],
    title="Targets are where we are strong",
    asks="Asks of each targeted segment that we are positioned in it, in date, against a competitor, and not behind the best.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(
            code="not-behind",
            sentence="on {on} we scored {ours} of 10 in segment {segment}, and {rival}, the best competitor, {theirs}",
        ),
        Reason(code="not-positioned", sentence="nobody has scored how strong we are in segment {segment}", remedy=_POSITION),
        Reason(
            code="positioning-out-of-date",
            sentence="our strength in segment {segment} was last scored on {on} and was due again by {due}",
            remedy=_POSITION,
        ),
        Reason(
            code="no-competitor",
            sentence="on {on} our strength in segment {segment} was scored against no competitor",
            remedy=_POSITION,
        ),
        Reason(
            code="behind",
            sentence="on {on} we scored {ours} of 10 in segment {segment}, behind {rival} with {theirs}",
            remedy=Remedy(
                kind=Kind.POSITIONING,
                text="Close the gap to {rival} and score again, or decide that segment {segment} is no target.",
            ),
        ),
    ],
    check=targets_are_where_we_are_strong,
)


def choices_follow_strategy(view: View) -> Iterator[Check]:
    """DIR-4: whoever is targeted is so for the sake of a strategic objective that counts on the day."""
    for segment, decision in view.targeting:
        named = view.named(StrategicObjective, decision.objectives)
        counting = tuple(each for each in named if each.in_force.contains(view.on))
        reason = "serves-objective" if counting else "objective-not-in-force" if named else "no-objective"
        objectives = tuple(f"{each.id} ({each.in_force.in_words})" for each in counting or named)
        yield Check(
            subject=[ref_of(segment)],
            verdict=Verdict.MET if counting else Verdict.NOT_MET,
            reason=reason,
            facts={"segment": segment.id, "on": decision.on, "objectives": objectives},
            evidence=[ref_of(decision), *map(ref_of, counting)],
        )


_SERVE: Final = Remedy(
    kind=Kind.TARGETING_DECISION,
    text="Decide again about segment {segment} and name an objective in force, or prolong the objective it serves.",
)
DIR_4: Final = Rule(
    id="DIR-4",
    part=Part.DIRECTION,
    clauses=["5.1.2", "5.1.1"],
    title="Choices follow strategy",
    asks="Asks of each targeted segment that its decision names a strategic objective in force.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="serves-objective", sentence="the decision of {on} about segment {segment} serves {objectives}"),
        Reason(
            code="no-objective",
            sentence="the decision of {on} about segment {segment} names no strategic objective",
            remedy=Remedy(
                kind=Kind.TARGETING_DECISION, text="Decide again about segment {segment} and name the objective in force it serves."
            ),
        ),
        Reason(
            code="objective-not-in-force",
            sentence="the decision of {on} about segment {segment} names only what is not in force: {objectives}",
            remedy=_SERVE,
        ),
    ],
    check=choices_follow_strategy,
)


def contradictions_are_settled(view: View) -> Iterator[Check]:
    """DIR-5: where two targeted segments want what cannot be had together, somebody has settled it."""
    settled: dict[tuple[frozenset[str], tuple[str, ...]], Resolution] = {
        (frozenset((each.first, each.second)), each.attributes): each for each in view.all(Resolution)
    }  # the latest known stands last, and so stays
    strongest: dict[tuple[str, str, tuple[str, ...]], Contradiction] = {}
    for each in contradictions(view.targeted, view.all(TradeOff)):
        strongest.setdefault((each.first, each.second, each.attributes), each)
    for (first, second, attributes), found in strongest.items():
        latest = settled.get((frozenset((first, second)), attributes))
        facts: dict[str, Fact] = {"contradiction": found.because, "tension": found.tension}
        facts |= {"first": first, "second": second, "attributes": attributes}
        if latest is not None:
            facts |= {"how": latest.how.value.replace("-", " "), "on": latest.on, "because": latest.because}
        yield Check(
            subject=[
                Ref(kind=Kind.SEGMENT, key=first),
                Ref(kind=Kind.SEGMENT, key=second),
                *(Ref(kind=Kind.ATTRIBUTE, key=each) for each in attributes),
            ],
            verdict=Verdict.NOT_MET if latest is None else Verdict.MET,
            reason="unsettled" if latest is None else "settled",
            facts=facts,
            evidence=[] if latest is None else [ref_of(latest)],
        )


DIR_5: Final = Rule(
    id="DIR-5",
    part=Part.DIRECTION,
    clauses=["5.1.2"],
    title="Contradictions are settled",
    asks="Asks of each contradiction between two targeted segments that a resolution settles it.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="settled", sentence="{contradiction} (tension {tension} of 25); settled on {on}, {how}: {because}"),
        Reason(
            code="unsettled",
            sentence="{contradiction} (tension {tension} of 25); nobody has settled it",
            remedy=Remedy(
                kind=Kind.RESOLUTION,
                text=(
                    "Record how {first} and {second} are reconciled about {attributes}: separate "
                    "offerings, prioritise, phase or withdraw."
                ),
            ),
        ),
    ],
    check=contradictions_are_settled,
)


def required_capabilities_are_in_place(view: View) -> Iterator[Check]:
    """DIR-6: what it takes to serve the targeted segments is there."""
    requiring: dict[str, list[str]] = defaultdict(list)
    for segment in view.targeted:
        for key in segment.requires:
            requiring[key].append(segment.id)
    for capability in view.named(Capability, requiring):
        period = capability.in_place
        facts: dict[str, Fact] = {"capability": capability.id, "segments": tuple(requiring[capability.id])}
        if period is None:
            reason = "wished-for"
        else:
            reason = "in-place" if period.contains(view.on) else "not-in-place"
            facts |= {"period": period}
        yield Check(
            subject=[ref_of(capability)],
            verdict=Verdict.MET if reason == "in-place" else Verdict.NOT_MET,
            reason=reason,
            facts=facts,
        )


_BUILD: Final = Remedy(
    kind=Kind.CAPABILITY, text="Put capability {capability} in place and record from when, or take it off what {segments} requires."
)
DIR_6: Final = Rule(
    id="DIR-6",
    part=Part.DIRECTION,
    clauses=["5.1.2", "7.1"],
    title="Required capabilities are in place",
    asks="Asks of each capability that a targeted segment requires that it is in place.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="in-place", sentence="capability {capability}, required by {segments}, is in place {period}"),
        Reason(
            code="wished-for",
            sentence="capability {capability}, required by {segments}, is not in place, and no day is recorded for it",
            remedy=_BUILD,
        ),
        Reason(
            code="not-in-place",
            sentence="capability {capability}, required by {segments}, is in place {period}, and not on this day",
            remedy=_BUILD,
        ),
    ],
    check=required_capabilities_are_in_place,
)


def targets_have_needs(view: View) -> Iterator[Check]:
    """DIR-7: whoever is targeted has at least one need that is known."""
    for segment in view.targeted:
        needs = view.naming(Need, Kind.SEGMENT, segment.id)
        yield Check(
            subject=[ref_of(segment)],
            verdict=Verdict.MET if needs else Verdict.NOT_MET,
            reason="needs-known" if needs else "no-need-known",
            facts={"segment": segment.id, "known": len(needs)},
            evidence=[ref_of(each) for each in needs],
        )


DIR_7: Final = Rule(
    id="DIR-7",
    part=Part.DIRECTION,
    clauses=["5.1.2 a"],
    title="Targets have needs",
    asks="Asks of each targeted segment that at least one need is known.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="needs-known", sentence="needs known of segment {segment}: {known}"),
        Reason(
            code="no-need-known",
            sentence="no need of segment {segment} is known",
            remedy=Remedy(kind=Kind.NEED, text="Ask segment {segment} what it wants to get done, and write it as an outcome."),
        ),
    ],
    check=targets_have_needs,
)


def targets_are_served(view: View) -> Iterator[Check]:
    """DIR-8: whoever is targeted can buy something."""
    for segment in view.targeted:
        meant = view.naming(Offering, Kind.SEGMENT, segment.id)
        on_sale = tuple(each for each in meant if each.on_sale.contains(view.on))
        reason = "served" if on_sale else "not-on-sale" if meant else "no-offering"
        facts: dict[str, Fact] = {
            "segment": segment.id,
            "offerings": tuple(each.id for each in on_sale or meant),
        }
        yield Check(
            subject=[ref_of(segment)],
            verdict=Verdict.MET if on_sale else Verdict.NOT_MET,
            reason=reason,
            facts=facts,
            evidence=[ref_of(each) for each in on_sale],
        )


_OFFER: Final = Remedy(kind=Kind.OFFERING, text="Put an offering on sale that serves segment {segment}.")
DIR_8: Final = Rule(
    id="DIR-8",
    part=Part.DIRECTION,
    clauses=["5.1.2 a"],
    title="Targets are served",
    asks="Asks of each targeted segment that at least one offering on sale serves it.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="served", sentence="segment {segment} is served by {offerings}"),
        Reason(code="no-offering", sentence="no offering serves segment {segment}", remedy=_OFFER),
        Reason(
            code="not-on-sale",
            sentence="segment {segment} is meant to be served by {offerings}, none of it on sale on this day",
            remedy=_OFFER,
        ),
    ],
    check=targets_are_served,
)

RULES: Final = (DIR_1, DIR_2, DIR_3, DIR_4, DIR_5, DIR_6, DIR_7, DIR_8)
"""The rules of this part, in order."""
