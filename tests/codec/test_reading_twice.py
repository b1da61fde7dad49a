"""What reads up to the first error and what goes on to the last accept the same, and make the same of it."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import pytest

from customerfocus import Direction, Kind, Ref
from customerfocus.codec._document import _TYPES
from customerfocus.codec._structuring import reading
from customerfocus.register.shapes import SHAPES, Shape

from .documents import places
from .refused import holder


class Text(str):
    """A text by inheritance only."""

    __slots__ = ()


class Number(int):
    """A whole number by inheritance only."""


class Object(dict[str, object]):
    """An object by inheritance only."""


ANYTHING: Final[tuple[object, ...]] = (
    *(None, True, 0, 1, -1, 1.0, -0.0, 0.5, 2**53, 10**400, float("nan"), float("inf"), Number(1)),
    *("", "a", "1", "12.50", "2026-02-28", "2026-02-30", "segment:diners", "likert-5", "\ud800", "e\u0301", Text("a"), b"a"),
    *([], [[]], [None], (), {}, {"kind": "stated"}, {"kind": []}, {1: 1}, Object(), MappingProxyType({}), {1}),
    *(date(2026, 2, 28), datetime(2026, 2, 28), Decimal("12.50"), Decimal("NaN"), Direction.MORE, Ref(kind=Kind.SEGMENT, key="a")),  # noqa: DTZ001 -- wrong on purpose
)
GONE: Final = object()
"""Nothing stands there."""

QUICK: Final = reading()
EXPLAINING: Final = reading(explaining=True)


def read(hooks: Any, kind: Any, value: object) -> str:  # noqa: ANN401 -- how any type is read
    """Return what is made of a value; or that it is refused, for whatever came first."""
    try:
        return repr(hooks[kind](value))
    except Exception:  # noqa: BLE001 -- which it is, the tests of refusals tell
        return "refused"


def changed(records: list[Any]) -> Iterator[tuple[Any, ...]]:
    """Change records at one place after another, and yield the place and what stands there; all are changed back."""
    for place in places(records):
        container = holder(records, place)
        before = container[place[-1]]
        for value in (*ANYTHING, [before], [before, before], {"a": before}):
            container[place[-1]] = value
            yield place, value
        container[place[-1]] = before
        if isinstance(container, dict):
            for key in ("new", "self", 1):
                container[key] = before
                yield (*place, key), before
                del container[key]
            del container[place[-1]]
            yield place, GONE
            container[place[-1]] = before


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind)
def test_both_ways_of_reading_make_the_same_of_whatever_stands_anywhere(shape: Shape, document: dict[str, Any]) -> None:
    kind, records = dict(_TYPES)[shape.field], document[shape.field]
    found = [read(QUICK, kind, records)]
    assert found != ["refused"]
    for place, value in changed(records):
        found.append(read(QUICK, kind, records))
        assert read(EXPLAINING, kind, records) == found[-1], (place, value)
    assert {"refused", found[0]} <= {*found}
