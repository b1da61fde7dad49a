"""When a risk is dealt with: the whole table of level, tolerance, what became of an action, and an acceptance."""

from datetime import date
from itertools import product

import pytest

from customerfocus.assessment.findings import Verdict
from customerfocus.model.actions import ActionState
from customerfocus.register import Record

from .builders import LONG_AGO, TODAY, TOMORROW, YESTERDAY, acceptance, action, criteria, factor, offering, rating, risk
from .judging import assessed

PLANNED, IN_PROGRESS, DONE, EFFECTIVE, INEFFECTIVE, CANCELLED = ActionState
WAYS: dict[ActionState | None, tuple[ActionState, ...]] = {
    None: (),
    PLANNED: (),
    IN_PROGRESS: (IN_PROGRESS,),
    DONE: (IN_PROGRESS, DONE),
    EFFECTIVE: (IN_PROGRESS, DONE, EFFECTIVE),
    INEFFECTIVE: (IN_PROGRESS, DONE, INEFFECTIVE),
    CANCELLED: (CANCELLED,),
}
RATINGS = {1: rating(1, 1), 2: rating(2, 3), 3: rating(4, 4)}
"""A rating of each level."""


@pytest.mark.parametrize("state", WAYS, ids=lambda state: "no action" if state is None else state.value)
def test_a_risk_above_tolerance_is_dealt_with_by_an_action_under_way_or_an_acceptance_in_force(state: ActionState | None) -> None:
    for level, tolerance, due, until in product(
        (1, 2, 3), (1, 2, 3), (YESTERDAY, TODAY, TOMORROW), (None, YESTERDAY, TODAY, TOMORROW)
    ):
        checks = assessed(records(level, tolerance, state, due, until), "UNC-4").checks
        if level <= tolerance:
            assert checks == ()
            continue
        under_way = state in {PLANNED, IN_PROGRESS} and due >= TODAY
        accepted = until is not None and until >= TODAY
        (check,) = checks
        assert check.verdict is (Verdict.MET if under_way or accepted else Verdict.NOT_MET)
        ends = [due] * under_way + [each for each in [until] if each is not None and accepted]
        assert check.holds_until == max(ends, default=None)


SITUATIONS: dict[str, Record] = {
    "under-way": action("u", "risk:r", due=TOMORROW),
    "accepted": acceptance("r", TOMORROW),
    "acted-on": action("d", "risk:r", log=[(each, YESTERDAY) for each in WAYS[DONE]]),
    "overdue": action("o", "risk:r", due=YESTERDAY),
    "acceptance-ended": acceptance("r", YESTERDAY, on=LONG_AGO),
}
"""What alone gives a reason; of several, the first here counts."""


@pytest.mark.parametrize("chosen", list(product((False, True), repeat=len(SITUATIONS))), ids=str)
def test_of_several_reasons_the_first_is_told(chosen: tuple[bool, ...]) -> None:
    there = [reason for reason, is_there in zip(SITUATIONS, chosen, strict=True) if is_there]
    (check,) = assessed([*records(3, 2, None, TODAY, None), *(SITUATIONS[each] for each in there)], "UNC-4").checks
    assert check.reason == (there[0] if there else "nothing-under-way")
    assert (check.verdict is Verdict.MET) == bool({"under-way", "accepted"} & set(there))


def records(level: int, tolerance: int, state: ActionState | None, due: date, until: date | None) -> list[Record]:
    found: list[Record] = [
        offering("espresso"),
        factor("brewing"),
        criteria(tolerance=tolerance),
        risk("r", on=LONG_AGO, inherent=RATINGS[3], residual=RATINGS[level]),
    ]
    if state is not None:
        found.append(action("x", "risk:r", due=due, log=[(each, LONG_AGO) for each in WAYS[state]]))
    if until is not None:
        found.append(acceptance("r", until, on=LONG_AGO))
    return found
