"""A call under watch: what it does besides answering."""

import contextlib
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from io import StringIO
from types import CodeType, FrameType
from typing import Final

from customerfocus.errors import CustomerFocusError

from .picture import Picture, changed, host, picture
from .public import Arguments, Call, Subject

PURE: Final = frozenset(
    {
        "__future__",
        "_collections_abc",
        "_pydecimal",
        "_weakrefset",
        "abc",
        "array",
        "attr",
        "attrs",
        "bisect",
        "builtins",
        "calendar",
        "cattrs",
        "cmath",
        "collections",
        "contextlib",
        "copy",
        "copyreg",
        "customerfocus",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
        "enum",
        "fractions",
        "functools",
        "heapq",
        "itertools",
        "json",
        "keyword",
        "math",
        "numbers",
        "operator",
        "re",
        "reprlib",
        "statistics",
        "string",
        "textwrap",
        "types",
        "typing",
        "unicodedata",
        "weakref",
    }
)
"""Modules whose code may run, and whose objects may be called. What is written in C goes by its name without the underscore."""
PURE_PARTS: Final = ("dateutil.relativedelta", "namedtuple_")
IN_C: Final = PURE | {"hashlib", "sha2", "sre", "struct"}
"""Modules in C go by their names without the underscore."""
HARMLESS: Final = frozenset({"array.__new__"})
REFUSED: Final = frozenset(
    {
        "__build_class__",
        "__import__",
        "breakpoint",
        "compile",
        "eval",
        "exec",
        "globals",
        "id",
        "input",
        "locals",
        "open",
        "print",
        "vars",
    }
)
"""Built-in functions no code of the library calls; what attrs and cattrs have written may."""
CLOCK: Final = frozenset({"fromtimestamp", "now", "today", "utcfromtimestamp", "utcnow"})
FIRST_USE: Final = frozenset(
    {
        "code.__new__",
        "compile",
        "exec",
        "import",
        "marshal.loads",
        "object.__getattr__",
        "object.__setattr__",
        "os.listdir",
        "os.scandir",
        "sys._getframe",
    }
)
"""What cattrs and the import system do when something is used for the first time: code is written, modules are read."""


class Watch:
    """Watches calls, one after the other.

    An audit hook cannot be taken away, so a process makes one watch and ends with it.
    """

    def __init__(self) -> None:
        self._armed = False
        self._first_use = False
        self._seen: list[str] = []
        sys.addaudithook(self._audit)

    def call(self, subject: Subject, arguments: Arguments, *, first_use: bool) -> tuple[Picture, list[str]]:
        """Call, and return a picture of the answer and everything that is no answer.

        Args:
            subject: What to call.
            arguments: With what.
            first_use: Whether modules may be imported and code written, and is not looked at which functions run.
        """
        self._seen, self._first_use = [], first_use
        before, around = picture(arguments), host()
        out, err = StringIO(), StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            answer = self._answer(subject.bind(arguments))
        seen = [*dict.fromkeys(self._seen)]
        seen.extend(f"output: {each.getvalue()!r}" for each in (out, err) if each.getvalue())
        seen.extend(f"host: {name}" for name in changed(around, host()))
        if picture(arguments) != before:
            seen.append("arguments: changed")
        return answer, seen

    def _answer(self, call: Call) -> Picture:
        """Call; an error of the library is an answer, too."""
        if not self._first_use:
            sys.setprofile(self._profile)
        self._armed = True
        try:
            answer = call()
            if isinstance(answer, Iterator):
                answer = list(answer)
            elif isinstance(answer, AbstractContextManager):
                with answer:
                    pass
        except CustomerFocusError as error:
            answer = error
        finally:
            self._armed = False
            sys.setprofile(None)
        return picture(answer)

    def _audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._armed or event in HARMLESS:
            return
        self._armed = False  # what is done here is no part of the call
        if not (self._first_use and (event in FIRST_USE or (event == "open" and _is_code(arguments[0])))):
            self._seen.append(f"event: {event}")
        self._armed = True

    def _profile(self, frame: FrameType, event: str, called: object) -> None:
        if not self._armed:
            return
        self._armed = False
        if event == "call" and not _is_pure(frame):
            self._seen.append(f"code: {frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}")
        elif event == "c_call":
            self._seen.extend(_refused(called, frame.f_code))
        self._armed = True


def _is_code(path: object) -> bool:
    return isinstance(path, str) and path.endswith((".py", ".pyc", ".so"))


def _is_pure(frame: FrameType) -> bool:
    if frame.f_code.co_filename.startswith(("<attrs generated", "<cattrs generated")):
        return True
    name = str(frame.f_globals.get("__name__", ""))
    return name.partition(".")[0] in PURE or name.startswith((*PURE_PARTS, "tests.purity."))


def _refused(called: object, caller: CodeType) -> Iterator[str]:
    name, own = str(getattr(called, "__name__", "")), getattr(called, "__self__", None)
    home = getattr(called, "__module__", None) or (own if isinstance(own, type) else type(own)).__module__
    if home == "builtins":
        if name in REFUSED and not caller.co_filename.startswith("<"):
            yield f"call: {name}"
    elif name in CLOCK or home.lstrip("_").partition(".")[0] not in IN_C:
        yield f"call: {home}.{name}"
