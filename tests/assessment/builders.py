"""Tiny factories: every situation of the tests in a few lines. What a situation does not speak of has a harmless default."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from customerfocus.methods.loss import LossModel, Once
from customerfocus.methods.pert import Pert
from customerfocus.methods.risk_matrix import RiskMatrix
from customerfocus.model.actions import Action, ActionKind, ActionState, Transition
from customerfocus.model.feedback import FeedbackSession, SessionMethod, Statement
from customerfocus.model.needs import DesiredOutcome, Job, Need
from customerfocus.model.obligations import (
    Applicability,
    ComplianceEvaluation,
    ComplianceStatus,
    Integration,
    Obligation,
    ObligationKind,
    RegulatoryWatch,
    Version,
)
from customerfocus.model.offerings import Characteristic, Contribution, Jurisdiction, Offering, OfferingKind
from customerfocus.model.positioning import Positioning, Scorecard
from customerfocus.model.requirements import Fulfilment, Progress, Requirement, RequirementStep, Stated
from customerfocus.model.risks import (
    Effect,
    Factor,
    FactorKind,
    FactorReview,
    OnConformity,
    Opportunity,
    OpportunityReview,
    Rating,
    Risk,
    RiskAcceptance,
    RiskCriteria,
    RiskReview,
)
from customerfocus.model.segments import (
    Capability,
    Choice,
    Preference,
    Resolution,
    Segment,
    Settlement,
    TargetingDecision,
    TradeOff,
)
from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.register import Record, Register
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.identifiers import FindingRef, Ref
from customerfocus.values.legal import LegalReference, Scheme
from customerfocus.values.periods import Cadence, Period, Unit
from customerfocus.values.scales import Direction, Drift

TODAY: Final = date(2026, 6, 15)
YESTERDAY: Final = date(2026, 6, 14)
TOMORROW: Final = date(2026, 6, 16)
A_YEAR_AGO: Final = date(2025, 6, 15)
"""Due today under the default policy."""
OVER_A_YEAR_AGO: Final = date(2025, 6, 14)
"""Due yesterday under the default policy."""
IN_A_YEAR: Final = date(2027, 6, 15)
"""When something done today is due under the default policy."""
DUE_IN_A_YEAR: Final = date(2027, 6, 14)
"""When something done yesterday is due under the default policy."""
LONG_AGO: Final = date(2020, 1, 1)

ORGANISATION: Final = "Moka Bar"


def register(*records: Record) -> Register:
    return Register(organisation=ORGANISATION).with_records(*records)


def period(start: date = LONG_AGO, end: date | None = None) -> Period:
    return Period(start=start, end=end)


def segment(name: str, *, more: Iterable[str] = (), less: Iterable[str] = (), requires: Iterable[str] = ()) -> Segment:
    wants = [*((each, Direction.MORE) for each in more), *((each, Direction.LESS) for each in less)]
    return Segment(
        id=name,
        name=f"The {name}",
        preferences=[Preference(attribute=each, direction=direction, weight=3) for each, direction in wants],
        requires=requires,
    )


def decision(
    segment: str, choice: Choice = Choice.TARGET, *, on: date = YESTERDAY, objectives: Iterable[str] = ()
) -> TargetingDecision:
    return TargetingDecision(
        segment=segment, choice=choice, on=on, by="managing director", because="we said so", objectives=objectives
    )


def target(name: str, *, requires: Iterable[str] = (), more: Iterable[str] = (), less: Iterable[str] = ()) -> tuple[Record, ...]:
    """A segment that is targeted since yesterday."""
    return segment(name, more=more, less=less, requires=requires), decision(name)


def decline(name: str, *, requires: Iterable[str] = (), more: Iterable[str] = (), less: Iterable[str] = ()) -> tuple[Record, ...]:
    """A segment that is declined since yesterday."""
    return segment(name, more=more, less=less, requires=requires), decision(name, Choice.DECLINE)


def trade_off(attribute: str, against: str) -> TradeOff:
    return TradeOff(attribute=attribute, against=against, because="one costs the other")


def resolution(first: str, second: str, *attributes: str, on: date = YESTERDAY) -> Resolution:
    return Resolution(
        first=first,
        second=second,
        attributes=attributes,
        how=Settlement.PRIORITISE,
        because="the first pays",
        on=on,
        by="managing director",
    )


def objective(name: str, in_force: Period | None = None) -> StrategicObjective:
    return StrategicObjective(id=name, statement=f"Reach {name}", in_force=in_force or period(), owner="managing director")


def capability(name: str, in_place: Period | None = None) -> Capability:
    return Capability(id=name, name=f"The {name}", in_place=in_place)


def positioning(segment: str, ours: float = 7, rivals: Mapping[str, float] | None = None, *, on: date = YESTERDAY) -> Positioning:
    """Our score against that of every rival, by one criterion."""
    against = {"Corner bar": 5.0} if rivals is None else rivals
    return Positioning(
        segment=segment,
        on=on,
        by="marketing",
        attractiveness=Scorecard.of({"size": (1, 5)}),
        strength=Scorecard.of({"speed": (1, ours)}),
        competitors={name: Scorecard.of({"speed": (1, score)}) for name, score in against.items()},
    )


def offering(
    name: str, *segments: str, on_sale: Period | None = None, markets: Iterable[str] = (), tags: Iterable[str] = ()
) -> Offering:
    return Offering(
        id=name,
        name=f"The {name}",
        kind=OfferingKind.SERVICE,
        segments=segments,
        on_sale=on_sale or period(),
        markets=markets,
        tags=tags,
    )


def jurisdiction(code: str, within: str | None = None) -> Jurisdiction:
    return Jurisdiction(code=code, name=f"The {code}", within=within)


def characteristic(name: str, offering: str) -> Characteristic:
    return Characteristic(id=name, offering=offering, name=f"The {name}")


def contribution(characteristic: str, need: str, strength: int = 1) -> Contribution:
    return Contribution(characteristic=characteristic, need=need, strength=strength)


def job(name: str = "get-going") -> Job:
    return Job(id=name, verb="start", object_of_verb="the working day")


def need(
    name: str,
    *segments: str,
    measure: str = "the time it takes to get",
    of: str = "a coffee",
    context: str | None = None,
    examples: Iterable[str] = (),
    evidence: Iterable[str] = (),
) -> Need:
    """A need of the job `get-going`."""
    return Need(
        id=name,
        job="get-going",
        outcome=DesiredOutcome(direction=Direction.LESS, measure=measure, object_of_control=of, context=context, examples=examples),
        segments=segments,
        evidence=evidence,
    )


def session(name: str, segment: str, *, on: date = YESTERDAY) -> FeedbackSession:
    return FeedbackSession(
        id=name,
        segment=segment,
        on=on,
        by="owner",
        method=SessionMethod.INTERVIEW,
        participants=3,
        statements=[Statement(text="I miss my tram", themes=["waiting"])],
    )


def exclusion(rule: str, subject: str | None = None, *, in_force: Period | None = None) -> Exclusion:
    return Exclusion(
        rule=rule,
        subject=None if subject is None else Ref.parse(subject),
        because="we sell to one hospital only",
        by="quality manager",
        in_force=in_force or period(),
    )


# ---- law and requirements --------------------------------------------------------------------------------------------


def version(start: date = LONG_AGO, end: date | None = None, *, announced: date | None = None) -> Version:
    return Version(
        in_force=period(start, end),
        duty="keep milk below 8 degrees",
        source=LegalReference(scheme=Scheme.OTHER, value="Milk Act, section 4"),
        announced=announced,
    )


def obligation(name: str, *versions: Version, law_of: Iterable[str] = ("EU",), none_of: Iterable[str] = ()) -> Obligation:
    """In force since long ago in the EU, and looked at again every year, unless told otherwise."""
    return Obligation(
        id=name,
        title=f"The {name}",
        kind=ObligationKind.STATUTORY,
        authority="the veterinary office",
        owner="quality manager",
        applicability=Applicability(jurisdictions=law_of, none_of=none_of),
        versions=versions or [version()],
        review=Cadence(every=1, unit=Unit.YEAR),
    )


def evaluation(
    obligation: str, offering: str, status: ComplianceStatus = ComplianceStatus.COMPLIANT, *, on: date = YESTERDAY
) -> ComplianceEvaluation:
    return ComplianceEvaluation(obligation=obligation, offering=offering, on=on, by="auditor", status=status)


def watch(*jurisdictions: str, on: date = YESTERDAY) -> RegulatoryWatch:
    return RegulatoryWatch(jurisdictions=jurisdictions, on=on, by="lawyer", sources=["the gazette"])


def integration(obligation: str, start: date = LONG_AGO, *, on: date = YESTERDAY) -> Integration:
    return Integration(obligation=obligation, version_start=start, on=on, by="head of operations")


def stated(name: str, offering: str, segment: str) -> Requirement:
    return Requirement(id=name, offering=offering, origin=Stated(segment=segment), statement="Open at six")


def progress(
    requirement: str,
    step: RequirementStep,
    *,
    on: date = YESTERDAY,
    result: Fulfilment | None = Fulfilment.MEETS,
    shown: bool = True,
    heard_in: Iterable[str] = (),
) -> Progress:
    """A step of a requirement, with evidence of that day unless told otherwise."""
    return Progress(
        requirement=requirement,
        step=step,
        on=on,
        by="barista",
        result=result,
        evidence=[Evidence(kind=EvidenceKind.RECORD, reference="log book", on=on)] if shown else [],
        heard_in=heard_in,
    )


# ---- risks and actions -----------------------------------------------------------------------------------------------


def factor(name: str, kind: FactorKind = FactorKind.PROCESS) -> Factor:
    """Looked at every year."""
    return Factor(id=name, name=f"The {name}", kind=kind, review=Cadence(every=1, unit=Unit.YEAR))


def factor_review(factor: str, *, on: date = YESTERDAY) -> FactorReview:
    return FactorReview(factor=factor, on=on, by="head of operations", trend=Drift.STABLE, conclusion="as before")


def rating(likelihood: int, consequence: int) -> Rating:
    return Rating(likelihood=likelihood, consequence=consequence)


def risk(
    name: str,
    *effects: Effect,
    on: date = YESTERDAY,
    inherent: Rating | None = None,
    residual: Rating | None = None,
    target: Rating | None = None,
    loss: LossModel | None = None,
) -> Risk:
    """Identified yesterday, from the factor `brewing`, and looked at again every year."""
    return Risk(
        id=name,
        title=f"The {name}",
        factor="brewing",
        effects=effects or [OnConformity(offering="espresso")],
        owner="shift leader",
        identified=on,
        inherent=inherent,
        residual=residual,
        target=target,
        loss=loss,
        review=Cadence(every=1, unit=Unit.YEAR),
    )


def risk_review(risk: str, residual: Rating | None = None, *, on: date = YESTERDAY, loss: LossModel | None = None) -> RiskReview:
    return RiskReview(risk=risk, on=on, by="shift leader", residual=residual, loss=loss, conclusion="as before")


def costs(each_time: float, *, chance: float = 0.5) -> LossModel:
    """Once in a year or not at all, about so much."""
    return LossModel(frequency=Once(probability=chance), severity=Pert(low=0, mode=each_time, high=2 * each_time))


def acceptance(risk: str, until: date, *, on: date = YESTERDAY) -> RiskAcceptance:
    return RiskAcceptance(risk=risk, on=on, by="managing director", because="it costs more to mend", until=until)


def opportunity(name: str, *effects: Effect, on: date = YESTERDAY, rated: Rating | None = None) -> Opportunity:
    """Identified yesterday, from the factor `brewing`, and looked at again every year."""
    return Opportunity(
        id=name,
        title=f"The {name}",
        factor="brewing",
        effects=effects or [OnConformity(offering="espresso")],
        owner="shift leader",
        identified=on,
        rating=rated,
        review=Cadence(every=1, unit=Unit.YEAR),
    )


def opportunity_review(opportunity: str, rated: Rating | None = None, *, on: date = YESTERDAY) -> OpportunityReview:
    return OpportunityReview(opportunity=opportunity, on=on, by="shift leader", rating=rated, conclusion="as before")


def criteria(size: int = 5, *, benefit: int | None = None, tolerance: int = 2, on: date = LONG_AGO) -> RiskCriteria:
    """Low up to a product of 5, medium up to 12, high above; opportunities on a matrix of the same size, or another."""
    matrix, other = (RiskMatrix.from_products(each, (5, 12) if each == 5 else (2, 4)) for each in (size, benefit or size))
    return RiskCriteria(matrix=matrix, opportunity_matrix=other, tolerance=tolerance, by="managing director", on=on)


def action(
    name: str,
    *serves: str | FindingRef,
    kind: ActionKind = ActionKind.TREATMENT,
    planned: date = LONG_AGO,
    due: date = TODAY,
    log: Iterable[tuple[ActionState, date]] = (),
    shown: bool = True,
) -> Action:
    """Planned long ago and due today, unless told otherwise; that it worked is shown by a test of that day."""
    return Action(
        id=name,
        kind=kind,
        serves=[Ref.parse(each) if isinstance(each, str) else each for each in serves],
        what="mend it",
        owner="technician",
        planned=planned,
        due=due,
        log=[
            Transition(
                to=to,
                on=on,
                by="technician",
                evidence=Evidence(kind=EvidenceKind.TEST, reference="trial", on=on)
                if shown and to is ActionState.EFFECTIVE
                else None,
            )
            for to, on in log
        ],
    )
