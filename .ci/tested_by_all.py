"""A plugin of pytest for mutmut: what runs once in a process is tested by every test.

mutmut notes which functions each test calls. The hooks of the codec are found once, by the test that asks first, and its tables are
made when it is imported; every later test rests on them, too. So functions of the modules in `MADE_ONCE` are noted for every file.
"""

import os
from typing import Final

import pytest
from mutmut.state import state

MADE_ONCE: Final = ("customerfocus.codec._structuring.", "customerfocus.codec._bounds.")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Note every file of the selection, and how long it takes, for functions whose work is kept."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        tested, took = state().tests_by_mangled_function_name, state().duration_by_test
        files = {name for name in session.config.args if name.endswith(".py")}
        seconds = {file: sum(each for test, each in took.items() if test.startswith(f"{file}::")) for file in files}
        took.update(seconds)
        tested.update({function: files for function in tested if function.startswith(MADE_ONCE)})
