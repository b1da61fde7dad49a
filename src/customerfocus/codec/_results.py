"""Writing what was found as plain data: an assessment, what became of its findings, what lies ahead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from customerfocus._checks import Items, instance, members
from customerfocus.assessment.ahead import Change
from customerfocus.assessment.findings import Fact, Finding, Rule, Verdict
from customerfocus.assessment.result import Assessment, Coverage, Progression
from customerfocus.codec._canonical import digest
from customerfocus.register.shapes import ref_of
from customerfocus.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from customerfocus.values.identifiers import Ref

ASSESSMENT_FORMAT: Final = "customerfocus/assessment"
"""What the document of an assessment says it is."""
CHANGES_FORMAT: Final = "customerfocus/changes"
"""What the document of changes says it is."""
RESULT_SCHEMA: Final = 1
"""The number of the newest form of both."""


def dump_assessment(assessment: Assessment) -> dict[str, Any]:
    """Write an assessment as plain data, for other programs; it is written and not read back.

    * `format` is `"customerfocus/assessment"`, `schema` 1; `organisation`, `on`, `edition`, `policy`, `rule_set` and the digest of
      the `register` say what was judged by what; `next_turning` is left out where there is none.
    * `coverage`: per rule, clause and part, the verdict and how many checks came to which.
    * `checks`, rule by rule: `rule`, `subject`, `verdict`, `reason`, `facts`, `evidence`, `holds_until`; of what is not met, cannot
      be told or is set aside also `because`, and where something would close it `remedy`. What is empty is left out.
    * `failures`: the rules that raised an error; `idle_exclusions`: those that set nothing aside.

    A `Ref` is `kind:key`, a day `YYYY-MM-DD`, a period an object with `start` and, unless it is open, `end`. Equal assessments give
    equal data in equal order, so the same text.

    Examples:
        >>> from customerfocus import Register, assess
        >>> document = dump_assessment(assess(Register(organisation="Moka Bar"), on=date(2026, 1, 1)))
        >>> document["format"], document["on"], document["coverage"]["parts"][0]["verdict"]
        ('customerfocus/assessment', '2026-01-01', 'not-met')
    """
    instance(assessment, "assessment", Assessment)
    coverage = assessment.coverage()
    turning = assessment.next_turning
    return {
        "format": ASSESSMENT_FORMAT,
        "schema": RESULT_SCHEMA,
        "organisation": assessment.register.organisation,
        "on": assessment.on.isoformat(),
        "edition": {"name": assessment.edition.name, "status": assessment.edition.status},
        "policy": assessment.policy.name,
        "rule_set": {"name": assessment.rules.name, "rules": [_rule(each, assessment) for each in assessment.rules]},
        "register": digest(assessment.register),
        **({} if turning is None else {"next_turning": turning.isoformat()}),
        "coverage": {
            "rules": [_coverage(each) for each in coverage.rules],
            "clauses": [_coverage(each) for each in coverage.clauses],
            "parts": [_coverage(each) for each in coverage.parts],
        },
        "checks": [_finding(Finding(rule=result.rule, check=each)) for result in assessment.results for each in result.checks],
        "failures": [{"rule": each.rule, "type": each.type, "message": each.message} for each in assessment.failures],
        "idle_exclusions": _refs(map(ref_of, assessment.idle_exclusions)),
    }


def dump_changes(changes: Progression | Iterable[Change]) -> dict[str, Any]:
    """Write what became of findings, or what lies ahead, as plain data; it is written and not read back.

    * `format` is `"customerfocus/changes"`, `schema` 1, and `kind` says which of the two it is.
    * `"progression"`: `closed`, `new`, `persisting`, `set_aside` and `not_compared`, each an array of checks as in an assessment.
    * `"horizon"`: `changes`, each with `on`, `rule`, `subject`, `before`, `after` and `because`; `before` is left out of what was
      not asked before, and `after` of what is asked no more.

    Args:
        changes: What `compare` told, or what `horizon` told.

    Examples:
        >>> dump_changes(())
        {'format': 'customerfocus/changes', 'schema': 1, 'kind': 'horizon', 'changes': []}
    """
    head = {"format": CHANGES_FORMAT, "schema": RESULT_SCHEMA}
    if isinstance(changes, Progression):
        return {
            **head,
            "kind": "progression",
            "closed": [_finding(each) for each in changes.closed],
            "new": [_finding(each) for each in changes.new],
            "persisting": [_finding(each) for each in changes.persisting],
            "set_aside": [_finding(each) for each in changes.set_aside],
            "not_compared": [_finding(each) for each in changes.not_compared],
        }
    told = Items[Change](changes)
    members(told, "changes", Change)
    return {**head, "kind": "horizon", "changes": [_change(each) for each in told]}


def _rule(rule: Rule, assessment: Assessment) -> dict[str, Any]:
    return {
        "id": rule.id,
        "part": rule.part.value,
        "clauses": [assessment.edition.clause(each).number for each in rule.clauses],
        "title": rule.title,
        "grade": rule.grade.value,
    }


def _coverage(row: Coverage) -> dict[str, Any]:
    return {
        "name": str(row.name),
        "verdict": row.verdict.value,
        "met": row.met,
        "not_met": row.not_met,
        "cannot_tell": row.cannot_tell,
        "set_aside": row.set_aside,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    check, remedy = finding.check, finding.remedy
    every = {
        "rule": finding.rule.id,
        "subject": _refs(check.subject),
        "verdict": check.verdict.value,
        "reason": check.reason,
        "facts": {name: _plain(fact) for name, fact in check.facts},
        "evidence": _refs(check.evidence),
        "holds_until": _day(check.holds_until),
        "because": None if check.verdict is Verdict.MET else finding.because,
        "remedy": None if remedy is None else {"kind": remedy.kind.value, "text": remedy.text},
    }
    return {key: value for key, value in every.items() if value not in (None, [], {})}


def _change(change: Change) -> dict[str, Any]:
    every = {
        "on": _day(change.on),
        "rule": change.rule.id,
        "subject": _refs(change.subject),
        "before": None if change.before is None else change.before.value,
        "after": None if change.after is None else change.after.value,
        "because": change.because,
    }
    return {key: value for key, value in every.items() if value is not None}


def _refs(refs: Iterable[Ref]) -> list[str]:
    return [str(each) for each in refs]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(fact: Fact) -> str | float | list[str] | dict[str, str]:
    match fact:
        case date():
            return fact.isoformat()
        case Period():
            end = {} if fact.end is None else {"end": fact.end.isoformat()}
            return {"start": fact.start.isoformat(), **end}
        case tuple():
            return list(fact)
        case _:
            return fact
