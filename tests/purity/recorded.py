"""With what each public callable is called: what it was called with while the library was used.

The library is used in three ways: the examples of its docstrings run; values, records and registers are drawn from
`customerfocus.testing.strategies`, and all that can be asked of a register is asked of them; and two registers that are kept as
documents are used likewise. What none of these calls stands in a small table.
"""

import contextlib
import doctest
import inspect
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import partial
from io import StringIO
from pathlib import Path
from types import CodeType, FrameType, MappingProxyType
from typing import Final, TypeVar

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from customerfocus import CustomerFocusError, Register, Segment, codec
from customerfocus.testing import strategies

from .public import Arguments, Subject, modules, subjects
from .uses import ask_everything, change_everything, make_mistakes

T = TypeVar("T")

ROOT: Final = Path(__file__).parents[2]
DOCUMENTS: Final = (ROOT / "tests/corpus/trades/swimming-pool.json", ROOT / "examples/espresso/register.json")
MOST: Final = 3
"""How many calls are kept of each callable, from all sources together."""

TABLE: Final[Mapping[str, Arguments]] = MappingProxyType(
    {
        "customerfocus.errors.CustomerFocusError": {},
        "customerfocus.register.integrity.by_address": {"records": (Segment(id="a", name="A"), Segment(id="a", name="B"))},
    }
)
"""What no use of the library calls with arguments that could be kept."""


class Recorder:
    """Keeps the arguments of public callables while something runs.

    Attributes:
        calls: The arguments of each callable, by its name.
    """

    def __init__(self) -> None:
        self.calls: dict[str, list[Arguments]] = defaultdict(list)
        self._room: dict[str, int] = {}
        self._by_code: dict[CodeType, list[Subject]] = defaultdict(list)
        for subject in subjects():
            if subject.code is not None:
                self._by_code[subject.code].append(subject)

    def record(self, use: Callable[[], object], most: int) -> None:
        """Run *use* and keep at most *most* calls of each callable."""
        self._room = defaultdict(lambda: most)
        sys.setprofile(self._note)
        try:
            use()
        finally:
            sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event != "call" or frame.f_code not in self._by_code:
            return
        code = frame.f_code
        count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & inspect.CO_VARARGS)
        names = code.co_varnames[:count]
        found = dict(frame.f_locals)
        if found.keys() - set(names) - set(code.co_freevars):  # a generator that goes on
            return
        first = found[names[0]] if names else None
        for subject in self._by_code[code]:
            if subject.owner is None:
                self._keep(subject.name, {name: found[name] for name in names})
            elif subject.owner is first or subject.owner is type(first):
                self._keep(subject.name, {name: found[name] for name in names[1:]})

    def _keep(self, name: str, arguments: Arguments) -> None:
        kept = self.calls[name]
        if self._room[name] and len(kept) < MOST and not any(isinstance(each, Iterator) for each in arguments.values()):
            self._room[name] -= 1
            kept.append(arguments)


def recorded(wanted: AbstractSet[str]) -> Mapping[str, list[Arguments]]:
    """Use the library, and return with what each public callable was called; no more of it than is needed for what is wanted."""
    recorder = Recorder()
    for example in _examples():
        recorder.record(example, 1)
    if not wanted or not wanted <= recorder.calls.keys():
        _record_uses(recorder)
    return recorder.calls


def _record_uses(recorder: Recorder) -> None:
    for register in _drawn(strategies.registers(), 2):
        recorder.record(partial(_use, register), 1)
    for strategy in _strategies():
        recorder.record(partial(_drawn, strategy, 2), 1)
    for _ in range(MOST):
        recorder.record(lambda: list(make_mistakes()), 1)
    for path in DOCUMENTS:
        document = json.loads(path.read_text(encoding="utf-8"))
        recorder.record(lambda: _use(codec.load(document)), 1)  # noqa: B023 -- called at once
    for subject in subjects():
        if isinstance(subject.owner, type) and issubclass(subject.owner, Enum):
            recorder.calls[subject.name] = [{"value": each.value} for each in subject.owner]
    for name, arguments in (*_constants(), *TABLE.items()):
        if len(recorder.calls[name]) < MOST:
            recorder.calls[name].append(arguments)


def _examples() -> Iterator[Callable[[], object]]:
    """Yield the examples of each docstring, each to be run where its module can be seen."""
    for module in modules():
        names = vars(module) | {"__name__": "an_example"}
        for found in doctest.DocTestFinder(exclude_empty=True).find(module):
            for example in found.examples:
                yield partial(_run, example.source, names)


def _run(example: str, names: dict[str, object]) -> None:
    with contextlib.suppress(CustomerFocusError), contextlib.redirect_stdout(StringIO()):
        exec(compile(example, "an example", "single"), names)  # noqa: S102 -- an example of our own


def _strategies() -> Iterator[SearchStrategy[object]]:
    for name in strategies.__all__:
        made = getattr(strategies, name)
        if inspect.isfunction(made) and all(each.default is not each.empty for each in inspect.signature(made).parameters.values()):
            yield made()


def _drawn(strategy: SearchStrategy[T], count: int) -> list[T]:
    found: list[T] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(strategy)
    def collect(value: T) -> None:
        found.append(value)

    collect()
    return found


def _use(register: Register) -> None:
    for use in (ask_everything, change_everything):
        for _ in use(register):
            pass


def _constants() -> Iterator[tuple[str, Arguments]]:
    """Take the values that modules make when they are imported: each could be made again."""
    waiting: list[object] = [value for module in modules() for value in vars(module).values()]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in seen or isinstance(value, type):
            continue
        seen.add(id(value))
        if isinstance(value, tuple):
            waiting.extend(value)
        elif attrs.has(kind := type(value)) and kind.__module__.startswith("customerfocus."):
            held = {each.alias: getattr(value, each.name) for each in attrs.fields(kind) if each.init}
            waiting.extend(held.values())
            yield f"{kind.__module__}.{kind.__qualname__}", held
