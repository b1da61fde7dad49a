"""The schemas beside the pages are those that the library tells."""

import json
from pathlib import Path
from typing import Final

import pytest

from customerfocus.codec import json_schema

PUBLISHED: Final = sorted((Path(__file__).parents[2] / "docs" / "reference" / "schema").glob("*.json"))


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_a_schema_is_published_as_it_is_told(path: Path) -> None:
    told = json.dumps(json_schema(f"customerfocus/{path.stem}"), ensure_ascii=False, indent=1)
    assert f"{told}\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_a_schema_is_told_in_plain_values(path: Path) -> None:
    told = json_schema(f"customerfocus/{path.stem}")
    assert json.loads(json.dumps(told)) == told


def test_every_schema_is_published() -> None:
    assert [path.stem for path in PUBLISHED] == ["assessment", "changes", "register"]
