"""JSON Schema tells the form of documents as `load` has it; the package `jsonschema` is the oracle."""

import copy
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given

from customerfocus import Register, assess
from customerfocus.codec import FORMAT, DocumentError, dump, dump_assessment, dump_changes, json_schema, load
from customerfocus.codec._bounds import BOUNDS, Words
from customerfocus.codec._structuring import is_ref_or_object, tag_of
from customerfocus.register.shapes import SHAPES
from customerfocus.testing.strategies import days, registers
from customerfocus.values.identifiers import Ref

from ..few import few
from .documents import documents, places
from .refused import HEAD, Place, holder, path_of

jsonschema = pytest.importorskip("jsonschema", reason="the extra `test` has jsonschema; no wheel of it fits WebAssembly")

HERE: Final = Path(__file__).parent
RESULTS: Final = ("customerfocus/assessment", "customerfocus/changes")
DOCUMENTS: Final = dict(documents())
VALIDATORS: Final = {of: jsonschema.Draft202012Validator(json_schema(of)) for of in (FORMAT, *RESULTS)}


def is_valid(document: Any, of: str = FORMAT) -> bool:  # noqa: ANN401 -- plain data
    valid: bool = VALIDATORS[of].is_valid(document)
    return valid


def is_loaded(document: object) -> bool:
    try:
        load(document)
    except DocumentError:
        return False
    return True


def codes(document: object) -> set[str]:
    try:
        load(document)
    except DocumentError as error:
        return {each.code for each in error.problems}
    return set()


# ---- the schemas themselves ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", [FORMAT, *RESULTS])
def test_a_schema_is_one_of_the_draft_it_names(of: str) -> None:
    schema = json_schema(of)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"urn:customerfocus:{of.partition('/')[2]}:1"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("of", [FORMAT, *RESULTS])
def test_a_schema_is_the_same_each_time_and_shared_with_nobody(of: str) -> None:
    first = json_schema(of)
    before = json.dumps(first)
    first["$defs"].clear()
    first.clear()
    assert json.dumps(json_schema(of)) == before


@pytest.mark.parametrize("of", [FORMAT, *RESULTS])
def test_every_form_that_has_a_name_is_used_and_every_name_that_is_used_has_a_form(of: str) -> None:
    schema = json_schema(of)
    used = {each["$ref"].removeprefix("#/$defs/") for each in inside(schema) if "$ref" in each}
    assert used == schema["$defs"].keys()
    assert list(schema["$defs"]) == sorted(schema["$defs"])


def inside(tree: object) -> Iterator[dict[str, Any]]:
    """Yield every object in a schema."""
    if isinstance(tree, dict):
        yield tree
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from inside(each)


def classes() -> dict[type, str]:
    """Return every class that stands in a register, with the name that its form has."""
    found: dict[type, str] = {}
    waiting: list[tuple[Any, bool]] = [(shape.type, False) for shape in SHAPES]
    while waiting:
        hint, tagged = waiting.pop()
        inner = [each for each in get_args(hint) if each is not NoneType and each is not Ellipsis]
        waiting += [(each, len(inner) > 1 and not is_ref_or_object(hint)) for each in inner]
        if isinstance(hint, type) and attrs.has(hint) and hint is not Ref and hint not in found:
            found[hint] = tag_of(hint) if tagged else hint.__name__
            waiting += [(each, False) for each in get_type_hints(hint).values()]
    return found


@pytest.mark.parametrize(("kind", "name"), [pytest.param(*each, id=each[1]) for each in classes().items()])
def test_every_field_of_every_class_stands_in_the_schema_with_its_meaning(kind: type, name: str) -> None:
    form = json_schema()["$defs"][name]
    form = form["oneOf"][1] if "oneOf" in form else form
    fields = attrs.fields(kind)
    tag = ["kind"] if name == tag_of(kind) else []
    assert list(form["properties"]) == [*tag, *(each.name for each in fields)]
    assert form["required"] == [*tag, *(each.name for each in fields if each.default is attrs.NOTHING)]
    assert form["additionalProperties"] is False
    if sys.flags.optimize < 2:  # without docstrings nothing is said
        assert form["description"]
        assert all(form["properties"][each.name]["description"] for each in fields)


def test_no_member_of_a_union_has_a_field_that_is_called_as_the_tag() -> None:
    tagged = [kind for kind, name in classes().items() if name == tag_of(kind) != kind.__name__]
    assert len(tagged) >= 13
    assert [each for each in tagged if "kind" in {field.name for field in attrs.fields(each)}] == []


# ---- what is valid ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_the_tests_or_the_examples_is_valid(name: str) -> None:
    VALIDATORS[FORMAT].validate(DOCUMENTS[name])


@few
@given(registers())
def test_every_register_is_written_as_a_valid_document(register: Register) -> None:
    VALIDATORS[FORMAT].validate(dump(register))


@few
@given(registers(2), days())
def test_every_assessment_is_written_as_a_valid_document(register: Register, on: Any) -> None:  # noqa: ANN401 -- a day
    VALIDATORS[RESULTS[0]].validate(dump_assessment(assess(register, on=on)))


@pytest.mark.parametrize(("name", "of"), [("assessment", RESULTS[0]), ("progression", RESULTS[1]), ("horizon", RESULTS[1])])
def test_a_result_that_holds_everything_is_valid_and_nothing_in_it_may_be_left_out_or_added(name: str, of: str) -> None:
    document = kept(name)
    VALIDATORS[of].validate(document)
    for place in places(document):
        if isinstance(place[-1], str) and "facts" not in place[:-1]:
            changed = copy.deepcopy(document)
            holder(changed, place)[f"{place[-1]}x"] = holder(changed, place).pop(place[-1])
            assert not is_valid(changed, of), place


def kept(name: str) -> Any:  # noqa: ANN401 -- plain data
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def test_no_changes_are_valid() -> None:
    assert is_valid(dump_changes(()), RESULTS[1])


# ---- what is not -----------------------------------------------------------------------------------------------------


def one_of_each() -> dict[str, tuple[dict[str, Any], Place]]:
    """Return one place for each key there is in the documents, whatever its indices, in a document of that one record."""
    found: dict[str, tuple[dict[str, Any], Place]] = {}
    for document in DOCUMENTS.values():
        for place in places(document):
            key = kinds(document, place)
            if key not in found and len(place) > 1:
                array, index, *rest = place
                found[key] = ({**HEAD, str(array): [document[array][index]]}, (array, 0, *rest))
            elif key not in found:
                found[key] = ({**HEAD, str(place[0]): document[place[0]]}, place)
    return found


def kinds(document: Any, place: Place) -> str:  # noqa: ANN401 -- plain data
    """Return the keys that lead to a place, with the kind of each object on the way that says one."""
    steps: list[str] = []
    for step in place:
        kind = document.get("kind", "") if isinstance(document, dict) else ""
        steps.append("[]" if isinstance(step, int) else f"{kind}.{step}")
        document = document[step]
    return "".join(steps)


PLACES: Final = one_of_each()
EACH: Final = [pytest.param(*each, id=key) for key, each in PLACES.items()]


def changed(document: dict[str, Any], place: Place, value: object) -> dict[str, Any]:
    document = copy.deepcopy(document)
    holder(document, place)[place[-1]] = value
    return document


WRONG: Final[tuple[object, ...]] = (None, True, 0.5, "", [[[]]], {"": 1})


@pytest.mark.parametrize(("document", "place"), EACH)
def test_a_value_of_a_wrong_type_is_refused_by_both(document: dict[str, Any], place: Place) -> None:
    is_number = type(holder(document, place)[place[-1]]) is float
    for wrong in WRONG:
        broken = changed(document, place, wrong)
        if not (is_number and wrong == 0.5):
            assert not is_valid(broken), wrong
            assert not is_loaded(broken), wrong


@pytest.mark.parametrize(("document", "place"), EACH)
def test_an_unknown_key_is_refused_by_both(document: dict[str, Any], place: Place) -> None:
    value = holder(document, place)[place[-1]]
    if isinstance(value, dict):
        broken = changed(document, place, {**value, "unknown": 1})
        assert not is_valid(broken)
        assert "key.unknown" in codes(broken)


@pytest.mark.parametrize(("document", "place"), EACH)
def test_a_key_that_is_left_out_is_refused_by_both_or_by_neither(document: dict[str, Any], place: Place) -> None:
    broken = copy.deepcopy(document)
    if isinstance(place[-1], str):
        del holder(broken, place)[place[-1]]
        missing = {"key.missing", "format.unknown", "schema.missing", "kind.missing"}
        assert is_valid(broken) is not bool(codes(broken) & missing)


# ---- bounds ----------------------------------------------------------------------------------------------------------

BEYOND: Final[dict[str, Any]] = {
    "minimum": lambda limit, _: (limit, beside(limit, -1)),
    "maximum": lambda limit, _: (limit, beside(limit, 1)),
    "exclusiveMinimum": lambda limit, _: (limit + 1e-9, limit),
    "minItems": lambda limit, value: (longer(value, limit), longer(value, limit - 1)),
    "maxItems": lambda limit, value: (longer(value, limit), longer(value, limit + 1)),
    "enum": lambda limit, _: (limit[-1], limit[-1] + 1),
    "pattern": lambda _, value: (value, {"EUR": "EURO"}.get(value, "1234567890123456")),
}
"""For each keyword: the last value that it allows, and the first that it does not."""
OF_A_BOUND: Final = {"number.range", "number.positive", "array.length", "enum", "money.range", "currency.form"}


def beside(limit: float, way: int) -> float:
    """Return the next number in a direction."""
    return limit + way if type(limit) is int else math.nextafter(limit, way * math.inf)


def longer(value: list[Any], length: int) -> list[Any]:
    """Return an array of this length: its texts all differ, whatever else is in it may repeat."""
    numbered = isinstance(value[0], str) and ":" not in value[0]
    return [f"{value[0]}{place}" if numbered and place else value[0] for place in range(length)]


def told_at(document: object, place: Place) -> set[str]:
    """Return the codes of the problems that a document has just at a place."""
    try:
        load(document)
    except DocumentError as error:
        return {each.code for each in error.problems if each.path == path_of(place)}
    return set()


def of_class(kind: type, field: str) -> tuple[dict[str, Any], Place]:
    """Return a place in a document where the field of a class stands."""
    name = classes()[kind]
    for document, place in PLACES.values():
        if place[-1] == field and VALIDATORS[FORMAT].evolve(schema=ref_to(name)).is_valid(holder(document, place)):
            return document, place
    raise LookupError(name, field)


def ref_to(name: str) -> dict[str, Any]:
    schema = json_schema()
    return {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": f"#/$defs/{name}"}


DEPENDENT: Final = {"grid", "tolerance"}
"""What they may be depends on other fields, too."""


def bounds() -> Iterator[tuple[type, str, Place, str, Any]]:
    """Yield every bound there is: of a field of a class, or of what stands in its array, and how it is found there."""
    waiting: list[tuple[type, str, Place, Words]] = [(kind, field, (), words) for (kind, field), words in BOUNDS.items()]
    for kind, field, inner, words in waiting:
        for word, limit in words:
            if word == "items":
                waiting.append((kind, field, (*inner, 0), limit))
            else:
                yield kind, field, inner, word, limit


BOUND: Final = [pytest.param(*each, id=f"{each[0].__name__}.{each[1]}{'[]' * len(each[2])}-{each[3]}") for each in bounds()]


@pytest.mark.parametrize(("kind", "field", "inner", "word", "limit"), BOUND)
def test_a_bound_is_where_load_has_it(kind: type, field: str, inner: Place, word: str, limit: Any) -> None:  # noqa: ANN401
    document, place = of_class(kind, field)
    place = (*place, *inner)
    inside, beyond = (changed(document, place, each) for each in BEYOND[word](limit, holder(document, place)[place[-1]]))
    assert is_valid(inside)
    assert not is_valid(beyond)
    assert told_at(beyond, place) & OF_A_BOUND
    assert field in DEPENDENT or not told_at(inside, place) & OF_A_BOUND


FAR: Final[dict[type, tuple[object, ...]]] = {list: ([],), int: (-1, 0, 10**9), float: (-1, 0, 1e-300, 1e300)}
"""For each type: values that some fields of it do not take."""


@pytest.mark.parametrize(("document", "place"), EACH)
def test_what_load_refuses_as_out_of_all_bounds_the_schema_refuses(document: dict[str, Any], place: Place) -> None:
    for far in FAR.get(type(holder(document, place)[place[-1]]), ()):
        beyond = changed(document, place, far)
        assert not (told_at(beyond, place) & OF_A_BOUND and is_valid(beyond)), far
