"""Are the losses of a year found sooner than by simulating 10,000 years with numpy, and ten times as soon as by pyfair?

Run by hand, with numpy (of the extra `oracle`) and pyfair, which is for this only: `pip install pyfair`, then
`python benchmarks/loss.py`. Fifty risks strike 34 times a year in all; 25 have PERT severities, 25 lognormal ones. All answer value
at risk and expected shortfall at 95 % and 99 %; ours are first compared with a grid of 2¹⁸ points, which takes a minute. They take
turns, so that a busy machine slows all; the ratio is what counts.

Of numpy the fastest known way is taken. Tried, in milliseconds for the same portfolio: a Poisson count per risk and year, with
`bincount` of the years repeated, 22; two gamma variates for a beta one, in one call for all risks, 14, and in one per risk, 12,
with floats of 32 bits no sooner; each risk's number of strikes in all years at once, the years drawn evenly, which is the same
distribution, 12; and that with the generator SFC64, 11: this one.
"""

from __future__ import annotations

import gc
import math
import sys
from random import Random
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Final

import numpy as np
from pyfair import FairMetaModel, FairModel

from customerfocus.methods._compound import Losses, end, solve
from customerfocus.methods.loss import Lognormal, LossModel, Pert, Poisson, aggregate

if TYPE_CHECKING:
    from collections.abc import Callable

    Figures = list[float]

ROUNDS: Final = 15
ROUNDS_OF_PYFAIR: Final = 3
RISKS: Final = 50
STRIKES: Final = 34.0
YEARS: Final = 10_000
LEVELS: Final = (0.95, 0.99)
POINTS: Final = 2**18
TOLERANCE: Final = 1e-3
BAR: Final = 1.0
BAR_OF_PYFAIR: Final = 1 / 10


def portfolio() -> list[LossModel]:
    """Return risks that cost from a thousand to some millions each time, the same on every run."""
    random = Random(20261101)  # noqa: S311 -- nothing secret
    rates = [random.uniform(0.05, 1.3) for _ in range(RISKS)]
    severities: list[Lognormal | Pert] = []
    for place in range(RISKS):
        low = 10 ** random.uniform(3, 5)
        if place % 2:
            severities.append(Pert(low=low, mode=low * random.uniform(1.5, 4), high=low * random.uniform(5, 20)))
        else:
            severities.append(Lognormal.from_range(low, low * 10 ** random.uniform(0.7, 2)))
    times = STRIKES / sum(rates)
    return [LossModel(frequency=Poisson(rate=rate * times), severity=each) for rate, each in zip(rates, severities, strict=True)]


def ours(models: list[LossModel]) -> Figures:
    """Return our figures."""
    year = aggregate(models)
    return [ask(level) for ask in (year.value_at_risk, year.expected_shortfall) for level in LEVELS]


def finest(models: list[LossModel]) -> Figures:
    """Return our figures from a grid many times as fine as ours ever is."""
    losses = Losses(
        rates=tuple((each.frequency.rate, each.severity) for each in models if isinstance(each.frequency, Poisson)),
        chances=(),
        mean=math.fsum(each.mean for each in models),
        sd=math.sqrt(math.fsum(each.sd**2 for each in models)),
    )
    grid, _ = solve(losses, end(losses, 1e-3), POINTS)
    return [ask(level) for ask in (grid.value_at_risk, grid.expected_shortfall) for level in LEVELS]


class Simulation:
    """Years simulated with numpy: each risk's strikes of all years, thrown evenly into the years."""

    def __init__(self, models: list[LossModel]) -> None:
        """Take out of the models what numpy is told."""
        self.chance = np.random.Generator(np.random.SFC64(1))
        known = [(each.frequency.rate, each.severity) for each in models if isinstance(each.frequency, Poisson)]
        smooth = [(rate, each) for rate, each in known if isinstance(each, Lognormal)]
        self.perts = [each for _, each in known if isinstance(each, Pert)]
        self.strikes = np.array([rate for rate, _ in smooth]) * YEARS
        self.strikes_of_perts = np.array([rate for rate, each in known if isinstance(each, Pert)]) * YEARS
        self.centres = np.array([math.log(each.median) for _, each in smooth])
        self.sigmas = np.array([each.sigma for _, each in smooth])
        self.shapes = [(each.alpha, each.beta, each.low, each.high - each.low) for each in self.perts]

    def __call__(self) -> Figures:
        """Simulate, and return the figures."""
        chance = self.chance
        strikes, strikes_of_perts = chance.poisson(self.strikes), chance.poisson(self.strikes_of_perts)
        place = int(strikes.sum())
        amounts = np.empty(place + int(strikes_of_perts.sum()))
        amounts[:place] = np.exp(chance.standard_normal(place) * np.repeat(self.sigmas, strikes) + np.repeat(self.centres, strikes))
        for (alpha, beta, low, width), count in zip(self.shapes, strikes_of_perts, strict=True):
            amounts[place : place + count] = chance.beta(alpha, beta, count) * width + low
            place += count
        totals = np.bincount(chance.integers(YEARS, size=len(amounts), dtype=np.uint16), amounts, YEARS)
        totals.sort()
        first = [round(level * YEARS) for level in LEVELS]
        return [*(float(totals[each - 1]) for each in first), *(float(totals[each:].mean()) for each in first)]


def pyfair(models: list[LossModel]) -> Figures:
    """Return the figures of pyfair, which takes a rate times one loss: it knows no count of losses, nor a lognormal one."""
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


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    gc.collect()
    start = process_time()
    call()
    return process_time() - start


def tell(name: str, pairs: list[tuple[float, float]], bar: float) -> None:
    """Print both times, their ratio, and whether the bar is met."""
    ratios = [one / other for one, other in pairs]
    our_time, their_time = (median(times) * 1e3 for times in zip(*pairs, strict=True))
    print(f"ours take {our_time:.1f} ms, {name} {their_time:.1f} ms")
    print(f"ratio: {min(ratios):.3f} – {median(ratios):.3f} – {max(ratios):.3f} (min – median – max of {len(ratios)} rounds)")
    print(f"the bar of {bar:g} is {'met' if median(ratios) <= bar else 'missed'}")


def main() -> None:
    """Compare the results, measure all in turn, and print the ratios."""
    models = portfolio()
    found, expected = ours(models), finest(models)
    if max(abs(one / other - 1) for one, other in zip(found, expected, strict=True)) > TOLERANCE:
        sys.exit(f"the figures differ: ours {found}, on the finest grid {expected}")
    simulate = Simulation(models)
    simulated = np.array([simulate() for _ in range(20)])
    scatter = ", ".join(f"{100 * each:.1f}" for each in simulated.std(axis=0, ddof=1) / expected)
    print(f"ours are within {TOLERANCE:.1%} of a grid of {POINTS} points; 20 simulations scatter by {scatter} % of it")
    pairs = [(seconds(lambda: ours(models)), seconds(simulate)) for _ in range(ROUNDS)]
    tell("numpy", pairs, BAR)
    pairs = [(seconds(lambda: ours(models)), seconds(lambda: pyfair(models))) for _ in range(ROUNDS_OF_PYFAIR)]
    tell("pyfair", pairs, BAR_OF_PYFAIR)


if __name__ == "__main__":
    main()
