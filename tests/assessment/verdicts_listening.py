"""What the rules on listening to targets say in every situation: they are met, heard and studied."""

from datetime import date
from typing import Final

import attrs

from customerfocus.model.feedback import FeedbackKind
from customerfocus.values.periods import Period

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
    segment,
    session,
    target,
)
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row
from .voices import (
    HALF_A_YEAR_AGO,
    OVER_HALF_A_YEAR_AGO,
    PULSE,
    feedback,
    of_ratings,
    ratings,
    sample,
    scores,
    study,
    survey,
    wave,
)

A: Final = "segment:a"
IN_HALF_A_YEAR: Final = date(2026, 12, 14)
"""When what was done yesterday is due, of what is due every six months."""

SAT_1: Final = of(
    "SAT-1",
    row(
        "met yesterday",
        MET,
        "met-in-person",
        A,
        [*target("a"), session("s", "a")],
        says=["s", str(YESTERDAY)],
        until=IN_HALF_A_YEAR,
    ),
    row("met today", MET, "met-in-person", A, [*target("a"), session("s", "a", on=TODAY)], until=date(2026, 12, 15)),
    row("met half a year ago", MET, "met-in-person", A, [*target("a"), session("s", "a", on=HALF_A_YEAR_AGO)], until=TODAY),
    row(
        "met half a year and a day ago",
        NOT_MET,
        "meeting-out-of-date",
        A,
        [*target("a"), session("s", "a", on=OVER_HALF_A_YEAR_AGO)],
        says=["s", str(OVER_HALF_A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[session("t", "a")],
    ),
    row("never met", NOT_MET, "never-met", A, target("a"), closed_by=[session("s", "a")]),
    row("to be met tomorrow: not known yet", NOT_MET, "never-met", A, [*target("a"), session("s", "a", on=TOMORROW)]),
    row("only others were met", NOT_MET, "never-met", A, [*target("a"), segment("b"), session("s", "b")]),
    row(
        "the latest meeting counts",
        MET,
        "met-in-person",
        A,
        [*target("a"), session("a-late-one", "a"), session("early", "a", on=LONG_AGO)],
        says=["a-late-one"],
        until=IN_HALF_A_YEAR,
    ),
    row("only surveyed", NOT_MET, "never-met", A, [*target("a"), PULSE, of_ratings("w", 30, 0)]),
    row("nobody is targeted", NOT_ASKED, "", EMPTY, [*decline("a"), segment("b")]),
    row("set aside", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("SAT-1")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("SAT-1", A)]),
    row("set aside for another", NOT_MET, "never-met", A, [*target("a"), segment("b"), exclusion("SAT-1", "segment:b")]),
)

SKIPPED: Final = attrs.evolve(ratings(29), skipped=1)
MOST_SKIPPED: Final = attrs.evolve(ratings(5), skipped=25)

SAT_2: Final = of(
    "SAT-2",
    row(
        "thirty answered",
        MET,
        "monitored",
        A,
        [*target("a"), PULSE, of_ratings("w", 30, 0)],
        says=["wave", "w", str(YESTERDAY)],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "twenty-nine answered",
        NOT_MET,
        "too-few-answers",
        A,
        [*target("a"), PULSE, of_ratings("w", 0, 29)],
        says=["29", "w", "30"],
        closed_by=[of_ratings("w", 1, 29)],
    ),
    row(
        "thirty answered, and one of them skipped the question",
        NOT_MET,
        "too-few-answers",
        A,
        [*target("a"), PULSE, wave("w", sample("a", {"satisfied": SKIPPED}))],
        says=["29"],
    ),
    row(
        "the question that most answered counts",
        MET,
        "monitored",
        A,
        [*target("a"), PULSE, wave("w", sample("a", {"recommend": scores(30), "satisfied": MOST_SKIPPED}))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "many are said to have answered, and no answer is counted",
        NOT_MET,
        "too-few-answers",
        A,
        [*target("a"), PULSE, wave("w", sample("a", {}, answered=90))],
        says=["0"],
    ),
    row(
        "enough answered, and so small a group is withheld",
        NOT_MET,
        "too-few-answers",
        A,
        [*target("a"), survey(smallest_group=40), of_ratings("w", 39, 0)],
        says=["39", "40"],
    ),
    row(
        "a group just large enough to be shown",
        MET,
        "monitored",
        A,
        [*target("a"), survey(smallest_group=40), of_ratings("w", 40, 0)],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "a wave that ended a year ago",
        MET,
        "monitored",
        A,
        [*target("a"), PULSE, of_ratings("w", 30, 0, last=A_YEAR_AGO)],
        until=TODAY,
    ),
    row(
        "a wave that ended a year and a day ago",
        NOT_MET,
        "out-of-date",
        A,
        [*target("a"), PULSE, of_ratings("w", 30, 0, last=OVER_A_YEAR_AGO)],
        says=["wave", "w", str(OVER_A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[session("s", "a")],
    ),
    row(
        "a wave counts from the day after its last day",
        NOT_MET,
        "never-heard",
        A,
        [*target("a"), PULSE, of_ratings("w", 30, 0, last=TODAY)],
        closed_by=[session("s", "a")],
    ),
    row(
        "a wave without an end is not known yet",
        NOT_MET,
        "never-heard",
        A,
        [*target("a"), PULSE, attrs.evolve(of_ratings("w", 30, 0), fielded=Period(start=LONG_AGO))],
    ),
    row(
        "a session yesterday",
        MET,
        "monitored",
        A,
        [*target("a"), session("s", "a")],
        says=["feedback", "session", "s", str(YESTERDAY)],
        until=IN_HALF_A_YEAR,
    ),
    row(
        "a session half a year and a day ago",
        NOT_MET,
        "out-of-date",
        A,
        [*target("a"), session("s", "a", on=OVER_HALF_A_YEAR_AGO)],
        says=[str(OVER_HALF_A_YEAR_AGO), str(YESTERDAY)],
    ),
    row("a complaint yesterday", MET, "monitored", A, [*target("a"), feedback("f")], says=["feedback", "f"], until=DUE_IN_A_YEAR),
    row(
        "a compliment a year ago",
        MET,
        "monitored",
        A,
        [*target("a"), feedback("f", kind=FeedbackKind.COMPLIMENT, on=A_YEAR_AGO)],
        until=TODAY,
    ),
    row("an enquiry tells nothing", NOT_MET, "never-heard", A, [*target("a"), feedback("f", kind=FeedbackKind.ENQUIRY)]),
    row("a suggestion tells nothing", NOT_MET, "never-heard", A, [*target("a"), feedback("f", kind=FeedbackKind.SUGGESTION)]),
    row(
        "an enquiry does not hide the complaint before it",
        MET,
        "monitored",
        A,
        [*target("a"), feedback("f", on=A_YEAR_AGO), feedback("e", kind=FeedbackKind.ENQUIRY)],
        says=["f"],
        until=TODAY,
    ),
    row(
        "what stands longest counts",
        MET,
        "monitored",
        A,
        [*target("a"), session("s", "a"), PULSE, of_ratings("w", 30, 0, last=date(2026, 1, 10))],
        says=["w"],
        until=date(2027, 1, 10),
    ),
    row(
        "a session in date, and a wave that is not",
        MET,
        "monitored",
        A,
        [*target("a"), session("s", "a"), PULSE, of_ratings("w", 30, 0, last=OVER_A_YEAR_AGO)],
        says=["s"],
        until=IN_HALF_A_YEAR,
    ),
    row(
        "a wave with few answers does not hide the one before it",
        MET,
        "monitored",
        A,
        [*target("a"), PULSE, of_ratings("early", 30, 0, last=A_YEAR_AGO), of_ratings("late", 3, 0)],
        says=["early"],
        until=TODAY,
    ),
    row(
        "of two waves with few answers the later is told",
        NOT_MET,
        "too-few-answers",
        A,
        [*target("a"), PULSE, of_ratings("a-late-one", 3, 0), of_ratings("early", 4, 0, last=A_YEAR_AGO)],
        says=["3", "a-late-one"],
    ),
    row(
        "only others were heard",
        NOT_MET,
        "never-heard",
        A,
        [
            *target("a"),
            segment("b"),
            session("s", "b"),
            feedback("f", segment="b"),
            PULSE,
            of_ratings("w", 30, 0, segment="b"),
        ],
    ),
    row("nobody is targeted", NOT_ASKED, "", EMPTY, decline("a")),
    row("set aside", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("SAT-2")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("SAT-2", A)]),
    row("set aside for another", NOT_MET, "never-heard", A, [*target("a"), segment("b"), exclusion("SAT-2", "segment:b")]),
)

TWO_YEARS_AGO: Final = date(2024, 6, 15)
OVER_TWO_YEARS_AGO: Final = date(2024, 6, 14)

SAT_9: Final = of(
    "SAT-9",
    row(
        "a study ended yesterday",
        MET,
        "studied",
        A,
        [*target("a"), study("panel", "a")],
        says=["panel", str(YESTERDAY)],
        until=date(2028, 6, 14),
    ),
    row("a study ended two years ago", MET, "studied", A, [*target("a"), study("panel", "a", last=TWO_YEARS_AGO)], until=TODAY),
    row(
        "a study ended two years and a day ago",
        NOT_MET,
        "study-out-of-date",
        A,
        [*target("a"), study("panel", "a", last=OVER_TWO_YEARS_AGO)],
        says=["panel", str(OVER_TWO_YEARS_AGO), str(YESTERDAY)],
        closed_by=[study("again", "a")],
    ),
    row(
        "a study counts from the day after its last day",
        NOT_MET,
        "never-studied",
        A,
        [*target("a"), study("panel", "a", last=TODAY)],
    ),
    row(
        "a study without an end is not known yet",
        NOT_MET,
        "never-studied",
        A,
        [*target("a"), attrs.evolve(study("panel", "a"), fielded=Period(start=LONG_AGO))],
    ),
    row("no study", NOT_MET, "never-studied", A, target("a"), closed_by=[study("panel", "a")]),
    row("only a study of others", NOT_MET, "never-studied", A, [*target("a"), segment("b"), study("panel", "b")]),
    row(
        "the latest study counts, of whomever else",
        MET,
        "studied",
        A,
        [*target("a"), segment("b"), study("a-late-one", "b", "a"), study("early", "a", last=TWO_YEARS_AGO)],
        says=["a-late-one"],
        until=date(2028, 6, 14),
    ),
    row("nobody is targeted", NOT_ASKED, "", EMPTY, decline("a")),
    row("set aside", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("SAT-9")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("SAT-9", A)]),
    row("set aside for another", NOT_MET, "never-studied", A, [*target("a"), segment("b"), exclusion("SAT-9", "segment:b")]),
)

ROWS: Final = (*SAT_1, *SAT_2, *SAT_9)
