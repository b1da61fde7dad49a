"""A document of an older form becomes the newest, step by step, before anything but its head and its limits is looked at.

There is one form so far. The way from one to the next is proven with one that never was: in schema 0 a segment had a `title`, and
the organisation was called `company`.
"""

import copy
from typing import Any, Final

import pytest

from customerfocus import Register, Segment
from customerfocus.codec import DEFAULT_LIMITS, FORMAT, SCHEMA, DocumentError, Limits, load
from customerfocus.codec._document import read
from customerfocus.codec._versions import UPCASTS, Upcast, newest

from .refused import HEAD

OLD: Final[dict[str, Any]] = {
    "format": FORMAT,
    "schema": 0,
    "company": "Moka Bar",
    "segments": [{"id": "commuters", "title": "Weekday commuters"}],
}


def to_one(document: dict[str, Any]) -> dict[str, Any]:
    """Call the company an organisation, and titles names."""
    rest = {key: value for key, value in document.items() if key not in ("company", "segments")}
    segments = [{"id": each["id"], "name": each["title"]} for each in document["segments"]]
    return {**rest, "organisation": document["company"], "segments": segments}


def to_zero(document: dict[str, Any]) -> dict[str, Any]:
    """Call the firm a company."""
    return {**{key: value for key, value in document.items() if key != "firm"}, "company": document["firm"]}


def refused(document: object, *upcasts: Upcast, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, str, str]]:
    with pytest.raises(DocumentError) as caught:
        read(document, limits, upcasts)
    return [(each.path, each.code, each.message) for each in caught.value.problems]


def test_there_is_one_form_so_far() -> None:
    assert SCHEMA == 1
    assert UPCASTS == ()


def test_a_document_of_an_older_form_becomes_the_newest() -> None:
    expected = Register(organisation="Moka Bar", segments=[Segment(id="commuters", name="Weekday commuters")])
    assert read(OLD, DEFAULT_LIMITS, (to_one,)) == expected


def test_there_may_be_several_steps() -> None:
    older = {**{key: value for key, value in OLD.items() if key != "company"}, "schema": -1, "firm": "Moka Bar"}
    assert read(older, DEFAULT_LIMITS, (to_zero, to_one)) == read(OLD, DEFAULT_LIMITS, (to_zero, to_one))


def test_each_step_is_given_its_number_and_the_last_has_the_newest() -> None:
    given: list[int] = []

    def step(document: dict[str, Any]) -> dict[str, Any]:
        given.append(document["schema"])
        return document

    assert newest({"schema": -1}, -1, (step, step)) == {"schema": SCHEMA}
    assert given == [-1, 0]


def test_a_document_of_the_newest_form_takes_no_step() -> None:
    assert read(HEAD, DEFAULT_LIMITS, (to_one,)) == load(HEAD)


def test_a_document_of_an_older_form_is_as_it_was() -> None:
    document = copy.deepcopy(OLD)
    read(document, DEFAULT_LIMITS, (to_one,))
    assert document == OLD


def test_what_has_become_the_newest_form_is_looked_at_as_strictly() -> None:
    wrong = {**OLD, "segments": [{"id": "a:b", "title": "A"}]}
    assert [each[:2] for each in refused(wrong, to_one)] == [("$.segments[0].id", "id.form")]


@pytest.mark.parametrize("segments", [7, [7], [{"id": "a"}]], ids=str)
def test_what_no_step_can_be_taken_with_is_refused(segments: object) -> None:
    ((path, code, message),) = refused({**OLD, "segments": segments}, to_one)
    assert (path, code) == ("$", "unreadable")
    assert message in ("cannot be brought from schema 0 to 1: TypeError", "cannot be brought from schema 0 to 1: KeyError")


def test_a_form_older_than_any_step_is_refused() -> None:
    assert refused({**OLD, "schema": -1}, to_one) == [("$.schema", "schema.type", "must be from 0 to 1, got -1")]
    assert refused({"format": FORMAT}, to_one) == [("$.schema", "schema.missing", "must be from 0 to 1, and is not there")]


def test_limits_come_before_any_step() -> None:
    found = refused({**OLD, "segments": [[[]]]}, to_one, limits=Limits(depth=2))
    assert [each[:2] for each in found] == [("$.segments[0]", "limit.depth")]


def test_the_end_of_memory_is_no_problem_of_the_document() -> None:
    def no_room(_: dict[str, Any]) -> dict[str, Any]:
        raise MemoryError

    with pytest.raises(MemoryError):
        read(OLD, DEFAULT_LIMITS, (no_room,))
