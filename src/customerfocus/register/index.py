"""What makes a register quick to ask: records by key, records by what they refer to, and the days on which something changes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, final

import attrs

from customerfocus.register.links import Address
from customerfocus.register.naming import named_by
from customerfocus.register.shapes import R, Record, shape_of
from customerfocus.register.splicing import spliced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from customerfocus.values.identifiers import Kind

_Row: TypeAlias = "tuple[date, str, Any]"  # since when a record is known, its key, and itself
_ByTarget: TypeAlias = "Mapping[Address | None, tuple[_Row, ...]]"  # those that name another record, and all of them
_Days: TypeAlias = "tuple[date, ...]"  # each as often as it is stored
K = TypeVar("K")
T = TypeVar("T", date, "tuple[date, str, Any]")
_WHEN: Final = itemgetter(0)
_ORDER: Final = itemgetter(0, 1)


@final
@attrs.frozen(kw_only=True, eq=False)
class Index:
    """The records of one register, ready to be asked.

    What answers a question is worked out when the first is asked; another register with some records more takes it along.

    Attributes:
        records: Every record by its kind and key.
    """

    records: MappingProxyType[Address, Record]
    _rows: Mapping[type, _ByTarget] | None = attrs.field(default=None, init=False, repr=False)
    _days: Mapping[type, _Days] | None = attrs.field(default=None, init=False, repr=False)

    def evolved(self, added: Mapping[Address, Record]) -> Index:
        """Return the index of these records and others, each in place of the one with its key."""
        index = Index(records=MappingProxyType(self.records | added))
        replaced = {each: self.records[each] for each in added if each in self.records}
        if self._rows is not None:
            rows, gone, come = {**self._rows}, _by_target(replaced), _by_target(added)
            for kind in {**gone, **come}:
                rows[kind] = _evolved(rows.get(kind, {}), gone.get(kind, {}), come.get(kind, {}), _ORDER)
            object.__setattr__(index, "_rows", rows)
        if self._days is not None:
            days = _evolved(self._days, _days_of(replaced.values()), _days_of(added.values()), date.toordinal)
            object.__setattr__(index, "_days", days)
        return index

    def _asked_rows(self) -> Mapping[type, _ByTarget]:
        if self._rows is not None:
            return self._rows
        found = {kind: _sorted(named) for kind, named in _by_target(self.records).items()}
        object.__setattr__(self, "_rows", found)
        return found

    def _asked_days(self) -> Mapping[type, _Days]:
        if self._days is not None:
            return self._days
        found = _sorted(_days_of(self.records.values()))
        object.__setattr__(self, "_days", found)
        return found

    @property
    def turnings(self) -> tuple[date, ...]:
        """Every day stored in any record, ascending: only on these, or by a rule's own clock, can a verdict change."""
        return tuple(sorted({each for days in self._asked_days().values() for each in days}))

    def next_turning(self, kinds: Iterable[type], after: date) -> date | None:
        """Return the first day after another that is stored in a record of one of these classes; `None` where there is none."""
        found = (self._asked_days().get(kind, ()) for kind in kinds)
        return min((days[place] for days in found if (place := bisect_right(days, after)) < len(days)), default=None)

    def known(self, kind: type[R], on: date) -> tuple[R, ...]:
        """Return the records of a class known on a day, longest known first, then by key."""
        return self._until(kind, None, on)

    def referring(self, kind: type[R], target: Kind, key: str, on: date) -> tuple[R, ...]:
        """Return the records of a class known on a day that name a record, longest known first, then by key."""
        return self._until(kind, (target, key), on)

    def _until(self, kind: type[R], target: Address | None, on: date) -> tuple[R, ...]:
        rows = self._asked_rows().get(shape_of(kind).type, {}).get(target, ())
        return tuple([record for _, _, record in rows[: bisect_right(rows, on, key=_WHEN)]])


def known_from(record: Record) -> date | None:
    """Return the day from which a record is known, which may be `ALWAYS`; `None` where it is not known yet."""
    return shape_of(type(record)).day_of(record)


def _by_target(records: Mapping[Address, Record]) -> Mapping[type, Mapping[Address | None, Iterable[_Row]]]:
    """Return records that are known from some day, by their class and by what they name."""
    known = [(day, key, record) for (_, key), record in records.items() if (day := known_from(record))]
    found: dict[type, dict[Address | None, dict[str, _Row]]] = defaultdict(lambda: defaultdict(dict))
    for row in known:
        _, key, record = row
        found[type(record)][None][key] = row
    for row, addresses in named_by((row, row[2]) for row in known):
        _, key, record = row
        for address in addresses:
            found[type(record)][address][key] = row  # once, however often it names the other
    return {kind: {target: rows.values() for target, rows in named.items()} for kind, named in found.items()}


def _days_of(records: Iterable[Record]) -> Mapping[type, list[date]]:
    """Return every day stored in records, by their class."""
    found: dict[type, list[date]] = defaultdict(list)
    for record in records:
        found[type(record)] += _days_in(record)
    return found


def _sorted(rows: Mapping[K, Iterable[T]]) -> Mapping[K, tuple[T, ...]]:
    return {each: tuple(sorted(found)) for each, found in rows.items()}


def _evolved(
    rows: Mapping[K, tuple[T, ...]], gone: Mapping[K, Iterable[T]], come: Mapping[K, Iterable[T]], order: Callable[[T], Any]
) -> Mapping[K, tuple[T, ...]]:
    found = {**rows}
    for each in {**gone, **come}:
        found[each] = spliced(found.get(each, ()), gone.get(each, ()), come.get(each, ()), order)
        if not found[each]:
            del found[each]
    return found


def _days_in(value: Any) -> Iterator[date]:  # noqa: ANN401 -- a record, or what a field of one holds
    """Yield every day in a value: itself, or those of its members and fields; a period's end is its first day no longer in it."""
    kind = type(value)
    if kind is date:
        yield value
    elif kind is tuple:
        for each in value:
            yield from _days_in(each)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            yield from _days_in(getattr(value, field.name))
