"""Every error the library raises.

An error carries the facts, not only a sentence: the *field* at fault, what came, the limits it broke, and a *code* that stays the
same from version to version. All of them are `CustomerFocusError`; each is also the built-in error a Python developer expects
(`TypeError`, `ValueError` or `LookupError`), and each survives pickling if the value it holds does.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from inspect import getattr_static
from math import inf
from typing import TYPE_CHECKING, Any, Final, final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_SHOWN = 60
_LARGEST_SHOWN = 2**64
_MOST_LISTED = 100
_QUALNAME: Final[Any] = getattr_static(type, "__qualname__")  # a metaclass may answer for its classes what it likes


def shown(value: Any) -> str:  # noqa: ANN401 -- whatever came
    """Show what came, briefly and safely.

    A long text is cut; the digits of a huge integer are never printed (Python refuses beyond 4,300 of them); nothing foreign is
    asked for its `repr`, which may be huge, endless or broken.
    """
    kind = type(value)
    if issubclass(kind, Enum):
        return f"{kind.__name__}.{value._name_}"
    if kind is str and len(value) > _LONGEST_SHOWN:
        return f"{value[:_LONGEST_SHOWN]!r}… ({len(value)} characters)"
    if kind is int and abs(value) > _LARGEST_SHOWN:
        return f"an integer of {value.bit_length()} bits"
    if any(kind is each for each in (str, int, float, bool, date, type(None))):  # and no metaclass is asked
        return repr(value)
    if kind is type:
        return f"the class {_QUALNAME.__get__(value)}"
    return f"an instance of {_QUALNAME.__get__(kind)}"


class CustomerFocusError(Exception):
    """The base of every error this library raises.

    Attributes:
        code: What kind of mistake it is, as a stable word; a problem in a document has the same code.
        field: The attribute or argument at fault.
    """

    code: str = "law"
    field: str = ""


class WrongTypeError(CustomerFocusError, TypeError):
    """A value is of another type than the one asked.

    Attributes:
        expected: What was asked, in words.
        value: What came.
    """

    field: str
    expected: str
    value: object
    code: str

    def __init__(self, field: str, expected: str, value: object, code: str = "type.object") -> None:
        super().__init__(field, expected, value, code)
        self.field, self.expected, self.value, self.code = field, expected, value, code

    def __str__(self) -> str:
        return f"{self.field} must be {self.expected}, got {shown(self.value)}"


class OutOfRangeError(CustomerFocusError, ValueError):
    """A number lies outside the range it may take.

    Attributes:
        value: What came.
        low: The least that is allowed.
        high: The most that is allowed.
    """

    code: str = "number.range"
    field: str
    value: float
    low: float
    high: float

    def __init__(self, field: str, value: float, low: float, high: float) -> None:
        super().__init__(field, value, low, high)
        self.field, self.value, self.low, self.high = field, value, low, high

    def __str__(self) -> str:
        allowed = f"{self.low} or more" if self.high == inf else f"from {self.low} to {self.high}"
        return f"{self.field} must be {allowed}, got {shown(self.value)}"


class NotPositiveError(CustomerFocusError, ValueError):
    """A number that must be above zero is not.

    Attributes:
        value: What came.
    """

    code: str = "number.positive"
    field: str
    value: float

    def __init__(self, field: str, value: float) -> None:
        super().__init__(field, value)
        self.field, self.value = field, value

    def __str__(self) -> str:
        return f"{self.field} must be above 0, got {shown(self.value)}"


class NotFiniteError(CustomerFocusError, ValueError):
    """A number is NaN or infinite.

    Attributes:
        value: What came.
    """

    code: str = "number.finite"
    field: str
    value: float

    def __init__(self, field: str, value: float) -> None:
        super().__init__(field, value)
        self.field, self.value = field, value

    def __str__(self) -> str:
        return f"{self.field} must be a finite number, got {self.value!r}"


class TextFormError(CustomerFocusError, ValueError):
    """A text has a form that is not allowed.

    Attributes:
        rule: What the text must be, in words.
        value: What came.
    """

    field: str
    rule: str
    value: str
    code: str

    def __init__(self, field: str, rule: str, value: str, code: str = "text.form") -> None:
        super().__init__(field, rule, value, code)
        self.field, self.rule, self.value, self.code = field, rule, value, code

    def __str__(self) -> str:
        return f"{self.field} must {self.rule}, got {shown(self.value)}"


class LengthError(CustomerFocusError, ValueError):
    """A text or a collection is too short or too long.

    Attributes:
        length: How many characters or members came.
        low: The least that is allowed.
        high: The most that is allowed; `None` where there is no limit.
        unit: What is counted, in the plural: "characters", "members".
    """

    field: str
    length: int
    low: int
    high: int | None
    unit: str
    code: str

    def __init__(self, field: str, length: int, low: int, high: int | None, unit: str, code: str = "text.length") -> None:
        super().__init__(field, length, low, high, unit, code)
        self.field, self.length, self.low, self.high, self.unit, self.code = field, length, low, high, unit, code

    def __str__(self) -> str:
        limits = f"at least {self.low}" if self.high is None else f"{self.low} to {self.high}"
        if self.low == self.high:
            limits = str(self.low)
        unit = self.unit if (self.high or self.low) != 1 else self.unit.removesuffix("s")
        return f"{self.field} must have {limits} {unit}, got {self.length}"


class NotOneOfError(CustomerFocusError, ValueError):
    """A value is none of those allowed.

    Attributes:
        value: What came.
        allowed: What may come, in words.
    """

    code: str = "enum"
    field: str
    value: object
    allowed: tuple[str, ...]

    def __init__(self, field: str, value: object, allowed: Iterable[str]) -> None:
        self.field, self.value, self.allowed = field, value, tuple(allowed)
        super().__init__(field, value, self.allowed)

    def __str__(self) -> str:
        return f"{self.field} must be one of {', '.join(self.allowed)}, got {shown(self.value)}"


class DuplicateError(CustomerFocusError, ValueError):
    """Something that may stand once stands twice.

    Attributes:
        value: What stands twice.
    """

    code: str = "value.duplicate"
    field: str
    value: object

    def __init__(self, field: str, value: object) -> None:
        super().__init__(field, value)
        self.field, self.value = field, value

    def __str__(self) -> str:
        return f"{self.field} must not repeat a member, got {shown(self.value)} twice"


class DateTextError(CustomerFocusError, ValueError):
    """A text is not a day written as YYYY-MM-DD, or not a day of the calendar (code `date.invalid`).

    Attributes:
        value: What came.
    """

    field: str
    value: str
    code: str

    def __init__(self, field: str, value: str, code: str = "date.form") -> None:
        super().__init__(field, value, code)
        self.field, self.value, self.code = field, value, code

    def __str__(self) -> str:
        return f"{self.field} must be a day of the calendar written as YYYY-MM-DD, got {shown(self.value)}"


class EmptyPeriodError(CustomerFocusError, ValueError):
    """A period ends before, or on, the day it starts.

    Attributes:
        start: Its first day.
        end: The day after its last.
    """

    code: str = "period.order"
    field: str
    start: date
    end: date

    def __init__(self, start: date, end: date) -> None:
        super().__init__(start, end)
        self.field, self.start, self.end = "end", start, end

    def __str__(self) -> str:
        return f"end must be after the start {self.start} (it is the first day no longer included), got {self.end}"


class OffScaleError(CustomerFocusError, ValueError):
    """An answer is not a point of its scale.

    Attributes:
        value: The answer that came.
        scale: The name of the scale.
        points: The values that stand on it.
    """

    code: str = "scale.range"
    field: str
    value: object
    scale: str
    points: tuple[int, ...]

    def __init__(self, field: str, value: object, scale: str, points: tuple[int, ...]) -> None:
        super().__init__(field, value, scale, points)
        self.field, self.value, self.scale, self.points = field, value, scale, points

    def __str__(self) -> str:
        allowed = ", ".join(map(str, self.points))
        return f"{self.field} must be points of the scale {self.scale} ({allowed}), got {shown(self.value)}"


class BrokenLawError(CustomerFocusError, ValueError):
    """A law about a value is broken, alone or with others.

    Attributes:
        law: What must hold, in words.
        value: What came, in words.
    """

    code: str
    field: str
    law: str
    value: str

    def __init__(self, code: str, field: str, law: str, value: str) -> None:
        super().__init__(code, field, law, value)
        self.code, self.field, self.law, self.value = code, field, law, value

    def __str__(self) -> str:
        return f"{self.field} must {self.law}, got {self.value}"


class NoDataError(CustomerFocusError, ValueError):
    """There is nothing to compute from: no answers, no weights, no values. The answer is not known; it is never zero.

    Attributes:
        missing: What there is none of, in words.
    """

    code: str = "no-data"
    field: str
    missing: str

    def __init__(self, field: str, missing: str) -> None:
        super().__init__(field, missing)
        self.field, self.missing = field, missing

    def __str__(self) -> str:
        return f"{self.field}: nothing to compute from, {self.missing}"


class UnknownRuleError(CustomerFocusError, LookupError):
    """A rule set has no rule of this id.

    Attributes:
        rule: The id that was asked for.
    """

    code: str = "rule.unknown"
    field: str
    rule: str

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.field, self.rule = "rule", rule

    def __str__(self) -> str:
        return f"the set has no rule {shown(self.rule)}"


@final
@attrs.frozen(kw_only=True)
class IntegrityProblem:
    """One thing that keeps records from standing together in a register.

    Attributes:
        ref: The record at fault, as `kind:key`.
        field: Its field at fault.
        code: What kind of problem it is, as a stable word.
        message: A sentence that names both sides.
    """

    ref: str
    field: str
    code: str
    message: str


class IntegrityError(CustomerFocusError, ValueError):
    """Records do not stand together: a reference leads nowhere, a key stands twice. Every problem is listed.

    Attributes:
        problems: All of them, sorted by record, field and code; its text lists the first 100.
    """

    code: str = "integrity"
    field: str
    problems: tuple[IntegrityProblem, ...]

    def __init__(self, problems: Iterable[IntegrityProblem]) -> None:
        self.field, self.problems = "records", tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        listed = [each.message for each in self.problems[:_MOST_LISTED]]
        return _listed(f"the records do not stand together ({_problems(len(self.problems), len(listed))})", listed)


@final
@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong in a document.

    Attributes:
        path: Where it stands, as `$.needs[3].outcome.measure`; indices are those of the document that was given.
        code: What kind of problem it is, as a stable word such as `type.integer`.
        message: A sentence that names what is allowed and what came.
    """

    path: str
    code: str
    message: str


class DocumentError(CustomerFocusError, ValueError):
    """A document is not a register.

    Attributes:
        problems: What is wrong, sorted by path and code; at most 100 of them.
        total: How many problems were found.
        is_lower_bound: Whether there may be more of them: no work is spent on counting what will not be shown.
    """

    code: str = "document"
    field: str
    problems: tuple[Problem, ...]
    total: int
    is_lower_bound: bool

    def __init__(self, problems: Iterable[Problem], total: int | None = None, *, is_lower_bound: bool = False) -> None:
        self.field, self.problems = "document", tuple(problems)
        self.total, self.is_lower_bound = len(self.problems) if total is None else total, is_lower_bound
        super().__init__(self.problems)

    def __str__(self) -> str:
        listed = [f"{each.path}: {each.message} [{each.code}]" for each in self.problems]
        count = f"{'at least ' * self.is_lower_bound}{_problems(self.total, len(listed))}"
        return _listed(f"the document is not a register ({count})", listed)


def _problems(total: int, listed: int) -> str:
    part = f", of which {listed} are shown" if total > listed else ""
    return f"{total} problem{'s' * (total != 1)}{part}"


def _listed(what: str, problems: list[str]) -> str:
    lines = [each.replace("\r", "\\r").replace("\n", "\\n") for each in problems]  # a line is a problem, whatever it tells of
    return "\n- ".join([f"{what}:", *lines])
