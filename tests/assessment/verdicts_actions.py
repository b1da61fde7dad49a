"""What the rule on actions says in every situation. What they serve does not matter."""

from datetime import date
from typing import Final

from customerfocus.model.actions import ActionState

from .builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    action,
    exclusion,
    segment,
)
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row

A: Final = "segment:a"
ACTION: Final = "action:x"
HALF_A_YEAR_AGO: Final = date(2025, 12, 15)
"""Due today."""


def _done(on: date, *more: tuple[ActionState, date]) -> tuple[tuple[ActionState, date], ...]:
    return (ActionState.IN_PROGRESS, LONG_AGO), (ActionState.DONE, on), *more


_FAILED: Final = _done(YESTERDAY, (ActionState.INEFFECTIVE, TODAY))

UNC_5: Final = of(
    "UNC-5",
    row(
        "done yesterday",
        MET,
        "verification-ahead",
        ACTION,
        [segment("a"), action("x", A, log=_done(YESTERDAY))],
        says=[str(YESTERDAY), "2026-12-14"],
        until=date(2026, 12, 14),
    ),
    row(
        "done half a year ago",
        MET,
        "verification-ahead",
        ACTION,
        [segment("a"), action("x", A, log=_done(HALF_A_YEAR_AGO))],
        until=TODAY,
    ),
    row(
        "done half a year and a day ago",
        NOT_MET,
        "not-verified",
        ACTION,
        [segment("a"), action("x", A, log=_done(date(2025, 12, 14)))],
        says=["2025-12-14", str(YESTERDAY)],
        closed_by=[action("x", A, log=_done(date(2025, 12, 14), (ActionState.EFFECTIVE, TODAY)))],
    ),
    row(
        "verified in time",
        MET,
        "effective",
        ACTION,
        [segment("a"), action("x", A, log=_done(LONG_AGO, (ActionState.EFFECTIVE, date(2020, 7, 1))))],
        says=["2020-07-01"],
    ),
    row(
        "verified a day late",
        MET,
        "effective-late",
        ACTION,
        [segment("a"), action("x", A, log=_done(LONG_AGO, (ActionState.EFFECTIVE, date(2020, 7, 2))))],
        says=["1"],
    ),
    row(
        "verified, and nothing shows it",
        NOT_MET,
        "verified-without-evidence",
        ACTION,
        [segment("a"), action("x", A, log=_done(LONG_AGO, (ActionState.EFFECTIVE, YESTERDAY)), shown=False)],
        says=[str(LONG_AGO), str(YESTERDAY), "technician"],
        closed_by=[action("x", A, log=_done(LONG_AGO, (ActionState.EFFECTIVE, YESTERDAY)))],
    ),
    row(
        "verified in time, and nothing shows it: verified again",
        NOT_MET,
        "verified-without-evidence",
        ACTION,
        [segment("a"), action("x", A, log=_done(YESTERDAY, (ActionState.EFFECTIVE, YESTERDAY)), shown=False)],
        closed_by=[action("x", A, log=_done(YESTERDAY, (ActionState.EFFECTIVE, TODAY)))],
    ),
    row(
        "verified tomorrow: not known yet",
        NOT_MET,
        "not-verified",
        ACTION,
        [segment("a"), action("x", A, log=_done(LONG_AGO, (ActionState.EFFECTIVE, TOMORROW)))],
    ),
    row(
        "it did not work",
        NOT_MET,
        "ineffective",
        ACTION,
        [segment("a"), action("x", A, log=_done(YESTERDAY, (ActionState.INEFFECTIVE, TODAY)))],
        says=[str(TODAY)],
        closed_by=[action("x", A, log=_done(YESTERDAY, (ActionState.INEFFECTIVE, TODAY), (ActionState.IN_PROGRESS, TODAY)))],
    ),
    row(
        "it did not work, and another takes its place",
        NOT_MET,
        "ineffective",
        ACTION,
        [segment("a"), action("x", A, log=_FAILED)],
        closed_by=[
            action("x", A, log=(*_FAILED, (ActionState.IN_PROGRESS, TODAY), (ActionState.CANCELLED, TODAY))),
            action("y", A),
        ],
    ),
    row(
        "it did not work, and another is only planned",
        NOT_MET,
        "ineffective",
        ACTION,
        [segment("a"), action("x", A, log=_FAILED), action("y", A)],
    ),
    row("it is only planned", NOT_ASKED, "", EMPTY, [segment("a"), action("x", A)]),
    row("it is done tomorrow", NOT_ASKED, "", EMPTY, [segment("a"), action("x", A, log=_done(TOMORROW))]),
    row("it is cancelled", NOT_ASKED, "", EMPTY, [segment("a"), action("x", A, log=[(ActionState.CANCELLED, LONG_AGO)])]),
    row(
        "it was taken up again",
        NOT_ASKED,
        "",
        EMPTY,
        [
            segment("a"),
            action("x", A, log=_done(LONG_AGO, (ActionState.INEFFECTIVE, LONG_AGO), (ActionState.IN_PROGRESS, YESTERDAY))),
        ],
    ),
    row("set aside", SET_ASIDE, ASIDE, ACTION, [segment("a"), action("x", A, log=_done(LONG_AGO)), exclusion("UNC-5")]),
    row(
        "set aside for this action",
        SET_ASIDE,
        ASIDE,
        ACTION,
        [segment("a"), action("x", A, log=_done(LONG_AGO)), exclusion("UNC-5", ACTION)],
    ),
    row(
        "set aside for another",
        NOT_MET,
        "not-verified",
        ACTION,
        [segment("a"), action("x", A, log=_done(LONG_AGO)), action("y", A), exclusion("UNC-5", "action:y")],
    ),
)

ROWS: Final = UNC_5
