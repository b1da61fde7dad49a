"""Charts of a register: needs, contradictions, and how satisfied customers were."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from customerfocus._checks import day, instance
from customerfocus.assessment.policy import DEFAULT_POLICY
from customerfocus.assessment.view import View
from customerfocus.methods.opportunity import SCALE
from customerfocus.model.needs import Need, Priority, top_two
from customerfocus.model.satisfaction import Metric, Objective
from customerfocus.model.segments import Resolution, TradeOff, contradictions
from customerfocus.register.aggregate import Register
from customerfocus.register.measuring import measure
from customerfocus.values.estimates import Estimate, Unknown
from customerfocus.values.identifiers import Kind
from customerfocus.views._vega import ALARM, QUIET, STRONG, WIDTH, Spec, channel, chart, not_shown, tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


_LINE: Final = ((5, 0), (SCALE, SCALE))  # where the score is 10
_READ: Final = "with intervals of 95 %; right of the line the opportunity score is above 10"
_CAPTIONS: Final = ((9, 0.4, "underserved"), (1.7, 9.6, "appropriately served, or more"))
_ITALIC: Final = MappingProxyType({"color": QUIET, "fontStyle": "italic"})
_LABEL: Final = (2.2, 0.4)  # how much room a name takes, in points of the two axes

_ROW: Final = 28


def opportunity_landscape(register: Register, *, on: date) -> Spec:
    """Draw how important each need is and how satisfied customers are with it, by its latest priority.

    What lies right of the line is underserved: its opportunity score is above 10 (Ulwick 2005). The bars are Wilson intervals of
    95 %.

    Args:
        register: The register.
        on: The day.

    Returns:
        A Vega-Lite specification; what nobody answered is named below the title.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    view = _view(register, on)
    points: list[dict[str, Any]] = []
    unknown: list[str] = []
    for need in view.all(Need):
        latest = {each.segment: each for each in view.naming(Priority, Kind.NEED, need.id)}
        for segment, priority in sorted(latest.items()):
            name = need.id if len(latest) == 1 else f"{need.id} ({segment})"
            score, importance, satisfaction = priority.score, top_two(priority.importance), top_two(priority.satisfaction)
            if isinstance(score, Unknown) or isinstance(importance, Unknown) or isinstance(satisfaction, Unknown):
                unknown.append(name)
            else:
                across, up = _ends(importance, "importance"), _ends(satisfaction, "satisfaction")
                points.append({"need": name, "outcome": str(need.outcome), "score": round(score, 1), **across, **up})
    scale = {"domain": [0, SCALE]}
    x = channel("importance", "quantitative", "Importance (0 to 10)", scale=scale)
    y = channel("satisfaction", "quantitative", "Satisfaction (0 to 10)", scale=scale)
    place = {"x": x, "y": y}
    told = tooltip(need="Need", outcome="Outcome", score="Opportunity score", importance="Importance", satisfaction="Satisfaction")
    line = [{"importance": across, "satisfaction": up} for across, up in _LINE]
    captions = [{"importance": across, "satisfaction": up, "text": text} for across, up, text in _CAPTIONS]
    layers: list[Spec] = [
        {"data": {"values": line}, "mark": {"type": "line", "color": QUIET, "strokeDash": [6, 4]}, "encoding": place},
        {"data": {"values": captions}, "mark": {"type": "text", **_ITALIC}, "encoding": place | {"text": {"field": "text"}}},
        _bar(place | {"x": x | {"field": "importance_low"}, "x2": {"field": "importance_high"}}),
        _bar(place | {"y": y | {"field": "satisfaction_low"}, "y2": {"field": "satisfaction_high"}}),
        {
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 90, "color": STRONG},
            "encoding": place | {"tooltip": told},
        },
        *_labels(points, place),
    ]
    note = "; ".join([_READ, *not_shown("not known", unknown)])
    return chart(f"Needs of customers on {on}", note, points, layers, height=WIDTH)


def _bar(encoding: Spec) -> Spec:
    return {"mark": {"type": "rule", "color": QUIET}, "encoding": encoding}


def _labels(points: list[dict[str, Any]], place: Spec) -> Iterator[Spec]:
    """Yield the names of needs: right of their points, or left where another name would stand in the way."""

    def hides(one: dict[str, Any], other: dict[str, Any]) -> bool:
        right, up = other["importance"] - one["importance"], abs(other["satisfaction"] - one["satisfaction"])
        return one is not other and 0 <= right < _LABEL[0] and up < _LABEL[1]

    left = [each for each in points if any(hides(each, other) for other in points)]
    for named, align, offset in (([each for each in points if each not in left], "left", 8), (left, "right", -8)):
        mark = {"type": "text", "align": align, "dx": offset, "dy": -8}
        yield {"data": {"values": named}, "mark": mark, "encoding": place | {"text": {"field": "need"}}}


def _ends(figure: Estimate, name: str) -> dict[str, float]:
    return {name: round(figure.value, 2), f"{name}_low": round(figure.low, 2), f"{name}_high": round(figure.high, 2)}


def contradiction_map(register: Register, *, on: date) -> Spec:
    """Draw where targeted segments want what cannot both be had, hardest first, and which of it is settled.

    Args:
        register: The register.
        on: The day.

    Returns:
        A Vega-Lite specification.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    view = _view(register, on)
    settled = {(frozenset((each.first, each.second)), each.attributes) for each in view.all(Resolution)}
    found = [
        {
            "between": f"{each.first} and {each.second}: {' against '.join(each.attributes)}",
            "tension": each.tension,
            "state": "settled" if (frozenset((each.first, each.second)), each.attributes) in settled else "open",
            "because": each.because,
        }
        for each in contradictions(view.targeted, view.all(TradeOff))
    ]
    colour = channel("state", "nominal", None, scale={"domain": ["open", "settled"], "range": [ALARM, QUIET]}, legend=None)
    place = {
        "y": channel("between", "nominal", None, sort=None),
        "x": channel("tension", "quantitative", "Tension (product of the two weights, 1 to 25)", scale={"domain": [0, 28]}),
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "height": {"band": 0.6}},
            "encoding": place
            | {"color": colour, "tooltip": tooltip(between="Between", tension="Tension", state="State", because="Why")},
        },
        {"mark": {"type": "text", "align": "left", "dx": 5}, "encoding": place | {"text": {"field": "state"}}},
    ]
    note = "" if found else "targeted segments want nothing that cannot both be had"
    return chart(f"Contradictions between targeted segments on {on}", note, found, layers, height={"step": _ROW})


def satisfaction_trend(register: Register, metric: Metric, *, on: date) -> Spec:
    """Draw what a metric was in every wave, with its intervals, and what it is to reach.

    Args:
        register: The register.
        metric: The metric.
        on: The day; waves that ended before it are known.

    Returns:
        A Vega-Lite specification; waves without a figure are named below the title.

    Raises:
        WrongTypeError: An argument is of another type.
        BrokenLawError: The metric cannot be computed of answers on the question's scale.
    """
    view = _view(register, on)
    instance(metric, "metric", Metric)
    measured = measure(metric, register, on=on)
    points: list[dict[str, Any]] = [
        {
            "wave": each.wave,
            "day": str(each.on),
            "value": round(each.value.value, 4),
            "low": round(each.value.low, 4),
            "high": round(each.value.high, 4),
            "n": each.value.n,
            "method": each.value.method,
        }
        for each in measured
        if isinstance(each.value, Estimate)
    ]
    targets: list[dict[str, Any]] = [
        {"objective": each.id, "value": each.target, "day": str(each.due)}
        for each in view.naming(Objective, Kind.METRIC, metric.id)
    ]
    x = channel(
        "day",
        "temporal",
        "Last day of the wave",
        scale={"type": "utc"},
        axis={"format": "%Y-%m-%d", "labelAngle": 0, "tickCount": 4},
    )
    y = channel("value", "quantitative", f"Figure ({metric.statistic.value})", scale={"zero": False})
    place = {"x": x, "y": y}
    told = tooltip(wave="Wave", day="Last day", value="Figure", low="From", high="To", n="Answers", method="Method")
    layers: list[Spec] = [
        {
            "mark": {"type": "rule", "color": QUIET, "strokeWidth": 2},
            "encoding": {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}},
        },
        {"mark": {"type": "line", "color": STRONG}, "encoding": place},
        {
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 70, "color": STRONG},
            "encoding": place | {"tooltip": told},
        },
        {"mark": {"type": "text", "align": "left", "dx": 7, "dy": -7}, "encoding": place | {"text": {"field": "wave"}}},
        {
            "data": {"values": targets},
            "mark": {"type": "point", "shape": "triangle-up", "size": 110, "filled": True, "color": ALARM},
            "encoding": place | {"tooltip": tooltip(objective="Objective", value="Target", day="Due")},
        },
        {
            "data": {"values": targets},
            "mark": {"type": "text", "align": "left", "dx": 9, "dy": 12},
            "encoding": place | {"text": {"field": "objective"}},
        },
    ]
    unknown = [f"{each.wave} ({each.value.reason})" for each in measured if isinstance(each.value, Unknown)]
    note = (
        f"without a figure: {'; '.join(unknown)}"
        if unknown
        else "with intervals of 95 %; triangles are objectives on their due day"
    )
    return chart(f"{metric.name}, as known on {on}", note, points, layers, height=300)


def _view(register: Register, on: date) -> View:
    instance(register, "register", Register)
    day(on, "on")
    return View(register=register, on=on, policy=DEFAULT_POLICY)
