"""Laws that records break between them, written by hand: a document that is sound, what is changed in it, and what is to be told.

Each row: why it is refused; the record that stands first, by its array and its place there, in front of the least that it needs;
what is changed, by places in the document; and the places and codes of the problems.
"""

from typing import Any, Final

from .world import GONE

Row = tuple[str, str, int, dict[str, Any], dict[str, str]]

_SEGMENT: Final = {"id": "commuters", "name": "Other commuters"}
_TALLY: Final = {"scale": "likert-5", "counts": [0, 0, 0, 0, 1]}
_Q: Final = {"id": "q", "text": "Fine?", "scale": "likert-5", "asks": {"kind": "satisfaction"}}

MISSING: Final[list[Row]] = [
    (f"what is named is not there: {name}", field, place, {f"{field}[0].{at}": "lost"}, {f"$.{field}[0].{name}": "ref.missing"})
    for field, place, at, name in (
        ("jurisdictions", 0, "within", "within"),
        ("segments", 0, "requires[0]", "requires"),
        ("resolutions", 0, "first", "first"),
        ("resolutions", 0, "second", "second"),
        ("positionings", 0, "segment", "segment"),
        ("targeting_decisions", 0, "segment", "segment"),
        ("targeting_decisions", 0, "objectives[0]", "objectives"),
        ("offerings", 0, "markets[0]", "markets"),
        ("offerings", 0, "segments[0]", "segments"),
        ("characteristics", 0, "offering", "offering"),
        ("contributions", 0, "characteristic", "characteristic"),
        ("contributions", 0, "need", "need"),
        ("needs", 0, "job", "job"),
        ("needs", 0, "segments[0]", "segments"),
        ("needs", 0, "evidence[0]", "evidence"),
        ("priorities", 0, "need", "need"),
        ("priorities", 0, "segment", "segment"),
        ("obligations", 0, "applicability.jurisdictions[0]", "applicability.jurisdictions"),
        ("compliance_evaluations", 0, "obligation", "obligation"),
        ("compliance_evaluations", 0, "offering", "offering"),
        ("regulatory_watches", 0, "jurisdictions[0]", "jurisdictions"),
        ("integrations", 0, "obligation", "obligation"),
        ("requirements", 0, "offering", "offering"),
        ("requirements", 0, "origin.segment", "origin.segment"),
        ("progress", 0, "requirement", "requirement"),
        ("progress", 0, "heard_in[0]", "heard_in"),
        ("factor_reviews", 0, "factor", "factor"),
        ("risks", 0, "factor", "factor"),
        ("risks", 0, "effects[2].segment", "effects.segment"),
        ("risks", 0, "effects[1].offering", "effects.offering"),
        ("risks", 0, "effects[0].obligation", "effects.obligation"),
        ("risk_reviews", 0, "risk", "risk"),
        ("risk_acceptances", 0, "risk", "risk"),
        ("opportunities", 0, "factor", "factor"),
        ("opportunity_reviews", 0, "opportunity", "opportunity"),
        ("feedback_sessions", 0, "segment", "segment"),
        ("feedback_sessions", 0, "statements[0].need", "statements[0].need"),
        ("feedback", 0, "segment", "segment"),
        ("feedback", 0, "solved_under", "solved_under"),
        ("feedback", 0, "led_to[0]", "led_to"),
        ("surveys", 1, "questions[5].asks.need", "questions[5].asks.need"),
        ("waves", 1, "survey", "survey"),
        ("waves", 1, "samples[1].segment", "samples.segment"),
        ("studies", 0, "segments[0]", "segments"),
        ("trends", 0, "factor", "factor"),
        ("metrics", 0, "question", "question"),
        ("metrics", 0, "segment", "segment"),
        ("objectives", 1, "metric", "metric"),
        ("objectives", 1, "strategic", "strategic"),
        ("management_reviews", 0, "objectives[0]", "objectives"),
        ("management_reviews", 0, "decisions[0]", "decisions"),
        ("decisions", 0, "impacts[0].segment", "impacts.segment"),
    )
]
"""What is changed, and where that is told: without its index where the order of an array means nothing."""

POINTERS: Final[list[Row]] = [
    ("a Ref to nobody", "exclusions", 1, {"exclusions[0].subject": "segment:lost"}, {"$.exclusions[0].subject": "ref.missing"}),
    ("a Ref of another kind", "exclusions", 1, {"exclusions[0].subject": "job:diners"}, {"$.exclusions[0].subject": "ref.missing"}),
    (
        "a Ref to another organisation",
        "exclusions",
        1,
        {"exclusions[0].subject": "organisation:Moka"},
        {"$.exclusions[0].subject": "ref.missing"},
    ),
    (
        "a Ref to a derived requirement of nothing",
        "exclusions",
        1,
        {"exclusions[0].subject": "requirement:implied:lost@to-go"},
        {"$.exclusions[0].subject": "ref.missing"},
    ),
    (
        "what an action serves is not there",
        "actions",
        0,
        {"actions[0].serves[1]": "risk:lost"},
        {"$.actions[0].serves": "ref.missing"},
    ),
    (
        "what a finding speaks of is not there",
        "actions",
        0,
        {"actions[0].serves[0].subject": ["risk:lost"]},
        {"$.actions[0].serves.subject": "ref.missing"},
    ),
    (
        "what is recognised is not there",
        "recognitions",
        0,
        {"recognitions[0].serves[0]": "action:lost"},
        {"$.recognitions[0].serves": "ref.missing"},
    ),
    (
        "progress of a requirement derived from nothing",
        "progress",
        1,
        {"progress[0].requirement": "imposed:lost@to-go"},
        {"$.progress[0].requirement": "ref.missing"},
    ),
    (
        "progress of a requirement of no offering",
        "progress",
        1,
        {"progress[0].requirement": "imposed:milk@lost"},
        {"$.progress[0].requirement": "ref.missing"},
    ),
]

TWICE: Final[list[Row]] = [
    ("an id twice", "segments", 1, {"segments[+]": _SEGMENT | {"id": "diners"}}, {"$.segments[1].id": "id.duplicate"}),
    (
        "an id three times",
        "segments",
        1,
        {"segments": [_SEGMENT] * 3},
        {"$.segments[1].id": "id.duplicate", "$.segments[2].id": "id.duplicate"},
    ),
    (
        "a code twice",
        "jurisdictions",
        1,
        {"jurisdictions[+]": {"code": "EU", "name": "The Union"}},
        {"$.jurisdictions[1].code": "id.duplicate"},
    ),
    (
        "a pair turned round",
        "trade_offs",
        0,
        {"trade_offs[+]": {"attribute": "calm", "against": "speed", "because": "as before"}},
        {"$.trade_offs[1].attribute": "id.duplicate"},
    ),
    (
        "the same factor on the same day",
        "trends",
        0,
        {"trends[+]": {"factor": "brewing", "on": "2026-04-04", "drift": "stable", "because": "nothing"}},
        {"$.trends[1].factor": "id.duplicate"},
    ),
    (
        "a session and a wave of one id",
        "waves",
        0,
        {
            "feedback_sessions": [
                {"id": "autumn", "segment": "commuters", "on": "2026-06-10", "by": "marketing", "method": "call", "participants": 1}
            ],
            "segments": [_SEGMENT],
        },
        {"$.waves[0].id": "id.shared"},
    ),
    (
        "a study and feedback of one id",
        "feedback",
        1,
        {
            "studies": [
                {
                    "id": "lovely",
                    "title": "Nice",
                    "method": "talks",
                    "fielded": {"start": "2026-02-02"},
                    "segments": ["diners"],
                    "quality": "fair",
                }
            ]
        },
        {"$.studies[0].id": "id.shared"},
    ),
    (
        "a question of two surveys",
        "surveys",
        0,
        {"surveys[+]": {"id": "two", "title": "Two", "questions": [_Q]}},
        {"$.surveys[1].questions[0].id": "id.shared"},
    ),
]

AGREEMENT: Final[list[Row]] = [
    ("two within one another", "jurisdictions", 0, {"jurisdictions[1].within": "DE"}, {"$.jurisdictions[0].within": "graph.cycle"}),
    (
        "three within one another",
        "jurisdictions",
        0,
        {"jurisdictions[1].within": "XX", "jurisdictions[+]": {"code": "XX", "name": "World", "within": "DE"}},
        {"$.jurisdictions[0].within": "graph.cycle"},
    ),
    (
        "a version that is none",
        "integrations",
        0,
        {"integrations[0].version_start": "2026-01-02"},
        {"$.integrations[0].version_start": "version.missing"},
    ),
    (
        "the end of a version for its start",
        "integrations",
        0,
        {"integrations[0].version_start": "2025-12-31"},
        {"$.integrations[0].version_start": "version.missing"},
    ),
    (
        "a version from before the first",
        "integrations",
        0,
        {"integrations[0].version_start": "2019-01-01"},
        {"$.integrations[0].version_start": "version.missing"},
    ),
    (
        "a risk reviewed before it was identified",
        "risk_reviews",
        0,
        {"risk_reviews[0].on": "2026-02-28", "risk_reviews[0].evidence": GONE},
        {"$.risk_reviews[0].on": "review.early"},
    ),
    (
        "a risk accepted before it was identified",
        "risk_acceptances",
        0,
        {"risk_acceptances[0].on": "2026-02-28", "risk_acceptances[0].evidence": GONE},
        {"$.risk_acceptances[0].on": "review.early"},
    ),
    (
        "an opportunity reviewed before it was identified",
        "opportunity_reviews",
        0,
        {"opportunities[0].identified": "2026-06-02"},
        {"$.opportunity_reviews[0].on": "review.early"},
    ),
    ("an implied requirement entered", "requirements", 1, {}, {"$.requirements[0].origin": "requirement.derived"}),
    ("an imposed requirement entered", "requirements", 2, {}, {"$.requirements[0].origin": "requirement.derived"}),
    (
        "a derived requirement entered beside a stated one",
        "requirements",
        0,
        {
            "requirements[+]": {
                "id": "implied:quick@to-go",
                "offering": "to-go",
                "origin": {"kind": "implied", "need": "quick"},
                "statement": "Be quick",
            },
            "needs": [
                {
                    "id": "quick",
                    "job": "go",
                    "outcome": {"direction": "less", "measure": "the time", "object_of_control": "a coffee"},
                    "segments": ["commuters"],
                }
            ],
            "jobs": [{"id": "go", "verb": "go", "object_of_verb": "to work"}],
        },
        {"$.requirements[1].origin": "requirement.derived"},
    ),
    (
        "answers to what was not asked",
        "waves",
        0,
        {
            "waves[0].survey": "other",
            "surveys[+]": {"id": "other", "title": "Other", "questions": [_Q | {"id": "r"}]},
            "segments": [_SEGMENT],
            "waves[0].samples": [
                {"segment": "commuters", "invited": 1, "answered": 1, "tallies": [{"question": "q", "tally": _TALLY}]}
            ],
        },
        {"$.waves[0].samples.tallies.question": "wave.question"},
    ),
    (
        "answers to another survey's question",
        "waves",
        1,
        {"waves[0].survey": "other", "surveys[+]": {"id": "other", "title": "Other", "questions": [_Q | {"id": "r"}]}},
        {"$.waves[0].samples.tallies.question": "wave.question and wave.question"},
    ),
    (
        "answers to a question that nobody asks",
        "waves",
        1,
        {"waves[0].samples[0].tallies[0].question": "lost"},
        {"$.waves[0].samples.tallies.question": "ref.missing and wave.question"},
    ),
    (
        "answers on another scale",
        "waves",
        1,
        {"surveys[0].questions[1].scale": "ten-point"},
        {"$.waves[0].samples.tallies.tally": "scale.mismatch"},
    ),
    (
        "answers on a longer scale",
        "waves",
        1,
        {"waves[0].samples[0].tallies[0].tally": {"scale": "effort-7", "counts": [0] * 7}},
        {"$.waves[0].samples.tallies.tally": "scale.mismatch"},
    ),
    (
        "answers on a scale like the one asked",
        "waves",
        1,
        {
            "waves[0].samples[0].tallies[0].tally": {
                "scale": {"name": "five", "points": [{"value": value, "label": str(value)} for value in range(1, 6)]},
                "counts": [0] * 5,
            }
        },
        {"$.waves[0].samples.tallies.tally": "scale.mismatch"},
    ),
    (
        "a net promoter score of five points",
        "metrics",
        0,
        {"metrics[0].question": "pleased"},
        {"$.metrics[0].question": "metric.scale"},
    ),
    (
        "a top box of every point",
        "metrics",
        0,
        {"metrics[0].question": "pleased", "metrics[0].statistic": "top-box", "metrics[0].top": 5},
        {"$.metrics[0].top": "metric.scale"},
    ),
    ("a share of points off the scale", "metrics", 1, {"metrics[0].points": [1, 6]}, {"$.metrics[0].points": "metric.scale"}),
    ("a share above one", "objectives", 0, {"objectives[0].target": 5}, {"$.objectives[0].target": "objective.target"}),
    ("a share below nothing", "objectives", 0, {"objectives[0].target": -0.01}, {"$.objectives[0].target": "objective.target"}),
    (
        "a net promoter score above 100",
        "objectives",
        1,
        {"objectives[0].target": 100.5},
        {"$.objectives[0].target": "objective.target"},
    ),
    (
        "a mean below the lowest point",
        "objectives",
        0,
        {"metrics[0].statistic": "mean", "metrics[0].points": GONE, "objectives[0].target": 0.5},
        {"$.objectives[0].target": "objective.target"},
    ),
]

_WORDS: Final = ["low", "high"]
_MATRIX: Final = {"name": "two", "likelihood": _WORDS, "consequence": _WORDS, "labels": _WORDS, "grid": [[1, 1], [1, 2]]}


def _criteria(on: str, currency: str) -> dict[str, Any]:
    return {"matrix": _MATRIX, "opportunity_matrix": _MATRIX, "tolerance": 1, "currency": currency, "by": "director", "on": on}


CURRENCIES: Final[list[Row]] = [
    (
        "criteria in another currency",
        "risk_criteria",
        0,
        {"risk_criteria[+]": _criteria("2027-01-05", "USD")},
        {"$.risk_criteria[1].currency": "currency.mixed"},
    ),
    (
        "criteria in two other currencies",
        "risk_criteria",
        0,
        {"risk_criteria": [_criteria(f"{year}-01-05", name) for year, name in ((2026, "EUR"), (2027, "USD"), (2028, "CHF"))]},
        {"$.risk_criteria[1].currency": "currency.mixed", "$.risk_criteria[2].currency": "currency.mixed"},
    ),
    (
        "criteria in another currency, after some in none",
        "risk_criteria",
        0,
        {
            "risk_criteria": [
                {key: each for key, each in _criteria("2026-01-05", "").items() if key != "currency"},
                _criteria("2027-01-05", "EUR"),
                _criteria("2028-01-05", "USD"),
            ],
        },
        {"$.risk_criteria[2].currency": "currency.mixed"},
    ),
]

ROWS: Final = {"missing": MISSING, "pointers": POINTERS, "twice": TWICE, "agreement": AGREEMENT, "currencies": CURRENCIES}
