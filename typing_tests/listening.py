"""What type checkers say of listening and leading; nobody runs this. Each `type: ignore` is a mistake that both must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from datetime import date
from decimal import Decimal
from typing import assert_type

from hypothesis.strategies import SearchStrategy

from customerfocus.model.feedback import (
    Delay,
    Feedback,
    FeedbackKind,
    FeedbackSession,
    ResponseTimes,
    SessionMethod,
    redact,
    response_times,
)
from customerfocus.model.leadership import (
    Authority,
    CommitmentAct,
    CommitmentKind,
    Decision,
    Impact,
    ImpactEffect,
    ManagementReview,
    Recognition,
    ReviewInput,
)
from customerfocus.model.research import Quality, Study, Trend
from customerfocus.model.satisfaction import Metric, Objective, Statistic
from customerfocus.model.surveys import (
    Answers,
    Asked,
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
from customerfocus.testing.strategies import amounts, asked, feedbacks, metrics, progresses, recognitions, samples, waves
from customerfocus.values.identifiers import (
    ActionId,
    AuthorityId,
    DecisionId,
    EvidenceId,
    FactorId,
    FindingRef,
    Kind,
    MetricId,
    NeedId,
    QuestionId,
    Ref,
    SegmentId,
    StrategicObjectiveId,
    SurveyId,
    Theme,
)
from customerfocus.values.money import Money
from customerfocus.values.periods import Period
from customerfocus.values.scales import LIKERT_5, NPS_0_10, Drift, Tally

DAY = date(2026, 1, 1)
ALWAYS = Period(start=DAY)

# ---- money -----------------------------------------------------------------------------------------------------------

money = Money(amount=Decimal("12.50"), currency="EUR")
assert_type(money.amount, Decimal)
Money(amount=12.5, currency="EUR")  # type: ignore[arg-type]
Money(amount=Decimal(12))  # type: ignore[call-arg]

# ---- feedback --------------------------------------------------------------------------------------------------------

feedback = Feedback(
    id="cold", segment="a", channel="letter", kind=FeedbackKind.COMPLAINT, received=DAY, themes={"tone"}, led_to=["new"]
)
assert_type(feedback.id, EvidenceId)
assert_type(feedback.themes, tuple[Theme, ...])
assert_type(feedback.solved_under, AuthorityId | None)
assert_type(feedback.led_to, tuple[ActionId, ...])
assert_type(feedback.kind.asks_an_answer, bool)
Feedback(id="cold", segment="a", channel="letter", kind="complaint", received=DAY)  # type: ignore[arg-type]

session = FeedbackSession(id="june", segment="a", on=DAY, by="b", method=SessionMethod.CALL, participants=1)
assert_type(redact(feedback), Feedback)
assert_type(redact(session), FeedbackSession)
assert_type([redact(each) for each in (feedback, session)], list[Feedback | FeedbackSession])
redact("words")  # type: ignore[call-overload]

assert_type(response_times([feedback], on=DAY), ResponseTimes)
assert_type(response_times(iter([feedback]), on=DAY).answer, Delay)
assert_type(response_times([], on=DAY).closing.median, float | None)
response_times([session], on=DAY)  # type: ignore[list-item]
response_times([feedback], DAY)  # type: ignore[call-arg]

# ---- surveys ---------------------------------------------------------------------------------------------------------

question = Question(id="q", text="Fine?", scale=LIKERT_5, asks=Importance(need="quick"))
assert_type(question.id, QuestionId)
assert_type(question.asks, Asked)
Question(id="q", text="Fine?", scale=LIKERT_5, asks="satisfaction")  # type: ignore[arg-type]
Question(id="q", text="Fine?", scale="likert-5", asks=Satisfaction())  # type: ignore[arg-type]


def about(asks: Asked) -> NeedId | None:
    match asks:
        case Importance() | NeedSatisfaction():
            return asks.need
        case Recommendation() | Satisfaction() | Effort() | Retention() | Trust():
            return None


survey = Survey(id="spring", title="Spring", questions=[question])
assert_type(survey.questions, tuple[Question, ...])
assert_type(survey.question("q"), Question | None)

tally = Tally.of(LIKERT_5, [5, None])
sample = Sample(segment="a", invited=2, answered=2, tallies={"q": tally})
assert_type(sample.tallies, tuple[Answers, ...])
assert_type(sample.tally("q"), Tally | None)
assert_type(sample.population, int | None)
assert_type(sample.merge(sample), Sample)
Sample(segment="a", invited=2, answered=2, tallies=[Answers(question="q", tally=tally)])
Sample(segment="a", invited=2, answered=2, tallies={"q": [5]})  # type: ignore[dict-item]
Sample(segment="a", invited=2, answered=2, tallies=[tally])  # type: ignore[list-item]

wave = Wave(id="may", survey="spring", fielded=ALWAYS, samples=[sample])
assert_type(wave.id, EvidenceId)
assert_type(wave.survey, SurveyId)
assert_type(wave.samples, tuple[Sample, ...])
assert_type(wave.sample("a"), Sample | None)
assert_type(wave.merge(wave), Wave)
wave.merge(sample)  # type: ignore[arg-type]

# ---- research and satisfaction ---------------------------------------------------------------------------------------

study = Study(id="panel", title="Panel", method="panel", fielded=ALWAYS, segments={"a"}, quality=Quality.WEAK, insights=["b"])
assert_type(study.segments, tuple[SegmentId, ...])
assert_type(study.sample_size, int | None)
assert_type(study.insights, tuple[str, ...])
assert_type(Trend(factor="brewing", on=DAY, drift=Drift.STABLE, because="b").factor, FactorId)

metric = Metric(id="m", name="M", question="q", statistic=Statistic.SHARE, points={4, 5})
assert_type(metric.points, tuple[int, ...])
assert_type(metric.segment, SegmentId | None)
Metric(id="m", name="M", question="q", statistic="share", points=[5])  # type: ignore[arg-type]
Metric(id="m", name="M", question="q", statistic=Statistic.SHARE, points=["5"])  # type: ignore[list-item]

objective = Objective(id="o", metric=metric.id, target=30, due=DAY, owner="b", strategic="lead")
assert_type(objective.metric, MetricId)
assert_type(objective.target, float)
assert_type(objective.strategic, StrategicObjectiveId | None)

# ---- leadership ------------------------------------------------------------------------------------------------------

CommitmentAct(id="talk", kind=CommitmentKind.PRESENCE, on=DAY, by="b", what="c")
review = ManagementReview(id="r", on=DAY, by="b", inputs={ReviewInput.FEEDBACK}, decisions=["d"])
assert_type(review.inputs, tuple[ReviewInput, ...])
assert_type(review.decisions, tuple[DecisionId, ...])
ManagementReview(id="r", on=DAY, by="b", inputs=["feedback"])  # type: ignore[list-item]

impact = Impact(segment="a", effect=ImpactEffect.WORSE, because="b")
assert_type(Decision(id="d", on=DAY, by="b", what="c", impacts=[impact]).impacts, tuple[Impact, ...])
assert_type(Authority(id="e", role="b", scope="c", in_force=ALWAYS, limit=money).limit, Money | None)
Authority(id="e", role="b", scope="c", in_force=ALWAYS, limit=100)  # type: ignore[arg-type]

served = Ref(kind=Kind.NEED, key="quick")
recognition = Recognition(id="f", on=DAY, by="b", to="c", contribution="d", serves=[served])
assert_type(recognition.serves, tuple[Ref, ...])
finding = FindingRef(rule="DIR-7", subject=[served])
Recognition(id="f", on=DAY, by="b", to="c", contribution="d", serves=[finding])  # type: ignore[list-item]

# ---- strategies ------------------------------------------------------------------------------------------------------

assert_type(amounts(), SearchStrategy[Money])
assert_type(asked(["quick"]), SearchStrategy[Asked])
assert_type(feedbacks(actions=[ActionId("new")]), SearchStrategy[Feedback])
assert_type(samples(questions=[question]), SearchStrategy[Sample])
assert_type(waves(surveys=[survey], segments=["a"]), SearchStrategy[Wave])
assert_type(metrics(questions=survey.questions), SearchStrategy[Metric])
assert_type(recognitions(), SearchStrategy[Recognition])
progresses(sources=["june", wave.id])
waves(surveys=["spring"])  # type: ignore[list-item]
samples(questions=["q"])  # type: ignore[list-item]
Objective(id="o", metric=NPS_0_10, target=30, due=DAY, owner="b")  # type: ignore[arg-type]
