"""What fifty risks may cost in a year, against pyfair: `pip install pyfair`.

It takes a rate times one loss, and knows neither a count of losses nor a lognormal one. So its figures are others than ours and not
compared, only the time it takes to come to as many. Its `FairMetaModel` is its documented way from risks to their sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pyfair import FairMetaModel, FairModel

from benchmarks.harness import Ratio, in_turns
from benchmarks.loss import LEVELS, RISKS, YEARS, ours, portfolio
from customerfocus.methods.loss import LossModel, Pert, Poisson

if TYPE_CHECKING:
    from collections.abc import Iterator


def theirs(models: list[LossModel]) -> list[float]:
    """Return the figures of pyfair."""
    parts = []
    for place, model in enumerate(models):
        part = FairModel(str(place), n_simulations=YEARS, random_seed=place)
        severity, rate = model.severity, model.frequency.rate if isinstance(model.frequency, Poisson) else 0.0
        part.input_data("Loss Event Frequency", constant=rate)
        if isinstance(severity, Pert):
            part.input_data("Loss Magnitude", low=severity.low, mode=severity.mode, high=severity.high)
        else:
            part.input_data("Loss Magnitude", mean=severity.mean, stdev=severity.sd)
        parts.append(part.calculate_all())
    totals = np.sort(FairMetaModel("year", parts).calculate_all().export_results()["Risk"].to_numpy())
    first = [round(level * YEARS) for level in LEVELS]
    return [*(float(totals[each - 1]) for each in first), *(float(totals[each:].mean()) for each in first)]


def rows() -> Iterator[Ratio]:
    """Measure aggregating, and simulating."""
    models = portfolio()
    found = in_turns(lambda: ours(models), lambda: theirs(models), repeats=10)
    yield Ratio(what=f"losses of a year, {RISKS} risks", peer=f"{YEARS:,} years simulated by pyfair", bar=1 / 10, found=found)
