"""Laws of the errors: they carry the facts, say them in one safe sentence, and travel between processes."""

import copy
import inspect
import pickle
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum, StrEnum

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import errors
from customerfocus.errors import (
    BrokenLawError,
    CustomerFocusError,
    DateTextError,
    DocumentError,
    DuplicateError,
    EmptyPeriodError,
    IntegrityError,
    IntegrityProblem,
    LengthError,
    NoDataError,
    NotFiniteError,
    NotOneOfError,
    NotPositiveError,
    OffScaleError,
    OutOfRangeError,
    Problem,
    TextFormError,
    UnknownRuleError,
    WrongTypeError,
    shown,
)

HUGE = 10**5000  # more digits than Python agrees to print
LONG = "x" * 1_000_000

DANGLING = IntegrityProblem(ref="need:quiet", field="segment", code="ref.unknown", message="need:quiet names no segment")
TWICE = IntegrityProblem(ref="segment:a", field="id", code="key.duplicate", message="segment:a stands twice")
UNREADABLE = Problem(path="$.needs[3]", code="type.object", message="must be an object, got 3")

# error, the built-in error it also is, its code, its field, its sentence
TABLE: list[tuple[CustomerFocusError, type[Exception], str, str, str]] = [
    (WrongTypeError("on", "a day", 3), TypeError, "type.object", "on", "on must be a day, got 3"),
    (WrongTypeError("on", "a day", 3, "date.form"), TypeError, "date.form", "on", "on must be a day, got 3"),
    (OutOfRangeError("every", 0, 1, 1200), ValueError, "number.range", "every", "every must be from 1 to 1200, got 0"),
    (OutOfRangeError("amount", -1.0, 0, float("inf")), ValueError, "number.range", "amount", "amount must be 0 or more, got -1.0"),
    (NotPositiveError("weight", -0.5), ValueError, "number.positive", "weight", "weight must be above 0, got -0.5"),
    (
        NotFiniteError("low", float("nan")),
        ValueError,
        "number.finite",
        "low",
        "low must be a finite number, got nan",
    ),
    (
        TextFormError("name", "have no white space at either end", " a"),
        ValueError,
        "text.form",
        "name",
        "name must have no white space at either end, got ' a'",
    ),
    (TextFormError("id", "be composed", "a", "id.form"), ValueError, "id.form", "id", "id must be composed, got 'a'"),
    (
        LengthError("note", 0, 1, 100, "characters"),
        ValueError,
        "text.length",
        "note",
        "note must have 1 to 100 characters, got 0",
    ),
    (
        LengthError("points", 1, 2, None, "members", "array.length"),
        ValueError,
        "array.length",
        "points",
        "points must have at least 2 members, got 1",
    ),
    (
        LengthError("key", 0, 1, None, "characters"),
        ValueError,
        "text.length",
        "key",
        "key must have at least 1 character, got 0",
    ),
    (LengthError("pair", 3, 2, 2, "members"), ValueError, "text.length", "pair", "pair must have 2 members, got 3"),
    (LengthError("one", 3, 1, 1, "members"), ValueError, "text.length", "one", "one must have 1 member, got 3"),
    (NotOneOfError("unit", "hour", ["day", "week"]), ValueError, "enum", "unit", "unit must be one of day, week, got 'hour'"),
    (DuplicateError("tags", "a"), ValueError, "value.duplicate", "tags", "tags must not repeat a member, got 'a' twice"),
    (
        DateTextError("start", "1.1.2026"),
        ValueError,
        "date.form",
        "start",
        "start must be a day of the calendar written as YYYY-MM-DD, got '1.1.2026'",
    ),
    (
        DateTextError("start", "2026-02-30", "date.invalid"),
        ValueError,
        "date.invalid",
        "start",
        "start must be a day of the calendar written as YYYY-MM-DD, got '2026-02-30'",
    ),
    (
        EmptyPeriodError(date(2026, 2, 1), date(2026, 1, 1)),
        ValueError,
        "period.order",
        "end",
        "end must be after the start 2026-02-01 (it is the first day no longer included), got 2026-01-01",
    ),
    (
        OffScaleError("answers", 6, "likert-3", (1, 2, 3)),
        ValueError,
        "scale.range",
        "answers",
        "answers must be points of the scale likert-3 (1, 2, 3), got 6",
    ),
    (
        BrokenLawError("interval.order", "high", "be no less than low", "2 to 1"),
        ValueError,
        "interval.order",
        "high",
        "high must be no less than low, got 2 to 1",
    ),
    (
        NoDataError("weights", "no rating has a weight"),
        ValueError,
        "no-data",
        "weights",
        "weights: nothing to compute from, no rating has a weight",
    ),
    (UnknownRuleError("DIR-99"), LookupError, "rule.unknown", "rule", "the set has no rule 'DIR-99'"),
    (
        IntegrityError([DANGLING]),
        ValueError,
        "integrity",
        "records",
        "the records do not stand together (1 problem):\n- need:quiet names no segment",
    ),
    (
        IntegrityError([DANGLING, TWICE]),
        ValueError,
        "integrity",
        "records",
        "the records do not stand together (2 problems):\n- need:quiet names no segment\n- segment:a stands twice",
    ),
    (
        DocumentError([UNREADABLE]),
        ValueError,
        "document",
        "document",
        "the document is not a register (1 problem):\n- $.needs[3]: must be an object, got 3 [type.object]",
    ),
    (
        DocumentError([], 7, is_lower_bound=True),
        ValueError,
        "document",
        "document",
        "the document is not a register (at least 7 problems, of which 0 are shown):",
    ),
]
ERRORS = [pytest.param(row[0], id=f"{type(row[0]).__name__}-{row[2]}") for row in TABLE]
COPIES = [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))]  # noqa: S301 -- our own bytes


def _trap(*_: object) -> str:
    raise AssertionError("asked for its text")


Hostile = type("Hostile", (), {"__repr__": _trap, "__str__": _trap})


class Text(str):
    """A text by inheritance only."""

    __slots__ = ()


class Colour(StrEnum):
    RED = "red"


def test_every_error_class_stands_in_the_table() -> None:
    classes = {each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, CustomerFocusError)}
    assert classes - {type(row[0]) for row in TABLE} == {CustomerFocusError}


def test_an_error_without_a_code_of_its_own_breaks_a_law() -> None:
    assert (CustomerFocusError.code, CustomerFocusError.field) == ("law", "")


def test_of_many_problems_of_records_the_first_hundred_are_listed_and_all_are_counted() -> None:
    error = IntegrityError([DANGLING] * 100 + [TWICE])
    assert str(error).startswith("the records do not stand together (101 problems, of which 100 are shown):\n- need:quiet")
    assert str(error).count("\n- ") == 100
    assert "stands twice" not in str(error)
    assert len(error.problems) == 101
    assert str(IntegrityError([TWICE] * 100)).startswith("the records do not stand together (100 problems):\n")


@pytest.mark.parametrize(("error", "builtin"), [row[:2] for row in TABLE])
def test_an_error_is_also_the_built_in_error_one_expects(error: CustomerFocusError, builtin: type[Exception]) -> None:
    assert isinstance(error, builtin)


@pytest.mark.parametrize(("error", "code"), [(row[0], row[2]) for row in TABLE])
def test_a_code_stays_the_same_from_version_to_version(error: CustomerFocusError, code: str) -> None:
    assert error.code == code


@pytest.mark.parametrize(("error", "field"), [(row[0], row[3]) for row in TABLE])
def test_an_error_carries_the_field_at_fault(error: CustomerFocusError, field: str) -> None:
    assert error.field == field


@pytest.mark.parametrize(("error", "sentence"), [(row[0], row[4]) for row in TABLE])
def test_the_sentence_names_the_field_the_limits_and_what_came(error: CustomerFocusError, sentence: str) -> None:
    assert str(error) == sentence


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("duplicate", COPIES, ids=["copy", "deepcopy", "pickle"])
def test_an_error_survives_copying_and_pickling(
    error: CustomerFocusError, duplicate: Callable[[CustomerFocusError], CustomerFocusError]
) -> None:
    twin = duplicate(error)
    assert (type(twin), repr(vars(twin)), str(twin)) == (type(error), repr(vars(error)), str(error))


@pytest.mark.parametrize(
    "error",
    [NotOneOfError("f", "x", iter("ab")), IntegrityError(iter([DANGLING, TWICE])), DocumentError(iter([UNREADABLE]))],
    ids=lambda error: type(error).__name__,
)
def test_an_error_made_of_an_iterator_says_the_same_after_its_travels(error: CustomerFocusError) -> None:
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 -- our own bytes


@pytest.mark.parametrize(
    ("error", "facts"),
    [
        (WrongTypeError("f", "text", 3), {"expected": "text", "value": 3}),
        (OutOfRangeError("f", 9, 1, 5), {"value": 9, "low": 1, "high": 5}),
        (LengthError("f", 3, 1, 2, "members"), {"length": 3, "low": 1, "high": 2, "unit": "members"}),
        (TextFormError("f", "be composed", "x"), {"rule": "be composed", "value": "x"}),
        (NotOneOfError("f", "x", iter(["a", "b"])), {"value": "x", "allowed": ("a", "b")}),
        (OffScaleError("f", 6, "s", (1, 2)), {"value": 6, "scale": "s", "points": (1, 2)}),
        (EmptyPeriodError(date(2026, 2, 1), date(2026, 1, 1)), {"start": date(2026, 2, 1), "end": date(2026, 1, 1)}),
        (BrokenLawError("c", "f", "hold", "it"), {"law": "hold", "value": "it"}),
        (IntegrityError(iter([DANGLING, TWICE])), {"problems": (DANGLING, TWICE)}),
        (DocumentError(iter([UNREADABLE])), {"problems": (UNREADABLE,), "total": 1, "is_lower_bound": False}),
        (DocumentError([UNREADABLE], 7, is_lower_bound=True), {"problems": (UNREADABLE,), "total": 7, "is_lower_bound": True}),
    ],
)
def test_an_error_carries_its_facts_as_attributes(error: CustomerFocusError, facts: dict[str, object]) -> None:
    assert {name: getattr(error, name) for name in facts} == facts


@pytest.mark.parametrize(
    "error",
    [
        OutOfRangeError("f", HUGE, 1, 5),
        NotPositiveError("f", -HUGE),
        OffScaleError("f", HUGE, "s", (1, 2)),
        WrongTypeError("f", "text", HUGE),
        WrongTypeError("f", "text", Hostile()),
        NotOneOfError("f", Hostile(), ["a"]),
        DuplicateError("f", Hostile()),
        TextFormError("f", "be short", LONG),
        DateTextError("f", LONG),
        UnknownRuleError(LONG),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_sentence_stays_short_whatever_came(error: CustomerFocusError) -> None:
    assert len(str(error)) < 200


@pytest.mark.parametrize("problem", [DANGLING, UNREADABLE], ids=lambda problem: type(problem).__name__)
def test_the_parts_of_a_problem_are_named(problem: IntegrityProblem | Problem) -> None:
    make: Callable[..., object] = type(problem)
    with pytest.raises(TypeError):
        make(*attrs.astuple(problem))


# ---- shown -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (True, "True"),
        (0, "0"),
        (-2.5, "-2.5"),
        (float("inf"), "inf"),
        ("a\n", r"'a\n'"),
        (date(2026, 1, 31), "datetime.date(2026, 1, 31)"),
        (Colour.RED, "Colour.RED"),
    ],
)
def test_what_is_small_and_known_is_shown_as_python_writes_it(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x" * 60, repr("x" * 60)),
        ("x" * 61, f"{'x' * 60!r}… (61 characters)"),
        (Text("y" * 61), "an instance of Text"),
        (2**64, "18446744073709551616"),
        (2**64 + 1, "an integer of 65 bits"),
        (-(2**64), "-18446744073709551616"),
        (-(2**64) - 1, "an integer of 65 bits"),
        (HUGE, "an integer of 16610 bits"),
    ],
    ids=["text", "longer-text", "inherited-text", "integer", "larger-integer", "negative", "more-negative", "huge"],
)
def test_what_is_large_is_shown_by_its_beginning_or_its_size(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Hostile(), "Hostile"),
        (Text("short"), "Text"),
        ([Hostile()], "list"),
        ({"a": HUGE}, "dict"),
        (b"x" * 100, "bytes"),
        (datetime(2026, 1, 1), "datetime"),  # noqa: DTZ001 -- a naive one came
        (Colour, "EnumType"),
    ],
    ids=["hostile", "inherited-text", "list", "dict", "bytes", "datetime", "class-of-its-own-kind"],
)
def test_what_is_foreign_is_shown_by_the_name_of_its_class(value: object, name: str) -> None:
    assert shown(value) == f"an instance of {name}"


def test_a_class_is_shown_by_its_name() -> None:
    assert shown(Hostile) == "the class Hostile"


@given(st.text(st.characters(exclude_categories=())) | st.integers() | st.floats() | st.binary() | st.dates())
def test_whatever_is_shown_can_be_written(value: object) -> None:
    assert shown(value).encode().isascii() or isinstance(value, str)


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_a_text_is_shown_without_a_line_end_or_a_control_character(value: str) -> None:
    assert shown(value).isprintable()


class Loud(Enum):
    """An enumeration of the host, with a text of its own."""

    ON = "x" * 100

    __repr__ = _trap


Number = type("Number", (int,), {"__abs__": _trap, "bit_length": _trap})
Silent = type("Silent", (str,), {"__len__": _trap})


@pytest.mark.parametrize("make", [lambda: Loud.ON, lambda: Number(2**70), lambda: Silent("x" * 100)], ids=["enum", "int", "str"])
def test_what_is_shown_is_not_asked_for_anything(make: Callable[[], object]) -> None:
    assert len(shown(make())) < 100


@pytest.mark.parametrize(
    ("error", "count"),
    [
        (DocumentError([UNREADABLE]), "1 problem"),
        (DocumentError([UNREADABLE] * 2), "2 problems"),
        (DocumentError([UNREADABLE] * 2, 7), "7 problems, of which 2 are shown"),
        (DocumentError([UNREADABLE] * 2, 7, is_lower_bound=True), "at least 7 problems, of which 2 are shown"),
        (DocumentError([UNREADABLE], is_lower_bound=True), "at least 1 problem"),
    ],
)
def test_it_is_told_how_many_problems_a_document_has(error: DocumentError, count: str) -> None:
    assert str(error).startswith(f"the document is not a register ({count}):\n- $")


def test_a_class_that_will_not_be_asked_is_shown_by_its_name() -> None:
    silent = type("Silent", (type,), {"__getattribute__": _trap})
    assert shown(silent("Hidden", (), {})()) == "an instance of Hidden"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=repr)
def test_a_problem_is_told_on_one_line_whatever_it_tells_of(end: str) -> None:
    first = Problem(path="$['a']", code="key.unknown", message=f"is{end}- $.forged: no key")
    second = Problem(path="$.b", code="key.missing", message="is required")
    lines = str(DocumentError([first, second])).splitlines()
    assert len(lines) == 3
    assert not lines[1].startswith("- $.forged")
