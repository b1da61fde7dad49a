"""What the charts and the graph of the gallery are drawn from; `pages.py` writes it, `website.py draw` draws it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from customerfocus import horizon, views
from customerfocus.codec import load

if TYPE_CHECKING:
    from customerfocus import Register

EXAMPLES = Path(__file__).parents[1] / "examples"
ON = date(2026, 11, 1)
BEFORE = date(1974, 12, 31)
YEAR = timedelta(days=365)


def sources() -> dict[str, str]:
    """Map the name of each file to its text: charts as Vega-Lite, the graph as Mermaid."""
    espresso, housing = register("espresso"), register("housing")
    metric = next(each for each in espresso.metrics if each.id == "satisfied-home")
    charts = {
        "contradiction-map": views.contradiction_map(espresso, on=ON),
        "opportunity-landscape": views.opportunity_landscape(espresso, on=ON),
        "risk-heat-map": views.risk_heat_map(espresso, on=ON),
        "loss-exceedance": views.loss_exceedance(espresso, on=ON),
        "satisfaction-trend": views.satisfaction_trend(espresso, metric, on=ON),
        "horizon-timeline": views.horizon_timeline(horizon(housing, start=BEFORE, until=BEFORE + YEAR), most=20),
    }
    written = {f"{name}.json": json.dumps(chart, ensure_ascii=False, indent=1) + "\n" for name, chart in charts.items()}
    return written | {"trace-graph.mmd": views.mermaid(espresso, on=ON, most=12)}


def register(example: str) -> Register:
    """Read the register of an example."""
    return load(json.loads((EXAMPLES / example / "register.json").read_text(encoding="utf-8")))
