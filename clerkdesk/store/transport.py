"""How a connection to PostgreSQL must be made: verified TLS, SCRAM, channel binding; or within this
computer.
"""

from ipaddress import ip_address
from typing import Any

from sqlalchemy import URL

from clerkdesk import authorities
from clerkdesk.domain.errors import StoreUnavailable

_STRENGTH = {
    "sslmode": "verify-full",
    "channel_binding": "require",
    "require_auth": "scram-sha-256",
    # A ticket of the office's domain would make it a line without TLS, which binds no channel.
    "gssencmode": "disable",
}
_SYSTEM = "system"
"""libpq's word for the system's authorities; it looks for them where its own builder's system had
them.
"""


def hosts(url: URL) -> list[str]:
    """Every server that the address names; "" is the local socket."""
    stated = url.query.get("host") or url.host or ""
    names = [stated] if isinstance(stated, str) else list(stated)
    separate = [name.strip() for part in names for name in part.split(",")]
    # SQLAlchemy writes "host:port" into the query where there are several.
    return [name.rpartition(":")[0] if name.count(":") == 1 else name for name in separate]


def within(host: str) -> bool:
    """Whether the host is this computer: a Unix socket or the loopback."""
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def arguments(url: URL) -> dict[str, Any]:
    """libpq's parameters that the address leaves open.

    Raises StoreUnavailable (transport_weak): it asks for less than it must.
    """
    parameters: dict[str, Any] = {}
    if not all(map(within, hosts(url))):
        for name, strongest in _STRENGTH.items():
            stated = url.query.get(name)
            if stated not in (None, strongest):
                raise StoreUnavailable(
                    "transport_weak", setting=f"{name}={stated}", needed=f"{name}={strongest}"
                )
            parameters[name] = strongest
        parameters |= _authorities(url.query.get("sslrootcert", _SYSTEM))
    else:
        parameters |= _authorities(url.query.get("sslrootcert"))
    # Of several servers the one that takes writes: a standby takes none.
    if len(hosts(url)) > 1 and "target_session_attrs" not in url.query:
        parameters["target_session_attrs"] = "read-write"
    return parameters


def _authorities(stated: Any) -> dict[str, str]:
    """libpq's parameter in place of its own word for the system's."""
    if stated != _SYSTEM:
        return {}
    return {"sslrootcert": str(authorities.file() or _SYSTEM)}
