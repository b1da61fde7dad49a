"""Run the tests in the Python that is compiled to WebAssembly, under Node: an interpreter without threads and processes.

    python .ci/wasm.py FOLDER [PYTEST ARGUMENT...]

Everything is fetched into the folder with pip and npm; what is there already is not fetched again.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from zipfile import ZipFile

ROOT: Final = Path(__file__).parents[1]
PYODIDE: Final = "pyodide@314"  # CPython 3.14
WHEELS: Final = (
    "attrs",
    "cattrs",
    "hypothesis==6.155.7",  # the last without code of another language
    "iniconfig",
    "packaging",
    "pluggy",
    "pygments",
    "pytest",
    "python-dateutil",
    "rfc8785",
    "six",
    "sortedcontainers",
    "sybil",
    "tomlkit",
    "typing_extensions",
)
STACK: Final = 180_000
"""Kilobytes for the stack: what is nested 100,000 deep is thrown away without an end of it."""
LIMIT: Final = 'ulimit -s 200000 && exec "$@"'
"""What the shell does first, so that there is so much."""
LEFT_OUT: Final = (
    *("-m", "not thread and not process and not deep"),
    "--ignore=docs/how-to/test-an-adapter.md",  # where a browser has a loop, asyncio starts none
    "--ignore=docs/how-to/what-was-known-then.md",  # the file system in memory knows no hard links
)


def fetch(folder: Path) -> None:
    """Fetch the interpreter and the packages, all of them pure Python."""
    site = folder / "site"
    if site.exists():
        return
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    download = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--only-binary", ":all:", "--dest", str(wheels)]
    subprocess.run([*download, *WHEELS], check=True)
    subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", str(folder), PYODIDE], check=True)
    for wheel in wheels.glob("*.whl"):
        with ZipFile(wheel) as archive:
            archive.extractall(site)


def main(folder: Path, arguments: Sequence[str]) -> int:
    """Fetch what is needed, and return the exit status of pytest."""
    fetch(folder)
    tree = (folder / "node_modules" / "pyodide", folder / "site", ROOT)
    program = ["sh", "-c", LIMIT, "sh", "node", f"--stack-size={STACK}", str(ROOT / ".ci" / "wasm.mjs"), *map(str, tree)]
    return subprocess.run([*program, *LEFT_OUT, *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), sys.argv[2:]))
