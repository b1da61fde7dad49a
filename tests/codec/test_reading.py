"""Values are read up to the first error; only where there is one, to the last."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from cattrs.errors import ClassValidationError, IterableValidationError

from customerfocus import Period
from customerfocus.codec import DocumentError, Problem, _document, load
from customerfocus.codec._structuring import reading, writing
from customerfocus.errors import WrongTypeError

from .refused import HEAD

PERIODS: Final = tuple[Period, ...]
WRONG: Final = [{"start": 7, "end": 7}, {"start": 8}]


def test_reading_ends_with_the_first_error_unless_it_is_to_explain() -> None:
    with pytest.raises(WrongTypeError) as caught:
        reading()[PERIODS](WRONG, PERIODS)
    assert caught.value.value == 7


def test_what_is_to_explain_goes_on_to_the_last_error() -> None:
    with pytest.raises(IterableValidationError) as caught:
        reading(explaining=True)[PERIODS](WRONG, PERIODS)
    first, second = caught.value.exceptions
    assert isinstance(first, ClassValidationError)
    assert isinstance(second, ClassValidationError)
    assert [len(each.exceptions) for each in (first, second)] == [2, 1]


def test_a_hook_is_found_once() -> None:
    for hooks in (reading(), writing()):
        assert hooks[Period] is hooks[Period]


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
    monkeypatch.setattr(_document, "refusal", raising(RecursionError(), _document.refusal))
    with pytest.raises(DocumentError) as caught:
        _document.read_part({}, Period)
    assert caught.value.problems == unreadable("RecursionError")


@pytest.mark.parametrize("name", ["_structured", "_problems", "in_order", "Register"])
def test_the_end_of_memory_is_raised_as_it_is(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_document, name, raising(MemoryError(), getattr(_document, name)))
    broken = {"_problems": {"segments": 7}, "in_order": {"jurisdictions": [{"code": "DE", "name": "Germany", "within": "EU"}]}}
    with pytest.raises(MemoryError):
        load({**HEAD, **broken.get(name, {})})
