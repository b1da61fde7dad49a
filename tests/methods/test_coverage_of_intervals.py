"""The page on how far to trust an interval: every figure in it is computed anew from all samples there can be."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import comb
from pathlib import Path

import pytest

from customerfocus.methods.net_promoter import METHODS, Method, net_promoter
from customerfocus.methods.proportions import Interval, wald, wilson

TEXT = (Path(__file__).parents[2] / "docs" / "explanation" / "how-far-to-trust-an-interval.md").read_text(encoding="utf-8")

Row = tuple[str, int, str, str]
"""The formula, how many answer, the true shares, and the coverage as it is printed."""

FORMULAS: dict[str, Callable[[int, int], Interval]] = {"wilson": wilson, "wald": wald}
BY_NAME: dict[str, Method] = {each: each for each in METHODS}


def cells(line: str) -> list[str]:
    return [cell.strip().strip("`") for cell in line.strip("|").split("|")]


def rows(heading: str) -> Iterator[Row]:
    """Read the table below a heading, one row for each of its figures."""
    lines = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0].splitlines()
    head, _, *body = [line for line in lines if line.startswith("|")]
    for formula, n, *figures in map(cells, body):
        for shares, figure in zip(cells(head)[2:], figures, strict=True):
            yield formula, int(n), shares, figure


SHARES = list(rows("A share"))
SCORES = list(rows("A net promoter score"))


def coverage_of_a_share(formula: Callable[[int, int], Interval], n: int, share: Fraction) -> Fraction:
    """Add up the chances of all samples whose interval holds the true share."""
    covered = Fraction()
    for successes in range(n + 1):
        found = formula(successes, n)
        ends = (Fraction(found.low), Fraction(found.high))
        assert all(abs(end - share) > Fraction(1, 10**9) for end in ends)  # no figure hangs on a rounding
        if ends[0] < share < ends[1]:
            covered += comb(n, successes) * share**successes * (1 - share) ** (n - successes)
    return covered


def coverage_of_a_score(method: Method, n: int, shares: tuple[Fraction, Fraction, Fraction]) -> Fraction:
    """Add up the chances of all samples whose interval holds the true score."""
    truth = 100 * (shares[0] - shares[2])
    covered = everything = Fraction()
    for promoters in range(n + 1):
        for passives in range(n - promoters + 1):
            sample = (promoters, passives, n - promoters - passives)
            chance = Fraction(comb(n, promoters) * comb(n - promoters, passives))
            for share, count in zip(shares, sample, strict=True):
                chance *= share**count
            found = net_promoter(*sample, method=method)
            assert min(abs(found.low - truth), abs(found.high - truth)) > 1e-9  # no figure hangs on a rounding
            everything += chance
            covered += chance * (found.low < truth < found.high)
    assert everything == 1
    return covered


def three(text: str) -> tuple[Fraction, Fraction, Fraction]:
    promoters, passives, detractors = map(Fraction, text.split(", "))
    return promoters, passives, detractors


def printed(coverage: Fraction) -> str:
    return f"{100 * float(coverage):.1f} %"


# ---- the page --------------------------------------------------------------------------------------------------------


def test_the_page_has_every_figure_once() -> None:
    assert [row[:3] for row in SHARES] == [
        (formula, n, share) for formula in FORMULAS for n in (10, 20, 50, 100) for share in ("0.5", "0.9", "0.98")
    ]
    assert [row[:3] for row in SCORES] == [
        (method, n, shares) for method in METHODS for n in (10, 20) for shares in ("0.5, 0.3, 0.2", "0.9, 0.08, 0.02")
    ]


def test_the_page_has_no_figure_outside_its_tables() -> None:
    outside = "\n".join(line for line in TEXT.splitlines() if not line.startswith("|"))
    assert set(re.findall(r"\d+\.\d+ %", outside)) == {"95.7 %"}  # that of the example, which runs


@pytest.mark.parametrize("row", SHARES, ids=lambda row: "-".join(map(str, row[:3])))
def test_the_coverage_of_a_share_is_as_printed(row: Row) -> None:
    formula, n, share, figure = row
    assert printed(coverage_of_a_share(FORMULAS[formula], n, Fraction(share))) == figure


@pytest.mark.parametrize("row", SCORES, ids=lambda row: "-".join(map(str, row[:3])))
def test_the_coverage_of_a_score_is_as_printed(row: Row) -> None:
    method, n, shares, figure = row
    assert printed(coverage_of_a_score(BY_NAME[method], n, three(shares))) == figure


def test_a_wrong_figure_is_seen() -> None:
    formula, n, shares, _ = SCORES[0]
    with pytest.raises(AssertionError):
        test_the_coverage_of_a_score_is_as_printed((formula, n, shares, "95.0 %"))


# ---- the promise -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "n", "shares", "coverage"),
    [
        ("adjusted Wald", 10, "0.5, 0.3, 0.2", 0.96247429),
        ("adjusted Wald", 10, "0.9, 0.08, 0.02", 0.9298091736),
        ("Wald", 10, "0.5, 0.3, 0.2", 0.8962430625),
        ("Wald", 10, "0.9, 0.08, 0.02", 0.6493830634),
    ],
)
def test_the_coverage_of_a_score_to_ten_digits(method: Method, n: int, shares: str, coverage: float) -> None:
    """Computed from the formula alone, with floats and the multinomial coefficient n!/(a!b!c!), apart from this library."""
    assert float(coverage_of_a_score(method, n, three(shares))) == pytest.approx(coverage, rel=1e-9)


@pytest.mark.parametrize("shares", ["0.5, 0.3, 0.2", "0.9, 0.08, 0.02"])
@pytest.mark.parametrize("n", [10, 20])
def test_the_adjusted_interval_keeps_its_promise_better(n: int, shares: str) -> None:
    adjusted, plain = (float(coverage_of_a_score(method, n, three(shares))) for method in METHODS)
    assert abs(adjusted - 0.95) < 0.021
    assert abs(adjusted - 0.95) < abs(plain - 0.95)


def test_walds_95_percent_of_ten_answers_are_65() -> None:
    assert coverage_of_a_score("Wald", 10, three("0.9, 0.08, 0.02")) == pytest.approx(0.65, abs=0.001)
