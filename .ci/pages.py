"""Writes the pages that tell what the source knows: names, document, schemas, policy, rules, pictures. --check only compares.

They are committed, so that they can be read in the repository and built by any tool.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
import sys
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from charts import sources
from loss_pictures import pictures as loss_pictures
from pictures import pictures

import customerfocus
from customerfocus.assessment.policy import DEFAULT_POLICY, CadenceSetting, Policy
from customerfocus.assessment.rules import STANDARD
from customerfocus.codec import FORMAT, SCHEMA, json_schema
from customerfocus.codec._meaning import meanings, summary
from customerfocus.codec._structuring import tag_of
from customerfocus.model.needs import FEATURE_WORDS
from customerfocus.register.shapes import SHAPES, Shape
from customerfocus.values.identifiers import Ref
from customerfocus.values.periods import Period
from customerfocus.values.scales import PUBLISHED_SCALES, Scale

DOCS = Path(__file__).parents[1] / "docs"
REFERENCE = DOCS / "reference"
INDEX_HEAD = """# Reference

What stands on these pages is public; everything else may change without notice.

The front door, `customerfocus`, holds the words an embedding developer needs first. Every other public name is imported by
its path, and the edge – [codec](codec.md), [views](views.md), [testing](testing.md) – always is. This page is made from the source.

::: customerfocus
    options:
      members: false
      show_root_toc_entry: false

## Names of the front door

| page | names |
| --- | --- |"""
WORDS_HEAD = """
## Words

Where one of certain words is asked, Python takes the member of its class: `FeedbackKind.COMPLAINT` for the word `complaint`.

| class | page | members |
| --- | --- | --- |"""
POLICY_HEAD = """# Policy

Cadences and thresholds, each with its source. This page is made from the source.

| figure | unless you say otherwise | source | what for |
| --- | --- | --- | --- |"""
DOCUMENT_HEAD = f"""# The document

What `customerfocus.codec.load` reads and `customerfocus.codec.dump` writes, as JSON. This page is made from the classes.

```json
{{"format": "{FORMAT}", "schema": {SCHEMA}, "organisation": "Moka Bar",
 "segments": [{{"id": "commuters", "name": "Weekday commuters",
               "preferences": [{{"attribute": "speed", "direction": "more", "weight": 5}}]}}],
 "targeting_decisions": [{{"segment": "commuters", "choice": "target", "on": "2026-02-02",
                          "by": "managing director", "because": "we are quicker than both neighbours"}}]}}
```

* `format`, `schema` and `organisation` are required. Every other key is an array of records, in any order; leave it out where there
  are none. Keys that are not listed here are refused.
* Types are exact: `true` is no number, `"7"` is no whole number, and `null` is never written: leave the key out.
* A *number* is one of 64 bits, however it is written: `1e17` and `100000000000000000` are the same. A *whole number* has no decimal
  point, and lies from −(2⁵³ − 1) to 2⁵³ − 1.
* An *exact number* is digits as text, `"12"` or `"0.5"`, so that no reader rounds it.
* An *id*, a *code*, and the *name* of an attribute, a criterion, a theme or a tag is a text of 1 to 200 printable characters
  without white space at either end and without `:`, `@` and `+`. Ids are unique among the records of one array – among sessions,
  waves, studies and feedback together –, and whatever names a record must find it.
* A *text* has 1 to 100,000 characters and no white space at either end. A *day* is `YYYY-MM-DD`.
* A record without an `id` (or `code`) is identified by what its section says; no two may have the same. Days in it are written
  `YYYY-MM-DD`, a period `start/end` or `start/..`, names in one field sorted and joined by `+`, the two of a pair sorted.
* A period ends before its `end`: until 31 December 2026 is `"end": "2027-01-01"`. Reports show the last day.
* Order is kept among preferences, examples, statements, questions, insights, the points of a scale and their counts; elsewhere it
  means nothing. What is wrong inside an array without order may be told without its index: `$.waves[0].samples.segment`.
* Attributes are matched letter by letter between preferences, trade-offs and resolutions.
* What may take several forms is an object whose `kind` says which: `{{"kind": "stated", "segment": "commuters"}}`. Where a Ref is
  one of the forms, nothing has to say so: a text is the Ref, and an object, without `kind`, the other.
* The second column of the tables says what is required. A word or a number there is what counts where the key is left out.
* Where only certain words may stand, they are listed, and after them, in brackets, the class that has them in Python.
* Requirements that needs imply and obligations impose are derived, not entered. Progress names them by the ids
  `implied:need@offering` and `imposed:obligation@offering`; an exclusion by `requirement:imposed:obligation@offering`.
* A wave counts from the day after its last; one that is still in the field is kept, and not seen.
* The same as JSON Schema: [register](schema/register.json); of results: [assessment](schema/assessment.json),
  [changes](schema/changes.json). What a document is refused for stands in [Problems of a document](problems.md).
"""


MODULES = (
    "rules",
    "rules.direction",
    "rules.needs",
    "rules.compliance",
    "rules.requirements",
    "rules.risks",
    "rules.matrices",
    "rules.actions",
    "rules.factors",
    "rules.listening",
    "rules.satisfaction",
    "rules.improvement",
    "rules.leadership",
)
RULES_HEAD = """# Rules

What the standard rules ask, in their order, and what would close a finding. A reason with something in the last column is a
finding; any other is met. This page is made from the rules.

A rule of grade *nonconformity* decides on its part; an *observation* is advice. Cadences, days and lines are those of the
[policy](policy.md), which says what they are unless you say otherwise. How often compliance is evaluated stands on the obligation;
how often risks, opportunities and factors are looked at, on these.
Take a rule out with `STANDARD.without("DIR-3")`, add your own with `STANDARD.including(rule)`, or set one aside for a time, with
a reason that every report shows, by an [exclusion](../document.md#exclusions). To ask for one part alone, give `assess` a set
of its rules: `RuleSet(name="risks", rules=[each for each in STANDARD if each.part is Part.UNCERTAINTY])`.
"""


def main() -> int:
    """Write the pages and the pictures, or compare them."""
    pages = {
        REFERENCE / "index.md": [INDEX_HEAD, *_names(), WORDS_HEAD, *_words(), ""],
        REFERENCE / "assessment" / "policy.md": [POLICY_HEAD, *_figures(), "", "::: customerfocus.assessment.policy\n"],
        REFERENCE / "document.md": [DOCUMENT_HEAD, *_records(), *_values()],
        REFERENCE / "assessment" / "rules.md": [
            RULES_HEAD,
            *_rules(),
            *(f"::: customerfocus.assessment.{each}\n" for each in MODULES),
        ],
        **{DOCS / "images" / name: [picture] for name, picture in (pictures() | loss_pictures()).items()},
        **{DOCS / "images" / "charts" / name: [source] for name, source in sources().items()},
    }
    texts = {path: "\n".join(lines) for path, lines in pages.items()}
    for name in ("register", "assessment", "changes"):
        schema = json.dumps(json_schema(f"customerfocus/{name}"), ensure_ascii=False, indent=1)
        texts[REFERENCE / "schema" / f"{name}.json"] = f"{schema}\n"
    different = False
    for path, page in texts.items():
        if sys.argv[1:] != ["--check"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(page, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != page:
            print(f"{path} is not what the source says: run python .ci/pages.py")
            different = True
    return int(different)


def _pages() -> dict[str, str]:
    """Return a link to the page of each module that has one."""
    found: dict[str, str] = {}
    for path in sorted(REFERENCE.rglob("*.md")):
        page = path.read_text(encoding="utf-8")
        title = page.partition("\n")[0].removeprefix("# ")
        for module in re.findall(r"(?m)^::: (\S+)$", page):
            found[module] = f"[{title}]({path.relative_to(REFERENCE).as_posix()})"
    return found


def _names() -> list[str]:
    links = _pages()
    front = ast.parse(inspect.getsource(customerfocus)).body
    imports = [(each.module or "", each.names) for each in front if isinstance(each, ast.ImportFrom)]
    return [
        f"| {links[module]} | {', '.join(f'`{name.name}`' for name in names)} |" for module, names in imports if module in links
    ]


def _words() -> list[str]:
    found = {
        (kind.__name__, link): kind
        for module, link in _pages().items()
        for kind in vars(importlib.import_module(module)).values()
        if isinstance(kind, type) and issubclass(kind, Enum) and kind.__module__ == module
    }
    return [
        f"| `{name}` | {link} | {', '.join(f'`{each.name}`' for each in kind)} |" for (name, link), kind in sorted(found.items())
    ]


def _figures() -> list[str]:
    said = meanings(Policy)
    lines = []
    for field in attrs.fields(Policy)[1:]:
        setting = getattr(DEFAULT_POLICY, field.name)
        lines.append(f"| `{field.name}` | {_figure(setting)} | {setting.source} | {said[field.name]} |")
    return lines


def _figure(setting: Any) -> str:  # noqa: ANN401 -- a setting of any kind
    if isinstance(setting, CadenceSetting):
        every, unit = setting.cadence.every, setting.cadence.unit
        return f"every {unit}" if every == 1 else f"every {every} {unit}s"
    figure = attrs.astuple(setting)[0]
    return f"{figure} days" if hasattr(setting, "days") else f"{figure:g}"


def _rules() -> list[str]:
    lines: list[str] = []
    for rule in STANDARD:
        lines += [f"## {rule.id} {rule.title}", "", f"{rule.asks} Clauses {', '.join(rule.clauses)}; {rule.grade}.", ""]
        lines += ["| reason | what it says | what would close it |", "| --- | --- | --- |"]
        for reason in rule.reasons:
            remedy = "" if reason.remedy is None else f"{reason.remedy.text} (`{reason.remedy.kind}`)"
            lines.append(f"| `{reason.code}` | {reason.sentence} | {remedy} |")
        lines.append("")
        if rule.id == "REQ-1":
            lines += [f"Feature words, in English, as singular, plural or part of a compound: {', '.join(FEATURE_WORDS)}.", ""]
    return lines


def _records() -> list[str]:
    lines = ["", "## Records", ""]
    for shape in SHAPES:
        key = ", ".join(f"`{each}`" for each in shape.key)
        known = _known(shape)
        ref = f"A Ref to it is `{shape.kind}:{'@'.join(shape.key)}`."
        lines += [
            f"### {shape.field}",
            "",
            summary(shape.type),
            "",
            f"Identified by {key}. {ref} {known}",
            "",
            *_table(shape.type),
        ]
    return lines


def _known(shape: Shape) -> str:
    if shape.known_from is None:
        return "Known always."
    if get_type_hints(shape.type)[shape.known_from] is Period:
        return f"Known from the day after the last of `{shape.known_from}`; not yet while that is open."
    return f"Known from the day `{shape.known_from}`."


def _values() -> list[str]:
    lines = ["## Values inside records", ""]
    for kind in _nested():
        lines += [f"### {kind.__name__}", ""]
        if kind is Ref:
            lines += ["A text `kind:key` that points to a record, as `segment:commuters`, or to `organisation:` and its name.", ""]
            continue
        lines += [summary(kind), ""]
        if kind is Scale:
            names = ", ".join(f"`{each.name}` ({each.values[0]} to {each.values[-1]})" for each in PUBLISHED_SCALES)
            lines += [f"One of the texts {names}, or an object:", ""]
        lines += _table(kind)
    return lines


def _nested() -> list[type]:
    """Return the classes that stand inside records, in the order they are met."""
    waiting: list[type] = [shape.type for shape in SHAPES]
    records = set(waiting)
    found: dict[type, None] = {}
    for kind in waiting:
        if kind not in records:
            found[kind] = None
        if kind is not Ref:
            for hint in get_type_hints(kind).values():
                waiting += [each for each in _classes(hint) if each not in waiting]
    return list(found)


def _classes(hint: Any) -> list[type]:  # noqa: ANN401 -- any type
    inner = [each for argument in get_args(hint) for each in _classes(argument)]
    return [hint] if isinstance(hint, type) and attrs.has(hint) else inner


def _table(kind: type) -> list[str]:
    hints = get_type_hints(kind)
    if not hints:
        return ["It has no keys but `kind`.", ""]
    said = meanings(kind)
    lines = ["| key | | form | meaning |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{field.name}` | {_need(field.default)} | {_form(hints[field.name])} | {said[field.name]} |"
        for field in attrs.fields(kind)
    ]
    return [*lines, ""]


def _need(default: object) -> str:
    if default is attrs.NOTHING:
        return "required"
    return f"`{default}`" if isinstance(default, (str, int, float)) else ""


def _form(hint: Any) -> str:  # noqa: ANN401, PLR0911 -- any type, and one answer per kind
    if get_origin(hint) in (Union, UnionType):
        forms = [each for each in get_args(hint) if each is not NoneType]
        if len(forms) == 1 or Ref in forms:  # a Ref is a text, so that it is told from an object without a word
            return " or ".join(map(_form, forms))
        return " or ".join(f"{_form(each)}, kind `{tag_of(each)}`" for each in forms)
    if get_origin(hint) is tuple:
        return f"array of {_form(get_args(hint)[0])}"
    if hasattr(hint, "__supertype__"):
        words = re.sub(r"(?<!^)(?=[A-Z])", " ", hint.__name__).lower()
        return words if words.endswith((" id", " code")) else f"{words} name"
    if hint is date:
        return "day"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return f"{', '.join(f'`{each.value}`' for each in hint)} (`{hint.__name__}`)"
    if isinstance(hint, type) and attrs.has(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {str: "text", int: "whole number", float: "number", Decimal: "exact number, as text"}[hint]


if __name__ == "__main__":
    sys.exit(main())
