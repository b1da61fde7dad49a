"""The document of the Moka Bar, for every test anew."""

import json
from typing import Any

import pytest

from ..moka_bar_document import DOCUMENT


@pytest.fixture(scope="session")
def written() -> str:
    """Return the document as JSON."""
    return json.dumps(DOCUMENT)


@pytest.fixture
def document(written: str) -> dict[str, Any]:
    """Return the document, for this test alone and with nothing in it shared."""
    read: dict[str, Any] = json.loads(written)
    return read
