"""Reports by rules of our own, and how tests read them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from customerfocus import (
    Check,
    Exclusion,
    Grade,
    Kind,
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
    Verdict,
    View,
    assess,
)
from customerfocus.register.shapes import ref_of
from customerfocus.views import markdown

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
