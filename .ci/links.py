"""Follows every link of a built site, to pages, anchors and files; nothing that a page loads may come from elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOADED = {("img", "src"), ("script", "src"), ("source", "src"), ("iframe", "src")}


class Page(HTMLParser):
    """What a page links to and loads, and the anchors that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loads: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a link, of what is loaded, and of an anchor."""
        given = {name: value for name, value in attrs if value}
        for name, value in given.items():
            if name == "class" and "mermaid" in value.split():
                self.loads.add("https://…/mermaid.min.js")  # by the script of either theme
            elif name == "id" or (tag, name) == ("a", "name"):
                self.anchors.add(value)
            elif (tag, name) in LOADED or (tag == "link" and name == "href" and given.get("rel") in {"stylesheet", "icon"}):
                self.loads.add(value)
            elif (tag, name) == ("a", "href"):
                self.links.add(value)


def broken(site: Path) -> Iterator[str]:
    """Yield what leads nowhere in a built site, and what would be loaded from elsewhere."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        if path.name == "404.html":  # its links begin at the root of a server, wherever the site is
            continue
        told = path.relative_to(site.parent)
        for link in sorted(page.links | page.loads):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if link in page.loads and parts.scheme != "data":
                    yield f"{told}: {link} is loaded from elsewhere"
                continue
            address, anchor = urldefrag(link)
            target = (path.parent / unquote(urlsplit(address).path)).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            if not target.exists() or not target.is_relative_to(site.resolve()):
                yield f"{told}: {link} leads nowhere"
            elif anchor and target in pages and unquote(anchor) not in pages[target].anchors:
                yield f"{told}: {link} has no such anchor"
