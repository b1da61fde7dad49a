"""UNC-1 to UNC-5 and UNC-8: risks and opportunities are known, rated, dealt with and looked at again (clauses 5.1.2 b and 6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.actions import Action, ActionState
from customerfocus.model.risks import OnCompliance, OnConformity, OnSatisfaction, Opportunity, Risk
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from customerfocus.assessment.view import View
    from customerfocus.model.offerings import Offering
    from customerfocus.model.risks import Effect

__all__ = ["RULES"]


def what_may_go_wrong_is_known(view: View) -> Iterator[Check]:
    """UNC-1: of what is sold somebody asked what may go wrong with conformity, satisfaction and compliance."""
    for offering in view.on_sale:
        yield _asked(view, offering, "conformity", [OnConformity(offering=offering.id)])
        for segment in offering.segments:
            yield _asked(view, offering, "satisfaction", [OnSatisfaction(segment=segment)], segment)
        duties = [OnCompliance(obligation=each.id) for each, _ in view.in_force if view.applies(each, offering)]
        if duties:
            yield _asked(view, offering, "compliance", duties)


def _asked(view: View, offering: Offering, aspect: str, effects: Iterable[Effect], segment: str | None = None) -> Check:
    known = _touching(view.all(Risk), effects)
    about = [] if segment is None else [Ref(kind=Kind.SEGMENT, key=segment)]
    facts: dict[str, Fact] = {"offering": offering.id, "aspect": aspect, "risks": tuple(each.id for each in known)}
    facts |= {} if segment is None else {"segment": segment}
    return Check(
        subject=[ref_of(offering), Ref(kind=Kind.ASPECT, key=aspect), *about],
        verdict=Verdict.MET if known else Verdict.NOT_MET,
        reason=f"{aspect}-looked-at" if known else f"{aspect}-not-looked-at",
        facts=facts,
        evidence=[ref_of(each) for each in known],
    )


UNC_1: Final = Rule(
    id="UNC-1",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b", "6.1"],
    title="What may go wrong is known",
    asks=(
        "Asks of each offering on sale that a risk is known to its conformity, one to the satisfaction of each segment it serves, and "
        "one to compliance if an obligation applies to it."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="conformity-looked-at", sentence="risks to the {aspect} of {offering} are known: {risks}"),
        Reason(
            code="conformity-not-looked-at",
            sentence="no risk to the {aspect} of {offering} is known",
            remedy=Remedy(kind=Kind.RISK, text="Ask what may keep {offering} from conforming, and record the risk."),
        ),
        Reason(code="satisfaction-looked-at", sentence="risks to the {aspect} of {segment}, which {offering} serves, are known: {risks}"),
        Reason(
            code="satisfaction-not-looked-at",
            sentence="no risk to the {aspect} of {segment}, which {offering} serves, is known",
            remedy=Remedy(kind=Kind.RISK, text="Ask what may disappoint {segment}, and record the risk."),
        ),
        Reason(code="compliance-looked-at", sentence="risks to the {aspect} of {offering} are known: {risks}"),
        Reason(
            code="compliance-not-looked-at",
            sentence="no risk to the {aspect} of {offering} with the obligations that apply to it is known",
            remedy=Remedy(
                kind=Kind.RISK, text="Ask what may keep {offering} from complying with an obligation that applies, and record the risk."
            ),
        ),
    ],
    check=what_may_go_wrong_is_known,
)


def opportunities_are_seen(view: View) -> Iterator[Check]:
    """UNC-2: for every target something better is in sight."""
    for segment in view.targeted:
        serving = [each for each in view.on_sale if segment.id in each.segments]
        effects = [OnSatisfaction(segment=segment.id), *(OnConformity(offering=each.id) for each in serving)]
        known = _touching(view.all(Opportunity), effects)
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
        Reason(code="opportunity-seen", sentence="opportunities for {segment} are known: {opportunities}"),
        Reason(
            code="no-opportunity",
            sentence="no opportunity for {segment} is known",
            remedy=Remedy(kind=Kind.OPPORTUNITY, text="Ask what could be better for {segment}, and record the opportunity."),
        ),
    ],
    check=opportunities_are_seen,
)


