"""What is no register is refused: with every problem, at its place, and under a stable code."""

import math
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest

from customerfocus import Choice, Kind, Segment
from customerfocus.codec import DocumentError, Problem, load

from .refused import HEAD, Place, brief, holder, path_of, problems, put, told

# ---- values of a wrong type or form ----------------------------------------------------------------------------------

NULL_TRUE_ARRAY_OBJECT: Final[tuple[object, ...]] = (None, True, [], {})

INTEGER: Final[tuple[tuple[object, str], ...]] = (
    *((value, "type.integer") for value in (*NULL_TRUE_ARRAY_OBJECT, "7", 1.0, math.nan, 1e300)),
    *((value, "number.range") for value in (0, 6, -1, 2**53, -(2**53), 10**5000)),
)
NUMBER: Final[tuple[tuple[object, str], ...]] = (
    *((value, "type.number") for value in (*NULL_TRUE_ARRAY_OBJECT, "7")),
    *((value, "number.finite") for value in (math.nan, math.inf, -math.inf)),
    *((value, "number.range") for value in (2**1024, -(2**1024), 10**5000)),
    *((value, "number.positive") for value in (0, -0.0, -1.5, -(2**53))),
)
TEXT: Final[tuple[tuple[object, str], ...]] = (
    *((value, "type.text") for value in (*NULL_TRUE_ARRAY_OBJECT, 7, 1.5, b"name", date(2026, 1, 1), Choice.TARGET)),
    *((value, "text.length") for value in ("", "n" * 100_001)),
    *((value, "text.form") for value in (" name", "name\n", "\t", "na\0me", "na\x7fme", "na\x85me", "\ud800", "na\udfffme")),
)
IDENTIFIER: Final[tuple[tuple[object, str], ...]] = (
    *((value, "type.text") for value in (*NULL_TRUE_ARRAY_OBJECT, 7, Choice.TARGET)),
    *((value, "id.form") for value in ("", "n" * 201, " a", "a\n", "a:b", "a@b", "a+b", "cafe\u0301", "a\u200bb", "\ud800")),
)
DAY: Final[tuple[tuple[object, str], ...]] = (
    *(
        (value, "date.form")
        for value in (*NULL_TRUE_ARRAY_OBJECT, 20260101, "", "20260101", "2026-1-1", "2026-W01-1", " 2026-01-01")
    ),
    *((value, "date.form") for value in ("2026-01-01T00:00:00", "2026-01-01 00:00", "2026-01-01\n", "\u0662026-01-01")),
    *((value, "date.form") for value in (datetime(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC))),  # noqa: DTZ001 -- wrong on purpose
    *((value, "date.invalid") for value in ("2026-02-30", "2026-13-01", "0000-01-01", "2026-00-10")),
)
WORD: Final[tuple[tuple[object, str], ...]] = (
    *((value, "type.text") for value in (*NULL_TRUE_ARRAY_OBJECT, 7, Choice.TARGET)),
    *((value, "enum") for value in ("", "Target", "TARGET", "targets", "target ")),
)
POINTER: Final[tuple[tuple[object, str], ...]] = (
    *((value, "type.text") for value in (*NULL_TRUE_ARRAY_OBJECT, 7)),
    *((value, "ref.form") for value in ("diners", "nobody:diners", "Segment:diners", ":diners", "trade_off:a@b")),
    *((value, "text.form") for value in ("segment:diners ", "segment: diners", "segment:di\0ners")),
    *((value, "text.length") for value in ("", "segment:")),
)
NO_ARRAYS: Final[tuple[object, ...]] = (None, True, {}, "ab", 7, (), {"ab"})
ARRAY: Final = tuple((value, "type.array") for value in NO_ARRAYS)
NO_OBJECTS: Final[tuple[object, ...]] = (None, True, [], "ab", 7, Segment(id="a", name="A"))
OBJECT: Final = tuple((value, "type.object") for value in NO_OBJECTS)

FIELDS: Final[dict[Place, tuple[tuple[object, str], ...]]] = {
    ("organisation",): TEXT,
    ("segments",): ARRAY,
    ("segments", 0): OBJECT,
    ("segments", 0, "preferences"): ARRAY,
    ("segments", 0, "preferences", 1): OBJECT,
    ("segments", 0, "preferences", 1, "weight"): INTEGER,
    ("segments", 0, "description"): TEXT,
    ("segments", 0, "requires"): ARRAY,
    ("segments", 1, "id"): IDENTIFIER,
    ("segments", 1, "name"): TEXT,
    ("jurisdictions", 0, "within"): IDENTIFIER,
    ("capabilities", 0, "in_place"): OBJECT,
    ("capabilities", 0, "in_place", "start"): DAY,
    ("capabilities", 0, "in_place", "end"): DAY,
    ("resolutions", 0, "on"): DAY,
    ("exclusions", 1, "subject"): POINTER,
    ("positionings", 0, "strength"): OBJECT,
    ("positionings", 0, "strength", "scores", 1, "weight"): NUMBER,
    ("targeting_decisions", 0, "choice"): WORD,
    ("needs", 0, "outcome"): OBJECT,
    ("needs", 0, "outcome", "context"): TEXT,
    ("needs", 0, "outcome", "examples", 1): TEXT,
    ("priorities", 0, "importance"): OBJECT,
    ("priorities", 0, "importance", "counts"): ARRAY,
    ("risks", 0, "loss"): OBJECT,
    ("risk_reviews", 0, "loss", "severity"): OBJECT,
    ("feedback_sessions", 0, "statements", 0, "need"): IDENTIFIER,
}


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        pytest.param(place, value, code, id=f"{path_of(place)}-{brief(value)}")
        for place, wrong in FIELDS.items()
        for value, code in wrong
    ],
)
def test_a_wrong_value_is_refused_at_its_place(document: dict[str, Any], place: Place, value: object, code: str) -> None:
    assert told(put(document, place, value)) == [(path_of(place), code)]


# ---- broken laws -----------------------------------------------------------------------------------------------------

TWO_POINTS: Final = [{"value": 1, "label": "no"}, {"value": 2, "label": "yes"}]
TWO: Final = {"name": "two", "points": TWO_POINTS}

LAWS: Final[list[tuple[str, Place, object, int, str]]] = [
    ("an end before the start", ("exclusions", 1, "in_force", "end"), "2026-02-28", 0, "period.order"),
    ("an end on the start", ("exclusions", 1, "in_force", "end"), "2026-03-01", 0, "period.order"),
    ("too large a score", ("positionings", 0, "strength", "scores", 0, "score"), 11, 0, "number.range"),
    ("a criterion twice", ("positionings", 0, "strength", "scores", 0, "criterion"), "taste", 2, "value.duplicate"),
    ("a rival twice", ("positionings", 0, "competitors", 1, "name"), "Bistro", 2, "value.duplicate"),
    ("no score", ("positionings", 0, "attractiveness", "scores"), [], 0, "array.length"),
    ("no segment", ("needs", 0, "segments"), [], 0, "array.length"),
    ("an id twice", ("segments", 0, "requires"), ["counter", "counter"], 0, "value.duplicate"),
    ("an example twice", ("needs", 0, "outcome", "examples"), ["a", "a"], 0, "value.duplicate"),
    ("an attribute twice", ("segments", 0, "preferences", 1, "attribute"), "speed", 2, "value.duplicate"),
    ("an id of no form among others", ("segments", 0, "requires"), ["counter", "a:b"], 0, "id.form"),
    ("a number among ids", ("offerings", 0, "markets", 1), 7, 0, "type.text"),
    ("three attributes", ("resolutions", 0, "attributes"), ["a", "b", "c"], 0, "array.length"),
    ("a pair of one", ("trade_offs", 0, "against"), "speed", 0, "pair.same"),
    ("no such strength", ("contributions", 0, "strength"), 2, 0, "enum"),
    ("a strength that is true", ("contributions", 0, "strength"), True, 0, "type.integer"),
    ("too few counts", ("priorities", 0, "importance", "counts"), [0, 0, 1, 4], 0, "tally.counts"),
    ("too many counts", ("priorities", 0, "importance", "counts"), [0, 0, 1, 4, 5, 6], 0, "tally.counts"),
    ("a negative count", ("priorities", 0, "importance", "counts", 3), -1, 0, "number.range"),
    ("too large a count", ("priorities", 0, "importance", "counts", 3), 2**53, 0, "number.range"),
    ("an unknown scale", ("priorities", 0, "importance", "scale"), "likert-7", 0, "enum"),
    ("a number for a scale", ("priorities", 0, "importance", "scale"), 5, 0, "type.object"),
    ("null for a scale", ("priorities", 0, "importance", "scale"), None, 0, "type.object"),
    ("a name that is taken", ("priorities", 0, "satisfaction", "scale", "name"), "likert-5", 0, "scale.name"),
    ("points out of order", ("priorities", 0, "satisfaction", "scale", "points", 0, "value"), 3, 2, "scale.order"),
    ("one point", ("priorities", 0, "satisfaction", "scale", "points"), TWO_POINTS[:1], 0, "array.length"),
    ("a loss that comes in no known way", ("risks", 0, "loss", "frequency", "kind"), "binomial", 0, "kind.unknown"),
    ("a frequency for a severity", ("risks", 0, "loss", "severity", "kind"), "once", 0, "kind.unknown"),
    ("a currency in words", ("risk_criteria", 0, "currency"), "Euro", 0, "currency.form"),
    ("a scale of two", ("priorities", 0, "satisfaction"), {"scale": TWO, "counts": [1, 2]}, 0, "priority.scale"),
]
"""What is put where, and how many steps above that place the law is told that it breaks."""


@pytest.mark.parametrize(("place", "value", "above", "code"), [pytest.param(*each[1:], id=each[0]) for each in LAWS])
def test_a_broken_law_is_told_at_its_place(document: dict[str, Any], place: Place, value: object, above: int, code: str) -> None:
    assert told(put(document, place, value)) == [(path_of(place[: len(place) - above]), code)]


def test_a_law_between_two_fields_is_told_at_one_of_them(document: dict[str, Any]) -> None:
    document["positionings"][0]["strength"]["scores"][0]["criterion"] = "size"
    assert told(document) == [("$.positionings[0].competitors", "positioning.criteria")]


# ---- keys ------------------------------------------------------------------------------------------------------------


def test_a_misspelt_key_is_told_with_the_one_that_is_missing(document: dict[str, Any]) -> None:
    document["segments"][1]["nmae"] = document["segments"][1].pop("name")
    assert problems(document) == (
        Problem(path="$.segments[1].name", code="key.missing", message="is required"),
        Problem(path="$.segments[1].nmae", code="key.unknown", message="'nmae' is no key here; 'name' is"),
    )


def test_an_unknown_key_at_the_top_is_told_with_the_nearest_known_one(document: dict[str, Any]) -> None:
    document["segmentz"] = []
    assert problems(document) == (
        Problem(path="$.segmentz", code="key.unknown", message="'segmentz' is no key here; 'segments' is"),
    )


def test_a_key_that_is_like_no_other_is_told_alone(document: dict[str, Any]) -> None:
    document["xyzzy"] = 1
    assert problems(document) == (Problem(path="$.xyzzy", code="key.unknown", message="'xyzzy' is no key here"),)


@pytest.mark.parametrize(
    ("key", "step"),
    [
        pytest.param(7, "[7]", id="an integer"),
        pytest.param(None, "[None]", id="null"),
        pytest.param(1.5, "[1.5]", id="a number"),
        pytest.param((1, 2), "[an instance of tuple]", id="a tuple"),
        pytest.param(b"id", "[an instance of bytes]", id="bytes"),
        pytest.param("", "['']", id="an empty text"),
        pytest.param("two words", "['two words']", id="two words"),
        pytest.param("\ud800", "['\\ud800']", id="a lone surrogate"),
        pytest.param("gr\u00fc\u00dfe", ".gr\u00fc\u00dfe", id="another script"),
        pytest.param("k" * 101, f"['{'k' * 60}'… (101 characters)]", id="a long text"),
    ],
)
@pytest.mark.parametrize("place", [(), ("segments", 1), ("priorities", 0, "satisfaction", "scale")], ids=path_of)
def test_an_unknown_key_is_told_whatever_it_is(document: dict[str, Any], place: Place, key: object, step: str) -> None:
    holder(document, (*place, "unknown"))[key] = 1
    assert told(document) == [(path_of(place) + step, "key.unknown")]


@pytest.mark.parametrize(
    "place",
    [
        ("organisation",),
        ("jurisdictions", 0, "code"),
        ("segments", 0, "preferences", 0, "weight"),
        ("needs", 0, "outcome"),
        ("needs", 0, "segments"),
        ("offerings", 0, "on_sale", "start"),
        ("priorities", 0, "satisfaction", "scale", "name"),
    ],
    ids=path_of,
)
def test_a_required_key_that_is_not_there_is_told(document: dict[str, Any], place: Place) -> None:
    del holder(document, place)[place[-1]]
    assert told(document) == [(path_of(place), "key.missing")]


# ---- records that do not stand together ------------------------------------------------------------------------------


def segments(*ids: str) -> list[dict[str, Any]]:
    return [{"id": each, "name": each} for each in ids]


def test_an_id_that_stands_twice_is_told_at_its_second_place() -> None:
    assert told({**HEAD, "segments": segments("b", "a", "c", "b")}) == [("$.segments[3].id", "id.duplicate")]


def test_an_id_that_stands_three_times_is_told_at_its_second_and_third_place() -> None:
    assert told({**HEAD, "segments": segments("b", "b", "a", "b")}) == [
        ("$.segments[1].id", "id.duplicate"),
        ("$.segments[3].id", "id.duplicate"),
    ]


def test_a_key_of_several_parts_that_stands_twice_is_told_at_its_first_part(document: dict[str, Any]) -> None:
    turned = {"attribute": "calm", "against": "speed", "because": "haste is loud"}
    document["trade_offs"].append(turned)
    assert told(document) == [("$.trade_offs[1].attribute", "id.duplicate")]


def test_of_records_that_share_an_id_the_first_is_looked_at() -> None:
    first, second = segments("a", "a")
    assert told({**HEAD, "segments": [first | {"requires": ["oven"]}, second]}) == [
        ("$.segments[0].requires", "ref.missing"),
        ("$.segments[1].id", "id.duplicate"),
    ]


def test_a_missing_record_is_not_told_where_another_of_the_same_id_does_not_name_it() -> None:
    first, second = segments("a", "a")
    paths = [path for path, _ in told({**HEAD, "segments": [first, second | {"requires": ["oven"]}]})]
    assert "$.segments[0].requires" not in paths


def test_a_missing_record_is_told_at_the_place_in_the_document_that_was_given(document: dict[str, Any]) -> None:
    document["segments"].reverse()
    document["segments"][1]["requires"] = ["oven"]
    assert problems(document) == (
        Problem(
            path="$.segments[1].requires",
            code="ref.missing",
            message="segment:commuters names capability 'oven' in requires, and the register holds none",
        ),
    )


def test_a_missing_record_is_told_where_a_nested_value_names_it(document: dict[str, Any]) -> None:
    document["feedback_sessions"][0]["statements"][1]["need"] = "quiet"
    assert told(document) == [("$.feedback_sessions[0].statements[1].need", "ref.missing")]


def test_a_pointer_of_the_wrong_kind_leads_nowhere(document: dict[str, Any]) -> None:
    document["exclusions"][1]["subject"] = "capability:diners"
    assert told(document) == [("$.exclusions[1].subject", "ref.missing")]


def test_another_organisation_is_not_held(document: dict[str, Any]) -> None:
    document["exclusions"][1]["subject"] = "organisation:Moka"
    assert told(document) == [("$.exclusions[1].subject", "ref.missing")]


def test_a_circle_of_jurisdictions_is_told_where_it_closes(document: dict[str, Any]) -> None:
    document["jurisdictions"].reverse()
    document["jurisdictions"][0]["within"] = "DE"
    assert told(document) == [("$.jurisdictions[1].within", "graph.cycle")]


def test_a_jurisdiction_within_itself_is_told(document: dict[str, Any]) -> None:
    document["jurisdictions"][1]["within"] = "EU"
    assert told(document) == [("$.jurisdictions[1].within", "graph.cycle")]


def test_a_key_too_long_for_a_pointer_does_not_hide_what_is_wrong() -> None:
    organisation = "n" * 99_980
    subject = f"organisation:{organisation}"
    exclusion = {"rule": "DIR-2", "subject": subject, "because": "b", "by": "d", "in_force": {"start": "2026-01-01"}}
    document = {**HEAD, "organisation": organisation, "exclusions": [exclusion], "segments": segments("a", "a")}
    assert ("$.segments[1].id", "id.duplicate") in told(document)


# ---- all at once -----------------------------------------------------------------------------------------------------


def test_every_problem_is_told_sorted_by_path_with_indices_as_numbers_and_then_by_code() -> None:
    many = segments(*map(str, range(12)))
    many[10]["id"] = many[2]["id"] = 7
    many[10]["preferences"] = [{"attribute": "speed", "direction": "up", "weight": True, "wieght": 1}]
    document = {**HEAD, "jobs": [{"id": "a:b", "verb": "eat", "object_of_verb": "cake"}], "segments": many, "segment": 1}
    assert told({**document, "organisation": None}) == [
        ("$.jobs[0].id", "id.form"),
        ("$.organisation", "type.text"),
        ("$.segment", "key.unknown"),
        ("$.segments[2].id", "type.text"),
        ("$.segments[10].id", "type.text"),
        ("$.segments[10].preferences[0].direction", "enum"),
        ("$.segments[10].preferences[0].weight", "type.integer"),
        ("$.segments[10].preferences[0].wieght", "key.unknown"),
    ]


def test_problems_between_records_are_told_at_once_and_sorted(document: dict[str, Any]) -> None:
    document["segments"] += [{"id": f"s{place}", "name": "S", "requires": ["oven"]} for place in range(9)]
    document["jurisdictions"][1]["within"] = "DE"
    document["jobs"] *= 2
    assert told(document) == [
        ("$.jobs[1].id", "id.duplicate"),
        ("$.jurisdictions[0].within", "graph.cycle"),
        *((f"$.segments[{place}].requires", "ref.missing") for place in range(2, 11)),
    ]


def test_of_an_object_the_first_broken_law_is_told() -> None:
    assert told({**HEAD, "jobs": [{"id": "a", "verb": " eat", "object_of_verb": " cake"}]}) == [("$.jobs[0].verb", "text.form")]


def test_what_stands_together_is_looked_at_once_every_value_has_its_form(document: dict[str, Any]) -> None:
    document["segments"][0]["requires"] = ["oven"]
    document["jobs"][0]["verb"] = 7
    assert told(document) == [("$.jobs[0].verb", "type.text")]


def test_the_error_lists_every_problem_with_its_path_and_code() -> None:
    with pytest.raises(DocumentError) as caught:
        load({**HEAD, "segments": [{"id": 7, "name": "S"}], "needz": []})
    assert str(caught.value) == (
        "the document is not a register (2 problems):\n"
        "- $.needz: 'needz' is no key here; 'needs' is [key.unknown]\n"
        "- $.segments[0].id: must be text, got 7 [type.text]"
    )


# ---- sentences -------------------------------------------------------------------------------------------------------

NULL_HINT: Final = "; nothing is ever null: leave an optional key out"
WEIGHT: Final[Place] = ("segments", 0, "preferences", 0, "weight")
ORIGIN: Final[Place] = ("requirements", 0, "origin")
SERVED: Final[Place] = ("actions", 0, "serves", 0)
NUMBER_FIELD: Final[Place] = ("positionings", 0, "strength", "scores", 0, "weight")
INTEGERS: Final = "-9007199254740991 to 9007199254740991"

SENTENCES: Final[list[tuple[Place, object, str]]] = [
    (WEIGHT, 1.0, "must be a whole number, written without a decimal point, got 1.0"),
    (
        WEIGHT,
        None,
        "must be a whole number, written without a decimal point, got None" + NULL_HINT,
    ),
    (WEIGHT, 6, "weight must be from 1 to 5, got 6"),
    (WEIGHT, 10**5000, f"must be from {INTEGERS}, got an integer of 16610 bits"),
    (NUMBER_FIELD, "7", "must be a number, got '7'"),
    (NUMBER_FIELD, 10**400, "weight must be from -1.7976931348623157e+308 to 1.7976931348623157e+308, got an integer of 1329 bits"),
    (("segments", 0, "name"), None, "must be text, got None" + NULL_HINT),
    (("segments", 0), [], "must be an object, got an instance of list"),
    (("segments",), {}, "must be an array, got an instance of dict"),
    (("resolutions", 0, "on"), 7, "must be a day written as YYYY-MM-DD, got 7"),
    (("resolutions", 0, "on"), "2026-02-30", "must be a day of the calendar written as YYYY-MM-DD, got '2026-02-30'"),
    (("targeting_decisions", 0, "choice"), "Target", "must be one of target, decline, defer, got 'Target'"),
    (("targeting_decisions", 0, "choice"), 7, "must be one of target, decline, defer, got 7"),
    (("exclusions", 1, "subject"), 7, "must be the text kind:key, got 7"),
    (SERVED, 5, "must be the text kind:key or an object, got 5"),
    (SERVED, [], "must be the text kind:key or an object, got an instance of list"),
    (SERVED, None, "must be the text kind:key or an object, got None" + NULL_HINT),
    (SERVED, "slow-machine", f"must be kind:key, and the kind one of {', '.join(Kind)}, got 'slow-machine'"),
    (ORIGIN, "stated", "must be an object, got 'stated'"),
    (ORIGIN, {"segment": "commuters"}, "kind must say which it is: stated, implied, imposed, got nothing"),
    (ORIGIN, {"kind": "wished"}, "kind must be one of stated, implied, imposed, got 'wished'"),
    (ORIGIN, {"kind": ["stated"]}, "kind must be one of stated, implied, imposed, got an instance of list"),
    (("priorities", 0, "importance", "scale"), "x", "must be one of likert-5, nps-0-10, effort-7, ten-point, got 'x'"),
]


@pytest.mark.parametrize(
    ("place", "value", "sentence"), [pytest.param(*each, id=f"{path_of(each[0])}-{brief(each[1])}") for each in SENTENCES]
)
def test_a_problem_says_what_is_asked_and_what_came(document: dict[str, Any], place: Place, value: object, sentence: str) -> None:
    (problem,) = problems(put(document, place, value))
    assert problem.message == sentence


class Key(str):
    """A key that says it is equal to any other."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash(str(self))


def test_no_key_is_looked_up_among_keys_that_are_no_plain_text(document: dict[str, Any]) -> None:
    assert told({**HEAD, Key("segments"): []}) == [("$[an instance of Key]", "key.unknown")]
    numbered: dict[Any, Any] = {**document, 7: None}
    assert told(numbered) == [("$[7]", "key.unknown")]
    assert told(put(document, ("segments", 0), {Key("name"): "A", "id": "a"})) == [
        ("$.segments[0][an instance of Key]", "key.unknown")
    ]


@pytest.mark.parametrize(("organisation", "code"), [("", "text.length"), (" Moka", "text.form"), ("\u200b", "text.form")])
def test_a_name_of_the_organisation_that_will_not_do_is_told_with_the_rest(organisation: str, code: str) -> None:
    document = {**HEAD, "organisation": organisation, "segments": [{"id": "a:b", "name": "A"}]}
    assert told(document) == [("$.organisation", code), ("$.segments[0].id", "id.form")]
