"""What the rules on obligations say in every situation. An espresso bar sells in the EU; the law is in force since long ago."""

from datetime import date
from typing import Final

from customerfocus.model.obligations import ComplianceStatus
from customerfocus.register import Record

from .builders import (
    A_YEAR_AGO,
    DUE_IN_A_YEAR,
    IN_A_YEAR,
    LONG_AGO,
    OVER_A_YEAR_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    evaluation,
    exclusion,
    integration,
    jurisdiction,
    obligation,
    offering,
    period,
    version,
    watch,
)
from .verdict_rows import ASIDE, CANNOT_TELL, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row

_LAND: Final = (jurisdiction("EU"), jurisdiction("DE", "EU"), jurisdiction("CH"))
_SOLD: Final = (*_LAND, offering("espresso", markets=["EU"]))
_UNSOLD: Final = (*_LAND, offering("espresso", markets=["EU"], on_sale=period(LONG_AGO, TODAY)))
_BOUND: Final = (*_SOLD, obligation("milk"))
_UNBOUND: Final = (*_SOLD, obligation("milk", version(LONG_AGO, TODAY)))

_PAIR: Final = "offering:espresso, obligation:milk"

REQ_4: Final = of(
    "REQ-4",
    row("sold where it is law", MET, "applies", _PAIR, _BOUND),
    row(
        "sold within what it is law in",
        MET,
        "applies",
        _PAIR,
        [*_LAND, offering("espresso", markets=["DE"]), obligation("milk")],
        says=["DE", "EU"],
    ),
    row("sold elsewhere", MET, "does-not-apply", _PAIR, [*_LAND, offering("espresso", markets=["CH"]), obligation("milk")]),
    row(
        "sold elsewhere, and not marked out: one no is enough",
        MET,
        "does-not-apply",
        _PAIR,
        [*_LAND, offering("espresso", tags=["vegan"]), obligation("milk", none_of=["vegan"])],
        says=["vegan"],
    ),
    row("law everywhere, of everything", MET, "applies", _PAIR, [offering("espresso"), obligation("milk", law_of=[])]),
    row(
        "it is not stated where it is sold",
        NOT_MET,
        "not-known",
        _PAIR,
        [*_LAND, offering("espresso"), obligation("milk")],
        closed_by=[offering("espresso", markets=["EU"])],
    ),
    row(
        "sold in what contains the land whose law it is",
        NOT_MET,
        "not-known",
        _PAIR,
        [*_SOLD, obligation("milk", law_of=["DE"])],
        says=["DE", "EU"],
        closed_by=[offering("espresso", markets=["CH"])],
    ),
    row("today is the first day of the law", MET, "applies", _PAIR, [*_SOLD, obligation("milk", version(TODAY))]),
    row("today is its last day", MET, "applies", _PAIR, [*_SOLD, obligation("milk", version(LONG_AGO, TOMORROW))]),
    row("the law ended yesterday", NOT_ASKED, "", EMPTY, _UNBOUND),
    row(
        "the law begins tomorrow",
        NOT_ASKED,
        "",
        EMPTY,
        [*_LAND, offering("espresso"), obligation("milk", version(TOMORROW, announced=LONG_AGO))],
    ),
    row("nothing is on sale", NOT_ASKED, "", EMPTY, [*_UNSOLD, obligation("milk")]),
    row("no obligation is known", NOT_ASKED, "", EMPTY, _SOLD),
    row("set aside", SET_ASIDE, ASIDE, _PAIR, [*_BOUND, exclusion("REQ-4")]),
    row("set aside for this obligation", SET_ASIDE, ASIDE, _PAIR, [*_BOUND, exclusion("REQ-4", "obligation:milk")]),
    row("set aside for this offering", SET_ASIDE, ASIDE, _PAIR, [*_BOUND, exclusion("REQ-4", "offering:espresso")]),
    row(
        "set aside for another obligation",
        MET,
        "applies",
        _PAIR,
        [*_BOUND, obligation("tax"), exclusion("REQ-4", "obligation:tax")],
    ),
)

_EU: Final = "jurisdiction:EU"
_DE: Final = "jurisdiction:DE"
_GERMAN: Final = (*_LAND, offering("espresso", markets=["DE"]))
_ON_WATCH: Final = date(2026, 3, 15)
"""A quarter of a year ago."""
_OVERDUE_WATCH: Final = date(2026, 3, 14)

REQ_5: Final = of(
    "REQ-5",
    row("watched yesterday", MET, "watched", _EU, [*_SOLD, watch("EU")], until=date(2026, 9, 14)),
    row("watched today", MET, "watched", _EU, [*_SOLD, watch("EU", on=TODAY)], until=date(2026, 9, 15)),
    row("watched a quarter of a year ago: due today", MET, "watched", _EU, [*_SOLD, watch("EU", on=_ON_WATCH)], until=TODAY),
    row(
        "watched a quarter of a year and a day ago",
        NOT_MET,
        "watch-out-of-date",
        _EU,
        [*_SOLD, watch("EU", on=_OVERDUE_WATCH)],
        says=[str(_OVERDUE_WATCH), str(YESTERDAY)],
        closed_by=[watch("EU", on=TODAY)],
    ),
    row(
        "overdue, and watched again", MET, "watched", _EU, [*_SOLD, watch("EU", on=LONG_AGO), watch("EU")], until=date(2026, 9, 14)
    ),
    row("watched with another", MET, "watched", _EU, [*_SOLD, watch("CH", "EU")], until=date(2026, 9, 14)),
    row("what it lies within is watched", MET, "watched", _DE, [*_GERMAN, watch("EU")], until=date(2026, 9, 14)),
    row(
        "each of two markets has its own watch",
        MET,
        "watched",
        _DE,
        [*_LAND, offering("espresso", markets=["CH", "DE"]), watch("DE", on=_ON_WATCH), watch("CH")],
        until=TODAY,
    ),
    row(
        "of two watches that count the later counts",
        MET,
        "watched",
        _DE,
        [*_GERMAN, watch("EU", on=TODAY), watch("DE", on=LONG_AGO)],
        until=date(2026, 9, 15),
    ),
    row("only what lies within it is watched", NOT_MET, "never-watched", _EU, [*_SOLD, watch("DE")], closed_by=[watch("EU")]),
    row("only another is watched", NOT_MET, "never-watched", _DE, [*_GERMAN, watch("CH")], closed_by=[watch("EU")]),
    row("watched tomorrow: not known yet", NOT_MET, "never-watched", _EU, [*_SOLD, watch("EU", on=TOMORROW)]),
    row("nothing is on sale", NOT_ASKED, "", EMPTY, _UNSOLD),
    row("it is not stated where anything is sold", NOT_ASKED, "", EMPTY, [*_LAND, offering("espresso")]),
    row("set aside", SET_ASIDE, ASIDE, _EU, [*_SOLD, exclusion("REQ-5")]),
    row("set aside for this jurisdiction", SET_ASIDE, ASIDE, _EU, [*_SOLD, exclusion("REQ-5", "jurisdiction:EU")]),
    row("set aside for another jurisdiction", NOT_MET, "never-watched", _EU, [*_SOLD, exclusion("REQ-5", "jurisdiction:DE")]),
)

_BEFORE_LEAD: Final = date(2026, 9, 14)
"""In 91 days; the policy's lead time is 90."""
_LEAD: Final = date(2026, 9, 13)


def _milk(start: date) -> str:
    return f"obligation:milk, version:milk@{start}"


def _coming(start: date, *, announced: date | None = LONG_AGO) -> tuple[Record, ...]:
    return (*_SOLD, obligation("milk", version(start, announced=announced)))


REQ_6: Final = of(
    "REQ-6",
    row("built in on its first day", MET, "built-in", _milk(LONG_AGO), [*_BOUND, integration("milk", on=LONG_AGO)]),
    row(
        "built in yesterday, ahead of its start",
        MET,
        "built-in",
        _milk(_LEAD),
        [*_coming(_LEAD), integration("milk", _LEAD)],
        says=[str(YESTERDAY)],
    ),
    row(
        "built in a day after its start",
        MET,
        "built-in-late",
        _milk(A_YEAR_AGO),
        [*_coming(A_YEAR_AGO), integration("milk", A_YEAR_AGO, on=date(2025, 6, 16))],
        says=["2025-06-16", "1"],
    ),
    row(
        "built in after its start, but before anything it applies to was on sale",
        MET,
        "built-in",
        _milk(LONG_AGO),
        [*_LAND, offering("espresso", markets=["EU"], on_sale=period(YESTERDAY)), obligation("milk"), integration("milk")],
    ),
    row(
        "the first of two offerings was on sale before it was built in",
        MET,
        "built-in-late",
        _milk(LONG_AGO),
        [
            *_LAND,
            offering("espresso", markets=["EU"], on_sale=period(TODAY)),
            offering("filter", markets=["EU"], on_sale=period(date(2026, 6, 10))),
            obligation("milk"),
            integration("milk"),
        ],
        says=["4"],
    ),
    row(
        "what was on sale first is so no longer",
        MET,
        "built-in-late",
        _milk(LONG_AGO),
        [
            *_LAND,
            offering("espresso", markets=["EU"], on_sale=period(TODAY)),
            offering("filter", markets=["EU"], on_sale=period(date(2026, 6, 10), YESTERDAY)),
            obligation("milk"),
            integration("milk"),
        ],
        says=["4"],
    ),
    row(
        "what was on sale first has nothing to do with it",
        MET,
        "built-in",
        _milk(LONG_AGO),
        [
            *_LAND,
            offering("espresso", markets=["EU"], on_sale=period(TODAY)),
            offering("filter", markets=["CH"], on_sale=period(date(2026, 6, 10))),
            obligation("milk"),
            integration("milk"),
        ],
    ),
    row(
        "the lead time begins tomorrow",
        MET,
        "time-left",
        _milk(_BEFORE_LEAD),
        _coming(_BEFORE_LEAD),
        says=[str(_BEFORE_LEAD), str(TOMORROW)],
        until=TODAY,
    ),
    row(
        "the lead time begins today",
        CANNOT_TELL,
        "not-built-in-yet",
        _milk(_LEAD),
        _coming(_LEAD),
        says=[str(_LEAD), "90"],
        closed_by=[integration("milk", _LEAD)],
        until=date(2026, 9, 12),
    ),
    row(
        "it binds tomorrow",
        CANNOT_TELL,
        "not-built-in-yet",
        _milk(TOMORROW),
        _coming(TOMORROW),
        closed_by=[integration("milk", TOMORROW, on=TODAY)],
        until=TODAY,
    ),
    row("it binds since today", NOT_MET, "not-built-in", _milk(TODAY), _coming(TODAY), closed_by=[integration("milk", TODAY)]),
    row("it has bound for long", NOT_MET, "not-built-in", _milk(LONG_AGO), _BOUND, closed_by=[integration("milk")]),
    row(
        "only the version before it is built in",
        NOT_MET,
        "not-built-in",
        _milk(TODAY),
        [*_SOLD, obligation("milk", version(LONG_AGO, TODAY), version(TODAY)), integration("milk")],
    ),
    row(
        "the old version binds until the new one does",
        MET,
        "built-in",
        _milk(LONG_AGO),
        [
            *_SOLD,
            obligation("milk", version(LONG_AGO, _LEAD), version(_LEAD, announced=TODAY)),
            integration("milk", on=LONG_AGO),
        ],
    ),
    row(
        "announced today",
        CANNOT_TELL,
        "not-built-in-yet",
        _milk(_LEAD),
        _coming(_LEAD, announced=TODAY),
        until=date(2026, 9, 12),
        closed_by=[integration("milk", _LEAD)],
    ),
    row(
        "built in tomorrow: not known yet",
        NOT_MET,
        "not-built-in",
        _milk(LONG_AGO),
        [*_BOUND, integration("milk", on=TOMORROW)],
    ),
    row("announced tomorrow: not known yet", NOT_ASKED, "", EMPTY, _coming(_LEAD, announced=TOMORROW)),
    row("not announced at all: known from its start", NOT_ASKED, "", EMPTY, _coming(TOMORROW, announced=None)),
    row("it ended yesterday", NOT_ASKED, "", EMPTY, _UNBOUND),
    row("it applies to nothing on sale", NOT_ASKED, "", EMPTY, [*_SOLD, obligation("milk", law_of=["CH"])]),
    row("it is not known whether it applies", NOT_ASKED, "", EMPTY, [*_SOLD, obligation("milk", law_of=["DE"])]),
    row("nothing is on sale", NOT_ASKED, "", EMPTY, [*_UNSOLD, obligation("milk")]),
    row("set aside", SET_ASIDE, ASIDE, _milk(LONG_AGO), [*_BOUND, exclusion("REQ-6")]),
    row("set aside for this obligation", SET_ASIDE, ASIDE, _milk(LONG_AGO), [*_BOUND, exclusion("REQ-6", "obligation:milk")]),
    row(
        "set aside for another obligation",
        NOT_MET,
        "not-built-in",
        _milk(LONG_AGO),
        [*_BOUND, obligation("tax"), exclusion("REQ-6", "obligation:tax")],
    ),
)

_IMPOSED: Final = "requirement:imposed:milk@espresso"

REQ_10: Final = of(
    "REQ-10",
    row("found kept yesterday", MET, "kept", _IMPOSED, [*_BOUND, evaluation("milk", "espresso")], until=DUE_IN_A_YEAR),
    row("found kept today", MET, "kept", _IMPOSED, [*_BOUND, evaluation("milk", "espresso", on=TODAY)], until=IN_A_YEAR),
    row("a year ago: due today", MET, "kept", _IMPOSED, [*_BOUND, evaluation("milk", "espresso", on=A_YEAR_AGO)], until=TODAY),
    row(
        "a year and a day ago",
        NOT_MET,
        "evaluation-out-of-date",
        _IMPOSED,
        [*_BOUND, evaluation("milk", "espresso", on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[evaluation("milk", "espresso", on=TODAY)],
    ),
    row(
        "on the day the version began",
        MET,
        "kept",
        _IMPOSED,
        [*_SOLD, obligation("milk", version(YESTERDAY)), evaluation("milk", "espresso")],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "kept, but the day before the version began",
        NOT_MET,
        "evaluated-before",
        _IMPOSED,
        [*_SOLD, obligation("milk", version(LONG_AGO, TODAY), version(TODAY)), evaluation("milk", "espresso")],
        says=[str(YESTERDAY), str(TODAY)],
        closed_by=[evaluation("milk", "espresso", on=TODAY)],
    ),
    row(
        "kept only in part",
        NOT_MET,
        "partly-kept",
        _IMPOSED,
        [*_BOUND, evaluation("milk", "espresso", ComplianceStatus.PARTLY)],
        closed_by=[evaluation("milk", "espresso", on=TODAY)],
    ),
    row(
        "not kept",
        NOT_MET,
        "not-kept",
        _IMPOSED,
        [*_BOUND, evaluation("milk", "espresso", ComplianceStatus.NOT_COMPLIANT)],
        closed_by=[evaluation("milk", "espresso", on=TODAY)],
    ),
    row("never evaluated", NOT_MET, "not-evaluated", _IMPOSED, _BOUND, closed_by=[evaluation("milk", "espresso")]),
    row(
        "somebody recorded that it is not evaluated",
        NOT_MET,
        "evaluation-pending",
        _IMPOSED,
        [*_BOUND, evaluation("milk", "espresso", ComplianceStatus.NOT_EVALUATED)],
        closed_by=[evaluation("milk", "espresso", on=TODAY)],
    ),
    row(
        "kept before, and not kept when somebody looked again",
        NOT_MET,
        "not-kept",
        _IMPOSED,
        [
            *_BOUND,
            evaluation("milk", "espresso", on=A_YEAR_AGO),
            evaluation("milk", "espresso", ComplianceStatus.NOT_COMPLIANT),
        ],
    ),
    row(
        "only another offering was evaluated",
        NOT_MET,
        "not-evaluated",
        _IMPOSED,
        [*_BOUND, offering("filter", markets=["EU"]), evaluation("milk", "filter")],
    ),
    row(
        "found kept tomorrow: not known yet",
        NOT_MET,
        "not-evaluated",
        _IMPOSED,
        [*_BOUND, evaluation("milk", "espresso", on=TOMORROW)],
    ),
    row("it ended yesterday", NOT_ASKED, "", EMPTY, _UNBOUND),
    row("it begins tomorrow", NOT_ASKED, "", EMPTY, _coming(TOMORROW)),
    row("it does not apply", NOT_ASKED, "", EMPTY, [*_SOLD, obligation("milk", law_of=["CH"])]),
    row("it is not known whether it applies", NOT_ASKED, "", EMPTY, [*_SOLD, obligation("milk", law_of=["DE"])]),
    row("nothing is on sale", NOT_ASKED, "", EMPTY, [*_UNSOLD, obligation("milk")]),
    row("set aside", SET_ASIDE, ASIDE, _IMPOSED, [*_BOUND, exclusion("REQ-10")]),
    row("set aside for this requirement", SET_ASIDE, ASIDE, _IMPOSED, [*_BOUND, exclusion("REQ-10", _IMPOSED)]),
    row(
        "set aside for another requirement",
        NOT_MET,
        "not-evaluated",
        _IMPOSED,
        [*_BOUND, offering("filter"), exclusion("REQ-10", "requirement:imposed:milk@filter")],
    ),
)

ROWS: Final = (*REQ_4, *REQ_5, *REQ_6, *REQ_10)
