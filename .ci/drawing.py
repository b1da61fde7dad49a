"""What pictures are made of: lines, rectangles and words of SVG, on white ground."""

from __future__ import annotations

from html import escape

WIDTH = 690
INK = "#1a1a1a"
QUIET = "#767676"


def rectangle(x: float, y: float, width: float, height: float, colour: str) -> str:
    """Draw a filled rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{colour}" stroke="{QUIET}" stroke-width="0.75"/>'


def line(start: tuple[float, float], end: tuple[float, float], width: int = 1) -> str:
    """Draw a straight line."""
    return f'<line x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}" stroke="{INK}" stroke-width="{width}"/>'


def words(x: float, y: float, text: str, anchor: str = "middle", *, size: int = 13, bold: bool = False) -> str:
    """Write a line of text."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'


def svg(title: str, height: int, parts: list[str]) -> str:
    """Put a picture together."""
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" fill="{INK}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="white"/>',
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
