"""What is known of customers and markets from elsewhere: studies, and where things are going (ISO 9001:2015, 4.1 and 9.1.2)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import final

import attrs

from customerfocus._checks import LARGEST_INTEGER, Items, Names, day, identifier, identifiers, instance, member, text, texts, whole
from customerfocus._value import Value
from customerfocus.values.identifiers import EvidenceId, FactorId, SegmentId
from customerfocus.values.periods import Period
from customerfocus.values.scales import Drift


class Quality(StrEnum):
    """How far a source may be trusted."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@final
@attrs.frozen(kw_only=True)
class Study(Value):
    """Research into what customers want. It is known from the day after its last; one without an end is not known yet.

    Attributes:
        id: What it is called in other records; needs refer to it as their evidence.
        title: What people call it.
        method: How it was made, in words: desk research, conjoint analysis, a panel.
        fielded: When it was made.
        segments: The ids of the segments it covers.
        sample_size: How many took part, if anybody did; at least 1.
        quality: How far it may be trusted.
        insights: What it found.
    """

    id: EvidenceId = attrs.field(converter=EvidenceId)
    title: str
    method: str
    fielded: Period
    segments: tuple[SegmentId, ...] = attrs.field(converter=Names[SegmentId])
    sample_size: int | None = None
    quality: Quality
    insights: tuple[str, ...] = attrs.field(converter=Items[str], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.title, "title")
        text(self.method, "method")
        instance(self.fielded, "fielded", Period)
        identifiers(self.segments, "segments", least=1)
        if self.sample_size is not None:
            whole(self.sample_size, "sample_size", 1, LARGEST_INTEGER)
        member(self.quality, "quality", Quality)
        texts(self.insights, "insights")


@final
@attrs.frozen(kw_only=True)
class Trend(Value):
    """Where a factor is going, as seen from outside.

    Attributes:
        factor: The factor's id.
        on: The day it was noticed.
        drift: Where it is going.
        because: What shows it.
    """

    factor: FactorId = attrs.field(converter=FactorId)
    on: date
    drift: Drift
    because: str

    def __attrs_post_init__(self) -> None:
        identifier(self.factor, "factor")
        day(self.on, "on")
        member(self.drift, "drift", Drift)
        text(self.because, "because")
