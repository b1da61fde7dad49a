"""Limits before work: a document that holds too much is refused at the first place that does, and no more of it is looked at."""

from typing import Any, Final

import pytest

from customerfocus import CustomerFocusError, Register
from customerfocus.codec import DEFAULT_LIMITS, Limits, Problem, load

from .refused import HEAD, refusal, told

DEEP: Final = "at most 64 objects and arrays may stand inside one another; this one is deeper"
ENDLESS: Final = "at most 64 objects and arrays may stand inside one another; it contains itself"
MANY: Final = "at most {} elements and members may stand in a document; here are more"
LONG: Final = "a text may have at most {} bytes; this one has more"


def broken(document: object, limits: Limits = DEFAULT_LIMITS) -> Problem:
    """Return the one problem of a document beyond its limits."""
    error = refusal(document, limits=limits)
    assert error.is_lower_bound
    assert error.total == 1
    (problem,) = error.problems
    return problem


def nested(depth: int, inside: object = None) -> Any:  # noqa: ANN401 -- arrays
    """Return arrays of one element, so many inside one another."""
    found: Any = [] if inside is None else [inside]
    for _ in range(depth - 1):
        found = [found]
    return found


def doubled(times: int) -> Any:  # noqa: ANN401 -- arrays
    """Return an array that holds another twice, which holds another twice, and so on: few objects, and very many elements."""
    found: Any = []
    for _ in range(times):
        found = [found, found]
    return found


# ---- what is too much ------------------------------------------------------------------------------------------------


def test_the_limits_are_those_that_are_documented() -> None:
    assert Limits(depth=64, items=5_000_000, text=1_048_576) == DEFAULT_LIMITS


def test_what_is_nested_up_to_the_limit_is_read() -> None:
    assert told({**HEAD, "unknown": nested(63)}) == [("$.unknown", "key.unknown")]


def test_what_is_nested_deeper_is_refused() -> None:
    path = "$.unknown" + "[0]" * 63
    assert broken({**HEAD, "unknown": nested(64)}) == Problem(path=path, code="limit.depth", message=DEEP)


def test_what_is_nested_without_end_is_refused_without_end_of_the_stack() -> None:
    assert broken({**HEAD, "unknown": nested(100_000)}).code == "limit.depth"


def test_objects_count_as_arrays_do() -> None:
    problem = broken({**HEAD, "segments": [{"a": {}}]}, Limits(depth=3))
    assert (problem.path, problem.code) == ("$.segments[0].a", "limit.depth")


def test_an_array_that_contains_itself_is_refused() -> None:
    endless: list[object] = [1]
    endless.append(endless)
    path = "$.segments" + "[1]" * 63
    assert broken({**HEAD, "segments": endless}) == Problem(path=path, code="limit.depth", message=ENDLESS)


def test_a_document_that_contains_itself_is_refused() -> None:
    endless: dict[str, Any] = {**HEAD}
    endless["segments"] = [endless]
    assert broken(endless).message == ENDLESS


def test_what_stands_in_two_places_does_not_contain_itself() -> None:
    twice = nested(64)
    assert broken({**HEAD, "unknown": [[], twice, twice]}).message == DEEP


def test_elements_and_members_are_counted_up_to_the_limit() -> None:
    document = {**HEAD, "unknown": [{"a": 1, "b": []}, 7]}
    assert told(document, limits=Limits(items=8)) == [("$.unknown", "key.unknown")]
    assert broken(document, Limits(items=7)) == Problem(path="$.unknown[0]", code="limit.items", message=MANY.format(7))


def test_the_members_of_the_document_count() -> None:
    assert broken({**HEAD, "a": 1}, Limits(items=3)) == Problem(path="$", code="limit.items", message=MANY.format(3))


def test_what_stands_in_many_places_counts_in_each() -> None:
    assert broken({**HEAD, "unknown": doubled(50)}, Limits(items=10_000)).code == "limit.items"


def size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("letter", ["n", "ü", "\u20ac", "\U0001f600", "\ud800"])
def test_a_text_of_more_bytes_is_refused(letter: str) -> None:
    fits = letter * (60 // size(letter))
    assert told({**HEAD, "segments": [fits]}, limits=Limits(text=60)) == [("$.segments[0]", "type.object")]
    problem = Problem(path="$.segments[0]", code="limit.text", message=LONG.format(60))
    assert broken({**HEAD, "segments": [fits + "!"]}, Limits(text=60)) == problem


def test_a_key_is_a_text_too() -> None:
    message = "a key may have at most 60 bytes; one here has more"
    document = {**HEAD, "segments": [{"k" * 61: 1}]}
    assert broken(document, Limits(text=60)) == Problem(path="$.segments[0]", code="limit.text", message=message)


# ---- what comes first ------------------------------------------------------------------------------------------------


def test_the_head_comes_before_the_limits() -> None:
    document = {**HEAD, "schema": 2, "unknown": nested(100)}
    assert told(document) == [("$.schema", "schema.too-new")]


def test_the_limits_come_before_everything_else() -> None:
    document: dict[Any, Any] = {"organisation": 7, 7: 7, "segments": 7, **HEAD, "unknown": nested(100)}
    assert broken(document).code == "limit.depth"


def test_the_first_place_beyond_a_limit_is_told() -> None:
    document = {**HEAD, "a": [[], "long" * 20], "b": nested(100)}
    assert broken(document, Limits(text=60)).path == "$.a[1]"


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"a": [], "b": "long" * 20}, "$.b"),
        ({"a": [[]], "b": ["long" * 20]}, "$.b[0]"),
        ({"a": [[[[]]], "long" * 20]}, "$.a[1]"),
        ({"a": [[[[], "long" * 20]]]}, "$.a[0][0][1]"),
    ],
)
def test_a_place_is_told_from_the_document_on_whatever_was_left_before(document: dict[str, Any], path: str) -> None:
    assert broken({**HEAD, **document}, Limits(text=60)).path == path


# ---- limits of ones own ----------------------------------------------------------------------------------------------


def test_limits_may_be_raised() -> None:
    document = {**HEAD, "unknown": nested(1_000), "other": "n" * 2**21}
    found = [("$.other", "key.unknown"), ("$.unknown", "key.unknown")]
    assert told(document, limits=Limits(depth=1_001, text=2**21)) == found


def test_a_register_within_its_limits_is_loaded() -> None:
    assert load(HEAD, limits=Limits(depth=1, items=3, text=22)) == Register(organisation="Moka Bar")


@pytest.mark.parametrize("field", ["depth", "items", "text"])
@pytest.mark.parametrize(
    ("value", "code"), [(0, "number.range"), (-1, "number.range"), (True, "type.integer"), (1.0, "type.integer")]
)
def test_a_limit_is_a_whole_number_of_at_least_one(field: str, value: object, code: str) -> None:
    wrong: dict[str, Any] = {field: value}
    with pytest.raises(CustomerFocusError, match=f"^{field} must be ") as caught:
        Limits(**wrong)
    assert caught.value.code == code
    assert Limits(**{field: 1}) != DEFAULT_LIMITS


def test_limits_are_limits() -> None:
    with pytest.raises(CustomerFocusError, match="limits must be a Limits, got None"):
        load(HEAD, limits=None)  # type: ignore[arg-type]


# ---- nothing foreign is asked ----------------------------------------------------------------------------------------


class Trap(list[object]):
    """An array that will not be looked at."""

    def __iter__(self) -> Any:  # noqa: ANN401
        raise ZeroDivisionError

    __len__ = __iter__


class Hole(dict[str, object]):
    """An object that will not be looked at."""

    def items(self) -> Any:  # noqa: ANN401
        raise ZeroDivisionError

    __len__ = keys = __iter__ = items


@pytest.mark.parametrize("value", [Trap(), Hole()], ids=["array", "object"])
def test_what_is_no_plain_container_is_not_entered(value: object) -> None:
    assert told({**HEAD, "segments": value}) == [("$.segments", "type.array")]
