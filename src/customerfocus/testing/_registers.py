"""The strategy for whole registers; `customerfocus.testing.strategies` hands it out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
from hypothesis import strategies as st

from customerfocus.assessment.rules import STANDARD
from customerfocus.model.obligations import version_ref
from customerfocus.model.requirements import Implied, Imposed, derived_id
from customerfocus.model.segments import contradictions
from customerfocus.register import Record, Register
from customerfocus.register.shapes import key_of, ref_of
from customerfocus.testing._law import (
    compliance_evaluations,
    integrations,
    obligations,
    progresses,
    regulatory_watches,
    requirements,
)
from customerfocus.testing._parts import (
    capabilities,
    characteristics,
    contributions,
    exclusions,
    feedback_sessions,
    jobs,
    jurisdictions,
    needs,
    offerings,
    positionings,
    priorities,
    resolutions,
    segments,
    strategic_objectives,
    targeting_decisions,
    trade_offs,
)
from customerfocus.testing._risks import (
    actions,
    effects,
    factor_reviews,
    factors,
    opportunities,
    opportunity_reviews,
    risk_acceptances,
    risk_criteria,
    risk_reviews,
    risks,
)
from customerfocus.testing._values import MOST, identifiers, refs, several, texts
from customerfocus.values.identifiers import FindingRef, Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

    from customerfocus.model.obligations import Obligation
    from customerfocus.model.risks import Opportunity, Risk
    from customerfocus.model.segments import Resolution, Segment, TradeOff

R = TypeVar("R", bound=Record)

_ANY: Final = ("any",)  # the id each record has until it gets its own


def registers(max_size: int = MOST) -> SearchStrategy[Register]:
    """Draw whole registers: every reference resolves, no key stands twice, no jurisdiction lies within itself.

    Few segments share few attributes, so that they contradict one another; some contradictions are settled. Few tags and
    jurisdictions are shared by offerings and obligations, so that some apply, some do not and of some it is unknown. There is an
    empty register among them.

    Args:
        max_size: How many records of each kind there are at most.
    """
    return _registers(max_size)


@st.composite
def _registers(draw: DrawFn, size: int) -> Register:
    least = min(size, draw(st.sampled_from((0, 1, 2, 2))))  # all sparse, or all there
    pools = several(identifiers(), least, size)

    def ids(*needed: list[str]) -> list[str]:
        return draw(pools) if all(needed) else []

    def one_per_id(pool: list[str], drawn: SearchStrategy[R], field: str = "id") -> list[R]:
        return [_called(draw(drawn), field, own) for own in pool]

    def some(drawn: SearchStrategy[R], *needed: list[str]) -> list[R]:
        return draw(st.lists(drawn, min_size=min(least, 1), max_size=size, unique_by=key_of)) if all(needed) else []

    # Pools of ids first: what may be named.
    attributes = draw(several(identifiers(), least=max(least, 1)))
    tags = draw(several(identifiers(), least=1, most=2))
    jurisdiction_codes, segment_ids, capability_ids, objective_ids = ids(), ids(), ids(), ids()
    job_ids, offering_ids, obligation_ids = ids(), ids(), ids()
    characteristic_ids, requirement_ids = ids(offering_ids), ids(offering_ids, segment_ids)
    need_ids, session_ids = ids(segment_ids, job_ids), ids(segment_ids)
    factor_ids = ids()
    touchable = [*offering_ids, *segment_ids, *obligation_ids]
    risk_ids, opportunity_ids = ids(factor_ids, touchable), ids(factor_ids, touchable)
    derived_ids = list(_derived_ids(offering_ids, need_ids, obligation_ids))

    # Then the records that bear them, and those that join them.
    drawn_segments = one_per_id(segment_ids, segments(_ANY, attributes=attributes, capabilities=capability_ids))
    drawn_trade_offs = some(trade_offs(attributes), attributes[1:])
    drawn_obligations = one_per_id(obligation_ids, obligations(_ANY, jurisdictions=jurisdiction_codes, tags=tags))
    touched = effects(offering_ids, segments=segment_ids, obligations=obligation_ids)
    drawn_risks = one_per_id(risk_ids, risks(_ANY, factors=factor_ids, touched=touched))
    drawn_opportunities = one_per_id(opportunity_ids, opportunities(_ANY, factors=factor_ids, touched=touched))
    decisions = partial(targeting_decisions, objectives=objective_ids)
    all_requirements = [*requirement_ids, *derived_ids]
    register = Register(
        organisation=draw(texts()),
        jurisdictions=[
            draw(jurisdictions([code], within=jurisdiction_codes[:place])) for place, code in enumerate(jurisdiction_codes)
        ],
        capabilities=one_per_id(capability_ids, capabilities(_ANY)),
        segments=drawn_segments,
        trade_offs=drawn_trade_offs,
        resolutions=some(_settled(drawn_segments, drawn_trade_offs, attributes), segment_ids[1:]),
        strategic_objectives=one_per_id(objective_ids, strategic_objectives(_ANY)),
        positionings=some(positionings(segment_ids), segment_ids),
        targeting_decisions=(
            one_per_id(segment_ids, decisions(_ANY), "segment") if least > 1 else some(decisions(segment_ids), segment_ids)
        ),
        offerings=one_per_id(offering_ids, offerings(_ANY, markets=jurisdiction_codes, tags=tags, segments=segment_ids)),
        characteristics=one_per_id(characteristic_ids, characteristics(_ANY, offerings=offering_ids)),
        contributions=some(contributions(characteristic_ids, needs=need_ids), characteristic_ids, need_ids),
        jobs=one_per_id(job_ids, jobs(_ANY)),
        needs=one_per_id(need_ids, needs(_ANY, jobs=job_ids, segments=segment_ids, evidence=session_ids)),
        priorities=some(priorities(need_ids, segments=segment_ids), need_ids),
        obligations=drawn_obligations,
        compliance_evaluations=some(compliance_evaluations(obligation_ids, offerings=offering_ids), obligation_ids, offering_ids),
        regulatory_watches=some(regulatory_watches(jurisdiction_codes), jurisdiction_codes),
        integrations=some(integrations(_versions(drawn_obligations)), obligation_ids),
        requirements=one_per_id(requirement_ids, requirements(_ANY, offerings=offering_ids, segments=segment_ids)),
        progress=some(progresses(all_requirements, sessions=session_ids), all_requirements),
        factors=one_per_id(factor_ids, factors(_ANY)),
        factor_reviews=some(factor_reviews(factor_ids), factor_ids),
        risks=drawn_risks,
        risk_reviews=some(risk_reviews(_identified(drawn_risks)), risk_ids),
        risk_acceptances=some(risk_acceptances(_identified(drawn_risks)), risk_ids),
        opportunities=drawn_opportunities,
        opportunity_reviews=some(opportunity_reviews(_identified(drawn_opportunities)), opportunity_ids),
        risk_criteria=some(risk_criteria()),
        feedback_sessions=one_per_id(session_ids, feedback_sessions(_ANY, segments=segment_ids, needs=need_ids)),
    )
    rules = st.sampled_from([each.id for each in STANDARD]) | identifiers()
    subjects = _subjects(register, derived_ids)
    served = subjects | st.builds(FindingRef, rule=rules, subject=st.lists(subjects, min_size=1, max_size=1))
    return register.with_records(*some(exclusions(rules, subjects)), *one_per_id(ids(), actions(_ANY, served=served)))


def _called(record: R, field: str, own: str) -> R:
    changes: dict[str, Any] = {field: own}
    return attrs.evolve(record, **changes)


def _derived_ids(offering_ids: list[str], need_ids: list[str], obligation_ids: list[str]) -> Iterator[str]:
    """Yield the id of every requirement that may derive, on whatever day."""
    for offering in offering_ids:
        for need in need_ids:
            yield derived_id(Implied(need=need), offering)
        for obligation in obligation_ids:
            yield derived_id(Imposed(obligation=obligation), offering)


def _versions(drawn_obligations: Iterable[Obligation]) -> list[tuple[str, date]]:
    """List every version: its obligation, and its first day in force."""
    return [(each.id, version.in_force.start) for each in drawn_obligations for version in each.versions]


def _identified(found: Iterable[Risk | Opportunity]) -> list[tuple[str, date]]:
    return [(each.id, each.identified) for each in found]


def _settled(drawn_segments: list[Segment], drawn_trade_offs: list[TradeOff], attributes: list[str]) -> SearchStrategy[Resolution]:
    any_pair = resolutions([each.id for each in drawn_segments], attributes=attributes)
    found = contradictions(drawn_segments, drawn_trade_offs)
    return st.one_of(any_pair, *(resolutions([each.first, each.second], attributes=each.attributes) for each in found))


def _subjects(register: Register, derived_ids: list[str]) -> SearchStrategy[Ref]:
    """Draw what a rule may be set aside for: any record, the organisation, a derived requirement, a version, or an attribute."""
    organisation = Ref(kind=Kind.ORGANISATION, key=register.organisation)
    held = [ref_of(each) for each in register.records()]
    derived = [Ref(kind=Kind.REQUIREMENT, key=each) for each in derived_ids]
    bound = [version_ref(obligation, start) for obligation, start in _versions(register.obligations)]
    likely = [each for each in held if each.kind in {Kind.SEGMENT, Kind.NEED}]
    return st.one_of(
        st.sampled_from([organisation, *likely]),
        st.sampled_from([organisation, *derived, *bound]),
        st.sampled_from([organisation, *held]),
        refs([Kind.ATTRIBUTE], identifiers()),
    )
