"""The same questions get the same answers under any hash seed, locale, time zone and flag; .ci/run asks several Pythons."""

import sys
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

from .answers import ROOT, registers
from .uses import make_mistakes


@pytest.fixture(scope="module")
def determinism() -> ModuleType:
    spec = spec_from_file_location("determinism", ROOT / ".ci" / "determinism.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.long
@pytest.mark.process
def test_three_settings_give_one_digest(determinism: ModuleType, tmp_path: Path) -> None:
    locales = determinism.make_locale(tmp_path)
    chosen = determinism.settings([sys.executable], locales)[::6]
    digests = {determinism.answer(each, tmp_path).split()[0] for each in chosen}
    assert len(digests) == 1
    assert digests != {sha256().hexdigest()}


def test_any_two_values_of_two_kinds_meet(determinism: ModuleType) -> None:
    pythons, locales = ("a", "b", "c"), ("C", "tr")
    found = determinism.settings(pythons, locales)
    kinds = (pythons, determinism.SEEDS, locales, determinism.ZONES, determinism.FLAGS)
    for one, other in combinations(range(5), 2):
        assert {(each[one], each[other]) for each in found} == {(a, b) for a in kinds[one] for b in kinds[other]}


def test_every_kind_of_record_and_of_mistake_is_asked_about() -> None:
    assert sum(1 for _ in registers()) >= 5
    assert len({type(record) for register in registers() for record in register.records()}) >= 35
    assert len(list(make_mistakes())) >= 18
