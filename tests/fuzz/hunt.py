"""The hunt: document after document is made from sound ones and judged; what is accepted is made more of."""

import faulthandler
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, Final, NamedTuple

import rfc8785

from ..corpus.judged import VALID, cases
from .judgement import judged
from .mutation import copied, mutant, same_in_other_order

HANGS_AFTER: Final = 60
"""So many seconds after which reading one document is taken to hang; then the stack is printed, and the process ends."""
LARGEST_POOL: Final = 2000
TURNED: Final = 0.1
"""How often a sound document is only put in another order."""


class Found(NamedTuple):
    """What a hunt came to.

    Attributes:
        documents: How many were judged.
        accepted: How many of them were accepted.
        complaints: What is wrong, and with which document by its number.
    """

    documents: int
    accepted: int
    complaints: list[tuple[int, str, Any]]


def sound() -> list[tuple[Any, str]]:
    """Return the documents of the corpus that are accepted, each with the canonical text of its register."""
    found = [case for path in VALID for case in cases(path)]
    return [(case["document"], rfc8785.dumps(case.get("written", case["document"])).decode()) for case in found]


def hunt(codec: Any, seed: int, goes_on: Callable[[int], bool], *, stops: bool = False) -> Found:  # noqa: ANN401 -- a module
    """Judge documents as long as it goes on: the sound ones first, then what is made of them.

    What comes from one seed is the same every time.

    Args:
        codec: What is to be tried.
        seed: From which all chance comes.
        goes_on: Is given how many were judged, and says whether there is to be another.
        stops: Whether it stops at the first complaint.
    """
    chance = Random(seed)  # noqa: S311 -- no secret
    known = sound()
    pool = [document for document, _ in known]
    complaints: list[tuple[int, str, Any]] = []
    number = accepted = 0
    while goes_on(number) and not (stops and complaints):
        document, expected = _made(number, chance, known, pool)
        shown = copied(document)
        with watched():
            verdict = judged(codec, document, expected)
        accepted += verdict.accepted
        if verdict.complaint:
            complaints.append((number, verdict.complaint, shown))
        elif verdict.accepted and expected is None and len(pool) < LARGEST_POOL:
            pool.append(shown)
        number += 1
    return Found(number, accepted, complaints)


def _made(number: int, chance: Random, known: list[tuple[Any, str]], pool: list[Any]) -> tuple[Any, str | None]:
    """Return the next document, and its canonical text if that is known."""
    if number < len(known):
        document, text = known[number]
        return copied(document), text
    if chance.random() < TURNED:
        document, text = chance.choice(known)
        return same_in_other_order(chance, document), text
    return mutant(chance, pool), None


@contextmanager
def watched() -> Iterator[None]:
    """End the process, and say where it stood, if what is done here hangs; where there are no threads, nobody watches."""
    if sys.platform == "emscripten":
        yield
        return
    faulthandler.dump_traceback_later(HANGS_AFTER, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
