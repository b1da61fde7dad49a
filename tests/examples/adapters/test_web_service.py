import json
from contextlib import closing, nullcontext
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from customerfocus import Register, assess
from customerfocus.codec import dump, dump_assessment, json_schema
from customerfocus.ports import Conflict, Stored
from customerfocus.testing import verify_repository
from customerfocus.views import markdown
from examples.adapters.sqlite_repository import SqliteRepository
from examples.adapters.web_client import WebRepository

pytestmark = pytest.mark.thread
service = pytest.importorskip("examples.adapters.web_service")
Client: TypeAlias = Any  # of httpx, which may not be installed

TestClient = pytest.importorskip("fastapi.testclient").TestClient


def client(file: Path) -> Client:
    return TestClient(service.application(lambda: closing(SqliteRepository(file))))


def test_what_goes_through_the_web_keeps_every_promise_of_a_repository(tmp_path: Path) -> None:
    files = (tmp_path / f"{number}.db" for number in count())
    report = verify_repository(lambda: WebRepository(client(next(files))))
    assert report.passed, str(report)


def answered(file: Path, register: Register) -> Client:
    """Return a client of a service that holds a register."""
    asked = client(file)
    WebRepository(asked).put("moka", register, None)
    return asked


@pytest.fixture(scope="module")
def shared(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Client:
    return answered(tmp_path_factory.mktemp("web") / "registers.db", register)


def put(asked: Client, sent: bytes, **headers: str) -> Client:
    named = {name.replace("_", "-"): each for name, each in headers.items()}
    return asked.put("/register", params={"organisation": "new"}, content=sent, headers=named)


def test_every_problem_of_a_document_is_told_with_its_path(shared: Client) -> None:
    sent = {"format": "customerfocus/register", "schema": 1, "organisation": "Moka", "segments": [{"id": "a:b", "colour": 1}]}
    answer = put(shared, json.dumps(sent).encode(), if_none_match="*")
    told = [(each["path"], each["code"]) for each in answer.json()["problems"]]
    assert (answer.status_code, answer.json()["total"]) == (422, 2)
    assert told == [("$.segments[0].colour", "key.unknown"), ("$.segments[0].name", "key.missing")]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"{", "json.syntax"),
        (b"\xff", "json.syntax"),
        (b'{"a": 1, "a": 1}', "json.syntax"),
        (b'{"schema": ' + b"9" * 5000 + b"}", "json.syntax"),
        (b"[NaN]", "type.object"),
        (b"", "json.syntax"),
    ],
)
def test_what_is_no_json_or_no_object_is_a_problem_too(sent: bytes, code: str, shared: Client) -> None:
    answer = put(shared, sent, if_none_match="*")
    assert (answer.status_code, [each["code"] for each in answer.json()["problems"]]) == (422, [code])


@pytest.mark.parametrize("headers", [{}, {"if_match": '"1"', "if_none_match": "*"}, {"if_none_match": '"1"'}])
def test_to_put_takes_one_condition(headers: dict[str, str], shared: Client) -> None:
    assert put(shared, b"{}", **headers).status_code == 428


def test_a_document_that_is_too_large_is_not_read(shared: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "LARGEST", 1)
    assert put(shared, b"{}", if_none_match="*").status_code == 413


def test_the_assessment_is_that_of_the_library(shared: Client, register: Register) -> None:
    asked = {"organisation": "moka", "on": "2026-11-01"}
    found = assess(register, on=date(2026, 11, 1))
    assert shared.get("/assessment", params=asked).json() == dump_assessment(found)
    assert shared.get("/assessment", params=asked, headers={"Accept": "text/markdown"}).text == markdown(found)


@pytest.mark.parametrize("on", ["2026-02-30", "1730419200", "today", ""])
def test_a_day_that_is_none_is_refused(on: str, shared: Client) -> None:
    assert shared.get("/assessment", params={"organisation": "moka", "on": on}).status_code == 422


def test_the_description_carries_the_schema_of_the_library(shared: Client, register: Register) -> None:
    described = shared.get("/openapi.json").json()
    taken = described["paths"]["/register"]["put"]["requestBody"]["content"]["application/json"]["schema"]
    resource = Resource.from_contents(described, default_specification=DRAFT202012)
    registry = Registry[Any]().with_resource("urn:openapi", resource)
    validator = Draft202012Validator({"$ref": f"urn:openapi{taken['$ref']}"}, registry=registry)
    assert described["components"]["schemas"]["Register"].keys() == json_schema().keys() - {"$id", "$schema"}
    assert validator.is_valid(dump(register))
    assert not validator.is_valid({**dump(register), "segments": [{}]})


class Whimsical:
    """A repository in memory, whose revisions hold what no header may."""

    def __init__(self) -> None:
        self.held: list[Register] = []

    def revision(self) -> str | None:
        return f'"{len(self.held)}", W/é%22\n*' if self.held else None

    def get(self, _: str) -> Stored:
        return Stored(register=self.held[-1], revision=str(self.revision()))

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        if expected != self.revision():
            raise Conflict(organisation, expected)
        self.held.append(register)
        return str(self.revision())

    def organisations(self) -> list[str]:
        return []


def test_any_revision_goes_through_a_header(register: Register) -> None:
    held = Whimsical()
    repository = WebRepository(TestClient(service.application(lambda: nullcontext(held))))
    first = repository.put("moka", register, None)
    assert repository.get("moka").revision == first == '"1", W/é%22\n*'
    assert repository.put("moka", register, first) == '"2", W/é%22\n*'
