"""From an error to problems."""

import pytest

from customerfocus import Problem
from customerfocus.codec._problems import explain


@pytest.mark.parametrize("error", [ZeroDivisionError("a defect"), RecursionError("too deep")], ids=lambda each: type(each).__name__)
def test_an_error_that_nobody_foresaw_is_told_by_the_name_of_its_class_and_not_hidden(error: Exception) -> None:
    message = f"cannot be read: {type(error).__name__}"
    assert list(explain(error, "$.segments[1]")) == [Problem(path="$.segments[1]", code="unreadable", message=message)]
