"""A small register, and what is told when a change is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from customerfocus import Capability, IntegrityError, IntegrityProblem, Record, Register, Segment, TradeOff
from customerfocus.register.shapes import SHAPES, shape_of

COUNTER = Capability(id="counter", name="Express counter")
DINERS = Segment(id="diners", name="Evening diners")
COMMUTERS = Segment(id="commuters", name="Weekday commuters", requires=["counter"])
HURRY = TradeOff(attribute="speed", against="calm", because="a quick turn of tables disturbs the room")

EMPTY = Register(organisation="Moka Bar")
SMALL = Register(organisation="Moka Bar", capabilities=[COUNTER], segments=[COMMUTERS, DINERS], trade_offs=[HURRY])


def anew(register: Register, *records: Record) -> Register:
    """Make a register of all its records and some more, as if none had ever stood together."""
    held = {shape_of(type(each)).address_of(each): each for each in (*register.records(), *records)}
    fields: dict[str, list[Record]] = {}
    for each in held.values():
        fields.setdefault(shape_of(type(each)).field, []).append(each)
    return Register(organisation=register.organisation, **fields)  # type: ignore[arg-type]  # each kind in its field


def problems(change: Callable[[], object]) -> tuple[IntegrityProblem, ...]:
    """Return what keeps the records from standing together after a change."""
    with pytest.raises(IntegrityError) as caught:
        change()
    return caught.value.problems


def told(change: Callable[[], object]) -> list[tuple[str, str, str]]:
    """Return the problems of a change without their sentences."""
    return [(each.ref, each.field, each.code) for each in problems(change)]


def fields_of(register: Register) -> dict[str, Any]:
    return {shape.field: list(getattr(register, shape.field)) for shape in SHAPES}
