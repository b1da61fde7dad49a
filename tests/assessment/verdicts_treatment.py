"""What the rule on risks above tolerance says in every situation. The risk is one to espresso, and rated high."""

from typing import Final

from customerfocus.model.actions import ActionState

from .builders import (
    A_YEAR_AGO,
    IN_A_YEAR,
    LONG_AGO,
    OVER_A_YEAR_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    acceptance,
    action,
    criteria,
    exclusion,
    factor,
    offering,
    rating,
    risk,
    risk_review,
    segment,
)
from .verdict_rows import ASIDE, CANNOT_TELL, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row

RISK: Final = "risk:r"
_SOLD: Final = (segment("a"), offering("espresso", "a"), factor("brewing"))
_RULED: Final = (*_SOLD, criteria())
_RATED: Final = risk("r", inherent=rating(4, 4), residual=rating(4, 2))
_HIGH: Final = (*_RULED, risk("r", inherent=rating(4, 4), residual=rating(4, 4)))
_LONG_HIGH: Final = (*_RULED, risk("r", on=LONG_AGO, inherent=rating(4, 4), residual=rating(4, 4)))
IN_PROGRESS: Final = ((ActionState.IN_PROGRESS, YESTERDAY),)
DONE: Final = (*IN_PROGRESS, (ActionState.DONE, YESTERDAY))
_DONE_A_YEAR_AGO: Final = ((ActionState.IN_PROGRESS, LONG_AGO), (ActionState.DONE, A_YEAR_AGO))
_EFFECTIVE: Final = (*_DONE_A_YEAR_AGO, (ActionState.EFFECTIVE, YESTERDAY))
_LOWER: Final = risk_review("r", rating(1, 1), on=TODAY)

UNC_4: Final = of(
    "UNC-4",
    row(
        "an action is planned",
        MET,
        "under-way",
        RISK,
        [*_HIGH, action("x", RISK, due=TOMORROW)],
        says=["x", "“high”", "“medium”"],
        until=TOMORROW,
    ),
    row(
        "an action is in progress and due today", MET, "under-way", RISK, [*_HIGH, action("x", RISK, log=IN_PROGRESS)], until=TODAY
    ),
    row(
        "of two actions the later due date counts",
        MET,
        "under-way",
        RISK,
        [*_HIGH, action("x", RISK), action("y", RISK, due=TOMORROW)],
        until=TOMORROW,
    ),
    row("accepted until today", MET, "accepted", RISK, [*_HIGH, acceptance("r", TODAY)], says=[str(TODAY)], until=TODAY),
    row(
        "accepted again, for longer",
        MET,
        "accepted",
        RISK,
        [*_LONG_HIGH, acceptance("r", YESTERDAY, on=LONG_AGO), acceptance("r", TOMORROW)],
        says=[str(TOMORROW)],
        until=TOMORROW,
    ),
    row(
        "accepted again, for a shorter time",
        MET,
        "accepted",
        RISK,
        [*_LONG_HIGH, acceptance("r", TOMORROW, on=LONG_AGO), acceptance("r", TODAY)],
        says=[str(TODAY)],
        until=TODAY,
    ),
    row(
        "to be accepted for a shorter time from tomorrow on",
        MET,
        "accepted",
        RISK,
        [*_LONG_HIGH, acceptance("r", IN_A_YEAR, on=LONG_AGO), acceptance("r", TOMORROW, on=TOMORROW)],
        until=IN_A_YEAR,
    ),
    row(
        "under way, and accepted for longer",
        MET,
        "under-way",
        RISK,
        [*_HIGH, action("x", RISK), acceptance("r", TOMORROW)],
        until=TOMORROW,
    ),
    row(
        "past due, and accepted",
        MET,
        "accepted",
        RISK,
        [*_HIGH, action("x", RISK, due=YESTERDAY), acceptance("r", TOMORROW)],
        until=TOMORROW,
    ),
    row("nothing is under way", NOT_MET, "nothing-under-way", RISK, _HIGH, closed_by=[action("x", RISK)]),
    row(
        "an action is past due",
        NOT_MET,
        "overdue",
        RISK,
        [*_HIGH, action("x", RISK, due=YESTERDAY, log=[(ActionState.IN_PROGRESS, LONG_AGO)])],
        says=["x"],
        closed_by=[action("y", RISK)],
    ),
    row(
        "the acceptance ended yesterday",
        NOT_MET,
        "acceptance-ended",
        RISK,
        [*_HIGH, acceptance("r", YESTERDAY)],
        says=[str(YESTERDAY)],
        closed_by=[action("x", RISK)],
    ),
    row(
        "the latest acceptance ended yesterday, an earlier one was to last",
        NOT_MET,
        "acceptance-ended",
        RISK,
        [*_LONG_HIGH, acceptance("r", IN_A_YEAR, on=LONG_AGO), acceptance("r", YESTERDAY)],
        says=[str(YESTERDAY)],
        closed_by=[action("x", RISK)],
    ),
    row(
        "the action is done, and nobody has rated the risk since",
        NOT_MET,
        "acted-on",
        RISK,
        [*_LONG_HIGH, action("x", RISK, log=DONE)],
        says=["x", str(LONG_AGO), str(YESTERDAY)],
        closed_by=[_LOWER],
    ),
    row(
        "somebody looked at it since, and rated nothing",
        NOT_MET,
        "acted-on",
        RISK,
        [*_LONG_HIGH, action("x", RISK, log=_DONE_A_YEAR_AGO), risk_review("r")],
        says=[str(LONG_AGO), str(A_YEAR_AGO)],
        closed_by=[_LOWER],
    ),
    row(
        "done, found effective, and not rated since",
        NOT_MET,
        "acted-on",
        RISK,
        [*_LONG_HIGH, action("x", RISK, log=_EFFECTIVE), risk_review("r", rating(5, 5), on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(A_YEAR_AGO)],
        closed_by=[_LOWER],
    ),
    row(
        "done before it was rated, and found effective since",
        NOT_MET,
        "acted-on",
        RISK,
        [*_LONG_HIGH, action("x", RISK, log=_EFFECTIVE), risk_review("r", rating(5, 5), on=A_YEAR_AGO)],
        says=[str(A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[_LOWER],
    ),
    row(
        "two are done, and a third was before",
        NOT_MET,
        "acted-on",
        RISK,
        [
            *_LONG_HIGH,
            action("x", RISK, log=DONE),
            action("y", RISK, log=_DONE_A_YEAR_AGO),
            action("z", RISK, log=((ActionState.IN_PROGRESS, LONG_AGO), (ActionState.DONE, LONG_AGO))),
        ],
        says=["x", "y", str(YESTERDAY), str(A_YEAR_AGO)],
    ),
    row(
        "rated as high on the day the action was done",
        NOT_MET,
        "nothing-under-way",
        RISK,
        [*_LONG_HIGH, action("x", RISK, log=DONE), risk_review("r", rating(4, 4))],
    ),
    row(
        "found effective, and rated as high on that day",
        NOT_MET,
        "nothing-under-way",
        RISK,
        [*_LONG_HIGH, action("x", RISK, log=_EFFECTIVE), risk_review("r", rating(4, 4))],
    ),
    row(
        "done, and found not to have worked",
        NOT_MET,
        "nothing-under-way",
        RISK,
        [*_LONG_HIGH, action("x", RISK, log=(*DONE, (ActionState.INEFFECTIVE, TODAY)))],
    ),
    row(
        "found effective tomorrow: not known yet",
        NOT_MET,
        "nothing-under-way",
        RISK,
        [
            *_LONG_HIGH,
            action("x", RISK, log=(*_DONE_A_YEAR_AGO, (ActionState.EFFECTIVE, TOMORROW))),
            risk_review("r", rating(4, 4), on=A_YEAR_AGO),
        ],
    ),
    row(
        "the action is cancelled",
        NOT_MET,
        "nothing-under-way",
        RISK,
        [*_HIGH, action("x", RISK, log=[(ActionState.CANCELLED, YESTERDAY)])],
    ),
    row("the action serves another", NOT_MET, "nothing-under-way", RISK, [*_HIGH, risk("s"), action("x", "risk:s", due=TOMORROW)]),
    row(
        "planned tomorrow: not known yet",
        NOT_MET,
        "nothing-under-way",
        RISK,
        [*_HIGH, action("x", RISK, planned=TOMORROW, due=TOMORROW)],
    ),
    row("accepted tomorrow", NOT_MET, "nothing-under-way", RISK, [*_HIGH, acceptance("r", TOMORROW, on=TOMORROW)]),
    row(
        "a review rated it higher",
        NOT_MET,
        "nothing-under-way",
        RISK,
        [*_RULED, _RATED, risk_review("r", rating(5, 5))],
    ),
    row(
        "no criteria: it cannot be told what is tolerated",
        CANNOT_TELL,
        "no-criteria",
        RISK,
        [*_SOLD, _RATED],
        closed_by=[criteria(on=TODAY)],
    ),
    row("tolerated", NOT_ASKED, "", EMPTY, [*_RULED, _RATED]),
    row("a review rated it lower", NOT_ASKED, "", EMPTY, [*_HIGH, risk_review("r", rating(1, 1))]),
    row("not rated", NOT_ASKED, "", EMPTY, [*_RULED, risk("r")]),
    row("off the matrix", NOT_ASKED, "", EMPTY, [*_RULED, risk("r", inherent=rating(6, 6), residual=rating(6, 6))]),
    row("set aside", SET_ASIDE, ASIDE, RISK, [*_HIGH, exclusion("UNC-4")]),
    row("set aside for this risk", SET_ASIDE, ASIDE, RISK, [*_HIGH, exclusion("UNC-4", RISK)]),
    row("set aside for another", NOT_MET, "nothing-under-way", RISK, [*_HIGH, risk("s"), exclusion("UNC-4", "risk:s")]),
)

ROWS: Final = UNC_4
