"""A PostgreSQL server of its own for the tests of the adapter, on loopback, gone when they are done."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

collect_ignore_glob = ["test_*"] if sys.platform == "emscripten" else []  # within a browser there is nothing to adapt to
SECONDS = 60
REQUIRED = "CUSTOMERFOCUS_REQUIRES_POSTGRESQL"
"""Where this is set, as in CI, a missing server is a failure and no reason to skip."""


def programs() -> Path | None:
    """Return where the programs of the newest PostgreSQL are, if there is one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@contextmanager
def server(folder: Path, bin_folder: Path) -> Iterator[str]:
    """Run a server in a folder; yield how to connect to it."""
    as_user: dict[str, Any] = {"cwd": folder}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_user |= {"user": "postgres", "group": "postgres", "extra_groups": []}
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    command: list[Path | str] = [bin_folder / "initdb", "--pgdata", folder / "data", *options]
    made = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **as_user)  # noqa: S603 -- of PostgreSQL
    assert made.returncode == 0, made.stderr
    port = free_port()
    settings = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]  # nothing has to outlive the test
    command = [bin_folder / "postgres", "-D", folder / "data", "-k", folder, "-p", str(port), *settings]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, **as_user)  # noqa: S603 -- as above
    try:
        conninfo = f"host=127.0.0.1 port={port} user=postgres"
        wait_for(running, [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], folder / "log")
        yield conninfo
    finally:
        running.send_signal(signal.SIGQUIT)  # at once: nothing has to be kept
        running.wait(SECONDS)


def wait_for(running: subprocess.Popen[bytes], is_ready: list[Path | str], log: Path) -> None:
    until = time.monotonic() + SECONDS
    while subprocess.run(is_ready, check=False).returncode:  # noqa: S603 -- as above
        assert running.poll() is None, log.read_text()
        assert time.monotonic() < until, f"the server is not ready after {SECONDS} s: {log.read_text()}"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """Run a server directly below the folder for temporary files; yield how to connect to it."""
    pytest.importorskip("psycopg", reason="the extra `adapters` is not installed")
    bin_folder = programs()
    if bin_folder is None:
        (pytest.fail if os.environ.get(REQUIRED) else pytest.skip)("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    try:
        with server(folder, bin_folder) as conninfo:
            yield conninfo
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def new_database(postgresql: str) -> Callable[[], str]:
    """Return what makes one empty database after the other, and tells how to connect to it."""
    import psycopg  # noqa: PLC0415 -- only where it is installed

    names = (f"registers_{number}" for number in count())

    def make() -> str:
        name = next(names)
        with psycopg.connect(postgresql, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{postgresql} dbname={name}"

    return make
