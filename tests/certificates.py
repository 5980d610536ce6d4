"""Authorities and servers' certificates, made for a test."""

import ipaddress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@dataclass(frozen=True)
class Authority:
    """Who signs certificates of servers."""

    name: str = "Office Root"
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    @cached_property
    def certificate_pem(self) -> bytes:
        return (
            self._begun(self.name, self.key, -DAY, 300 * DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(self.key, hashes.SHA256())
            .public_bytes(Encoding.PEM)
        )

    @property
    def key_pem(self) -> bytes:
        return _pem(self.key)

    def file(self, folder: Path) -> Path:
        """The file that desks are given."""
        path = folder / f"{self.name}.crt"
        path.write_bytes(self.certificate_pem)
        return path

    def issue(
        self,
        folder: Path,
        name: str,
        begins: timedelta = -DAY,
        ends: timedelta = 30 * DAY,
        address: str | None = None,
    ) -> Path:
        """A server's certificate in ``server.crt``, its key beside it in ``server.key``;
        ``begins`` and ``ends`` from now, ``address``: it stands for this one, too.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        names: list[x509.GeneralName] = [x509.DNSName(name)]
        if address is not None:
            names.append(x509.IPAddress(ipaddress.ip_address(address)))
        signed = (
            self._begun(name, key, begins, ends)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        (folder / "server.crt").write_bytes(signed.public_bytes(Encoding.PEM))
        (folder / "server.key").write_bytes(_pem(key))
        (folder / "server.key").chmod(0o600)
        return folder / "server.crt"

    def _begun(
        self, name: str, key: ec.EllipticCurvePrivateKey, begins: timedelta, ends: timedelta
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(_name(self.name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + begins)
            .not_valid_after(now + ends)
        )
