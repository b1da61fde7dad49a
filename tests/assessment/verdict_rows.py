"""What a row of the verdict table is."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from customerfocus.assessment.findings import Verdict
from customerfocus.register import Record

MET: Final = Verdict.MET
NOT_MET: Final = Verdict.NOT_MET
CANNOT_TELL: Final = Verdict.CANNOT_TELL
SET_ASIDE: Final = Verdict.SET_ASIDE
NOT_ASKED: Final = None
"""The subject is not in the population."""
EMPTY: Final = ""
"""In place of a subject: the whole population is empty."""

ASIDE: Final = "set-aside"


class Row(NamedTuple):
    situation: str
    verdict: Verdict | None
    reason: str
    subject: str
    records: tuple[Record, ...]
    says: tuple[str, ...] = ()
    closed_by: tuple[Record, ...] = ()
    until: date | None = None
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.situation}"


def row(  # noqa: PLR0913 -- a line of the table
    situation: str,
    verdict: Verdict | None,
    reason: str,
    subject: str,
    records: Iterable[Record],
    *,
    says: Iterable[str] = (),
    closed_by: Iterable[Record] = (),
    until: date | None = None,
) -> Row:
    return Row(situation, verdict, reason, subject, tuple(records), tuple(says), tuple(closed_by), until)


def of(rule: str, *rows: Row) -> tuple[Row, ...]:
    return tuple(each._replace(rule=rule) for each in rows)
