"""Evidence: the pointer that turns a claim into something that can be checked (ISO 9001:2015, 7.5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import final

import attrs

from customerfocus._checks import day, member, members, optional_text, text
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError


class EvidenceKind(StrEnum):
    """What sort of evidence it is."""

    RECORD = "record"
    MINUTES = "minutes"
    MEASUREMENT = "measurement"
    TEST = "test"
    STATEMENT = "statement"
    DOCUMENT = "document"
    OBSERVATION = "observation"


@final
@attrs.frozen(kw_only=True)
class Evidence(Value):
    """Where to look to see that something is so.

    Attributes:
        kind: What sort of evidence it is.
        reference: A URI or the number of a document.
        on: The day it was made.
        note: What it shows, if that needs a word.
    """

    kind: EvidenceKind
    reference: str
    on: date
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        member(self.kind, "kind", EvidenceKind)
        text(self.reference, "reference")
        day(self.on, "on")
        optional_text(self.note, "note")


def evidenced(values: tuple[Evidence, ...], field: str, on: date) -> None:
    """Accept a tuple of evidence of which none was made after the day *on* of the record it stands in."""
    members(values, field, Evidence)
    for index, each in enumerate(values):
        if each.on > on:
            law = f"be made on or before {on}, the day of what it shows"
            raise BrokenLawError("evidence.late", f"{field}[{index}]", law, str(each.on))
