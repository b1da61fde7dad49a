"""Interrupt the first `load` of a process at many moments, and load again: the answer is that of a process nobody interrupted.

Each moment has a process of its own, forked before the codec was used for the first time. Written are how many there were, and the
moments after which the answer was another, by error. A problem of the document is no answer, except where the stack is at its end.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from customerfocus import codec

from .faults import Interruption, moments

ERRORS: Final = (KeyboardInterrupt, MemoryError, RecursionError)
DOCUMENT: Final = Path(__file__).parents[2] / "tests/corpus/trades/swimming-pool.json"


def apart(work: Callable[[], int]) -> int:
    """Do the work in a process of its own, and return the small number it returns."""
    child = os.fork()
    if child == 0:
        code = 255
        try:
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def differs_after(error: BaseException, k: int, document: Any, digest: str) -> int:  # noqa: ANN401 -- a document
    """Interrupt the first load at a moment, and tell whether the next one has another answer."""
    try:
        with suppress(type(error)):
            Interruption(error, k).during(lambda: codec.load(document))
    except codec.DocumentError:
        if not isinstance(error, RecursionError):
            return 1
    return codec.digest(codec.load(document)) != digest


def main() -> None:
    """Write a JSON object: how many moments were tried, and after which the answer was another."""
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    read, write = os.pipe()
    apart(lambda: os.write(write, json.dumps([*moments(lambda: codec.load(document))]).encode()) * 0)
    apart(lambda: os.write(write, b"\n" + codec.digest(codec.load(document)).encode()) * 0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as pipe:
        tried, digest = json.loads(pipe.readline()), pipe.read()
    wrong = {
        error.__name__: [k for k in tried if apart(lambda: differs_after(error(), k, document, digest))]  # noqa: B023 -- called at once
        for error in ERRORS
    }
    json.dump({"tried": len(tried), "wrong": wrong}, sys.stdout)


if __name__ == "__main__":
    main()
