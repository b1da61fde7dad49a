"""A register that holds every kind of record, in which every declared reference is used."""

import pytest

from customerfocus import Register

from ..moka_bar import RECORDS


@pytest.fixture(scope="session")
def whole() -> Register:
    """Return a register with every kind of record."""
    return Register(organisation="Moka Bar").with_records(*RECORDS)
