"""Figures for a monitoring program, and for nobody else."""

import hmac

from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.exceptions import HTTPException

from clerkdesk.domain.errors import Expected
from clerkdesk.gateway.service import gateway_of
from clerkdesk.usecases.portal import monitoring

router = APIRouter()


@router.get("/metrics", include_in_schema=False)
async def figures(request: Request) -> Response:
    """Without the key there is no such path. Raises NotAllowed (too_many_requests)."""
    gateway = gateway_of(request)
    stated = request.headers.get("authorization", "").encode()
    known = f"Bearer {gateway.dependencies.metrics_key}".encode()
    if gateway.metrics is None or not hmac.compare_digest(stated, known):
        gateway.callers.count_wrong_key(request)
        raise HTTPException(404)
    try:
        told = await gateway.read(monitoring.figures)
    except Expected:
        told = None
    return Response(gateway.metrics.text(told), media_type=CONTENT_TYPE_LATEST)
