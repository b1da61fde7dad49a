"""What an assessment is, and how two of them compare."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import Items, instance, member, members, optional_instance
from customerfocus._value import Value
from customerfocus.assessment.clauses import Edition
from customerfocus.assessment.findings import Check, Finding, Grade, Part, Rule, RuleFailure, RuleSet, Verdict
from customerfocus.assessment.policy import Policy
from customerfocus.errors import BrokenLawError
from customerfocus.register.aggregate import Register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from customerfocus.model.strategy import Exclusion
    from customerfocus.values.identifiers import Ref


@final
@attrs.frozen(kw_only=True)
class Result(Value):
    """What one rule said.

    Attributes:
        rule: The rule.
        checks: One per member of its population, sorted by subject; none if it failed.
        failure: The error it raised, if it did.

    Raises:
        BrokenLawError: The rule failed, and there are checks.
    """

    rule: Rule
    checks: tuple[Check, ...] = attrs.field(converter=Items[Check])
    failure: RuleFailure | None = None

    def __attrs_post_init__(self) -> None:
        instance(self.rule, "rule", Rule)
        members(self.checks, "checks", Check)
        optional_instance(self.failure, "failure", RuleFailure)
        if self.failure is not None and self.checks:
            raise BrokenLawError("result.failure", "checks", "be none where the rule failed", str(len(self.checks)))

    @property
    def verdicts(self) -> frozenset[Verdict]:
        """Every verdict some check came to; of a rule that failed it cannot be told."""
        return frozenset({Verdict.CANNOT_TELL} if self.failure is not None else {each.verdict for each in self.checks})

    def concerns(self, subject: Ref | None) -> bool:
        """Tell whether some check is of *subject*, or there is any where it is `None`; a rule that failed may have been."""
        return self.failure is not None or any(subject is None or subject in each.subject for each in self.checks)

    def count(self, verdict: Verdict) -> int:
        """Return how many checks came to a verdict."""
        member(verdict, "verdict", Verdict)
        return sum(each.verdict is verdict for each in self.checks)


@final
@attrs.frozen(kw_only=True)
class Coverage(Value):
    """How much of something is met.

    Attributes:
        name: What it covers: a rule's id, a clause's number or a part.
        verdict: Over all of it.
        met: How many checks are met.
        not_met: How many are not.
        cannot_tell: Of how many it cannot be told.
        set_aside: How many are set aside; they count neither as met nor against.
    """

    name: str
    verdict: Verdict
    met: int
    not_met: int
    cannot_tell: int
    set_aside: int

    @property
    def population(self) -> int:
        """How many checks count."""
        return self.met + self.not_met + self.cannot_tell


@final
@attrs.frozen(kw_only=True)
class CoverageTable(Value):
    """How much is met, three ways.

    Attributes:
        rules: A row per rule, in the order of the set.
        clauses: A row per clause of the edition that some rule serves, in the edition's order.
        parts: A row per part, those without rules too.
    """

    rules: tuple[Coverage, ...]
    clauses: tuple[Coverage, ...]
    parts: tuple[Coverage, ...]


@final
@attrs.frozen(kw_only=True)
class Assessment(Value):
    """What is met on a day, what is not, and why. Made by `assess`.

    Attributes:
        register: What was assessed.
        on: The day.
        edition: The edition of the standard whose clauses are shown.
        policy: The figures it was judged by.
        rules: The rules it was judged by.
        results: What each rule said, in the order of the set.
        next_turning: The first day after *on* that some record names, or `None`. Until then a verdict changes only where a check's
            `holds_until` passes.
    """

    register: Register
    on: date
    edition: Edition
    policy: Policy
    rules: RuleSet
    results: tuple[Result, ...]
    next_turning: date | None

    @property
    def checks(self) -> tuple[Check, ...]:
        """Every check, rule by rule."""
        return tuple(check for result in self.results for check in result.checks)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is not met or cannot be told: nonconformities first, then by rule and subject."""
        found = self._checks(Verdict.NOT_MET, Verdict.CANNOT_TELL)
        return (
            *(each for each in found if each.rule.grade is Grade.NONCONFORMITY),
            *(each for each in found if each.rule.grade is Grade.OBSERVATION),
        )

    @property
    def set_aside(self) -> tuple[Finding, ...]:
        """What an exclusion sets aside, by rule and subject."""
        return self._checks(Verdict.SET_ASIDE)

    @property
    def idle_exclusions(self) -> tuple[Exclusion, ...]:
        """The exclusions in force that ask for what nobody asks: the set has no such rule, or it asks nothing of that subject."""
        judged = {each.rule.id: each for each in self.results}
        in_force = (each for each in self.register.exclusions if each.in_force.contains(self.on))
        return tuple(each for each in in_force if each.rule not in judged or not judged[each.rule].concerns(each.subject))

    @property
    def failures(self) -> tuple[RuleFailure, ...]:
        """The rules that raised an error instead of judging."""
        return tuple(result.failure for result in self.results if result.failure is not None)

    def verdict(self, part: Part) -> Verdict:
        """Return the verdict of a part.

        It is not met if any check of a nonconformity rule is not met; else it cannot be told if one of them cannot, if such a rule
        failed, or if there is none; else it is met. Observations do not count.
        """
        member(part, "part", Part)
        return _of_part(result for result in self.results if result.rule.part is part)

    def coverage(self) -> CoverageTable:
        """Return how much is met, per rule, clause and part.

        The verdict of a rule, and of a clause over all the rules that serve it, is the worst of their checks, observations too;
        that of a part is as `verdict` says. Where nothing is to be asked it cannot be told.
        """
        clauses = [
            (clause.number, [each for each in self.results if clause.in_2015 in each.rule.clauses])
            for clause in self.edition.clauses
        ]
        return CoverageTable(
            rules=tuple(_covered(each.rule.id, [each], _worst([each])) for each in self.results),
            clauses=tuple(_covered(number, results, _worst(results)) for number, results in clauses if results),
            parts=tuple(
                _covered(part, [each for each in self.results if each.rule.part is part], self.verdict(part)) for part in Part
            ),
        )

    def _checks(self, *verdicts: Verdict) -> tuple[Finding, ...]:
        return tuple(
            Finding(rule=result.rule, check=check)
            for result in self.results
            for check in result.checks
            if check.verdict in verdicts
        )


@final
@attrs.frozen(kw_only=True)
class Progression(Value):
    """What became of the findings of an earlier assessment in a later one, matched on rule and subject.

    Attributes:
        closed: Found earlier, and no more.
        new: Found later, and not before.
        persisting: Found in both, as the later one tells it.
        set_aside: Found earlier, and set aside in the later one: hidden is not closed.
        not_compared: Found in one, by a rule that the other did not judge by, or that failed there.
    """

    closed: tuple[Finding, ...] = attrs.field(converter=Items[Finding])
    new: tuple[Finding, ...] = attrs.field(converter=Items[Finding])
    persisting: tuple[Finding, ...] = attrs.field(converter=Items[Finding])
    set_aside: tuple[Finding, ...] = attrs.field(converter=Items[Finding])
    not_compared: tuple[Finding, ...] = attrs.field(converter=Items[Finding])

    def __attrs_post_init__(self) -> None:
        members(self.closed, "closed", Finding)
        members(self.new, "new", Finding)
        members(self.persisting, "persisting", Finding)
        members(self.set_aside, "set_aside", Finding)
        members(self.not_compared, "not_compared", Finding)


_WORST_FIRST: Final = (Verdict.NOT_MET, Verdict.CANNOT_TELL, Verdict.MET, Verdict.SET_ASIDE)


def _worst(results: Iterable[Result]) -> Verdict:
    said = {verdict for each in results for verdict in each.verdicts}
    return next((each for each in _WORST_FIRST if each in said), Verdict.CANNOT_TELL)


def _of_part(results: Iterable[Result]) -> Verdict:
    worst = _worst(each for each in results if each.rule.grade is Grade.NONCONFORMITY)
    return Verdict.CANNOT_TELL if worst is Verdict.SET_ASIDE else worst


def _covered(name: str, results: list[Result], verdict: Verdict) -> Coverage:
    def count(wanted: Verdict) -> int:
        return sum(each.count(wanted) for each in results)

    return Coverage(
        name=name,
        verdict=verdict,
        met=count(Verdict.MET),
        not_met=count(Verdict.NOT_MET),
        cannot_tell=count(Verdict.CANNOT_TELL),
        set_aside=count(Verdict.SET_ASIDE),
    )
