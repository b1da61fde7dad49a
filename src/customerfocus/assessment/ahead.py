"""Looking ahead: on which days a verdict changes, and what falls due, without asking every day.

A verdict changes on a day that is stored in a record its rule reads, or the day after its own clock ran out. Each rule is asked on
these days only; what comes out is what asking it on every day would give.
"""

from __future__ import annotations

from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import Items, any_text, day, instance, member, members, optional_member
from customerfocus._value import Value
from customerfocus.assessment._judging import judge, subject_text
from customerfocus.assessment.findings import Check, Finding, Rule, RuleSet, Verdict
from customerfocus.assessment.policy import DEFAULT_POLICY, Policy
from customerfocus.assessment.result import Result
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.errors import BrokenLawError, shown
from customerfocus.values.identifiers import Ref
from customerfocus.values.periods import Cadence, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.register.aggregate import Register

_DAY: Final = timedelta(days=1)
_DAILY: Final = Cadence(every=1, unit=Unit.DAY)


@final
@attrs.frozen(kw_only=True)
class Change(Value):
    """On a day a verdict becomes another.

    Attributes:
        on: The first day of the new verdict.
        rule: The rule.
        subject: What it looks at.
        before: The verdict of the day before; `None` where the subject was not looked at.
        after: The verdict of the day; `None` where the subject is not looked at any more.
        because: Why the new verdict is what it is; where there is none, *until then* and why the old one was, or
            that the rule could not be run.

    Raises:
        BrokenLawError: The verdict is the one before.
    """

    on: date
    rule: Rule
    subject: tuple[Ref, ...] = attrs.field(converter=Items[Ref])
    before: Verdict | None
    after: Verdict | None
    because: str

    def __attrs_post_init__(self) -> None:
        day(self.on, "on")
        instance(self.rule, "rule", Rule)
        members(self.subject, "subject", Ref, least=1)
        optional_member(self.before, "before", Verdict)
        optional_member(self.after, "after", Verdict)
        if self.before is self.after:
            raise BrokenLawError("change.none", "after", "be another verdict than before", shown(self.after))
        any_text(self.because, "because")


@final
@attrs.frozen(kw_only=True)
class Due(Value):
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
    subject: tuple[Ref, ...] = attrs.field(converter=Items[Ref])
    verdict: Verdict
    because: str

    def __attrs_post_init__(self) -> None:
        day(self.on, "on")
        instance(self.rule, "rule", Rule)
        members(self.subject, "subject", Ref, least=1)
        member(self.verdict, "verdict", Verdict)
        any_text(self.because, "because")


def horizon(
    register: Register,
    *,
    start: date,
    until: date,
    rules: RuleSet = STANDARD,
    policy: Policy = DEFAULT_POLICY,
) -> tuple[Change, ...]:
    """Tell on which days ahead a verdict changes if nothing more is recorded.

    It is what assessing each day and comparing it with the day before would tell, found without doing so: each rule is asked again
    only on the next day that stands in a record of a kind it read, and on the day after a check of its own holds no longer. So a
    rule of your own must say by `holds_until` when its own clock changes anything. A rule that fails is asked every day.

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

    Examples:
        >>> from customerfocus import Choice, Register, Segment, TargetingDecision
        >>> register = Register(organisation="Moka Bar").with_records(
        ...     Segment(id="diners", name="Evening diners"),
        ...     TargetingDecision(
        ...         segment="diners", choice=Choice.DECLINE, on=date(2026, 2, 2), by="director", because="they want calm"
        ...     ),
        ... )
        >>> (change,) = horizon(register, start=date(2026, 3, 1), until=date(2027, 12, 31))
        >>> str(change.on), change.rule.id, change.before.value, change.after.value
        ('2027-02-03', 'DIR-1', 'met', 'not-met')
    """
    _window(start, until, "start")
    return tuple(change for each in _spans(register, start, until, rules, policy) for change in each.changes())


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
    nothing twice. It is every check that is met or cannot be told, on the day that is its `holds_until`.

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

    Examples:
        >>> from customerfocus import Choice, Register, Segment, TargetingDecision
        >>> register = Register(organisation="Moka Bar").with_records(
        ...     Segment(id="diners", name="Evening diners"),
        ...     TargetingDecision(
        ...         segment="diners", choice=Choice.DECLINE, on=date(2026, 2, 2), by="director", because="they want calm"
        ...     ),
        ... )
        >>> (due,) = due_between(register, date(2027, 1, 31), date(2027, 2, 28))
        >>> str(due.on), due.rule.id, str(due.subject[0])
        ('2027-02-02', 'DIR-1', 'segment:diners')
    """
    _window(after, until, "after")
    return tuple(due for each in _spans(register, after, until, rules, policy) if each.last > after for due in each.due())


@final
@attrs.frozen(kw_only=True)
class _Span:
    """Days on which a rule says the same.

    Attributes:
        last: The last of them, or of the window.
        said: What it says on them.
        then: What it says on the day after; `None` where the window ends.
    """

    last: date
    said: Result
    then: Result | None

    def changes(self) -> Iterator[Change]:
        """Yield how the day after differs."""
        if self.then is None:
            return
        before, after = ({each.subject: each for each in result.checks} for result in (self.said, self.then))
        for subject in sorted({*before, *after}, key=subject_text):
            one, other = before.get(subject), after.get(subject)
            was, becomes = (None if each is None else each.verdict for each in (one, other))
            if was is not becomes:
                yield Change(
                    on=self.last + _DAY,
                    rule=self.said.rule,
                    subject=subject,
                    before=was,
                    after=becomes,
                    because=_because(self.then, other or before[subject], is_gone=other is None),
                )

    def due(self) -> Iterator[Due]:
        """Yield what is in time for the last time on its last day."""
        rule = self.said.rule
        for check in self.said.checks:
            if check.holds_until == self.last and check.verdict in {Verdict.MET, Verdict.CANNOT_TELL}:
                because = Finding(rule=rule, check=check).because
                yield Due(on=self.last, rule=rule, subject=check.subject, verdict=check.verdict, because=because)


def _because(result: Result, check: Check, *, is_gone: bool) -> str:
    failure = result.failure
    if failure is not None:
        return f"the rule could not be run: {failure.type}: {failure.message}"
    because = Finding(rule=result.rule, check=check).because
    return f"until then: {because}" if is_gone else because


def _spans(register: Register, start: date, until: date, rules: RuleSet, policy: Policy) -> Iterator[_Span]:
    """Ask each rule on the first day, and again on every day on which it may say something else; by last day, then by rule."""
    instance(rules, "rules", RuleSet)
    view = View(register=register, on=start, policy=policy)
    known: list[Result] = []
    waiting: list[tuple[date, int]] = []
    for place, rule in enumerate(rules):
        said, again = _ask(rule, view)
        known.append(said)
        _wait(waiting, again, place)
    for on, asked in groupby(_upcoming(waiting, until), key=itemgetter(0)):
        view = View(register=register, on=on, policy=policy)
        for _, place in asked:
            then, again = _ask(known[place].rule, view)
            yield _Span(last=on - _DAY, said=known[place], then=then)
            known[place] = then
            _wait(waiting, again, place)
    for said in known:
        yield _Span(last=until, said=said, then=None)


def _wait(waiting: list[tuple[date, int]], until: date | None, place: int) -> None:
    if until is not None:
        heappush(waiting, (until, place))


def _upcoming(waiting: list[tuple[date, int]], until: date) -> Iterator[tuple[date, int]]:
    """Yield the days up to *until* on which a rule waits to be asked, with its place; more may be added meanwhile."""
    while waiting and waiting[0][0] <= until:
        yield heappop(waiting)


def _ask(rule: Rule, view: View) -> tuple[Result, date | None]:
    """Return what a rule says, and the next day on which it may say something else; a rule that fails cannot tell which."""
    with view.reading() as read:
        said = judge(rule, view)
    clocks = [each.holds_until for each in said.checks if each.holds_until is not None and each.holds_until >= view.on]
    if said.failure is not None:
        clocks.append(view.on)
    days = (view.next_turning(read), _DAILY.due(min(clocks)) if clocks else None)
    return said, min((each for each in days if each is not None), default=None)


def _window(start: date, until: date, name: str) -> None:
    day(start, name)
    day(until, "until")
    if until < start:
        raise BrokenLawError("window.order", "until", f"be {start} or later", str(until))
