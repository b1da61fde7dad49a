"""The laws between records that refer to one another: each broken once, and what is told of it."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import Any

import attrs
import pytest

from customerfocus import (
    LIKERT_5,
    NPS_0_10,
    TEN_POINT,
    Effort,
    Feedback,
    FeedbackKind,
    FeedbackSession,
    Imposed,
    Integration,
    IntegrityProblem,
    Metric,
    Objective,
    OpportunityReview,
    Period,
    Point,
    Quality,
    Question,
    Record,
    Register,
    Requirement,
    RiskAcceptance,
    RiskCriteria,
    RiskMatrix,
    RiskReview,
    Sample,
    Satisfaction,
    Scale,
    SessionMethod,
    Statistic,
    Study,
    Survey,
    Tally,
    Wave,
)
from customerfocus.model.requirements import derived_id
from customerfocus.register.shapes import ref_of

from .small import DINERS, EMPTY, problems, told

DAY = date(2026, 5, 4)
MAY = Period(start=DAY, end=date(2026, 5, 18))
BASE = EMPTY.with_records(DINERS)
NAMESAKE = Scale(name="likert-five", points=LIKERT_5.points)
TWO = Scale(name="two", points=[Point(value=1, label="no"), Point(value=2, label="yes")])


def question(key: str, scale: Scale = LIKERT_5) -> Question:
    return Question(id=key, text="How was it?", scale=scale, asks=Satisfaction())


def survey(key: str, *questions: Question) -> Survey:
    return Survey(id=key, title="Spring", questions=questions)


def wave(tallies: dict[str, Tally], key: str = "may") -> Wave:
    return Wave(id=key, survey="spring", fielded=MAY, samples=[Sample(segment="diners", invited=9, answered=9, tallies=tallies)])


def metric(statistic: Statistic, **others: Any) -> Metric:  # noqa: ANN401 -- fields of a metric
    return Metric(id="m", name="How it was", question="q", statistic=statistic, **others)


def objective(target: float) -> Objective:
    return Objective(id="o", metric="m", target=target, due=DAY, owner="shift leader")


# ---- one id ----------------------------------------------------------------------------------------------------------

SPRING = survey("spring", question("q"))
SOURCES: Sequence[Record] = (
    FeedbackSession(id="one", segment="diners", on=DAY, by="marketing", method=SessionMethod.CALL, participants=1),
    Feedback(id="one", segment="diners", channel="letter", kind=FeedbackKind.ENQUIRY, received=DAY),
    Wave(id="one", survey="spring", fielded=MAY),
    Study(id="one", title="t", method="m", fielded=MAY, segments=["diners"], quality=Quality.FAIR),
)
PAIRS = [pytest.param(*pair, id=" and ".join(type(each).__name__ for each in pair)) for pair in permutations(SOURCES, 2)]


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_no_two_sessions_waves_studies_and_feedback_share_an_id(first: Record, second: Record) -> None:
    (problem,) = told(lambda: BASE.with_records(SPRING, first, second))
    assert problem[1:] == ("id", "id.shared")


def test_who_shares_an_id_is_told_with_whose_it_is() -> None:
    session, _, _, study = SOURCES
    (problem,) = problems(lambda: BASE.with_records(study, session))
    assert problem == IntegrityProblem(
        ref="study:one",
        field="id",
        code="id.shared",
        message="study:one has the id of feedback-session:one; sessions, waves, studies and feedback share none",
    )


def test_of_four_that_share_an_id_three_are_told() -> None:
    assert told(lambda: BASE.with_records(SPRING, *SOURCES)) == [
        ("feedback:one", "id", "id.shared"),
        ("study:one", "id", "id.shared"),
        ("wave:one", "id", "id.shared"),
    ]


def test_records_of_other_kinds_may_be_called_as_a_wave() -> None:
    spring = survey("one", question("one"))
    of_one = Wave(id="one", survey="one", fielded=MAY)
    assert BASE.with_records(spring, of_one, attrs.evolve(DINERS, id="one")).waves == (of_one,)


@pytest.mark.usefixtures("_validators")
def test_no_two_surveys_ask_questions_of_one_id() -> None:
    autumn = survey("autumn", question("r"), question("q"))
    (problem,) = problems(lambda: BASE.with_records(autumn, SPRING))
    assert problem == IntegrityProblem(
        ref="survey:spring",
        field="questions[0].id",
        code="id.shared",
        message="survey:spring has a question called q, as survey autumn has",
    )


def test_every_question_that_another_survey_has_is_told_at_its_place() -> None:
    autumn = survey("autumn", question("q"), question("r"))
    winter = survey("winter", question("s"), question("r"), question("q"))
    assert told(lambda: BASE.with_records(autumn, winter)) == [
        ("survey:winter", "questions[1].id", "id.shared"),
        ("survey:winter", "questions[2].id", "id.shared"),
    ]


# ---- waves -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_validators")
def test_a_wave_counts_only_what_its_survey_asks() -> None:
    autumn = survey("autumn", question("r"))
    (problem,) = problems(lambda: BASE.with_records(SPRING, autumn, wave({"r": Tally.empty(LIKERT_5)})))
    assert problem == IntegrityProblem(
        ref="wave:may",
        field="samples.tallies.question",
        code="wave.question",
        message="wave:may counts answers of diners to r, which survey spring does not ask",
    )


def test_a_question_that_no_survey_asks_is_missing_and_not_asked() -> None:
    assert told(lambda: BASE.with_records(SPRING, wave({"s": Tally.empty(LIKERT_5)}))) == [
        ("wave:may", "samples.tallies.question", "ref.missing"),
        ("wave:may", "samples.tallies.question", "wave.question"),
    ]


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize("scale", [TEN_POINT, NAMESAKE], ids=lambda each: each.name)
def test_answers_are_counted_on_the_scale_of_their_question(scale: Scale) -> None:
    (problem,) = problems(lambda: BASE.with_records(SPRING, wave({"q": Tally.empty(scale)})))
    assert problem == IntegrityProblem(
        ref="wave:may",
        field="samples.tallies.tally",
        code="scale.mismatch",
        message=f"wave:may counts answers of diners to q on {scale.name}; it is asked on likert-5",
    )


def test_of_a_wave_without_its_survey_only_that_is_told() -> None:
    asking = survey("autumn", question("q"))
    assert told(lambda: BASE.with_records(asking, wave({"q": Tally.empty(TEN_POINT)}))) == [("wave:may", "survey", "ref.missing")]


# ---- metrics ---------------------------------------------------------------------------------------------------------

COMPUTED = [
    (
        "a net promoter score on another scale",
        LIKERT_5,
        metric(Statistic.NET_PROMOTER),
        "question",
        "question must be asked on nps-0-10 for a net promoter score, got answers on likert-5",
    ),
    ("a box of every point", TWO, metric(Statistic.TOP_BOX), "top", "top must be below 2, the number of points of two, got 2"),
    (
        "a box of more",
        LIKERT_5,
        metric(Statistic.TOP_BOX, top=6),
        "top",
        "top must be below 5, the number of points of likert-5, got 6",
    ),
    (
        "points beside the scale",
        LIKERT_5,
        metric(Statistic.SHARE, points=[6, 5, 0, -1]),
        "points",
        "points must be points of likert-5, got -1, 0, 6",
    ),
]


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize(("scale", "wrong", "field", "law"), [pytest.param(*each[1:], id=each[0]) for each in COMPUTED])
def test_a_metric_is_computed_from_the_points_of_its_question(scale: Scale, wrong: Metric, field: str, law: str) -> None:
    (problem,) = problems(lambda: BASE.with_records(survey("spring", question("q", scale)), wrong))
    assert problem == IntegrityProblem(
        ref="metric:m", field=field, code="metric.scale", message=f"metric:m cannot be computed from q: {law}"
    )


@pytest.mark.parametrize(
    ("scale", "right"),
    [
        pytest.param(NPS_0_10, metric(Statistic.NET_PROMOTER), id="net promoter"),
        pytest.param(LIKERT_5, metric(Statistic.TOP_BOX, top=4), id="all points but one"),
        pytest.param(NPS_0_10, metric(Statistic.SHARE, points=[0]), id="0 is a point"),
        pytest.param(TWO, metric(Statistic.MEAN, top=7), id="a mean has no top"),
    ],
)
def test_a_metric_that_can_be_computed_is_held(scale: Scale, right: Metric) -> None:
    assert BASE.with_records(survey("spring", question("q", scale)), right).metrics == (right,)


def test_of_a_metric_without_its_question_only_that_is_told() -> None:
    assert told(lambda: BASE.with_records(metric(Statistic.TOP_BOX, top=9))) == [("metric:m", "question", "ref.missing")]


def test_a_question_may_ask_on_any_scale_what_is_no_recommendation() -> None:
    easy = Question(id="q", text="Easy?", scale=TWO, asks=Effort())
    assert BASE.with_records(survey("spring", easy)).surveys[0].question("q") == easy


# ---- obligations, requirements and reviews ---------------------------------------------------------------------------


def test_a_derived_requirement_is_not_entered(whole: Register) -> None:
    origin = Imposed(obligation="milk")
    derived = Requirement(id=derived_id(origin, "to-go"), offering="to-go", origin=origin, statement="Keep milk cold")
    (problem,) = problems(lambda: whole.with_records(derived))
    assert problem == IntegrityProblem(
        ref="requirement:imposed:milk@to-go",
        field="origin",
        code="requirement.derived",
        message="requirement:imposed:milk@to-go is derived, and only what customers stated is entered",
    )


def test_an_integration_is_of_a_version_that_there_is(whole: Register) -> None:
    stray = Integration(obligation="milk", version_start=date(2026, 1, 2), on=date(2026, 2, 2), by="director")
    (problem,) = problems(lambda: whole.with_records(stray))
    assert problem == IntegrityProblem(
        ref="integration:milk@2026-01-02",
        field="version_start",
        code="version.missing",
        message="integration:milk@2026-01-02 names a version of milk from 2026-01-02; its versions begin on 2020-01-01, 2026-01-01",
    )


EARLIER = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("early", "key"),
    [
        (RiskReview(risk="slow-machine", on=EARLIER, by="director", conclusion="none"), "slow-machine"),
        (RiskAcceptance(risk="slow-machine", on=EARLIER, by="director", because="it costs", until=EARLIER), "slow-machine"),
        (OpportunityReview(opportunity="tram-stop", on=EARLIER, by="director", conclusion="none"), "tram-stop"),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, Record) else None,
)
def test_nothing_is_reviewed_before_it_is_identified(
    whole: Register, early: RiskReview | RiskAcceptance | OpportunityReview, key: str
) -> None:
    (problem,) = problems(lambda: whole.with_records(early))
    assert problem == IntegrityProblem(
        ref=str(ref_of(early)),
        field="on",
        code="review.early",
        message=f"{ref_of(early)} is earlier than 2026-03-01, when {key} was identified",
    )


def test_a_risk_may_be_reviewed_and_accepted_on_the_day_it_was_identified(whole: Register) -> None:
    on = date(2026, 3, 1)
    review = RiskReview(risk="slow-machine", on=on, by="director", conclusion="none")
    acceptance = RiskAcceptance(risk="slow-machine", on=on, by="director", because="it costs", until=on)
    assert {review, acceptance} <= {*whole.with_records(review, acceptance).records()}


# ---- one currency ----------------------------------------------------------------------------------------------------

MATRIX = RiskMatrix.from_products(3, (2, 4))


def criteria(year: int, currency: str | None) -> RiskCriteria:
    return RiskCriteria(matrix=MATRIX, opportunity_matrix=MATRIX, tolerance=1, currency=currency, by="owner", on=date(year, 1, 1))


def test_criteria_that_name_a_currency_name_the_same_for_losses_are_not_converted() -> None:
    drawn_up = [criteria(2028, "EUR"), criteria(2024, None), criteria(2025, "EUR"), criteria(2026, "CHF"), criteria(2027, "USD")]
    law = "and the criteria of 2025-01-01 are in EUR; losses are not converted"
    assert problems(lambda: EMPTY.with_records(*drawn_up)) == tuple(
        IntegrityProblem(
            ref=f"risk-criteria:{year}-01-01",
            field="currency",
            code="currency.mixed",
            message=f"risk-criteria:{year}-01-01 is in {currency}, {law}",
        )
        for year, currency in ((2026, "CHF"), (2027, "USD"))
    )


def test_criteria_need_not_name_a_currency() -> None:
    drawn_up = [criteria(2024, None), criteria(2025, "EUR"), criteria(2026, None), criteria(2027, "EUR")]
    assert EMPTY.with_records(*drawn_up).risk_criteria == tuple(drawn_up)


# ---- merged and split ------------------------------------------------------------------------------------------------


def test_a_wave_that_was_merged_takes_the_place_of_its_part(whole: Register) -> None:
    may = next(each for each in whole.waves if each.id == "may")
    more = attrs.evolve(may, samples=[Sample(segment="diners", invited=3, answered=2)])
    merged = whole.with_records(may.merge(more))
    (found,) = (each for each in merged.waves if each.id == "may")
    assert found.sample("diners") == Sample(segment="diners", invited=23, answered=2)


# ---- objectives ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "target", "runs"),
    [
        (metric(Statistic.SHARE, points=[5]), 80, "a share, runs from 0.0 to 1.0"),
        (metric(Statistic.TOP_BOX), -0.01, "a top-box, runs from 0.0 to 1.0"),
        (metric(Statistic.MEAN), 0.99, "a mean, runs from 1.0 to 5.0"),
        (metric(Statistic.MEAN), 5.01, "a mean, runs from 1.0 to 5.0"),
    ],
)
def test_an_objective_lies_within_reach_of_its_metric(what: Metric, target: float, runs: str) -> None:
    (problem,) = problems(lambda: BASE.with_records(SPRING, what, objective(target)))
    assert problem == IntegrityProblem(
        ref="objective:o", field="target", code="objective.target", message=f"objective:o is {float(target)}, and m, {runs}"
    )


def test_of_an_objective_without_its_metric_or_its_question_only_that_is_told() -> None:
    assert told(lambda: BASE.with_records(objective(1))) == [("objective:o", "metric", "ref.missing")]
    alone = metric(Statistic.MEAN)
    assert told(lambda: BASE.with_records(alone, objective(1))) == [("metric:m", "question", "ref.missing")]


@pytest.mark.parametrize("target", [-100, 0, 100])
def test_a_net_promoter_score_reaches_from_minus_to_plus_a_hundred(target: float) -> None:
    asked = survey("spring", question("q", NPS_0_10))
    assert BASE.with_records(asked, metric(Statistic.NET_PROMOTER), objective(target)).objectives == (objective(target),)


@pytest.mark.parametrize("target", [-100.5, 100.5])
def test_a_net_promoter_score_reaches_no_further(target: float) -> None:
    asked = survey("spring", question("q", NPS_0_10))
    (problem,) = told(lambda: BASE.with_records(asked, metric(Statistic.NET_PROMOTER), objective(target)))
    assert problem == ("objective:o", "target", "objective.target")


@pytest.mark.parametrize("target", [1, 5])
def test_an_objective_may_be_the_end_of_what_a_metric_reaches(target: float) -> None:
    assert BASE.with_records(SPRING, metric(Statistic.MEAN), objective(target)).objectives == (objective(target),)
