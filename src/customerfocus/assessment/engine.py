"""Assessing a register on a day, and comparing two assessments."""

from __future__ import annotations

from datetime import date  # noqa: TC003 -- public annotations stay readable at run time

from customerfocus._checks import day, instance
from customerfocus.assessment._judging import judge
from customerfocus.assessment.clauses import ISO_9001_2015, Edition
from customerfocus.assessment.findings import RuleSet
from customerfocus.assessment.policy import DEFAULT_POLICY, Policy
from customerfocus.assessment.result import Assessment, Progression
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.errors import BrokenLawError, shown
from customerfocus.register.aggregate import Register
from customerfocus.register.shapes import SHAPES


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
    return Assessment(
        register=register,
        on=on,
        edition=edition,
        policy=policy,
        rules=rules,
        results=tuple(judge(rule, view) for rule in rules),
        next_turning=register.index.next_turning((shape.type for shape in SHAPES), on),
    )


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
