"""For people: pure text made from an assessment."""

from customerfocus.views.report import markdown

__all__ = ["markdown"]
