"""How uneven the answers to Kano's questions fall agrees with scipy."""

from __future__ import annotations

import pytest

from customerfocus.methods.kano import summarise

from .cases import ABSENT, cases, near, size

stats = pytest.importorskip("scipy.stats", reason=ABSENT)


def test_chi_square_agrees_with_scipy_over_the_four_categories_that_tell() -> None:
    """Reverse and questionable answers are not among them: whatever they are, the figure is that of the other four."""
    for random in cases("kano"):
        counts = [random.choice([0, size(random, 1, 1000)]) for _ in range(6)]
        counts[random.randrange(4)] += 1
        must_be, one_dimensional, attractive, indifferent, reverse, questionable = counts
        found = summarise(
            must_be=must_be,
            one_dimensional=one_dimensional,
            attractive=attractive,
            indifferent=indifferent,
            reverse=reverse,
            questionable=questionable,
        )
        assert found.chi_square == near(stats.chisquare(counts[:4]).statistic), counts
