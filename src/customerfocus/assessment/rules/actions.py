"""UNC-5: of what was done it is known whether it worked (clauses 6.1 and 9.1.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.actions import Action, ActionState
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.assessment.view import View
    from customerfocus.model.actions import Transition

__all__ = ["RULES"]


def what_was_done_worked(view: View) -> Iterator[Check]:
    """UNC-5: of what was done somebody looked whether it worked."""
    for action in view.all(Action):
        done = action.done(view.on)
        last = action.last(view.on)
        if done is not None and last is not None:
            yield _worked(view, action, done.on, last)


def _worked(view: View, action: Action, done: date, last: Transition) -> Check:
    due = view.policy.verification.cadence.due(done) or date.max
    facts: dict[str, Fact] = {"action": action.id, "done": done, "due": due}
    if last.to is ActionState.DONE:
        reason = "verification-ahead" if view.on <= due else "not-verified"
    else:
        late = max((last.on - due).days, 0)
        facts |= {"on": last.on, "by": last.by, "late": late}
        if last.to is ActionState.INEFFECTIVE:
            reason = "ineffective"
        elif last.evidence is None:
            reason = "verified-without-evidence"
        else:
            reason = "effective-late" if late else "effective"
    return Check(
        subject=[ref_of(action)],
        verdict=Verdict.MET if reason in ("verification-ahead", "effective", "effective-late") else Verdict.NOT_MET,
        reason=reason,
        facts=facts,
        holds_until=due if reason == "verification-ahead" else None,
    )


UNC_5: Final = Rule(
    id="UNC-5",
    part=Part.UNCERTAINTY,
    clauses=["6.1", "9.1.3"],
    title="What was done worked",
    asks="Asks of each action that was done that it was verified effective, with evidence, within the months of the policy.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="verification-ahead", sentence="{action} was done on {done}, and whether it worked is to be seen by {due}"),
        Reason(code="effective", sentence="{action} was done on {done}, and {by} found on {on} that it worked"),
        Reason(
            code="effective-late", sentence="{action} was done on {done}, and {by} found on {on} that it worked; days late: {late}"
        ),
        Reason(
            code="not-verified",
            sentence="{action} was done on {done}; whether it worked was to be seen by {due}, and nobody has recorded it",
            remedy=Remedy(
                kind=Kind.ACTION, text="Look whether {action} worked, and record it as effective or not, with the evidence."
            ),
        ),
        Reason(
            code="verified-without-evidence",
            sentence="{action} was done on {done}, and {by} said on {on} that it worked, and nothing shows it",
            remedy=Remedy(
                kind=Kind.ACTION,
                text=(
                    "Record {action} again under its id, with the evidence of its verification; where there is none, look again "
                    "whether it worked, and let the log tell that verification in place of this one."
                ),
            ),
        ),
        Reason(
            code="ineffective",
            sentence="{action} was done on {done}, and {by} found on {on} that it did not work",
            remedy=Remedy(
                kind=Kind.ACTION,
                text=(
                    "Take {action} up again, and record that it is in progress; where another action takes its place, record that "
                    "one, and that {action} was then cancelled."
                ),
            ),
        ),
    ],
    check=what_was_done_worked,
)

RULES: Final = (UNC_5,)
"""The rule about actions."""
