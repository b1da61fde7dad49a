"""What customers said when we met them: qualitative, in their own words (ISO 9001:2015, 8.2.1 and 9.1.2)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import final

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    Names,
    day,
    identifier,
    identifiers,
    member,
    members,
    optional_identifier,
    text,
    whole,
)
from customerfocus.values.identifiers import EvidenceId, NeedId, SegmentId, Theme


def _optional_need(value: str | None) -> NeedId | None:
    return None if value is None else NeedId(value)


@final
@attrs.frozen(kw_only=True)
class Statement:
    """One thing somebody said.

    Attributes:
        text: The words, as they were said. They may name a person: keep only what you are allowed to keep.
        themes: What it is about.
        need: The id of the need it speaks of, if that is known.
    """

    text: str
    themes: tuple[Theme, ...] = attrs.field(converter=Names[Theme], default=())
    need: NeedId | None = attrs.field(converter=_optional_need, default=None)

    def __attrs_post_init__(self) -> None:
        text(self.text, "text")
        identifiers(self.themes, "themes")
        optional_identifier(self.need, "need")


class SessionMethod(StrEnum):
    """How customers were met."""

    INTERVIEW = "interview"
    VISIT = "visit"
    FOCUS_GROUP = "focus-group"
    OBSERVATION = "observation"
    CALL = "call"


@final
@attrs.frozen(kw_only=True)
class FeedbackSession:
    """A meeting with customers of one segment.

    Attributes:
        id: What it is called in other records; needs refer to it as their evidence.
        segment: The segment's id.
        on: The day it was held.
        by: The role that held it.
        method: How customers were met.
        participants: How many customers took part, at least 1.
        statements: What they said, in the order it was said.
    """

    id: EvidenceId = attrs.field(converter=EvidenceId)
    segment: SegmentId = attrs.field(converter=SegmentId)
    on: date
    by: str
    method: SessionMethod
    participants: int
    statements: tuple[Statement, ...] = attrs.field(converter=Items[Statement], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        identifier(self.segment, "segment")
        day(self.on, "on")
        text(self.by, "by")
        member(self.method, "method", SessionMethod)
        whole(self.participants, "participants", 1, LARGEST_INTEGER)
        members(self.statements, "statements", Statement)
