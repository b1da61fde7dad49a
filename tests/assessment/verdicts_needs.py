"""What the rules on needs say in every situation."""

from typing import Final

from .builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    characteristic,
    contribution,
    decision,
    decline,
    exclusion,
    job,
    need,
    offering,
    period,
    segment,
    session,
    target,
)
from .verdict_rows import ASIDE, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row

A: Final = "segment:a"
QUICK: Final = "need:quick"

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

ROWS: Final = (*REQ_1, *REQ_2, *REQ_3)
