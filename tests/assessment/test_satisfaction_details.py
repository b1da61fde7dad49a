"""What the rules on satisfaction tell beside their verdicts: facts, evidence, subjects; and how they follow the policy."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest

from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import Check, Fact, RuleSet, Verdict
from customerfocus.assessment.policy import (
    DEFAULT_POLICY,
    CadenceSetting,
    CountSetting,
    DaysSetting,
    FigureSetting,
)
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.rules._figures import in_short, told_apart
from customerfocus.methods._common import exceeds
from customerfocus.methods.proportions import wilson
from customerfocus.model.actions import ActionKind, ActionState
from customerfocus.register import Record
from customerfocus.values.periods import Cadence, Unit
from customerfocus.values.scales import Direction

from .builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    job,
    need,
    register,
    segment,
    session,
    target,
)
from .judging import assessed
from .voices import (
    PULSE,
    doing,
    feedback,
    goal,
    gone_to,
    mean,
    net_promoter,
    of_ratings,
    of_scores,
    priority,
    ratings,
    sample,
    scores,
    share,
    study,
    survey,
    top_box,
    wave,
)

LAST_DAY = date(9999, 12, 31)
CORRECTIVE = ActionKind.CORRECTIVE
ASKED = (*target("a"), PULSE)
WORSE = (segment("a"), PULSE, net_promoter(), of_scores("v", 80, 20, 0, last=LONG_AGO), of_scores("w", 20, 20, 60))


# ---- figures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (0.5, 0.25, (0.5, 0.25)),
        (0.1234, 0.1236, (0.123, 0.124)),
        (7, 7, (7, 7)),
        (0.0961, 0.1, (0.096, 0.1)),
        (1e-17, 2e-17, (0, 0)),
    ],
)
def test_figures_have_two_decimals_or_as_many_as_tell_them_apart(one: float, other: float, told: tuple[float, float]) -> None:
    assert told_apart(one, other) == told


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert repr(told_apart(-0.004, 50)) == "(0.0, 50)"


@pytest.mark.parametrize(("figure", "short"), [(-98.876, -98.9), (0.000123456, 0.000123), (0, 0), (4.8512e-41, 4.85e-41)])
def test_a_small_figure_does_not_vanish_in_short(figure: float, short: float) -> None:
    assert in_short(figure) == short


@pytest.mark.parametrize(
    ("figure", "line", "above"), [(0.1 + 0.2, 0.3, False), (0.300_000_002, 0.3, True), (0.3, 0.3, False), (0.2, 0.3, False)]
)
def test_the_last_digits_of_a_computation_exceed_no_line(figure: float, line: float, above: bool) -> None:  # noqa: FBT001
    assert exceeds(figure, line) is above


def fact(rule: str, records: list[Record], name: str) -> Fact:
    (check,) = assessed(records, rule).checks
    return dict(check.facts)[name]


@pytest.mark.parametrize(
    ("smallest_group", "few"),
    [
        (1, ("b (6)", "c (1)", "d (0)")),
        (2, ("b (6)", "c (1, withheld)", "d (0)")),
        (6, ("b (6)", "c (1, withheld)", "d (0)")),
        (7, ("b (6, withheld)", "c (1, withheld)", "d (0)")),
        (31, ("a (30, withheld)", "b (6, withheld)", "c (1, withheld)", "d (0)")),
    ],
)
def test_a_group_that_is_withheld_is_named_with_its_count(smallest_group: int, few: tuple[str, ...]) -> None:
    answers = {"a": 30, "b": 6, "c": 1, "d": 0}
    samples = [sample(name, {"satisfied": ratings(n)}, invited=50, answered=40) for name, n in answers.items()]
    records = [record for name in answers for record in target(name)]
    assert fact("SAT-11", [*records, survey(smallest_group=smallest_group), wave("w", *samples)], "few") == few


def test_a_figure_just_under_the_target_is_told_apart_from_it() -> None:
    low = wilson(80, 100).low
    records: list[Record] = [*ASKED, top_box(), of_ratings("w", 80, 20), goal(target=low + 1e-5, metric="happy")]
    assert fact("SAT-5", records, "low") == round(low, 5)
    assert fact("SAT-5", records, "value") == 0.8


def test_an_interval_just_too_wide_is_told_apart_from_what_is_asked() -> None:
    interval = wilson(50, 100)
    half = (interval.high - interval.low) / 2
    policy = attrs.evolve(DEFAULT_POLICY, widest_share=FigureSetting(figure=half - 1e-5))
    facts = dict(judged("SAT-3", [*ASKED, top_box(), of_ratings("w", 50, 50)], policy=policy)[0].facts)
    assert (facts["half"], facts["widest"]) == (round(half, 5), round(half - 1e-5, 5))


def test_what_changed_is_told_by_three_digits_and_the_levels_around_it_apart() -> None:
    many = [of_ratings("v", 812_345, 187_655, last=LONG_AGO), of_ratings("w", 808_765, 191_235)]
    facts = dict(assessed([segment("a"), PULSE, top_box(), *many], "SAT-6").checks[0].facts)
    assert (facts["before"], facts["after"], facts["difference"]) == (0.812, 0.809, -0.00358)


# ---- evidence --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "records", "evidence"),
    [
        ("SAT-1", [*target("a"), session("r", "a", on=LONG_AGO), session("s", "a")], ["feedback-session:s"]),
        ("SAT-1", [*target("a"), session("r", "a", on=LONG_AGO)], ["feedback-session:r"]),
        ("SAT-1", [*target("a")], []),
        ("SAT-2", [*ASKED, session("s", "a"), feedback("f"), of_ratings("w", 30, 0, last=LONG_AGO)], ["feedback:f"]),
        ("SAT-2", [*ASKED, of_ratings("w", 3, 0)], ["wave:w"]),
        ("SAT-3", [*ASKED, top_box(), of_ratings("v", 3, 0, last=LONG_AGO), of_ratings("w", 50, 50)], ["wave:w"]),
        ("SAT-3", [*ASKED, top_box()], []),
        ("SAT-4", [*ASKED, net_promoter(), top_box(), goal("y"), goal("x", metric="happy")], ["objective:x", "objective:y"]),
        (
            "SAT-5",
            [
                *ASKED,
                net_promoter(),
                goal(),
                of_scores("v", 9, 0, 0, last=LONG_AGO),
                of_scores("w", 9, 0, 0),
                of_scores("x", 9, 0, 0, last=TODAY),
            ],
            ["wave:w"],
        ),
        ("SAT-5", [*ASKED, net_promoter(), goal(due=LONG_AGO), of_scores("w", 9, 0, 0)], []),
        (
            "SAT-6",
            [*WORSE, doing("y", "metric:nps", kind=CORRECTIVE), doing("x", "metric:nps", kind=CORRECTIVE, due=YESTERDAY)],
            ["wave:v", "wave:w", "action:y"],
        ),
        ("SAT-6", WORSE, ["wave:v", "wave:w"]),
        ("SAT-7", [segment("a"), feedback("f")], []),
        (
            "SAT-8",
            [
                *target("a"),
                job(),
                need("n", "a"),
                priority("n", "a", 90, 10, on=LONG_AGO),
                priority("n", "a", 90, 40),
                doing("x", "need:n"),
                doing("w", "need:n", due=YESTERDAY),
                doing("v", "need:n", log=gone_to(ActionState.DONE)),
            ],
            ["priority:n@a@2026-06-14", "action:v", "action:x"],
        ),
        (
            "SAT-8",
            [*target("a"), job(), need("n", "a"), priority("n", "a", 90, 40), doing("w", "need:n", due=YESTERDAY)],
            ["priority:n@a@2026-06-14", "action:w"],
        ),
        ("SAT-9", [*target("a"), study("r", "a", last=LONG_AGO), study("s", "a")], ["study:s"]),
        (
            "SAT-10",
            [
                *ASKED,
                net_promoter(),
                top_box(),
                mean(),
                wave("w", sample("a", {"recommend": scores(9), "satisfied": ratings(9, 9)})),
            ],
            ["metric:nps", "metric:average", "metric:happy"],
        ),
        ("SAT-11", [*ASKED, wave("w")], []),
        (
            "SAT-12",
            [
                segment("a"),
                doing("y", "segment:a"),
                doing("x", "feedback:two"),
                feedback("one", "queue", led_to=["y"]),
                feedback("two", "queue", led_to=["x"]),
                feedback("three", "queue", on=date(2026, 1, 1)),
            ],
            ["feedback:three", "feedback:one", "feedback:two", "action:x", "action:y"],
        ),
    ],
)
def test_a_verdict_names_the_records_it_rests_on(rule: str, records: list[Record], evidence: list[str]) -> None:
    (check,) = assessed(records, rule).checks
    assert [str(each) for each in check.evidence] == evidence


# ---- subjects --------------------------------------------------------------------------------------------------------


def subjects(rule: str, *records: Record) -> list[str]:
    return [", ".join(map(str, each.subject)) for each in assessed(records, rule).checks]


BOTH = (*target("a"), *target("b"), *(segment(each) for each in "cd"), PULSE)


@pytest.mark.parametrize("rule", ["SAT-1", "SAT-2", "SAT-4", "SAT-9", "SAT-10"])
def test_every_target_is_asked(rule: str) -> None:
    assert subjects(rule, *BOTH, session("s", "a"), of_ratings("w", 1, 0)) == ["segment:a", "segment:b"]


def test_every_metric_of_every_target_is_asked() -> None:
    metrics = (net_promoter(), top_box(), top_box("glad", "b"), top_box("other", "c"), net_promoter("all", None))
    assert subjects("SAT-3", *BOTH, *metrics) == ["metric:glad", "metric:happy", "metric:nps"]


def test_of_each_metric_the_latest_objectives_past_due_and_all_that_are_ahead_are_asked() -> None:
    days = {"old": LONG_AGO, "past": YESTERDAY, "too": YESTERDAY, "now": TODAY, "next": TOMORROW}
    goals = [goal(name, due=due) for name, due in days.items()]
    found = subjects("SAT-5", *ASKED, net_promoter(), top_box(), *goals, goal("other", metric="happy", due=LONG_AGO))
    assert found == [f"objective:{each}" for each in ("next", "now", "other", "past", "too")]


def test_every_metric_that_worsened_is_asked_whomever_it_is_of() -> None:
    metrics = (net_promoter("all", None), top_box("steady"), share())
    waves = (of_ratings("r", 50, 50, last=LONG_AGO), of_ratings("s", 50, 50))
    assert subjects("SAT-6", *WORSE, *metrics, *waves) == ["metric:all", "metric:nps"]


def test_every_complaint_and_enquiry_is_asked() -> None:
    assert subjects("SAT-7", segment("a"), feedback("g"), feedback("f", on=LONG_AGO)) == ["feedback:f", "feedback:g"]


def test_every_need_is_asked_once_for_each_target_that_has_it() -> None:
    asked = [priority(name, of, 90, 40) for name in ("m", "n") for of in "abc"]
    found = subjects("SAT-8", *BOTH, job(), need("m", "a", "c"), need("n", "b", "a"), *asked)
    assert found == ["need:m, segment:a", "need:n, segment:a", "need:n, segment:b"]


def test_every_wave_in_date_is_asked() -> None:
    assert subjects("SAT-11", *BOTH, wave("v"), wave("w"), wave("old", last=LONG_AGO)) == ["wave:v", "wave:w"]


def test_every_theme_is_asked() -> None:
    complaints = [feedback(each, "queue", "noise") for each in ("one", "two", "three")]
    assert subjects("SAT-12", segment("a"), *complaints, feedback("four", "smell")) == ["theme:noise", "theme:queue"]


# ---- the policy ------------------------------------------------------------------------------------------------------


def judged(rule: str, records: Iterable[Record], *, on: date = TODAY, **settings: Any) -> tuple[Check, ...]:  # noqa: ANN401 -- figures
    policy = settings.pop("policy", None) or attrs.evolve(DEFAULT_POLICY, name="ours", **settings)
    return assess(register(*records), on=on, rules=RuleSet(name="one", rules=[STANDARD.rule(rule)]), policy=policy).checks


DAILY = CadenceSetting(cadence=Cadence(every=1, unit=Unit.DAY))
AGO = date(2026, 6, 13)
"""Longer than a day, and shorter than whatever the default policy says."""


@pytest.mark.parametrize(
    ("rule", "records", "settings"),
    [
        ("SAT-1", [*target("a"), session("s", "a", on=AGO)], {"sessions": DAILY}),
        ("SAT-2", [*target("a"), session("s", "a", on=AGO)], {"sessions": DAILY}),
        ("SAT-2", [*target("a"), feedback("f", on=AGO)], {"surveys": DAILY}),
        ("SAT-2", [*ASKED, of_ratings("w", 30, 0, last=AGO)], {"surveys": DAILY}),
        ("SAT-2", [*ASKED, of_ratings("w", 30, 0)], {"smallest_n": CountSetting(count=31)}),
        ("SAT-3", [*ASKED, top_box(), of_ratings("w", 50, 50)], {"widest_share": FigureSetting(figure=0.09)}),
        ("SAT-3", [*ASKED, share(), of_ratings("w", 50, 50)], {"widest_share": FigureSetting(figure=0.09)}),
        ("SAT-3", [*ASKED, net_promoter(), of_scores("w", 50, 25, 25)], {"widest_points": FigureSetting(figure=10)}),
        ("SAT-3", [*ASKED, mean(), of_ratings("w", 100, 100)], {"widest_mean": FigureSetting(figure=0.04)}),
        ("SAT-3", [*ASKED, top_box(), of_ratings("w", 50, 50)], {"level": FigureSetting(figure=0.999)}),
        ("SAT-7", [segment("a"), feedback("f", on=AGO)], {"answering": DaysSetting(days=1)}),
        ("SAT-7", [segment("a"), feedback("f", on=AGO)], {"closing": DaysSetting(days=1)}),
        ("SAT-7", [segment("a"), feedback("f", on=AGO, answered=AGO)], {"closing": DaysSetting(days=1)}),
        ("SAT-9", [*target("a"), study("y", "a", last=AGO)], {"research": DAILY}),
        (
            "SAT-11",
            [*ASKED, wave("w", sample("a", {"satisfied": ratings(30)}, invited=60))],
            {"response_rate": FigureSetting(figure=0.51)},
        ),
        ("SAT-11", [*ASKED, of_ratings("w", 30, 0)], {"smallest_n": CountSetting(count=31)}),
    ],
)
def test_another_figure_of_the_policy_changes_the_verdict(rule: str, records: list[Record], settings: dict[str, Any]) -> None:
    (before,), (after,) = judged(rule, records), judged(rule, records, **settings)
    assert (before.verdict, after.verdict) == (Verdict.MET, Verdict.NOT_MET)


NEEDED = (*target("a"), job(), need("n", "a"), priority("n", "a", 90, 40, on=AGO))


@pytest.mark.parametrize(
    ("rule", "records", "settings"),
    [
        (
            "SAT-6",
            [*WORSE[:2], top_box(), of_ratings("v", 60, 40, last=LONG_AGO), of_ratings("w", 45, 55)],
            {"level": FigureSetting(figure=0.99)},
        ),
        ("SAT-8", NEEDED, {"underserved": FigureSetting(figure=14)}),
        ("SAT-8", NEEDED, {"priorities": DAILY}),
        ("SAT-11", [*ASKED, wave("w", last=AGO)], {"surveys": DAILY}),
        (
            "SAT-12",
            [segment("a"), *(feedback(each, "queue") for each in ("f", "g", "h"))],
            {"theme_mentions": CountSetting(count=4)},
        ),
    ],
)
def test_another_figure_of_the_policy_changes_who_is_asked(rule: str, records: list[Record], settings: dict[str, Any]) -> None:
    assert (len(judged(rule, records)), judged(rule, records, **settings)) == (1, ())


def test_a_figure_on_the_line_is_no_worse_than_the_line() -> None:
    interval = wilson(50, 100)
    exactly = FigureSetting(figure=(interval.high - interval.low) / 2)
    (check,) = judged("SAT-3", [*ASKED, top_box(), of_ratings("w", 50, 50)], widest_share=exactly)
    assert check.verdict is Verdict.MET
    third = wave("w", sample("a", {"satisfied": ratings(30)}, invited=90))
    (check,) = judged("SAT-11", [*ASKED, third], response_rate=FigureSetting(figure=1 / 3))
    assert check.verdict is Verdict.MET


def test_tests_and_intervals_are_made_at_the_level_of_the_policy() -> None:
    level = FigureSetting(figure=0.8)
    cases: list[tuple[str, Iterable[Record]]] = [
        ("SAT-3", [*ASKED, top_box(), of_ratings("w", 50, 50)]),
        ("SAT-5", [*ASKED, top_box(), of_ratings("w", 50, 50), goal(metric="happy")]),
        ("SAT-6", WORSE),
    ]
    for rule, records in cases:
        (check,) = judged(rule, records, level=level)
        assert dict(check.facts)["level"] == 0.8


def test_on_the_day_it_came_feedback_that_is_to_be_answered_at_once_is_in_time() -> None:
    at_once = DaysSetting(days=0)
    (today,) = judged("SAT-7", [segment("a"), feedback("f", on=TODAY)], answering=at_once)
    (late,) = judged("SAT-7", [segment("a"), feedback("f")], answering=at_once)
    assert (today.verdict, today.holds_until, late.verdict) == (Verdict.MET, TODAY, Verdict.NOT_MET)


def test_of_a_mean_the_width_of_its_scale_counts() -> None:
    (check,) = judged("SAT-3", [*ASKED, mean(), of_ratings("w", 100, 100)])
    assert dict(check.facts)["widest"] == 0.4


def test_a_metric_of_which_less_is_better_worsens_when_it_rises() -> None:
    fewer = net_promoter(better=Direction.LESS)
    rising = (of_scores("v", 20, 20, 60, last=LONG_AGO), of_scores("w", 80, 20, 0))
    assert subjects("SAT-6", *WORSE[:2], fewer, *rising) == ["metric:nps"]


# ---- the calendar's end ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "records"),
    [
        ("SAT-1", [*target("a"), session("s", "a", on=date(9999, 11, 15))]),
        ("SAT-2", [*target("a"), session("s", "a", on=LAST_DAY), feedback("f", on=date(9999, 6, 15))]),
        ("SAT-9", [*target("a"), study("y", "a", last=date(9999, 6, 15))]),
        ("SAT-11", [*ASKED, of_ratings("w", 30, 0, last=date(9999, 6, 15))]),
        (
            "SAT-8",
            [
                *target("a"),
                job(),
                need("n", "a"),
                priority("n", "a", 90, 40, on=date(9999, 6, 15)),
                doing("x", "need:n", log=gone_to(ActionState.DONE)),
            ],
        ),
        (
            "SAT-12",
            [
                segment("a"),
                doing("x", "feedback:f"),
                *(feedback(each, "queue", on=date(9999, 6, 15)) for each in ("f", "g", "h")),
            ],
        ),
    ],
)
def test_what_is_due_after_the_end_of_the_calendar_stands_for_ever(rule: str, records: list[Record]) -> None:
    (check,) = judged(rule, records, on=LAST_DAY)
    assert (check.verdict, check.holds_until, dict(check.facts).get("due")) == (Verdict.MET, None, None)


def test_what_came_at_the_end_of_the_calendar_is_answered_in_time() -> None:
    (check,) = judged("SAT-7", [segment("a"), feedback("f", on=date(9999, 12, 30))], on=LAST_DAY)
    assert (check.verdict, check.holds_until) == (Verdict.MET, LAST_DAY)


def test_an_objective_of_the_first_day_of_the_calendar_is_asked() -> None:
    (check,) = judged("SAT-5", [*ASKED, net_promoter(), goal(due=date.min)], on=date.min)
    assert (check.verdict, check.holds_until) == (Verdict.MET, date.min)
