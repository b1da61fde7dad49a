"""Compliance obligations: what the law, a regulator, a contract or a promise asks, on which day, of which offerings.

Customers trust that the law is kept, though they never ask (ISO 9001:2015, 5.1.2 a and 8.2.2). What the law changes is dated, not
overwritten: an obligation has versions, and each is in force for a period. Whether it applies to an offering is answered yes, no or
unknown, with reasons; what is not known is never no.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import (
    Items,
    Names,
    collection,
    day,
    identifier,
    identifiers,
    instance,
    member,
    members,
    optional_day,
    optional_text,
    text,
    texts,
    unique,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.model.offerings import Jurisdiction, Offering, OfferingKind, Territory
from customerfocus.values.evidence import Evidence, evidenced
from customerfocus.values.identifiers import JurisdictionCode, Kind, ObligationId, OfferingId, Ref, Tag
from customerfocus.values.legal import LegalReference
from customerfocus.values.periods import Cadence, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@final
@attrs.frozen(kw_only=True)
class Version(Value):
    """A duty as it is in force for a time.

    Attributes:
        in_force: The days it binds.
        duty: What is to be done, specifically: "notify within 72 hours", not the name of a law.
        source: Where it stands written.
        announced: The day it became known that it will come; `None` where it is known only from its start.

    Raises:
        BrokenLawError: It was announced after its start.
    """

    in_force: Period
    duty: str
    source: LegalReference
    announced: date | None = None

    def __attrs_post_init__(self) -> None:
        instance(self.in_force, "in_force", Period)
        text(self.duty, "duty")
        instance(self.source, "source", LegalReference)
        optional_day(self.announced, "announced")
        if self.announced is not None and self.announced > self.in_force.start:
            law = f"be on or before the start {self.in_force.start}"
            raise BrokenLawError("version.announced", "announced", law, str(self.announced))

    @property
    def known_from(self) -> date:
        """The day it is known from: when it was announced, or its start."""
        return self.in_force.start if self.announced is None else self.announced


class Applies(StrEnum):
    """Whether an obligation applies."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@final
@attrs.frozen(kw_only=True)
class ApplicabilityAnswer(Value):
    """Whether an obligation applies to an offering, and why.

    Attributes:
        verdict: Yes, no or unknown.
        reasons: What decided: the sentences that say no; else those that cannot say; else all.
    """

    verdict: Applies
    reasons: tuple[str, ...]


_EVERYWHERE: Final = (Applies.YES, "it applies to every offering, everywhere")


@final
@attrs.frozen(kw_only=True)
class Applicability(Value):
    """To which offerings an obligation applies. What is left empty asks nothing; what is filled must all be so.

    Attributes:
        jurisdictions: Codes of the territories whose law it is.
        kinds: Whether products or services are meant.
        all_of: Tags an offering must all have.
        any_of: Tags of which an offering must have one.
        none_of: Tags an offering must not have.
    """

    jurisdictions: tuple[JurisdictionCode, ...] = attrs.field(converter=Names[JurisdictionCode], default=())
    kinds: tuple[OfferingKind, ...] = attrs.field(converter=Names[OfferingKind], default=())
    all_of: tuple[Tag, ...] = attrs.field(converter=Names[Tag], default=())
    any_of: tuple[Tag, ...] = attrs.field(converter=Names[Tag], default=())
    none_of: tuple[Tag, ...] = attrs.field(converter=Names[Tag], default=())

    def __attrs_post_init__(self) -> None:
        identifiers(self.jurisdictions, "jurisdictions")
        for each in collection(self.kinds, "kinds"):
            member(each, "kinds", OfferingKind)
        unique(self.kinds, "kinds")
        identifiers(self.all_of, "all_of")
        identifiers(self.any_of, "any_of")
        identifiers(self.none_of, "none_of")

    def answer(self, offering: Offering, jurisdictions: Iterable[Jurisdiction] | Territory) -> ApplicabilityAnswer:
        """Tell whether it applies to an offering.

        The filled fields are joined by the *and* of three values (Kleene): one no is no; else one unknown is unknown; else yes. A
        market within a named jurisdiction is yes. A market that contains one is unknown: sold in the EU, the law of Germany may
        concern it. An offering whose markets are not stated is unknown, never no.

        Args:
            offering: The offering.
            jurisdictions: What is known of which territory lies within which.
        """
        instance(offering, "offering", Offering)
        territory = jurisdictions if isinstance(jurisdictions, Territory) else Territory(jurisdictions=jurisdictions)
        answers = [
            *([self._of_markets(offering, territory)] if self.jurisdictions else []),
            *([self._of_kind(offering)] if self.kinds else []),
            *self._of_tags(offering),
        ] or [_EVERYWHERE]
        verdict = next(each for each in (Applies.NO, Applies.UNKNOWN, Applies.YES) if each in {found for found, _ in answers})
        return ApplicabilityAnswer(verdict=verdict, reasons=tuple(reason for found, reason in answers if found is verdict))

    def _of_markets(self, offering: Offering, territory: Territory) -> tuple[Applies, str]:
        named = " or ".join(self.jurisdictions)
        codes, markets = set(self.jurisdictions), set(offering.markets)
        if not markets:
            return Applies.UNKNOWN, f"it is not stated where {offering.id} is sold, so it may be in {named}"
        for market in offering.markets:
            for around in territory.around(market):
                if around in codes:
                    where = market if market == around else f"{market}, within {around}"
                    return Applies.YES, f"{offering.id} is sold in {where}"
        for law in self.jurisdictions:
            for around in territory.around(law):
                if around in markets:
                    sold = f"{offering.id} is sold in {around}"
                    return Applies.UNKNOWN, f"{sold}, which contains {law}; whether in {law} is not stated"
        return Applies.NO, f"{offering.id} is not sold in {named}"

    def _of_kind(self, offering: Offering) -> tuple[Applies, str]:
        said = f"{offering.id} is a {offering.kind}"
        meant = " and ".join(f"{each}s" for each in self.kinds)
        return (Applies.YES, said) if offering.kind in self.kinds else (Applies.NO, f"{said}, and only {meant} are meant")

    def _of_tags(self, offering: Offering) -> Iterable[tuple[Applies, str]]:
        tags = set(offering.tags)
        if self.all_of:
            missing = [each for each in self.all_of if each not in tags]
            yield _said(not missing, f"{offering.id} has {_tags(self.all_of)}", f"{offering.id} lacks {_tags(missing)}")
        if self.any_of:
            found = [each for each in self.any_of if each in tags]
            yield _said(bool(found), f"{offering.id} has {_tags(found)}", f"{offering.id} lacks {_tags(self.any_of, 'or')}")
        if self.none_of:
            barred = [each for each in self.none_of if each in tags]
            yield _said(not barred, f"{offering.id} lacks {_tags(self.none_of, 'or')}", f"{offering.id} has {_tags(barred)}")


def _said(holds: bool, yes: str, no: str) -> tuple[Applies, str]:  # noqa: FBT001 -- a choice between two sentences
    return (Applies.YES, yes) if holds else (Applies.NO, no)


def _tags(tags: Sequence[Tag], joint: str = "and") -> str:
    return f"the tag{'s' if len(tags) > 1 else ''} {f' {joint} '.join(tags)}"


class ObligationKind(StrEnum):
    """Who asks."""

    STATUTORY = "statutory"
    REGULATORY = "regulatory"
    CONTRACTUAL = "contractual"
    VOLUNTARY = "voluntary"


@final
@attrs.frozen(kw_only=True)
class Obligation(Value):
    """Something that must be complied with.

    Attributes:
        id: What it is called in other records.
        title: What it is about.
        kind: Who asks.
        authority: Who watches over it.
        owner: The role that answers for it here.
        applicability: To which offerings it applies; every one, everywhere, if nothing is said.
        versions: The duty as it was, is and will be: at least one, oldest first, not overlapping. A gap is a time without duty.
        review: How often compliance with it is to be evaluated.
        note: What else is to be known of it.

    Raises:
        BrokenLawError: Two versions overlap, or stand in the wrong order.
    """

    id: ObligationId = attrs.field(converter=ObligationId)
    title: str
    kind: ObligationKind
    authority: str
    owner: str
    applicability: Applicability = Applicability()
    versions: tuple[Version, ...] = attrs.field(converter=Items[Version])
    review: Cadence
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.title, "title")
        member(self.kind, "kind", ObligationKind)
        text(self.authority, "authority")
        text(self.owner, "owner")
        instance(self.applicability, "applicability", Applicability)
        members(self.versions, "versions", Version, least=1)
        for earlier, later in pairwise(self.versions):
            if earlier.in_force.end is None or earlier.in_force.end > later.in_force.start:
                law = f"follow one another: {earlier.in_force} must have ended before the next begins"
                raise BrokenLawError("version.order", "versions", law, str(later.in_force))
        instance(self.review, "review", Cadence)
        optional_text(self.note, "note")

    def in_force(self, on: date) -> Version | None:
        """Return the version that binds on a day, or `None`."""
        day(on, "on")
        return next((each for each in self.versions if each.in_force.contains(on)), None)

    def announced(self, on: date) -> tuple[Version, ...]:
        """Return the versions that are known on a day and have not ended on it, oldest first: in force, or to come."""
        day(on, "on")
        return tuple(
            each for each in self.versions if each.known_from <= on and (each.in_force.end is None or on < each.in_force.end)
        )


def version_ref(obligation: str, start: date) -> Ref:
    """Return the pointer to the version of an obligation that is in force from a day on; it is no record of its own.

    Examples:
        >>> str(version_ref("machinery-safety", date(2027, 1, 20)))
        'version:machinery-safety@2027-01-20'
    """
    return Ref(kind=Kind.VERSION, key=f"{obligation}@{start}")


class ComplianceStatus(StrEnum):
    """What an evaluation came to."""

    COMPLIANT = "compliant"
    PARTLY = "partly"
    NOT_COMPLIANT = "not-compliant"
    NOT_EVALUATED = "not-evaluated"


@final
@attrs.frozen(kw_only=True)
class ComplianceEvaluation(Value):
    """Whether an offering complied with an obligation when somebody looked (ISO 37301:2021, 9.1).

    Attributes:
        obligation: The obligation's id.
        offering: The offering's id.
        on: The day somebody looked.
        by: The role that did.
        status: What it came to.
        evidence: What shows it, none of it later than *on*.
    """

    obligation: ObligationId = attrs.field(converter=ObligationId)
    offering: OfferingId = attrs.field(converter=OfferingId)
    on: date
    by: str
    status: ComplianceStatus
    evidence: tuple[Evidence, ...] = attrs.field(converter=Items[Evidence], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.obligation, "obligation")
        identifier(self.offering, "offering")
        day(self.on, "on")
        text(self.by, "by")
        member(self.status, "status", ComplianceStatus)
        evidenced(self.evidence, "evidence", self.on)


@final
@attrs.frozen(kw_only=True)
class RegulatoryWatch(Value):
    """Somebody looked for changes, made or coming, in the law of some jurisdictions.

    Attributes:
        jurisdictions: Their codes, at least one.
        on: The day somebody looked.
        by: The role that did.
        sources: Where: registers, journals, associations; at least one.
        noted: What was found; `None` where nothing has changed.
    """

    jurisdictions: tuple[JurisdictionCode, ...] = attrs.field(converter=Names[JurisdictionCode])
    on: date
    by: str
    sources: tuple[str, ...] = attrs.field(converter=Items[str])
    noted: str | None = None

    def __attrs_post_init__(self) -> None:
        identifiers(self.jurisdictions, "jurisdictions", least=1)
        day(self.on, "on")
        text(self.by, "by")
        collection(self.sources, "sources", 1)
        texts(self.sources, "sources")
        optional_text(self.noted, "noted")


@final
@attrs.frozen(kw_only=True)
class Integration(Value):
    """A version of an obligation was built into the way of working.

    Attributes:
        obligation: The obligation's id.
        version_start: The first day in force of the version; it says which one is meant.
        on: The day it was done.
        by: The role that did it.
        evidence: What shows it, none of it later than *on*.
    """

    obligation: ObligationId = attrs.field(converter=ObligationId)
    version_start: date
    on: date
    by: str
    evidence: tuple[Evidence, ...] = attrs.field(converter=Items[Evidence], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.obligation, "obligation")
        day(self.version_start, "version_start")
        day(self.on, "on")
        text(self.by, "by")
        evidenced(self.evidence, "evidence", self.on)
