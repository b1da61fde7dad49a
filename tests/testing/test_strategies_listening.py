from collections.abc import Callable
from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from customerfocus.model.feedback import Feedback, FeedbackKind
from customerfocus.model.research import Study
from customerfocus.model.satisfaction import Objective, Statistic
from customerfocus.model.surveys import (
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
from customerfocus.testing import strategies as drawn
from customerfocus.values.scales import LIKERT_5, NPS_0_10, TEN_POINT, Tally

from .reached import reached

IDS = ("a", "b", "c")


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
