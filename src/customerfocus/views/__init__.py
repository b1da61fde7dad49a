"""Views for people: an assessment as Markdown, the threads of a register as a chart in Mermaid, and charts in Vega-Lite.

Every text from outside is escaped. Charts are plain data, ready for any renderer of Vega-Lite 6.
"""

from customerfocus.views._charts import contradiction_map, opportunity_landscape, risk_heat_map, satisfaction_trend
from customerfocus.views._mermaid import mermaid
from customerfocus.views._report import markdown
from customerfocus.views._timeline import horizon_timeline

__all__ = [
    "contradiction_map",
    "horizon_timeline",
    "markdown",
    "mermaid",
    "opportunity_landscape",
    "risk_heat_map",
    "satisfaction_trend",
]
