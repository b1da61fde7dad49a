"""What the source may use. All that reaches past the arguments of a function is refused, by whatever name it is called.

Imports are a list of what is allowed, not of what is forbidden: a module nobody thought of is refused, too. Where a module
holds pure names beside others, the pure ones are listed.
"""

import ast
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

WHOLE: Final = frozenset(
    {
        "__future__",
        "array",
        "attrs",
        "bisect",
        "cmath",
        "collections",
        "collections.abc",
        "difflib",
        "enum",
        "fractions",
        "heapq",
        "itertools",
        "math",
        "operator",
        "re",
        "string",
        "textwrap",
        "typing",
        "unicodedata",
    }
)
"""Modules that are pure in all their parts."""
WITHIN_CODEC: Final = frozenset({"cattrs", "cattrs.errors", "cattrs.gen", "cattrs.strategies"})
"""Further ones, which import-linter lets into the codec only."""
PARTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "contextlib": frozenset({"contextmanager"}),  # others redirect the output
        "dateutil.relativedelta": frozenset({"relativedelta"}),  # the parser and the recurrence rules read the clock or hang
        "datetime": frozenset({"date", "timedelta"}),  # facts are dated by day
        "decimal": frozenset({"Decimal"}),  # the context is the host's
        "functools": frozenset({"cached_property", "partial"}),  # a cache outlives a call
        "hashlib": frozenset({"sha256"}),  # another one reads a file
        "inspect": frozenset({"cleandoc", "getattr_static"}),  # others look into frames
        "json": frozenset({"JSONEncoder", "dumps"}),
        "statistics": frozenset({"NormalDist", "median"}),  # a distribution draws samples, by a name refused below
        "sys": frozenset({"float_info"}),
        "types": frozenset({"GenericAlias", "MappingProxyType", "NoneType", "UnionType"}),  # others make code
    }
)
BUILTINS: Final = frozenset(
    {
        "__build_class__",
        "__builtins__",
        "__file__",
        "__import__",
        "__loader__",
        "__spec__",
        "breakpoint",
        "compile",
        "copyright",
        "credits",
        "delattr",
        "dir",
        "eval",
        "exec",
        "exit",
        "globals",
        "hash",  # of a text it differs from one run to the next
        "help",
        "id",  # as does this
        "input",
        "license",
        "locals",
        "open",
        "print",
        "quit",
        "setattr",
        "vars",
    }
)
CLOCK: Final = frozenset({"now", "today", "utcnow"})
INSIDES: Final = frozenset(
    {
        "__builtins__",
        "__closure__",
        "__code__",
        "__defaults__",
        "__dict__",
        "__globals__",
        "__loader__",
        "__subclasses__",
        "cr_frame",
        "f_back",
        "f_globals",
        "f_locals",
        "gi_frame",
        "tb_frame",
    }
)
DRAWN: Final = frozenset({"samples"})
"""Of a `NormalDist`; a wave of a survey has a field of this name, which is read and not called."""


def offences(tree: ast.Module) -> Iterator[str]:
    """Tell every line that reaches past its arguments."""
    aliases = dict(_aliases(tree))
    for node in ast.walk(tree):
        for what in _offences(node, aliases):
            yield f"line {getattr(node, 'lineno', 0)}: {what}"


def _aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Name what each imported name stands for, whichever line imports it."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield (name.asname, name.name) if name.asname else (name.name.partition(".")[0],) * 2
            case ast.ImportFrom(module=str(module), names=names):
                yield from ((name.asname or name.name, f"{module}.{name.name}") for name in names)
            case _:
                pass


def _offences(node: ast.AST, aliases: Mapping[str, str]) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (f"import {name.name}" for name in names if not _is_known(name.name))
        case ast.ImportFrom(module=module, names=names, level=level):
            yield from (f"from {module} import {name.name}" for name in names if level or not _is_allowed(f"{module}.{name.name}"))
        case ast.Name(id=name, ctx=ast.Load()) if name in BUILTINS and name not in aliases:
            yield name
        case ast.Attribute(attr=name) if name in CLOCK | INSIDES:
            yield ast.unparse(node)
        case ast.Attribute() if _is_outside(named := _named(node, aliases)) and not _is_allowed(named):
            yield named
        case ast.Call(func=ast.Attribute(attr=name)) if name in DRAWN:
            yield ast.unparse(node)
        case ast.Call(func=ast.Name(id="getattr"), args=[holder, wanted, *_]) if _is_hidden(holder, wanted, aliases):
            yield ast.unparse(node)
        case ast.Call(func=function, args=arguments) if _named(function, aliases) in {
            "operator.attrgetter",
            "operator.methodcaller",
        }:
            yield from (
                ast.unparse(node) for each in arguments if not isinstance(each, ast.Constant) or each.value in CLOCK | INSIDES
            )
        case ast.Assign(value=ast.Name(id="getattr")) | ast.keyword(value=ast.Name(id="getattr")):
            yield "getattr by another name"
        case _:
            pass


def _named(node: ast.expr, aliases: Mapping[str, str]) -> str:
    """Write out what a chain of names stands for, with what was imported in place of its alias."""
    match node:
        case ast.Name(id=name):
            return aliases.get(name, "")
        case ast.Attribute(value=value, attr=name):
            holder = _named(value, aliases)
            return holder and f"{holder}.{name}"
        case _:
            return ""


def _is_outside(name: str) -> bool:
    """Tell whether a name comes from another module than the library's own."""
    return bool(name) and not _is_own(name)


def _is_own(name: str) -> bool:
    return name == "customerfocus" or name.startswith("customerfocus.")


def _is_known(module: str) -> bool:
    """Tell whether a module may be imported under its own name; what is taken from it is judged where it is used."""
    return module in WHOLE | WITHIN_CODEC | PARTS.keys() or _is_own(module)


def _is_allowed(name: str) -> bool:
    """Tell whether *name*, written out, may be used: all that follows an allowed one may be."""
    module, _, own = name.rpartition(".")
    if _is_own(name) or name in WHOLE | WITHIN_CODEC | PARTS.keys():
        return True
    if own == "*" or not module:
        return False
    return module in WHOLE | WITHIN_CODEC or own in PARTS.get(module, ()) or (module not in PARTS and _is_allowed(module))


def _is_hidden(holder: ast.expr, wanted: ast.expr, aliases: Mapping[str, str]) -> bool:
    """Tell whether `getattr` asks something that was imported, or puts a name together, or asks for one that is refused."""
    if _is_outside(_named(holder, aliases)):
        return True
    return isinstance(wanted, (ast.BinOp, ast.JoinedStr)) or (isinstance(wanted, ast.Constant) and wanted.value in CLOCK | INSIDES)
