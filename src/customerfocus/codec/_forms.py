"""The form of values as JSON Schema, made from their classes: what a class has, its schema has, without being told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints

import attrs

from customerfocus._checks import LARGEST_INTEGER, LONGEST_IDENTIFIER, LONGEST_TEXT
from customerfocus.codec._bounds import BOUNDS
from customerfocus.codec._meaning import meanings, summary
from customerfocus.codec._structuring import (
    DIGITS,
    TAG,
    if_present,
    is_array,
    is_enumeration,
    is_one_of,
    is_optional,
    is_ref_or_object,
    tag_of,
)
from customerfocus.values.identifiers import Kind, Ref, RequirementId
from customerfocus.values.scales import PUBLISHED_SCALES, Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from customerfocus.codec._bounds import Words

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_ID: Final = "[^:@+]+"


def whole(name: str, number: int, top: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of the documents of a format and a number, with the forms that it names in order of their names."""
    identity = {"$schema": _DIALECT, "$id": f"urn:{name.replace('/', ':')}:{number}"}
    return {**identity, **top, "$defs": dict(sorted(named.items()))}


def closed(properties: Mapping[str, Any], required: Iterable[str]) -> dict[str, Any]:
    """Return the schema of an object that has these keys and no others."""
    return {"type": "object", "properties": dict(properties), "required": list(required), "additionalProperties": False}


def form(hint: Any, named: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401, PLR0911 -- any type, and one answer per kind
    """Return the schema of a type; what it refers to by name is added to what is *named*."""
    if is_optional(hint):
        return form(if_present(hint), named)
    if is_array(hint):
        return {"type": "array", "items": form(get_args(hint)[0], named)}
    if is_one_of(hint):
        return {"oneOf": [_object(each, named, tag_of(each)) for each in get_args(hint)]}
    if is_ref_or_object(hint):
        return {"oneOf": [form(each, named) for each in get_args(hint)]}
    if hint is Scale:
        return _by_name(
            "Scale", named, lambda: {"oneOf": [{"enum": [each.name for each in PUBLISHED_SCALES]}, _members(Scale, named)]}
        )
    if hint is not Ref and attrs.has(hint):
        return _object(hint, named)
    if is_enumeration(hint):
        return _by_name(hint.__name__, named, lambda: {**described(summary(hint)), "enum": [each.value for each in hint]})
    return _leaf(hint, named)


def _object(kind: type, named: dict[str, Any], tag: str | None = None) -> dict[str, Any]:
    """Return the schema of a class; as a member of a union it goes by its tag."""
    return _by_name(tag or kind.__name__, named, lambda: _members(kind, named, tag))


def _members(kind: type, named: dict[str, Any], tag: str | None = None) -> dict[str, Any]:
    said, hints = meanings(kind), get_type_hints(kind)
    properties: dict[str, Any] = {} if tag is None else {TAG: {"const": tag}}
    required = list(properties)
    for field in attrs.fields(kind):
        bounded = _bounded(form(hints[field.name], named), BOUNDS.get((kind, field.name), ()))
        properties[field.name] = {**bounded, **described(said.get(field.name))}
        if field.default is attrs.NOTHING:
            required.append(field.name)
    return {**described(summary(kind)), **closed(properties, required)}


def _bounded(schema: dict[str, Any], words: Words) -> dict[str, Any]:
    """Return a schema with its bounds, and those of what stands in an array within."""
    bounds = {word: _bounded(schema[word], limit) if word == "items" else limit for word, limit in words}
    return schema | {word: list(limit) if type(limit) is tuple else limit for word, limit in bounds.items()}


def _by_name(name: str, named: dict[str, Any], define: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    if name not in named:
        named[name] = {}  # so that a class may hold others of its own
        named[name] = define()
    return {"$ref": f"#/$defs/{name}"}


def _leaf(hint: Any, named: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 -- any type
    """Return the schema of what holds no other; what is a type for the reader only is an id or a name."""
    short = {"type": "string", "minLength": 1, "maxLength": LONGEST_IDENTIFIER, "pattern": f"^{_ID}$"}
    leaves: dict[Any, tuple[str, dict[str, Any]]] = {
        str: ("text", {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}),
        int: ("integer", {"type": "integer", "minimum": -LARGEST_INTEGER, "maximum": LARGEST_INTEGER}),
        float: ("number", {"type": "number"}),
        Decimal: ("exact-number", {"type": "string", "pattern": f"^{DIGITS.pattern}$"}),
        date: ("day", {"type": "string", "format": "date", "maxLength": 10, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        Ref: ("Ref", {"type": "string", "pattern": f"^({'|'.join(Kind)}):."}),
        RequirementId: (
            "requirement-id",
            {"anyOf": [short, {"type": "string", "pattern": f"^(implied|imposed):{_ID}@{_ID}$"}]},
        ),
    }
    name, leaf = leaves[hint] if hint in leaves or not hasattr(hint, "__supertype__") else ("id", short)
    return _by_name(name, named, lambda: leaf)


def described(said: str | None) -> dict[str, str]:
    """Return the description of a form; nothing where there is none."""
    return {"description": said} if said else {}
