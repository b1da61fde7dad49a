"""What the rules on leadership say in every situation."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from customerfocus.model.actions import ActionKind, ActionState
from customerfocus.model.feedback import Feedback, FeedbackKind
from customerfocus.model.leadership import (
    Authority,
    CommitmentAct,
    CommitmentKind,
    Decision,
    Impact,
    ImpactEffect,
    ManagementReview,
    Recognition,
    ReviewInput,
)
from customerfocus.model.segments import Choice
from customerfocus.register import Record
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.identifiers import Ref
from customerfocus.values.periods import Period

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
    action,
    decision,
    exclusion,
    objective,
    period,
    segment,
    target,
)
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row

HERE: Final = f"organisation:{ORGANISATION}"
THREE_MONTHS_AGO: Final = date(2026, 3, 15)
"""Due today."""
OVER_THREE_MONTHS_AGO: Final = date(2026, 3, 14)
"""Due yesterday."""


def act(
    name: str = "speech", *, on: date = YESTERDAY, kind: CommitmentKind = CommitmentKind.COMMUNICATION, shown: str | None = "memo 7"
) -> CommitmentAct:
    evidence = [] if shown is None else [Evidence(kind=EvidenceKind.DOCUMENT, reference=shown, on=on)]
    return CommitmentAct(id=name, kind=kind, on=on, by="director", what="said so", evidence=evidence)


def review(
    name: str = "spring",
    *,
    on: date = YESTERDAY,
    inputs: Iterable[ReviewInput] = (ReviewInput.FEEDBACK, ReviewInput.SATISFACTION),
    objectives: Iterable[str] = ("grow",),
) -> ManagementReview:
    return ManagementReview(id=name, on=on, by="director", inputs=list(inputs), objectives=objectives)


def complaint(name: str, *, solved_under: str | None = None, closed: date | None = None) -> Feedback:
    return Feedback(
        id=name,
        segment="a",
        channel="letter",
        kind=FeedbackKind.COMPLAINT,
        received=LONG_AGO,
        answered=closed,
        closed=closed,
        solved_under=solved_under,
    )


def authority(in_force: Period | None = None) -> Authority:
    return Authority(id="make-good", role="barista", scope="replace a drink", in_force=in_force or period())


def decided(*segments: str, on: date = YESTERDAY) -> Decision:
    impacts = [Impact(segment=each, effect=ImpactEffect.NEUTRAL, because="nothing changes") for each in segments]
    return Decision(id="raise-prices", on=on, by="director", what="Raise prices", impacts=impacts)


def thanks(name: str = "well-done", *, on: date = YESTERDAY) -> Recognition:
    return Recognition(id=name, on=on, by="director", to="crew", contribution="calm", serves=[Ref.parse("segment:a")])


def improved(on: date, *, name: str = "x", kind: ActionKind = ActionKind.IMPROVEMENT) -> tuple[Record, ...]:
    log = ((ActionState.IN_PROGRESS, LONG_AGO), (ActionState.DONE, LONG_AGO), (ActionState.EFFECTIVE, on))
    return segment("a"), action(name, "segment:a", kind=kind, log=log)


LED_1: Final = of(
    "LED-1",
    row("nothing is known", NOT_MET, "never", HERE, [], closed_by=[act()]),
    row("told yesterday", MET, "in-date", HERE, [act()], says=[str(YESTERDAY), "speech"], until=date(2026, 9, 14)),
    row("told three months ago", MET, "in-date", HERE, [act(on=THREE_MONTHS_AGO)], until=TODAY),
    row(
        "told three months and a day ago",
        NOT_MET,
        "out-of-date",
        HERE,
        [act(on=OVER_THREE_MONTHS_AGO)],
        says=[str(OVER_THREE_MONTHS_AGO), str(YESTERDAY), "speech"],
        closed_by=[act("again")],
    ),
    row("the latest counts", MET, "in-date", HERE, [act("old", on=LONG_AGO), act()], says=["speech"], until=date(2026, 9, 14)),
    row("to be told tomorrow", NOT_MET, "never", HERE, [act(on=TOMORROW)]),
    row("something else was done", NOT_MET, "never", HERE, [act(kind=CommitmentKind.PRESENCE)]),
    row("set aside", SET_ASIDE, ASIDE, HERE, [exclusion("LED-1")]),
)

LED_2: Final = of(
    "LED-2",
    row("nothing is known", NOT_MET, "never", HERE, [objective("grow")], closed_by=[review()]),
    row(
        "reviewed yesterday",
        MET,
        "reviewed",
        HERE,
        [objective("grow"), review()],
        says=[str(YESTERDAY), "spring"],
        until=DUE_IN_A_YEAR,
    ),
    row("reviewed a year ago", MET, "reviewed", HERE, [objective("grow"), review(on=A_YEAR_AGO)], until=TODAY),
    row(
        "reviewed over a year ago",
        NOT_MET,
        "out-of-date",
        HERE,
        [objective("grow"), review(on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY), "spring"],
        closed_by=[review("summer")],
    ),
    row(
        "feedback was not looked at",
        NOT_MET,
        "incomplete",
        HERE,
        [objective("grow"), review(inputs=[ReviewInput.SATISFACTION, ReviewInput.RISKS])],
        says=["spring", str(YESTERDAY), "feedback"],
        closed_by=[review("summer", on=TODAY)],
    ),
    row(
        "satisfaction was not looked at",
        NOT_MET,
        "incomplete",
        HERE,
        [objective("grow"), review(inputs=[ReviewInput.FEEDBACK])],
        says=["satisfaction"],
    ),
    row(
        "no objective was discussed",
        NOT_MET,
        "incomplete",
        HERE,
        [review(objectives=[])],
        says=["strategic", "objective"],
    ),
    row(
        "nothing of it was looked at",
        NOT_MET,
        "incomplete",
        HERE,
        [review(inputs=[ReviewInput.RISKS], objectives=[])],
        says=["satisfaction", "feedback", "strategic"],
    ),
    row(
        "a whole one in date counts, though a later one is not whole",
        MET,
        "reviewed",
        HERE,
        [objective("grow"), review("whole", on=A_YEAR_AGO), review("part", inputs=[ReviewInput.RISKS])],
        says=["whole"],
        until=TODAY,
    ),
    row(
        "a whole one out of date, and a later one that is not whole",
        NOT_MET,
        "incomplete",
        HERE,
        [objective("grow"), review("whole", on=OVER_A_YEAR_AGO), review("part", inputs=[ReviewInput.FEEDBACK])],
        says=["part", "satisfaction"],
    ),
    row("to be held tomorrow", NOT_MET, "never", HERE, [objective("grow"), review(on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, HERE, [exclusion("LED-2")]),
)

LED_3: Final = of(
    "LED-3",
    row("no feedback", NOT_ASKED, "", EMPTY, []),
    row("nobody may", NOT_MET, "nobody-may", HERE, [segment("a"), complaint("c")], closed_by=[authority()]),
    row(
        "somebody may",
        MET,
        "may-solve",
        HERE,
        [segment("a"), complaint("c"), authority()],
        says=["make-good", "0", "1"],
    ),
    row(
        "complaints solved are counted",
        MET,
        "may-solve",
        HERE,
        [
            segment("a"),
            authority(),
            complaint("c", solved_under="make-good", closed=TODAY),
            complaint("d", solved_under="make-good", closed=TOMORROW),
            complaint("e", solved_under="make-good"),
            complaint("f", closed=TODAY),
        ],
        says=["make-good", "1", "4"],
    ),
    row("not yet in force", NOT_MET, "nobody-may", HERE, [segment("a"), complaint("c"), authority(period(TOMORROW))]),
    row("no longer in force", NOT_MET, "nobody-may", HERE, [segment("a"), complaint("c"), authority(period(LONG_AGO, TODAY))]),
    row("in force for the last day", MET, "may-solve", HERE, [segment("a"), complaint("c"), authority(period(LONG_AGO, TOMORROW))]),
    row("set aside", SET_ASIDE, ASIDE, HERE, [segment("a"), complaint("c"), exclusion("LED-3")]),
)

LED_4: Final = of(
    "LED-4",
    row("no decision", NOT_ASKED, "", EMPTY, target("a")),
    row("to be decided tomorrow", NOT_ASKED, "", EMPTY, [*target("a"), decided(on=TOMORROW)]),
    row("nobody is targeted", MET, "nobody-targeted", "decision:raise-prices", [decided()], says=[str(YESTERDAY), "director"]),
    row(
        "no impact is stated",
        NOT_MET,
        "not-stated",
        "decision:raise-prices",
        [*target("a"), decided()],
        says=["director", str(YESTERDAY), "a"],
        closed_by=[decided("a")],
    ),
    row(
        "one of two is stated",
        NOT_MET,
        "not-stated",
        "decision:raise-prices",
        [*target("a"), *target("b"), decided("a")],
        says=["b"],
    ),
    row("stated", MET, "stated", "decision:raise-prices", [*target("a"), decided("a")], says=["director", str(YESTERDAY), "a"]),
    row(
        "targeted only after the decision",
        MET,
        "nobody-targeted",
        "decision:raise-prices",
        [segment("a"), decision("a", on=TODAY), decided()],
    ),
    row(
        "targeted on the day of the decision, and declined since",
        NOT_MET,
        "not-stated",
        "decision:raise-prices",
        [*target("a"), decision("a", Choice.DECLINE, on=TODAY), decided()],
        says=["a"],
    ),
    row("set aside", SET_ASIDE, ASIDE, "decision:raise-prices", [*target("a"), decided(), exclusion("LED-4")]),
)

LED_5: Final = of(
    "LED-5",
    row("nothing is known", NOT_MET, "never", HERE, [segment("a")], closed_by=[thanks()]),
    row("thanked yesterday", MET, "in-date", HERE, [segment("a"), thanks()], says=["well-done"], until=DUE_IN_A_YEAR),
    row("thanked a year ago", MET, "in-date", HERE, [segment("a"), thanks(on=A_YEAR_AGO)], until=TODAY),
    row(
        "thanked over a year ago",
        NOT_MET,
        "out-of-date",
        HERE,
        [segment("a"), thanks(on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY), "well-done"],
        closed_by=[thanks("again")],
    ),
    row("to be thanked tomorrow", NOT_MET, "never", HERE, [segment("a"), thanks(on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, HERE, [exclusion("LED-5")]),
)

LED_6: Final = of(
    "LED-6",
    row("no act", NOT_ASKED, "", EMPTY, []),
    row("shown", MET, "evidence", "commitment-act:speech", [act()], says=["director", str(YESTERDAY), "memo", "7"]),
    row(
        "not shown",
        NOT_MET,
        "words",
        "commitment-act:speech",
        [act(shown=None)],
        says=["director", str(YESTERDAY)],
        closed_by=[act()],
    ),
    row("to be done tomorrow", NOT_ASKED, "", EMPTY, [act(on=TOMORROW, shown=None)]),
    row("set aside", SET_ASIDE, ASIDE, "commitment-act:speech", [act(shown=None), exclusion("LED-6")]),
)

LED_7: Final = of(
    "LED-7",
    row("nothing is known", NOT_MET, "never", HERE, [segment("a")], closed_by=improved(YESTERDAY)[1:]),
    row("proved yesterday", MET, "in-date", HERE, improved(YESTERDAY), says=[str(YESTERDAY), "x"], until=DUE_IN_A_YEAR),
    row("proved today", MET, "in-date", HERE, improved(TODAY), until=IN_A_YEAR),
    row("proved a year ago", MET, "in-date", HERE, improved(A_YEAR_AGO), until=TODAY),
    row(
        "proved over a year ago",
        NOT_MET,
        "out-of-date",
        HERE,
        improved(OVER_A_YEAR_AGO),
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY), "x"],
        closed_by=improved(YESTERDAY, name="y")[1:],
    ),
    row("to be proved tomorrow", NOT_MET, "never", HERE, improved(TOMORROW)),
    row("a treatment is no improvement", NOT_MET, "never", HERE, improved(YESTERDAY, kind=ActionKind.TREATMENT)),
    row(
        "found ineffective",
        NOT_MET,
        "never",
        HERE,
        [
            segment("a"),
            action(
                "x",
                "segment:a",
                kind=ActionKind.IMPROVEMENT,
                log=[(ActionState.IN_PROGRESS, LONG_AGO), (ActionState.DONE, LONG_AGO), (ActionState.INEFFECTIVE, YESTERDAY)],
            ),
        ],
    ),
    row("set aside", SET_ASIDE, ASIDE, HERE, [exclusion("LED-7")]),
)

ROWS: Final = (*LED_1, *LED_2, *LED_3, *LED_4, *LED_5, *LED_6, *LED_7)
