"""The threads from target customers to what is done for them, as a Mermaid flowchart."""

from __future__ import annotations

import re
from collections import deque
from itertools import islice, zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from customerfocus._checks import LARGEST_INTEGER, day, instance, whole
from customerfocus.assessment.policy import DEFAULT_POLICY
from customerfocus.assessment.view import View
from customerfocus.register.aggregate import Register
from customerfocus.register.shapes import ref_of
from customerfocus.register.tracing import Trace
from customerfocus.values.identifiers import Kind
from customerfocus.views._common import DIRECTIONAL, called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from customerfocus.values.identifiers import Ref

MOST_NODES: Final = 30
"""A chart of more can hardly be read."""

_LONGEST_LABEL: Final = 60
_OUTLINES: Final[Mapping[Kind, tuple[str, str]]] = MappingProxyType(
    {
        Kind.SEGMENT: ("([", "])"),
        Kind.NEED: ("(", ")"),
        Kind.OFFERING: ("[", "]"),
        Kind.REQUIREMENT: ("[/", "/]"),
        Kind.RISK: ("{{", "}}"),
        Kind.ACTION: ("[[", "]]"),
    }
)
_THREAD: Final = tuple(_OUTLINES)  # the kinds, from the near end to the far one
_MARKS: Final = str.maketrans(
    {"&": "#amp;", "<": "#lt;", ">": "#gt;", '"': "#quot;"}
    | {each: f"#{ord(each)};" for each in "#\\`%$:"}
    | dict.fromkeys(DIRECTIONAL, ""),
)
_TURN: Final = re.compile("direction(?=[ \ufeff]+(?:TB|TD|BT|RL|LR))")  # in a label, too, it turns the whole chart round


def mermaid(register: Register, *, on: date, most: int = MOST_NODES) -> str:
    """Draw the threads from targeted segments to their needs, offerings, requirements, risks and actions.

    What hangs on no targeted segment is left out, and so is what is not on sale, with what is asked of it. Where there are more
    nodes than asked, as many whole threads are drawn as there is room for, to one of each kind in turn, and a note says how many
    nodes are not.

    Args:
        register: The register.
        on: The day.
        most: How many nodes at most, from 1.

    Raises:
        WrongTypeError: An argument is of another type.
        OutOfRangeError: *most* is below 1.
    """
    instance(register, "register", Register)
    day(on, "on")
    whole(most, "most", 1, LARGEST_INTEGER)
    view = View(register=register, on=on, policy=DEFAULT_POLICY)
    sold = {each.id for each in view.on_sale}
    gone = {ref_of(each) for each in register.offerings if each.id not in sold}
    gone |= {ref_of(each) for each in register.requirements if each.offering not in sold}
    traced = ((each.source, each.target) for each in Trace(register=register, on=on).links)
    links = [each for each in traced if gone.isdisjoint(each)]
    before = _reached([ref_of(each) for each in view.targeted], links)
    drawn = sorted(_chosen(before, most), key=lambda ref: (_THREAD.index(ref.kind), ref.key))
    places = {ref: place for place, ref in enumerate(drawn)}
    joined = {(places[source], places[target]) for source, target in links if source in places and target in places}
    lines = ["flowchart LR", *(f"    n{place}{_node(ref, register)}" for ref, place in places.items())]
    lines += [f"    n{source} --> n{target}" for source, target in sorted(joined)]
    if not places:
        lines.append('    note["no segment is targeted on this day"]')
    if len(before) > len(drawn):
        lines.append(f'    note["{len(before) - len(drawn)} more are not drawn"]')
    return "\n".join(lines) + "\n"


def _reached(starts: Iterable[Ref], links: Iterable[tuple[Ref, Ref]]) -> dict[Ref, Ref | None]:
    """Return everything that hangs on a start, nearest first, with the node before it on a shortest thread; a start has none."""
    after: dict[Ref, list[Ref]] = {}
    for source, target in links:
        if target.kind in _OUTLINES:
            after.setdefault(source, []).append(target)
    before: dict[Ref, Ref | None] = dict.fromkeys(starts)
    waiting = deque(before)
    while waiting:
        ref = waiting.popleft()
        for each in after.get(ref, ()):
            if each not in before:
                before[each] = ref
                waiting.append(each)
    return before


def _chosen(before: Mapping[Ref, Ref | None], most: int) -> set[Ref]:
    """Return the nodes of as many whole threads as there is room for, to one of each kind in turn, beginning at the far end."""
    chosen: set[Ref] = set()
    ends = [[each for each in before if each.kind is kind] for kind in reversed(_THREAD)]
    for turn in zip_longest(*ends):
        for end in turn:
            thread = _up_to(end, before, chosen)
            missing = list(islice(thread, most - len(chosen)))
            if next(thread, None) is None:  # there was room for all of it
                chosen.update(missing)
    return chosen


def _up_to(end: Ref | None, before: Mapping[Ref, Ref | None], chosen: set[Ref]) -> Iterator[Ref]:
    """Yield the nodes of the thread to *end*, from there back to the first that is chosen: before it, all are."""
    while end is not None and end not in chosen:
        yield end
        end = before[end]


def _node(ref: Ref, register: Register) -> str:
    opening, closing = _OUTLINES[ref.kind]
    said = called(register.find(ref))
    plain = " ".join((f"{ref.kind} {ref.key}" if said is None else f"{ref.kind} {ref.key}: {said}").split())
    short = plain if len(plain) <= _LONGEST_LABEL else f"{plain[: _LONGEST_LABEL - 1]}…"
    label = _TURN.sub("#100;irection", short.translate(_MARKS))
    return f'{opening}"{label}"{closing}'
