"""Directions, scales of answers, and tallies: counts of answers that merge exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from enum import StrEnum
from itertools import pairwise
from operator import add, itemgetter
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    collection,
    identifier,
    instance,
    is_no_collection,
    members,
    text,
    unique,
    whole,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, OffScaleError, WrongTypeError, shown
from customerfocus.values.estimates import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

NOBODY_ANSWERED: Final = Unknown(reason="nobody answered")
"""What a tally without answers says of every figure."""


class Drift(StrEnum):
    """Where something is going."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSENING = "worsening"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Which way is better, or wanted."""

    MORE = "more"
    LESS = "less"


@final
@attrs.frozen(kw_only=True)
class Point(Value):
    """One answer a scale offers.

    Attributes:
        value: Its number, -1000 to 1000.
        label: The words beside it.
    """

    value: int
    label: str

    def __attrs_post_init__(self) -> None:
        whole(self.value, "value", -1000, 1000)
        text(self.label, "label")


@final
@attrs.frozen(kw_only=True)
class Scale(Value):
    """The answers a question offers, from the lowest to the highest.

    Attributes:
        name: What the scale is called. The names of the four published constants are kept for them.
        points: At least two, their values ascending.

    Raises:
        BrokenLawError: The values do not ascend, or the name is that of a published scale with other points.
    """

    name: str
    points: tuple[Point, ...] = attrs.field(converter=Items[Point])

    def __attrs_post_init__(self) -> None:
        identifier(self.name, "name")
        members(self.points, "points", Point, least=2)
        values = self.values
        if any(one >= next_one for one, next_one in pairwise(values)):
            raise BrokenLawError("scale.order", "points", "have ascending values", shown(", ".join(map(str, values))))
        points = tuple((each.value, each.label) for each in self.points)
        if any(name == self.name and points != published for name, published in _PUBLISHED):
            raise BrokenLawError("scale.name", "name", "not be that of a published scale with other points", shown(self.name))

    @property
    def values(self) -> tuple[int, ...]:
        """The numbers on it, ascending."""
        return tuple(point.value for point in self.points)


def _same_scale(scale: Scale, other: Scale, field: str) -> None:
    if other != scale:
        law = f"be {scale.name} with the same points, to be added to it"
        raise BrokenLawError("scale.mismatch", field, law, f"another scale named {shown(other.name)}")


def _numbered(low: int, high: int, lowest: str, highest: str) -> tuple[tuple[int, str], ...]:
    between = tuple((value, str(value)) for value in range(low + 1, high))
    return ((low, lowest), *between, (high, highest))


_PUBLISHED: Final = (
    ("likert-5", ((1, "not at all"), (2, "a little"), (3, "somewhat"), (4, "very"), (5, "extremely"))),
    ("nps-0-10", _numbered(0, 10, "not at all likely", "extremely likely")),
    ("effort-7", _numbered(1, 7, "strongly disagree", "strongly agree")),
    ("ten-point", _numbered(1, 10, "lowest", "highest")),
)


PUBLISHED_SCALES: Final = tuple(
    Scale(name=name, points=[Point(value=value, label=label) for value, label in points]) for name, points in _PUBLISHED
)
"""The four scales that have a name of their own: `LIKERT_5` (1 to 5), `NPS_0_10`, `EFFORT_7` (1 to 7) and `TEN_POINT` (1 to 10)."""
LIKERT_5, NPS_0_10, EFFORT_7, TEN_POINT = PUBLISHED_SCALES


@final
@attrs.frozen(kw_only=True)
class Tally(Value):
    """How often each answer was given: the form in which millions of answers travel.

    Tallies of parts add up to the tally of the whole, exactly, in any order and on any engine. Who skipped the question is counted
    apart and is never an answer; 0 is an answer like any other.

    Attributes:
        scale: What could be answered.
        counts: How often each point was, in the order of the scale's points.
        skipped: How many were asked and gave no answer.

    Raises:
        BrokenLawError: There are more or fewer counts than points.

    Examples:
        >>> answers = Tally.of(LIKERT_5, [5, 4, 4, None])
        >>> answers.n, answers.skipped, answers.counts
        (3, 1, (0, 0, 0, 2, 1))
        >>> answers + Tally.of(LIKERT_5, [1]) == Tally.of(LIKERT_5, [1, 4, 4, 5, None])
        True
    """

    scale: Scale
    counts: tuple[int, ...] = attrs.field(converter=Items[int])
    skipped: int = 0

    def __attrs_post_init__(self) -> None:
        instance(self.scale, "scale", Scale)
        collection(self.counts, "counts")
        for index, count in enumerate(self.counts):
            whole(count, f"counts[{index}]", 0, LARGEST_INTEGER)
        points = len(self.scale.points)
        if len(self.counts) != points:
            raise BrokenLawError(
                "tally.counts", "counts", f"have {points} members, one per point of {self.scale.name}", str(len(self.counts))
            )
        whole(self.skipped, "skipped", 0, LARGEST_INTEGER)

    @classmethod
    def empty(cls, scale: Scale) -> Tally:
        """Return the tally of no answers: the neutral element of `+`."""
        instance(scale, "scale", Scale)
        return cls(scale=scale, counts=(0,) * len(scale.points))

    @classmethod
    def of(cls, scale: Scale, answers: Iterable[int | None]) -> Tally:
        """Count *answers*; `None` is one that was skipped.

        Raises:
            WrongTypeError: An answer is not a whole number.
            OffScaleError: An answer is no point of the scale.
        """
        instance(scale, "scale", Scale)
        if is_no_collection(answers) or isinstance(answers, AbstractSet):
            raise WrongTypeError("answers", "a list of answers (a set would lose those that repeat)", answers, "type.array")
        given = tuple(answers)
        if not set(map(type, given)) <= {int, type(None)}:
            wrong = next(each for each in given if type(each) not in (int, type(None)))
            raise WrongTypeError("answers", "whole numbers, or None where skipped", wrong, "type.integer")
        times = Counter(given)
        skipped = times.pop(None, 0)
        for answer in times:
            if answer not in scale.values:
                raise OffScaleError("answers", answer, scale.name, scale.values)
        return cls(scale=scale, counts=[times[value] for value in scale.values], skipped=skipped)

    @classmethod
    def merged(cls, scale: Scale, tallies: Iterable[Tally]) -> Tally:
        """Merge any number of tallies of one scale at once, many times as fast as `+` one after another; none make the empty tally.

        Raises:
            WrongTypeError: *tallies* is no collection of tallies, or a set, which would lose those that are equal.
            BrokenLawError: One of them has another scale.

        Examples:
            >>> shops = [Tally.of(LIKERT_5, [5, 4]), Tally.of(LIKERT_5, [4, None]), Tally.of(LIKERT_5, [1])]
            >>> Tally.merged(LIKERT_5, shops) == shops[0] + shops[1] + shops[2]
            True
        """
        instance(scale, "scale", Scale)
        given = Items[Tally](tallies)
        members(given, "tallies", Tally)
        scales = [each.scale for each in given]
        if scales.count(scale) < len(scales):
            place = next(index for index, each in enumerate(scales) if each != scale)
            _same_scale(scale, scales[place], f"tallies[{place}].scale")
        counts = [each.counts for each in given]
        return cls(
            scale=scale,
            counts=[sum(map(itemgetter(place), counts)) for place in range(len(scale.points))],
            skipped=sum(each.skipped for each in given),
        )

    def __add__(self, other: Tally) -> Tally:
        """Merge two tallies of one scale: commutative, associative, exact.

        Raises:
            BrokenLawError: The scales differ.
        """
        if type(other) is not Tally:
            return NotImplemented
        _same_scale(self.scale, other.scale, "scale")
        return Tally(
            scale=self.scale,
            counts=map(add, self.counts, other.counts),
            skipped=self.skipped + other.skipped,
        )

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def mean(self) -> float | Unknown:
        """The average answer; unknown when nobody answered."""
        if self.n == 0:
            return NOBODY_ANSWERED
        return sum(value * count for value, count in zip(self.scale.values, self.counts, strict=True)) / self.n

    def share(self, values: Iterable[int]) -> float | Unknown:
        """Return the share of answers, 0 to 1, that were one of *values*; unknown when nobody answered.

        Raises:
            WrongTypeError: *values* is no collection.
            OffScaleError: One of *values* is no point of the scale.
            DuplicateError: One of them stands twice.
        """
        if is_no_collection(values):
            raise WrongTypeError("values", "a list of points", values, "type.array")
        wanted = tuple(values)
        for value in wanted:
            if type(value) is not int or value not in self.scale.values:
                raise OffScaleError("values", value, self.scale.name, self.scale.values)
        unique(wanted, "values")
        if self.n == 0:
            return NOBODY_ANSWERED
        return sum(self.counts[self.scale.values.index(value)] for value in wanted) / self.n

    def top(self, k: int) -> float | Unknown:
        """Return the share of answers, 0 to 1, in the highest *k* points; unknown when nobody answered.

        Raises:
            OutOfRangeError: There are fewer than *k* points.
        """
        whole(k, "k", 1, len(self.scale.points))
        return self.share(self.scale.values[-k:])
