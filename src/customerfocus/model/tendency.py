"""Where a metric goes over several waves (ISO 9001:2015, 9.1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    as_number,
    member,
    members,
    number,
    number_within,
    open_unit,
    unique,
    whole,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.methods.trend import mann_kendall, sen_slope
from customerfocus.model.measurement import Measurement, evolution
from customerfocus.values.estimates import LEVEL, Estimate, Evolution, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_WAVES: Final = 4
"""Of fewer waves no tendency is told: no order of three values is surprising at the usual level."""


@final
@attrs.frozen(kw_only=True)
class Tendency(Value):
    """Where a metric goes over several waves.

    Attributes:
        slope: By how much it changes from wave to wave: the median over all pairs (Sen 1968).
        p_value: How often so steady a course would come by chance alone if it went nowhere, 0 to 1 (Mann 1945, Kendall 1975).
        level: The level the verdict was taken at, between 0 and 1.
        n: How many waves have a figure, at least 4.
        verdict: What may be said.
    """

    slope: float = attrs.field(converter=as_number)
    p_value: float = attrs.field(converter=as_number)
    level: float = attrs.field(converter=as_number)
    n: int
    verdict: Evolution

    def __attrs_post_init__(self) -> None:
        number(self.slope, "slope")
        number_within(self.p_value, "p_value", 0, 1)
        open_unit(self.level, "level")
        whole(self.n, "n", FEWEST_WAVES, LARGEST_INTEGER)
        member(self.verdict, "verdict", Evolution)


def tendency(measurements: Iterable[Measurement], *, level: float = LEVEL) -> Tendency | Unknown:
    """Tell whether a metric rises or falls over its waves, by the test of Mann and Kendall and Sen's slope.

    The waves are taken to follow each other at equal steps.

    Args:
        measurements: Of one metric, in any order; those without a figure are left out.
        level: A tendency is told where the p-value is at most 1 − *level*.

    Returns:
        The tendency; unknown where fewer than four waves have a figure, or where they asked different segments.

    Raises:
        WrongTypeError: An argument is of another type.
        DuplicateError: Two measurements are of one wave.
        BrokenLawError: The measurements are of several metrics or scales, or the level is not between 0 and 1.
    """
    known = Items[Measurement](measurements)
    members(known, "measurements", Measurement)
    unique((each.wave for each in known), "measurements")
    level = as_number(level)
    open_unit(level, "level")
    if len({(each.metric, each.tally.scale) for each in known}) > 1:
        names = ", ".join(sorted({each.metric.id for each in known}))
        raise BrokenLawError("compare.metric", "measurements", "be of one metric on one scale", names)
    figures = [each for each in sorted(known, key=lambda each: (each.on, each.wave)) if isinstance(each.value, Estimate)]
    if len(figures) < FEWEST_WAVES:
        return Unknown(reason=f"a tendency takes {FEWEST_WAVES} waves with a figure, and there are {len(figures)}")
    if len({each.segments for each in figures}) > 1:
        return Unknown(reason="the waves asked different segments")
    values = [each.value.value for each in figures if isinstance(each.value, Estimate)]
    slope, p_value = sen_slope(values), mann_kendall(values).p_value
    verdict = evolution(figures[0].metric, slope, p_value=p_value, level=level)
    return Tendency(slope=slope, p_value=p_value, level=level, n=len(values), verdict=verdict)
