"""The cadences rules judge by: named, and each with its source. The standard asks for "planned intervals" and gives no figure."""

from __future__ import annotations

from typing import Final, final

import attrs

from customerfocus._checks import instance, text
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


_YEARLY: Final = CadenceSetting(cadence=Cadence(every=1, unit=Unit.YEAR))


@final
@attrs.frozen(kw_only=True)
class Policy:
    """A named set of the figures rules judge by. Take another with `attrs.evolve(DEFAULT_POLICY, name=…, targeting=…)`.

    Attributes:
        name: What a report calls it.
        targeting: How often the choice of a segment is to be decided again.
        positioning: How often a targeted segment is to be held against competitors again.
    """

    name: str
    targeting: CadenceSetting = _YEARLY
    positioning: CadenceSetting = _YEARLY

    def __attrs_post_init__(self) -> None:
        text(self.name, "name")
        instance(self.targeting, "targeting", CadenceSetting)
        instance(self.positioning, "positioning", CadenceSetting)


DEFAULT_POLICY: Final = Policy(name="default")
"""What is judged by unless you say otherwise."""
