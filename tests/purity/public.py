"""Everything public that can be called: functions, constructors, methods and properties, found by walking the package."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cached_property, partial
from importlib import import_module
from operator import attrgetter
from types import CodeType, FunctionType, ModuleType
from typing import Any, final

import attrs

import customerfocus

Arguments = Mapping[str, Any]
Call = Callable[[], object]


@final
@attrs.frozen(kw_only=True)
class Subject:
    """What is to be called.

    Attributes:
        name: Its module, and its name there.
        code: What runs when it is called; `None` where no Python code of its own does.
        owner: Of a constructor, the class that is made: classes may share the code of their constructor.
        bind: Gives it arguments by name: what comes back only has to be called.
    """

    name: str
    code: CodeType | None
    owner: type | None = None
    bind: Callable[[Arguments], Call] = attrs.field(eq=False)


def modules() -> Iterator[ModuleType]:
    """Import every module of the package but those of `testing`, the private ones, too."""
    yield customerfocus
    for found in pkgutil.walk_packages(customerfocus.__path__, "customerfocus."):
        if found.name.split(".")[1] != "testing":
            yield import_module(found.name)


def subjects() -> Iterator[Subject]:
    """Find what can be called, in the order of their names; what several modules name is found once."""
    found = {subject.name: subject for module in modules() for subject in _within(module)}
    yield from (found[name] for name in sorted(found))


def _within(module: ModuleType) -> Iterator[Subject]:
    if any(part.startswith("_") for part in module.__name__.split(".")):
        return
    for name in getattr(module, "__all__", vars(module)):
        value = getattr(module, name)
        home = str(getattr(value, "__module__", ""))
        if (
            name.startswith("_")
            or not home.startswith("customerfocus")
            or (home != module.__name__ and not hasattr(module, "__all__"))
        ):
            continue
        if isinstance(value, FunctionType):
            yield Subject(name=f"{home}.{name}", code=_code(value), bind=partial(_bound, value))
        elif isinstance(value, type):
            yield from _of_class(value)


def _of_class(kind: type) -> Iterator[Subject]:
    name = f"{kind.__module__}.{kind.__qualname__}"
    if getattr(kind, "_is_protocol", False):
        return  # what others are to write
    if not inspect.isabstract(kind):
        yield Subject(name=name, code=_constructor(kind), owner=kind, bind=partial(_making, kind))
    for own, value in vars(kind).items():
        if own.startswith("_"):
            continue
        match value:
            case FunctionType() | staticmethod() | classmethod():
                yield Subject(name=f"{name}.{own}", code=_code(value), bind=partial(_bound, getattr(kind, own)))
            case property(fget=FunctionType() as getter) | cached_property(func=FunctionType() as getter):
                yield Subject(name=f"{name}.{own}", code=getter.__code__, bind=partial(_getting, own))
            case _:
                pass
    # attrs takes a cached property out of a class with slots, and keeps its function here.
    for own, getter in _cached(kind).items():
        if own.startswith("_"):
            continue
        yield Subject(name=f"{name}.{own}", code=getter.__code__, bind=partial(_getting, own))


def _cached(kind: type) -> Mapping[str, FunctionType]:
    getter = vars(kind).get("__getattr__")
    held = getter.__globals__ if isinstance(getter, FunctionType) else {}
    found: Mapping[str, FunctionType] = held.get("cached_properties", {})
    return found


def _code(function: Any) -> CodeType | None:  # noqa: ANN401 -- a function in any wrapping
    inner = inspect.unwrap(getattr(function, "__func__", function))
    return getattr(inner, "__code__", None)


def _constructor(kind: Any) -> CodeType | None:  # noqa: ANN401 -- a type checker would not look at __init__
    if issubclass(kind, Enum):
        return None
    made = kind.__init__ if isinstance(kind.__init__, FunctionType) else kind.__new__
    return getattr(made, "__code__", None)


def _bound(function: Callable[..., object], arguments: Arguments) -> Call:
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name in arguments:
            given = arguments[parameter.name]
            if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
                positional.extend(given)
            elif parameter.kind is inspect.Parameter.KEYWORD_ONLY:
                named[parameter.name] = given
            else:
                positional.append(given)
    return partial(function, *positional, **named)


def _making(kind: Callable[..., object], arguments: Arguments) -> Call:
    return partial(kind, **arguments)


def _getting(name: str, arguments: Arguments) -> Call:
    return partial(attrgetter(name), arguments["self"])
