"""Looks at a document of the reader's own: the assessment, the horizon and the charts, one after another."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess import read

from customerfocus import CustomerFocusError, assess, horizon, views
from customerfocus.codec import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from customerfocus import Register

YEAR = timedelta(days=365)


def parts(file: str, day: str) -> Iterator[str]:
    """Yield what can be shown, each as JSON: its title, its form, what it holds; of a bad document, its problems."""
    on = date.fromisoformat(day)
    try:
        register = read(Path(file))
    except DocumentError as error:
        rows = [[each.path, each.code, each.message] for each in error.problems]
        yield json.dumps({"title": "Problems", "form": "problems", "holds": rows, "open": True})
        return
    for title, form, make in _made(register, on):
        try:
            part = {"title": title, "form": form, "holds": make()}
        except CustomerFocusError as error:  # the other parts are still worth seeing
            part = {"title": title, "form": "error", "holds": str(error)}
        yield json.dumps(part | {"open": form != "trend"})


def _made(register: Register, on: date) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    changes = horizon(register, start=on, until=on + YEAR)
    yield "Assessment", "report", lambda: views.markdown(assess(register, on=on))
    yield "What lies ahead", "report", lambda: views.horizon(changes, register)
    yield "Horizon", "chart", lambda: views.horizon_timeline(changes)
    yield "Contradictions", "chart", lambda: views.contradiction_map(register, on=on)
    yield "Opportunities", "chart", lambda: views.opportunity_landscape(register, on=on)
    yield "Risks", "chart", lambda: views.risk_heat_map(register, on=on)
    yield "What a year may cost", "chart", lambda: views.loss_exceedance(register, on=on)
    yield "From customers to actions", "graph", lambda: views.mermaid(register, on=on)
    for metric in register.metrics:
        yield metric.name, "trend", partial(views.satisfaction_trend, register, metric, on=on)
