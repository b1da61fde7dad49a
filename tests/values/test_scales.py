"""Laws of scales and tallies: a tally of parts adds up to the tally of the whole, exactly."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import (
    BrokenLawError,
    CustomerFocusError,
    DuplicateError,
    LengthError,
    OffScaleError,
    OutOfRangeError,
    WrongTypeError,
    shown,
)
from customerfocus.values.estimates import Unknown
from customerfocus.values.scales import (
    EFFORT_7,
    LIKERT_5,
    NPS_0_10,
    PUBLISHED_SCALES,
    TEN_POINT,
    Direction,
    Point,
    Scale,
    Tally,
    _numbered,
)

Answers = list[int | None]
Answered = tuple[Scale, list[int]]

NOBODY = Unknown(reason="nobody answered")
LARGEST = 2**53 - 1


def scale_of(*values: int, name: str = "ours") -> Scale:
    return Scale(name=name, points=[Point(value=value, label=f"point {value}") for value in values])


scales = st.sampled_from(PUBLISHED_SCALES) | st.lists(st.integers(-1000, 1000), min_size=2, max_size=7, unique=True).map(
    lambda values: scale_of(*sorted(values))
)


def answers_on(scale: Scale, *, least: int = 0) -> st.SearchStrategy[list[int]]:
    return st.lists(st.sampled_from(scale.values), min_size=least)


@st.composite
def batches(draw: st.DrawFn, count: int = 3) -> tuple[Scale, list[Answers]]:
    """Draw a scale and several lists of answers on it, some skipped."""
    scale = draw(scales)
    answer = st.sampled_from([*scale.values, None])
    return scale, [draw(st.lists(answer)) for _ in range(count)]


answered = scales.flatmap(lambda scale: st.tuples(st.just(scale), answers_on(scale, least=1)))


# ---- Scale -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "name", "values"),
    [
        (LIKERT_5, "likert-5", (1, 2, 3, 4, 5)),
        (NPS_0_10, "nps-0-10", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
        (EFFORT_7, "effort-7", (1, 2, 3, 4, 5, 6, 7)),
        (TEN_POINT, "ten-point", (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    ],
    ids=lambda given: given.name if isinstance(given, Scale) else None,
)
def test_a_published_scale_has_the_published_points(scale: Scale, name: str, values: tuple[int, ...]) -> None:
    assert (scale.name, scale.values) == (name, values)


@pytest.mark.parametrize(
    ("scale", "labels"),
    [
        (LIKERT_5, ("not at all", "a little", "somewhat", "very", "extremely")),
        (NPS_0_10, ("not at all likely", *map(str, range(1, 10)), "extremely likely")),
        (EFFORT_7, ("strongly disagree", *map(str, range(2, 7)), "strongly agree")),
        (TEN_POINT, ("lowest", *map(str, range(2, 10)), "highest")),
    ],
    ids=lambda given: given.name if isinstance(given, Scale) else None,
)
def test_a_published_scale_has_the_published_labels(scale: Scale, labels: tuple[str, ...]) -> None:
    assert tuple(point.label for point in scale.points) == labels


@pytest.mark.parametrize("scale", PUBLISHED_SCALES, ids=lambda scale: scale.name)
def test_a_published_scale_may_be_spelled_out(scale: Scale) -> None:
    assert Scale(name=scale.name, points=list(scale.points)) == scale


@pytest.mark.parametrize("scale", PUBLISHED_SCALES, ids=lambda scale: scale.name)
def test_the_name_of_a_published_scale_is_kept_for_it(scale: Scale) -> None:
    with pytest.raises(BrokenLawError) as caught:
        scale_of(*scale.values, name=scale.name)
    sentence = f"name must not be that of a published scale with other points, got {scale.name!r}"
    assert (caught.value.code, str(caught.value)) == ("scale.name", sentence)


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=6))
def test_a_scale_ascends_or_is_refused(values: list[int]) -> None:
    ascends = all(one < following for one, following in pairwise(values))
    try:
        scale_of(*values)
    except BrokenLawError as refused:
        assert (ascends, refused.code) == (False, "scale.order")  # noqa: PT017 -- either way is right
    else:
        assert ascends


def test_values_that_do_not_ascend_are_told() -> None:
    with pytest.raises(BrokenLawError) as caught:
        scale_of(1, 3, 3)
    assert str(caught.value) == "points must have ascending values, got '1, 3, 3'"


def test_between_its_ends_a_numbered_scale_has_numbers_for_words() -> None:
    assert _numbered(0, 3, "never", "always") == ((0, "never"), (1, "1"), (2, "2"), (3, "always"))


@pytest.mark.parametrize("values", [(), (1,)])
def test_a_scale_has_two_points_at_least(values: tuple[int, ...]) -> None:
    with pytest.raises(LengthError) as caught:
        scale_of(*values)
    assert str(caught.value) == f"points must have at least 2 members, got {len(values)}"


@pytest.mark.parametrize("value", [-1001, 1001])
def test_a_point_lies_from_minus_1000_to_1000(value: int) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        Point(value=value, label="far")
    assert str(caught.value) == f"value must be from -1000 to 1000, got {value}"


def test_a_scale_does_not_change_with_the_list_it_was_made_of() -> None:
    points = [Point(value=1, label="no"), Point(value=2, label="yes")]
    scale = Scale(name="ours", points=points)
    points.clear()
    assert scale.values == (1, 2)


def test_a_direction_is_more_or_less() -> None:
    assert [str(each) for each in Direction] == ["more", "less"]


# ---- Tally: laws -----------------------------------------------------------------------------------------------------


@given(batches())
def test_tallies_add_up_in_any_order(batch: tuple[Scale, list[Answers]]) -> None:
    scale, (one, other, _) = batch
    assert Tally.of(scale, one) + Tally.of(scale, other) == Tally.of(scale, other) + Tally.of(scale, one)


@given(batches())
def test_tallies_add_up_in_any_grouping(batch: tuple[Scale, list[Answers]]) -> None:
    a, b, c = (Tally.of(batch[0], answers) for answers in batch[1])
    assert (a + b) + c == a + (b + c)


@given(batches(), st.permutations(range(3)))
def test_tallies_merged_at_once_are_those_added_one_by_one_in_any_order(
    batch: tuple[Scale, list[Answers]], order: list[int]
) -> None:
    scale, tallies = batch[0], [Tally.of(batch[0], answers) for answers in batch[1]]
    assert Tally.merged(scale, [tallies[place] for place in order]) == sum(tallies, start=Tally.empty(scale))


def test_no_tallies_merged_are_the_empty_tally() -> None:
    assert Tally.merged(LIKERT_5, []) == Tally.empty(LIKERT_5)


def test_tallies_to_be_merged_may_come_one_by_one_and_on_an_equal_scale() -> None:
    tally, equal = Tally.of(scale_of(1, 2), [1, 2, 2, None]), scale_of(1, 2)
    assert Tally.merged(equal, (each for each in (tally, tally))) == Tally(scale=equal, counts=[2, 4], skipped=2)


@given(batches())
def test_the_empty_tally_adds_nothing(batch: tuple[Scale, list[Answers]]) -> None:
    scale, (answers, *_) = batch
    assert Tally.of(scale, answers) + Tally.empty(scale) == Tally.of(scale, answers)


@given(batches())
def test_the_tallies_of_parts_add_up_to_the_tally_of_the_whole(batch: tuple[Scale, list[Answers]]) -> None:
    scale, (one, other, _) = batch
    assert Tally.of(scale, one) + Tally.of(scale, other) == Tally.of(scale, one + other)


@given(batches())
def test_each_answer_is_counted_at_its_point(batch: tuple[Scale, list[Answers]]) -> None:
    scale, (answers, *_) = batch
    assert Tally.of(scale, answers).counts == tuple(answers.count(value) for value in scale.values)


@given(batches())
def test_who_skipped_is_counted_apart(batch: tuple[Scale, list[Answers]]) -> None:
    scale, (answers, *_) = batch
    tally = Tally.of(scale, answers)
    assert (tally.skipped, tally.n) == (answers.count(None), len(answers) - answers.count(None))


def test_answers_may_come_one_by_one() -> None:
    assert Tally.of(LIKERT_5, (each for each in (5, None))) == Tally.of(LIKERT_5, [5, None])


@given(answered)
def test_the_mean_is_the_exact_mean_rounded_once(given_answers: Answered) -> None:
    scale, answers = given_answers
    assert Tally.of(scale, answers).mean == float(Fraction(sum(answers), len(answers)))


@given(answered)
def test_the_mean_is_the_mean_of_statistics(given_answers: Answered) -> None:
    scale, answers = given_answers
    mean = Tally.of(scale, answers).mean
    assert isinstance(mean, float)
    assert math.isclose(mean, fmean(answers), rel_tol=1e-12, abs_tol=1e-9)


def test_the_mean_of_the_largest_tally_is_exact() -> None:
    assert Tally(scale=LIKERT_5, counts=[LARGEST] * 5).mean == 3.0


@given(answered, st.data())
def test_a_share_is_what_counting_gives(given_answers: Answered, data: st.DataObject) -> None:
    scale, answers = given_answers
    wanted = data.draw(st.lists(st.sampled_from(scale.values), unique=True))
    hits = sum(answer in wanted for answer in answers)
    assert Tally.of(scale, answers).share(wanted) == hits / len(answers)


@given(answered)
def test_the_share_of_all_points_is_the_whole(given_answers: Answered) -> None:
    scale, answers = given_answers
    assert Tally.of(scale, answers).share(scale.values) == 1.0


@given(answered, st.data())
def test_the_top_is_the_share_of_the_highest_points(given_answers: Answered, data: st.DataObject) -> None:
    scale, answers = given_answers
    k = data.draw(st.integers(1, len(scale.values)))
    highest = sorted(scale.values, reverse=True)[:k]
    assert Tally.of(scale, answers).top(k) == sum(answer in highest for answer in answers) / len(answers)


def test_zero_is_an_answer_like_any_other() -> None:
    assert Tally.of(NPS_0_10, [0, 10, None]).mean == 5.0


@pytest.mark.parametrize(
    "ask",
    [lambda tally: tally.mean, lambda tally: tally.share([5]), lambda tally: tally.top(2)],
    ids=["mean", "share", "top"],
)
@pytest.mark.parametrize("answers", [[], [None, None]], ids=["nobody-asked", "all-skipped"])
def test_of_nobody_nothing_is_known(ask: Callable[[Tally], object], answers: Answers) -> None:
    assert ask(Tally.of(LIKERT_5, answers)) == NOBODY


# ---- Tally: what is refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [0, 6, -1, 10**5000], ids=["zero", "six", "negative", "huge"])
def test_an_answer_off_the_scale_is_named_with_the_scale(answer: int) -> None:
    with pytest.raises(OffScaleError) as caught:
        Tally.of(LIKERT_5, [5, answer])
    sentence = "answers must be points of the scale likert-5 (1, 2, 3, 4, 5), got "
    assert str(caught.value).startswith(sentence)
    assert caught.value.value == answer


@pytest.mark.parametrize("answer", [True, 3.0, math.inf, "3", b"3", [3]], ids=repr)
def test_an_answer_that_is_no_whole_number_is_named(answer: int) -> None:
    with pytest.raises(WrongTypeError) as caught:
        Tally.of(LIKERT_5, [5, answer])
    assert caught.value.code == "type.integer"
    assert str(caught.value) == f"answers must be whole numbers, or None where skipped, got {shown(answer)}"


def test_tallies_of_different_scales_do_not_add_up() -> None:
    with pytest.raises(BrokenLawError) as caught:
        Tally.empty(LIKERT_5) + Tally.empty(NPS_0_10)
    assert (caught.value.code, caught.value.field) == ("scale.mismatch", "scale")


def test_the_refusal_of_a_sum_names_both_scales() -> None:
    with pytest.raises(BrokenLawError, match=r"^scale must be likert-5 .*, got another scale named 'nps-0-10'"):
        Tally.empty(LIKERT_5) + Tally.empty(NPS_0_10)


def test_of_tallies_to_be_merged_the_one_on_another_scale_is_named() -> None:
    with pytest.raises(
        BrokenLawError, match=r"^tallies\[1\]\.scale must be likert-5 .*, got another scale named 'nps-0-10'"
    ) as caught:
        Tally.merged(LIKERT_5, [Tally.empty(LIKERT_5), Tally.empty(NPS_0_10)])
    assert (caught.value.code, caught.value.field) == ("scale.mismatch", "tallies[1].scale")


@pytest.mark.parametrize(
    ("tallies", "field"),
    [(3, "tallies"), (None, "tallies"), ({Tally.empty(LIKERT_5)}, "tallies"), ([Tally.empty(LIKERT_5), 1], "tallies[1]")],
    ids=["number", "nothing", "set", "number-within"],
)
def test_what_is_no_list_of_tallies_is_not_merged(tallies: Any, field: str) -> None:  # noqa: ANN401 -- what a caller may give by mistake
    with pytest.raises(WrongTypeError) as caught:
        Tally.merged(LIKERT_5, tallies)
    assert caught.value.field == field


def test_tallies_are_merged_on_a_scale() -> None:
    scale: Any = "likert-5"
    with pytest.raises(WrongTypeError) as caught:
        Tally.merged(scale, [])
    assert caught.value.field == "scale"


def test_what_is_merged_beyond_what_is_exact_is_refused() -> None:
    full = Tally(scale=scale_of(1, 2), counts=[0, LARGEST])
    with pytest.raises(OutOfRangeError) as caught:
        Tally.merged(scale_of(1, 2), [full, full])
    assert caught.value.field == "counts[1]"


def test_a_number_is_no_tally() -> None:
    with pytest.raises(TypeError):
        Tally.empty(LIKERT_5) + 1  # type: ignore[operator]


def test_a_sum_beyond_what_is_exact_is_refused() -> None:
    full = Tally(scale=scale_of(1, 2), counts=[0, LARGEST])
    with pytest.raises(OutOfRangeError) as caught:
        full + full
    assert caught.value.field == "counts[1]"


@pytest.mark.parametrize("counts", [(), (1,), (1, 2, 3)])
def test_there_is_one_count_per_point(counts: tuple[int, ...]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        Tally(scale=scale_of(1, 2), counts=counts)
    assert str(caught.value) == f"counts must have 2 members, one per point of ours, got {len(counts)}"


@pytest.mark.parametrize("count", [True, 1.0, -1, 2**53, None, "1"])
def test_a_count_that_is_none_is_named_by_its_place(count: int) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Tally(scale=scale_of(1, 2), counts=[0, count])
    assert caught.value.field == "counts[1]"


@pytest.mark.parametrize("skipped", [-1, 2**53])
def test_skipped_is_a_count(skipped: int) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        Tally(scale=LIKERT_5, counts=[0] * 5, skipped=skipped)
    assert str(caught.value) == f"skipped must be from 0 to {LARGEST}, got {skipped}"


@pytest.mark.parametrize("value", [0, True, 3.0, "3"])
def test_a_share_is_asked_of_points_of_the_scale(value: int) -> None:
    with pytest.raises(OffScaleError) as caught:
        Tally.empty(LIKERT_5).share([value])
    assert str(caught.value) == f"values must be points of the scale likert-5 (1, 2, 3, 4, 5), got {value!r}"


def test_a_share_is_asked_of_each_point_once() -> None:
    with pytest.raises(DuplicateError) as caught:
        Tally.of(LIKERT_5, [5]).share([5, 5])
    assert caught.value.field == "values"


@pytest.mark.parametrize("k", [0, 6, -1])
def test_the_top_has_no_more_points_than_the_scale(k: int) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        Tally.empty(LIKERT_5).top(k)
    assert str(caught.value) == f"k must be from 1 to 5, got {k}"


@pytest.mark.parametrize("make", [Tally.empty, lambda scale: Tally.of(scale, [])], ids=["empty", "of"])
def test_a_tally_has_a_scale(make: Callable[[Any], Tally]) -> None:
    with pytest.raises(WrongTypeError) as caught:
        make("likert-5")
    assert str(caught.value) == "scale must be a Scale, got 'likert-5'"


@pytest.mark.parametrize("answers", [{5: 100, 4: 3}, {5: 100}.keys(), {5, 4}, frozenset({5, 4}), "54", b"54", None, 5], ids=repr)
def test_answers_are_a_collection_that_keeps_each(answers: list[int]) -> None:
    with pytest.raises(WrongTypeError) as caught:
        Tally.of(LIKERT_5, answers)
    assert caught.value.code == "type.array"
    sentence = "answers must be a list of answers (a set would lose those that repeat), got "
    assert str(caught.value) == sentence + shown(answers)


def test_the_first_wrong_answer_is_named_whatever_follows() -> None:
    with pytest.raises(WrongTypeError) as caught:
        Tally.of(LIKERT_5, [5, 2.5, "x", True, b"", 1j, (), []])  # type: ignore[list-item]
    assert caught.value.value == 2.5


@pytest.mark.parametrize("count", [True, 1.0, None, "1"])
def test_a_count_is_asked_for_as_a_whole_number(count: int) -> None:
    with pytest.raises(WrongTypeError) as caught:
        Tally(scale=LIKERT_5, counts=[count, 0, 0, 0, 0])
    assert (caught.value.code, caught.value.expected) == ("type.integer", f"a whole number from 0 to {2**53 - 1}")


@pytest.mark.parametrize("values", [[1, True], [1, 1.0], [[1]], [{}]], ids=repr)
def test_what_is_no_point_is_off_the_scale_before_it_is_twice(values: list[int]) -> None:
    with pytest.raises(OffScaleError):
        Tally.empty(LIKERT_5).share(values)


@pytest.mark.parametrize("values", [None, 5, "5"])
def test_a_share_is_asked_of_a_collection(values: list[int]) -> None:
    with pytest.raises(WrongTypeError) as caught:
        Tally.empty(LIKERT_5).share(values)
    assert (caught.value.code, str(caught.value)) == ("type.array", f"values must be a list of points, got {values!r}")


def test_scales_of_one_name_are_told_apart_in_the_sentence() -> None:
    one, other = (Scale(name="ours", points=[Point(value=1, label="no"), Point(value=top, label="yes")]) for top in (2, 3))
    with pytest.raises(BrokenLawError) as caught:
        Tally.empty(one) + Tally.empty(other)
    assert not str(caught.value).endswith("must be ours to be added to it, got ours")
