from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import combinations, product
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import WrongTypeError
from customerfocus.model.segments import (
    Capability,
    Choice,
    Contradiction,
    Preference,
    Resolution,
    Segment,
    Settlement,
    TargetingDecision,
    TradeOff,
    contradictions,
)
from customerfocus.testing.strategies import segments, trade_offs
from customerfocus.values.periods import Period
from customerfocus.values.scales import Direction

MORE, LESS = Direction.MORE, Direction.LESS
ATTRIBUTES = ("calm", "choice", "price", "speed")
FEBRUARY = date(2026, 2, 2)


def pair_of(trade_off: TradeOff) -> frozenset[str]:
    return frozenset((trade_off.attribute, trade_off.against))


several_segments = st.lists(segments(attributes=ATTRIBUTES), max_size=5, unique_by=lambda each: each.id)
several_trade_offs = st.lists(trade_offs(ATTRIBUTES), max_size=4, unique_by=pair_of)


# ---- contradictions --------------------------------------------------------------------------------------------------


def clash(one: Preference, other: Preference, trade_offs: Iterable[TradeOff]) -> list[TradeOff | None]:
    """List every way in which two wishes contradict one another, read off the definition."""
    ways: list[TradeOff | None] = []
    if one.attribute == other.attribute and one.direction != other.direction:
        ways.append(None)
    if one.direction == other.direction == MORE:
        ways.extend(each for each in trade_offs if pair_of(each) == {one.attribute, other.attribute})
    return ways


def exhaustive(segments: Sequence[Segment], trade_offs: Sequence[TradeOff]) -> Counter[Contradiction]:
    """Hold every wish of every segment against every wish of every other."""
    return Counter(
        Contradiction(first=one.id, first_wants=this, second=other.id, second_wants=that, trade_off=way)
        for one, other in combinations(sorted(segments, key=lambda each: each.id), 2)
        for this, that in product(one.preferences, other.preferences)
        for way in clash(this, that, trade_offs)
    )


@given(several_segments, several_trade_offs)
def test_contradictions_are_those_an_exhaustive_search_finds(chosen: list[Segment], known: list[TradeOff]) -> None:
    assert Counter(contradictions(chosen, known)) == exhaustive(chosen, known)


@given(several_segments, several_trade_offs, st.randoms(use_true_random=False))
def test_the_order_of_segments_means_nothing(chosen: list[Segment], known: list[TradeOff], chance: Random) -> None:
    shuffled = chance.sample(chosen, len(chosen))
    assert contradictions(shuffled, known) == contradictions(chosen, known)


@given(several_segments, several_trade_offs, st.randoms(use_true_random=False))
def test_the_order_of_trade_offs_means_nothing(chosen: list[Segment], known: list[TradeOff], chance: Random) -> None:
    shuffled = chance.sample(known, len(known))
    assert contradictions(chosen, shuffled) == contradictions(chosen, known)


@given(several_segments, several_trade_offs)
def test_which_side_of_a_trade_off_is_named_first_means_nothing(chosen: list[Segment], known: list[TradeOff]) -> None:
    turned = {each: attrs.evolve(each, attribute=each.against, against=each.attribute) for each in known}
    expected = [
        found if found.trade_off is None else attrs.evolve(found, trade_off=turned[found.trade_off])
        for found in contradictions(chosen, known)
    ]
    assert list(contradictions(chosen, turned.values())) == expected


@given(several_segments, several_trade_offs)
def test_contradictions_are_sorted_by_tension_falling_then_segments_then_attributes(
    chosen: list[Segment], known: list[TradeOff]
) -> None:
    ranks = [(-each.tension, each.first, each.second, each.attributes) for each in contradictions(chosen, known)]
    assert ranks == sorted(ranks)


@given(several_segments, several_trade_offs)
def test_the_sentence_of_a_contradiction_names_both_segments(chosen: list[Segment], known: list[TradeOff]) -> None:
    assert all(each.first in each.because and each.second in each.because for each in contradictions(chosen, known))


@given(segments(attributes=ATTRIBUTES), several_trade_offs)
def test_a_segment_does_not_contradict_itself(segment: Segment, known: list[TradeOff]) -> None:
    assert contradictions([segment], known) == ()


@given(several_segments)
def test_without_trade_offs_every_contradiction_is_about_one_attribute(chosen: list[Segment]) -> None:
    assert all(len(each.attributes) == 1 and each.trade_off is None for each in contradictions(chosen))


@given(several_segments, several_trade_offs)
def test_contradictions_take_anything_that_can_be_gone_through_once(chosen: list[Segment], known: list[TradeOff]) -> None:
    assert contradictions(iter(chosen), iter(known)) == contradictions(chosen, known)


def segment(name: str, *wishes: tuple[str, Direction, int]) -> Segment:
    preferences = [Preference(attribute=wish, direction=direction, weight=weight) for wish, direction, weight in wishes]
    return Segment(id=name, name=name, preferences=preferences)


COMMUTERS = segment("commuters", ("speed", MORE, 5), ("choice", LESS, 2))
DINERS = segment("evening-diners", ("calm", MORE, 4), ("choice", MORE, 4))
HURRY = TradeOff(attribute="speed", against="calm", because="a quick turn of tables disturbs the room")


def test_commuters_and_diners_contradict_one_another_twice() -> None:
    found = contradictions([COMMUTERS, DINERS], [HURRY])
    assert [(each.first, each.second, each.attributes, each.tension) for each in found] == [
        ("commuters", "evening-diners", ("calm", "speed"), 20),
        ("commuters", "evening-diners", ("choice",), 8),
    ]


def test_a_contradiction_over_a_trade_off_says_why_both_cannot_be_had() -> None:
    found = contradictions([DINERS, COMMUTERS], [HURRY])
    assert found[0].because == (
        "commuters wants more speed, evening-diners wants more calm: a quick turn of tables disturbs the room"
    )


def test_a_contradiction_in_one_attribute_says_who_wants_which() -> None:
    found = contradictions([DINERS, COMMUTERS], [HURRY])
    assert found[1].because == "commuters wants less choice, evening-diners wants more choice"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("speed", LESS, 5), ("calm", MORE, 5)),
        (("speed", MORE, 5), ("calm", LESS, 5)),
        (("speed", LESS, 5), ("calm", LESS, 5)),
        (("speed", MORE, 5), ("speed", MORE, 1)),
        (("speed", LESS, 5), ("speed", LESS, 1)),
        (("speed", MORE, 5), ("price", MORE, 5)),
    ],
)
def test_what_can_be_had_together_is_no_contradiction(
    first: tuple[str, Direction, int], second: tuple[str, Direction, int]
) -> None:
    assert contradictions([segment("a", first), segment("b", second)], [HURRY]) == ()


def test_two_segments_that_want_both_sides_of_a_trade_off_contradict_one_another_both_ways() -> None:
    both = (("speed", MORE, 2), ("calm", MORE, 3))
    found = contradictions([segment("a", *both), segment("b", *both)], [HURRY])
    assert [(each.first_wants.attribute, each.second_wants.attribute) for each in found] == [
        ("calm", "speed"),
        ("speed", "calm"),
    ]


def test_among_contradictions_of_one_tension_segments_come_in_the_order_of_their_ids() -> None:
    wants_more, wants_less = ("speed", MORE, 1), ("speed", LESS, 1)
    found = contradictions([segment("c", wants_less), segment("b", wants_less), segment("a", wants_more)])
    assert [(each.first, each.second) for each in found] == [("a", "b"), ("a", "c")]


@pytest.mark.parametrize(
    ("segments", "trade_offs", "sentence"),
    [
        pytest.param([DINERS, HURRY], [], "segments[1] must be a Segment, got an instance of TradeOff", id="no segment"),
        pytest.param(["commuters"], [HURRY], "segments[0] must be a Segment, got 'commuters'", id="an id"),
        pytest.param([DINERS], [DINERS], "trade_offs[0] must be a TradeOff, got an instance of Segment", id="no trade-off"),
        pytest.param("commuters", [], "segments must be a list or a tuple, got 'commuters'", id="a text"),
        pytest.param(DINERS, [], "segments must be a list or a tuple, got an instance of Segment", id="a segment alone"),
        pytest.param([], None, "trade_offs must be a list or a tuple, got None", id="nothing"),
    ],
)
def test_contradictions_are_sought_among_segments_and_trade_offs(segments: Any, trade_offs: Any, sentence: str) -> None:  # noqa: ANN401
    with pytest.raises(WrongTypeError) as caught:
        contradictions(segments, trade_offs)
    assert str(caught.value) == sentence


# ---- laws of the constructors ----------------------------------------------------------------------------------------

VALID: dict[type, dict[str, Any]] = {
    Preference: {"attribute": "speed", "direction": MORE, "weight": 3},
    Segment: {"id": "commuters", "name": "Weekday commuters"},
    Capability: {"id": "express-counter", "name": "Second counter"},
    TradeOff: {"attribute": "speed", "against": "calm", "because": "noise"},
    TargetingDecision: {
        "segment": "commuters",
        "choice": Choice.TARGET,
        "on": FEBRUARY,
        "by": "managing director",
        "because": "we are quick",
    },
    Resolution: {
        "first": "commuters",
        "second": "diners",
        "attributes": ["speed", "calm"],
        "how": Settlement.PHASE,
        "because": "mornings and evenings",
        "on": FEBRUARY,
        "by": "owner",
    },
}
SPEED = Preference(**VALID[Preference])


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (Preference, "attribute", " speed", "id.form", "have no white space at either end, got ' speed'"),
        (Preference, "attribute", None, "type.text", "be an identifier (text), got None"),
        (Preference, "direction", "more", "enum", "be one of Direction.MORE, Direction.LESS, got 'more'"),
        (Preference, "weight", 0, "number.range", "be from 1 to 5, got 0"),
        (Preference, "weight", 6, "number.range", "be from 1 to 5, got 6"),
        (Preference, "weight", True, "type.integer", "be a whole number from 1 to 5, got True"),
        (Preference, "weight", 3.0, "type.integer", "be a whole number from 1 to 5, got 3.0"),
        (Preference, "weight", float("nan"), "type.integer", "be a whole number from 1 to 5, got nan"),
        (Segment, "id", "e\u0301", "id.form", "be in Unicode's composed form (NFC), got 'e\u0301'"),
        (Segment, "id", "n" * 201, "id.form", "have 1 to 200 characters, got 201"),
        (Segment, "name", "a\x00b", "text.form", "have no control character and no lone surrogate, got 'a\\x00b'"),
        (Segment, "description", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Segment, "preferences", "speed", "type.array", "be a list or a tuple, got 'speed'"),
        (Segment, "preferences", SPEED, "type.array", "be a list or a tuple, got an instance of Preference"),
        (Segment, "preferences", {SPEED}, "type.array", "be a list or a tuple, got an instance of set"),
        (Segment, "preferences[1]", [SPEED, "calm"], "type.object", "be a Preference, got 'calm'"),
        (
            Segment,
            "preferences",
            [SPEED, attrs.evolve(SPEED, weight=1)],
            "value.duplicate",
            "not repeat a member, got 'speed' twice",
        ),
        (Segment, "requires", "counter", "type.array", "be a list or a tuple, got 'counter'"),
        (Segment, "requires", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        (Segment, "requires", ["a", "b+c"], "id.form", "not contain ':', '@' or '+', got 'b+c'"),
        (Segment, "requires", ["a", 1], "type.text", "be an identifier (text), got 1"),
        (Capability, "id", True, "type.text", "be an identifier (text), got True"),
        (Capability, "name", "counter ", "text.form", "have no white space at either end, got 'counter '"),
        (Capability, "in_place", True, "type.object", "be a Period, got True"),
        (TradeOff, "attribute", "a@b", "id.form", "not contain ':', '@' or '+', got 'a@b'"),
        (TradeOff, "against", None, "type.text", "be an identifier (text), got None"),
        (TradeOff, "against", "speed", "pair.same", "name another than the first, got 'speed'"),
        (TradeOff, "because", "", "text.length", "have 1 to 100000 characters, got 0"),
        (TargetingDecision, "segment", "", "id.form", "have 1 to 200 characters, got 0"),
        (TargetingDecision, "choice", "target", "enum", "be one of Choice.TARGET, Choice.DECLINE, Choice.DEFER, got 'target'"),
        (
            TargetingDecision,
            "choice",
            Settlement.PHASE,
            "enum",
            "be one of Choice.TARGET, Choice.DECLINE, Choice.DEFER, got Settlement.PHASE",
        ),
        (
            TargetingDecision,
            "on",
            datetime(2026, 2, 2, tzinfo=UTC),
            "date.form",
            "be a day (a date without a time), got an instance of datetime",
        ),
        (TargetingDecision, "on", "2026-02-02", "date.form", "be a day (a date without a time), got '2026-02-02'"),
        (TargetingDecision, "by", None, "type.text", "be text, got None"),
        (TargetingDecision, "because", "\t", "text.form", "have no white space at either end, got '\\t'"),
        (TargetingDecision, "objectives", "growth", "type.array", "be a list or a tuple, got 'growth'"),
        (TargetingDecision, "objectives", ["a", ""], "id.form", "have 1 to 200 characters, got 0"),
        (Resolution, "first", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Resolution, "second", 2, "type.text", "be an identifier (text), got 2"),
        (Resolution, "second", "commuters", "pair.same", "name another than the first, got 'commuters'"),
        (Resolution, "attributes", "speed", "type.array", "be a list or a tuple, got 'speed'"),
        (Resolution, "attributes", [], "array.length", "have at least 1 member, got 0"),
        (Resolution, "attributes", ["a", "b", "c"], "array.length", "have 1 to 2 members, got 3"),
        (Resolution, "attributes", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        (
            Resolution,
            "how",
            "phase",
            "enum",
            "be one of Settlement.SEPARATE_OFFERINGS, Settlement.PRIORITISE, Settlement.PHASE, Settlement.WITHDRAW, got 'phase'",
        ),
        (Resolution, "because", 1.5, "type.text", "be text, got 1.5"),
        (Resolution, "on", None, "date.form", "be a day (a date without a time), got None"),
        (Resolution, "by", " owner", "text.form", "have no white space at either end, got ' owner'"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


@pytest.mark.parametrize("weight", [1, 2, 3, 4, 5])
def test_a_weight_is_a_whole_number_from_one_to_five(weight: int) -> None:
    assert Preference(**VALID[Preference] | {"weight": weight}).weight == weight


def test_preferences_stay_in_the_order_they_were_given() -> None:
    calm = Preference(attribute="calm", direction=LESS, weight=1)
    assert Segment(**VALID[Segment], preferences=[SPEED, calm]).preferences == (SPEED, calm)


def test_what_a_segment_leaves_out_is_not_known_rather_than_empty_text() -> None:
    known = Segment(**VALID[Segment])
    assert (known.description, known.preferences, known.requires) == (None, (), ())


def test_a_capability_that_is_only_wished_for_has_no_days() -> None:
    assert Capability(**VALID[Capability]).in_place is None


def test_a_capability_may_be_in_place() -> None:
    days = Period(start=FEBRUARY)
    assert Capability(**VALID[Capability], in_place=days).in_place == days


@pytest.mark.parametrize(
    ("words", "expected"),
    [(Choice, ["target", "decline", "defer"]), (Settlement, ["separate-offerings", "prioritise", "phase", "withdraw"])],
)
def test_an_enumeration_has_these_words(words: Iterable[str], expected: list[str]) -> None:
    assert list(map(str, words)) == expected
