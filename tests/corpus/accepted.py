"""Documents that are accepted: every record, all of it and the least of it; every word; and by hand what only just will do.

A case may say how its register is written, where that is not the document itself: defaults are written, what is empty is left out,
records stand in the order of their keys, and so do the members of an array without order.
"""

import copy
from collections.abc import Iterator
from typing import Any, Final

from customerfocus.register.shapes import SHAPES, Shape

from ..moka_bar_document import DOCUMENT
from .forms import RECORDS, classes, element_of, fields_of, plain, sort_of, whole
from .world import GONE, HEAD, Document, first_places, pruned, put, smallest, surrounded, together

Case = dict[str, Any]
Row = tuple[str, str, int, dict[str, Any], dict[str, Any]]

NOT_ANY_WORD: Final = {("Metric", "statistic"), ("Transition", "to"), ("LegalReference", "scheme")}
"""Keys where a law decides which words may stand; they have cases of their own."""

_SCORE: Final = "attractiveness.scores[0]"
_SOURCE: Final = "versions[0].source"
_LARGE: Final = 2**53 - 1
_LIKERT: Final = [
    {"value": value, "label": label} for value, label in enumerate(("not at all", "a little", "somewhat", "very", "extremely"), 1)
]


def _step(to: str, on: str) -> dict[str, str]:
    return {"to": to, "on": on, "by": "technician"}


JUST: Final[list[Row]] = [
    ("the least weight", "segments", 0, {"preferences[0].weight": 1}, {}),
    ("a whole number where a number is asked", "positionings", 0, {f"{_SCORE}.weight": 3, f"{_SCORE}.score": 8}, {}),
    ("the lowest score", "positionings", 0, {f"{_SCORE}.score": 1.0}, {}),
    ("the highest score", "positionings", 0, {f"{_SCORE}.score": 10.0}, {}),
    ("the smallest number there is", "positionings", 0, {f"{_SCORE}.weight": 5e-324}, {}),
    ("the largest number there is", "positionings", 0, {f"{_SCORE}.weight": 1.7976931348623157e308}, {}),
    (
        "a large number as the canonical text has it",
        "positionings",
        0,
        {f"{_SCORE}.weight": 123456789012345670000},
        {f"{_SCORE}.weight": 1.2345678901234567e20},
    ),
    ("a number with every digit", "positionings", 0, {f"{_SCORE}.weight": 0.30000000000000004}, {}),
    ("the rarest cadence", "factors", 0, {"review.every": 1200}, {}),
    (
        "the ends of points",
        "priorities",
        0,
        {"satisfaction.scale.points[0].value": -1000, "satisfaction.scale.points[4].value": 1000},
        {},
    ),
    ("the largest count", "priorities", 0, {"importance.counts[4]": _LARGE}, {}),
    ("nobody answered", "priorities", 0, {"importance.counts": [0] * 5, "importance.skipped": 0}, {}),
    ("who skipped is left out", "priorities", 0, {"importance.skipped": GONE}, {"importance.skipped": 0}),
    ("everything is tolerated", "risk_criteria", 0, {"tolerance": 3}, {}),
    (
        "the largest matrix",
        "risk_criteria",
        0,
        {
            "opportunity_matrix": {
                "name": "ten",
                "likelihood": [*"abcdefghij"],
                "consequence": [*"klmnopqrst"],
                "labels": [*"ABCDEFGHIJ"],
                "grid": [[*range(1, 11)]] * 10,
            }
        },
        {},
    ),
    (
        "the highest and lowest ratings",
        "risks",
        0,
        {"inherent": {"likelihood": 1, "consequence": 10}, "residual": {"likelihood": 10, "consequence": 10}},
        {},
    ),
    ("a group of one", "surveys", 0, {"smallest_group": 1}, {}),
    ("the smallest group left out", "surveys", 0, {"smallest_group": GONE}, {"smallest_group": 1}),
    ("a text of one character", "jobs", 0, {"verb": "x"}, {}),
    ("tabs and line ends within a text", "jobs", 0, {"context": "on the way\n\tto work\r\nor home"}, {}),
    (
        "other scripts and signs",
        "jobs",
        0,
        {"verb": "πίνω", "object_of_verb": "قهوة", "context": "\U0001f468\u200d\U0001f469\u200d\U0001f467 早上"},
        {},
    ),
    ("a text of characters not composed is kept", "jobs", 0, {"verb": "cafe\u0301"}, {}),
    ("quotes, backslashes and marks of other languages", "jobs", 0, {"verb": "\"'\\/<>&`${}[]%s"}, {}),
    ("a line separator within a text", "jobs", 0, {"verb": "a\u2028b"}, {}),
    (
        "text that looks like something else",
        "jobs",
        0,
        {"verb": "null", "object_of_verb": "2026-01-01", "context": "segment:x"},
        {},
    ),
    ("an id of 200 characters", "jobs", 0, {"id": "n" * 200}, {}),
    ("an id of one character", "jobs", 0, {"id": "7"}, {}),
    ("an id with signs and a space", "jobs", 0, {"id": "a b/c.d#e_f-g(h)'i\"j"}, {}),
    ("an id in another script", "jobs", 0, {"id": "καφές"}, {}),
    ("an id of characters composed", "jobs", 0, {"id": "caf\u00e9"}, {}),
    ("an id beyond the first plane", "jobs", 0, {"id": "\U0001f600"}, {}),
    ("the first day and the last", "capabilities", 0, {"in_place": {"start": "0001-01-01", "end": "9999-12-31"}}, {}),
    ("a leap day", "trends", 0, {"on": "2024-02-29"}, {}),
    ("a leap day of a century", "trends", 0, {"on": "2000-02-29"}, {}),
    ("a period of one day", "capabilities", 0, {"in_place.end": "2026-01-02"}, {}),
    ("an open period", "capabilities", 0, {"in_place.end": GONE}, {}),
    *(
        (f"the amount {amount}", "authorities", 0, {"limit.amount": amount}, {"limit.amount": written})
        for amount, written in (
            ("0", "0"),
            ("0.0", "0"),
            ("0.000001", "0.000001"),
            ("999999999999999.999999", "999999999999999.999999"),
            ("12.50", "12.5"),
            ("12.000000", "12"),
            ("100", "100"),
        )
    ),
    (
        "a published scale spelled out",
        "priorities",
        0,
        {"importance.scale": {"name": "likert-5", "points": _LIKERT}},
        {"importance.scale": "likert-5"},
    ),
    ("a scale named like none", "priorities", 0, {"satisfaction.scale.name": "Likert-5"}, {}),
    (
        "a scale of two points",
        "surveys",
        0,
        {"questions[0].scale": {"name": "two", "points": [{"value": 0, "label": "no"}, {"value": 1, "label": "yes"}]}},
        {},
    ),
    ("nothing but the rule", "exclusions", 0, {}, {}),
    *(
        (f"set aside for {subject}", "exclusions", 1, {"subject": subject}, {})
        for subject in (
            "organisation:Moka Bar",
            "attribute:whatever",
            "theme:a: b@c+d",
            "aspect:conformity",
            "factor-kind:supplier",
        )
    ),
    (
        "names in any order",
        "obligations",
        0,
        {"applicability.any_of": ["food-contact", "drink"]},
        {"applicability.any_of": ["drink", "food-contact"]},
    ),
    ("what does not apply is empty", "obligations", 0, {"applicability.none_of": []}, {"applicability.none_of": GONE}),
    (
        "empty arrays say what none says",
        "segments",
        1,
        {"preferences": [], "requires": []},
        {"preferences": GONE, "requires": GONE},
    ),
    ("an applicability that asks one thing", "obligations", 0, {"applicability": {"any_of": ["drink"]}}, {}),
    ("a gap between versions", "obligations", 0, {"versions[0].in_force.end": "2025-12-31"}, {}),
    ("announced on its start", "obligations", 0, {"versions[1].announced": "2026-01-01"}, {}),
    *(
        (f"{scheme}: {value}", "obligations", 1, {_SOURCE: {"scheme": scheme, "value": value}}, {})
        for scheme, value in (
            ("celex", "32004R0853"),
            ("celex", "12016P/TXT"),
            ("celex", "62018CJ0311"),
            ("eli", "http://data.europa.eu/eli/reg/2004/853/oj"),
            ("akn", "/akn/eu/act/regulation/2004-10-27/1935"),
            ("iso", "ISO 9001:2015"),
            ("iso", "ISO/IEC 27001:2022"),
            ("url", "https://moka.example/promise?of=2026#1"),
            ("other", "whatever is written"),
        )
    ),
    (
        "every step of an action",
        "actions",
        0,
        {
            "log": [
                _step("in-progress", "2026-03-04"),
                _step("done", "2026-03-04"),
                _step("ineffective", "2026-07-01"),
                _step("in-progress", "2026-07-02"),
                _step("done", "2026-07-03"),
                _step("effective", "2026-08-01"),
            ]
        },
        {},
    ),
    ("an action cancelled at once", "actions", 0, {"log": [_step("cancelled", "2026-03-04")]}, {}),
    (
        "an action cancelled on its way",
        "actions",
        0,
        {"log": [_step("in-progress", "2026-03-05"), _step("cancelled", "2026-03-05")]},
        {},
    ),
    ("due on the day it was planned", "actions", 0, {"due": "2026-03-04"}, {}),
    ("a finding about several", "actions", 0, {"serves": [{"rule": "UNC-4", "subject": ["risk:slow-machine", "need:quick"]}]}, {}),
    ("answered and closed on the day it came", "feedback", 0, {"answered": "2026-06-15", "closed": "2026-06-15"}, {}),
    ("answered and still open", "feedback", 0, {"closed": GONE}, {}),
    ("accepted for a day", "risk_acceptances", 0, {"until": "2026-05-02"}, {}),
    ("reviewed on the day it was identified", "risk_reviews", 0, {"on": "2026-03-01", "evidence": GONE}, {}),
    ("everybody was asked and answered", "waves", 1, {"samples[0].population": 200, "samples[0].answered": 200}, {}),
    ("a segment of nobody", "waves", 1, {"samples[1]": {"segment": "diners", "population": 0, "invited": 0, "answered": 0}}, {}),
    (
        "the members of a set in any order",
        "decisions",
        0,
        {
            "impacts": [
                {"segment": "diners", "effect": "worse", "because": "b"},
                {"segment": "commuters", "effect": "better", "because": "a"},
            ]
        },
        {
            "impacts": [
                {"segment": "commuters", "effect": "better", "because": "a"},
                {"segment": "diners", "effect": "worse", "because": "b"},
            ]
        },
    ),
    (
        "a loss of a lognormal, which comes never",
        "risks",
        0,
        {"loss": {"frequency": {"kind": "poisson", "rate": 0}, "severity": {"kind": "lognormal", "median": 1e-100, "sigma": 10}}},
        {},
    ),
    (
        "a loss of a PERT whose mode is its end, which comes for certain",
        "risk_reviews",
        0,
        {"loss": {"frequency": {"kind": "once", "probability": 1}, "severity": {"kind": "pert", "low": 0, "mode": 5, "high": 5}}},
        {"loss.severity.shape": 4.0},
    ),
    ("a top box of one", "metrics", 0, {"question": "pleased", "statistic": "top-box", "top": 1}, {}),
    ("a mean, of which less is better", "metrics", 0, {"question": "pleased", "statistic": "mean", "better": "less"}, {}),
    ("what counts where nothing is said", "metrics", 0, {"top": GONE, "better": GONE}, {"top": 2, "better": "more"}),
    ("the least target", "objectives", 1, {"target": -100.0}, {}),
    ("the greatest target, as a whole number", "objectives", 1, {"target": 100}, {}),
    ("a share of nothing, written with a sign", "objectives", 0, {"target": -0.0}, {"target": 0}),
    ("no description of a job but what it is", "jobs", 0, {"kind": GONE, "context": GONE}, {"kind": "functional"}),
]
"""Why it is accepted; which record; what is changed in it; and what of that is written otherwise."""


def cases() -> dict[str, list[Case]]:
    """Return the cases by file."""
    return {
        "records-whole": [
            _case(f"{field}: every key", together(field, place)) for field in RECORDS for place in range(len(DOCUMENT[field]))
        ],
        "records-least": [
            _case(f"{field}: only what is required", surrounded(field, smallest(field, place), place))
            for field in RECORDS
            for place in range(len(DOCUMENT[field]))
            if smallest(field, place) != DOCUMENT[field][place]
        ],
        "words": list(_words()),
        "just": [_just(*row) for row in JUST],
    }


def _case(why: str, document: Document, written: Document | None = None) -> Case:
    written = _in_order(whole_document(written or document))
    return {"why": why, "document": document} | ({} if written == document else {"written": written})


def whole_document(document: Document) -> Document:
    """Return a document with every default."""
    return {key: [whole(each, RECORDS[key]) for each in value] if key in RECORDS else value for key, value in document.items()}


def _just(why: str, field: str, place: int, changes: dict[str, Any], otherwise: dict[str, Any]) -> Case:
    record = copy.deepcopy(DOCUMENT[field][place])
    for path, value in changes.items():
        put(record, path, value)
    document = surrounded(field, record, place)
    written = copy.deepcopy(document)
    for path, value in otherwise.items():
        put(written[field][0], path, value)
    return _case(why, document, written)


def _words() -> Iterator[Case]:
    places = first_places()
    for name, cls in classes().items():
        for key, form in fields_of(cls).items():
            inner = element_of(form) if sort_of(form) == "array" else form
            if sort_of(inner) == "word" and (name, key) not in NOT_ANY_WORD:
                place, _ = places[name, key]
                for word in plain(inner):
                    document, there = pruned(place)
                    field = str(place[0])
                    record = document[field][0]
                    put(
                        {field: [record]},
                        ".".join(f"[{step}]" if isinstance(step, int) else step for step in there),
                        [str(word)] if inner is not form else str(word),
                    )
                    yield _case(f"{name}.{key}: {word}", surrounded(field, record, int(place[1])))


def _in_order(document: Document) -> Document:
    return {
        **HEAD,
        **{
            shape.field: sorted(document[shape.field], key=lambda each: _key(shape, each))
            for shape in SHAPES
            if shape.field in document
        },
    }


def _key(shape: Shape, record: dict[str, Any]) -> str:
    parts = [_text(record.get(name, "")) for name in shape.key]
    return "@".join([*sorted(parts[:2]), *parts[2:]] if shape.is_pair else parts)


def _text(part: Any) -> str:  # noqa: ANN401 -- plain data
    match part:
        case list():
            return "+".join(sorted(part))
        case dict():
            return f"{part['start']}/{part.get('end', '..')}"
        case _:
            return str(part)
