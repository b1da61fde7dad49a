"""Views for people: an assessment as Markdown, the threads of a register as a chart. Every text from outside is escaped."""

from customerfocus.views._mermaid import mermaid
from customerfocus.views._report import markdown

__all__ = ["markdown", "mermaid"]
