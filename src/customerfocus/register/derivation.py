"""What follows from a register and stands in no record: the requirements that needs imply and obligations impose.

A duty in force that applies to an offering *is* a requirement of it, without anybody entering it (ISO 9001:2015, 5.1.2 a); so is
every need of a segment that the offering serves. Nothing is entered twice, and any day can be asked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from customerfocus._checks import day, instance
from customerfocus.model.obligations import ApplicabilityAnswer, Applies
from customerfocus.model.offerings import Territory
from customerfocus.model.requirements import Implied, Imposed, Requirement
from customerfocus.register.aggregate import Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from customerfocus.model.needs import Need
    from customerfocus.model.offerings import Offering
    from customerfocus.values.identifiers import ObligationId, OfferingId, SegmentId

Answers: TypeAlias = "Mapping[tuple[OfferingId, ObligationId], ApplicabilityAnswer]"
"""Whether each obligation known on a day applies to each offering on sale on it."""


def applicability(register: Register, *, on: date) -> Answers:
    """Answer for each offering on sale on a day, and each obligation with a version in force or announced, whether it applies.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    instance(register, "register", Register)
    day(on, "on")
    territory = Territory(jurisdictions=register.jurisdictions)
    obligations = [each for each in register.obligations if each.announced(on)]
    return {
        (offering.id, obligation.id): obligation.applicability.answer(offering, territory)
        for offering in _on_sale(register, on)
        for obligation in obligations
    }


def derive_requirements(register: Register, *, on: date) -> tuple[Requirement, ...]:
    """Return every requirement of a day: those customers stated, and those that follow.

    For every offering on sale on the day there is one `implied:need@offering` for each need of a segment it serves, and one
    `imposed:obligation@offering` for each obligation in force that applies to it for certain.

    Returns:
        The requirements, sorted by id, each once.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    return requirements(register, on, applicability(register, on=on))


def requirements(register: Register, on: date, answers: Answers) -> tuple[Requirement, ...]:
    """Return what `derive_requirements` does, with the answers to what applies already at hand."""
    found = (*register.requirements, *_implied(register, on), *_imposed(register, on, answers))
    return tuple(sorted(found, key=lambda each: each.id))


def _implied(register: Register, on: date) -> Iterator[Requirement]:
    needs: dict[SegmentId, list[Need]] = defaultdict(list)
    for need in register.needs:
        for segment in need.segments:
            needs[segment].append(need)
    for offering in _on_sale(register, on):
        for need in {each.id: each for segment in offering.segments for each in needs[segment]}.values():
            yield Requirement.derived(Implied(need=need.id), offering.id, str(need.outcome))


def _imposed(register: Register, on: date, answers: Answers) -> Iterator[Requirement]:
    in_force = [(each.id, version) for each in register.obligations if (version := each.in_force(on)) is not None]
    for offering in _on_sale(register, on):
        for obligation, version in in_force:
            if answers[offering.id, obligation].verdict is Applies.YES:
                yield Requirement.derived(Imposed(obligation=obligation), offering.id, version.duty)


def _on_sale(register: Register, on: date) -> Iterator[Offering]:
    return (each for each in register.offerings if each.on_sale.contains(on))
