"""What is heard, and how it is led: what is of a wrong type, missing, misspelt or against a law is told at its place."""

import copy
import json
from decimal import Decimal
from typing import Any, Final

import pytest

from customerfocus.codec import Problem, dump, load

from ..moka_bar_heard import HEARD_DOCUMENT
from .documents import places
from .refused import HEAD, Place, brief, holder, path_of, problems, put, told

# ---- every value, wherever it stands ---------------------------------------------------------------------------------


PLACES: Final = list(places(HEARD_DOCUMENT))
KEYS: Final = [each for each in PLACES if isinstance(each[-1], str) and len(each) > 1]
EACH_PLACE: Final = [pytest.param(each, id=path_of(each)) for each in PLACES]
EACH_KEY: Final = [pytest.param(each, id=path_of(each)) for each in KEYS]


def alone(place: Place) -> dict[str, Any]:
    """Return a document with the one array that a place lies in."""
    field = str(place[0])
    return {**HEAD, field: copy.deepcopy(HEARD_DOCUMENT[field])}


@pytest.mark.parametrize("place", EACH_PLACE)
@pytest.mark.parametrize("value", [None, True, 0.5j, object], ids=["null", "true", "a complex number", "a class"])
def test_nothing_foreign_stands_anywhere(place: Place, value: object) -> None:
    (problem,) = problems(put(alone(place), place, value))
    tag = path_of(place).endswith(".asks.kind")
    assert problem.path == path_of(place)
    assert problem.code in ({"kind.unknown"} if tag else {"date.form", "type.array", *TYPES})


TYPES: Final = ("type.text", "type.integer", "type.number", "type.object", "type.decimal")


@pytest.mark.parametrize("place", EACH_KEY)
def test_a_misspelt_key_is_told_with_the_one_it_may_have_been_meant_for(place: Place) -> None:
    document = alone(place)
    members = holder(document, place)
    members[f"{place[-1]}x"] = members.pop(place[-1])
    misspelt = [each for each in problems(document) if each.code == "key.unknown"]
    if place[-2:] == ("asks", "kind"):  # without its kind nobody knows which keys it may have
        assert told(document) == [(path_of(place), "kind.missing")]
    else:
        message = f"'{place[-1]}x' is no key here; {place[-1]!r} is"
        assert misspelt == [Problem(path=f"{path_of(place)}x", code="key.unknown", message=message)]


MAY_BE_LEFT_OUT: Final = {
    *("feedback.text", "feedback.themes", "feedback.answered", "feedback.closed", "feedback.solved_under", "feedback.led_to"),
    *("surveys.smallest_group", "waves.samples", "waves.samples.population", "waves.samples.tallies"),
    *("waves.samples.tallies.tally.skipped", "studies.sample_size", "studies.insights"),
    *("metrics.segment", "metrics.top", "metrics.points", "metrics.better", "objectives.strategic"),
    *("commitment_acts.evidence", "management_reviews.objectives", "management_reviews.decisions", "decisions.impacts"),
    *("authorities.limit", "waves.fielded.end", "studies.fielded.end", "authorities.in_force.end"),
}


@pytest.mark.parametrize("place", EACH_KEY)
def test_a_key_that_is_missing_is_told_unless_it_may_be_left_out(place: Place) -> None:
    document = alone(place)
    del holder(document, place)[place[-1]]
    name = ".".join(each for each in place if isinstance(each, str))
    missing = [(path_of(place), "kind.missing" if name.endswith(".asks.kind") else "key.missing")]
    expected = [] if name in MAY_BE_LEFT_OUT else missing
    # A share without its points, and an answer that is left out of what is closed, break a law; what is named stands elsewhere.
    others = {"ref.missing", "metric.points", "feedback.order"}
    assert [each for each in told_or_nothing(document) if each[1] not in others] == expected


def told_or_nothing(document: object) -> list[tuple[str, str]]:
    try:
        load(document)
    except ValueError:
        return told(document)
    return []


# ---- values of a wrong form, and broken laws -------------------------------------------------------------------------

RECOMMEND: Final[Place] = ("waves", 1, "samples", 0, "tallies", 1, "tally")
LIMIT: Final[Place] = ("authorities", 0, "limit")
ASKS: Final[Place] = ("surveys", 1, "questions", 0, "asks")

LAWS: Final[list[tuple[str, Place, object, int, str]]] = [
    ("an amount as a number", (*LIMIT, "amount"), 12.5, 0, "type.decimal"),
    ("an amount as a whole number", (*LIMIT, "amount"), 12, 0, "type.decimal"),
    ("an amount with a sign", (*LIMIT, "amount"), "-12.5", 0, "decimal.form"),
    ("an amount with a plus", (*LIMIT, "amount"), "+12.5", 0, "decimal.form"),
    ("an amount with an exponent", (*LIMIT, "amount"), "1e3", 0, "decimal.form"),
    ("an amount with a comma", (*LIMIT, "amount"), "12,50", 0, "decimal.form"),
    ("an amount that begins with a zero", (*LIMIT, "amount"), "012", 0, "decimal.form"),
    ("an amount that begins with a point", (*LIMIT, "amount"), ".5", 0, "decimal.form"),
    ("an amount that ends with a point", (*LIMIT, "amount"), "12.", 0, "decimal.form"),
    ("an amount with a line end", (*LIMIT, "amount"), "12\n", 0, "decimal.form"),
    ("an amount in other digits", (*LIMIT, "amount"), "\u0661\u0662", 0, "decimal.form"),
    ("an amount that is not a number", (*LIMIT, "amount"), "NaN", 0, "decimal.form"),
    ("an amount that is empty", (*LIMIT, "amount"), "", 0, "decimal.form"),
    ("an amount of a million digits", (*LIMIT, "amount"), "1" * 1_000_000, 0, "decimal.form"),
    ("an amount of 16 digits", (*LIMIT, "amount"), "1" * 16, 0, "money.range"),
    ("an amount of seven decimals", (*LIMIT, "amount"), "0.0000001", 0, "money.range"),
    ("an amount as an exact number with a sign", (*LIMIT, "amount"), Decimal(-1), 0, "money.range"),
    ("an amount as an exact number that is none", (*LIMIT, "amount"), Decimal("sNaN"), 0, "number.finite"),
    ("a currency in small letters", (*LIMIT, "currency"), "eur", 0, "currency.form"),
    ("an unknown question type", (*ASKS, "kind"), "loyalty", 0, "kind.unknown"),
    ("a question type by its class", (*ASKS, "kind"), "NeedSatisfaction", 0, "kind.unknown"),
    ("what is asked as a word", ASKS, "recommendation", 0, "type.object"),
    ("a need where none is asked about", ASKS, {"kind": "trust", "need": "quick"}, -1, "key.unknown"),
    ("no need where one is asked about", ASKS, {"kind": "importance"}, -1, "key.missing"),
    ("a recommendation on five points", ("surveys", 1, "questions", 0, "scale"), "likert-5", 0, "question.scale"),
    ("a question twice", ("surveys", 1, "questions", 1, "id"), "recommend", 2, "value.duplicate"),
    ("no question", ("surveys", 0, "questions"), [], 0, "array.length"),
    ("a group of nobody", ("surveys", 1, "smallest_group"), 0, 0, "number.range"),
    ("more answers than invitations", ("waves", 1, "samples", 0, "answered"), 201, 0, "sample.counts"),
    ("more invitations than people", ("waves", 1, "samples", 0, "population"), 199, -2, "sample.counts"),
    ("more in a tally than answered", (*RECOMMEND, "skipped"), 2, 3, "sample.counts"),
    ("one count too few", (*RECOMMEND, "counts"), [0] * 10, 0, "tally.counts"),
    ("a segment twice", ("waves", 1, "samples", 1, "segment"), "commuters", 2, "value.duplicate"),
    ("a question answered twice", ("waves", 1, "samples", 0, "tallies", 0, "question"), "recommend", 2, "value.duplicate"),
    ("a wave that ends as it begins", ("waves", 1, "fielded", "end"), "2026-05-04", 0, "period.order"),
    ("no segment of a study", ("studies", 0, "segments"), [], 0, "array.length"),
    ("a study of nobody", ("studies", 1, "sample_size"), 0, 0, "number.range"),
    ("points of no share", ("metrics", 0, "points"), [9, 10], 0, "metric.points"),
    ("a share without points", ("metrics", 1, "points"), [], 0, "metric.points"),
    ("a point twice", ("metrics", 1, "points"), [1, 1], 0, "value.duplicate"),
    ("a top of nothing", ("metrics", 0, "top"), 0, 0, "number.range"),
    ("closed before it was answered", ("feedback", 0, "closed"), "2026-06-14", 0, "feedback.order"),
    ("answered before it came", ("feedback", 0, "answered"), "2026-06-14", 0, "feedback.order"),
    ("evidence of tomorrow", ("commitment_acts", 0, "evidence", 0, "on"), "2026-04-02", 1, "evidence.late"),
    ("an impact twice", ("decisions", 0, "impacts", 1, "segment"), "commuters", 2, "value.duplicate"),
    ("no input", ("management_reviews", 0, "inputs"), [], 0, "array.length"),
    ("an input twice", ("management_reviews", 0, "inputs"), ["risks", "risks"], 0, "value.duplicate"),
    ("a recognition for nothing", ("recognitions", 0, "serves"), [], 0, "array.length"),
    ("a recognition of a finding", ("recognitions", 0, "serves", 0), {"rule": "DIR-7", "subject": []}, 0, "type.text"),
    ("a target that is not finite", ("objectives", 0, "target"), float("inf"), 0, "number.finite"),
]
"""What is put where; how many steps above that place the law is told, or below it: at another key, written as a negative number."""

ELSEWHERE: Final = {
    "a need where none is asked about": "$.surveys[1].questions[0].asks.need",
    "no need where one is asked about": "$.surveys[1].questions[0].asks.need",
    "more invitations than people": "$.waves[1].samples[0].invited",
}


@pytest.mark.parametrize(
    ("name", "place", "value", "above", "code"), [pytest.param(*each, id=f"{each[0]}-{brief(each[2])}") for each in LAWS]
)
def test_a_broken_law_is_told_at_its_place(name: str, place: Place, value: object, above: int, code: str) -> None:
    path = ELSEWHERE[name] if above < 0 else path_of(place[: len(place) - above])
    assert told(put(alone(place), place, value)) == [(path, code)]


# ---- records that do not stand together ------------------------------------------------------------------------------


def test_a_need_that_a_question_asks_about_is_missed_at_its_question(document: dict[str, Any]) -> None:
    document["surveys"][1]["questions"][5]["asks"]["need"] = "quiet"
    assert problems(document) == (
        Problem(
            path="$.surveys[1].questions[5].asks.need",
            code="ref.missing",
            message="survey:spring names need 'quiet' in questions[5].asks.need, and the register holds none",
        ),
    )


def test_what_a_sample_names_is_missed_at_samples_since_their_order_is_not_kept(document: dict[str, Any]) -> None:
    document["waves"][1]["samples"][0]["segment"] = "nobody"
    assert told(document) == [("$.waves[1].samples.segment", "ref.missing")]


def test_a_question_that_nobody_asks_is_missed_and_is_none_of_its_survey(document: dict[str, Any]) -> None:
    document["waves"][1]["samples"][0]["tallies"][0]["question"] = "lost"
    assert told(document) == [
        ("$.waves[1].samples.tallies.question", "ref.missing"),
        ("$.waves[1].samples.tallies.question", "wave.question"),
    ]


def test_answers_on_another_scale_are_told_at_their_wave(document: dict[str, Any]) -> None:
    document["surveys"][1]["questions"][1]["scale"] = "ten-point"
    assert told(document) == [("$.waves[1].samples.tallies.tally", "scale.mismatch")]


def test_an_id_that_two_sources_share_is_told_at_the_second(document: dict[str, Any]) -> None:
    document["studies"][0]["id"] = "may"
    assert problems(document) == (
        Problem(
            path="$.studies[0].id",
            code="id.shared",
            message="study:may has the id of wave:may; sessions, waves, studies and feedback share none",
        ),
    )


def test_a_question_that_two_surveys_ask_is_told_at_its_place_in_the_second(document: dict[str, Any]) -> None:
    document["surveys"][1]["questions"][4]["id"] = "q"
    assert told(document) == [("$.surveys[1].questions[4].id", "id.shared")]


def test_a_metric_of_another_scale_is_told_at_its_question(document: dict[str, Any]) -> None:
    document["metrics"][0]["question"] = "again"
    assert told(document) == [("$.metrics[0].question", "metric.scale")]


@pytest.mark.parametrize(
    ("place", "path"),
    [
        (("needs", 0, "evidence", 0), "$.needs[0].evidence"),
        (("progress", 0, "heard_in", 0), "$.progress[0].heard_in"),
        (("feedback", 0, "solved_under"), "$.feedback[0].solved_under"),
        (("feedback", 0, "led_to", 0), "$.feedback[0].led_to"),
        (("waves", 1, "survey"), "$.waves[1].survey"),
        (("metrics", 1, "question"), "$.metrics[1].question"),
        (("objectives", 0, "metric"), "$.objectives[0].metric"),
        (("objectives", 1, "strategic"), "$.objectives[1].strategic"),
        (("management_reviews", 0, "decisions", 0), "$.management_reviews[0].decisions"),
        (("decisions", 0, "impacts", 0, "segment"), "$.decisions[0].impacts.segment"),
        (("trends", 0, "factor"), "$.trends[0].factor"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_named_and_not_held_is_told_once(document: dict[str, Any], place: Place, path: str) -> None:
    assert told(put(document, place, "lost")) == [(path, "ref.missing")]


def test_evidence_may_be_of_any_kind_and_the_sentence_names_all(document: dict[str, Any]) -> None:
    document["needs"][0]["evidence"] = ["lost"]
    (problem,) = problems(document)
    assert problem.message == (
        "need:quick names feedback-session or wave or study or feedback 'lost' in evidence, and the register holds none"
    )


def test_what_a_finding_speaks_of_is_missed_at_what_the_action_serves(document: dict[str, Any]) -> None:
    document["actions"][0]["serves"][0]["subject"] = ["risk:lost"]
    assert told(document) == [("$.actions[0].serves.subject", "ref.missing")]


# ---- written and read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", ["12.5", "12.50", "12.500000"])
def test_an_amount_is_written_in_its_shortest_digits(document: dict[str, Any], amount: str) -> None:
    document["authorities"][0]["limit"]["amount"] = amount
    assert dump(load(document))["authorities"][0]["limit"] == {"amount": "12.5", "currency": "EUR"}


def test_an_amount_may_be_an_exact_number(document: dict[str, Any]) -> None:
    register = load(document)
    document["authorities"][0]["limit"]["amount"] = Decimal("12.50")
    assert load(document) == register


def test_an_amount_goes_through_json_as_text(document: dict[str, Any]) -> None:
    document["authorities"][0]["limit"]["amount"] = "999999999999999.999999"
    again = json.loads(json.dumps(dump(load(document))))
    assert again["authorities"][0]["limit"]["amount"] == "999999999999999.999999"


def test_what_is_a_set_by_meaning_is_written_in_one_order(document: dict[str, Any]) -> None:
    turned = copy.deepcopy(document)
    turned["waves"][1]["samples"].reverse()
    turned["waves"][1]["samples"][1]["tallies"].reverse()
    turned["metrics"][1]["points"].reverse()
    turned["management_reviews"][0]["inputs"].reverse()
    turned["decisions"][0]["impacts"].reverse()
    turned["recognitions"][0]["serves"].reverse()
    assert dump(load(turned)) == document


def test_questions_and_insights_keep_their_order(document: dict[str, Any]) -> None:
    document["surveys"][1]["questions"].reverse()
    document["studies"][1]["insights"].reverse()
    written = dump(load(document))
    assert (written["surveys"], written["studies"]) == (document["surveys"], document["studies"])
