"""A converter of an application reads and writes the values of this library as a document has them, and its own as before."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib import import_module
from typing import Any, Final

import attrs
import pytest
from cattrs import Converter
from cattrs.errors import ClassValidationError
from hypothesis import given

from customerfocus import (
    Authority,
    CustomerFocusError,
    Direction,
    Effect,
    FindingRef,
    Kind,
    Money,
    OnSatisfaction,
    Period,
    Ref,
    Register,
    Segment,
)
from customerfocus.codec import DocumentError, configure, dump, load
from customerfocus.testing.strategies import registers

from ..few import few

WIRES: Final = ("json", "orjson", "msgspec", "tomlkit")


def wire(name: str) -> tuple[Any, Callable[[Any], Any]]:
    """Return a converter for a wire format, and what reads its texts as plain values."""
    pytest.importorskip(name, reason=f"the extra `test` has {name}; where no wheel of it fits, the other formats are proof enough")
    converter = import_module(f"cattrs.preconf.{name}").make_converter()
    configure(converter)
    if name == "tomlkit":  # its values are of classes of its own
        return converter, lambda text: import_module("tomlkit").loads(text).unwrap()
    readers = {"json": ("json", "loads"), "orjson": ("orjson", "loads"), "msgspec": ("msgspec.json", "decode")}
    module, reader = readers[name]
    return converter, getattr(import_module(module), reader)


class Colour(Enum):
    """An enumeration of the application."""

    RED = "red"


@attrs.frozen
class Snapshot:
    """A class of the application, which holds values of both."""

    taken: date
    colour: Colour
    register: Register
    limit: Money
    better: Direction
    touched: Effect
    served: Ref | FindingRef
    periods: list[Period]


SNAPSHOT: Final = Snapshot(
    taken=date(2026, 1, 1),
    colour=Colour.RED,
    register=Register(
        organisation="Moka Bar",
        segments=[Segment(id="commuters", name="Weekday commuters")],
        authorities=[
            Authority(
                id="new-cup",
                role="the counter",
                scope="a cup",
                limit=Money(amount=Decimal("12.50"), currency="EUR"),
                in_force=Period(start=date(2026, 1, 1)),
            )
        ],
    ),
    limit=Money(amount=Decimal(12), currency="EUR"),
    better=Direction.MORE,
    touched=OnSatisfaction(segment="commuters"),
    served=Ref(kind=Kind.SEGMENT, key="commuters"),
    periods=[Period(start=date(2026, 1, 1), end=date(2027, 1, 1))],
)


@pytest.mark.parametrize("name", WIRES)
def test_a_register_goes_over_the_wire_and_back(name: str, document: dict[str, Any]) -> None:
    converter, read = wire(name)
    register = load(document)
    assert read(converter.dumps(register)) == document
    assert converter.structure(read(converter.dumps(register)), Register) == register


@few
@given(registers(2))
@pytest.mark.parametrize("name", WIRES[:3])
def test_any_register_goes_over_the_wire_and_back(name: str, register: Register) -> None:
    converter, read = wire(name)
    assert converter.structure(read(converter.dumps(register)), Register) == register


def own(value: Any) -> Any:  # noqa: ANN401 -- as wires have dates
    return value if type(value) is str else value.isoformat()


@pytest.mark.parametrize("name", WIRES)
def test_values_of_a_register_stand_in_classes_of_an_application(name: str) -> None:
    converter, read = wire(name)
    written = read(converter.dumps(SNAPSHOT))
    assert own(written["taken"]) == "2026-01-01"
    assert written["register"] == dump(SNAPSHOT.register)
    assert written["register"]["authorities"][0]["limit"] == {"amount": "12.5", "currency": "EUR"}
    assert written["limit"] == {"amount": "12", "currency": "EUR"}
    assert written["better"] == "more"
    assert written["touched"] == {"kind": "on-satisfaction", "segment": "commuters"}
    assert written["served"] == "segment:commuters"
    assert written["periods"] == [{"start": "2026-01-01", "end": "2027-01-01"}]
    assert converter.structure(written, Snapshot) == SNAPSHOT


def test_a_day_of_a_toml_document_is_read() -> None:
    converter, read = wire("tomlkit")
    toml = 'format = "customerfocus/register"\nschema = 1\norganisation = "A"\n[[capabilities]]\nid = "a"\nname = "A"\n'
    document = read(f"{toml}in_place = {{start = 2026-01-01}}\n")
    assert converter.structure(document, Register) == load(document)
    assert type(document["capabilities"][0]["in_place"]["start"]) is date


# ---- strictly --------------------------------------------------------------------------------------------------------


@pytest.fixture(params=[True, False], ids=["detailed", "quick"])
def converter(request: pytest.FixtureRequest) -> Converter:
    made = Converter(detailed_validation=request.param)
    configure(made)
    return made


def told(converter: Converter, value: object, kind: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- any type
    with pytest.raises(DocumentError) as caught:
        converter.structure(value, kind)
    return [(each.path, each.code) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ({"start": "2026-1-1", "end": 7}, Period, [("$.end", "date.form"), ("$.start", "date.form")]),
        ({"amount": 12, "currency": "EUR"}, Money, [("$.amount", "type.decimal")]),
        ({"amount": "12", "currency": "EUR", "tax": "1"}, Money, [("$.tax", "key.unknown")]),
        ("up", Direction, [("$", "enum")]),
        ({"segment": "commuters"}, Effect, [("$.kind", "kind.missing")]),
        ({"id": "a:b", "name": "A"}, Segment, [("$.id", "id.form")]),
        ({"format": "other"}, Register, [("$.format", "format.unknown")]),
        (None, Register, [("$", "type.object")]),
    ],
)
def test_a_value_is_read_as_strictly_as_a_document(
    converter: Converter,
    value: object,
    kind: Any,  # noqa: ANN401 -- any type
    expected: list[tuple[str, str]],
) -> None:
    assert told(converter, value, kind) == expected


def test_what_is_wrong_in_a_class_of_the_application_is_told_at_its_place() -> None:
    converter, _ = wire("json")
    written = converter.unstructure(SNAPSHOT)
    with pytest.raises(ClassValidationError) as caught:
        converter.structure({**written, "better": "up", "touched": {}}, Snapshot)
    noted, _ = caught.value.group_exceptions()
    assert [(type(error), note.name) for error, note in noted] == [(DocumentError, "better"), (DocumentError, "touched")]


def test_the_end_of_memory_is_no_problem_of_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    converter = Converter()
    configure(converter)

    def no_room(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Period, "__attrs_post_init__", no_room)
    with pytest.raises(MemoryError):
        converter.structure({"start": "2026-01-01"}, Period)


def test_an_error_that_does_not_come_again_is_told_and_nothing_is_made_of_half(monkeypatch: pytest.MonkeyPatch) -> None:
    converter = Converter()
    configure(converter)
    left = [RecursionError()]
    checks = Period.__attrs_post_init__

    def once(period: Period) -> None:
        if left:
            raise left.pop()
        checks(period)

    monkeypatch.setattr(Period, "__attrs_post_init__", once)
    with pytest.raises(DocumentError) as caught:
        converter.structure({"start": "2026-01-01"}, Period)
    assert [each.message for each in caught.value.problems] == ["cannot be read: RecursionError"]


# ---- the rest is the application's -----------------------------------------------------------------------------------


@attrs.frozen
class Own:
    """A class of an application, read as leniently as cattrs reads."""

    count: int
    name: str
    on: date


def test_classes_of_the_application_are_read_and_written_as_before() -> None:
    before, after = (import_module("cattrs.preconf.json").make_converter() for _ in range(2))
    configure(after)
    written = {"count": "7", "name": 8, "on": "20260101", "other": 1}
    assert after.structure(written, Own) == before.structure(written, Own)
    value = Own(count=7, name="8", on=date(2026, 1, 1))
    assert after.unstructure(value) == before.unstructure(value)
    for kind in (int, str, float, date, Colour):
        assert after.get_structure_hook(kind).__module__ == before.get_structure_hook(kind).__module__


@pytest.mark.parametrize("kind", [Money | None, Period | None, date | None], ids=str)
def test_what_may_be_absent_is_so_as_before(converter: Converter, kind: Any) -> None:  # noqa: ANN401 -- any type
    assert converter.structure(None, kind) is None


def test_only_a_register_is_written_as_one() -> None:
    converter = Converter()
    configure(converter)
    with pytest.raises(CustomerFocusError, match="register must be a Register, got an instance of Segment"):
        converter.unstructure(Segment(id="a", name="A"), unstructure_as=Register)
