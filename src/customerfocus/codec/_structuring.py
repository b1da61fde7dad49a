"""What cattrs has to know: how each type is read, exactly, and how it is written.

Left to itself cattrs converts what it can (`"7"` to 7, 1.9 to 1, `None` to `"None"`). Here nothing is converted: every hook tests
the exact type of what came.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from customerfocus._checks import LARGEST_INTEGER, day_from_text, whole
from customerfocus.codec._problems import MOST, ForeignKeysError, held
from customerfocus.errors import BrokenLawError, CustomerFocusError, NotOneOfError, TextFormError, WrongTypeError, shown
from customerfocus.values.identifiers import Ref
from customerfocus.values.money import plain
from customerfocus.values.scales import PUBLISHED_SCALES, Scale

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = ""
"""The field an error names when it speaks of the very value at the path."""

DIGITS: Final = re.compile(r"(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?")

TAG: Final = "kind"
"""The key by which an object says which member of a union it is."""


def make_converter(*, explaining: bool = False) -> Converter:
    """Return a converter that knows every type of a register.

    Args:
        explaining: Whether it goes on after the first error, so that all of them can be told; that takes longer.
    """
    converter = Converter(forbid_extra_keys=True, detailed_validation=explaining, unstruct_collection_overrides={tuple: list})
    converter.register_structure_hook(int, _integer)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook_factory(attrs.has, _object)
    converter.register_structure_hook_factory(is_array, _array)
    converter.register_structure_hook_factory(is_optional, _present)
    converter.register_structure_hook_factory(is_one_of, _one_of)
    converter.register_structure_hook_factory(is_ref_or_object, _ref_or_object)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(Ref, _ref)
    converter.register_structure_hook(Scale, _scale(converter))
    converter.register_unstructure_hook_factory(attrs.has, _without_absent)
    converter.register_unstructure_hook_factory(is_one_of, _tagged)
    converter.register_unstructure_hook_factory(is_ref_or_object, _untagged)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(StrEnum, str)
    converter.register_unstructure_hook(Decimal, plain)
    converter.register_unstructure_hook(Ref, str)
    whole_scale = converter.get_unstructure_hook(Scale)
    converter.register_unstructure_hook(Scale, lambda scale: scale.name if scale in PUBLISHED_SCALES else whole_scale(scale))
    return converter


def _integer(value: object, _: object) -> int:
    if type(value) is not int:
        raise WrongTypeError(HERE, "a whole number, written without a decimal point", value, "type.integer")
    whole(value, HERE, -LARGEST_INTEGER, LARGEST_INTEGER)
    return value


def _number(value: object, _: object) -> float:
    if type(value) is int:
        whole(value, HERE, -LARGEST_INTEGER, LARGEST_INTEGER)
        return value
    if type(value) is not float:
        raise WrongTypeError(HERE, "a number", value, "type.number")
    return value


def _text(value: object, _: object) -> str:
    if type(value) is not str:
        raise WrongTypeError(HERE, "text", value, "type.text")
    return value


def _word(value: object, kind: type[StrEnum]) -> StrEnum:
    words = tuple(each.value for each in kind)
    if type(value) is not str:
        raise WrongTypeError(HERE, f"one of {', '.join(words)}", value, "type.text")
    if value not in words:
        raise NotOneOfError(HERE, value, words)
    return kind(value)


def _day(value: object, _: object) -> date:
    if type(value) is date:
        return value
    if type(value) is not str:
        raise WrongTypeError(HERE, "a day written as YYYY-MM-DD", value, "date.form")
    return day_from_text(value, HERE)


def _decimal(value: object, _: object) -> Decimal:
    """Read an exact number from its digits: no sign, no exponent, no zero before others; 12.50 is 12.5."""
    if type(value) is Decimal:
        return value
    if type(value) is not str:
        raise WrongTypeError(HERE, "an exact number, written as text", value, "type.decimal")
    if not DIGITS.fullmatch(value):
        raise TextFormError(HERE, "be digits, with a point before decimals: 12 or 0.5", value, "decimal.form")
    return Decimal(value)


def _ref(value: object, _: object) -> Ref:
    if type(value) is not str:
        raise WrongTypeError(HERE, "the text kind:key", value, "type.text")
    try:
        return Ref.parse(value)
    except CustomerFocusError as error:
        error.field = HERE  # the text itself, not one of its parts
        raise


def _scale(converter: Converter) -> Callable[[object, object], Scale]:
    spelled_out = _object(Scale, converter)

    def structure(value: object, kind: object) -> Scale:
        if type(value) is not str:
            return spelled_out(value, kind)  # type: ignore[no-any-return]
        for scale in PUBLISHED_SCALES:
            if scale.name == value:
                return scale
        raise NotOneOfError(HERE, value, [scale.name for scale in PUBLISHED_SCALES])

    return structure


def _object(kind: type[Any], converter: Converter) -> Callable[[Any, Any], Any]:
    structure_members = make_dict_structure_fn(kind, converter, _cattrs_use_linecache=False)

    def structure(value: object, _: object) -> Any:  # noqa: ANN401 -- an instance of *kind*
        return structure_members(keyed(value), kind)

    return structure


def keyed(value: object) -> dict[str, Any]:
    """Return what came if it is an object with texts as keys; nothing is looked up among keys that may compare as they like."""
    if type(value) is not dict:
        raise WrongTypeError(HERE, "an object", value)
    foreign = [key for key in value if type(key) is not str]
    if foreign:
        raise ForeignKeysError(foreign)
    return value


def is_array(kind: Any) -> bool:  # noqa: ANN401 -- any type
    return get_origin(kind) is tuple


def _array(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401 -- tuple[T, ...]
    element = get_args(kind)[0]
    structure_element = converter.get_structure_hook(element)
    collected = _every_error if converter.detailed_validation else _until_an_error

    def structure(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise WrongTypeError(HERE, "an array", value, "type.array")
        return collected(value, structure_element, element)

    return structure


def _until_an_error(values: list[Any], structure: Callable[[Any, Any], Any], element: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple([structure(each, element) for each in values])


def _every_error(values: list[Any], structure: Callable[[Any, Any], Any], element: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Structure all elements, or tell of every one that cannot be; of no more once there are too many to show."""
    structured: list[Any] = []
    errors: list[Exception] = []
    found = 0
    for index, each in enumerate(values):
        try:
            structured.append(structure(each, element))
        except Exception as error:  # noqa: BLE001 -- every one is kept, to be explained with its index
            error.add_note(IterableValidationNote("in an array", index, element))
            errors.append(error)
            found += held(error)
            if found > MOST:
                break
    if errors:  # pyright reads the signature of `ExceptionGroup.__new__`
        raise IterableValidationError("array", errors, tuple)  # pyright: ignore[reportCallIssue]
    return tuple(structured)


def is_optional(kind: Any) -> bool:  # noqa: ANN401 -- any type
    return get_origin(kind) in (Union, UnionType) and NoneType in get_args(kind)


def _present(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401 -- T | None
    """Structure as if it could not be absent: what is absent is left out of a document, never null."""
    (present,) = (each for each in get_args(kind) if each is not NoneType)
    structure = converter.get_structure_hook(present)
    return lambda value, _: structure(value, present)


def _is_union(kind: Any) -> bool:  # noqa: ANN401 -- any type
    return get_origin(kind) in (Union, UnionType) and NoneType not in get_args(kind)


def is_one_of(kind: Any) -> bool:  # noqa: ANN401 -- any type
    return _is_union(kind) and Ref not in get_args(kind)


def is_ref_or_object(kind: Any) -> bool:  # noqa: ANN401 -- any type
    return _is_union(kind) and Ref in get_args(kind)


def _ref_or_object(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401 -- Ref | a class
    """Structure a text as a `Ref`, and an object as the class beside it."""
    (other,) = (each for each in get_args(kind) if each is not Ref)
    structure_other = converter.get_structure_hook(other)

    def structure(value: object, _: object) -> Any:  # noqa: ANN401 -- a Ref, or an instance of the class
        if type(value) is str:
            return _ref(value, Ref)
        if type(value) is not dict:
            raise WrongTypeError(HERE, "the text kind:key or an object", value)
        return structure_other(value, other)

    return structure


def _untagged(kind: Any, converter: Converter) -> Callable[[Any], Any]:  # noqa: ANN401 -- a union of classes
    members = {each: converter.get_unstructure_hook(each) for each in get_args(kind)}
    return lambda value: members[type(value)](value)


def tag_of(kind: type) -> str:
    """Return the class name in kebab-case: `OnSatisfaction` is `on-satisfaction`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


def _one_of(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401 -- a union of classes
    """Structure the member of a union that its `kind` names."""
    members = {tag_of(each): (each, converter.get_structure_hook(each)) for each in get_args(kind)}

    def structure(value: object, _: object) -> Any:  # noqa: ANN401 -- an instance of a member
        fields = keyed(value)
        if TAG not in fields:
            raise BrokenLawError("kind.missing", TAG, f"say which it is: {', '.join(members)}", "nothing")
        tag = fields[TAG]
        if type(tag) is not str or tag not in members:
            raise BrokenLawError("kind.unknown", TAG, f"be one of {', '.join(members)}", shown(tag))
        member, structure_member = members[tag]
        return structure_member({key: each for key, each in fields.items() if key != TAG}, member)

    return structure


def _tagged(kind: Any, converter: Converter) -> Callable[[Any], dict[str, Any]]:  # noqa: ANN401 -- a union of classes
    members = {each: converter.get_unstructure_hook(each) for each in get_args(kind)}
    return lambda value: {TAG: tag_of(type(value))} | members[type(value)](value)


def _without_absent(kind: type[Any], converter: Converter) -> Callable[[Any], dict[str, Any]]:
    every_member = make_dict_unstructure_fn(kind, converter, _cattrs_use_linecache=False)
    return lambda value: {key: each for key, each in every_member(value).items() if each not in (None, [], {})}
