"""Laws of what was measured: a figure with its interval or a reason, from the answers and nothing else."""

import math
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus._checks import LARGEST_INTEGER
from customerfocus.errors import BrokenLawError, CustomerFocusError
from customerfocus.methods.means import mean_interval
from customerfocus.methods.net_promoter import net_promoter
from customerfocus.methods.proportions import wilson
from customerfocus.model.measurement import Achievement, Measurement, achievement, estimate
from customerfocus.model.satisfaction import Metric, Objective, Statistic
from customerfocus.values.estimates import Estimate, Unknown
from customerfocus.values.scales import EFFORT_7, LIKERT_5, NPS_0_10, Direction, Scale, Tally

from .measured import MAY, NEXT_MAY, SCALES, WORTH, answered, counts_on, measured, metric, scores

MORE, LESS = Direction.MORE, Direction.LESS
NET_PROMOTER, TOP_BOX, SHARE, MEAN = Statistic
NOBODY = Unknown(reason="nobody answered")
ALL_AGREE = Unknown(reason="all answers agree, and without spread there is no interval")
TOO_FEW = Unknown(reason="fewer than two answers have no spread from which an interval could be made")
RANGES = {NET_PROMOTER: (-100.0, 100.0), TOP_BOX: (0.0, 1.0), SHARE: (0.0, 1.0), MEAN: (1.0, 5.0)}


def figure(what: Metric, counts: list[int]) -> Fraction:
    """The figure by its definition: the mean of what each answer is worth, spelled out one by one."""
    answers = [value for value, count in zip(SCALES[what.statistic].values, counts, strict=True) for _ in range(count)]
    return Fraction(sum(map(WORTH[what.statistic], answers)), len(answers))


# ---- estimates -------------------------------------------------------------------------------------------------------


@given(answered())
def test_an_estimate_is_the_figure_of_its_definition_and_never_without_a_width(drawn: tuple[Metric, list[int]]) -> None:
    what, counts = drawn
    found = estimate(what, SCALES[what.statistic], counts)
    if isinstance(found, Estimate):
        least, most = RANGES[what.statistic]
        assert math.isclose(found.value, figure(what, counts), rel_tol=1e-12, abs_tol=1e-12)
        assert least <= found.low <= found.value <= found.high <= most
        assert found.low < found.high
        assert found.n == sum(counts)
    elif sum(counts) == 0:
        assert found == NOBODY
    else:
        assert what.statistic is MEAN
        assert found == (TOO_FEW if sum(counts) == 1 else ALL_AGREE)
        assert sum(map(bool, counts)) == 1


@given(counts_on(NPS_0_10))
def test_a_net_promoter_score_has_the_published_interval_widened_to_hold_it(counts: list[int]) -> None:
    found = estimate(metric(NET_PROMOTER), NPS_0_10, counts)
    if isinstance(found, Estimate):
        published = net_promoter(sum(counts[9:]), sum(counts[7:9]), sum(counts[:7]))
        assert (found.value, found.method) == (published.score, "adjusted Wald")
        assert (found.low, found.high) == (min(published.low, published.score), max(published.high, published.score))


@given(counts_on(LIKERT_5).filter(any), st.integers(1, 4))
def test_a_top_box_is_the_share_of_the_highest_points(counts: list[int], top: int) -> None:
    box = estimate(metric(TOP_BOX, top=top), LIKERT_5, counts)
    assert box == estimate(metric(SHARE, points=range(6 - top, 6)), LIKERT_5, counts)
    interval = wilson(sum(counts[-top:]), sum(counts))
    assert isinstance(box, Estimate)
    assert (box.low, box.high, box.method) == (interval.low, interval.high, "Wilson")


@given(counts_on(LIKERT_5, 10_000))
def test_a_mean_has_the_interval_of_student_cut_at_the_ends_of_the_scale(counts: list[int]) -> None:
    found = estimate(metric(MEAN), LIKERT_5, counts)
    if isinstance(found, Estimate):
        whole = mean_interval(counts, LIKERT_5.values)
        assert (found.value, found.low, found.high) == (whole.mean, max(whole.low, 1.0), min(whole.high, 5.0))
        assert found.method == "Student's t"


@given(answered(), st.floats(0.5, 0.95), st.floats(0.96, 0.999))
def test_a_higher_level_makes_a_wider_interval(drawn: tuple[Metric, list[int]], low: float, high: float) -> None:
    what, counts = drawn
    less, more = (estimate(what, SCALES[what.statistic], counts, level=each) for each in (low, high))
    if isinstance(less, Estimate) and isinstance(more, Estimate):
        assert more.low <= less.low <= less.high <= more.high
        assert more.high - more.low > less.high - less.low
        assert (less.level, more.level) == (low, high)


@given(answered())
def test_weights_that_are_no_whole_numbers_are_taken_as_they_are(drawn: tuple[Metric, list[int]]) -> None:
    what, counts = drawn
    halves = estimate(what, SCALES[what.statistic], [each / 2 for each in counts])
    whole = estimate(what, SCALES[what.statistic], counts)
    if isinstance(halves, Estimate) and isinstance(whole, Estimate):
        assert math.isclose(halves.value, whole.value, abs_tol=1e-12)
        assert halves.n == max(sum(counts) // 2, 1)


@pytest.mark.parametrize(
    ("what", "scale", "counts", "value", "low", "high"),
    [
        # 100(50 − 20)/100; three answers added: 29.126 ± 1.96·√(0.6118)·100/√103
        pytest.param(metric(NET_PROMOTER), NPS_0_10, scores(50, 30, 20), 30.0, 14.1, 44.2, id="net promoter"),
        # 6 of 10; (0.6 + 0.1921 ± 1.96·√(0.024 + 0.0096))/1.3841
        pytest.param(metric(TOP_BOX), LIKERT_5, [1, 1, 2, 4, 2], 0.6, 0.31, 0.83, id="top box"),
        pytest.param(metric(SHARE, points=[1, 2]), LIKERT_5, [1, 1, 2, 4, 2], 0.2, 0.06, 0.51, id="share"),
        # 189/50; s² = (770 − 189²/50)/49 = 1.1955; t(49) = 2.0096
        pytest.param(metric(MEAN), LIKERT_5, [2, 5, 9, 20, 14], 3.78, 3.47, 4.09, id="mean"),
    ],
)
def test_figures_agree_with_those_made_by_hand(
    what: Metric, scale: Scale, counts: list[int], value: float, low: float, high: float
) -> None:
    found = estimate(what, scale, counts)
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(value)
    assert (found.n, found.level) == (sum(counts), 0.95)
    assert abs(found.low - low) <= (0.05 if value > 5 else 0.006)
    assert abs(found.high - high) <= (0.05 if value > 5 else 0.006)


def test_half_a_promoter_and_half_a_detractor_make_nothing_out_of_a_single_answer() -> None:
    found = estimate(metric(), NPS_0_10, [0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5])
    assert isinstance(found, Estimate)
    assert (found.value, found.n) == (0.0, 1)


def test_an_effective_number_that_rounding_has_touched_counts_in_full() -> None:
    found = estimate(metric(TOP_BOX), LIKERT_5, [0, 0, 0, 0, 19.9999999999])
    assert isinstance(found, Estimate)
    assert found.n == 20


@pytest.mark.parametrize("weights", [[0, 0, 0, 1, 0], [0.5, 0, 0, 0, 1.4]])
def test_of_fewer_than_two_answers_a_mean_has_no_figure(weights: list[float]) -> None:
    assert estimate(metric(MEAN), LIKERT_5, weights) == TOO_FEW


def test_zero_is_an_answer() -> None:
    found = estimate(metric(), NPS_0_10, [4, *[0] * 10])
    assert isinstance(found, Estimate)
    assert (found.value, found.n) == (-100.0, 4)


@pytest.mark.parametrize("statistic", [NET_PROMOTER, TOP_BOX, SHARE])
@pytest.mark.parametrize("place", [0, -1])
def test_as_many_answers_as_can_be_counted_leave_a_doubt_though_all_agree(statistic: Statistic, place: int) -> None:
    counts = [0] * len(SCALES[statistic].points)
    counts[place] = LARGEST_INTEGER
    found = estimate(metric(statistic), SCALES[statistic], counts)
    assert isinstance(found, Estimate)
    assert found.low < found.high
    assert found.n == LARGEST_INTEGER


def test_a_mean_of_answers_that_nearly_all_agree_is_not_certain() -> None:
    assert estimate(metric(MEAN), LIKERT_5, [0, 0, 0, 1, LARGEST_INTEGER - 1]) == ALL_AGREE


REFUSED: list[tuple[str, Callable[[], object], str, str, str]] = [
    ("the metric", lambda: estimate("m", LIKERT_5, []), "metric", "type.object", "metric must be a Metric, got 'm'"),  # type: ignore[arg-type]
    ("the scale", lambda: estimate(metric(), 5, []), "scale", "type.object", "scale must be a Scale, got 5"),  # type: ignore[arg-type]
    (
        "weights that are none",
        lambda: estimate(metric(MEAN), LIKERT_5, 5),  # type: ignore[arg-type]
        "weights",
        "type.array",
        "weights must be a list or a tuple, got 5",
    ),
    (
        "a text for a weight",
        lambda: estimate(metric(MEAN), LIKERT_5, [1, 2, "3", 4, 5]),  # type: ignore[list-item]
        "weights[2]",
        "type.number",
        "weights[2] must be a number, got '3'",
    ),
    (
        "true for a weight",
        lambda: estimate(metric(MEAN), LIKERT_5, [True, 2, 3, 4, 5]),
        "weights[0]",
        "type.number",
        "weights[0] must be a number, got True",
    ),
    (
        "no number",
        lambda: estimate(metric(MEAN), LIKERT_5, [1, 2, 3, 4, math.nan]),
        "weights[4]",
        "number.finite",
        "weights[4] must be a finite number, got nan",
    ),
    (
        "a weight below 0",
        lambda: estimate(metric(MEAN), LIKERT_5, [1, 2, 3, -1, 5]),
        "weights[3]",
        "number.range",
        f"weights[3] must be from 0 to {LARGEST_INTEGER}, got -1.0",
    ),
    (
        "too many answers",
        lambda: estimate(metric(MEAN), LIKERT_5, [LARGEST_INTEGER] * 5),
        "weights",
        "number.range",
        f"weights must be from 0 to {LARGEST_INTEGER}, got {5.0 * LARGEST_INTEGER}",
    ),
    (
        "too few weights",
        lambda: estimate(metric(MEAN), LIKERT_5, [1, 2, 3, 4]),
        "weights",
        "length.mismatch",
        "weights must have 5 members, one per point of likert-5, got 4",
    ),
    (
        "a level of 1",
        lambda: estimate(metric(MEAN), LIKERT_5, [0] * 5, level=1),
        "level",
        "level.range",
        "level must lie between 0 and 1, both excluded, got 1.0",
    ),
    (
        "another scale than that of a net promoter score",
        lambda: estimate(metric(NET_PROMOTER), LIKERT_5, [0, 0, 0, 0, 1]),
        "question",
        "metric.scale",
        "question must be asked on nps-0-10 for a net promoter score, got answers on likert-5",
    ),
]


@pytest.mark.parametrize(("ask", "field", "code", "sentence"), [pytest.param(*row[1:], id=row[0]) for row in REFUSED])
def test_what_cannot_be_estimated_is_refused(ask: Callable[[], object], field: str, code: str, sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask()
    assert (caught.value.field, caught.value.code, str(caught.value)) == (field, code, sentence)


# ---- measurements ----------------------------------------------------------------------------------------------------

TALLY = Tally.of(LIKERT_5, [5, 4, 4, 1])
VALID: dict[str, Any] = {
    "metric": metric(MEAN),
    "wave": "one",
    "on": MAY,
    "tally": TALLY,
    "value": estimate(metric(MEAN), LIKERT_5, TALLY.counts),
}


def test_of_a_measurement_the_tallys_own_counts_count_unless_others_are_given() -> None:
    assert Measurement(**VALID).weights == (1.0, 0.0, 0.0, 2.0, 1.0)
    assert all(type(each) is float for each in Measurement(**VALID).weights)
    assert Measurement(**VALID, weights=[0, 1, 0, 1, 0]).weights == (0.0, 1.0, 0.0, 1.0, 0.0)


def test_segments_are_a_set_by_meaning() -> None:
    assert Measurement(**VALID, segments=["b", "a"]).segments == ("a", "b")


@pytest.mark.parametrize(
    ("field", "value", "code", "law"),
    [
        ("metric", "m", "type.object", "be a Metric, got 'm'"),
        ("wave", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        ("on", datetime(2026, 5, 31), "date.form", "be a day (a date without a time), got an instance of datetime"),  # noqa: DTZ001
        ("tally", [1], "type.object", "be a Tally, got an instance of list"),
        ("value", 4.0, "type.object", "be an Estimate or an Unknown, got 4.0"),
        ("segments", "a", "type.array", "be a list or a tuple, got 'a'"),
        ("weights", [1, 2], "length.mismatch", "have 5 members, one per point of likert-5, got 2"),
        ("weights", "12345", "type.array", "be a list or a tuple, got '12345'"),
        ("weights[1]", [1, -2, 0, 0, 0], "number.range", f"be from 0 to {LARGEST_INTEGER}, got -2.0"),
    ],
)
def test_a_measurement_refuses(
    refusal: Callable[..., tuple[str, str, str]], field: str, value: object, code: str, law: str
) -> None:
    assert refusal(Measurement, VALID, field, value) == (code, field, f"{field} must {law}")


def test_a_net_promoter_score_is_measured_from_0_to_10_and_nowhere_else() -> None:
    with pytest.raises(BrokenLawError) as caught:
        Measurement(**VALID | {"metric": metric(NET_PROMOTER)})
    assert caught.value.code == "metric.scale"
    assert str(caught.value) == "question must be asked on nps-0-10 for a net promoter score, got answers on likert-5"


def test_a_figure_rests_on_an_answer() -> None:
    with pytest.raises(BrokenLawError) as caught:
        Measurement(**VALID, weights=[0] * 5)
    assert caught.value.code == "measurement.empty"
    assert str(caught.value) == "value must be unknown where no answer counts, got an Estimate"
    assert Measurement(**VALID | {"value": NOBODY}, weights=[0] * 5).value == NOBODY


# ---- objectives ------------------------------------------------------------------------------------------------------

LOW, MIDDLE, HIGH = 2.0, 3.0, 4.0
BETWEEN = Estimate(value=MIDDLE, low=LOW, high=HIGH, level=0.95, n=20, method="Student's t")
MET, NOT_MET, UNCERTAIN, UNKNOWN = Achievement


def objective(target: float, which: str = "m") -> Objective:
    return Objective(id="o", metric=which, target=target, due=NEXT_MAY, owner="director")


def found(better: Direction = MORE, value: Estimate | Unknown = BETWEEN, **given_instead: Any) -> Measurement:  # noqa: ANN401
    return Measurement(**VALID | {"metric": metric(MEAN, better), "value": value} | given_instead)


@pytest.mark.parametrize(
    ("better", "target", "expected"),
    [
        pytest.param(MORE, 1.9, MET, id="more, all above it"),
        pytest.param(MORE, LOW, MET, id="more, from it on"),
        pytest.param(MORE, 2.1, UNCERTAIN, id="more, mostly above it"),
        pytest.param(MORE, MIDDLE, UNCERTAIN, id="more, the figure on it"),
        pytest.param(MORE, HIGH, UNCERTAIN, id="more, up to it"),
        pytest.param(MORE, 4.1, NOT_MET, id="more, all below it"),
        pytest.param(LESS, 4.1, MET, id="less, all below it"),
        pytest.param(LESS, HIGH, MET, id="less, up to it"),
        pytest.param(LESS, 3.9, UNCERTAIN, id="less, mostly below it"),
        pytest.param(LESS, MIDDLE, UNCERTAIN, id="less, the figure on it"),
        pytest.param(LESS, LOW, UNCERTAIN, id="less, from it on"),
        pytest.param(LESS, 1.9, NOT_MET, id="less, all above it"),
    ],
)
def test_an_objective_is_met_where_the_whole_interval_clears_the_target(
    better: Direction, target: float, expected: Achievement
) -> None:
    assert achievement(objective(target), [found(better)], MAY) is expected


@given(answered(), st.floats(-100, 100))
def test_an_objective_is_met_where_both_ends_reach_it_and_not_where_none_does(drawn: tuple[Metric, list[int]], to: float) -> None:
    what, counts = drawn
    last = measured(what, counts)
    if isinstance(last.value, Estimate):
        reach = [end >= to if what.better is MORE else end <= to for end in (last.value.low, last.value.high)]
        expected = {2: MET, 1: UNCERTAIN, 0: NOT_MET}[sum(reach)]
    else:
        expected = UNKNOWN
    assert achievement(objective(to), [last], MAY) is expected


@pytest.mark.parametrize(
    ("measurements", "expected"),
    [
        pytest.param([], UNKNOWN, id="nothing was measured"),
        pytest.param([found(on=NEXT_MAY)], UNKNOWN, id="measured later"),
        pytest.param([found(metric=metric(MEAN, id="other"))], UNKNOWN, id="another metric"),
        pytest.param([found(value=NOBODY)], UNKNOWN, id="the last has no figure"),
        pytest.param([found(), found(value=NOBODY, wave="two")], UNKNOWN, id="the last has none, an earlier one has"),
        pytest.param([found(value=NOBODY, wave="a"), found()], MET, id="an earlier one has none, the last has"),
        pytest.param([found(), found(value=NOBODY, on=NEXT_MAY, wave="two")], MET, id="the last of that day counts"),
    ],
)
def test_the_last_measurement_of_the_metric_up_to_the_day_counts(measurements: list[Measurement], expected: Achievement) -> None:
    assert achievement(objective(LOW), measurements, MAY) is expected
    assert achievement(objective(LOW), reversed(measurements), MAY) is expected


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ((metric(), [], MAY), "objective"),
        ((objective(1), [metric()], MAY), "measurements[0]"),
        ((objective(1), {}, MAY), "measurements"),
        ((objective(1), [], "2026-05-31"), "on"),
    ],
)
def test_what_is_no_objective_no_measurement_and_no_day_is_refused(arguments: Any, field: str) -> None:  # noqa: ANN401
    with pytest.raises(CustomerFocusError) as caught:
        achievement(*arguments)
    assert caught.value.field == field


def test_an_achievement_is_one_of_four_words() -> None:
    assert [str(each) for each in Achievement] == ["met", "not-met", "uncertain", "unknown"]


def test_effort_is_measured_on_its_own_scale() -> None:
    found_there = measured(metric(MEAN, LESS), [0, 0, 0, 2, 0, 2, 0], scale=EFFORT_7)
    assert isinstance(found_there.value, Estimate)
    assert found_there.value.value == 5.0
