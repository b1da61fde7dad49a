"""The report: everything a reader needs, in order."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import (
    ISO_9001_2026,
    STANDARD,
    Assessment,
    Capability,
    Check,
    CustomerFocusError,
    DesiredOutcome,
    Direction,
    Exclusion,
    Finding,
    Grade,
    Job,
    Kind,
    Need,
    Part,
    Period,
    Ref,
    Register,
    RuleSet,
    Segment,
    Verdict,
    View,
    assess,
)
from customerfocus._version import VERSION
from customerfocus.codec import digest
from customerfocus.register.shapes import SHAPES
from customerfocus.testing.strategies import days, registers
from customerfocus.views import markdown

from ..few import few
from ..moka_bar import RECORDS
from .reports import (
    CANNOT_TELL,
    COMMUTERS,
    DAY,
    FINDS,
    IDLE,
    OWN,
    SET_ASIDE,
    SET_ASIDE_MEANS,
    UNTOLD,
    headings,
    of,
    on_one_line,
    read,
    section,
    table,
)


def test_the_report_reads_as_it_should() -> None:
    register = Register(organisation="Moka & Co").with_records(COMMUTERS, Capability(id="oven", name="An *oven*"), SET_ASIDE)
    assessment = assess(register, on=DAY, rules=OWN.without("OWN-3"))
    assert markdown(assessment).splitlines() == [
        "# Customer focus of Moka &amp; Co on 2026-03-01",
        "",
        f"2 nonconformities, {UNTOLD}; 1 of 4 checks met, 1 more set aside; 0 rules could not be run.",
        "",
        "|  |  |",
        "| --- | --- |",
        "| Organisation | Moka &amp; Co |",
        "| Day | 2026-03-01 |",
        "| Standard | ISO 9001:2015, clause 5.1.2; published September 2015 |",
        "| Policy | default |",
        "| Rules | own -OWN-3, 2 rules |",
        f"| Register | 3 records, `{digest(register)}` |",
        "| Next date recorded after this day | 2027-01-01 |",
        f"| Made by | customerfocus {VERSION} |",
        "",
        "## Verdict",
        "",
        "| Part | Verdict | Nonconformity checks met | Observation checks met |",
        "| --- | --- | --- | --- |",
        "| Direction | **not met** | 1 of 3 | 0 of 0 |",
        "| Requirements | not assessed: this rule set has no rules for it | – | – |",
        "| Uncertainty | not assessed: this rule set has no rules for it | – | – |",
        "| Satisfaction | not assessed: this rule set has no rules for it | – | – |",
        "| Leadership | cannot tell | 0 of 0 | 0 of 1 |",
        "",
        "A part is judged by its rules of grade nonconformity; observations are advice and do not count against it.",
        "",
        "## Coverage by rule",
        "",
        "| Rule | What | Clause | Grade | Verdict | Met | Set aside |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| OWN-1 | Nothing is recorded | 5.1.2, 10.3 | nonconformity | **not met** | 1 of 3 | 1 |",
        "| OWN-2 | All is clear | 5.1.1 | observation | cannot tell | 0 of 1 |  |",
        "",
        "## Coverage by clause",
        "",
        "What these rules ask of a clause, observations too; not a verdict on the clause as a whole.",
        "",
        "| Clause | What | Verdict | Met |",
        "| --- | --- | --- | --- |",
        "| 5.1.1 | Leadership of the management system | cannot tell | 0 of 1 |",
        "| 5.1.2 | Customer focus | **not met** | 1 of 3 |",
        "| 10.3 | Getting better | **not met** | 1 of 3 |",
        "",
        "## Set aside",
        "",
        "What is set aside counts neither as met nor against.",
        "",
        f"- OWN-1, segment commuters (Weekday commuters): {assessment.set_aside[0].because}",
        "",
        "## Findings",
        "",
        "### Nonconformities (2)",
        "",
        "**N1 · capability oven (An \\*oven\\*)**",
        "",
        "- Rule: OWN-1, Nothing is recorded; clause 5.1.2, 10.3",
        "- Why: oven is there.",
        "- To close it (trade off): Take oven out.",
        "",
        "**N2 · exclusion OWN-1@segment:commuters@2026-01-01/2027-01-01**",
        "",
        "- Rule: OWN-1, Nothing is recorded; clause 5.1.2, 10.3",
        "- Why: OWN-1@segment:commuters@2026-01-01/2027-01-01 is there.",
        "- To close it (trade off): Take OWN-1@segment:commuters@2026-01-01/2027-01-01 out.",
        "",
        "### Cannot be told (1)",
        "",
        "**C1 · the organisation**",
        "",
        "- Rule: OWN-2, All is clear; clause 5.1.1",
        "- Why: it is not clear.",
        "",
    ]


@pytest.mark.parametrize(
    ("records", "line"),
    [
        pytest.param(
            [],
            f"0 nonconformities, {UNTOLD}; 1 of 2 checks met, 0 more set aside; 1 rule could not be run.",
            id="nothing known",
        ),
        pytest.param(
            [COMMUTERS],
            f"1 nonconformity, {UNTOLD}; 1 of 3 checks met, 0 more set aside; 1 rule could not be run.",
            id="one record",
        ),
        pytest.param(
            [COMMUTERS, SET_ASIDE],
            f"1 nonconformity, {UNTOLD}; 1 of 3 checks met, 1 more set aside; 1 rule could not be run.",
            id="one set aside",
        ),
    ],
)
def test_the_report_begins_with_how_much_was_found(records: list[Segment | Exclusion], line: str) -> None:
    assert of(*records).splitlines()[2] == line


def grouped(assessment: Assessment) -> dict[str, list[Finding]]:
    """What is not met by its grade, then what cannot be told."""
    told = [each for each in assessment.findings if each.verdict is Verdict.NOT_MET]
    return {
        "Nonconformities": [each for each in told if each.rule.grade is Grade.NONCONFORMITY],
        "Observations": [each for each in told if each.rule.grade is Grade.OBSERVATION],
        "Cannot be told": [each for each in assessment.findings if each.verdict is Verdict.CANNOT_TELL],
    }


@few
@given(registers(2), days())
def test_the_sections_come_in_order_with_the_findings_last(register: Register, on: date) -> None:
    assessment = assess(register, on=on)
    graded = [(head, len(found)) for head, found in grouped(assessment).items()]
    assert headings(markdown(assessment)) == [
        f"# Customer focus of {on_one_line(register.organisation)} on {on}",
        "## Verdict",
        "## Coverage by rule",
        "## Coverage by clause",
        *(["## Set aside"] if assessment.set_aside or assessment.idle_exclusions else []),
        "## Findings",
        *(f"### {head} ({count})" for head, count in graded if count),
    ]


@given(registers(2), days())
def test_every_finding_says_why_it_stands_and_what_would_close_it(register: Register, on: date) -> None:
    assessment = assess(register, on=on)
    listed = markdown(assessment).partition("\n## Findings\n")[2].splitlines()
    expected: list[str] = []
    for each in (finding for found in grouped(assessment).values() for finding in found):
        expected += [f"- Rule: {each.rule.id}, {each.rule.title}; clause {', '.join(each.rule.clauses)}"]
        expected += [f"- Why: {on_one_line(each.because)}."]
        if each.remedy is not None:
            expected += [f"- To close it ({each.remedy.kind.value.replace('-', ' ')}): {on_one_line(each.remedy.text)}"]
    assert [read(line) for line in listed if line.startswith("- ")] == expected


@few
@given(registers(2), days())
def test_the_findings_below_a_heading_are_numbered(register: Register, on: date) -> None:
    assessment = assess(register, on=on)
    listed = markdown(assessment).partition("\n## Findings\n")[2].splitlines()
    counts = [(head[0], len(found)) for head, found in grouped(assessment).items()]
    numbers = [line.partition(" ")[0] for line in listed if line.startswith("**")]
    assert numbers == [f"**{letter}{number + 1}" for letter, count in counts for number in range(count)]


@few
@given(registers(2), days())
def test_everything_set_aside_is_listed_by_exclusion_and_so_is_what_sets_nothing_aside(register: Register, on: date) -> None:
    assessment = assess(register, on=on)
    counts = Counter((each.rule.id, on_one_line(each.because)) for each in assessment.set_aside)
    expected = [
        (f"- {rule}, {f'{count} checks' if count > 1 else ''}", f": {because}") for (rule, because), count in counts.items()
    ]
    expected += [(f"- {each.rule}", f": {IDLE}") for each in assessment.idle_exclusions]
    listed = [read(line) for line in section(markdown(assessment), "## Set aside")]
    assert listed[:1] == ([SET_ASIDE_MEANS] if expected else [])
    assert len(listed[1:]) == len(expected)
    assert all(line.startswith(begin) and line.endswith(end) for line, (begin, end) in zip(listed[1:], expected, strict=True))


IN_WORDS: Final = "set aside by director from 2026-01-01 to 2026-12-31: we know"
COUNTER: Final = Capability(id="counter", name="Express counter")
ALL_ASIDE: Final = attrs.evolve(SET_ASIDE, subject=None)


@pytest.mark.parametrize(
    ("exclusions", "lines"),
    [
        pytest.param([], [], id="none"),
        pytest.param([SET_ASIDE], [f"- OWN-1, segment commuters (Weekday commuters): {IN_WORDS}"], id="one check"),
        pytest.param([ALL_ASIDE], [f"- OWN-1, 4 checks: {IN_WORDS}"], id="every check of a rule"),
        pytest.param(
            [attrs.evolve(SET_ASIDE, rule="OWN-9")],
            [f"- OWN-9, segment commuters (Weekday commuters): {IDLE}"],
            id="a rule that is not of the set",
        ),
        pytest.param([attrs.evolve(ALL_ASIDE, rule="OWN-9")], [f"- OWN-9: {IDLE}"], id="the whole of such a rule"),
        pytest.param(
            [attrs.evolve(SET_ASIDE, rule="OWN-2")],
            [f"- OWN-2, segment commuters (Weekday commuters): {IDLE}"],
            id="what the rule does not ask of",
        ),
        pytest.param(
            [SET_ASIDE, attrs.evolve(SET_ASIDE, subject=Ref(kind=Kind.CAPABILITY, key="counter"), because="we know that, too")],
            [
                f"- OWN-1, capability counter (Express counter): {IN_WORDS} that, too",
                f"- OWN-1, segment commuters (Weekday commuters): {IN_WORDS}",
            ],
            id="two exclusions",
        ),
        pytest.param(
            [SET_ASIDE, attrs.evolve(SET_ASIDE, rule="OWN-9")],
            [
                f"- OWN-1, segment commuters (Weekday commuters): {IN_WORDS}",
                f"- OWN-9, segment commuters (Weekday commuters): {IDLE}",
            ],
            id="one with and one without effect",
        ),
        pytest.param(
            [attrs.evolve(SET_ASIDE, rule="OWN-9", in_force=Period(start=date(2026, 3, 2)))], [], id="one not yet in force"
        ),
    ],
)
def test_what_is_set_aside_is_told_by_exclusion(exclusions: list[Exclusion], lines: list[str]) -> None:
    listed = [read(line) for line in section(of(COMMUTERS, COUNTER, *exclusions), "## Set aside")]
    assert listed == ([SET_ASIDE_MEANS, *lines] if lines else [])


@few
@given(registers(2), days(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_were_added_does_not_show(register: Register, on: date, chance: Random) -> None:
    fields = {shape.field: list(getattr(register, shape.field)) for shape in SHAPES}
    for records in fields.values():
        chance.shuffle(records)
    again = Register(organisation=register.organisation, **fields)
    assert markdown(assess(again, on=on)) == markdown(assess(register, on=on))


def test_a_part_is_not_assessed_just_where_it_has_no_rules() -> None:
    silent = [row[0].lower() for row in table(of(rules=STANDARD), "## Verdict") if row[1].startswith("not assessed")]
    assert silent == [part.value for part in Part if all(rule.part is not part for rule in STANDARD)]


def test_a_rule_that_found_nothing_to_look_at_says_so() -> None:
    verdicts = {row[0]: row[4] for row in table(of(rules=STANDARD), "## Coverage by rule")}
    assert (verdicts["DIR-1"], verdicts["DIR-2"]) == ("nothing to look at", "**not met**")


def test_a_rule_of_which_everything_is_set_aside_does_not_say_that_there_was_nothing_to_look_at() -> None:
    always = Period(start=date(2026, 1, 1))
    aside = Exclusion(rule="DIR-1", because="we know", by="director", in_force=always)
    verdicts = {row[0]: row[4] for row in table(of(COMMUTERS, aside, rules=STANDARD), "## Coverage by rule")}
    assert verdicts["DIR-1"] == "set aside"


def test_a_rule_that_failed_does_not_say_that_there_was_nothing_to_look_at() -> None:
    verdicts = {row[0]: row[4] for row in table(of(), "## Coverage by rule")}
    assert verdicts["OWN-3"] == "cannot tell"


def test_a_clause_of_which_there_was_nothing_to_look_at_says_so() -> None:
    verdicts = {row[0]: row[2] for row in table(of(rules=STANDARD), "## Coverage by clause")}
    assert (verdicts["4.2"], verdicts["4.3"]) == ("nothing to look at", "**not met**")


def test_a_clause_of_a_rule_that_failed_does_not_say_that_there_was_nothing_to_look_at() -> None:
    verdicts = {row[0]: row[2] for row in table(of(rules=RuleSet(name="one", rules=[OWN.rule("OWN-3")])), "## Coverage by clause")}
    assert set(verdicts.values()) == {"cannot tell"}


def test_a_rule_that_failed_is_listed_with_its_error() -> None:
    assert section(of(), "## Rules that failed") == ["- OWN-3: RuntimeError: Moka Bar"]


def test_where_nothing_is_set_aside_and_nothing_failed_no_section_says_so() -> None:
    report = of(COMMUTERS, rules=OWN.without("OWN-3"))
    assert [each for each in headings(report) if each in {"## Set aside", "## Rules that failed"}] == []


def test_where_nothing_was_found_the_report_says_so() -> None:
    assert section(of(rules=RuleSet(name="own", rules=[FINDS])), "## Findings") == ["None."]


def test_where_no_day_is_stored_there_is_no_next_one() -> None:
    assert "| Next date recorded after this day | none |" in of(COMMUTERS).splitlines()


def test_the_clauses_are_those_of_the_edition() -> None:
    report = markdown(assess(Register(organisation="Moka Bar"), on=DAY, rules=OWN, edition=ISO_9001_2026))
    assert [row[2] for row in table(report, "## Coverage by rule")] == ["5.1.2, 10.1", "5.1.1", "5.1.1"]


def test_a_need_is_shown_with_its_outcome() -> None:
    outcome = DesiredOutcome(direction=Direction.LESS, measure="the time", object_of_control="to a coffee")
    report = of(
        COMMUTERS,
        Job(id="go", verb="get", object_of_verb="going"),
        Need(id="quick", job="go", outcome=outcome, segments=["commuters"]),
    )
    assert [line for line in report.splitlines() if "· need quick" in line] == [
        "**N2 · need quick (Minimise the time to a coffee)**"
    ]


def test_several_subjects_are_shown_one_after_another() -> None:
    def both(view: View) -> Iterable[Check]:
        yield Check(
            subject=[Ref(kind=Kind.ATTRIBUTE, key="calm"), view.organisation], verdict=Verdict.CANNOT_TELL, reason="unclear"
        )

    report = of(rules=RuleSet(name="own", rules=[attrs.evolve(CANNOT_TELL, check=both)]))
    assert "**C1 · attribute calm, the organisation**" in report.splitlines()


NEED: Final = next(each for each in RECORDS if isinstance(each, Need))


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("jurisdiction:DE", "jurisdiction DE (Germany)"),
        ("factor:brewing", "factor brewing (Brewing)"),
        ("risk:slow-machine", "risk slow-machine (The machine cannot keep up)"),
        ("opportunity:tram-stop", "opportunity tram-stop (A tram stop opens at our door)"),
        ("action:second-machine", "action second-machine (Put a second machine in place)"),
        ("offering:to-go", "offering to-go (Coffee to go)"),
        ("obligation:milk", "obligation milk (Keeping milk cold)"),
        ("metric:nps", "metric nps (Recommendation of commuters)"),
        ("survey:spring", "survey spring (How we did)"),
        ("study:desk", "study desk (What others found)"),
        ("decision:open-earlier", "decision open-earlier (Open at half past five)"),
        ("commitment-act:spring-talk", "commitment act spring-talk (Told everybody why speed matters)"),
        ("feedback:cold-cup", "feedback cold-cup"),
        ("version:milk@2026-01-01", "version of milk from 2026-01-01"),
        ("requirement:early", "requirement early of to-go (Open at six)"),
        (
            "requirement:imposed:milk@to-go",
            "what obligation milk (Keeping milk cold) asks of offering to-go (Coffee to go)",
        ),
        (
            "requirement:implied:quick@to-go",
            f"what need quick ({NEED.outcome}) asks of offering to-go (Coffee to go)",
        ),
        ("requirement:imposed:tax@to-go", "what obligation tax asks of offering to-go (Coffee to go)"),
        ("requirement:imposed:milk", "requirement imposed:milk"),
        ("version:milk", "version milk"),
        ("progress:early@satisfied@2026-06-10", "progress early@satisfied@2026-06-10"),
    ],
)
def test_a_subject_is_shown_with_what_it_is_called(subject: str, shown: str) -> None:
    def one(_: View) -> Iterable[Check]:
        yield Check(subject=[Ref.parse(subject)], verdict=Verdict.CANNOT_TELL, reason="unclear")

    report = of(*RECORDS, rules=RuleSet(name="own", rules=[attrs.evolve(CANNOT_TELL, check=one)]))
    assert f"**C1 · {shown}**" in report.splitlines()


def test_only_an_assessment_is_reported() -> None:
    with pytest.raises(CustomerFocusError, match="assessment must be an Assessment, got an instance of Register"):
        markdown(Register(organisation="Moka Bar"))  # type: ignore[arg-type]
