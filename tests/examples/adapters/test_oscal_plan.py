import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from customerfocus import (
    Action,
    Cadence,
    Factor,
    FactorKind,
    OnSatisfaction,
    Rating,
    Register,
    Risk,
    RiskAcceptance,
    Segment,
    Unit,
)
from examples.adapters.oscal_plan import Found, risks_and_actions

REAL: Final = Path(__file__).parents[4] / "shared" / "data" / "oscal" / "poam.json"
YEARLY: Final = Cadence(every=1, unit=Unit.YEAR)
FACTOR: Final = Factor(id="software", name="Software", kind=FactorKind.TECHNOLOGY, review=YEARLY)
SEGMENT: Final = Segment(id="guests", name="Guests")
LEVELS: Final = {"low": 1, "moderate": 2, "high": 3}


def read(document: dict[str, Any]) -> list[Found]:
    effects = [OnSatisfaction(segment="guests")]
    return risks_and_actions(document, factor="software", effects=effects, owner="owner", review=YEARLY, levels=LEVELS)


def plan(**risk: object) -> dict[str, Any]:
    given = {"uuid": "r", "title": "Till fails", "deadline": "2026-03-01T23:00:00-05:00", **risk}
    seen = [{"uuid": "o", "collected": "2026-01-03T09:00:00Z"}, {"uuid": "p", "collected": "2026-01-02T09:00:00Z"}]
    metadata = {"last-modified": "2026-01-09T00:00:00Z"}
    return {"plan-of-action-and-milestones": {"metadata": metadata, "observations": seen, "risks": [given]}}


def response(**given: object) -> dict[str, Any]:
    return {"uuid": "a", "lifecycle": "planned", "title": "Swap", "description": "a new till", **given}


def test_a_risk_is_known_from_its_first_observation_or_from_the_plan() -> None:
    observed = plan(**{"related-observations": [{"observation-uuid": "o"}, {"observation-uuid": "p"}]})
    assert [each.identified for found in (observed, plan()) for each in read(found) if isinstance(each, Risk)] == [
        date(2026, 1, 2),
        date(2026, 1, 9),
    ]


@pytest.mark.parametrize(
    ("facets", "rating"),
    [
        ([("likelihood", "low"), ("impact", "high")], Rating(likelihood=1, consequence=3)),
        ([("likelihood", "low"), ("impact", "high"), ("likelihood", "moderate")], Rating(likelihood=1, consequence=3)),
        ([("likelihood", "low")], None),
    ],
)
def test_a_risk_is_rated_as_it_was_first(facets: list[tuple[str, str]], rating: Rating | None) -> None:
    found = [{"facets": [{"name": name, "value": value}]} for name, value in facets]
    (risk,) = read(plan(characterizations=found))
    assert isinstance(risk, Risk)
    assert risk.inherent == rating


@pytest.mark.parametrize(
    ("tasks", "planned", "due"),
    [
        ([], date(2026, 1, 9), date(2026, 3, 1)),
        ([{"timing": {"on-date": {"date": "2026-02-01T00:00:00Z"}}}, {}], date(2026, 2, 1), date(2026, 2, 1)),
        (
            [
                {"timing": {"on-date": {"date": "2026-02-09T00:00:00Z"}}},
                {"timing": {"within-date-range": {"start": "2026-02-02T00:00:00Z", "end": "2026-02-20T00:00:00Z"}}},
                {"timing": {"on-date": {"date": "2026-02-10T00:00:00Z"}}},
            ],
            date(2026, 2, 2),
            date(2026, 2, 20),
        ),
    ],
)
def test_an_action_lasts_from_its_first_task_to_its_last(tasks: list[object], planned: date, due: date) -> None:
    _, action = read(plan(remediations=[response(tasks=tasks)]))
    assert isinstance(action, Action)
    assert (action.planned, action.due, action.what) == (planned, due, "Swap: a new till")


def test_to_accept_is_a_decision_until_the_deadline() -> None:
    *_, accepted = read(plan(remediations=[response(props=[{"name": "type", "value": "accept"}])]))
    assert accepted == RiskAcceptance(risk="r", on=date(2026, 1, 9), by="owner", because="a new till", until=date(2026, 3, 1))


def test_what_is_only_recommended_is_no_action() -> None:
    assert len(read(plan(remediations=[response(lifecycle="recommendation")]))) == 1


@pytest.mark.skipif(not REAL.exists(), reason="NIST's plan of action is not beside the repository")
def test_a_real_plan_is_taken_over() -> None:
    found = read(json.loads(REAL.read_text(encoding="utf-8")))
    register = Register(organisation="IFA", factors=[FACTOR], segments=[SEGMENT]).with_records(*found)
    assert [len(each) for each in (register.risks, register.actions, register.risk_acceptances)] == [2, 2, 1]
    assert {each.inherent for each in register.risks} == {Rating(likelihood=1, consequence=3)}
