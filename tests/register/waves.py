"""Waves in a few words: one survey, one question, some segments, and how often each point was answered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from hypothesis import strategies as st

from customerfocus import (
    LIKERT_5,
    NPS_0_10,
    Measurement,
    Metric,
    Period,
    Question,
    Recommendation,
    Record,
    Register,
    Sample,
    Satisfaction,
    Segment,
    Statistic,
    Survey,
    Tally,
    Wave,
    measure,
)

START: Final = date(2026, 5, 1)
END: Final = date(2026, 6, 1)
LAST_DAY: Final = date(2026, 5, 31)
RECOMMEND: Final = Question(id="recommend", text="Would you recommend us?", scale=NPS_0_10, asks=Recommendation())
HAPPY: Final = Question(id="happy", text="Are you happy with us?", scale=LIKERT_5, asks=Satisfaction())
SEGMENTS: Final = ("a", "b", "c")
METRICS: Final = (
    Metric(id="score", name="Score", question="recommend", statistic=Statistic.NET_PROMOTER),
    Metric(id="box", name="Box", question="happy", statistic=Statistic.TOP_BOX),
    Metric(id="share", name="Share", question="happy", statistic=Statistic.SHARE, points=[1, 5]),
    Metric(id="mean", name="Mean", question="happy", statistic=Statistic.MEAN),
)


def survey(smallest_group: int = 1) -> Survey:
    return Survey(id="morning", title="Morning", questions=[RECOMMEND, HAPPY], smallest_group=smallest_group)


def sample(
    segment: str,
    happy: Sequence[int] | None = None,
    recommend: Sequence[int] | None = None,
    *,
    population: int | None = None,
    invited: int | None = None,
    skipped: int = 0,
) -> Sample:
    """Those of a segment who were asked; all who were invited answered, unless told otherwise."""
    counts = {HAPPY: happy, RECOMMEND: recommend}
    tallies: dict[str, Tally] = {
        question.id: Tally(scale=question.scale, counts=each, skipped=skipped)
        for question, each in counts.items()
        if each is not None
    }
    answered = max((each.n + each.skipped for each in tallies.values()), default=0)
    return Sample(
        segment=segment,
        population=population,
        invited=answered if invited is None else invited,
        answered=answered,
        tallies=tallies,
    )


def wave(*samples: Sample, name: str = "may", fielded: Period | None = None) -> Wave:
    return Wave(id=name, survey="morning", fielded=fielded or Period(start=START, end=END), samples=samples)


def register(*records: Record, smallest_group: int = 1) -> Register:
    """Three segments, the survey and some records."""
    segments = [Segment(id=each, name=each) for each in SEGMENTS]
    return Register(organisation="Moka Bar").with_records(*segments, survey(smallest_group), *records)


def measured(metric: Metric, *samples: Sample, smallest_group: int = 1) -> Measurement | None:
    """What a metric was in one wave, if it was measured."""
    found = measure(metric, register(wave(*samples), smallest_group=smallest_group))
    return found[0] if found else None


@st.composite
def samples(draw: st.DrawFn, segment: str, most: int = 20) -> Sample:
    """Draw those of a segment who were asked; of some the population is stated, and some keep silent."""
    happy = draw(st.lists(st.integers(0, most), min_size=5, max_size=5) | st.just([0] * 5))
    recommend = draw(st.none() | st.lists(st.integers(0, most), min_size=11, max_size=11))
    answered = max(sum(happy), sum(recommend or ()))
    invited = answered + draw(st.integers(0, most))
    population = draw(st.none() | st.integers(invited, invited + 1000))
    return sample(segment, happy, recommend, population=population, invited=invited)


@st.composite
def waves(draw: st.DrawFn) -> Wave:
    asked = draw(st.lists(st.sampled_from(SEGMENTS), max_size=3, unique=True))
    return wave(*(draw(samples(each)) for each in asked))


class Person(NamedTuple):
    """Somebody who was invited: of which segment, and what they answered; `None` where they skipped a question."""

    segment: str
    answered: bool
    happy: int | None
    recommend: int | None


def people(most: int = 40) -> st.SearchStrategy[list[Person]]:
    return st.lists(
        st.builds(
            Person,
            st.sampled_from(SEGMENTS),
            st.booleans(),
            st.none() | st.integers(1, 5),
            st.none() | st.integers(0, 10),
        ),
        max_size=most,
    )


def counted(invited: Iterable[Person], populations: Mapping[str, int | None]) -> Wave:
    """Count people into a wave; a segment of which nobody was invited has no sample."""
    groups: dict[str, list[Person]] = defaultdict(list)
    for each in invited:
        groups[each.segment].append(each)
    return wave(*(_counted(segment, group, populations[segment]) for segment, group in groups.items()))


def _counted(segment: str, group: list[Person], population: int | None) -> Sample:
    answering = [each for each in group if each.answered]
    tallies = {
        "happy": Tally.of(LIKERT_5, [each.happy for each in answering]),
        "recommend": Tally.of(NPS_0_10, [each.recommend for each in answering]),
    }
    return Sample(segment=segment, population=population, invited=len(group), answered=len(answering), tallies=tallies)
