"""Every contract of import-linter is broken on purpose, in a copy, and must be seen broken."""

import os
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src", "customerfocus")

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(find_spec("importlinter") is None, reason='import-linter comes with the extra "dev", and .ci/run has it'),
]

# The beginning of a contract's name, a module, and a line that breaks the contract there.
OFFENCES = [
    ("floors", "errors.py", "import customerfocus._checks"),
    ("floors", "_checks.py", "import customerfocus.values.periods"),
    ("floors", "values/periods.py", "import customerfocus.methods.portfolio"),
    ("floors", "methods/_common.py", "import customerfocus.model.needs"),
    ("floors", "model/needs.py", "import customerfocus.register.shapes"),
    ("floors", "register/aggregate.py", "import customerfocus.assessment.view"),
    ("floors", "ports.py", "import customerfocus.assessment.view"),
    ("floors", "assessment/engine.py", "import customerfocus.ports"),
    ("floors", "assessment/engine.py", "import customerfocus.codec"),
    ("floors", "codec/__init__.py", "import customerfocus.views"),
    ("floors", "views/__init__.py", "import customerfocus.testing"),
    ("floors", "stray.py", ""),
    ("values", "values/periods.py", "import customerfocus.values.scales"),
    ("values", "values/estimates.py", "import customerfocus.values.scales"),
    ("values", "values/stray.py", ""),
    ("methods", "methods/portfolio.py", "import customerfocus.methods.opportunity"),
    ("methods", "methods/_common.py", "import customerfocus.methods.opportunity"),
    ("methods", "methods/stray.py", ""),
    ("model", "model/needs.py", "import customerfocus.model.segments"),
    ("model", "model/stray.py", ""),
    ("register", "register/shapes.py", "import customerfocus.register.aggregate"),
    ("register", "register/index.py", "import customerfocus.register.aggregate"),
    ("assessment", "assessment/clauses.py", "import customerfocus.assessment.policy"),
    ("assessment", "assessment/view.py", "import customerfocus.assessment.findings"),
    ("assessment", "assessment/findings.py", "import customerfocus.assessment.result"),
    ("assessment", "assessment/rules/direction.py", "import customerfocus.assessment.engine"),
    ("rules", "assessment/rules/direction.py", "import customerfocus.assessment.rules.requirements"),
    ("rules", "assessment/rules/stray.py", ""),
    ("codec", "codec/_document.py", "import customerfocus.codec._results"),
    ("codec", "codec/_bounds.py", "import customerfocus.codec._meaning"),
    ("codec", "codec/stray.py", ""),
    ("front door: it opens", "__init__.py", "import customerfocus.codec"),
    ("front door: it opens", "__init__.py", "import customerfocus.testing"),
    ("front door: no room", "views/__init__.py", "from customerfocus import __doc__"),
    ("cattrs", "model/needs.py", "import cattrs"),
    ("cattrs", "views/__init__.py", "from cattrs.gen import make_dict_structure_fn"),
    ("hypothesis", "codec/__init__.py", "import hypothesis"),
    ("purity", "values/periods.py", "from os import path"),
    ("purity", "testing/__init__.py", "def late() -> None:\n    import urllib.request"),
    ("no circles", "values/scales.py", "def late() -> None:\n    import customerfocus.values.periods as periods"),
]


def contracts() -> list[str]:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in configuration["tool"]["importlinter"]["contracts"]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / PACKAGE, tmp_path / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_source_keeps_every_contract(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("contract", "module", "line"), OFFENCES)
def test_a_planted_import_breaks_its_contract(copy: Path, contract: str, module: str, line: str) -> None:
    path = copy / PACKAGE / module
    if line:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    else:
        path.write_text('"""A module without a floor."""\n', encoding="utf-8")
    # Two rooms that import each other make a circle.
    if contract == "no circles":
        other = copy / PACKAGE / "values" / "periods.py"
        other.write_text(other.read_text(encoding="utf-8") + "\nimport customerfocus.values.scales\n", encoding="utf-8")

    result = lint(copy)

    assert result.returncode != 0, result.stdout
    assert [name for name in contracts() if name.startswith(contract) and f"{name} BROKEN" in result.stdout], result.stdout


def test_no_contract_goes_unbroken() -> None:
    assert [name for name in contracts() if not any(name.startswith(contract) for contract, _, _ in OFFENCES)] == []
