"""How each type is read, exactly, and how it is written; cattrs writes the code that tells what is wrong with an object.

Left to itself cattrs converts what it can (`"7"` to 7, 1.9 to 1, `None` to `"None"`). Here nothing is converted: every hook tests
the exact type of what came. Nor does cattrs look for hooks: on its way it passes over every error, also that memory is at its end,
and keeps for ever what it took instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Any, Final, Generic, TypeAlias, TypeGuard, TypeVar, Union, final, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn_from_attrs, override

from customerfocus._checks import LARGEST_INTEGER, day_from_text, whole
from customerfocus.codec._problems import MOST, ForeignKeysError, held
from customerfocus.errors import BrokenLawError, CustomerFocusError, NotOneOfError, TextFormError, WrongTypeError, shown
from customerfocus.values.identifiers import Ref
from customerfocus.values.money import plain
from customerfocus.values.scales import PUBLISHED_SCALES, Scale

Read: TypeAlias = Callable[[Any], Any]
"""Makes a value of what stands in a document."""
Write: TypeAlias = Callable[[Any], Any]
"""Makes what stands in a document of a value."""
H = TypeVar("H")

HERE: Final = ""
"""The field an error names when it speaks of the very value at the path."""

DIGITS: Final = re.compile(r"(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?")

TAG: Final = "kind"
"""The key by which an object says which member of a union it is."""


@final
@attrs.frozen(kw_only=True, eq=False)
class _Hooks(Generic[H]):
    """How values of each type are read, or written.

    Attributes:
        find: Returns the hook of a type; it is given these hooks, too, to find those of what stands in it.
    """

    find: Callable[[Any, _Hooks[H]], H]
    _found: dict[Any, H] = attrs.field(init=False, factory=dict)  # what was found whole, and nothing else

    def __getitem__(self, kind: Any) -> H:  # noqa: ANN401 -- any type
        if kind not in self._found:
            self._found[kind] = self.find(kind, self)
        return self._found[kind]


def reading(*, explaining: bool = False) -> _Hooks[Read]:
    """Return how every type of a register is read.

    Args:
        explaining: Whether reading goes on after the first error, so that all of them can be told; that takes longer.
    """
    collected = _every_error if explaining else _until_an_error
    made = partial(_explained_object, Converter(forbid_extra_keys=True)) if explaining else _object
    leaves: dict[Any, Read] = {int: _integer, float: _number, str: _text, Decimal: _decimal, date: _day, Ref: _ref}

    def find(kind: Any, hooks: _Hooks[Read]) -> Read:  # noqa: ANN401, PLR0911 -- any type, and one answer per kind
        if is_optional(kind):
            return hooks[if_present(kind)]  # what is absent is left out of a document, never null
        if is_array(kind):
            return _array(kind, hooks, collected)
        if is_one_of(kind):
            return _one_of(kind, hooks)
        if is_ref_or_object(kind):
            return _ref_or_object(kind, hooks)
        if kind is Scale:
            return _scale(made(kind, hooks))
        if kind is not Ref and attrs.has(kind):
            return made(kind, hooks)
        return _word(kind) if is_enumeration(kind) else leaves[_plain_type(kind)]

    return _Hooks(find=find)


def writing() -> _Hooks[Write]:
    """Return how every type of a register is written."""
    leaves: dict[Any, Write] = {date: date.isoformat, Decimal: plain, Ref: str}

    def find(kind: Any, hooks: _Hooks[Write]) -> Write:  # noqa: ANN401, PLR0911 -- as above
        if is_optional(kind):
            return hooks[if_present(kind)]  # what is absent is not written
        if is_array(kind):
            return _list(kind, hooks)
        if is_one_of(kind):
            return _tagged(kind, hooks)
        if is_ref_or_object(kind):
            return _untagged(kind, hooks)
        if kind is Scale:
            return _name_or_points(_without_absent(kind, hooks))
        if kind is not Ref and attrs.has(kind):
            return _without_absent(kind, hooks)
        return {each: each.value for each in kind}.__getitem__ if is_enumeration(kind) else leaves.get(kind, _as_it_is)

    return _Hooks(find=find)


def _plain_type(kind: Any) -> Any:  # noqa: ANN401 -- any type
    """Return what a type is when the program runs: an id is a text."""
    return getattr(kind, "__supertype__", kind)


def _fields(kind: type[Any]) -> list[Any]:
    """Return the attributes of a class, each with its type rather than the text that names it."""
    hints = get_type_hints(kind)
    return [each.evolve(type=hints[each.name]) for each in attrs.fields(kind)]


def _integer(value: object) -> int:
    if type(value) is not int:
        raise WrongTypeError(HERE, "a whole number, written without a decimal point", value, "type.integer")
    whole(value, HERE, -LARGEST_INTEGER, LARGEST_INTEGER)
    return value


def _number(value: object) -> float:
    if type(value) is int or type(value) is float:
        return value
    raise WrongTypeError(HERE, "a number", value, "type.number")


def _text(value: object) -> str:
    if type(value) is not str:
        raise WrongTypeError(HERE, "text", value, "type.text")
    return value


def _word(kind: type[StrEnum]) -> Read:
    by_word = {each.value: each for each in kind}

    def structure(value: object) -> StrEnum:
        if type(value) is not str:
            raise WrongTypeError(HERE, f"one of {', '.join(by_word)}", value, "type.text")
        if value not in by_word:
            raise NotOneOfError(HERE, value, by_word)
        return by_word[value]

    return structure


def _day(value: object) -> date:
    if type(value) is date:
        return value
    if type(value) is not str:
        raise WrongTypeError(HERE, "a day written as YYYY-MM-DD", value, "date.form")
    return day_from_text(value, HERE)


def _decimal(value: object) -> Decimal:
    """Read an exact number from its digits: no sign, no exponent, no zero before others; 12.50 is 12.5."""
    if type(value) is Decimal:
        return value
    if type(value) is not str:
        raise WrongTypeError(HERE, "an exact number, written as text", value, "type.decimal")
    if not DIGITS.fullmatch(value):
        raise TextFormError(HERE, "be digits, with a point before decimals: 12 or 0.5", value, "decimal.form")
    return Decimal(value)


def _ref(value: object) -> Ref:
    if type(value) is not str:
        raise WrongTypeError(HERE, "the text kind:key", value, "type.text")
    try:
        return Ref.parse(value)
    except CustomerFocusError as error:
        error.field = HERE  # the text itself, not one of its parts
        raise


def _scale(spelled_out: Read) -> Read:
    def structure(value: object) -> Scale:
        if type(value) is not str:
            return spelled_out(value)  # type: ignore[no-any-return]
        for scale in PUBLISHED_SCALES:
            if scale.name == value:
                return scale
        raise NotOneOfError(HERE, value, [scale.name for scale in PUBLISHED_SCALES])

    return structure


def _object(kind: type[Any], hooks: _Hooks[Read]) -> Read:
    """Structure an object up to the first error; of a key that is unknown or missing that is Python's own, to be explained."""
    by_name = {each.name: hooks[each.type] for each in _fields(kind)}

    def structure(value: object) -> Any:  # noqa: ANN401 -- an instance of *kind*
        return kind(**{name: by_name[name](each) for name, each in keyed(value).items()})

    return structure


def _explained_object(converter: Converter, kind: type[Any], hooks: _Hooks[Read]) -> Read:
    """Structure an object, or tell of every member that cannot be."""
    fields = _fields(kind)
    by_field: dict[str, Any] = {each.name: override(struct_hook=_for_cattrs(hooks[each.type])) for each in fields}
    structure_members = make_dict_structure_fn_from_attrs(fields, kind, converter, _cattrs_use_linecache=False, **by_field)

    def structure(value: object) -> Any:  # noqa: ANN401 -- an instance of *kind*
        return structure_members(keyed(value), kind)

    return structure


def _for_cattrs(structure: Read) -> Callable[[Any, Any], Any]:
    """Return the same as a hook of cattrs, which is given the type, too."""
    return lambda value, _: structure(value)


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


def _array(kind: Any, hooks: _Hooks[Read], collected: Callable[[list[Any], Read, Any], tuple[Any, ...]]) -> Read:  # noqa: ANN401
    element = get_args(kind)[0]
    structure_element = hooks[element]

    def structure(value: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise WrongTypeError(HERE, "an array", value, "type.array")
        return collected(value, structure_element, element)

    return structure


def _until_an_error(values: list[Any], structure: Read, _: object) -> tuple[Any, ...]:
    return tuple([structure(each) for each in values])


def _every_error(values: list[Any], structure: Read, element: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Structure all elements, or tell of every one that cannot be; of no more once there are too many to show."""
    structured: list[Any] = []
    errors: list[Exception] = []
    found = 0
    for index, each in enumerate(values):
        try:
            structured.append(structure(each))
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


def if_present(kind: Any) -> Any:  # noqa: ANN401 -- T | None
    """Return the type that a value is of unless it is absent."""
    (present,) = (each for each in get_args(kind) if each is not NoneType)
    return present


def _is_union(kind: Any) -> bool:  # noqa: ANN401 -- any type
    return get_origin(kind) in (Union, UnionType) and NoneType not in get_args(kind)


def is_one_of(kind: Any) -> bool:  # noqa: ANN401 -- any type
    return _is_union(kind) and Ref not in get_args(kind)


def is_ref_or_object(kind: Any) -> bool:  # noqa: ANN401 -- any type
    return _is_union(kind) and Ref in get_args(kind)


def is_enumeration(kind: Any) -> TypeGuard[type[StrEnum]]:  # noqa: ANN401 -- any type
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _ref_or_object(kind: Any, hooks: _Hooks[Read]) -> Read:  # noqa: ANN401 -- Ref | a class
    """Structure a text as a `Ref`, and an object as the class beside it."""
    (other,) = (each for each in get_args(kind) if each is not Ref)
    structure_other = hooks[other]

    def structure(value: object) -> Any:  # noqa: ANN401 -- a Ref, or an instance of the class
        if type(value) is str:
            return _ref(value)
        if type(value) is not dict:
            raise WrongTypeError(HERE, "the text kind:key or an object", value)
        return structure_other(value)

    return structure


def tag_of(kind: type) -> str:
    """Return the class name in kebab-case: `OnSatisfaction` is `on-satisfaction`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


def _one_of(kind: Any, hooks: _Hooks[Read]) -> Read:  # noqa: ANN401 -- a union of classes
    """Structure the member of a union that its `kind` names."""
    members = {tag_of(each): hooks[each] for each in get_args(kind)}

    def structure(value: object) -> Any:  # noqa: ANN401 -- an instance of a member
        fields = keyed(value)
        if TAG not in fields:
            raise BrokenLawError("kind.missing", TAG, f"say which it is: {', '.join(members)}", "nothing")
        tag = fields[TAG]
        if type(tag) is not str or tag not in members:
            raise BrokenLawError("kind.unknown", TAG, f"be one of {', '.join(members)}", shown(tag))
        return members[tag]({key: each for key, each in fields.items() if key != TAG})

    return structure


# ---- writing ---------------------------------------------------------------------------------------------------------


def _as_it_is(value: object) -> object:
    return value


def _list(kind: Any, hooks: _Hooks[Write]) -> Write:  # noqa: ANN401 -- tuple[T, ...]
    write = hooks[get_args(kind)[0]]
    return lambda values: [write(each) for each in values]


def _untagged(kind: Any, hooks: _Hooks[Write]) -> Write:  # noqa: ANN401 -- a union of classes
    members = {each: hooks[each] for each in get_args(kind)}
    return lambda value: members[type(value)](value)


def _tagged(kind: Any, hooks: _Hooks[Write]) -> Write:  # noqa: ANN401 -- a union of classes
    members = {each: hooks[each] for each in get_args(kind)}
    return lambda value: {TAG: tag_of(type(value))} | members[type(value)](value)


def _name_or_points(spelled_out: Write) -> Write:
    return lambda scale: scale.name if scale in PUBLISHED_SCALES else spelled_out(scale)


def _without_absent(kind: type[Any], hooks: _Hooks[Write]) -> Write:
    by_name = [(each.name, hooks[each.type]) for each in _fields(kind)]

    def unstructure(value: object) -> dict[str, Any]:
        return {
            name: written
            for name, write in by_name
            if ((each := getattr(value, name)) or each not in (None, ())) and (written := write(each)) != {}
        }

    return unstructure
