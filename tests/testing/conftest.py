"""What the tests of the kit have in common; that it can be imported here without a warning is a test, too."""

from collections.abc import Iterator

import pytest

from customerfocus.testing import _repository_checks


@pytest.fixture(scope="module")
def drawn() -> Iterator[None]:
    """Draw registers once, for all adapters: it is the slowest that a check does."""
    once = _repository_checks._drawn()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_repository_checks, "_drawn", lambda: once)
        yield
