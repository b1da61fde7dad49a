"""When something is due next, against dateutil's recurrence rules.

The rules are made beforehand, as the cadences are. Tried for the peer: a `count` or an `until` (no faster), `cache=True` (slower where
each is asked once), making a rule when it is asked (slower by half), `xafter` (the same). Days after the 28th are left out: a rule skips the months that
have none, and a cadence takes their last day.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule

import customerfocus as cf
from benchmarks.harness import Ratio, agree, in_turns

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE: Final = 100_000
FREQUENCIES: Final = {cf.Unit.DAY: DAILY, cf.Unit.WEEK: WEEKLY, cf.Unit.MONTH: MONTHLY, cf.Unit.YEAR: YEARLY}
CADENCES: Final = tuple(cf.Cadence(every=every, unit=unit) for unit in cf.Unit for every in (1, 2, 3, 6))


def asked() -> Iterator[tuple[cf.Cadence, date]]:
    """Yield cadences of every unit, each with the day something was last done."""
    for number in range(SIZE):
        last = date(2020, 1, 1) + timedelta(days=number % 2_000)
        yield CADENCES[number % len(CADENCES)], last.replace(day=min(last.day, 28))


def as_rule(cadence: cf.Cadence, last: date) -> tuple[rrule, datetime]:
    """Return the same as a recurrence rule, and the instant to ask it for what comes after."""
    start = datetime(last.year, last.month, last.day)  # noqa: DTZ001 -- a rule knows no days without a time
    return rrule(FREQUENCIES[cadence.unit], interval=cadence.every, dtstart=start), start


def rows() -> Iterator[Ratio]:
    """Measure the next day of each."""
    cadences = list(asked())
    rules = [as_rule(cadence, last) for cadence, last in cadences]

    def ours() -> list[date | None]:
        return [cadence.due(last) for cadence, last in cadences]

    def theirs() -> list[datetime | None]:
        return [rule.after(start) for rule, start in rules]

    agree(ours(), [each and each.date() for each in theirs()], "cadences")
    what = f"next due dates of {SIZE:,} cadences"
    yield Ratio(what=what, peer="`dateutil.rrule.after`", bar=0.1, found=in_turns(ours, theirs))
