"""Keys of electronic seals, made for a test: an authority, whom it lets sign, what it revoked."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from clerkdesk import file_rights
from clerkdesk.adapters.signing.keys import Chain, SigningKey
from clerkdesk.adapters.signing.sample import usage

DAY = timedelta(days=1)
PASSPHRASE = "a sample's passphrase"
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def p256() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@dataclass(frozen=True)
class SealAuthority:
    """Who vouches for seals."""

    name: str = "Milli kök"
    key: ec.EllipticCurvePrivateKey = field(default_factory=p256)

    @cached_property
    def certificate(self) -> x509.Certificate:
        now = datetime.now(UTC)
        return (
            _begun(self.name, self.name, self.key, now - 900 * DAY, now + 900 * DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
            .add_extension(usage(signs_certificates=True), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def seal(
        self,
        holder: str = "“Azərsu” ASC",
        key: Private | None = None,
        begins: timedelta = -DAY,
        ends: timedelta = 300 * DAY,
        *,
        stamps_time: bool = False,
    ) -> SigningKey:
        """Somebody's seal; ``begins`` and ``ends`` from now."""
        key = key or p256()
        now = datetime.now(UTC)
        begun = _begun(holder, self.name, key, now + begins, now + ends).add_extension(
            usage(signs_certificates=False), critical=True
        )
        if stamps_time:
            stamps = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            begun = begun.add_extension(stamps, critical=True)
        certificate = begun.sign(self.key, hashes.SHA256())
        chain = Chain(certificate, (self.certificate,))
        statements = (chain, key) if isinstance(key, ec.EllipticCurvePrivateKey) else None
        return SigningKey(chain, key, statements)

    def revoking(self, *keys: SigningKey, at: datetime) -> x509.CertificateRevocationList:
        """The list of whom it no longer vouches for since ``at``."""
        now = datetime.now(UTC)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now)
            .next_update(now + DAY)
        )
        for key in keys:
            entry = (
                x509.RevokedCertificateBuilder()
                .serial_number(key.chain.certificate.serial_number)
                .revocation_date(at)
                .build()
            )
            builder = builder.add_revoked_certificate(entry)
        return builder.sign(self.key, hashes.SHA256())

    def root_file(self, folder: Path) -> Path:
        path = folder / f"{self.name}.pem"
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return path


def key_file(folder: Path, key: SigningKey, name: str = "seal.p12") -> Path:
    """As an office keeps it: PKCS#12, readable by nobody else."""
    assert not hasattr(key.private, "module")
    path = folder / name
    packed = pkcs12.serialize_key_and_certificates(
        b"seal",
        key.private,
        key.chain.certificate,
        list(key.chain.issuers),
        BestAvailableEncryption(PASSPHRASE.encode()),
    )
    path.write_bytes(packed)
    file_rights.keep_to_oneself(path)
    return path


def passphrase_file(folder: Path) -> Path:
    path = folder / "passphrase"
    path.write_text(PASSPHRASE, encoding="utf-8")
    file_rights.keep_to_oneself(path)
    return path


def _begun(
    name: str, issuer: str, key: Private, begins: datetime, ends: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
    )


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, common),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )
