"""What every rule says in every situation; written from the design, not from the rules.

A row reads: rule, situation, verdict, reason, subject, records. Everything is judged on `TODAY` by the default policy. Where
nothing is said, a segment was targeted yesterday. `says` lists what the sentence must name beside the subject, `closed_by`
the records that close the finding. `until` is the last day a verdict stands before a clock of the rule's own changes it.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from customerfocus.assessment.findings import Verdict
from customerfocus.model.segments import Choice
from customerfocus.register import Record

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
    capability,
    characteristic,
    contribution,
    decision,
    decline,
    exclusion,
    job,
    need,
    objective,
    offering,
    period,
    positioning,
    resolution,
    segment,
    session,
    target,
    trade_off,
)

MET: Final = Verdict.MET
NOT_MET: Final = Verdict.NOT_MET
SET_ASIDE: Final = Verdict.SET_ASIDE
NOT_ASKED: Final = None
"""The subject is not in the population."""
EMPTY: Final = ""
"""In place of a subject: the whole population is empty."""

ASIDE: Final = "set-aside"
US: Final = f"organisation:{ORGANISATION}"
A: Final = "segment:a"
QUICK: Final = "need:quick"
OVEN: Final = "capability:oven"


class Row(NamedTuple):
    situation: str
    verdict: Verdict | None
    reason: str
    subject: str
    records: tuple[Record, ...]
    says: tuple[str, ...] = ()
    closed_by: tuple[Record, ...] = ()
    until: date | None = None
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.situation}"


def row(  # noqa: PLR0913 -- a line of the table
    situation: str,
    verdict: Verdict | None,
    reason: str,
    subject: str,
    records: Iterable[Record],
    *,
    says: Iterable[str] = (),
    closed_by: Iterable[Record] = (),
    until: date | None = None,
) -> Row:
    return Row(situation, verdict, reason, subject, tuple(records), tuple(says), tuple(closed_by), until)


def of(rule: str, *rows: Row) -> tuple[Row, ...]:
    return tuple(each._replace(rule=rule) for each in rows)


NEVER_CANNOT_TELL: Final = {
    "DIR-1": "a decision in date is in the register or it is not",
    "DIR-2": "every segment is declined, deferred, targeted or undecided, and the register knows which",
    "DIR-3": "a positioning is in date or not, and its advantage is a number or, without a competitor, missing: not met",
    "DIR-4": "the objectives a decision names resolve, and each has its days",
    "DIR-5": "a resolution of the pair and the attributes is in the register or it is not",
    "DIR-6": "a capability has the days it is in place, or none: only wished for",
    "DIR-7": "a need of the segment is in the register or it is not",
    "DIR-8": "every offering says whom it serves and when it is on sale",
    "REQ-1": "every need has an outcome, and an outcome is made of words",
    "REQ-2": "a need names its sessions, and each has its day",
    "REQ-3": "a contribution to the need is in the register or it is not",
}
"""Why a rule never says *cannot tell*; the laws hold it to that."""

DIR_1: Final = of(
    "DIR-1",
    row("targeted yesterday", MET, "decided", A, [segment("a"), decision("a")], until=DUE_IN_A_YEAR),
    row(
        "declined yesterday: a decision, too", MET, "decided", A, [segment("a"), decision("a", Choice.DECLINE)], until=DUE_IN_A_YEAR
    ),
    row("deferred yesterday: a decision, too", MET, "decided", A, [segment("a"), decision("a", Choice.DEFER)], until=DUE_IN_A_YEAR),
    row("decided today", MET, "decided", A, [segment("a"), decision("a", on=TODAY)], until=IN_A_YEAR),
    row("decided a year ago: due today", MET, "decided", A, [segment("a"), decision("a", on=A_YEAR_AGO)], until=TODAY),
    row(
        "decided a year and a day ago: due yesterday",
        NOT_MET,
        "decision-out-of-date",
        A,
        [segment("a"), decision("a", on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[decision("a", on=TODAY)],
    ),
    row(
        "overdue, and decided again yesterday",
        MET,
        "decided",
        A,
        [segment("a"), decision("a", on=LONG_AGO), decision("a", Choice.DECLINE)],
        until=DUE_IN_A_YEAR,
    ),
    row("never decided", NOT_MET, "undecided", A, [segment("a")], closed_by=[decision("a", Choice.DEFER)]),
    row("decided tomorrow: not known yet", NOT_MET, "undecided", A, [segment("a"), decision("a", on=TOMORROW)]),
    row("only another segment was decided", NOT_MET, "undecided", A, [segment("a"), *target("b")]),
    row("set aside", SET_ASIDE, ASIDE, A, [segment("a"), exclusion("DIR-1")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [segment("a"), exclusion("DIR-1", "segment:a")]),
    row("set aside for another segment", NOT_MET, "undecided", A, [segment("a"), segment("b"), exclusion("DIR-1", "segment:b")]),
    row("there are no segments", NOT_ASKED, "", EMPTY, []),
)

DIR_2: Final = of(
    "DIR-2",
    row("the one segment is targeted", MET, "one-segment", US, [*target("a")]),
    row("one is targeted, one declined", MET, "focused", US, [*target("a"), *decline("b")]),
    row("one is targeted, one deferred", MET, "focused", US, [*target("a"), segment("b"), decision("b", Choice.DEFER)]),
    row("one is targeted, one undecided, one declined", MET, "focused", US, [*target("a"), segment("b"), *decline("c")]),
    row(
        "the choice is long overdue, but in force (whether it is in date is asked by DIR-1)",
        MET,
        "focused",
        US,
        [segment("a"), decision("a", on=LONG_AGO), segment("b"), decision("b", Choice.DECLINE, on=LONG_AGO)],
    ),
    row("declined today", MET, "focused", US, [*target("a"), segment("b"), decision("b", Choice.DECLINE, on=TODAY)]),
    row("targeted today", MET, "focused", US, [segment("a"), decision("a", on=TODAY), *decline("b")]),
    row("no segment is known", NOT_MET, "no-segment", US, [], closed_by=[*target("a")]),
    row("the one segment is undecided", NOT_MET, "nobody-targeted", US, [segment("a")], closed_by=[decision("a")]),
    row("the one segment is declined", NOT_MET, "nobody-targeted", US, [*decline("a")], closed_by=[decision("a", on=TODAY)]),
    row("of two segments both are declined", NOT_MET, "nobody-targeted", US, [*decline("a"), *decline("b")]),
    row("of two segments one is declined, the other undecided", NOT_MET, "nobody-targeted", US, [segment("a"), *decline("b")]),
    row(
        "the one segment is targeted tomorrow: not known yet",
        NOT_MET,
        "nobody-targeted",
        US,
        [segment("a"), decision("a", on=TOMORROW)],
    ),
    row(
        "of two segments both are targeted: everything to everybody",
        NOT_MET,
        "nobody-declined",
        US,
        [*target("a"), *target("b")],
        says=["2"],
        closed_by=[decision("b", Choice.DECLINE, on=TODAY)],
    ),
    row(
        "of two segments one is targeted, the other undecided: nobody is declined or deferred",
        NOT_MET,
        "nobody-declined",
        US,
        [*target("a"), segment("b")],
        closed_by=[decision("b", Choice.DEFER)],
    ),
    row(
        "the other segment is declined tomorrow: not known yet",
        NOT_MET,
        "nobody-declined",
        US,
        [*target("a"), segment("b"), decision("b", Choice.DECLINE, on=TOMORROW)],
    ),
    row(
        "the other segment was declined and is targeted since",
        NOT_MET,
        "nobody-declined",
        US,
        [*target("a"), segment("b"), decision("b", Choice.DECLINE, on=A_YEAR_AGO), decision("b")],
    ),
    row("set aside", SET_ASIDE, ASIDE, US, [exclusion("DIR-2")]),
    row("set aside for the organisation, its one subject", SET_ASIDE, ASIDE, US, [exclusion("DIR-2", US)]),
    row(
        "set aside for a segment, which is no subject of it",
        NOT_MET,
        "nobody-targeted",
        US,
        [segment("a"), exclusion("DIR-2", "segment:a")],
    ),
)
"""Its population, the organisation, is never empty."""

DIR_3: Final = of(
    "DIR-3",
    row("stronger than the one rival", MET, "not-behind", A, [*target("a"), positioning("a", 7, {"Bar": 6})], until=DUE_IN_A_YEAR),
    row(
        "as strong as the best rival",
        MET,
        "not-behind",
        A,
        [*target("a"), positioning("a", 7, {"Bar": 7, "Inn": 2})],
        until=DUE_IN_A_YEAR,
    ),
    row("positioned today", MET, "not-behind", A, [*target("a"), positioning("a", on=TODAY)], until=IN_A_YEAR),
    row("positioned a year ago: due today", MET, "not-behind", A, [*target("a"), positioning("a", on=A_YEAR_AGO)], until=TODAY),
    row(
        "weaker a year ago, stronger since",
        MET,
        "not-behind",
        A,
        [*target("a"), positioning("a", 2, on=A_YEAR_AGO), positioning("a", 7)],
        until=DUE_IN_A_YEAR,
    ),
    row("never positioned", NOT_MET, "not-positioned", A, [*target("a")], closed_by=[positioning("a")]),
    row("positioned tomorrow: not known yet", NOT_MET, "not-positioned", A, [*target("a"), positioning("a", on=TOMORROW)]),
    row("only another segment was positioned", NOT_MET, "not-positioned", A, [*target("a"), *target("b"), positioning("b")]),
    row(
        "positioned a year and a day ago: due yesterday",
        NOT_MET,
        "positioning-out-of-date",
        A,
        [*target("a"), positioning("a", on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[positioning("a", on=TODAY)],
    ),
    row(
        "overdue, and against nobody: the age is told first",
        NOT_MET,
        "positioning-out-of-date",
        A,
        [*target("a"), positioning("a", 7, {}, on=LONG_AGO)],
        says=[str(LONG_AGO)],
    ),
    row(
        "positioned against nobody",
        NOT_MET,
        "no-competitor",
        A,
        [*target("a"), positioning("a", 7, {})],
        says=[str(YESTERDAY)],
        closed_by=[positioning("a", 7, {"Bar": 6}, on=TODAY)],
    ),
    row(
        "weaker than one of two rivals",
        NOT_MET,
        "behind",
        A,
        [*target("a"), positioning("a", 7, {"Bar": 7.5, "Inn": 2})],
        says=[str(YESTERDAY), "7.0", "7.5", "Bar"],
        closed_by=[positioning("a", 8, {"Bar": 7.5, "Inn": 2}, on=TODAY)],
    ),
    row(
        "stronger a year ago, weaker since",
        NOT_MET,
        "behind",
        A,
        [*target("a"), positioning("a", 7, on=A_YEAR_AGO), positioning("a", 2)],
        says=[str(YESTERDAY)],
    ),
    row("the segment is declined", NOT_ASKED, "", EMPTY, [*decline("a")]),
    row("the segment is undecided", NOT_ASKED, "", EMPTY, [segment("a")]),
    row("the segment is targeted tomorrow", NOT_ASKED, "", EMPTY, [segment("a"), decision("a", on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("DIR-3")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("DIR-3", "segment:a")]),
    row(
        "set aside for another segment", NOT_MET, "not-positioned", A, [*target("a"), *target("b"), exclusion("DIR-3", "segment:b")]
    ),
)

DIR_4: Final = of(
    "DIR-4",
    row(
        "the decision names an objective in force",
        MET,
        "serves-objective",
        A,
        [segment("a"), decision("a", objectives=["grow"]), objective("grow")],
    ),
    row(
        "the decision names two objectives, one of them ended",
        MET,
        "serves-objective",
        A,
        [segment("a"), decision("a", objectives=["old", "grow"]), objective("old", period(LONG_AGO, YESTERDAY)), objective("grow")],
    ),
    row(
        "today is the objective's first day",
        MET,
        "serves-objective",
        A,
        [segment("a"), decision("a", objectives=["grow"]), objective("grow", period(TODAY))],
    ),
    row(
        "today is the objective's last day: its end, tomorrow, is no longer in it",
        MET,
        "serves-objective",
        A,
        [segment("a"), decision("a", objectives=["grow"]), objective("grow", period(LONG_AGO, TOMORROW))],
    ),
    row(
        "the decision names no objective",
        NOT_MET,
        "no-objective",
        A,
        [*target("a"), objective("grow")],
        says=[str(YESTERDAY)],
        closed_by=[decision("a", on=TODAY, objectives=["grow"])],
    ),
    row(
        "yesterday was the objective's last day: its end is today",
        NOT_MET,
        "objective-not-in-force",
        A,
        [segment("a"), decision("a", objectives=["old"]), objective("old", period(LONG_AGO, TODAY)), objective("grow")],
        says=["old", str(YESTERDAY)],
        closed_by=[decision("a", on=TODAY, objectives=["grow"])],
    ),
    row(
        "the objective starts tomorrow",
        NOT_MET,
        "objective-not-in-force",
        A,
        [segment("a"), decision("a", objectives=["grow"]), objective("grow", period(TOMORROW))],
        says=["grow", str(TOMORROW)],
    ),
    row(
        "an earlier decision named one, the latest does not",
        NOT_MET,
        "no-objective",
        A,
        [segment("a"), decision("a", on=A_YEAR_AGO, objectives=["grow"]), decision("a"), objective("grow")],
        says=[str(YESTERDAY)],
    ),
    row(
        "a decision of tomorrow names one: not known yet",
        NOT_MET,
        "no-objective",
        A,
        [*target("a"), decision("a", on=TOMORROW, objectives=["grow"]), objective("grow")],
        says=[str(YESTERDAY)],
    ),
    row("the segment is declined", NOT_ASKED, "", EMPTY, [*decline("a")]),
    row("set aside", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("DIR-4")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("DIR-4", "segment:a")]),
    row("set aside for another segment", NOT_MET, "no-objective", A, [*target("a"), *target("b"), exclusion("DIR-4", "segment:b")]),
)

_A_B: Final = "segment:a, segment:b"
_CHOICE: Final = f"{_A_B}, attribute:choice"
_CALM_SPEED: Final = f"{_A_B}, attribute:calm, attribute:speed"
_OPPOSED: Final = (*target("a", more=["choice"]), *target("b", less=["choice"]))
"""One wants more choice, the other less."""
_TRADING: Final = (*target("a", more=["speed"]), *target("b", more=["calm"]), trade_off("speed", "calm"))
"""One wants speed, the other calm, and both cannot be had."""

DIR_5: Final = of(
    "DIR-5",
    row("settled yesterday", MET, "settled", _CHOICE, [*_OPPOSED, resolution("a", "b", "choice")]),
    row("settled today", MET, "settled", _CHOICE, [*_OPPOSED, resolution("a", "b", "choice", on=TODAY)]),
    row("settled long ago: it has no cadence", MET, "settled", _CHOICE, [*_OPPOSED, resolution("a", "b", "choice", on=LONG_AGO)]),
    row("settled with the segments the other way round", MET, "settled", _CHOICE, [*_OPPOSED, resolution("b", "a", "choice")]),
    row("a trade-off is settled", MET, "settled", _CALM_SPEED, [*_TRADING, resolution("a", "b", "calm", "speed")]),
    row(
        "a trade-off is settled with the attributes the other way round",
        MET,
        "settled",
        _CALM_SPEED,
        [*_TRADING, resolution("b", "a", "speed", "calm")],
    ),
    row("not settled", NOT_MET, "unsettled", _CHOICE, [*_OPPOSED], closed_by=[resolution("a", "b", "choice")]),
    row(
        "a trade-off is not settled",
        NOT_MET,
        "unsettled",
        _CALM_SPEED,
        [*_TRADING],
        closed_by=[resolution("a", "b", "speed", "calm")],
    ),
    row(
        "each wants both sides of a trade-off: one question of the pair and its attributes",
        NOT_MET,
        "unsettled",
        _CALM_SPEED,
        [*target("a", more=["speed", "calm"]), *target("b", more=["calm", "speed"]), trade_off("speed", "calm")],
        closed_by=[resolution("a", "b", "speed", "calm")],
    ),
    row("settled tomorrow: not known yet", NOT_MET, "unsettled", _CHOICE, [*_OPPOSED, resolution("a", "b", "choice", on=TOMORROW)]),
    row(
        "settled for another pair",
        NOT_MET,
        "unsettled",
        _CHOICE,
        [*_OPPOSED, segment("c"), resolution("a", "c", "choice"), resolution("c", "b", "choice")],
    ),
    row("settled in another attribute", NOT_MET, "unsettled", _CHOICE, [*_OPPOSED, resolution("a", "b", "price")]),
    row(
        "one attribute of two is settled",
        NOT_MET,
        "unsettled",
        _CALM_SPEED,
        [*_TRADING, resolution("a", "b", "calm"), resolution("a", "b", "speed")],
    ),
    row(
        "a trade-off with the attribute is settled, not the attribute itself",
        NOT_MET,
        "unsettled",
        _CHOICE,
        [*_OPPOSED, resolution("a", "b", "choice", "speed")],
    ),
    row("the two want the same", NOT_ASKED, "", EMPTY, [*target("a", more=["choice"]), *target("b", more=["choice"])]),
    row("one of the two is declined", NOT_ASKED, "", EMPTY, [*target("a", more=["choice"]), *decline("b", less=["choice"])]),
    row(
        "one of the two is targeted tomorrow",
        NOT_ASKED,
        "",
        EMPTY,
        [*target("a", more=["choice"]), segment("b", less=["choice"]), decision("b", on=TOMORROW)],
    ),
    row("set aside", SET_ASIDE, ASIDE, _CHOICE, [*_OPPOSED, exclusion("DIR-5")]),
    row("set aside for one of the segments", SET_ASIDE, ASIDE, _CHOICE, [*_OPPOSED, exclusion("DIR-5", "segment:b")]),
    row("set aside for the attribute", SET_ASIDE, ASIDE, _CHOICE, [*_OPPOSED, exclusion("DIR-5", "attribute:choice")]),
    row("set aside for another attribute", NOT_MET, "unsettled", _CHOICE, [*_OPPOSED, exclusion("DIR-5", "attribute:price")]),
)

_NEEDS_OVEN: Final = target("a", requires=["oven"])

DIR_6: Final = of(
    "DIR-6",
    row("in place for long", MET, "in-place", OVEN, [*_NEEDS_OVEN, capability("oven", period())]),
    row("today is its first day", MET, "in-place", OVEN, [*_NEEDS_OVEN, capability("oven", period(TODAY))]),
    row(
        "today is its last day: the end, tomorrow, is no longer in it",
        MET,
        "in-place",
        OVEN,
        [*_NEEDS_OVEN, capability("oven", period(LONG_AGO, TOMORROW))],
    ),
    row(
        "required by two targeted segments: asked once",
        MET,
        "in-place",
        OVEN,
        [*_NEEDS_OVEN, *target("b", requires=["oven"]), capability("oven", period())],
    ),
    row(
        "only wished for",
        NOT_MET,
        "wished-for",
        OVEN,
        [*_NEEDS_OVEN, capability("oven")],
        says=["a"],
        closed_by=[capability("oven", period())],
    ),
    row(
        "required by a targeted and by a declined segment",
        NOT_MET,
        "wished-for",
        OVEN,
        [*_NEEDS_OVEN, *decline("b", requires=["oven"]), capability("oven")],
        says=["a"],
    ),
    row(
        "yesterday was its last day: the end is today",
        NOT_MET,
        "not-in-place",
        OVEN,
        [*_NEEDS_OVEN, capability("oven", period(LONG_AGO, TODAY))],
        says=["a", str(YESTERDAY)],
        closed_by=[capability("oven", period(LONG_AGO))],
    ),
    row(
        "it is there from tomorrow",
        NOT_MET,
        "not-in-place",
        OVEN,
        [*_NEEDS_OVEN, capability("oven", period(TOMORROW))],
        says=["a", str(TOMORROW)],
        closed_by=[capability("oven", period(TODAY))],
    ),
    row("only a declined segment requires it", NOT_ASKED, "", EMPTY, [*decline("a", requires=["oven"]), capability("oven")]),
    row("no segment requires it", NOT_ASKED, "", EMPTY, [*target("a"), capability("oven")]),
    row(
        "the segment that requires it is targeted tomorrow",
        NOT_ASKED,
        "",
        EMPTY,
        [segment("a", requires=["oven"]), decision("a", on=TOMORROW), capability("oven")],
    ),
    row("set aside", SET_ASIDE, ASIDE, OVEN, [*_NEEDS_OVEN, capability("oven"), exclusion("DIR-6")]),
    row(
        "set aside for this capability",
        SET_ASIDE,
        ASIDE,
        OVEN,
        [*_NEEDS_OVEN, capability("oven"), exclusion("DIR-6", "capability:oven")],
    ),
    row(
        "set aside for another capability",
        NOT_MET,
        "wished-for",
        OVEN,
        [*_NEEDS_OVEN, capability("oven"), capability("van"), exclusion("DIR-6", "capability:van")],
    ),
)

DIR_7: Final = of(
    "DIR-7",
    row("one need is known", MET, "needs-known", A, [*target("a"), job(), need("quick", "a")]),
    row("a need shared with another segment", MET, "needs-known", A, [*target("a"), segment("b"), job(), need("q", "b", "a")]),
    row("no need is known", NOT_MET, "no-need-known", A, [*target("a"), job()], closed_by=[need("quick", "a")]),
    row("only another segment's need is known", NOT_MET, "no-need-known", A, [*target("a"), segment("b"), job(), need("q", "b")]),
    row("the segment is declined", NOT_ASKED, "", EMPTY, [*decline("a")]),
    row("the segment is targeted tomorrow", NOT_ASKED, "", EMPTY, [segment("a"), decision("a", on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("DIR-7")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("DIR-7", "segment:a")]),
    row(
        "set aside for another segment", NOT_MET, "no-need-known", A, [*target("a"), *target("b"), exclusion("DIR-7", "segment:b")]
    ),
)
"""A need is known always, so no day changes what this rule says."""

DIR_8: Final = of(
    "DIR-8",
    row("an offering on sale serves it", MET, "served", A, [*target("a"), offering("espresso", "a")]),
    row("today is the first day on sale", MET, "served", A, [*target("a"), offering("x", "a", on_sale=period(TODAY))]),
    row(
        "today is the last day on sale: the end, tomorrow, is no longer in it",
        MET,
        "served",
        A,
        [*target("a"), offering("espresso", "a", on_sale=period(LONG_AGO, TOMORROW))],
    ),
    row(
        "one of two offerings is on sale",
        MET,
        "served",
        A,
        [*target("a"), offering("old", "a", on_sale=period(LONG_AGO, YESTERDAY)), offering("new", "a")],
    ),
    row("no offering", NOT_MET, "no-offering", A, [*target("a")], closed_by=[offering("espresso", "a")]),
    row(
        "the offering on sale serves another segment",
        NOT_MET,
        "no-offering",
        A,
        [*target("a"), segment("b"), offering("espresso", "b"), offering("unknown")],
        closed_by=[offering("espresso", "a", "b")],
    ),
    row(
        "yesterday was the last day on sale: the end is today",
        NOT_MET,
        "not-on-sale",
        A,
        [*target("a"), offering("espresso", "a", on_sale=period(LONG_AGO, TODAY))],
        closed_by=[offering("filter", "a", on_sale=period(TODAY))],
    ),
    row(
        "on sale from tomorrow",
        NOT_MET,
        "not-on-sale",
        A,
        [*target("a"), offering("espresso", "a", on_sale=period(TOMORROW))],
        closed_by=[offering("espresso", "a", on_sale=period(TODAY))],
    ),
    row("the segment is declined", NOT_ASKED, "", EMPTY, [*decline("a"), offering("espresso", "a")]),
    row("set aside", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("DIR-8")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*target("a"), exclusion("DIR-8", "segment:a")]),
    row("set aside for another segment", NOT_MET, "no-offering", A, [*target("a"), *target("b"), exclusion("DIR-8", "segment:b")]),
)

REQ_1: Final = of(
    "REQ-1",
    row("an outcome", MET, "outcome", QUICK, [segment("a"), job(), need("quick", "a")]),
    row("a word that only contains a feature word", MET, "outcome", "need:q", [segment("a"), job(), need("q", "a", of="an apple")]),
    row(
        "a feature in the measure",
        NOT_MET,
        "feature-words",
        QUICK,
        [segment("a"), job(), need("quick", "a", measure="the number of buttons", of="on the machine")],
        says=["buttons"],
        closed_by=[need("quick", "a")],
    ),
    row(
        "two features, one in what is controlled and one in the context",
        NOT_MET,
        "feature-words",
        QUICK,
        [segment("a"), job(), need("quick", "a", of="an app", context="on the website")],
        says=["app", "website"],
    ),
    row(
        "a feature among the examples: they stand in the sentence, too",
        NOT_MET,
        "feature-words",
        QUICK,
        [segment("a"), job(), need("quick", "a", examples=["a touchscreen"])],
        says=["touchscreen"],
    ),
    row(
        "a need of a declined segment is a need",
        NOT_MET,
        "feature-words",
        QUICK,
        [*decline("a"), job(), need("quick", "a", of="an app")],
        says=["app"],
    ),
    row("there are no needs", NOT_ASKED, "", EMPTY, [*target("a"), job()]),
    row("set aside", SET_ASIDE, ASIDE, "need:q", [segment("a"), job(), need("q", "a", of="an app"), exclusion("REQ-1")]),
    row(
        "set aside for this need",
        SET_ASIDE,
        ASIDE,
        QUICK,
        [segment("a"), job(), need("quick", "a", of="an app"), exclusion("REQ-1", "need:quick")],
    ),
    row(
        "set aside for another need",
        NOT_MET,
        "feature-words",
        QUICK,
        [segment("a"), job(), need("quick", "a", of="an app"), need("calm", "a"), exclusion("REQ-1", "need:calm")],
    ),
)
"""A need is known always and its words do not change, so no day changes what this rule says."""

REQ_2: Final = of(
    "REQ-2",
    row("a session of yesterday", MET, "heard", "need:q", [*target("a"), job(), need("q", "a", evidence=["s"]), session("s", "a")]),
    row(
        "a session of today",
        MET,
        "heard",
        QUICK,
        [*target("a"), job(), need("quick", "a", evidence=["june"]), session("june", "a", on=TODAY)],
    ),
    row(
        "a session of long ago: it has no cadence",
        MET,
        "heard",
        QUICK,
        [*target("a"), job(), need("quick", "a", evidence=["june"]), session("june", "a", on=LONG_AGO)],
    ),
    row(
        "two sessions, one of them tomorrow",
        MET,
        "heard",
        QUICK,
        [
            *target("a"),
            job(),
            need("quick", "a", evidence=["june", "july"]),
            session("june", "a"),
            session("july", "a", on=TOMORROW),
        ],
    ),
    row(
        "no session is named",
        NOT_MET,
        "no-evidence",
        QUICK,
        [*target("a"), job(), need("quick", "a"), session("may", "a")],
        closed_by=[session("june", "a", on=TODAY), need("quick", "a", evidence=["june"])],
    ),
    row(
        "the one session is tomorrow",
        NOT_MET,
        "not-heard-yet",
        QUICK,
        [*target("a"), job(), need("quick", "a", evidence=["july"]), session("july", "a", on=TOMORROW)],
        says=["july"],
        closed_by=[session("june", "a", on=TODAY), need("quick", "a", evidence=["june", "july"])],
    ),
    row(
        "a need of a targeted and of a declined segment",
        NOT_MET,
        "no-evidence",
        QUICK,
        [*target("a"), *decline("b"), job(), need("quick", "b", "a")],
    ),
    row("a need of a declined segment", NOT_ASKED, "", EMPTY, [*decline("a"), job(), need("quick", "a")]),
    row("no need is known", NOT_ASKED, "", EMPTY, [*target("a")]),
    row(
        "a need of a segment targeted tomorrow",
        NOT_ASKED,
        "",
        EMPTY,
        [segment("a"), decision("a", on=TOMORROW), job(), need("quick", "a")],
    ),
    row("set aside", SET_ASIDE, ASIDE, QUICK, [*target("a"), job(), need("quick", "a"), exclusion("REQ-2")]),
    row(
        "set aside for this need",
        SET_ASIDE,
        ASIDE,
        QUICK,
        [*target("a"), job(), need("quick", "a"), exclusion("REQ-2", "need:quick")],
    ),
    row(
        "set aside for another need",
        NOT_MET,
        "no-evidence",
        QUICK,
        [*target("a"), job(), need("quick", "a"), need("calm", "a"), exclusion("REQ-2", "need:calm")],
    ),
)

_HOUSE: Final = (*target("a"), job(), need("quick", "a"), offering("espresso", "a"), characteristic("first-cup", "espresso"))
"""A need, and a characteristic of an offering that could contribute to it."""

REQ_3: Final = of(
    "REQ-3",
    row("a characteristic contributes strongly", MET, "served", QUICK, [*_HOUSE, contribution("first-cup", "quick", 9)]),
    row("a characteristic contributes weakly", MET, "served", QUICK, [*_HOUSE, contribution("first-cup", "quick", 1)]),
    row(
        "a characteristic of an offering no longer on sale contributes: the rule does not ask for sale",
        MET,
        "served",
        QUICK,
        [
            *target("a"),
            job(),
            need("quick", "a"),
            offering("espresso", on_sale=period(LONG_AGO, YESTERDAY)),
            characteristic("first-cup", "espresso"),
            contribution("first-cup", "quick"),
        ],
    ),
    row("nothing contributes", NOT_MET, "not-served", QUICK, [*_HOUSE], closed_by=[contribution("first-cup", "quick")]),
    row(
        "the characteristic contributes to another need",
        NOT_MET,
        "not-served",
        QUICK,
        [*_HOUSE, need("calm", "a"), contribution("first-cup", "calm", 9)],
    ),
    row("a need of a declined segment", NOT_ASKED, "", EMPTY, [*decline("a"), job(), need("quick", "a")]),
    row("no need is known", NOT_ASKED, "", EMPTY, [*target("a")]),
    row(
        "a need of a segment targeted tomorrow",
        NOT_ASKED,
        "",
        EMPTY,
        [segment("a"), decision("a", on=TOMORROW), job(), need("quick", "a")],
    ),
    row("set aside", SET_ASIDE, ASIDE, QUICK, [*_HOUSE, exclusion("REQ-3")]),
    row("set aside for this need", SET_ASIDE, ASIDE, QUICK, [*_HOUSE, exclusion("REQ-3", "need:quick")]),
    row("set aside for another need", NOT_MET, "not-served", QUICK, [*_HOUSE, need("calm", "a"), exclusion("REQ-3", "need:calm")]),
)
"""A contribution is known always, so no day of its own changes what this rule says."""

TABLE: Final = (*DIR_1, *DIR_2, *DIR_3, *DIR_4, *DIR_5, *DIR_6, *DIR_7, *DIR_8, *REQ_1, *REQ_2, *REQ_3)
