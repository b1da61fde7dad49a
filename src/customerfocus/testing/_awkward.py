"""Registers that stores are known to damage, each by what it holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from customerfocus._checks import LARGEST_INTEGER, LONGEST_TEXT
from customerfocus.model.leadership import Authority
from customerfocus.model.positioning import Positioning, Score, Scorecard
from customerfocus.model.segments import Capability, Preference, Segment
from customerfocus.model.surveys import Question, Recommendation, Survey
from customerfocus.register.aggregate import Register
from customerfocus.values.money import Money
from customerfocus.values.periods import Period
from customerfocus.values.scales import NPS_0_10, Direction

NAME: Final = "Moka Bar"

_FORMS: Final = (
    "Cafe\u0301 and \u212bngstr\u00f6m",  # other letters in each of Unicode's normal forms
    "\U0001d49c table for \U0001f46a",  # beyond the basic plane
    "line\nfeed, carriage\rreturn, both\r\n\r\nand two of them",
    "tab\tstop, two  blanks, no-break\u00a0space",
    "\u202eright to left\u202c, zero\u200bwidth, soft\u00adhyphen, mark\ufeff, separator\u2028of lines",
    "<b>&amp;</b> &lt; \"double\", 'single', `back`, \\n \\u0041 \\",
    "100 % {0} ${name} %s %(name)s ?",
    "'; DROP TABLE registers; --",
    "=1+1",
    "007",
    "1e3",
    "2026-01-01",
    "null",
    "true",
    "many words that go on and on, so that the line has to be broken " * 4 + "somewhere",
)
_DAYS: Final = (
    date.min,
    date(1582, 10, 10),  # of no day of the Julian calendar, and of none of the Gregorian where it began at once
    date(1899, 12, 31),
    date(1969, 12, 31),
    date(1970, 1, 1),
    date(2000, 2, 29),
    date(2026, 3, 29),  # clocks are put forward
    date(2038, 1, 20),
    date(9999, 12, 30),
)
_WHOLE: Final = (1, 2**15, 2**31 - 1, 2**31, 2**32, 10**15 + 1, LARGEST_INTEGER)
_FRACTIONS: Final = (0.1, 0.1 + 0.2, 1 / 3, 1e-7, 5e-324, 16777217.0, 123456789.12345679, 1e17, 1e21, 1.7976931348623157e308)
_AMOUNTS: Final = ("0", "0.000001", "0.1", "19.99", "999999999999999.999999")
_PLACES: Final = 12  # beyond nine, 10 comes before 2 where numbers are sorted as texts
_RECORDS: Final = 2_000
_DESCRIPTION: Final = "what they said " * 40 + "and what they meant"


def empty() -> Register:
    """Return a register that knows nothing."""
    return Register(organisation=NAME)


def segments(*names: str, organisation: str = NAME) -> Register:
    """Return a register of some segments, which are called so."""
    known = [Segment(id=f"guests-{n}", name=each) for n, each in enumerate(names)]
    return Register(organisation=organisation, segments=known)


def texts() -> Register:
    """Return a register of texts in every form."""
    return Register(organisation=_FORMS[0], segments=[Segment(id=f"text-{n}", name=each) for n, each in enumerate(_FORMS)])


def long_text() -> Register:
    """Return a register with a text as long as may be."""
    return segments("é" * LONGEST_TEXT)


def numbers() -> Register:
    """Return a register of whole numbers, fractions and amounts, from the smallest to the largest."""
    weights = Scorecard(scores=[Score(criterion=f"{n}", weight=each, score=1) for n, each in enumerate(_FRACTIONS)])
    always = Period(start=date(2026, 1, 1))
    return Register(
        organisation=NAME,
        segments=[Segment(id="guests", name="Guests")],
        positionings=[
            Positioning(segment="guests", on=date(2026, 1, 1), by="owner", attractiveness=weights, strength=weights),
        ],
        surveys=[
            Survey(
                id=f"survey-{n}",
                title="Guests",
                questions=[Question(id=f"question-{n}", text="Would you?", scale=NPS_0_10, asks=Recommendation())],
                smallest_group=each,
            )
            for n, each in enumerate(_WHOLE)
        ],
        authorities=[
            Authority(id=each, role="barista", scope="refund", limit=Money(amount=Decimal(each), currency="EUR"), in_force=always)
            for each in _AMOUNTS
        ],
    )


def days() -> Register:
    """Return a register of days, from the first of the calendar to the last; each begins a period of one day, and an open one."""
    periods = [Period(start=each, end=end) for each in _DAYS for end in (None, date.fromordinal(each.toordinal() + 1))]
    return Register(
        organisation=NAME,
        capabilities=[Capability(id=f"period-{n}", name="There", in_place=each) for n, each in enumerate(periods)],
    )


def ordered() -> Register:
    """Return a register in which order says something."""
    places = [Preference(attribute=f"{abs(7 - n)}-{n}", direction=Direction.MORE, weight=1) for n in range(_PLACES)]
    return Register(
        organisation=NAME,
        segments=[
            Segment(id="forwards", name="Guests", preferences=places),
            Segment(id="backwards", name="Guests", preferences=places[::-1]),
        ],
    )


def large() -> Register:
    """Return a register whose document is larger than a mebibyte."""
    return Register(
        organisation=NAME, segments=[Segment(id=f"{n}", name="Guests", description=_DESCRIPTION) for n in range(_RECORDS)]
    )
