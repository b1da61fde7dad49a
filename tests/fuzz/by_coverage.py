"""Hunts by coverage, with atheris: what reaches a new branch of the codec is kept and changed further, until it is stopped.

    pip install -e ".[test,fuzz]"
    python -m tests.fuzz.by_coverage -max_total_time=600 -seed=7

The options are those of libFuzzer. What it found is written to a file, and read again when that is named as the last argument.
"""

import sys
from random import Random

import atheris

with atheris.instrument_imports(include=["customerfocus.codec"]):
    from customerfocus import codec

from .hunt import HANGS_AFTER, sound
from .judgement import judged
from .mutation import mutant

POOL = [document for document, _ in sound()]


class Complaint(Exception):  # noqa: N818 -- what libFuzzer is to hear of
    """Something does not hold of a document."""


def one(bytes_: bytes) -> None:
    """Judge the document that bytes make: they say which chance is had, number by number."""
    verdict = judged(codec, mutant(Bytes(bytes_), POOL))
    if verdict.complaint:
        raise Complaint(verdict.complaint)


class Bytes(Random):
    """Chance that comes from bytes; where they end, nothing more is chosen."""

    def __init__(self, bytes_: bytes) -> None:
        super().__init__(0)
        self._given = atheris.FuzzedDataProvider(bytes_)

    def random(self) -> float:
        """Return a number from 0 to 1, 1 excluded."""
        return float(self._given.ConsumeIntInRange(0, 2**16 - 1)) / 2**16

    def getrandbits(self, k: int, /) -> int:
        """Return a number of so many bits."""
        return int(self._given.ConsumeIntInRange(0, 2**k - 1))


if __name__ == "__main__":
    atheris.Setup([*sys.argv, f"-timeout={HANGS_AFTER}"], one)
    atheris.Fuzz()
