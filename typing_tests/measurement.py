"""What type checkers say of measuring; nobody runs this. Each `type: ignore` is a mistake that both checkers must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from datetime import date
from typing import assert_never, assert_type

from customerfocus import (
    NPS_0_10,
    Achievement,
    Comparison,
    Estimate,
    Estimated,
    Evolution,
    Measurement,
    Metric,
    Objective,
    Register,
    Statistic,
    Tally,
    Tendency,
    Unknown,
    achievement,
    change_in_words,
    compare_family,
    compare_measurements,
    measure,
    tendency,
)
from customerfocus.model.measurement import estimate, evolution
from customerfocus.model.satisfaction import computable

DAY = date(2026, 6, 1)
metric = Metric(id="m", name="Recommendation", question="q", statistic=Statistic.NET_PROMOTER, segment="a", points=[])
objective = Objective(id="o", metric="m", target=40, due=DAY, owner="director", strategic="lead")
tally = Tally.of(NPS_0_10, [10, 9, 3])

# ---- what was measured -----------------------------------------------------------------------------------------------

assert_type(measure(metric, Register(organisation="Moka Bar")), tuple[Measurement, ...])
assert_type(measure(metric, Register(organisation="Moka Bar"), on=DAY), tuple[Measurement, ...])
assert_type(estimate(metric, NPS_0_10, tally.counts, level=0.9), Estimate | Unknown)
assert_type(estimate(metric, NPS_0_10, [0.5] * 11), Estimate | Unknown)

measurement = Measurement(
    metric=metric, wave="may", on=DAY, tally=tally, value=Unknown(reason="nobody answered"), segments=["a"], weights=[1, 0.5]
)
assert_type(measurement.value, Estimated)
assert_type(measurement.weights, tuple[float, ...])
assert_type(Measurement(metric=metric, wave="may", on=DAY, tally=tally, value=measurement.value).tally, Tally)
computable(metric, NPS_0_10)

measure("m", Register(organisation="Moka Bar"))  # type: ignore[arg-type]
measure(metric, Register(organisation="Moka Bar"), DAY)  # type: ignore[call-arg]
estimate(metric, NPS_0_10, tally)  # type: ignore[arg-type]
figure = measurement.value.value  # type: ignore[union-attr]
Measurement(metric="m", wave="may", on=DAY, tally=tally, value=measurement.value)  # type: ignore[arg-type]
Metric(id="m", name="M", question="q", statistic="mean")  # type: ignore[arg-type]

# ---- what became of it -----------------------------------------------------------------------------------------------

assert_type(compare_measurements(measurement, measurement), Comparison)
assert_type(compare_family([(measurement, measurement)], level=0.9), tuple[Comparison, ...])
assert_type(compare_family(zip([measurement], [measurement], strict=True)), tuple[Comparison, ...])
assert_type(change_in_words(measurement, measurement, compare_measurements(measurement, measurement)), str)
assert_type(evolution(metric, 1, p_value=0.01, level=0.95), Evolution)
assert_type(tendency([measurement]), Tendency | Unknown)
assert_type(achievement(objective, [measurement], DAY), Achievement)
assert_type(compare_measurements(measurement, measurement).difference, float | None)

compare_family([measurement, measurement])  # type: ignore[list-item]
achievement(metric, [measurement], DAY)  # type: ignore[arg-type]


def said(found: Achievement) -> str:
    match found:
        case Achievement.MET:
            return "yes"
        case Achievement.NOT_MET:
            return "no"
        case Achievement.UNCERTAIN | Achievement.UNKNOWN:
            return "perhaps"
        case _:
            assert_never(found)
