"""A web service over any repository: registers are uploaded and read, and assessed on any day.

| Request | Answer |
|---|---|
| `GET /registers` | whose registers there are |
| `GET /register?organisation=…` | the document, and its revision as `ETag` |
| `PUT /register?organisation=…` | 204 and the new `ETag`; 412 where another state stands; 422 with every problem and its path |
| `GET /assessment?organisation=…&on=2026-11-01` | the assessment, or the report for `Accept: text/markdown` |

To put takes `If-None-Match: *` where no register may be there yet, else `If-Match` with the tag of the one that is replaced. The
name stands in the query: in a path, `..` and `/` mean something. Who may do all this is the business of your application.
"""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Annotated, Any, Final, cast
from urllib.parse import quote, unquote

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BeforeValidator

from customerfocus import assess
from customerfocus.codec import DocumentError, Problem, dump, dump_assessment, json_schema, load
from customerfocus.ports import Conflict, NotFound, RegisterRepository
from customerfocus.views import markdown

LARGEST: Final = 64 * 2**20  # bytes of a document


def application(open_repository: Callable[[], AbstractContextManager[RegisterRepository]]) -> FastAPI:
    """Make the service. It opens a repository for each request, and closes it when that is answered."""
    service = FastAPI(title="Registers of customer focus")
    service.state.open_repository = open_repository
    service.include_router(router)
    service.add_exception_handler(DocumentError, refused)
    service.add_exception_handler(NotFound, lambda _, error: JSONResponse({"detail": str(error)}, 404))
    service.add_exception_handler(Conflict, lambda _, error: JSONResponse({"detail": str(error)}, 412))
    schemas = service.openapi().setdefault("components", {}).setdefault("schemas", {})
    schemas |= {name: placed(json_schema(f"customerfocus/{name.lower()}"), name) for name in ("Register", "Assessment")}
    return service


def refused(_: Request, error: Exception) -> JSONResponse:
    """Tell the problems of a document, at most 100, and how many there are."""
    told = cast("DocumentError", error)
    problems = [{"path": each.path, "code": each.code, "message": each.message} for each in told.problems]
    return JSONResponse({"problems": problems, "total": told.total, "is_lower_bound": told.is_lower_bound}, 422)


def placed(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """Let the references within a schema begin at the description that holds it; not every reader of OpenAPI heeds `$id`."""
    text = json.dumps({key: each for key, each in schema.items() if key not in ("$id", "$schema")})
    return cast("dict[str, Any]", json.loads(text.replace('"#/$defs/', f'"#/components/schemas/{name}/$defs/')))


def body(schema: str) -> dict[str, Any]:
    """Describe a body that is what a schema says."""
    return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}


def opener(request: Request) -> Callable[[], AbstractContextManager[RegisterRepository]]:
    """Return what opens a repository: what is refused opens none, and a connection may belong to the thread that opens it."""
    return cast("Callable[[], AbstractContextManager[RegisterRepository]]", request.app.state.open_repository)


async def content(request: Request) -> bytes:
    """Read what is sent, and no more than may be."""
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > LARGEST:
            raise HTTPException(413, f"a document has at most {LARGEST} bytes")
    return bytes(read)


Opener = Annotated[Callable[[], AbstractContextManager[RegisterRepository]], Depends(opener)]
Organisation = Annotated[str, Query(min_length=1, max_length=200)]
Day = Annotated[date, BeforeValidator(date.fromisoformat)]
Condition = Annotated[str | None, Header()]
router = APIRouter()


@router.get("/registers")
def organisations(open_repository: Opener) -> list[str]:
    """List whose registers there are."""
    with open_repository() as registers:
        return sorted(registers.organisations())


@router.get("/register", responses={200: body("Register"), 404: {}})
def get(open_repository: Opener, organisation: Organisation) -> Response:
    """Return the document of a register."""
    with open_repository() as registers:
        stored = registers.get(organisation)
    return JSONResponse(dump(stored.register), headers={"ETag": tag(stored.revision)})


@router.put("/register", status_code=204, openapi_extra={"requestBody": {"required": True, **body("Register")}})
def put(
    open_repository: Opener,
    organisation: Organisation,
    sent: Annotated[bytes, Depends(content)],
    if_match: Condition = None,
    if_none_match: Condition = None,
) -> Response:
    """Put a register in the place of the one that stands there, or where there is none."""
    if (if_match is None) is (if_none_match != "*"):
        raise HTTPException(428, "say If-None-Match: * where none may be there yet, else If-Match with its ETag")
    expected = None if if_match is None else unquote(if_match.strip('"'))
    register = load(parsed(sent))
    with open_repository() as registers:
        revision = registers.put(organisation, register, expected)
    return Response(status_code=204, headers={"ETag": tag(revision)})


@router.get("/assessment", responses={200: {"content": body("Assessment")["content"] | {"text/markdown": {}}}, 404: {}})
def assessment(open_repository: Opener, organisation: Organisation, on: Day, accept: Condition = None) -> Response:
    """Assess a register on a day."""
    with open_repository() as registers:
        stored = registers.get(organisation)
    found = assess(stored.register, on=on)
    if "text/markdown" in (accept or ""):
        return Response(markdown(found), media_type="text/markdown; charset=utf-8")
    return JSONResponse(dump_assessment(found))


def tag(revision: str) -> str:
    """Write a revision as an entity tag, whatever characters it has."""
    return f'"{quote(revision, safe="")}"'


def parsed(sent: bytes) -> object:
    """Read JSON; what cannot be read is a problem of the document, too."""
    try:
        return json.loads(sent, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise DocumentError([Problem(path="$", code="json.syntax", message=str(error))]) from None


def once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object in which a key stands twice, of which Python would keep the last."""
    if len(built := dict(members)) < len(members):
        raise ValueError(f"a key stands twice among {', '.join(key for key, _ in members)[:200]}")
    return built
