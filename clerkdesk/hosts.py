"""The computers on which a database may be, and whether their lines are protected."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import Settings
from clerkdesk.store import tls, transport
from clerkdesk.store.engine import make_engine

POSTGRES_PORT = 5432


class DatabaseHost(NamedTuple):
    """A computer on which the database may be."""

    host: str
    """"" or a path: this computer's own socket."""
    port: int
    far: bool
    """Another computer than this one."""


def database_hosts(settings: Settings) -> list[DatabaseHost]:
    """Of a server's address; none of an embedded file, nor of an address that is none."""
    if settings.embedded:
        return []
    try:
        url = make_url(settings.database_url)
    except (ArgumentError, ValueError):
        return []
    port = url.port or POSTGRES_PORT
    return [DatabaseHost(host, port, not transport.within(host)) for host in transport.hosts(url)]


def look_at(server_url: str) -> datetime | None:
    """Whether a server protects its lines, before anybody signs in: until when its certificate is
    valid; None: it is this computer. Raises StoreUnavailable, Invalid (database_url).
    """
    try:
        url = make_url(server_url)
        parameters = make_engine(server_url).dialect.create_connect_args(url)[1]
    except (ArgumentError, ValueError):
        raise Invalid("database_url", field="url") from None
    demanded = transport.arguments(url)
    return tls.examine({**parameters, **demanded}) if "sslmode" in demanded else None
