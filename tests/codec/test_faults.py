"""Where memory runs out or somebody interrupts while a hook is looked for, it is looked for again, and found as it is."""

import gc
from collections.abc import Iterator
from typing import Any, Final

import pytest

from customerfocus import Period
from customerfocus.codec._structuring import reading, writing
from customerfocus.errors import WrongTypeError

from ..purity.faults import Interruption

FOUND: Final = {"start": "2026-01-01"}
FAULTS: Final = [MemoryError, KeyboardInterrupt, RecursionError]

# Where a generator is closed as it dies, Python itself has nobody to tell.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def no_other_steps() -> Iterator[None]:
    """Collect no garbage meanwhile: others listen to it, and their steps are not ours."""
    gc.disable()
    yield
    gc.enable()


def steps(hooks: Any) -> int:  # noqa: ANN401 -- of reading, or of writing
    """Count the steps that it takes to find a hook."""
    counted = Interruption()
    counted.during(lambda: hooks[Period])
    return -counted.left


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_while_a_hook_to_read_is_looked_for_is_raised_and_changes_nothing(fault: type[BaseException]) -> None:
    for k in range(1, steps(reading())):
        hooks = reading()
        with pytest.raises(fault):
            Interruption(fault(), k).during(lambda: hooks[Period])  # noqa: B023 -- called at once
        assert str(hooks[Period](FOUND)) == "2026-01-01/.."
        with pytest.raises(WrongTypeError):
            hooks[Period]({"start": 20260101})


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_while_a_hook_to_write_is_looked_for_is_raised_and_changes_nothing(fault: type[BaseException]) -> None:
    for k in range(1, steps(writing())):
        hooks = writing()
        with pytest.raises(fault):
            Interruption(fault(), k).during(lambda: hooks[Period])  # noqa: B023 -- called at once
        assert hooks[Period](Period.parse("2026-01-01/..")) == FOUND
