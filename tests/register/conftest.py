"""A register that holds every kind of record, in which every declared reference is used."""

from collections.abc import Iterator

import attrs
import pytest

from customerfocus import Register

from ..moka_bar import RECORDS


@pytest.fixture(scope="session")
def whole() -> Register:
    """Return a register with every kind of record."""
    return Register(organisation="Moka Bar").with_records(*RECORDS)


@pytest.fixture(params=[False, True], ids=["validators on", "validators off"])
def _validators(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run a test with attrs' own validators on, and with them switched off by somebody."""
    attrs.validators.set_disabled(request.param)
    yield
    attrs.validators.set_disabled(False)
