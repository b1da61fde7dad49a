"""The report: everything a reader needs, in order, and nothing that a text somebody wrote can break."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from random import Random
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from customerfocus import (
    DEFAULT_POLICY,
    ISO_9001_2026,
    STANDARD,
    Assessment,
    Capability,
    Check,
    Choice,
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
    Reason,
    Record,
    Ref,
    Register,
    Remedy,
    Rule,
    RuleSet,
    Segment,
    TargetingDecision,
    Verdict,
    View,
    assess,
)
from customerfocus._version import VERSION
from customerfocus.codec import digest
from customerfocus.register.shapes import SHAPES, ref_of
from customerfocus.testing.strategies import days, registers
from customerfocus.views import markdown

from ..moka_bar import RECORDS

few = settings(max_examples=settings().max_examples // 5)
"""For a law that few examples break if any does: drawing a whole register takes its time."""

DAY: Final = date(2026, 3, 1)
SET_ASIDE_MEANS: Final = "What is set aside counts neither as met nor against."
IDLE: Final = "an exclusion without effect; no check of this day names it"
DIRECTIONAL: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn round how what follows them is shown."""


def read(text: str) -> str:
    """Read Markdown as it is shown: without the escapes."""
    shown = {"lt": "<", "gt": ">", "amp": "&"}
    return re.sub(r"\\(.)|&(lt|gt|amp);", lambda found: found[1] or shown[found[2]], text)


def on_one_line(text: str) -> str:
    """Return a text as the report shows it: on one line, and without what would turn its characters round."""
    return " ".join(text.translate(dict.fromkeys(map(ord, DIRECTIONAL))).split())


def headings(report: str) -> list[str]:
    return [read(line) for line in report.splitlines() if line.startswith("#")]


def cells(row: str) -> list[str]:
    """Split a row of a table at every bar that is not escaped; what begins with no bar is no row."""
    if not row.startswith("|"):
        return []
    return [cell.strip() for cell in re.findall(r"((?:\\.|[^\\|])*)\|", row)[1:]]


def section(report: str, heading: str) -> list[str]:
    """Return the lines below a heading, up to the next one, without blank ones."""
    below = report.partition(f"\n{heading}\n")[2].splitlines()
    end = next((place for place, line in enumerate(below) if line.startswith("#")), len(below))
    return [line for line in below[:end] if line]


def table(report: str, heading: str) -> list[list[str]]:
    """Return the rows of the table below a heading, without its head."""
    return [cells(line) for line in section(report, heading) if line.startswith("|")][2:]


# ---- rules of our own ------------------------------------------------------------------------------------------------


def finds(view: View) -> Iterator[Check]:
    """Find something about the organisation and about every record."""
    yield Check(subject=[view.organisation], verdict=Verdict.MET, reason="good")
    for record in view.register.records():
        yield Check(subject=[ref_of(record)], verdict=Verdict.NOT_MET, reason="bad", facts={"key": ref_of(record).key})


def cannot_tell(view: View) -> Iterator[Check]:
    """Find that something cannot be told, and that nothing would help."""
    yield Check(subject=[view.organisation], verdict=Verdict.CANNOT_TELL, reason="unclear")


def fails(view: View) -> Iterator[Check]:
    """Fail, naming the organisation."""
    raise RuntimeError(view.register.organisation)


FINDS: Final = Rule(
    id="OWN-1",
    part=Part.DIRECTION,
    clauses=["5.1.2", "10.3"],
    title="Nothing is recorded",
    asks="Asks of each record that it is not there.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="good", sentence="there is an organisation"),
        Reason(code="bad", sentence="{key} is there", remedy=Remedy(kind=Kind.TRADE_OFF, text="Take {key} out.")),
    ],
    check=finds,
)
CANNOT_TELL: Final = Rule(
    id="OWN-2",
    part=Part.LEADERSHIP,
    clauses=["5.1.1"],
    title="All is clear",
    asks="Asks of the organisation that all is clear.",
    grade=Grade.OBSERVATION,
    reasons=[Reason(code="unclear", sentence="it is not clear")],
    check=cannot_tell,
)
FAILS: Final = attrs.evolve(CANNOT_TELL, id="OWN-3", check=fails)
OWN: Final = RuleSet(name="own", rules=[FINDS, CANNOT_TELL, FAILS])

COMMUTERS: Final = Segment(id="commuters", name="Weekday commuters")
UNTOLD: Final = "0 observations, 1 check that cannot be told"
SET_ASIDE: Final = Exclusion(
    rule="OWN-1",
    subject=Ref(kind=Kind.SEGMENT, key="commuters"),
    because="we know",
    by="director",
    in_force=Period(start=date(2026, 1, 1), end=date(2027, 1, 1)),
)


def of(*records: Record, rules: RuleSet = OWN) -> str:
    """Return the report of an organisation that knows some records."""
    return markdown(assess(Register(organisation="Moka Bar").with_records(*records), on=DAY, rules=rules))


# ---- the whole -------------------------------------------------------------------------------------------------------


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


def test_a_rule_that_failed_does_not_say_that_there_was_nothing_to_look_at() -> None:
    verdicts = {row[0]: row[4] for row in table(of(), "## Coverage by rule")}
    assert verdicts["OWN-3"] == "cannot tell"


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


# ---- texts that would break it ---------------------------------------------------------------------------------------

HOSTILE: Final = (
    "a | b",
    "a |\n| --- |\n| c |",
    "\\|",
    "ends in a backslash \\",
    "line\nend\r\nand\ttab",
    "a\n\n# A heading",
    "a\n\n- a list",
    "# heading",
    "## Findings",
    "<script>alert(1)</script>",
    "<!-- comment",
    "&lt;b&gt; &amp; &#60;",
    "`code`",
    "```\nblock",
    "[link](javascript:alert(1))",
    "![image](x)",
    "*one* **two** _three_ __four__",
    "~~struck~~",
    "{braces}",
    "a\u2028b\u2029c",
    f"a{'b'.join(DIRECTIONAL)}c",
)
MARKS: Final = re.compile(r"[`*_\[\]<>#|~!{}\\\n\r\t]")


def with_text(text: str) -> Assessment:
    """Assess an organisation that wrote a text wherever a text can be written."""
    outcome = DesiredOutcome(direction=Direction.MORE, measure=text, object_of_control=text, context=text, examples=[text])
    register = Register(organisation=text).with_records(
        Capability(id="oven", name=text),
        Segment(id="commuters", name=text, requires=["oven"]),
        Segment(id="diners", name=text),
        Job(id="go", verb=text, object_of_verb=text),
        Need(id="quick", job="go", outcome=outcome, segments=["commuters"]),
        TargetingDecision(segment="commuters", choice=Choice.TARGET, on=DAY, by=text, because=text),
        attrs.evolve(SET_ASIDE, because=text, by=text),
    )
    first = attrs.evolve(FINDS, title=text)
    rules = RuleSet(name=text, rules=[first, CANNOT_TELL, FAILS, *STANDARD])
    return assess(register, on=DAY, rules=rules, policy=attrs.evolve(DEFAULT_POLICY, name=text))


def skeleton(report: str) -> list[tuple[str, int]]:
    """Return what a reader of Markdown makes of each line: the mark it begins with, and how many cells it has."""
    return [(re.findall(r"^(#+ |\|| *- |\*\*|)", line)[0], len(cells(line))) for line in report.splitlines()]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_the_structure_of_the_report(text: str) -> None:
    harmless = skeleton(markdown(with_text("harmless")))
    assert skeleton(markdown(with_text(text))) == harmless


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_tag_or_an_entity(text: str) -> None:
    report = markdown(with_text(text))
    assert re.findall(r"[<>]|&(?!lt;|gt;|amp;)", report) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_mark_up(text: str) -> None:
    written = next(row[1] for row in map(cells, markdown(with_text(text)).splitlines()) if row[:1] == ["Organisation"])
    assert MARKS.findall(re.sub(r"\\.", "", written)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_shown_as_it_was_written_but_on_one_line(text: str) -> None:
    written = next(row[1] for row in map(cells, markdown(with_text(text)).splitlines()) if row[:1] == ["Organisation"])
    assert read(written) == on_one_line(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_turns_round_how_the_report_is_shown(text: str) -> None:
    assert not set(markdown(with_text(text))) & set(DIRECTIONAL)


@few
@given(registers(2), days())
def test_every_row_of_a_table_has_as_many_cells_as_its_head(register: Register, on: date) -> None:
    width = 0
    widths: list[tuple[int, int]] = []
    for line in markdown(assess(register, on=on)).splitlines():
        width = (width or len(cells(line))) if line.startswith("|") else 0
        widths.append((len(cells(line)) if width else 0, width))
    assert all(found == asked for found, asked in widths)


@few
@given(registers(2), days())
def test_a_report_has_no_tag_and_no_foreign_entity(register: Register, on: date) -> None:
    assert re.findall(r"[<>]|&(?!lt;|gt;|amp;)", markdown(assess(register, on=on))) == []
