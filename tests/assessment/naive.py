"""The long way round: a register assessed on each day, and each day held against the one before."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from customerfocus.assessment.ahead import Change, Due
from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import Check, Finding, RuleSet, Verdict
from customerfocus.assessment.result import Assessment, Result
from customerfocus.register import Register

ONE_DAY = timedelta(days=1)


def day_by_day(register: Register, start: date, until: date, rules: RuleSet) -> tuple[tuple[Change, ...], tuple[Due, ...]]:
    """How each day after the first differs from the day before, and what holds until it and no longer."""
    changes: list[Change] = []
    due: list[Due] = []
    on, before = start, assess(register, on=start, rules=rules)
    while on < until:
        on += ONE_DAY
        after = assess(register, on=on, rules=rules)
        for one, other in zip(before.results, after.results, strict=True):
            changes += _changes(on, one, other)
        due += _due(after)
        before = after
    return tuple(changes), tuple(due)


def _changes(on: date, before: Result, after: Result) -> Iterator[Change]:
    was, becomes = _by_subject(before), _by_subject(after)
    for subject in sorted({*was, *becomes}):
        one, other = was.get(subject), becomes.get(subject)
        if (one and one.verdict) is not (other and other.verdict):
            told = other or one
            assert told is not None
            yield Change(
                on=on,
                rule=after.rule,
                subject=told.subject,
                before=one and one.verdict,
                after=other and other.verdict,
                because=_failed(after) or f"{'' if other else 'until then: '}{Finding(rule=after.rule, check=told).because}",
            )


def _by_subject(result: Result) -> Mapping[tuple[str, ...], Check]:
    return {tuple(map(str, each.subject)): each for each in result.checks}


def _failed(result: Result) -> str | None:
    found = result.failure
    return None if found is None else f"the rule could not be run: {found.type}: {found.message}"


def _due(assessment: Assessment) -> Iterator[Due]:
    for result in assessment.results:
        for check in result.checks:
            if check.holds_until == assessment.on and check.verdict in {Verdict.MET, Verdict.CANNOT_TELL}:
                because = Finding(rule=result.rule, check=check).because
                yield Due(on=assessment.on, rule=result.rule, subject=check.subject, verdict=check.verdict, because=because)
