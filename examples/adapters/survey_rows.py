"""From counts to a wave: what every engine is asked to count, and what is made of it.

The table has one row per person who was invited: the column `segment`, and one column per question, named by its id, with the
number of a point, or nothing where the question was skipped. Every engine answers one row per segment, of whole numbers:

    segment, invited, answered, then for each question: given, and one count for each point of its scale

Invited are all rows; answered those with any answer; given counts the answers to a question, be they on its scale or not. No
question may be called `segment`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import attrs

from customerfocus import Answers, Sample, Survey, Tally, Wave

if TYPE_CHECKING:
    from collections.abc import Iterable


def filled(wave: Wave, survey: Survey, counted: Iterable[tuple[str, *tuple[int, ...]]]) -> Wave:
    """Return a wave with a sample per row that an engine has counted; a `ValueError` if an answer is no point of its scale."""
    return attrs.evolve(wave, samples=[_sample(survey, segment, counts) for segment, *counts in counted])


def _sample(survey: Survey, segment: str, counts: list[int]) -> Sample:
    left = iter(counts)
    invited, answered = next(left), next(left)
    tallies = []
    for question in survey.questions:
        given, *chosen = islice(left, 1 + len(question.scale.points))
        if given != sum(chosen):
            raise ValueError(
                f"{given - sum(chosen)} answers of {segment} to {question.id} are no points of the scale {question.scale.name}"
            )
        tally = Tally(scale=question.scale, counts=chosen, skipped=answered - given)
        tallies.append(Answers(question=question.id, tally=tally))
    return Sample(segment=segment, invited=invited, answered=answered, tallies=tallies)
