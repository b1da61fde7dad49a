"""Values are read up to the first error; only where there is one, to the last."""

import linecache
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest
from cattrs.errors import ClassValidationError, IterableValidationError

from customerfocus import Direction, Effect, FindingRef, Period, Ref, Scale
from customerfocus.codec import DocumentError, Problem, _document, _problems, load
from customerfocus.codec._structuring import reading, writing
from customerfocus.errors import CustomerFocusError, WrongTypeError

from .refused import HEAD

EFFECTS: Final = "on-conformity, on-satisfaction, on-compliance"
PERIODS: Final = tuple[Period, ...]
WRONG: Final = [{"start": 7, "end": 7}, {"start": 8}]


def test_reading_ends_with_the_first_error_unless_it_is_to_explain() -> None:
    with pytest.raises(WrongTypeError) as caught:
        reading()[PERIODS](WRONG)
    assert caught.value.value == 7


def test_an_exact_number_that_is_one_already_is_taken_as_it_is() -> None:
    exact = Decimal("1E-31")
    assert reading()[Decimal](exact) is exact


def test_what_is_to_explain_goes_on_to_the_last_error() -> None:
    with pytest.raises(IterableValidationError) as caught:
        reading(explaining=True)[PERIODS](WRONG)
    first, second = caught.value.exceptions
    assert isinstance(first, ClassValidationError)
    assert isinstance(second, ClassValidationError)
    assert [len(each.exceptions) for each in (first, second)] == [2, 1]
    notes: list[Any] = [*first.__notes__, *second.__notes__]
    assert [(each, each.index, each.type) for each in notes] == [("in an array", 0, Period), ("in an array", 1, Period)]
    assert (caught.value.message, caught.value.cl) == ("array", tuple)


@pytest.mark.parametrize(("wrong", "explained"), [(WRONG[0], 51), (WRONG[1], 101)])
def test_what_is_to_explain_ends_once_there_is_more_to_tell_than_is_shown(wrong: object, explained: int) -> None:
    with pytest.raises(IterableValidationError) as caught:
        reading(explaining=True)[PERIODS]([wrong] * 3_000)
    assert len(caught.value.exceptions) == explained


def test_a_hook_is_found_once() -> None:
    for hooks in (reading(), writing()):
        assert hooks[Period] is hooks[Period]


SENTENCES: Final[list[tuple[Any, object, str, str]]] = [
    (int, "7", "type.integer", " must be a whole number, written without a decimal point, got '7'"),
    (int, 2**53, "number.range", f" must be from {1 - 2**53} to {2**53 - 1}, got {2**53}"),
    (int, -(2**53), "number.range", f" must be from {1 - 2**53} to {2**53 - 1}, got {-(2**53)}"),
    (float, True, "type.number", " must be a number, got True"),
    (str, 7, "type.text", " must be text, got 7"),
    (Decimal, 7, "type.decimal", " must be an exact number, written as text, got 7"),
    (Decimal, "07", "decimal.form", " must be digits, with a point before decimals: 12 or 0.5, got '07'"),
    (date, 7, "date.form", " must be a day written as YYYY-MM-DD, got 7"),
    (date, "7", "date.form", " must be a day of the calendar written as YYYY-MM-DD, got '7'"),
    (Direction, 7, "type.text", " must be one of more, less, got 7"),
    (Direction, "up", "enum", " must be one of more, less, got 'up'"),
    (Ref, 7, "type.text", " must be the text kind:key, got 7"),
    (Scale, "five", "enum", " must be one of likert-5, nps-0-10, effort-7, ten-point, got 'five'"),
    (Period, 7, "type.object", " must be an object, got 7"),
    (PERIODS, {}, "type.array", " must be an array, got an instance of dict"),
    (Ref | FindingRef, 7, "type.object", " must be the text kind:key or an object, got 7"),
    (Effect, 7, "type.object", " must be an object, got 7"),
    (Effect, {}, "kind.missing", f"kind must say which it is: {EFFECTS}, got nothing"),
    (Effect, {"kind": 7}, "kind.unknown", f"kind must be one of {EFFECTS}, got 7"),
    (Effect, {"kind": "on"}, "kind.unknown", f"kind must be one of {EFFECTS}, got 'on'"),
]


@pytest.mark.parametrize(("kind", "value", "code", "sentence"), SENTENCES)
def test_what_a_value_must_be_is_said(kind: Any, value: object, code: str, sentence: str) -> None:  # noqa: ANN401 -- any type
    with pytest.raises(CustomerFocusError) as caught:
        reading()[kind](value)
    assert (caught.value.code, str(caught.value)) == (code, sentence)


def test_no_source_is_kept_of_the_code_that_explains_a_class() -> None:
    reading(explaining=True)[Period]
    assert [file for file in linecache.cache if "cattrs" in file and "Period" in file] == []


# ---- what is not of the document -------------------------------------------------------------------------------------


def raising(error: Exception, act: Callable[..., Any], times: int = 1) -> Callable[..., Any]:
    """Return a function that raises an error so many times, and then acts."""
    left = [error] * times

    def raise_or_act(*args: Any, **named: Any) -> Any:  # noqa: ANN401 -- those of the act
        if left:
            raise left.pop()
        return act(*args, **named)

    return raise_or_act


def unreadable(error: str) -> tuple[Problem, ...]:
    return (Problem(path="$", code="unreadable", message=f"cannot be read: {error}"),)


@pytest.mark.parametrize("name", ["schema_of", "keep", "newest", "Register", "_structured"])
@pytest.mark.parametrize("error", [RuntimeError("dictionary changed size during iteration"), RecursionError()], ids=type)
def test_the_end_of_the_stack_or_a_change_meanwhile_is_one_problem(
    name: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_document, name, raising(error, getattr(_document, name)))
    with pytest.raises(DocumentError) as caught:
        load(HEAD)
    assert caught.value.problems == unreadable(type(error).__name__)


def test_the_end_of_the_stack_is_one_problem_of_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_document, "refusal", raising(RecursionError(), _problems.refusal))
    with pytest.raises(DocumentError) as caught:
        _document.read_part({}, Period)
    assert caught.value.problems == unreadable("RecursionError")


@pytest.mark.parametrize("name", ["_structured", "_problems", "in_order", "Register"])
def test_the_end_of_memory_is_raised_as_it_is(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_document, name, raising(MemoryError(), getattr(_document, name)))
    broken: dict[str, dict[str, Any]] = {
        "_problems": {"segments": 7},
        "in_order": {"jurisdictions": [{"code": "DE", "name": "Germany", "within": "EU"}]},
    }
    with pytest.raises(MemoryError):
        load({**HEAD, **broken.get(name, {})})
