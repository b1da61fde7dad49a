"""What type checkers say of obligations and requirements; nobody runs this. Each `type: ignore` is a mistake both must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from datetime import date
from typing import assert_never, assert_type

from customerfocus.model.obligations import Applicability, ApplicabilityAnswer, Applies, Obligation, Version
from customerfocus.model.offerings import Jurisdiction, Offering, OfferingKind, Territory
from customerfocus.model.requirements import (
    Implied,
    Imposed,
    Origin,
    Progress,
    Requirement,
    RequirementStep,
    Stated,
    derived_id,
    parse_derived,
)
from customerfocus.register import Register
from customerfocus.register.derivation import Answers, applicability, derive_requirements
from customerfocus.register.tracing import Trace, TraceLink
from customerfocus.values.identifiers import Kind, ObligationId, OfferingId, Ref, RequirementId, SegmentId
from customerfocus.values.legal import LegalReference, Scheme
from customerfocus.values.periods import Period

DAY = date(2026, 1, 1)
register = Register(organisation="Moka Bar")
espresso = Offering(id="espresso", name="Espresso", kind=OfferingKind.PRODUCT, on_sale=Period(start=DAY))

# ---- obligations -----------------------------------------------------------------------------------------------------

version = Version(in_force=Period(start=DAY), duty="keep milk cold", source=LegalReference(scheme=Scheme.OTHER, value="Milk Act"))
assert_type(version.announced, date | None)
assert_type(version.known_from, date)

everywhere = Applicability(jurisdictions={"EU"}, kinds=[OfferingKind.PRODUCT], all_of=("food-contact",))
assert_type(everywhere.answer(espresso, [Jurisdiction(code="EU", name="European Union")]), ApplicabilityAnswer)
assert_type(everywhere.answer(espresso, Territory(jurisdictions=register.jurisdictions)).verdict, Applies)

for obligation in register.obligations:
    assert_type(obligation, Obligation)
    assert_type(obligation.id, ObligationId)
    assert_type(obligation.in_force(DAY), Version | None)
    assert_type(obligation.announced(DAY), tuple[Version, ...])

Version(in_force=DAY, duty="keep milk cold", source=version.source)  # type: ignore[arg-type]
everywhere.answer("espresso", [])  # type: ignore[arg-type]

# ---- requirements ----------------------------------------------------------------------------------------------------


def who(origin: Origin) -> str:
    """Three forms, and no fourth."""
    match origin:
        case Stated(segment=segment):
            return assert_type(segment, SegmentId)
        case Implied(need=need):
            return need
        case Imposed(obligation=obligation):
            return assert_type(obligation, ObligationId)
        case _:
            assert_never(origin)


assert_type(derived_id(Imposed(obligation="milk"), "espresso"), RequirementId)
assert_type(parse_derived("imposed:milk@espresso"), tuple[Implied | Imposed, OfferingId] | None)
assert_type(derive_requirements(register, on=DAY), tuple[Requirement, ...])
answers: Answers = applicability(register, on=DAY)
Progress(requirement="early", step=RequirementStep.UNDERSTOOD, on=DAY, by="director", heard_in=["june"])

derived_id(Stated(segment="commuters"), "espresso")  # type: ignore[arg-type]
derive_requirements(register, DAY)  # type: ignore[call-arg]
Progress(requirement="early", step="understood", on=DAY, by="director")  # type: ignore[arg-type]

# ---- tracing ---------------------------------------------------------------------------------------------------------

trace = Trace(register=register, on=DAY)
milk = Ref(kind=Kind.OBLIGATION, key="milk")
assert_type(trace.links, tuple[TraceLink, ...])
assert_type(trace.downstream(milk), tuple[Ref, ...])
assert_type(trace.paths(milk, milk, most=3), tuple[tuple[Ref, ...], ...])

trace.downstream("obligation:milk")  # type: ignore[arg-type]
