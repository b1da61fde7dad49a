"""From an error to problems."""

import pytest

from customerfocus.codec._problems import explain


def test_an_error_that_nobody_foresaw_is_not_hidden() -> None:
    defect = ZeroDivisionError("a defect")
    with pytest.raises(ZeroDivisionError) as caught:
        list(explain(defect, "$"))
    assert caught.value is defect
