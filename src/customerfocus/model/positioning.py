"""How attractive a segment is, and how strong we are in it against each competitor (ISO 9001:2015, 4.1 and 5.1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import final

import attrs

from customerfocus._checks import (
    Items,
    all_are,
    as_number,
    day,
    identifier,
    instance,
    members,
    number_within,
    positive,
    text,
    unique,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, WrongTypeError, shown
from customerfocus.methods.portfolio import NineBox, nine_box, weighted_score
from customerfocus.values.identifiers import Criterion, SegmentId


@final
@attrs.frozen(kw_only=True)
class Score(Value):
    """One line of a scorecard.

    Attributes:
        criterion: What is scored.
        weight: How much it counts, above 0; only the proportion to the other weights matters.
        score: From 1 (poor) to 10 (excellent).
    """

    criterion: Criterion = attrs.field(converter=Criterion)
    weight: float = attrs.field(converter=as_number)
    score: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        identifier(self.criterion, "criterion")
        positive(self.weight, "weight")
        number_within(self.score, "score", 1, 10)


def _by_criterion(values: Iterable[Score]) -> tuple[Score, ...]:
    given = Items[Score](values)
    return tuple(sorted(given, key=lambda each: each.criterion)) if all_are(given, Score) else given


@final
@attrs.frozen(kw_only=True)
class Scorecard(Value):
    """Named criteria with their weights and scores, each criterion once; kept sorted by criterion.

    Attributes:
        scores: At least one line.

    Examples:
        >>> Scorecard.of({"size": (3, 8), "growth": (1, 4)}).score
        7.0
    """

    scores: tuple[Score, ...] = attrs.field(converter=_by_criterion)

    def __attrs_post_init__(self) -> None:
        members(self.scores, "scores", Score, least=1)
        unique((each.criterion for each in self.scores), "scores")

    @classmethod
    def of(cls, scores: Mapping[str, tuple[float, float]]) -> Scorecard:
        """Build a card from criterion: (weight, score).

        Raises:
            WrongTypeError: It is no mapping, or what is scored is no pair.
        """
        if not isinstance(scores, Mapping):
            raise WrongTypeError("scores", "a mapping from criteria to (weight, score)", scores)
        for criterion, pair in scores.items():
            if type(pair) not in (tuple, list) or len(pair) != 2:  # noqa: PLR2004 -- a pair
                raise WrongTypeError(f"scores[{shown(criterion)}]", "a pair (weight, score)", pair)
        return cls(scores=[Score(criterion=name, weight=each[0], score=each[1]) for name, each in scores.items()])

    @property
    def score(self) -> float:
        """The weighted score, 1 to 10 (see `customerfocus.methods.portfolio`)."""
        return weighted_score([each.weight for each in self.scores], [each.score for each in self.scores])


@final
@attrs.frozen(kw_only=True)
class Rival(Value):
    """A competitor as it looks from where we stand.

    Attributes:
        name: What it is called.
        scorecard: Its strength, by our criteria.
    """

    name: str
    scorecard: Scorecard

    def __attrs_post_init__(self) -> None:
        text(self.name, "name")
        instance(self.scorecard, "scorecard", Scorecard)


def _rivals(values: Mapping[str, Scorecard] | Sequence[Rival]) -> tuple[Rival, ...]:
    if isinstance(values, Mapping):
        given = tuple(Rival(name=name, scorecard=card) for name, card in values.items())
    else:
        given = Items[Rival](values)
    return tuple(sorted(given, key=lambda each: each.name)) if all_are(given, Rival) else given


@final
@attrs.frozen(kw_only=True)
class Positioning(Value):
    """How attractive a segment is, and how strong we are in it against each competitor.

    Attributes:
        segment: The segment's id.
        on: The day it was judged.
        by: The role that judged.
        attractiveness: How worthwhile the segment is.
        strength: How well we serve it.
        competitors: How well others do, by the same criteria with the same weights; in Python a
            mapping from names to scorecards is taken too.

    Raises:
        BrokenLawError: A rival's card has other criteria or weights than our own.
    """

    segment: SegmentId = attrs.field(converter=SegmentId)
    on: date
    by: str
    attractiveness: Scorecard
    strength: Scorecard
    competitors: tuple[Rival, ...] = attrs.field(converter=_rivals, default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.segment, "segment")
        day(self.on, "on")
        text(self.by, "by")
        instance(self.attractiveness, "attractiveness", Scorecard)
        instance(self.strength, "strength", Scorecard)
        members(self.competitors, "competitors", Rival)
        unique((each.name for each in self.competitors), "competitors")
        ours = _weights(self.strength)
        for rival in self.competitors:
            if _weights(rival.scorecard) != ours:
                law = "be scored by the criteria and weights of our own strength"
                raise BrokenLawError("positioning.criteria", "competitors", law, f"others for {rival.name!r}")

    @property
    def best_rival(self) -> Rival | None:
        """The strongest competitor, of equals the first by name; `None` when no rival was scored."""
        return max(self.competitors, key=lambda each: each.scorecard.score, default=None)

    @property
    def advantage(self) -> float | None:
        """Our strength less that of the best rival, in points of the scorecard; `None` when no rival was scored."""
        best = self.best_rival
        return None if best is None else self.strength.score - best.scorecard.score

    @property
    def place(self) -> NineBox:
        """The cell of the nine-box grid the segment falls into."""
        return nine_box(self.attractiveness.score, self.strength.score)


def _weights(card: Scorecard) -> tuple[tuple[Criterion, float], ...]:
    return tuple((each.criterion, each.weight) for each in card.scores)
