"""What is watched and what it is to reach: laws of the constructors, and which figure can be computed of which answers."""

import math
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus._checks import LARGEST_INTEGER
from customerfocus.errors import BrokenLawError, CustomerFocusError, WrongTypeError
from customerfocus.model.satisfaction import Metric, Objective, Statistic, computable, reach
from customerfocus.values.scales import EFFORT_7, LIKERT_5, NPS_0_10, TEN_POINT, Direction, Point, Scale

from .measured import metric

NET_PROMOTER, TOP_BOX, SHARE, MEAN = Statistic
STATISTICS = "Statistic.NET_PROMOTER, Statistic.TOP_BOX, Statistic.SHARE, Statistic.MEAN"
VALID: dict[type, dict[str, Any]] = {
    Metric: {"id": "recommend", "name": "Recommendation", "question": "q", "statistic": NET_PROMOTER},
    Objective: {"id": "o", "metric": "recommend", "target": 40, "due": date(2026, 12, 31), "owner": "director"},
}


def test_a_metric_is_of_every_segment_and_more_is_better_unless_told_otherwise() -> None:
    found = Metric(**VALID[Metric])
    assert (found.segment, found.top, found.points, found.better) == (None, 2, (), Direction.MORE)


def test_an_objective_serves_no_strategic_one_unless_told_otherwise() -> None:
    assert Objective(**VALID[Objective]).strategic is None


def test_a_target_is_kept_as_a_float() -> None:
    assert type(Objective(**VALID[Objective]).target) is float


@given(st.sets(st.integers(-1000, 1000), min_size=1, max_size=5), st.sampled_from([list, tuple, set, frozenset, iter]))
def test_points_are_a_set_by_meaning(points: set[int], collection: Callable[[Any], Any]) -> None:
    assert metric(SHARE, points=collection(sorted(points, reverse=True))).points == tuple(sorted(points))


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (Metric, "id", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Metric, "name", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Metric, "question", 1, "type.text", "be an identifier (text), got 1"),
        (Metric, "statistic", "mean", "enum", f"be one of {STATISTICS}, got 'mean'"),
        (Metric, "segment", " a", "id.form", "have no white space at either end, got ' a'"),
        (Metric, "top", 0, "number.range", f"be from 1 to {LARGEST_INTEGER}, got 0"),
        (Metric, "top", True, "type.integer", f"be a whole number from 1 to {LARGEST_INTEGER}, got True"),
        (Metric, "points", "45", "type.array", "be a list or a tuple, got '45'"),
        (Metric, "points[0]", ["4"], "type.integer", f"be a whole number from -{LARGEST_INTEGER} to {LARGEST_INTEGER}, got '4'"),
        (Metric, "points", [4, 4], "value.duplicate", "not repeat a member, got 4 twice"),
        (
            Metric,
            "points",
            [4],
            "metric.points",
            "name at least one point of a share, and none of another statistic, got 1 of a net-promoter",
        ),
        (Metric, "better", "less", "enum", "be one of Direction.MORE, Direction.LESS, got 'less'"),
        (Objective, "id", "", "id.form", "have 1 to 200 characters, got 0"),
        (Objective, "metric", "a@b", "id.form", "not contain ':', '@' or '+', got 'a@b'"),
        (Objective, "target", math.nan, "number.finite", "be a finite number, got nan"),
        (Objective, "target", "40", "type.number", "be a number, got '40'"),
        (Objective, "due", "2026-12-31", "date.form", "be a day (a date without a time), got '2026-12-31'"),
        (Objective, "owner", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Objective, "strategic", "a+b", "id.form", "not contain ':', '@' or '+', got 'a+b'"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


def test_a_share_names_the_points_that_count() -> None:
    with pytest.raises(BrokenLawError) as caught:
        metric(SHARE, points=[])
    assert caught.value.code == "metric.points"


def test_a_statistic_is_one_of_four_words() -> None:
    assert [str(each) for each in Statistic] == ["net-promoter", "top-box", "share", "mean"]


# ---- what can be computed of what ------------------------------------------------------------------------------------

RENAMED = Scale(name="own-0-10", points=NPS_0_10.points)


@pytest.mark.parametrize(
    ("what", "scale"),
    [
        (metric(NET_PROMOTER), NPS_0_10),
        (metric(TOP_BOX), LIKERT_5),
        (metric(TOP_BOX, top=4), LIKERT_5),
        (metric(TOP_BOX, top=6), EFFORT_7),
        (metric(SHARE, points=[1, 5]), LIKERT_5),
        (metric(SHARE, points=[0]), NPS_0_10),
        (metric(MEAN, top=99), Scale(name="own", points=[Point(value=0, label="no"), Point(value=1, label="yes")])),
    ],
)
def test_a_figure_is_computed_of_answers_on_a_scale_that_has_what_it_counts(what: Metric, scale: Scale) -> None:
    computable(what, scale)


@pytest.mark.parametrize(
    ("what", "scale", "field", "code", "sentence"),
    [
        (
            metric(NET_PROMOTER),
            TEN_POINT,
            "question",
            "metric.scale",
            "question must be asked on nps-0-10 for a net promoter score, got answers on ten-point",
        ),
        (
            metric(NET_PROMOTER),
            RENAMED,
            "question",
            "metric.scale",
            "question must be asked on nps-0-10 for a net promoter score, got answers on own-0-10",
        ),
        (metric(TOP_BOX, top=5), LIKERT_5, "top", "metric.scale", "top must be below 5, the number of points of likert-5, got 5"),
        (metric(SHARE, points=[0, 5, 6]), LIKERT_5, "points", "metric.scale", "points must be points of likert-5, got 0, 6"),
        ("recommend", LIKERT_5, "metric", "type.object", "metric must be a Metric, got 'recommend'"),
        (metric(), "likert-5", "scale", "type.object", "scale must be a Scale, got 'likert-5'"),
    ],
)
def test_a_figure_is_not_computed_of_other_answers(what: Any, scale: Any, field: str, code: str, sentence: str) -> None:  # noqa: ANN401
    with pytest.raises(CustomerFocusError) as caught:
        computable(what, scale)
    assert (caught.value.field, caught.value.code, str(caught.value)) == (field, code, sentence)


@pytest.mark.parametrize(
    ("statistic", "scale", "expected"),
    [
        (NET_PROMOTER, NPS_0_10, (-100, 100)),
        (TOP_BOX, LIKERT_5, (0, 1)),
        (SHARE, EFFORT_7, (0, 1)),
        (MEAN, LIKERT_5, (1, 5)),
        (MEAN, NPS_0_10, (0, 10)),
    ],
)
def test_a_metric_reaches_as_far_as_its_statistic_does(statistic: Statistic, scale: Scale, expected: tuple[float, float]) -> None:
    found = reach(metric(statistic, points=[1] if statistic is SHARE else []), scale)
    assert found == expected
    assert all(type(each) is float for each in found)


@pytest.mark.parametrize(("arguments", "field"), [((1, LIKERT_5), "metric"), ((metric(MEAN), 5), "scale")])
def test_what_a_metric_reaches_is_asked_of_a_metric_and_a_scale(arguments: tuple[Any, Any], field: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        reach(*arguments)
    assert caught.value.field == field
