"""Laws of Kano's questionnaire: the table is the published one, and no figure is made of answers that do not speak of it."""

import math
from fractions import Fraction
from itertools import product
from random import Random

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError, NoDataError, NotOneOfError
from customerfocus.methods.kano import (
    DYSFUNCTIONAL_VALUES,
    EVALUATION_TABLE,
    FUNCTIONAL_VALUES,
    Category,
    Reply,
    classify,
    summarise,
)

Counts = dict[str, int]

ORDER = ("must_be", "one_dimensional", "attractive", "indifferent", "reverse", "questionable")
FOUR = ORDER[:4]
MOST = 2**53 - 1


def counts_of(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[Counts]:
    tallies = st.fixed_dictionaries(dict.fromkeys(ORDER, numbers))
    return tallies.filter(lambda counts: any(counts.values()))


few = counts_of(st.integers(0, 30))
many = counts_of(st.integers(0, MOST))
telling = few.filter(lambda counts: any(counts[name] for name in FOUR))
replies = st.sampled_from(Reply)


def letters(counts: Counts) -> tuple[int, ...]:
    return tuple(counts[name] for name in ORDER)


# ---- the table -------------------------------------------------------------------------------------------------------

# Berger and others 1993, also printed in the README of stp4/stp25kano@13ebf74: rows functional, columns dysfunctional.
PUBLISHED = {
    Reply.LIKE: ["questionable", "attractive", "attractive", "attractive", "one-dimensional"],
    Reply.MUST_BE: ["reverse", "indifferent", "indifferent", "indifferent", "must-be"],
    Reply.NEUTRAL: ["reverse", "indifferent", "indifferent", "indifferent", "must-be"],
    Reply.LIVE_WITH: ["reverse", "indifferent", "indifferent", "indifferent", "must-be"],
    Reply.DISLIKE: ["reverse", "reverse", "reverse", "reverse", "questionable"],
}
CELLS = list(product(Reply, repeat=2))
MIRRORED = {
    Category.ATTRACTIVE: Category.MUST_BE,
    Category.MUST_BE: Category.ATTRACTIVE,
}


@pytest.mark.parametrize(("functional", "dysfunctional"), CELLS)
def test_each_cell_is_as_published(functional: Reply, dysfunctional: Reply) -> None:
    category = classify(functional, dysfunctional)
    assert (type(category), category) == (Category, PUBLISHED[functional][dysfunctional - 1])


@pytest.mark.parametrize(("functional", "dysfunctional"), CELLS)
def test_a_category_is_what_the_table_says(functional: Reply, dysfunctional: Reply) -> None:
    assert classify(functional, dysfunctional) is EVALUATION_TABLE[functional, dysfunctional]


def test_the_table_is_whole_and_has_every_category() -> None:
    assert list(EVALUATION_TABLE) == CELLS
    assert set(EVALUATION_TABLE.values()) == set(Category)


@pytest.mark.parametrize(("functional", "dysfunctional"), CELLS)
def test_must_be_is_attractive_in_the_mirror(functional: Reply, dysfunctional: Reply) -> None:
    """Read from the other end, what must be there delights: presence and absence, like and dislike change places."""
    category = classify(functional, dysfunctional)
    assert classify(Reply(6 - dysfunctional), Reply(6 - functional)) is MIRRORED.get(category, category)


def test_to_like_both_is_no_wish_but_a_contradiction() -> None:
    """The documentation of a package in use prints "one-dimensional" here; its code has it right."""
    assert classify(Reply.LIKE, Reply.LIKE) is Category.QUESTIONABLE


@pytest.mark.parametrize("reply", [Reply.MUST_BE, Reply.NEUTRAL, Reply.LIVE_WITH])
def test_the_same_lukewarm_reply_twice_is_indifference(reply: Reply) -> None:
    assert classify(reply, reply) is Category.INDIFFERENT


def test_functional_comes_first() -> None:
    assert classify(Reply.LIKE, Reply.NEUTRAL) is Category.ATTRACTIVE
    assert classify(Reply.NEUTRAL, Reply.LIKE) is Category.REVERSE
    assert classify(functional=Reply.LIKE, dysfunctional=Reply.NEUTRAL) is Category.ATTRACTIVE


@pytest.mark.parametrize("table", [EVALUATION_TABLE, FUNCTIONAL_VALUES, DYSFUNCTIONAL_VALUES])
def test_a_published_table_cannot_be_changed(table: dict[object, object]) -> None:
    with pytest.raises(TypeError):
        table[next(iter(table))] = None


def test_replies_are_numbered_as_the_table_has_them() -> None:
    assert [(each.name, each.value) for each in Reply] == [
        ("LIKE", 1),
        ("MUST_BE", 2),
        ("NEUTRAL", 3),
        ("LIVE_WITH", 4),
        ("DISLIKE", 5),
    ]


def test_categories_stand_in_the_order_in_which_ties_fall() -> None:
    words = ["must-be", "one-dimensional", "attractive", "indifferent", "reverse", "questionable"]
    assert [each.value for each in Category] == words


@pytest.mark.parametrize("wrong", [1, 1.0, True, "LIKE", "like", None, Category.MUST_BE, 10**400], ids=repr)
@pytest.mark.parametrize("field", ["functional", "dysfunctional"])
def test_what_is_no_reply_is_refused_by_the_name_of_its_argument(field: str, wrong: object) -> None:
    with pytest.raises(NotOneOfError) as caught:
        classify(**{"functional": Reply.LIKE, "dysfunctional": Reply.LIKE} | {field: wrong})  # type: ignore[arg-type]
    names = ("Reply.LIKE", "Reply.MUST_BE", "Reply.NEUTRAL", "Reply.LIVE_WITH", "Reply.DISLIKE")
    assert (caught.value.field, caught.value.allowed) == (field, names)


# ---- all figures at once ---------------------------------------------------------------------------------------------

# The five rows that stp4/stp25kano@13ebf74 prints in its README; three of them are in oracles.json, too.
ROWS: list[tuple[str, Counts, dict[str, object]]] = [
    (
        "service-app",
        {"must_be": 95, "one_dimensional": 123, "attractive": 45, "indifferent": 33},
        {"category": "one-dimensional", "priority_category": "one-dimensional", "fong_difference": 28, "significant": True},
    ),
    (
        "excellent-service",
        {"must_be": 101, "one_dimensional": 54, "attractive": 54, "indifferent": 81, "reverse": 3, "questionable": 3},
        {"category": "must-be", "priority_category": "must-be", "fong_difference": 20, "significant": True},
    ),
    (
        "hotline",
        {"must_be": 15, "one_dimensional": 24, "attractive": 121, "indifferent": 124, "reverse": 6, "questionable": 6},
        {"category": "indifferent", "priority_category": "attractive", "fong_difference": 3, "significant": False},
    ),
    (
        "loan-machine",
        {"must_be": 65, "one_dimensional": 87, "attractive": 93, "indifferent": 51},
        {"category": "attractive", "priority_category": "one-dimensional", "fong_difference": 6, "significant": False},
    ),
    (
        "ready-to-use-return",
        {"must_be": 9, "one_dimensional": 18, "attractive": 83, "indifferent": 177, "reverse": 6, "questionable": 3},
        {"category": "indifferent", "priority_category": "indifferent", "fong_difference": 94, "significant": True},
    ),
]
# Total strength, category strength, better, worse, chi-square and Fong's threshold, as they are printed there.
FIGURES = {
    "service-app": (0.89, 0.09, 0.568, -0.736, 72.49, 19.4),
    "excellent-service": (0.71, 0.07, 0.372, -0.534, 21.64, 18.5),
    "hotline": (0.54, 0.01, 0.511, -0.137, 150.06, 19.8),
    "loan-machine": (0.83, 0.02, 0.608, -0.514, 15.41, 18.5),
    "ready-to-use-return": (0.37, 0.32, 0.352, -0.094, 251.30, 19.9),
}


@pytest.mark.parametrize(("row", "counts", "words"), ROWS, ids=lambda each: each if isinstance(each, str) else "")
def test_a_feature_is_summed_up_as_published(row: str, counts: Counts, words: dict[str, object]) -> None:
    found = summarise(**counts)
    assert {name: getattr(found, name) for name in words} == words
    assert found.n == 296
    figures = [found.total_strength, found.category_strength, found.better, found.worse, found.chi_square, found.fong_critical]
    decimals = (2, 2, 3, 3, 2, 1)
    assert [round(each or 0, places) for each, places in zip(figures, decimals, strict=True)] == list(FIGURES[row])


@given(telling)
def test_the_figures_are_those_of_exact_arithmetic(counts: Counts) -> None:
    m, o, a, i, r, q = letters(counts)
    found, four, n = summarise(**counts), m + o + a + i, m + o + a + i + r + q
    expected = Fraction(four, 4)
    chi_square = sum((each - expected) ** 2 / expected for each in (m, o, a, i))
    first, second, *_ = sorted((m, o, a, i, r, q), reverse=True)
    assert found.n == n
    assert found.total_strength == (m + o + a) / n
    assert found.category_strength == (first - second) / n
    assert (found.better, found.worse) == ((a + o) / four, -(m + o) / four)
    assert found.chi_square == float(chi_square)


@given(few)
def test_fong_compares_the_two_largest_without_the_questionable(counts: Counts) -> None:
    found, n = summarise(**counts), sum(counts.values())
    first, second, *_ = sorted(letters(counts)[:5], reverse=True)
    pooled = (first + second) / (2 * n)
    assert found.fong_difference == first - second
    assert found.fong_critical == pytest.approx(1.65 * math.sqrt(2 * n * pooled * (1 - pooled)))
    assert found.significant == (found.fong_difference >= found.fong_critical and first > 0)


@given(telling)
def test_better_and_worse_change_places_when_attractive_and_must_be_do(counts: Counts) -> None:
    swapped = counts | {"attractive": counts["must_be"], "must_be": counts["attractive"]}
    found, mirrored = summarise(**counts), summarise(**swapped)
    assert found.better is not None
    assert found.worse is not None
    assert (mirrored.better, mirrored.worse) == (-found.worse, -found.better)


@given(telling, st.integers(0, 30), st.integers(0, 30))
def test_reverse_and_questionable_answers_change_neither_better_nor_worse_nor_the_spread(
    counts: Counts, reverse: int, questionable: int
) -> None:
    found, other = summarise(**counts), summarise(**counts | {"reverse": reverse, "questionable": questionable})
    assert (found.better, found.worse, found.chi_square) == (other.better, other.worse, other.chi_square)


def test_every_answer_counts_in_the_strengths() -> None:
    found = summarise(attractive=5, must_be=1, reverse=2, questionable=2)
    assert (found.n, found.total_strength, found.category_strength) == (10, 0.6, 0.3)
    assert (found.better, found.worse) == (5 / 6, -1 / 6)


@given(few, st.integers(2, 1000))
def test_shares_do_not_grow_with_the_sample(counts: Counts, times: int) -> None:
    found, larger = summarise(**counts), summarise(**{name: times * count for name, count in counts.items()})
    shares = ("category", "priority_category", "total_strength", "category_strength", "better", "worse")
    assert [getattr(found, each) for each in shares] == [getattr(larger, each) for each in shares]


@given(few, st.randoms(use_true_random=False))
def test_the_order_of_the_arguments_changes_nothing(counts: Counts, chance: Random) -> None:
    names = list(ORDER)
    chance.shuffle(names)
    assert summarise(**{name: counts[name] for name in names}) == summarise(**counts)


@pytest.mark.parametrize("name", ORDER)
def test_what_is_not_given_is_nobody(name: str) -> None:
    assert summarise(**{name: 7}) == summarise(**dict.fromkeys(ORDER, 0) | {name: 7})


@given(many)
@example(dict.fromkeys(ORDER, MOST))
@example(dict.fromkeys(ORDER, 0) | {"attractive": MOST})
@example(dict.fromkeys(ORDER, 0) | {"questionable": MOST})
@example(dict.fromkeys(FOUR, MOST) | {"reverse": 1})
def test_no_count_is_too_large(counts: Counts) -> None:
    found = summarise(**counts)
    assert (found.total_strength is None) == (not any(counts.get(name) for name in FOUR))
    assert all(math.isfinite(each) for each in attrs.astuple(found) if isinstance(each, float))


# ---- categories ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ORDER)
def test_one_answer_decides_all(name: str) -> None:
    found = summarise(**{name: 1})
    word = name.replace("_", "-")
    assert (found.category, found.priority_category, found.category_strength) == (word, word, 1.0)


@pytest.mark.parametrize(("earlier", "later"), [(ORDER[i], ORDER[j]) for i in range(6) for j in range(i + 1, 6)])
def test_a_tie_falls_to_the_category_that_stands_first(earlier: str, later: str) -> None:
    found = summarise(**{later: 20, earlier: 20})
    assert (found.category, found.priority_category) == (earlier.replace("_", "-"), earlier.replace("_", "-"))
    assert (found.category_strength, found.fong_difference, found.significant) == (
        0,
        0 if later != "questionable" else 20,
        later == "questionable",
    )


@pytest.mark.parametrize(("earlier", "later"), [(ORDER[i], ORDER[j]) for i in range(6) for j in range(i + 1, 6)])
def test_the_larger_category_wins_by_one_answer(earlier: str, later: str) -> None:
    assert summarise(**{later: 21, earlier: 20}).category == later.replace("_", "-")


@pytest.mark.parametrize(("earlier", "later"), [(ORDER[i], ORDER[j]) for i in range(6) for j in range(i + 1, 6)])
def test_five_points_behind_is_as_good_and_more_is_not(earlier: str, later: str) -> None:
    """42 and 38 of 80 lie 5 points apart, and as floats a little more: 0.525 − 0.475 = 0.050000000000000044."""
    assert summarise(**{later: 42, earlier: 38}).priority_category == earlier.replace("_", "-")
    assert summarise(**{later: 43, earlier: 38}).priority_category == later.replace("_", "-")


@given(few)
def test_priority_goes_by_rank_among_those_five_points_behind(counts: Counts) -> None:
    n, largest = sum(counts.values()), max(counts.values())
    near = [name for name in ORDER if Fraction(largest - counts[name], n) <= Fraction(5, 100)]
    assert summarise(**counts).priority_category == near[0].replace("_", "-")


def test_priority_looks_beyond_the_two_largest() -> None:
    found = summarise(indifferent=26, attractive=25, one_dimensional=25, must_be=24)
    assert (found.category, found.priority_category) == ("indifferent", "must-be")


def test_five_points_are_points_of_all_answers() -> None:
    assert summarise(indifferent=12, attractive=10, questionable=18).priority_category == "questionable"
    assert summarise(indifferent=12, attractive=10, questionable=12, reverse=6).priority_category == "attractive"
    assert summarise(indifferent=12, attractive=10).priority_category == "indifferent"


# ---- the test of Fong ------------------------------------------------------------------------------------------------


def test_a_difference_that_reaches_the_threshold_is_significant() -> None:
    found = summarise(must_be=1633, attractive=1567)
    assert (found.fong_difference, found.fong_critical, found.significant) == (66, 66.0, True)
    assert not summarise(must_be=1632, attractive=1567).significant


def test_the_threshold_is_not_rounded_before_it_is_met() -> None:
    """A package in use rounds it to one decimal: 4 answers against 4.04 would do, and so would 5 against 5.04."""
    assert not summarise(must_be=8, attractive=4).significant
    assert not summarise(indifferent=9, attractive=4, must_be=4, one_dimensional=3, reverse=3).significant


def test_questionable_answers_are_no_category_to_fong_but_answers() -> None:
    found = summarise(must_be=10, attractive=4, questionable=40)
    assert found.category == "questionable"
    assert found.fong_difference == 6
    assert found.fong_critical == pytest.approx(1.65 * math.sqrt(14 * 94 / 108))


# ---- nothing to compute from -----------------------------------------------------------------------------------------


def test_without_answers_nothing_is_known() -> None:
    with pytest.raises(NoDataError) as caught:
        summarise()
    assert str(caught.value) == "n: nothing to compute from, nobody answered"


@pytest.mark.parametrize(("reverse", "questionable"), [(3, 0), (0, 3), (4, 1)])
def test_what_no_answer_speaks_of_is_not_known_and_not_0(reverse: int, questionable: int) -> None:
    found = summarise(reverse=reverse, questionable=questionable)
    assert (found.total_strength, found.better, found.worse, found.chi_square) == (None, None, None, None)
    assert found.n == reverse + questionable
    assert found.category == ("reverse" if reverse > questionable else "questionable")


def test_where_every_answer_is_questionable_no_difference_is_significant() -> None:
    found = summarise(questionable=9)
    assert (found.category_strength, found.fong_difference, found.fong_critical, found.significant) == (1.0, 0, 0.0, False)


def test_indifference_is_known_and_0() -> None:
    found = summarise(indifferent=8)
    assert repr((found.total_strength, found.better, found.worse)) == "(0.0, 0.0, 0.0)"
    assert found.chi_square == 24.0


# ---- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [True, 1.0, "1", None, math.nan, -1, 2**53, 10**400],
    ids=["true", "float", "text", "none", "nan", "negative", "much", "huge"],
)
@pytest.mark.parametrize("name", ORDER)
def test_a_wrong_count_is_refused_by_its_name(name: str, wrong: int) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        summarise(**{"attractive": 1} | {name: wrong})
    assert caught.value.field == name


def test_a_count_off_its_range_is_answered_by_the_range() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        summarise(must_be=-1)
    assert str(caught.value) == "must_be must be from 0 to 9007199254740991, got -1"


def test_counts_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        summarise(1)  # type: ignore[call-arg]


WHOLE = summarise(must_be=3, attractive=5, questionable=2)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("n", 0),
        ("n", 6 * MOST + 1),
        ("total_strength", -0.1),
        ("total_strength", 1.1),
        ("category_strength", -0.1),
        ("category_strength", 1.1),
        ("category_strength", None),
        ("better", -0.1),
        ("better", 1.1),
        ("worse", -1.1),
        ("worse", 0.1),
        ("fong_difference", -1),
        ("fong_difference", 11),
        ("fong_critical", -0.1),
        ("fong_critical", 16.6),
        ("fong_critical", None),
        ("significant", 1),
        ("significant", None),
        ("chi_square", -0.1),
        ("chi_square", 30.1),
        ("category", "must-be"),
        ("priority_category", "must-be"),
        *product(["total_strength", "category_strength", "better", "worse", "fong_critical", "chi_square"], [math.nan, True, "0"]),
    ],
)
def test_a_summary_holds_only_figures_in_their_range(field: str, wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        attrs.evolve(WHOLE, **{field: wrong})  # type: ignore[arg-type]
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("n", 6 * MOST),
        *product(["total_strength", "better"], [0, 1, None]),
        *product(["category_strength"], [0, 1]),
        *product(["worse"], [-1, 0, None]),
        *product(["fong_difference"], [0, 10]),
        *product(["fong_critical"], [0, 16.5]),
        *product(["chi_square"], [0, 30, None]),
    ],
)
def test_a_summary_holds_the_ends_of_each_range(field: str, value: float | None) -> None:
    found = getattr(attrs.evolve(WHOLE, **{field: value}), field)  # type: ignore[arg-type]
    assert found == value
    assert found is None or type(found) is type(getattr(WHOLE, field))
