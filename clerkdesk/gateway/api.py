"""The portals' interface (docs/gateway.md): applications in, their state and certificates out.

Thin: what is allowed is decided by ``usecases.portal``; here are addresses, headers and the shapes
of JSON.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, FastAPI, Header, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException

from clerkdesk import __version__, incidents
from clerkdesk.domain import identifiers
from clerkdesk.domain.answers import RegisteredPerson
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway import answers, citizen_pages, examples, pages, uploads
from clerkdesk.gateway.rate import Rate
from clerkdesk.gateway.sign_in import Provider
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.portal import keys, requests
from clerkdesk.usecases.portal.keys import Portal
from clerkdesk.usecases.portal.requests import MAX_IDEMPOTENCY_KEY
from clerkdesk.usecases.unit_of_work import UnitOfWork

T = TypeVar("T")
log = logging.getLogger("clerkdesk.gateway")
WAIT_SECONDS = 10.0
"""So long a citizen waits for the worker's answer about the debt."""
POLL_SECONDS = 0.1
LANES = 12
"""Requests that are at the database at once; the others wait their turn without holding a
connection.
"""
OUTSIDE_LANES = 8
DISK_LANES = 4
HEAVY_BYTES = 4 << 20
HEAVY_LANES = 3
"""A package of this size is stored beside few others: the driver holds its pieces several times."""


@dataclass(frozen=True, slots=True)
class GatewayDependencies:
    """What stands behind the door."""

    unit_of_work: UnitOfWork
    settle: Callable[[int], object] | None = None
    """On an embedded file: do the worker's part for an application now. None: a worker is running
    elsewhere.
    """
    citizens: Provider | None = None
    """Where citizens sign in for pages of their own. None: there are none but the public one."""
    person: Callable[[str], RegisteredPerson | None] | None = None
    """The civil register by FIN, for what a citizen's form is filled in with.

    Raises DidNotAnswer.
    """


class Gateway:
    """The state of one gateway process."""

    def __init__(self, behind: GatewayDependencies) -> None:
        self.behind = behind
        self.rate = Rate()
        self._lanes: (
            tuple[CapacityLimiter, CapacityLimiter, CapacityLimiter, CapacityLimiter] | None
        ) = None

    def _limits(self) -> tuple[CapacityLimiter, CapacityLimiter, CapacityLimiter, CapacityLimiter]:
        """Of the database, of heavy packages, of those outside, of files.

        Made by the running loop.
        """
        if self._lanes is None:
            self._lanes = (
                CapacityLimiter(LANES),
                CapacityLimiter(HEAVY_LANES),
                CapacityLimiter(OUTSIDE_LANES),
                CapacityLimiter(DISK_LANES),
            )
        return self._lanes

    async def call(self, work: Callable[[], T], size: int = 0) -> T:
        """Run what talks to the database beside the event loop.

        ``size``: of what it stores, in bytes.
        """
        lanes, heavy, _outside, _disk = self._limits()
        if size < HEAVY_BYTES:
            return await to_thread.run_sync(work, limiter=lanes)
        async with heavy:
            return await to_thread.run_sync(work, limiter=lanes)

    async def outside(self, work: Callable[[], T]) -> T:
        """Run what asks somebody outside: whoever does not answer keeps nobody from the database."""
        return await to_thread.run_sync(work, limiter=self._limits()[2])

    async def disk(self, work: Callable[[], T]) -> T:
        """Run what reads or writes files."""
        return await to_thread.run_sync(work, limiter=self._limits()[3])

    async def read(self, query: Callable[..., T], *args: Any) -> T:
        return await self.call(partial(self.behind.unit_of_work.read, query, *args))

    async def run(self, use_case: Callable[..., T], *args: Any) -> T:
        return await self.call(partial(self.behind.unit_of_work.run, use_case, *args))

    async def print(self, caller: Portal, number: str, fin: str | None) -> requests.Paper:
        """ "Çap et": the debt is looked at now.

        Raises as ``portal.ask_certificate`` and ``portal.paper``, Expected (worker_silent).
        """
        found = await self.read(requests.case, caller, number, fin)
        question = await self.run(requests.ask_certificate, caller, number, fin)
        if self.behind.settle is not None:
            await self.call(partial(self.behind.settle, found.id))
        until = time.monotonic() + WAIT_SECONDS
        while (paper := await self.read(requests.paper, question)) is None:
            if time.monotonic() > until:
                raise Expected("worker_silent")
            await asyncio.sleep(POLL_SECONDS)
        return paper


def _gateway(request: Request) -> Gateway:
    found: Gateway = request.app.state.gateway
    return found


_bearer = HTTPBearer(auto_error=False, description="The portal's key (clerkdesk gateway key add)")


async def _caller(request: Request, _scheme: Annotated[Any, Depends(_bearer)] = None) -> Portal:
    """Raises NotAllowed: key_missing, key_wrong, too_many_requests."""
    kind, _space, key = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not key.strip():
        raise NotAllowed("key_missing")
    found = await _gateway(request).read(keys.caller, key.strip())
    seconds = _gateway(request).rate.wait(found.id, found.per_minute)
    if seconds:
        raise NotAllowed("too_many_requests", limit=found.per_minute, seconds=seconds)
    return found


Caller = Annotated[Portal, Depends(_caller)]
Number = Annotated[
    str,
    Path(
        min_length=4, max_length=20, pattern=r"^[A-Z]{2}-\d{4}-\d{7}$", examples=["WD-2026-0000001"]
    ),
]
Fin = Annotated[
    str | None,
    Query(
        min_length=7,
        max_length=9,
        description="The FIN of the citizen whom the portal has authenticated",
        examples=["5XK2M7P"],
    ),
]
router = APIRouter(prefix="/api/v1")


def _fin(stated: str) -> str:
    """Raises Invalid naming the field."""
    try:
        return identifiers.parse_fin(stated)
    except Invalid as error:
        raise Invalid(error.code, **{**error.params, "field": "fin"}) from None


@router.post(
    "/applications",
    status_code=201,
    tags=["applications"],
    summary="Send an application with its documents",
    openapi_extra={"requestBody": examples.SUBMISSION},
    responses=examples.SUBMITTED,
)
async def submit(
    request: Request,
    caller: Caller,
    idempotency_key: Annotated[str | None, Header(max_length=1000)] = None,
) -> JSONResponse:
    if (
        not idempotency_key
        or len(idempotency_key) > MAX_IDEMPOTENCY_KEY
        or not idempotency_key.isprintable()
    ):
        raise Invalid("idempotency_key_missing", field="Idempotency-Key")
    gateway = _gateway(request)
    package = await uploads.receive(
        request.headers.get("content-type", ""),
        request.headers.get("content-length"),
        request.stream(),
    )
    try:
        accepted, found = await gateway.call(
            partial(
                requests.take_in, gateway.behind.unit_of_work, caller, idempotency_key, package
            ),
            package.size,
        )
    finally:
        package.close()
    language = answers.language_of(request)
    said = sentence(f"submitted_{found.service}", None, language)
    return JSONResponse(
        {**answers.of_case(found, language), "duplicate": accepted.duplicate, "message": said}, 201
    )


@router.get(
    "/applications",
    tags=["applications"],
    summary="A citizen's applications, newest first",
    responses=examples.LISTED,
)
async def listed(
    request: Request,
    caller: Caller,
    fin: Annotated[str, Query(min_length=7, max_length=9, examples=["5XK2M7P"])],
) -> JSONResponse:
    found = await _gateway(request).read(requests.cases_of, caller, _fin(fin))
    language = answers.language_of(request)
    return JSONResponse({"applications": [answers.of_case(case, language) for case in found]})


@router.get(
    "/applications/{number}",
    tags=["applications"],
    summary="An application's status, due date, history, and whether it can be printed",
    responses=examples.SHOWN,
)
async def shown(request: Request, caller: Caller, number: Number, fin: Fin = None) -> JSONResponse:
    gateway = _gateway(request)
    language = answers.language_of(request)
    found = await gateway.read(requests.case, caller, number, None if fin is None else _fin(fin))
    steps = await gateway.read(requests.history, found)
    history = [
        {
            "status": status,
            "status_label": sentence(f"status_{status}", None, language),
            "at": at.isoformat(),
        }
        for at, status in steps
    ]
    return JSONResponse({**answers.of_case(found, language), "history": history})


@router.post(
    "/applications/{number}/documents",
    status_code=201,
    tags=["applications"],
    summary="Add documents that the office waits for",
    openapi_extra={"requestBody": examples.ADDITION},
    responses=examples.ADDED,
)
async def added(request: Request, caller: Caller, number: Number, fin: Fin = None) -> JSONResponse:
    gateway = _gateway(request)
    language = answers.language_of(request)
    wanted = None if fin is None else _fin(fin)
    package = await uploads.receive(
        request.headers.get("content-type", ""),
        request.headers.get("content-length"),
        request.stream(),
        uploads.DOCUMENTS,
    )
    try:
        found = await gateway.call(
            partial(
                requests.add_documents, gateway.behind.unit_of_work, caller, number, wanted, package
            ),
            package.size,
        )
    finally:
        package.close()
    return JSONResponse(
        {
            **answers.of_case(found, language),
            "message": sentence("documents_added", None, language),
        },
        201,
    )


@router.post(
    "/applications/{number}/certificate",
    tags=["certificates"],
    summary="Check the debt now, and give the certificate",
    response_class=Response,
    responses=examples.PRINTED,
)
async def printed(request: Request, caller: Caller, number: Number, fin: Fin = None) -> Response:
    paper = await _gateway(request).print(caller, number, None if fin is None else _fin(fin))
    return Response(
        paper.content,
        200,
        {"Content-Disposition": f'attachment; filename="{paper.number}.pdf"'},
        "application/pdf",
    )


@router.get(
    "/certificates/{number}",
    tags=["certificates"],
    summary="Is a certificate genuine? By the number and code on the paper",
    responses=examples.CHECKED,
)
async def checked(
    request: Request,
    caller: Caller,
    number: Number,
    code: Annotated[str, Query(min_length=1, max_length=40)],
) -> JSONResponse:
    found = await _gateway(request).read(requests.check_certificate, number, code)
    return JSONResponse(
        {"verdict": found.verdict, "number": found.number, "superseded_by": found.superseded_by}
    )


health_router = APIRouter()


@health_router.get(
    "/health", tags=["health"], summary="Database, queue and schema", responses=examples.HEALTH
)
async def health(request: Request) -> JSONResponse:
    try:
        found = await _gateway(request).read(requests.health)
    except Expected as error:
        return JSONResponse({"status": "down", "database": error.code, "version": __version__}, 503)
    return JSONResponse({"status": "ok", "database": "ok", "version": __version__, **found})


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """At the end, what citizens have filled in and not sent is thrown away."""
    yield
    if hasattr(app.state, "citizens"):
        app.state.citizens.sessions.close()


def make(behind: GatewayDependencies) -> FastAPI:
    """The application of one gateway."""
    app = FastAPI(
        title="ClerkDesk gateway",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=_life,
        redirect_slashes=False,
    )
    app.state.gateway = Gateway(behind)
    app.include_router(router)
    app.include_router(health_router)
    app.include_router(pages.router)
    if behind.citizens is not None:
        citizen_pages.open_to(app, behind.citizens)
    app.add_exception_handler(Expected, _expected)
    app.add_exception_handler(PackageRefused, _package_refused)
    app.add_exception_handler(uploads.Refused, _upload_refused)
    app.add_exception_handler(RequestValidationError, _request_invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _bug)
    return app


def _expected(request: Request, error: Exception) -> Response:
    assert isinstance(error, Expected)
    return answers.failed(request, error)


def _package_refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, PackageRefused)
    return answers.refused(request, 422, error.faults)


def _upload_refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, uploads.Refused)
    made = answers.refused(request, error.status, error.faults)
    # The rest of the request is not read: the line ends here.
    made.headers["Connection"] = "close"
    return made


def _request_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [
        Fault(
            str(found["loc"][-1])[:120], "request_invalid", {"field": str(found["loc"][-1])[:120]}
        )
        for found in error.errors()
    ]
    return answers.refused(request, 422, faults)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if hasattr(request.app.state, "citizens") and not request.url.path.startswith("/api/"):
        return _page(request, error.status_code, pages.word(pages.spoken(request), "page_unknown"))
    said = (
        sentence("path_unknown", None, answers.language_of(request))
        if error.status_code == 404
        else str(error.detail)
    )
    return JSONResponse(
        {
            "error": {
                "code": "path_unknown" if error.status_code == 404 else "http",
                "message": said,
            }
        },
        error.status_code,
        error.headers,
    )


def _bug(request: Request, error: Exception) -> Response:
    """Its number to whoever asked, and to the log without what the request carried."""
    incident = incidents.new_number()
    log.error("incident %s", incident, exc_info=error)
    request.scope["incident"] = incident  # the door need not say it again
    if hasattr(request.app.state, "citizens") and not request.url.path.startswith("/api/"):
        return _page(request, 500, pages.word(pages.spoken(request), "bug", incident=incident))
    return JSONResponse(
        {
            "error": {
                "code": "bug",
                "message": of_error(
                    Expected("bug", incident=incident), answers.language_of(request)
                ),
            }
        },
        500,
    )


def _page(request: Request, status: int, said: str) -> Response:
    return pages.page(
        request,
        "notice.html",
        status,
        said=said,
        tone="bad",
        title=None,
        back="/",
        pay=None,
        again=None,
    )
