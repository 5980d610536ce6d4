"""The web application of one gateway: all addresses, and an answer to every error."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from clerkdesk import __version__, incidents
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway import answers, pages
from clerkdesk.gateway.citizen_pages import routes as citizen_pages
from clerkdesk.gateway.multipart import UploadRefused
from clerkdesk.gateway.routes import applications, certificates, health
from clerkdesk.gateway.service import Gateway, GatewayDependencies, gateway_of
from clerkdesk.usecases.catalogue import of_error, sentence

log = logging.getLogger("clerkdesk.gateway")
MAX_FIELD_NAME = 120
"""Letters of a field's name that an answer repeats; it is whatever the caller has written."""


def make(dependencies: GatewayDependencies) -> FastAPI:
    """The application of one gateway, with the citizens' pages where there is a provider."""
    gateway = Gateway(dependencies)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await gateway.open()
        yield
        gateway.close()

    app = FastAPI(
        title="ClerkDesk gateway",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.gateway = gateway
    app.include_router(applications.router)
    app.include_router(certificates.router)
    app.include_router(certificates.keys_router)
    app.include_router(health.router)
    app.include_router(pages.router)
    if gateway.metrics is not None:
        from clerkdesk.gateway.metrics import Measured
        from clerkdesk.gateway.routes import figures

        app.include_router(figures.router)
        app.add_middleware(Measured, metrics=gateway.metrics)
    if gateway.citizens is not None:
        app.router.routes += citizen_pages.routes()
    app.add_exception_handler(Expected, _expected)
    app.add_exception_handler(PackageRefused, _package_refused)
    app.add_exception_handler(UploadRefused, _upload_refused)
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
    assert isinstance(error, UploadRefused)
    answer = answers.refused(request, error.status, error.faults)
    # The rest of the request is not read: the line ends here.
    answer.headers["Connection"] = "close"
    return answer


def _request_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    names = [str(problem["loc"][-1])[:MAX_FIELD_NAME] for problem in error.errors()]
    faults = [Fault(name, "request_invalid", {"field": name}) for name in names]
    return answers.refused(request, 422, faults)


def _is_page(request: Request) -> bool:
    """Whether a citizen's browser waits for a page, and no program for JSON."""
    has_pages = gateway_of(request).citizens is not None
    return has_pages and not request.url.path.startswith("/api/")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if _is_page(request):
        language = pages.preferred_language(request)
        return _notice(request, error.status_code, pages.word(language, "page_unknown"))
    if error.status_code == 404:
        code = "path_unknown"
        message = sentence("path_unknown", None, answers.language_of(request))
    else:
        code = "http"
        message = str(error.detail)
    return JSONResponse(
        {"error": {"code": code, "message": message}}, error.status_code, error.headers
    )


def _bug(request: Request, error: Exception) -> Response:
    """Its number to whoever asked, and to the log without what the request carried."""
    incident = incidents.new_number()
    log.error("incident %s", incident, exc_info=error)
    request.scope["incident"] = incident  # IncidentMiddleware need not record it again
    if _is_page(request):
        language = pages.preferred_language(request)
        return _notice(request, 500, pages.word(language, "bug", incident=incident))
    message = of_error(Expected("bug", incident=incident), answers.language_of(request))
    return JSONResponse({"error": {"code": "bug", "message": message}}, 500)


def _notice(request: Request, status: int, message: str) -> Response:
    """A page with one sentence and the way home."""
    return pages.page(
        request,
        "notice.html",
        status,
        message=message,
        tone="bad",
        title=None,
        back="/",
        pay=None,
        again=None,
    )
