"""What the strategies draw is valid, varied, and names what it is given to name."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy

from customerfocus.errors import WrongTypeError
from customerfocus.model.actions import Action, Transition
from customerfocus.model.feedback import FeedbackSession, Statement
from customerfocus.model.needs import DesiredOutcome, Job, Need, Priority, feature_words
from customerfocus.model.obligations import (
    Applicability,
    ComplianceEvaluation,
    Integration,
    Obligation,
    RegulatoryWatch,
    Version,
)
from customerfocus.model.offerings import Characteristic, Contribution, Jurisdiction, Offering
from customerfocus.model.positioning import Positioning, Rival, Score, Scorecard
from customerfocus.model.requirements import (
    Implied,
    Imposed,
    Progress,
    Requirement,
    Stated,
    parse_derived,
)
from customerfocus.model.risks import (
    Effect,
    Factor,
    FactorReview,
    Opportunity,
    OpportunityReview,
    Rating,
    Risk,
    RiskAcceptance,
    RiskCriteria,
    RiskReview,
)
from customerfocus.model.segments import (
    Capability,
    Choice,
    Preference,
    Resolution,
    Segment,
    TargetingDecision,
    TradeOff,
)
from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.register import Register
from customerfocus.testing import strategies as drawn
from customerfocus.values.estimates import Comparison, Estimate, Unknown
from customerfocus.values.evidence import Evidence
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.legal import LegalReference
from customerfocus.values.periods import Cadence, Period
from customerfocus.values.scales import Point, Scale, Tally

from .reached import reached

IDS = ("a", "b", "c")
MIDDLE = date(2025, 7, 1)  # of the days that are drawn: the day of assessment

DRAWN: dict[str, tuple[SearchStrategy[object], type]] = {
    "actions": (drawn.actions(), Action),
    "applicabilities": (drawn.applicabilities(), Applicability),
    "cadences": (drawn.cadences(), Cadence),
    "capabilities": (drawn.capabilities(), Capability),
    "characteristics": (drawn.characteristics(), Characteristic),
    "comparisons": (drawn.comparisons(), Comparison),
    "compliance_evaluations": (drawn.compliance_evaluations(), ComplianceEvaluation),
    "contributions": (drawn.contributions(), Contribution),
    "days": (drawn.days(), date),
    "derived_requirements": (drawn.derived_requirements(), Requirement),
    "desired_outcomes": (drawn.desired_outcomes(), DesiredOutcome),
    "estimates": (drawn.estimates(), Estimate),
    "evidences": (drawn.evidences(), Evidence),
    "exclusions": (drawn.exclusions(), Exclusion),
    "factor_reviews": (drawn.factor_reviews(), FactorReview),
    "factors": (drawn.factors(), Factor),
    "feedback_sessions": (drawn.feedback_sessions(), FeedbackSession),
    "finding_refs": (drawn.finding_refs(), FindingRef),
    "identifiers": (drawn.identifiers(), str),
    "integrations": (drawn.integrations(), Integration),
    "jobs": (drawn.jobs(), Job),
    "jurisdictions": (drawn.jurisdictions(), Jurisdiction),
    "legal_references": (drawn.legal_references(), LegalReference),
    "needs": (drawn.needs(), Need),
    "obligations": (drawn.obligations(), Obligation),
    "offerings": (drawn.offerings(), Offering),
    "opportunities": (drawn.opportunities(), Opportunity),
    "opportunity_reviews": (drawn.opportunity_reviews(), OpportunityReview),
    "periods": (drawn.periods(), Period),
    "points": (drawn.points(), Point),
    "positionings": (drawn.positionings(), Positioning),
    "preferences": (drawn.preferences(), Preference),
    "priorities": (drawn.priorities(), Priority),
    "progresses": (drawn.progresses(), Progress),
    "ratings": (drawn.ratings(), Rating),
    "refs": (drawn.refs(), Ref),
    "registers": (drawn.registers(), Register),
    "regulatory_watches": (drawn.regulatory_watches(), RegulatoryWatch),
    "requirements": (drawn.requirements(), Requirement),
    "resolutions": (drawn.resolutions(), Resolution),
    "risk_acceptances": (drawn.risk_acceptances(), RiskAcceptance),
    "risk_criteria": (drawn.risk_criteria(), RiskCriteria),
    "risk_reviews": (drawn.risk_reviews(), RiskReview),
    "risks": (drawn.risks(), Risk),
    "rivals": (drawn.rivals(drawn.scorecards()), Rival),
    "scales": (drawn.scales(), Scale),
    "scorecards": (drawn.scorecards(), Scorecard),
    "scores": (drawn.scores(), Score),
    "segments": (drawn.segments(), Segment),
    "statements": (drawn.statements(), Statement),
    "strategic_objectives": (drawn.strategic_objectives(), StrategicObjective),
    "tallies": (drawn.tallies(), Tally),
    "targeting_decisions": (drawn.targeting_decisions(), TargetingDecision),
    "texts": (drawn.texts(), str),
    "trade_offs": (drawn.trade_offs(), TradeOff),
    "transitions": (drawn.transitions(), Transition),
    "unknowns": (drawn.unknowns(), Unknown),
    "versions": (drawn.versions(), Version),
}


def test_every_strategy_is_put_to_the_test() -> None:
    assert sorted([*DRAWN, "effects"]) == [name for name in sorted(drawn.__all__) if name.islower()]


@pytest.mark.parametrize(("strategy", "expected"), DRAWN.values(), ids=DRAWN)
@given(data=st.data())
def test_a_strategy_draws_values_of_its_type(strategy: SearchStrategy[object], expected: type, data: st.DataObject) -> None:
    assert type(data.draw(strategy)) is expected


@given(drawn.effects())
def test_an_effect_is_of_one_of_three_types(effect: Effect) -> None:
    assert type(effect) in get_args(Effect)


def names(value: object) -> Iterator[str]:
    """Yield every text in the fields named by the test of pools."""
    if isinstance(value, str):
        yield value
    else:
        assert isinstance(value, tuple)
        yield from value


POOLED = [
    (drawn.factors(IDS), "id"),
    (drawn.factor_reviews(IDS), "factor"),
    (drawn.risks(IDS), "id"),
    (drawn.risks(factors=IDS), "factor"),
    (drawn.opportunities(IDS), "id"),
    (drawn.opportunities(factors=IDS), "factor"),
    (drawn.risk_reviews([(each, MIDDLE) for each in IDS]), "risk"),
    (drawn.risk_acceptances([(each, MIDDLE) for each in IDS]), "risk"),
    (drawn.opportunity_reviews([(each, MIDDLE) for each in IDS]), "opportunity"),
    (drawn.actions(IDS), "id"),
    (drawn.segments(IDS), "id"),
    (drawn.segments(capabilities=IDS), "requires"),
    (drawn.capabilities(IDS), "id"),
    (drawn.strategic_objectives(IDS), "id"),
    (drawn.exclusions(IDS), "rule"),
    (drawn.preferences(IDS), "attribute"),
    (drawn.trade_offs(IDS), "attribute"),
    (drawn.trade_offs(IDS), "against"),
    (drawn.targeting_decisions(IDS), "segment"),
    (drawn.targeting_decisions(objectives=IDS), "objectives"),
    (drawn.resolutions(IDS), "first"),
    (drawn.resolutions(IDS), "second"),
    (drawn.resolutions(attributes=IDS), "attributes"),
    (drawn.scores(IDS), "criterion"),
    (drawn.positionings(IDS), "segment"),
    (drawn.jurisdictions(IDS), "code"),
    (drawn.offerings(IDS), "id"),
    (drawn.offerings(markets=IDS), "markets"),
    (drawn.offerings(tags=IDS), "tags"),
    (drawn.offerings(segments=IDS), "segments"),
    (drawn.characteristics(IDS), "id"),
    (drawn.characteristics(offerings=IDS), "offering"),
    (drawn.contributions(IDS), "characteristic"),
    (drawn.contributions(needs=IDS), "need"),
    (drawn.jobs(IDS), "id"),
    (drawn.needs(IDS), "id"),
    (drawn.needs(jobs=IDS), "job"),
    (drawn.needs(segments=IDS), "segments"),
    (drawn.needs(evidence=IDS), "evidence"),
    (drawn.priorities(IDS), "need"),
    (drawn.priorities(segments=IDS), "segment"),
    (drawn.feedback_sessions(IDS), "id"),
    (drawn.feedback_sessions(segments=IDS), "segment"),
    (drawn.finding_refs(IDS), "rule"),
    (drawn.applicabilities(IDS), "jurisdictions"),
    (drawn.applicabilities(tags=IDS), "all_of"),
    (drawn.applicabilities(tags=IDS), "any_of"),
    (drawn.applicabilities(tags=IDS), "none_of"),
    (drawn.obligations(IDS), "id"),
    (drawn.compliance_evaluations(IDS), "obligation"),
    (drawn.compliance_evaluations(offerings=IDS), "offering"),
    (drawn.regulatory_watches(IDS), "jurisdictions"),
    (drawn.requirements(IDS), "id"),
    (drawn.requirements(offerings=IDS), "offering"),
    (drawn.derived_requirements(IDS), "offering"),
    (drawn.progresses(IDS), "requirement"),
    (drawn.progresses(sessions=IDS), "heard_in"),
]


@pytest.mark.parametrize(("strategy", "field"), POOLED)
@given(data=st.data())
def test_a_record_names_only_ids_of_the_pool(strategy: SearchStrategy[object], field: str, data: st.DataObject) -> None:
    assert set(names(getattr(data.draw(strategy), field))) <= set(IDS)


@given(drawn.segments(attributes=st.sampled_from(IDS)))
def test_a_pool_may_be_a_strategy(segment: Segment) -> None:
    assert {each.attribute for each in segment.preferences} <= set(IDS)


@given(drawn.segments(attributes=(), capabilities=()))
def test_from_an_empty_pool_nothing_is_named(segment: Segment) -> None:
    assert (segment.preferences, segment.requires) == ((), ())


@given(drawn.jurisdictions(IDS, within=IDS))
def test_a_jurisdiction_lies_within_another_of_the_pool(jurisdiction: Jurisdiction) -> None:
    assert jurisdiction.within in {None, *IDS} - {jurisdiction.code}


@given(drawn.positionings(criteria=IDS))
def test_a_positioning_is_scored_by_criteria_of_the_pool(positioning: Positioning) -> None:
    assert {each.criterion for each in (*positioning.attractiveness.scores, *positioning.strength.scores)} <= set(IDS)


@given(
    drawn.statements(IDS)
    | drawn.feedback_sessions(needs=IDS).flatmap(lambda each: st.sampled_from([*each.statements, Statement(text="x")]))
)
def test_a_statement_speaks_of_needs_of_the_pool(statement: Statement) -> None:
    assert statement.need in {None, *IDS}


@given(drawn.exclusions(subjects=st.just(Ref(kind=Kind.SEGMENT, key="a"))))
def test_an_exclusion_is_for_one_of_the_subjects(exclusion: Exclusion) -> None:
    assert str(exclusion.subject) in {"None", "segment:a"}


@given(drawn.obligations(jurisdictions=IDS, tags=IDS))
def test_an_obligation_applies_by_jurisdictions_and_tags_of_the_pools(obligation: Obligation) -> None:
    found = obligation.applicability
    assert {*found.jurisdictions, *found.all_of, *found.any_of, *found.none_of} <= set(IDS)


@given(drawn.integrations([("a", MIDDLE)]))
def test_an_integration_is_of_one_of_the_versions(integration: Integration) -> None:
    assert (integration.obligation, integration.version_start) == ("a", MIDDLE)


@given(drawn.requirements(segments=IDS))
def test_a_requirement_is_stated_by_a_segment_of_the_pool(requirement: Requirement) -> None:
    assert isinstance(requirement.origin, Stated)
    assert requirement.origin.segment in IDS


@given(drawn.derived_requirements(needs=["a"], obligations=["b"]))
def test_a_derived_requirement_comes_from_a_need_or_an_obligation_of_the_pools(requirement: Requirement) -> None:
    assert requirement.origin in {Implied(need="a"), Imposed(obligation="b")}


@given(drawn.derived_requirements(needs=[], obligations=["b"]))
def test_where_no_need_is_known_requirements_derive_from_obligations(requirement: Requirement) -> None:
    assert requirement.origin == Imposed(obligation="b")


@pytest.mark.parametrize("derived", [True, False])
def test_progress_is_drawn_of_stated_and_of_derived_requirements(derived: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert reached(drawn.progresses(), lambda each: bool(parse_derived(each.requirement)) is derived)


@pytest.mark.parametrize(
    "strategy",
    [drawn.compliance_evaluations(), drawn.integrations(), drawn.progresses()],
    ids=["evaluations", "integrations", "progresses"],
)
def test_some_records_are_shown_by_evidence_of_an_earlier_day(
    strategy: SearchStrategy[ComplianceEvaluation | Integration | Progress],
) -> None:
    assert reached(strategy, lambda record: any(each.on < record.on for each in record.evidence))


@pytest.mark.parametrize(
    "condition",
    [
        lambda each: len(each.versions) > 1,
        lambda each: not each.in_force(MIDDLE) and each.versions[0].in_force.start < MIDDLE,
        lambda each: any(version.announced for version in each.versions),
        lambda each: any(version.announced is None for version in each.versions),
        lambda each: len(each.announced(MIDDLE)) > 1,
    ],
    ids=["several versions", "a gap or an end", "announced", "known from its start", "in force and to come"],
)
def test_obligations_change_in_every_way(condition: Callable[[Obligation], object]) -> None:
    assert reached(drawn.obligations(), condition)


def test_one_text_is_no_pool() -> None:
    with pytest.raises(WrongTypeError) as caught:
        drawn.segments("abc")
    assert str(caught.value) == "pool must be a strategy, a list or a tuple of ids, got 'abc'"


@pytest.mark.parametrize("pool", [[], ["a"], ["a", "a"]])
def test_from_fewer_than_two_ids_no_pair_can_be_drawn(pool: list[str]) -> None:
    assert drawn.trade_offs(pool).is_empty
    assert drawn.resolutions(pool).is_empty


@pytest.mark.parametrize(
    "strategy",
    [
        drawn.needs(segments=()),
        drawn.needs(jobs=[]),
        drawn.targeting_decisions([]),
        drawn.resolutions(attributes=()),
        drawn.regulatory_watches([]),
        drawn.integrations([]),
        drawn.derived_requirements(needs=[], obligations=[]),
    ],
    ids=["segments of a need", "job", "segment", "attributes of a resolution", "jurisdictions of a watch", "version", "origin"],
)
def test_what_must_be_named_cannot_be_drawn_from_an_empty_pool(strategy: SearchStrategy[object]) -> None:
    with pytest.raises(Unsatisfiable):
        reached(strategy, lambda _: True)


@pytest.mark.parametrize("choice", Choice)
def test_every_choice_is_drawn(choice: Choice) -> None:
    assert reached(drawn.targeting_decisions(), lambda each: each.choice is choice).choice is choice


def test_some_outcomes_name_a_feature() -> None:
    assert reached(drawn.desired_outcomes(), feature_words)


@given(
    drawn.risk_reviews([("r", date.max)])
    | drawn.opportunity_reviews([("r", date.max)])
    | drawn.risk_acceptances([("r", date.max), ("r", date(9999, 12, 1))])
)
def test_what_was_identified_at_the_end_of_the_calendar_is_looked_at_before_it_ends(
    record: RiskReview | OpportunityReview | RiskAcceptance,
) -> None:
    assert record.on >= date(9999, 12, 1)


@given(st.data())
def test_an_acceptance_may_stand_up_to_the_last_day_of_the_calendar(data: st.DataObject) -> None:
    last = drawn.risk_acceptances([("r", date(9999, 12, 1))]).filter(lambda each: each.until == date.max)
    assert data.draw(last).on == date(9999, 12, 1)
