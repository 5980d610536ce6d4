"""Why a protected connection to PostgreSQL was not made.

libpq says of every certificate that it "failed"; who has to act is told by a look of our own at the
server, up to its certificate and no further.
"""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from clerkdesk import authorities
from clerkdesk.domain.errors import StoreUnavailable

SECONDS = 5
"""So long a look waits for each step of a server."""
_SSL_REQUEST = b"\x00\x00\x00\x08\x04\xd2\x16/"
"""Source: PostgreSQL manual, "Message Formats", SSLRequest."""
_TLS_WORDS = ("certificate", "SSL", "tlsv1", "sslv3")
_BINDING_WORDS = ("channel binding", "SCRAM-SHA-256-PLUS")
_SYSTEM = "system"
# Source: openssl-verify(1), error codes.
_DATES = (9, 10)  # not yet valid, expired
_NAMES = (62, 64)  # another host, another address


@dataclass(frozen=True, slots=True)
class Place:
    """One server of an address: the name that its certificate must bear, and where it is."""

    name: str
    address: str
    port: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A server's certificate, whether or not it is trusted."""

    names: str
    issuer: str
    begins: datetime
    ends: datetime


def places(parameters: Mapping[str, Any]) -> Iterator[Place]:
    """The servers of libpq's parameters, without the local ones."""

    def listed(name: str) -> list[str]:
        return str(parameters.get(name) or "").split(",")

    names = listed("host")
    addresses = listed("hostaddr")
    ports = listed("port")
    for place in range(max(len(names), len(addresses))):
        name = names[place] if place < len(names) else ""
        address = (addresses[place] if place < len(addresses) else "") or name
        port = ports[place] if place < len(ports) else ports[0]
        if address and not address.startswith(("/", "@")):
            yield Place(name or address, address.strip("[]"), int(port or 5432))


def cause(message: str, parameters: Mapping[str, Any]) -> StoreUnavailable | None:
    """What libpq's message about a connection means, where it is about protection; None: it is
    about something else.
    """
    if any(word in message for word in _BINDING_WORDS):
        return StoreUnavailable("server_no_channel_binding")
    if not any(word in message for word in _TLS_WORDS):
        return None
    stated = str(parameters.get("sslrootcert") or _SYSTEM)
    trusted = None if stated == _SYSTEM else Path(stated)
    for place in places(parameters):
        with suppress(OSError):
            fault = look(place, trusted)
            if fault is not None:
                return fault
    return None


def examine(parameters: Mapping[str, Any]) -> datetime | None:
    """See, before anybody signs in, whether the servers of an address protect their lines: until
    when the first certificate is valid; None: the address names this computer itself.

    One that is silent may be the standby that waits. Raises StoreUnavailable: what is wrong with a
    server, or that all are silent.
    """
    stated = str(parameters.get("sslrootcert") or _SYSTEM)
    silent = ""
    ends: list[datetime] = []
    for place in places(parameters):
        try:
            fault = look(place, None if stated == _SYSTEM else Path(stated))
            if fault is not None:
                raise fault
            ends.append(certificate(place).ends)
        except OSError:
            silent = place.name
    if silent and not ends:
        raise StoreUnavailable("server_silent", host=silent)
    return min(ends, default=None)


def look(place: Place, trusted: Path | None = None) -> StoreUnavailable | None:
    """What is wrong with a server's protection; ``trusted``: the authorities' file, None: the
    system's.

    Raises OSError: nobody speaks there.
    """
    try:
        context = authorities.context(trusted)
    except OSError:  # also of OpenSSL: it holds no certificate
        return StoreUnavailable("authority_file", path=trusted or "")
    try:
        with _begun(place) as line:
            if line is None:
                return StoreUnavailable("server_no_tls", host=place.name)
            with context.wrap_socket(line, server_hostname=place.name):
                return None
    except ssl.SSLCertVerificationError as error:
        return _refused(place, error.verify_code)


def _refused(place: Place, verify_code: int) -> StoreUnavailable:
    seen = certificate(place)
    if verify_code in _DATES:
        return StoreUnavailable(
            "server_certificate_expired",
            begins=f"{seen.begins:%d.%m.%Y}",
            ends=f"{seen.ends:%d.%m.%Y}",
        )
    if verify_code in _NAMES:
        return StoreUnavailable("server_other_name", host=place.name, names=seen.names)
    return StoreUnavailable("server_unknown_authority", issuer=seen.issuer)


def certificate(place: Place) -> Seen:
    """A server's certificate, trusted or not. Raises OSError: nobody speaks TLS there."""
    from cryptography import x509

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with _begun(place) as line:
        if line is None:
            raise ConnectionError("no TLS")
        with context.wrap_socket(line, server_hostname=place.name) as protected:
            content = protected.getpeercert(binary_form=True)
    read = x509.load_der_x509_certificate(content or b"")
    common = x509.NameOID.COMMON_NAME
    names = [name.value for name in read.subject.get_attributes_for_oid(common)]
    signers = [name.value for name in read.issuer.get_attributes_for_oid(common)]
    with suppress(x509.ExtensionNotFound):
        alternative = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        names = [str(entry.value) for entry in alternative]
    return Seen(
        names=", ".join(map(str, names)) or "—",
        issuer=str(signers[-1]) if signers else read.issuer.rfc4514_string(),
        begins=read.not_valid_before_utc,
        ends=read.not_valid_after_utc,
    )


@contextmanager
def _begun(place: Place) -> Iterator[socket.socket | None]:
    """A line on which the server has agreed to TLS; None: it has none. Raises OSError."""
    with socket.create_connection((place.address, place.port), timeout=SECONDS) as line:
        line.sendall(_SSL_REQUEST)
        yield line if line.recv(1) == b"S" else None
