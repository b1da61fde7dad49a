"""What follows from the waves of a register: what each metric was."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, as_number, instance, open_unit, optional_day
from customerfocus.model.measurement import Measurement, estimate
from customerfocus.model.satisfaction import Metric, computable
from customerfocus.register.aggregate import Register
from customerfocus.values.estimates import LEVEL, Estimate, Estimated, Unknown
from customerfocus.values.scales import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from customerfocus.model.surveys import Question, Sample, Survey, Wave


def measure(metric: Metric, register: Register, *, on: date | None = None, level: float = LEVEL) -> tuple[Measurement, ...]:
    """Return what a metric was in every wave that asked its question, oldest first.

    Answers of several segments are weighted by their stated populations and count for their effective number; where the
    population of one is not stated, or nobody of it answered, the figure is unknown, never silently pooled.

    Of a segment of which fewer answered than the survey's smallest group nothing is shown but how many, be it alone or pooled: from
    the whole and the others one could tell what it answered. Where nobody was asked there is no measurement; where all who were
    asked kept silent, it is unknown.

    Args:
        metric: What to compute; the register need not hold it.
        register: Where the waves are.
        on: Only what is known on this day: a wave counts from the day after its last. Every wave with an end, if left out.
        level: Share of such intervals that hold the true figure, between 0 and 1.

    Returns:
        One measurement per wave, by its last day in the field, then by the wave's id; none where no survey asks the question.

    Raises:
        WrongTypeError: An argument is of another type.
        BrokenLawError: The metric cannot be computed of answers on the question's scale, or the level is not between 0 and 1.

    Examples:
        >>> from datetime import date
        >>> from customerfocus import LIKERT_5, Period, Question, Sample, Satisfaction, Segment, Statistic, Survey, Wave
        >>> happy = Question(id="happy", text="Are you happy with us?", scale=LIKERT_5, asks=Satisfaction())
        >>> answers = Sample(segment="diners", invited=30, answered=10, tallies={"happy": Tally.of(LIKERT_5, [4] * 6 + [2] * 4)})
        >>> may = Wave(id="may", survey="evening", fielded=Period(start=date(2026, 5, 1), end=date(2026, 6, 1)), samples=[answers])
        >>> register = Register(organisation="Moka Bar").with_records(
        ...     Segment(id="diners", name="Evening diners"), Survey(id="evening", title="Evening", questions=[happy]), may
        ... )
        >>> metric = Metric(id="m", name="Happy guests", question="happy", statistic=Statistic.TOP_BOX, segment="diners")
        >>> (found,) = measure(metric, register)
        >>> found.on, found.value.value, round(found.value.low, 2), round(found.value.high, 2)
        (datetime.date(2026, 5, 31), 0.6, 0.31, 0.83)
        >>> measure(metric, register, on=date(2026, 5, 31))
        ()
    """
    instance(metric, "metric", Metric)
    instance(register, "register", Register)
    optional_day(on, "on")
    level = as_number(level)
    open_unit(level, "level")
    asked = {each.id: (each, question) for each in register.surveys if (question := each.question(metric.question)) is not None}
    for _, question in asked.values():
        computable(metric, question.scale)
    found = [
        measured
        for wave in register.waves
        if wave.survey in asked
        for measured in _measured(metric, wave, *asked[wave.survey], level)
        if on is None or measured.on < on
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.wave)))


@final
@attrs.frozen(kw_only=True)
class _Stratum:
    """Those of one segment who were asked, and what they answered."""

    segment: str
    population: int | None
    tally: Tally


def _measured(metric: Metric, wave: Wave, survey: Survey, question: Question, level: float) -> Iterator[Measurement]:
    """Yield what a metric was in a wave, if the wave has ended and somebody was asked."""
    samples = (each for each in wave.samples if metric.segment in (None, each.segment))
    strata = [found for each in samples if (found := _stratum(each, question)) is not None]
    last_day = wave.fielded.last_day
    if not strata or last_day is None:
        return
    empty = Tally.empty(question.scale)
    withheld = _withheld(strata, survey.smallest_group)
    weights = _weights(strata) if withheld is None else withheld
    yield Measurement(
        metric=metric,
        wave=wave.id,
        on=last_day,
        segments=[each.segment for each in strata],
        tally=sum((each.tally for each in strata), start=empty) if withheld is None else empty,
        value=weights if isinstance(weights, Unknown) else _estimated(metric, question, weights, level, pooled=len(strata) > 1),
        weights=empty.counts if isinstance(weights, Unknown) else weights,
    )


def _stratum(sample: Sample, question: Question) -> _Stratum | None:
    """Return those of a sample who were asked a question; `None` where nobody was. Who was invited and kept silent was asked."""
    tally = sample.tally(question.id)
    if tally is None and sample.answered == 0:
        tally = Tally.empty(question.scale)
    if tally is None or sample.invited == 0:
        return None
    return _Stratum(segment=sample.segment, population=sample.population, tally=tally)


def _withheld(strata: Sequence[_Stratum], smallest: int) -> Unknown | None:
    """Return why answers are not shown; `None` where they are."""
    small = [f"{each.tally.n} of {each.segment}" for each in strata if 0 < each.tally.n < smallest]
    if small:
        return Unknown(reason=f"answered by {', '.join(small)}, and of groups smaller than {smallest} nothing is shown")
    if sum(each.tally.n + each.tally.skipped for each in strata) > LARGEST_INTEGER:
        return Unknown(reason=f"more were asked than {LARGEST_INTEGER}, and beyond that counts are not exact")
    return None


def _weights(strata: Sequence[_Stratum]) -> tuple[float, ...] | Unknown:
    """Return how much each point counts: each segment's share by its population, all times the effective number of answers."""
    if len(strata) == 1:
        return tuple(map(float, strata[0].tally.counts))
    unstated = [each.segment for each in strata if each.population is None]
    if unstated:
        return Unknown(reason=f"segments are pooled by their populations, and that of {', '.join(unstated)} is not stated")
    silent = [each.segment for each in strata if each.tally.n == 0]
    if silent:
        return Unknown(reason=f"segments are pooled by their populations, and of {', '.join(silent)} nobody answered")
    stated = [(each.population, each.tally) for each in strata if each.population is not None]
    total = sum(population for population, _ in stated)
    shares = [(Fraction(population, total), tally) for population, tally in stated]
    effective = 1 / sum(share * share / tally.n for share, tally in shares)
    points = range(len(strata[0].tally.counts))
    return tuple(float(effective * sum(share * tally.counts[point] / tally.n for share, tally in shares)) for point in points)


def _estimated(metric: Metric, question: Question, weights: Sequence[float], level: float, *, pooled: bool) -> Estimated:
    value = estimate(metric, question.scale, weights, level=level)
    if pooled and isinstance(value, Estimate):
        return attrs.evolve(value, method=f"{value.method}, weighted by population")
    return value
