"""Views for people: reports as Markdown, the threads of a register as a chart in Mermaid, and charts in Vega-Lite.

`markdown` is the report of an assessment; `progression` tells what became of its findings in a later one, and `horizon` what lies
ahead, both as Markdown. Charts are plain data, ready for any renderer of Vega-Lite 6: write one with `json.dumps`, and give
that to the renderer. Every text from outside is escaped.
"""

from customerfocus.views._charts import contradiction_map, opportunity_landscape, satisfaction_trend
from customerfocus.views._heat_map import risk_heat_map
from customerfocus.views._losses import loss_exceedance
from customerfocus.views._mermaid import mermaid
from customerfocus.views._report import horizon, markdown, progression
from customerfocus.views._timeline import horizon_timeline

__all__ = [
    "contradiction_map",
    "horizon",
    "horizon_timeline",
    "loss_exceedance",
    "markdown",
    "mermaid",
    "opportunity_landscape",
    "progression",
    "risk_heat_map",
    "satisfaction_trend",
]
