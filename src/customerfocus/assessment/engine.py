"""Assessing a register on a day, and comparing two assessments."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date  # noqa: TC003 -- public annotations stay readable at run time
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from customerfocus._checks import day, instance
from customerfocus.assessment.clauses import ISO_9001_2015, Edition
from customerfocus.assessment.findings import SET_ASIDE, Check, Rule, RuleFailure, RuleSet, Verdict
from customerfocus.assessment.policy import DEFAULT_POLICY, Policy
from customerfocus.assessment.result import Assessment, Progression, Result
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.errors import BrokenLawError, DuplicateError, shown
from customerfocus.model.strategy import Exclusion
from customerfocus.register.aggregate import Register
from customerfocus.register.shapes import ref_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from customerfocus.values.identifiers import Ref

_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # the same in every version of Unicode


def assess(
    register: Register,
    *,
    on: date,
    rules: RuleSet = STANDARD,
    policy: Policy = DEFAULT_POLICY,
    edition: Edition = ISO_9001_2015,
) -> Assessment:
    """Judge a register as it was known on a day.

    Any day will do, past or future; what is not yet known on it is not seen. Equal arguments give an equal assessment. A rule that
    raises an error becomes a failure; the others' results stand.

    Args:
        register: What to assess.
        on: The day.
        rules: What to ask.
        policy: The figures to judge by.
        edition: The edition of the standard whose clauses are shown.

    Raises:
        WrongTypeError: An argument is of another type; a `datetime` is no day.
        NotOneOfError: A rule cites a clause that the edition does not know.
    """
    instance(register, "register", Register)
    day(on, "on")
    instance(rules, "rules", RuleSet)
    instance(policy, "policy", Policy)
    instance(edition, "edition", Edition)
    for rule in rules:
        for clause in rule.clauses:
            edition.clause(clause)
    view = View(register=register, on=on, policy=policy)
    exclusions = [each for each in view.all(Exclusion) if each.in_force.contains(on)]
    turnings = register.index.turnings
    upcoming = bisect_right(turnings, on)
    return Assessment(
        register=register,
        on=on,
        edition=edition,
        policy=policy,
        rules=rules,
        results=tuple(_judge(rule, view, exclusions) for rule in rules),
        next_turning=turnings[upcoming] if upcoming < len(turnings) else None,
    )


def _judge(rule: Rule, view: View, exclusions: Iterable[Exclusion]) -> Result:
    mine = {each.subject: each for each in exclusions if each.rule == rule.id}
    try:
        checks = list(rule.check(view))
        for check in checks:
            instance(check, "check", Check)
            _fits(check, rule)
        checks.sort(key=_subject)
        _told_once(checks)
    except Exception as error:  # noqa: BLE001 -- a rule may be anybody's code; whatever it raises is shown, and the rest stands
        failure = RuleFailure(rule=rule.id, type=type(error).__qualname__, message=_message(error))
        return Result(rule=rule, checks=(), failure=failure)
    return Result(rule=rule, checks=tuple(_set_aside(check, mine) for check in checks))


def _message(error: Exception) -> str:
    """Return the text of an error that may be anybody's code, in characters that can be printed."""
    try:
        said = str.__str__(str(error))
    except Exception:  # noqa: BLE001 -- even asking for it may fail
        return "an error without a text"
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", said)


def _subject(check: Check) -> tuple[str, ...]:
    return tuple(map(str, check.subject))


def _told_once(checks: Iterable[Check]) -> None:
    """Accept checks, sorted by subject, of which no two have the same; two subjects may share a text."""
    for one, other in pairwise(map(_subject, checks)):
        if one == other:
            raise DuplicateError("subject", ", ".join(one))


def _fits(check: Check, rule: Rule) -> None:
    if check.verdict is Verdict.SET_ASIDE or check.reason == SET_ASIDE.code:
        raise BrokenLawError("check.set-aside", "verdict", "be left to an exclusion where a check is set aside", check.reason)
    missing = rule.reason(check.reason).places - {name for name, _ in check.facts}
    if missing:
        law = f"name what the sentence of {check.reason} names"
        raise BrokenLawError("check.facts", "facts", law, f"no {', '.join(sorted(missing))}")


def _set_aside(check: Check, exclusions: Mapping[Ref | None, Exclusion]) -> Check:
    for asked in (None, *check.subject):  # the whole rule, or one of the things it asks of
        if asked in exclusions:
            found = exclusions[asked]
            return Check(
                subject=check.subject,
                verdict=Verdict.SET_ASIDE,
                reason=SET_ASIDE.code,
                facts={"by": found.by, "because": found.because, "in_force": found.in_force},
                evidence=[ref_of(found)],
            )
    return check


def compare(earlier: Assessment, later: Assessment) -> Progression:
    """Tell what became of the findings of an earlier assessment in a later one.

    Findings are matched on rule and subject. What was found by a rule that did not judge in the other assessment is not compared:
    a rule left out, or one that failed, closes nothing.

    Raises:
        BrokenLawError: The two are of different organisations.
    """
    instance(earlier, "earlier", Assessment)
    instance(later, "later", Assessment)
    one, other = earlier.register.organisation, later.register.organisation
    if one != other:
        raise BrokenLawError("compare.organisation", "later", f"be of {shown(one)}, as the earlier one is", shown(other))
    both = _judged(earlier) & _judged(later)
    before = {each.ref: each for each in earlier.findings if each.rule.id in both}
    after = {each.ref: each for each in later.findings if each.rule.id in both}
    hidden = {each.ref: each for each in later.set_aside if each.ref in before}
    return Progression(
        closed=tuple(each for ref, each in before.items() if ref not in after and ref not in hidden),
        new=tuple(each for ref, each in after.items() if ref not in before),
        persisting=tuple(each for ref, each in after.items() if ref in before),
        set_aside=tuple(hidden.values()),
        not_compared=tuple(each for each in (*earlier.findings, *later.findings) if each.rule.id not in both),
    )


def _judged(assessment: Assessment) -> set[str]:
    return {result.rule.id for result in assessment.results if result.failure is None}
