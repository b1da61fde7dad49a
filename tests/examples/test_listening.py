"""What the espresso register holds of listening and leading: counts that bear what is said of them, and gaps that are seen."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from customerfocus import (
    Achievement,
    Action,
    ActionState,
    Authority,
    CommitmentKind,
    Direction,
    Estimate,
    Evolution,
    FeedbackKind,
    ImpactEffect,
    Measurement,
    Metric,
    Need,
    Quality,
    Recommendation,
    Ref,
    Register,
    Statistic,
    Unknown,
    achievement,
    compare_family,
    compare_measurements,
    measure,
    response_times,
)
from customerfocus.values.scales import PUBLISHED_SCALES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus import Sample, Wave

DAY: Final = date(2026, 11, 1)
IN_THE_FIELD: Final = "after-repair-2026-autumn"
CANNOT_TELL, NO_EVIDENCE = Evolution.CANNOT_TELL, Evolution.NO_EVIDENCE_OF_CHANGE


def metric(register: Register, key: str) -> Metric:
    found = register.get(Metric, key)
    assert found is not None
    return found


def measured(register: Register, key: str) -> dict[str, Measurement]:
    """Return what a metric was in each wave that had ended by the day."""
    return {each.wave: each for each in measure(metric(register, key), register, on=DAY)}


def samples(register: Register) -> Iterator[tuple[Wave, Sample]]:
    return ((wave, sample) for wave in register.waves for sample in wave.samples)


# ---- surveys and waves -----------------------------------------------------------------------------------------------


def test_everything_a_question_may_ask_for_is_asked_on_every_published_scale(register: Register) -> None:
    questions = [each for survey in register.surveys for each in survey.questions]
    assert {type(each.asks).__name__ for each in questions} == {
        "Recommendation",
        "Satisfaction",
        "Effort",
        "Retention",
        "Trust",
        "Importance",
        "NeedSatisfaction",
    }
    assert {each.scale for each in questions} == set(PUBLISHED_SCALES)


def test_the_pulse_was_taken_in_spring_and_autumn_of_two_years_and_one_wave_is_in_the_field(register: Register) -> None:
    assert [each.id for each in register.waves if each.survey == "owners-pulse"] == [
        "pulse-2025-autumn",
        "pulse-2025-spring",
        "pulse-2026-autumn",
        "pulse-2026-spring",
    ]
    assert [each.id for each in register.waves if each.fielded.end is None or each.fielded.end > DAY] == [IN_THE_FIELD]


def test_what_is_in_the_field_is_not_measured(register: Register) -> None:
    assert set(measured(register, "repair-home")) == {"after-repair-2026-summer"}


def test_few_waves_ask_a_target_and_hear_of_less_than_a_fifth(register: Register) -> None:
    rates = {
        (wave.id, sample.segment): sample.answered / sample.invited
        for wave, sample in samples(register)
        if wave.survey == "owners-pulse" and sample.segment in {"home-enthusiasts", "small-cafes"}
    }
    assert len(rates) == 8
    assert [each for each, rate in rates.items() if rate < 0.2] == [("pulse-2026-spring", "home-enthusiasts")]
    assert all(0.1 < rate < 0.4 for rate in rates.values())


def test_answers_are_as_many_as_a_firm_of_this_size_would_have(register: Register) -> None:
    answered = Counter[str]()
    for wave, sample in samples(register):
        answered[wave.id] += sample.answered
    assert all(count > 500 for wave, count in answered.items() if wave.startswith("pulse"))


def test_nothing_from_0_to_10_is_left_out_and_who_skipped_is_counted_apart(register: Register) -> None:
    (asked,) = (each.id for survey in register.surveys for each in survey.questions if isinstance(each.asks, Recommendation))
    tallies = [tally for _, sample in samples(register) if (tally := sample.tally(asked)) is not None]
    assert sum(each.counts[0] for each in tallies) > 0
    assert sum(each.skipped for each in tallies) > 0


def test_of_the_declined_segment_the_population_is_not_stated(register: Register) -> None:
    ended = [
        (wave.id, sample.segment) for wave, sample in samples(register) if wave.id != IN_THE_FIELD and sample.population is None
    ]
    assert ended == [("pulse-2026-autumn", "office-pantries"), ("pulse-2026-spring", "office-pantries")]


# ---- what was measured -----------------------------------------------------------------------------------------------


def test_metrics_use_every_statistic_and_both_directions(register: Register) -> None:
    assert {each.statistic for each in register.metrics} == set(Statistic)
    assert {each.better for each in register.metrics} == set(Direction)


def test_of_the_hotels_nothing_is_shown_but_how_many_answered(register: Register) -> None:
    found = measured(register, "nps-hotels")
    assert [each.value for each in found.values()] == [
        Unknown(reason=f"answered by {answers} of hotel-breakfast, and of groups smaller than 10 nothing is shown")
        for answers in (9, 6, 8, 7)
    ]
    assert all(each.tally.n == 0 for each in found.values())


def test_of_all_owners_together_nothing_is_shown_either_as_it_would_tell_what_the_hotels_answered(register: Register) -> None:
    found = measured(register, "nps-owners")
    assert len(found) == 4
    for each in found.values():
        assert isinstance(each.value, Unknown)
        assert "hotel-breakfast" in each.value.reason
        assert each.tally.n == 0


def test_the_trust_of_all_owners_is_weighted_and_counts_for_fewer_answers_than_were_given(register: Register) -> None:
    found = measured(register, "trust-owners")["pulse-2025-autumn"]
    assert isinstance(found.value, Estimate)
    assert found.value.method == "Wilson, weighted by population"
    assert found.value.n < found.tally.n


def test_trust_of_all_owners_is_unknown_where_it_is_not_stated_how_many_of_a_segment_there_are(register: Register) -> None:
    why = Unknown(reason="segments are pooled by their populations, and that of office-pantries is not stated")
    found = measured(register, "trust-owners")
    assert [wave for wave, each in found.items() if each.value == why] == ["pulse-2026-spring", "pulse-2026-autumn"]
    assert isinstance(found["pulse-2025-autumn"].value, Estimate)


@pytest.mark.parametrize(
    ("key", "earlier", "later", "verdict"),
    [
        ("no-stop-cafes", "pulse-2026-spring", "pulse-2026-autumn", Evolution.IMPROVED),
        ("nps-cafes", "pulse-2025-spring", "pulse-2026-autumn", Evolution.IMPROVED),
        ("satisfied-home", "pulse-2026-spring", "pulse-2026-autumn", Evolution.WORSENED),
        ("easy-help-home", "pulse-2026-spring", "pulse-2026-autumn", Evolution.WORSENED),
        ("nps-cafes", "pulse-2026-spring", "pulse-2026-autumn", NO_EVIDENCE),
        ("nps-home", "pulse-2025-spring", "pulse-2026-autumn", NO_EVIDENCE),
        ("dissatisfied-home", "pulse-2026-spring", "pulse-2026-autumn", NO_EVIDENCE),
        ("nps-hotels", "pulse-2026-spring", "pulse-2026-autumn", CANNOT_TELL),
        ("trust-owners", "pulse-2025-autumn", "pulse-2026-autumn", CANNOT_TELL),
    ],
)
def test_what_changed_is_told_by_a_test(register: Register, key: str, earlier: str, later: str, verdict: Evolution) -> None:
    found = measured(register, key)
    assert compare_measurements(found[earlier], found[later]).verdict is verdict


def test_what_changed_since_spring_did_so_also_when_all_metrics_are_read_together(register: Register) -> None:
    waves = [measured(register, each.id) for each in register.metrics]
    pairs = [(each["pulse-2026-spring"], each["pulse-2026-autumn"]) for each in waves if "pulse-2026-spring" in each]
    changed = {
        earlier.metric.id: found.verdict
        for (earlier, _), found in zip(pairs, compare_family(pairs), strict=True)
        if found.verdict not in {NO_EVIDENCE, CANNOT_TELL}
    }
    assert len(pairs) == 14
    assert changed == {
        "easy-help-home": Evolution.WORSENED,
        "no-stop-cafes": Evolution.IMPROVED,
        "satisfied-home": Evolution.WORSENED,
    }


def test_objectives_were_met_and_missed_or_it_cannot_be_told_and_some_lie_ahead(register: Register) -> None:
    told = {
        each.id: achievement(each, measured(register, each.metric).values(), each.due)
        for each in register.objectives
        if each.due < DAY
    }
    assert told == {
        "cafes-recommend-2025": Achievement.NOT_MET,
        "cafes-recommend-2026": Achievement.MET,
        "cafes-stay-2026": Achievement.UNCERTAIN,
        "cafes-stop-seldom-2026": Achievement.MET,
        "home-satisfied-2026": Achievement.NOT_MET,
        "owners-trust-2026": Achievement.UNKNOWN,
    }
    assert {each.id for each in register.objectives} - set(told) == {"home-recommend-2027", "home-seldom-dissatisfied-2026"}


# ---- complaints and other feedback -----------------------------------------------------------------------------------


def test_feedback_is_of_every_kind_and_of_every_segment(register: Register) -> None:
    kinds = Counter(each.kind for each in register.feedback)
    assert set(kinds) == set(FeedbackKind)
    assert min(kinds.values()) >= 5
    assert {each.segment for each in register.feedback} == {each.id for each in register.segments}
    assert all(each.themes for each in register.feedback)


def test_some_are_answered_late_and_some_are_open(register: Register) -> None:
    times = response_times(register.feedback, on=DAY)
    assert (times.answer.n, times.answer.median, times.answer.worst, times.answer.open, times.answer.oldest) == (36, 3, 11, 2, 13)
    assert (times.closing.n, times.closing.open, times.closing.oldest) == (31, 7, 81)


def test_what_was_solved_at_once_was_solved_by_somebody_who_might_and_within_a_day_of_the_answer(register: Register) -> None:
    solved = [(each, register.get(Authority, each.solved_under)) for each in register.feedback if each.solved_under is not None]
    assert len(solved) >= 6
    for each, authority in solved:
        assert authority is not None
        assert each.answered is not None
        assert each.closed is not None
        assert (each.closed - each.answered).days <= 1
        assert authority.in_force.contains(each.closed)


def test_what_feedback_led_to_was_planned_after_it_came(register: Register) -> None:
    led = [(each.received, register.get(Action, key)) for each in register.feedback for key in each.led_to]
    assert len(led) >= 8
    assert all(action is not None and received <= action.planned for received, action in led)


# ---- research, and what rests on all this ----------------------------------------------------------------------------


def test_studies_are_good_and_weak_and_one_is_not_known_yet(register: Register) -> None:
    assert {each.quality for each in register.studies} == set(Quality)
    assert [each.id for each in register.studies if each.fielded.end is None] == ["home-diaries-2026"]


def test_needs_and_progress_rest_on_sessions_waves_studies_and_feedback(register: Register) -> None:
    def kinds(keys: set[str]) -> set[str]:
        sources = (register.feedback_sessions, register.waves, register.studies, register.feedback)
        return {type(each).__name__ for kind in sources for each in kind if each.id in keys}

    assert kinds({key for each in register.needs for key in each.evidence}) == {"FeedbackSession", "Wave", "Study"}
    assert kinds({key for each in register.progress for key in each.heard_in}) == {"FeedbackSession", "Wave", "Feedback"}


# ---- leaders ---------------------------------------------------------------------------------------------------------


def test_acts_show_commitment_in_every_way_and_one_is_words(register: Register) -> None:
    assert {each.kind for each in register.commitment_acts} == set(CommitmentKind)
    assert [each.id for each in register.commitment_acts if not each.evidence] == ["designer-for-warm-up"]


def test_decisions_do_some_good_and_some_harm(register: Register) -> None:
    assert {impact.effect for each in register.decisions for impact in each.impacts} == set(ImpactEffect)


def test_authorities_have_limits_but_one_and_one_has_ended(register: Register) -> None:
    assert {each.id: str(each.limit) for each in register.authorities} == {
        "dispute": "None",
        "hotline-goodwill": "EUR 60",
        "technician-on-site": "EUR 150",
        "workshop-goodwill": "EUR 249.5",
    }
    assert [each.id for each in register.authorities if not each.in_force.contains(DAY)] == ["workshop-goodwill"]


def test_whoever_was_thanked_was_thanked_for_something_the_register_holds(register: Register) -> None:
    served = {each.kind.value for thanks in register.recognitions for each in thanks.serves}
    assert served == {"action", "feedback", "need"}


def test_the_hotline_is_one_story_from_the_decision_to_what_is_done_about_it(register: Register) -> None:
    action = register.get(Action, "hotline-from-seven")
    assert action is not None
    assert Ref.parse("metric:easy-help-home") in action.serves
    assert action.state(DAY) is ActionState.PLANNED
    led = [each.id for each in register.feedback if "hotline-from-seven" in each.led_to]
    assert led == ["hotline-sleeps", "ninth-in-the-queue", "ring-back"]


def test_what_improved_was_verified(register: Register) -> None:
    found = {each.id: each.state(DAY) for each in register.actions if each.kind == "improvement"}
    assert Counter(found.values()) == {
        ActionState.EFFECTIVE: 2,
        ActionState.IN_PROGRESS: 2,
        ActionState.DONE: 1,
        ActionState.INEFFECTIVE: 1,
        ActionState.PLANNED: 1,
    }


def test_a_need_may_rest_on_a_wave(register: Register) -> None:
    need = register.get(Need, "ready-early")
    assert need is not None
    assert "pulse-2026-autumn" in need.evidence
