"""The fuzzer finds nothing in the codec, and finds what is planted in it."""

import json
from collections.abc import Callable
from random import Random
from typing import Any, Final

import pytest

from customerfocus import codec

from ..codec.planted import BUGS, Bug, planted
from .hunt import hunt, sound
from .judgement import judged
from .mutation import copied, mutant, same_in_other_order

SEED: Final = 20261122
DOCUMENTS: Final = 2500
ENOUGH: Final = 3000
"""Within so many documents each of the defects is found."""


def up_to(documents: int) -> Callable[[int], bool]:
    return lambda number: number < documents


def test_nothing_is_found() -> None:
    found = hunt(codec, SEED, up_to(DOCUMENTS))
    assert found.complaints == []
    assert found.accepted > DOCUMENTS // 20


@pytest.mark.parametrize("bug", BUGS[:9], ids=lambda bug: bug.name)
def test_a_planted_defect_is_found(bug: Bug) -> None:
    with planted(bug) as broken:
        assert hunt(broken, SEED, up_to(ENOUGH), stops=True).complaints


def test_one_seed_makes_the_same_documents_every_time() -> None:
    def made() -> list[str]:
        chance, pool = Random(SEED), [document for document, _ in sound()]  # noqa: S311 -- no secret
        return [repr(mutant(chance, pool))[:1000] for _ in range(20)]

    assert made() == made()


def test_a_copy_shares_nothing_and_keeps_what_stands_in_itself() -> None:
    document: dict[str, Any] = {"a": [1, {"b": 2}]}
    document["a"].append(document)
    copy = copied(document)
    assert copy["a"][2] is copy
    assert copy is not document
    assert copy["a"][1] == {"b": 2}
    assert copy["a"][1] is not document["a"][1]


def test_a_sound_document_in_another_order_says_the_same() -> None:
    document, text = sound()[0]
    turned = same_in_other_order(Random(SEED), document)  # noqa: S311 -- no secret
    assert judged(codec, turned, text).complaint == ""
    assert judged(codec, json.loads("{}"), text).complaint.startswith("a sound document is refused")
