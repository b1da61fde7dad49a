"""The schemas beside the pages are those that the library tells."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from customerfocus import CustomerFocusError
from customerfocus.codec import FORMAT, json_schema
from customerfocus.errors import shown

FORMATS: Final = "customerfocus/register, customerfocus/assessment, customerfocus/changes"
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


def test_the_schema_is_that_of_a_register_unless_another_is_asked_for() -> None:
    assert json_schema() == json_schema(FORMAT)


@pytest.mark.parametrize("of", ["register", "", None, ["customerfocus/register"]], ids=str)
def test_there_is_no_schema_of_another_format(of: Any) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError, match=r"^of must be one of ") as caught:
        json_schema(of)
    assert caught.value.field == "of"
    assert str(caught.value) == f"of must be one of {FORMATS}, got {shown(of)}"
