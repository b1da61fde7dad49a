"""The Moka Bar: a register with every kind of record, and the document that says the same."""

from datetime import date
from typing import Any, Final

from customerfocus import (
    LIKERT_5,
    Action,
    ActionKind,
    ActionState,
    Applicability,
    Cadence,
    Capability,
    Characteristic,
    Choice,
    ComplianceEvaluation,
    ComplianceStatus,
    Contribution,
    DesiredOutcome,
    Direction,
    Drift,
    Evidence,
    EvidenceKind,
    Exclusion,
    Factor,
    FactorKind,
    FactorReview,
    FeedbackSession,
    FindingRef,
    Fulfilment,
    Integration,
    Job,
    JobKind,
    JobStep,
    Jurisdiction,
    Kind,
    LegalReference,
    Lognormal,
    LossModel,
    Need,
    Obligation,
    ObligationKind,
    Offering,
    OfferingKind,
    Once,
    OnCompliance,
    OnConformity,
    OnSatisfaction,
    Opportunity,
    OpportunityReview,
    Period,
    Pert,
    Point,
    Poisson,
    Positioning,
    Preference,
    Priority,
    Progress,
    Rating,
    Record,
    Ref,
    RegulatoryWatch,
    Requirement,
    RequirementStep,
    Resolution,
    Risk,
    RiskAcceptance,
    RiskCriteria,
    RiskMatrix,
    RiskReview,
    Rival,
    Scale,
    Scheme,
    Score,
    Scorecard,
    Segment,
    SessionMethod,
    Settlement,
    Stated,
    Statement,
    StrategicObjective,
    Tally,
    TargetingDecision,
    TradeOff,
    Transition,
    Unit,
    Version,
)

from .moka_bar_heard import HEARD, HEARD_DOCUMENT

CARD: Final = Scorecard(scores=[Score(criterion="speed", weight=3, score=9), Score(criterion="taste", weight=2.5, score=7)])
OURS: Final = Scale(
    name="ours",
    points=[
        Point(value=-2, label="no"),
        Point(value=-1, label="little"),
        Point(value=0, label="so-so"),
        Point(value=1, label="much"),
        Point(value=2, label="yes"),
    ],
)

RECORDS: Final[tuple[Record, ...]] = (
    Jurisdiction(code="DE", name="Germany", within="EU"),
    Jurisdiction(code="EU", name="European Union"),
    Capability(id="counter", name="Express counter", in_place=Period(start=date(2026, 1, 1), end=date(2027, 1, 1))),
    Capability(id="room", name="A second room"),
    Segment(
        id="commuters",
        name="Weekday commuters",
        description="On the way to work",
        preferences=[
            Preference(attribute="speed", direction=Direction.MORE, weight=5),
            Preference(attribute="choice", direction=Direction.LESS, weight=2),
        ],
        requires=["counter"],
    ),
    Segment(id="diners", name="Evening diners"),
    TradeOff(attribute="speed", against="calm", because="a quick turn of tables disturbs the room"),
    Resolution(
        first="diners",
        second="commuters",
        attributes=["calm", "speed"],
        how=Settlement.SEPARATE_OFFERINGS,
        because="two rooms",
        on=date(2026, 2, 2),
        by="director",
    ),
    StrategicObjective(id="lead", statement="Lead the morning trade", in_force=Period(start=date(2026, 1, 1)), owner="director"),
    Exclusion(rule="DIR-3", because="no rival is open at night", by="director", in_force=Period(start=date(2026, 3, 1))),
    Exclusion(
        rule="DIR-6",
        subject=Ref(kind=Kind.SEGMENT, key="diners"),
        because="the room is rented",
        by="director",
        in_force=Period(start=date(2026, 3, 1), end=date(2026, 9, 1)),
    ),
    Positioning(
        segment="commuters",
        on=date(2026, 1, 20),
        by="marketing",
        attractiveness=Scorecard(scores=[Score(criterion="size", weight=3, score=8)]),
        strength=CARD,
        competitors=[Rival(name="Bistro", scorecard=CARD), Rival(name="Corner bar", scorecard=CARD)],
    ),
    TargetingDecision(
        segment="commuters",
        choice=Choice.TARGET,
        on=date(2026, 2, 2),
        by="director",
        because="we are quicker",
        objectives=["lead"],
    ),
    Offering(
        id="to-go",
        name="Coffee to go",
        kind=OfferingKind.PRODUCT,
        markets=["DE", "EU"],
        tags=["food-contact"],
        segments=["commuters"],
        on_sale=Period(start=date(2026, 3, 1), end=date(2028, 3, 1)),
    ),
    Characteristic(id="wait", offering="to-go", name="time to first cup", specification="at most 40 seconds"),
    Contribution(characteristic="wait", need="quick", strength=9),
    Job(id="get-going", verb="start", object_of_verb="the day", context="on the way to work", kind=JobKind.FUNCTIONAL),
    Need(
        id="quick",
        job="get-going",
        step=JobStep.EXECUTE,
        outcome=DesiredOutcome(
            direction=Direction.LESS,
            measure="the time it takes to get",
            object_of_control="a coffee",
            context="on the way to work",
            examples=["before the first train", "after it"],
        ),
        segments=["commuters"],
        expectation="taken for granted",
        evidence=["june", "may", "panel", "cold-cup"],
    ),
    Priority(
        need="quick",
        segment="commuters",
        on=date(2026, 6, 20),
        importance=Tally(scale=LIKERT_5, counts=[0, 0, 1, 4, 5]),
        satisfaction=Tally(scale=OURS, counts=[1, 3, 3, 1, 1], skipped=1),
    ),
    Obligation(
        id="milk",
        title="Keeping milk cold",
        kind=ObligationKind.STATUTORY,
        authority="the veterinary office",
        owner="director",
        applicability=Applicability(
            jurisdictions=["EU"],
            kinds=[OfferingKind.PRODUCT],
            all_of=["food-contact"],
            any_of=["drink", "food-contact"],
            none_of=["oat"],
        ),
        versions=[
            Version(
                in_force=Period(start=date(2020, 1, 1), end=date(2026, 1, 1)),
                duty="Keep milk cold",
                source=LegalReference(scheme=Scheme.OTHER, value="Milk Act, 1960"),
            ),
            Version(
                in_force=Period(start=date(2026, 1, 1)),
                duty="Keep milk below 8 degrees",
                source=LegalReference(scheme=Scheme.CELEX, value="32004R0853", provision="Annex III"),
                announced=date(2025, 3, 1),
            ),
        ],
        review=Cadence(every=1, unit=Unit.YEAR),
        note="An illustration",
    ),
    Obligation(
        id="promise",
        title="What we promise",
        kind=ObligationKind.VOLUNTARY,
        authority="nobody but us",
        owner="director",
        versions=[
            Version(
                in_force=Period(start=date(2026, 1, 1)),
                duty="Give the money back",
                source=LegalReference(scheme=Scheme.URL, value="https://moka.example/promise"),
            )
        ],
        review=Cadence(every=30, unit=Unit.DAY),
    ),
    ComplianceEvaluation(
        obligation="milk",
        offering="to-go",
        on=date(2026, 6, 1),
        by="auditor",
        status=ComplianceStatus.NOT_COMPLIANT,
        evidence=[Evidence(kind=EvidenceKind.MEASUREMENT, reference="fridge 2", on=date(2026, 5, 31), note="9.5 degrees")],
    ),
    RegulatoryWatch(jurisdictions=["DE", "EU"], on=date(2026, 4, 1), by="director", sources=["the gazette"], noted="oat drinks"),
    Integration(
        obligation="milk",
        version_start=date(2026, 1, 1),
        on=date(2025, 12, 1),
        by="director",
        evidence=[Evidence(kind=EvidenceKind.DOCUMENT, reference="work instruction 7", on=date(2025, 11, 30))],
    ),
    Requirement(id="early", offering="to-go", origin=Stated(segment="commuters"), statement="Open at six"),
    Progress(
        requirement="early",
        step=RequirementStep.SATISFIED,
        on=date(2026, 6, 10),
        by="marketing",
        result=Fulfilment.EXCEEDS,
        heard_in=["june", "lovely"],
    ),
    Progress(
        requirement="imposed:milk@to-go",
        step=RequirementStep.UNDERSTOOD,
        on=date(2026, 6, 9),
        by="director",
        evidence=[Evidence(kind=EvidenceKind.MINUTES, reference="team meeting", on=date(2026, 6, 9))],
    ),
    Factor(id="brewing", name="Brewing", kind=FactorKind.PROCESS, review=Cadence(every=1, unit=Unit.YEAR)),
    FactorReview(
        factor="brewing",
        on=date(2026, 3, 3),
        by="director",
        trend=Drift.WORSENING,
        conclusion="order a second machine",
        evidence=[Evidence(kind=EvidenceKind.OBSERVATION, reference="queue count", on=date(2026, 3, 2))],
    ),
    Risk(
        id="slow-machine",
        title="The machine cannot keep up",
        factor="brewing",
        effects=[OnSatisfaction(segment="commuters"), OnConformity(offering="to-go"), OnCompliance(obligation="milk")],
        owner="shift leader",
        identified=date(2026, 3, 1),
        inherent=Rating(likelihood=4, consequence=4),
        residual=Rating(likelihood=4, consequence=2),
        target=Rating(likelihood=1, consequence=2),
        loss=LossModel(frequency=Poisson(rate=12), severity=Lognormal(median=50, sigma=0.75)),
        review=Cadence(every=1, unit=Unit.YEAR),
    ),
    RiskReview(
        risk="slow-machine",
        on=date(2026, 5, 1),
        by="shift leader",
        residual=Rating(likelihood=4, consequence=3),
        loss=LossModel(frequency=Once(probability=0.5), severity=Pert(low=20, mode=50.5, high=200, shape=2)),
        conclusion="worse in spring",
        evidence=[Evidence(kind=EvidenceKind.RECORD, reference="till", on=date(2026, 4, 30))],
    ),
    RiskAcceptance(
        risk="slow-machine",
        on=date(2026, 5, 2),
        by="director",
        because="the new machine comes in June",
        until=date(2026, 6, 30),
        evidence=[Evidence(kind=EvidenceKind.DOCUMENT, reference="order 7", on=date(2026, 5, 2))],
    ),
    Opportunity(
        id="tram-stop",
        title="A tram stop opens at our door",
        factor="brewing",
        effects=[OnSatisfaction(segment="commuters"), OnConformity(offering="to-go"), OnCompliance(obligation="promise")],
        owner="director",
        identified=date(2026, 3, 1),
        rating=Rating(likelihood=5, consequence=3),
        target=Rating(likelihood=5, consequence=5),
        review=Cadence(every=6, unit=Unit.MONTH),
    ),
    OpportunityReview(
        opportunity="tram-stop",
        on=date(2026, 6, 1),
        by="director",
        rating=Rating(likelihood=5, consequence=4),
        conclusion="it opens in autumn",
        evidence=[Evidence(kind=EvidenceKind.DOCUMENT, reference="city plan", on=date(2026, 5, 1))],
    ),
    RiskCriteria(
        matrix=RiskMatrix.from_products(5, (5, 12)),
        opportunity_matrix=RiskMatrix(
            name="ours", likelihood=["seldom", "often"], consequence=["some", "much"], labels=["low", "high"], grid=[[1, 1], [1, 2]]
        ),
        tolerance=2,
        currency="EUR",
        by="director",
        on=date(2026, 1, 5),
    ),
    Action(
        id="second-machine",
        kind=ActionKind.TREATMENT,
        serves=[
            Ref(kind=Kind.RISK, key="slow-machine"),
            FindingRef(rule="UNC-4", subject=[Ref(kind=Kind.RISK, key="slow-machine")]),
        ],
        what="Put a second machine in place",
        owner="technician",
        planned=date(2026, 3, 4),
        due=date(2026, 6, 30),
        log=[
            Transition(to=ActionState.IN_PROGRESS, on=date(2026, 5, 2), by="technician"),
            Transition(
                to=ActionState.DONE,
                on=date(2026, 6, 20),
                by="technician",
                evidence=Evidence(kind=EvidenceKind.RECORD, reference="acceptance", on=date(2026, 6, 20)),
            ),
        ],
    ),
    FeedbackSession(
        id="june",
        segment="commuters",
        on=date(2026, 6, 10),
        by="marketing",
        method=SessionMethod.FOCUS_GROUP,
        participants=4,
        statements=[
            Statement(text="I nearly missed my train", themes=["queue", "speed"], need="quick"),
            Statement(text="Lovely smell"),
        ],
    ),
    *HEARD,
)
"""What the document says, record by record."""

_CARD: Final = {
    "scores": [{"criterion": "speed", "weight": 3.0, "score": 9.0}, {"criterion": "taste", "weight": 2.5, "score": 7.0}]
}
_OWN_SCALE: Final = {
    "name": "ours",
    "points": [
        {"value": value, "label": label} for value, label in ((-2, "no"), (-1, "little"), (0, "so-so"), (1, "much"), (2, "yes"))
    ],
}

DOCUMENT: Final[dict[str, Any]] = {
    "format": "customerfocus/register",
    "schema": 1,
    "organisation": "Moka Bar",
    "jurisdictions": [{"code": "DE", "name": "Germany", "within": "EU"}, {"code": "EU", "name": "European Union"}],
    "capabilities": [
        {"id": "counter", "name": "Express counter", "in_place": {"start": "2026-01-01", "end": "2027-01-01"}},
        {"id": "room", "name": "A second room"},
    ],
    "segments": [
        {
            "id": "commuters",
            "name": "Weekday commuters",
            "description": "On the way to work",
            "preferences": [
                {"attribute": "speed", "direction": "more", "weight": 5},
                {"attribute": "choice", "direction": "less", "weight": 2},
            ],
            "requires": ["counter"],
        },
        {"id": "diners", "name": "Evening diners"},
    ],
    "trade_offs": [{"attribute": "speed", "against": "calm", "because": "a quick turn of tables disturbs the room"}],
    "resolutions": [
        {
            "first": "diners",
            "second": "commuters",
            "attributes": ["calm", "speed"],
            "how": "separate-offerings",
            "because": "two rooms",
            "on": "2026-02-02",
            "by": "director",
        }
    ],
    "strategic_objectives": [
        {"id": "lead", "statement": "Lead the morning trade", "in_force": {"start": "2026-01-01"}, "owner": "director"}
    ],
    "exclusions": [
        {"rule": "DIR-3", "because": "no rival is open at night", "by": "director", "in_force": {"start": "2026-03-01"}},
        {
            "rule": "DIR-6",
            "subject": "segment:diners",
            "because": "the room is rented",
            "by": "director",
            "in_force": {"start": "2026-03-01", "end": "2026-09-01"},
        },
    ],
    "positionings": [
        {
            "segment": "commuters",
            "on": "2026-01-20",
            "by": "marketing",
            "attractiveness": {"scores": [{"criterion": "size", "weight": 3.0, "score": 8.0}]},
            "strength": _CARD,
            "competitors": [{"name": "Bistro", "scorecard": _CARD}, {"name": "Corner bar", "scorecard": _CARD}],
        }
    ],
    "targeting_decisions": [
        {
            "segment": "commuters",
            "choice": "target",
            "on": "2026-02-02",
            "by": "director",
            "because": "we are quicker",
            "objectives": ["lead"],
        }
    ],
    "offerings": [
        {
            "id": "to-go",
            "name": "Coffee to go",
            "kind": "product",
            "markets": ["DE", "EU"],
            "tags": ["food-contact"],
            "segments": ["commuters"],
            "on_sale": {"start": "2026-03-01", "end": "2028-03-01"},
        }
    ],
    "characteristics": [{"id": "wait", "offering": "to-go", "name": "time to first cup", "specification": "at most 40 seconds"}],
    "contributions": [{"characteristic": "wait", "need": "quick", "strength": 9}],
    "jobs": [
        {"id": "get-going", "verb": "start", "object_of_verb": "the day", "context": "on the way to work", "kind": "functional"}
    ],
    "needs": [
        {
            "id": "quick",
            "job": "get-going",
            "step": "execute",
            "outcome": {
                "direction": "less",
                "measure": "the time it takes to get",
                "object_of_control": "a coffee",
                "context": "on the way to work",
                "examples": ["before the first train", "after it"],
            },
            "segments": ["commuters"],
            "expectation": "taken for granted",
            "evidence": ["cold-cup", "june", "may", "panel"],
        }
    ],
    "priorities": [
        {
            "need": "quick",
            "segment": "commuters",
            "on": "2026-06-20",
            "importance": {"scale": "likert-5", "counts": [0, 0, 1, 4, 5], "skipped": 0},
            "satisfaction": {"scale": _OWN_SCALE, "counts": [1, 3, 3, 1, 1], "skipped": 1},
        }
    ],
    "obligations": [
        {
            "id": "milk",
            "title": "Keeping milk cold",
            "kind": "statutory",
            "authority": "the veterinary office",
            "owner": "director",
            "applicability": {
                "jurisdictions": ["EU"],
                "kinds": ["product"],
                "all_of": ["food-contact"],
                "any_of": ["drink", "food-contact"],
                "none_of": ["oat"],
            },
            "versions": [
                {
                    "in_force": {"start": "2020-01-01", "end": "2026-01-01"},
                    "duty": "Keep milk cold",
                    "source": {"scheme": "other", "value": "Milk Act, 1960"},
                },
                {
                    "in_force": {"start": "2026-01-01"},
                    "duty": "Keep milk below 8 degrees",
                    "source": {"scheme": "celex", "value": "32004R0853", "provision": "Annex III"},
                    "announced": "2025-03-01",
                },
            ],
            "review": {"every": 1, "unit": "year"},
            "note": "An illustration",
        },
        {
            "id": "promise",
            "title": "What we promise",
            "kind": "voluntary",
            "authority": "nobody but us",
            "owner": "director",
            "versions": [
                {
                    "in_force": {"start": "2026-01-01"},
                    "duty": "Give the money back",
                    "source": {"scheme": "url", "value": "https://moka.example/promise"},
                }
            ],
            "review": {"every": 30, "unit": "day"},
        },
    ],
    "compliance_evaluations": [
        {
            "obligation": "milk",
            "offering": "to-go",
            "on": "2026-06-01",
            "by": "auditor",
            "status": "not-compliant",
            "evidence": [{"kind": "measurement", "reference": "fridge 2", "on": "2026-05-31", "note": "9.5 degrees"}],
        }
    ],
    "regulatory_watches": [
        {
            "jurisdictions": ["DE", "EU"],
            "on": "2026-04-01",
            "by": "director",
            "sources": ["the gazette"],
            "noted": "oat drinks",
        }
    ],
    "integrations": [
        {
            "obligation": "milk",
            "version_start": "2026-01-01",
            "on": "2025-12-01",
            "by": "director",
            "evidence": [{"kind": "document", "reference": "work instruction 7", "on": "2025-11-30"}],
        }
    ],
    "requirements": [
        {
            "id": "early",
            "offering": "to-go",
            "origin": {"kind": "stated", "segment": "commuters"},
            "statement": "Open at six",
        }
    ],
    "progress": [
        {
            "requirement": "early",
            "step": "satisfied",
            "on": "2026-06-10",
            "by": "marketing",
            "result": "exceeds",
            "heard_in": ["june", "lovely"],
        },
        {
            "requirement": "imposed:milk@to-go",
            "step": "understood",
            "on": "2026-06-09",
            "by": "director",
            "evidence": [{"kind": "minutes", "reference": "team meeting", "on": "2026-06-09"}],
        },
    ],
    "factors": [{"id": "brewing", "name": "Brewing", "kind": "process", "review": {"every": 1, "unit": "year"}}],
    "factor_reviews": [
        {
            "factor": "brewing",
            "on": "2026-03-03",
            "by": "director",
            "trend": "worsening",
            "conclusion": "order a second machine",
            "evidence": [{"kind": "observation", "reference": "queue count", "on": "2026-03-02"}],
        }
    ],
    "risks": [
        {
            "id": "slow-machine",
            "title": "The machine cannot keep up",
            "factor": "brewing",
            "effects": [
                {"kind": "on-compliance", "obligation": "milk"},
                {"kind": "on-conformity", "offering": "to-go"},
                {"kind": "on-satisfaction", "segment": "commuters"},
            ],
            "owner": "shift leader",
            "identified": "2026-03-01",
            "inherent": {"likelihood": 4, "consequence": 4},
            "residual": {"likelihood": 4, "consequence": 2},
            "target": {"likelihood": 1, "consequence": 2},
            "loss": {
                "frequency": {"kind": "poisson", "rate": 12.0},
                "severity": {"kind": "lognormal", "median": 50.0, "sigma": 0.75},
            },
            "review": {"every": 1, "unit": "year"},
        }
    ],
    "risk_reviews": [
        {
            "risk": "slow-machine",
            "on": "2026-05-01",
            "by": "shift leader",
            "residual": {"likelihood": 4, "consequence": 3},
            "loss": {
                "frequency": {"kind": "once", "probability": 0.5},
                "severity": {"kind": "pert", "low": 20.0, "mode": 50.5, "high": 200.0, "shape": 2.0},
            },
            "conclusion": "worse in spring",
            "evidence": [{"kind": "record", "reference": "till", "on": "2026-04-30"}],
        }
    ],
    "risk_acceptances": [
        {
            "risk": "slow-machine",
            "on": "2026-05-02",
            "by": "director",
            "because": "the new machine comes in June",
            "until": "2026-06-30",
            "evidence": [{"kind": "document", "reference": "order 7", "on": "2026-05-02"}],
        }
    ],
    "opportunities": [
        {
            "id": "tram-stop",
            "title": "A tram stop opens at our door",
            "factor": "brewing",
            "effects": [
                {"kind": "on-compliance", "obligation": "promise"},
                {"kind": "on-conformity", "offering": "to-go"},
                {"kind": "on-satisfaction", "segment": "commuters"},
            ],
            "owner": "director",
            "identified": "2026-03-01",
            "rating": {"likelihood": 5, "consequence": 3},
            "target": {"likelihood": 5, "consequence": 5},
            "review": {"every": 6, "unit": "month"},
        }
    ],
    "opportunity_reviews": [
        {
            "opportunity": "tram-stop",
            "on": "2026-06-01",
            "by": "director",
            "rating": {"likelihood": 5, "consequence": 4},
            "conclusion": "it opens in autumn",
            "evidence": [{"kind": "document", "reference": "city plan", "on": "2026-05-01"}],
        }
    ],
    "risk_criteria": [
        {
            "matrix": {
                "name": "5 by 5, cuts at 5, 12",
                "likelihood": ["1", "2", "3", "4", "5"],
                "consequence": ["1", "2", "3", "4", "5"],
                "labels": ["low", "medium", "high"],
                "grid": [[1, 1, 1, 1, 1], [1, 1, 2, 2, 2], [1, 2, 2, 2, 3], [1, 2, 2, 3, 3], [1, 2, 3, 3, 3]],
            },
            "opportunity_matrix": {
                "name": "ours",
                "likelihood": ["seldom", "often"],
                "consequence": ["some", "much"],
                "labels": ["low", "high"],
                "grid": [[1, 1], [1, 2]],
            },
            "tolerance": 2,
            "currency": "EUR",
            "by": "director",
            "on": "2026-01-05",
        }
    ],
    "actions": [
        {
            "id": "second-machine",
            "kind": "treatment",
            "serves": [{"rule": "UNC-4", "subject": ["risk:slow-machine"]}, "risk:slow-machine"],
            "what": "Put a second machine in place",
            "owner": "technician",
            "planned": "2026-03-04",
            "due": "2026-06-30",
            "log": [
                {"to": "in-progress", "on": "2026-05-02", "by": "technician"},
                {
                    "to": "done",
                    "on": "2026-06-20",
                    "by": "technician",
                    "evidence": {"kind": "record", "reference": "acceptance", "on": "2026-06-20"},
                },
            ],
        }
    ],
    "feedback_sessions": [
        {
            "id": "june",
            "segment": "commuters",
            "on": "2026-06-10",
            "by": "marketing",
            "method": "focus-group",
            "participants": 4,
            "statements": [
                {"text": "I nearly missed my train", "themes": ["queue", "speed"], "need": "quick"},
                {"text": "Lovely smell"},
            ],
        }
    ],
    **HEARD_DOCUMENT,
}
