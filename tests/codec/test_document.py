"""One door in, one door out: what is loaded is written as it was, and what is written is loaded as it was."""

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given

from customerfocus import (
    LIKERT_5,
    NPS_0_10,
    CustomerFocusError,
    Point,
    Priority,
    Record,
    Register,
    Scale,
    Segment,
    Tally,
)
from customerfocus.codec import canonical, dump, load
from customerfocus.testing.strategies import registers

from ..few import few
from ..moka_bar import RECORDS

WHOLE = Register(organisation="Moka Bar").with_records(*RECORDS)


# ---- by hand ---------------------------------------------------------------------------------------------------------


def test_every_kind_of_record_stands_in_the_example() -> None:
    assert {type(each) for each in RECORDS} == set(get_args(Record))


def test_the_example_is_read_as_it_was_meant(document: dict[str, Any]) -> None:
    assert load(document) == WHOLE


def test_the_example_is_written_as_it_was_meant(document: dict[str, Any]) -> None:
    assert dump(WHOLE) == document


def test_everything_in_the_example_is_written_as_a_plain_value() -> None:
    assert {type(each) for each in values(dump(WHOLE))} == {dict, list, str, int, float}


def test_keys_are_written_in_the_order_of_their_declaration(document: dict[str, Any]) -> None:
    assert json.dumps(dump(WHOLE)) == json.dumps(document)


def test_an_empty_register_is_its_head() -> None:
    head = {"format": "customerfocus/register", "schema": 1, "organisation": "Moka Bar"}
    assert dump(Register(organisation="Moka Bar")) == head


def test_records_are_read_in_any_order(document: dict[str, Any]) -> None:
    turned = {key: list(reversed(value)) if isinstance(value, list) else value for key, value in reversed(document.items())}
    assert load(turned) == WHOLE


def test_a_day_may_be_a_date(document: dict[str, Any]) -> None:
    document["priorities"][0]["on"] = date(2026, 6, 20)
    assert load(document) == WHOLE


def test_a_whole_number_is_a_number(document: dict[str, Any]) -> None:
    document["positionings"][0]["attractiveness"]["scores"][0]["weight"] = 3
    assert load(document) == WHOLE


def test_what_has_a_default_may_be_left_out(document: dict[str, Any]) -> None:
    del document["jobs"][0]["kind"]
    del document["priorities"][0]["importance"]["skipped"]
    assert load(document) == WHOLE


def test_an_empty_array_says_the_same_as_none(document: dict[str, Any]) -> None:
    document["segments"][1]["preferences"] = []
    document["segments"][1]["requires"] = []
    assert load(document) == WHOLE


def test_a_published_scale_may_be_spelled_out(document: dict[str, Any]) -> None:
    points = [{"value": each.value, "label": each.label} for each in LIKERT_5.points]
    document["priorities"][0]["importance"]["scale"] = {"name": "likert-5", "points": points}
    assert load(document) == WHOLE


def test_names_that_are_a_set_by_meaning_are_written_sorted(document: dict[str, Any]) -> None:
    document["offerings"][0]["markets"].reverse()
    assert dump(load(document))["offerings"][0]["markets"] == ["DE", "EU"]


@pytest.mark.parametrize(
    ("array", "first"),
    [
        pytest.param(lambda each: each["competitors"], {"name": "Bistro"}, id="rivals"),
        pytest.param(lambda each: each["strength"]["scores"], {"criterion": "speed"}, id="scores"),
    ],
)
def test_pairs_are_written_sorted_by_their_first_field(
    document: dict[str, Any], array: Callable[[Any], list[dict[str, object]]], first: dict[str, str]
) -> None:
    array(document["positionings"][0]).reverse()
    assert array(dump(load(document))["positionings"][0])[0].items() >= first.items()


def test_the_order_of_what_was_said_is_kept(document: dict[str, Any]) -> None:
    document["feedback_sessions"][0]["statements"].reverse()
    assert dump(load(document))["feedback_sessions"] == document["feedback_sessions"]


@pytest.mark.parametrize(
    "text", ["Cafe\u0301", "\U0001d49c \U0001f46a", "a\tb\r\nc", "| **x** <b> `y` [z](w) #", "\\ \" ' /", "\x7e\xa0\xad"]
)
def test_text_is_kept_as_it_came(text: str) -> None:
    register = Register(organisation=text, segments=[Segment(id="a", name=text)])
    assert load(json.loads(json.dumps(dump(register)))) == register


# ---- the laws --------------------------------------------------------------------------------------------------------


@given(registers())
def test_what_is_written_is_loaded_as_it_was(register: Register) -> None:
    assert load(dump(register)) == register


@few
@given(registers(2))
def test_what_went_by_way_of_json_is_loaded_as_it_was(register: Register) -> None:
    assert load(json.loads(json.dumps(dump(register)))) == register


@few
@given(registers(2))
def test_what_is_loaded_is_written_as_it_was(register: Register) -> None:
    document = json.loads(canonical(register))
    assert dump(load(document)) == document


def values(tree: object) -> Iterator[object]:
    """Yield everything in a document, keys too."""
    yield tree
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from values(value)
    elif isinstance(tree, list):
        for each in tree:
            yield from values(each)


@few
@given(registers(2))
def test_a_document_is_made_of_plain_values_only(register: Register) -> None:
    assert {type(each) for each in values(dump(register))} <= {dict, list, str, int, float}


@few
@given(registers(2))
def test_nothing_absent_or_empty_is_written(register: Register) -> None:
    assert all(each is not None and each not in ([], {}, "") for each in values(dump(register)))


@few
@given(registers(2))
def test_a_document_that_was_loaded_is_as_it_was(register: Register) -> None:
    document = dump(register)
    before = copy.deepcopy(document)
    load(document)
    assert document == before


# ---- nothing is shared -----------------------------------------------------------------------------------------------


def emptied(tree: object) -> None:
    """Empty every object and every array of a document, the innermost first."""
    for each in list(values(tree))[::-1]:
        if isinstance(each, (dict, list)):
            each.clear()


def test_a_document_that_changes_later_does_not_change_the_register(document: dict[str, Any]) -> None:
    register = load(document)
    emptied(document)
    assert register == WHOLE


def test_a_document_that_is_changed_does_not_change_the_register(document: dict[str, Any]) -> None:
    emptied(dump(WHOLE))
    assert dump(WHOLE) == document


def test_only_a_register_is_written() -> None:
    with pytest.raises(CustomerFocusError, match="register must be a Register, got an instance of dict"):
        dump({})  # type: ignore[arg-type]


# ---- scales ----------------------------------------------------------------------------------------------------------


def scale_of(scale: Scale) -> object:
    """Return how a scale of five points is written."""
    tally = Tally.empty(scale)
    priority = Priority(need="quick", segment="commuters", on=date(2026, 7, 1), importance=tally, satisfaction=tally)
    return dump(WHOLE.with_records(priority))["priorities"][1]["importance"]["scale"]


def test_a_published_scale_is_written_as_its_name() -> None:
    assert scale_of(LIKERT_5) == "likert-5"


def test_a_scale_of_ones_own_is_written_with_its_points() -> None:
    points = [{"value": value, "label": str(value)} for value in range(1, 6)]
    assert scale_of(Scale(name="five", points=[Point(value=each, label=str(each)) for each in range(1, 6)])) == {
        "name": "five",
        "points": points,
    }


def test_a_published_scale_of_too_many_points_is_known_by_name_and_refused_for_its_points(document: dict[str, Any]) -> None:
    document["priorities"][0]["importance"] = {"scale": NPS_0_10.name, "counts": [0] * 11}
    with pytest.raises(CustomerFocusError, match=r"importance must be counted on a scale of 5 points, got 11"):
        load(document)
