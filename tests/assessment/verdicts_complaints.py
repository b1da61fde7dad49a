"""What the rules on complaints say in every situation: they are answered, closed and, where they repeat, acted on."""

from datetime import date
from typing import Final

from customerfocus.model.actions import ActionKind, ActionState
from customerfocus.model.feedback import FeedbackKind

from .builders import A_YEAR_AGO, IN_A_YEAR, LONG_AGO, OVER_A_YEAR_AGO, TODAY, TOMORROW, YESTERDAY, exclusion, segment
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row
from .voices import doing, feedback, gone_to

F: Final = "feedback:f"
A_WEEK_AGO: Final = date(2026, 6, 8)
"""An answer is due today, and closing on 2026-08-03."""
OVER_A_WEEK_AGO: Final = date(2026, 6, 7)
EIGHT_WEEKS_AGO: Final = date(2026, 4, 20)
"""To be closed by today."""
OVER_EIGHT_WEEKS_AGO: Final = date(2026, 4, 19)

SAT_7: Final = of(
    "SAT-7",
    row(
        "a complaint came yesterday",
        MET,
        "to-be-answered",
        F,
        [segment("a"), feedback("f")],
        says=["complaint", str(YESTERDAY), "2026-06-21"],
        until=date(2026, 6, 21),
    ),
    row(
        "an enquiry came a week ago",
        MET,
        "to-be-answered",
        F,
        [segment("a"), feedback("f", kind=FeedbackKind.ENQUIRY, on=A_WEEK_AGO)],
        says=["enquiry"],
        until=TODAY,
    ),
    row(
        "it came a week and a day ago",
        NOT_MET,
        "not-answered",
        F,
        [segment("a"), feedback("f", on=OVER_A_WEEK_AGO)],
        says=[str(OVER_A_WEEK_AGO), "2026-06-14"],
        closed_by=[feedback("f", on=OVER_A_WEEK_AGO, answered=TODAY)],
    ),
    row(
        "answered later is open today",
        NOT_MET,
        "not-answered",
        F,
        [segment("a"), feedback("f", on=OVER_A_WEEK_AGO, answered=TOMORROW, closed=TOMORROW)],
    ),
    row(
        "answered in time, to be closed",
        MET,
        "to-be-closed",
        F,
        [segment("a"), feedback("f", on=A_WEEK_AGO, answered=TODAY)],
        says=[str(TODAY), "2026-08-03"],
        until=date(2026, 8, 3),
    ),
    row(
        "answered a day late, to be closed",
        MET,
        "answered-late",
        F,
        [segment("a"), feedback("f", on=OVER_A_WEEK_AGO, answered=TODAY)],
        says=[str(TODAY), "1", "2026-08-02"],
        until=date(2026, 8, 2),
    ),
    row(
        "to be closed by today",
        MET,
        "to-be-closed",
        F,
        [segment("a"), feedback("f", on=EIGHT_WEEKS_AGO, answered=EIGHT_WEEKS_AGO)],
        until=TODAY,
    ),
    row(
        "to be closed by yesterday",
        NOT_MET,
        "not-closed",
        F,
        [segment("a"), feedback("f", on=OVER_EIGHT_WEEKS_AGO, answered=OVER_EIGHT_WEEKS_AGO)],
        says=[str(OVER_EIGHT_WEEKS_AGO), str(YESTERDAY)],
        closed_by=[feedback("f", on=OVER_EIGHT_WEEKS_AGO, answered=OVER_EIGHT_WEEKS_AGO, closed=TODAY)],
    ),
    row(
        "closed later is open today",
        NOT_MET,
        "not-closed",
        F,
        [segment("a"), feedback("f", on=OVER_EIGHT_WEEKS_AGO, answered=OVER_EIGHT_WEEKS_AGO, closed=TOMORROW)],
    ),
    row(
        "answered late, and not closed in time",
        NOT_MET,
        "not-closed",
        F,
        [segment("a"), feedback("f", on=LONG_AGO, answered=YESTERDAY)],
    ),
    row("neither answered nor closed for long", NOT_MET, "not-answered", F, [segment("a"), feedback("f", on=LONG_AGO)]),
    row(
        "answered on the last day and closed on the last day",
        MET,
        "closed",
        F,
        [segment("a"), feedback("f", on=LONG_AGO, answered=date(2020, 1, 8), closed=date(2020, 2, 26))],
        says=["2020-01-08", "2020-02-26"],
    ),
    row(
        "answered a day late, closed in time",
        MET,
        "closed-late",
        F,
        [segment("a"), feedback("f", on=LONG_AGO, answered=date(2020, 1, 9), closed=date(2020, 2, 26))],
        says=["1", "0"],
    ),
    row(
        "answered in time, closed two days late",
        MET,
        "closed-late",
        F,
        [segment("a"), feedback("f", on=LONG_AGO, answered=LONG_AGO, closed=date(2020, 2, 28))],
        says=["0", "2"],
    ),
    row("a compliment asks nothing", NOT_ASKED, "", EMPTY, [segment("a"), feedback("f", kind=FeedbackKind.COMPLIMENT)]),
    row("a suggestion asks nothing", NOT_ASKED, "", EMPTY, [segment("a"), feedback("f", kind=FeedbackKind.SUGGESTION)]),
    row("it comes tomorrow", NOT_ASKED, "", EMPTY, [segment("a"), feedback("f", on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, F, [segment("a"), feedback("f", on=LONG_AGO), exclusion("SAT-7")]),
    row("set aside for this complaint", SET_ASIDE, ASIDE, F, [segment("a"), feedback("f", on=LONG_AGO), exclusion("SAT-7", F)]),
    row(
        "set aside for another",
        NOT_MET,
        "not-answered",
        F,
        [segment("a"), feedback("f", on=LONG_AGO), feedback("g"), exclusion("SAT-7", "feedback:g")],
    ),
)

QUEUE: Final = "theme:queue"
THREE: Final = (
    segment("a"),
    feedback("one", "queue", on=A_YEAR_AGO),
    feedback("two", "queue", "noise", on=date(2026, 1, 10)),
    feedback("three", "queue"),
)
"""The first of them is a year old today."""
FOUR: Final = (*THREE, feedback("four", "queue", on=date(2025, 8, 1)))

SAT_12: Final = of(
    "SAT-12",
    row(
        "three complaints, and nothing is done: one is too old tomorrow",
        NOT_MET,
        "nothing-done",
        QUEUE,
        THREE,
        says=["3", "one", "two", "three"],
        closed_by=[doing("x", "feedback:two")],
        until=TODAY,
    ),
    row(
        "four complaints: three are left until the second is too old",
        NOT_MET,
        "nothing-done",
        QUEUE,
        FOUR,
        says=["4"],
        closed_by=[doing("x", "segment:a"), feedback("three", "queue", led_to=["x"])],
        until=date(2026, 8, 1),
    ),
    row(
        "an action serves one of them",
        MET,
        "acted-on",
        QUEUE,
        [*THREE, doing("x", "feedback:three")],
        says=["3", "x"],
        until=TODAY,
    ),
    row(
        "one of them led to an action",
        MET,
        "acted-on",
        QUEUE,
        [*THREE[:3], FOUR[-1], doing("x", "segment:a"), feedback("three", "queue", led_to=["x"])],
        says=["4", "x"],
        until=date(2026, 8, 1),
    ),
    row(
        "the one that is served is too old before the theme is",
        MET,
        "acted-on",
        QUEUE,
        [*FOUR, doing("x", "feedback:one")],
        until=TODAY,
    ),
    row(
        "of two that are served the later counts",
        MET,
        "acted-on",
        QUEUE,
        [*FOUR, doing("x", "feedback:one", "feedback:four"), feedback("five", "queue")],
        until=date(2026, 8, 1),
    ),
    row(
        "the one that is served is too old",
        NOT_MET,
        "nothing-done",
        QUEUE,
        [*THREE, feedback("old", "queue", on=OVER_A_YEAR_AGO), doing("x", "feedback:old")],
        says=["3"],
        until=TODAY,
    ),
    row(
        "two of them led to one action: it is told once",
        MET,
        "acted-on",
        QUEUE,
        [*THREE[:3], doing("x", "feedback:two"), feedback("three", "queue", led_to=["x"])],
        says=["x"],
        until=TODAY,
    ),
    row(
        "all came yesterday",
        NOT_MET,
        "nothing-done",
        QUEUE,
        [segment("a"), *(feedback(each, "queue") for each in ("one", "two", "three"))],
        until=date(2027, 6, 14),
    ),
    row(
        "all came today",
        NOT_MET,
        "nothing-done",
        QUEUE,
        [segment("a"), *(feedback(each, "queue", on=TODAY) for each in ("one", "two", "three"))],
        until=IN_A_YEAR,
    ),
    row(
        "the action was cancelled",
        NOT_MET,
        "nothing-done",
        QUEUE,
        [*THREE, doing("x", "feedback:two", log=gone_to(ActionState.CANCELLED))],
        until=TODAY,
    ),
    row(
        "the action is cancelled tomorrow",
        MET,
        "acted-on",
        QUEUE,
        [*THREE, doing("x", "feedback:two", log=gone_to(ActionState.CANCELLED, TOMORROW))],
        until=TODAY,
    ),
    row(
        "it did not work: whether it did is asked elsewhere",
        MET,
        "acted-on",
        QUEUE,
        [*THREE, doing("x", "feedback:two", kind=ActionKind.CORRECTION, log=gone_to(ActionState.INEFFECTIVE))],
        until=TODAY,
    ),
    row(
        "the action is planned tomorrow",
        NOT_MET,
        "nothing-done",
        QUEUE,
        [*THREE, doing("x", "feedback:two", planned=TOMORROW, due=TOMORROW)],
        until=TODAY,
    ),
    row(
        "what it led to is planned tomorrow",
        NOT_MET,
        "nothing-done",
        QUEUE,
        [*THREE[:3], doing("x", "segment:a", planned=TOMORROW, due=TOMORROW), feedback("three", "queue", led_to=["x"])],
        until=TODAY,
    ),
    row(
        "the action serves a complaint of another theme",
        NOT_MET,
        "nothing-done",
        QUEUE,
        [*THREE, feedback("loud", "noise"), doing("x", "feedback:loud")],
        until=TODAY,
    ),
    row("two complaints", NOT_ASKED, "", EMPTY, THREE[:3]),
    row("one of three is too old", NOT_ASKED, "", EMPTY, [*THREE[:3], feedback("old", "queue", on=OVER_A_YEAR_AGO)]),
    row("one of three comes tomorrow", NOT_ASKED, "", EMPTY, [*THREE[:3], feedback("next", "queue", on=TOMORROW)]),
    row(
        "one of three is a compliment", NOT_ASKED, "", EMPTY, [*THREE[:3], feedback("nice", "queue", kind=FeedbackKind.COMPLIMENT)]
    ),
    row(
        "three complaints without a theme",
        NOT_ASKED,
        "",
        EMPTY,
        [segment("a"), *(feedback(each) for each in ("one", "two", "three"))],
    ),
    row("set aside", SET_ASIDE, ASIDE, QUEUE, [*THREE, exclusion("SAT-12")], until=TODAY),
    row("set aside for this theme", SET_ASIDE, ASIDE, QUEUE, [*THREE, exclusion("SAT-12", QUEUE)], until=TODAY),
    row("set aside for another", NOT_MET, "nothing-done", QUEUE, [*THREE, exclusion("SAT-12", "theme:noise")], until=TODAY),
)

ROWS: Final = (*SAT_7, *SAT_12)
