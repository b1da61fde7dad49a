from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given

from customerfocus.errors import WrongTypeError
from customerfocus.methods.opportunity import Region, opportunity_score
from customerfocus.methods.proportions import wilson
from customerfocus.model.needs import FEATURE_WORDS, DesiredOutcome, Job, JobKind, JobStep, Need, Priority, feature_words, top_two
from customerfocus.testing.strategies import desired_outcomes, priorities
from customerfocus.values.estimates import Estimate, Unknown
from customerfocus.values.scales import LIKERT_5, NPS_0_10, Direction, Point, Scale, Tally

MORE, LESS = Direction.MORE, Direction.LESS
JUNE = date(2026, 6, 20)
NOBODY = Tally.empty(LIKERT_5)


def outcome(direction: Direction, measure: str, thing: str, context: str | None = None, *examples: str) -> DesiredOutcome:
    return DesiredOutcome(direction=direction, measure=measure, object_of_control=thing, context=context, examples=examples)


# ---- outcomes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_outcome", "sentence"),
    [
        (
            outcome(LESS, "the time it takes to get", "a coffee", "on the way to work"),
            "Minimise the time it takes to get a coffee on the way to work",
        ),
        (outcome(LESS, "the likelihood of", "a sour cup"), "Minimise the likelihood of a sour cup"),
        (outcome(MORE, "the number of", "quiet tables"), "Increase the number of quiet tables"),
        (
            outcome(MORE, "the number of", "quiet tables", "after eight", "window seats"),
            "Increase the number of quiet tables after eight, e.g. window seats",
        ),
        (outcome(LESS, "the effort of", "paying", None, "coins", "cards"), "Minimise the effort of paying, e.g. coins, cards"),
    ],
)
def test_an_outcome_reads_as_direction_measure_object_context_and_examples(given_outcome: DesiredOutcome, sentence: str) -> None:
    assert str(given_outcome) == sentence


@given(desired_outcomes())
def test_the_sentence_of_an_outcome_begins_with_its_direction(wanted: DesiredOutcome) -> None:
    assert str(wanted).startswith({LESS: "Minimise ", MORE: "Increase "}[wanted.direction] + wanted.measure)


@pytest.mark.parametrize(
    ("context", "sentence"),
    [("on the way to work", "start the working day on the way to work"), (None, "start the working day")],
)
def test_a_job_reads_as_verb_object_and_context(context: str | None, sentence: str) -> None:
    assert str(Job(id="get-going", verb="start", object_of_verb="the working day", context=context)) == sentence


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (outcome(LESS, "the time it takes to get", "a coffee"), ()),
        (outcome(MORE, "the number of buttons", "in the app"), ("buttons", "app")),
        (outcome(MORE, "the speed of", "the App"), ("app",)),
        (outcome(MORE, "the size of", "the app beside the app"), ("app",)),
        (outcome(MORE, "the size of", "the apps beside the app"), ("apps", "app")),
        (outcome(MORE, "the chance of", "a happy apprentice"), ()),
        (outcome(LESS, "the number of", "plug-ins", "in the kitchen"), ("plug-ins",)),
        (outcome(LESS, "the number of", "steps", "on the website, the portal"), ("website", "portal")),
        (outcome(LESS, "the number of", "steps", None, "a chatbot (slow)", "an AI"), ("chatbot", "ai")),
        (outcome(LESS, "the_number_of", "my_app"), ("app",)),
        (outcome(MORE, "the class of", "the ss"), ()),
        (outcome(MORE, "the number of", "appss"), ()),
    ],
)
def test_feature_words_are_found_where_they_stand_as_words(wanted: DesiredOutcome, words: tuple[str, ...]) -> None:
    assert feature_words(wanted) == words


@pytest.mark.parametrize("word", FEATURE_WORDS)
def test_every_feature_word_is_found(word: str) -> None:
    assert feature_words(outcome(LESS, "the time with the", word)) == (word,)


@pytest.mark.parametrize("word", FEATURE_WORDS)
def test_the_plural_of_every_feature_word_is_found(word: str) -> None:
    assert feature_words(outcome(LESS, "the time with the", f"{word}s")) == (f"{word}s",)


def test_the_list_of_feature_words_is_sorted_and_repeats_none() -> None:
    assert list(FEATURE_WORDS) == sorted(set(FEATURE_WORDS))


def test_feature_words_are_looked_for_in_outcomes_only() -> None:
    with pytest.raises(WrongTypeError) as caught:
        feature_words("the app")  # type: ignore[arg-type]
    assert str(caught.value) == "outcome must be a DesiredOutcome, got 'the app'"


# ---- priorities ------------------------------------------------------------------------------------------------------


def shares(important: int, of_important: int, satisfied: int, of_satisfied: int) -> Priority:
    """Build a priority of so many important of so many, and so many satisfied of so many."""
    return Priority(
        need="quick-coffee",
        segment="commuters",
        on=JUNE,
        importance=Tally(scale=LIKERT_5, counts=[0, 0, of_important - important, important, 0]),
        satisfaction=Tally(scale=LIKERT_5, counts=[of_satisfied - satisfied, 0, 0, 0, satisfied]),
    )


def exact_score(priority: Priority) -> Fraction:
    """Compute the score without rounding."""
    important = Fraction(10 * sum(priority.importance.counts[-2:]), priority.importance.n)
    satisfied = Fraction(10 * sum(priority.satisfaction.counts[-2:]), priority.satisfaction.n)
    return important + max(important - satisfied, Fraction())


def answered(tally: Tally) -> Tally:
    """Return a tally, or where nobody answered, the same with one answer at its highest point."""
    return tally if tally.n else attrs.evolve(tally, counts=[0, 0, 0, 0, 1])


@given(priorities())
def test_the_score_is_ten_times_the_shares_of_the_top_two_points(priority: Priority) -> None:
    priority = attrs.evolve(priority, importance=answered(priority.importance), satisfaction=answered(priority.satisfaction))
    assert priority.score == pytest.approx(float(exact_score(priority)), rel=0, abs=1e-13)


def test_the_figure_of_the_top_two_points_has_its_wilson_interval_and_none_where_nobody_answered() -> None:
    found = wilson(7, 10)
    assert top_two(Tally(scale=LIKERT_5, counts=[1, 1, 1, 3, 4])) == Estimate(
        value=7, low=10 * found.low, high=10 * found.high, level=0.95, n=10, method="Wilson"
    )
    assert top_two(Tally.empty(LIKERT_5)) == Unknown(reason="no answers")
    with pytest.raises(WrongTypeError, match=r"^tally must be a Tally, got 3$"):
        top_two(3)  # type: ignore[arg-type]


@given(priorities())
def test_the_score_lies_from_nought_to_twenty_or_is_unknown(priority: Priority) -> None:
    assert isinstance(priority.score, Unknown) or 0 <= priority.score <= 20


@given(priorities())
def test_the_score_is_unknown_when_one_side_was_answered_by_nobody(priority: Priority) -> None:
    assert isinstance(priority.score, Unknown) == (priority.importance.n == 0 or priority.satisfaction.n == 0)


@given(priorities())
def test_the_region_is_unknown_where_the_score_is(priority: Priority) -> None:
    assert isinstance(priority.region, Unknown) == isinstance(priority.score, Unknown)


def test_the_score_of_the_quick_coffee_is_nine_and_what_is_missing_to_nine() -> None:
    importance = Tally.of(LIKERT_5, [5, 5, 4, 4, 5, 4, 5, 4, 5, 3])
    satisfaction = Tally.of(LIKERT_5, [2, 3, 4, 2, 3, 5, 2, 3, 1, None])
    priority = Priority(need="a", segment="b", on=JUNE, importance=importance, satisfaction=satisfaction)
    assert priority.score == pytest.approx(9 + (9 - 20 / 9), rel=0, abs=1e-12)


@pytest.mark.parametrize(
    ("important", "of_important", "satisfied", "of_satisfied", "score"),
    [(10, 10, 0, 10, 20.0), (0, 10, 0, 10, 0.0), (5, 10, 9, 10, 5.0), (6, 10, 2, 10, 10.0), (3, 4, 1, 2, 10.0)],
)
def test_the_score_counts_what_is_missing_and_takes_nothing_for_what_is_too_much(
    important: int, of_important: int, satisfied: int, of_satisfied: int, score: float
) -> None:
    assert shares(important, of_important, satisfied, of_satisfied).score == score


@pytest.mark.parametrize(
    ("important", "of_important", "satisfied", "of_satisfied", "expected"),
    [
        (9, 10, 2, 10, Region.UNDERSERVED),
        (9, 10, 8, 10, Region.APPROPRIATELY_SERVED),  # the score is 10, which is not above 10
        (9, 10, 7, 10, Region.UNDERSERVED),  # 11
        (10, 10, 10, 10, Region.APPROPRIATELY_SERVED),
        (101, 200, 0, 200, Region.UNDERSERVED),  # 10.1
        (5, 10, 5, 10, Region.APPROPRIATELY_SERVED),
        (5, 10, 6, 10, Region.OVERSERVED),
        (0, 10, 0, 10, Region.APPROPRIATELY_SERVED),
        (1, 3, 3, 9, Region.APPROPRIATELY_SERVED),  # both a third
        (0, 10, 1, 1000, Region.OVERSERVED),
    ],
)
def test_the_region_turns_above_a_score_of_ten_and_where_satisfaction_exceeds_importance(
    important: int, of_important: int, satisfied: int, of_satisfied: int, expected: Region
) -> None:
    assert shares(important, of_important, satisfied, of_satisfied).region is expected


def test_a_score_of_exactly_ten_is_not_underserved_whatever_the_shares() -> None:
    assert shares(5, 6, 2, 3).region is Region.APPROPRIATELY_SERVED  # 25/3 + (25/3 - 20/3) = 10


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"importance": NOBODY}, "nobody answered how important it is"),
        ({"satisfaction": NOBODY}, "nobody answered how satisfied they are"),
        ({"importance": NOBODY, "satisfaction": NOBODY}, "nobody answered how important it is"),
    ],
)
def test_what_nobody_answered_is_said_to_be_the_reason(changes: dict[str, Any], reason: str) -> None:
    priority = Priority(**{**VALID[Priority], **changes})
    assert (priority.score, priority.region, priority.estimate) == (Unknown(reason=reason),) * 3


@given(priorities())
def test_the_estimate_of_a_priority_is_its_score_between_the_corners_of_two_intervals(priority: Priority) -> None:
    found = priority.estimate
    if isinstance(found, Unknown):
        assert found == priority.score
        return
    important, satisfied = (
        wilson(sum(each.counts[3:]), each.n, level=0.95) for each in (priority.importance, priority.satisfaction)
    )
    worst = opportunity_score(10 * important.low, 10 * satisfied.high)
    best = opportunity_score(10 * important.high, 10 * satisfied.low)
    assert (found.value, found.low, found.high, found.level) == (priority.score, worst, best, 0.95)
    assert found.low < found.high
    assert (found.n, found.method) == (min(priority.importance.n, priority.satisfaction.n), "corners of two Wilson intervals")


def test_an_estimate_agrees_with_one_made_by_hand() -> None:
    important, satisfied = Tally.of(LIKERT_5, [5] * 9 + [3]), Tally.of(LIKERT_5, [5] * 2 + [1] * 7)
    found = Priority(**{**VALID[Priority], "importance": important, "satisfaction": satisfied}).estimate
    assert isinstance(found, Estimate)
    # Wilson: 9 of 10 from 0.5958 to 0.9821, 2 of 9 from 0.0632 to 0.5474; 2·5.958 − 5.474 and 2·9.821 − 0.632
    assert (round(found.value, 3), round(found.low, 2), round(found.high, 2), found.n) == (15.778, 6.44, 19.01, 9)


@pytest.mark.parametrize("place", [0, 4])
def test_a_priority_of_which_all_say_the_same_is_not_certain(place: int) -> None:
    alike = Tally(scale=LIKERT_5, counts=[2**53 - 1 if each == place else 0 for each in range(5)])
    found = Priority(**{**VALID[Priority], "importance": alike, "satisfaction": alike}).estimate
    assert isinstance(found, Estimate)
    assert found.low < found.high


def test_who_skipped_the_question_has_not_answered() -> None:
    skipped = Tally.of(LIKERT_5, [None, None])
    assert isinstance(Priority(**{**VALID[Priority], "importance": skipped}).score, Unknown)


def test_a_priority_may_use_any_scale_of_five_points() -> None:
    own = Scale(name="own", points=[Point(value=value, label="x") for value in (-20, -10, 0, 10, 20)])
    tally = Tally.of(own, [10, 20, -20, -20])
    assert Priority(**{**VALID[Priority], "importance": tally, "satisfaction": tally}).score == 5.0


# ---- laws of the constructors ----------------------------------------------------------------------------------------

COFFEE = outcome(LESS, "the time it takes to get", "a coffee")
VALID: dict[type, dict[str, Any]] = {
    Job: {"id": "get-going", "verb": "start", "object_of_verb": "the working day"},
    DesiredOutcome: {"direction": LESS, "measure": "the time it takes to get", "object_of_control": "a coffee"},
    Need: {"id": "quick-coffee", "job": "get-going", "outcome": COFFEE, "segments": ["commuters"]},
    Priority: {
        "need": "quick-coffee",
        "segment": "commuters",
        "on": JUNE,
        "importance": Tally.of(LIKERT_5, [5]),
        "satisfaction": Tally.of(LIKERT_5, [1]),
    },
}
KINDS = "functional, emotional, social, consumption, purchase"
STEPS = "define, locate, prepare, confirm, execute, monitor, modify, conclude"
ANY_KIND = "JobKind.FUNCTIONAL, JobKind.EMOTIONAL, JobKind.SOCIAL, JobKind.CONSUMPTION, JobKind.PURCHASE"
ANY_STEP = (
    "JobStep.DEFINE, JobStep.LOCATE, JobStep.PREPARE, JobStep.CONFIRM, "
    "JobStep.EXECUTE, JobStep.MONITOR, JobStep.MODIFY, JobStep.CONCLUDE"
)
ELEVEN_POINTS = Tally.of(NPS_0_10, [5])


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (Job, "id", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Job, "verb", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Job, "object_of_verb", None, "type.text", "be text, got None"),
        (Job, "context", " x", "text.form", "have no white space at either end, got ' x'"),
        (Job, "kind", "social", "enum", f"be one of {ANY_KIND}, got 'social'"),
        (Job, "kind", None, "enum", f"be one of {ANY_KIND}, got None"),
        (DesiredOutcome, "direction", "less", "enum", "be one of Direction.MORE, Direction.LESS, got 'less'"),
        (DesiredOutcome, "measure", True, "type.text", "be text, got True"),
        (DesiredOutcome, "object_of_control", "", "text.length", "have 1 to 100000 characters, got 0"),
        (DesiredOutcome, "context", "", "text.length", "have 1 to 100000 characters, got 0"),
        (DesiredOutcome, "examples", "coins", "type.array", "be a list or a tuple, got 'coins'"),
        (DesiredOutcome, "examples", {"coins"}, "type.array", "be a list or a tuple, got an instance of set"),
        (DesiredOutcome, "examples", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        (DesiredOutcome, "examples[1]", ["a", " b"], "text.form", "have no white space at either end, got ' b'"),
        (Need, "id", None, "type.text", "be an identifier (text), got None"),
        (Need, "job", "a@b", "id.form", "not contain ':', '@' or '+', got 'a@b'"),
        (Need, "step", "execute", "enum", f"be one of {ANY_STEP}, got 'execute'"),
        (Need, "outcome", str(COFFEE), "type.object", f"be a DesiredOutcome, got {str(COFFEE)!r}"),
        (Need, "outcome", None, "type.object", "be a DesiredOutcome, got None"),
        (Need, "segments", "commuters", "type.array", "be a list or a tuple, got 'commuters'"),
        (Need, "segments", [], "array.length", "have at least 1 member, got 0"),
        (Need, "segments", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        (Need, "segments", ["a", 1], "type.text", "be an identifier (text), got 1"),
        (Need, "expectation", 1, "type.text", "be text, got 1"),
        (Need, "evidence", "june", "type.array", "be a list or a tuple, got 'june'"),
        (Need, "evidence", ["a:b"], "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Priority, "need", "", "id.form", "have 1 to 200 characters, got 0"),
        (Priority, "segment", 0, "type.text", "be an identifier (text), got 0"),
        (
            Priority,
            "on",
            datetime(2026, 6, 20, tzinfo=UTC),
            "date.form",
            "be a day (a date without a time), got an instance of datetime",
        ),
        (Priority, "importance", [5, 4], "type.object", "be a Tally, got an instance of list"),
        (Priority, "satisfaction", None, "type.object", "be a Tally, got None"),
        (Priority, "importance", ELEVEN_POINTS, "priority.scale", "be counted on a scale of 5 points, got 11"),
        (Priority, "satisfaction", ELEVEN_POINTS, "priority.scale", "be counted on a scale of 5 points, got 11"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


def test_examples_stay_in_the_order_they_were_given() -> None:
    assert outcome(LESS, "a", "b", None, "z", "y").examples == ("z", "y")


def test_a_job_is_functional_unless_told_otherwise() -> None:
    assert Job(**VALID[Job]).kind is JobKind.FUNCTIONAL


def test_what_a_need_leaves_out_is_not_known() -> None:
    need = Need(**VALID[Need])
    assert (need.step, need.expectation, need.evidence) == (None, None, ())


def test_a_need_may_arise_at_a_step_of_its_job() -> None:
    assert Need(**VALID[Need], step=JobStep.EXECUTE).step is JobStep.EXECUTE


@pytest.mark.parametrize(("words", "expected"), [(JobKind, KINDS), (JobStep, STEPS)])
def test_an_enumeration_has_these_words(words: Iterable[str], expected: str) -> None:
    assert ", ".join(map(str, words)) == expected
