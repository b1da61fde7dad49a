"""Shows on the reference pages how a class of attrs is called, which griffe does for dataclasses only; an extension of griffe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from griffe import Attribute, Class, Expr, ExprCall, ExprKeyword, Extension, Function, Parameter, ParameterKind, Parameters

if TYPE_CHECKING:
    from collections.abc import Iterator


class AttrsSignatures(Extension):
    """Gives every class of attrs the `__init__` that attrs writes: a field without a default is required, and all go by name."""

    def on_class_members(self, *, cls: Class, **_: object) -> None:
        """Add it when the members of a class are known."""
        if any(each.callable_path == "attrs.frozen" for each in cls.decorators) and "__init__" not in cls.members:
            init = Function("__init__", parameters=Parameters(Parameter("self"), *_parameters(cls)), parent=cls)
            cls.set_member("__init__", init)


def _parameters(cls: Class) -> Iterator[Parameter]:
    for each in cls.members.values():
        if isinstance(each, Attribute) and each.annotation is not None and "property" not in each.labels:
            yield Parameter(each.name, annotation=each.annotation, kind=ParameterKind.keyword_only, default=_default(each.value))


def _default(value: Expr | str | None) -> Expr | str | None:
    """Return what stands behind a field, or what `attrs.field` is told."""
    if isinstance(value, ExprCall) and value.canonical_path == "attrs.field":
        told = {each.name: each.value for each in value.arguments if isinstance(each, ExprKeyword)}
        return told.get("default", told.get("factory"))
    return value
