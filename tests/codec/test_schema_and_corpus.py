"""The JSON Schema and the corpus: what is accepted has the form it describes, and what is of a wrong form has not."""

from pathlib import Path
from typing import Any, Final

import pytest

from customerfocus.codec import json_schema

from ..corpus.judged import INVALID, VALID, cases

jsonschema = pytest.importorskip("jsonschema", reason="the extra `test` has jsonschema; no wheel of it fits WebAssembly")

SEMANTIC: Final = {
    *("acceptance.until", "action.due", "action.order", "action.transition", "currency.mixed", "evidence.late", "feedback.order"),
    *("graph.cycle", "id.duplicate", "id.shared", "metric.points", "metric.scale", "objective.target", "pair.same", "period.order"),
    *("pert.order", "pert.width", "positioning.criteria", "priority.scale", "question.scale", "ref.missing", "requirement.derived"),
    *("requirement.id", "review.early", "sample.counts", "scale.mismatch", "scale.name", "scale.order", "tally.counts"),
    *("value.duplicate", "version.announced", "version.missing", "version.order", "wave.question"),
}
"""Laws between values, which a schema does not know."""
PARTLY: Final = {"date.invalid", "id.form", "reference.form", "text.form"}
"""Laws of which a schema knows a part: not the calendar, not the classes of characters, not what a scheme allows."""
BESIDE: Final = ("a level above the labels", "a level tolerated that there is not", "a level too many in a row")
"""Where what may stand depends on what stands beside it: within the bounds that hold for all."""
ALIKE: Final = ("a decimal point in a", "an amount written as '1\\n'", "a whole number beyond every number")
"""What a schema takes to be the same: 1.0 and 1, a number and its digits; and in Python a pattern allows a line end behind it."""

VALIDATOR: Final = jsonschema.Draft202012Validator(json_schema())


def of_wrong_form(case: dict[str, Any]) -> bool:
    codes = {each["code"] for each in case["problems"]}
    return bool(codes - SEMANTIC - PARTLY) and not any(each in case["why"] for each in BESIDE + ALIKE)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_what_is_accepted_has_the_form_of_the_schema(path: Path) -> None:
    documents = [(case["why"], case[key]) for case in cases(path) for key in ("document", "written") if key in case]
    assert [why for why, document in documents if not VALIDATOR.is_valid(document)] == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_of_a_wrong_form_has_not_that_of_the_schema(path: Path) -> None:
    assert [case["why"] for case in cases(path) if of_wrong_form(case) and VALIDATOR.is_valid(case["document"])] == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_has_not_the_form_of_the_schema_breaks_no_law_between_values_alone(path: Path) -> None:
    told = [(case, {each["code"] for each in case["problems"]}) for case in cases(path)]
    only_semantic = [case for case, codes in told if codes <= SEMANTIC - {"period.order"}]
    assert [case["why"] for case in only_semantic if not VALIDATOR.is_valid(case["document"])] == []
