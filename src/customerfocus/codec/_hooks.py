"""What a cattrs converter of an application has to know, so that it reads and writes the values of this library."""

from __future__ import annotations

from functools import partial
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import attrs

from customerfocus.codec._document import dump, load, read_part, write_part
from customerfocus.codec._structuring import is_enumeration, is_one_of, is_ref_or_object
from customerfocus.register.aggregate import Register
from customerfocus.register.shapes import SHAPES
from customerfocus.values.identifiers import Ref

if TYPE_CHECKING:
    from cattrs import Converter


def configure(converter: Converter) -> None:
    """Teach a cattrs converter of your own to read and write registers, their records and the values in them.

    They have the form they have in a document, whatever the converter is set up for: a day and an exact number are text. A register
    is read by `load` and written by `dump`. Everything else the converter does as before; no hook is registered for a type that is
    not of this library.

    What cannot be read is a `DocumentError`; it stands in the errors of cattrs at the place of the value, and the paths of its
    problems begin there.

    Args:
        converter: It is changed.

    Examples:
        >>> from cattrs.preconf.json import make_converter
        >>> from customerfocus import Period
        >>> converter = make_converter()
        >>> configure(converter)
        >>> converter.loads('[{"start": "2026-01-01"}]', list[Period])
        [Period(start=datetime.date(2026, 1, 1), end=None)]
    """
    converter.register_structure_hook(Register, _register)
    converter.register_unstructure_hook(Register, dump)
    for kind in _kinds():
        converter.register_structure_hook(kind, read_part)
        converter.register_unstructure_hook(kind, partial(write_part, kind))


def _register(value: object, _: object) -> Register:
    return load(value)


def _kinds() -> list[Any]:
    """Return every class, every enumeration and every union of classes that stands in a register."""
    found: dict[Any, None] = {}
    waiting: list[Any] = [shape.type for shape in SHAPES]
    for hint in waiting:
        if hint in found:
            continue
        is_union = is_one_of(hint) or is_ref_or_object(hint)
        if is_union or is_enumeration(hint) or (isinstance(hint, type) and attrs.has(hint)):
            found[hint] = None
        inside = get_type_hints(hint).values() if attrs.has(hint) and hint is not Ref else get_args(hint)
        waiting += [each for each in inside if each not in (NoneType, Ellipsis)]
    return list(found)
