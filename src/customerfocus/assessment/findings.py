"""The vocabulary of judgement: rules, what they check, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from operator import itemgetter
from string import Formatter
from typing import Any, Final, TypeAlias, final

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    any_text,
    identifier,
    instance,
    member,
    members,
    number,
    optional_day,
    optional_instance,
    printable,
    text,
    texts,
    unique,
    whole,
)
from customerfocus._value import Value
from customerfocus.assessment.view import View
from customerfocus.errors import BrokenLawError, NotOneOfError, UnknownRuleError, WrongTypeError, shown
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.periods import Period

Fact: TypeAlias = str | int | float | date | Period | tuple[str, ...]
"""What a check can say of its subject: an id or a text, several, a number, a day, a period."""


class Part(StrEnum):
    """A part of customer focus, as clause 5.1.2 divides it."""

    DIRECTION = "direction"
    REQUIREMENTS = "requirements"
    UNCERTAINTY = "uncertainty"
    SATISFACTION = "satisfaction"
    LEADERSHIP = "leadership"


class Grade(StrEnum):
    """How much it weighs when a rule is not met."""

    NONCONFORMITY = "nonconformity"
    OBSERVATION = "observation"


class Verdict(StrEnum):
    """What a rule concludes about a subject."""

    MET = "met"
    NOT_MET = "not-met"
    CANNOT_TELL = "cannot-tell"
    SET_ASIDE = "set-aside"


@final
@attrs.frozen(kw_only=True)
class Remedy(Value):
    """What would close a finding.

    Attributes:
        kind: The kind of record to add.
        text: What it has to say; `{names}` in braces are facts of the check.
    """

    kind: Kind
    text: str

    def __attrs_post_init__(self) -> None:
        member(self.kind, "kind", Kind)
        any_text(self.text, "text")


@final
@attrs.frozen(kw_only=True)
class Reason(Value):
    """Why a verdict is what it is: a stable code, and a sentence that a host may translate.

    Attributes:
        code: What it is called; stable from version to version.
        sentence: The sentence; `{names}` in braces are facts of the check.
        remedy: What would close it; `None` where nothing is to be closed.

    Raises:
        BrokenLawError: The sentence, or the remedy's text, is no format with plain names in its braces.
    """

    code: str
    sentence: str
    remedy: Remedy | None = None

    def __attrs_post_init__(self) -> None:
        identifier(self.code, "code")
        text(self.sentence, "sentence")
        optional_instance(self.remedy, "remedy", Remedy)
        _places(self.sentence, "sentence")
        if self.remedy is not None:
            text(self.remedy.text, "remedy")
            _places(self.remedy.text, "remedy")

    @property
    def places(self) -> frozenset[str]:
        """The facts that the sentence and the remedy name."""
        closing = frozenset[str]() if self.remedy is None else _places(self.remedy.text, "remedy")
        return _places(self.sentence, "sentence") | closing


def _places(template: str, field: str) -> frozenset[str]:
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise BrokenLawError("reason.format", field, "be a format with names in braces", str(error)) from None
    for _, name, form, conversion in parts:
        if name is not None and (not name.isidentifier() or form or conversion):
            raise BrokenLawError("reason.format", field, "have plain names in its braces", repr(name))
    return frozenset(name for _, name, _, _ in parts if name is not None)


def _pairs(values: Mapping[str, Fact] | Sequence[tuple[str, Fact]]) -> tuple[tuple[str, Fact], ...]:
    pairs = tuple(values.items()) if isinstance(values, Mapping) else Items[tuple[str, Fact]](values)
    return tuple(sorted(pairs, key=itemgetter(0))) if _are_pairs(pairs) else pairs


def _are_pairs(values: Any) -> bool:  # noqa: ANN401 -- whatever came
    return type(values) is tuple and all(type(each) is tuple and len(each) == 2 and type(each[0]) is str for each in values)  # noqa: PLR2004


@final
@attrs.frozen(kw_only=True)
class Check(Value):
    """What a rule says of one subject.

    Attributes:
        subject: What was looked at: pointers to records, or to an attribute or the organisation.
        verdict: What can be said.
        reason: The code of one of the rule's reasons.
        facts: What the reason's sentence names; name: fact is taken too.
        evidence: The records the verdict rests on.
        holds_until: The last day the verdict stands if nothing is recorded meanwhile; `None` where no clock of the rule's own
            changes it. Of what is set aside, the last day of what the rule itself says.
    """

    subject: tuple[Ref, ...] = attrs.field(converter=Items[Ref])
    verdict: Verdict
    reason: str
    facts: tuple[tuple[str, Fact], ...] = attrs.field(converter=_pairs, default=())
    evidence: tuple[Ref, ...] = attrs.field(converter=Items[Ref], default=())
    holds_until: date | None = None

    def __attrs_post_init__(self) -> None:
        members(self.subject, "subject", Ref, least=1)
        member(self.verdict, "verdict", Verdict)
        identifier(self.reason, "reason")
        if not _are_pairs(self.facts):
            raise WrongTypeError("facts", "a mapping from names to facts", self.facts, "type.fact")
        for name, fact in self.facts:
            identifier(name, "facts")
            _is_fact(fact, name)
        if len(dict(self.facts)) < len(self.facts):
            unique((name for name, _ in self.facts), "facts")
        members(self.evidence, "evidence", Ref)
        optional_day(self.holds_until, "holds_until")


def _is_fact(fact: object, name: str) -> None:
    kind = type(fact)
    if kind in (date, Period) or (type(fact) is str and fact.isprintable()):  # the common cases, quick to tell
        return
    field = f"facts[{name!r}]"
    if type(fact) is str:
        printable(fact, field)  # an empty one says that there is nothing to name
    elif kind is int:
        whole(fact, field, -LARGEST_INTEGER, LARGEST_INTEGER)
    elif kind is float:
        number(fact, field)
    elif kind is tuple:
        texts(fact, field, most=None)
    else:
        raise WrongTypeError(field, "a text, a tuple of texts, a number, a day or a period", fact, "type.fact")


def _named(check: object) -> str:
    """Name a function by where it stands in the source; where it stands in memory would differ on every run."""
    found = getattr(check, "__qualname__", None)
    return found if type(found) is str else shown(check)


SET_ASIDE: Final = Reason(code="set-aside", sentence="set aside by {by} {in_force}: {because}")
"""The reason every rule has beside its own."""


@final
@attrs.frozen(kw_only=True)
class Rule(Value):
    """A question asked of every member of a population, as a value; its check is a plain function.

    Attributes:
        id: What it is called: `DIR-1`.
        part: The part of customer focus it belongs to.
        clauses: The clauses of ISO 9001:2015 it serves, the foremost first.
        title: What it is about, in a few words.
        asks: What it asks, and of which subjects, as a sentence.
        grade: How much it weighs when it is not met.
        reasons: Every reason its checks may give.
        check: Looks at a view and yields one check per member of its population.
    """

    id: str
    part: Part
    clauses: tuple[str, ...] = attrs.field(converter=Items[str])
    title: str
    asks: str
    grade: Grade
    reasons: tuple[Reason, ...] = attrs.field(converter=Items[Reason])
    check: Callable[[View], Iterable[Check]] = attrs.field(repr=_named)

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        member(self.part, "part", Part)
        texts(self.clauses, "clauses", least=1)
        text(self.title, "title")
        text(self.asks, "asks")
        member(self.grade, "grade", Grade)
        members(self.reasons, "reasons", Reason, least=1)
        unique((*(each.code for each in self.reasons), SET_ASIDE.code), "reasons")
        if not callable(self.check):
            raise WrongTypeError("check", "a function of a view", self.check)

    def reason(self, code: str) -> Reason:
        """Return the reason of a code.

        Raises:
            NotOneOfError: The rule has no such reason.
        """
        for each in (*self.reasons, SET_ASIDE):
            if each.code == code:
                return each
        raise NotOneOfError("reason", code, (each.code for each in self.reasons))


@final
@attrs.frozen(kw_only=True)
class RuleSet(Value):
    """An ordered, immutable set of rules.

    Attributes:
        name: What a report calls it.
        rules: The rules, in the order findings of one grade are listed.

    Raises:
        DuplicateError: Two rules have the same id.
    """

    name: str
    rules: tuple[Rule, ...] = attrs.field(converter=Items[Rule], repr=lambda rules: f"<{len(rules)} rules>")  # help shows defaults

    def __attrs_post_init__(self) -> None:
        text(self.name, "name")
        members(self.rules, "rules", Rule)
        unique((each.id for each in self.rules), "rules")

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def rule(self, rule: str) -> Rule:
        """Return the rule of an id.

        Raises:
            UnknownRuleError: There is none.
        """
        for each in self.rules:
            if each.id == rule:
                return each
        raise UnknownRuleError(rule)

    def without(self, *rules: str) -> RuleSet:
        """Return the set without these rules; its name says so.

        Raises:
            UnknownRuleError: It has no such rule.
        """
        gone = [self.rule(rule).id for rule in rules]
        return RuleSet(
            name=" ".join([self.name, *(f"-{rule}" for rule in gone)]),
            rules=[each for each in self.rules if each.id not in gone],
        )

    def including(self, *rules: Rule) -> RuleSet:
        """Return the set with these rules after its own; its name says so.

        Raises:
            DuplicateError: It has a rule of that id already.
        """
        members(rules, "rules", Rule)
        return RuleSet(name=" ".join([self.name, *(f"+{each.id}" for each in rules)]), rules=[*self.rules, *rules])


@final
@attrs.frozen(kw_only=True)
class Finding(Value):
    """A check with its rule: what is not met or cannot be told, why, and what would close it.

    Attributes:
        rule: The rule.
        check: What it says of one subject.
    """

    rule: Rule
    check: Check

    def __attrs_post_init__(self) -> None:
        instance(self.rule, "rule", Rule)
        instance(self.check, "check", Check)

    @property
    def ref(self) -> FindingRef:
        """The rule and the subject, by which findings of two days are matched."""
        return FindingRef(rule=self.rule.id, subject=self.check.subject)

    @property
    def subject(self) -> tuple[Ref, ...]:
        """What was looked at."""
        return self.check.subject

    @property
    def verdict(self) -> Verdict:
        """What can be said."""
        return self.check.verdict

    @property
    def because(self) -> str:
        """Why, as a sentence with ids and days; rendered only now."""
        return _rendered(self.rule.reason(self.check.reason).sentence, self.check)

    @property
    def remedy(self) -> Remedy | None:
        """What would close it; `None` where nothing is to be closed."""
        remedy = self.rule.reason(self.check.reason).remedy
        if remedy is None:
            return None
        return Remedy(kind=remedy.kind, text=_rendered(remedy.text, self.check))


def _rendered(sentence: str, check: Check) -> str:
    return sentence.format_map({name: _in_words(fact) for name, fact in check.facts})


def _in_words(fact: Fact) -> str:
    match fact:
        case Period():
            return fact.in_words
        case tuple():
            return ", ".join(fact)
        case _:
            return str(fact)


@final
@attrs.frozen(kw_only=True)
class RuleFailure(Value):
    """A rule that raised an error instead of judging; the other rules' results stand.

    Attributes:
        rule: The rule's id.
        type: The class of the error.
        message: What it said.
    """

    rule: str
    type: str
    message: str
