"""Importing the library, against a package of as many pydantic models.

Each runs in a process of its own, net of bare Python; both are compiled to bytes before. The models have about as many fields as
ours in the mean, of plain types; each module has ten.

Tried for the peer: `defer_build`, with which it takes about a quarter less. That puts the making of the validators off to the
first use of each model, and ours puts nothing off, so it is not taken.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import customerfocus
from benchmarks.harness import ROUNDS, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PER_MODULE: Final = 10
FIELDS: Final = ("text: str", "number: int", "day: date | None = None", "names: tuple[str, ...] = ()", "other: str | None = None")
HEAD: Final = "from datetime import date\nfrom pydantic import BaseModel, ConfigDict\n"
CONFIG: Final = 'model_config = ConfigDict(frozen=True, extra="forbid")'
TIMED: Final = "import time; start = time.process_time(); import {}; print(time.process_time() - start)"
COUNTED: Final = """\
import attrs, customerfocus, sys
found = {each for module in list(sys.modules.values()) if module.__name__.startswith("customerfocus")
         for each in vars(module).values() if isinstance(each, type) and attrs.has(each)}
print(len(found), sum(len(attrs.fields(each)) for each in found) / len(found))
"""


def said(code: str, environment: Mapping[str, str]) -> str:
    """Return what a process of its own prints."""
    again = [sys.executable, "-c", code]
    return subprocess.run(again, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout  # noqa: S603 -- ourselves


def write(folder: Path, models: int) -> None:
    """Write a package of models."""
    folder.mkdir()
    body = "\n    ".join((CONFIG, *FIELDS))
    modules = range(0, models, PER_MODULE)
    for start in modules:
        classes = (f"class Model{each}(BaseModel):\n    {body}\n" for each in range(start, min(start + PER_MODULE, models)))
        (folder / f"part{start}.py").write_text(HEAD + "".join(classes), encoding="utf-8")
    imports = (f"from models.part{start} import *\n" for start in modules)
    (folder / "__init__.py").write_text("".join(imports), encoding="utf-8")


def rows() -> Iterator[Ratio]:
    """Measure in turns, after both have been compiled."""
    import_module("pydantic")  # where it is missing, that is told here, and by no process that fails
    with TemporaryDirectory() as folder:
        source = Path(customerfocus.__file__).parents[1]
        path = os.pathsep.join((folder, str(source)))
        environment = os.environ | {"PYTHONPATH": path, "PYTHONPYCACHEPREFIX": f"{folder}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
        models, fields = said(COUNTED, environment).split()
        print(f"{models} classes of {float(fields):.1f} fields in the mean", file=sys.stderr)
        write(Path(folder) / "models", int(models))
        ours, theirs = TIMED.format("customerfocus"), TIMED.format("models")
        said(theirs, environment)
        found = [float(said(ours, environment)) / float(said(theirs, environment)) for _ in range(ROUNDS)]
    because = "attrs writes the methods of every class; names that are loaded late would put it off"
    yield Ratio(what="`import customerfocus`", peer="as many pydantic models", bar=0.6, found=tuple(found), because=because)
