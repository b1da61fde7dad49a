"""What makes records a whole: every key stands once, and every reference leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from customerfocus.errors import IntegrityProblem, shown
from customerfocus.model.obligations import Obligation, version_ref
from customerfocus.model.offerings import Jurisdiction
from customerfocus.model.requirements import parse_derived
from customerfocus.model.risks import Aspect, FactorKind
from customerfocus.register.naming import named_by
from customerfocus.register.shapes import Record, shape_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from customerfocus.register.links import Address


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


def broken(
    records: Collection[Record], held: Mapping[Address, Record], organisation: str, questions: Container[str]
) -> Iterator[IntegrityProblem]:
    """Yield a problem for every reference in some records that leads nowhere, and for every jurisdiction that lies within itself.

    Args:
        records: Those to judge: all that are held, or those that are `concerned`.
        held: Every record by kind and key.
        organisation: Whose register it is.
        questions: The ids of every question that is asked.
    """

    def leads(address: Address) -> bool:
        return address in held or _resolves(*address, held, organisation, questions)

    lost = [record for record, addresses in named_by((each, each) for each in records) if not any(map(leads, addresses))]
    for record in dict.fromkeys(lost):
        for link in shape_of(type(record)).links_of(record):
            if not any(map(leads, link.addresses)):
                law = f"names {' or '.join(link.kinds)} {shown(link.key)} in {link.field}, and the register holds none"
                yield problem(record, "ref.missing", law, link.field)
    yield from _circles(each for each in records if isinstance(each, Jurisdiction))


def _resolves(kind: Kind, key: str, held: Mapping[Address, Record], organisation: str, questions: Container[str]) -> bool:
    """Tell whether a reference that leads to no record leads to what is made of records."""
    match kind:
        case Kind.ATTRIBUTE | Kind.THEME:
            found = True
        case Kind.ASPECT | Kind.FACTOR_KIND:
            found = key in list(Aspect if kind is Kind.ASPECT else FactorKind)
        case Kind.ORGANISATION:
            found = key == organisation
        case Kind.QUESTION:
            found = key in questions
        case Kind.VERSION:
            law = held.get((Kind.OBLIGATION, key.rpartition("@")[0]))
            found = isinstance(law, Obligation) and key in {version_ref(law.id, each.in_force.start).key for each in law.versions}
        case Kind.REQUIREMENT if parts := parse_derived(key):  # on which days it derives does not matter
            origin, offering = parts
            source = origin.source
            found = (source.kind, source.key) in held and (Kind.OFFERING, offering) in held
        case _:
            found = False
    return found


def _circles(jurisdictions: Iterable[Jurisdiction]) -> Iterator[IntegrityProblem]:
    """Yield a problem for every jurisdiction that lies, by way of others, within itself."""
    within: dict[str, str | None] = {each.code: each.within for each in jurisdictions}
    for start in list(within):
        path: list[str] = []
        code: str | None = start
        while code in within:
            path.append(code)
            code = within.pop(code)  # each is gone through once
        if code in path:
            circle = path[path.index(code) :]
            law = f"lies within itself: {' within '.join([*circle, code])}"
            ref = f"{Kind.JURISDICTION}:{code}"
            yield IntegrityProblem(ref=ref, field="within", code="graph.cycle", message=f"{ref} {law}")
