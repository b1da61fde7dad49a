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
from customerfocus.model.feedback import FeedbackSession, Statement
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
from customerfocus.testing import strategies as drawn

JURISDICTIONS = st.lists(drawn.jurisdictions(), max_size=3, unique_by=lambda each: each.code)
PARTS: dict[type, SearchStrategy[Any]] = {
    Applicability: drawn.applicabilities(),
    ApplicabilityAnswer: st.builds(
        lambda law, sold, land: law.answer(sold, land),
        drawn.applicabilities(),
        drawn.offerings(),
        JURISDICTIONS,
    ),
    Action: drawn.actions(),
    Capability: drawn.capabilities(),
    Characteristic: drawn.characteristics(),
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
    DesiredOutcome: drawn.desired_outcomes(),
    Exclusion: drawn.exclusions(),
    Factor: drawn.factors(),
    FactorReview: drawn.factor_reviews(),
    FeedbackSession: drawn.feedback_sessions(),
    Implied: st.builds(Implied, need=drawn.identifiers()),
    Imposed: st.builds(Imposed, obligation=drawn.identifiers()),
    Integration: drawn.integrations(),
    Job: drawn.jobs(),
    Jurisdiction: drawn.jurisdictions(),
    Need: drawn.needs(),
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
    Rating: drawn.ratings(),
    RegulatoryWatch: drawn.regulatory_watches(),
    Requirement: drawn.requirements() | drawn.derived_requirements(),
    Resolution: drawn.resolutions(),
    Risk: drawn.risks(),
    RiskAcceptance: drawn.risk_acceptances(),
    RiskCriteria: drawn.risk_criteria(),
    RiskReview: drawn.risk_reviews(),
    Rival: drawn.rivals(drawn.scorecards()),
    Score: drawn.scores(),
    Scorecard: drawn.scorecards(),
    Segment: drawn.segments(),
    Stated: st.builds(Stated, segment=drawn.identifiers()),
    Statement: drawn.statements(),
    StrategicObjective: drawn.strategic_objectives(),
    TargetingDecision: drawn.targeting_decisions(),
    Territory: st.builds(Territory, jurisdictions=JURISDICTIONS),
    TradeOff: drawn.trade_offs(),
    Transition: drawn.transitions(),
    Version: drawn.versions(),
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
]
# What is asked, and answered, in words of its own: see the tests of its module.
ELSEWHERE = ["kinds", "reasons", "jurisdictions"]
of_every_part = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)


def classes() -> Iterable[type]:
    """Yield every attrs class that a module of the model defines."""
    for module in pkgutil.iter_modules(customerfocus.model.__path__, "customerfocus.model."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and attrs.has(value) and value.__module__ == module.name:
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


@of_every_part
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


def test_every_collection_is_put_to_the_test() -> None:
    annotated = [field.name for part in PARTS for field in attrs.fields(part) if str(field.type).startswith("tuple")]
    assert sorted(annotated) == sorted([*(field for _, field in [*NAMES, *ITEMS]), *ELSEWHERE])
