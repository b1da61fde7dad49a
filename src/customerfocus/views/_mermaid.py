"""The threads from target customers to what is done for them, as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus._checks import LARGEST_INTEGER, day, instance, whole
from customerfocus.assessment.policy import DEFAULT_POLICY
from customerfocus.assessment.view import View
from customerfocus.model.needs import Need
from customerfocus.model.offerings import Offering
from customerfocus.model.risks import Risk
from customerfocus.model.segments import Segment
from customerfocus.register.aggregate import Register
from customerfocus.register.tracing import Trace
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

MOST_NODES: Final = 30
"""A chart of more can hardly be read."""

_LONGEST_LABEL: Final = 60
_SHAPES: Final = (  # in the order of the thread, each with the marks that draw its outline
    (Kind.SEGMENT, "([", "])"),
    (Kind.NEED, "(", ")"),
    (Kind.OFFERING, "[", "]"),
    (Kind.REQUIREMENT, "[/", "/]"),
    (Kind.RISK, "{{", "}}"),
    (Kind.ACTION, "[[", "]]"),
)
_MARKS: Final = str.maketrans(
    {"&": "#amp;", "<": "#lt;", ">": "#gt;", '"': "#quot;", "#": "#35;", "\\": "#92;", "`": "#96;"}
    | dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
)


def mermaid(register: Register, *, on: date, most: int = MOST_NODES) -> str:
    """Draw the threads from targeted segments to their needs, offerings, requirements, risks and actions.

    What hangs on no targeted segment is left out. Where there are more nodes than asked, the nearest are drawn, and a note says how
    many are not.

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
    targeted = [Ref(kind=Kind.SEGMENT, key=each.id) for each in View(register=register, on=on, policy=DEFAULT_POLICY).targeted]
    links = [(each.source, each.target) for each in Trace(register=register, on=on).links]
    reached = list(_reached(targeted, links))
    places = {ref: place for place, ref in enumerate(reached[:most])}
    joined = {(places[source], places[target]) for source, target in links if source in places and target in places}
    lines = ["flowchart LR", *(f"    n{place}{_node(ref, register)}" for ref, place in places.items())]
    lines += [f"    n{source} --> n{target}" for source, target in sorted(joined)]
    if not places:
        lines.append('    note["no segment is targeted on this day"]')
    if len(reached) > most:
        lines.append(f'    note["{len(reached) - most} more are not drawn"]')
    return "\n".join(lines) + "\n"


def _reached(starts: Iterable[Ref], links: Iterable[tuple[Ref, Ref]]) -> Iterator[Ref]:
    """Yield what hangs on the starts, nearest first, in the order of the thread and then of the keys."""
    order = {kind: place for place, (kind, _, _) in enumerate(_SHAPES)}
    after: dict[Ref, list[Ref]] = {}
    for source, target in links:
        after.setdefault(source, []).append(target)
    seen: set[Ref] = set()
    level = list(starts)
    while level:
        seen.update(level)
        yield from level
        found = {each for ref in level for each in after.get(ref, ()) if each.kind in order} - seen
        level = sorted(found, key=lambda each: (order[each.kind], each.key))


def _node(ref: Ref, register: Register) -> str:
    opening, closing = next((opening, closing) for kind, opening, closing in _SHAPES if kind is ref.kind)
    match register.find(ref):
        case Segment(name=said) | Offering(name=said) | Risk(title=said):
            label = f"{ref.kind} {ref.key}: {said}"
        case Need(outcome=outcome):
            label = f"{ref.kind} {ref.key}: {outcome}"
        case _:
            label = f"{ref.kind} {ref.key}"
    plain = " ".join(label.split())
    short = plain if len(plain) <= _LONGEST_LABEL else f"{plain[: _LONGEST_LABEL - 1]}…"
    return f'{opening}"{short.translate(_MARKS)}"{closing}'
