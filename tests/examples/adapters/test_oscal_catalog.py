import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from customerfocus import Cadence, LegalReference, Obligation, ObligationKind, Period, Register, Scheme, Unit, Version
from examples.adapters.oscal_catalog import obligations

REAL: Final = Path(__file__).parents[4] / "shared" / "data" / "oscal" / "sp800-53-rev4-low.json"
YEARLY: Final = Cadence(every=1, unit=Unit.YEAR)
CATALOG: Final[dict[str, Any]] = {
    "catalog": {
        "metadata": {"title": "House rules"},
        "groups": [
            {
                "controls": [
                    {
                        "id": "hr-1",
                        "title": "Opening",
                        "params": [
                            {"id": "hour", "label": "an hour"},
                            {"id": "who", "select": {"choice": ["the owner", "whoever comes by {{ insert: param, hour }} "]}},
                        ],
                        "props": [{"name": "label", "value": "HR-1"}],
                        "parts": [
                            {
                                "name": "statement",
                                "prose": "The bar:",
                                "parts": [
                                    {
                                        "name": "item",
                                        "props": [{"name": "label", "value": "a."}],
                                        "prose": "is opened by {{ insert: param, who }};",
                                    },
                                    {"name": "item", "prose": "has {{insert:param,lights}}."},
                                ],
                            },
                            {"name": "guidance", "prose": "Be there early."},
                        ],
                        "controls": [{"id": "hr-1.1", "title": "Keys", "parts": [{"name": "statement", "prose": "Keep two."}]}],
                    },
                    {"id": "hr-2", "title": "Smoking", "props": [{"name": "status", "value": "Withdrawn"}]},
                ]
            }
        ],
    }
}


def read(document: dict[str, Any]) -> list[Obligation]:
    return obligations(
        document, kind=ObligationKind.CONTRACTUAL, authority="NIST", owner="owner", since=date(2026, 1, 1), review=YEARLY
    )


def test_controls_and_their_enhancements_become_obligations_but_for_those_withdrawn() -> None:
    assert [(each.id, each.title) for each in read(CATALOG)] == [("hr-1", "Opening"), ("hr-1.1", "Keys")]


def test_the_statement_is_the_duty_with_its_parameters_filled_in() -> None:
    assert read(CATALOG)[0].versions == (
        Version(
            in_force=Period(start=date(2026, 1, 1)),
            duty="The bar:\na. is opened by [the owner; whoever comes by [an hour]];\nhas [lights].",
            source=LegalReference(scheme=Scheme.OTHER, value="House rules", provision="HR-1"),
        ),
    )


@pytest.mark.skipif(not REAL.exists(), reason="NIST's catalog of 124 controls is not beside the repository")
def test_a_catalog_of_124_real_controls_is_taken_over() -> None:
    register = Register(organisation="Moka Bar", obligations=read(json.loads(REAL.read_text(encoding="utf-8"))))
    duties = [each.versions[0].duty for each in register.obligations]
    assert len(duties) == 124
    assert not [each for each in duties if "{{" in each or len(each) < 20]
