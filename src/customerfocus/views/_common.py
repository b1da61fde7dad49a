"""What views share: what people call a record, what stands for a verdict that is none, and what no text may bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus.model.actions import Action
from customerfocus.model.leadership import CommitmentAct, Decision
from customerfocus.model.needs import Need
from customerfocus.model.obligations import Obligation
from customerfocus.model.offerings import Jurisdiction, Offering
from customerfocus.model.requirements import Requirement
from customerfocus.model.research import Study
from customerfocus.model.risks import Factor, Opportunity, Risk
from customerfocus.model.satisfaction import Metric
from customerfocus.model.segments import Capability, Segment
from customerfocus.model.surveys import Survey

if TYPE_CHECKING:
    from customerfocus.register.shapes import Record

DIRECTIONAL: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn round how what follows them is shown."""

NEW: Final = "not asked before"
"""Instead of the verdict before, where there was none."""
GONE: Final = "not asked any more"
"""Instead of the verdict after, where there is none."""


def called(record: Record | None) -> str | None:
    """Return what people call a record, or what it says; `None` where a key is all it has, or its words are customers'."""
    match record:
        case Segment(name=said) | Capability(name=said) | Jurisdiction(name=said) | Offering(name=said) | Factor(name=said):
            return said
        case Metric(name=said):
            return said
        case Obligation(title=said) | Risk(title=said) | Opportunity(title=said) | Survey(title=said) | Study(title=said):
            return said
        case Action(what=said) | CommitmentAct(what=said) | Decision(what=said) | Requirement(statement=said):
            return said
        case Need(outcome=outcome):
            return str(outcome)
        case _:
            return None
