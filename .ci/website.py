"""The documentation as a site: what runs in its pages, its pictures, and a look at it as a reader has it.

    python .ci/website.py fetch          put what runs in the pages into docs/live/fetched; then any builder takes it along
    python .ci/website.py draw           draw the pictures of docs/images/charts whose source has changed
    python .ci/website.py check FOLDER   build the site into FOLDER with both builders; check links; open it in Chromium

It needs npm and pip; to draw and to check, Chromium as well. A package of npm is fetched once.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

from links import broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).parents[1]
LIVE: Final = ROOT / "docs" / "live"
FETCHED: Final = LIVE / "fetched"
CHARTS: Final = ROOT / "docs" / "images" / "charts"
EXAMPLE: Final = ROOT / "examples" / "espresso" / "register.json"
DRIVER: Final = ROOT / ".cache" / "website"
PACKAGES: Final = {
    "pyodide@314.0.7": ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip"),
    "vega@6.4.0": ("build/vega.min.js",),
    "vega-lite@6.4.3": ("build/vega-lite.min.js",),
    "vega-embed@7.3.0": ("build/vega-embed.min.js",),
    "mermaid@11.17.2": ("dist/mermaid.min.js",),
    "markdown-it@15.0.3": ("dist/browser/markdown-it.esm.min.mjs",),
}
"""Of npm, each with the files that a page asks for; a licence goes along where there is one."""
BROWSER: Final = "playwright-core@1.65.1"
WHEELS: Final = ("attrs", "cattrs", "python-dateutil", "six", "typing_extensions")
MODULES: Final = (LIVE / "run.py", LIVE / "look.py", ROOT / "examples" / "assess.py")
BUILDERS: Final = ("mkdocs", "zensical")


def fetch() -> None:
    """Fetch what runs in the pages."""
    fetch_scripts()
    with TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "-q", "--no-deps", "--wheel-dir", folder]
        subprocess.run([*pip, str(ROOT), *WHEELS], check=True)
        bundle(sorted(Path(folder).glob("*.whl")))
    shutil.copy(EXAMPLE, FETCHED / "espresso.json")


def fetch_scripts() -> None:
    """Fetch what comes from npm."""
    for package, files in PACKAGES.items():
        unpack(package, FETCHED, files)


def unpack(package: str, folder: Path, files: Iterable[str] | None = None) -> Path:
    """Unpack files of a package of npm, or all of it, into a folder of its name, unless they are there in this version."""
    name, _, version = package.partition("@")
    place = folder / name
    stated = place / "package.json"
    if stated.exists() and json.loads(stated.read_text(encoding="utf-8"))["version"] == version:
        return place
    shutil.rmtree(place, ignore_errors=True)
    with TemporaryDirectory() as packed:
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", packed, package], check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(packed).glob("*.tgz"))) as archive:
            archive.extractall(packed, filter="data")
        whole = Path(packed) / "package"
        if files is None:
            shutil.copytree(whole, place)
            return place
        place.mkdir(parents=True)
        for each in (*files, "package.json", *(path.name for path in whole.glob("LICEN[CS]E*"))):
            shutil.copy(whole / each, place)
    return place


def bundle(wheels: Iterable[Path]) -> None:
    """Put the wheels, unpacked, and the modules of the pages into one archive."""
    with ZipFile(FETCHED / "packages.zip", "w", ZIP_DEFLATED) as packed:
        for wheel in wheels:
            with ZipFile(wheel) as archive:
                for name in archive.namelist():
                    packed.writestr(name, archive.read(name))
        for module in MODULES:
            packed.write(module, module.name)


def draw() -> None:
    """Draw the pictures whose source has changed."""
    fetch_scripts()
    changed = [source for source in drawn() if not is_of(source)]
    if not changed:
        return
    with served(ROOT / "docs") as address:
        browse("draw", address, *map(str, changed))
    colours = (LIVE / "colours.css").read_text(encoding="utf-8")
    for source in changed:
        picture = source.with_suffix(".svg")
        svg = picture.read_text(encoding="utf-8")
        head, _, rest = svg.partition(">")
        style = f"<style>:root {{ color-scheme: light dark }}\n{colours}</style>"
        picture.write_text(f"{head}>\n<!-- {digest(source)} -->\n{style}{rest}\n", encoding="utf-8")


def drawn() -> list[Path]:
    """List what there is a picture of."""
    return sorted(path for path in CHARTS.iterdir() if path.suffix in {".json", ".mmd"})


def is_of(source: Path) -> bool:
    """Tell whether the picture of a source was drawn of what the source is now."""
    picture = source.with_suffix(".svg")
    return picture.exists() and digest(source) in picture.read_text(encoding="utf-8")


def digest(source: Path) -> str:
    """Return what a picture says it was drawn of."""
    return f"drawn of sha256:{sha256(source.read_bytes() + (LIVE / 'colours.css').read_bytes()).hexdigest()}"


def check(folder: Path) -> int:
    """Build the site with both builders, and look at it; return how many things are wrong."""
    fetch()
    wrong = [f"{source.name} has changed: run python .ci/website.py draw" for source in drawn() if not is_of(source)]
    for builder in BUILDERS:
        build(builder, folder / builder)
        wrong += broken(folder / builder)
    for each in wrong:
        print(each, file=sys.stderr)
    with served(folder) as address:
        for builder in BUILDERS:
            print(builder, flush=True)
            browse("look", f"{address}{builder}/", str(folder / "screenshots" / builder), str(EXAMPLE))
    return len(wrong)


def build(builder: str, place: Path) -> None:
    """Build the site with a builder; what it warns of is an error."""
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    shutil.rmtree(ROOT / "site", ignore_errors=True)
    subprocess.run([builder, "build", "--strict"], cwd=ROOT, env=quiet, check=True)
    shutil.rmtree(place, ignore_errors=True)
    shutil.move(ROOT / "site", place)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine for as long as the block runs; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and tells nobody."""

    def log_message(self, *_: object) -> None:
        """Write no line per request."""


def browse(what: str, address: str, *arguments: str) -> None:
    """Let Chromium draw or look."""
    driver = unpack(BROWSER, DRIVER)
    subprocess.run(["node", str(ROOT / ".ci" / "website.mjs"), str(driver), what, address, *arguments], check=True)


def main(what: str, *arguments: str) -> int:
    """Do what is asked; return the exit status."""
    match what, arguments:
        case "fetch", ():
            fetch()
        case "draw", ():
            draw()
        case "check", (folder,):
            return int(check(Path(folder).absolute()) > 0)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or ("",)))
