"""In which type of dwelling are tenants highly satisfied, and which types differ? `python satisfaction.py [--digits N]`.

The answers are those of 1,681 tenants in Copenhagen, from `housing.csv` beside this program; its origin stands in `README.md`.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Final, TypeAlias

from customerfocus.methods.proportions import holm, newcombe, two_proportion_test, wilson

ANSWERS: Final = Path(__file__).with_name("housing.csv")
Groups: TypeAlias = dict[str, tuple[int, int]]
"""Of each type of dwelling how many are highly satisfied, and how many answered."""


def read(file: Path) -> Groups:
    """Count the answers of each type, the type with the highest share first."""
    high, all_answers = Counter[str](), Counter[str]()
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            all_answers[row["Type"]] += int(row["Freq"])
            if row["Sat"] == "High":
                high[row["Type"]] += int(row["Freq"])
    types = sorted(all_answers, key=lambda each: high[each] / all_answers[each], reverse=True)
    return {each: (high[each], all_answers[each]) for each in types}


def shown(p_value: float, digits: int) -> str:
    """Show a p-value; one too small for its digits is not zero."""
    least = 10**-digits
    return f"<{least:.{digits}f}" if p_value < least else f"{p_value:.{digits}f}"


def print_shares(groups: Groups, digits: int) -> None:
    """Print the share of each type, with its interval."""
    width = digits + 7
    print("Highly satisfied, by type of dwelling (intervals of Wilson, 95 %)\n")
    print(f"{'type':10}{'high':>6}{'of':>6}{'share':>{width}}{'from':>{width}}{'to':>{width}}")
    for name, (successes, n) in groups.items():
        interval = wilson(successes, n)
        figures = "".join(f"{each:{width}.{digits}f}" for each in (successes / n, interval.low, interval.high))
        print(f"{name:10}{successes:6}{n:6}{figures}")


def print_differences(groups: Groups, digits: int) -> None:
    """Print how far every two types lie apart, and whether chance alone would explain it."""
    width = digits + 7
    pairs = [(one, other, *groups[one], *groups[other]) for one, other in combinations(groups, 2)]
    tests = [two_proportion_test(*counts) for _, _, *counts in pairs]
    adjusted = holm([each.p_value for each in tests])
    print("\nDifference of two shares (intervals of Newcombe, 95 %; p as if it were the only test, and by Holm for all of them)\n")
    print(f"{'types':22}{'difference':>{width}}{'from':>{width}}{'to':>{width}}{'z':>{width}}{'p':>{width}}{'Holm':>{width}}")
    for (one, other, *counts), test, p_value in zip(pairs, tests, adjusted, strict=True):
        interval = newcombe(*counts)
        difference = counts[0] / counts[1] - counts[2] / counts[3]
        figures = "".join(f"{each:{width}.{digits}f}" for each in (difference, interval.low, interval.high, test.statistic))
        print(f"{f'{one} - {other}':22}{figures}{shown(test.p_value, digits):>{width}}{shown(p_value, digits):>{width}}")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description="Compare how many tenants are highly satisfied, by type of dwelling.")
    parser.add_argument("--digits", type=int, choices=range(1, 13), default=4, metavar="N", help="decimals, 1 to 12 (default: 4)")
    digits = parser.parse_args().digits
    groups = read(ANSWERS)
    print_shares(groups, digits)
    print_differences(groups, digits)


if __name__ == "__main__":
    main()
