"""What the charts share: Vega-Lite specifications as plain data, with everything they show inside.

A chart fetches nothing. What is told by colour is told by shape or by words as well, and colours differ in lightness, so that it
can be read by everybody and in grey.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from customerfocus.views._common import DIRECTIONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

Spec = dict[str, Any]
"""A Vega-Lite specification, version 6."""

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
"""The name of the language; a name, not an address that anything asks."""

INK: Final = "#1a1a1a"
"""Text and lines."""
QUIET: Final = "#767676"
"""What stands in the background: 4.5 to 1 against white."""
STRONG: Final = "#0072b2"
"""Blue of the palette that everybody can tell apart (M. Okabe and K. Ito 2008)."""
ALARM: Final = "#d55e00"
"""Vermilion of that palette."""

WIDTH: Final = 480
"""Of the part that is drawn in, in pixels."""

_TURNING: Final = str.maketrans(dict.fromkeys(DIRECTIONAL, ""))
_LETTERS: Final = 100  # in a line below the title


def chart(title: str, subtitle: str, data: list[dict[str, Any]], layers: list[Spec], **more: object) -> Spec:
    """Return a chart of one or more layers over the same data, in which no text turns round how it is read."""
    heading = {"text": title, "anchor": "start", "fontSize": 16, "color": INK}
    lines = wrap(subtitle, _LETTERS, break_on_hyphens=False)
    subheading = {"subtitle": subtitle if len(lines) == 1 else lines, "subtitleColor": QUIET, "subtitlePadding": 4} if lines else {}
    spec = {
        "$schema": SCHEMA,
        "title": heading | subheading,
        "description": f"{title}. {subtitle}".strip(),
        "data": {"values": data},
        "width": WIDTH,
        "layer": layers,
        "config": {
            "axis": {"labelLimit": 0, "labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12},
            "legend": {"labelLimit": 0, "labelColor": INK, "titleColor": INK},
            "text": {"color": INK, "fontSize": 12},
            "view": {"stroke": None},
        },
    }
    return {key: _upright(each) for key, each in (spec | more).items()}


def _upright(value: Any) -> Any:  # noqa: ANN401 -- any part of a specification
    match value:
        case str():
            return value.translate(_TURNING)
        case dict():
            return {key: _upright(each) for key, each in value.items()}
        case list():
            return [_upright(each) for each in value]
        case _:
            return value


def blank(title: str, why: str) -> Spec:
    """Return a chart that shows nothing, and says why."""
    return chart(title, why, [], [{"mark": "rect", "encoding": {}}])


def not_shown(what: str, names: Sequence[str]) -> list[str]:
    """Return the note that names what a chart leaves out, or none where there is nothing to name."""
    return [f"{what}: {', '.join(names)}"] if names else []


def channel(field: str, kind: str, title: str | None, **more: object) -> Spec:
    """Return what a channel of a chart is fed by: a field of the data, how it is measured, and what stands at its axis.

    The title becomes part of an expression, which a line end or a backslash would break: no text from outside stands there.
    """
    return {"field": field, "type": kind, "title": title} | more


def tooltip(**titles: str) -> list[Spec]:
    """Return what is told of a mark when it is pointed at: a title per field."""
    return [{"field": field, "title": title} for field, title in titles.items()]
