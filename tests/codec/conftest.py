"""A document written by hand, with every kind of record, just as `dump` writes it."""

import json
from typing import Any, Final

import pytest

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
            "evidence": ["june"],
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
}


@pytest.fixture(scope="session")
def written() -> str:
    """Return the document as JSON."""
    return json.dumps(DOCUMENT)


@pytest.fixture
def document(written: str) -> dict[str, Any]:
    """Return the document, for this test alone and with nothing in it shared."""
    read: dict[str, Any] = json.loads(written)
    return read
