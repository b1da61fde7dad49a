"""Registers in JSON files: a folder per organisation, and in it a file per state, which is never changed.

    registers/
        2ad1…/              the digest of the organisation's name, which may hold what no file system allows
            organisation    the name itself
            1.json          the register as it was put first
            2.json          and then

A state is written to a file of another name in the same folder, brought to the disk, and then linked to its own name. To link is
one step: either the whole file has that name or none has, and of two who link the same name one is refused. So nothing has to be
locked, a program that dies halfway leaves only a file `*.new` behind, and what was known at any time can be read.

The file system must know hard links, as those of Linux, macOS and Windows (NTFS) do, and FAT and some network drives do not.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from customerfocus.codec import dump, load
from customerfocus.ports import Conflict, NotFound, Stored

if TYPE_CHECKING:
    from customerfocus import Register
    from customerfocus.ports import Revision

NAME: Final = "organisation"


class FilesRepository:
    """A `RegisterRepository` in a folder, which keeps every state: see `revisions` and `at`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, organisation: str) -> Stored:
        """Return the register of an organisation, and its revision."""
        known = self.revisions(organisation)
        if not known:
            raise NotFound(organisation)
        return self.at(organisation, known[-1])

    def put(self, organisation: str, register: Register, expected: Revision | None) -> Revision:
        """Write the next state; whoever else has written it, or knows another as the last, is the reason for a conflict."""
        known = self.revisions(organisation)
        if expected != (known[-1] if known else None):
            raise Conflict(organisation, expected)
        folder = self._folder_of(organisation)
        if not known:
            folder.mkdir(parents=True, exist_ok=True)
            _sync(folder.parent)
            with contextlib.suppress(FileExistsError):
                _place(folder / NAME, organisation)
        revision = str(int(known[-1]) + 1 if known else 1)
        try:
            _place(folder / f"{revision}.json", json.dumps(dump(register), ensure_ascii=False, indent=1))
        except FileExistsError:
            raise Conflict(organisation, expected) from None
        return revision

    def organisations(self) -> list[str]:
        """Return whose registers there are."""
        folders = [each.parent for each in self.folder.glob(f"*/{NAME}")]
        return [(each / NAME).read_bytes().decode() for each in folders if any(each.glob("*.json"))]

    def revisions(self, organisation: str) -> list[Revision]:
        """Return every revision of an organisation's register, the oldest first; none where there is no register."""
        numbers = [int(each.stem) for each in self._folder_of(organisation).glob("*.json")]
        return [str(number) for number in sorted(numbers)]

    def at(self, organisation: str, revision: Revision) -> Stored:
        """Return the register as it was at one of its revisions."""
        if revision not in self.revisions(organisation):
            message = f"the register of {organisation!r} has no revision {revision!r}"
            raise LookupError(message)
        text = (self._folder_of(organisation) / f"{revision}.json").read_bytes()
        return Stored(register=load(json.loads(text)), revision=revision)

    def _folder_of(self, organisation: str) -> Path:
        return self.folder / hashlib.sha256(organisation.encode()).hexdigest()


def _place(target: Path, text: str) -> None:
    """Make a file that is there as a whole or not at all, even if the power fails; a `FileExistsError` if there is one."""
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".new", delete=False) as new:
        try:
            new.write(text.encode())
            new.flush()
            os.fsync(new.fileno())
            os.link(new.name, target)
        finally:
            new.close()
            Path(new.name).unlink()
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows does so by itself."""
    if os.name != "nt":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
