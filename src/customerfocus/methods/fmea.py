"""Failure modes and effects: how urgent it is to act on a failure mode, by a number or by a table.

**Definition.** A failure mode is rated from 1 to 10 three times: how grave its effect is (severity), how often its cause occurs
(occurrence), and how surely it would slip through (detection, where 10 is not noticed at all). The risk priority number is the
product of the three. An action priority is what a table says of them: high, medium or low.

**When to use it.** The table: to decide in which order to act, by a rule that was agreed before. **When not.** The number, for
anything but a look at old records: ratings stand in an order and are no quantities, and so their products are neither. Of 1000
cells 24 have the number 60 and yet little in common; only 120 numbers exist, none of them between 900 and 1000; 499 cells lie at
100 or below. And 8·2·2 is less than 3·3·4, but 18·12·12 is more than 13·13·14: merely counting the ratings from 11 instead of 1
turns 26,280 pairs of cells round.

No table is shipped. The usual one is under copyright, and its public copies disagree: enter your own, and say where it is from. It
is no part of a register: keep its lines where you keep your settings. A failure mode that is to be followed up is recorded as a
risk, rated on the matrix in force.

Source: IEC 60812:2018; J. B. Bowles, "An assessment of RPN prioritization in a failure modes effects and criticality analysis",
*Proceedings of the Annual Reliability and Maintainability Symposium* (2003), for what is wrong with the number; AIAG and VDA, *FMEA
Handbook* (2019), for the table instead of it.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from customerfocus._checks import Items, collection, items_as, member, members, text, whole
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HIGHEST: Final = 10
"""Ratings run from 1 to this; 10 is the worst."""

_RATINGS: Final = range(1, HIGHEST + 1)
_MOST_NAMED: Final = 3  # cells in an error; a table may be wrong in hundreds


class Priority(StrEnum):
    """How urgent it is to act, from the least to the most."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_RANKS: Final = MappingProxyType({each: rank for rank, each in enumerate(Priority)})

_Table: TypeAlias = tuple[tuple[tuple[Priority, ...], ...], ...]


def _table(layers: Iterable[Iterable[Iterable[Priority]]]) -> _Table:
    """A converter: layers, rows and priorities become plain tuples."""
    return items_as(layers, _layer)


def _layer(rows: Iterable[Iterable[Priority]]) -> tuple[tuple[Priority, ...], ...]:
    return items_as(rows, Items[Priority])


@final
@attrs.frozen(kw_only=True)
class Line(Value):
    """A line of a printed table: three ranges of ratings, and the priority of every cell within all of them.

    Attributes:
        severity: From which rating to which, both included; a single rating stands twice.
        occurrence: Likewise.
        detection: Likewise.
        priority: What the table says there.

    Raises:
        WrongTypeError: A range is no list, or a rating no whole number.
        LengthError: A range has not two ends.
        OutOfRangeError: A rating is not from 1 to 10.
        BrokenLawError: A range ends before it begins.
        NotOneOfError: The priority is no member of `Priority`.

    Examples:
        >>> Line(severity=(9, 10), occurrence=(1, 1), detection=(1, 10), priority=Priority.LOW).severity
        (9, 10)
    """

    severity: tuple[int, ...] = attrs.field(converter=Items[int])
    occurrence: tuple[int, ...] = attrs.field(converter=Items[int])
    detection: tuple[int, ...] = attrs.field(converter=Items[int])
    priority: Priority

    def __attrs_post_init__(self) -> None:
        for field in ("severity", "occurrence", "detection"):
            _check_range(getattr(self, field), field)
        member(self.priority, "priority", Priority)


@final
@attrs.frozen(kw_only=True)
class ActionPriority(Value):
    """A table that gives each of the 1000 cells a priority; where a rating is worse, it is never lower.

    Attributes:
        table: Ten layers, one per severity from 1, of ten rows, one per occurrence, of ten priorities, one per detection.
        source: Where the table is from.

    Raises:
        WrongTypeError: There is no list where one is asked, or the source is no text.
        LengthError: There are not ten layers, rows or priorities, or no source.
        NotOneOfError: What stands in a cell is no member of `Priority`.
        BrokenLawError: A worse rating has a lower priority somewhere.
        TextFormError: The source has white space at an end, or what cannot be seen.

    Examples:
        >>> row = [Priority.LOW] * 3 + [Priority.HIGH] * 7
        >>> ours = ActionPriority(table=[[row] * 10] * 10, source="our procedure 7, which looks at detection alone")
        >>> ours.priority(severity=9, occurrence=2, detection=3)
        <Priority.LOW: 'low'>
    """

    table: tuple[tuple[tuple[Priority, ...], ...], ...] = attrs.field(converter=_table)
    source: str

    def __attrs_post_init__(self) -> None:
        collection(self.table, "table", HIGHEST, HIGHEST)
        for severity, layer in enumerate(self.table):
            collection(layer, f"table[{severity}]", HIGHEST, HIGHEST)
            for occurrence, row in enumerate(layer):
                collection(row, f"table[{severity}][{occurrence}]", HIGHEST, HIGHEST)
                for detection, each in enumerate(row):
                    member(each, f"table[{severity}][{occurrence}][{detection}]", Priority)
        _check_order(self.table)
        text(self.source, "source")

    @classmethod
    def from_lines(cls, lines: Iterable[Line], *, source: str) -> ActionPriority:
        """Return the table whose lines these are, as they stand in print.

        Args:
            lines: Together they have each of the 1000 cells once; their order does not matter.
            source: Where the table is from.

        Returns:
            The table, cell by cell.

        Raises:
            WrongTypeError: There is no list of lines.
            BrokenLawError: A cell stands in two lines or in none, or a worse rating has a lower priority somewhere.

        Examples:
            >>> ours = ActionPriority.from_lines(
            ...     [
            ...         Line(severity=(1, 8), occurrence=(1, 10), detection=(1, 10), priority=Priority.LOW),
            ...         Line(severity=(9, 10), occurrence=(1, 3), detection=(1, 10), priority=Priority.MEDIUM),
            ...         Line(severity=(9, 10), occurrence=(4, 10), detection=(1, 10), priority=Priority.HIGH),
            ...     ],
            ...     source="our procedure 7",
            ... )
            >>> ours.priority(9, 3, 10)
            <Priority.MEDIUM: 'medium'>
        """
        known = Items[Line](lines)
        members(known, "lines", Line)
        return cls(table=_table_of(known), source=source)

    def priority(self, severity: int, occurrence: int, detection: int) -> Priority:
        """Return what the table says of three ratings.

        Args:
            severity: How grave the effect is, 1 to 10.
            occurrence: How often the cause occurs, 1 to 10.
            detection: How surely it would slip through, 1 to 10.

        Returns:
            High, medium or low.

        Raises:
            WrongTypeError: A rating is no whole number.
            OutOfRangeError: A rating is not from 1 to 10.

        Examples:
            >>> cautious = ActionPriority(table=[[[Priority.HIGH] * 10] * 10] * 10, source="our procedure 7")
            >>> cautious.priority(1, 1, 1)
            <Priority.HIGH: 'high'>
        """
        _check_ratings(severity, occurrence, detection)
        return _at(self.table, severity, occurrence, detection)


def rpn(severity: int, occurrence: int, detection: int) -> int:
    """Return the risk priority number, *severity* · *occurrence* · *detection*.

    It is here because records have it. It ranks nothing: see above.

    Args:
        severity: How grave the effect is, 1 to 10.
        occurrence: How often the cause occurs, 1 to 10.
        detection: How surely it would slip through, 1 to 10.

    Returns:
        One of 120 whole numbers from 1 to 1000.

    Raises:
        WrongTypeError: A rating is no whole number.
        OutOfRangeError: A rating is not from 1 to 10.

    Examples:
        >>> rpn(8, 2, 2), rpn(3, 3, 4)
        (32, 36)
    """
    _check_ratings(severity, occurrence, detection)
    return severity * occurrence * detection


def _check_ratings(severity: int, occurrence: int, detection: int) -> None:
    whole(severity, "severity", 1, HIGHEST)
    whole(occurrence, "occurrence", 1, HIGHEST)
    whole(detection, "detection", 1, HIGHEST)


def _check_range(ends: tuple[int, ...], field: str) -> None:
    collection(ends, field, 2, 2)
    for place, each in enumerate(ends):
        whole(each, f"{field}[{place}]", 1, HIGHEST)
    first, last = ends
    if first > last:
        raise BrokenLawError("ratings.order", field, "not end before it begins", f"{first} to {last}")


def _check_order(table: _Table) -> None:
    falls = tuple(_falls(table))
    if falls:
        law = "never have a lower priority where a rating is worse"
        raise BrokenLawError("priority.order", "table", law, _listed(falls))


def _falls(table: _Table) -> Iterator[str]:
    """Tell of each cell and one that is worse by one rating, but has a lower priority."""
    for cell in product(_RATINGS, repeat=3):
        for place, rating in enumerate(cell):
            if rating < HIGHEST:
                worse = *cell[:place], rating + 1, *cell[place + 1 :]
                here, there = _at(table, *cell), _at(table, *worse)
                if _RANKS[there] < _RANKS[here]:
                    yield f"{here} at {_named(*cell)} and {there} at {_named(*worse)}"


def _at(table: _Table, severity: int, occurrence: int, detection: int) -> Priority:
    return table[severity - 1][occurrence - 1][detection - 1]


def _table_of(lines: tuple[Line, ...]) -> _Table:
    places = _places(lines)
    missing = tuple(_named(*cell) for cell in product(_RATINGS, repeat=3) if cell not in places)
    if missing:
        raise BrokenLawError("table.gap", "lines", "have every cell", f"none for {_listed(missing)}")
    return tuple(tuple(tuple(lines[places[s, o, d]].priority for d in _RATINGS) for o in _RATINGS) for s in _RATINGS)


def _places(lines: tuple[Line, ...]) -> dict[tuple[int, ...], int]:
    """Return in which line each cell stands."""
    found: dict[tuple[int, ...], int] = {}
    for place, line in enumerate(lines):
        ranges = (range(first, last + 1) for first, last in (line.severity, line.occurrence, line.detection))
        for cell in product(*ranges):
            if cell in found:
                raise BrokenLawError("table.overlap", f"lines[{place}]", f"have no cell of lines[{found[cell]}]", _named(*cell))
            found[cell] = place
    return found


def _named(severity: int, occurrence: int, detection: int) -> str:
    return f"severity {severity}, occurrence {occurrence}, detection {detection}"


def _listed(named: Sequence[str]) -> str:
    more = f"; and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return "; ".join(named[:_MOST_NAMED]) + more
