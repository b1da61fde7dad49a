"""The graph over a register: what a record rests on, what rests on it, and where the threads are loose.

A node is a record known on the day, or a requirement derived on it; a link leads from what is named to what names it. So
*downstream* of a segment are the decisions about it, its needs, the requirements they imply; *upstream* of a requirement are its
need or its obligation, and its offering. Nodes are numbers, and links are walked without recursion, so no chain is too long.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, day, instance, member, whole
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.model.requirements import Stated
from customerfocus.register.aggregate import Register
from customerfocus.register.derivation import derive_requirements
from customerfocus.register.index import known_from
from customerfocus.register.links import values_at
from customerfocus.register.shapes import SHAPES, Record
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_PATHS: Final = 100
"""How many paths `Trace.paths` returns unless it is told otherwise."""

_Known: TypeAlias = Mapping[Kind, Mapping[str, Any]]  # records, or requirements that are derived
_Numbers: TypeAlias = Mapping[Kind, Mapping[str, int]]
_Arrows: TypeAlias = Sequence[Sequence[int]]
_UNREACHED: Final = -1
_INTEGERS: Final = "q"  # what `array` calls whole numbers of 64 bits


@final
@attrs.frozen(kw_only=True)
class TraceLink(Value):
    """One node names another.

    Attributes:
        source: What is named.
        target: What names it.
        role: The field that does, without an index: `statements.need`.
    """

    source: Ref
    target: Ref
    role: str


@final
@attrs.frozen(kw_only=True)
class _Graph:
    """The nodes, sorted by kind and key, and their links: those of node *i* lead to `down[i]` and to `up[i]`, ascending."""

    nodes: tuple[Ref, ...]
    numbers: _Numbers
    down: _Arrows
    up: _Arrows


def _graph(known: _Known) -> _Graph:
    number = count()
    numbers = {kind: dict(zip(sorted(known.get(kind, ())), number, strict=False)) for kind in sorted(Kind)}
    nodes = tuple(Ref(kind=kind, key=key) for kind, keys in numbers.items() for key in keys)
    up: list[list[int]] = [[] for _ in nodes]
    for _, links in _links(known, numbers):
        for source, target in links:
            up[target].append(source)
    down: list[list[int]] = [[] for _ in nodes]
    for target, sources in enumerate(up):
        sources[:] = sorted({*sources})
        for source in sources:
            down[source].append(target)
    return _Graph(nodes=nodes, numbers=numbers, down=down, up=up)


def _known(register: Register, on: date) -> _Known:
    """Return every record known on the day and every requirement derived on it, by kind and by key."""
    found: dict[Kind, dict[str, Record]] = {shape.kind: {} for shape in SHAPES}
    for (kind, key), record in register.index.records.items():
        since = known_from(record)
        if since is not None and since <= on:
            found[kind][key] = record
    found[Kind.REQUIREMENT] = {each.id: each for each in derive_requirements(register, on=on)}  # those that were stated among them
    return found


def _links(known: _Known, numbers: _Numbers) -> Iterator[tuple[str, Iterator[tuple[int, int]]]]:
    """Yield each role with its links, from what is named to what names it; a question is no node, its survey is."""
    surveys = numbers[Kind.SURVEY]
    questions = {asked.id: surveys[key] for key, survey in known[Kind.SURVEY].items() for asked in survey.questions}
    places = {**numbers, Kind.QUESTION: questions}
    for shape in SHAPES:
        records, number = known[shape.kind], numbers[shape.kind]
        for reference in shape.references:
            for kind in reference.kinds or (None,):
                marked = ((number[key], record) for key, record in records.items())
                yield reference.path, _resolved(values_at(reference.path, marked), kind, places)
    yield "origin", _origins(known, numbers)


def _resolved(named: Iterable[tuple[int, Any]], kind: Kind | None, places: _Numbers) -> Iterator[tuple[int, int]]:
    if kind is None:
        for node, ref in named:
            if isinstance(ref, Ref) and ref.key in places[ref.kind]:
                yield places[ref.kind][ref.key], node
        return
    place = places[kind]
    for node, key in named:
        if key in place:
            yield place[key], node


def _origins(known: _Known, numbers: _Numbers) -> Iterator[tuple[int, int]]:
    for key, requirement in known[Kind.REQUIREMENT].items():
        if not isinstance(requirement.origin, Stated):
            origin = requirement.origin.source
            yield numbers[origin.kind][origin.key], numbers[Kind.REQUIREMENT][key]


def _levels(arrows: _Arrows, start: int) -> Iterator[list[int]]:
    """Yield the nodes that are as many links away from one, the nearest first: itself alone, then what is one link away."""
    seen = bytearray(len(arrows))
    seen[start] = True
    level = [start]
    while level:
        yield level
        farther = []
        for node in level:
            for end in arrows[node]:
                if not seen[end]:
                    seen[end] = True
                    farther.append(end)
        level = farther


def _distances(arrows: _Arrows, start: int) -> array[int]:
    """Return how many links lie between a node and every other; -1 where there is no way."""
    found = array(_INTEGERS, [_UNREACHED]) * len(arrows)
    for distance, level in enumerate(_levels(arrows, start)):
        for node in level:
            found[node] = distance
    return found


def _reached(arrows: _Arrows, start: int) -> list[int]:
    """Return the nodes to which links lead from another, near or far, ascending."""
    return sorted(chain.from_iterable(islice(_levels(arrows, start), 1, None)))


@final
@attrs.frozen(kw_only=True)
class Trace(Value):
    """The graph over a register on a day.

    Attributes:
        register: The register.
        on: The day; what is not known on it is no node.
    """

    register: Register
    on: date

    def __attrs_post_init__(self) -> None:
        instance(self.register, "register", Register)
        day(self.on, "on")

    @cached_property
    def _graph(self) -> _Graph:
        return _graph(_known(self.register, self.on))

    @property
    def nodes(self) -> tuple[Ref, ...]:
        """Every record known on the day and every requirement derived on it, sorted by kind and key."""
        return self._graph.nodes

    @cached_property
    def links(self) -> tuple[TraceLink, ...]:
        """Every reference between them, sorted by source, target and role."""
        nodes, roles = self.nodes, _links(_known(self.register, self.on), self._graph.numbers)
        links = sorted({(source, target, role) for role, found in roles for source, target in found})
        return tuple(TraceLink(source=nodes[source], target=nodes[target], role=role) for source, target, role in links)

    def downstream(self, ref: Ref) -> tuple[Ref, ...]:
        """Return everything that rests on a node, near or far, sorted by kind and key.

        Raises:
            BrokenLawError: It is no node.
        """
        return self._reached(ref, self._graph.down)

    def upstream(self, ref: Ref) -> tuple[Ref, ...]:
        """Return everything that a node rests on, near or far, sorted by kind and key.

        Raises:
            BrokenLawError: It is no node.
        """
        return self._reached(ref, self._graph.up)

    def paths(self, source: Ref, target: Ref, *, most: int = MOST_PATHS) -> tuple[tuple[Ref, ...], ...]:
        """Return the shortest ways downstream from one node to another, both included, in order; none where there is no way.

        From a node to itself there is one way, of that node alone.

        Args:
            source: Where to begin.
            target: Where to end.
            most: How many ways at most, from 1.

        Raises:
            BrokenLawError: One of the two is no node.
            OutOfRangeError: *most* is below 1.
        """
        whole(most, "most", 1, LARGEST_INTEGER)
        graph, start, end = self._graph, self._number(source, "source"), self._number(target, "target")
        ahead = _distances(graph.up, end)
        found = islice(_shortest(graph.down, ahead, start), most)
        return tuple(tuple(map(graph.nodes.__getitem__, path)) for path in found)

    def unlinked(self, kind: Kind) -> tuple[Ref, ...]:
        """Return the nodes of a kind that name nothing and are named by nothing, sorted by key."""
        member(kind, "kind", Kind)
        graph = self._graph
        return tuple(
            ref for ref, down, up in zip(graph.nodes, graph.down, graph.up, strict=True) if ref.kind is kind and not down and not up
        )

    def cycle(self) -> tuple[Ref, ...]:
        """Return one circle of nodes, each resting on the one before and the first on the last; empty if there is none.

        A need and the session it was heard in are one, where a statement of the session names the need.
        """
        graph = self._graph
        waiting = {node: len(graph.up[node]) for node in range(len(graph.nodes))}
        settled = [node for node, count in waiting.items() if count == 0]
        for node in settled:  # grows while it is walked
            del waiting[node]
            for end in graph.down[node]:
                waiting[end] -= 1
                if waiting[end] == 0:
                    settled.append(end)
        if not waiting:
            return ()
        way: dict[int, int] = {}
        node = min(waiting)
        while node not in way:
            way[node] = len(way)
            node = next(each for each in graph.up[node] if each in waiting)
        circle = list(way)[way[node] :][::-1]
        first = circle.index(min(circle))
        return tuple(map(graph.nodes.__getitem__, circle[first:] + circle[:first]))

    def _number(self, ref: Ref, field: str) -> int:
        instance(ref, field, Ref)
        number = self._graph.numbers[ref.kind].get(ref.key)
        if number is None:
            raise BrokenLawError("trace.unknown", field, f"be known on {self.on}", str(ref))
        return number

    def _reached(self, ref: Ref, arrows: _Arrows) -> tuple[Ref, ...]:
        return tuple(map(self.nodes.__getitem__, _reached(arrows, self._number(ref, "ref"))))


def _shortest(down: _Arrows, ahead: array[int], start: int) -> Iterator[list[int]]:
    """Yield every way from *start* on which each step comes nearer to where *ahead* is 0."""
    path = [start]
    choices = [iter(down[start])]
    while choices:
        if ahead[path[-1]] == 0:
            yield list(path)
            nearer = None
        else:
            nearer = next((each for each in choices[-1] if ahead[each] == ahead[path[-1]] - 1), None)
        if nearer is None:
            path.pop()
            choices.pop()
        else:
            path.append(nearer)
            choices.append(iter(down[nearer]))
