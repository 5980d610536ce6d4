"""The way to those outside: names, proxy, and until when their certificates are valid."""

import http.client
import socket
import ssl
import struct
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from clerkdesk import clock, hosts
from clerkdesk.cli.doctor.checks import Check, Part
from clerkdesk.settings import Settings
from clerkdesk.usecases.catalogue import sentence

SECONDS = 6.0
SOON_DAYS = 14
"""Who runs the server has to act before that."""
_SSL_REQUEST = struct.pack("!ii", 8, 80877103)
"""PostgreSQL's: shall we speak TLS? Source: its manual, "Message Formats"."""


class Peer(NamedTuple):
    """A server that the settings name."""

    name: str
    """Of the check that speaks with it."""
    host: str
    port: int
    secure: bool
    """It speaks TLS from the first byte, or, PostgreSQL, when it is asked."""
    by_http: bool
    one_of_several: bool = False
    """Where it is away, another one does its work."""


def parts(settings: Settings, language: str) -> list[Part]:
    """All of the way."""
    peers = list(_peers(settings))
    seen = {(peer.host, peer.port): peer for peer in peers if peer.secure}
    return [
        Part("dns", lambda: _names(peers, language)),
        Part("proxy", lambda: _proxy(peers, language)),
        *[expiry_of(peer, language) for peer in seen.values()],
    ]


def expiry_of(peer: Peer, language: str) -> Part:
    """Until when the peer's certificate is valid."""
    return Part(f"tls {peer.host}", partial(_expiry, peer, language))


def _peers(settings: Settings) -> Iterator[Peer]:
    yield from _databases(settings)
    addresses = {
        "billing": settings.billing_url,
        "register": settings.register_url,
        "mail": settings.smtp_url,
        "sms": settings.sms_url,
    }
    for name, address in addresses.items():
        if address:
            yield from _peer(name, address)


def _databases(settings: Settings) -> Iterator[Peer]:
    named = hosts.database_hosts(settings)
    for each in named:
        if each.host and not each.host.startswith(("/", "@")):
            yield Peer(
                name="database",
                host=each.host,
                port=each.port,
                secure=each.far,
                by_http=False,
                one_of_several=len(named) > 1,
            )


def _peer(name: str, address: str) -> Iterator[Peer]:
    """Nothing of an address that cannot be read: its own check says so."""
    try:
        parts = urlsplit(address)
        scheme = parts.scheme.rpartition("+")[2]
        usual = {"https": 443, "http": 80, "smtps": 465, "smtp": 25}.get(scheme)
        port = parts.port or usual
    except ValueError:
        return
    if parts.hostname and port:
        secure = scheme in ("https", "smtps")
        yield Peer(
            name, host=parts.hostname, port=port, secure=secure, by_http=scheme.startswith("http")
        )


def _is_name(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


def _names(peers: list[Peer], language: str) -> Check:
    names = sorted({peer.host for peer in peers if _is_name(peer.host)})
    if not names:
        return Check("dns", "none", sentence("doctor_no_names", None, language))
    unknown = []
    for name in names:
        try:
            socket.getaddrinfo(name, None)
        except (OSError, UnicodeError):
            unknown.append(name)
    if unknown:
        detail = {"names": ", ".join(unknown)}
        return Check("dns", "bad", sentence("doctor_name_unknown", detail, language))
    return Check("dns", "ok", ", ".join(names))


def _proxied(peer: Peer) -> str | None:
    """The proxy through which the program asks a server, as its library finds it; None: none."""
    if not peer.by_http or urllib.request.proxy_bypass(f"{peer.host}:{peer.port}"):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get("https" if peer.secure else "http") or proxies.get("all")


def _proxy(peers: list[Peer], language: str) -> Check:
    """Each proxy is asked for the way to somebody whom the program asks through it."""
    asked = {proxy: peer for peer in peers if (proxy := _proxied(peer)) is not None}
    if not asked:
        return Check("proxy", "none", sentence("doctor_no_proxy", None, language))
    for proxy, peer in asked.items():
        parts = urlsplit(proxy if "//" in proxy else f"//{proxy}")
        shown = f"{parts.hostname}:{parts.port or 80}"
        line = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=SECONDS)
        try:
            line.request("CONNECT", f"{peer.host}:{peer.port}")
            status = line.getresponse().status
        except (OSError, http.client.HTTPException):
            detail = {"proxy": shown}
            return Check("proxy", "bad", sentence("doctor_proxy_silent", detail, language))
        finally:
            line.close()
        if status != 200:
            detail = {"proxy": shown, "status": str(status), "host": peer.host}
            return Check("proxy", "bad", sentence("doctor_proxy_refuses", detail, language))
    known = sorted(urlsplit(proxy).netloc.rpartition("@")[2] for proxy in asked)
    return Check("proxy", "ok", ", ".join(known))


def _expiry(peer: Peer, language: str) -> Check:
    name = f"tls {peer.host}"
    if _proxied(peer) is not None:
        return Check(name, "unseen", sentence("doctor_behind_proxy", None, language))
    try:
        line = socket.create_connection((peer.host, peer.port), SECONDS)
    except (OSError, UnicodeError):
        if peer.one_of_several:
            # Whether any of them is there, the database's own check says.
            detail = {"host": peer.host}
            return Check(name, "unseen", sentence("doctor_spare_silent", detail, language))
        detail = {"host": f"{peer.host}:{peer.port}"}
        return Check(name, "bad", sentence("doctor_host_silent", detail, language))
    with line:
        try:
            certificate = _certificate_of(peer, line)
        except OSError:
            return Check(name, "bad", sentence("doctor_no_tls", {"host": peer.host}, language))
    return of_certificate(name, certificate, language)


def of_certificate(name: str, certificate: bytes, language: str) -> Check:
    """Until when it is valid; whether it is the right one the connection itself proves."""
    from cryptography import x509

    ends = x509.load_der_x509_certificate(certificate).not_valid_after_utc
    days = (ends - clock.real()).total_seconds() / 86400
    detail = {"date": f"{ends:%d.%m.%Y}"}
    if days < 0:
        return Check(name, "bad", sentence("doctor_tls_expired", detail, language))
    if days < SOON_DAYS:
        return Check(name, "bad", sentence("doctor_tls_expires", detail, language))
    return Check(name, "ok", sentence("doctor_tls_valid", detail, language))


def _certificate_of(peer: Peer, line: socket.socket) -> bytes:
    """In DER. Raises OSError."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # Only its date is looked at: of an expired or a foreign one it is wanted, too.
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if peer.name == "database":
        line.sendall(_SSL_REQUEST)
        if line.recv(1) != b"S":
            raise OSError
    with context.wrap_socket(line, server_hostname=peer.host) as secure:
        return secure.getpeercert(binary_form=True) or b""


def drift(at: datetime) -> float:
    """Seconds between an instant and this computer's clock."""
    return abs((at - clock.real()).total_seconds())
