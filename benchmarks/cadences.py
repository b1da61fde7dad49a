"""When something is due next, against dateutil's recurrence rules, and against adding its `relativedelta`.

The rules are made beforehand, each with its first day, and the deltas, as the cadences are. Where a month may lack the day, rules
take its last one in dateutil's own way, the last that fits of a set of days. A rule answers for any number of times; who asks only
for the next one adds a delta, which is the fastest
that dateutil has; beyond the calendar's end it raises, and nobody asks it there.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule

import customerfocus as cf
from benchmarks.harness import Ratio, agree, in_turns

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE: Final = 100_000
IN_EVERY_MONTH: Final = 28
FREQUENCIES: Final[dict[cf.Unit, Literal[0, 1, 2, 3]]] = {
    cf.Unit.DAY: DAILY,
    cf.Unit.WEEK: WEEKLY,
    cf.Unit.MONTH: MONTHLY,
    cf.Unit.YEAR: YEARLY,
}
CADENCES: Final = tuple(cf.Cadence(every=every, unit=unit) for unit in cf.Unit for every in (1, 2, 3, 6))


def asked() -> Iterator[tuple[cf.Cadence, date]]:
    """Yield cadences of every unit, each with the day something was last done."""
    for number in range(SIZE):
        yield CADENCES[number % len(CADENCES)], date(2020, 1, 1) + timedelta(days=number % 2_000)


def as_rule(cadence: cf.Cadence, last: date) -> tuple[rrule, datetime]:
    """Return the same as a recurrence rule, and the instant to ask it for what comes after."""
    start = datetime(last.year, last.month, last.day)  # noqa: DTZ001 -- a rule knows no days without a time
    frequency = FREQUENCIES[cadence.unit]
    if frequency in (DAILY, WEEKLY) or last.day <= IN_EVERY_MONTH:
        return rrule(frequency, interval=cadence.every, dtstart=start), start
    months = last.month if frequency == YEARLY else None
    days = range(IN_EVERY_MONTH, last.day + 1)
    return rrule(frequency, interval=cadence.every, dtstart=start, bymonth=months, bymonthday=days, bysetpos=-1), start


def as_delta(cadence: cf.Cadence) -> relativedelta:
    """Return the same as what is to be added to a day."""
    return relativedelta(**{f"{cadence.unit}s": cadence.every})  # type: ignore[arg-type]


def rows() -> Iterator[Ratio]:
    """Measure the next day of each."""
    cadences = list(asked())
    rules = [as_rule(cadence, last) for cadence, last in cadences]
    deltas = {cadence: as_delta(cadence) for cadence in CADENCES}
    steps = [(deltas[cadence], last) for cadence, last in cadences]

    def ours() -> list[date | None]:
        return [cadence.due(last) for cadence, last in cadences]

    def theirs() -> list[datetime | None]:
        return [rule.after(start) for rule, start in rules]

    def added() -> list[date]:
        return [last + delta for delta, last in steps]

    agree(ours(), added(), "cadences")
    agree(ours(), [each and each.date() for each in theirs()], "cadences")
    what = f"next due dates of {SIZE:,} cadences"
    yield Ratio(what=what, peer="`dateutil.rrule.after`", bar=0.1, found=in_turns(ours, theirs))
    yield Ratio(what=what, peer="`dateutil.relativedelta`, added", bar=1.0, found=in_turns(ours, added))
