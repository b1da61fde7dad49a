"""What the strategies draw is valid, varied, and names what it is given to name."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from customerfocus.methods.loss import LossModel
from customerfocus.model.actions import Action, Transition
from customerfocus.model.feedback import Feedback, FeedbackSession, Statement
from customerfocus.model.leadership import (
    Authority,
    CommitmentAct,
    Decision,
    Impact,
    ManagementReview,
    Recognition,
    ReviewInput,
)
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
    Progress,
    Requirement,
)
from customerfocus.model.research import Study, Trend
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
from customerfocus.model.satisfaction import Metric, Objective
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
from customerfocus.model.surveys import (
    Answers,
    Asked,
    Question,
    Sample,
    Survey,
    Wave,
)
from customerfocus.register import Register
from customerfocus.testing import strategies as drawn
from customerfocus.values.estimates import Comparison, Estimate, Unknown
from customerfocus.values.evidence import Evidence
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.legal import LegalReference
from customerfocus.values.money import Money
from customerfocus.values.periods import Cadence, Period
from customerfocus.values.scales import Point, Scale, Tally

from .reached import reached

IDS = ("a", "b", "c")
MIDDLE = date(2025, 7, 1)  # of the days that are drawn: the day of assessment

DRAWN: dict[str, tuple[SearchStrategy[object], type]] = {
    "actions": (drawn.actions(), Action),
    "amounts": (drawn.amounts(), Money),
    "answers": (drawn.answers(), Answers),
    "applicabilities": (drawn.applicabilities(), Applicability),
    "authorities": (drawn.authorities(), Authority),
    "cadences": (drawn.cadences(), Cadence),
    "capabilities": (drawn.capabilities(), Capability),
    "characteristics": (drawn.characteristics(), Characteristic),
    "commitment_acts": (drawn.commitment_acts(), CommitmentAct),
    "comparisons": (drawn.comparisons(), Comparison),
    "compliance_evaluations": (drawn.compliance_evaluations(), ComplianceEvaluation),
    "contributions": (drawn.contributions(), Contribution),
    "days": (drawn.days(), date),
    "decisions": (drawn.decisions(), Decision),
    "derived_requirements": (drawn.derived_requirements(), Requirement),
    "desired_outcomes": (drawn.desired_outcomes(), DesiredOutcome),
    "estimates": (drawn.estimates(), Estimate),
    "evidences": (drawn.evidences(), Evidence),
    "exclusions": (drawn.exclusions(), Exclusion),
    "factor_reviews": (drawn.factor_reviews(), FactorReview),
    "factors": (drawn.factors(), Factor),
    "feedback_sessions": (drawn.feedback_sessions(), FeedbackSession),
    "feedbacks": (drawn.feedbacks(), Feedback),
    "finding_refs": (drawn.finding_refs(), FindingRef),
    "identifiers": (drawn.identifiers(), str),
    "impacts": (drawn.impacts(), Impact),
    "integrations": (drawn.integrations(), Integration),
    "jobs": (drawn.jobs(), Job),
    "jurisdictions": (drawn.jurisdictions(), Jurisdiction),
    "large_registers": (drawn.large_registers(20), Register),
    "legal_references": (drawn.legal_references(), LegalReference),
    "loss_models": (drawn.loss_models(), LossModel),
    "management_reviews": (drawn.management_reviews(), ManagementReview),
    "metrics": (drawn.metrics(), Metric),
    "needs": (drawn.needs(), Need),
    "objectives": (drawn.objectives(), Objective),
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
    "questions": (drawn.questions(), Question),
    "ratings": (drawn.ratings(), Rating),
    "recognitions": (drawn.recognitions(), Recognition),
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
    "samples": (drawn.samples(), Sample),
    "scales": (drawn.scales(), Scale),
    "scorecards": (drawn.scorecards(), Scorecard),
    "scores": (drawn.scores(), Score),
    "segments": (drawn.segments(), Segment),
    "statements": (drawn.statements(), Statement),
    "strategic_objectives": (drawn.strategic_objectives(), StrategicObjective),
    "studies": (drawn.studies(), Study),
    "surveys": (drawn.surveys(), Survey),
    "tallies": (drawn.tallies(), Tally),
    "targeting_decisions": (drawn.targeting_decisions(), TargetingDecision),
    "texts": (drawn.texts(), str),
    "trade_offs": (drawn.trade_offs(), TradeOff),
    "transitions": (drawn.transitions(), Transition),
    "trends": (drawn.trends(), Trend),
    "unknowns": (drawn.unknowns(), Unknown),
    "versions": (drawn.versions(), Version),
    "waves": (drawn.waves(), Wave),
}


def test_every_strategy_is_put_to_the_test() -> None:
    assert sorted([*DRAWN, "asked", "effects", "hostile_documents"]) == [name for name in sorted(drawn.__all__) if name.islower()]


@pytest.mark.parametrize(("strategy", "expected"), DRAWN.values(), ids=DRAWN)
@given(data=st.data())
def test_a_strategy_draws_values_of_its_type(strategy: SearchStrategy[object], expected: type, data: st.DataObject) -> None:
    assert type(data.draw(strategy)) is expected


@given(drawn.effects())
def test_an_effect_is_of_one_of_three_types(effect: Effect) -> None:
    assert type(effect) in get_args(Effect)


@given(drawn.asked())
def test_what_a_question_asks_is_of_one_of_seven_types(asks: Asked) -> None:
    assert type(asks) in get_args(Asked)


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
    (drawn.progresses(sources=IDS), "heard_in"),
    (drawn.feedbacks(IDS), "id"),
    (drawn.feedbacks(segments=IDS), "segment"),
    (drawn.feedbacks(actions=IDS), "led_to"),
    (drawn.questions(IDS), "id"),
    (drawn.surveys(IDS), "id"),
    (drawn.answers(IDS), "question"),
    (drawn.samples(IDS), "segment"),
    (drawn.waves(IDS), "id"),
    (drawn.studies(IDS), "id"),
    (drawn.studies(segments=IDS), "segments"),
    (drawn.trends(IDS), "factor"),
    (drawn.metrics(IDS), "id"),
    (drawn.objectives(IDS), "id"),
    (drawn.objectives(metrics=IDS), "metric"),
    (drawn.commitment_acts(IDS), "id"),
    (drawn.management_reviews(IDS), "id"),
    (drawn.management_reviews(objectives=IDS), "objectives"),
    (drawn.management_reviews(decisions=IDS), "decisions"),
    (drawn.impacts(IDS), "segment"),
    (drawn.decisions(IDS), "id"),
    (drawn.authorities(IDS), "id"),
    (drawn.recognitions(IDS), "id"),
]


@pytest.mark.parametrize(("strategy", "field"), POOLED)
@given(data=st.data())
def test_a_record_names_only_ids_of_the_pool(strategy: SearchStrategy[object], field: str, data: st.DataObject) -> None:
    assert set(names(getattr(data.draw(strategy), field))) <= set(IDS)


# ---- leading ---------------------------------------------------------------------------------------------------------


@given(drawn.decisions(segments=IDS))
def test_a_decision_has_impacts_on_segments_of_the_pool(decision: Decision) -> None:
    assert {each.segment for each in decision.impacts} <= set(IDS)


@given(drawn.recognitions(served=st.just(Ref(kind=Kind.NEED, key="a"))))
def test_a_recognition_serves_what_it_is_given(recognition: Recognition) -> None:
    assert recognition.serves == (Ref(kind=Kind.NEED, key="a"),)


def test_a_review_may_look_at_everything() -> None:
    assert reached(drawn.management_reviews(), lambda each: each.inputs == tuple(ReviewInput))


@pytest.mark.parametrize(
    "condition",
    [
        lambda each: each.amount == 0,
        lambda each: each.amount > 10**12,
        lambda each: each.amount != each.amount.to_integral_value(),
        lambda each: each.currency not in {"EUR", "JPY", "KWD"},
    ],
    ids=["nothing", "huge", "with decimals", "another currency"],
)
def test_amounts_are_of_every_size(condition: Callable[[Money], object]) -> None:
    assert reached(drawn.amounts(), condition)


@pytest.mark.parametrize("limited", [True, False])
def test_authorities_have_a_limit_or_none(limited: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert reached(drawn.authorities(), lambda each: (each.limit is not None) is limited)


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
