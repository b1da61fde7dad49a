"""Laws that hold for every part of the model alike."""

import copy
import importlib
import pickle
import pkgutil
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import customerfocus.model
from customerfocus.model.actions import Action, Transition
from customerfocus.model.feedback import Delay, Feedback, FeedbackSession, ResponseTimes, Statement, response_times
from customerfocus.model.leadership import (
    Authority,
    CommitmentAct,
    Decision,
    Impact,
    ManagementReview,
    Recognition,
)
from customerfocus.model.measurement import Measurement
from customerfocus.model.needs import DesiredOutcome, Job, Need, Priority
from customerfocus.model.obligations import (
    Applicability,
    ApplicabilityAnswer,
    ComplianceEvaluation,
    Integration,
    Obligation,
    RegulatoryWatch,
    Version,
)
from customerfocus.model.offerings import Characteristic, Contribution, Jurisdiction, Offering, Territory
from customerfocus.model.positioning import Positioning, Rival, Score, Scorecard
from customerfocus.model.requirements import Implied, Imposed, Progress, Requirement, Stated
from customerfocus.model.research import Study, Trend
from customerfocus.model.risks import (
    Factor,
    FactorReview,
    OnCompliance,
    OnConformity,
    OnSatisfaction,
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
    Contradiction,
    Preference,
    Resolution,
    Segment,
    TargetingDecision,
    TradeOff,
)
from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.model.surveys import (
    Answers,
    Effort,
    Importance,
    NeedSatisfaction,
    Question,
    Recommendation,
    Retention,
    Sample,
    Satisfaction,
    Survey,
    Trust,
    Wave,
)
from customerfocus.model.tendency import Tendency
from customerfocus.testing import strategies as drawn
from customerfocus.values.estimates import Evolution
from customerfocus.values.scales import NOBODY_ANSWERED

JURISDICTIONS = st.lists(drawn.jurisdictions(), max_size=3, unique_by=lambda each: each.code)
RESPONSE_TIMES = st.builds(lambda given, on: response_times(given, on=on), st.lists(drawn.feedbacks(), max_size=3), drawn.days())
MEASUREMENTS = st.builds(
    lambda metric, tally, on, value, segments: Measurement(
        metric=metric, wave="may", on=on, tally=tally, value=value if tally.n else NOBODY_ANSWERED, segments=segments
    ),
    drawn.metrics().map(lambda each: attrs.evolve(each, statistic=Statistic.MEAN, points=())),  # a mean is computed on any scale
    drawn.tallies(),
    drawn.days(),
    drawn.estimates() | drawn.unknowns(),
    st.lists(drawn.identifiers(), max_size=3, unique=True),
)
PARTS: dict[type, SearchStrategy[Any]] = {
    Action: drawn.actions(),
    Answers: drawn.answers(),
    Applicability: drawn.applicabilities(),
    ApplicabilityAnswer: st.builds(
        lambda law, sold, land: law.answer(sold, land),
        drawn.applicabilities(),
        drawn.offerings(),
        JURISDICTIONS,
    ),
    Authority: drawn.authorities(),
    Capability: drawn.capabilities(),
    Characteristic: drawn.characteristics(),
    CommitmentAct: drawn.commitment_acts(),
    ComplianceEvaluation: drawn.compliance_evaluations(),
    Contradiction: st.builds(
        Contradiction,
        first=drawn.identifiers(),
        first_wants=drawn.preferences(),
        second=drawn.identifiers(),
        second_wants=drawn.preferences(),
        trade_off=st.none() | drawn.trade_offs(),
    ),
    Contribution: drawn.contributions(),
    Decision: drawn.decisions(),
    Delay: RESPONSE_TIMES.map(lambda each: each.answer),
    DesiredOutcome: drawn.desired_outcomes(),
    Effort: st.builds(Effort),
    Exclusion: drawn.exclusions(),
    Factor: drawn.factors(),
    FactorReview: drawn.factor_reviews(),
    Feedback: drawn.feedbacks(),
    FeedbackSession: drawn.feedback_sessions(),
    Impact: drawn.impacts(),
    Implied: st.builds(Implied, need=drawn.identifiers()),
    Importance: st.builds(Importance, need=drawn.identifiers()),
    Imposed: st.builds(Imposed, obligation=drawn.identifiers()),
    Integration: drawn.integrations(),
    Job: drawn.jobs(),
    Jurisdiction: drawn.jurisdictions(),
    ManagementReview: drawn.management_reviews(),
    Measurement: MEASUREMENTS,
    Metric: drawn.metrics(),
    Need: drawn.needs(),
    NeedSatisfaction: st.builds(NeedSatisfaction, need=drawn.identifiers()),
    Objective: drawn.objectives(),
    Obligation: drawn.obligations(),
    Offering: drawn.offerings(),
    OnCompliance: st.builds(OnCompliance, obligation=drawn.identifiers()),
    OnConformity: st.builds(OnConformity, offering=drawn.identifiers()),
    OnSatisfaction: st.builds(OnSatisfaction, segment=drawn.identifiers()),
    Opportunity: drawn.opportunities(),
    OpportunityReview: drawn.opportunity_reviews(),
    Positioning: drawn.positionings(),
    Preference: drawn.preferences(),
    Priority: drawn.priorities(),
    Progress: drawn.progresses(),
    Question: drawn.questions(),
    Rating: drawn.ratings(),
    Recognition: drawn.recognitions(),
    Recommendation: st.builds(Recommendation),
    RegulatoryWatch: drawn.regulatory_watches(),
    Requirement: drawn.requirements() | drawn.derived_requirements(),
    Resolution: drawn.resolutions(),
    ResponseTimes: RESPONSE_TIMES,
    Retention: st.builds(Retention),
    Risk: drawn.risks(),
    RiskAcceptance: drawn.risk_acceptances(),
    RiskCriteria: drawn.risk_criteria(),
    RiskReview: drawn.risk_reviews(),
    Rival: drawn.rivals(drawn.scorecards()),
    Sample: drawn.samples(),
    Satisfaction: st.builds(Satisfaction),
    Score: drawn.scores(),
    Scorecard: drawn.scorecards(),
    Segment: drawn.segments(),
    Stated: st.builds(Stated, segment=drawn.identifiers()),
    Statement: drawn.statements(),
    StrategicObjective: drawn.strategic_objectives(),
    Study: drawn.studies(),
    Survey: drawn.surveys(),
    TargetingDecision: drawn.targeting_decisions(),
    Tendency: st.builds(
        Tendency,
        slope=st.just(0.5),
        p_value=st.floats(0, 1),
        level=st.just(0.95),
        n=st.integers(4, 9),
        verdict=st.sampled_from(Evolution),
    ),
    Territory: st.builds(Territory, jurisdictions=JURISDICTIONS),
    TradeOff: drawn.trade_offs(),
    Transition: drawn.transitions(),
    Trend: drawn.trends(),
    Trust: st.builds(Trust),
    Version: drawn.versions(),
    Wave: drawn.waves(),
}
# Every field that holds ids or names: a set by meaning.
NAMES = [
    (drawn.segments(), "requires"),
    (drawn.targeting_decisions(), "objectives"),
    (drawn.resolutions(), "attributes"),
    (drawn.offerings(), "markets"),
    (drawn.offerings(), "tags"),
    (drawn.offerings(), "segments"),
    (drawn.needs(), "segments"),
    (drawn.needs(), "evidence"),
    (drawn.statements(), "themes"),
    (drawn.applicabilities(), "jurisdictions"),
    (drawn.applicabilities(), "all_of"),
    (drawn.applicabilities(), "any_of"),
    (drawn.applicabilities(), "none_of"),
    (drawn.regulatory_watches(), "jurisdictions"),
    (drawn.progresses(), "heard_in"),
    (drawn.feedbacks(), "themes"),
    (drawn.feedbacks(), "led_to"),
    (drawn.studies(), "segments"),
    (drawn.management_reviews(), "objectives"),
    (drawn.management_reviews(), "decisions"),
    (MEASUREMENTS, "segments"),
]
# Every field that holds values.
ITEMS = [
    (drawn.segments(), "preferences"),
    (drawn.scorecards(), "scores"),
    (drawn.positionings(), "competitors"),
    (drawn.desired_outcomes(), "examples"),
    (drawn.feedback_sessions(), "statements"),
    (drawn.obligations(), "versions"),
    (drawn.compliance_evaluations(), "evidence"),
    (drawn.integrations(), "evidence"),
    (drawn.regulatory_watches(), "sources"),
    (drawn.progresses(), "evidence"),
    (drawn.factor_reviews(), "evidence"),
    (drawn.risks(), "effects"),
    (drawn.risk_reviews(), "evidence"),
    (drawn.risk_acceptances(), "evidence"),
    (drawn.opportunities(), "effects"),
    (drawn.opportunity_reviews(), "evidence"),
    (drawn.actions(), "serves"),
    (drawn.actions(), "log"),
    (drawn.surveys(), "questions"),
    (drawn.samples(), "tallies"),
    (drawn.waves(), "samples"),
    (drawn.studies(), "insights"),
    (drawn.metrics(), "points"),
    (drawn.commitment_acts(), "evidence"),
    (drawn.management_reviews(), "inputs"),
    (drawn.decisions(), "impacts"),
    (drawn.recognitions(), "serves"),
    (MEASUREMENTS, "weights"),
]
# Of these the order means nothing: whatever order they are given in, the record is the same.
SETS = [
    (drawn.risks(), "effects"),
    (drawn.opportunities(), "effects"),
    (drawn.actions(), "serves"),
    (drawn.samples(), "tallies"),
    (drawn.waves(), "samples"),
    (drawn.metrics(), "points"),
    (drawn.management_reviews(), "inputs"),
    (drawn.decisions(), "impacts"),
    (drawn.recognitions(), "serves"),
]
# What is asked, and answered, in words of its own: see the tests of its module.
ELSEWHERE = ["kinds", "reasons", "jurisdictions"]
of_every_part = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)


def classes() -> Iterable[type]:
    """Yield every public attrs class that a module of the model defines."""
    for module in pkgutil.iter_modules(customerfocus.model.__path__, "customerfocus.model."):
        for value in vars(importlib.import_module(module.name)).values():
            own = isinstance(value, type) and value.__module__ == module.name
            if own and attrs.has(value) and not value.__name__.startswith("_"):
                yield value


def test_every_part_is_put_to_the_test() -> None:
    assert set(classes()) == PARTS.keys()


@of_every_part
@given(data=st.data())
def test_a_part_survives_pickling(part: type, data: st.DataObject) -> None:
    value = data.draw(PARTS[part])
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 -- it was pickled in the same line


@of_every_part
@given(data=st.data())
def test_a_part_survives_a_deep_copy(part: type, data: st.DataObject) -> None:
    value = data.draw(PARTS[part])
    assert copy.deepcopy(value) == value


@of_every_part
@given(data=st.data())
def test_equal_parts_have_equal_hashes(part: type, data: st.DataObject) -> None:
    value = data.draw(PARTS[part])
    assert hash(copy.deepcopy(value)) == hash(value)


@pytest.mark.parametrize("part", [each for each in PARTS if attrs.fields(each)], ids=lambda part: part.__name__)
@given(data=st.data())
def test_no_field_of_a_part_can_be_set(part: type, data: st.DataObject) -> None:
    value = data.draw(PARTS[part])
    field = data.draw(st.sampled_from(attrs.fields(part)))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, field.name, getattr(value, field.name))


@of_every_part
@given(data=st.data())
def test_a_part_takes_nothing_it_does_not_know(part: type, data: st.DataObject) -> None:
    value = data.draw(PARTS[part])
    with pytest.raises(AttributeError):
        value.stray = 1


@of_every_part
def test_every_field_counts_when_parts_are_compared(part: type) -> None:
    assert all(field.eq for field in attrs.fields(part))


@of_every_part
def test_the_arguments_of_a_part_have_names(part: type) -> None:
    assert all(field.kw_only for field in attrs.fields(part))


# ---- collections -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("parts", "field"), NAMES)
@given(data=st.data(), collection=st.sampled_from([list, tuple, set, frozenset, iter]))
def test_ids_and_names_are_kept_as_a_sorted_tuple(
    parts: SearchStrategy[Any], field: str, data: st.DataObject, collection: Callable[[Iterable[str]], object]
) -> None:
    names = data.draw(st.lists(drawn.identifiers(), min_size=1, max_size=2, unique=True))
    part = attrs.evolve(data.draw(parts), **{field: collection(names)})
    assert getattr(part, field) == tuple(sorted(names))


@pytest.mark.parametrize(("parts", "field"), [*NAMES, *ITEMS])
@given(data=st.data())
def test_a_list_may_change_after_it_was_given(parts: SearchStrategy[Any], field: str, data: st.DataObject) -> None:
    part = data.draw(parts)
    given_list = list(getattr(part, field))
    again = attrs.evolve(part, **{field: given_list})
    given_list.append(None)
    assert again == part


@pytest.mark.parametrize(("parts", "field"), ITEMS)
@given(data=st.data(), collection=st.sampled_from([list, tuple, iter]))
def test_values_may_be_given_in_any_ordered_collection(
    parts: SearchStrategy[Any], field: str, data: st.DataObject, collection: Callable[[Iterable[object]], object]
) -> None:
    part = data.draw(parts)
    assert attrs.evolve(part, **{field: collection(getattr(part, field))}) == part


@pytest.mark.parametrize(("parts", "field"), SETS)
@given(data=st.data())
def test_of_a_set_by_meaning_the_order_means_nothing(parts: SearchStrategy[Any], field: str, data: st.DataObject) -> None:
    part = data.draw(parts)
    shuffled = data.draw(st.permutations(getattr(part, field)))
    assert attrs.evolve(part, **{field: shuffled}) == part


@pytest.mark.parametrize(("parts", "field"), [(drawn.metrics(), "points"), (drawn.management_reviews(), "inputs")])
@given(data=st.data(), collection=st.sampled_from([set, frozenset]))
def test_numbers_and_words_that_are_a_set_by_meaning_may_be_given_as_one(
    parts: SearchStrategy[Any], field: str, data: st.DataObject, collection: Callable[[Iterable[object]], object]
) -> None:
    part = data.draw(parts)
    assert attrs.evolve(part, **{field: collection(getattr(part, field))}) == part


def test_every_collection_is_put_to_the_test() -> None:
    annotated = [field.name for part in PARTS for field in attrs.fields(part) if str(field.type).startswith("tuple")]
    assert sorted(annotated) == sorted([*(field for _, field in [*NAMES, *ITEMS]), *ELSEWHERE])
