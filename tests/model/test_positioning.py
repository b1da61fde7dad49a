from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from customerfocus.errors import WrongTypeError
from customerfocus.methods.portfolio import Grade, NineBox
from customerfocus.model.positioning import Positioning, Rival, Score, Scorecard
from customerfocus.testing.strategies import positionings, scorecards

JANUARY = date(2026, 1, 20)
SIZE = Score(criterion="size", weight=3, score=8)
CARD = Scorecard.of({"speed": (3, 9), "taste": (2, 7)})
CORNER = Rival(name="Corner bar", scorecard=Scorecard.of({"speed": (3, 6), "taste": (2, 8)}))
OTHERS = Rival(name="Station", scorecard=Scorecard.of({"speed": (2, 6), "taste": (2, 8)}))
NAN, INFINITY = float("nan"), float("inf")


def exact(card: Scorecard) -> Fraction:
    """Score a card without rounding."""
    weights = sum((Fraction(each.weight) for each in card.scores), Fraction())
    return sum((Fraction(each.weight) * Fraction(each.score) for each in card.scores), Fraction()) / weights


def positioned(**changes: object) -> Positioning:
    arguments: dict[str, Any] = {**VALID[Positioning], **changes}
    return Positioning(**arguments)


# ---- scorecards ------------------------------------------------------------------------------------------------------


@given(scorecards())
def test_the_score_of_a_card_is_the_exact_one_rounded_once(card: Scorecard) -> None:
    assert card.score == float(exact(card))


@given(scorecards())
def test_the_score_of_a_card_lies_between_its_lowest_and_its_highest(card: Scorecard) -> None:
    marks = [each.score for each in card.scores]
    assert min(marks) <= card.score <= max(marks)


@given(scorecards())
def test_the_order_of_the_lines_of_a_card_means_nothing(card: Scorecard) -> None:
    assert Scorecard(scores=card.scores[::-1]) == card


def test_the_lines_of_a_card_are_sorted_by_criterion() -> None:
    assert [each.criterion for each in Scorecard.of({"taste": (1, 1), "speed": (1, 1)}).scores] == ["speed", "taste"]


def test_a_card_of_three_to_one_weighs_three_to_one() -> None:
    assert Scorecard.of({"size": (3, 8), "growth": (1, 4)}).score == 7.0  # (3·8 + 1·4) / 4


def test_a_whole_number_of_a_score_is_kept_as_a_float() -> None:
    assert [type(each) for each in (SIZE.weight, SIZE.score)] == [float, float]


# ---- positionings ----------------------------------------------------------------------------------------------------


@given(positionings())
def test_the_advantage_is_our_strength_less_that_of_the_best_rival(positioning: Positioning) -> None:
    cards = [exact(each.scorecard) for each in positioning.competitors]
    expected = exact(positioning.strength) - max(cards) if cards else None
    assert positioning.advantage == (None if expected is None else pytest.approx(float(expected), rel=0, abs=1e-14))


def test_the_advantage_over_the_corner_bar_is_eight_point_two_less_six_point_eight() -> None:
    assert positioned(competitors=[CORNER]).advantage == pytest.approx(1.4, rel=0, abs=1e-12)


def test_we_may_be_at_a_disadvantage() -> None:
    best = Rival(name="Best", scorecard=Scorecard.of({"speed": (3, 10), "taste": (2, 10)}))
    assert positioned(competitors=[CORNER, best]).advantage == pytest.approx(-1.8, rel=0, abs=1e-12)


def test_where_no_rival_was_scored_there_is_no_advantage_rather_than_zero() -> None:
    assert positioned().advantage is None


def test_rivals_are_sorted_by_name() -> None:
    station = Rival(name="A station", scorecard=CORNER.scorecard)
    assert positioned(competitors=[CORNER, station]).competitors == (station, CORNER)


def test_rivals_may_be_given_by_name() -> None:
    assert positioned(competitors={"Corner bar": CORNER.scorecard}) == positioned(competitors=[CORNER])


@pytest.mark.parametrize(
    ("attractiveness", "strength", "expected"),
    [
        (8, 9, NineBox(attractiveness=Grade.HIGH, strength=Grade.HIGH)),
        (2, 9, NineBox(attractiveness=Grade.LOW, strength=Grade.HIGH)),
        (5, 3, NineBox(attractiveness=Grade.MEDIUM, strength=Grade.LOW)),
        (7, 6, NineBox(attractiveness=Grade.HIGH, strength=Grade.MEDIUM)),
    ],
)
def test_the_place_on_the_grid_follows_from_both_scores(attractiveness: int, strength: int, expected: NineBox) -> None:
    cards = {"attractiveness": Scorecard.of({"size": (1, attractiveness)}), "strength": Scorecard.of({"speed": (1, strength)})}
    assert positioned(**cards).place == expected


@pytest.mark.parametrize("scores", [[("size", (3, 8))], "size", None, SIZE], ids=repr)
def test_a_card_is_built_of_a_mapping(scores: Any) -> None:  # noqa: ANN401
    with pytest.raises(WrongTypeError) as caught:
        Scorecard.of(scores)
    assert str(caught.value).startswith("scores must be a mapping from criteria to (weight, score), got ")


@pytest.mark.parametrize("pair", [3, (3,), (3, 8, 1), "38", {3: 8, 8: 3}, None], ids=repr)
def test_a_criterion_is_scored_by_a_pair(pair: Any) -> None:  # noqa: ANN401
    with pytest.raises(WrongTypeError) as caught:
        Scorecard.of({"size": (3, 8), "growth": pair})
    assert str(caught.value).startswith("scores['growth'] must be a pair (weight, score), got ")


# ---- laws of the constructors ----------------------------------------------------------------------------------------

VALID: dict[type, dict[str, Any]] = {
    Score: {"criterion": "size", "weight": 3, "score": 8},
    Scorecard: {},
    Rival: {"name": "Corner bar", "scorecard": CARD},
    Positioning: {"segment": "commuters", "on": JANUARY, "by": "marketing", "attractiveness": CARD, "strength": CARD},
}


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (Score, "criterion", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Score, "criterion", None, "type.text", "be an identifier (text), got None"),
        (Score, "weight", 0, "number.positive", "be above 0, got 0.0"),
        (Score, "weight", -1.5, "number.positive", "be above 0, got -1.5"),
        (Score, "weight", NAN, "number.finite", "be a finite number, got nan"),
        (Score, "weight", INFINITY, "number.finite", "be a finite number, got inf"),
        (Score, "weight", True, "type.number", "be a number, got True"),
        (Score, "weight", "3", "type.number", "be a number, got '3'"),
        (Score, "score", 0.999, "number.range", "be from 1 to 10, got 0.999"),
        (Score, "score", 11, "number.range", "be from 1 to 10, got 11.0"),
        (Score, "score", NAN, "number.finite", "be a finite number, got nan"),
        (Score, "score", True, "type.number", "be a number, got True"),
        (Scorecard, "scores", "size", "type.array", "be a list or a tuple, got 'size'"),
        (Scorecard, "scores", SIZE, "type.array", "be a list or a tuple, got an instance of Score"),
        (Scorecard, "scores", {SIZE}, "type.array", "be a list or a tuple, got an instance of set"),
        (Scorecard, "scores", [], "array.length", "have at least 1 member, got 0"),
        (Scorecard, "scores[1]", [SIZE, (3, 8)], "type.object", "be a Score, got an instance of tuple"),
        (Scorecard, "scores", [SIZE, SIZE], "value.duplicate", "not repeat a member, got 'size' twice"),
        (Rival, "name", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Rival, "scorecard", SIZE, "type.object", "be a Scorecard, got an instance of Score"),
        (Positioning, "segment", " a", "id.form", "have no white space at either end, got ' a'"),
        (
            Positioning,
            "on",
            datetime(2026, 1, 20, tzinfo=UTC),
            "date.form",
            "be a day (a date without a time), got an instance of datetime",
        ),
        (Positioning, "by", 4, "type.text", "be text, got 4"),
        (Positioning, "attractiveness", None, "type.object", "be a Scorecard, got None"),
        (Positioning, "strength", {"speed": (3, 9)}, "type.object", "be a Scorecard, got an instance of dict"),
        (Positioning, "competitors", "Corner bar", "type.array", "be a list or a tuple, got 'Corner bar'"),
        (Positioning, "competitors", {CORNER}, "type.array", "be a list or a tuple, got an instance of set"),
        (Positioning, "competitors[1]", [CORNER, CARD], "type.object", "be a Rival, got an instance of Scorecard"),
        (Positioning, "competitors", [CORNER, CORNER], "value.duplicate", "not repeat a member, got 'Corner bar' twice"),
        (
            Positioning,
            "competitors",
            [CORNER, OTHERS],
            "positioning.criteria",
            "be scored by the criteria and weights of our own strength, got others for 'Station'",
        ),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


def test_a_rival_may_not_be_scored_by_fewer_criteria(refusal: Callable[..., tuple[str, str, str]]) -> None:
    fewer = {"Station": Scorecard.of({"speed": (3, 9)})}
    assert refusal(Positioning, VALID[Positioning], "competitors", fewer)[0] == "positioning.criteria"


@pytest.mark.parametrize("score", [1, 10, 5.5])
def test_a_score_is_from_one_to_ten(score: float) -> None:
    assert Score(criterion="size", weight=1, score=score).score == score
