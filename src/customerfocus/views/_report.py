"""Reports as Markdown a quality manager can read: of an assessment, of what became of its findings, and of what lies ahead."""

from __future__ import annotations

from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from customerfocus._checks import Items, instance, members
from customerfocus._version import VERSION
from customerfocus.assessment.ahead import Change
from customerfocus.assessment.findings import Finding, Grade, Part, Verdict
from customerfocus.assessment.result import Assessment, Coverage, CoverageTable, Progression
from customerfocus.codec import digest
from customerfocus.model.requirements import Requirement, parse_derived
from customerfocus.register.aggregate import Register
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.views._common import DIRECTIONAL, GONE, NEW, called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MARKS: Final = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_{}[]#|~!"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"} | dict.fromkeys(DIRECTIONAL, ""),
)
_SAID: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.MET: "met",
        Verdict.NOT_MET: "**not met**",
        Verdict.CANNOT_TELL: "cannot tell",
        Verdict.SET_ASIDE: "set aside",
    }
)
_NONCONFORMITY: Final = (Grade.NONCONFORMITY, Verdict.NOT_MET)
_OBSERVATION: Final = (Grade.OBSERVATION, Verdict.NOT_MET)
_UNTOLD: Final = (None, Verdict.CANNOT_TELL)


def markdown(assessment: Assessment) -> str:
    """Write the report: what was assessed, the verdict of every part, how much is met, and last the findings.

    Each finding says why it stands and what would close it. The same assessment gives the same bytes.
    """
    instance(assessment, "assessment", Assessment)
    coverage = assessment.coverage()
    sections = (
        _cover(assessment),
        _parts(assessment),
        _rules(assessment, coverage),
        _clauses(assessment, coverage),
        _set_aside(assessment),
        _failures(assessment),
        _findings(assessment),
    )
    return "\n".join(line for section in sections for line in section) + "\n"


def progression(progression: Progression, register: Register) -> str:
    """Write what became of findings: what was closed, what is new, and what persists, each with why and what would close it.

    Args:
        progression: What `compare` told.
        register: Where the records are, for their names; that of the later assessment.
    """
    instance(progression, "progression", Progression)
    instance(register, "register", Register)
    groups = {
        "Closed": progression.closed,
        "New": progression.new,
        "Persisting": progression.persisting,
        "Set aside": progression.set_aside,
        "Not compared": progression.not_compared,
    }
    lines = [f"# What became of the findings of {_plain(register.organisation)}", ""]
    lines += [", ".join(f"{len(found)} {head.lower()}" for head, found in groups.items()) + ".", ""]
    for head, found in groups.items():
        if found:
            lines += [f"## {head} ({len(found)})", "", *(line for each in found for line in _item(each, register, head)), ""]
    return "\n".join(lines)


def horizon(changes: Iterable[Change], register: Register) -> str:
    """Write what lies ahead: on which day which verdict changes if nothing is recorded, and why.

    Args:
        changes: What `customerfocus.horizon` told.
        register: What was looked at, for the names of its records.
    """
    told = Items[Change](changes)
    members(told, "changes", Change)
    instance(register, "register", Register)
    lapsing = sum(each.before is Verdict.MET and each.after in {Verdict.NOT_MET, Verdict.CANNOT_TELL} for each in told)
    lines = [f"# What lies ahead for {_plain(register.organisation)}", ""]
    lines += [f"{_count(len(told), 'change')} if nothing is recorded; in {lapsing} of them what is met lapses.", ""]
    if told:
        rows = (
            (
                str(each.on),
                _plain(each.rule.id),
                ", ".join(_named(ref, register) for ref in each.subject),
                NEW if each.before is None else _SAID[each.before],
                GONE if each.after is None else _SAID[each.after],
                _plain(each.because),
            )
            for each in told
        )
        lines += _table(("Day", "Rule", "What", "Before", "From this day on", "Why"), rows)
    return "\n".join(lines)


def _item(finding: Finding, register: Register, head: str) -> Iterator[str]:
    stood = "it stood because " if head == "Closed" else ""
    yield f"- {_plain(finding.rule.id)}, {_subject(finding, register)}: {stood}{_plain(finding.because)}."
    if finding.remedy is not None and head != "Closed":
        yield f"  - To close it ({_words(finding.remedy.kind)}): {_plain(finding.remedy.text)}"


def _plain(text: str) -> str:
    """Take the markup out of a text somebody wrote, and put it on one line."""
    return " ".join(text.split()).translate(_MARKS)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = tuple(heads)
    for cells in (heads, ("---",) * len(heads), *rows):
        yield f"| {' | '.join(cells)} |"
    yield ""


def _words(kind: Kind) -> str:
    return kind.value.replace("-", " ")


def _count(number: int, what: str) -> str:
    if number == 1:
        return f"1 {what}"
    return f"{number} {what.removesuffix('y')}ies" if what.endswith("y") else f"{number} {what}s"


def _cover(assessment: Assessment) -> Iterator[str]:
    register = assessment.register
    turning = assessment.next_turning
    found = Counter(map(_group, assessment.findings))
    checks = [each for each in assessment.checks if each.verdict is not Verdict.SET_ASIDE]
    met = sum(each.verdict is Verdict.MET for each in checks)
    yield f"# Customer focus of {_plain(register.organisation)} on {assessment.on}"
    yield ""
    yield (
        f"{_count(found[_NONCONFORMITY], 'nonconformity')}, {_count(found[_OBSERVATION], 'observation')}, "
        f"{_count(found[_UNTOLD], 'check')} that cannot be told; {met} of {_count(len(checks), 'check')} met, "
        f"{len(assessment.set_aside)} more set aside; {_count(len(assessment.failures), 'rule')} could not be run."
    )
    yield ""
    yield from _table(
        ("", ""),
        (
            ("Organisation", _plain(register.organisation)),
            ("Day", str(assessment.on)),
            ("Standard", f"{_plain(assessment.edition.name)}, clause 5.1.2; {_plain(assessment.edition.status)}"),
            ("Policy", _plain(assessment.policy.name)),
            ("Rules", f"{_plain(assessment.rules.name)}, {_count(len(assessment.rules), 'rule')}"),
            ("Register", f"{_count(sum(1 for _ in register.records()), 'record')}, `{digest(register)}`"),
            ("Next date recorded after this day", "none" if turning is None else str(turning)),
            ("Made by", f"customerfocus {VERSION}"),
        ),
    )


def _parts(assessment: Assessment) -> Iterator[str]:
    served = {rule.part for rule in assessment.rules}
    yield "## Verdict"
    yield ""
    yield from _table(
        ("Part", "Verdict", "Nonconformity checks met", "Observation checks met"),
        (
            (part.capitalize(), _SAID[assessment.verdict(part)], *(_met(assessment, part, grade) for grade in Grade))
            if part in served
            else (part.capitalize(), "not assessed: this rule set has no rules for it", "–", "–")
            for part in Part
        ),
    )
    yield "A part is judged by its rules of grade nonconformity; observations are advice and do not count against it."
    yield ""


def _met(assessment: Assessment, part: Part, grade: Grade) -> str:
    results = [each for each in assessment.results if each.rule.part is part and each.rule.grade is grade]
    counted = sum(len(each.checks) - each.count(Verdict.SET_ASIDE) for each in results)
    return f"{sum(each.count(Verdict.MET) for each in results)} of {counted}"


def _rules(assessment: Assessment, coverage: CoverageTable) -> Iterator[str]:
    failed = {each.rule for each in assessment.failures}
    yield "## Coverage by rule"
    yield ""
    yield from _table(
        ("Rule", "What", "Clause", "Grade", "Verdict", "Met", "Set aside"),
        (
            (
                _plain(rule.id),
                _plain(rule.title),
                _plain(_cited(assessment, rule.clauses)),
                rule.grade.value,
                _verdict(row, failed=rule.id in failed),
                _share(row),
                str(row.set_aside or ""),
            )
            for rule, row in zip(assessment.rules, coverage.rules, strict=True)
        ),
    )


def _clauses(assessment: Assessment, coverage: CoverageTable) -> Iterator[str]:
    edition = assessment.edition
    failed = {edition.clause(each).number for result in assessment.results if result.failure for each in result.rule.clauses}
    titles = {clause.number: clause.title for clause in edition.clauses}
    yield "## Coverage by clause"
    yield ""
    yield "What these rules ask of a clause, observations too; not a verdict on the clause as a whole."
    yield ""
    yield from _table(
        ("Clause", "What", "Verdict", "Met"),
        (
            (_plain(row.name), _plain(titles[row.name]), _verdict(row, failed=row.name in failed), _share(row))
            for row in coverage.clauses
        ),
    )


def _set_aside(assessment: Assessment) -> Iterator[str]:
    if assessment.set_aside or assessment.idle_exclusions:
        yield "## Set aside"
        yield ""
        yield "What is set aside counts neither as met nor against."
        yield ""
        for (rule, because), found in _grouped(assessment.set_aside).items():
            subject = _subject(found[0], assessment.register) if len(found) == 1 else _count(len(found), "check")
            yield f"- {_plain(rule)}, {subject}: {_plain(because)}"
        for idle in assessment.idle_exclusions:
            asked = "" if idle.subject is None else f", {_named(idle.subject, assessment.register)}"
            yield f"- {_plain(idle.rule)}{asked}: an exclusion without effect; no check of this day names it"
        yield ""


def _grouped(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """Put together what one exclusion sets aside."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in findings:
        groups[each.rule.id, each.because].append(each)
    return groups


def _failures(assessment: Assessment) -> Iterator[str]:
    if assessment.failures:
        yield "## Rules that failed"
        yield ""
        for each in assessment.failures:
            yield f"- {_plain(each.rule)}: {_plain(each.type)}: {_plain(each.message)}"
        yield ""


def _findings(assessment: Assessment) -> Iterator[str]:
    findings = assessment.findings
    yield "## Findings"
    yield ""
    if not findings:
        yield "None."
    for head, group in (("Nonconformities", _NONCONFORMITY), ("Observations", _OBSERVATION), ("Cannot be told", _UNTOLD)):
        grouped = [each for each in findings if _group(each) == group]
        if grouped:
            yield f"### {head} ({len(grouped)})"
            yield ""
        for number, each in enumerate(grouped, start=1):
            yield from _finding(f"{head[0]}{number}", each, assessment)


def _group(finding: Finding) -> tuple[Grade | None, Verdict]:
    """Return what a finding counts as: what cannot be told is neither a nonconformity nor an observation."""
    return (None if finding.verdict is Verdict.CANNOT_TELL else finding.rule.grade, finding.verdict)


def _finding(number: str, finding: Finding, assessment: Assessment) -> Iterator[str]:
    rule = f"{_plain(finding.rule.id)}, {_plain(finding.rule.title)}; clause {_plain(_cited(assessment, finding.rule.clauses))}"
    yield f"**{number} · {_subject(finding, assessment.register)}**"
    yield ""
    yield f"- Rule: {rule}"
    yield f"- Why: {_plain(finding.because)}."
    if finding.remedy is not None:
        yield f"- To close it ({_words(finding.remedy.kind)}): {_plain(finding.remedy.text)}"
    yield ""


def _verdict(row: Coverage, *, failed: bool) -> str:
    return _SAID[row.verdict] if row.population or row.set_aside or failed else "nothing to look at"


def _share(row: Coverage) -> str:
    return f"{row.met} of {row.population}"


def _cited(assessment: Assessment, clauses: Iterable[str]) -> str:
    return ", ".join(assessment.edition.clause(each).number for each in clauses)


def _subject(finding: Finding, register: Register) -> str:
    return ", ".join(_named(ref, register) for ref in finding.subject)


def _named(ref: Ref, register: Register) -> str:
    if ref.kind is Kind.ORGANISATION:
        return "the organisation"
    known = f"{_words(ref.kind)} {_plain(ref.key)}"
    record = register.find(ref)
    said = called(record)
    if said is None:
        return _derived(ref, register) or known
    owner = f" of {_plain(record.offering)}" if isinstance(record, Requirement) else ""
    return f"{known}{owner} ({_plain(said)})"


def _derived(ref: Ref, register: Register) -> str | None:
    """Name what stands in no record, but is made of records: a version of an obligation, a derived requirement."""
    if ref.kind is Kind.VERSION:
        obligation, _, start = ref.key.rpartition("@")
        return f"version of {_plain(obligation)} from {_plain(start)}" if obligation and start else None
    parts = parse_derived(ref.key) if ref.kind is Kind.REQUIREMENT else None
    if parts is None:
        return None
    origin, offering = parts
    return f"what {_named(origin.source, register)} asks of {_named(Ref(kind=Kind.OFFERING, key=offering), register)}"
