"""Looking ahead: on which days a verdict changes, and what falls due, without asking every day.

A verdict changes on a day that is stored in a record its rule reads, or the day after its own clock ran out. Each rule is asked on
these days only; what comes out is what asking it on every day would give.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, final

import attrs

from customerfocus._checks import day, instance
from customerfocus.assessment.findings import Check, Finding, Rule, RuleSet, Verdict
from customerfocus.assessment.judging import judge, subject_text
from customerfocus.assessment.policy import DEFAULT_POLICY, Policy
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.errors import BrokenLawError
from customerfocus.values.identifiers import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.register.aggregate import Register

_DAY = timedelta(days=1)


@final
@attrs.frozen(kw_only=True)
class Change:
    """On a day a verdict becomes another.

    Attributes:
        on: The first day of the new verdict.
        rule: The rule.
        subject: What it looks at.
        before: The verdict of the day before; `None` where the subject was not looked at.
        after: The verdict of the day; `None` where the subject is not looked at any more.
        because: Why the new verdict is what it is, or, where there is none, why the old one was.
    """

    on: date
    rule: Rule
    subject: tuple[Ref, ...]
    before: Verdict | None
    after: Verdict | None
    because: str


@final
@attrs.frozen(kw_only=True)
class Due:
    """On a day something is in time for the last time.

    Attributes:
        on: The last day on which the verdict stands if nothing is recorded.
        rule: The rule.
        subject: What it looks at.
        verdict: What may be said up to that day.
        because: Why.
    """

    on: date
    rule: Rule
    subject: tuple[Ref, ...]
    verdict: Verdict
    because: str


def horizon(
    register: Register,
    *,
    start: date,
    until: date,
    rules: RuleSet = STANDARD,
    policy: Policy = DEFAULT_POLICY,
) -> tuple[Change, ...]:
    """Tell on which days ahead a verdict changes if nothing more is recorded.

    It is what assessing each day and comparing it with the day before would tell, found without doing so.

    Args:
        register: What to look at.
        start: The day to start from; nothing changes on it.
        until: The last day to look at.
        rules: What to ask.
        policy: The figures to judge by.

    Returns:
        The changes after *start*, up to *until*, by day, then in the order of the rules, then by subject.

    Raises:
        WrongTypeError: An argument is of another type.
        BrokenLawError: *until* lies before *start*.
    """
    _window(start, until, "start")
    return tuple(change for turn in _turns(register, start, until, rules, policy) for change in turn.changes())


def due_between(
    register: Register,
    after: date,
    until: date,
    *,
    rules: RuleSet = STANDARD,
    policy: Policy = DEFAULT_POLICY,
) -> tuple[Due, ...]:
    """Tell what is in time for the last time on a day after one day and up to another.

    For reminders: whoever asks from the day they last asked up to today misses nothing, however long they did not ask, and hears
    nothing twice.

    Args:
        register: What to look at.
        after: The day of the last time; what was due on it is not told.
        until: The last day to look at.
        rules: What to ask.
        policy: The figures to judge by.

    Returns:
        What is met or cannot be told, and stands on its last day; by day, then in the order of the rules, then by subject.

    Raises:
        WrongTypeError: An argument is of another type.
        BrokenLawError: *until* lies before *after*.
    """
    _window(after, until, "after")
    end = until if until == date.max else until + _DAY  # what is due on the last day turns on the day after
    return tuple(due for turn in _turns(register, after, end, rules, policy) if turn.on - _DAY > after for due in turn.due())


@attrs.frozen(kw_only=True)
class _Turn:
    """A day on which a rule is asked again, with what it said the day before."""

    on: date
    rule: Rule
    before: Mapping[tuple[Ref, ...], Check]
    after: Mapping[tuple[Ref, ...], Check]

    def changes(self) -> Iterator[Change]:
        for subject in sorted({*self.before, *self.after}, key=subject_text):
            before, after = self.before.get(subject), self.after.get(subject)
            was, becomes = (None if each is None else each.verdict for each in (before, after))
            told = after or before
            if was is not becomes and told is not None:
                because = Finding(rule=self.rule, check=told).because
                yield Change(on=self.on, rule=self.rule, subject=subject, before=was, after=becomes, because=because)

    def due(self) -> Iterator[Due]:
        last = self.on - _DAY
        for subject, check in self.before.items():
            if check.holds_until == last and check.verdict in {Verdict.MET, Verdict.CANNOT_TELL}:
                because = Finding(rule=self.rule, check=check).because
                yield Due(on=last, rule=self.rule, subject=subject, verdict=check.verdict, because=because)


def _turns(register: Register, start: date, until: date, rules: RuleSet, policy: Policy) -> Iterator[_Turn]:
    """Ask each rule on the first day, and again on every day on which it may judge otherwise."""
    instance(rules, "rules", RuleSet)
    view = View(register=register, on=start, policy=policy)
    said, days = zip(*(_ask(rule, view) for rule in rules), strict=True) if len(rules) else ((), ())
    known = list(said)
    waiting = [(on, place) for place, on in enumerate(days) if on is not None]
    heapify(waiting)
    while waiting and waiting[0][0] <= until:
        on, place = heappop(waiting)
        if view.on != on:
            view = View(register=register, on=on, policy=policy)
        rule = rules.rules[place]
        checks, again = _ask(rule, view)
        yield _Turn(on=on, rule=rule, before=known[place], after=checks)
        known[place] = checks
        if again is not None:
            heappush(waiting, (again, place))


def _ask(rule: Rule, view: View) -> tuple[Mapping[tuple[Ref, ...], Check], date | None]:
    """Return what a rule says of each subject, and the next day on which it may say something else."""
    with view.reading() as read:
        checks = judge(rule, view).checks
    turning = view.next_turning(read)
    runs_out = min(
        (each.holds_until for each in checks if each.holds_until and view.on <= each.holds_until < date.max), default=None
    )
    days = [each for each in (turning, None if runs_out is None else runs_out + _DAY) if each is not None]
    return {each.subject: each for each in checks}, min(days, default=None)


def _window(start: date, until: date, name: str) -> None:
    day(start, name)
    day(until, "until")
    if until < start:
        raise BrokenLawError("window.order", "until", f"be {start} or later", str(until))
