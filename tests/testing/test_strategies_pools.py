"""What is drawn where there are too few to name."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy

from customerfocus.errors import WrongTypeError
from customerfocus.model.feedback import Statement
from customerfocus.model.leadership import (
    CommitmentAct,
)
from customerfocus.model.obligations import (
    ComplianceEvaluation,
    Integration,
    Obligation,
)
from customerfocus.model.offerings import Jurisdiction
from customerfocus.model.positioning import Positioning
from customerfocus.model.requirements import (
    Implied,
    Imposed,
    Progress,
    Requirement,
    Stated,
    parse_derived,
)
from customerfocus.model.segments import (
    Segment,
)
from customerfocus.model.strategy import Exclusion
from customerfocus.testing import strategies as drawn
from customerfocus.values.identifiers import Kind, Ref

from .reached import reached

IDS = ("a", "b", "c")
MIDDLE = date(2025, 7, 1)  # of the days that are drawn: the day of assessment


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
