"""Documents that were written once are read for ever, and their form changes only with a number or a reason.

`.ci/golden.py` writes what is kept: documents, one folder per schema; their hashes; and of every format the digest of its form.
"""

import copy
import hashlib
import json
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import attrs
import pytest

from customerfocus import Register
from customerfocus.codec import FORMAT, SCHEMA, dump, json_schema, load
from customerfocus.model.actions import ActionState
from customerfocus.model.requirements import Implied, Imposed
from customerfocus.register.shapes import SHAPES
from customerfocus.values.identifiers import Kind, Ref

GOLDEN: Final = Path(__file__).parent / "golden"
LINES: Final = [line.split("  ") for line in (GOLDEN / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
SUMS: Final = {name: digest for digest, name in LINES}
FORMS: Final = json.loads((GOLDEN / "forms.json").read_text(encoding="utf-8"))
FORMATS: Final = (FORMAT, "customerfocus/assessment", "customerfocus/changes")


def read(name: str) -> Any:  # noqa: ANN401 -- plain data
    return json.loads((GOLDEN / name).read_text(encoding="utf-8"))


# ---- documents -------------------------------------------------------------------------------------------------------


def test_every_document_is_listed_and_every_listed_one_is_there() -> None:
    assert sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("*/*")) == sorted(SUMS)


@pytest.mark.parametrize("name", SUMS)
def test_a_document_is_as_it_was_written(name: str) -> None:
    assert hashlib.sha256((GOLDEN / name).read_bytes()).hexdigest() == SUMS[name]


@pytest.mark.parametrize("name", SUMS)
def test_a_document_stands_in_the_folder_of_its_schema_and_is_read(name: str) -> None:
    document = read(name)
    assert document["schema"] == int(name.partition("/")[0])
    assert load(document).organisation == document["organisation"]


@pytest.mark.parametrize("name", [each for each in SUMS if each.startswith(f"{SCHEMA}/")])
def test_a_document_of_the_newest_schema_is_written_as_it_was(name: str) -> None:
    document = read(name)
    assert json.dumps(dump(load(document))) == json.dumps(document)


def test_there_are_documents_of_every_schema() -> None:
    assert {name.partition("/")[0] for name in SUMS} == {str(number) for number in range(1, SCHEMA + 1)}


def test_a_register_without_records_is_among_them() -> None:
    assert load(read(f"{SCHEMA}/empty.json")) == Register(organisation="Nobody yet")


def kinds(value: Any) -> Iterator[object]:  # noqa: ANN401 -- a register, or what stands in one
    """Yield the class of everything in a register, and every word in it."""
    if isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from kinds(each)
    elif attrs.has(type(value)):
        yield type(value)
        for field in attrs.fields(type(value)):
            yield from kinds(getattr(value, field.name))


REFUSED: Final = {Implied, Imposed, ActionState.PLANNED}
"""What has a form, and stands in no register: derived requirements are not entered, and no action comes to be planned."""


def possible() -> set[object]:
    """Return every class that a record or a value in one may have, and every word; of what a `Ref` points to, some are enough."""
    found: set[object] = set()
    waiting: list[Any] = [shape.type for shape in SHAPES]
    for hint in waiting:
        if isinstance(hint, type) and issubclass(hint, Enum):
            found.update(hint)
        elif isinstance(hint, type) and attrs.has(hint) and hint not in found:
            found.add(hint)
            waiting += get_type_hints(hint).values()
        else:
            waiting += get_args(hint)
    return found - set(Kind) - REFUSED


def test_every_kind_of_record_every_member_of_a_union_and_every_word_stands_in_them() -> None:
    registers = [load(read(name)) for name in SUMS if name.startswith(f"{SCHEMA}/")]
    found = {kind for register in registers for kind in kinds(register)}
    assert possible() - found == set()
    assert Ref in found


# ---- forms -----------------------------------------------------------------------------------------------------------


def digest_of(schema: object) -> str:
    """Return the digest of a JSON Schema; how it is described changes nothing."""
    return "sha256:" + hashlib.sha256(json.dumps(undescribed(schema), sort_keys=True).encode()).hexdigest()


def undescribed(schema: Any) -> Any:  # noqa: ANN401 -- plain data
    """Return a schema without descriptions; a key of a document may be called so, and what stands there is an object."""
    if isinstance(schema, dict):
        return {key: undescribed(value) for key, value in schema.items() if key != "description" or isinstance(value, dict)}
    return [undescribed(each) for each in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("of", FORMATS)
def test_the_form_of_a_document_is_the_one_that_was_recorded(of: str) -> None:
    last = [each for each in FORMS if each["format"] == of][-1]
    schema = json_schema(of)
    told = "the form has changed: raise its schema number, or tell why not by `python .ci/golden.py --because '…'`"
    assert (last["schema"], last["digest"]) == (number_of(schema), digest_of(schema)), told


def number_of(schema: dict[str, Any]) -> int:
    """Return the number of the form that a schema is of."""
    return int(schema["$id"].rpartition(":")[2])


def test_every_form_has_a_reason_and_the_numbers_of_a_format_ascend() -> None:
    assert {each["format"] for each in FORMS} == set(FORMATS)
    assert all(len(each["because"].split()) >= 3 for each in FORMS)
    for of in FORMATS:
        numbers = [each["schema"] for each in FORMS if each["format"] == of]
        assert numbers == sorted(numbers)
        assert numbers[0] == 1


def planted(change: str) -> dict[str, Any]:
    schema = copy.deepcopy(json_schema())
    segment = schema["$defs"]["Segment"]
    match change:
        case "a key more":
            segment["properties"]["colour"] = {"type": "string"}
        case "a key fewer":
            del segment["properties"]["description"]
        case "a key required":
            segment["required"].append("description")
        case "a bound":
            schema["$defs"]["Preference"]["properties"]["weight"]["maximum"] = 6
        case "a word":
            schema["$defs"]["Direction"]["enum"].append("same")
        case _:
            segment["description"] = "Somebody else."
            segment["properties"]["name"]["description"] = "Something else."
    return schema


@pytest.mark.parametrize("change", ["a key more", "a key fewer", "a key required", "a bound", "a word"])
def test_a_change_of_form_is_seen(change: str) -> None:
    assert digest_of(planted(change)) != digest_of(json_schema())


def test_other_words_are_no_change_of_form() -> None:
    assert digest_of(planted("other words")) == digest_of(json_schema())
