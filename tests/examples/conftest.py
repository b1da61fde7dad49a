"""The espresso register, loaded once per file of tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from customerfocus.codec import load

if TYPE_CHECKING:
    from customerfocus import Register

DOCUMENT = Path(__file__).parents[2] / "examples" / "espresso" / "register.json"


@pytest.fixture(scope="module")
def register() -> Register:
    return load(json.loads(DOCUMENT.read_text(encoding="utf-8")))
