"""Laws about arrays, and between the keys of one record, written by hand in the form of `laws_of_values.py`."""

from typing import Any, Final

from .laws_of_values import Row
from .world import GONE

_TWO: Final = [{"value": 1, "label": "no"}, {"value": 2, "label": "yes"}]
_LIKERT: Final = [
    {"value": value, "label": label} for value, label in enumerate(("not at all", "a little", "somewhat", "very", "extremely"), 1)
]
_MATRIX: Final = "opportunity_matrix"
_SAMPLE: Final = "samples[0]"
_LARGE: Final = 2**53 - 1

ARRAYS: Final[list[Row]] = [
    ("no score", "positionings", 0, {"attractiveness.scores": []}, {"attractiveness.scores": "array.length"}),
    ("no segment that wants it", "needs", 0, {"segments": []}, {"segments": "array.length"}),
    ("nothing disagreed about", "resolutions", 0, {"attributes": []}, {"attributes": "array.length"}),
    ("three things disagreed about", "resolutions", 0, {"attributes": ["calm", "room", "speed"]}, {"attributes": "array.length"}),
    ("an obligation of no version", "obligations", 0, {"versions": []}, {"versions": "array.length"}),
    ("law watched nowhere", "regulatory_watches", 0, {"jurisdictions": []}, {"jurisdictions": "array.length"}),
    ("law watched in no source", "regulatory_watches", 0, {"sources": []}, {"sources": "array.length"}),
    ("a risk to nothing", "risks", 0, {"effects": []}, {"effects": "array.length"}),
    ("an opportunity for nothing", "opportunities", 0, {"effects": []}, {"effects": "array.length"}),
    ("an action for nothing", "actions", 0, {"serves": []}, {"serves": "array.length"}),
    (
        "a finding about nothing",
        "actions",
        0,
        {"serves[0]": {"rule": "UNC-4", "subject": []}},
        {"serves[0].subject": "array.length"},
    ),
    ("a survey without a question", "surveys", 0, {"questions": []}, {"questions": "array.length"}),
    ("a study of no segment", "studies", 0, {"segments": []}, {"segments": "array.length"}),
    ("a review of nothing", "management_reviews", 0, {"inputs": []}, {"inputs": "array.length"}),
    ("a recognition for nothing", "recognitions", 0, {"serves": []}, {"serves": "array.length"}),
    (
        "a scale of one point",
        "priorities",
        0,
        {"satisfaction.scale.points": _TWO[:1]},
        {"satisfaction.scale.points": "array.length"},
    ),
    ("one label", "risk_criteria", 0, {f"{_MATRIX}.labels": ["low"]}, {f"{_MATRIX}.labels": "array.length"}),
    ("eleven words", "risk_criteria", 0, {f"{_MATRIX}.likelihood": [*"abcdefghijk"]}, {f"{_MATRIX}.likelihood": "array.length"}),
    ("a row too few", "risk_criteria", 0, {f"{_MATRIX}.grid": [[1, 1]]}, {f"{_MATRIX}.grid": "array.length"}),
    ("a level too many in a row", "risk_criteria", 0, {f"{_MATRIX}.grid[1]": [1, 2, 2]}, {f"{_MATRIX}.grid[1]": "array.length"}),
    ("a capability twice", "segments", 0, {"requires": ["counter", "counter"]}, {"requires": "value.duplicate"}),
    ("an attribute twice", "segments", 0, {"preferences[1].attribute": "speed"}, {"preferences": "value.duplicate"}),
    ("a criterion twice", "positionings", 0, {"strength.scores[1].criterion": "speed"}, {"strength.scores": "value.duplicate"}),
    ("a rival twice", "positionings", 0, {"competitors[1].name": "Bistro"}, {"competitors": "value.duplicate"}),
    ("an example twice", "needs", 0, {"outcome.examples": ["a", "a"]}, {"outcome.examples": "value.duplicate"}),
    ("a source twice", "regulatory_watches", 0, {"sources": ["a", "a"]}, {"sources": "value.duplicate"}),
    (
        "a kind of offering twice",
        "obligations",
        0,
        {"applicability.kinds": ["product", "product"]},
        {"applicability.kinds": "value.duplicate"},
    ),
    (
        "an effect twice",
        "risks",
        0,
        {"effects": [{"kind": "on-satisfaction", "segment": "commuters"}] * 2},
        {"effects": "value.duplicate"},
    ),
    ("what is served twice", "actions", 0, {"serves": ["risk:slow-machine"] * 2}, {"serves": "value.duplicate"}),
    ("an insight twice", "studies", 1, {"insights": ["a", "a"]}, {"insights": "value.duplicate"}),
    ("a question twice", "surveys", 1, {"questions[1].id": "recommend"}, {"questions": "value.duplicate"}),
    ("a segment asked twice", "waves", 1, {"samples[1].segment": "commuters"}, {"samples": "value.duplicate"}),
    (
        "a question answered twice",
        "waves",
        1,
        {f"{_SAMPLE}.tallies[0].question": "recommend"},
        {f"{_SAMPLE}.tallies": "value.duplicate"},
    ),
    ("a point twice", "metrics", 1, {"points": [1, 1]}, {"points": "value.duplicate"}),
    ("an input twice", "management_reviews", 0, {"inputs": ["risks", "risks"]}, {"inputs": "value.duplicate"}),
    ("an impact twice", "decisions", 0, {"impacts[1].segment": "commuters"}, {"impacts": "value.duplicate"}),
    (
        "a word of a matrix twice",
        "risk_criteria",
        0,
        {f"{_MATRIX}.labels": ["low", "low"]},
        {f"{_MATRIX}.labels": "value.duplicate"},
    ),
]

RELATIONS: Final[list[Row]] = [
    ("an attribute against itself", "trade_offs", 0, {"against": "speed"}, {"against": "pair.same"}),
    ("a segment that disagrees with itself", "resolutions", 0, {"second": "diners"}, {"second": "pair.same"}),
    ("the first of a pair as the second", "resolutions", 0, {"first": "commuters"}, {"second": "pair.same"}),
    ("a jurisdiction within itself", "jurisdictions", 0, {"within": "DE"}, {"within": "graph.cycle"}),
    (
        "a rival by another criterion",
        "positionings",
        0,
        {"competitors[1].scorecard.scores[0].criterion": "price"},
        {"competitors": "positioning.criteria"},
    ),
    (
        "a rival by another weight",
        "positionings",
        0,
        {"competitors[0].scorecard.scores[0].weight": 4},
        {"competitors": "positioning.criteria"},
    ),
    (
        "a rival by one criterion less",
        "positionings",
        0,
        {"competitors[0].scorecard.scores": [{"criterion": "speed", "weight": 3, "score": 9}]},
        {"competitors": "positioning.criteria"},
    ),
    ("a count too few", "priorities", 0, {"importance.counts": [0, 0, 1, 4]}, {"importance.counts": "tally.counts"}),
    ("a count too many", "priorities", 0, {"importance.counts": [0, 0, 1, 4, 5, 6]}, {"importance.counts": "tally.counts"}),
    ("no count", "priorities", 0, {"satisfaction.counts": []}, {"satisfaction.counts": "tally.counts"}),
    (
        "importance on two points",
        "priorities",
        0,
        {"importance": {"scale": {"name": "two", "points": _TWO}, "counts": [1, 2]}},
        {"importance": "priority.scale"},
    ),
    (
        "importance on seven points",
        "priorities",
        0,
        {"importance": {"scale": "effort-7", "counts": [0] * 7}},
        {"importance": "priority.scale"},
    ),
    (
        "satisfaction on ten points",
        "priorities",
        0,
        {"satisfaction": {"scale": "ten-point", "counts": [0] * 10}},
        {"satisfaction": "priority.scale"},
    ),
    (
        "points that descend",
        "priorities",
        0,
        {"satisfaction.scale.points[0].value": 3},
        {"satisfaction.scale.points": "scale.order"},
    ),
    (
        "points of one value",
        "priorities",
        0,
        {"satisfaction.scale.points[1].value": -2},
        {"satisfaction.scale.points": "scale.order"},
    ),
    (
        "a last point below the one before",
        "priorities",
        0,
        {"satisfaction.scale.points[4].value": 0},
        {"satisfaction.scale.points": "scale.order"},
    ),
    (
        "the name of a published scale",
        "priorities",
        0,
        {"satisfaction.scale.name": "likert-5"},
        {"satisfaction.scale.name": "scale.name"},
    ),
    (
        "the name of another published scale",
        "priorities",
        0,
        {"satisfaction.scale.name": "effort-7"},
        {"satisfaction.scale.name": "scale.name"},
    ),
    (
        "a published scale with one label changed",
        "priorities",
        0,
        {"satisfaction.scale": {"name": "likert-5", "points": [*_LIKERT[:4], {"value": 5, "label": "Extremely"}]}},
        {"satisfaction.scale.name": "scale.name"},
    ),
    ("more answered than were invited", "waves", 1, {f"{_SAMPLE}.answered": 201}, {f"{_SAMPLE}.answered": "sample.counts"}),
    ("more invited than there are", "waves", 1, {f"{_SAMPLE}.population": 199}, {f"{_SAMPLE}.invited": "sample.counts"}),
    ("more counted than answered", "waves", 1, {f"{_SAMPLE}.tallies[1].tally.skipped": 2}, {f"{_SAMPLE}.tallies": "sample.counts"}),
    (
        "more counted in a sum beyond JSON",
        "waves",
        1,
        {f"{_SAMPLE}.tallies[0].tally.counts": [_LARGE] * 5},
        {f"{_SAMPLE}.tallies": "sample.counts"},
    ),
    ("a recommendation on five points", "surveys", 1, {"questions[0].scale": "likert-5"}, {"questions[0].scale": "question.scale"}),
    ("a recommendation on ten points", "surveys", 1, {"questions[0].scale": "ten-point"}, {"questions[0].scale": "question.scale"}),
    (
        "a recommendation on a scale of one's own",
        "surveys",
        1,
        {"questions[0].scale": {"name": "two", "points": _TWO}},
        {"questions[0].scale": "question.scale"},
    ),
    ("points of a net promoter score", "metrics", 0, {"points": [9, 10]}, {"points": "metric.points"}),
    ("a share of no points", "metrics", 1, {"points": []}, {"points": "metric.points"}),
    ("a share without its points", "metrics", 1, {"points": GONE}, {"points": "metric.points"}),
    ("points of a mean", "metrics", 1, {"statistic": "mean"}, {"points": "metric.points"}),
    (
        "an implied requirement under a plain id",
        "requirements",
        0,
        {"origin": {"kind": "implied", "need": "quick"}},
        {"id": "requirement.id"},
    ),
    (
        "an imposed requirement under a plain id",
        "requirements",
        0,
        {"origin": {"kind": "imposed", "obligation": "milk"}},
        {"id": "requirement.id"},
    ),
    ("an implied requirement of another offering", "requirements", 1, {"offering": "espresso"}, {"id": "requirement.id"}),
    ("a stated requirement under the id of a derived one", "requirements", 0, {"id": "implied:quick@to-go"}, {"id": "id.form"}),
    (
        "a need where none is asked about",
        "surveys",
        0,
        {"questions[0].asks.need": "quick"},
        {"questions[0].asks.need": "key.unknown"},
    ),
]

_SEVERITY: Final = "loss.severity"
_OFTEN: Final = "loss.frequency.probability"


def _pert(low: float, mode: float, high: float, shape: float = 4) -> dict[str, Any]:
    return {_SEVERITY: {"kind": "pert", "low": low, "mode": mode, "high": high, "shape": shape}}


def _lognormal(median: float, sigma: float) -> dict[str, Any]:
    return {_SEVERITY: {"kind": "lognormal", "median": median, "sigma": sigma}}


LOSSES: Final[list[Row]] = [
    ("a loss of one amount", "risks", 0, _pert(20, 20, 20), {f"{_SEVERITY}.high": "pert.width"}),
    ("a loss from much to little", "risks", 0, _pert(200, 50, 20), {f"{_SEVERITY}.high": "pert.width"}),
    ("a loss of nothing", "risks", 0, _pert(0, 0, 0), {f"{_SEVERITY}.high": "pert.width"}),
    ("most likely less than the least", "risks", 0, _pert(20, 19.9, 200), {f"{_SEVERITY}.mode": "pert.order"}),
    ("most likely more than the most", "risks", 0, _pert(20, 200.1, 200), {f"{_SEVERITY}.mode": "pert.order"}),
    ("most likely a gain", "risks", 0, _pert(20, -50, 200), {f"{_SEVERITY}.mode": "pert.order"}),
    ("a loss that may be a gain", "risks", 0, _pert(-20, 50, 200), {f"{_SEVERITY}.low": "number.range"}),
    ("a shape of nothing", "risks", 0, _pert(20, 50, 200, 0), {f"{_SEVERITY}.shape": "number.positive"}),
    ("a shape beyond a million", "risks", 0, _pert(20, 50, 200, 1000001), {f"{_SEVERITY}.shape": "number.range"}),
    ("a median of nothing", "risks", 0, _lognormal(0, 1), {f"{_SEVERITY}.median": "number.positive"}),
    ("a median too small to tell", "risks", 0, _lognormal(1e-101, 1), {f"{_SEVERITY}.median": "number.range"}),
    ("a median too large to tell", "risks", 0, _lognormal(1e101, 1), {f"{_SEVERITY}.median": "number.range"}),
    ("no spread", "risks", 0, _lognormal(900, 0), {f"{_SEVERITY}.sigma": "number.positive"}),
    ("too narrow a spread to tell", "risks", 0, _lognormal(900, 1e-101), {f"{_SEVERITY}.sigma": "number.range"}),
    ("too wide a spread", "risks", 0, _lognormal(900, 10.1), {f"{_SEVERITY}.sigma": "number.range"}),
    ("less often than never", "risks", 0, {"loss.frequency.rate": -0.1}, {"loss.frequency.rate": "number.range"}),
    ("too often to tell", "risks", 0, {"loss.frequency.rate": 1000001}, {"loss.frequency.rate": "number.range"}),
    ("likelier than certain", "risk_reviews", 0, {_OFTEN: 1.1}, {_OFTEN: "number.range"}),
    ("less likely than impossible", "risk_reviews", 0, {_OFTEN: -0.1}, {_OFTEN: "number.range"}),
    ("a frequency for a severity", "risks", 0, {f"{_SEVERITY}.kind": "poisson"}, {f"{_SEVERITY}.kind": "kind.unknown"}),
    ("a currency in small letters", "risk_criteria", 0, {"currency": "eur"}, {"currency": "currency.form"}),
    ("a currency by its sign", "risk_criteria", 0, {"currency": "€"}, {"currency": "currency.form"}),
]

ROWS: Final[dict[str, list[Row]]] = {"arrays": ARRAYS, "relations": RELATIONS, "losses": LOSSES}
