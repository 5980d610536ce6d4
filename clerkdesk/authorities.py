"""Whom this computer trusts to sign the certificates of servers: the system's own store.

What stands compiled into a wheel's OpenSSL is a place of the computer that built the wheel.
"""

import hashlib
import os
import ssl
import sys
import tempfile
from pathlib import Path

BUNDLES = (
    Path("/etc/ssl/certs/ca-certificates.crt"),  # Debian
    Path("/etc/pki/tls/certs/ca-bundle.crt"),  # Red Hat
    Path("/etc/ssl/ca-bundle.pem"),  # SUSE
    Path("/etc/ssl/cert.pem"),  # Alpine, macOS
)
"""Where systems keep them in one file."""


def file() -> Path | None:
    """The system's authorities as one PEM file, for libraries that read nothing else; None: this
    system keeps none where it is looked for.
    """
    named = os.environ.get("SSL_CERT_FILE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return _of_windows()
    return next((bundle for bundle in BUNDLES if bundle.exists()), None)


def context(of: Path | None = None) -> ssl.SSLContext:
    """What verifies a server's certificate and name against the file's authorities, or the
    system's. Raises OSError: the file cannot be read.
    """
    verifying = ssl.create_default_context(cafile=of or file())
    # As libpq judges: newer Pythons refuse an office's authority for want of a key's identifier.
    verifying.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return verifying


def _of_windows() -> Path:
    """Windows keeps them in its registry: those for servers, written down once for each state of
    it.
    """
    if sys.platform != "win32":
        raise NotImplementedError
    certificates = []
    for store in ("ROOT", "CA"):
        for certificate, form, purposes in ssl.enum_certificates(store):
            trusted = purposes is True or ssl.Purpose.SERVER_AUTH.oid in purposes
            if form == "x509_asn" and trusted:
                certificates.append(ssl.DER_cert_to_PEM_cert(certificate))
    content = "".join(sorted(set(certificates)))
    state = hashlib.sha256(content.encode()).hexdigest()[:16]
    path = Path(tempfile.gettempdir(), f"clerkdesk-authorities-{state}.pem")
    if not path.exists():
        # Another desk of the same person may be at it, too: whole, or not there.
        beside = path.with_suffix(f".{os.getpid()}")
        beside.write_text(content, encoding="ascii")
        beside.replace(path)
    return path
