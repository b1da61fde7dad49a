"""Questions, surveys and waves: what they refuse, and that parts that were counted apart add up to the same whole."""

from collections.abc import Callable
from datetime import date
from functools import reduce
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, DuplicateError, OffScaleError, OutOfRangeError
from customerfocus.model.surveys import (
    Answers,
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
from customerfocus.testing import strategies as drawn
from customerfocus.values.periods import Period
from customerfocus.values.scales import LIKERT_5, NPS_0_10, TEN_POINT, Point, Scale, Tally

LARGEST = 2**53 - 1
MAY = Period(start=date(2026, 5, 4), end=date(2026, 5, 18))
OURS = Scale(name="ours", points=[Point(value=0, label="no"), Point(value=1, label="yes")])
PLEASED = Question(id="pleased", text="How pleased are you?", scale=LIKERT_5, asks=Satisfaction())
FIVE = Tally(scale=LIKERT_5, counts=[0, 0, 1, 2, 1], skipped=1)
ASKED = "Recommendation, Satisfaction, Effort, Retention, Trust, Importance, NeedSatisfaction"

VALID: dict[type, dict[str, Any]] = {
    Importance: {"need": "quick"},
    NeedSatisfaction: {"need": "quick"},
    Question: {"id": "pleased", "text": "How pleased are you?", "scale": LIKERT_5, "asks": Satisfaction()},
    Survey: {"id": "spring", "title": "How we did", "questions": [PLEASED]},
    Answers: {"question": "pleased", "tally": FIVE},
    Sample: {"segment": "commuters", "population": 100, "invited": 20, "answered": 5, "tallies": {"pleased": FIVE}},
    Wave: {"id": "may", "survey": "spring", "fielded": MAY},
}


def sample(**given_instead: object) -> Sample:
    return Sample(**{**VALID[Sample], **given_instead})


def wave(*samples: Sample, **given_instead: object) -> Wave:
    return Wave(**{**VALID[Wave], "samples": samples, **given_instead})


# ---- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (Importance, "need", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (NeedSatisfaction, "need", 7, "type.text", "be an identifier (text), got 7"),
        (Question, "id", "", "id.form", "have 1 to 200 characters, got 0"),
        (Question, "text", " Fine?", "text.form", "have no white space at either end, got ' Fine?'"),
        (Question, "scale", "likert-5", "type.object", "be a Scale, got 'likert-5'"),
        (Question, "asks", "satisfaction", "type.object", f"be one of {ASKED}, got 'satisfaction'"),
        (Question, "asks", Satisfaction, "type.object", f"be one of {ASKED}, got the class Satisfaction"),
        (Question, "asks", None, "type.object", f"be one of {ASKED}, got None"),
        (Survey, "id", None, "type.text", "be an identifier (text), got None"),
        (Survey, "title", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Survey, "questions", [], "array.length", "have at least 1 member, got 0"),
        (Survey, "questions", {PLEASED}, "type.array", "be a list or a tuple, got an instance of set"),
        (Survey, "questions[1]", [PLEASED, "fine?"], "type.object", "be a Question, got 'fine?'"),
        (Survey, "smallest_group", 0, "number.range", f"be from 1 to {LARGEST}, got 0"),
        (Survey, "smallest_group", True, "type.integer", f"be a whole number from 1 to {LARGEST}, got True"),
        (Answers, "question", "a+b", "id.form", "not contain ':', '@' or '+', got 'a+b'"),
        (Answers, "tally", [0, 0, 1, 2, 1], "type.object", "be a Tally, got an instance of list"),
        (Sample, "segment", "", "id.form", "have 1 to 200 characters, got 0"),
        (Sample, "population", -1, "number.range", f"be from 0 to {LARGEST}, got -1"),
        (Sample, "population", 1e3, "type.integer", f"be a whole number from 0 to {LARGEST}, got 1000.0"),
        (Sample, "invited", -1, "number.range", f"be from 0 to {LARGEST}, got -1"),
        (Sample, "invited", None, "type.integer", f"be a whole number from 0 to {LARGEST}, got None"),
        (Sample, "answered", 2**53, "number.range", f"be from 0 to {LARGEST}, got {2**53}"),
        (Sample, "answered", "5", "type.integer", f"be a whole number from 0 to {LARGEST}, got '5'"),
        (Sample, "tallies", "pleased", "type.array", "be a list or a tuple, got 'pleased'"),
        (Sample, "tallies[0]", [FIVE], "type.object", "be an Answers, got an instance of Tally"),
        (Wave, "id", "may wave ", "id.form", "have no white space at either end, got 'may wave '"),
        (Wave, "survey", 7, "type.text", "be an identifier (text), got 7"),
        (Wave, "fielded", date(2026, 5, 4), "type.object", "be a Period, got datetime.date(2026, 5, 4)"),
        (Wave, "samples", None, "type.array", "be a list or a tuple, got None"),
        (Wave, "samples[0]", ["commuters"], "type.object", "be a Sample, got 'commuters'"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


LAWS: list[tuple[str, type, dict[str, object], str, str, str]] = [
    (
        "a recommendation on another scale",
        Question,
        {"asks": Recommendation(), "scale": TEN_POINT},
        "question.scale",
        "scale",
        "be nps-0-10 where a recommendation is asked, got 'ten-point'",
    ),
    (
        "more answers than invitations",
        Sample,
        {"answered": 21},
        "sample.counts",
        "answered",
        "be at most 20, those invited, got 21",
    ),
    (
        "more invitations than people",
        Sample,
        {"population": 19},
        "sample.counts",
        "invited",
        "be at most 19, the population, got 20",
    ),
    ("invitations of nobody", Sample, {"population": 0}, "sample.counts", "invited", "be at most 0, the population, got 20"),
    (
        "a tally of more than answered, skipped ones counted",
        Sample,
        {"answered": 4},
        "sample.counts",
        "tallies",
        "count at most 4 for each question, those who answered, got 5 for pleased",
    ),
]


@pytest.mark.parametrize(("part", "instead", "code", "field", "law"), [pytest.param(*each[1:], id=each[0]) for each in LAWS])
def test_a_law_between_fields_is_told(part: type, instead: dict[str, object], code: str, field: str, law: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        part(**{**VALID[part], **instead})
    assert (caught.value.code, caught.value.field, str(caught.value)) == (code, field, f"{field} must {law}")


@pytest.mark.parametrize(
    ("build", "field", "twice"),
    [
        (lambda: Survey(id="s", title="S", questions=[PLEASED, attrs.evolve(PLEASED, text="Again?")]), "questions", "pleased"),
        (lambda: sample(tallies=[Answers(question="pleased", tally=FIVE)] * 2), "tallies", "pleased"),
        (lambda: wave(sample(), sample(invited=30)), "samples", "commuters"),
    ],
    ids=["questions", "tallies", "samples"],
)
def test_what_may_stand_once_stands_once(build: Callable[[], object], field: str, twice: str) -> None:
    with pytest.raises(DuplicateError) as caught:
        build()
    assert str(caught.value) == f"{field} must not repeat a member, got '{twice}' twice"


# ---- what is held ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asks", [Effort(), Retention(), Trust(), Importance(need="quick"), NeedSatisfaction(need="quick")])
@pytest.mark.parametrize("scale", [NPS_0_10, TEN_POINT, OURS], ids=lambda each: each.name)
def test_what_is_no_recommendation_may_be_asked_on_any_scale(
    asks: Effort | Retention | Trust | Importance | NeedSatisfaction, scale: Scale
) -> None:
    assert Question(id="q", text="?", scale=scale, asks=asks).scale == scale


def test_a_survey_finds_its_question_by_id() -> None:
    survey = Survey(**VALID[Survey])
    assert (survey.question("pleased"), survey.question("angry")) == (PLEASED, None)


def test_questions_stay_in_the_order_they_are_asked() -> None:
    first = attrs.evolve(PLEASED, id="z")
    assert [each.id for each in Survey(**{**VALID[Survey], "questions": [first, PLEASED]}).questions] == ["z", "pleased"]


def test_of_a_survey_groups_of_one_are_shown_unless_it_says_otherwise() -> None:
    assert Survey(**VALID[Survey]).smallest_group == 1


def test_tallies_may_be_given_as_a_mapping_and_are_kept_by_question() -> None:
    empty = Tally.empty(OURS)
    expected = (Answers(question="a", tally=empty), Answers(question="b", tally=FIVE))
    assert sample(tallies={"b": FIVE, "a": empty}).tallies == sample(tallies=expected[::-1]).tallies == expected


def test_a_sample_finds_its_tally_and_says_when_a_question_was_not_asked() -> None:
    assert (sample().tally("pleased"), sample().tally("trusted")) == (FIVE, None)


def test_samples_are_kept_by_segment_and_found_by_it() -> None:
    diners = sample(segment="a-diners")
    found = wave(sample(), diners)
    assert found.samples == (diners, sample())
    assert (found.sample("a-diners"), found.sample("nobody")) == (diners, None)


EDGES: list[tuple[str, Sample]] = [
    ("nobody was asked", Sample(segment="a", invited=0, answered=0)),
    ("nobody answered", Sample(segment="a", invited=10, answered=0, tallies={"q": Tally.empty(LIKERT_5)})),
    ("one answered", Sample(segment="a", invited=1, answered=1, tallies={"q": Tally.of(LIKERT_5, [3])})),
    ("all the same", Sample(segment="a", invited=9, answered=9, tallies={"q": Tally.of(LIKERT_5, [5] * 9)})),
    ("all zero", Sample(segment="a", invited=9, answered=9, tallies={"q": Tally.of(NPS_0_10, [0] * 9)})),
    ("all skipped", Sample(segment="a", invited=9, answered=9, tallies={"q": Tally.of(LIKERT_5, [None] * 9)})),
    ("everybody", Sample(segment="a", population=7, invited=7, answered=7)),
    ("nobody there", Sample(segment="a", population=0, invited=0, answered=0)),
    ("as many as can be counted", Sample(segment="a", population=LARGEST, invited=LARGEST, answered=LARGEST)),
]


@pytest.mark.parametrize("edge", [pytest.param(each, id=name) for name, each in EDGES])
def test_a_wave_holds_samples_at_every_edge(edge: Sample) -> None:
    assert wave(edge).merge(wave(Sample(segment="a", population=edge.population, invited=0, answered=0))).samples == (edge,)


def test_what_was_skipped_is_not_zero_and_zero_is_an_answer() -> None:
    skipped, zero = Tally.of(NPS_0_10, [None]), Tally.of(NPS_0_10, [0])
    assert (skipped.n, zero.n, skipped.counts[0], zero.counts[0]) == (0, 1, 0, 1)
    assert sample(tallies={"q": skipped}) != sample(tallies={"q": zero})


def test_an_answer_off_the_scale_is_counted_nowhere() -> None:
    with pytest.raises(OffScaleError):
        sample(tallies={"pleased": Tally.of(LIKERT_5, [0])})


def test_who_was_invited_is_no_answer() -> None:
    quiet = sample(invited=100)
    assert (quiet.answered, quiet.tally("pleased")) == (5, FIVE)


# ---- merging ---------------------------------------------------------------------------------------------------------

QUESTIONS = (PLEASED, Question(id="recommend", text="Would you?", scale=NPS_0_10, asks=Recommendation()))
SURVEY = Survey(id="spring", title="How we did", questions=QUESTIONS)


def of_one_wave(part: Wave) -> Wave:
    """Make a part one of the same wave: same id, same days, populations not stated."""
    samples = [attrs.evolve(each, population=None) for each in part.samples]
    return attrs.evolve(part, id="may", fielded=MAY, samples=samples)


PARTS = drawn.waves(surveys=[SURVEY], segments=("a", "b", "c")).map(of_one_wave)


@given(PARTS, PARTS)
def test_merging_is_commutative(one: Wave, other: Wave) -> None:
    assert one.merge(other) == other.merge(one)


@given(PARTS, PARTS, PARTS)
def test_merging_is_associative(first: Wave, second: Wave, third: Wave) -> None:
    assert first.merge(second).merge(third) == first.merge(second.merge(third))


@given(PARTS)
def test_a_wave_in_which_nobody_was_asked_adds_nothing(part: Wave) -> None:
    assert part.merge(wave()) == wave().merge(part) == part


@given(PARTS, PARTS)
def test_whatever_is_counted_adds_up(one: Wave, other: Wave) -> None:
    merged = one.merge(other)
    for segment in "abc":
        found = [each for each in (one.sample(segment), other.sample(segment)) if each]
        whole = merged.sample(segment)
        assert (whole is None) is (not found)
        if whole is None:
            continue
        assert whole.invited == sum(each.invited for each in found)
        assert whole.answered == sum(each.answered for each in found)
        for question in QUESTIONS:
            tallies = [each for each in (each.tally(question.id) for each in found) if each is not None]
            assert whole.tally(question.id) == (sum(tallies, start=Tally.empty(question.scale)) if tallies else None)


@given(PARTS, PARTS)
def test_merging_leaves_the_parts_as_they_were(one: Wave, other: Wave) -> None:
    before = (attrs.evolve(one), attrs.evolve(other))
    one.merge(other)
    assert (one, other) == before


Answer = tuple[str, int | None, int | None]
"""A segment, what somebody of it answered to the first question, and to the second; `None` where it was skipped."""

RESPONSES: st.SearchStrategy[list[Answer]] = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.none() | st.sampled_from(LIKERT_5.values),
        st.none() | st.sampled_from(NPS_0_10.values),
    ),
    max_size=40,
)


def counted(responses: list[Answer]) -> Wave:
    """Count responses; everybody who was invited answered."""
    samples = []
    for segment in "ab":
        answers = [each[1:] for each in responses if each[0] == segment]
        tallies = {str(asked.id): Tally.of(asked.scale, [each[place] for each in answers]) for place, asked in enumerate(QUESTIONS)}
        people = len(answers)
        samples.append(Sample(segment=segment, population=10_000, invited=people, answered=people, tallies=tallies))
    return wave(*samples)


@given(RESPONSES, st.lists(st.integers(0, 6), min_size=40, max_size=40), st.randoms(use_true_random=False))
def test_answers_split_in_any_way_and_merged_in_any_order_are_the_identical_wave(
    responses: list[Answer], parts: list[int], chance: Random
) -> None:
    split = [[each for each, part in zip(responses, parts, strict=False) if part == place] for place in range(7)]
    waves = [counted(each) for each in split]
    chance.shuffle(waves)
    merged = waves[0]
    for each in waves[1:]:
        merged = merged.merge(each) if chance.random() < 0.5 else each.merge(merged)
    assert merged == counted(responses)
    assert repr(merged) == repr(counted(responses))


@pytest.mark.parametrize("size", [1, 7, 100, 9_999, 10_000])
def test_ten_thousand_answers_in_parts_of_any_size_are_the_identical_wave(size: int) -> None:
    responses: list[Answer] = [("ab"[place % 2], 1 + place * 7 % 5, place * 13 % 11 or None) for place in range(10_000)]
    parts = [counted(responses[start : start + size]) for start in range(0, len(responses), size)]
    assert reduce(Wave.merge, parts) == counted(responses)


def test_counts_beyond_what_every_reader_keeps_exact_are_refused() -> None:
    half = Sample(segment="a", invited=LARGEST, answered=0)
    with pytest.raises(OutOfRangeError) as caught:
        wave(half).merge(wave(attrs.evolve(half, invited=1)))
    assert caught.value.field == "invited"


MISMATCHES: list[tuple[str, Wave, str, str]] = [
    ("another wave", wave(id="june"), "id", "be may, to be merged, got june"),
    ("another survey", wave(survey="autumn"), "survey", "be spring, to be merged, got autumn"),
    (
        "other days",
        wave(fielded=Period(start=date(2026, 5, 4))),
        "fielded",
        "be 2026-05-04/2026-05-18, to be merged, got 2026-05-04/..",
    ),
    ("another population", wave(sample(population=101)), "population", "be 100, to be merged, got 101"),
    ("a population not stated", wave(sample(population=None)), "population", "be 100, to be merged, got None"),
]


@pytest.mark.parametrize(("other", "field", "law"), [pytest.param(*each[1:], id=each[0]) for each in MISMATCHES])
def test_what_is_not_of_one_wave_is_not_merged(other: Wave, field: str, law: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        wave(sample()).merge(other)
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("merge.differs", field, f"{field} must {law}")


def test_tallies_of_one_question_on_two_scales_are_not_merged() -> None:
    with pytest.raises(BrokenLawError) as caught:
        wave(sample()).merge(wave(sample(tallies={"pleased": Tally.empty(TEN_POINT)})))
    assert caught.value.code == "scale.mismatch"


def test_samples_of_two_segments_are_not_merged() -> None:
    with pytest.raises(BrokenLawError) as caught:
        sample().merge(sample(segment="diners"))
    assert str(caught.value) == "segment must be commuters, to be merged, got diners"


@pytest.mark.parametrize(("one", "other"), [(wave(), sample()), (sample(), wave()), (wave(), None), (sample(), "sample")])
def test_only_the_same_is_merged(one: Any, other: object) -> None:  # noqa: ANN401 -- a wave or a sample
    with pytest.raises(CustomerFocusError) as caught:
        one.merge(other)
    assert (caught.value.code, caught.value.field) == ("type.object", "other")
