"""The strategy for whole registers; `customerfocus.testing.strategies` hands it out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
from hypothesis import strategies as st

from customerfocus.assessment.rules import STANDARD
from customerfocus.model.obligations import Obligation, version_ref
from customerfocus.model.requirements import Implied, Imposed, derived_id
from customerfocus.model.satisfaction import reach
from customerfocus.model.segments import contradictions
from customerfocus.model.surveys import Question, Survey
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
from customerfocus.testing._leading import authorities, commitment_acts, decisions, management_reviews, recognitions
from customerfocus.testing._listening import (
    GROUPS,
    feedback_sessions,
    feedbacks,
    metrics,
    objectives,
    questions,
    studies,
    trends,
    waves,
)
from customerfocus.testing._parts import (
    capabilities,
    characteristics,
    contributions,
    exclusions,
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
from customerfocus.testing._values import MOST, identifiers, numbers, refs, several, texts
from customerfocus.values.identifiers import FindingRef, Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

    from customerfocus.model.risks import Opportunity, Risk
    from customerfocus.model.satisfaction import Metric, Objective
    from customerfocus.model.segments import Resolution, Segment, TradeOff

R = TypeVar("R", bound=Record)
Q = TypeVar("Q", bound=Record | Question)

_ANY: Final = ("any",)  # the id each record has until it gets its own

# Made once: of records that name no others.
_CAPABILITIES: Final = capabilities(_ANY)
_STRATEGIC_OBJECTIVES: Final = strategic_objectives(_ANY)
_JOBS: Final = jobs(_ANY)
_FACTORS: Final = factors(_ANY)
_RISK_CRITERIA: Final = risk_criteria()
_COMMITMENT_ACTS: Final = commitment_acts(_ANY)
_AUTHORITIES: Final = authorities(_ANY)
_RULES: Final = st.sampled_from([each.id for each in STANDARD]) | identifiers()
_LIKELY: Final = frozenset({Kind.SEGMENT, Kind.NEED, Kind.FEEDBACK})
_LOOSE: Final = refs([Kind.ATTRIBUTE, Kind.THEME], identifiers())


def registers(max_size: int = MOST) -> SearchStrategy[Register]:
    """Draw whole registers: every reference resolves, no key stands twice, no jurisdiction lies within itself.

    Few segments share few attributes, so that they contradict one another; some contradictions are settled. Few tags and
    jurisdictions are shared by offerings and obligations, so that some apply, some do not and of some it is unknown. Waves answer
    the questions of their surveys, on their scales; some are still in the field. There is an empty register among them.

    Args:
        max_size: How many records of each kind there are at most.
    """
    return _registers(max_size)


@st.composite
def _registers(draw: DrawFn, size: int) -> Register:
    least = min(size, draw(st.sampled_from((0, 1, 2, 2))))  # all sparse, or all there
    pools = several(identifiers(), least, size)

    def ids(*needed: Sequence[object]) -> list[str]:
        return draw(pools) if all(needed) else []

    def one_per_id(pool: list[str], drawn: SearchStrategy[Q], field: str = "id") -> list[Q]:
        return [_called(draw(drawn), field, own) for own in pool]

    def some(drawn: SearchStrategy[R], *needed: Sequence[object]) -> list[R]:
        return draw(st.lists(drawn, min_size=min(least, 1), max_size=size, unique_by=key_of)) if all(needed) else []

    # Pools of ids first: what may be named.
    attributes = draw(several(identifiers(), least=max(least, 1)))
    tags = draw(several(identifiers(), least=1, most=2))
    jurisdiction_codes, segment_ids, capability_ids, objective_ids = ids(), ids(), ids(), ids()
    job_ids, offering_ids, obligation_ids = ids(), ids(), ids()
    characteristic_ids, requirement_ids = ids(offering_ids), ids(offering_ids, segment_ids)
    need_ids, survey_ids, factor_ids = ids(segment_ids, job_ids), ids(), ids()
    session_ids, feedback_ids, wave_ids, study_ids = _apart(ids(segment_ids), ids(segment_ids), ids(survey_ids), ids(segment_ids))
    sources = [*session_ids, *feedback_ids, *wave_ids, *study_ids]
    action_ids, authority_ids, decision_ids = ids(), ids(), ids()
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
    choices = partial(targeting_decisions, objectives=objective_ids)
    all_requirements = [*requirement_ids, *derived_ids]
    question_ids = draw(several(identifiers(), len(survey_ids), 2 * size)) if survey_ids else []
    drawn_questions = one_per_id(question_ids, questions(_ANY, needs=need_ids))
    drawn_surveys = [
        Survey(id=own, title=draw(texts()), questions=drawn_questions[place :: len(survey_ids)], smallest_group=draw(GROUPS))
        for place, own in enumerate(survey_ids)
    ]
    drawn_metrics = one_per_id(ids(question_ids), metrics(_ANY, questions=drawn_questions, segments=segment_ids))
    fields: dict[str, list[Any]] = {
        "jurisdictions": [
            draw(jurisdictions([code], within=jurisdiction_codes[:place])) for place, code in enumerate(jurisdiction_codes)
        ],
        "capabilities": one_per_id(capability_ids, _CAPABILITIES),
        "segments": drawn_segments,
        "trade_offs": drawn_trade_offs,
        "resolutions": some(_settled(drawn_segments, drawn_trade_offs, attributes), segment_ids[1:]),
        "strategic_objectives": one_per_id(objective_ids, _STRATEGIC_OBJECTIVES),
        "positionings": some(positionings(segment_ids), segment_ids),
        "targeting_decisions": (
            one_per_id(segment_ids, choices(_ANY), "segment") if least > 1 else some(choices(segment_ids), segment_ids)
        ),
        "offerings": one_per_id(offering_ids, offerings(_ANY, markets=jurisdiction_codes, tags=tags, segments=segment_ids)),
        "characteristics": one_per_id(characteristic_ids, characteristics(_ANY, offerings=offering_ids)),
        "contributions": some(contributions(characteristic_ids, needs=need_ids), characteristic_ids, need_ids),
        "jobs": one_per_id(job_ids, _JOBS),
        "needs": one_per_id(need_ids, needs(_ANY, jobs=job_ids, segments=segment_ids, evidence=sources)),
        "priorities": some(priorities(need_ids, segments=segment_ids), need_ids),
        "obligations": drawn_obligations,
        "compliance_evaluations": some(
            compliance_evaluations(obligation_ids, offerings=offering_ids), obligation_ids, offering_ids
        ),
        "regulatory_watches": some(regulatory_watches(jurisdiction_codes), jurisdiction_codes),
        "integrations": some(integrations(_versions(drawn_obligations)), obligation_ids),
        "requirements": one_per_id(requirement_ids, requirements(_ANY, offerings=offering_ids, segments=segment_ids)),
        "progress": some(progresses(all_requirements, sources=sources), all_requirements),
        "factors": one_per_id(factor_ids, _FACTORS),
        "factor_reviews": some(factor_reviews(factor_ids), factor_ids),
        "risks": drawn_risks,
        "risk_reviews": some(risk_reviews(_identified(drawn_risks)), risk_ids),
        "risk_acceptances": some(risk_acceptances(_identified(drawn_risks)), risk_ids),
        "opportunities": drawn_opportunities,
        "opportunity_reviews": some(opportunity_reviews(_identified(drawn_opportunities)), opportunity_ids),
        "risk_criteria": some(_RISK_CRITERIA),
        "feedback_sessions": one_per_id(session_ids, feedback_sessions(_ANY, segments=segment_ids, needs=need_ids)),
        "feedback": one_per_id(feedback_ids, feedbacks(_ANY, segments=segment_ids, authorities=authority_ids, actions=action_ids)),
        "surveys": drawn_surveys,
        "waves": one_per_id(wave_ids, waves(_ANY, surveys=drawn_surveys, segments=segment_ids)),
        "studies": one_per_id(study_ids, studies(_ANY, segments=segment_ids)),
        "trends": some(trends(factor_ids), factor_ids),
        "metrics": drawn_metrics,
        "objectives": one_per_id(
            ids(drawn_metrics), _within_reach(drawn_metrics, drawn_questions, partial(objectives, _ANY, strategic=objective_ids))
        ),
        "commitment_acts": one_per_id(ids(), _COMMITMENT_ACTS),
        "management_reviews": one_per_id(ids(), management_reviews(_ANY, objectives=objective_ids, decisions=decision_ids)),
        "decisions": one_per_id(decision_ids, decisions(_ANY, segments=segment_ids)),
        "authorities": one_per_id(authority_ids, _AUTHORITIES),
    }
    organisation = draw(texts())
    subjects = _subjects(organisation, [each for records in fields.values() for each in records], derived_ids)
    served = subjects | st.builds(FindingRef, rule=_RULES, subject=st.lists(subjects, min_size=1, max_size=1))
    return Register(
        organisation=organisation,
        **fields,
        exclusions=some(exclusions(_RULES, subjects)),
        actions=one_per_id(action_ids, actions(_ANY, served=served)),
        recognitions=one_per_id(ids(), recognitions(_ANY, served=subjects)),
    )


def _called(record: Q, field: str, own: str) -> Q:
    changes: dict[str, Any] = {field: own}
    return attrs.evolve(record, **changes)


def _apart(*pools: list[str]) -> Iterator[list[str]]:
    """Yield the pools without the ids that stand in an earlier one: sessions, waves, studies and feedback share none."""
    taken: set[str] = set()
    for pool in pools:
        yield [each for each in pool if each not in taken]
        taken.update(pool)


def _derived_ids(offering_ids: list[str], need_ids: list[str], obligation_ids: list[str]) -> Iterator[str]:
    """Yield the id of every requirement that may derive, on whatever day."""
    for offering in offering_ids:
        for need in need_ids:
            yield derived_id(Implied(need=need), offering)
        for obligation in obligation_ids:
            yield derived_id(Imposed(obligation=obligation), offering)


def _versions(held: Iterable[Record]) -> list[tuple[str, date]]:
    """List every version: its obligation, and its first day in force."""
    return [(each.id, version.in_force.start) for each in held if isinstance(each, Obligation) for version in each.versions]


def _within_reach(
    drawn_metrics: Sequence[Metric], drawn_questions: Sequence[Question], drawn: Callable[..., SearchStrategy[Objective]]
) -> SearchStrategy[Objective]:
    """Draw objectives whose target the metric can reach."""
    scales = {each.id: each.scale for each in drawn_questions}
    return st.one_of(
        [drawn(metrics=[each.id], targets=numbers(*reach(each, scales[each.question]))) for each in drawn_metrics] or [st.nothing()]
    )


def _identified(found: Iterable[Risk | Opportunity]) -> list[tuple[str, date]]:
    return [(each.id, each.identified) for each in found]


def _settled(drawn_segments: list[Segment], drawn_trade_offs: list[TradeOff], attributes: list[str]) -> SearchStrategy[Resolution]:
    any_pair = resolutions([each.id for each in drawn_segments], attributes=attributes)
    found = contradictions(drawn_segments, drawn_trade_offs)
    return st.one_of(any_pair, *(resolutions([each.first, each.second], attributes=each.attributes) for each in found))


def _subjects(organisation: str, held: list[Record], derived_ids: list[str]) -> SearchStrategy[Ref]:
    """Draw what a rule may be set aside for: any record, the organisation, or what stands in records and is none."""
    whole = Ref(kind=Kind.ORGANISATION, key=organisation)
    refs_held = [ref_of(each) for each in held]
    derived = [Ref(kind=Kind.REQUIREMENT, key=each) for each in derived_ids]
    bound = [version_ref(obligation, start) for obligation, start in _versions(held)]
    likely = [each for each in refs_held if each.kind in _LIKELY]
    return st.one_of(
        st.sampled_from([whole, *likely]),
        st.sampled_from([whole, *derived, *bound]),
        st.sampled_from([whole, *refs_held]),
        _LOOSE,
    )
