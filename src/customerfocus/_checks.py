"""The one set of checks and converters that constructors use.

A converter only changes the form of what came (a list into a tuple) and never judges; a check judges and never changes: it accepts,
or raises an error that names the field, what is allowed and what came.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from customerfocus.errors import (
    BrokenLawError,
    DateTextError,
    DuplicateError,
    LengthError,
    NotFiniteError,
    NotOneOfError,
    NotPositiveError,
    OutOfRangeError,
    TextFormError,
    WrongTypeError,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

S = TypeVar("S")
T = TypeVar("T")

LARGEST_INTEGER: Final = 2**53 - 1  # the largest whole number every JSON reader keeps exact (RFC 8259, section 6)
LARGEST_NUMBER: Final = 1.7976931348623157e308  # the largest that 64 bits hold (IEEE 754)
LONGEST_TEXT: Final = 100_000
LONGEST_IDENTIFIER: Final = 200

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TEXT_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_PLAIN_IDENTIFIER: Final = re.compile(rf"[A-Za-z0-9_.\-]{{1,{LONGEST_IDENTIFIER}}}")
_INVISIBLE: Final = ("Cc", "Cf", "Zs", "Zl", "Zp")
# Unassigned characters (Cn) may stand in an id: which these are differs from one version of Python to the next.
_UNNAMABLE: Final = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_JOINTS: Final = (":", "@", "+")


# ---- converters ------------------------------------------------------------------------------------------------------


def is_no_collection(values: object) -> bool:
    """Tell whether *values* is a single value; a text and a mapping are."""
    if type(values) in (list, tuple):  # the common case, without asking for any protocol
        return False
    if isinstance(values, (str, bytes, bytearray, Mapping)) or not isinstance(values, Iterable):
        return True
    try:
        iter(values)
    except TypeError:  # as of an array of numpy without a dimension, which seems to be a collection
        return True
    return False


class Subscripted:
    """What converters have in common: only type checkers read what is in brackets, and `Items[Segment]` is `Items` when it runs.

    Python would make an alias of it, which takes longer to call than the class.
    """

    __slots__ = ()

    def __class_getitem__(cls, _: object) -> Any:  # noqa: ANN401 -- the class itself
        """Return the class itself."""
        return cls


class Items(Subscripted, tuple[T, ...]):
    """A converter: an ordered collection becomes a plain tuple. What is none stays as it is, for the check to refuse."""

    __slots__ = ()

    def __new__(cls, values: Iterable[T]) -> Items[T]:
        """Return a plain tuple of *values*."""
        if is_no_collection(values) or isinstance(values, AbstractSet):
            return cast("Items[T]", values)
        return cast("Items[T]", tuple(values))


class Names(Subscripted, tuple[T, ...]):
    """A converter: a collection of ids or names is a set by meaning, so it becomes a sorted plain tuple."""

    __slots__ = ()

    def __new__(cls, values: Iterable[str]) -> Names[T]:
        """Return a sorted plain tuple of *values*."""
        if is_no_collection(values):
            return cast("Names[T]", values)
        given = tuple(values)
        if len(given) > 1 and all(isinstance(each, str) for each in given):
            given = tuple(sorted(given))
        return cast("Names[T]", given)


def items_as(values: Iterable[S], convert: Callable[[S], T]) -> tuple[T, ...]:
    """A converter: as `Items`, and each member is converted, too: rows become plain tuples in a plain tuple."""
    given = Items(values)
    return tuple(map(convert, given)) if type(given) is tuple else cast("tuple[T, ...]", given)


def as_number(value: float) -> float:
    """Convert a whole number to the nearest `float`, and minus zero to zero; leave everything else for the check to judge."""
    if type(value) is float:
        return value or 0.0  # records that are equal are told in the same words
    return float(value) if type(value) is int and abs(value) <= LARGEST_NUMBER else value


def all_are(values: object, *kinds: type) -> bool:
    """Tell whether *values* is a tuple of values of just these classes, so that a converter may sort it."""
    return isinstance(values, tuple) and all(type(each) in kinds for each in values)


# ---- checks ----------------------------------------------------------------------------------------------------------


def whole(value: object, field: str, low: int, high: int) -> None:
    """Accept a whole number from *low* to *high*, both included; `True` is not a number."""
    if type(value) is not int:
        raise WrongTypeError(field, f"a whole number from {low} to {high}", value, "type.integer")
    if not low <= value <= high:
        raise OutOfRangeError(field, value, low, high)


def number(value: object, field: str) -> None:
    """Accept a finite `float`; NaN and the infinities are refused."""
    if type(value) is int:  # `as_number` converts every other one
        raise OutOfRangeError(field, value, -LARGEST_NUMBER, LARGEST_NUMBER)
    if type(value) is not float:
        raise WrongTypeError(field, "a number", value, "type.number")
    if not math.isfinite(value):
        raise NotFiniteError(field, value)


def number_within(value: float, field: str, low: float, high: float) -> None:
    """Accept a finite number from *low* to *high*, both included."""
    number(value, field)
    if not low <= value <= high:
        raise OutOfRangeError(field, value, low, high)


def positive(value: float, field: str) -> None:
    """Accept a finite number above zero."""
    number(value, field)
    if value <= 0:
        raise NotPositiveError(field, value)


def open_unit(value: float, field: str) -> None:
    """Accept a finite number between 0 and 1, both excluded, as a level of confidence is."""
    if type(value) is not float or not 0 < value < 1:
        number(value, field)
        raise BrokenLawError("level.range", field, "lie between 0 and 1, both excluded", repr(value))


def interval(low: float, high: float) -> None:
    """Accept the ends *low* and *high* of an interval: finite numbers in this order."""
    if type(low) is not float or type(high) is not float or not -math.inf < low <= high < math.inf:
        number(low, "low")
        number(high, "high")
        raise BrokenLawError("interval.order", "high", "be no less than low", f"{low} to {high}")


def day(value: object, field: str) -> None:
    """Accept a calendar day; a `datetime` is an instant, not a day."""
    if type(value) is not date:
        raise WrongTypeError(field, "a day (a date without a time)", value, "date.form")


def optional_day(value: object, field: str) -> None:
    """Accept a calendar day or nothing."""
    if value is not None:
        day(value, field)


def day_from_text(value: str, field: str) -> date:
    """Read a day written as YYYY-MM-DD, and in no other way."""
    if not _ISO_DAY.fullmatch(value):
        raise DateTextError(field, value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise DateTextError(field, value, "date.invalid") from None


def text(value: object, field: str, most: int | None = LONGEST_TEXT) -> None:
    """Accept 1 to *most* characters, none of them white space at either end, a control character or a lone surrogate.

    Tabs and line ends may stand inside. The text is kept as it came: it is not normalised.
    """
    if type(value) is not str:
        raise WrongTypeError(field, "text", value, "type.text")
    if not 1 <= len(value) <= (most or len(value)):
        raise LengthError(field, len(value), 1, most, "characters")
    if value.isascii() and value.isprintable() and value[0] != " " != value[-1]:  # the common case, quick to tell
        return
    if value[0].isspace() or value[-1].isspace():
        raise TextFormError(field, "have no white space at either end", value)
    if all(unicodedata.category(each) in _INVISIBLE for each in value):
        raise TextFormError(field, "have a character that can be seen", value)
    printable(value, field)


def printable(value: str, field: str) -> None:
    """Accept a text, be it empty, without a control character or a lone surrogate; tabs and line ends may stand in it."""
    if _TEXT_CONTROLS.search(value):
        raise TextFormError(field, "have no control character and no lone surrogate", value)


def any_text(value: object, field: str) -> None:
    """Accept a text of whatever form: others made it, or its places are still to be filled in."""
    if type(value) is not str:
        raise WrongTypeError(field, "text", value, "type.text")


def optional_text(value: object, field: str) -> None:
    """Accept a text or nothing."""
    if value is not None:
        text(value, field)


def collection(values: object, field: str, least: int = 0, most: int | None = None) -> tuple[object, ...]:
    """Accept a tuple of *least* to *most* members, whatever they are, and return it."""
    if type(values) is not tuple:
        raise WrongTypeError(field, "a list or a tuple", values, "type.array")
    if len(values) < least or (most is not None and len(values) > most):
        raise LengthError(field, len(values), least, most, "members", "array.length")
    return values


def texts(values: object, field: str, *, least: int = 0, most: int | None = LONGEST_TEXT) -> None:
    """Accept a tuple of texts of 1 to *most* characters, none of them twice, at least *least* of them."""
    given = collection(values, field, least)
    for index, each in enumerate(given):
        text(each, f"{field}[{index}]", most)
    unique(given, field)


def identifier(value: object, field: str) -> None:
    """Accept an id or a name: 1 to 200 printable characters in Unicode's form NFC, without `:`, `@` and `+`, which join keys."""
    if type(value) is not str:
        raise WrongTypeError(field, "an identifier (text)", value, "type.text")
    if _PLAIN_IDENTIFIER.fullmatch(value):  # the common case, without asking Unicode about every character
        return
    if not 1 <= len(value) <= LONGEST_IDENTIFIER:
        raise LengthError(field, len(value), 1, LONGEST_IDENTIFIER, "characters", "id.form")
    if value[0].isspace() or value[-1].isspace():
        raise TextFormError(field, "have no white space at either end", value, "id.form")
    if any(joint in value for joint in _JOINTS):
        raise TextFormError(field, "not contain ':', '@' or '+'", value, "id.form")
    if any(unicodedata.category(each) in _UNNAMABLE for each in value):
        raise TextFormError(field, "have only printable characters", value, "id.form")
    if not unicodedata.is_normalized("NFC", value):
        raise TextFormError(field, "be in Unicode's composed form (NFC)", value, "id.form")


def optional_identifier(value: object, field: str) -> None:
    """Accept an id or nothing."""
    if value is not None:
        identifier(value, field)


def identifiers(values: object, field: str, *, least: int = 0) -> None:
    """Accept a tuple of ids or names, none of them twice, at least *least* of them."""
    given = collection(values, field, least)
    for each in given:
        identifier(each, field)  # no index: `Names` has sorted them
    if len(given) > 1:
        unique(given, field)


def instance(value: object, field: str, expected: type) -> None:
    """Accept a value of just this class."""
    if type(value) is not expected:
        raise WrongTypeError(field, _a(expected), value)


def optional_instance(value: object, field: str, expected: type) -> None:
    """Accept a value of just this class, or nothing."""
    if value is not None:
        instance(value, field, expected)


def member(value: object, field: str, expected: type[Enum]) -> None:
    """Accept a member of this enumeration; its bare value is not one."""
    if type(value) is not expected:
        raise NotOneOfError(field, value, [f"{expected.__name__}.{each.name}" for each in expected])


def optional_member(value: object, field: str, expected: type[Enum]) -> None:
    """Accept a member of this enumeration, or nothing."""
    if value is not None:
        member(value, field, expected)


def members(values: object, field: str, expected: type, *, least: int = 0) -> None:
    """Accept a tuple of values of just this class, at least *least* of them."""
    given = collection(values, field, least)
    for each in given:
        if type(each) is not expected:
            place = next(index for index, one in enumerate(given) if one is each)
            instance(each, f"{field}[{place}]", expected)


def unique(values: Iterable[object], field: str) -> None:
    """Accept values of which none stands twice."""
    seen: set[object] = set()
    for each in values:
        if each in seen:
            raise DuplicateError(field, each)
        seen.add(each)


def _a(kind: type) -> str:
    return f"{'an' if kind.__name__[0] in 'AEIOaeio' else 'a'} {kind.__name__}"
