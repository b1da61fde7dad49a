"""Every document there is among the tests and the examples, and ways to change one at a place."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ..moka_bar_document import DOCUMENT
from .refused import Place

ROOT: Final = Path(__file__).parents[2]
FILES: Final = (
    *sorted((ROOT / "tests" / "corpus" / "trades").glob("*.json")),
    *sorted((ROOT / "examples").glob("*/register.json")),
    *sorted((ROOT / "tests" / "golden").glob("*/*.json")),
)


def documents() -> Iterator[tuple[str, Any]]:
    """Yield every document, with a name."""
    yield "moka-bar", json.loads(json.dumps(DOCUMENT))
    for path in FILES:
        yield f"{path.parent.name}-{path.stem}", json.loads(path.read_text(encoding="utf-8"))


def places(tree: object, place: Place = ()) -> Iterator[Place]:
    """Yield every place in a document at any depth."""
    members: list[tuple[str | int, object]] = []
    if isinstance(tree, dict):
        members = list(tree.items())
    elif isinstance(tree, list):
        members = list(enumerate(tree))
    for step, value in members:
        yield (*place, step)
        yield from places(value, (*place, step))
