"""From a catalog of controls in OSCAL, NIST's format, to obligations.

Read the file with `json.loads`, and check it with the schema that NIST publishes for its version: what is done here relies on it.
What OSCAL leaves open, who answers for a control and how often it is looked at, the caller says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from customerfocus import LegalReference, Obligation, ObligationKind, Period, Scheme, Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from customerfocus import Cadence

INSERTED: Final = re.compile(r"\{\{\s*insert:\s*param,\s*([^\s}]+)\s*\}\}")


def obligations(
    document: Mapping[str, Any], *, kind: ObligationKind, authority: str, owner: str, since: date, review: Cadence
) -> list[Obligation]:
    """Return an obligation for each control, enhancements included; what was withdrawn asks nothing.

    Args:
        document: The catalog. One that was resolved from a profile holds just what the profile asks.
        kind: Who asks for the controls: the law, a contract, or the organisation itself.
        authority: Who watches over them.
        owner: The role that answers for them.
        since: The day from which they are asked.
        review: How often it is to be evaluated whether they are kept.
    """
    catalog = document["catalog"]
    found = []
    for control in _controls(catalog):
        props = {each["name"]: each["value"] for each in control.get("props", ())}
        if props.get("status", "").lower() == "withdrawn":
            continue
        source = LegalReference(scheme=Scheme.OTHER, value=catalog["metadata"]["title"], provision=props.get("label"))
        duty = Version(in_force=Period(start=since), duty=_duty(control), source=source)
        found.append(
            Obligation(
                id=control["id"],
                title=control["title"],
                kind=kind,
                authority=authority,
                owner=owner,
                versions=[duty],
                review=review,
            )
        )
    return found


def _controls(group: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for control in group.get("controls", ()):
        yield control
        yield from _controls(control)
    for inner in group.get("groups", ()):
        yield from _controls(inner)


def _duty(control: Mapping[str, Any]) -> str:
    """Return the statement of a control, a line per item; what is left to be filled in stands in brackets."""
    params = {each["id"]: each for each in control.get("params", ())}

    def filled(match: re.Match[str]) -> str:
        param = params.get(match[1], {})
        choices = [INSERTED.sub(filled, each).strip() for each in param.get("select", {}).get("choice", ())]
        return f"[{param.get('label') or '; '.join(choices) or match[1]}]"

    def lines(part: Mapping[str, Any]) -> Iterator[str]:
        labels = [each["value"] for each in part.get("props", ()) if each["name"] == "label"]
        yield " ".join([*labels, INSERTED.sub(filled, part.get("prose", ""))]).strip()
        for inner in part.get("parts", ()):
            yield from lines(inner)

    statements = [each for each in control.get("parts", ()) if each["name"] == "statement"]
    return "\n".join(line for each in statements for line in lines(each) if line)
