"""What a rule may see of what customers say: what had come by the day, and nothing later."""

from datetime import date

import attrs
import pytest

from customerfocus.assessment.policy import DEFAULT_POLICY, FigureSetting
from customerfocus.assessment.view import View
from customerfocus.model.actions import Action
from customerfocus.model.feedback import Feedback, FeedbackSession
from customerfocus.model.research import Study
from customerfocus.model.satisfaction import Metric
from customerfocus.model.surveys import Survey, Wave
from customerfocus.register import Record
from customerfocus.values.estimates import Estimate
from customerfocus.values.identifiers import EvidenceId, FindingRef, MetricId, Ref

from .builders import LONG_AGO, TODAY, TOMORROW, YESTERDAY, register, segment, session
from .voices import PULSE, doing, feedback, net_promoter, of_scores, study, top_box


def seen(*records: Record, level: float = 0.95) -> View:
    policy = attrs.evolve(DEFAULT_POLICY, level=FigureSetting(figure=level))
    return View(register=register(segment("a"), PULSE, *records), on=TODAY, policy=policy)


@pytest.mark.parametrize(("on", "known"), [(YESTERDAY, YESTERDAY), (TODAY, TODAY), (TOMORROW, None), (None, None)])
def test_a_day_in_a_record_is_seen_as_far_as_it_has_come(on: date | None, known: date | None) -> None:
    assert seen().past(on) == known


def test_a_metric_was_what_it_was_in_the_waves_that_are_known_oldest_first() -> None:
    waves = (of_scores("a-late-one", 9, 0, 0), of_scores("early", 8, 0, 0, last=LONG_AGO), of_scores("next", 7, 0, 0, last=TODAY))
    measured = seen(net_promoter(), top_box(), *waves).measurements(MetricId("nps"))
    assert [(each.wave, each.tally.n) for each in measured] == [("early", 8), ("a-late-one", 9)]


def test_a_metric_without_a_wave_was_nothing() -> None:
    assert seen(net_promoter(), of_scores("w", 9, 0, 0), top_box()).measurements(MetricId("happy")) == ()


def test_a_metric_is_measured_at_the_level_of_the_policy() -> None:
    (measured,) = seen(net_promoter(), of_scores("w", 9, 0, 0), level=0.8).measurements(MetricId("nps"))
    assert isinstance(measured.value, Estimate)
    assert measured.value.level == 0.8


def test_whoever_asks_for_measurements_reads_metrics_surveys_and_waves_each_time() -> None:
    view = seen(net_promoter())
    for _ in range(2):
        with view.reading() as read:
            view.measurements(MetricId("nps"))
        assert read == {Metric, Survey, Wave}


def test_a_metric_has_its_question_and_a_wave_its_survey() -> None:
    view = seen(net_promoter(), of_scores("w", 9, 0, 0))
    assert view.question(net_promoter()) == PULSE.questions[0]
    assert view.survey(of_scores("w", 9, 0, 0)) == PULSE


def test_cadences_count_from_the_last_day_of_a_wave_or_study() -> None:
    assert (seen().last_day(of_scores("w", 9, 0, 0)), seen().last_day(study("y", "a"))) == (YESTERDAY, YESTERDAY)


HEARD = (
    session("s", "a"),
    of_scores("w", 9, 0, 0),
    study("y", "a"),
    feedback("f"),
    *(session("late", "a", on=TOMORROW), of_scores("late-wave", 9, 0, 0, last=TOMORROW)),
)


def test_what_customers_said_is_found_by_its_id_whatever_it_is_as_far_as_it_is_known() -> None:
    keys = [EvidenceId(each) for each in ("f", "late", "y", "nothing", "w", "late-wave", "s")]
    found = seen(*HEARD).sources(keys)
    assert [(type(each), each.id) for each in found] == [(Feedback, "f"), (Study, "y"), (Wave, "w"), (FeedbackSession, "s")]


FINDING = FindingRef(rule="SAT-6", subject=[Ref.parse("metric:nps")])
OTHER = FindingRef(rule="SAT-3", subject=[Ref.parse("metric:nps")])
ACTIONS = (
    net_promoter(),
    doing("about-it", "metric:nps"),
    doing("both", "metric:nps", FINDING),
    doing("finding", FINDING),
    doing("other", OTHER),
    doing("else", "segment:a"),
    doing("later", "metric:nps", planned=TOMORROW, due=TOMORROW),
)


@pytest.mark.parametrize(
    ("findings", "serving"),
    [([], ["about-it", "both"]), ([FINDING], ["about-it", "both", "finding"]), ([OTHER], ["about-it", "both", "other"])],
)
def test_an_action_serves_a_record_or_a_finding_about_it(findings: list[FindingRef], serving: list[str]) -> None:
    view = seen(*ACTIONS)
    with view.reading() as read:
        found = view.serving(net_promoter(), *findings)
    assert [each.id for each in found] == serving
    assert read == {Action}
