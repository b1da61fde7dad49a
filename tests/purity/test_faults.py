"""Where memory runs out or somebody interrupts, at whatever moment, what was there stays as it was, and the next try succeeds."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from customerfocus import Register, Segment, assess, codec
from customerfocus.errors import CustomerFocusError

from . import picture
from .answers import ROOT
from .faults import Interruption, moments
from .public import modules
from .uses import DAY


class Scene(NamedTuple):
    """What is there before the work begins."""

    document: Any
    register: Register
    more: Segment


@pytest.fixture(scope="module")
def scene() -> Scene:
    document = json.loads((ROOT / "tests/corpus/trades/swimming-pool.json").read_text(encoding="utf-8"))
    return Scene(document, codec.load(document), Segment(id="one-more", name="One more"))


def load(scene: Scene) -> object:
    return codec.load(scene.document)


def add(scene: Scene) -> object:
    return scene.register.with_records(scene.more)


def judge(scene: Scene) -> object:
    return codec.dump_assessment(assess(scene.register, on=DAY))


def is_told(answer: object) -> bool:
    """Tell whether an assessment says that a rule failed: `assess` goes on without it."""
    return isinstance(answer, dict) and any("MemoryError" in failure["type"] for failure in answer.get("failures", ()))


# Where a generator is closed as it dies, Python itself has nobody to tell.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
@pytest.mark.parametrize("work", [load, add, judge])
def test_an_interruption_leaves_everything_as_it_was(
    work: Callable[[Scene], object], error: type[BaseException], scene: Scene
) -> None:
    named = {module.__name__: module for module in modules()}
    answer, before, state = work(scene), picture.picture(scene), picture.modules(named)
    told = 0
    for k in moments(lambda: work(scene)):
        try:
            found = Interruption(error(), k).during(lambda: work(scene))
        except (error, CustomerFocusError):
            told += 1
        else:
            told += is_told(found)
            assert found == answer or is_told(found)
        assert picture.picture(scene) == before
    assert told >= 80
    assert work(scene) == answer
    assert list(picture.changed(state, picture.modules(named))) == []


@pytest.mark.process
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_an_interruption_of_the_first_load_of_a_process_does_not_change_the_next() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, "-m", "tests.purity.cold"]
    done = subprocess.run(program, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603 -- our own
    found = json.loads(done.stdout)
    assert found["wrong"] == {"KeyboardInterrupt": [], "MemoryError": [], "RecursionError": []}
    assert found["tried"] >= 80


def test_an_interruption_is_raised_at_the_step_it_is_meant_for() -> None:
    with pytest.raises(KeyboardInterrupt):
        Interruption(KeyboardInterrupt(), 1).during(lambda: len(()))
    assert Interruption(KeyboardInterrupt(), 1000).during(lambda: len(())) == 0
