"""REQ-4 to REQ-6 and REQ-10: obligations are known, watched, built in and kept (clause 5.1.2 a, with 8.2.2 and 8.2.4)."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.obligations import Applies, ComplianceStatus, Integration, Obligation, RegulatoryWatch, version_ref
from customerfocus.model.offerings import Offering
from customerfocus.model.requirements import Imposed, derived_id
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from customerfocus.assessment.view import View
    from customerfocus.model.obligations import Version
    from customerfocus.values.identifiers import JurisdictionCode, OfferingId

__all__ = ["RULES"]

_ONE_DAY: Final = timedelta(days=1)


_ANSWERED: Final[Mapping[Applies, str]] = MappingProxyType(
    {Applies.YES: "applies", Applies.NO: "does-not-apply", Applies.UNKNOWN: "not-known"}
)


def applicability_is_answered(view: View) -> Iterator[Check]:
    """REQ-4: of every offering on sale and every obligation in force it can be said whether the one applies to the other."""
    for offering in view.on_sale:
        for obligation, _ in view.in_force:
            answer = view.answers[offering.id, obligation.id]
            yield Check(
                subject=[ref_of(offering), ref_of(obligation)],
                verdict=Verdict.NOT_MET if answer.verdict is Applies.UNKNOWN else Verdict.MET,
                reason=_ANSWERED[answer.verdict],
                facts={"offering": offering.id, "obligation": obligation.id, "because": "; ".join(answer.reasons)},
            )


REQ_4: Final = Rule(
    id="REQ-4",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a", "8.2.2"],
    title="It is known which obligations apply",
    asks="Asks of each pair of an offering on sale and an obligation in force whether the one applies to the other: yes or no.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="applies", sentence="{obligation} applies to {offering}: {because}"),
        Reason(code="does-not-apply", sentence="{obligation} does not apply to {offering}: {because}"),
        Reason(
            code="not-known",
            sentence="whether {obligation} applies to {offering} is not known: {because}",
            remedy=Remedy(
                kind=Kind.OFFERING,
                text=(
                    "Say where {offering} is sold: name a jurisdiction whose law "
                    "{obligation} is, or the countries in place of what holds it."
                ),
            ),
        ),
    ],
    check=applicability_is_answered,
)


def law_is_watched(view: View) -> Iterator[Check]:
    """REQ-5: somebody looks regularly at the law of every jurisdiction an offering is sold in."""
    latest: dict[JurisdictionCode, RegulatoryWatch] = {}
    for watch in view.all(RegulatoryWatch):
        latest |= dict.fromkeys(watch.jurisdictions, watch)
    for market in sorted({each for offering in view.on_sale for each in offering.markets}):
        around = view.territory.around(market)
        facts: dict[str, Fact] = {"market": market, "around": around}
        found = max((latest[each] for each in around if each in latest), key=lambda each: each.on, default=None)
        due = None if found is None else view.policy.watch.cadence.due(found.on)
        if found is None:
            reason = "never-watched"
        else:
            reason = "watched" if view.policy.watch.cadence.in_date(found.on, view.on) else "watch-out-of-date"
            facts |= {"on": found.on, "by": found.by}
            facts |= {} if due is None else {"due": due}
        yield Check(
            subject=[Ref(kind=Kind.JURISDICTION, key=market)],
            verdict=Verdict.MET if reason == "watched" else Verdict.NOT_MET,
            reason=reason,
            facts=facts,
            evidence=[] if found is None else [ref_of(found)],
            holds_until=due if reason == "watched" else None,
        )


_WATCH: Final = Remedy(
    kind=Kind.REGULATORY_WATCH,
    text="Look for changes in the law of {market}, and record where and what was noted; a watch of any of these counts: {around}.",
)
REQ_5: Final = Rule(
    id="REQ-5",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a"],
    title="The law is watched",
    asks="Asks of each jurisdiction an offering on sale is sold in that a watch of it, or of one it lies within, is in date.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="watched", sentence="the law of {market} was watched by {by} on {on}"),
        Reason(code="never-watched", sentence="nobody has watched the law of {market}", remedy=_WATCH),
        Reason(
            code="watch-out-of-date",
            sentence="the law of {market} was last watched on {on}, and the next watch was due by {due}",
            remedy=_WATCH,
        ),
    ],
    check=law_is_watched,
)


def changes_are_built_in(view: View) -> Iterator[Check]:
    """REQ-6: what the law will ask is built into the way of working before it binds."""
    integrated = {(each.obligation, each.version_start): each for each in view.all(Integration)}
    for obligation in view.all(Obligation):
        if any(view.applies(obligation, each) for each in view.on_sale):
            for version in obligation.announced(view.on):
                done = integrated.get((obligation.id, version.in_force.start))
                yield _not_built_in(view, obligation, version) if done is None else _built_in(view, obligation, version, done)


def _built_in(view: View, obligation: Obligation, version: Version, done: Integration) -> Check:
    # Before anything it applies to was on sale, it bound nobody here.
    sold = [each.on_sale.start for each in view.all(Offering) if _applies(view, obligation, each)]
    late = (done.on - max(version.in_force.start, min(sold))).days
    return Check(
        subject=[ref_of(obligation), version_ref(obligation.id, version.in_force.start)],
        verdict=Verdict.MET,
        reason="built-in-late" if late > 0 else "built-in",
        facts={"obligation": obligation.id, "start": version.in_force.start, "on": done.on, "by": done.by, "late": max(late, 0)},
        evidence=[ref_of(done)],
    )


def _applies(view: View, obligation: Obligation, offering: Offering) -> bool:
    """Tell whether an obligation applies to an offering, on sale or not."""
    return obligation.applicability.answer(offering, view.territory).verdict is Applies.YES


def _not_built_in(view: View, obligation: Obligation, version: Version) -> Check:
    start = version.in_force.start
    ahead = (start - view.on).days
    lead = view.policy.lead_time.days
    facts: dict[str, Fact] = {"obligation": obligation.id, "start": start, "duty": version.duty, "lead": lead}
    if ahead <= 0:
        reason, verdict, until = "not-built-in", Verdict.NOT_MET, None
    elif ahead <= lead:
        reason, verdict, until = "not-built-in-yet", Verdict.CANNOT_TELL, start - _ONE_DAY
    else:
        begin = start - timedelta(days=lead)
        facts["begin"] = begin
        reason, verdict, until = "time-left", Verdict.MET, begin - _ONE_DAY
    return Check(
        subject=[ref_of(obligation), version_ref(obligation.id, start)],
        verdict=verdict,
        reason=reason,
        facts=facts,
        holds_until=until,
    )


_BUILD_IN: Final = Remedy(
    kind=Kind.INTEGRATION, text="Build what {obligation} asks from {start} on into the way of working, and record it: “{duty}”"
)
REQ_6: Final = Rule(
    id="REQ-6",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a", "8.2.4"],
    title="Changes of law are built in",
    asks=(
        "Asks of each version of an obligation that applies to an offering on sale, once announced and until it ends, that it is "
        "integrated no later than the first day it binds."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="built-in", sentence="what {obligation} asks from {start} on was built in by {by} on {on}"),
        Reason(
            code="built-in-late",
            sentence="what {obligation} asks from {start} on was built in by {by} on {on}; days late: {late}",
        ),
        Reason(
            code="time-left",
            sentence="what {obligation} asks from {start} on is not built in yet, and the lead time for it begins on {begin}",
        ),
        Reason(
            code="not-built-in-yet",
            sentence=(
                "what {obligation} asks from {start} on is not built in yet; it is "
                "not late, but within its lead time of {lead} days"
            ),
            remedy=_BUILD_IN,
        ),
        Reason(
            code="not-built-in",
            sentence="what {obligation} asks has been binding since {start} and is not built in",
            remedy=_BUILD_IN,
        ),
    ],
    check=changes_are_built_in,
)


_FOUND: Final[Mapping[ComplianceStatus, str]] = MappingProxyType(
    {
        ComplianceStatus.COMPLIANT: "kept",
        ComplianceStatus.PARTLY: "partly-kept",
        ComplianceStatus.NOT_COMPLIANT: "not-kept",
        ComplianceStatus.NOT_EVALUATED: "evaluation-pending",
    }
)
"""The reason for each status that an evaluation in date has."""


def obligations_are_kept(view: View) -> Iterator[Check]:
    """REQ-10: of every requirement the law imposes somebody has looked, in date, and found that it is kept."""
    for obligation, version in view.in_force:
        for offering in view.on_sale:
            if view.applies(obligation, offering):
                yield _kept(view, offering.id, obligation, version)


def _kept(view: View, offering: OfferingId, obligation: Obligation, version: Version) -> Check:
    facts: dict[str, Fact] = {"obligation": obligation.id, "offering": offering, "start": version.in_force.start}
    found = view.evaluation(obligation.id, offering)
    due = None if found is None else obligation.review.due(found.on)
    if found is not None:
        facts |= {"on": found.on, "by": found.by}
    if due is not None:
        facts |= {"due": due}
    if found is None:
        reason = "not-evaluated"
    elif found.on < version.in_force.start:
        reason = "evaluated-before"
    elif not obligation.review.in_date(found.on, view.on):
        reason = "evaluation-out-of-date"
    else:
        reason = _FOUND[found.status]
    return Check(
        subject=[Ref(kind=Kind.REQUIREMENT, key=derived_id(Imposed(obligation=obligation.id), offering))],
        verdict=Verdict.MET if reason == "kept" else Verdict.NOT_MET,
        reason=reason,
        facts=facts,
        evidence=[] if found is None else [ref_of(found)],
        holds_until=due if reason == "kept" else None,
    )


_EVALUATE: Final = Remedy(
    kind=Kind.COMPLIANCE_EVALUATION, text="Evaluate whether {offering} complies with {obligation}, and record what was found."
)
_COMPLY: Final = Remedy(
    kind=Kind.COMPLIANCE_EVALUATION,
    text="Make {offering} comply with {obligation}, then evaluate again and record what was found.",
)
REQ_10: Final = Rule(
    id="REQ-10",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a"],
    title="Obligations are kept",
    asks=(
        "Asks of each imposed requirement that it was evaluated in date, not before the version in force began, and found "
        "compliant."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="kept", sentence="{offering} was found compliant with {obligation} by {by} on {on}"),
        Reason(
            code="not-evaluated", sentence="nobody has evaluated whether {offering} complies with {obligation}", remedy=_EVALUATE
        ),
        Reason(
            code="evaluation-pending",
            sentence="{by} recorded on {on} that {offering} is yet to be evaluated against {obligation}",
            remedy=_EVALUATE,
        ),
        Reason(
            code="evaluated-before",
            sentence="{offering} was evaluated against {obligation} on {on}, before its present version began on {start}",
            remedy=_EVALUATE,
        ),
        Reason(
            code="evaluation-out-of-date",
            sentence="{offering} was last evaluated against {obligation} on {on}, and the next evaluation was due by {due}",
            remedy=_EVALUATE,
        ),
        Reason(
            code="partly-kept",
            sentence="{offering} was found to comply with {obligation} only in part by {by} on {on}",
            remedy=_COMPLY,
        ),
        Reason(code="not-kept", sentence="{offering} was found not to comply with {obligation} by {by} on {on}", remedy=_COMPLY),
    ],
    check=obligations_are_kept,
)

RULES: Final = (REQ_4, REQ_5, REQ_6, REQ_10)
"""The rules about obligations, in order."""
