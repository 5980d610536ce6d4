"""Whether the gateway and what it stands on are well, for whoever watches it."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from clerkdesk import __version__
from clerkdesk.domain.errors import Expected
from clerkdesk.gateway import examples
from clerkdesk.gateway.service import gateway_of
from clerkdesk.usecases.portal import monitoring

router = APIRouter()


@router.get(
    "/health", tags=["health"], summary="Database, queue and schema", responses=examples.HEALTH
)
async def health(request: Request) -> JSONResponse:
    try:
        figures = await gateway_of(request).read(monitoring.health)
    except Expected as error:
        return JSONResponse({"status": "down", "database": error.code, "version": __version__}, 503)
    status = 200 if figures["status"] == "ok" else 503
    return JSONResponse({"database": "ok", "version": __version__, **figures}, status)
