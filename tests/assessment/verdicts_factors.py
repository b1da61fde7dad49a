"""What the rules on factors say in every situation. Every factor is to be looked at every year."""

from typing import Final

from customerfocus.model.risks import FactorKind

from .builders import (
    A_YEAR_AGO,
    DUE_IN_A_YEAR,
    IN_A_YEAR,
    LONG_AGO,
    ORGANISATION,
    OVER_A_YEAR_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    exclusion,
    factor,
    factor_review,
)
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row

US: Final = f"organisation:{ORGANISATION}"
INSIDE: Final = (factor("brewing"), factor_review("brewing"))
OUTSIDE: Final = (factor("beans", FactorKind.SUPPLIER), factor_review("beans"))

UNC_6: Final = of(
    "UNC-6",
    row("both sides were looked at", MET, "both-sides", US, [*INSIDE, *OUTSIDE], says=["brewing", "beans"], until=DUE_IN_A_YEAR),
    row(
        "the side that is due first counts",
        MET,
        "both-sides",
        US,
        [*INSIDE, factor("beans", FactorKind.SUPPLIER), factor_review("beans", on=A_YEAR_AGO)],
        until=TODAY,
    ),
    row(
        "on one side the later of two counts",
        MET,
        "both-sides",
        US,
        [*INSIDE, *OUTSIDE, factor("people", FactorKind.WORKFORCE), factor_review("people", on=TODAY)],
        until=DUE_IN_A_YEAR,
    ),
    row("nothing outside", NOT_MET, "nothing-outside", US, INSIDE, says=["brewing"], closed_by=OUTSIDE),
    row("nothing inside", NOT_MET, "nothing-inside", US, OUTSIDE, says=["beans"], closed_by=INSIDE),
    row("nothing at all", NOT_MET, "neither-side", US, [], closed_by=[*INSIDE, *OUTSIDE]),
    row("only named, never looked at", NOT_MET, "neither-side", US, [factor("brewing"), factor("beans", FactorKind.MARKET)]),
    row(
        "inside it is out of date",
        NOT_MET,
        "nothing-inside",
        US,
        [*OUTSIDE, factor("brewing"), factor_review("brewing", on=OVER_A_YEAR_AGO)],
    ),
    row("looked at tomorrow", NOT_MET, "nothing-outside", US, [*INSIDE, OUTSIDE[0], factor_review("beans", on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, US, [exclusion("UNC-6")]),
    row("set aside for the organisation", SET_ASIDE, ASIDE, US, [exclusion("UNC-6", US)]),
    row("set aside for something else", NOT_MET, "neither-side", US, [factor("brewing"), exclusion("UNC-6", "factor:brewing")]),
)

BREWING: Final = "factor:brewing"

UNC_7: Final = of(
    "UNC-7",
    row("looked at yesterday", MET, "reviewed", BREWING, INSIDE, says=[str(YESTERDAY), "stable"], until=DUE_IN_A_YEAR),
    row("looked at today", MET, "reviewed", BREWING, [factor("brewing"), factor_review("brewing", on=TODAY)], until=IN_A_YEAR),
    row("a year ago", MET, "reviewed", BREWING, [factor("brewing"), factor_review("brewing", on=A_YEAR_AGO)], until=TODAY),
    row(
        "a year and a day ago",
        NOT_MET,
        "review-out-of-date",
        BREWING,
        [factor("brewing"), factor_review("brewing", on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[factor_review("brewing", on=TODAY)],
    ),
    row("never", NOT_MET, "never-reviewed", BREWING, [factor("brewing")], closed_by=[factor_review("brewing")]),
    row("tomorrow: not known yet", NOT_MET, "never-reviewed", BREWING, [factor("brewing"), factor_review("brewing", on=TOMORROW)]),
    row(
        "overdue, and looked at again",
        MET,
        "reviewed",
        BREWING,
        [factor("brewing"), factor_review("brewing", on=LONG_AGO), factor_review("brewing")],
        until=DUE_IN_A_YEAR,
    ),
    row("only another", NOT_MET, "never-reviewed", BREWING, [factor("brewing"), *OUTSIDE]),
    row("no factor is known", NOT_ASKED, "", EMPTY, []),
    row("set aside", SET_ASIDE, ASIDE, BREWING, [factor("brewing"), exclusion("UNC-7")]),
    row("set aside for this factor", SET_ASIDE, ASIDE, BREWING, [factor("brewing"), exclusion("UNC-7", BREWING)]),
    row(
        "set aside for another",
        NOT_MET,
        "never-reviewed",
        BREWING,
        [factor("brewing"), OUTSIDE[0], exclusion("UNC-7", "factor:beans")],
    ),
)

PROCESS: Final = "factor-kind:process"

UNC_10: Final = of(
    "UNC-10",
    row("a process was looked at", MET, "watched", PROCESS, INSIDE, says=["brewing"], until=DUE_IN_A_YEAR),
    row("a supplier was looked at", MET, "watched", "factor-kind:supplier", OUTSIDE, until=DUE_IN_A_YEAR),
    row(
        "a market was looked at",
        MET,
        "watched",
        "factor-kind:market",
        [factor("trams", FactorKind.MARKET), factor_review("trams")],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "of two processes the later counts",
        MET,
        "watched",
        PROCESS,
        [*INSIDE, factor("washing"), factor_review("washing", on=A_YEAR_AGO)],
        until=DUE_IN_A_YEAR,
    ),
    row("no process was looked at", NOT_MET, "not-watched", PROCESS, OUTSIDE, closed_by=INSIDE),
    row("out of date", NOT_MET, "not-watched", PROCESS, [factor("brewing"), factor_review("brewing", on=OVER_A_YEAR_AGO)]),
    row("only the workforce", NOT_MET, "not-watched", PROCESS, [factor("people", FactorKind.WORKFORCE), factor_review("people")]),
    row("set aside", SET_ASIDE, ASIDE, PROCESS, [exclusion("UNC-10")]),
    row("set aside for this kind", SET_ASIDE, ASIDE, PROCESS, [exclusion("UNC-10", PROCESS)]),
    row("set aside for another kind", NOT_MET, "not-watched", PROCESS, [exclusion("UNC-10", "factor-kind:market")]),
)

ROWS: Final = (*UNC_6, *UNC_7, *UNC_10)
