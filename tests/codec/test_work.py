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

from customerfocus.codec import DocumentError, Limits, Problem, load
from customerfocus.codec._problems import MOST

from .refused import HEAD, refusal

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


def segments(count: int) -> list[dict[str, Any]]:
    preferences = [{"attribute": "speed", "direction": "more", "weight": 5}]
    return [{"id": f"s{place}", "name": "Some", "preferences": preferences} for place in range(count)]


def tallies(count: int, element: object) -> list[dict[str, Any]]:
    priority = {"need": "n", "segment": "s", "on": "2026-01-01"}
    counts = [element] * count
    return [{**priority, "importance": {"scale": "likert-5", "counts": counts}, "satisfaction": {"scale": "ten-point"}}]


def unknown_keys(count: int) -> list[dict[str, Any]]:
    return [{**each, **{f"k{place}": place for place in range(count)}} for each in segments(1)]


MADE: Final[dict[str, Callable[[int], dict[Any, Any]]]] = {
    "valid": lambda count: {"segments": segments(count)},
    "no objects": lambda count: {"segments": [7] * count},
    "ids of no form": lambda count: {"segments": [{**each, "id": "a:b"} for each in segments(count)]},
    "the last is wrong": lambda count: {"segments": [*segments(count), 7]},
    "an array within": lambda count: {"priorities": tallies(count, None)},
    "unknown keys": lambda count: {"segments": unknown_keys(count)},
    "unknown arrays": lambda count: {f"k{place}": [] for place in range(count)},
    "keys that are no text": lambda count: {place: place for place in range(count)},
    "no references": lambda count: {"jurisdictions": [{"code": f"c{place}", "name": "A", "within": "b"} for place in range(count)]},
    "duplicates": lambda count: {"segments": segments(1) * count},
}


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


# ---- at most so many problems ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["no objects", "ids of no form", "an array within"])
def test_no_work_is_spent_on_problems_that_will_not_be_shown(kind: str) -> None:
    few, many = ({**HEAD, **MADE[kind](count)} for count in (300, 3_000))
    load(HEAD)
    quick, slow = calls(lambda: load(few)), calls(lambda: load(many))
    walked = {"_is_longer", "_members", "keep"}
    assert {name: count for name, count in slow.items() if name not in walked} == {
        name: count for name, count in quick.items() if name not in walked
    }


@pytest.mark.parametrize("count", [1, 99, 100])
def test_up_to_a_hundred_problems_are_all_shown(count: int) -> None:
    error = refusal({**HEAD, "segments": [7] * count})
    assert (len(error.problems), error.total, error.is_lower_bound) == (count, count, False)
    assert str(error).startswith(f"the document is not a register ({count} problem{'s' * (count > 1)}):\n- $.segments[0]: ")


@pytest.mark.parametrize(
    "kind", [each for each in MADE if each not in ("valid", "the last is wrong", "no references", "duplicates")]
)
def test_of_more_than_a_hundred_the_first_are_shown_and_there_are_at_least_one_more(kind: str) -> None:
    error = refusal({**HEAD, **MADE[kind](3_000)})
    assert (len(error.problems), error.total, error.is_lower_bound) == (MOST, MOST + 1, True)
    assert str(error).startswith("the document is not a register (at least 101 problems, of which 100 are shown):\n- $")


@pytest.mark.parametrize("kind", ["no references", "duplicates"])
def test_records_that_do_not_stand_together_are_all_counted(kind: str) -> None:
    error = refusal({**HEAD, **MADE[kind](300)})
    assert (len(error.problems), error.total, error.is_lower_bound) == (MOST, 300 - (kind == "duplicates"), False)
    assert f"({error.total} problems, of which 100 are shown):" in str(error)


def test_problems_are_shown_in_the_order_of_the_document_indices_being_numbers() -> None:
    paths = [each.path for each in refusal({**HEAD, "segments": [7] * 3_000}).problems]
    assert paths == [f"$.segments[{place}]" for place in range(MOST)]


def test_of_many_unknown_keys_the_first_by_name_are_shown() -> None:
    keys = [f"k{place:04}" for place in range(3_000)]
    error = refusal({**HEAD, "segments": [{"id": "a", "name": "A", **dict.fromkeys(reversed(keys))}]})
    assert [each.path for each in error.problems] == [f"$.segments[0].{key}" for key in keys[:MOST]]


def test_an_end_of_the_limits_is_one_problem_and_may_not_be_the_only_one() -> None:
    error = refusal({**HEAD, "segments": [7] * 200}, limits=Limits(items=100))
    assert str(error).startswith("the document is not a register (at least 1 problem):\n- $.segments: ")


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


@pytest.mark.parametrize(
    ("name", "value"), [("_text", "Moka Bar"), ("_structured", "Moka Bar"), ("_every_error", 7), ("_problems", 7)]
)
def test_the_end_of_memory_is_no_problem_of_the_document(name: str, value: object, document: dict[str, Any]) -> None:
    document["organisation"] = value
    with pytest.raises(MemoryError):
        under(failing(name, MemoryError()), document)
