"""The standard rules, one file per part of the clause, and the set of them all."""

from typing import Final

from customerfocus.assessment.findings import RuleSet
from customerfocus.assessment.rules import direction, requirements

STANDARD: Final = RuleSet(name="standard", rules=[*direction.RULES, *requirements.RULES])
"""Every rule of this version, in order."""
