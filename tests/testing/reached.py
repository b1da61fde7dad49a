"""Whether a strategy reaches what it is to reach."""

from collections.abc import Callable
from typing import Any, Final

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.strategies import SearchStrategy

SEARCH: Final = settings(
    max_examples=2000, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
)
"""The same many examples on every run, none of them made smaller."""


def reached(strategy: SearchStrategy[Any], condition: Callable[[Any], object]) -> Any:  # noqa: ANN401 -- whatever is drawn
    """Return something drawn that fulfils *condition*, or fail."""
    return find(strategy, lambda value: bool(condition(value)), settings=SEARCH)
