"""The other side of `web_service`: registers that another program keeps, as a repository."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from customerfocus.codec import dump, load
from customerfocus.ports import Conflict, NotFound, Stored

if TYPE_CHECKING:
    import httpx

    from customerfocus import Register
    from customerfocus.ports import Revision


class WebRepository:
    """A `RegisterRepository` behind a web service; the client knows its address, who asks, and how long to wait."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def get(self, organisation: str) -> Stored:
        """Return the register of an organisation, and its revision."""
        answer = self.client.get("/register", params={"organisation": organisation})
        if answer.status_code == HTTPStatus.NOT_FOUND:
            raise NotFound(organisation)
        answer.raise_for_status()
        return Stored(register=load(answer.json()), revision=unquote(answer.headers["ETag"].strip('"')))

    def put(self, organisation: str, register: Register, expected: Revision | None) -> Revision:
        """Put a register; the service compares the tags."""
        condition = {"If-None-Match": "*"} if expected is None else {"If-Match": f'"{quote(expected, safe="")}"'}
        answer = self.client.put("/register", params={"organisation": organisation}, json=dump(register), headers=condition)
        if answer.status_code == HTTPStatus.PRECONDITION_FAILED:
            raise Conflict(organisation, expected)
        answer.raise_for_status()
        return unquote(answer.headers["ETag"].strip('"'))

    def organisations(self) -> list[str]:
        """Return whose registers there are."""
        listed: list[str] = self.client.get("/registers").raise_for_status().json()
        return listed
