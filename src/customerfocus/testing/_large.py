"""The strategy for large registers; `customerfocus.testing.strategies` hands it out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import attrs

from customerfocus.model.surveys import Survey
from customerfocus.register.shapes import SHAPES
from customerfocus.testing._registers import registers

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from customerfocus.register.aggregate import Register
    from customerfocus.register.shapes import Shape

_COPIED: Final = tuple(shape for shape in SHAPES if shape.has_id and shape.type is not Survey)  # questions have ids of their own


def large_registers(size: int = 100) -> SearchStrategy[Register]:
    """Draw registers with *size* times as many segments, needs, risks and other records with an id, and all that they name.

    A small register is drawn, and its records are copied under other ids; the copies name what the first ones name. Where a test
    fails, Hypothesis prints what was drawn, and warns that it is large.

    Args:
        size: How often each record stands there.
    """
    return registers(2).map(partial(_enlarged, size=size))


def _enlarged(register: Register, size: int) -> Register:
    fields: dict[str, Any] = {shape.field: _copies(register, shape, size) for shape in _COPIED}
    return attrs.evolve(register, **fields)


def _copies(register: Register, shape: Shape, size: int) -> list[Any]:
    records = getattr(register, shape.field)
    (name,) = shape.key
    return [
        *records,
        *(
            attrs.evolve(each, **{name: f"copied-{shape.field}-{place}-{number}"})
            for place, each in enumerate(records)
            for number in range(1, size)
        ),
    ]
