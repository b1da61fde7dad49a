"""At most a hundred problems are shown, and it is told whether there are more."""

import pytest

from customerfocus.codec import Limits
from customerfocus.codec._problems import MOST

from .large import MADE
from .refused import HEAD, refusal


@pytest.mark.parametrize("count", [1, 99, 100])
def test_up_to_a_hundred_problems_are_all_shown(count: int) -> None:
    error = refusal({**HEAD, "segments": [7] * count})
    assert (len(error.problems), error.total, error.is_lower_bound) == (count, count, False)
    assert str(error).startswith(f"the document is not a register ({count} problem{'s' * (count > 1)}):\n- $.segments[0]: ")


@pytest.mark.parametrize(
    "kind", [each for each in MADE if each not in ("valid", "the last is wrong", "no references", "duplicates")]
)
def test_of_more_than_a_hundred_the_first_are_shown_and_there_are_at_least_one_more(kind: str) -> None:
    error = refusal({**HEAD, **MADE[kind](3_000)})
    assert (len(error.problems), error.total, error.is_lower_bound) == (MOST, MOST + 1, True)
    assert str(error).startswith("the document is not a register (at least 101 problems, of which 100 are shown):\n- $")


@pytest.mark.parametrize("kind", ["no references", "duplicates"])
def test_records_that_do_not_stand_together_are_all_counted(kind: str) -> None:
    error = refusal({**HEAD, **MADE[kind](300)})
    assert (len(error.problems), error.total, error.is_lower_bound) == (MOST, 300 - (kind == "duplicates"), False)
    assert f"({error.total} problems, of which 100 are shown):" in str(error)


def test_problems_are_shown_in_the_order_of_the_document_indices_being_numbers() -> None:
    paths = [each.path for each in refusal({**HEAD, "segments": [7] * 3_000}).problems]
    assert paths == [f"$.segments[{place}]" for place in range(MOST)]


def test_of_many_unknown_keys_the_first_by_name_are_shown() -> None:
    keys = [f"k{place:04}" for place in range(3_000)]
    error = refusal({**HEAD, "segments": [{"id": "a", "name": "A", **dict.fromkeys(reversed(keys))}]})
    assert [each.path for each in error.problems] == [f"$.segments[0].{key}" for key in keys[:MOST]]


def test_an_end_of_the_limits_is_one_problem_and_may_not_be_the_only_one() -> None:
    error = refusal({**HEAD, "segments": [7] * 200}, limits=Limits(items=100))
    assert str(error).startswith("the document is not a register (at least 1 problem):\n- $.segments: ")
