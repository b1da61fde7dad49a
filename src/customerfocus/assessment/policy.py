"""The figures rules judge by: named, and each with its source. The standard asks for "planned intervals" and gives no figure."""

from __future__ import annotations

from typing import Final, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, as_number, instance, number_within, open_unit, text, whole
from customerfocus._value import Value
from customerfocus.values.periods import Cadence, Unit

CONVENTION: Final = "convention"
"""The source of a figure that nobody published."""


@final
@attrs.frozen(kw_only=True)
class CadenceSetting(Value):
    """How often something is to be done, and who says so.

    Attributes:
        cadence: How often.
        source: Where the figure comes from; "convention" where there is no source.
    """

    cadence: Cadence
    source: str = CONVENTION

    def __attrs_post_init__(self) -> None:
        instance(self.cadence, "cadence", Cadence)
        text(self.source, "source")


@final
@attrs.frozen(kw_only=True)
class DaysSetting(Value):
    """A number of days, and who says so.

    Attributes:
        days: How many, 0 to 36,500.
        source: Where the figure comes from; "convention" where there is no source.
    """

    days: int
    source: str = CONVENTION

    def __attrs_post_init__(self) -> None:
        whole(self.days, "days", 0, 36_500)
        text(self.source, "source")


@final
@attrs.frozen(kw_only=True)
class CountSetting(Value):
    """A number of answers, or of mentions, and who says so.

    Attributes:
        count: How many, at least 1.
        source: Where the figure comes from; "convention" where there is no source.
    """

    count: int
    source: str = CONVENTION

    def __attrs_post_init__(self) -> None:
        whole(self.count, "count", 1, LARGEST_INTEGER)
        text(self.source, "source")


@final
@attrs.frozen(kw_only=True)
class FigureSetting(Value):
    """A line that figures are held against, and who says so.

    Attributes:
        figure: The line, from 0 to 200, in the unit of what is held against it.
        source: Where the figure comes from; "convention" where there is no source.
    """

    figure: float = attrs.field(converter=as_number)
    source: str = CONVENTION

    def __attrs_post_init__(self) -> None:
        number_within(self.figure, "figure", 0, 200)
        text(self.source, "source")


_QUARTERLY: Final = CadenceSetting(cadence=Cadence(every=3, unit=Unit.MONTH))
_HALF_YEARLY: Final = CadenceSetting(cadence=Cadence(every=6, unit=Unit.MONTH))
_YEARLY: Final = CadenceSetting(cadence=Cadence(every=1, unit=Unit.YEAR))


@final
@attrs.frozen(kw_only=True)
class Policy(Value):
    """A named set of the figures rules judge by. Take another with `attrs.evolve(DEFAULT_POLICY, name=…, targeting=…)`.

    Attributes:
        name: What a report calls it.
        targeting: How often the choice of a segment is to be decided again.
        positioning: How often a targeted segment is to be held against competitors again.
        watch: How often the law of a market is to be looked at.
        verification: How long after an action was done it is to be verified whether it worked.
        lead_time: How many days before a new duty binds it should be built into the way of working.
        priorities: How often the priority of a need is to be asked again.
        sessions: How often customers are to be met.
        surveys: How often satisfaction is to be surveyed.
        research: How often a segment is to be studied.
        answering: Days within which a complaint or an enquiry is to be answered.
        closing: Days within which it is to be closed.
        smallest_n: How many answers of a segment a wave needs to tell anything.
        level: The level of intervals and tests, between 0 and 1.
        widest_share: How far the ends of the interval of a share may lie apart from its middle, as a share.
        widest_points: The same for a net promoter score, in points.
        widest_mean: The same for a mean, as a share of the width of its scale.
        response_rate: The share of those invited who should answer.
        underserved: A need whose opportunity score is above this is underserved.
        theme_mentions: How many complaints of a year make a theme of theirs count.
        communication: How often leaders are to say why customers matter.
        management_review: How often top management is to look at how it goes.
        recognition: How often somebody is to be thanked.
        improvement: Within what time an improvement is to prove effective.
    """

    name: str
    targeting: CadenceSetting = _YEARLY
    positioning: CadenceSetting = _YEARLY
    watch: CadenceSetting = _QUARTERLY
    verification: CadenceSetting = _HALF_YEARLY
    lead_time: DaysSetting = DaysSetting(days=90)
    priorities: CadenceSetting = _YEARLY
    sessions: CadenceSetting = _HALF_YEARLY
    surveys: CadenceSetting = _YEARLY
    research: CadenceSetting = CadenceSetting(cadence=Cadence(every=2, unit=Unit.YEAR))
    answering: DaysSetting = DaysSetting(days=7)
    closing: DaysSetting = DaysSetting(days=56)
    smallest_n: CountSetting = CountSetting(count=30)
    level: FigureSetting = FigureSetting(figure=0.95)
    widest_share: FigureSetting = FigureSetting(figure=0.10)
    widest_points: FigureSetting = FigureSetting(figure=20)
    widest_mean: FigureSetting = FigureSetting(figure=0.1)
    response_rate: FigureSetting = FigureSetting(figure=0.2)
    underserved: FigureSetting = FigureSetting(figure=10, source="Ulwick 2005")
    theme_mentions: CountSetting = CountSetting(count=3)
    communication: CadenceSetting = _QUARTERLY
    management_review: CadenceSetting = _YEARLY
    recognition: CadenceSetting = _YEARLY
    improvement: CadenceSetting = _YEARLY

    def __attrs_post_init__(self) -> None:
        text(self.name, "name")
        for field in attrs.fields(Policy)[1:]:
            instance(getattr(self, field.name), field.name, type(field.default))
        open_unit(self.level.figure, "level.figure")


DEFAULT_POLICY: Final = Policy(name="default")
"""What is judged by unless you say otherwise."""
