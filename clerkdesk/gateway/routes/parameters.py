"""What the addresses for portals have in common: who calls, an application's number, a citizen's
FIN.
"""

from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from fastapi.security import HTTPBearer

from clerkdesk.domain import identifiers
from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.gateway.service import gateway_of
from clerkdesk.usecases.portal import portals
from clerkdesk.usecases.portal.portals import Portal

_bearer = HTTPBearer(auto_error=False, description="The portal's key (clerkdesk gateway key add)")


async def _caller(request: Request, _scheme: Annotated[Any, Depends(_bearer)] = None) -> Portal:
    """Raises NotAllowed: key_missing, key_wrong, too_many_requests."""
    scheme, _space, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise NotAllowed("key_missing")
    gateway = gateway_of(request)
    try:
        portal = await gateway.read(portals.caller, key.strip())
    except NotAllowed:
        gateway.callers.count_wrong_key(request)
        raise
    seconds = gateway.rate.wait(portal.id, portal.per_minute)
    if seconds:
        raise NotAllowed("too_many_requests", limit=portal.per_minute, seconds=seconds)
    return portal


Caller = Annotated[Portal, Depends(_caller)]
Number = Annotated[
    str,
    Path(
        min_length=4, max_length=20, pattern=r"^[A-Z]{2}-\d{4}-\d{7}$", examples=["WD-2026-0000001"]
    ),
]
CertificateNumber = Annotated[
    str,
    Path(
        min_length=4,
        max_length=20,
        pattern=r"^[A-Za-z]{2}[ -]?\d{4}[ -]?\d{1,7}$",
        description="As it stands on the paper; the zeros in front may be left out",
        examples=["NB-2026-0000001"],
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


def parse_fin(stated: str) -> str:
    """The FIN in capitals, without spaces. Raises Invalid naming the field."""
    try:
        return identifiers.parse_fin(stated)
    except Invalid as error:
        raise Invalid(error.code, **{**error.params, "field": "fin"}) from None


def parse_optional_fin(stated: str | None) -> str | None:
    """As ``parse_fin``; None: the portal names nobody."""
    return None if stated is None else parse_fin(stated)
