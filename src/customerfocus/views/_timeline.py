"""A chart of what lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus._checks import LARGEST_INTEGER, Items, members, whole
from customerfocus.assessment.ahead import Change
from customerfocus.views._common import GONE, NEW
from customerfocus.views._vega import ALARM, INK, QUIET, STRONG, Spec, channel, chart, tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from customerfocus.assessment.findings import Verdict

MOST_ROWS: Final = 40
"""A timeline of more can hardly be read."""

_STATES: Final = ("met", "not met", "cannot tell", "set aside", GONE)
_COLOURS: Final = (STRONG, ALARM, "#e69f00", QUIET, "#bbbbbb")
_SHAPES: Final = ("circle", "cross", "triangle-up", "square", "stroke")


def horizon_timeline(changes: Iterable[Change], *, most: int = MOST_ROWS) -> Spec:
    """Draw on which day each verdict changes, and what it becomes: a row per rule and subject, the first to change on top.

    Args:
        changes: What `horizon` tells.
        most: How many rows at most, from 1; how many are left out is said below the title.

    Returns:
        A Vega-Lite specification.

    Raises:
        WrongTypeError: It is no list of changes.
        OutOfRangeError: *most* is below 1.
    """
    given = Items[Change](changes)
    members(given, "changes", Change)
    whole(most, "most", 1, LARGEST_INTEGER)
    ordered = sorted(given, key=lambda each: each.on)
    rows = list(dict.fromkeys(map(_row, ordered)))
    shown = set(rows[:most])
    points = [
        {
            "row": _row(each),
            "day": str(each.on),
            "before": _said(each.before, NEW),
            "after": _said(each.after, GONE),
            "because": each.because,
        }
        for each in ordered
        if _row(each) in shown
    ]
    x = channel("day", "temporal", "Day", scale={"type": "utc"}, axis={"format": "%Y-%m-%d", "labelAngle": -30, "grid": True})
    y = channel("row", "nominal", None, sort=None, axis={"grid": True, "gridDash": [2, 2]})
    became = {"scale": {"domain": list(_STATES), "range": list(_COLOURS)}}
    told = tooltip(row="Rule and subject", day="Day", before="Before", after="After", because="Because")
    layers: list[Spec] = [
        {
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 90, "stroke": INK, "strokeWidth": 0.5},
            "encoding": {
                "x": x,
                "y": y,
                "color": channel("after", "nominal", "Becomes", **became),
                "shape": channel("after", "nominal", "Becomes", scale={"domain": list(_STATES), "range": list(_SHAPES)}),
                "tooltip": told,
            },
        }
    ]
    left = len(rows) - len(shown)
    note = "no verdict changes" if not rows else f"{left} more rows are left out" if left else ""
    return chart("What changes if nothing more is recorded", note, points, layers, height={"step": 22})


def _row(change: Change) -> str:
    """Name a rule and its subject, with its kind: a risk and an opportunity may share an id."""
    named = [f"{each.kind.replace('-', ' ')} {each.key}" for each in change.subject]
    return f"{change.rule.id} {', '.join(named)}"


def _said(verdict: Verdict | None, otherwise: str) -> str:
    return otherwise if verdict is None else verdict.value.replace("-", " ")
