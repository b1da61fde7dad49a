"""Work grows with the document and no faster, what is valid is read once, and nothing is counted that will not be shown.

Work is told in calls of Python functions, so that no test waits for a clock.
"""

import gc
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

import pytest

from customerfocus.codec import DocumentError, Problem, load

from .large import MADE
from .refused import HEAD

CALLS_PER_ITEM: Final = 30
"""Measured: 20 at most; a walk more, or two, may be added, but nothing that grows faster."""


def calls(act: Callable[[], object]) -> Counter[str]:
    """Count the calls of Python functions that an act makes, by name."""
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            counted[frame.f_code.co_name] += 1

    before = sys.getprofile()
    gc.disable()  # others listen to it, and their calls are not ours
    sys.setprofile(count)
    try:
        act()
    except DocumentError:
        pass
    finally:
        sys.setprofile(before)
        gc.enable()
    return counted


def work(document: object) -> int:
    """Return how many calls it takes to load a document, or to refuse it."""
    load(HEAD)
    return calls(lambda: load(document)).total()


def items(tree: object) -> int:
    """Count the elements and the members of a document."""
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return len(inside) + sum(map(items, inside))


FEWEST: Final = 12
"""Of so many calls that are left, and no fewer, one can be made to say that there are too few: measured, 9."""


@pytest.mark.parametrize("kind", MADE)
def test_work_grows_with_the_items_of_a_document(kind: str) -> None:
    few, many = ({**HEAD, **MADE[kind](count)} for count in (300, 1_200))
    work(few)  # cattrs writes the code for a class when it first meets one
    assert work(many) - work(few) <= CALLS_PER_ITEM * (items(many) - items(few))


def test_what_is_valid_is_read_by_the_quick_pass_alone(document: dict[str, Any]) -> None:
    load(document)
    names = calls(lambda: load(document))
    assert names["_structured"] == 1
    assert names["_until_an_error"] > 100
    assert not names.keys() & {"_told", "_problems", "_field_problems", "_every_error", "explain"}


def test_what_is_not_valid_is_read_once_more(document: dict[str, Any]) -> None:
    document["recognitions"][0]["on"] = 7
    names = calls(lambda: load(document))
    assert names["_structured"] == 1
    assert names["_every_error"] > 100


@pytest.mark.parametrize("kind", ["no objects", "ids of no form", "arrays within", "an array within"])
def test_no_work_is_spent_on_problems_that_will_not_be_shown(kind: str) -> None:
    few, many = ({**HEAD, **MADE[kind](count)} for count in (300, 3_000))
    load(HEAD)
    quick, slow = calls(lambda: load(few)), calls(lambda: load(many))
    walked = {"_is_longer", "_members", "keep"}
    assert {name: count for name, count in slow.items() if name not in walked} == {
        name: count for name, count in quick.items() if name not in walked
    }


# ---- what is not of the document -------------------------------------------------------------------------------------


def failing(name: str, error: Exception, times: int = 1) -> Callable[[FrameType, str, object], None]:
    """Return a profile that raises an error when a function is called, so many times."""
    left = [error] * times

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name == name and left:
            raise left.pop()

    return profile


def under(profile: Callable[[FrameType, str, object], None], document: object) -> None:
    before = sys.getprofile()
    load(HEAD)
    sys.setprofile(profile)
    try:
        load(document)
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("name", ["_text", "_until_an_error"])
def test_an_error_that_does_not_come_again_is_told_and_no_register_is_made_of_half(name: str, document: dict[str, Any]) -> None:
    with pytest.raises(DocumentError) as caught:
        under(failing(name, RecursionError()), document)
    assert caught.value.problems == (Problem(path="$", code="unreadable", message="cannot be read: RecursionError"),)


@pytest.mark.parametrize("name", ["schema_of", "keep"])
def test_a_document_that_changes_while_it_is_looked_at_is_told_as_what_it_is(name: str, document: dict[str, Any]) -> None:
    with pytest.raises(DocumentError) as caught:
        under(failing(name, RuntimeError("dictionary changed size during iteration")), document)
    assert caught.value.problems == (Problem(path="$", code="unreadable", message="cannot be read: RuntimeError"),)


# What is called last of all: records are put together, or problems are found and put in order.
@pytest.mark.parametrize(
    ("name", "key", "value"), [("by_address", "organisation", "A"), ("_located", "segments", []), ("in_order", "segments", 7)]
)
def test_the_end_of_the_stack_is_told_wherever_it_is_met(name: str, key: str, value: object, document: dict[str, Any]) -> None:
    with pytest.raises(DocumentError) as caught:
        under(failing(name, RecursionError()), {**document, key: value})
    assert caught.value.problems == (Problem(path="$", code="unreadable", message="cannot be read: RecursionError"),)


def room() -> int:
    """Count how many calls may be made within one another from here."""
    try:
        return 1 + room()
    except RecursionError:
        return 0


def below(calls: int, act: Callable[[], str]) -> str:
    """Act within so many calls."""
    return below(calls - 1, act) if calls else act()


def outcome(document: object) -> str:
    try:
        load(document)
    except DocumentError as error:
        return error.problems[0].code
    return "loaded"


@pytest.mark.parametrize(("value", "last"), [("A", "loaded"), (7, "type.text")], ids=["valid", "not valid"])
def test_near_the_end_of_the_stack_a_document_is_read_or_refused(value: object, last: str, document: dict[str, Any]) -> None:
    document["organisation"] = value
    outcome(document)
    few = room()
    found = [below(few - left, lambda: outcome(document)) for left in range(FEWEST, 100)]
    assert found[0] == "unreadable"
    assert found[-1] == last
    assert found == sorted(found, key=["unreadable", last].index)


@pytest.mark.parametrize(
    ("name", "value"), [("_text", "Moka Bar"), ("_structured", "Moka Bar"), ("_every_error", 7), ("_problems", 7)]
)
def test_the_end_of_memory_is_no_problem_of_the_document(name: str, value: object, document: dict[str, Any]) -> None:
    document["organisation"] = value
    with pytest.raises(MemoryError):
        under(failing(name, MemoryError()), document)
