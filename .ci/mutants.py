"""Mutate one part of the library and tell which mutants live: `python .ci/mutants.py rules`, `… values` or `… methods kano trend`.

mutmut knows one configuration, `[tool.mutmut]` in `pyproject.toml`, which is that of the rules; what another part has instead
stands in `[tool.mutants.PART]`. Each part is mutated in a folder of its own, made anew in `.cache/mutants`: links to the files as
they are, committed or not, and a `pyproject.toml` with its configuration. To see a mutant afterwards, say `mutmut show NAME` there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
TOOL = tomllib.loads(PYPROJECT)["tool"]
PARTS = {"rules": {}, **TOOL["mutants"]}
LAST_LINES = 50


def configuration(part: str, modules: list[str]) -> dict[str, Any]:
    """Return what mutmut is told: of the whole part, or of some of its modules, each with the tests that begin with its name."""
    whole: dict[str, Any] = TOOL["mutmut"] | PARTS[part]
    if not modules:
        return whole
    (pattern,), (tests,) = whole["only_mutate"], whole["pytest_add_cli_args_test_selection"]
    narrowed = {
        "only_mutate": [pattern.replace("*", f"{each}.py") for each in modules],
        "pytest_add_cli_args_test_selection": [file for each in modules for file in tests_of(each, tests)],
    }
    if missing := [each for names in narrowed.values() for each in names if not (ROOT / each).is_file()]:
        sys.exit(f"there is no {', '.join(missing)}")
    return whole | narrowed


def tests_of(module: str, folder: str) -> list[str]:
    """List the files of tests of a module, or the one that is missing."""
    name = f"test_{module.lstrip('_')}"
    found = sorted((ROOT / folder).glob(f"{name}*.py"))
    return [str(each.relative_to(ROOT)) for each in found] or [f"{folder}/{name}.py"]


def prepare(folder: Path, configured: dict[str, Any]) -> None:
    """Make the folder anew, with links to what mutmut copies."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in [*configured["source_paths"], "tests", *configured["also_copy"]]:
        (folder / name).symlink_to(ROOT / name)
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in configured.items())
    text, sections = re.subn(r"(?m)^\[tool\.mutmut\]\n(?:(?!\[).*\n)*", lambda _: f"[tool.mutmut]\n{lines}\n", PYPROJECT)
    if sections != 1 or tomllib.loads(text)["tool"]["mutmut"] != configured:
        sys.exit("pyproject.toml must have one section [tool.mutmut], of texts, lists and numbers")
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def main() -> int:
    """Run mutmut, then compare who lives with who may."""
    part, *modules = sys.argv[1:] or [""]
    if part not in PARTS or (modules and part in {"rules", "codec"}):
        print(__doc__, file=sys.stderr)
        return 2
    folder = ROOT / ".cache" / "mutants" / part
    prepare(folder, configuration(part, modules))
    plugins = os.pathsep.join([str(ROOT / ".ci"), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {
        "HYPOTHESIS_PROFILE": "mutation",
        "PYTHONHASHSEED": "0",  # mutmut keeps the tests of a mutant in a set: so they run in one order, and a mutant has one fate
        "PYTHONPATH": plugins,
        "PYTHONPYCACHEPREFIX": str(folder / "pycache"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a module with all of its mutants is long: it is compiled once
    log = folder / "mutmut.log"
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(["mutmut", "run"], cwd=folder, env=environment, stdout=output, stderr=output, check=False)
    if done.returncode:
        print(*log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:], sep="\n")
        return done.returncode
    return subprocess.run([sys.executable, ROOT / ".ci" / "check_mutants.py"], cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
