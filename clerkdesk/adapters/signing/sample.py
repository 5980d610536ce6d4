"""A key for trying out: authority, seal and revocation list, each marked as a sample."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from clerkdesk import file_rights
from clerkdesk.domain.errors import Invalid

MARK = "NÜMUNƏ"
_DAYS = 365
"""Before and behind the day on which it is made: the clock of a sample office stands before it."""
KEY = "sample-seal.p12"
PASSPHRASE = "sample-seal.passphrase"
ROOT = "sample-root.pem"


@dataclass(frozen=True, slots=True)
class SampleKey:
    """Where its parts lie."""

    key: Path
    passphrase: Path
    root: Path


def make(folder: Path, at: datetime, holder: str = "sınaq idarəsi") -> SampleKey:
    """Write a key of P-256 and its root into a folder; ``at``: now.

    Raises Invalid (dev_key_exists): there is one already.
    """
    sample_key = SampleKey(folder / KEY, folder / PASSPHRASE, folder / ROOT)
    file_rights.make_folder(folder)
    for path in (sample_key.key, sample_key.passphrase, sample_key.root):
        if path.exists():
            raise Invalid("dev_key_exists", field="dir", path=path)
    root_key = ec.generate_private_key(ec.SECP256R1())
    key = ec.generate_private_key(ec.SECP256R1())
    root_name = _name(f"{MARK} kök", MARK)
    name = _name(f"{MARK}: {holder}", f"{MARK}: {holder}")
    root = (
        _begun(root_name, root_key, at, root_name)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(signs_certificates=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    certificate = (
        _begun(name, key, at, root_name)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signs_certificates=False), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    passphrase = secrets.token_urlsafe(24)
    packed = pkcs12.serialize_key_and_certificates(
        MARK.encode(), key, certificate, [root], BestAvailableEncryption(passphrase.encode())
    )
    _write(sample_key.key, packed)
    _write(sample_key.passphrase, passphrase.encode())
    sample_key.root.write_bytes(root.public_bytes(Encoding.PEM))
    return sample_key


def _write(path: Path, secret: bytes) -> None:
    """Nobody else may read it, before there is anything in it."""
    path.touch(mode=0o600, exist_ok=False)
    file_rights.keep_to_oneself(path)
    path.write_bytes(secret)


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "AZ"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _begun(
    name: x509.Name, key: ec.EllipticCurvePrivateKey, at: datetime, issuer: x509.Name
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=_DAYS))
        .not_valid_after(at + timedelta(days=_DAYS))
    )


def usage(*, signs_certificates: bool) -> x509.KeyUsage:
    """What a key is for: to sign papers, or to vouch for those that do."""
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
