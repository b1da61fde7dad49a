"""The small values several methods share."""

from __future__ import annotations

from typing import final

import attrs

from customerfocus._checks import as_number, number
from customerfocus.errors import BrokenLawError


@final
@attrs.frozen(kw_only=True)
class Interval:
    """From *low* to *high*, both included.

    Attributes:
        low: Its lower end.
        high: Its upper end, no less than *low*.
    """

    low: float = attrs.field(converter=as_number)
    high: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        number(self.low, "low")
        number(self.high, "high")
        if self.low > self.high:
            raise BrokenLawError("interval.order", "high", "be no less than low", f"{self.low} to {self.high}")
