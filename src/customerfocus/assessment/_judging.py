"""Asking one rule of a register on a day."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from customerfocus._checks import instance
from customerfocus.assessment.findings import SET_ASIDE, Check, Rule, RuleFailure, Verdict
from customerfocus.assessment.result import Result
from customerfocus.errors import BrokenLawError, DuplicateError
from customerfocus.model.strategy import Exclusion
from customerfocus.register.shapes import ref_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from customerfocus.assessment.view import View
    from customerfocus.values.identifiers import Ref

_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # the same in every version of Unicode


def judge(rule: Rule, view: View) -> Result:
    """Ask a rule of a register on a day; what an exclusion in force sets aside is marked, and an error of the rule kept."""
    exclusions = [each for each in view.all(Exclusion) if each.in_force.contains(view.on)]
    mine = {each.subject: each for each in exclusions if each.rule == rule.id}
    try:
        checks = list(rule.check(view))
        places: dict[str, frozenset[str]] = {}
        for check in checks:
            instance(check, "check", Check)
            _fits(check, rule, places)
        checks.sort(key=lambda check: subject_text(check.subject))
        _each_once(checks)
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


def subject_text(subject: tuple[Ref, ...]) -> tuple[str, ...]:
    """Return the texts by which subjects are sorted and told apart."""
    return tuple(map(str, subject))


def _each_once(checks: Iterable[Check]) -> None:
    """Accept checks, sorted by subject, of which no two have the same; two subjects may share a text."""
    for one, other in pairwise(checks):
        if one.subject == other.subject:
            raise DuplicateError("subject", ", ".join(subject_text(one.subject)))


def _fits(check: Check, rule: Rule, places: dict[str, frozenset[str]]) -> None:
    """Accept a check that says what its rule may say; which facts a reason names is looked up once, and kept in *places*."""
    if check.verdict is Verdict.SET_ASIDE or check.reason == SET_ASIDE.code:
        raise BrokenLawError("check.set-aside", "verdict", "be left to an exclusion where a check is set aside", check.reason)
    if check.reason not in places:
        places[check.reason] = rule.reason(check.reason).places
    missing = places[check.reason] - {name for name, _ in check.facts}
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
                holds_until=check.holds_until,
            )
    return check
