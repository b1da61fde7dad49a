"""What garbage collection costs whoever reads 100,000 records at once: with it off, and after what was read is frozen.

Nothing that is read is garbage, so all the collector does meanwhile is to look through ever more records.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from benchmarks.harness import Ratio, agree, in_turns
from benchmarks.registers import register
from customerfocus.codec import dump, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus import Register

SIZE: Final = 100_000


def rows() -> Iterator[Ratio]:
    """Measure reading without collection, and a collection beside a register that is frozen."""
    yield reading()
    yield staying()


def reading() -> Ratio:
    """Measure reading without collection; the document is there meanwhile."""
    document = dump(register(SIZE))

    def without() -> Register:
        gc.disable()
        try:
            return load(document)
        finally:
            gc.enable()

    agree(without(), load(document), "registers")
    found = in_turns(without, lambda: load(document))
    return Ratio(what=f"`codec.load` of {SIZE:,} records, `gc.disable`", peer="the same, collecting", bar=1.0, found=found)


def staying() -> Ratio:
    """Measure a collection beside a register, and nothing else that is large."""
    kept = load(dump(register(SIZE)))
    agree(frozen(), gc.collect(), "what was garbage")
    found = in_turns(frozen, gc.collect, repeats=5, repeats_of_peer=5)
    what = f"a collection beside {len(list(kept.records())):,} records, `gc.freeze`"
    return Ratio(what=what, peer="the same, not frozen", bar=1.0, found=found)


def frozen() -> int:
    """Collect garbage, all that is there now left out."""
    gc.freeze()
    found = gc.collect()
    gc.unfreeze()
    return found
