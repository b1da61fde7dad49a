"""What the rules on requirements say in every situation. Segment `a` stated one requirement of espresso, which nobody imposes."""

from datetime import date
from typing import Final

from customerfocus.model.requirements import Fulfilment, RequirementStep

from .builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    exclusion,
    job,
    jurisdiction,
    need,
    obligation,
    offering,
    period,
    progress,
    segment,
    session,
    stated,
    version,
)
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, Row, of, row

UNDERSTOOD: Final = RequirementStep.UNDERSTOOD
DELIVERED: Final = RequirementStep.DELIVERED
SATISFIED: Final = RequirementStep.SATISFIED
BELOW: Final = Fulfilment.BELOW

_SOLD: Final = (segment("a"), offering("espresso"))
_STATED: Final = (*_SOLD, stated("early", "espresso", "a"))
_UNSOLD: Final = (
    segment("a"),
    offering("espresso", on_sale=period(LONG_AGO, TODAY)),
    stated("early", "espresso", "a"),
    job(),
    need("quick", "a"),
    jurisdiction("EU"),
    obligation("milk", law_of=[]),
)
_IMPLYING: Final = (segment("a"), offering("espresso", "a"), job(), need("quick", "a"))
_EARLY: Final = "requirement:early"
_IMPLIED: Final = "requirement:implied:quick@espresso"
_IMPOSED: Final = "requirement:imposed:milk@espresso"
_IMPOSING: Final = (offering("espresso"), obligation("milk", law_of=[]))
_NEW_LAW: Final = (
    offering("espresso"),
    obligation("milk", version(LONG_AGO, TODAY), version(TODAY, announced=YESTERDAY), law_of=[]),
)
"""Today something new binds; it was announced yesterday."""


def _asides(rule: str, reason: str) -> tuple[Row, ...]:
    return (
        row("the offering is no longer on sale", NOT_ASKED, "", EMPTY, _UNSOLD),
        row("nothing is required", NOT_ASKED, "", EMPTY, _SOLD),
        row("set aside", SET_ASIDE, ASIDE, _EARLY, [*_STATED, exclusion(rule)]),
        row("set aside for this requirement", SET_ASIDE, ASIDE, _EARLY, [*_STATED, exclusion(rule, _EARLY)]),
        row(
            "set aside for another requirement",
            NOT_MET,
            reason,
            _EARLY,
            [*_STATED, stated("late", "espresso", "a"), exclusion(rule, "requirement:late")],
        ),
    )


REQ_7: Final = of(
    "REQ-7",
    row("understood yesterday", MET, "understood", _EARLY, [*_STATED, progress("early", UNDERSTOOD)]),
    row(
        "understood long ago, of whatever result",
        MET,
        "understood",
        _EARLY,
        [*_STATED, progress("early", UNDERSTOOD, on=LONG_AGO, result=BELOW)],
    ),
    row(
        "what a need asks is understood",
        MET,
        "understood",
        _IMPLIED,
        [*_IMPLYING, progress("implied:quick@espresso", UNDERSTOOD)],
    ),
    row(
        "what the law asks is understood",
        MET,
        "understood",
        _IMPOSED,
        [*_IMPOSING, progress("imposed:milk@espresso", UNDERSTOOD, on=LONG_AGO)],
    ),
    row(
        "what the law asks from today on was understood on the day it was announced",
        MET,
        "understood",
        _IMPOSED,
        [*_NEW_LAW, progress("imposed:milk@espresso", UNDERSTOOD)],
    ),
    row(
        "what the law asked before was understood",
        NOT_MET,
        "understood-before",
        _IMPOSED,
        [*_NEW_LAW, progress("imposed:milk@espresso", UNDERSTOOD, on=date(2026, 6, 13))],
        says=["2026-06-13", str(YESTERDAY)],
        closed_by=[progress("imposed:milk@espresso", UNDERSTOOD, on=TODAY)],
    ),
    row("nobody says so", NOT_MET, "not-understood", _EARLY, _STATED, closed_by=[progress("early", UNDERSTOOD)]),
    row(
        "it is only determined, and delivered",
        NOT_MET,
        "not-understood",
        _EARLY,
        [*_STATED, progress("early", RequirementStep.DETERMINED), progress("early", DELIVERED)],
    ),
    row(
        "somebody says so, and nothing shows it",
        NOT_MET,
        "without-evidence",
        _EARLY,
        [*_STATED, progress("early", UNDERSTOOD, shown=False)],
        says=[str(YESTERDAY), "barista"],
        closed_by=[progress("early", UNDERSTOOD, on=TODAY)],
    ),
    row(
        "the latest record counts",
        NOT_MET,
        "without-evidence",
        _EARLY,
        [*_STATED, progress("early", UNDERSTOOD, on=LONG_AGO), progress("early", UNDERSTOOD, shown=False)],
    ),
    row(
        "understood tomorrow: not known yet",
        NOT_MET,
        "not-understood",
        _EARLY,
        [*_STATED, progress("early", UNDERSTOOD, on=TOMORROW)],
    ),
    row(
        "only another requirement is understood",
        NOT_MET,
        "not-understood",
        _EARLY,
        [*_STATED, stated("late", "espresso", "a"), progress("late", UNDERSTOOD)],
    ),
    *_asides("REQ-7", "not-understood"),
)

REQ_8: Final = of(
    "REQ-8",
    row("delivered as expected", MET, "delivered", _EARLY, [*_STATED, progress("early", DELIVERED)], says=["meets"]),
    row(
        "delivered better than expected",
        MET,
        "delivered",
        _EARLY,
        [*_STATED, progress("early", DELIVERED, result=Fulfilment.EXCEEDS)],
        says=["exceeds"],
    ),
    row(
        "what the law asks is delivered",
        MET,
        "delivered",
        _IMPOSED,
        [*_IMPOSING, progress("imposed:milk@espresso", DELIVERED, on=LONG_AGO)],
    ),
    row(
        "what the law asked before was delivered",
        NOT_MET,
        "delivered-before",
        _IMPOSED,
        [*_NEW_LAW, progress("imposed:milk@espresso", DELIVERED)],
        says=[str(YESTERDAY), str(TODAY)],
        closed_by=[progress("imposed:milk@espresso", DELIVERED, on=TODAY)],
    ),
    row(
        "what the law asks from today on was delivered on its first day",
        MET,
        "delivered",
        _IMPOSED,
        [*_NEW_LAW, progress("imposed:milk@espresso", DELIVERED, on=TODAY)],
    ),
    row("nobody says so", NOT_MET, "not-delivered", _EARLY, _STATED, closed_by=[progress("early", DELIVERED)]),
    row("it is only understood", NOT_MET, "not-delivered", _EARLY, [*_STATED, progress("early", UNDERSTOOD)]),
    row(
        "somebody says so, and nothing shows it",
        NOT_MET,
        "without-evidence",
        _EARLY,
        [*_STATED, progress("early", DELIVERED, shown=False)],
        says=[str(YESTERDAY), "barista"],
        closed_by=[progress("early", DELIVERED, on=TODAY)],
    ),
    row(
        "delivered, and nobody says how well",
        NOT_MET,
        "no-result",
        _EARLY,
        [*_STATED, progress("early", DELIVERED, result=None)],
        closed_by=[progress("early", DELIVERED, on=TODAY)],
    ),
    row(
        "below what was expected",
        NOT_MET,
        "below",
        _EARLY,
        [*_STATED, progress("early", DELIVERED, result=BELOW)],
        closed_by=[progress("early", DELIVERED, on=TODAY)],
    ),
    row(
        "delivered tomorrow: not known yet", NOT_MET, "not-delivered", _EARLY, [*_STATED, progress("early", DELIVERED, on=TOMORROW)]
    ),
    *_asides("REQ-8", "not-delivered"),
)

_HEARD: Final = (*_STATED, session("s", "a"))

REQ_9: Final = of(
    "REQ-9",
    row(
        "heard as expected",
        MET,
        "satisfied",
        _EARLY,
        [*_HEARD, progress("early", SATISFIED, heard_in=["s"])],
        says=["meets", "s"],
    ),
    row(
        "heard, without other evidence",
        MET,
        "satisfied",
        _EARLY,
        [*_HEARD, progress("early", SATISFIED, result=Fulfilment.EXCEEDS, heard_in=["s"], shown=False)],
    ),
    row(
        "one of two sessions has been held",
        MET,
        "satisfied",
        _EARLY,
        [*_HEARD, session("t", "a", on=TOMORROW), progress("early", SATISFIED, heard_in=["s", "t"])],
    ),
    row(
        "of what a need asks",
        MET,
        "satisfied",
        _IMPLIED,
        [*_IMPLYING, session("s", "a"), progress("implied:quick@espresso", SATISFIED, heard_in=["s"])],
    ),
    row(
        "nobody says so",
        NOT_MET,
        "not-asked",
        _EARLY,
        _HEARD,
        closed_by=[progress("early", SATISFIED, heard_in=["s"])],
    ),
    row(
        "somebody says so, and no session shows it",
        NOT_MET,
        "not-heard",
        _EARLY,
        [*_HEARD, progress("early", SATISFIED)],
        says=[str(YESTERDAY), "barista"],
        closed_by=[progress("early", SATISFIED, on=TODAY, heard_in=["s"])],
    ),
    row(
        "the session is held tomorrow",
        NOT_MET,
        "not-heard",
        _EARLY,
        [*_STATED, session("s", "a", on=TOMORROW), progress("early", SATISFIED, heard_in=["s"])],
    ),
    row(
        "heard, and nobody says how well",
        NOT_MET,
        "no-result",
        _EARLY,
        [*_HEARD, progress("early", SATISFIED, result=None, heard_in=["s"])],
        closed_by=[progress("early", SATISFIED, on=TODAY, heard_in=["s"])],
    ),
    row(
        "below what was expected",
        NOT_MET,
        "below",
        _EARLY,
        [*_HEARD, progress("early", SATISFIED, result=BELOW, heard_in=["s"])],
        closed_by=[progress("early", SATISFIED, on=TODAY, heard_in=["s"])],
    ),
    row("what the law asks satisfies nobody", NOT_ASKED, "", EMPTY, _IMPOSING),
    *_asides("REQ-9", "not-asked"),
)

_ESPRESSO: Final = "offering:espresso"

REQ_11: Final = of(
    "REQ-11",
    row("a customer stated something", MET, "wanted", _ESPRESSO, _STATED),
    row("a need implies something", MET, "wanted", _ESPRESSO, _IMPLYING),
    row("beside what the law asks", MET, "wanted", _ESPRESSO, [*_IMPLYING, obligation("milk", law_of=[])]),
    row(
        "only the law asks anything",
        NOT_MET,
        "only-imposed",
        _ESPRESSO,
        [segment("a"), *_IMPOSING],
        closed_by=[stated("early", "espresso", "a")],
    ),
    row("nothing is asked at all", NOT_MET, "only-imposed", _ESPRESSO, _SOLD),
    row(
        "something is asked of another offering",
        NOT_MET,
        "only-imposed",
        _ESPRESSO,
        [*_SOLD, offering("filter"), stated("early", "filter", "a")],
    ),
    row("nothing is on sale", NOT_ASKED, "", EMPTY, _UNSOLD),
    row("set aside", SET_ASIDE, ASIDE, _ESPRESSO, [*_SOLD, exclusion("REQ-11")]),
    row("set aside for this offering", SET_ASIDE, ASIDE, _ESPRESSO, [*_SOLD, exclusion("REQ-11", _ESPRESSO)]),
    row(
        "set aside for another offering",
        NOT_MET,
        "only-imposed",
        _ESPRESSO,
        [*_SOLD, offering("filter"), exclusion("REQ-11", "offering:filter")],
    ),
)

ROWS: Final = (*REQ_7, *REQ_8, *REQ_9, *REQ_11)
