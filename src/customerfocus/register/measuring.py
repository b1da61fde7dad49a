"""What follows from the waves of a register: what each metric was."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from customerfocus._checks import instance, optional_day
from customerfocus.model.measurement import Measurement, estimate
from customerfocus.model.satisfaction import Metric
from customerfocus.register.aggregate import Register
from customerfocus.values.estimates import Estimate, Estimated, Unknown
from customerfocus.values.scales import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from customerfocus.model.surveys import Question, Sample, Survey, Wave

    Strata = Sequence[tuple[Sample, Tally]]


def measure(metric: Metric, register: Register, *, on: date | None = None) -> tuple[Measurement, ...]:
    """Return what a metric was in every wave that asked its question, oldest first.

    Answers of several segments are pooled by their stated populations and count for their effective number; where a population is
    not stated the figure is unknown, never silently pooled. Of fewer answers than the survey's smallest group nothing is shown but
    how many there are. Where nobody was asked there is no measurement.

    Args:
        metric: What to compute.
        register: Where the waves are.
        on: Only what is known on this day: waves that ended before it; every wave with an end if left out.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    instance(metric, "metric", Metric)
    instance(register, "register", Register)
    optional_day(on, "on")
    asked = {each.id: (each, question) for each in register.surveys if (question := each.question(metric.question))}
    ended = [each for each in register.waves if each.survey in asked and each.fielded.end is not None]
    known = sorted(ended, key=lambda each: (each.fielded.last_day, each.id))
    return tuple(
        found
        for wave in known
        if on is None or (wave.fielded.end is not None and wave.fielded.end <= on)
        for found in _measured(metric, wave, *asked[wave.survey])
    )


def _measured(metric: Metric, wave: Wave, survey: Survey, question: Question) -> Iterator[Measurement]:
    strata = [
        (sample, tally)
        for sample in wave.samples
        if metric.segment in (None, sample.segment) and (tally := sample.tally(question.id)) is not None
    ]
    if strata and wave.fielded.last_day is not None:
        tally = sum((each for _, each in strata), start=Tally.empty(question.scale))
        weighted: Sequence[float] | Unknown = _weighted(strata)
        if 0 < tally.n < survey.smallest_group:
            weighted = Unknown(reason=f"{tally.n} answered, and of groups smaller than {survey.smallest_group} nothing is shown")
            tally = Tally.empty(question.scale)
        value = weighted if isinstance(weighted, Unknown) else _pooled(estimate(metric, question.scale, weighted), strata)
        yield Measurement(
            metric=metric,
            wave=wave.id,
            on=wave.fielded.last_day,
            tally=tally,
            weighted=[0.0] * len(tally.counts) if isinstance(weighted, Unknown) else weighted,
            value=value,
        )


def _weighted(strata: Strata) -> tuple[float, ...] | Unknown:
    """Return how much each point counts: each segment's share by its population, all times the effective number of answers."""
    if len(strata) == 1:
        return tuple(map(float, strata[0][1].counts))
    unstated = [sample.segment for sample, _ in strata if sample.population is None]
    if unstated:
        return Unknown(reason=f"segments are pooled by their populations, and that of {', '.join(unstated)} is not stated")
    there = [(sample.population or 0, sample, tally) for sample, tally in strata if sample.population]
    silent = [sample.segment for _, sample, tally in there if tally.n == 0]
    if silent:
        return Unknown(reason=f"segments are pooled by their populations, and of {', '.join(silent)} nobody answered")
    total = sum(population for population, _, _ in there)
    shares = [(Fraction(population, total), tally) for population, _, tally in there]
    effective = 1 / sum(share * share / tally.n for share, tally in shares) if shares else Fraction()
    points = range(len(strata[0][1].counts))
    return tuple(float(effective * sum(share * tally.counts[point] / tally.n for share, tally in shares)) for point in points)


def _pooled(value: Estimated, strata: Strata) -> Estimated:
    if isinstance(value, Estimate) and len(strata) > 1:
        return attrs.evolve(value, method=f"{value.method}, weighted by population")
    return value
