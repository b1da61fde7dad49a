"""What the rules on what is measured say in every situation: figures are precise, have objectives, and reach them."""

from datetime import date
from typing import Final

from .builders import A_YEAR_AGO, LONG_AGO, TODAY, TOMORROW, YESTERDAY, decline, exclusion, segment, target
from .verdict_rows import ASIDE, CANNOT_TELL, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row
from .voices import PULSE, goal, mean, net_promoter, of_ratings, of_scores, share, survey, top_box

A: Final = "segment:a"
NPS: Final = "metric:nps"
HAPPY: Final = "metric:happy"
ASKED: Final = (*target("a"), PULSE)

SAT_3: Final = of(
    "SAT-3",
    row(
        "of a hundred half are happy",
        MET,
        "precise",
        HAPPY,
        [*ASKED, top_box(), of_ratings("w", 50, 50)],
        says=["w", str(YESTERDAY), "0.1", "100", "Wilson", "0.95"],
    ),
    row(
        "of fifty half are happy",
        NOT_MET,
        "imprecise",
        HAPPY,
        [*ASKED, top_box(), of_ratings("w", 25, 25)],
        says=["w", str(YESTERDAY), "0.13", "0.1", "50", "Wilson", "0.95"],
        closed_by=[of_ratings("w", 100, 100)],
    ),
    row("a share of a hundred", MET, "precise", "metric:unhappy", [*ASKED, share(), of_ratings("w", 50, 50)]),
    row("a share of fifty", NOT_MET, "imprecise", "metric:unhappy", [*ASKED, share(), of_ratings("w", 25, 25)]),
    row("a score of a hundred", MET, "precise", NPS, [*ASKED, net_promoter(), of_scores("w", 50, 25, 25)], says=["20.0"]),
    row("a score of fifty", NOT_MET, "imprecise", NPS, [*ASKED, net_promoter(), of_scores("w", 25, 10, 15)], says=["20.0"]),
    row("a mean of two hundred", MET, "precise", "metric:average", [*ASKED, mean(), of_ratings("w", 100, 100)], says=["0.4"]),
    row("a mean of ten", NOT_MET, "imprecise", "metric:average", [*ASKED, mean(), of_ratings("w", 5, 5)], says=["0.4"]),
    row("never measured", CANNOT_TELL, "not-measured", HAPPY, [*ASKED, top_box()], closed_by=[of_ratings("w", 50, 50)]),
    row(
        "measured from the day after the last day of the wave",
        CANNOT_TELL,
        "not-measured",
        HAPPY,
        [*ASKED, top_box(), of_ratings("w", 50, 50, last=TODAY)],
    ),
    row(
        "nobody answered",
        CANNOT_TELL,
        "no-figure",
        HAPPY,
        [*ASKED, top_box(), of_ratings("w", 0, 0)],
        says=["w", str(YESTERDAY), "nobody", "answered"],
        closed_by=[of_ratings("w", 50, 50)],
    ),
    row(
        "the group is too small to be shown",
        CANNOT_TELL,
        "no-figure",
        HAPPY,
        [*target("a"), survey(smallest_group=101), top_box(), of_ratings("w", 50, 50)],
        says=["100", "answered", "101", "shown"],
    ),
    row("all answers agree", CANNOT_TELL, "no-figure", "metric:average", [*ASKED, mean(), of_ratings("w", 90, 0)], says=["agree"]),
    row(
        "the latest figure counts",
        NOT_MET,
        "imprecise",
        HAPPY,
        [*ASKED, top_box(), of_ratings("v", 50, 50, last=LONG_AGO), of_ratings("u", 25, 25)],
        says=["u"],
    ),
    row(
        "the latest wave has no figure",
        CANNOT_TELL,
        "no-figure",
        HAPPY,
        [*ASKED, top_box(), of_ratings("v", 50, 50, last=LONG_AGO), of_ratings("u", 0, 0)],
        says=["u"],
    ),
    row("no metric", NOT_ASKED, "", EMPTY, ASKED),
    row("a metric of nobody targeted", NOT_ASKED, "", EMPTY, [*decline("a"), PULSE, top_box(), of_ratings("w", 9, 9)]),
    row("a metric of all speaks for no segment", NOT_ASKED, "", EMPTY, [*ASKED, top_box(segment=None), of_ratings("w", 9, 9)]),
    row("set aside", SET_ASIDE, ASIDE, HAPPY, [*ASKED, top_box(), exclusion("SAT-3")]),
    row("set aside for this metric", SET_ASIDE, ASIDE, HAPPY, [*ASKED, top_box(), exclusion("SAT-3", HAPPY)]),
    row(
        "set aside for another",
        CANNOT_TELL,
        "not-measured",
        HAPPY,
        [*ASKED, top_box(), net_promoter(), exclusion("SAT-3", NPS)],
    ),
)

SAT_4: Final = of(
    "SAT-4",
    row("an objective is set", MET, "objective-set", A, [*ASKED, net_promoter(), goal()], says=["rise"]),
    row("its due date is long past", MET, "objective-set", A, [*ASKED, net_promoter(), goal(due=LONG_AGO)]),
    row("of two metrics one has an objective", MET, "objective-set", A, [*ASKED, net_promoter(), top_box(), goal()]),
    row(
        "a metric without one",
        NOT_MET,
        "no-objective",
        A,
        [*ASKED, top_box(), net_promoter()],
        says=["happy", "nps"],
        closed_by=[goal()],
    ),
    row("no metric", NOT_MET, "no-metric", A, ASKED, closed_by=[net_promoter(), goal()]),
    row("an objective for all is none for a segment", NOT_MET, "no-metric", A, [*ASKED, net_promoter(segment=None), goal()]),
    row(
        "an objective for others",
        NOT_MET,
        "no-objective",
        A,
        [*ASKED, segment("b"), top_box(), net_promoter(segment="b"), goal()],
    ),
    row("nobody is targeted", NOT_ASKED, "", EMPTY, [*decline("a"), PULSE, net_promoter()]),
    row("set aside", SET_ASIDE, ASIDE, A, [*ASKED, exclusion("SAT-4")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*ASKED, exclusion("SAT-4", A)]),
    row("set aside for another", NOT_MET, "no-metric", A, [*ASKED, segment("b"), exclusion("SAT-4", "segment:b")]),
)

RISE: Final = "objective:rise"
MEASURED: Final = (*ASKED, net_promoter(), of_scores("w", 80, 20, 0, last=date(2026, 6, 10)))
"""A score of 80, from 70 to 90 or so, on 10 June."""
UNHAPPY: Final = (*ASKED, share(), of_ratings("w", 80, 20, last=date(2026, 6, 10)))
"""A fifth is unhappy, from 13 % to 29 % or so."""

SAT_5: Final = of(
    "SAT-5",
    row("reached", MET, "reached", RISE, [*MEASURED, goal(target=60)], says=["nps", "80.0", "w", "least", "60.0", str(YESTERDAY)]),
    row(
        "missed",
        NOT_MET,
        "missed",
        RISE,
        [*MEASURED, goal(target=95, due=date(2026, 6, 10))],
        says=["nps", "80.0", "w", "95.0", "2026-06-10"],
        closed_by=[goal("another", target=60)],
    ),
    row(
        "the interval straddles the target",
        CANNOT_TELL,
        "uncertain",
        RISE,
        [*MEASURED, goal(target=80)],
        says=["nps", "80.0", "w"],
        closed_by=[of_scores("v", 1000, 0, 0, last=YESTERDAY)],
    ),
    row(
        "nothing was measured by then",
        CANNOT_TELL,
        "not-measured",
        RISE,
        [*ASKED, net_promoter(), goal()],
        says=["nps", str(YESTERDAY)],
        closed_by=[of_scores("w", 90, 0, 0)],
    ),
    row(
        "nobody answered by then",
        CANNOT_TELL,
        "no-figure",
        RISE,
        [*ASKED, net_promoter(), goal(), of_scores("w", 0, 0, 0)],
        says=["nps", "w", "nobody", "answered"],
        closed_by=[of_scores("w", 90, 0, 0)],
    ),
    row("a wave that ends on the due date counts", MET, "reached", RISE, [*MEASURED, goal(target=60, due=date(2026, 6, 10))]),
    row(
        "a wave that ends a day later does not",
        CANNOT_TELL,
        "not-measured",
        RISE,
        [*MEASURED, goal(target=60, due=date(2026, 6, 9))],
    ),
    row(
        "what was measured after the due date changes nothing",
        MET,
        "reached",
        RISE,
        [*MEASURED, goal(target=60, due=date(2026, 6, 10)), of_scores("v", 0, 0, 90)],
    ),
    row(
        "the last wave before the due date counts",
        NOT_MET,
        "missed",
        RISE,
        [*MEASURED, goal(target=60), of_scores("v", 0, 0, 90)],
        says=["-100.0", "v"],
    ),
    row("fewer are better: reached", MET, "reached", RISE, [*UNHAPPY, goal(target=0.4, metric="unhappy")], says=["most", "0.2"]),
    row("fewer are better: missed", NOT_MET, "missed", RISE, [*UNHAPPY, goal(target=0.05, metric="unhappy")], says=["most"]),
    row(
        "due today: tomorrow it is missed",
        MET,
        "ahead",
        RISE,
        [*MEASURED, goal(target=95, due=TODAY)],
        says=["nps", "least", "95.0", str(TODAY)],
        until=TODAY,
    ),
    row("due tomorrow, and not measured yet", MET, "ahead", RISE, [*ASKED, net_promoter(), goal(due=TOMORROW)], until=TOMORROW),
    row("due tomorrow, and uncertain", MET, "ahead", RISE, [*MEASURED, goal(target=80, due=TOMORROW)], until=TOMORROW),
    row("due tomorrow, and reached already", MET, "ahead", RISE, [*MEASURED, goal(target=60, due=TOMORROW)]),
    row(
        "reached already, and after it another takes its place",
        MET,
        "ahead",
        RISE,
        [*MEASURED, goal(target=60, due=TODAY), goal("next", target=99, due=TOMORROW)],
        until=TOMORROW,
    ),
    row(
        "reached, until the next is past due",
        MET,
        "reached",
        RISE,
        [*MEASURED, goal(target=60), goal("next", target=99, due=TODAY), goal("last", target=99, due=TOMORROW)],
        until=TODAY,
    ),
    row(
        "missed, until the next is past due",
        NOT_MET,
        "missed",
        RISE,
        [*MEASURED, goal(target=99), goal("next", target=60, due=TOMORROW)],
        until=TOMORROW,
    ),
    row(
        "the latest that is past due is asked",
        NOT_MET,
        "missed",
        RISE,
        [*MEASURED, goal(target=99), goal("early", target=60, due=A_YEAR_AGO)],
    ),
    row(
        "the next objective of another metric takes no place",
        MET,
        "reached",
        RISE,
        [*MEASURED, goal(target=60), top_box(), goal("next", metric="happy", due=TOMORROW)],
    ),
    row(
        "a metric of all, of nobody targeted",
        MET,
        "reached",
        RISE,
        [segment("a"), PULSE, net_promoter(segment=None), of_scores("w", 90, 0, 0), goal()],
    ),
    row("no objective", NOT_ASKED, "", EMPTY, MEASURED),
    row("set aside", SET_ASIDE, ASIDE, RISE, [*MEASURED, goal(target=99), exclusion("SAT-5")]),
    row("set aside for this objective", SET_ASIDE, ASIDE, RISE, [*MEASURED, goal(target=99), exclusion("SAT-5", RISE)]),
    row(
        "set aside for another",
        NOT_MET,
        "missed",
        RISE,
        [*MEASURED, goal(target=99), goal("next", due=LONG_AGO), exclusion("SAT-5", "objective:next")],
    ),
)

ROWS: Final = (*SAT_3, *SAT_4, *SAT_5)
