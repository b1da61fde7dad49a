"""The same register gives the same bytes, whatever order Python's sets and dictionaries of texts have."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from . import many_contradictions

ROOT = Path(__file__).parents[2]


def digest(seed: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, "-m", "tests.assessment.many_contradictions"]
    run = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 -- our own
    return run.stdout


@pytest.mark.process
def test_six_hash_seeds_give_one_report() -> None:
    assert len({digest(seed) for seed in range(6)}) == 1


@pytest.mark.process
def test_the_digest_is_one() -> None:
    assert len(digest(0)) == 64


@pytest.mark.parametrize(
    "rule", ["DIR-3", "DIR-4", "DIR-5", "DIR-6", "REQ-1", "REQ-3", "REQ-4", "REQ-5", "REQ-6", "REQ-7", "REQ-10"]
)
def test_the_report_holds_several_findings_of_every_rule_that_could_lose_its_order(rule: str) -> None:
    found = Counter[str](each.rule.id for each in many_contradictions.assessment().findings)
    assert found[rule] > 1
