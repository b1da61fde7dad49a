"""How often a law about whole registers is tried."""

from hypothesis import settings

few = settings(max_examples=settings().max_examples // 5)
"""For a law that few examples break if any does: drawing a whole register takes its time."""
