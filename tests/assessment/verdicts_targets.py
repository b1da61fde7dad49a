"""What the rules on the segments that were chosen say in every situation."""

from typing import Final

from .builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    capability,
    decision,
    decline,
    exclusion,
    job,
    need,
    offering,
    period,
    resolution,
    segment,
    target,
    trade_off,
)
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row

A: Final = "segment:a"
OVEN: Final = "capability:oven"
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

ROWS: Final = (*DIR_5, *DIR_6, *DIR_7, *DIR_8)
