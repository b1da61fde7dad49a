"""A document is refused for its head before anything else in it is looked at."""

from typing import Final

import pytest

from customerfocus import Register
from customerfocus.codec import Problem

from .refused import HEAD, brief, problems, told


class Unlike:
    """Something that will not be compared."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise ZeroDivisionError


class Text(str):
    """A text of another class."""

    __slots__ = ()


ASKED: Final = {
    "format.unknown": "must be 'customerfocus/register', got {}",
    "schema.type": "must be 1, got {}",
    "schema.too-new": "must be at most 1, the newest this version reads, got {}: use a newer version",
}
HEADS: Final[list[tuple[str, str, object, str, str]]] = [
    ("another format", "format", "other", "format.unknown", "'other'"),
    ("a number for a format", "format", 7, "format.unknown", "7"),
    ("null for a format", "format", None, "format.unknown", "None"),
    ("another class of text", "format", Text(HEAD["format"]), "format.unknown", "an instance of Text"),
    ("what cannot be compared", "format", Unlike(), "format.unknown", "an instance of Unlike"),
    ("true for a schema", "schema", True, "schema.type", "True"),
    ("a text for a schema", "schema", "1", "schema.type", "'1'"),
    ("a fraction for a schema", "schema", 1.0, "schema.type", "1.0"),
    ("null for a schema", "schema", None, "schema.type", "None"),
    ("zero", "schema", 0, "schema.type", "0"),
    ("a negative schema", "schema", -1, "schema.type", "-1"),
    ("a newer schema", "schema", 2, "schema.too-new", "2"),
    ("a far newer schema", "schema", 10**5000, "schema.too-new", "an integer of 16610 bits"),
]


@pytest.mark.parametrize(("key", "value", "code", "got"), [pytest.param(*each[1:], id=each[0]) for each in HEADS])
def test_a_wrong_head_is_told_before_anything_else(key: str, value: object, code: str, got: str) -> None:
    document = {**HEAD, "segments": 7, "unknown": 1, key: value}
    assert problems(document) == (Problem(path=f"$.{key}", code=code, message=ASKED[code].format(got)),)


@pytest.mark.parametrize(
    ("key", "code", "message"),
    [
        ("format", "format.unknown", "must be 'customerfocus/register', and is not there"),
        ("schema", "schema.missing", "must be 1, and is not there"),
    ],
)
def test_a_head_that_is_not_there_is_told_before_anything_else(key: str, code: str, message: str) -> None:
    document = {**HEAD, "segments": 7}
    del document[key]
    assert problems(document) == (Problem(path=f"$.{key}", code=code, message=message),)


def test_an_unknown_format_is_told_before_the_schema() -> None:
    assert told({"format": "other", "schema": 99}) == [("$.format", "format.unknown")]


@pytest.mark.parametrize(
    "document",
    [None, True, 7, 1.5, "{}", b"{}", [], (), Register(organisation="Moka Bar"), [HEAD], pytest.param(object(), id="an object")],
    ids=brief,
)
def test_what_is_no_object_is_refused_as_a_whole(document: object) -> None:
    assert told(document) == [("$", "type.object")]


@pytest.mark.parametrize("document", ["{}", b"{}", bytearray(b"{}")], ids=["text", "bytes", "bytearray"])
def test_what_no_json_reader_has_read_is_refused_with_that_hint(document: object) -> None:
    (problem,) = problems(document)
    assert problem.message.endswith(": read it with a JSON reader first")


def test_what_is_no_text_has_no_such_hint() -> None:
    (problem,) = problems([])
    assert problem.message == "must be an object, got an instance of list"


def test_an_empty_object_is_refused() -> None:
    assert told({}) == [("$.format", "format.unknown")]


def test_the_organisation_is_required() -> None:
    document = {key: value for key, value in HEAD.items() if key != "organisation"}
    assert problems(document) == (Problem(path="$.organisation", code="key.missing", message="is required"),)


def test_what_the_organisation_must_be_is_said() -> None:
    message = "must be text, got 7"
    assert problems({**HEAD, "organisation": 7}) == (Problem(path="$.organisation", code="type.text", message=message),)
