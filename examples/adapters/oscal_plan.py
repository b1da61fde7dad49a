"""From a plan of action and milestones (POA&M) in OSCAL, NIST's format, to risks, actions and acceptances.

Read the file with `json.loads`, and check it with the schema that NIST publishes for its version: what is done here relies on it.
What OSCAL leaves open, who answers for a risk, which customers it touches and how often it is looked at, the caller says.

Days are those of the place where they were written. On which day a response was completed OSCAL does not say, so all are planned.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from customerfocus import Action, ActionKind, Kind, Rating, Ref, Risk, RiskAcceptance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from customerfocus import Cadence, Effect

Found: TypeAlias = Risk | Action | RiskAcceptance


def risks_and_actions(
    document: Mapping[str, Any],
    *,
    factor: str,
    effects: Sequence[Effect],
    owner: str,
    review: Cadence,
    levels: Mapping[str, int],
) -> list[Found]:
    """Return the risks of a plan, what is done about each, and which are retained.

    Args:
        document: The plan.
        factor: The id of the factor that the risks come from.
        effects: What they touch.
        owner: The role that answers for them.
        review: How often they are to be looked at again.
        levels: The levels of your matrix for the words that the plan rates likelihood and impact with.
    """
    plan = document["plan-of-action-and-milestones"]
    collected = {each["uuid"]: _day(each["collected"]) for each in plan.get("observations", ())}
    last = _day(plan["metadata"]["last-modified"])
    found: list[Found] = []
    for each in plan.get("risks", ()):
        observed = [collected[one["observation-uuid"]] for one in each.get("related-observations", ())]
        risk = Risk(
            id=each["uuid"],
            title=each["title"],
            factor=factor,
            effects=effects,
            owner=owner,
            identified=min(observed, default=last),
            inherent=_rating(each, levels),
            review=review,
        )
        found += [risk, *_responses(each, risk)]
    return found


def _responses(given: Mapping[str, Any], risk: Risk) -> Iterator[Action | RiskAcceptance]:
    """Yield an action per response, and an acceptance where it is to accept; one that is only recommended is none."""
    for response in given.get("remediations", ()):
        if response["lifecycle"] == "recommendation":
            continue
        days = sorted(day for task in response.get("tasks", ()) for day in _days(task.get("timing", {})))
        planned = days[0] if days else risk.identified
        deadline = _day(given["deadline"]) if "deadline" in given else None
        yield Action(
            id=response["uuid"],
            kind=ActionKind.TREATMENT,
            serves=[Ref(kind=Kind.RISK, key=risk.id)],
            what=f"{response['title']}: {response['description']}",
            owner=risk.owner,
            planned=planned,
            due=days[-1] if days else deadline or planned,
        )
        if deadline and ("type", "accept") in ((prop["name"], prop["value"]) for prop in response.get("props", ())):
            yield RiskAcceptance(risk=risk.id, on=planned, by=risk.owner, because=response["description"], until=deadline)


def _rating(given: Mapping[str, Any], levels: Mapping[str, int]) -> Rating | None:
    """Return the first rating, which OSCAL means to be that before anything is done; `None` if one half of it is missing."""
    facets = [each for part in given.get("characterizations", ()) for each in part.get("facets", ())]
    words = {each["name"]: each["value"] for each in reversed(facets)}
    if not words.keys() >= {"likelihood", "impact"}:
        return None
    return Rating(likelihood=levels[words["likelihood"]], consequence=levels[words["impact"]])


def _days(timing: Mapping[str, Any]) -> Iterator[date]:
    if "on-date" in timing:
        yield _day(timing["on-date"]["date"])
    if "within-date-range" in timing:
        yield from (_day(timing["within-date-range"][end]) for end in ("start", "end"))


def _day(time: str) -> date:
    return date.fromisoformat(time[:10])
