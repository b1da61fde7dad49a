"""Rules of our own with clocks of their own: what a horizon must not be led astray by."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

import attrs

from customerfocus.assessment.findings import Check, Reason, Rule, RuleSet, Verdict
from customerfocus.assessment.view import View
from customerfocus.model.feedback import FeedbackSession
from customerfocus.model.segments import Segment
from customerfocus.model.surveys import Wave
from customerfocus.register.shapes import ref_of, shape_of

from .own_rules import rule

MET, NOT_MET, CANNOT_TELL, _ = Verdict
FRESH: Final = timedelta(days=10)
STALE: Final = timedelta(days=25)
SATURDAY: Final = 5
ONE_DAY: Final = timedelta(days=1)


def later(on: date, by: timedelta) -> date | None:
    """The day by which something is later; `None` beyond the calendar."""
    return on + by if on <= date.max - by else None


def sessions_are_fresh(view: View) -> Iterator[Check]:
    """Met for ten days, not met for fifteen more, then forgotten: a subject that leaves by its own clock."""
    for each in view.all(FeedbackSession):
        fresh, stale = later(each.on, FRESH), later(each.on, STALE)
        if fresh is None or view.on <= fresh:
            yield Check(subject=[ref_of(each)], verdict=MET, reason="good", holds_until=fresh)
        elif stale is None or view.on <= stale:
            yield Check(subject=[ref_of(each)], verdict=NOT_MET, reason="bad", holds_until=stale)


def fresh_sessions_of_targets(view: View) -> Iterator[Check]:
    """Reads sessions only where somebody is targeted, and through what is remembered."""
    for segment in view.targeted:
        met = [each for each in view.named(FeedbackSession, ["a", "b"]) if each.segment == segment.id]
        last = later(max(each.on for each in met), FRESH) if met else None
        is_fresh = bool(met) and (last is None or view.on <= last)
        yield Check(
            subject=[ref_of(segment)],
            verdict=MET if is_fresh else CANNOT_TELL,
            reason="good" if is_fresh else "unclear",
            holds_until=last if is_fresh else None,
        )


def records_are_even(view: View) -> Iterator[Check]:
    """Reads the register itself, and cuts off what is later by hand."""
    known = [each for each in view.register.records() if (since := shape_of(type(each)).day_of(each)) and since <= view.on]
    is_even = len(known) % 2 == 0
    yield Check(subject=[view.organisation], verdict=MET if is_even else NOT_MET, reason="good" if is_even else "bad")


def days_are_even(view: View) -> Iterator[Check]:
    """Changes every day, and says so."""
    is_even = view.on.toordinal() % 2 == 0
    verdict, reason = (MET, "good") if is_even else (NOT_MET, "bad")
    yield Check(subject=[view.organisation], verdict=verdict, reason=reason, holds_until=view.on)


def weekdays_only(view: View) -> Iterator[Check]:
    """Fails on Saturdays and Sundays; before, it says until when it stands."""
    if view.on.weekday() >= SATURDAY:
        message = f"closed on {view.on:%A}"
        raise LookupError(message)
    friday = later(view.on, timedelta(days=4 - view.on.weekday()))
    for each in view.all(Segment):
        yield Check(subject=[ref_of(each)], verdict=MET, reason="good", holds_until=friday)


def fails_while_odd(view: View) -> Iterator[Check]:
    """Fails, half-way and within what is remembered, while an odd number of sessions is known."""
    yield Check(subject=[view.organisation], verdict=MET, reason="good")
    view.remember(count_sessions)


def count_sessions(view: View) -> int:
    """Count sessions; fail where the number is odd."""
    count = len(view.all(FeedbackSession))
    if count % 2:
        message = f"{count} sessions"
        raise ArithmeticError(message)
    return count


def waves_are_known(view: View) -> Iterator[Check]:
    """Every wave that has ended."""
    for each in view.all(Wave):
        yield Check(subject=[ref_of(each)], verdict=MET, reason="good")


def _own(name: str, check: Callable[[View], Iterable[Check]]) -> Rule:
    plain = rule(name)
    reasons = [Reason(code=each.code, sentence=each.sentence) for each in plain.reasons]
    return attrs.evolve(plain, reasons=reasons, check=check)


CLOCKS: Final = RuleSet(
    name="clocks",
    rules=[
        _own("OWN-1", sessions_are_fresh),
        _own("OWN-2", fresh_sessions_of_targets),
        _own("OWN-3", records_are_even),
        _own("OWN-4", days_are_even),
        _own("OWN-5", weekdays_only),
        _own("OWN-6", fails_while_odd),
        _own("OWN-7", waves_are_known),
    ],
)
