"""What a document holds, read off the classes: which keys an object has, of what form each is, and which may be left out.

Nothing here knows how documents are read. The rules are those of the reference page of the document.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, NewType, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

import attrs

from customerfocus import Ref, Scale
from customerfocus.register.shapes import SHAPES

Form: TypeAlias = Any
"""A type as a class declares it."""

RECORDS: Final[dict[str, Form]] = {shape.field: shape.type for shape in SHAPES}
"""The class of the records of each array."""


def plain(form: Form) -> Form:
    """Return a form as it stands in a document, where nothing is null and an id is a text."""
    if _origin(form) in (Union, UnionType):
        present = [each for each in get_args(form) if each is not NoneType]
        return plain(present[0]) if len(present) == 1 else form
    return form.__supertype__ if isinstance(form, NewType) else form


def sort_of(form: Form) -> str:
    """Return what sort of form it is, by which it is told what may not stand there."""
    form = plain(form)
    if _origin(form) is tuple:
        return "array"
    if _origin(form) in (Union, UnionType):
        return "pointer or object" if Ref in get_args(form) else "one of"
    simple = {str: "text", int: "whole", float: "number", date: "day", Decimal: "exact", Ref: "pointer", Scale: "scale"}
    return "word" if issubclass(form, StrEnum) else simple.get(form, "object")


def element_of(form: Form) -> Form:
    """Return the form of the elements of an array."""
    return get_args(plain(form))[0]


def members_of(form: Form) -> dict[str, type]:
    """Return the classes of a union by their tags: the class name in kebab-case."""
    return {re.sub(r"(?<!^)(?=[A-Z])", "-", each.__name__).lower(): each for each in get_args(plain(form))}


def class_of(value: dict[str, Any], form: Form) -> type:
    """Return the class of an object in a document."""
    match sort_of(form):
        case "one of":
            return members_of(form)[value["kind"]]
        case "pointer or object":
            return cast("type", next(each for each in get_args(plain(form)) if each is not Ref))
        case _:
            return cast("type", plain(form))


def fields_of(cls: type) -> dict[str, Form]:
    """Return the keys of an object and the form of each, in the order of their declaration."""
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}


def defaults_of(cls: type) -> dict[str, Any]:
    """Return what counts where a key is left out; keys that are not here are required."""
    return {field.name: field.default for field in attrs.fields(cls) if field.default is not attrs.NOTHING}


def classes() -> dict[str, type]:
    """Return every class whose objects stand in a document, by name."""
    found: dict[str, type] = {}
    waiting: list[Form] = list(RECORDS.values())
    while waiting:
        form = waiting.pop(0)
        match sort_of(form):
            case "array":
                waiting.append(element_of(form))
            case "one of" | "pointer or object":
                waiting.extend(each for each in get_args(plain(form)) if each is not Ref)
            case "object" | "scale" if plain(form).__name__ not in found:
                found[plain(form).__name__] = plain(form)
                waiting.extend(fields_of(plain(form)).values())
            case _:
                pass
    return found


def members(value: Any, form: Form) -> Iterator[tuple[str | int, Any, Form]]:  # noqa: ANN401 -- plain data
    """Yield what stands in an array or an object: its step, itself and its form; not the tag of a union."""
    if isinstance(value, list):
        yield from ((place, each, element_of(form)) for place, each in enumerate(value))
    elif isinstance(value, dict):
        fields = fields_of(class_of(value, form))
        yield from ((key, each, fields[key]) for key, each in value.items() if key in fields)


def least(value: Any, form: Form) -> Any:  # noqa: ANN401 -- plain data
    """Return a copy without what may be left out at any depth."""
    if isinstance(value, list):
        return [least(each, element_of(form)) for each in value]
    if not isinstance(value, dict):
        return value
    cls = class_of(value, form)
    fields, defaults = fields_of(cls), defaults_of(cls)
    needed = ("end", "points" if value.get("statistic") == "share" else "")  # by laws: of versions, and of a share
    return {
        key: least(each, fields[key]) if key in fields else each
        for key, each in value.items()
        if key not in defaults or key in needed
    }


def whole(value: Any, form: Form) -> Any:  # noqa: ANN401 -- plain data
    """Return a copy with the defaults of what was left out, as it is written; nothing stands for what is absent or empty."""
    if isinstance(value, list):
        return [whole(each, element_of(form)) for each in value]
    if not isinstance(value, dict):
        return value
    cls = class_of(value, form)
    fields = fields_of(cls)
    added = {key: each for key, each in defaults_of(cls).items() if type(each) in (int, float) or isinstance(each, StrEnum)}
    given = {key: whole(each, fields[key]) if key in fields else each for key, each in value.items()}
    return {key: str(each) if isinstance(each, StrEnum) else each for key, each in {**added, **given}.items()}


def _origin(form: Form) -> object:
    return get_origin(form)
