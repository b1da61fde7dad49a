"""The risk heat map: every risk in its cell, an arrow from where it was, and room for every name."""

from itertools import combinations
from math import atan2, degrees
from typing import Any

import pytest

from customerfocus import Rating, Record, Risk, RiskCriteria, RiskMatrix, views

from ..assessment.builders import TODAY, TOMORROW, YESTERDAY, criteria, factor, offering, rating, register, risk, risk_review

Spec = dict[str, Any]
NUMBERLESS = "slice(split(datum.label, '\\n'), 1)"


def drawn(*records: Record, size: int = 3) -> Spec:
    return views.risk_heat_map(register(offering("espresso"), factor("brewing"), criteria(size), *records), on=TODAY)


def moved(name: str, start: Rating, end: Rating) -> Risk:
    return risk(name, inherent=start, residual=end)


def values(spec: Spec) -> list[dict[str, Any]]:
    return list(spec["data"]["values"])


def told(spec: Spec) -> str:
    """What stands below the title."""
    lines = spec["title"].get("subtitle", "")
    return lines if isinstance(lines, str) else " ".join(lines)


def cells(spec: Spec, field: str) -> dict[tuple[int, int], list[str]]:
    """What stands in the cells that have something, by the numbers of their words."""
    return {(int(each["likelihood"]), int(each["consequence"])): each[field] for each in values(spec) if each[field]}


def arrows(spec: Spec) -> list[dict[str, Any]]:
    (line,) = (layer for layer in spec["layer"] if layer["mark"]["type"] == "rule")
    return list(line["data"]["values"])


def axis(spec: Spec, name: str) -> Spec:
    found: Spec = spec["layer"][0]["encoding"][name]
    return found


def words(spec: Spec, name: str) -> list[str]:
    """The words along an axis, or of a legend, each without the number that stands above it."""
    return [each.partition("\n")[2] for each in axis(spec, name)["scale"]["domain"]]


def texts(spec: Spec, field: str) -> list[Spec]:
    return [layer for layer in spec["layer"] if layer["encoding"].get("text") == {"field": field}]


# ---- where risks stand -----------------------------------------------------------------------------------------------


def test_every_cell_of_the_matrix_in_force_is_drawn_with_the_risks_that_stand_in_it() -> None:
    spec = drawn(
        *(risk("y", residual=rating(1, 3)), risk("x", residual=rating(1, 3)), risk("off", residual=rating(5, 5)), risk("unrated")),
        *(risk("z", residual=rating(1, 1)), risk_review("z", rating(3, 2))),
    )
    assert [(each["likelihood"], each["consequence"]) for each in values(spec)] == [
        (str(row), str(column)) for row in (3, 2, 1) for column in (1, 2, 3)
    ]
    assert cells(spec, "risks") == {(1, 3): ["x", "y"], (3, 2): ["z"]}
    assert {each["names"] for each in values(spec)} == {"", "x, y", "z"}
    assert [each["level"] for each in values(spec)] == ["medium", "high", "high", "low", "medium", "high", "low", "low", "medium"]
    assert spec["title"]["text"] == "Residual risks on 2026-06-15"
    assert told(spec) == "tolerated up to “medium”; without a place on the matrix: off, unrated"


def test_without_criteria_in_force_there_is_no_matrix() -> None:
    spec = views.risk_heat_map(register(offering("espresso"), factor("brewing"), risk("x"), criteria(3, on=TOMORROW)), on=TODAY)
    assert (values(spec), told(spec)) == ([], "no risk criteria are in force, so there is no matrix")
    assert (spec["title"]["text"], spec["layer"]) == ("Residual risks on 2026-06-15", [{"mark": "rect", "encoding": {}}])


def test_rows_are_likelihoods_from_above_and_columns_consequences_in_every_layer_but_those_of_arrows() -> None:
    shared = {"type": "ordinal", "sort": None, "axis": {"labelAngle": 0, "labelExpr": NUMBERLESS}}
    x = shared | {"field": "column", "title": "Consequence", "scale": {"domain": ["1\n1", "2\n2", "3\n3"]}}
    y = shared | {"field": "row", "title": "Likelihood", "scale": {"domain": ["3\n3", "2\n2", "1\n1"]}}
    for layer in drawn(moved("r", rating(3, 3), rating(1, 1)))["layer"]:
        assert "data" in layer or (layer["encoding"]["x"], layer["encoding"]["y"]) == (x, y)


def test_a_cell_has_the_colour_of_its_level_and_tells_what_stands_in_it() -> None:
    box = drawn()["layer"][0]
    assert box["mark"] == {"type": "rect", "stroke": "white"}
    assert box["encoding"]["color"] == {
        "field": "rank",
        "type": "ordinal",
        "title": "Level",
        "sort": None,
        "scale": {"domain": ["1\nlow", "2\nmedium", "3\nhigh"], "range": ["#fef3e6", "#f8c088", "#f28e2b"]},
        "legend": {"labelExpr": NUMBERLESS},
    }
    assert box["encoding"]["tooltip"] == [
        {"field": "likelihood", "title": "Likelihood"},
        {"field": "consequence", "title": "Consequence"},
        {"field": "level", "title": "Level"},
        {"field": "names", "title": "Risks"},
    ]


def test_without_risks_the_matrix_is_drawn_alone() -> None:
    spec = drawn()
    assert (len(values(spec)), arrows(spec), told(spec)) == (9, [], "tolerated up to “medium”")
    assert (spec["width"], spec["height"]) == ({"step": 110}, {"step": 110})


def test_levels_are_told_by_lightness_and_by_words() -> None:
    matrix = RiskMatrix.from_products(5, (2, 4, 8, 16), labels=("a", "b", "c", "d", "e"))
    many = RiskCriteria(matrix=matrix, opportunity_matrix=matrix, tolerance=2, by="x", on=YESTERDAY)
    spec = views.risk_heat_map(register(many), on=TODAY)
    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    lightness = [sum(int(each[place : place + 2], 16) for place in (1, 3, 5)) for each in scale["range"]]
    assert (words(spec, "color"), scale["range"][0], scale["range"][-1]) == (["a", "b", "c", "d", "e"], "#fef3e6", "#f28e2b")
    assert len(set(scale["range"])) == 5
    assert lightness == sorted(lightness, reverse=True)
    assert texts(spec, "level")
    assert {each["rank"]: each["shade"] for each in values(spec)} == dict(zip(scale["domain"], scale["range"], strict=True))


def in_words(
    *consequence: str, likelihood: tuple[str, str] = ("seldom", "often"), labels: tuple[str, str] = ("low", "high")
) -> Spec:
    """A matrix of two words either way, with a risk in its last cell."""
    matrix = RiskMatrix(name="m", likelihood=likelihood, consequence=consequence, labels=labels, grid=[[1, 1], [1, 2]])
    known = RiskCriteria(matrix=matrix, opportunity_matrix=matrix, tolerance=1, by="x", on=YESTERDAY)
    return views.risk_heat_map(register(offering("espresso"), factor("brewing"), known, risk("r", residual=rating(2, 2))), on=TODAY)


def test_long_words_of_consequence_are_broken_into_lines() -> None:
    spec = in_words("a nuisance", "injury, or a recall of machines")
    assert words(spec, "x") == ["a nuisance", "injury, or a\nrecall of\nmachines"]


@pytest.mark.parametrize(("part", "lines"), [("Betriebsunterbrechung", 1), ("n" * 32, 1), ("n" * 33, 2), ("n" * 1000, 32)])
def test_a_part_of_a_word_is_broken_only_if_it_is_far_too_long_and_has_room(part: str, lines: int) -> None:
    spec = in_words("a nuisance", f"a {part}")
    found = words(spec, "x")[1].split("\n")
    assert "".join(found[-lines:]).removeprefix("a ") == part
    assert spec["width"]["step"] >= 7 * max(map(len, found))


def test_words_that_look_the_same_have_places_and_colours_of_their_own() -> None:
    spec = in_words("very grave", "very\ngrave", likelihood=("often", "of\u202eten"), labels=("high", "hi\u202agh"))
    assert words(spec, "x") == ["very grave"] * 2
    assert words(spec, "y") == ["often"] * 2
    assert words(spec, "color") == ["high"] * 2
    for name, field in (("x", "column"), ("y", "row"), ("color", "rank")):
        assert axis(spec, name)["field"] == field
        assert len(set(axis(spec, name)["scale"]["domain"])) == 2
        assert {each[field] for each in values(spec)} == set(axis(spec, name)["scale"]["domain"])
    (cell,) = (each for each in values(spec) if each["risks"])
    assert (cell["row"], cell["column"], cell["rank"]) == ("2\noften", "2\nvery grave", "2\nhigh")


def test_a_level_is_written_no_wider_than_its_cell_is_beside_the_arrows() -> None:
    spec = drawn(moved("r", rating(3, 3), rating(1, 1)))
    assert {layer["mark"]["limit"] for layer in texts(spec, "level")} == {spec["width"]["step"] - 24}


def test_the_numbers_that_tell_words_apart_are_not_written() -> None:
    spec = in_words("mild", "grave")
    told = [axis(spec, "x")["axis"], axis(spec, "y")["axis"], axis(spec, "color")["legend"]]
    assert {each["labelExpr"] for each in told} == {NUMBERLESS}


# ---- room for names --------------------------------------------------------------------------------------------------


def test_a_cell_is_as_large_as_what_stands_in_it() -> None:
    names = [f"risk-with-a-long-name-{each}" for each in range(9)]
    spec = drawn(*(risk(each, residual=rating(1, 1)) for each in names))
    assert spec["width"]["step"] >= 7 * len(names[0])
    assert spec["height"]["step"] >= 14 * 9


@pytest.mark.parametrize("count", [1, 7, 30, 80])
@pytest.mark.parametrize("length", [3, 14, 31])
def test_names_are_whole_and_their_lines_fit_into_the_cell_which_is_about_as_wide_as_high(count: int, length: int) -> None:
    names = [f"{'risk-' * length:.{length - 2}}{place:02}" for place in range(count)]
    spec = drawn(*(moved(each, rating(3, 3), rating(1, 1)) for each in names))
    width, height = spec["width"]["step"], spec["height"]["step"]
    (standing,), (leaving,) = cells(spec, "standing").values(), cells(spec, "leaving").values()
    gutter = 2 * texts(spec, "level")[0]["mark"]["xOffset"]
    assert ", ".join(names) == " ".join(standing)
    assert ["was here:", *standing] == leaving
    assert all(7 * len(line) <= width - gutter for line in standing)
    assert 26 + 14 * len(leaving) + 24 <= height
    assert height <= width or width - gutter >= 7 * 59


def test_a_cell_has_room_for_who_stands_there_and_who_left() -> None:
    left, stand = ([f"{word}-{place:02}" for place in range(20)] for word in ("left", "here"))
    spec = drawn(
        *(moved(each, rating(3, 3), rating(1, 1)) for each in left), *(risk(each, residual=rating(3, 3)) for each in stand)
    )
    lines = len(cells(spec, "standing")[3, 3] + cells(spec, "leaving")[3, 3])
    gutter = 2 * texts(spec, "level")[0]["mark"]["xOffset"]
    assert 26 + 14 * lines + 24 == spec["height"]["step"] <= spec["width"]["step"] - gutter


def test_names_stand_in_no_more_columns_than_room_asks() -> None:
    spec = drawn(*(risk(f"risk-{place}", residual=rating(1, 1)) for place in range(3)))
    assert cells(spec, "standing") == {(1, 1): ["risk-0, risk-1,", "risk-2"]}
    assert (spec["width"]["step"], spec["height"]["step"]) == (110, 110)


def test_a_name_longer_than_a_line_is_broken() -> None:
    spec = drawn(risk("n" * 100, residual=rating(1, 1)))
    (lines,) = cells(spec, "standing").values()
    assert "".join(lines) == "n" * 100
    assert max(map(len, lines)) == 33


def test_who_left_stands_below_who_stands_there_in_italics_and_both_right_of_the_arrows() -> None:
    spec = drawn(moved("a", rating(3, 3), rating(1, 1)), risk("b", residual=rating(3, 3)))
    height = spec["height"]["step"]
    for rim, text in (texts(spec, "level"), texts(spec, "standing"), texts(spec, "leaving")):
        assert rim["mark"] == text["mark"] | {"strokeWidth": 4, "strokeJoin": "round"}
        assert rim["encoding"]["stroke"] == {"value": {"expr": "datum.shade"}}
        assert text["mark"]["xOffset"] == 12  # half of a slot and two edges
    level, standing, leaving = (texts(spec, field)[1]["mark"] for field in ("level", "standing", "leaving"))
    assert (level["yOffset"], standing["yOffset"]) == (10 - height / 2, 26 - height / 2)
    assert leaving["yOffset"] == {"expr": f"{26 - height / 2} + 14 * length(datum.standing)"}
    assert {each["lineHeight"] for each in (standing, leaving)} == {14}
    assert {each["baseline"] for each in (standing, leaving)} == {"top"}
    assert [each.get("fontStyle") for each in (level, standing, leaving)] == ["italic", None, "italic"]
    assert [each.get("fontSize") for each in (level, standing, leaving)] == [10, None, None]


# ---- how they came there ---------------------------------------------------------------------------------------------


def test_an_arrow_leads_from_the_inherent_rating_to_the_residual_one_which_names_who_left() -> None:
    spec = drawn(
        moved("b", rating(3, 2), rating(1, 1)), moved("a", rating(3, 2), rating(1, 1)), moved("c", rating(2, 3), rating(2, 1))
    )
    assert [(each["names"], each["inherent"]) for each in arrows(spec)] == [("a, b", "3, 2"), ("c", "2, 3")]
    assert cells(spec, "leaving") == {(3, 2): ["was here:", "a, b"], (2, 3): ["was here:", "c"]}
    assert told(spec) == "tolerated up to “medium”; arrows lead from the inherent rating to the residual one"


@pytest.mark.parametrize(
    "still",
    [
        risk("r", residual=rating(2, 2)),
        moved("r", rating(2, 2), rating(2, 2)),
        moved("r", rating(5, 5), rating(2, 2)),
        risk("r", inherent=rating(2, 2)),
        moved("r", rating(2, 2), rating(5, 5)),
    ],
    ids=["never rated inherently", "stayed", "was off the matrix", "not rated today", "is off the matrix"],
)
def test_there_is_no_arrow_where_nothing_moved_or_one_end_is_not_known(still: Risk) -> None:
    spec = drawn(still)
    assert (arrows(spec), cells(spec, "leaving"), "arrows" in told(spec)) == ([], {}, False)


def test_a_review_moves_the_head_of_an_arrow() -> None:
    (arrow,) = arrows(drawn(moved("r", rating(3, 3), rating(3, 2)), risk_review("r", rating(1, 3))))
    assert arrow["angle"] == 180


def place(spec: Spec, x: float, y: float, rows: int) -> tuple[int, int]:
    """The cell in which a point lies."""
    return rows - int(y // spec["height"]["step"]), int(x // spec["width"]["step"]) + 1


ENDS = [rating(likelihood, consequence) for likelihood in range(1, 6) for consequence in range(1, 6)]


def test_both_ends_lie_in_their_cells_below_all_names_and_left_of_them() -> None:
    pairs = [(start, end) for start in ENDS[::3] for end in ENDS[::4] if start != end]
    spec = drawn(*(moved(f"r{number:02}", *pair) for number, pair in enumerate(pairs)), size=5)
    width, height = spec["width"]["step"], spec["height"]["step"]
    gutter = 2 * texts(spec, "level")[0]["mark"]["xOffset"]
    assert len(arrows(spec)) == len(pairs)
    for arrow, (start, end) in zip(arrows(spec), pairs, strict=True):
        for x, y, cell in ((arrow["x"], arrow["y"], start), (arrow["x2"], arrow["y2"], end)):
            assert place(spec, x, y, 5) == (cell.likelihood, cell.consequence)
            assert 5 < x % width < gutter - 5
            assert height - 19 < y % height < height - 5
        across, up = arrow["x2"] - arrow["x"], arrow["y"] - arrow["y2"]
        assert arrow["angle"] == pytest.approx(degrees(atan2(across, up)))
        assert (across == 0) == (start.consequence == end.consequence)
        assert (up == 0) == (start.likelihood == end.likelihood)
    for one, other in combinations(arrows(spec), 2):
        ends = {(each[x], each[y]) for each in (one, other) for x, y in (("x", "y"), ("x2", "y2"))}
        assert len(ends) == 4


def test_arrows_of_a_column_stand_side_by_side_in_the_order_of_where_they_lead() -> None:
    moves = [moved("a", rating(3, 2), rating(1, 3)), moved("b", rating(3, 2), rating(1, 2)), moved("c", rating(3, 2), rating(1, 1))]
    spec = drawn(*moves)
    left = {each["names"]: each["x"] - spec["width"]["step"] for each in arrows(spec)}
    assert left == {"c": 12, "b": 26, "a": 40}  # 14 pixels for each, from an edge of 5
    assert texts(spec, "level")[0]["mark"]["xOffset"] == (3 * 14 + 2 * 5) / 2
    down = {each["names"]: spec["height"]["step"] - each["y"] for each in arrows(spec)}
    assert sorted(down.values()) == pytest.approx([5 + 14 / 6, 5 + 14 / 2, 5 + 14 * 5 / 6])


def test_many_arrows_of_a_column_share_its_gutter() -> None:
    many = [moved(f"r{number}", start, end) for number, (start, end) in enumerate(combinations(ENDS[::5], 2))]
    spec = drawn(*many, size=5)
    assert texts(spec, "level")[0]["mark"]["xOffset"] == 80 / 2
    assert max(each["x"] for each in arrows(spec)) < 75


def test_an_arrow_is_a_line_with_a_ring_where_it_begins_and_a_head_where_it_ends() -> None:
    line, ring, head = (layer for layer in drawn(moved("r", rating(3, 3), rating(1, 1)))["layer"] if "data" in layer)
    start, end = ({axis: {"value": {"expr": f"datum.{axis}{which}"}} for axis in "xy"} for which in ("", "2"))
    assert {axis: line["encoding"][axis] for axis in ("x", "y", "x2", "y2")} == start | {f"{axis}2": end[axis] for axis in "xy"}
    assert {axis: ring["encoding"][axis] for axis in "xy"} == start
    assert {axis: head["encoding"][axis] for axis in "xy"} == end
    assert head["encoding"]["angle"] == {"field": "angle", "type": "quantitative", "scale": None}
    assert line["mark"] == {"type": "rule", "color": "#1a1a1a", "strokeWidth": 1, "opacity": 0.7}
    solid = {"type": "point", "opacity": 1, "stroke": "#1a1a1a"}
    assert ring["mark"] == solid | {"shape": "circle", "size": 36, "fill": "white"}
    assert head["mark"] == solid | {"shape": "triangle", "size": 70, "fill": "#1a1a1a"}
    told_of = [{"field": "names", "title": "Risks"}, {"field": "inherent", "title": "Inherent rating"}]
    assert [layer["encoding"]["tooltip"] for layer in (line, ring, head)] == [told_of] * 3


def test_arrows_lie_above_cells_and_below_texts() -> None:
    layers = drawn(moved("r", rating(3, 3), rating(1, 1)))["layer"]
    assert [layer["mark"]["type"] for layer in layers] == ["rect", "rule", "point", "point", *["text"] * 6]
