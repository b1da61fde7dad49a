"""Reading and writing a register as plain data, against pydantic models of the same fields.

Ours checks every law of the constructors, that keys stand once, and that every reference leads somewhere, and makes a table of the
keys; the rest of the index is made when it is first asked, which is not measured here. pydantic checks the types and its
constraints; what was tried to make it faster is told in `peers`.
"""

from __future__ import annotations

import gc
import json
import tracemalloc
from typing import TYPE_CHECKING, Any, Final

from benchmarks import peers
from benchmarks.harness import Ratio, agree, in_turns
from benchmarks.registers import register
from customerfocus.codec import dump, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES: Final = ((1_000, 1.3, 10), (10_000, 1.1, 1), (100_000, 0.8, 1))
"""How many records there are, the bar, and how many times each is read in a round."""
WRITTEN: Final = 10_000


def written(model: peers.Register) -> dict[str, Any]:
    """Write a model without what is absent, which is what ours does."""
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def present(value: Any) -> Any:  # noqa: ANN401 -- plain data
    """Return plain data without what is absent, which ours leaves out."""
    if isinstance(value, dict):
        members = {key: present(each) for key, each in value.items()}
        return {key: each for key, each in members.items() if each not in (None, [], {})}
    return [present(each) for each in value] if isinstance(value, list) else value


def kept(read: Callable[[Any], object], text: str) -> int:
    """Return how many bytes live once a text is read and its document is gone."""
    gc.collect()
    tracemalloc.start()
    held = read(json.loads(text))
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del held
    return size


def rows() -> Iterator[Ratio]:
    """Measure three sizes of a register, and writing and memory of one."""
    validate = peers.Register.model_validate
    for size, bar, repeats in SIZES:
        document = dump(register(size))
        agree(document, present(validate(document).model_dump(mode="json", by_alias=True)), f"load {size}")
        found = in_turns(lambda: load(document), lambda: validate(document), repeats=repeats, repeats_of_peer=repeats)  # noqa: B023
        what = f"`codec.load`, {size:,} records, all laws on"
        yield Ratio(what=what, peer="pydantic, no references", bar=bar, found=found, because=peers.COMPILED)
    ours = register(WRITTEN)
    theirs = validate(dump(ours))
    agree(validate(written(theirs)), theirs, "dump")
    found = in_turns(lambda: dump(ours), lambda: written(theirs))
    yield Ratio(
        what=f"`codec.dump`, {WRITTEN:,} records",
        peer='pydantic, `mode="json"`, without defaults',
        bar=0.8,
        found=found,
        because=peers.COMPILED,
    )
    text = json.dumps(dump(ours))
    found = (kept(load, text) / kept(validate, text),)
    what, because = (
        "memory of a register, with its table of keys and its texts",
        "texts weigh the same in both, and the peer has no table of keys",
    )
    yield Ratio(what=what, peer="pydantic", bar=0.25, found=found, because=because)
