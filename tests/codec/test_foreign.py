"""What is no plain value is not asked for anything, not even what it is: it may answer what it likes, or nothing."""

from typing import Any

import attrs
import pytest

from customerfocus.errors import shown
from customerfocus.register.shapes import SHAPES, Shape

from .refused import HEAD, told


def _asked(*_: object) -> Any:  # noqa: ANN401
    raise ZeroDivisionError


class Classes(type):
    """Classes that will not be compared."""

    __eq__ = __hash__ = _asked


class Foreign(metaclass=Classes):
    """What will not tell its class."""

    __class__ = property(_asked)  # as a proxy has it that stands for nothing yet


FOREIGN_KEY: Any = Foreign()


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (Foreign(), ("$", "type.object")),
        ({**HEAD, "format": Foreign()}, ("$.format", "format.unknown")),
        ({**HEAD, "schema": Foreign()}, ("$.schema", "schema.type")),
        ({**HEAD, "organisation": Foreign()}, ("$.organisation", "type.text")),
        ({**HEAD, "segments": Foreign()}, ("$.segments", "type.array")),
        ({**HEAD, "segments": [Foreign()]}, ("$.segments[0]", "type.object")),
        ({FOREIGN_KEY: 1, **HEAD}, ("$[an instance of Foreign]", "key.unknown")),
    ],
    ids=["all", "format", "schema", "organisation", "array", "object", "key"],
)
def test_what_is_foreign_is_not_asked_what_it_is(document: object, problem: tuple[str, str]) -> None:
    assert told(document) == [problem]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind)
def test_what_is_foreign_is_not_asked_wherever_it_stands_in_a_record(shape: Shape, document: dict[str, Any]) -> None:
    record = document[shape.field][0]
    for name in attrs.fields_dict(shape.type):
        for value in (Foreign(), [Foreign()], {"kind": Foreign()}, {FOREIGN_KEY: 1}):
            problems = told({**HEAD, shape.field: [{**record, name: value}]})
            assert problems
            assert all(path.startswith(f"$.{shape.field}[0].{name}") for path, _ in problems)


def test_what_is_foreign_is_shown_without_being_asked() -> None:
    assert shown(Foreign()) == "an instance of Foreign"
    assert shown(Foreign) == "an instance of Classes"
