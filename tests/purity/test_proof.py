"""Everything public is called under watch, in processes of their own, and does nothing but answer."""

from collections.abc import Sequence

import pytest

from .public import subjects
from .running import Report, answers, breaches, differing, proofs

pytestmark = [pytest.mark.process, pytest.mark.long]


@pytest.fixture(scope="module")
def reports() -> Sequence[Report]:
    return proofs((1, 2))


def test_everything_public_is_called(reports: Sequence[Report]) -> None:
    asked = {name for name, _ in answers(reports[0])}
    assert [subject.name for subject in subjects() if subject.name not in asked] == []


def test_what_is_called_does_nothing_but_answer(reports: Sequence[Report]) -> None:
    assert breaches(reports[0]) == {}


def test_another_hash_seed_gives_the_same_answers(reports: Sequence[Report]) -> None:
    one, other = reports
    assert differing(one, other) == []


def test_another_hash_seed_asks_the_same_questions(reports: Sequence[Report]) -> None:
    one, other = (answers(report).keys() for report in reports)
    assert len(one & other) > 0.98 * len(one)  # a set that is an argument may come in another order


@pytest.mark.parametrize(
    "name",
    [
        "methods.proportions.wilson",
        "values.periods.Period",
        "values.periods.Period.parse",
        "values.periods.Period.contains",
        "values.scales.Tally.mean",
        "register.tracing.Trace.nodes",
        "assessment.view.View.reading",
        "register.integrity.broken",
        "errors.OutOfRangeError",
        "values.identifiers.Kind",
        "codec._document.load",
        "views._report.markdown",
    ],
)
def test_the_walk_finds_functions_constructors_methods_and_properties(name: str) -> None:
    assert f"customerfocus.{name}" in {subject.name for subject in subjects()}


@pytest.mark.parametrize("name", ["testing", "_checks", "View._of", "Subject"])
def test_the_walk_leaves_out_what_is_private_or_for_tests(name: str) -> None:
    assert [subject.name for subject in subjects() if f".{name}" in subject.name] == []
