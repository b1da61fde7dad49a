"""The cadences rules judge by: named, and each with its source. The standard asks for "planned intervals" and gives no figure."""

from __future__ import annotations

from typing import Final, final

import attrs

from customerfocus._checks import instance, text, whole
from customerfocus.values.periods import Cadence, Unit

CONVENTION: Final = "convention"
"""The source of a figure that nobody published."""


@final
@attrs.frozen(kw_only=True)
class CadenceSetting:
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
class DaysSetting:
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


_YEARLY: Final = CadenceSetting(cadence=Cadence(every=1, unit=Unit.YEAR))
_QUARTERLY: Final = CadenceSetting(cadence=Cadence(every=3, unit=Unit.MONTH))
_SIX_MONTHS: Final = CadenceSetting(cadence=Cadence(every=6, unit=Unit.MONTH))
_NINETY_DAYS: Final = DaysSetting(days=90)


@final
@attrs.frozen(kw_only=True)
class Policy:
    """A named set of the figures rules judge by. Take another with `attrs.evolve(DEFAULT_POLICY, name=…, targeting=…)`.

    Attributes:
        name: What a report calls it.
        targeting: How often the choice of a segment is to be decided again.
        positioning: How often a targeted segment is to be held against competitors again.
        watch: How often the law of a market is to be looked at.
        verification: How long after an action was done it is to be verified whether it worked.
        lead_time: How many days before a new duty binds it should be built into the way of working.
    """

    name: str
    targeting: CadenceSetting = _YEARLY
    positioning: CadenceSetting = _YEARLY
    watch: CadenceSetting = _QUARTERLY
    verification: CadenceSetting = _SIX_MONTHS
    lead_time: DaysSetting = _NINETY_DAYS

    def __attrs_post_init__(self) -> None:
        text(self.name, "name")
        instance(self.targeting, "targeting", CadenceSetting)
        instance(self.positioning, "positioning", CadenceSetting)
        instance(self.watch, "watch", CadenceSetting)
        instance(self.verification, "verification", CadenceSetting)
        instance(self.lead_time, "lead_time", DaysSetting)


DEFAULT_POLICY: Final = Policy(name="default")
"""What is judged by unless you say otherwise."""
