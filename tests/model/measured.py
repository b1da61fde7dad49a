"""Measurements in a few words: a question on a scale, a wave, and how often each point was answered."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from customerfocus.model.measurement import Measurement, estimate
from customerfocus.model.satisfaction import Metric, Statistic
from customerfocus.values.scales import LIKERT_5, NPS_0_10, Direction, Scale, Tally

MAY: Final = date(2025, 5, 31)
NEXT_MAY: Final = date(2026, 5, 31)
SCALES: Final = {
    Statistic.NET_PROMOTER: NPS_0_10,
    Statistic.TOP_BOX: LIKERT_5,
    Statistic.SHARE: LIKERT_5,
    Statistic.MEAN: LIKERT_5,
}
"""What each statistic is asked on here."""


WORTH: Final[dict[Statistic, Callable[[int], int]]] = {
    Statistic.NET_PROMOTER: lambda answer: 100 * ((answer > 8) - (answer < 7)),
    Statistic.TOP_BOX: lambda answer: int(answer > 3),
    Statistic.SHARE: lambda answer: int(answer in {4, 5}),
    Statistic.MEAN: lambda answer: answer,
}
"""What an answer is worth; a figure is the mean of that."""


def metric(statistic: Statistic = Statistic.NET_PROMOTER, better: Direction = Direction.MORE, **given: object) -> Metric:
    """A metric called `m`; a share is of 4 and 5 unless told otherwise."""
    others: dict[str, Any] = {"points": [4, 5]} if statistic is Statistic.SHARE else {}
    return Metric(**{"id": "m", "name": "M", "question": "q", "statistic": statistic, "better": better} | others | given)


def measured(
    statistic: Statistic | Metric,
    counts: Sequence[int],
    wave: str = "one",
    on: date = MAY,
    *,
    scale: Scale | None = None,
    segments: Iterable[str] = (),
) -> Measurement:
    """What a metric was, from how often each point of its scale was answered."""
    what = metric(statistic) if isinstance(statistic, Statistic) else statistic
    tally = Tally(scale=scale or SCALES[what.statistic], counts=counts)
    value = estimate(what, tally.scale, tally.counts)
    return Measurement(metric=what, wave=wave, on=on, tally=tally, value=value, segments=segments)


def scores(promoters: int, passives: int, detractors: int) -> list[int]:
    """How often each of 0 to 10 was answered by so many."""
    return [detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters]


def counts_on(scale: Scale, most: int = 60) -> st.SearchStrategy[list[int]]:
    """Draw how often each point was answered; often all by one, or by nobody."""
    points = len(scale.points)
    alike = st.builds(
        lambda place, count: [count * (each == place) for each in range(points)], st.integers(0, points - 1), st.integers(0, most)
    )
    return st.lists(st.integers(0, most), min_size=points, max_size=points) | alike


@st.composite
def answered(draw: st.DrawFn, most: int = 60) -> tuple[Metric, list[int]]:
    """Draw a metric of any statistic and direction, and how often each point was answered."""
    statistic, better = draw(st.sampled_from(Statistic)), draw(st.sampled_from(Direction))
    return metric(statistic, better), draw(counts_on(SCALES[statistic], most))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Measurement, Measurement]:
    """Draw what a metric was in two waves of two years."""
    what, counts = draw(answered())
    others = draw(counts_on(SCALES[what.statistic]))
    return measured(what, counts), measured(what, others, "two", NEXT_MAY)
