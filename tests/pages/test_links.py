"""What follows the links of a built site sees each that leads nowhere."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / ".ci")
    return import_module("links")


def found(links: ModuleType, folder: Path, page: str) -> list[str]:
    site = folder / "site"
    (site / "other").mkdir(parents=True)
    (site / "other" / "index.html").write_text('<h2 id="here">Here</h2>', encoding="utf-8")
    (site / "index.html").write_text(page, encoding="utf-8")
    return list(links.broken(site))


@pytest.mark.parametrize(
    "page",
    [
        '<a href="other/#here">good</a>',
        '<a href="other/index.html?x=1#here">good</a>',
        '<a href="#top" id="top">good</a>',
        '<a href="https://example.org/">elsewhere</a>',
        '<img src="data:image/png;base64,AAAA">',
        '<link rel="canonical" href="https://example.org/">',
    ],
)
def test_a_good_link_is_not_told(links: ModuleType, tmp_path: Path, page: str) -> None:
    assert found(links, tmp_path, page) == []


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ('<a href="nowhere/">bad</a>', "nowhere/ leads nowhere"),
        ('<img src="nowhere.svg">', "nowhere.svg leads nowhere"),
        ('<a href="../outside.html">bad</a>', "../outside.html leads nowhere"),
        ('<a href="other/#there">bad</a>', "other/#there has no such anchor"),
        ('<a href="#there">bad</a>', "#there has no such anchor"),
        ('<script src="https://example.org/x.js"></script>', "https://example.org/x.js is loaded from elsewhere"),
        ('<pre class="mermaid">flowchart</pre>', "https://…/mermaid.min.js is loaded from elsewhere"),
        ('<img src="//example.org/x.png">', "//example.org/x.png is loaded from elsewhere"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "https://example.org/x.css is loaded from elsewhere"),
    ],
)
def test_a_bad_one_is(links: ModuleType, tmp_path: Path, page: str, told: str) -> None:
    (tmp_path / "outside.html").write_text("", encoding="utf-8")
    assert found(links, tmp_path, page) == [f"site/index.html: {told}"]
