"""Strategies for what the law and customers ask; `customerfocus.testing.strategies` hands them out.

Pools are taken as in `_parts`. What shows a record is never later than the record itself.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
from hypothesis import strategies as st

from customerfocus.model.obligations import (
    Applicability,
    ComplianceEvaluation,
    ComplianceStatus,
    Integration,
    Obligation,
    ObligationKind,
    RegulatoryWatch,
    Version,
)
from customerfocus.model.offerings import OfferingKind
from customerfocus.model.requirements import (
    Fulfilment,
    Implied,
    Imposed,
    Progress,
    Requirement,
    RequirementStep,
    Stated,
)
from customerfocus.testing._values import (
    MOST,
    Pool,
    cadences,
    days,
    identifiers,
    optional,
    optional_texts,
    pooled,
    several,
    shown,
    standing_periods,
    texts,
)
from customerfocus.values.legal import LegalReference, Scheme
from customerfocus.values.periods import Cadence, Period, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy


T = TypeVar("T")

_LONGEST_NOTICE: Final = 400  # days from the announcement of a version to its start

# Every {year} is one from 1900 to 2099, every {number} one from 1 to 9999.
_FORMS: Final = (
    (
        Scheme.CELEX,
        (
            "3{year}R{number:04}",
            "3{year}L{number:04}R(01)",
            "6{year}CJ{number:04}_SUM",
            "0{year}R{number:04}-{year}1231",
            "1{year}ME/PRO/02",
            "7{year}L{number:04}DEU_{number}",
            "8{year}DE0305(51)",
            "C/{year}/{number:05}",
        ),
    ),
    (Scheme.ELI, ("http://data.europa.eu/eli/reg/{year}/{number}/oj", "/eli/dir/{year}/{number}")),
    (Scheme.AKN, ("/akn/eu/act/regulation/{year}-10-27/{number}", "/akn/kn/act/{year}-01-01/{number}/eng@{year}-02-01!main")),
    (
        Scheme.ISO,
        (
            "ISO {number}",
            "ISO/IEC {number}-1:{year}",
            "DIN EN ISO {number}:{year}+A11:{year}",
            "ISO {number}:{year}/Amd 1:{year}",
        ),
    ),
    (Scheme.URL, ("https://example.org", "http://law.example:8080/{year}/{number}?part=a,b#(3)")),
)


def _filled(form: str, year: int, number: int) -> str:
    return form.format(year=year, number=number)


def _references(scheme: Scheme, values: SearchStrategy[str]) -> SearchStrategy[LegalReference]:
    return st.builds(LegalReference, scheme=st.just(scheme), value=values, provision=optional_texts())


# Made once, since a register draws from them many times.
_REFERENCES: Final = st.one_of(
    _references(Scheme.OTHER, texts()),
    *(
        _references(scheme, st.builds(_filled, st.sampled_from(forms), st.integers(1900, 2099), st.integers(1, 9999)))
        for scheme, forms in _FORMS
    ),
)


def _version(in_force: Period, notice: int | None, duty: str, source: LegalReference) -> Version:
    announced = None if notice is None else in_force.start - timedelta(days=notice)
    return Version(in_force=in_force, duty=duty, source=source, announced=announced)


_VERSIONS: Final = st.builds(
    _version,
    in_force=standing_periods() | st.builds(Period, start=days()),
    notice=optional(st.integers(0, _LONGEST_NOTICE)),
    duty=texts(),
    source=_REFERENCES,
)


_KINDS: Final = several(st.sampled_from(OfferingKind))
_ANYWHERE: Final = st.builds(Applicability)


# ---- obligations -----------------------------------------------------------------------------------------------------


def legal_references() -> SearchStrategy[LegalReference]:
    """Draw references of every scheme, each in a form of its own; the texts need not exist."""
    return _REFERENCES


def versions() -> SearchStrategy[Version]:
    """Draw versions of a duty; some are announced before they bind, up to 400 days."""
    return _VERSIONS


def applicabilities(jurisdictions: Pool | None = None, *, tags: Pool | None = None) -> SearchStrategy[Applicability]:
    """Draw to which offerings something applies; every one in some cases, and none at all where the tags contradict."""
    named = several(pooled(jurisdictions), most=2)
    tagged = several(pooled(tags), most=2)
    return st.one_of(
        _ANYWHERE,
        st.builds(Applicability, jurisdictions=named),
        st.builds(Applicability, jurisdictions=named, kinds=_KINDS, all_of=tagged, any_of=tagged, none_of=tagged),
    )


def obligations(
    ids: Pool | None = None, *, jurisdictions: Pool | None = None, tags: Pool | None = None
) -> SearchStrategy[Obligation]:
    """Draw obligations with one to three versions: ended, in force, announced, with gaps or without."""
    return st.builds(
        Obligation,
        id=pooled(ids),
        title=texts(),
        kind=st.sampled_from(ObligationKind),
        authority=texts(),
        owner=texts(),
        applicability=applicabilities(jurisdictions, tags=tags),
        versions=_IN_SUCCESSION,
        review=_REVIEWS,
        note=optional_texts(),
    )


def _start(version: Version) -> date:
    return version.in_force.start


def _one_after_another(drawn: list[Version]) -> list[Version]:
    """Sort versions, and end each no later than the next begins."""
    ordered = sorted(drawn, key=_start)
    return [*(_ended(earlier, _start(later)) for earlier, later in pairwise(ordered)), ordered[-1]]


def _ended(version: Version, by: date) -> Version:
    end = version.in_force.end
    return attrs.evolve(version, in_force=attrs.evolve(version.in_force, end=by if end is None else min(end, by)))


_IN_SUCCESSION: Final = st.lists(_VERSIONS, min_size=1, max_size=MOST, unique_by=_start).map(_one_after_another)
_REVIEWS: Final = st.builds(Cadence, every=st.integers(1, 3), unit=st.just(Unit.YEAR)) | cadences()


_STATUSES: Final = st.sampled_from([ComplianceStatus.COMPLIANT, ComplianceStatus.NOT_COMPLIANT]) | st.sampled_from(ComplianceStatus)


def compliance_evaluations(
    obligations: Pool | None = None, *, offerings: Pool | None = None
) -> SearchStrategy[ComplianceEvaluation]:
    """Draw evaluations whether an offering complied; most of them say that it did, or that it did not."""
    return shown(
        ComplianceEvaluation,
        obligation=pooled(obligations),
        offering=pooled(offerings),
        by=texts(),
        status=_STATUSES,
    )


def regulatory_watches(jurisdictions: Pool | None = None) -> SearchStrategy[RegulatoryWatch]:
    """Draw looks at the law of one jurisdiction or several, some of which found nothing new."""
    return st.builds(
        RegulatoryWatch,
        jurisdictions=several(pooled(jurisdictions), least=1),
        on=days(),
        by=texts(),
        sources=several(texts(), least=1, most=2),
        noted=optional_texts(),
    )


def integrations(versions: Sequence[tuple[str, date]] | None = None) -> SearchStrategy[Integration]:
    """Draw integrations, done before the version binds or after.

    Args:
        versions: What may be built in: pairs of an obligation's id and the first day of one of its versions.
    """
    if versions is not None and not versions:
        return st.nothing()
    version = st.tuples(identifiers(), days()) if versions is None else st.sampled_from(versions)
    return shown(_integration, version=version, by=texts())


def _integration(version: tuple[str, date], **others: Any) -> Integration:  # noqa: ANN401 -- what the strategies of the fields draw
    return Integration(obligation=version[0], version_start=version[1], **others)


# ---- requirements ----------------------------------------------------------------------------------------------------


def requirements(
    ids: Pool | None = None, *, offerings: Pool | None = None, segments: Pool | None = None
) -> SearchStrategy[Requirement]:
    """Draw requirements that customers stated, as a register may hold them."""
    origin = st.builds(Stated, segment=pooled(segments))
    return st.builds(Requirement, id=pooled(ids), offering=pooled(offerings), origin=origin, statement=texts())


def derived_requirements(
    offerings: Pool | None = None, *, needs: Pool | None = None, obligations: Pool | None = None
) -> SearchStrategy[Requirement]:
    """Draw requirements that a need implies or an obligation imposes, as a register derives them."""
    origin = pooled(needs).map(_implied) | pooled(obligations).map(_imposed)
    return st.builds(_derived, origin=origin, offering=pooled(offerings), statement=texts())


def _implied(need: str) -> Implied | Imposed:
    return Implied(need=need)


def _imposed(obligation: str) -> Implied | Imposed:
    return Imposed(obligation=obligation)


def _derived(origin: Implied | Imposed, offering: str, statement: str) -> Requirement:
    return Requirement.derived(origin, offering, statement)


_RESULTS: Final = optional(st.sampled_from(Fulfilment))


def progresses(requirements: Pool | None = None, *, sources: Pool | None = None) -> SearchStrategy[Progress]:
    """Draw steps of *requirements*, ids of stated ones or of derived ones.

    Args:
        requirements: The pool of ids of requirements.
        sources: The pool of ids of sessions, waves, studies and feedback it may have been heard in.
    """
    return shown(
        Progress,
        requirement=identifiers() | derived_requirements().map(_id) if requirements is None else pooled(requirements),
        step=st.sampled_from(RequirementStep),
        by=texts(),
        result=_RESULTS,
        heard_in=several(pooled(sources)),
    )


def _id(requirement: Requirement) -> str:
    return requirement.id
