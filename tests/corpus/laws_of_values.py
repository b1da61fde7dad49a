"""Laws that one record breaks, written by hand: what is changed in a record of the Moka Bar, and what is to be told.

Each row: why it is refused; which record, by its array and its place there; what is changed, by places in the record; and the place
and the code of the problem. An empty place is the record itself.
"""

from typing import Any, Final

from .world import GONE

Row = tuple[str, str, int, dict[str, Any], dict[str, str]]

_SCORE: Final = "attractiveness.scores[0]"
_MATRIX: Final = "opportunity_matrix"
_SAMPLE: Final = "samples[0]"
_SOURCE: Final = "versions[1].source"

NUMBERS: Final[list[Row]] = [
    ("a weight of nothing", "segments", 0, {"preferences[0].weight": 0}, {"preferences[0].weight": "number.range"}),
    ("a weight above the highest", "segments", 0, {"preferences[1].weight": 6}, {"preferences[1].weight": "number.range"}),
    (
        "a whole number beyond those JSON keeps",
        "segments",
        0,
        {"preferences[0].weight": 2**53},
        {"preferences[0].weight": "number.range"},
    ),
    (
        "a number below all numbers",
        "positionings",
        0,
        {f"{_SCORE}.weight": -(2**1024)},
        {f"{_SCORE}.weight": "number.range"},
    ),
    ("a whole number beyond every number", "objectives", 0, {"target": 2**1024}, {"target": "number.range"}),
    ("a score below the lowest", "positionings", 0, {f"{_SCORE}.score": 0.99}, {f"{_SCORE}.score": "number.range"}),
    ("a score above the highest", "positionings", 0, {f"{_SCORE}.score": 10.01}, {f"{_SCORE}.score": "number.range"}),
    ("a criterion that counts nothing", "positionings", 0, {f"{_SCORE}.weight": 0}, {f"{_SCORE}.weight": "number.positive"}),
    ("a criterion that counts minus zero", "positionings", 0, {f"{_SCORE}.weight": -0.0}, {f"{_SCORE}.weight": "number.positive"}),
    ("a criterion that counts against", "positionings", 0, {f"{_SCORE}.weight": -1.5}, {f"{_SCORE}.weight": "number.positive"}),
    ("every no times", "factors", 0, {"review.every": 0}, {"review.every": "number.range"}),
    ("every so rarely", "factors", 0, {"review.every": 1201}, {"review.every": "number.range"}),
    ("a likelihood below the lowest", "risks", 0, {"inherent.likelihood": 0}, {"inherent.likelihood": "number.range"}),
    ("a consequence above the highest", "opportunities", 0, {"rating.consequence": 11}, {"rating.consequence": "number.range"}),
    (
        "a point far below",
        "priorities",
        0,
        {"satisfaction.scale.points[0].value": -1001},
        {"satisfaction.scale.points[0].value": "number.range"},
    ),
    (
        "a point far above",
        "priorities",
        0,
        {"satisfaction.scale.points[4].value": 1001},
        {"satisfaction.scale.points[4].value": "number.range"},
    ),
    ("a negative count", "priorities", 0, {"importance.counts[3]": -1}, {"importance.counts[3]": "number.range"}),
    ("fewer skipped than none", "priorities", 0, {"importance.skipped": -1}, {"importance.skipped": "number.range"}),
    ("nobody took part in a session", "feedback_sessions", 0, {"participants": 0}, {"participants": "number.range"}),
    ("a group of nobody", "surveys", 1, {"smallest_group": 0}, {"smallest_group": "number.range"}),
    ("a study of nobody", "studies", 1, {"sample_size": 0}, {"sample_size": "number.range"}),
    ("fewer invited than none", "waves", 1, {f"{_SAMPLE}.invited": -1}, {f"{_SAMPLE}.invited": "number.range"}),
    ("fewer answered than none", "waves", 1, {f"{_SAMPLE}.answered": -1}, {f"{_SAMPLE}.answered": "number.range"}),
    ("a population below nobody", "waves", 1, {f"{_SAMPLE}.population": -1}, {f"{_SAMPLE}.population": "number.range"}),
    ("a top of no points", "metrics", 0, {"top": 0}, {"top": "number.range"}),
    ("nothing tolerated, not even the lowest level", "risk_criteria", 0, {"tolerance": 0}, {"tolerance": "number.range"}),
    ("a level tolerated that there is not", "risk_criteria", 0, {"tolerance": 4}, {"tolerance": "number.range"}),
    ("a level below the lowest", "risk_criteria", 0, {f"{_MATRIX}.grid[0][1]": 0}, {f"{_MATRIX}.grid[0][1]": "number.range"}),
    ("a level above the labels", "risk_criteria", 0, {f"{_MATRIX}.grid[1][0]": 3}, {f"{_MATRIX}.grid[1][0]": "number.range"}),
    ("a strength between two", "contributions", 0, {"strength": 2}, {"strength": "enum"}),
    ("a strength of nothing", "contributions", 0, {"strength": 0}, {"strength": "enum"}),
    ("an amount as a whole number", "authorities", 0, {"limit.amount": 12}, {"limit.amount": "type.decimal"}),
    ("null for an amount", "authorities", 0, {"limit.amount": None}, {"limit.amount": "type.decimal"}),
    ("true for an amount", "authorities", 0, {"limit.amount": True}, {"limit.amount": "type.decimal"}),
    *(
        (f"an amount written as {amount!r}", "authorities", 0, {"limit.amount": amount}, {"limit.amount": "decimal.form"})
        for amount in ("", "-1", "+1", "1e3", "1,5", "01", ".5", "1.", " 1", "1\n", "\u0661", "NaN", "Infinity", "1_000", "0x10")
    ),
    ("an amount of 16 digits", "authorities", 0, {"limit.amount": "1000000000000000"}, {"limit.amount": "money.range"}),
    ("an amount of seven decimals", "authorities", 0, {"limit.amount": "0.0000001"}, {"limit.amount": "money.range"}),
    ("an amount of both", "authorities", 0, {"limit.amount": "1000000000000000.0000001"}, {"limit.amount": "money.range"}),
    *(
        (f"a currency written as {currency!r}", "authorities", 0, {"limit.currency": currency}, {"limit.currency": "currency.form"})
        for currency in ("eur", "EURO", "E", "", "€", "EU1", "EUR ")
    ),
]

TEXTS: Final[list[Row]] = [
    *(
        (f"a text {why}", "jobs", 0, {"verb": text}, {"verb": "text.form"})
        for why, text in (
            ("with a space before it", " start"),
            ("with a space behind it", "start "),
            ("with a line end behind it", "start\n"),
            ("with a no-break space before it", "\u00a0start"),
            ("of a tab", "\t"),
            ("with a null character", "st\u0000art"),
            ("with an escape character", "st\u001bart"),
            ("with a delete character", "st\u007fart"),
            ("with a next-line character", "st\u0085art"),
            ("of which nothing can be seen", "\u200b"),
        )
    ),
    ("an empty text", "jobs", 0, {"verb": ""}, {"verb": "text.length"}),
    ("an empty text where it may be left out", "segments", 0, {"description": ""}, {"description": "text.length"}),
    ("an empty text in an array", "needs", 0, {"outcome.examples[1]": ""}, {"outcome.examples[1]": "text.length"}),
    ("an empty word of a matrix", "risk_criteria", 0, {f"{_MATRIX}.labels[0]": ""}, {f"{_MATRIX}.labels[0]": "text.length"}),
    *(
        (f"an id {why}", "jobs", 0, {"id": text}, {"id": "id.form"})
        for why, text in (
            ("of nothing", ""),
            ("of 201 characters", "n" * 201),
            ("with a space before it", " start"),
            ("with a line end behind it", "start\n"),
            ("with a tab within", "st\tart"),
            ("with a colon", "job:start"),
            ("with an at sign", "start@six"),
            ("with a plus", "start+go"),
            ("of characters not composed", "cafe\u0301"),
            ("with what nobody sees", "st\u200bart"),
            ("with a private character", "st\ue000art"),
            ("with a line separator", "st\u2028art"),
        )
    ),
    (
        "the name of an attribute with a colon",
        "segments",
        0,
        {"preferences[0].attribute": "a:b"},
        {"preferences[0].attribute": "id.form"},
    ),
    ("the name of a criterion with a plus", "positionings", 0, {f"{_SCORE}.criterion": "a+b"}, {f"{_SCORE}.criterion": "id.form"}),
    ("the id of a rule with a space", "exclusions", 0, {"rule": "DIR-3 "}, {"rule": "id.form"}),
    ("a requirement that is derived from nothing", "progress", 0, {"requirement": "implied:quick"}, {"requirement": "id.form"}),
    ("a tag with an at sign", "offerings", 0, {"tags": ["a@b"]}, {"tags": "id.form"}),
    ("a code that is too long", "jurisdictions", 1, {"code": "E" * 201}, {"code": "id.form"}),
    *(
        (f"a Ref written as {text!r}", "exclusions", 1, {"subject": text}, {"subject": "ref.form"})
        for text in ("diners", "nobody:diners", "Segment:diners", "segments:diners", ":diners", "trade_off:calm@speed")
    ),
    ("a Ref to nothing", "exclusions", 1, {"subject": "segment:"}, {"subject": "text.length"}),
    ("an empty Ref", "exclusions", 1, {"subject": ""}, {"subject": "text.length"}),
    ("a Ref with a space behind it", "exclusions", 1, {"subject": "segment:diners "}, {"subject": "text.form"}),
    ("a Ref within an array", "recognitions", 0, {"serves[0]": "second-machine"}, {"serves[0]": "ref.form"}),
    (
        "a Ref within a finding",
        "actions",
        0,
        {"serves[0]": {"rule": "UNC-4", "subject": ["risk"]}},
        {"serves[0].subject[0]": "ref.form"},
    ),
    ("a word in capitals", "targeting_decisions", 0, {"choice": "Target"}, {"choice": "enum"}),
    ("a word with a space behind it", "targeting_decisions", 0, {"choice": "target "}, {"choice": "enum"}),
    ("a word with an underscore", "compliance_evaluations", 0, {"status": "not_compliant"}, {"status": "enum"}),
    ("a word of nothing", "targeting_decisions", 0, {"choice": ""}, {"choice": "enum"}),
    ("the name of a scale in capitals", "priorities", 0, {"importance.scale": "LIKERT-5"}, {"importance.scale": "enum"}),
    ("a kind in capitals", "requirements", 0, {"origin.kind": "STATED"}, {"origin.kind": "kind.unknown"}),
    ("a kind of another union", "requirements", 0, {"origin.kind": "on-satisfaction"}, {"origin.kind": "kind.unknown"}),
    *(
        (
            f"{scheme}: {value!r}",
            "obligations",
            0,
            {_SOURCE: {"scheme": scheme, "value": value}},
            {f"{_SOURCE}.value": "reference.form"},
        )
        for scheme, value in (
            ("celex", "32004R853"),
            ("celex", "Regulation 853/2004"),
            ("celex", "32004R0853 of 2004"),
            ("eli", "reg/2004/853"),
            ("akn", "/akn/eu"),
            ("iso", "ISO"),
            ("iso", "iso 9001:2015"),
            ("url", "www.moka.example"),
            ("url", "ftp://moka.example"),
            ("url", "https://moka.example/a b"),
        )
    ),
]

DAYS: Final[list[Row]] = [
    *(
        (f"a day written as {day!r}", "trends", 0, {"on": day}, {"on": "date.form"})
        for day in (
            "",
            "20260404",
            "2026-4-4",
            "2026-W14-6",
            "2026-094",
            " 2026-04-04",
            "2026-04-04\n",
            "2026-04-04Z",
            "04.04.2026",
        )
    ),
    ("a day in other digits", "trends", 0, {"on": "\u0662\u0660\u0662\u0666-04-04"}, {"on": "date.form"}),
    ("true for a day", "trends", 0, {"on": True}, {"on": "date.form"}),
    *(
        (f"there is no {day}", "trends", 0, {"on": day}, {"on": "date.invalid"})
        for day in ("2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-01-00")
    ),
    ("an end before the start", "capabilities", 0, {"in_place.end": "2025-12-31"}, {"in_place.end": "period.order"}),
    ("an end on the day of the start", "capabilities", 0, {"in_place.end": "2026-01-01"}, {"in_place.end": "period.order"}),
    ("a start after the end", "offerings", 0, {"on_sale.start": "2028-03-02"}, {"on_sale.end": "period.order"}),
    ("a wave that ends as it begins", "waves", 1, {"fielded.end": "2026-05-04"}, {"fielded.end": "period.order"}),
    ("evidence of the day after", "commitment_acts", 0, {"evidence[0].on": "2026-04-02"}, {"evidence[0]": "evidence.late"}),
    ("evidence after an evaluation", "compliance_evaluations", 0, {"on": "2026-05-30"}, {"evidence[0]": "evidence.late"}),
    ("evidence after a review", "risk_reviews", 0, {"evidence[0].on": "2027-01-01"}, {"evidence[0]": "evidence.late"}),
    ("evidence after a transition", "actions", 0, {"log[1].evidence.on": "2026-06-21"}, {"log[1].evidence": "evidence.late"}),
    (
        "announced after its start",
        "obligations",
        0,
        {"versions[1].announced": "2026-01-02"},
        {"versions[1].announced": "version.announced"},
    ),
    (
        "the first announced after its start",
        "obligations",
        0,
        {"versions[0].announced": "2026-01-02"},
        {"versions[0].announced": "version.announced"},
    ),
    (
        "announced a year late",
        "obligations",
        1,
        {"versions[0].announced": "2027-01-01"},
        {"versions[0].announced": "version.announced"},
    ),
    ("versions that overlap by a day", "obligations", 0, {"versions[0].in_force.end": "2026-01-02"}, {"versions": "version.order"}),
    ("a version after one without an end", "obligations", 0, {"versions[0].in_force.end": GONE}, {"versions": "version.order"}),
    (
        "a version before the one it follows",
        "obligations",
        0,
        {"versions[1].in_force": {"start": "2019-01-01", "end": "2020-01-01"}, "versions[1].announced": GONE},
        {"versions": "version.order"},
    ),
    ("accepted until the day before", "risk_acceptances", 0, {"until": "2026-05-01"}, {"until": "acceptance.until"}),
    ("accepted until last year", "risk_acceptances", 0, {"until": "2025-05-02"}, {"until": "acceptance.until"}),
    ("accepted after its end", "risk_acceptances", 0, {"on": "2026-07-01"}, {"until": "acceptance.until"}),
    ("due before it was planned", "actions", 0, {"due": "2026-03-03"}, {"due": "action.due"}),
    ("planned after it was due", "actions", 0, {"planned": "2026-07-01", "log": []}, {"due": "action.due"}),
    ("due in the year before", "actions", 0, {"due": "2025-06-30"}, {"due": "action.due"}),
    ("begun before it was planned", "actions", 0, {"log[0].on": "2026-03-03"}, {"log[0].on": "action.order"}),
    ("done before it was begun", "actions", 0, {"log[1].on": "2026-05-01", "log[1].evidence": GONE}, {"log[1].on": "action.order"}),
    (
        "verified before it was done",
        "actions",
        0,
        {"log[+]": {"to": "effective", "on": "2026-06-19", "by": "auditor"}},
        {"log[2].on": "action.order"},
    ),
    ("done at once", "actions", 0, {"log[0].to": "done"}, {"log[0].to": "action.transition"}),
    ("planned again", "actions", 0, {"log[0].to": "planned"}, {"log[0].to": "action.transition"}),
    ("effective without being done", "actions", 0, {"log[1].to": "effective"}, {"log[1].to": "action.transition"}),
    (
        "cancelled once it was done",
        "actions",
        0,
        {"log[+]": {"to": "cancelled", "on": "2026-06-21", "by": "technician"}},
        {"log[2].to": "action.transition"},
    ),
    ("answered before it came", "feedback", 0, {"answered": "2026-06-14"}, {"answered": "feedback.order"}),
    ("closed before it was answered", "feedback", 0, {"closed": "2026-06-14"}, {"closed": "feedback.order"}),
    ("closed and never answered", "feedback", 0, {"answered": GONE}, {"closed": "feedback.order"}),
]

ROWS: Final = {"numbers": NUMBERS, "texts": TEXTS, "days": DAYS}
