"""What type checkers say of the judgement; nobody runs this. Each `type: ignore` is a mistake that both checkers must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never, assert_type

import attrs

from customerfocus.assessment.ahead import Change, Due, due_between, horizon
from customerfocus.assessment.clauses import EDITIONS, ISO_9001_2026, Clause, Edition
from customerfocus.assessment.engine import assess, compare
from customerfocus.assessment.findings import (
    Check,
    Fact,
    Finding,
    Grade,
    Part,
    Reason,
    Remedy,
    Rule,
    RuleFailure,
    RuleSet,
    Verdict,
)
from customerfocus.assessment.policy import DEFAULT_POLICY, CadenceSetting, Policy
from customerfocus.assessment.result import Assessment, Coverage, CoverageTable, Progression, Result
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.model.needs import Need
from customerfocus.model.segments import Segment, TargetingDecision
from customerfocus.model.strategy import Exclusion
from customerfocus.register import Register
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.periods import Cadence, Period, Unit

DAY = date(2026, 1, 1)
register = Register(organisation="Moka Bar")

# ---- assess ----------------------------------------------------------------------------------------------------------

assessment = assess(register, on=DAY)
assert_type(assessment, Assessment)
assert_type(assess(register, on=DAY, rules=STANDARD, policy=DEFAULT_POLICY, edition=ISO_9001_2026), Assessment)
assert_type(assessment.checks, tuple[Check, ...])
assert_type(assessment.findings, tuple[Finding, ...])
assert_type(assessment.set_aside, tuple[Finding, ...])
assert_type(assessment.idle_exclusions, tuple[Exclusion, ...])
assert_type(assessment.failures, tuple[RuleFailure, ...])
assert_type(assessment.results, tuple[Result, ...])
assert_type(assessment.next_turning, date | None)
assert_type(assessment.verdict(Part.DIRECTION), Verdict)
assert_type(assessment.coverage(), CoverageTable)
assert_type(assessment.coverage().parts, tuple[Coverage, ...])
assert_type(assessment.coverage().rules[0].population, int)

assess(register, DAY)  # type: ignore[call-arg]
assess(register)  # type: ignore[call-arg]
assess(register, on="2026-01-01")  # type: ignore[arg-type]
assess(register, on=DAY, rules=[])  # type: ignore[arg-type]
assess(register, on=DAY, edition="ISO 9001:2015")  # type: ignore[arg-type]
assessment.verdict("direction")  # type: ignore[arg-type]
assessment.on = DAY  # type: ignore[misc]

# ---- findings --------------------------------------------------------------------------------------------------------

finding = assessment.findings[0]
assert_type(finding.because, str)
assert_type(finding.remedy, Remedy | None)
assert_type(finding.ref, FindingRef)
assert_type(finding.rule.id, str)
assert_type(finding.subject, tuple[Ref, ...])
assert_type(finding.check.facts, tuple[tuple[str, Fact], ...])
assert_type(finding.check.holds_until, date | None)
remedy_text = finding.remedy.text  # type: ignore[union-attr]

# ---- compare ---------------------------------------------------------------------------------------------------------

progression = compare(assessment, assessment)
assert_type(progression, Progression)
assert_type(progression.closed, tuple[Finding, ...])
assert_type(progression.not_compared, tuple[Finding, ...])
compare(assessment, register)  # type: ignore[arg-type]

# ---- looking ahead ---------------------------------------------------------------------------------------------------

changes = horizon(register, start=DAY, until=date(2027, 1, 1))
assert_type(changes, tuple[Change, ...])
assert_type(horizon(register, start=DAY, until=DAY, rules=STANDARD, policy=DEFAULT_POLICY), tuple[Change, ...])
assert_type(changes[0].on, date)
assert_type(changes[0].rule, Rule)
assert_type(changes[0].subject, tuple[Ref, ...])
assert_type(changes[0].before, Verdict | None)
assert_type(changes[0].after, Verdict | None)
assert_type(changes[0].because, str)
due = due_between(register, DAY, date(2027, 1, 1))
assert_type(due, tuple[Due, ...])
assert_type(due[0].verdict, Verdict)
horizon(register, DAY, DAY)  # type: ignore[call-arg]
horizon(register, start=DAY)  # type: ignore[call-arg]
due_between(register, "2026-01-01", DAY)  # type: ignore[arg-type]

# ---- rules of one's own ----------------------------------------------------------------------------------------------


def count(view: View) -> int:
    with view.reading() as read:
        assert_type(read, set[type])
    return len(view.all(Segment))


def names_are_short(view: View) -> Iterator[Check]:
    assert_type(view.all(Segment), tuple[Segment, ...])
    assert_type(view.get(Segment, "a"), Segment | None)
    assert_type(view.latest(TargetingDecision, Kind.SEGMENT, "a"), TargetingDecision | None)
    assert_type(view.named(Need, ["quick"]), tuple[Need, ...])
    assert_type(view.targeting, tuple[tuple[Segment, TargetingDecision], ...])
    assert_type(view.remember(count), int)
    assert_type(view.organisation, Ref)
    yield Check(
        subject=[view.organisation],
        verdict=Verdict.MET,
        reason="short",
        facts={"letters": 4, "name": "Moka", "on": view.on, "share": 0.5, "all": ("a", "b"), "since": Period(start=view.on)},
        evidence=[view.organisation],
    )


def in_a_list(view: View) -> list[Check]:
    return [
        Check(subject=(view.organisation,), verdict=Verdict.CANNOT_TELL, reason="short", facts=[("letters", 4)], holds_until=DAY)
    ]


def of_nothing() -> Iterable[Check]:
    return ()


rule = Rule(
    id="OWN-1",
    part=Part.LEADERSHIP,
    clauses=["5.1.2"],
    title="Short names",
    asks="Asks of each segment that its name is short.",
    grade=Grade.OBSERVATION,
    reasons=[Reason(code="short", sentence="{letters} letters", remedy=Remedy(kind=Kind.SEGMENT, text="Find another."))],
    check=names_are_short,
)
assert_type(rule.id, str)
assert_type(rule.clauses, tuple[str, ...])
assert_type(rule.reasons, tuple[Reason, ...])
assert_type(rule.reason("short"), Reason)
assert_type(attrs.evolve(rule, check=in_a_list), Rule)

ours = STANDARD.without("DIR-3").including(rule)
assert_type(ours, RuleSet)
assert_type(ours.rule("OWN-1"), Rule)
assert_type(RuleSet(name="ours", rules=[rule]).rules, tuple[Rule, ...])
assert_type(next(iter(ours)), Rule)

Reason("short", "short")  # type: ignore[call-arg]
Check(subject=Ref(kind=Kind.SEGMENT, key="a"), verdict=Verdict.MET, reason="short")  # type: ignore[arg-type]
Check(subject=[], verdict="met", reason="short")  # type: ignore[arg-type]
Check(subject=[], verdict=Verdict.MET, reason="short", facts={"who": None})  # type: ignore[dict-item]
Rule(
    id="OWN-1",
    part=Part.LEADERSHIP,
    clauses=["5.1.2"],
    title="Short names",
    asks="Asks nothing.",
    grade=Grade.OBSERVATION,
    reasons=[],
    check=of_nothing,  # type: ignore[arg-type]
)
STANDARD.including("OWN-1")  # type: ignore[arg-type]
STANDARD.without(rule)  # type: ignore[arg-type]

# ---- policy and clauses ----------------------------------------------------------------------------------------------

policy = attrs.evolve(DEFAULT_POLICY, name="ours", targeting=CadenceSetting(cadence=Cadence(every=3, unit=Unit.MONTH)))
assert_type(policy, Policy)
assert_type(policy.targeting.cadence, Cadence)
Policy(name="ours", targeting=Cadence(every=3, unit=Unit.MONTH))  # type: ignore[arg-type]

assert_type(EDITIONS[0], Edition)
assert_type(ISO_9001_2026.clause("10.3"), Clause)
Edition(name="ours", status="dreamt of", clauses=[Clause(number="1", title="All", in_2015="4.1")])

# ---- every verdict is covered ----------------------------------------------------------------------------------------


def said(verdict: Verdict) -> str:
    match verdict:
        case Verdict.MET:
            return "yes"
        case Verdict.NOT_MET:
            return "no"
        case Verdict.CANNOT_TELL | Verdict.SET_ASIDE:
            return "perhaps"
        case _:
            assert_never(verdict)
