"""Laws of the one set of checks: what each accepts, what it refuses, and that a refusal names the field and a stable code."""

import math
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from types import FunctionType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus import _checks as checks
from customerfocus.errors import (
    BrokenLawError,
    CustomerFocusError,
    DateTextError,
    DuplicateError,
    LengthError,
    NotFiniteError,
    NotOneOfError,
    NotPositiveError,
    OutOfRangeError,
    TextFormError,
    WrongTypeError,
)

Check = Callable[[Any, str], object]

NAN, INFINITY = math.nan, math.inf
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DECOMPOSED = "cafe\N{COMBINING ACUTE ACCENT}"


class Text(str):
    """A text by inheritance only."""

    __slots__ = ()


class Number(int):
    """A whole number by inheritance only."""


class Day(date):
    """A day by inheritance only."""


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Shade(StrEnum):
    RED = "red"


class Apple:
    """A class to be asked for by its name."""


class GreenApple(Apple):
    """One of its kind by inheritance only."""


class X:
    """A class whose name begins with no vowel."""


class EqualToAll:
    """What says that it equals whatever it is asked about."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, _: object) -> bool:
        return True


def refusal(check: Check, value: object) -> tuple[type[CustomerFocusError], str, str]:
    """Return what the refusal is made of: its class, the field it names, its code."""
    with pytest.raises(CustomerFocusError) as caught:
        check(value, "field")
    return type(caught.value), caught.value.field, caught.value.code


def named(given: object) -> str:
    """Name a case by its check or by the kind of what came; what came may be too long to print."""
    match given:
        case partial():
            return named(given.func)
        case FunctionType():
            return given.__name__
        case _:
            return type(given).__name__


one_to_five = partial(checks.whole, low=1, high=5)
share = partial(checks.number_within, low=0, high=1)
colour = partial(checks.member, expected=Colour)
optional_colour = partial(checks.optional_member, expected=Colour)
apple = partial(checks.instance, expected=Apple)
optional_apple = partial(checks.optional_instance, expected=Apple)
apples = partial(checks.members, expected=Apple)
two_apples = partial(checks.members, expected=Apple, least=2)
one_identifier = partial(checks.identifiers, least=1)
two_texts = partial(checks.texts, least=2)
short_texts = partial(checks.texts, most=3)
one_or_two = partial(checks.collection, least=1, most=2)
unlimited = partial(checks.text, most=None)


# ---- what is accepted ------------------------------------------------------------------------------------------------

ACCEPTED: list[tuple[Check, object]] = [
    (one_to_five, 1),
    (one_to_five, 5),
    (checks.number, 0.0),
    (checks.number, -1.5e308),
    (checks.number, 5e-324),
    (share, 0.0),
    (share, 1.0),
    (checks.positive, 5e-324),
    (checks.open_unit, 5e-324),
    (checks.open_unit, math.nextafter(1, 0)),
    (checks.day, date.min),
    (checks.day, date.max),
    (checks.optional_day, None),
    (checks.optional_day, date(2026, 1, 1)),
    (checks.text, "x"),
    (checks.text, "x" * 100_000),
    (checks.text, "one line\r\n\tand another"),
    (checks.text, DECOMPOSED),
    (checks.text, "0"),
    (checks.text, "\u200bx"),
    (checks.text, "\ufeff.\u200b"),
    (checks.text, "\uffff"),  # assigned to nothing, as far as this version of Python knows
    (checks.any_text, ""),
    (checks.any_text, " \ud800"),
    (checks.optional_text, None),
    (checks.optional_text, "x"),
    (checks.texts, ()),
    (checks.texts, ("x", "y")),
    (two_texts, ("x", "y")),
    (short_texts, ("xyz",)),
    (unlimited, "x"),
    (unlimited, "x" * 100_001),
    (partial(checks.text, most=3), "xyz"),
    (checks.identifier, "a"),
    (checks.identifier, "A-1_b.2"),
    (checks.identifier, "x" * 200),
    (checks.identifier, "é" * 200),
    (checks.identifier, "two words"),
    (checks.identifier, "²"),
    (checks.identifier, "東京"),
    (checks.identifier, "🚲"),
    (checks.identifier, "a\uffffb"),  # assigned to nothing, as far as this version of Python knows
    (checks.optional_identifier, None),
    (checks.optional_identifier, "a"),
    (checks.identifiers, ()),
    (checks.identifiers, ("a", "b")),
    (one_identifier, ("a",)),
    (colour, Colour.RED),
    (optional_colour, None),
    (optional_colour, Colour.GREEN),
    (apple, Apple()),
    (optional_apple, None),
    (optional_apple, Apple()),
    (apples, ()),
    (two_apples, (Apple(), Apple())),
    (checks.unique, [1, 2, "1"]),
]


@pytest.mark.parametrize(("check", "value"), ACCEPTED, ids=named)
def test_a_check_that_accepts_returns_nothing(check: Check, value: object) -> None:
    assert check(value, "field") is None


@pytest.mark.parametrize("values", [(None,), (None, 1)])
def test_a_collection_of_as_many_members_as_are_asked_is_returned(values: tuple[object, ...]) -> None:
    assert one_or_two(values, "field") is values


def test_a_collection_may_be_empty_unless_more_is_asked() -> None:
    assert checks.collection((), "field") == ()


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.0), (-1.5, 2.0), (-checks.LARGEST_NUMBER, checks.LARGEST_NUMBER)])
def test_an_interval_lies_between_two_finite_numbers_in_their_order(low: float, high: float) -> None:
    checks.interval(low, high)


# ---- what is refused -------------------------------------------------------------------------------------------------

Refusal = tuple[type[CustomerFocusError], str]

NO_INTEGER: Refusal = (WrongTypeError, "type.integer")
NO_NUMBER: Refusal = (WrongTypeError, "type.number")
NOT_FINITE: Refusal = (NotFiniteError, "number.finite")
NOT_BETWEEN: Refusal = (BrokenLawError, "level.range")
NOT_POSITIVE: Refusal = (NotPositiveError, "number.positive")
OUT_OF_RANGE: Refusal = (OutOfRangeError, "number.range")
NO_DAY: Refusal = (WrongTypeError, "date.form")
NO_DAY_TEXT: Refusal = (DateTextError, "date.form")
NOT_IN_CALENDAR: Refusal = (DateTextError, "date.invalid")
NO_TEXT: Refusal = (WrongTypeError, "type.text")
TEXT_LENGTH: Refusal = (LengthError, "text.length")
TEXT_FORM: Refusal = (TextFormError, "text.form")
ID_LENGTH: Refusal = (LengthError, "id.form")
ID_FORM: Refusal = (TextFormError, "id.form")
NO_ARRAY: Refusal = (WrongTypeError, "type.array")
ARRAY_LENGTH: Refusal = (LengthError, "array.length")
NO_INSTANCE: Refusal = (WrongTypeError, "type.object")
NO_MEMBER: Refusal = (NotOneOfError, "enum")
TWICE: Refusal = (DuplicateError, "value.duplicate")

REFUSED: list[tuple[Check, Refusal, list[object]]] = [
    (one_to_five, NO_INTEGER, [True, 1.0, NAN, "1", "²", None, Number(1), [1]]),
    (one_to_five, OUT_OF_RANGE, [0, 6, 10**5000, -(10**5000)]),
    (checks.number, NO_NUMBER, [True, "1.0", None, 1j, b"1", [1.0]]),
    (checks.number, OUT_OF_RANGE, [2**53, -(2**53), 10**400]),
    (checks.number, NOT_FINITE, [NAN, INFINITY, -INFINITY]),
    (share, OUT_OF_RANGE, [-5e-324, math.nextafter(1, 2)]),
    (share, NOT_FINITE, [NAN]),
    (share, NO_NUMBER, [True]),
    (checks.positive, NOT_POSITIVE, [0.0, -0.0, -1.0]),
    (checks.positive, NOT_FINITE, [NAN, INFINITY]),
    (checks.positive, NO_NUMBER, [True]),
    (checks.open_unit, NOT_BETWEEN, [0.0, -0.0, 1.0, -1.0, 95.0]),
    (checks.open_unit, NOT_FINITE, [NAN, INFINITY]),
    (checks.open_unit, NO_NUMBER, [True]),
    (checks.day, NO_DAY, [NOON, "2026-01-01", 20260101, None, True, Day(2026, 1, 1)]),
    (checks.optional_day, NO_DAY, [NOON, "", 0, False]),
    (
        checks.day_from_text,
        NO_DAY_TEXT,
        ["", "2026-1-1", "20260101", "2026-W01-1", "2026-01-01\n", " 2026-01-01", "2026-01-01T00:00", "²026-01-01"],
    ),
    (checks.day_from_text, NO_DAY_TEXT, ["\u0662\u0660\u0662\u0666-01-01", "10000-01-01", "-2026-01-01", "01-01-2026"]),
    (checks.day_from_text, NOT_IN_CALENDAR, ["2026-02-29", "2026-13-01", "2026-00-01", "2026-01-32", "0000-01-01"]),
    (checks.text, NO_TEXT, [b"x", None, 1, True, Text("x"), Colour.RED, ["x"]]),
    (checks.text, TEXT_LENGTH, ["", "x" * 100_001]),
    (checks.text, TEXT_FORM, [" x", "x ", "x\n", "\tx", "x\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}", " "]),
    (checks.text, TEXT_FORM, ["a\0b", "a\x0bb", "a\x0cb", "a\x1fb", "a\x7fb", "a\x80b", "a\x9fb", "a\ud800b", "\udfff"]),
    (checks.text, TEXT_FORM, ["\u200b", "\ufeff", "\u200b\u00ad\u202e", "\u200b \u200b", "\u200b\n\t\u2060", "\0"]),
    (checks.any_text, NO_TEXT, [b"x", None, 1, True, Text("x"), Colour.RED, ["x"]]),
    (checks.optional_text, NO_TEXT, [0, False, b""]),
    (checks.optional_text, TEXT_LENGTH, [""]),
    (checks.texts, NO_ARRAY, ["x", None, ["x"], {"x"}, {"x": 1}, b"x"]),
    (checks.texts, TWICE, [("x", "y", "x")]),
    (two_texts, ARRAY_LENGTH, [(), ("x",)]),
    (two_texts, TWICE, [("x", "x")]),
    (unlimited, TEXT_LENGTH, [""]),
    (unlimited, TEXT_FORM, [" x", "a\0b"]),
    (unlimited, NO_TEXT, [None, b"x"]),
    (partial(checks.text, most=3), TEXT_LENGTH, ["", "wxyz"]),
    (checks.identifier, NO_TEXT, [b"a", None, 1, True, Text("a"), Colour.RED]),
    (checks.identifier, ID_LENGTH, ["", "x" * 201]),
    (checks.identifier, ID_FORM, [" a", "a ", "a\n", "a\N{NO-BREAK SPACE}", "a:b", "a@b", "a+b", DECOMPOSED, "a\ud800"]),
    (checks.identifier, ID_FORM, ["a\tb", "a\0b", "a\N{ZERO WIDTH SPACE}b", "a\N{LINE SEPARATOR}b", "a\ue000b"]),
    (checks.optional_identifier, NO_TEXT, [0, False]),
    (checks.optional_identifier, ID_LENGTH, [""]),
    (checks.identifiers, NO_ARRAY, ["a", None, ["a"], {"a"}, {"a": 1}]),
    (checks.identifiers, TWICE, [("a", "b", "a"), ("a", "a")]),
    (one_identifier, ARRAY_LENGTH, [()]),
    (one_or_two, NO_ARRAY, [None, [1], "x"]),
    (one_or_two, ARRAY_LENGTH, [(), (1, 2, 3)]),
    (colour, NO_MEMBER, ["red", "RED", None, Shade.RED, 0, Colour]),
    (optional_colour, NO_MEMBER, ["red", Shade.RED, 0, Colour]),
    (apple, NO_INSTANCE, [None, Apple, GreenApple(), "apple"]),
    (optional_apple, NO_INSTANCE, [Apple, GreenApple(), 0, ""]),
    (apples, NO_ARRAY, [None, [Apple()], Apple(), "apple"]),
    (two_apples, ARRAY_LENGTH, [(), (Apple(),)]),
    (checks.unique, TWICE, [[1, 2, 1], "abca", [1, True]]),
]


@pytest.mark.parametrize(
    ("check", "expected", "value"),
    [(check, expected, value) for check, expected, values in REFUSED for value in values],
    ids=named,
)
def test_a_check_that_refuses_names_the_field_and_a_stable_code(check: Check, expected: Refusal, value: object) -> None:
    assert refusal(check, value) == (expected[0], "field", expected[1])


@pytest.mark.parametrize(
    ("check", "value", "field"),
    [
        (checks.texts, ("x", ""), "field[1]"),
        (short_texts, ("xyz", "wxyz"), "field[1]"),
        (checks.identifiers, ("a", "a:b"), "field"),  # its place says nothing: names were sorted
        (apples, (GreenApple(), Apple()), "field[0]"),
        (apples, (Apple(), EqualToAll()), "field[1]"),
    ],
)
def test_a_refused_member_of_an_ordered_collection_is_named_by_its_place(check: Check, value: object, field: str) -> None:
    assert refusal(check, value)[1] == field


@pytest.mark.parametrize(
    ("check", "value", "sentence"),
    [
        (one_to_five, True, "must be a whole number from 1 to 5, got True"),
        (one_to_five, 10**5000, "must be from 1 to 5, got an integer of 16610 bits"),
        (checks.number, "1", "must be a number, got '1'"),
        (checks.number, 10**400, "must be from -1.7976931348623157e+308 to 1.7976931348623157e+308, got an integer of 1329 bits"),
        (share, 1.5, "must be from 0 to 1, got 1.5"),
        (checks.number, INFINITY, "must be a finite number, got inf"),
        (checks.positive, 0.0, "must be above 0, got 0.0"),
        (checks.open_unit, 95.0, "must lie between 0 and 1, both excluded, got 95.0"),
        (checks.day, NOON, "must be a day (a date without a time), got an instance of datetime"),
        (checks.day_from_text, "1.1.2026", "must be a day of the calendar written as YYYY-MM-DD, got '1.1.2026'"),
        (checks.day_from_text, "2026-02-29", "must be a day of the calendar written as YYYY-MM-DD, got '2026-02-29'"),
        (checks.any_text, 3, "must be text, got 3"),
        (checks.text, 3, "must be text, got 3"),
        (checks.text, "", "must have 1 to 100000 characters, got 0"),
        (unlimited, "", "must have at least 1 character, got 0"),
        (two_texts, ("x",), "must have at least 2 members, got 1"),
        (one_or_two, (1, 2, 3), "must have 1 to 2 members, got 3"),
        (checks.text, "x ", "must have no white space at either end, got 'x '"),
        (checks.text, "a\0b", r"must have no control character and no lone surrogate, got 'a\x00b'"),
        (checks.text, "\u200b", r"must have a character that can be seen, got '\u200b'"),
        (checks.texts, {"x"}, "must be a list or a tuple, got an instance of set"),
        (checks.identifier, 3, "must be an identifier (text), got 3"),
        (checks.identifier, "x" * 201, "must have 1 to 200 characters, got 201"),
        (checks.identifier, "a\n", r"must have no white space at either end, got 'a\n'"),
        (checks.identifier, "a b:c", "must not contain ':', '@' or '+', got 'a b:c'"),
        (checks.identifier, "a\N{ZERO WIDTH SPACE}b", r"must have only printable characters, got 'a\u200bb'"),
        (checks.identifier, DECOMPOSED, f"must be in Unicode's composed form (NFC), got {DECOMPOSED!r}"),
        (colour, "blue", "must be one of Colour.RED, Colour.GREEN, got 'blue'"),
        (optional_colour, "blue", "must be one of Colour.RED, Colour.GREEN, got 'blue'"),
        (apple, 3, "must be an Apple, got 3"),
        (partial(checks.instance, expected=Text), 3, "must be a Text, got 3"),
        (partial(checks.instance, expected=int), "3", "must be an int, got '3'"),
        (partial(checks.instance, expected=X), 3, "must be a X, got 3"),
        (two_apples, (Apple(),), "must have at least 2 members, got 1"),
        (checks.unique, "aa", "must not repeat a member, got 'a' twice"),
    ],
    ids=named,
)
def test_a_refusal_names_the_limits_and_what_came(check: Check, value: object, sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        check(value, "field")
    assert str(caught.value) == f"field {sentence}"


def test_a_member_of_another_class_is_told_with_its_place() -> None:
    with pytest.raises(WrongTypeError) as caught:
        apples((Apple(), 3), "field")
    assert str(caught.value) == "field[1] must be an Apple, got 3"


@pytest.mark.parametrize(
    ("low", "high", "sentence"),
    [
        (2.0, 1.0, "high must be no less than low, got 2.0 to 1.0"),
        (True, 1.0, "low must be a number, got True"),
        (0.0, "1", "high must be a number, got '1'"),
        (-INFINITY, 1.0, "low must be a finite number, got -inf"),
        (0.0, INFINITY, "high must be a finite number, got inf"),
        (0.0, NAN, "high must be a finite number, got nan"),
        (NAN, 1.0, "low must be a finite number, got nan"),
    ],
)
def test_an_interval_that_is_none_tells_which_end_is_wrong(low: float, high: float, sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        checks.interval(low, high)
    assert str(caught.value) == sentence


def test_an_interval_whose_ends_are_not_in_order_has_a_code_of_its_own() -> None:
    with pytest.raises(BrokenLawError) as caught:
        checks.interval(2.0, 1.0)
    assert caught.value.code == "interval.order"


# ---- laws ------------------------------------------------------------------------------------------------------------


def is_an_identifier(value: str) -> bool:
    """The rule in words, slowly and by other means than the check."""
    return (
        1 <= len(value) <= 200
        and value.strip() == value
        and not set(value) & set(":@+")
        and all(each.isprintable() or unicodedata.category(each) in {"Zs", "Cn"} for each in value)
        and unicodedata.normalize("NFC", value) == value
    )


def accepts(check: Check, value: object) -> bool:
    try:
        check(value, "field")
    except CustomerFocusError:
        return False
    return True


_anything = st.characters(exclude_categories=())
_tricky = st.sampled_from("ae²é -_.:@+\n\t\0\u0301\u0308\u200b\u00a0\u3000\u2028\ue000\uffff\ud800\ufeffÅA\u030a한")


@given(st.text(_tricky, max_size=4) | st.text(_anything, max_size=4) | st.text(_tricky, min_size=199, max_size=202))
def test_the_rule_of_identifiers_is_the_one_in_words(value: str) -> None:
    assert accepts(checks.identifier, value) == is_an_identifier(value)


@given(_anything)
def test_the_rule_of_identifiers_holds_for_every_character(value: str) -> None:
    assert accepts(checks.identifier, value) == is_an_identifier(value)


@given(st.text(_tricky | _anything, max_size=6))
def test_an_accepted_text_can_be_written_and_read(value: str) -> None:
    try:
        written = value.encode()
    except UnicodeEncodeError:
        written = b""
    assert not accepts(checks.text, value) or written.decode() == value


@given(st.text(_tricky | _anything, max_size=6))
def test_an_accepted_text_has_nothing_to_strip(value: str) -> None:
    assert not accepts(checks.text, value) or value.strip() == value != ""


@given(st.dates())
def test_every_day_is_read_from_its_text(value: date) -> None:
    assert checks.day_from_text(value.isoformat(), "field") == value


@given(st.text("0123456789-WT \n\u0662²", max_size=11) | st.text())
@example("2026-02-29")
def test_no_text_but_a_day_as_it_is_written_is_read(value: str) -> None:
    try:
        read = checks.day_from_text(value, "field")
    except DateTextError:
        return
    assert read.isoformat() == value


@given(st.floats())
def test_a_number_is_accepted_exactly_if_it_is_finite(value: float) -> None:
    assert accepts(checks.number, value) == math.isfinite(value)
