"""The laws between records: every key stands once, every reference leads somewhere, and what refers to one another agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from customerfocus.errors import IntegrityProblem, shown
from customerfocus.model.obligations import Integration, Obligation, version_ref
from customerfocus.model.offerings import Jurisdiction
from customerfocus.model.requirements import Requirement, Stated, parse_derived
from customerfocus.model.risks import Aspect, FactorKind, Opportunity, OpportunityReview, Risk, RiskAcceptance, RiskReview
from customerfocus.register.shapes import Address, Link, Record, shape_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def problem(record: Record, code: str, law: str, field: str = "") -> IntegrityProblem:
    """Return the problem of a record that breaks a law; its field is the first of its key unless another is named."""
    shape = shape_of(type(record))
    ref = str(shape.ref_of(record))
    return IntegrityProblem(ref=ref, field=field or shape.key[0], code=code, message=f"{ref} {law}")


def in_order(problems: Iterable[IntegrityProblem]) -> list[IntegrityProblem]:
    """Sort problems by record, field, code and sentence."""
    return sorted(problems, key=lambda each: (each.ref, each.field, each.code, each.message))


def by_address(records: Iterable[Record]) -> tuple[dict[Address, Record], list[IntegrityProblem]]:
    """Return the records by kind and key, of those with the same the first, and a problem for each of the others."""
    held: dict[Address, Record] = {}
    problems: list[IntegrityProblem] = []
    for record in records:
        address = shape_of(type(record)).address_of(record)
        if address in held:
            problems.append(problem(record, "id.duplicate", "stands twice"))
        else:
            held[address] = record
    return held, problems


def broken(held: Mapping[Address, Record], organisation: str) -> Iterator[IntegrityProblem]:
    """Yield a problem for every law that the records break among themselves."""
    for record in held.values():
        for link in shape_of(type(record)).links_of(record):
            if not _resolves(link, held, organisation):
                law = f"names {link.kind} {shown(link.key)} in {link.field}, and the register holds none"
                yield problem(record, "ref.missing", law, link.field)
        if isinstance(record, Requirement) and not isinstance(record.origin, Stated):
            yield problem(record, "requirement.derived", "is derived, and only what customers stated is entered", "origin")
        if isinstance(record, Integration):
            yield from _of_no_version(record, held)
        if isinstance(record, (RiskReview, RiskAcceptance, OpportunityReview)):
            yield from _too_early(record, held)
    yield from _circles(each for each in held.values() if isinstance(each, Jurisdiction))


def _resolves(link: Link, held: Mapping[Address, Record], organisation: str) -> bool:
    """Tell whether a reference leads somewhere: to a record, or to what is made of records."""
    match link.kind:
        case Kind.ATTRIBUTE:
            return True
        case Kind.ASPECT | Kind.FACTOR_KIND:
            return link.key in list(Aspect if link.kind is Kind.ASPECT else FactorKind)
        case Kind.ORGANISATION:
            return link.key == organisation
        case Kind.VERSION:
            key, _, _ = link.key.rpartition("@")
            law = held.get((Kind.OBLIGATION, key))
            return isinstance(law, Obligation) and link.key in {version_ref(key, each.in_force.start).key for each in law.versions}
        case Kind.REQUIREMENT if parts := parse_derived(link.key):  # on which days it derives does not matter
            origin, offering = parts
            return (origin.source.kind, origin.source.key) in held and (Kind.OFFERING, offering) in held
        case _:
            return (link.kind, link.key) in held


def _of_no_version(integration: Integration, held: Mapping[Address, Record]) -> Iterator[IntegrityProblem]:
    obligation = held.get((Kind.OBLIGATION, integration.obligation))
    if isinstance(obligation, Obligation):
        starts = [each.in_force.start for each in obligation.versions]
        if integration.version_start not in starts:
            law = f"names a version of {obligation.id} from {integration.version_start}; its versions begin on"
            yield problem(integration, "version.missing", f"{law} {', '.join(map(str, starts))}", "version_start")


def _too_early(
    record: RiskReview | RiskAcceptance | OpportunityReview, held: Mapping[Address, Record]
) -> Iterator[IntegrityProblem]:
    address = (Kind.OPPORTUNITY, record.opportunity) if isinstance(record, OpportunityReview) else (Kind.RISK, record.risk)
    reviewed = held.get(address)
    if isinstance(reviewed, (Risk, Opportunity)) and record.on < reviewed.identified:
        yield problem(record, "review.early", f"is earlier than {reviewed.identified}, when {reviewed.id} was identified", "on")


def _circles(jurisdictions: Iterable[Jurisdiction]) -> Iterator[IntegrityProblem]:
    """Yield a problem for every jurisdiction that lies, by way of others, within itself."""
    within: dict[str, str | None] = {each.code: each.within for each in jurisdictions}
    settled: set[str] = set()
    for start in within:
        path: dict[str, None] = {}
        code: str | None = start
        while code in within and code not in settled and code not in path:
            path[code] = None
            code = within[code]
        if code in path:
            circle = list(path)[list(path).index(code) :]
            law = f"lies within itself: {' within '.join([*circle, code])}"
            ref = f"{Kind.JURISDICTION}:{code}"
            yield IntegrityProblem(ref=ref, field="within", code="graph.cycle", message=f"{ref} {law}")
        settled.update(path)
