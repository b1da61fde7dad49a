"""A metric is measured at the level that is asked."""

import pytest

from customerfocus.errors import BrokenLawError
from customerfocus.methods.proportions import wilson
from customerfocus.model.satisfaction import Metric, Statistic
from customerfocus.model.segments import Segment
from customerfocus.model.surveys import Question, Sample, Satisfaction, Survey, Wave
from customerfocus.register import Register
from customerfocus.register.measuring import measure
from customerfocus.values.estimates import Estimate
from customerfocus.values.periods import Period
from customerfocus.values.scales import LIKERT_5, Tally

METRIC = Metric(id="happy", name="Happy", question="q", statistic=Statistic.TOP_BOX)
REGISTER = Register(organisation="Moka Bar").with_records(
    Segment(id="a", name="A"),
    Survey(id="pulse", title="Pulse", questions=[Question(id="q", text="Are you?", scale=LIKERT_5, asks=Satisfaction())]),
    Wave(
        id="w",
        survey="pulse",
        fielded=Period.parse("2026-06-01/2026-06-08"),
        samples=[Sample(segment="a", invited=10, answered=10, tallies={"q": Tally.of(LIKERT_5, [5] * 6 + [1] * 4)})],
    ),
)


def test_the_interval_has_the_level_that_is_asked() -> None:
    (found,) = measure(METRIC, REGISTER, level=0.8)
    interval = wilson(6, 10, level=0.8)
    assert isinstance(found.value, Estimate)
    assert (found.value.low, found.value.high, found.value.level) == (interval.low, interval.high, 0.8)


@pytest.mark.parametrize("level", [0, 1])
def test_a_level_of_nothing_or_of_certainty_is_refused(level: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        measure(METRIC, REGISTER, level=level)
    assert caught.value.field == "level"
