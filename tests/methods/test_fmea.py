"""Failure modes and effects: what a table says is what stands in it, and what is wrong with the number instead."""

import math
from collections import Counter
from collections.abc import Callable
from itertools import combinations, pairwise, product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, LengthError, WrongTypeError
from customerfocus.methods import fmea
from customerfocus.methods.fmea import ActionPriority, Line, Priority, rpn

LOW, MEDIUM, HIGH = Priority
RATINGS = range(1, 11)
CELLS = list(product(RATINGS, repeat=3))
SOURCE = "our procedure 7"

ratings = st.integers(1, 10)
cells = st.tuples(ratings, ratings, ratings)


def nested(say: Callable[[int, int, int], Priority]) -> list[list[list[Priority]]]:
    return [[[say(s, o, d) for d in RATINGS] for o in RATINGS] for s in RATINGS]


def by_sum(s: int, o: int, d: int) -> Priority:
    return HIGH if 3 * s + 2 * o + d > 40 else MEDIUM if 3 * s + 2 * o + d > 25 else LOW


TABLE = ActionPriority(table=nested(by_sum), source=SOURCE)

LINES = [
    Line(severity=(1, 4), occurrence=(1, 10), detection=(1, 10), priority=LOW),
    Line(severity=(5, 10), occurrence=(1, 1), detection=(1, 10), priority=LOW),
    Line(severity=(5, 8), occurrence=(2, 10), detection=(1, 6), priority=MEDIUM),
    Line(severity=(5, 8), occurrence=(2, 10), detection=(7, 10), priority=HIGH),
    Line(severity=(9, 10), occurrence=(2, 10), detection=(1, 10), priority=HIGH),
]


def by_lines(s: int, o: int, d: int) -> Priority:
    if s <= 4 or o == 1:
        return LOW
    return HIGH if s >= 9 or d >= 7 else MEDIUM


# ---- the table -------------------------------------------------------------------------------------------------------


def test_each_cell_says_what_stands_in_it() -> None:
    assert all(TABLE.priority(*cell) is by_sum(*cell) for cell in CELLS)


@given(cells, cells)
def test_what_is_worse_in_each_rating_has_no_lower_priority(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    worst = tuple(map(max, one, other))
    assert list(Priority).index(TABLE.priority(*worst)) >= list(Priority).index(TABLE.priority(*one))


@pytest.mark.parametrize("form", [list, tuple, iter])
def test_layers_and_rows_may_come_in_any_ordered_form(form: Callable[[object], Any]) -> None:
    found = ActionPriority(table=form([form([form(row) for row in layer]) for layer in nested(by_sum)]), source=SOURCE)
    assert found == TABLE
    assert {type(found.table), type(found.table[0]), type(found.table[0][0])} == {tuple}


def test_ratings_may_be_given_by_name() -> None:
    assert TABLE.priority(detection=1, occurrence=1, severity=10) is by_sum(10, 1, 1)


@pytest.mark.parametrize("priority", Priority)
def test_a_table_may_say_the_same_of_everything(priority: Priority) -> None:
    assert ActionPriority(table=nested(lambda *_: priority), source=SOURCE).priority(5, 5, 5) is priority


def test_priorities_ascend() -> None:
    assert [each.value for each in Priority] == ["low", "medium", "high"]


def alike_but(cell: tuple[int, int, int], priority: Priority) -> list[list[list[Priority]]]:
    return nested(lambda *each: priority if each == cell else MEDIUM)


@pytest.mark.parametrize(
    ("table", "falls"),
    [
        (alike_but((4, 10, 10), HIGH), "high at {}4, {}10, {}10 and medium at {}5, {}10, {}10"),
        (alike_but((10, 4, 10), HIGH), "high at {}10, {}4, {}10 and medium at {}10, {}5, {}10"),
        (alike_but((10, 10, 4), HIGH), "high at {}10, {}10, {}4 and medium at {}10, {}10, {}5"),
        (alike_but((10, 1, 1), LOW), "medium at {}9, {}1, {}1 and low at {}10, {}1, {}1"),
        (alike_but((1, 10, 1), LOW), "medium at {}1, {}9, {}1 and low at {}1, {}10, {}1"),
        (alike_but((1, 1, 10), LOW), "medium at {}1, {}1, {}9 and low at {}1, {}1, {}10"),
    ],
)
def test_a_worse_rating_with_a_lower_priority_is_refused_by_both_cells(table: list[list[list[Priority]]], falls: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        ActionPriority(table=table, source=SOURCE)
    cells = falls.format(*["severity ", "occurrence ", "detection "] * 2)
    sentence = f"table must never have a lower priority where a rating is worse, got {cells}"
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("priority.order", "table", sentence)


@pytest.mark.parametrize(("cell", "priority"), [((10, 10, 10), HIGH), ((1, 1, 1), LOW)])
def test_the_worst_cell_may_stand_out_and_so_may_the_best(cell: tuple[int, int, int], priority: Priority) -> None:
    assert ActionPriority(table=alike_but(cell, priority), source=SOURCE).priority(*cell) is priority


def test_of_many_falls_three_are_named() -> None:
    with pytest.raises(BrokenLawError) as caught:
        ActionPriority(table=nested(lambda s, _o, _d: HIGH if s < 4 else MEDIUM), source=SOURCE)
    assert caught.value.value == (
        "high at severity 3, occurrence 1, detection 1 and medium at severity 4, occurrence 1, detection 1; "
        "high at severity 3, occurrence 1, detection 2 and medium at severity 4, occurrence 1, detection 2; "
        "high at severity 3, occurrence 1, detection 3 and medium at severity 4, occurrence 1, detection 3; and 97 more"
    )


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        (nested(by_sum)[:9], "table", "array.length"),
        ([*nested(by_sum), nested(by_sum)[9]], "table", "array.length"),
        ([*nested(by_sum)[:9], nested(by_sum)[9][:9]], "table[9]", "array.length"),
        ([*nested(by_sum)[:9], [*nested(by_sum)[9], [HIGH] * 10]], "table[9]", "array.length"),
        ([*nested(by_sum)[:9], [*nested(by_sum)[9][:9], [HIGH] * 11]], "table[9][9]", "array.length"),
        ([[*nested(by_sum)[0][:9], [*[LOW] * 9, "low"]], *nested(by_sum)[1:]], "table[0][9][9]", "enum"),
        ([[*nested(by_sum)[0][:9], [*[LOW] * 9, 1]], *nested(by_sum)[1:]], "table[0][9][9]", "enum"),
        ([[*nested(by_sum)[0][:9], "low"], *nested(by_sum)[1:]], "table[0][9]", "type.array"),
        ([*nested(by_sum)[:9], None], "table[9]", "type.array"),
        ([*nested(by_sum)[:9], {LOW, HIGH}], "table[9]", "type.array"),
        ({(1, 1, 1): LOW}, "table", "type.array"),
        ("table", "table", "type.array"),
        (None, "table", "type.array"),
    ],
)
def test_what_is_no_table_is_refused_by_its_place(wrong: Any, field: str, code: str) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError) as caught:
        ActionPriority(table=wrong, source=SOURCE)
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (nested(by_sum)[:9], "table must have 10 members, got 9"),
        ([*nested(by_sum)[:9], [[HIGH] * 10] * 9], "table[9] must have 10 members, got 9"),
        ([*nested(by_sum)[:9], [*nested(by_sum)[9][:9], [HIGH] * 11]], "table[9][9] must have 10 members, got 11"),
    ],
)
def test_how_many_cells_there_are_is_said(wrong: list[list[list[Priority]]], sentence: str) -> None:
    with pytest.raises(LengthError) as caught:
        ActionPriority(table=wrong, source=SOURCE)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("table", "table must be a list or a tuple, got 'table'"),
        ([*nested(by_sum)[:9], 7], "table[9] must be a list or a tuple, got 7"),
        ([*nested(by_sum)[:9], [*nested(by_sum)[9][:9], "low"]], "table[9][9] must be a list or a tuple, got 'low'"),
    ],
)
def test_what_came_instead_of_a_list_is_said(wrong: Any, sentence: str) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(WrongTypeError) as caught:
        ActionPriority(table=wrong, source=SOURCE)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("source", ["", " ours", None, 7])
def test_a_table_says_where_it_is_from(source: Any) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError) as caught:
        ActionPriority(table=nested(by_sum), source=source)
    assert caught.value.field == "source"


# ---- lines of a printed table ----------------------------------------------------------------------------------------


def test_lines_make_the_table_cell_by_cell() -> None:
    assert ActionPriority.from_lines(LINES, source=SOURCE) == ActionPriority(table=nested(by_lines), source=SOURCE)


@given(st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(chance: Random) -> None:
    shuffled = LINES.copy()
    chance.shuffle(shuffled)
    assert ActionPriority.from_lines(shuffled, source=SOURCE) == ActionPriority.from_lines(LINES, source=SOURCE)


def test_any_table_can_be_written_in_a_thousand_lines() -> None:
    lines = (Line(severity=(s, s), occurrence=(o, o), detection=(d, d), priority=by_sum(s, o, d)) for s, o, d in CELLS)
    assert ActionPriority.from_lines(lines, source=SOURCE) == TABLE


def test_a_range_may_be_a_list() -> None:
    line = Line(severity=[1, 2], occurrence=[3, 4], detection=[5, 6], priority=LOW)
    assert (line.severity, line.occurrence, line.detection) == ((1, 2), (3, 4), (5, 6))


def line(**changes: object) -> Line:
    fields: dict[str, Any] = {"severity": (1, 10), "occurrence": (1, 10), "detection": (1, 10), "priority": LOW}
    return Line(**(fields | changes))


FALLS_AT_THE_WORST = (
    "table must never have a lower priority where a rating is worse, got "
    "medium at severity 9, occurrence 10, detection 10 and low at severity 10, occurrence 10, detection 10; "
    "medium at severity 10, occurrence 9, detection 10 and low at severity 10, occurrence 10, detection 10; "
    "medium at severity 10, occurrence 10, detection 9 and low at severity 10, occurrence 10, detection 10"
)


def all_but(missing: int) -> list[Line]:
    """Return lines that lack the first cells of the worst severity and occurrence."""
    return [
        line(severity=(1, 9)),
        line(severity=(10, 10), occurrence=(1, 9)),
        line(severity=(10, 10), occurrence=(10, 10), detection=(missing + 1, 10)),
    ]


@pytest.mark.parametrize(("missing", "named", "more"), [(1, 1, ""), (3, 3, ""), (4, 3, "; and 1 more"), (9, 3, "; and 6 more")])
def test_cells_that_no_line_has_are_named(missing: int, named: int, more: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        ActionPriority.from_lines(all_but(missing), source=SOURCE)
    cells = "; ".join(f"severity 10, occurrence 10, detection {each + 1}" for each in range(named)) + more
    assert (caught.value.code, str(caught.value)) == ("table.gap", f"lines must have every cell, got none for {cells}")


@pytest.mark.parametrize(
    ("lines", "field", "code", "sentence"),
    [
        (
            [*LINES, line(severity=(8, 9), occurrence=(3, 4), detection=(6, 7), priority=HIGH)],
            "lines[5]",
            "table.overlap",
            "lines[5] must have no cell of lines[2], got severity 8, occurrence 3, detection 6",
        ),
        (
            [line(), line()],
            "lines[1]",
            "table.overlap",
            "lines[1] must have no cell of lines[0], got severity 1, occurrence 1, detection 1",
        ),
        (
            [
                line(detection=(1, 9), priority=MEDIUM),
                line(severity=(1, 9), detection=(10, 10), priority=MEDIUM),
                line(severity=(10, 10), occurrence=(1, 9), detection=(10, 10), priority=MEDIUM),
                line(severity=(10, 10), occurrence=(10, 10), detection=(10, 10), priority=LOW),
            ],
            "table",
            "priority.order",
            FALLS_AT_THE_WORST,
        ),
        ([LINES[0], "line"], "lines[1]", "type.object", "lines[1] must be a Line, got 'line'"),
        ("lines", "lines", "type.array", "lines must be a list or a tuple, got 'lines'"),
    ],
    ids=["overlap", "twice", "falls", "no-line", "no-list"],
)
def test_lines_that_make_no_table_are_refused(lines: Any, field: str, code: str, sentence: str) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError) as caught:
        ActionPriority.from_lines(lines, source=SOURCE)
    assert (caught.value.field, caught.value.code, str(caught.value)) == (field, code, sentence)


@pytest.mark.parametrize("field", ["severity", "occurrence", "detection"])
@pytest.mark.parametrize(
    ("wrong", "place", "code", "sentence"),
    [
        ((2, 1), "", "ratings.order", " must not end before it begins, got 2 to 1"),
        ((1,), "", "array.length", " must have 2 members, got 1"),
        ((1, 2, 3), "", "array.length", " must have 2 members, got 3"),
        (5, "", "type.array", " must be a list or a tuple, got 5"),
        ((0, 5), "[0]", "number.range", "[0] must be from 1 to 10, got 0"),
        ((5, 11), "[1]", "number.range", "[1] must be from 1 to 10, got 11"),
        ((True, 5), "[0]", "type.integer", "[0] must be a whole number from 1 to 10, got True"),
        ((1, 10**400), "[1]", "number.range", "[1] must be from 1 to 10, got an integer of 1329 bits"),
    ],
)
def test_a_wrong_range_is_refused_by_its_name(field: str, wrong: object, place: str, code: str, sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        line(**{field: wrong})
    assert (caught.value.field, caught.value.code, str(caught.value)) == (field + place, code, field + sentence)


@pytest.mark.parametrize("field", ["severity", "occurrence", "detection"])
def test_a_range_may_be_a_single_rating_or_all(field: str) -> None:
    assert [getattr(line(**{field: each}), field) for each in ((1, 1), (10, 10), (1, 10))] == [(1, 1), (10, 10), (1, 10)]


@pytest.mark.parametrize("wrong", ["low", "LOW", 1, None, True])
def test_the_priority_of_a_line_is_one_of_three(wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        line(priority=wrong)
    assert caught.value.field == "priority"


# ---- the number ------------------------------------------------------------------------------------------------------


@given(ratings, ratings, ratings)
def test_the_number_is_the_product(s: int, o: int, d: int) -> None:
    assert rpn(s, o, d) == s * o * d


@pytest.fixture(scope="module")
def numbers() -> Counter[int]:
    return Counter(rpn(*cell) for cell in CELLS)


def test_only_120_numbers_exist_none_of_them_between_900_and_1000(numbers: Counter[int]) -> None:
    assert len(numbers) == 120
    assert max((above - below, below) for below, above in pairwise(sorted(numbers))) == (100, 900)


def test_24_cells_share_a_number(numbers: Counter[int]) -> None:
    assert numbers[60] == max(numbers.values()) == 24


def test_499_cells_lie_at_100_or_below(numbers: Counter[int]) -> None:
    assert sum(count for number, count in numbers.items() if number <= 100) == 499


def test_ratings_counted_from_11_turn_pairs_of_cells_round() -> None:
    found = [(rpn(*cell), math.prod(10 + each for each in cell)) for cell in CELLS]
    turned = sum((one[0] - other[0]) * (one[1] - other[1]) < 0 for one, other in combinations(found, 2))
    assert turned == 26_280


def test_the_number_is_found_by_what_is_told_of_it() -> None:
    """The figures of the module's text are those of the tests above."""
    text = " ".join((fmea.__doc__ or "").split())
    for figure in (
        "Of 1000 cells 24 have the number 60",
        "only 120 numbers exist, none of them between 900 and 1000",
        "499 cells lie at 100 or below",
        "8·2·2 is less than 3·3·4, but 18·12·12 is more than 13·13·14",
        "turns 26,280 pairs of cells round",
    ):
        assert figure in text
    assert 8 * 2 * 2 < 3 * 3 * 4
    assert 18 * 12 * 12 > 13 * 13 * 14


@pytest.mark.parametrize("ask", [rpn, TABLE.priority], ids=["number", "table"])
@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("wrong", [0, 11, -1, 5.0, True, "5", None, math.nan, 10**400], ids=str)
def test_a_rating_is_a_whole_number_from_1_to_10(ask: Callable[..., object], place: int, wrong: object) -> None:
    given: list[object] = [5, 5, 5]
    given[place] = wrong
    with pytest.raises(CustomerFocusError) as caught:
        ask(*given)
    assert caught.value.field == ("severity", "occurrence", "detection")[place]


@pytest.mark.parametrize("ask", [rpn, TABLE.priority], ids=["number", "table"])
def test_a_rating_off_the_scale_is_answered_by_its_ends(ask: Callable[..., object]) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask(5, 11, 5)
    assert str(caught.value) == "occurrence must be from 1 to 10, got 11"
