"""Splicing, held against sorting all there is."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from customerfocus.register.splicing import spliced

numbers = st.lists(st.integers(-9, 9))


@given(numbers, numbers, st.randoms(use_true_random=False), st.sampled_from([1, -1]))
def test_splicing_is_sorting_what_is_left_and_what_has_come(rows: list[int], come: list[int], chance: object, way: int) -> None:
    gone = chance.sample(rows, chance.randint(0, len(rows)))  # type: ignore[attr-defined]
    left = Counter(rows) - Counter(gone) + Counter(come)

    def order(number: int) -> int:
        return way * number

    found = spliced(sorted(rows, key=order), gone, come, order)
    assert found == tuple(sorted(left.elements(), key=order))


def test_what_comes_stands_where_what_is_gone_stood() -> None:
    rows = ("Ann", "ben", "Cid")
    assert spliced(rows, ["ben"], ["Ben"], str.casefold) == ("Ann", "Ben", "Cid")


def test_rows_that_cannot_be_compared_stand_as_they_came() -> None:
    assert spliced((2 + 1j,), [], [1 + 2j, 1 + 1j], lambda each: each.real) == (1 + 2j, 1 + 1j, 2 + 1j)


def test_of_what_stays_little_is_asked() -> None:
    asked: list[int] = []

    def order(number: int) -> int:
        asked.append(number)
        return number

    spliced(range(1024), [], [500], order)
    assert len(asked) <= 12
