"""Laws of what was measured in the waves of a register: counts merge, strata are weighted, and what may not be shown is not."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import reduce
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import (
    LIKERT_5,
    NPS_0_10,
    Estimate,
    IntegrityError,
    Measurement,
    Metric,
    Period,
    Question,
    Recommendation,
    Register,
    Sample,
    Statistic,
    Survey,
    Tally,
    Unknown,
    Wave,
    compare_measurements,
    measure,
)
from customerfocus._checks import LARGEST_INTEGER
from customerfocus.errors import CustomerFocusError
from customerfocus.model.measurement import estimate

from ..few import few
from .waves import (
    END,
    HAPPY,
    LAST_DAY,
    METRICS,
    SEGMENTS,
    START,
    Person,
    counted,
    measured,
    people,
    register,
    sample,
    samples,
    survey,
    wave,
    waves,
)

SCORE, BOX, SHARE, MEAN = METRICS
of_every_metric = pytest.mark.parametrize("metric", METRICS, ids=lambda each: each.id)
POPULATIONS = {"a": 400, "b": 900, "c": None}
HALF = [0, 5, 0, 5, 0]
"""Of ten answers five in the top two points."""


def of(segment: str, metric: Metric) -> Metric:
    return attrs.evolve(metric, segment=segment)


# ---- counts merge ----------------------------------------------------------------------------------------------------


def everything_measured(found: Wave) -> list[tuple[Measurement, ...]]:
    whole = register(found)
    return [measure(each, whole) for metric in METRICS for each in (metric, *(of(name, metric) for name in SEGMENTS))]


def merged(parts: Sequence[Wave]) -> Wave:
    return reduce(Wave.merge, parts)


@few
@given(people(), st.integers(1, 5), st.randoms(use_true_random=False))
def test_people_counted_apart_in_any_way_and_merged_in_any_order_give_the_same_measurements(
    invited: list[Person],
    count: int,
    chance: Any,  # noqa: ANN401 -- Random
) -> None:
    apart: list[list[Person]] = [[] for _ in range(count)]
    for each in invited:
        chance.choice(apart).append(each)
    parts = [counted(each, POPULATIONS) for each in apart]
    chance.shuffle(parts)
    whole = counted(invited, POPULATIONS)
    assert merged(parts) == whole
    assert everything_measured(merged(parts)) == everything_measured(whole)


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2, 7, 100, 10_000])
def test_ten_thousand_answers_may_be_counted_in_any_number_of_parts(count: int) -> None:
    chance = Random(20260531)  # noqa: S311 -- no secret
    invited = [
        Person(chance.choice("ab"), chance.random() < 0.9, chance.randint(1, 5), chance.randint(0, 10)) for _ in range(10_000)
    ]
    parts = [counted(invited[place::count], POPULATIONS | {"a": 10_000, "b": 10_000}) for place in range(count)]
    chance.shuffle(parts)
    whole = counted(invited, POPULATIONS | {"a": 10_000, "b": 10_000})
    assert everything_measured(merged(parts)) == everything_measured(whole)


# ---- one segment -----------------------------------------------------------------------------------------------------


@few
@given(waves(), st.sampled_from(METRICS), st.sampled_from(SEGMENTS))
def test_a_metric_of_one_segment_is_the_plain_figure_of_its_answers(found: Wave, metric: Metric, segment: str) -> None:
    asked = found.sample(segment)
    results = measure(of(segment, metric), register(found))
    tally = None if asked is None else asked.tally(metric.question)
    if asked is None or asked.invited == 0 or (tally is None and asked.answered):
        assert results == ()
        return
    (one,) = results
    tally = tally or Tally.empty(one.tally.scale)
    assert (one.tally, one.segments, one.wave, one.on) == (tally, (segment,), "may", LAST_DAY)
    assert one.value == estimate(metric, tally.scale, tally.counts)
    assert one.weights == tuple(map(float, tally.counts))


@few
@given(samples("a"), st.sampled_from(METRICS))
def test_where_one_segment_was_asked_the_whole_is_that_segment(asked: Sample, metric: Metric) -> None:
    alone, whole = (measured(each, asked) for each in (of("a", metric), metric))
    assert (None if alone is None else attrs.evolve(alone, metric=metric)) == whole


# ---- several segments ------------------------------------------------------------------------------------------------

WORTH = {
    "score": [Fraction(each) for each in [-100] * 7 + [0] * 2 + [100] * 2],
    "box": [Fraction(each) for each in [0, 0, 0, 1, 1]],
    "share": [Fraction(each) for each in [1, 0, 0, 0, 1]],
    "mean": [Fraction(each) for each in [1, 2, 3, 4, 5]],
}
"""What an answer at each point of the scale is worth to a metric."""


@st.composite
def strata(draw: st.DrawFn, points: int) -> list[tuple[int, list[int]]]:
    """Draw two or three segments, each with its population and how often each point was answered, by somebody at least."""
    counts = st.lists(st.integers(0, 20), min_size=points, max_size=points).filter(any)
    drawn = draw(st.lists(counts, min_size=2, max_size=3))
    return [(draw(st.integers(sum(each), 5000)), each) for each in drawn]


@of_every_metric
@given(data=st.data())
def test_segments_are_weighted_as_if_each_answer_stood_for_as_many_as_there_are(metric: Metric, data: st.DataObject) -> None:
    drawn = data.draw(strata(len(WORTH[metric.id])))
    asked = [
        sample(name, *((None, counts) if metric is SCORE else (counts, None)), population=population)
        for name, (population, counts) in zip(SEGMENTS, drawn, strict=False)
    ]
    found = measured(metric, *asked)
    assert found is not None
    # The other way: every answer has a weight of its own, population over answers; by hand, in fractions.
    answers = [
        (Fraction(population, sum(counts)), worth)
        for population, counts in drawn
        for count, worth in zip(counts, WORTH[metric.id], strict=True)
        for _ in range(count)
    ]
    total = sum(weight for weight, _ in answers)
    value = sum(weight * worth for weight, worth in answers) / total
    effective = total * total / sum(weight * weight for weight, _ in answers)  # Kish
    assert sum(found.weights) == pytest.approx(float(effective))
    assert float(effective) <= len(answers) + 1e-9
    assert found.tally.n == len(answers)
    assert found.segments == SEGMENTS[: len(drawn)]
    if isinstance(found.value, Estimate):
        assert found.value.value == pytest.approx(float(value))
        assert found.value.n == max(int(effective + Fraction(1, 10**9)), 1)
        assert found.value.method.endswith(", weighted by population")
    else:
        assert metric is MEAN


@of_every_metric
@given(st.lists(st.integers(1, 5), min_size=2, max_size=3), st.integers(1, 9), st.data())
def test_a_proportional_sample_counts_in_full(metric: Metric, sizes: list[int], times: int, data: st.DataObject) -> None:
    points = len(WORTH[metric.id])
    asked = []
    whole = [0] * points
    for name, size in zip(SEGMENTS, sizes, strict=False):
        counts = [0] * points
        for _ in range(size):
            counts[data.draw(st.integers(0, points - 1))] += 1
        whole = [one + other for one, other in zip(whole, counts, strict=True)]
        asked.append(sample(name, *((None, counts) if metric is SCORE else (counts, None)), population=size * times))
    found = measured(metric, *asked)
    assert found is not None
    plain = estimate(metric, found.tally.scale, whole)
    assert found.weights == tuple(map(float, whole))
    assert attrs.asdict(found.value) | {"method": ""} == attrs.asdict(plain) | {"method": ""} or isinstance(plain, Unknown)


def test_a_figure_over_segments_agrees_with_one_made_by_hand() -> None:
    # a: 8 of 10 of 900 people; b: 10 of 20 of 100 people. 0.9·0.8 + 0.1·0.5; 1/(0.81/10 + 0.01/20) answers
    found = measured(BOX, sample("a", [2, 0, 0, 4, 4], population=900), sample("b", [10, 0, 0, 10, 0], population=100))
    assert found is not None
    assert isinstance(found.value, Estimate)
    assert round(found.value.value, 9) == 0.77
    assert round(sum(found.weights), 6) == 12.269939
    assert (found.value.n, found.value.method) == (12, "Wilson, weighted by population")
    assert (round(found.value.low, 2), round(found.value.high, 2)) == (0.49, 0.92)


NOT_STATED = "segments are pooled by their populations, and that of {} is not stated"
SILENT = "segments are pooled by their populations, and of {} nobody answered"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        pytest.param([sample("a", HALF), sample("b", HALF)], NOT_STATED.format("a, b"), id="no population is stated"),
        pytest.param([sample("a", HALF, population=20), sample("c", HALF)], NOT_STATED.format("c"), id="one is not stated"),
        pytest.param(
            [sample("a", HALF, population=20), sample("b", [0] * 5, population=9, invited=3)],
            SILENT.format("b"),
            id="of one nobody answered the question",
        ),
        pytest.param(
            [sample("a", HALF, population=20), sample("b", population=9, invited=3)],
            SILENT.format("b"),
            id="of one nobody answered anything",
        ),
        pytest.param(
            [sample("a", HALF, population=20), sample("b", population=9, invited=3), sample("c", population=9, invited=3)],
            SILENT.format("b, c"),
            id="of two nobody answered anything",
        ),
    ],
)
@pytest.mark.parametrize("metric", [BOX, SHARE, MEAN], ids=lambda each: each.id)
def test_segments_are_never_silently_pooled(metric: Metric, asked: list[Sample], reason: str) -> None:
    found = measured(metric, *asked)
    assert found is not None
    assert found.value == Unknown(reason=reason)
    assert sum(found.weights) == 0
    assert found.tally.n == sum(each.answered for each in asked)


def test_a_segment_that_was_not_invited_or_not_asked_this_is_not_missed() -> None:
    asked = [sample("a", HALF, population=20), sample("b", invited=0, population=5), sample("c", None, [1] * 11, population=50)]
    found = measured(BOX, *asked)
    assert found is not None
    assert found.segments == ("a",)
    assert isinstance(found.value, Estimate)
    assert found.value.n == 10


def test_what_was_asked_of_fewer_segments_is_not_held_against_more() -> None:
    first = wave(sample("a", HALF, population=20), sample("b", HALF, population=20), name="first")
    second = wave(sample("a", [0, 0, 0, 50, 0], population=90), name="second", fielded=Period(start=END, end=date(2026, 7, 1)))
    earlier, later = measure(BOX, register(first, second))
    assert compare_measurements(earlier, later).difference is None
    earlier, later = measure(of("a", BOX), register(first, second))
    assert compare_measurements(earlier, later).difference == 0.5


# ---- what may not be shown -------------------------------------------------------------------------------------------


@of_every_metric
@few
@given(st.data())
def test_of_a_group_that_is_too_small_nothing_is_shown_but_the_count(metric: Metric, data: st.DataObject) -> None:
    points = len(WORTH[metric.id])
    counts = data.draw(st.lists(st.integers(0, 3), min_size=points, max_size=points).filter(any))
    smallest = data.draw(st.integers(sum(counts) + 1, 100))
    others = data.draw(st.lists(st.integers(0, 3), min_size=points, max_size=points).filter(lambda each: sum(each) == sum(counts)))
    first, second = (
        measured(
            of("a", metric), sample("a", *((None, each) if metric is SCORE else (each, None)), skipped=2), smallest_group=smallest
        )
        for each in (counts, others)
    )
    assert first == second  # who sees it cannot tell which it was
    assert first is not None
    assert first.tally == Tally.empty(first.tally.scale)
    assert first.value == Unknown(reason=f"answered by {sum(counts)} of a, and of groups smaller than {smallest} nothing is shown")


def test_a_group_of_just_the_smallest_size_is_shown() -> None:
    found = [measured(of("a", BOX), sample("a", HALF), smallest_group=smallest) for smallest in (10, 11)]
    assert [each is not None and isinstance(each.value, Estimate) for each in found] == [True, False]


def test_a_group_that_is_too_small_is_not_shown_among_others_either() -> None:
    asked = [sample("a", HALF, population=90), sample("b", [0, 0, 0, 2, 1], population=90), sample("c", [0, 0, 0, 0, 1])]
    found = measured(BOX, *asked, smallest_group=5)
    assert found is not None
    assert found.value == Unknown(reason="answered by 3 of b, 1 of c, and of groups smaller than 5 nothing is shown")
    assert found.tally == Tally.empty(LIKERT_5)


def test_where_nobody_answered_there_is_nobody_to_protect() -> None:
    found = measured(of("a", BOX), sample("a", [0] * 5, invited=5, skipped=3), smallest_group=5)
    assert found is not None
    assert found.value == Unknown(reason="nobody answered")
    assert found.tally.skipped == 3


# ---- nobody, one, all the same, very many ----------------------------------------------------------------------------


@of_every_metric
def test_where_nobody_was_asked_nothing_was_measured(metric: Metric) -> None:
    asked: tuple[Wave, ...]
    for asked in ((), (wave(),), (wave(sample("b", HALF, [1] * 11)),), (wave(sample("a", [0] * 5, [0] * 11, invited=0)),)):
        assert measure(of("a", metric), register(*asked)) == ()


def test_a_question_that_no_survey_asks_was_not_measured() -> None:
    assert measure(attrs.evolve(MEAN, question="other"), register(wave(sample("a", HALF)))) == ()


@of_every_metric
@pytest.mark.parametrize(
    "silent", [sample("a", [0] * 5, [0] * 11, invited=9), sample("a", invited=9)], ids=["counted", "not counted"]
)
def test_where_all_who_were_asked_kept_silent_it_is_unknown(metric: Metric, silent: Sample) -> None:
    found = measured(of("a", metric), silent)
    assert found is not None
    assert (found.value, found.tally.n) == (Unknown(reason="nobody answered"), 0)


@pytest.mark.parametrize("count", [1, 2, 1000, LARGEST_INTEGER])
def test_a_figure_of_answers_that_all_agree_is_not_certain(count: int) -> None:
    asked = sample("a", [0, 0, 0, 0, count], [*[0] * 10, count])
    for metric in METRICS:
        found = measured(of("a", metric), asked)
        assert found is not None
        if isinstance(found.value, Estimate):
            assert found.value.low < found.value.high
            assert found.value.n == count
        else:
            assert metric is MEAN


def test_more_answers_than_can_be_counted_are_not_pooled() -> None:
    most = [0, 0, 0, 0, LARGEST_INTEGER]
    found = measured(BOX, sample("a", most, population=LARGEST_INTEGER), sample("b", most, population=LARGEST_INTEGER))
    assert found is not None
    assert found.value == Unknown(reason=f"more were asked than {LARGEST_INTEGER}, and beyond that counts are not exact")
    half = [0, 0, 0, 0, LARGEST_INTEGER // 2]
    found = measured(BOX, *(sample(each, half, population=LARGEST_INTEGER, skipped=1) for each in "ab"))
    assert found is not None
    assert isinstance(found.value, Unknown)
    just = [0, 0, 0, 0, LARGEST_INTEGER // 2]
    found = measured(BOX, *(sample(each, just, population=LARGEST_INTEGER) for each in "ab"))
    assert found is not None
    assert isinstance(found.value, Estimate)
    assert found.value.low < 1


# ---- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "known"),
    [(START, 0), (LAST_DAY - timedelta(days=1), 0), (LAST_DAY, 0), (END, 1), (date.max, 1), (date.min, 0), (None, 1)],
)
def test_a_wave_counts_from_the_day_after_its_last(on: date | None, known: int) -> None:
    assert len(measure(of("a", BOX), register(wave(sample("a", HALF))), on=on)) == known


@pytest.mark.parametrize("on", [None, date.max])
def test_a_wave_without_an_end_is_not_measured_yet(on: date | None) -> None:
    still = wave(sample("a", HALF), fielded=Period(start=START))
    assert measure(of("a", BOX), register(still), on=on) == ()


def test_measurements_stand_by_their_last_day_and_then_by_the_wave() -> None:
    periods = {"z": (START, END), "c": (date(2026, 1, 1), END), "b": (START, date(2026, 5, 2)), "a": (START, date(2026, 6, 2))}
    found = [wave(sample("a", HALF), name=name, fielded=Period(start=start, end=end)) for name, (start, end) in periods.items()]
    assert [each.wave for each in measure(of("a", BOX), register(*found))] == ["b", "c", "z", "a"]


def test_a_wave_of_the_first_days_of_the_calendar_is_measured() -> None:
    first = wave(sample("a", HALF), fielded=Period(start=date.min, end=date.min + timedelta(days=1)))
    assert [each.on for each in measure(of("a", BOX), register(first))] == [date.min]


# ---- what is refused -------------------------------------------------------------------------------------------------


def test_no_question_is_asked_in_two_surveys() -> None:
    again = Survey(
        id="evening",
        title="Evening",
        questions=[Question(id="recommend", text="And now?", scale=NPS_0_10, asks=Recommendation())],
    )
    with pytest.raises(IntegrityError) as caught:
        register(again)
    assert [(each.ref, each.code) for each in caught.value.problems] == [("survey:morning", "id.shared")]


def test_a_wave_counts_no_answers_to_a_question_that_was_not_asked() -> None:
    stray = Sample(segment="a", invited=1, answered=1, tallies={"other": Tally.of(LIKERT_5, [1])})
    with pytest.raises(IntegrityError) as caught:
        register(wave(stray))
    assert {each.code for each in caught.value.problems} == {"ref.missing", "wave.question"}


def test_a_wave_counts_no_answers_on_another_scale() -> None:
    stray = Sample(segment="a", invited=1, answered=1, tallies={"happy": Tally.of(NPS_0_10, [1])})
    with pytest.raises(IntegrityError) as caught:
        register(wave(stray))
    assert [each.code for each in caught.value.problems] == ["scale.mismatch"]


@pytest.mark.parametrize("held", [(), (wave(sample("a", HALF)),)], ids=["no wave yet", "a wave"])
def test_a_metric_that_cannot_be_computed_of_the_answers_is_refused(held: tuple[Wave, ...]) -> None:
    wrong = Metric(id="m", name="M", question=HAPPY.id, statistic=Statistic.NET_PROMOTER)
    with pytest.raises(CustomerFocusError) as caught:
        measure(wrong, register(*held))
    assert (caught.value.code, caught.value.field) == ("metric.scale", "question")


@pytest.mark.parametrize(
    ("arguments", "field"), [({"metric": "m"}, "metric"), ({"register": {}}, "register"), ({"on": "2026-06-01"}, "on")]
)
def test_only_a_metric_a_register_and_a_day_are_taken(arguments: dict[str, Any], field: str) -> None:
    valid: dict[str, Any] = {"metric": MEAN, "register": register()}
    with pytest.raises(CustomerFocusError) as caught:
        measure(**valid | arguments)
    assert caught.value.field == field


def test_a_metric_need_not_stand_in_the_register() -> None:
    held: Register = register(wave(sample("a", HALF)), BOX)
    assert measure(BOX, held) == measure(BOX, held.without(BOX))
    assert survey().question("happy") == HAPPY
