"""What makes a register quick to ask: records by key, records by what they refer to, and the days on which something changes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, final

import attrs

from customerfocus.register.links import Address
from customerfocus.register.naming import named_by
from customerfocus.register.shapes import R, Record, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from customerfocus.values.identifiers import Kind

_Rows: TypeAlias = "tuple[tuple[date, ...], tuple[Any, ...]]"  # records of a class that whoever asks has named
_NO_ROWS: Final[_Rows] = ((), ())


@final
@attrs.frozen(kw_only=True, eq=False)
class Index:
    """The records of one register, ready to be asked.

    Attributes:
        records: Every record by its kind and key.
    """

    records: MappingProxyType[Address, Record]

    @cached_property
    def _by_type(self) -> Mapping[type, _Rows]:
        rows: dict[type, list[tuple[date, str, Record]]] = defaultdict(list)
        for (_, key), record in self.records.items():
            if day := known_from(record):
                rows[type(record)].append((day, key, record))
        return {kind: _sorted(found) for kind, found in rows.items()}

    @cached_property
    def _by_reference(self) -> Mapping[tuple[type, Kind, str], _Rows]:
        known = ((day, key, record) for (_, key), record in self.records.items() if (day := known_from(record)))
        rows: dict[tuple[type, Kind, str], dict[str, tuple[date, str, Record]]] = defaultdict(dict)
        for row, addresses in named_by((row, row[2]) for row in known):
            _, key, record = row
            for address in addresses:
                rows[type(record), *address][key] = row
        return {target: _sorted(list(found.values())) for target, found in rows.items()}

    @cached_property
    def turnings(self) -> tuple[date, ...]:
        """Every day stored in any record, ascending: only on these, or by a rule's own clock, can a verdict change."""
        return tuple(sorted({each for days in self._turnings_by_type.values() for each in days}))

    @cached_property
    def _turnings_by_type(self) -> Mapping[type, tuple[date, ...]]:
        found: dict[type, set[date]] = defaultdict(set)
        for record in self.records.values():
            found[type(record)].update(_days(record))
        return {kind: tuple(sorted(days)) for kind, days in found.items()}

    def next_turning(self, kinds: Iterable[type], after: date) -> date | None:
        """Return the first day after another that is stored in a record of one of these classes; `None` where there is none."""
        found = (self._turnings_by_type.get(kind, ()) for kind in kinds)
        return min((days[place] for days in found if (place := bisect_right(days, after)) < len(days)), default=None)

    def known(self, kind: type[R], on: date) -> tuple[R, ...]:
        """Return the records of a class known on a day, longest known first, then by key."""
        return _until(self._by_type.get(shape_of(kind).type, _NO_ROWS), on)

    def referring(self, kind: type[R], target: Kind, key: str, on: date) -> tuple[R, ...]:
        """Return the records of a class known on a day that name a record, longest known first, then by key."""
        return _until(self._by_reference.get((shape_of(kind).type, target, key), _NO_ROWS), on)


def known_from(record: Record) -> date | None:
    """Return the day from which a record is known, which may be `ALWAYS`; `None` where it is not known yet."""
    return shape_of(type(record)).day_of(record)


def _sorted(found: list[tuple[date, str, Record]]) -> _Rows:
    found.sort()  # no two records of a class have one key, so none is compared
    return tuple(row[0] for row in found), tuple(row[2] for row in found)


def _until(rows: _Rows, on: date) -> tuple[Any, ...]:
    days, records = rows
    return records[: bisect_right(days, on)]


def _days(value: Any) -> Iterator[date]:  # noqa: ANN401 -- a record, or what a field of one holds
    """Yield every day in a value: itself, or those of its members and fields; a period's end is its first day no longer in it."""
    kind = type(value)
    if kind is date:
        yield value
    elif kind is tuple:
        for each in value:
            yield from _days(each)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            yield from _days(getattr(value, field.name))
