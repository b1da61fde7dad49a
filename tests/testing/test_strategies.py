"""What the strategies draw is valid, varied, and names what it is given to name."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy

from customerfocus.errors import WrongTypeError
from customerfocus.methods.loss import LossModel
from customerfocus.model.actions import Action, Transition
from customerfocus.model.feedback import Feedback, FeedbackKind, FeedbackSession, Statement
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
    Implied,
    Imposed,
    Progress,
    Requirement,
    Stated,
    parse_derived,
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
from customerfocus.model.satisfaction import Metric, Objective, Statistic
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
    Importance,
    NeedSatisfaction,
    Question,
    Recommendation,
    Sample,
    Satisfaction,
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
from customerfocus.values.scales import LIKERT_5, NPS_0_10, TEN_POINT, Point, Scale, Tally

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


# ---- listening -------------------------------------------------------------------------------------------------------

ASKED = (
    Question(id="a", text="?", scale=LIKERT_5, asks=Satisfaction()),
    Question(id="b", text="?", scale=NPS_0_10, asks=Recommendation()),
)
SURVEYS = (Survey(id="s", title="S", questions=ASKED), Survey(id="t", title="T", questions=[attrs.evolve(ASKED[0], id="c")]))


@given(drawn.asked(["a"]) | drawn.questions(needs=["a"]).map(lambda each: each.asks))
def test_a_question_asks_about_needs_of_the_pool(asks: Asked) -> None:
    assert not isinstance(asks, (Importance, NeedSatisfaction)) or asks.need == "a"


@pytest.mark.parametrize("asks", get_args(Asked))
def test_everything_a_question_may_ask_is_drawn(asks: type) -> None:
    assert reached(drawn.questions(), lambda each: type(each.asks) is asks)


@given(drawn.asked([]))
def test_where_no_need_is_known_none_is_asked_about(asks: Asked) -> None:
    assert not isinstance(asks, (Importance, NeedSatisfaction))


@given(drawn.surveys(questions=IDS, needs=["a"]))
def test_a_survey_asks_questions_of_the_pool_about_needs_of_the_pool(survey: Survey) -> None:
    assert {each.id for each in survey.questions} <= set(IDS)
    assert {need for each in survey.questions if (need := getattr(each.asks, "need", None))} <= {"a"}


@given(drawn.samples(questions=ASKED))
def test_a_sample_answers_the_questions_it_is_given_on_their_scales(sample: Sample) -> None:
    scales = {each.id: each.scale for each in ASKED}
    assert {each.question: each.tally.scale for each in sample.tallies}.items() <= scales.items()


@given(drawn.waves(surveys=SURVEYS, segments=IDS))
def test_a_wave_answers_the_questions_of_its_survey_in_segments_of_the_pool(wave: Wave) -> None:
    (survey,) = (each for each in SURVEYS if each.id == wave.survey)
    scales = {each.id: each.scale for each in survey.questions}
    assert {sample.segment for sample in wave.samples} <= set(IDS)
    assert all({each.question: each.tally.scale for each in sample.tallies}.items() <= scales.items() for sample in wave.samples)


def largest(sample: Sample) -> Tally:
    return max((each.tally for each in sample.tallies), key=lambda each: each.n, default=Tally.empty(TEN_POINT))


SAMPLES: dict[str, Callable[[Sample], object]] = {
    "nobody was invited": lambda each: each.invited == 0,
    "nobody answered": lambda each: each.invited and not each.answered,
    "nobody answered this question": lambda each: each.answered and each.tallies and not largest(each).n,
    "all skipped it": lambda each: any(found.tally.skipped and not found.tally.n for found in each.tallies),
    "one answer": lambda each: largest(each).n == 1,
    "all the same": lambda each: largest(each).n > 1 and largest(each).n in largest(each).counts,
    "different answers": lambda each: 1 < largest(each).n not in largest(each).counts,
    "more than 10^11 answers": lambda each: largest(each).n > 10**11,
    "a population that is not stated": lambda each: each.population is None,
    "everybody was invited": lambda each: each.population == each.invited > 0,
    "a question was not asked": lambda each: len(each.tallies) == 1,
}


@pytest.mark.parametrize("condition", SAMPLES.values(), ids=SAMPLES)
def test_samples_are_of_every_size(condition: Callable[[Sample], object]) -> None:
    assert reached(drawn.samples(questions=ASKED), condition)


@pytest.mark.parametrize("strategy", [drawn.waves(), drawn.studies()], ids=["waves", "studies"])
@pytest.mark.parametrize("ended", [True, False])
def test_what_is_fielded_has_ended_or_has_not(strategy: SearchStrategy[Wave | Study], ended: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert reached(strategy, lambda each: (each.fielded.end is not None) is ended)


@pytest.mark.parametrize("statistic", Statistic)
@given(data=st.data())
def test_a_metric_can_be_computed_from_one_of_the_questions(statistic: Statistic, data: st.DataObject) -> None:
    strategy = drawn.metrics(questions=ASKED, segments=IDS).filter(lambda each: each.statistic is statistic)
    metric = data.draw(strategy)
    (question,) = (each for each in ASKED if each.id == metric.question)
    assert metric.segment in {None, *IDS}
    assert metric.top < len(question.scale.points)
    assert set(metric.points) <= set(question.scale.values)
    assert statistic is not Statistic.NET_PROMOTER or question.scale == NPS_0_10


@given(drawn.objectives(strategic=["a"]))
def test_an_objective_serves_a_strategic_one_of_the_pool(objective: Objective) -> None:
    assert objective.strategic in {None, "a"}


@given(drawn.feedbacks(authorities=["a"]))
def test_feedback_was_solved_under_an_authority_of_the_pool(feedback: Feedback) -> None:
    assert feedback.solved_under in {None, "a"}


FEEDBACK: dict[str, Callable[[Feedback], object]] = {
    "never answered": lambda each: each.answered is None,
    "answered the same day": lambda each: each.answered == each.received,
    "answered late": lambda each: each.answered and (each.answered - each.received).days > 7,
    "answered and open": lambda each: each.answered and not each.closed,
    "closed": lambda each: each.closed,
    "closed late": lambda each: each.closed and (each.closed - each.received).days > 56,
    "solved at once": lambda each: each.solved_under,
}


@pytest.mark.parametrize("kind", FeedbackKind)
@pytest.mark.parametrize("condition", FEEDBACK.values(), ids=FEEDBACK)
def test_feedback_of_every_kind_went_every_way(kind: FeedbackKind, condition: Callable[[Feedback], object]) -> None:
    assert reached(drawn.feedbacks(), lambda each: each.kind is kind and condition(each))


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


# ---- pools -----------------------------------------------------------------------------------------------------------


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
    [drawn.compliance_evaluations(), drawn.integrations(), drawn.progresses(), drawn.commitment_acts()],
    ids=["evaluations", "integrations", "progresses", "acts"],
)
def test_some_records_are_shown_by_evidence_of_an_earlier_day(
    strategy: SearchStrategy[ComplianceEvaluation | Integration | Progress | CommitmentAct],
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
        drawn.surveys(questions=[]),
        drawn.waves(surveys=[]),
        drawn.metrics(questions=[]),
        drawn.studies(segments=[]),
        drawn.recognitions(served=st.nothing()),
    ],
    ids=[
        "segments of a need",
        "job",
        "segment",
        "attributes of a resolution",
        "jurisdictions of a watch",
        "version",
        "origin",
        "questions",
        "survey",
        "question of a metric",
        "segments of a study",
        "served",
    ],
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
