"""How a constructor refuses what breaks a law, with attrs' own validators on and off."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
import pytest

from customerfocus.errors import CustomerFocusError


def _refusal(build: Callable[..., object], valid: Mapping[str, Any], field: str, value: object) -> tuple[str, str, str]:
    changed = field.partition("[")[0]
    with pytest.raises(CustomerFocusError) as caught:
        build(**{**valid, changed: value})
    return caught.value.code, caught.value.field, str(caught.value)


@pytest.fixture(params=[False, True], ids=["validators on", "validators off"])
def refusal(request: pytest.FixtureRequest) -> Iterator[Callable[..., tuple[str, str, str]]]:
    """Build something valid but for one field; return the code, the field and the sentence of the error."""
    attrs.validators.set_disabled(request.param)
    yield _refusal
    attrs.validators.set_disabled(False)
