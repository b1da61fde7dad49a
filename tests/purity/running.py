"""Programs of these tests in processes of their own, with the hash seed they are given."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
Report = Mapping[str, Sequence[str]]


def proofs(seeds: Sequence[int], *wanted: str, source: Path = ROOT / "src") -> list[Report]:
    """Run the proof over a source with each hash seed, side by side.

    Args:
        seeds: The hash seeds.
        wanted: The names of what is to be called; without one, everything.
        source: The folder that holds the package.
    """
    running = []
    for seed in seeds:
        path = os.pathsep.join([str(source), *sys.path])
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        program = [sys.executable, "-m", "tests.purity.proof", *wanted]
        running.append(subprocess.Popen(program, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True))  # noqa: S603 -- our own
    written = [each.communicate()[0] for each in running]
    return [json.loads(each) for each in written]


def breaches(report: Report) -> dict[str, list[str]]:
    """Name what was seen besides answers."""
    found = {name: [each for each in seen if not each.startswith("answer of ")] for name, seen in report.items()}
    return {name: seen for name, seen in found.items() if seen}


def answers(report: Report) -> dict[tuple[str, str], str]:
    """Return the digest of each answer, by the name of what was called and the digest of what it was called with."""
    found = {}
    for name, seen in report.items():
        for each in seen:
            if each.startswith("answer of "):
                _, _, asked, _, answer = each.split()
                found[name, asked] = answer
    return found


def differing(one: Report, other: Report) -> list[tuple[str, str]]:
    """Name what gave another answer to the same question."""
    there = answers(other)
    return [question for question, answer in answers(one).items() if there.get(question, answer) != answer]
