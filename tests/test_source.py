"""Laws of the source text that import-linter and ruff cannot see, each with a snippet that breaks it.

What the source may import and call is judged in `purity/forbidden.py`.
"""

import ast
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "customerfocus"
MODULES = sorted(SOURCE.rglob("*.py"))

MAX_LINES = 450
CONTAINERS = frozenset({"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"})
ENUMS = frozenset({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"})
DECORATORS = ["final", "attrs.frozen(kw_only=True)"]
BY_IDENTITY = {
    "Index": ["final", "attrs.frozen(kw_only=True, eq=False)"],
    "Value": [],
    "Subscripted": [],
    "RepositoryContract": [],
    "Stores": ["final"],
    "Waiting": ["final"],
}
"""Made anew from a value, and no value itself; the bases of values and of converters; what tests subclass; what opens and waits."""

Check = Callable[[ast.Module], Iterator[str]]


def no_global(tree: ast.Module) -> Iterator[str]:
    """No function writes a name of its module."""
    yield from (f"line {node.lineno}: {ast.unparse(node)}" for node in ast.walk(tree) if isinstance(node, ast.Global))


def no_mutable_container(tree: ast.Module) -> Iterator[str]:
    """No list, dict or set lives in a module or a class; `__all__`, which type checkers read, excepted."""
    for statement in _statements(tree.body):
        match statement:
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                pass
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                if _is_mutable(value):
                    yield f"line {statement.lineno}: {ast.unparse(statement)}"
            case _:
                pass


def _statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield what runs at import: also within `if`, `try`, `for` and classes, not within functions."""
    for statement in body:
        yield statement
        if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for child in ast.iter_child_nodes(statement):
                if isinstance(child, ast.stmt):
                    yield from _statements([child])
                elif isinstance(child, (ast.ExceptHandler, ast.match_case)):
                    yield from _statements(child.body)


def _is_mutable(value: ast.expr) -> bool:
    match value:
        case ast.List() | ast.Dict() | ast.Set() | ast.ListComp() | ast.DictComp() | ast.SetComp():
            return True
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), keywords=keywords):
            # A constructor may take a list; a default is kept as it is.
            return name in CONTAINERS or any(each.arg == "default" and _is_mutable(each.value) for each in keywords)
        case ast.Tuple(elts=members):
            return any(_is_mutable(member) for member in members)
        case ast.IfExp(body=one, orelse=other):
            return _is_mutable(one) or _is_mutable(other)
        case _:
            return False


def classes_are_final_and_frozen(tree: ast.Module) -> Iterator[str]:
    """Every public class is a frozen value, spelled in full; enumerations, errors, protocols and converters are not."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not _is_other_kind(node):
            found = [ast.unparse(decorator) for decorator in node.decorator_list]
            if found != BY_IDENTITY.get(node.name, DECORATORS):
                yield f"line {node.lineno}: {node.name} has {found}"


def _is_other_kind(node: ast.ClassDef) -> bool:
    bases = {ast.unparse(base).partition("[")[0].rpartition(".")[2] for base in node.bases}
    return bool(bases & (ENUMS | {"Exception", "Protocol", "tuple"})) or any(base.endswith("Error") for base in bases)


def modules_are_short(tree: ast.Module) -> Iterator[str]:
    """A module of more lines is two modules."""
    last = max((node.end_lineno or 0 for node in ast.walk(tree) if isinstance(node, ast.stmt)), default=0)
    if last > MAX_LINES:
        yield f"{last} lines"


def public_names_are_documented(tree: ast.Module) -> Iterator[str]:
    """Modules, classes, functions, methods and constants say what they are."""
    if tree.body and ast.get_docstring(tree) is None:
        yield "the module"
    listed = _listed(tree)
    for statement, following in zip_longest(tree.body, tree.body[1:]):
        match statement:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) if _is_public(name, listed):
                yield from _undocumented(statement)
            case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
                pass
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if _is_public(name, listed) and not _is_text(following):
                    yield f"line {statement.lineno}: {name}"
            case _:
                pass


def _listed(tree: ast.Module) -> frozenset[str] | None:
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return frozenset(ast.literal_eval(value))
            case _:
                pass
    return None


def _is_public(name: str, listed: frozenset[str] | None) -> bool:
    return not name.startswith("_") if listed is None else name in listed


def _is_text(statement: ast.stmt | None) -> bool:
    match statement:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case _:
            return False


def _undocumented(node: ast.ClassDef | ast.FunctionDef) -> Iterator[str]:
    overload = any(ast.unparse(decorator).endswith("overload") for decorator in node.decorator_list)
    if ast.get_docstring(node) is None and not overload:
        yield f"line {node.lineno}: {node.name}"
    if isinstance(node, ast.ClassDef):
        for member in node.body:
            if isinstance(member, (ast.ClassDef, ast.FunctionDef)) and not member.name.startswith("_"):
                yield from _undocumented(member)


PLANTS: dict[Check, list[str]] = {
    no_global: ["def f():\n    global state"],
    no_mutable_container: [
        "names = []",
        "table: Final = {1: 2}",
        "seen = set()",
        "squares = [n * n for n in range(3)]",
        "by_name = collections.defaultdict(list)",
        "pair = (1, [2])",
        "names = () if FAST else []",
        "class Basket:\n    content = {1}",
        "class Basket:\n    content: tuple[int, ...] = attrs.field(default=[])",
        "if True:\n    names = []",
        "try:\n    pass\nexcept ImportError:\n    names = {}",
    ],
    classes_are_final_and_frozen: [
        "class Plain: ...",
        "@attrs.frozen(kw_only=True)\nclass Open: ...",
        "@final\n@attrs.frozen\nclass Positional: ...",
        "@final\n@attrs.define(kw_only=True)\nclass Mutable: ...",
        "@final\n@attrs.frozen(kw_only=True, slots=False)\nclass Roomy: ...",
        "@attrs.frozen(kw_only=True)\n@final\nclass Reversed: ...",
        "@final\n@attrs.frozen(kw_only=True, eq=False)\nclass Incomparable: ...",
        "@final\n@attrs.frozen(kw_only=True)\nclass Index: ...",
    ],
    modules_are_short: ["pass\n" * (MAX_LINES + 1)],
    public_names_are_documented: [
        "pass",
        '"""A module."""\ndef f(): ...',
        '"""A module."""\nclass C: ...',
        '"""A module."""\nclass C:\n    """A class."""\n    def f(self): ...',
        '"""A module."""\nLIMIT: Final = 3',
        '"""A module."""\nSegmentId = NewType("SegmentId", str)\n\ndef _f(): ...',
        '"""A module."""\n__all__ = ["LIMIT"]\nLIMIT = 3',
    ],
}

HONEST = '''
"""A module in order."""

from functools import cached_property

from dateutil.relativedelta import relativedelta

__all__ = ["LIMIT", "Amount", "Colour", "LostError", "Names", "Shape"]

LIMIT: Final = 3
"""As many as there are."""
_WORDS = frozenset({"a", "b"})
_SCALE = Scale(points=[1, 2])

class Colour(enum.Enum):
    """A colour."""

class LostError(CustomerFocusError, ValueError):
    """Something is lost."""

class Shape(Protocol):
    """A shape."""

class Names(tuple[T, ...]):
    """A converter."""

@final
@attrs.frozen(kw_only=True)
class Amount:
    """An amount."""

    parts: tuple[int, ...] = attrs.field(converter=Items[int], default=())

    @property
    def total(self) -> int:
        """Add the parts."""
        seen = []
        return sum(self.parts)

class _Inner: ...
'''.lstrip()


def is_private(path: Path) -> bool:
    return any(part.startswith("_") and part != "__init__.py" for part in path.relative_to(SOURCE).parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
@pytest.mark.parametrize("check", PLANTS, ids=lambda check: check.__name__)
def test_the_source_keeps_its_laws(check: Check, path: Path) -> None:
    if check is public_names_are_documented and is_private(path):
        return  # nothing in it is public
    assert list(check(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("check", "snippet"),
    [(check, snippet) for check, snippets in PLANTS.items() for snippet in snippets],
)
def test_a_planted_offence_is_seen(check: Check, snippet: str) -> None:
    assert list(check(ast.parse(snippet))) != []


@pytest.mark.parametrize("check", PLANTS, ids=lambda check: check.__name__)
def test_an_honest_module_passes(check: Check) -> None:
    assert list(check(ast.parse(HONEST))) == []


def test_a_type_variable_and_what_is_not_listed_need_no_docstring() -> None:
    for snippet in ['T = TypeVar("T")', "__all__ = []\nLIMIT = 3", "_LIMIT = 3"]:
        assert list(public_names_are_documented(ast.parse(f'"""A module."""\n{snippet}'))) == []


def test_there_is_a_source_to_check() -> None:
    assert SOURCE / "errors.py" in MODULES
    assert is_private(SOURCE / "_checks.py")
    assert not is_private(SOURCE / "model" / "__init__.py")
