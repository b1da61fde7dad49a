"""Call everything public, twice and under watch, and write what was seen as JSON; `running.py` starts it."""

import gc
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256
from itertools import groupby
from typing import Final

from . import picture
from .public import Arguments, Subject, modules, subjects
from .recorded import recorded
from .watched import Watch

Report = dict[str, list[str]]


WRITING: Final = frozenset({"customerfocus.codec._hooks.configure", "customerfocus.codec._schema.json_schema"})
"""Every converter has code of its own, and every schema reads annotations: to Python each call is a first use."""


def seen(watch: Watch, wanted: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Yield what was seen, each time with the name of what was called or, of what a module holds, of the module.

    Args:
        watch: Of this process.
        wanted: What is to be called; without a name, everything.
    """
    named = {module.__name__: module for module in modules()}
    calls = recorded(wanted)
    gc.callbacks.clear()  # Hypothesis measures the collector, whenever it runs
    before = picture.modules(named)
    chosen = [subject for subject in subjects() if not wanted or subject.name in wanted]
    for module, within in groupby(chosen, lambda subject: subject.name.rpartition(".")[0]):
        for subject in within:
            yield from _seen(watch, subject, calls.get(subject.name, []))
        after = picture.modules(named)
        yield from ((module, f"module: {name}") for name in picture.changed(before, after))
        before = after


def _seen(watch: Watch, subject: Subject, calls: list[Arguments]) -> Iterator[tuple[str, str]]:
    if not calls:
        yield subject.name, "nothing: nobody knows with what to call it"
    for arguments in calls:
        first, at_first = watch.call(subject, arguments, first_use=True)
        second, at_second = watch.call(subject, arguments, first_use=subject.name in WRITING)
        yield from ((subject.name, each) for each in (*at_first, *at_second))
        if first != second:
            yield subject.name, "other answer at the second call"
        yield subject.name, f"answer of {_digest(picture.picture(arguments))} is {_digest(second)}"


def _digest(taken: picture.Picture) -> str:
    return sha256(repr(taken).encode()).hexdigest()


if __name__ == "__main__":
    report: Report = defaultdict(list)
    for name, what in seen(Watch(), frozenset(sys.argv[1:])):
        report[name].append(what)
    json.dump(report, sys.stdout)
