"""The version stands in three places, and is one."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from customerfocus._version import VERSION

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_the_version_is_that_of_the_installed_package() -> None:
    try:
        installed = version("customerfocus")
    except PackageNotFoundError:
        pytest.skip("runs from the source; .ci/run installs the package")
    assert installed == VERSION


@pytest.mark.skipif(not PROJECT.exists(), reason="there is no checkout around the tests")
def test_the_version_is_that_of_the_project() -> None:
    assert tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"] == VERSION
