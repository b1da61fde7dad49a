"""What the rules on risks and opportunities say in every situation. An espresso bar serves segment `a`."""

from typing import Final

from customerfocus.model.risks import OnCompliance, OnConformity, OnSatisfaction

from .builders import (
    A_YEAR_AGO,
    DUE_IN_A_YEAR,
    IN_A_YEAR,
    LONG_AGO,
    OVER_A_YEAR_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    criteria,
    decline,
    exclusion,
    factor,
    obligation,
    offering,
    opportunity,
    opportunity_review,
    period,
    rating,
    risk,
    risk_review,
    segment,
    target,
)
from .verdict_rows import ASIDE, CANNOT_TELL, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row

_SOLD: Final = (segment("a"), offering("espresso", "a"), factor("brewing"))
_LAW: Final = (*_SOLD, obligation("milk", law_of=[]))
_CONFORMITY: Final = "offering:espresso, aspect:conformity"
_SATISFACTION: Final = "offering:espresso, aspect:satisfaction, segment:a"
_COMPLIANCE: Final = "offering:espresso, aspect:compliance"
_TO_CONFORMITY: Final = OnConformity(offering="espresso")
_TO_SATISFACTION: Final = OnSatisfaction(segment="a")
_TO_COMPLIANCE: Final = OnCompliance(obligation="milk")

UNC_1: Final = of(
    "UNC-1",
    row("a risk to the offering", MET, "conformity-risk-known", _CONFORMITY, [*_SOLD, risk("r", _TO_CONFORMITY)], says=["r"]),
    row("a risk to the segment", MET, "satisfaction-risk-known", _SATISFACTION, [*_SOLD, risk("r", _TO_SATISFACTION)], says=["r"]),
    row("a risk to the law", MET, "compliance-risk-known", _COMPLIANCE, [*_LAW, risk("r", _TO_COMPLIANCE)], says=["r"]),
    row(
        "one of two laws is touched",
        MET,
        "compliance-risk-known",
        _COMPLIANCE,
        [*_LAW, obligation("tax", law_of=[]), risk("r", OnCompliance(obligation="tax"))],
    ),
    row("one risk touches all", MET, "conformity-risk-known", _CONFORMITY, [*_SOLD, risk("r", _TO_CONFORMITY, _TO_SATISFACTION)]),
    row(
        "only the segment is touched",
        NOT_MET,
        "no-conformity-risk-known",
        _CONFORMITY,
        [*_SOLD, risk("r", _TO_SATISFACTION)],
        closed_by=[risk("s", _TO_CONFORMITY)],
    ),
    row(
        "only the offering is touched",
        NOT_MET,
        "no-satisfaction-risk-known",
        _SATISFACTION,
        [*_SOLD, risk("r", _TO_CONFORMITY)],
        closed_by=[risk("s", _TO_SATISFACTION)],
    ),
    row(
        "only another law is touched, which does not apply",
        NOT_MET,
        "no-compliance-risk-known",
        _COMPLIANCE,
        [*_LAW, obligation("old", law_of=[], none_of=[]), segment("b"), risk("r", _TO_CONFORMITY)],
        says=["milk"],
        closed_by=[risk("s", _TO_COMPLIANCE)],
    ),
    row("identified tomorrow: not known yet", NOT_MET, "no-conformity-risk-known", _CONFORMITY, [*_SOLD, risk("r", on=TOMORROW)]),
    row(
        "only another segment is touched",
        NOT_MET,
        "no-satisfaction-risk-known",
        _SATISFACTION,
        [*_SOLD, segment("b"), risk("r", OnSatisfaction(segment="b"))],
    ),
    row(
        "nothing is on sale",
        NOT_ASKED,
        "",
        EMPTY,
        [segment("a"), offering("espresso", "a", on_sale=period(LONG_AGO, TODAY)), obligation("milk", law_of=[])],
    ),
    row("set aside", SET_ASIDE, ASIDE, _CONFORMITY, [*_SOLD, exclusion("UNC-1")]),
    row("set aside for this aspect", SET_ASIDE, ASIDE, _CONFORMITY, [*_SOLD, exclusion("UNC-1", "aspect:conformity")]),
    row(
        "set aside for another aspect",
        NOT_MET,
        "no-conformity-risk-known",
        _CONFORMITY,
        [*_SOLD, exclusion("UNC-1", "aspect:satisfaction")],
    ),
)

A: Final = "segment:a"
_TARGET: Final = (*target("a"), offering("espresso", "a"), factor("brewing"))

UNC_2: Final = of(
    "UNC-2",
    row("an opportunity for the segment", MET, "opportunity-seen", A, [*_TARGET, opportunity("o", _TO_SATISFACTION)], says=["o"]),
    row("an opportunity for an offering that serves it", MET, "opportunity-seen", A, [*_TARGET, opportunity("o", _TO_CONFORMITY)]),
    row("none is known", NOT_MET, "no-opportunity", A, _TARGET, closed_by=[opportunity("o", _TO_SATISFACTION)]),
    row("only a risk is known", NOT_MET, "no-opportunity", A, [*_TARGET, risk("r", _TO_SATISFACTION)]),
    row("identified tomorrow", NOT_MET, "no-opportunity", A, [*_TARGET, opportunity("o", _TO_SATISFACTION, on=TOMORROW)]),
    row(
        "for an offering that is no longer on sale",
        NOT_MET,
        "no-opportunity",
        A,
        [*_TARGET, offering("filter", "a", on_sale=period(LONG_AGO, TODAY)), opportunity("o", OnConformity(offering="filter"))],
    ),
    row(
        "for an offering that serves others",
        NOT_MET,
        "no-opportunity",
        A,
        [*_TARGET, offering("filter"), opportunity("o", OnConformity(offering="filter"))],
    ),
    row("the segment is declined", NOT_ASKED, "", EMPTY, [*decline("a")]),
    row("set aside", SET_ASIDE, ASIDE, A, [*_TARGET, exclusion("UNC-2")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*_TARGET, exclusion("UNC-2", A)]),
    row("set aside for another", NOT_MET, "no-opportunity", A, [*_TARGET, *target("b"), exclusion("UNC-2", "segment:b")]),
)

RISK: Final = "risk:r"
OPPORTUNITY: Final = "opportunity:o"
_RULED: Final = (*_SOLD, criteria())
_RATED: Final = risk("r", inherent=rating(4, 4), residual=rating(4, 2))

UNC_3: Final = of(
    "UNC-3",
    row("rated", MET, "rated", RISK, [*_RULED, _RATED]),
    row(
        "residual as high as inherent",
        MET,
        "rated",
        RISK,
        [*_RULED, risk("r", inherent=rating(2, 2), residual=rating(1, 5))],
    ),
    row(
        "higher with what is done than without",
        MET,
        "residual-above-inherent",
        RISK,
        [*_RULED, risk("r", inherent=rating(2, 2), residual=rating(2, 3))],
    ),
    row(
        "a review rated what was not rated",
        MET,
        "rated",
        RISK,
        [*_RULED, risk("r", inherent=rating(4, 4)), risk_review("r", rating(2, 2))],
    ),
    row("an opportunity is rated", MET, "rated", OPPORTUNITY, [*_RULED, opportunity("o", rated=rating(3, 3))]),
    row(
        "a review rated the opportunity",
        MET,
        "rated",
        OPPORTUNITY,
        [*_RULED, opportunity("o"), opportunity_review("o", rating(3, 3))],
    ),
    row(
        "nobody rated it",
        NOT_MET,
        "risk-not-rated",
        RISK,
        [*_RULED, risk("r")],
        says=["inherent", "residual"],
        closed_by=[_RATED],
    ),
    row(
        "only the inherent rating is there",
        NOT_MET,
        "risk-not-rated",
        RISK,
        [*_RULED, risk("r", inherent=rating(1, 1))],
        says=["residual"],
    ),
    row(
        "only the residual rating is there",
        NOT_MET,
        "risk-not-rated",
        RISK,
        [*_RULED, risk("r", residual=rating(1, 1))],
        says=["inherent"],
    ),
    row(
        "nobody rated the opportunity",
        NOT_MET,
        "opportunity-not-rated",
        OPPORTUNITY,
        [*_RULED, opportunity("o")],
        closed_by=[opportunity("o", rated=rating(1, 1))],
    ),
    row(
        "rated on a matrix that is larger than the one in force",
        NOT_MET,
        "risk-off-matrix",
        RISK,
        [*_SOLD, criteria(3), _RATED],
        says=["inherent", "residual"],
        closed_by=[risk("r", inherent=rating(3, 3), residual=rating(3, 1))],
    ),
    row(
        "one rating has no place",
        NOT_MET,
        "risk-off-matrix",
        RISK,
        [*_RULED, risk("r", inherent=rating(6, 1), residual=rating(1, 1))],
        says=["inherent"],
    ),
    row(
        "the rating of the opportunity has no place",
        NOT_MET,
        "opportunity-off-matrix",
        OPPORTUNITY,
        [*_RULED, opportunity("o", rated=rating(1, 6))],
        closed_by=[opportunity("o", rated=rating(1, 5))],
    ),
    row(
        "the latest criteria count",
        MET,
        "rated",
        RISK,
        [*_RULED, criteria(3, on=YESTERDAY), risk("r", inherent=rating(3, 3), residual=rating(3, 1))],
    ),
    row("there are no criteria", CANNOT_TELL, "no-criteria", RISK, [*_SOLD, _RATED], closed_by=[criteria(on=TODAY)]),
    row("there are criteria from tomorrow", CANNOT_TELL, "no-criteria", RISK, [*_SOLD, _RATED, criteria(on=TOMORROW)]),
    row("no criteria for an opportunity", CANNOT_TELL, "no-criteria", OPPORTUNITY, [*_SOLD, opportunity("o", rated=rating(1, 1))]),
    row("nothing is known", NOT_ASKED, "", EMPTY, [*_RULED, risk("r", on=TOMORROW), opportunity("o", on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, RISK, [*_RULED, risk("r"), exclusion("UNC-3")]),
    row("set aside for this risk", SET_ASIDE, ASIDE, RISK, [*_RULED, risk("r"), exclusion("UNC-3", RISK)]),
    row("set aside for another", NOT_MET, "risk-not-rated", RISK, [*_RULED, risk("r"), risk("s"), exclusion("UNC-3", "risk:s")]),
)

UNC_8: Final = of(
    "UNC-8",
    row(
        "identified yesterday",
        MET,
        "first-review-ahead",
        RISK,
        [*_SOLD, risk("r")],
        says=[str(YESTERDAY), "identified"],
        until=DUE_IN_A_YEAR,
    ),
    row("identified a year ago", MET, "first-review-ahead", RISK, [*_SOLD, risk("r", on=A_YEAR_AGO)], until=TODAY),
    row("reviewed today", MET, "in-date", RISK, [*_SOLD, risk("r", on=LONG_AGO), risk_review("r", on=TODAY)], until=IN_A_YEAR),
    row(
        "an opportunity identified yesterday",
        MET,
        "first-review-ahead",
        OPPORTUNITY,
        [*_SOLD, opportunity("o")],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "an opportunity reviewed today",
        MET,
        "in-date",
        OPPORTUNITY,
        [*_SOLD, opportunity("o", on=LONG_AGO), opportunity_review("o", on=TODAY)],
        until=IN_A_YEAR,
    ),
    row(
        "identified a year and a day ago",
        NOT_MET,
        "risk-never-reviewed",
        RISK,
        [*_SOLD, risk("r", on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY), "identified", "nobody"],
        closed_by=[risk_review("r", on=TODAY)],
    ),
    row(
        "reviewed a year and a day ago",
        NOT_MET,
        "risk-review-overdue",
        RISK,
        [*_SOLD, risk("r", on=LONG_AGO), risk_review("r", on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[risk_review("r", on=TODAY)],
    ),
    row(
        "an opportunity reviewed a year and a day ago",
        NOT_MET,
        "opportunity-review-overdue",
        OPPORTUNITY,
        [*_SOLD, opportunity("o", on=LONG_AGO), opportunity_review("o", on=OVER_A_YEAR_AGO)],
        says=[str(OVER_A_YEAR_AGO), str(YESTERDAY)],
        closed_by=[opportunity_review("o", on=TODAY)],
    ),
    row(
        "an opportunity identified long ago",
        NOT_MET,
        "opportunity-never-reviewed",
        OPPORTUNITY,
        [*_SOLD, opportunity("o", on=LONG_AGO)],
        closed_by=[opportunity_review("o", on=TODAY)],
    ),
    row("reviewed tomorrow", NOT_MET, "risk-never-reviewed", RISK, [*_SOLD, risk("r", on=LONG_AGO), risk_review("r", on=TOMORROW)]),
    row(
        "another was reviewed", NOT_MET, "risk-never-reviewed", RISK, [*_SOLD, risk("r", on=LONG_AGO), risk("s"), risk_review("s")]
    ),
    row("nothing is known", NOT_ASKED, "", EMPTY, [*_SOLD, risk("r", on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, RISK, [*_SOLD, risk("r", on=LONG_AGO), exclusion("UNC-8")]),
    row("set aside for this risk", SET_ASIDE, ASIDE, RISK, [*_SOLD, risk("r", on=LONG_AGO), exclusion("UNC-8", RISK)]),
    row(
        "set aside for another",
        NOT_MET,
        "risk-never-reviewed",
        RISK,
        [*_SOLD, risk("r", on=LONG_AGO), risk("s"), exclusion("UNC-8", "risk:s")],
    ),
)

ROWS: Final = (*UNC_1, *UNC_2, *UNC_3, *UNC_8)
