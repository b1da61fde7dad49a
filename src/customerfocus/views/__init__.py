"""For people: pure text made from an assessment."""

from customerfocus.views._report import markdown

__all__ = ["markdown"]
