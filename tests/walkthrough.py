"""The library in use, from the first segment to a closed finding.

This program is a contract: it runs as it stands, and every number in it can be checked by hand.
"""

from datetime import date
from decimal import Decimal

import customerfocus as cf
from customerfocus import codec, views

TODAY = date(2026, 11, 1)
YEARLY = cf.Cadence(every=1, unit=cf.Unit.YEAR)

# ---- Whom do we serve? Not everybody: their wishes contradict one another ------------------------------------
commuters = cf.Segment(
    id="commuters",
    name="Weekday commuters",
    preferences=[
        cf.Preference(attribute="speed", direction=cf.Direction.MORE, weight=5),
        cf.Preference(attribute="choice", direction=cf.Direction.LESS, weight=2),
    ],
    requires=["express-counter"],
)
diners = cf.Segment(
    id="evening-diners",
    name="Evening diners",
    preferences=[
        cf.Preference(attribute="calm", direction=cf.Direction.MORE, weight=4),
        cf.Preference(attribute="choice", direction=cf.Direction.MORE, weight=4),
    ],
)
hurry = cf.TradeOff(attribute="speed", against="calm", because="a quick turn of tables disturbs the room")

clashes = cf.contradictions([commuters, diners], [hurry])
assert [clash.tension for clash in clashes] == [20, 8]  # speed against calm 5·4, choice against choice 2·4
assert "commuters" in clashes[0].because and "evening-diners" in clashes[0].because

growth = cf.StrategicObjective(
    id="morning-leader", statement="Lead the morning trade downtown", owner="managing director",
    in_force=cf.Period(start=date(2026, 1, 1), end=date(2028, 1, 1)),
)
target = cf.TargetingDecision(
    segment="commuters", choice=cf.Choice.TARGET, on=date(2026, 2, 2), by="managing director",
    because="we are quicker than both neighbours", objectives=["morning-leader"],
)
decline = cf.TargetingDecision(
    segment="evening-diners", choice=cf.Choice.DECLINE, on=date(2026, 2, 2), by="managing director",
    because="calm evenings need another room and another crew", objectives=["morning-leader"],
)
position = cf.Positioning(
    segment="commuters", on=date(2026, 1, 20), by="marketing",
    attractiveness=cf.Scorecard.of({"size": (3, 8), "growth": (1, 4)}),  # criterion: (weight, score)
    strength=cf.Scorecard.of({"speed": (3, 9), "taste": (2, 7)}),
    competitors={"Corner bar": cf.Scorecard.of({"speed": (3, 6), "taste": (2, 8)})},
)
assert position.attractiveness.score == 7.0  # (3·8 + 1·4) / 4
assert position.advantage is not None and abs(position.advantage - 1.4) < 1e-12  # 8.2 − 6.8

# ---- What progress do they want? ------------------------------------------------------------------------------
job = cf.Job(id="get-going", verb="start", object_of_verb="the working day", context="on the way to work")
quick = cf.Need(
    id="quick-coffee", job="get-going", step=cf.JobStep.EXECUTE, segments=["commuters"],
    outcome=cf.DesiredOutcome(
        direction=cf.Direction.LESS, measure="the time it takes to get",
        object_of_control="a coffee", context="on the way to work",
    ),
    evidence=["session-june"],
)
assert str(quick.outcome) == "Minimise the time it takes to get a coffee on the way to work"

importance = cf.Tally.of(cf.LIKERT_5, [5, 5, 4, 4, 5, 4, 5, 4, 5, 3])
satisfaction = cf.Tally.of(cf.LIKERT_5, [2, 3, 4, 2, 3, 5, 2, 3, 1, None])
priority = cf.Priority(need="quick-coffee", segment="commuters", on=date(2026, 6, 20),
                       importance=importance, satisfaction=satisfaction)
assert importance.n == 10 and satisfaction.n == 9 and satisfaction.skipped == 1
assert isinstance(priority.score, float)
assert abs(priority.score - (9 + (9 - 20 / 9))) < 1e-12  # 9 of 10 important, 2 of 9 satisfied
assert priority.region is cf.Region.UNDERSERVED
assert cf.Tally.of(cf.LIKERT_5, [5, 4]) + cf.Tally.of(cf.LIKERT_5, [4]) == cf.Tally.of(cf.LIKERT_5, [4, 4, 5])
