"""The standard rules and the set of them all."""

from typing import Final

from customerfocus.assessment.findings import RuleSet
from customerfocus.assessment.rules import compliance, direction, requirements

_BY_NUMBER: Final = tuple(sorted((*requirements.RULES, *compliance.RULES), key=lambda rule: int(rule.id.removeprefix("REQ-"))))

STANDARD: Final = RuleSet(name="standard", rules=[*direction.RULES, *_BY_NUMBER])
"""Every rule of this version, in order."""
