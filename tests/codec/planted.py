"""Defects planted in a copy of the codec, which what hunts for defects must find."""

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Final, NamedTuple

import customerfocus

PACKAGE: Final = "customerfocus.codec"


class Bug(NamedTuple):
    """A change to one place of the source: where, what stands there, and what stands there once it is broken."""

    name: str
    module: str
    right: str
    wrong: str


BUGS: Final = (
    Bug(
        "a whole number is made of whatever will do",
        "_structuring",
        """    if type(value) is not int:
        raise WrongTypeError(HERE, "a whole number, written without a decimal point", value, "type.integer")
""",
        "    value = int(value)\n",
    ),
    Bug(
        "an unknown key is passed over",
        "_structuring",
        "for name, each in keyed(value).items()}",
        "for name, each in keyed(value).items() if name in by_name}",
    ),
    Bug(
        "null says that a key is left out",
        "_structuring",
        "for name, each in keyed(value).items()}",
        "for name, each in keyed(value).items() if each is not None}",
    ),
    Bug("what is nothing is not written, and zero is nothing", "_structuring", "or each not in (None, ())", ""),
    Bug("an exact number is read by way of another", "_structuring", "return Decimal(value)", "return Decimal(repr(float(value)))"),
    Bug(
        "the tag is taken out of the document that is read",
        "_structuring",
        "members[tag]({key: each for key, each in fields.items() if key != TAG})",
        "(fields.pop(TAG), members[tag](fields))[1]",
    ),
    Bug("a day is read from what begins with one", "_structuring", "day_from_text(value, HERE)", "day_from_text(value[:10], HERE)"),
    Bug(
        "an error of another library goes through",
        "_document",
        "known = _structured(fields)\n    except MemoryError:\n        raise\n    except Exception as error:",
        "known = _structured(fields)\n    except MemoryError:\n        raise\n    except CustomerFocusError as error:",
    ),
    Bug(
        "an array is read backwards",
        "_structuring",
        "tuple([structure(each) for each in values])",
        "tuple([structure(each) for each in values[::-1]])",
    ),
    Bug(
        "a scale is known by its name in any letters", "_structuring", "if scale.name == value:", "if scale.name == value.lower():"
    ),
    Bug("an array is explained backwards", "_structuring", "return tuple(structured)", "return tuple(structured[::-1])"),
    Bug("one deeper than the limit will do", "_limits", "len(entered) == limits.depth", "len(entered) > limits.depth"),
    Bug("indices are counted from one", "_problems", "[{at_index.index}]", "[{at_index.index + 1}]"),
)


@contextmanager
def planted(bug: Bug) -> Iterator[Any]:
    """Give the codec with a defect in it: a copy of its own, over the very classes that everybody has."""
    held = {name: module for name, module in sys.modules.items() if name == PACKAGE or name.startswith(f"{PACKAGE}.")}
    for name in held:
        del sys.modules[name]
    finder = _Finder(bug)
    sys.meta_path.insert(0, finder)
    try:
        yield importlib.import_module(PACKAGE)
    finally:
        sys.meta_path.remove(finder)
        for name in [each for each in sys.modules if each == PACKAGE or each.startswith(f"{PACKAGE}.")]:
            del sys.modules[name]
        sys.modules.update(held)
        customerfocus.codec = held.get(PACKAGE)  # type: ignore[attr-defined]


class _Finder(MetaPathFinder):
    def __init__(self, bug: Bug) -> None:
        self.bug = bug

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != f"{PACKAGE}.{self.bug.module}":
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        assert spec
        assert spec.origin
        spec.loader = _Loader(fullname, spec.origin, self.bug)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, bug: Bug) -> None:
        super().__init__(fullname, path)
        self.bug = bug

    def get_code(self, fullname: str) -> CodeType:
        source = Path(self.path).read_text(encoding="utf-8")
        assert source.count(self.bug.right) == 1, f"the place for {self.bug.name!r} is not there any more: mend it in {__file__}"
        return compile(source.replace(self.bug.right, self.bug.wrong), f"<{fullname}, planted>", "exec")
