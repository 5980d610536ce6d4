"""Certificates of no debt: printed for whoever may have one, and proved by whoever holds one."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from clerkdesk.gateway import examples
from clerkdesk.gateway.routes.parameters import (
    Caller,
    CertificateNumber,
    Fin,
    Number,
    parse_optional_fin,
)
from clerkdesk.gateway.service import gateway_of
from clerkdesk.usecases.certificates.published import KEYS, REVOCATIONS

router = APIRouter(prefix="/api/v1")
keys_router = APIRouter()
PUBLIC = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
"""Anybody may read it; whether it is still so is asked each time."""


@keys_router.get(
    "/.well-known/clerkdesk-keys.json",
    tags=["certificates"],
    summary="The keys of seals and statements (RFC 7517), each with its certificates",
    response_class=Response,
    responses=examples.KEYS,
)
async def published_keys(request: Request) -> Response:
    return Response(
        await gateway_of(request).published(KEYS),
        media_type="application/jwk-set+json",
        headers=PUBLIC,
    )


@router.post(
    "/applications/{number}/certificate",
    tags=["certificates"],
    summary="Check the debt now, and give the certificate",
    response_class=Response,
    responses=examples.PRINTED,
)
async def printed(request: Request, caller: Caller, number: Number, fin: Fin = None) -> Response:
    paper = await gateway_of(request).print_certificate(caller, number, parse_optional_fin(fin))
    return Response(
        paper.content,
        200,
        {"Content-Disposition": f'attachment; filename="{paper.number}.pdf"'},
        "application/pdf",
    )


@router.get(
    "/certificates/revocations",
    tags=["certificates"],
    summary="The signed list of certificates that are no longer in force",
    response_class=Response,
    responses=examples.REVOCATIONS,
)
async def revocations(request: Request) -> Response:
    listed = await gateway_of(request).published(REVOCATIONS)
    return Response(listed, media_type="application/jose", headers=PUBLIC)


@router.get(
    "/certificates/{number}",
    tags=["certificates"],
    summary="Is a certificate genuine? By the number and code on the paper",
    responses=examples.CHECKED,
)
async def checked(
    request: Request,
    caller: Caller,
    number: CertificateNumber,
    code: Annotated[str, Query(min_length=1, max_length=40)],
) -> JSONResponse:
    check = await gateway_of(request).check_certificate(request, number, code)
    return JSONResponse(
        {
            "verdict": check.verdict,
            "number": check.number,
            "superseded_by": check.superseded_by,
            "issued_on": check.issued_on.isoformat() if check.issued_on else None,
            "owner": check.owner,
            "code_ends": check.code_ends,
            "account_ends": check.account_ends,
            "fin_ends": check.fin_ends,
            "lost_on": check.lost_on.isoformat() if check.lost_on else None,
        }
    )
