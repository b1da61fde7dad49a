"""The source imports and names nothing impure, aliases included; each way round the law is planted once."""

import ast
from pathlib import Path

import pytest

from .forbidden import offences

SOURCE = Path(__file__).parents[2] / "src" / "customerfocus"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] != "testing")

PLANTS = [
    # The clock.
    "import time",
    "import time as watch",
    "from time import monotonic",
    "from datetime import date\ndate.today()",
    "from datetime import date as d\nd.today()",
    "from datetime import date\nask = date.today",
    "import datetime\ndatetime.datetime.now()",
    "import datetime as dt\nread = dt.datetime.utcnow",
    "from datetime import date\ngetattr(date, 'today')()",
    "from datetime import date\ngetattr(date, 'to' + 'day')()",
    "from datetime import date\nname = 'today'\ngetattr(date, name)()",
    "def ask(kind): return getattr(kind, 'today')()",
    "def ask(kind): return getattr(kind, f'to{day}')()",
    "from operator import methodcaller\nmethodcaller('today')",
    "import operator as op\nop.attrgetter('now')",
    "from operator import methodcaller as call\ncall('to' + 'day')",
    "from datetime import timezone",
    "from dateutil.parser import parse",
    "import dateutil.parser as reader",
    "from dateutil import tz",
    "import dateutil.relativedelta\ndateutil.rrule.rrule(0)",
    "from dateutil.rrule import rrule",
    "from dateutil.relativedelta import relativedelta, MO",
    "from zoneinfo import ZoneInfo",
    "import calendar",
    # Chance.
    "import random",
    "from secrets import token_hex",
    "import uuid",
    "from statistics import NormalDist\nNormalDist().samples(1)",
    "import statistics\nstatistics.random.random()",
    "def shuffled(values): return id(values)",
    "def shuffled(values): return sorted(values, key=hash)",
    # The machine.
    "import os",
    "import os.path",
    "from os import environ as settings",
    "import sys\nsys.argv",
    "import sys as system\nsystem.stdin.read()",
    "from sys import argv",
    "from sys import stderr as out",
    "import sys\nsys.modules['os']",
    "import sys\nsys.setrecursionlimit(9)",
    "import platform",
    "import locale",
    "import getpass",
    "import socket",
    "import http.client",
    "import urllib.request",
    "import subprocess",
    "import tempfile",
    "import logging",
    "import warnings",
    "import gc",
    "import ctypes",
    "import threading",
    "import asyncio",
    "import sqlite3",
    "import signal",
    "import inspect\ninspect.stack()",
    "import contextvars",
    "import pickle",
    "import a_module_nobody_thought_of",
    # Input and output.
    "print(1)",
    "show = print",
    "with open(name) as file: pass",
    "input()",
    "breakpoint()",
    "import builtins\nbuiltins.open(name)",
    "from builtins import open as read",
    "from io import StringIO",
    "import pathlib",
    "from contextlib import redirect_stdout",
    "import contextlib\ncontextlib.redirect_stderr(target)",
    "import hashlib\nhashlib.file_digest(file, 'sha256')",
    "import json\njson.load(file)",
    # Code made at run time, and ways into the insides of others.
    "eval('1')",
    "exec(text)",
    "compile(text, '', 'exec')",
    "__import__('os')",
    "import importlib",
    "from importlib import import_module as load",
    "import pkgutil",
    "__builtins__['open']",
    "globals()['state'] = 1",
    "vars(record)['x'] = 1",
    "setattr(record, 'x', 1)",
    "look = getattr",
    "call(using=getattr)",
    "def f(): ...\nf.__globals__",
    "object.__subclasses__()",
    "record.__dict__['x'] = 1",
    "def f(error): return error.__traceback__.tb_frame",
    "from types import FunctionType",
    "from math import *",
    "from . import other",
    # What outlives a call, and what the host has set.
    "from functools import cache",
    "from functools import lru_cache as remember",
    "import functools\n@functools.lru_cache(maxsize=1)\ndef f(): ...",
    "import functools as tools\n@tools.cache\ndef f(): ...",
    "from decimal import getcontext",
    "import decimal\ndecimal.setcontext(decimal.ExtendedContext)",
    "from decimal import localcontext",
    # Within a function all the same.
    "def late():\n    import os",
    "class Clock:\n    def ask(self):\n        from time import time",
]

HONEST = '''
"""A module in order."""

from __future__ import annotations

import json
import sys
from collections import abc
from datetime import date as day
from datetime import timedelta
from decimal import Decimal
from functools import partial
from operator import attrgetter
from statistics import NormalDist

import attrs
from dateutil.relativedelta import relativedelta

import customerfocus.values.periods as periods
from customerfocus.errors import shown

SHARE = NormalDist().inv_cdf(0.5) + sys.float_info.max
BY_DAY = attrgetter("on")


class Wave:
    id: str
    samples: tuple[int, ...]

    def first(self, field: str) -> object:
        """Read a field by its name, and what others call samples."""
        return getattr(self, field), self.samples, periods.Period.parse(""), json.dumps(1), day.fromisoformat("2026-01-01")
'''


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_source_reaches_nothing_but_its_arguments(path: Path) -> None:
    assert list(offences(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("snippet", PLANTS)
def test_a_planted_impurity_is_seen(snippet: str) -> None:
    assert list(offences(ast.parse(snippet))) != []


def test_an_honest_module_passes() -> None:
    assert list(offences(ast.parse(HONEST))) == []


def test_there_is_a_source_to_check() -> None:
    assert SOURCE / "errors.py" in MODULES
    assert SOURCE / "codec" / "__init__.py" in MODULES
