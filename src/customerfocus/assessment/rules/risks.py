"""UNC-1 to UNC-4 and UNC-8: risks and opportunities are known, rated, dealt with and looked at again (clauses 5.1.2 b and 6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.actions import ActionState
from customerfocus.model.offerings import Offering
from customerfocus.model.risks import Aspect, Opportunity, OpportunityReview, Risk, RiskAcceptance, RiskReview
from customerfocus.register.shapes import key_of, ref_of
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from customerfocus.assessment.view import View
    from customerfocus.model.actions import Action
    from customerfocus.model.risks import Rating, RiskCriteria
    from customerfocus.register.shapes import R

__all__ = ["RULES"]


def what_may_go_wrong_is_known(view: View) -> Iterator[Check]:
    """UNC-1: of what is sold somebody asked what may go wrong with conformity, satisfaction and compliance."""
    known: dict[tuple[Ref, ...], tuple[tuple[str, ...], tuple[Ref, ...]]] = {}  # many offerings touch the same segment or law
    for offering in view.on_sale:
        for aspect, touched in _touched(view, offering):
            if touched not in known:
                risks = _touching(view, Risk, touched)
                known[touched] = tuple(each.id for each in risks), tuple(map(ref_of, risks))
            yield _asked(offering, aspect, touched, *known[touched])


def _touched(view: View, offering: Offering) -> Iterator[tuple[Aspect, tuple[Ref, ...]]]:
    yield Aspect.CONFORMITY, (ref_of(offering),)
    for segment in offering.segments:
        yield Aspect.SATISFACTION, (Ref(kind=Kind.SEGMENT, key=segment),)
    duties = tuple(ref_of(each) for each, _ in view.in_force if view.applies(each, offering))
    if duties:
        yield Aspect.COMPLIANCE, duties


def _asked(
    offering: Offering, aspect: Aspect, touched: tuple[Ref, ...], risks: tuple[str, ...], evidence: tuple[Ref, ...]
) -> Check:
    about = touched if aspect is Aspect.SATISFACTION else ()
    return Check(
        subject=[ref_of(offering), Ref(kind=Kind.ASPECT, key=aspect.value), *about],
        verdict=Verdict.MET if risks else Verdict.NOT_MET,
        reason=f"{aspect}-risk-known" if risks else f"no-{aspect}-risk-known",
        facts={
            "offering": offering.id,
            "aspect": aspect.value,
            "touched": tuple(each.key for each in touched),
            "risks": risks,
        },
        evidence=evidence,
    )


def _touching(view: View, kind: type[R], touched: Iterable[Ref]) -> list[R]:
    """Return the risks or opportunities with an effect on one of some records, each once, sorted by key."""
    found = {key_of(each): each for ref in touched for each in view.naming(kind, ref.kind, ref.key)}
    return [found[key] for key in sorted(found)]


UNC_1: Final = Rule(
    id="UNC-1",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b", "6.1"],
    title="What may go wrong is known",
    asks=(
        "Asks of each offering on sale that a risk to its conformity is known, one to the satisfaction of each segment it serves, "
        "and one to compliance if an obligation applies to it."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="conformity-risk-known", sentence="known risks to {aspect} of {offering}: {risks}"),
        Reason(code="satisfaction-risk-known", sentence="known risks to {aspect} of {touched}, whom {offering} serves: {risks}"),
        Reason(code="compliance-risk-known", sentence="known risks to {aspect} of {offering}: {risks}"),
        Reason(
            code="no-conformity-risk-known",
            sentence="no risk to {aspect} of {offering} is known",
            remedy=Remedy(kind=Kind.RISK, text="Ask what may keep {offering} from conforming, and record it as a risk."),
        ),
        Reason(
            code="no-satisfaction-risk-known",
            sentence="no risk to {aspect} of {touched}, whom {offering} serves, is known",
            remedy=Remedy(kind=Kind.RISK, text="Ask what may disappoint {touched}, and record it as a risk."),
        ),
        Reason(
            code="no-compliance-risk-known",
            sentence="no risk to {aspect} of {offering} with what applies to it is known ({touched})",
            remedy=Remedy(
                kind=Kind.RISK, text="Ask what may keep {offering} from complying, and record it as a risk to: {touched}."
            ),
        ),
    ],
    check=what_may_go_wrong_is_known,
)


def opportunities_are_seen(view: View) -> Iterator[Check]:
    """UNC-2: for every target something better is in sight."""
    for segment in view.targeted:
        offered = view.naming(Offering, Kind.SEGMENT, segment.id)
        serving = [ref_of(each) for each in offered if each.on_sale.contains(view.on)]
        known = _touching(view, Opportunity, [ref_of(segment), *serving])
        yield Check(
            subject=[ref_of(segment)],
            verdict=Verdict.MET if known else Verdict.NOT_MET,
            reason="opportunity-seen" if known else "no-opportunity",
            facts={"segment": segment.id, "opportunities": tuple(each.id for each in known)},
            evidence=[ref_of(each) for each in known],
        )


UNC_2: Final = Rule(
    id="UNC-2",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b", "6.1"],
    title="Opportunities are seen",
    asks="Asks of each targeted segment that an opportunity touches its satisfaction, or an offering on sale that serves it.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="opportunity-seen", sentence="known opportunities for {segment}: {opportunities}"),
        Reason(
            code="no-opportunity",
            sentence="no opportunity for {segment} is known",
            remedy=Remedy(kind=Kind.OPPORTUNITY, text="Ask what could be better for {segment}, and record it as an opportunity."),
        ),
    ],
    check=opportunities_are_seen,
)


def everything_is_rated(view: View) -> Iterator[Check]:
    """UNC-3: every risk and every opportunity is rated, on the matrix in force."""
    for risk in view.all(Risk):
        yield _rated(view.criteria, risk, {"inherent": risk.inherent, "residual": view.residual(risk)})
    for opportunity in view.all(Opportunity):
        yield _rated(view.criteria, opportunity, {"rating": view.rating(opportunity)})


def _rated(criteria: RiskCriteria | None, record: Risk | Opportunity, ratings: dict[str, Rating | None]) -> Check:
    kind = ref_of(record).kind.value
    missing = tuple(name for name, rating in ratings.items() if rating is None)
    off: tuple[str, ...] = ()
    if criteria is None:
        verdict, reason = Verdict.CANNOT_TELL, "no-criteria"
    elif missing:
        verdict, reason = Verdict.NOT_MET, f"{kind}-not-rated"
    else:
        level = criteria.level if isinstance(record, Risk) else criteria.benefit
        levels = {name: level(rating) for name, rating in ratings.items() if rating is not None}
        off = tuple(name for name, each in levels.items() if each is None)
        found = [each for each in levels.values() if each is not None]
        if off:
            verdict, reason = Verdict.NOT_MET, f"{kind}-off-matrix"
        elif found == sorted(found, reverse=True):  # the inherent rating stands first
            verdict, reason = Verdict.MET, "rated"
        else:
            verdict, reason = Verdict.MET, "residual-above-inherent"
    return Check(
        subject=[ref_of(record)],
        verdict=verdict,
        reason=reason,
        facts={"kind": kind, "record": record.id, "missing": missing, "off": off},
        evidence=[] if criteria is None else [ref_of(criteria)],
    )


_CRITERIA: Final = Remedy(
    kind=Kind.RISK_CRITERIA,
    text="Decide on which matrix risks and opportunities are rated and how much is tolerated, and record it.",
)
UNC_3: Final = Rule(
    id="UNC-3",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b", "6.1"],
    title="Risks and opportunities are rated",
    asks=(
        "Asks of each risk that it has an inherent and a residual rating, and of each opportunity that it has a rating, each with "
        "a place on the matrix in force."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="rated", sentence="{kind} {record} is rated on the matrix in force"),
        Reason(
            code="residual-above-inherent",
            sentence="{kind} {record} is rated on the matrix in force, and with what is done about it higher than without",
        ),
        Reason(code="no-criteria", sentence="no matrix is in force by which {kind} {record} could be rated", remedy=_CRITERIA),
        Reason(
            code="risk-not-rated",
            sentence="{kind} {record} lacks a rating: {missing}",
            remedy=Remedy(kind=Kind.RISK, text="Rate {record}, and record its likelihood and consequence: {missing}."),
        ),
        Reason(
            code="opportunity-not-rated",
            sentence="{kind} {record} is not rated",
            remedy=Remedy(kind=Kind.OPPORTUNITY, text="Rate {record}, and record its likelihood and benefit."),
        ),
        Reason(
            code="risk-off-matrix",
            sentence="the matrix in force has no place for the rating of {kind} {record}: {off}",
            remedy=Remedy(kind=Kind.RISK, text="Rate {record} again in the words of the matrix in force: {off}."),
        ),
        Reason(
            code="opportunity-off-matrix",
            sentence="the matrix in force has no place for the rating of {kind} {record}",
            remedy=Remedy(kind=Kind.OPPORTUNITY, text="Rate {record} again in the words of the matrix in force."),
        ),
    ],
    check=everything_is_rated,
)


def what_is_not_tolerated_is_dealt_with(view: View) -> Iterator[Check]:
    """UNC-4: about every risk above tolerance something is under way, or somebody decided to retain it for now."""
    criteria = view.criteria
    for risk in view.all(Risk):
        if criteria is None:
            yield Check(subject=[ref_of(risk)], verdict=Verdict.CANNOT_TELL, reason="no-criteria", facts={"risk": risk.id})
        else:
            residual = view.residual(risk)
            level = None if residual is None else criteria.level(residual)
            if level is not None and level > criteria.tolerance:
                labels = criteria.matrix.labels
                yield _dealt_with(view, risk, labels[level - 1], labels[criteria.tolerance - 1])


def _dealt_with(view: View, risk: Risk, level: str, tolerance: str) -> Check:
    actions = view.serving(risk)
    under_way = [each for each in actions if each.under_way(view.on)]
    overdue = [each for each in actions if each.is_open(view.on) and not each.under_way(view.on)]
    rated = view.rated(risk)
    acted_on = {each.id: done for each in actions if (done := _acted_on(each, rated, view.on)) is not None}
    latest = view.latest(RiskAcceptance, Kind.RISK, risk.id)
    accepted = [latest] if latest is not None and view.on <= latest.until else []
    told: Mapping[str, Fact]
    if under_way:
        reason, told = "under-way", {"actions": tuple(each.id for each in under_way)}
    elif accepted:
        reason, told = "accepted", {"by": accepted[0].by, "until": accepted[0].until}
    elif acted_on:
        reason, told = "acted-on", {"rated": rated, "actions": tuple(acted_on), "done": tuple(map(str, acted_on.values()))}
    elif overdue:
        reason, told = "overdue", {"actions": tuple(each.id for each in overdue)}
    elif latest is not None:
        reason, told = "acceptance-ended", {"until": latest.until}
    else:
        reason, told = "nothing-under-way", {}
    stands_until = [*(each.due for each in under_way), *(each.until for each in accepted)]
    return Check(
        subject=[ref_of(risk)],
        verdict=Verdict.MET if stands_until else Verdict.NOT_MET,
        reason=reason,
        facts={"risk": risk.id, "level": level, "tolerance": tolerance, **told},
        evidence=[*map(ref_of, under_way), *map(ref_of, accepted)],
        holds_until=max(stands_until, default=None),
    )


def _acted_on(action: Action, rated: date, on: date) -> date | None:
    """Return the day after the last rating on which an action was done, or else found effective; `None` if neither."""
    done, last = action.done(on), action.last(on)
    if done is None or last is None or last.to is ActionState.INEFFECTIVE:
        return None
    return next((each.on for each in (done, last) if each.on > rated), None)


_TREAT: Final = Remedy(
    kind=Kind.ACTION,
    text=(
        "Plan what brings {risk} down to “{tolerance}”, with an owner and a due date; or accept it, with the reason and for a time."
    ),
)
_FINISH: Final = Remedy(
    kind=Kind.ACTION,
    text="Finish {actions} and rate {risk} again, or set a new due date; or plan something else; or accept it, for a time.",
)
_RATE: Final = Remedy(
    kind=Kind.RISK_REVIEW,
    text=(
        "See whether it worked ({actions}), rate {risk} again, and record the residual rating; if it stays above “{tolerance}”, "
        "plan something else, or accept it, for a time."
    ),
)
UNC_4: Final = Rule(
    id="UNC-4",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b", "6.1"],
    title="What is not tolerated is dealt with",
    asks=(
        "Asks of each risk whose residual level is above the tolerance that an action is under way, or that the latest acceptance "
        "stands."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(
            code="under-way",
            sentence="the residual level of {risk} is “{level}”, above the tolerated “{tolerance}”; under way: {actions}",
        ),
        Reason(
            code="accepted",
            sentence=(
                "the residual level of {risk} is “{level}”, above the tolerated “{tolerance}”, and accepted by {by} until {until}"
            ),
        ),
        Reason(
            code="no-criteria",
            sentence="it is not decided whether so much risk as {risk} is tolerated",
            remedy=_CRITERIA,
        ),
        Reason(
            code="acted-on",
            sentence=(
                "the residual level of {risk} is “{level}”, above the tolerated “{tolerance}”, as rated on {rated}; done or found "
                "effective since: {actions} ({done})"
            ),
            remedy=_RATE,
        ),
        Reason(
            code="overdue",
            sentence="the residual level of {risk} is “{level}”, above the tolerated “{tolerance}”; past due: {actions}",
            remedy=_FINISH,
        ),
        Reason(
            code="acceptance-ended",
            sentence=(
                "the residual level of {risk} is “{level}”, above the tolerated “{tolerance}”; its acceptance ended on {until}"
            ),
            remedy=_TREAT,
        ),
        Reason(
            code="nothing-under-way",
            sentence=(
                "the residual level of {risk} is “{level}”, above the tolerated “{tolerance}”; nothing is under way, and nobody "
                "has accepted it"
            ),
            remedy=_TREAT,
        ),
    ],
    check=what_is_not_tolerated_is_dealt_with,
)


def everything_is_looked_at_again(view: View) -> Iterator[Check]:
    """UNC-8: every risk and every opportunity is looked at again in time."""
    for risk in view.all(Risk):
        yield _looked_at(view, risk, view.latest(RiskReview, Kind.RISK, risk.id))
    for opportunity in view.all(Opportunity):
        yield _looked_at(view, opportunity, view.latest(OpportunityReview, Kind.OPPORTUNITY, opportunity.id))


def _looked_at(view: View, record: Risk | Opportunity, review: RiskReview | OpportunityReview | None) -> Check:
    since = record.identified if review is None else review.on
    due = record.review.due(since)
    in_date = record.review.in_date(since, view.on)
    kind = ref_of(record).kind.value
    facts: dict[str, Fact] = {"kind": kind, "record": record.id, "since": since}
    facts |= {} if due is None else {"due": due}
    if review is None:
        reason = "first-review-ahead" if in_date else f"{kind}-never-reviewed"
    else:
        reason = "in-date" if in_date else f"{kind}-review-overdue"
    return Check(
        subject=[ref_of(record)],
        verdict=Verdict.MET if in_date else Verdict.NOT_MET,
        reason=reason,
        facts=facts,
        evidence=[] if review is None else [ref_of(review)],
        holds_until=due if in_date else None,
    )


_REVIEW_RISK: Final = Remedy(kind=Kind.RISK_REVIEW, text="Look at {record} again, rate it, and record what follows.")
_REVIEW_OPPORTUNITY: Final = Remedy(kind=Kind.OPPORTUNITY_REVIEW, text="Look at {record} again, rate it, and record what follows.")
UNC_8: Final = Rule(
    id="UNC-8",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b"],
    title="Risks and opportunities are looked at again",
    asks="Asks of each risk and each opportunity that it was identified or reviewed within its own cadence.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="in-date", sentence="{kind} {record} was last looked at on {since}"),
        Reason(
            code="first-review-ahead",
            sentence="{kind} {record} was identified on {since}, and its first review is not yet overdue",
        ),
        Reason(
            code="risk-review-overdue",
            sentence="{kind} {record} was last looked at on {since}, and the next review was due by {due}",
            remedy=_REVIEW_RISK,
        ),
        Reason(
            code="opportunity-review-overdue",
            sentence="{kind} {record} was last looked at on {since}, and the next review was due by {due}",
            remedy=_REVIEW_OPPORTUNITY,
        ),
        Reason(
            code="risk-never-reviewed",
            sentence="{kind} {record} was identified on {since}; its first review was due by {due}, and nobody has recorded one",
            remedy=_REVIEW_RISK,
        ),
        Reason(
            code="opportunity-never-reviewed",
            sentence="{kind} {record} was identified on {since}; its first review was due by {due}, and nobody has recorded one",
            remedy=_REVIEW_OPPORTUNITY,
        ),
    ],
    check=everything_is_looked_at_again,
)

RULES: Final = (UNC_1, UNC_2, UNC_3, UNC_4, UNC_8)
"""The rules about risks and opportunities, in order."""
