"""What the rules on what is made better say in every situation: what worsened is mended, what is underserved improved."""

from datetime import date
from typing import Final

from customerfocus.model.actions import ActionKind, ActionState
from customerfocus.values.identifiers import FindingRef, Ref

from .builders import (
    A_YEAR_AGO,
    DUE_IN_A_YEAR,
    LONG_AGO,
    OVER_A_YEAR_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    decline,
    exclusion,
    job,
    need,
    segment,
    target,
)
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row
from .voices import (
    PULSE,
    doing,
    gone_to,
    net_promoter,
    of_ratings,
    of_scores,
    priority,
    share,
    top_box,
)

NPS: Final = "metric:nps"
CORRECTIVE: Final = ActionKind.CORRECTIVE
WORSE: Final = (segment("a"), PULSE, net_promoter(), of_scores("before", 80, 20, 0, last=LONG_AGO), of_scores("after", 20, 20, 60))
"""A score of 80 became −40."""
SLIGHTLY: Final = (segment("a"), PULSE, top_box(), of_ratings("before", 60, 40, last=LONG_AGO), of_ratings("after", 45, 55))
"""Of a hundred 60 were happy, then 45: chance alone does so once in thirty times."""
THE_FINDING: Final = FindingRef(rule="SAT-6", subject=[Ref.parse(NPS)])
ANOTHER_FINDING: Final = FindingRef(rule="SAT-3", subject=[Ref.parse(NPS)])

SAT_6: Final = of(
    "SAT-6",
    row(
        "nothing is done",
        NOT_MET,
        "nothing-done",
        NPS,
        WORSE,
        says=["80.0", "-40.0", "before", "after", "adjusted", "Wald", "100", "0.95"],
        closed_by=[doing("x", NPS, kind=CORRECTIVE)],
    ),
    row(
        "something is under way",
        MET,
        "under-way",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE)],
        says=["x", "adjusted", "Wald", "100", "0.95"],
        until=TODAY,
    ),
    row("it serves the finding", MET, "under-way", NPS, [*WORSE, doing("x", THE_FINDING, kind=CORRECTIVE)], until=TODAY),
    row(
        "it serves another finding about the metric",
        NOT_MET,
        "nothing-done",
        NPS,
        [*WORSE, doing("x", ANOTHER_FINDING, kind=CORRECTIVE)],
    ),
    row(
        "of two the later due date counts",
        MET,
        "under-way",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, due=TOMORROW), doing("y", NPS, kind=CORRECTIVE)],
        says=["x", "y"],
        until=TOMORROW,
    ),
    row("an improvement mends no cause", NOT_MET, "nothing-done", NPS, [*WORSE, doing("x", NPS)]),
    row(
        "it was due yesterday",
        NOT_MET,
        "overdue",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, due=YESTERDAY)],
        says=["x", "0.95"],
        closed_by=[doing("x", NPS, kind=CORRECTIVE, due=TOMORROW)],
    ),
    row(
        "it is done, and nobody looked whether it worked",
        NOT_MET,
        "not-verified",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, log=gone_to(ActionState.DONE))],
        says=["x", "0.95"],
        closed_by=[doing("x", NPS, kind=CORRECTIVE, log=gone_to(ActionState.EFFECTIVE, TODAY))],
    ),
    row(
        "it proved effective today",
        MET,
        "effective",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, log=gone_to(ActionState.EFFECTIVE, TODAY))],
        says=["x", "0.95"],
    ),
    row(
        "it proved effective on the last day of the wave, which shows that it was not",
        NOT_MET,
        "nothing-done",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, log=gone_to(ActionState.EFFECTIVE, YESTERDAY))],
    ),
    row(
        "it proves effective tomorrow",
        NOT_MET,
        "not-verified",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, log=gone_to(ActionState.EFFECTIVE, TOMORROW))],
    ),
    row(
        "one is effective, and one is under way",
        MET,
        "effective",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE), doing("y", NPS, kind=CORRECTIVE, log=gone_to(ActionState.EFFECTIVE, TODAY))],
        says=["y"],
    ),
    row(
        "one is done, and one is under way",
        MET,
        "under-way",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE), doing("y", NPS, kind=CORRECTIVE, log=gone_to(ActionState.DONE))],
        says=["x"],
        until=TODAY,
    ),
    row(
        "one is done, and one is overdue",
        NOT_MET,
        "not-verified",
        NPS,
        [
            *WORSE,
            doing("x", NPS, kind=CORRECTIVE, due=YESTERDAY),
            doing("y", NPS, kind=CORRECTIVE, log=gone_to(ActionState.DONE)),
        ],
        says=["y"],
    ),
    row(
        "it did not work",
        NOT_MET,
        "nothing-done",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, log=gone_to(ActionState.INEFFECTIVE, TODAY))],
    ),
    row(
        "it was cancelled",
        NOT_MET,
        "nothing-done",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, log=gone_to(ActionState.CANCELLED))],
    ),
    row(
        "it is planned tomorrow",
        NOT_MET,
        "nothing-done",
        NPS,
        [*WORSE, doing("x", NPS, kind=CORRECTIVE, planned=TOMORROW, due=TOMORROW)],
    ),
    row(
        "a wave without a figure shows nothing",
        NOT_MET,
        "nothing-done",
        NPS,
        [
            *WORSE[:3],
            of_scores("v", 80, 20, 0, last=LONG_AGO),
            of_scores("u", 20, 20, 60, last=A_YEAR_AGO),
            of_scores("t", 0, 0, 0),
        ],
        says=["v", "u"],
    ),
    row(
        "of three waves the last two count",
        NOT_MET,
        "nothing-done",
        NPS,
        [*WORSE[:4], of_scores("between", 80, 20, 0, last=A_YEAR_AGO), WORSE[-1]],
        says=["between", "after"],
    ),
    row(
        "only the last two waves count",
        NOT_ASKED,
        "",
        EMPTY,
        [
            *WORSE[:3],
            of_scores("v", 80, 20, 0, last=LONG_AGO),
            of_scores("u", 20, 20, 60, last=A_YEAR_AGO),
            of_scores("t", 20, 20, 60),
        ],
    ),
    row(
        "the wave that is worse counts from the day after its last day",
        NOT_ASKED,
        "",
        EMPTY,
        [*WORSE[:4], of_scores("after", 20, 20, 60, last=TODAY)],
    ),
    row("a metric of one wave", NOT_ASKED, "", EMPTY, WORSE[:4]),
    row("a metric of no wave", NOT_ASKED, "", EMPTY, WORSE[:3]),
    row(
        "it became better", NOT_ASKED, "", EMPTY, [*WORSE[:3], of_scores("v", 20, 20, 60, last=LONG_AGO), of_scores("u", 80, 20, 0)]
    ),
    row(
        "what chance alone often does",
        NOT_ASKED,
        "",
        EMPTY,
        [*WORSE[:3], of_scores("v", 8, 2, 0, last=LONG_AGO), of_scores("u", 7, 3, 0)],
    ),
    row("more are unhappy", NOT_MET, "nothing-done", "metric:unhappy", [*SLIGHTLY[:2], share(), *SLIGHTLY[3:]], says=["Newcombe"]),
    row(
        "fewer are unhappy",
        NOT_ASKED,
        "",
        EMPTY,
        [*WORSE[:2], share(), of_ratings("v", 1, 90, last=LONG_AGO), of_ratings("u", 90, 1)],
    ),
    row("slightly fewer are happy", NOT_MET, "nothing-done", "metric:happy", SLIGHTLY, says=["0.6", "0.45", "Newcombe"]),
    row(
        "slightly fewer are happy, and it is one of two things that were compared",
        NOT_ASKED,
        "",
        EMPTY,
        [*SLIGHTLY, net_promoter(), of_scores("v", 50, 0, 50, last=LONG_AGO), of_scores("u", 50, 0, 50)],
    ),
    row("set aside", SET_ASIDE, ASIDE, NPS, [*WORSE, exclusion("SAT-6")]),
    row("set aside for this metric", SET_ASIDE, ASIDE, NPS, [*WORSE, exclusion("SAT-6", NPS)]),
    row("set aside for another", NOT_MET, "nothing-done", NPS, [*WORSE, top_box(), exclusion("SAT-6", "metric:happy")]),
)

QUICK: Final = "need:quick, segment:a"
NEEDED: Final = (*target("a"), job(), need("quick", "a"))
UNDERSERVED: Final = (*NEEDED, priority("quick", "a", 90, 40))
"""Important to nine in ten, and four in ten are satisfied: a score of 14."""
ITS_FINDING: Final = FindingRef(rule="SAT-8", subject=[Ref.parse("need:quick"), Ref.parse("segment:a")])

SAT_8: Final = of(
    "SAT-8",
    row(
        "nothing is done",
        NOT_MET,
        "nothing-done",
        QUICK,
        UNDERSERVED,
        says=["14.0", "10.0", str(YESTERDAY)],
        closed_by=[doing("x", "need:quick")],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "something is under way", MET, "improving", QUICK, [*UNDERSERVED, doing("x", "need:quick")], says=["x", "14.0"], until=TODAY
    ),
    row("it serves the finding", MET, "improving", QUICK, [*UNDERSERVED, doing("x", ITS_FINDING)], until=TODAY),
    row(
        "of two the later due date counts",
        MET,
        "improving",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", due=TOMORROW), doing("y", "need:quick")],
        says=["x", "y"],
        until=TOMORROW,
    ),
    row(
        "it is due when the priority is long out of date",
        MET,
        "improving",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", due=date(2028, 1, 1))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "it is done",
        MET,
        "improving",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", log=gone_to(ActionState.DONE))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "it is effective, and another is under way",
        MET,
        "improving",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", log=gone_to(ActionState.EFFECTIVE)), doing("y", "need:quick")],
        says=["x", "y"],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "it was due yesterday",
        NOT_MET,
        "overdue",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", due=YESTERDAY)],
        says=["x", "14.0"],
        closed_by=[doing("x", "need:quick", due=YESTERDAY, log=gone_to(ActionState.DONE))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "it did not work",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", log=gone_to(ActionState.INEFFECTIVE))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "it was cancelled",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", log=gone_to(ActionState.CANCELLED))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "it is planned tomorrow",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", planned=TOMORROW, due=TOMORROW)],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "a correction improves nothing",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*UNDERSERVED, doing("x", "need:quick", kind=ActionKind.CORRECTION)],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "another need is improved",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*UNDERSERVED, need("calm", "a"), doing("x", "need:calm")],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "asked a year ago: tomorrow nobody knows",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*NEEDED, priority("quick", "a", 90, 40, on=A_YEAR_AGO)],
        until=TODAY,
    ),
    row(
        "of a need of two targets, and it is underserved for one",
        NOT_MET,
        "nothing-done",
        "need:quick, segment:b",
        [
            *target("a"),
            *target("b"),
            job(),
            need("quick", "a", "b"),
            priority("quick", "a", 90, 90),
            priority("quick", "b", 90, 40),
        ],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "the latest priority counts",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*NEEDED, priority("quick", "a", 90, 90, on=LONG_AGO), priority("quick", "a", 80, 40)],
        says=["12.0"],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "just above the line",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*NEEDED, priority("quick", "a", 71, 41)],
        says=["10.1"],
        until=DUE_IN_A_YEAR,
    ),
    row("on the line", NOT_ASKED, "", EMPTY, [*NEEDED, priority("quick", "a", 70, 40)]),
    row(
        "well served by now",
        NOT_ASKED,
        "",
        EMPTY,
        [*NEEDED, priority("quick", "a", 90, 40, on=A_YEAR_AGO), priority("quick", "a", 90, 90)],
    ),
    row("asked a year and a day ago", NOT_ASKED, "", EMPTY, [*NEEDED, priority("quick", "a", 90, 40, on=OVER_A_YEAR_AGO)]),
    row("asked tomorrow", NOT_ASKED, "", EMPTY, [*NEEDED, priority("quick", "a", 90, 40, on=TOMORROW)]),
    row("never asked", NOT_ASKED, "", EMPTY, NEEDED),
    row("of nobody targeted", NOT_ASKED, "", EMPTY, [*decline("a"), *NEEDED[2:], priority("quick", "a", 90, 40)]),
    row(
        "of a target that does not have the need",
        NOT_ASKED,
        "",
        EMPTY,
        [*UNDERSERVED[:3], segment("b"), need("quick", "b"), UNDERSERVED[-1]],
    ),
    row(
        "of a need of a target, asked of others",
        NOT_ASKED,
        "",
        EMPTY,
        [*target("a"), segment("b"), job(), need("quick", "a", "b"), priority("quick", "b", 90, 40)],
    ),
    row("set aside", SET_ASIDE, ASIDE, QUICK, [*UNDERSERVED, exclusion("SAT-8")], until=DUE_IN_A_YEAR),
    row("set aside for this need", SET_ASIDE, ASIDE, QUICK, [*UNDERSERVED, exclusion("SAT-8", "need:quick")], until=DUE_IN_A_YEAR),
    row(
        "set aside for this segment", SET_ASIDE, ASIDE, QUICK, [*UNDERSERVED, exclusion("SAT-8", "segment:a")], until=DUE_IN_A_YEAR
    ),
    row(
        "set aside for another",
        NOT_MET,
        "nothing-done",
        QUICK,
        [*UNDERSERVED, segment("b"), exclusion("SAT-8", "segment:b")],
        until=DUE_IN_A_YEAR,
    ),
)

ROWS: Final = (*SAT_6, *SAT_8)
