"""Impurities to be planted in a copy of the source, each with what must catch it."""

import ast
from pathlib import Path
from typing import Final, final

import attrs


@final
@attrs.frozen(kw_only=True)
class Plant:
    """An impurity.

    Attributes:
        within: The function it is planted in, by the name of its module within `methods`.
        code: What the function does first.
        above: What the module does, after its own last line.
        caught_by: How what the proof sees begins; `source` for what only the text of the source shows, `seed` for what
            differs from one hash seed to the next.
    """

    within: str
    code: str
    above: str = ""
    caught_by: str

    @property
    def module(self) -> str:
        """The module it is planted in."""
        return f"customerfocus.methods.{self.within.partition('.')[0]}"

    @property
    def name(self) -> str:
        """The full name of the function it is planted in."""
        return f"customerfocus.methods.{self.within}"


PLANTS: Final = (
    # Files, network, processes.
    Plant(within="proportions.wilson_lower", code="open(__file__).close()", caught_by="event: open"),
    Plant(within="proportions.wilson_upper", code="import pathlib; pathlib.Path('.').exists()", caught_by="code: pathlib"),
    Plant(within="proportions.wald", code="import socket; socket.socket().close()", caught_by="event: socket"),
    Plant(within="proportions.newcombe", code="import subprocess; subprocess.run(['true'])", caught_by="event: subprocess"),
    Plant(
        within="proportions.one_proportion_test",
        code="import threading; threading.Thread(target=int).start()",
        caught_by="code: threading",
    ),
    # The environment.
    Plant(within="proportions.two_proportion_test", code="import os; os.environ.get('HOME')", caught_by="code: os"),
    Plant(within="trend.mann_kendall", code="from os import getenv as ask; ask('TZ')", caught_by="code: os"),
    Plant(
        within="trend.sen_slope",
        code="import os; os.environ['TREND'] = os.environ.get('TREND', '') + '.'",
        caught_by="host: environment",
    ),
    Plant(within="weighting.design_effect", code="import sys; sys.argv", caught_by="source: sys.argv"),
    Plant(within="weighting.effective_size", code="import locale; locale.localeconv()", caught_by="code: locale"),
    # The clock and chance.
    Plant(within="sampling.sample_size", code="from time import time as tick; tick()", caught_by="call: time.time"),
    Plant(
        within="sampling.krejcie_morgan",
        code="getattr(__import__('time'), 'monotonic')()",
        caught_by="call: time.monotonic",
    ),
    Plant(
        within="sampling.sample_size_net_promoter",
        code="import datetime as dt; getattr(dt.date, 'to' + 'day')()",
        caught_by="call: datetime.today",
    ),
    Plant(
        within="sampling.sample_size_comparison",
        code="from datetime import datetime; datetime.now()",
        caught_by="call: datetime.now",
    ),
    Plant(within="service_quality.gaps", code="import random; random.random()", caught_by="call: random.random"),
    Plant(within="service_quality.overall", code="import random; random.seed(7)", caught_by="host: random state"),
    Plant(within="importance_performance.quadrant", code="import uuid; uuid.uuid4()", caught_by="code: uuid"),
    # Output.
    Plant(within="indices.acsi", code="print('asked')", caught_by="output: 'asked"),
    Plant(within="kano.classify", code="import sys; sys.stderr.write('asked')", caught_by="output: 'asked"),
    Plant(
        within="kano.summarise",
        code="import logging; logging.getLogger('kano').warning('asked')",
        caught_by="code: logging",
    ),
    # What the host has set.
    Plant(within="kano.continuous", code="import decimal; decimal.getcontext().prec += 1", caught_by="host: decimal context"),
    Plant(
        within="means.mean_interval",
        code="import sys; sys.setrecursionlimit(sys.getrecursionlimit() + 1)",
        caught_by="host: recursion limit",
    ),
    Plant(
        within="means.welch",
        code="import warnings; warnings.simplefilter('ignore', append=True); warnings.filters.append(None)",
        caught_by="host: warnings",
    ),
    # State that outlives the call.
    Plant(
        within="net_promoter.difference",
        code="_ASKED.append(level)",
        above="_ASKED = []",
        caught_by="module: customerfocus.methods.net_promoter._ASKED",
    ),
    Plant(
        within="opportunity.band",
        code="band.asked = getattr(band, 'asked', 0) + 1",
        caught_by="module: customerfocus.methods.opportunity.band",
    ),
    Plant(
        within="opportunity.opportunity_score",
        code="global ASKED; ASKED += 1",
        above="ASKED = 0",
        caught_by="module: customerfocus.methods.opportunity.ASKED",
    ),
    Plant(
        within="opportunity.region",
        code="_Asked.times += 1",
        above="class _Asked:\n    times = 0",
        caught_by="module: customerfocus.methods.opportunity._Asked",
    ),
    Plant(
        within="portfolio.nine_box",
        code="_remembered(attractiveness)",
        above="import functools\n@functools.lru_cache\ndef _remembered(value): return value",
        caught_by="module: customerfocus.methods.portfolio._remembered",
    ),
    Plant(
        within="portfolio.weighted_score",
        code="_asked(ratings)",
        above="def _asked(value, asked=[]): asked.append(value)",
        caught_by="module: customerfocus.methods.portfolio._asked",
    ),
    Plant(
        within="quality_function.relative",
        code="return next(_TURNS)",
        above="import itertools\n_TURNS = itertools.count()",
        caught_by="other answer",
    ),
    # Arguments.
    Plant(within="proportions.holm", code="p_values.reverse()", caught_by="arguments: changed"),
    Plant(within="weighting.post_stratify", code="for key in sampled: sampled[key] += 1", caught_by="arguments: changed"),
    # Order and identity.
    Plant(within="quality_function.conflicts", code="return id(roof)", caught_by="call: id"),
    Plant(
        within="quality_function.technical_importance", code="return ''.join({'alpha', 'beta', 'gamma', 'delta'})", caught_by="seed"
    ),
    Plant(within="quality_function.improvement_weights", code="return hash('alpha')", caught_by="seed"),
    Plant(within="reliability.cronbach_alpha", code="return eval('len(rows)')", caught_by="call: eval"),
)


def plant(plants: tuple[Plant, ...], package: Path) -> None:
    """Plant impurities in a copy of the package."""
    for each in plants:
        path = package / "methods" / f"{each.within.partition('.')[0]}.py"
        text = path.read_text(encoding="utf-8")
        name = each.within.partition(".")[2]
        found = next(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name == name)
        line = found.body[0].end_lineno or 0  # the last of its docstring
        lines = text.splitlines()
        lines.insert(line, f"    {each.code}")
        path.write_text("\n".join([*lines, each.above, ""]), encoding="utf-8")
