"""Laws of days: what lies in a period, and when something is due."""

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from typing import Literal

import pytest
from dateutil import rrule
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError, DateTextError, EmptyPeriodError, TextFormError, WrongTypeError
from customerfocus.values.periods import Cadence, Period, Unit

FIRST = date(2026, 1, 1)
WINDOW = [FIRST + timedelta(days=each) for each in range(40)]  # periods drawn from it are seen whole


@st.composite
def periods(draw: st.DrawFn, days: st.SearchStrategy[date] | None = None) -> Period:
    day = st.dates() if days is None else days
    start, end = sorted(draw(st.lists(day, min_size=2, max_size=2, unique=True)))
    return Period(start=start, end=draw(st.sampled_from([end, None])))


def times_due(cadence: Cadence, anchor: date, until: date) -> list[date]:
    """List the days something is due: all of them, or more than any test here waits for."""
    return list(islice(cadence.occurrences(anchor, until), 5_000))


small_periods = periods(st.sampled_from(WINDOW[:-1]))
cadences = st.builds(Cadence, every=st.integers(1, 1200), unit=st.sampled_from(Unit))


def days_of(period: Period) -> set[date]:
    """List its days one by one; an open one goes to the end of the window."""
    last = WINDOW[-1] if period.end is None else period.end - timedelta(days=1)
    return {each for each in WINDOW if period.start <= each <= last}


# ---- Period ----------------------------------------------------------------------------------------------------------


@given(periods())
def test_a_period_survives_its_text_form(period: Period) -> None:
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["2026-01-01/..", "2026-01-01/2026-04-01", "0001-01-01/9999-12-31"])
def test_the_text_form_is_that_of_the_standard(text: str) -> None:
    assert str(Period.parse(text)) == text


@given(st.text("0123456789-/. \n", max_size=22) | st.text(max_size=22))
@example("2026-01-01/..")
@example("2026-02-01/2026-01-01")
@example("2026-01-01/2026-01-02\n")
def test_a_text_is_refused_by_an_error_of_ours_or_is_the_text_form(text: str) -> None:
    try:
        period = Period.parse(text)
    except CustomerFocusError:
        return
    assert str(period) == text


@given(small_periods, st.sampled_from(WINDOW))
@example(Period(start=WINDOW[1], end=WINDOW[5]), WINDOW[0])
@example(Period(start=WINDOW[1], end=WINDOW[5]), WINDOW[1])
@example(Period(start=WINDOW[1], end=WINDOW[5]), WINDOW[4])
@example(Period(start=WINDOW[1], end=WINDOW[5]), WINDOW[5])
def test_a_period_contains_exactly_its_days(period: Period, on: date) -> None:
    assert period.contains(on) == (on in days_of(period))


@given(small_periods, small_periods)
@example(Period(start=WINDOW[0], end=WINDOW[5]), Period(start=WINDOW[5]))
@example(Period(start=WINDOW[5]), Period(start=WINDOW[0], end=WINDOW[5]))
@example(Period(start=WINDOW[0], end=WINDOW[5]), Period(start=WINDOW[4], end=WINDOW[6]))
@example(Period(start=WINDOW[4], end=WINDOW[6]), Period(start=WINDOW[0], end=WINDOW[5]))
def test_periods_overlap_exactly_if_they_share_a_day(one: Period, other: Period) -> None:
    assert one.overlaps(other) == bool(days_of(one) & days_of(other))


@given(small_periods.filter(lambda period: period.end is not None))
def test_the_last_day_is_the_latest_of_its_days(period: Period) -> None:
    assert period.last_day == max(days_of(period))


def test_an_open_period_has_no_last_day() -> None:
    assert Period(start=FIRST).last_day is None


@pytest.mark.parametrize("on", [FIRST, date.max])
def test_an_open_period_contains_every_day_from_its_first(on: date) -> None:
    assert Period(start=FIRST).contains(on)


@given(st.dates(), st.dates())
def test_a_period_that_would_hold_no_day_is_refused(one: date, other: date) -> None:
    start, end = max(one, other), min(one, other)
    with pytest.raises(EmptyPeriodError) as caught:
        Period(start=start, end=end)
    assert str(caught.value) == f"end must be after the start {start} (it is the first day no longer included), got {end}"


@pytest.mark.parametrize(
    ("text", "error", "field"),
    [
        ("2026-01-01", TextFormError, "period"),
        ("2026-01-01..", TextFormError, "period"),
        (" 2026-01-01/..", TextFormError, "period"),
        ("2026-01-01/..\n", TextFormError, "period"),
        ("/2026-01-01", DateTextError, "start"),
        ("../2026-01-01", DateTextError, "start"),
        ("2026-01-01/", DateTextError, "end"),
        ("2026-01-01/2026-02-30", DateTextError, "end"),
        ("2026-01-01/2026-02-01/2026-03-01", DateTextError, "end"),
        ("2026-01-01/P1M", DateTextError, "end"),
        ("2026-01-01/2026-01-01", EmptyPeriodError, "end"),
    ],
)
def test_a_text_that_is_no_period_is_refused_by_the_part_at_fault(text: str, error: type[CustomerFocusError], field: str) -> None:
    with pytest.raises(error) as caught:
        Period.parse(text)
    assert caught.value.field == field


def test_a_text_without_a_slash_is_answered_by_the_text_form() -> None:
    with pytest.raises(TextFormError) as caught:
        Period.parse("2026-01-01")
    assert str(caught.value) == "period must be start/end or start/.., got '2026-01-01'"


# ---- Cadence ---------------------------------------------------------------------------------------------------------


def due_by_hand(cadence: Cadence, last: date, times: int = 1) -> date | None:
    """Count on a calendar of paper: months by their number, days by their number, nothing from dateutil."""
    steps = cadence.every * times
    match cadence.unit:
        case Unit.DAY | Unit.WEEK:
            ordinal = last.toordinal() + steps * (7 if cadence.unit is Unit.WEEK else 1)
            return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None
        case Unit.MONTH | Unit.YEAR:
            months = last.year * 12 + last.month - 1 + steps * (12 if cadence.unit is Unit.YEAR else 1)
            year, month = months // 12, months % 12 + 1
            if year > date.max.year:
                return None
            return date(year, month, min(last.day, calendar.monthrange(year, month)[1]))


@given(cadences, st.dates())
@example(Cadence(every=1, unit=Unit.YEAR), date(2028, 2, 29))
@example(Cadence(every=1, unit=Unit.MONTH), date(2026, 1, 31))
@example(Cadence(every=1, unit=Unit.DAY), date.max)
@example(Cadence(every=1, unit=Unit.WEEK), date(9999, 12, 24))
@example(Cadence(every=1200, unit=Unit.YEAR), date(8799, 12, 31))
@example(Cadence(every=1200, unit=Unit.YEAR), date(8800, 1, 1))
def test_what_is_due_is_what_a_calendar_of_paper_says(cadence: Cadence, last: date) -> None:
    assert cadence.due(last) == due_by_hand(cadence, last)


@pytest.mark.parametrize("unit", Unit)
def test_nothing_is_due_after_the_end_of_the_calendar(unit: Unit) -> None:
    assert Cadence(every=1, unit=unit).due(date.max) is None


FREQUENCIES: dict[Unit, Literal[0, 1, 2, 3]] = {
    Unit.DAY: rrule.DAILY,
    Unit.WEEK: rrule.WEEKLY,
    Unit.MONTH: rrule.MONTHLY,
    Unit.YEAR: rrule.YEARLY,
}
days_in_every_month = st.dates(date(1900, 1, 1), date(2100, 12, 31)).filter(lambda each: each.day <= 28)


@given(cadences, days_in_every_month, st.integers(0, 3000))
def test_occurrences_are_those_of_an_internet_calendar(cadence: Cadence, anchor: date, span: int) -> None:
    until = anchor + timedelta(days=span)
    start, end = (datetime(each.year, each.month, each.day) for each in (anchor, until))  # noqa: DTZ001 -- rrule has no days
    rule = rrule.rrule(FREQUENCIES[cadence.unit], dtstart=start, interval=cadence.every, until=end)
    assert times_due(cadence, anchor, until) == [each.date() for each in rule]


anchors_near_the_end = st.dates(date(9990, 1, 1))
spans = st.integers(0, 4000).map(lambda days: timedelta(days=days))


@given(cadences, st.dates(max_value=date(9980, 1, 1)), spans)
@example(Cadence(every=1, unit=Unit.MONTH), date(2028, 1, 31), timedelta(days=400))
@example(Cadence(every=1, unit=Unit.YEAR), date(2024, 2, 29), timedelta(days=4000))
def test_occurrences_never_drift(cadence: Cadence, anchor: date, span: timedelta) -> None:
    found = times_due(cadence, anchor, anchor + span)
    assert found == [due_by_hand(cadence, anchor, times) for times in range(len(found))]


@given(cadences, st.dates(max_value=date(9980, 1, 1)), spans)
def test_occurrences_miss_none_up_to_the_last_day(cadence: Cadence, anchor: date, span: timedelta) -> None:
    found = times_due(cadence, anchor, anchor + span)
    following = due_by_hand(cadence, anchor, len(found))
    assert following is None or following > anchor + span


@given(cadences, anchors_near_the_end)
def test_occurrences_are_strictly_ascending(cadence: Cadence, anchor: date) -> None:
    assert all(one < following for one, following in pairwise(times_due(cadence, anchor, date.max)))


@given(cadences, st.dates(date(9990, 1, 1)), st.dates(date(9990, 1, 1)))
def test_no_occurrence_lies_after_the_last_day_asked_for(cadence: Cadence, anchor: date, until: date) -> None:
    assert all(anchor <= each <= until for each in times_due(cadence, anchor, until))


@pytest.mark.parametrize("unit", Unit)
def test_occurrences_stop_at_the_end_of_the_calendar(unit: Unit) -> None:
    assert times_due(Cadence(every=1200, unit=unit), date(9999, 1, 1), date.max) == [date(9999, 1, 1)]


def test_the_day_asked_for_last_is_included() -> None:
    assert times_due(Cadence(every=1, unit=Unit.DAY), FIRST, FIRST) == [FIRST]


@pytest.mark.parametrize(("on", "stands"), [(date(2026, 1, 31), True), (date(2026, 2, 28), True), (date(2026, 3, 1), False)])
def test_what_was_done_stands_until_the_day_it_is_due_included(on: date, stands: bool) -> None:  # noqa: FBT001 -- a column
    assert Cadence(every=1, unit=Unit.MONTH).in_date(date(2026, 1, 31), on) is stands


def test_what_is_due_after_the_end_of_the_calendar_stands_for_good() -> None:
    assert Cadence(every=1, unit=Unit.DAY).in_date(date.max, date.max)


@pytest.mark.parametrize(
    ("cadence", "text"),
    [
        (Cadence(every=1, unit=Unit.YEAR), "every year"),
        (Cadence(every=2, unit=Unit.WEEK), "every 2 weeks"),
    ],
)
def test_a_cadence_reads_as_people_say_it(cadence: Cadence, text: str) -> None:
    assert str(cadence) == text


@pytest.mark.parametrize("every", [0, 1201, -1])
def test_a_cadence_counts_from_1_to_1200(every: int) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Cadence(every=every, unit=Unit.DAY)
    assert str(caught.value) == f"every must be from 1 to 1200, got {every}"


MONTHLY = Cadence(every=1, unit=Unit.MONTH)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ask", "field"),
    [
        (lambda: MONTHLY.due(NOON), "last"),
        (lambda: MONTHLY.in_date(NOON, FIRST), "last"),
        (lambda: list(MONTHLY.occurrences(NOON, FIRST)), "anchor"),
        (lambda: list(MONTHLY.occurrences(FIRST, NOON)), "until"),
        (lambda: Period(start=NOON), "start"),
        (lambda: Period(start=FIRST, end=NOON), "end"),
    ],
    ids=["due", "in_date", "occurrences-anchor", "occurrences-until", "start", "end"],
)
def test_an_instant_is_no_day(ask: Callable[[], object], field: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask()
    assert str(caught.value) == f"{field} must be a day (a date without a time), got an instance of datetime"


@pytest.mark.parametrize("wrong", [NOON, "2026-01-01", None, True])
@pytest.mark.parametrize(
    "ask",
    [
        lambda wrong: Period(start=FIRST).contains(wrong),
        lambda wrong: MONTHLY.in_date(FIRST, wrong),
        lambda wrong: Cadence(every=1, unit=Unit.YEAR).in_date(date.max, wrong),
    ],
    ids=["contains", "in_date", "in_date-for-good"],
)
def test_the_day_asked_for_is_a_day(ask: Callable[[object], object], wrong: object) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask(wrong)
    assert caught.value.field == "on"


def test_a_period_overlaps_with_a_period() -> None:
    with pytest.raises(WrongTypeError) as caught:
        Period(start=FIRST).overlaps(FIRST)  # type: ignore[arg-type]
    assert str(caught.value) == "other must be a Period, got datetime.date(2026, 1, 1)"


def test_occurrences_are_refused_when_asked_not_when_read() -> None:
    with pytest.raises(WrongTypeError):
        MONTHLY.occurrences(NOON, FIRST)
