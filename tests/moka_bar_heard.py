"""What the Moka Bar hears, measures and leads by: the records, and what the document says of them."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from customerfocus import (
    EFFORT_7,
    LIKERT_5,
    NPS_0_10,
    TEN_POINT,
    Authority,
    CommitmentAct,
    CommitmentKind,
    Decision,
    Direction,
    Drift,
    Effort,
    Evidence,
    EvidenceKind,
    Feedback,
    FeedbackKind,
    Impact,
    ImpactEffect,
    Importance,
    Kind,
    ManagementReview,
    Metric,
    Money,
    NeedSatisfaction,
    Objective,
    Period,
    Quality,
    Question,
    Recognition,
    Recommendation,
    Record,
    Ref,
    Retention,
    ReviewInput,
    Sample,
    Satisfaction,
    Statistic,
    Study,
    Survey,
    Tally,
    Trend,
    Trust,
    Wave,
)

HEARD: Final[tuple[Record, ...]] = (
    Feedback(
        id="cold-cup",
        segment="commuters",
        channel="at the counter",
        kind=FeedbackKind.COMPLAINT,
        received=date(2026, 6, 15),
        text="My cup was cold",
        themes=["temperature"],
        answered=date(2026, 6, 15),
        closed=date(2026, 6, 17),
        solved_under="new-cup",
        led_to=["second-machine"],
    ),
    Feedback(id="lovely", segment="diners", channel="letter", kind=FeedbackKind.COMPLIMENT, received=date(2026, 6, 16)),
    Survey(
        id="spring",
        title="How we did",
        questions=[
            Question(id="recommend", text="Would you recommend us?", scale=NPS_0_10, asks=Recommendation()),
            Question(id="pleased", text="How pleased are you?", scale=LIKERT_5, asks=Satisfaction()),
            Question(id="easy", text="We made it easy", scale=EFFORT_7, asks=Effort()),
            Question(id="again", text="Will you come again?", scale=TEN_POINT, asks=Retention()),
            Question(id="trusted", text="Do you trust us?", scale=LIKERT_5, asks=Trust()),
            Question(id="quick-matters", text="How important is it to be quick?", scale=LIKERT_5, asks=Importance(need="quick")),
            Question(id="quick-enough", text="Are we quick?", scale=LIKERT_5, asks=NeedSatisfaction(need="quick")),
        ],
        smallest_group=5,
    ),
    Survey(
        id="one-question", title="One question", questions=[Question(id="q", text="Fine?", scale=LIKERT_5, asks=Satisfaction())]
    ),
    Wave(
        id="may",
        survey="spring",
        fielded=Period(start=date(2026, 5, 4), end=date(2026, 5, 18)),
        samples=[
            Sample(segment="diners", invited=20, answered=0),
            Sample(
                segment="commuters",
                population=1200,
                invited=200,
                answered=61,
                tallies={
                    "recommend": Tally(scale=NPS_0_10, counts=[1, 0, 0, 0, 2, 5, 4, 9, 12, 15, 12]),
                    "pleased": Tally(scale=LIKERT_5, counts=[0, 2, 8, 30, 20], skipped=1),
                },
            ),
        ],
    ),
    Wave(id="autumn", survey="one-question", fielded=Period(start=date(2026, 10, 1))),
    Study(
        id="panel",
        title="Morning coffee in the quarter",
        method="a panel of households",
        fielded=Period(start=date(2026, 2, 2), end=date(2026, 3, 2)),
        segments=["commuters", "diners"],
        sample_size=240,
        quality=Quality.FAIR,
        insights=["Half buy on the way", "Few sit down"],
    ),
    Study(
        id="desk",
        title="What others found",
        method="desk research",
        fielded=Period(start=date(2026, 9, 1)),
        segments=["diners"],
        quality=Quality.WEAK,
    ),
    Trend(factor="brewing", on=date(2026, 4, 4), drift=Drift.IMPROVING, because="the new beans grind evenly"),
    Metric(
        id="nps",
        name="Recommendation of commuters",
        question="recommend",
        statistic=Statistic.NET_PROMOTER,
        segment="commuters",
    ),
    Metric(
        id="unhappy", name="Unhappy guests", question="pleased", statistic=Statistic.SHARE, points=[2, 1], better=Direction.LESS
    ),
    Objective(id="nps-30", metric="nps", target=30, due=date(2026, 12, 31), owner="marketing", strategic="lead"),
    Objective(id="few-unhappy", metric="unhappy", target=0.05, due=date(2026, 12, 31), owner="shift leader"),
    CommitmentAct(
        id="spring-talk",
        kind=CommitmentKind.COMMUNICATION,
        on=date(2026, 4, 1),
        by="director",
        what="Told everybody why speed matters",
        evidence=[Evidence(kind=EvidenceKind.MINUTES, reference="staff meeting 4", on=date(2026, 4, 1))],
    ),
    ManagementReview(
        id="review-2026",
        on=date(2026, 7, 1),
        by="director",
        inputs=[ReviewInput.FEEDBACK, ReviewInput.SATISFACTION, ReviewInput.PREVIOUS_ACTIONS],
        objectives=["lead"],
        decisions=["open-earlier"],
    ),
    Decision(
        id="open-earlier",
        on=date(2026, 7, 1),
        by="director",
        what="Open at half past five",
        impacts=[
            Impact(segment="diners", effect=ImpactEffect.NEUTRAL, because="the evening stays as it is"),
            Impact(segment="commuters", effect=ImpactEffect.BETTER, because="the first train leaves at six"),
        ],
    ),
    Authority(
        id="new-cup",
        role="anybody at the counter",
        scope="a cup that is not right",
        limit=Money(amount=Decimal("12.50"), currency="EUR"),
        in_force=Period(start=date(2026, 1, 1), end=date(2027, 1, 1)),
    ),
    Authority(id="whatever-it-takes", role="shift leader", scope="an evening gone wrong", in_force=Period(start=date(2026, 1, 1))),
    Recognition(
        id="june",
        on=date(2026, 7, 2),
        by="director",
        to="early shift",
        contribution="kept the queue short while the machine was down",
        serves=[Ref(kind=Kind.NEED, key="quick"), Ref(kind=Kind.ACTION, key="second-machine")],
    ),
)

_SPRING: Final = (
    ("recommend", "Would you recommend us?", "nps-0-10", {"kind": "recommendation"}),
    ("pleased", "How pleased are you?", "likert-5", {"kind": "satisfaction"}),
    ("easy", "We made it easy", "effort-7", {"kind": "effort"}),
    ("again", "Will you come again?", "ten-point", {"kind": "retention"}),
    ("trusted", "Do you trust us?", "likert-5", {"kind": "trust"}),
    ("quick-matters", "How important is it to be quick?", "likert-5", {"kind": "importance", "need": "quick"}),
    ("quick-enough", "Are we quick?", "likert-5", {"kind": "need-satisfaction", "need": "quick"}),
)

HEARD_DOCUMENT: Final[dict[str, Any]] = {
    "feedback": [
        {
            "id": "cold-cup",
            "segment": "commuters",
            "channel": "at the counter",
            "kind": "complaint",
            "received": "2026-06-15",
            "text": "My cup was cold",
            "themes": ["temperature"],
            "answered": "2026-06-15",
            "closed": "2026-06-17",
            "solved_under": "new-cup",
            "led_to": ["second-machine"],
        },
        {"id": "lovely", "segment": "diners", "channel": "letter", "kind": "compliment", "received": "2026-06-16"},
    ],
    "surveys": [
        {
            "id": "one-question",
            "title": "One question",
            "questions": [{"id": "q", "text": "Fine?", "scale": "likert-5", "asks": {"kind": "satisfaction"}}],
            "smallest_group": 1,
        },
        {
            "id": "spring",
            "title": "How we did",
            "questions": [dict(zip(("id", "text", "scale", "asks"), each, strict=True)) for each in _SPRING],
            "smallest_group": 5,
        },
    ],
    "waves": [
        {"id": "autumn", "survey": "one-question", "fielded": {"start": "2026-10-01"}},
        {
            "id": "may",
            "survey": "spring",
            "fielded": {"start": "2026-05-04", "end": "2026-05-18"},
            "samples": [
                {
                    "segment": "commuters",
                    "population": 1200,
                    "invited": 200,
                    "answered": 61,
                    "tallies": [
                        {
                            "question": "pleased",
                            "tally": {"scale": "likert-5", "counts": [0, 2, 8, 30, 20], "skipped": 1},
                        },
                        {
                            "question": "recommend",
                            "tally": {"scale": "nps-0-10", "counts": [1, 0, 0, 0, 2, 5, 4, 9, 12, 15, 12], "skipped": 0},
                        },
                    ],
                },
                {"segment": "diners", "invited": 20, "answered": 0},
            ],
        },
    ],
    "studies": [
        {
            "id": "desk",
            "title": "What others found",
            "method": "desk research",
            "fielded": {"start": "2026-09-01"},
            "segments": ["diners"],
            "quality": "weak",
        },
        {
            "id": "panel",
            "title": "Morning coffee in the quarter",
            "method": "a panel of households",
            "fielded": {"start": "2026-02-02", "end": "2026-03-02"},
            "segments": ["commuters", "diners"],
            "sample_size": 240,
            "quality": "fair",
            "insights": ["Half buy on the way", "Few sit down"],
        },
    ],
    "trends": [{"factor": "brewing", "on": "2026-04-04", "drift": "improving", "because": "the new beans grind evenly"}],
    "metrics": [
        {
            "id": "nps",
            "name": "Recommendation of commuters",
            "question": "recommend",
            "statistic": "net-promoter",
            "segment": "commuters",
            "top": 2,
            "better": "more",
        },
        {
            "id": "unhappy",
            "name": "Unhappy guests",
            "question": "pleased",
            "statistic": "share",
            "top": 2,
            "points": [1, 2],
            "better": "less",
        },
    ],
    "objectives": [
        {"id": "few-unhappy", "metric": "unhappy", "target": 0.05, "due": "2026-12-31", "owner": "shift leader"},
        {"id": "nps-30", "metric": "nps", "target": 30.0, "due": "2026-12-31", "owner": "marketing", "strategic": "lead"},
    ],
    "commitment_acts": [
        {
            "id": "spring-talk",
            "kind": "communication",
            "on": "2026-04-01",
            "by": "director",
            "what": "Told everybody why speed matters",
            "evidence": [{"kind": "minutes", "reference": "staff meeting 4", "on": "2026-04-01"}],
        }
    ],
    "management_reviews": [
        {
            "id": "review-2026",
            "on": "2026-07-01",
            "by": "director",
            "inputs": ["satisfaction", "feedback", "previous-actions"],
            "objectives": ["lead"],
            "decisions": ["open-earlier"],
        }
    ],
    "decisions": [
        {
            "id": "open-earlier",
            "on": "2026-07-01",
            "by": "director",
            "what": "Open at half past five",
            "impacts": [
                {"segment": "commuters", "effect": "better", "because": "the first train leaves at six"},
                {"segment": "diners", "effect": "neutral", "because": "the evening stays as it is"},
            ],
        }
    ],
    "authorities": [
        {
            "id": "new-cup",
            "role": "anybody at the counter",
            "scope": "a cup that is not right",
            "limit": {"amount": "12.5", "currency": "EUR"},
            "in_force": {"start": "2026-01-01", "end": "2027-01-01"},
        },
        {
            "id": "whatever-it-takes",
            "role": "shift leader",
            "scope": "an evening gone wrong",
            "in_force": {"start": "2026-01-01"},
        },
    ],
    "recognitions": [
        {
            "id": "june",
            "on": "2026-07-02",
            "by": "director",
            "to": "early shift",
            "contribution": "kept the queue short while the machine was down",
            "serves": ["action:second-machine", "need:quick"],
        }
    ],
}
