"""Pictures of values, of the library's modules and of the host: equal pictures, nothing changed."""

import contextvars
import decimal
import gc
import locale
import logging
import os
import random
import signal
import sys
import threading
import time
import warnings
from collections.abc import Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType, NoneType
from typing import Final

import attrs

Picture = Hashable

PLAIN: Final = frozenset({bool, int, float, complex, str, bytes, date, Decimal, Fraction, range, NoneType})


def picture(value: object) -> Picture:
    """Take a picture of a value, all the way down.

    Of one of the library's own classes the fields count by which it is compared: what is left out of the comparison, such as the
    notes of a `View`, is no part of the value.
    """
    return _Camera().take(value)


def modules(named: Mapping[str, ModuleType]) -> dict[str, Picture]:
    """Take a picture of every name in every module, with the attributes, defaults and cells of its functions and classes."""
    camera = _Camera(by_identity=True)
    return {
        f"{module}.{name}": camera.take_owned(value, module)
        for module, held in named.items()
        for name, value in vars(held).items()
        if name != "__builtins__"
    }


def host() -> dict[str, Picture]:
    """Take a picture of what a process shares with everything that runs in it."""
    context = decimal.getcontext()
    return {
        "decimal context": repr(context),
        "random state": hash(random.getstate()),
        "environment": tuple(sorted(os.environ.items())),
        "working directory": os.getcwd(),  # noqa: PTH109 -- as it is
        "locale": locale.setlocale(locale.LC_ALL),
        "time zone": time.tzname,
        "recursion limit": sys.getrecursionlimit(),
        "switch interval": sys.getswitchinterval(),
        "longest integer": sys.get_int_max_str_digits(),
        "path": tuple(sys.path),
        "standard streams": (id(sys.stdin), id(sys.__stdout__), id(sys.__stderr__)),
        "hooks": (id(sys.excepthook), id(sys.displayhook), id(sys.unraisablehook), id(threading.excepthook)),
        "warnings": repr(warnings.filters),
        "logging": (
            logging.root.level,
            len(logging.root.handlers),
            logging.root.manager.disable,
            tuple(sorted(logging.root.manager.loggerDict)),
        ),
        "threads": threading.active_count(),
        "collector": (gc.isenabled(), gc.get_threshold(), len(gc.callbacks)),
        "signals": tuple(str(signal.getsignal(each)) for each in (signal.SIGINT, signal.SIGTERM)),
        "context variables": tuple(sorted(each.name for each in contextvars.copy_context())),
        "validators of attrs": attrs.validators.get_disabled(),
    }


def changed(before: Mapping[str, Picture], after: Mapping[str, Picture]) -> Iterator[str]:
    """Name what was added, taken away or made another."""
    missing = object()
    yield from (name for name in before.keys() | after.keys() if before.get(name, missing) != after.get(name, missing))


class _Camera:
    def __init__(self, *, by_identity: bool = False) -> None:
        self._by_identity = by_identity
        self._within: set[int] = set()
        self._taken: dict[int, Picture] = {}

    def take(self, value: object) -> Picture:
        kind = type(value)
        if kind in PLAIN or isinstance(value, Enum):
            return kind.__name__, repr(value)
        if id(value) in self._within:
            return "above"
        if id(value) in self._taken:
            return self._taken[id(value)]
        self._within.add(id(value))
        taken = (f"{kind.__module__}.{kind.__qualname__}", *self._inside(value, kind))
        self._within.discard(id(value))
        if self._by_identity:  # of modules, which keep what they hold; what is made on the way may die, and its id with it
            self._taken[id(value)] = taken
        return taken

    def _inside(self, value: object, kind: type) -> Iterator[Picture]:
        match value:
            case tuple() | list():
                yield from map(self.take, value)
            case _ if attrs.has(kind):
                yield from (self.take(getattr(value, field)) for field in _compared(kind))
            case Mapping():
                yield from ((self.take(key), self.take(held)) for key, held in value.items())
            case AbstractSet():
                yield from sorted(map(repr, map(self.take, value)))
            case BaseException():
                yield self.take(value.args)
            case FunctionType() | MethodType() | BuiltinFunctionType() | type() | ModuleType():
                yield getattr(value, "__qualname__", "")
                yield id(value) if self._by_identity else 0
            case _:
                pass  # it is what it is

    def take_owned(self, value: object, module: str) -> Picture:
        """Look into the functions and classes of a module, too."""
        if getattr(value, "__module__", None) != module:
            return self.take(value)
        if isinstance(value, FunctionType):
            return self._function(value)
        if isinstance(value, type):
            # cattrs resolves the annotations that attrs keeps of a class when it first meets it.
            return self.take(value), *(
                (name, self._member(held)) for name, held in vars(value).items() if name != "__attrs_attrs__"
            )
        wrapped = getattr(value, "__wrapped__", None)  # of a cache
        return self.take(value), self._function(wrapped) if isinstance(wrapped, FunctionType) else None, _counted(value)

    def _member(self, value: object) -> Picture:
        inner = getattr(value, "__func__", value)
        return self._function(inner) if isinstance(inner, FunctionType) else self.take(value)

    def _function(self, function: FunctionType) -> Picture:
        cells = (cell.cell_contents for cell in function.__closure__ or ())
        held = (function.__defaults__, function.__kwdefaults__, vars(function), *cells)
        return self.take(function), *map(self.take, held)


@cache
def _compared(kind: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    fields = attrs.fields(kind)
    return tuple(each.name for each in fields if each.eq) or tuple(each.name for each in fields)


def _counted(value: object) -> Picture:
    counted = getattr(value, "cache_info", None)
    return repr(counted()) if counted else None
