"""From an error to problems."""

import pytest
from cattrs.errors import ClassValidationError, IterableValidationError

from customerfocus import Problem, Segment
from customerfocus.codec._problems import explain, held, nearest
from customerfocus.errors import WrongTypeError


@pytest.mark.parametrize("error", [ZeroDivisionError("a defect"), RecursionError("too deep")], ids=lambda each: type(each).__name__)
def test_an_error_that_nobody_foresaw_is_told_by_the_name_of_its_class_and_not_hidden(error: Exception) -> None:
    message = f"cannot be read: {type(error).__name__}"
    assert list(explain(error, "$.segments[1]")) == [Problem(path="$.segments[1]", code="unreadable", message=message)]


def test_the_end_of_memory_is_raised_however_deep_an_error_holds_it_and_before_any_problem() -> None:
    end = MemoryError()
    inner = ClassValidationError("an object", [WrongTypeError("id", "text", 7), end], Segment)
    held = IterableValidationError("an array", [*[ValueError()] * 200, inner], tuple)
    with pytest.raises(MemoryError) as caught:
        next(explain(held, "$"))
    assert caught.value is end


def test_an_error_holds_as_many_problems_as_stand_in_it_however_deep() -> None:
    inner = ClassValidationError("an object", [WrongTypeError("id", "text", 7), ValueError()], Segment)
    assert held(IterableValidationError("an array", [inner, ValueError(), inner], tuple)) == 5


def test_the_nearest_key_alone_is_named() -> None:
    assert nearest("name", ("name", "named", "names")) == "'name' is no key here; 'name' is"


@pytest.mark.parametrize(("length", "told"), [(100, True), (101, False)])
def test_no_nearest_key_is_looked_for_where_a_key_is_very_long(length: int, told: bool) -> None:  # noqa: FBT001 -- what is expected
    assert nearest("n" * length, ("n" * 99,)).endswith(" is") is told
