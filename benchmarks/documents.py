"""Reading and writing documents, and what a register weighs, against models of pydantic."""

from __future__ import annotations

import gc
import tracemalloc
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from benchmarks import peers
from benchmarks.harness import Ratio, agree, in_turns
from benchmarks.registers import register
from customerfocus.codec import dump, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BARS: Final = {1_000: 1.3, 10_000: 1.1, 100_000: 0.8}
MANY: Final = 10_000


def rows() -> Iterator[Ratio]:
    """Compare what both write, then measure both."""
    for size, bar in BARS.items():
        document = dump(register(size))
        agree(written(peers.Register.model_validate(document)), document, "the document")
        repeats = max(1, 10_000 // size)
        ours, theirs = partial(load, document), partial(peers.Register.model_validate, document)
        found = in_turns(ours, theirs, repeats=repeats, repeats_of_peer=repeats)
        yield Ratio(
            what=f"`codec.load`, {size:,} records, laws and references checked",
            peer="pydantic `model_validate`, no references",
            bar=bar,
            found=found,
        )
    yield writing()
    yield weighing()


def writing() -> Ratio:
    """Write a register as plain data."""
    ours = register(MANY)
    theirs = peers.Register.model_validate(dump(ours))
    return Ratio(
        what=f"`codec.dump`, {MANY:,} records",
        peer='pydantic `model_dump(mode="json")`',
        bar=0.8,
        found=in_turns(lambda: dump(ours), lambda: written(theirs)),
    )


def written(model: peers.Register) -> dict[str, Any]:
    """Write the model as the library writes a register: without what is not said."""
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def weighing() -> Ratio:
    """Read a document, and tell how much more memory is taken once it is read."""
    document = dump(register(MANY))
    found = [weight(lambda: load(document)) / weight(lambda: peers.Register.model_validate(document)) for _ in range(7)]
    return Ratio(what="memory per record", peer="the pydantic models", bar=0.25, found=tuple(found))


def weight(read: Callable[[], object]) -> int:
    """Return how many bytes of memory there are more while what was read is held."""
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    held = read()
    gc.collect()
    more = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    del held
    return more
