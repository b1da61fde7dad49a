"""Rules of our own, which say what they are told to, and what an assessment by them finds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, RuleSet, Verdict
from customerfocus.assessment.result import Assessment
from customerfocus.register import Record
from customerfocus.values.identifiers import Kind, Ref

from .builders import TODAY, register, segment

if TYPE_CHECKING:
    from customerfocus.assessment.view import View

CODES: Final = {
    Verdict.MET: "good",
    Verdict.NOT_MET: "bad",
    Verdict.CANNOT_TELL: "unclear",
}


def check(
    verdict: Verdict = Verdict.NOT_MET,
    *subject: str,
    reason: str | None = None,
    facts: Mapping[str, Fact] | None = None,
    evidence: Iterable[str] = (),
) -> Check:
    """A check by one of our own rules; it looks at segment `a` unless told otherwise."""
    return Check(
        subject=[Ref.parse(each) for each in subject or ("segment:a",)],
        verdict=verdict,
        reason=reason or CODES[verdict],
        facts=facts or {},
        evidence=[Ref.parse(each) for each in evidence],
    )


def rule(
    name: str,
    *checks: Check,
    grade: Grade = Grade.NONCONFORMITY,
    part: Part = Part.DIRECTION,
    clauses: Iterable[str] = ("5.1.2",),
    error: Exception | None = None,
) -> Rule:
    """A rule that says this, whatever the register holds, and then raises *error*, if there is one."""

    def say(_: "View") -> Iterator[Check]:
        yield from checks
        if error is not None:
            raise error

    return Rule(
        id=name,
        part=part,
        clauses=clauses,
        title=f"The rule {name}",
        asks="Asks of each segment what we say.",
        grade=grade,
        reasons=[
            Reason(code="good", sentence="all is well"),
            Reason(code="unclear", sentence="nobody knows"),
            Reason(code="bad", sentence="something is wrong", remedy=Remedy(kind=Kind.SEGMENT, text="Mend it.")),
            Reason(code="named", sentence="{who} is wrong", remedy=Remedy(kind=Kind.SEGMENT, text="Mend {what}.")),
        ],
        check=say,
    )


def rules(*members: Rule) -> RuleSet:
    return RuleSet(name="ours", rules=members)


def judged(*ours: Rule, records: Iterable[Record] = ()) -> Assessment:
    """Segments a and b, assessed today by our own rules."""
    return assess(register(segment("a"), segment("b"), *records), on=TODAY, rules=rules(*ours))


def found(assessment: Assessment) -> list[str]:
    return [str(each.ref) for each in assessment.findings]
