"""Evolving a register judges only what may have come to stand otherwise; what comes out is what making it anew would give."""

from collections.abc import Callable
from datetime import date
from random import Random

import attrs
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import (
    LIKERT_5,
    TEN_POINT,
    IntegrityError,
    IntegrityProblem,
    Jurisdiction,
    Metric,
    Objective,
    Obligation,
    Opportunity,
    Period,
    Question,
    Record,
    Register,
    Risk,
    RiskCriteria,
    Sample,
    Satisfaction,
    Segment,
    Statistic,
    Survey,
    Tally,
    Wave,
)
from customerfocus.register.shapes import key_of, shape_of
from customerfocus.testing.strategies import registers

from ..few import few
from .small import COMMUTERS, COUNTER, DINERS, EMPTY, SMALL, anew


def outcome(change: Callable[[], Register]) -> Register | tuple[IntegrityProblem, ...]:
    """Return the register, or what keeps the records from standing together."""
    try:
        return change()
    except IntegrityError as error:
        return error.problems


@few
@given(registers(1), registers(1), st.randoms(use_true_random=False))
def test_evolving_is_making_anew(register: Register, other: Register, chance: Random) -> None:
    others = list(other.records())
    added = chance.sample(others, chance.randint(0, len(others)))
    new = [each for each in added if shape_of(type(each)).has_id or register.get(type(each), key_of(each)) is None]
    assert outcome(lambda: register.with_records(*new)) == outcome(lambda: anew(register, *new))


def test_what_was_added_is_held_among_the_others() -> None:
    names = [Segment(id=each, name="Some people") for each in ("a", "b", "dinerz", "z")]
    assert SMALL.with_records(*names).segments == (names[0], names[1], COMMUTERS, DINERS, names[2], names[3])


def test_the_register_that_was_evolved_stays_as_it_was() -> None:
    before = list(SMALL.records())
    SMALL.with_records(attrs.evolve(DINERS, name="Late diners"), Segment(id="new", name="New"))
    assert list(SMALL.records()) == before
    assert SMALL.get(Segment, "new") is None


def test_what_differs_is_told_by_key_however_it_came() -> None:
    added = [Segment(id=each, name="Some people") for each in ("z", "a")]
    evolved = SMALL.with_records(added[0]).with_records(added[1])
    assert SMALL.difference(evolved).added == (added[1], added[0])


def changed(register: Register, record: Record) -> tuple[IntegrityProblem, ...]:
    """Return what is told when a record takes the place of another, having seen that making the register anew tells the same."""
    told = outcome(lambda: register.with_records(record))
    assert isinstance(told, tuple)
    assert told == outcome(lambda: anew(register, record))
    return told


def test_others_rest_on_the_questions_of_a_survey(whole: Register) -> None:
    metric = whole.metrics[0]
    survey = next(each for each in whole.surveys if each.question(metric.question) is not None)
    renamed = [attrs.evolve(each, id=f"{each.id}-new") for each in survey.questions]
    assert "ref.missing" in {each.code for each in changed(whole, attrs.evolve(survey, questions=renamed))}


def test_others_rest_on_the_scale_of_a_question() -> None:
    asked = Question(id="q", text="How was it?", scale=LIKERT_5, asks=Satisfaction())
    survey = Survey(id="spring", title="Spring", questions=[asked])
    sample = Sample(segment="diners", invited=9, answered=9, tallies={"q": Tally.empty(LIKERT_5)})
    wave = Wave(id="may", survey="spring", fielded=Period(start=date(2026, 5, 4), end=date(2026, 5, 18)), samples=[sample])
    told = changed(SMALL.with_records(survey, wave), attrs.evolve(survey, questions=[attrs.evolve(asked, scale=TEN_POINT)]))
    assert [each.code for each in told] == ["scale.mismatch"]


def test_others_rest_on_the_day_a_risk_was_identified(whole: Register) -> None:
    risk = whole.get(Risk, whole.risk_reviews[0].risk)
    assert risk is not None
    late = attrs.evolve(risk, identified=date(2100, 1, 1))
    assert "review.early" in {each.code for each in changed(whole, late)}


def test_others_rest_on_the_day_an_opportunity_was_identified(whole: Register) -> None:
    opportunity = whole.get(Opportunity, whole.opportunity_reviews[0].opportunity)
    assert opportunity is not None
    late = attrs.evolve(opportunity, identified=date(2100, 1, 1))
    assert "review.early" in {each.code for each in changed(whole, late)}


def test_others_rest_on_the_versions_of_an_obligation(whole: Register) -> None:
    obligation = whole.get(Obligation, whole.integrations[0].obligation)
    assert obligation is not None
    (*_, last) = obligation.versions
    moved = attrs.evolve(last, in_force=attrs.evolve(last.in_force, start=date(2090, 1, 1), end=None))
    assert "version.missing" in {each.code for each in changed(whole, attrs.evolve(obligation, versions=[moved]))}


def test_others_rest_on_what_a_metric_reaches() -> None:
    asked = Question(id="q", text="How was it?", scale=LIKERT_5, asks=Satisfaction())
    metric = Metric(id="m", name="How it was", question="q", statistic=Statistic.MEAN)
    objective = Objective(id="o", metric="m", target=4.5, due=date(2026, 5, 4), owner="shift leader")
    held = EMPTY.with_records(Survey(id="spring", title="Spring", questions=[asked]), metric, objective)
    told = changed(held, attrs.evolve(metric, statistic=Statistic.TOP_BOX))
    assert [each.code for each in told] == ["objective.target"]


def test_jurisdictions_rest_on_one_another() -> None:
    one, other = Jurisdiction(code="A", name="A"), Jurisdiction(code="B", name="B", within="A")
    assert [each.code for each in changed(EMPTY.with_records(one, other), attrs.evolve(one, within="B"))] == ["graph.cycle"]


def test_criteria_rest_on_one_another(whole: Register) -> None:
    (first, *_) = whole.risk_criteria
    named = EMPTY.with_records(attrs.evolve(first, currency="EUR"))
    other: RiskCriteria = attrs.evolve(first, on=date(2099, 1, 1), currency="USD")
    assert [each.code for each in changed(named, other)] == ["currency.mixed"]


def test_surveys_rest_on_one_another(whole: Register) -> None:
    survey = whole.surveys[0]
    assert "id.shared" in {each.code for each in changed(whole, Survey(id="other", title="Other", questions=survey.questions))}


def test_a_source_rests_on_those_of_other_kinds(whole: Register) -> None:
    wave, session = whole.waves[0], whole.feedback_sessions[0]
    (problem,) = changed(whole, attrs.evolve(session, id=wave.id))
    assert (problem.ref, problem.code) == (f"wave:{wave.id}", "id.shared")


def test_only_what_is_added_need_stand() -> None:
    assert EMPTY.with_records(COUNTER).with_records(COMMUTERS) == EMPTY.with_records(COMMUTERS, COUNTER)
