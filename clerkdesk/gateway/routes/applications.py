"""Applications: sent, listed, followed, and completed by documents that the office waits for."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import JSONResponse

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.gateway import answers, examples, uploads
from clerkdesk.gateway.multipart import UploadRefused
from clerkdesk.gateway.routes.parameters import (
    Caller,
    Fin,
    Number,
    parse_fin,
    parse_optional_fin,
)
from clerkdesk.gateway.service import gateway_of
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.portal import status as status_module
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.portal.submitting import MAX_IDEMPOTENCY_KEY, Submitted

router = APIRouter(prefix="/api/v1")


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
    gateway = gateway_of(request)
    try:
        accepted, application = await _taken_in(request, caller, idempotency_key)
    except (PackageRefused, UploadRefused):
        gateway.count_intake(caller, "refused")
        raise
    language = answers.language_of(request)
    content = {
        **answers.of_application(application, language),
        "duplicate": accepted.duplicate,
        "message": sentence(f"submitted_{application.service}", None, language),
        "remarks": answers.remarks(accepted.remarks, language),
    }
    return JSONResponse(content, 201)


async def _taken_in(request: Request, caller: Portal, key: str) -> Submitted:
    """Raises PackageRefused, UploadRefused."""
    package = await _received(request, uploads.APPLICATION)
    try:
        return await gateway_of(request).take_in(caller, key, package, package.size)
    finally:
        package.close()


async def _received(request: Request, data: str) -> uploads.UploadedPackage:
    """The package in a request's body; ``data``: the part in which its JSON stands."""
    return await uploads.receive(
        request.headers.get("content-type", ""),
        request.headers.get("content-length"),
        request.stream(),
        data,
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
    applications = await gateway_of(request).read(
        status_module.applications_of, caller, parse_fin(fin)
    )
    language = answers.language_of(request)
    return JSONResponse(
        {
            "applications": [
                answers.of_application(application, language) for application in applications
            ]
        }
    )


@router.get(
    "/applications/{number}",
    tags=["applications"],
    summary="An application's status, due date, history, and whether it can be printed",
    responses=examples.SHOWN,
)
async def shown(request: Request, caller: Caller, number: Number, fin: Fin = None) -> JSONResponse:
    gateway = gateway_of(request)
    language = answers.language_of(request)
    application = await gateway.read(
        status_module.application, caller, number, parse_optional_fin(fin)
    )
    history = [
        {
            "status": status,
            "status_label": sentence(f"status_{status}", None, language),
            "at": at.isoformat(),
        }
        for at, status in await gateway.read(status_module.history, application)
    ]
    remarks = await gateway.read(status_module.remarks, application)
    return JSONResponse(
        {
            **answers.of_application(application, language),
            "history": history,
            "remarks": answers.remarks(remarks, language),
        }
    )


@router.post(
    "/applications/{number}/documents",
    status_code=201,
    tags=["applications"],
    summary="Add documents that the office waits for",
    openapi_extra={"requestBody": examples.ADDITION},
    responses=examples.ADDED,
)
async def add(request: Request, caller: Caller, number: Number, fin: Fin = None) -> JSONResponse:
    gateway = gateway_of(request)
    language = answers.language_of(request)
    citizen = parse_optional_fin(fin)
    package = await _received(request, uploads.DOCUMENTS)
    try:
        added = await gateway.add_documents(
            caller, number, citizen, package, stored_bytes=package.size
        )
    finally:
        package.close()
    content = {
        **answers.of_application(added.application, language),
        "message": sentence("documents_added", None, language),
        "remarks": answers.remarks(added.remarks, language),
    }
    return JSONResponse(content, 201)
