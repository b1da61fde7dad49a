"""The risk heat map: where risks stand on the matrix, and how they came there."""

from __future__ import annotations

import math
from collections import defaultdict
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from customerfocus.model.risks import Rating
from customerfocus.register.profiling import profile
from customerfocus.views._vega import INK, Spec, blank, channel, chart, not_shown, tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from customerfocus.methods.risk_matrix import RiskMatrix
    from customerfocus.register.aggregate import Register
    from customerfocus.values.identifiers import RiskId

    K = TypeVar("K", bound=Hashable)

_Move: TypeAlias = tuple[Rating, Rating]
"""From which cell to which."""

_SMALLEST: Final = 110  # pixels of a cell, either way
_LETTER: Final = 7
_LINE: Final = 14
_HEADING: Final = 26  # above the names, for the level
_LANE: Final = 24  # below the names, where arrows begin and end
_EDGE: Final = 5  # on either side of it, and of the gutter
_SLOT: Final = 14  # left of the names, for an arrow
_GUTTER: Final = 80  # for all arrows of a column, at most
_WORDS: Final = 15  # letters in a line of a word of consequence, unless one of its own parts is longer
_NAMES: Final = range(15, 60)  # letters in a line of names
_LONGEST: Final = 32  # letters of a name, or a part of a word, that is not broken
_NUMBERLESS: Final = "slice(split(datum.label, '\\n'), 1)"
_LIGHTEST: Final = (0xFE, 0xF3, 0xE6)
_DARKEST: Final = (0xF2, 0x8E, 0x2B)


def risk_heat_map(register: Register, *, on: date) -> Spec:
    """Draw every risk in the cell of its residual rating, on the matrix in force, and how it came there.

    Where the inherent rating lies in another cell, an arrow leads from that one, which names in italics the risks that left it.

    Args:
        register: The register.
        on: The day.

    Returns:
        A Vega-Lite specification; risks without a place on the matrix are named below the title, and without criteria in force
        there is no matrix.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    found = profile(register, on=on)
    title = f"Residual risks on {on}"
    if found.criteria is None:
        return blank(title, "no risk criteria are in force, so there is no matrix")
    matrix = found.criteria.matrix
    ranked = (*found.above_tolerance, *found.tolerated)
    stand = {each.risk.id: each.rating for each in ranked if each.rating is not None}
    came = {
        each.risk.id: each.risk.inherent for each in ranked if each.risk.inherent is not None and isinstance(each.inherent, int)
    }
    moves = {key: (start, stand[key]) for key, start in came.items() if start != stand[key]}
    standing, left = _grouped(stand), _grouped({key: start for key, (start, _) in moves.items()})
    letters = _letters(standing, left)
    breadth = _breadth(matrix.consequence)
    cells = list(_cells(matrix, standing, left, letters=letters, breadth=breadth))
    trails = _grouped(moves)
    columns = _lanes(trails, _column)
    gutter = min(_GUTTER, 2 * _EDGE + _SLOT * max(map(len, columns.values()))) if moves else 0
    width = max(_LETTER * breadth, gutter + max(_SMALLEST, _LETTER * letters))
    height = max(_SMALLEST, *(_height(cell["standing"], cell["leaving"]) for cell in cells))
    place = _place(cells)
    arrows = list(_arrows(matrix, trails, gutter, width, height))
    layers = [_levels(matrix, place), *_trails(arrows), *_texts(place, gutter, width, height)]
    notes = [
        f"tolerated up to “{matrix.labels[found.criteria.tolerance - 1]}”",
        *(["arrows lead from the inherent rating to the residual one"] if moves else []),
        *not_shown("without a place on the matrix", sorted(each.risk.id for each in found.unranked)),
    ]
    return chart(title, "; ".join(notes), cells, layers, width={"step": width}, height={"step": height})


def _grouped(keys: Mapping[RiskId, K]) -> dict[K, list[str]]:
    """Return the names that have each key, sorted."""
    found: dict[K, list[str]] = defaultdict(list)
    for name, key in sorted(keys.items()):
        found[key].append(name)
    return found


# ---- cells -----------------------------------------------------------------------------------------------------------


def _cells(
    matrix: RiskMatrix,
    standing: Mapping[Rating, Sequence[str]],
    left: Mapping[Rating, Sequence[str]],
    *,
    letters: int,
    breadth: int,
) -> Iterator[dict[str, Any]]:
    """Yield the cells from the likeliest row down, each with the risks that stand in it and those that left it, in lines."""
    shades = _shades(len(matrix.labels))
    for likelihood in range(len(matrix.likelihood), 0, -1):
        for consequence, word in enumerate(matrix.consequence, start=1):
            row, column = matrix.likelihood[likelihood - 1], "\n".join(wrap(word, breadth))
            cell, level = Rating(likelihood=likelihood, consequence=consequence), matrix.level(likelihood, consequence)
            here = standing.get(cell, [])
            yield {
                "row": _numbered(likelihood, row),
                "column": _numbered(consequence, column),
                "rank": _numbered(level, matrix.labels[level - 1]),
                "likelihood": row,
                "consequence": column,
                "level": matrix.labels[level - 1],
                "shade": shades[level - 1],
                "risks": here,
                "names": ", ".join(here),
                "standing": _lines(here, letters),
                "leaving": _leaving(left.get(cell, []), letters),
            }


def _numbered(place: int, word: str) -> str:
    """Return what tells a word from all others, also from one that looks the same; charts show it without its first line."""
    return f"{place}\n{word}"


def _breadth(words: Iterable[str]) -> int:
    """Return how many letters there are to a line such that no part of a word is broken, but for one that is far too long."""
    return max(_WORDS, min(_LONGEST, max(len(part) for word in words for part in word.split())))


def _letters(standing: Mapping[Rating, Sequence[str]], left: Mapping[Rating, Sequence[str]]) -> int:
    """Return how many letters there are to a line such that the fullest cell is about as wide as high."""
    both = [(standing.get(cell, []), left.get(cell, [])) for cell in {**standing, **left}]
    longest = max((len(name) for here, gone in both for name in (*here, *gone)), default=0)
    tried = range(max(_NAMES.start, min(longest, _LONGEST) + 1), _NAMES.stop)

    def fits(letters: int) -> bool:
        return all(_height(_lines(here, letters), _leaving(gone, letters)) <= _LETTER * letters for here, gone in both)

    return next(filter(fits, tried), tried[-1])


def _lines(names: Sequence[str], letters: int) -> list[str]:
    return wrap(", ".join(names), letters, break_on_hyphens=False)


def _leaving(gone: Sequence[str], letters: int) -> list[str]:
    return ["was here:", *_lines(gone, letters)] if gone else []


def _height(standing: Sequence[str], leaving: Sequence[str]) -> int:
    return _HEADING + _LINE * (len(standing) + len(leaving)) + _LANE


def _place(cells: Sequence[dict[str, Any]]) -> Spec:
    def words(field: str) -> list[str]:
        return list(dict.fromkeys(cell[field] for cell in cells))

    axis = {"labelAngle": 0, "labelExpr": _NUMBERLESS}
    return {
        "x": channel("column", "ordinal", "Consequence", sort=None, axis=axis, scale={"domain": words("column")}),
        "y": channel("row", "ordinal", "Likelihood", sort=None, axis=axis, scale={"domain": words("row")}),
    }


def _levels(matrix: RiskMatrix, place: Spec) -> Spec:
    ranks = [_numbered(rank, label) for rank, label in enumerate(matrix.labels, start=1)]
    scale = {"domain": ranks, "range": _shades(len(ranks))}
    told = tooltip(likelihood="Likelihood", consequence="Consequence", level="Level", names="Risks")
    colour = channel("rank", "ordinal", "Level", sort=None, scale=scale, legend={"labelExpr": _NUMBERLESS})
    return {"mark": {"type": "rect", "stroke": "white"}, "encoding": place | {"color": colour, "tooltip": told}}


def _texts(place: Spec, gutter: int, width: int, height: int) -> Iterator[Spec]:
    """Yield the level of each cell, as far as there is room, and, below it, who stands in it and who left, right of the gutter."""
    top = _HEADING - height / 2
    names: Spec = {"lineHeight": _LINE, "baseline": "top"}
    texts: dict[str, Spec] = {
        "level": {"fontSize": 10, "fontStyle": "italic", "yOffset": 10 - height / 2, "limit": width - gutter},
        "standing": names | {"yOffset": top},
        "leaving": names | {"fontStyle": "italic", "yOffset": {"expr": f"{top} + {_LINE} * length(datum.standing)"}},
    }
    rim = {"stroke": {"value": {"expr": "datum.shade"}}}  # in the colour of the cell, so that a text can be read across an arrow
    for field, told in texts.items():
        mark, encoding = {"type": "text", "xOffset": gutter / 2} | told, place | {"text": {"field": field}}
        yield {"mark": mark | {"strokeWidth": 4, "strokeJoin": "round"}, "encoding": encoding | rim}
        yield {"mark": mark, "encoding": encoding}


def _shades(count: int) -> list[str]:
    """Return colours from light to dark, as many as there are levels; black text can be read on each."""
    steps = [step / (count - 1) for step in range(count)]
    return [
        "#" + "".join(f"{round(low + step * (high - low)):02x}" for low, high in zip(_LIGHTEST, _DARKEST, strict=True))
        for step in steps
    ]


# ---- arrows ----------------------------------------------------------------------------------------------------------


def _lanes(moves: Iterable[_Move], side: Callable[[Rating], int]) -> Mapping[int, Sequence[_Move]]:
    """Return the moves from, to or within each column, or row, of the matrix, in order of where their other end lies."""
    lanes: dict[int, list[_Move]] = defaultdict(list)
    for move in sorted(moves, key=lambda move: sorted(map(side, move))):
        for place in dict.fromkeys(map(side, move)):
            lanes[place].append(move)
    return lanes


def _column(cell: Rating) -> int:
    return cell.consequence


def _row(cell: Rating) -> int:
    return cell.likelihood


def _arrows(
    matrix: RiskMatrix, moves: Mapping[_Move, Sequence[str]], gutter: int, width: int, height: int
) -> Iterator[dict[str, Any]]:
    """Yield an arrow for each move: its ends, in pixels, and where its head points.

    It has a place of its own in each column and each row, so that what stays in one moves straight, and no arrow lies on another.
    """
    columns, rows = _lanes(moves, _column), _lanes(moves, _row)
    slot = (gutter - 2 * _EDGE) / max(map(len, columns.values()), default=1)

    def end(cell: Rating, move: _Move) -> tuple[float, float]:
        column, row = columns[_column(cell)], rows[_row(cell)]
        across = _EDGE + slot * (column.index(move) + 1 / 2)
        down = _EDGE + (_LANE - 2 * _EDGE) * (row.index(move) + 1 / 2) / len(row)
        return (cell.consequence - 1) * width + across, (len(matrix.likelihood) - cell.likelihood + 1) * height - down

    for move, names in moves.items():
        start = move[0]
        (x, y), (x2, y2) = (end(cell, move) for cell in move)
        yield {
            "names": ", ".join(names),
            "inherent": f"{matrix.likelihood[start.likelihood - 1]}, {matrix.consequence[start.consequence - 1]}",
            "x": x,
            "y": y,
            "x2": x2,
            "y2": y2,
            "angle": math.degrees(math.atan2(x2 - x, y - y2)),  # clockwise from upright
        }


def _trails(arrows: Sequence[dict[str, Any]]) -> Iterator[Spec]:
    """Yield the lines of all arrows, the rings where they begin and the heads where they end."""

    def pixels(field: str) -> Spec:
        return {"value": {"expr": f"datum.{field}"}}

    start, end = {"x": pixels("x"), "y": pixels("y")}, {"x": pixels("x2"), "y": pixels("y2")}
    told = {"tooltip": tooltip(names="Risks", inherent="Inherent rating")}
    turned = {"angle": {"field": "angle", "type": "quantitative", "scale": None}}
    line = {"type": "rule", "color": INK, "strokeWidth": 1, "opacity": 0.7}
    ring = {"type": "point", "shape": "circle", "size": 36, "opacity": 1, "fill": "white", "stroke": INK}
    head = {"type": "point", "shape": "triangle", "size": 70, "opacity": 1, "fill": INK, "stroke": INK}
    for mark, encoding in ((line, start | {"x2": end["x"], "y2": end["y"]}), (ring, start), (head, end | turned)):
        yield {"data": {"values": arrows}, "mark": mark, "encoding": encoding | told}
