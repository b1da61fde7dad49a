"""A survey, tables of answers to it, and the wave that comes of a table if every answer is looked at by itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from hypothesis import strategies as st

from customerfocus import (
    LIKERT_5,
    NPS_0_10,
    Effort,
    Period,
    Point,
    Question,
    Recommendation,
    Sample,
    Satisfaction,
    Scale,
    Survey,
    Tally,
    Wave,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Row: TypeAlias = tuple[str, *tuple[int | None, ...]]

SEGMENTS: Final = ("commuters", "Weekend guests", "déjà-vu")
FACES: Final = Scale(name="faces", points=[Point(value=value, label=f"face {value}") for value in (-2, 0, 7)])
QUESTIONS: Final = (
    Question(id="recommend", text="Would you recommend us?", scale=NPS_0_10, asks=Recommendation()),
    Question(id='all "in all"', text="How satisfied are you?", scale=LIKERT_5, asks=Satisfaction()),
    Question(id="easy", text="How easy was it?", scale=FACES, asks=Effort()),
)
SURVEY: Final = Survey(id="pulse", title="Pulse", questions=QUESTIONS)
WAVE: Final = Wave(id="autumn", survey="pulse", fielded=Period(start=date(2026, 9, 1), end=date(2026, 10, 1)))
COLUMNS: Final = ("segment", *(question.id for question in QUESTIONS))


def tables() -> st.SearchStrategy[list[Row]]:
    answers = [st.none() | st.sampled_from(question.scale.values) for question in QUESTIONS]
    return st.lists(st.tuples(st.sampled_from(SEGMENTS), *answers), max_size=40)


def expected(table: Sequence[Row]) -> Wave:
    rows = defaultdict[str, list[tuple[int | None, ...]]](list)
    for segment, *answers in table:
        rows[segment].append(tuple(answers))
    samples = []
    for segment, given in rows.items():
        some = [answers for answers in given if answers != (None,) * len(QUESTIONS)]
        columns = zip(*some, strict=True) if some else [()] * len(QUESTIONS)
        tallies = {str(each.id): Tally.of(each.scale, column) for each, column in zip(QUESTIONS, columns, strict=True)}
        samples.append(Sample(segment=segment, invited=len(given), answered=len(some), tallies=tallies))
    return Wave(id=WAVE.id, survey=WAVE.survey, fielded=WAVE.fielded, samples=samples)
