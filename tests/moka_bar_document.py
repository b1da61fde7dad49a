"""The document of the Moka Bar."""

from typing import Any, Final

from .moka_bar_heard import HEARD_DOCUMENT

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
