from itertools import count
from pathlib import Path

import pytest

from customerfocus import Register
from customerfocus.testing import StorageCapability, verify_repository
from examples.adapters.files_repository import FilesRepository as Files


def test_it_keeps_every_promise_of_a_repository(tmp_path: Path) -> None:
    folders = (tmp_path / f"{number}" for number in count())
    report = verify_repository(lambda: Files(next(folders)), reopen=lambda it: Files(it.folder), capabilities=[*StorageCapability])
    assert report.passed, str(report)


def test_a_state_that_never_was_is_told(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.put("moka", Register(organisation="Moka"), expected=None)
    with pytest.raises(LookupError, match="the register of 'moka' has no revision '2'"):
        files.at("moka", "2")
