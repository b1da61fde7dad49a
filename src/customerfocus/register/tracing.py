"""The graph over a register: what a record rests on, what rests on it, and where the threads are loose.

A node is a record known on the day, or a requirement derived on it; a link leads from what is named to what names it. So
*downstream* of a segment are the decisions about it, its needs, the requirements they imply; *upstream* of a requirement are its
need or its obligation, and its offering. Links are kept in arrays and walked without recursion, so no chain is too long.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, day, instance, member, whole
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.model.requirements import Stated
from customerfocus.register.aggregate import Register
from customerfocus.register.derivation import derive_requirements
from customerfocus.register.links import Address
from customerfocus.register.shapes import SHAPES
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PATHS: Final = 100
"""How many paths `Trace.paths` returns unless it is told otherwise."""

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
class _Arrows:
    """The links of one direction: those of node *i* lead to `ends[starts[i]]` … `ends[starts[i + 1] - 1]`, ascending."""

    starts: array[int]
    ends: array[int]

    def of(self, node: int) -> array[int]:
        return self.ends[self.starts[node] : self.starts[node + 1]]

    def distances(self, start: int) -> array[int]:
        """Return how many links lie between a node and every other; -1 where there is no way."""
        found = array(_INTEGERS, [_UNREACHED]) * (len(self.starts) - 1)
        found[start] = 0
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for end in self.of(node):
                if found[end] == _UNREACHED:
                    found[end] = found[node] + 1
                    waiting.append(end)
        return found


def _arrows(pairs: list[tuple[int, int]], nodes: int) -> _Arrows:
    leading = Counter(source for source, _ in pairs)
    starts = array(_INTEGERS, accumulate((leading[node] for node in range(nodes)), initial=0))
    return _Arrows(starts=starts, ends=array(_INTEGERS, [end for _, end in sorted(pairs)]))


@final
@attrs.frozen(kw_only=True)
class _Graph:
    addresses: tuple[Address, ...]
    numbers: Mapping[Address, int]
    roles: tuple[tuple[int, int, str], ...]
    down: _Arrows
    up: _Arrows

    @classmethod
    def of(cls, register: Register, on: date) -> _Graph:
        named = list(_named(register, on))
        addresses = tuple(sorted(address for address, _ in named))
        numbers = {address: number for number, address in enumerate(addresses)}
        roles = sorted(
            {(numbers[source], numbers[address], role) for address, links in named for source, role in links if source in numbers}
        )
        pairs = sorted({(source, target) for source, target, _ in roles})
        return cls(
            addresses=addresses,
            numbers=numbers,
            roles=tuple(roles),
            down=_arrows(pairs, len(addresses)),
            up=_arrows([(target, source) for source, target in pairs], len(addresses)),
        )

    def ref(self, node: int) -> Ref:
        kind, key = self.addresses[node]
        return Ref(kind=kind, key=key)


def _named(register: Register, on: date) -> Iterator[tuple[Address, list[tuple[Address, str]]]]:
    """Yield every node with what it names, and in which role; a question is no node, its survey is."""
    asked: dict[Address, Address] = {
        (Kind.QUESTION, question.id): (Kind.SURVEY, survey.id) for survey in register.surveys for question in survey.questions
    }
    for shape in SHAPES:
        for record in register.index.known(shape.type, on):
            links = [
                (asked.get(address, address), reference.path)
                for reference in shape.references
                for link in reference.links(record)
                for address in link.addresses
            ]
            yield shape.address_of(record), links
    for requirement in derive_requirements(register, on=on):
        if not isinstance(requirement.origin, Stated):  # what customers stated is a record, and met above
            source = requirement.origin.source
            links = [((Kind.OFFERING, str(requirement.offering)), "offering"), ((source.kind, source.key), "origin")]
            yield (Kind.REQUIREMENT, requirement.id), links


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
        return _Graph.of(self.register, self.on)

    @cached_property
    def nodes(self) -> tuple[Ref, ...]:
        """Every record known on the day and every requirement derived on it, sorted by kind and key."""
        return tuple(map(self._graph.ref, range(len(self._graph.addresses))))

    @cached_property
    def links(self) -> tuple[TraceLink, ...]:
        """Every reference between them, sorted by source, target and role."""
        ref = self._graph.ref
        return tuple(TraceLink(source=ref(source), target=ref(target), role=role) for source, target, role in self._graph.roles)

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
        ahead = graph.up.distances(end)
        found = islice(_shortest(graph.down, ahead, start), most)
        return tuple(tuple(map(graph.ref, path)) for path in found)

    def unlinked(self, kind: Kind) -> tuple[Ref, ...]:
        """Return the nodes of a kind that name nothing and are named by nothing, sorted by key."""
        member(kind, "kind", Kind)
        graph = self._graph
        return tuple(
            graph.ref(node)
            for node, (found, _) in enumerate(graph.addresses)
            if found is kind and not graph.down.of(node) and not graph.up.of(node)
        )

    def cycle(self) -> tuple[Ref, ...]:
        """Return one circle of nodes, each resting on the one before and the first on the last; empty if there is none.

        A need and the session it was heard in are one, where a statement of the session names the need.
        """
        graph = self._graph
        waiting = {node: len(graph.up.of(node)) for node in range(len(graph.addresses))}
        settled = [node for node, count in waiting.items() if count == 0]
        for node in settled:  # grows while it is walked
            del waiting[node]
            for end in graph.down.of(node):
                waiting[end] -= 1
                if waiting[end] == 0:
                    settled.append(end)
        if not waiting:
            return ()
        way: dict[int, int] = {}
        node = min(waiting)
        while node not in way:
            way[node] = len(way)
            node = next(each for each in graph.up.of(node) if each in waiting)
        circle = list(way)[way[node] :][::-1]
        first = circle.index(min(circle))
        return tuple(map(graph.ref, circle[first:] + circle[:first]))

    def _number(self, ref: Ref, field: str) -> int:
        instance(ref, field, Ref)
        number = self._graph.numbers.get((ref.kind, ref.key))
        if number is None:
            raise BrokenLawError("trace.unknown", field, f"be known on {self.on}", str(ref))
        return number

    def _reached(self, ref: Ref, arrows: _Arrows) -> tuple[Ref, ...]:
        found = arrows.distances(self._number(ref, "ref"))
        return tuple(self._graph.ref(node) for node, distance in enumerate(found) if distance > 0)


def _shortest(down: _Arrows, ahead: array[int], start: int) -> Iterator[list[int]]:
    """Yield every way from *start* on which each step comes nearer to where *ahead* is 0."""
    path = [start]
    choices = [iter(down.of(start))]
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
            choices.append(iter(down.of(nearer)))
