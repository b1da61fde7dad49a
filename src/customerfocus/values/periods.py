"""Days, periods of days, and how often something is due. There are no instants here: facts are dated by day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, final

import attrs
from dateutil.relativedelta import relativedelta

from customerfocus._checks import day, day_from_text, instance, member, optional_day, text, whole
from customerfocus._value import Value
from customerfocus.errors import EmptyPeriodError, TextFormError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_DAY = timedelta(days=1)
_OPEN = ".."
_LAST_OF_EVERY_MONTH: Final = 28  # the last day that every month has


@final
@attrs.frozen(kw_only=True)
class Period(Value):
    """Days from *start*, included, to *end*, not included; without an *end* it is open.

    With the end left out, two periods that follow one another share no day and leave no gap.

    Attributes:
        start: The first day.
        end: The first day that is no longer in it.

    Raises:
        EmptyPeriodError: The end is not after the start.

    Examples:
        >>> quarter = Period.parse("2026-01-01/2026-04-01")
        >>> quarter.contains(date(2026, 3, 31)), quarter.contains(date(2026, 4, 1))
        (True, False)
        >>> str(Period(start=date(2026, 1, 1)))
        '2026-01-01/..'
    """

    start: date
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        day(self.start, "start")
        optional_day(self.end, "end")
        if self.end is not None and self.end <= self.start:
            raise EmptyPeriodError(self.start, self.end)

    def __str__(self) -> str:
        return f"{self.start}/{_OPEN if self.end is None else self.end}"

    @classmethod
    def parse(cls, value: str) -> Period:
        """Read the text form, `2026-01-01/2026-04-01` or `2026-01-01/..` (the open end of ISO 8601-2).

        Raises:
            TextFormError: The text is not two parts joined by a slash.
            DateTextError: A part is not a day of the calendar.
            EmptyPeriodError: The end is not after the start.
        """
        text(value, "period")
        start, slash, end = value.partition("/")
        if not slash:
            raise TextFormError("period", "be start/end or start/..", value)
        return cls(start=day_from_text(start, "start"), end=None if end == _OPEN else day_from_text(end, "end"))

    @property
    def in_words(self) -> str:
        """The same for a reader, by its last day: `from 2026-01-01 to 2026-03-31`, or `from 2026-01-01 on`."""
        return f"from {self.start} on" if self.end is None else f"from {self.start} to {self.last_day}"

    @property
    def last_day(self) -> date | None:
        """The last day in it; `None` when it is open."""
        return None if self.end is None else self.end - _ONE_DAY

    def contains(self, on: date) -> bool:
        """Tell whether the day *on* lies in it."""
        day(on, "on")
        return self.start <= on and (self.end is None or on < self.end)

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two have a day in common."""
        instance(other, "other", Period)
        return (self.end is None or other.start < self.end) and (other.end is None or self.start < other.end)


class Unit(StrEnum):
    """What a cadence counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@final
@attrs.frozen(kw_only=True)
class Cadence(Value):
    """How often something is due.

    Attributes:
        every: How many units lie between two times, 1 to 1200.
        unit: Days, weeks, months or years.

    Examples:
        >>> Cadence(every=1, unit=Unit.YEAR).due(date(2026, 10, 1))
        datetime.date(2027, 10, 1)
        >>> monthly = Cadence(every=1, unit=Unit.MONTH)
        >>> [str(each) for each in monthly.occurrences(date(2028, 1, 31), date(2028, 4, 30))]
        ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']
    """

    every: int
    unit: Unit

    def __attrs_post_init__(self) -> None:
        whole(self.every, "every", 1, 1200)
        member(self.unit, "unit", Unit)

    def __str__(self) -> str:
        return f"every {self.unit}" if self.every == 1 else f"every {self.every} {self.unit}s"

    def due(self, last: date) -> date | None:
        """Return the day the next time is due after *last*; `None` when that lies beyond the calendar's end.

        In a shorter month its last day counts: one month after 31 January is 28 or 29 February.
        """
        day(last, "last")
        return self._after(last, 1)

    def in_date(self, last: date, on: date) -> bool:
        """Tell whether what was last done on *last* still stands on the day *on*; the day it is due still counts."""
        day(on, "on")
        due = self.due(last)
        return due is None or on <= due

    def occurrences(self, anchor: date, until: date) -> Iterator[date]:
        """Return an iterator over *anchor* and every time due after it, up to *until*, both included.

        Each is counted from the anchor, not from the one before: 31 January, 29 February, 31 March. So nothing drifts.
        """
        day(anchor, "anchor")
        day(until, "until")
        return self._from(anchor, until)

    def _from(self, anchor: date, until: date) -> Iterator[date]:
        times = 0
        while (upcoming := self._after(anchor, times)) is not None and upcoming <= until:
            yield upcoming
            times += 1

    def _after(self, anchor: date, times: int) -> date | None:
        step = self.every * times
        try:
            if self.unit is Unit.DAY:
                return anchor + timedelta(days=step)
            if self.unit is Unit.WEEK:
                return anchor + timedelta(weeks=step)
            return _months_after(anchor, step if self.unit is Unit.MONTH else 12 * step)
        except (OverflowError, ValueError):  # a day after 31 December 9999
            return None


def _months_after(anchor: date, months: int) -> date:
    if anchor.day > _LAST_OF_EVERY_MONTH:  # where a month may lack the day
        return anchor + relativedelta(months=months)
    years, month = divmod(anchor.month - 1 + months, 12)
    return anchor.replace(year=anchor.year + years, month=month + 1)
