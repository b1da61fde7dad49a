"""Draws what hangs together with what: the round of an assessment, and the model on one page; `pages.py` writes them."""

from __future__ import annotations

from typing import Final

from drawing import INK, QUIET, line, svg, words

from customerfocus import STANDARD

Place = tuple[int, int]

HEAD: Final = (
    '<defs><marker id="head" markerWidth="9" markerHeight="9" refX="8" refY="4.5" orient="auto">'
    f'<path d="M0,0 L9,4.5 L0,9 z" fill="{INK}"/></marker></defs>'
)
SIDE, HEIGHT = 116, 46
COLUMNS = (12, 149, 286, 423, 560)
ROWS = (14, 108, 202, 296)

BOXES: Final[dict[Place, tuple[str, str]]] = {
    (0, 0): ("Session", "study, feedback"),
    (1, 0): ("Need", "an outcome of a job"),
    (2, 0): ("Requirement", "of an offering"),
    (3, 0): ("Obligation", "in dated versions"),
    (4, 0): ("Evaluation", "integration, watch"),
    (0, 1): ("Contradiction", "settled or open"),
    (1, 1): ("Segment", "wants the same"),
    (2, 1): ("Offering", "on sale for a time"),
    (3, 1): ("Risk", "or opportunity"),
    (4, 1): ("Action", "done is not effective"),
    (0, 2): ("Decision", "target or decline"),
    (1, 2): ("Survey", "waves of counts"),
    (2, 2): ("Metric", "with its interval"),
    (3, 2): ("Objective", "target and due date"),
    (4, 2): ("Factor", "inside or outside"),
    (0, 3): ("Strategic objective", "an aim for years"),
    (1, 3): ("Review", "by top management"),
    (2, 3): ("Act", "with its evidence"),
    (3, 3): ("Authority", "to solve at once"),
    (4, 3): ("Recognition", "of a contribution"),
}
DERIVED: Final = {(0, 1), (2, 0)}
"""What nobody enters."""

NAMES: Final[tuple[tuple[Place, Place], ...]] = (
    ((0, 0), (1, 1)),
    ((1, 0), (0, 0)),
    ((1, 0), (1, 1)),
    ((2, 0), (1, 0)),
    ((2, 0), (3, 0)),
    ((2, 0), (2, 1)),
    ((4, 0), (3, 0)),
    ((0, 1), (1, 1)),
    ((2, 1), (1, 1)),
    ((3, 1), (2, 1)),
    ((3, 1), (3, 0)),
    ((3, 1), (4, 2)),
    ((4, 1), (3, 1)),
    ((0, 2), (1, 1)),
    ((0, 2), (0, 3)),
    ((1, 2), (1, 1)),
    ((2, 2), (1, 2)),
    ((3, 2), (2, 2)),
    ((1, 3), (0, 3)),
)
"""From what names to what is named."""


def diagrams() -> dict[str, str]:
    """Map the name of every diagram to its SVG."""
    return {"round.svg": the_round(), "model.svg": model()}


def the_round() -> str:
    """Draw how a finding comes about, and how it is closed."""
    steps = (
        ("Records", "what you know", "of your customers"),
        ("Register", "one value, in which", "every name resolves"),
        ("Assessment", f"{len(STANDARD)} rules, asked", "on any day"),
        ("Findings", "why, and what", "would close each"),
    )
    parts = [HEAD]
    for place, (name, above, below) in enumerate(steps):
        x = 15 + 176 * place
        parts += [
            box(x, 40, 132, 74),
            words(x + 66, 64, name, size=15, bold=True),
            words(x + 66, 84, above, size=12),
            words(x + 66, 101, below, size=12),
        ]
        if place < len(steps) - 1:
            parts.append(arrow((x + 132, 77), (x + 174, 77)))
    parts += [
        f'<path d="M609,114 V162 H81 V118" fill="none" stroke="{INK}" marker-end="url(#head)"/>',
        words(345, 154, "add the record that a finding asks for, and compare", size=12),
        words(170, 32, "with_records", size=11),
        words(346, 32, "assess", size=11),
    ]
    return svg("From records to findings, and back", 180, parts)


def model() -> str:
    """Draw the records that matter most, and which of them names which."""
    parts = [HEAD]
    parts += [arrow(edge(start, end), edge(end, start)) for start, end in NAMES]
    for place, (name, about) in BOXES.items():
        x, y = COLUMNS[place[0]], ROWS[place[1]]
        parts += [
            box(x, y, SIDE, HEIGHT, dashed=place in DERIVED),
            words(x + SIDE / 2, y + 19, name, size=12, bold=True),
            words(x + SIDE / 2, y + 36, about, size=11),
        ]
    legend = "An arrow leads from what names to what is named. What has a dashed frame is derived: nobody enters it."
    parts.append(words(12, 372, legend, "start", size=12))
    return svg("The records of the model, and which names which", 388, parts)


def edge(start: Place, end: Place) -> tuple[float, float]:
    """Return where an arrow from one box to another touches the first."""
    x, y = COLUMNS[start[0]], ROWS[start[1]]
    across, down = end[0] - start[0], end[1] - start[1]
    if across and down:
        return x + (SIDE - 12 if across > 0 else 12), y + (HEIGHT if down > 0 else 0)
    if across:
        return x + (SIDE if across > 0 else 0), y + HEIGHT / 2
    return x + SIDE / 2, y + (HEIGHT if down > 0 else 0)


def box(x: float, y: float, width: float, height: float, *, dashed: bool = False) -> str:
    """Draw a frame with round corners."""
    dashes = ' stroke-dasharray="5 3"' if dashed else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6" fill="#f6f6f6" stroke="{QUIET}"{dashes}/>'


def arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Draw a line with a head at its end."""
    return line(start, end).replace("/>", ' marker-end="url(#head)"/>')
