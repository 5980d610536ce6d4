"""The key that seals papers: a PKCS#12 file, or a token (PKCS#11), opened once and held.

What signs statements and lists (ES256) is the same key where it is one of P-256, else one of its
own. Without a key papers are issued all the same, and say nothing of a seal.
"""

import json
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, unquote

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import NameOID

from clerkdesk import file_rights
from clerkdesk.adapters import service_secrets
from clerkdesk.adapters.signing.encoding import base64url
from clerkdesk.domain.certificate import ElectronicSeal
from clerkdesk.domain.errors import Expected, Invalid
from clerkdesk.settings import Settings

LEAST_RSA_BITS = 3072
"""Of a key that seals from now on; of others' that are only checked less is taken (``chains``)."""
_KEY_FIELD = "CLERKDESK_SIGNING_KEY"
_STATEMENT_FIELD = "CLERKDESK_STATEMENT_KEY_FILE"


@dataclass(frozen=True)
class Chain:
    """A certificate, and those of who vouches for it."""

    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...]

    @cached_property
    def key_id(self) -> str:
        """What tells its key from others, short enough for a QR code (of RFC 7638's thumbprint)."""
        members = {name: self.public_key[name] for name in ("crv", "kty", "x", "y")}
        canonical = json.dumps(members, separators=(",", ":"), sort_keys=True)
        return base64url(sha256(canonical.encode()).digest()[:9])

    @cached_property
    def public_key(self) -> dict[str, str]:
        """As RFC 7517 writes a key of P-256."""
        key = self.certificate.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        numbers = key.public_numbers()
        return {
            "kty": "EC",
            "crv": "P-256",
            "x": base64url(numbers.x.to_bytes(32, "big")),
            "y": base64url(numbers.y.to_bytes(32, "big")),
        }

    @property
    def all(self) -> tuple[x509.Certificate, ...]:
        return (self.certificate, *self.issuers)

    @property
    def ders(self) -> tuple[bytes, ...]:
        return tuple(each.public_bytes(Encoding.DER) for each in self.all)

    @property
    def seal(self) -> ElectronicSeal:
        """What a paper says of it."""
        return ElectronicSeal(holder_of(self.certificate), number_of(self.certificate))


@dataclass(frozen=True)
class Token:
    """A key that never leaves its device."""

    module: str
    token: str
    label: str
    pin: str


@dataclass(frozen=True)
class SigningKey:
    """What seals papers."""

    chain: Chain
    private: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | Token
    statements: tuple[Chain, ec.EllipticCurvePrivateKey] | None
    """What signs statements and lists; None: nothing does."""
    timestamps: str | None = None
    """Where an authority says when a paper was signed."""
    revocations: tuple[bytes, ...] = ()
    """Lists of the certificate's authorities (DER) that papers carry along."""
    ocsp: Path | None = None
    """Where the authority's answer about the certificate lies, which somebody renews."""


def holder_of(certificate: x509.Certificate) -> str:
    """Organisation, else the common name."""
    for kind in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        for attribute in certificate.subject.get_attributes_for_oid(kind):
            return str(attribute.value)
    return certificate.subject.rfc4514_string()


def number_of(certificate: x509.Certificate) -> str:
    """``004518-9F2A``: the end of its serial number."""
    digits = f"{certificate.serial_number:010X}"[-10:]
    return f"{digits[:6]}-{digits[6:]}"


def load(settings: Settings) -> SigningKey | None:
    """The key that the settings name; None: none is set.

    Raises Invalid (signing_key, signing_key_weak, secret_file): it is set and cannot be used.
    """
    if not settings.signing_key:
        return None
    passphrase = service_secrets.password(settings, "signing")
    private: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | Token
    if settings.signing_key.startswith("pkcs11:"):
        private = _token(settings.signing_key, passphrase or "")
        chain = _certificates_of(settings.signing_chain_file)
    else:
        chain, private = _pkcs12(Path(settings.signing_key), passphrase, _KEY_FIELD)
    statements = None
    if settings.statement_key_file is not None:
        own, own_key = _pkcs12(settings.statement_key_file, passphrase, _STATEMENT_FIELD)
        if not _is_p256(own_key):
            raise Invalid(
                "signing_key_weak", field=_STATEMENT_FIELD, path=settings.statement_key_file
            )
        assert isinstance(own_key, ec.EllipticCurvePrivateKey)
        statements = (own, own_key)
    elif isinstance(private, ec.EllipticCurvePrivateKey):
        # Of P-256 alone: _pkcs12 lets no other curve through. A token's key stays in its device.
        statements = (chain, private)
    return SigningKey(
        chain=chain,
        private=private,
        statements=statements,
        timestamps=settings.timestamp_url,
        revocations=_lists(settings.signing_crl_file),
        ocsp=settings.signing_ocsp_file,
    )


def load_own(settings: Settings) -> dict[str, SigningKey]:
    """The keys of organisations that have one of their own, by their codes. Raises as ``load``."""
    held = {}
    for own in settings.own_keys:
        named = replace(
            settings,
            signing_key=own.key,
            signing_chain_file=own.chain_file,
            signing_passphrase_file=own.passphrase_file or settings.signing_passphrase_file,
            # It is the answer about the others' seal.
            signing_ocsp_file=None,
        )
        key = load(named)
        assert key is not None
        held[own.organisation] = key
    return held


def _is_p256(key: object) -> bool:
    return isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1)


def _pkcs12(
    path: Path, passphrase: str | None, field: str
) -> tuple[Chain, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey]:
    try:
        content = path.read_bytes()
        is_shared = file_rights.read_by_others(path, 0o077)
    except OSError:
        raise Invalid("secret_file", field=field, path=path, how=file_rights.HOW) from None
    if is_shared:
        raise Invalid("secret_file", field=field, path=path, how=file_rights.HOW)
    try:
        held = pkcs12.load_pkcs12(content, passphrase.encode() if passphrase else None)
    except ValueError:
        raise Invalid("signing_key", field=field, path=path) from None
    key = held.key
    if held.cert is None or key is None:
        raise Invalid("signing_key", field=field, path=path)
    strong_rsa = isinstance(key, rsa.RSAPrivateKey) and key.key_size >= LEAST_RSA_BITS
    if not strong_rsa and not _is_p256(key):
        raise Invalid("signing_key_weak", field=field, path=path)
    assert isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
    issuers = tuple(each.certificate for each in held.additional_certs)
    return Chain(held.cert.certificate, issuers), key


def _token(address: str, pin: str) -> Token:
    """Of an address by RFC 7512: ``pkcs11:token=…;object=…?module-path=…``."""
    path, _question, query = address.removeprefix("pkcs11:").partition("?")
    parts = dict(part.split("=", 1) for part in path.split(";") if "=" in part)
    module = parse_qs(query).get("module-path", [""])[0]
    if not module or "token" not in parts or "object" not in parts:
        raise Invalid("signing_key", field=_KEY_FIELD, path=address)
    return Token(module, unquote(parts["token"]), unquote(parts["object"]), pin)


def _certificates_of(file: Path | None) -> Chain:
    field = "CLERKDESK_SIGNING_CHAIN_FILE"
    if file is None:
        raise Invalid("signing_key", field=field, path="—")
    certificates = read_certificates(file, field)
    return Chain(certificates[0], tuple(certificates[1:]))


def read_certificates(file: Path, field: str) -> list[x509.Certificate]:
    """Of a PEM file. Raises Invalid (signing_key): there are none in it."""
    try:
        return x509.load_pem_x509_certificates(file.read_bytes())
    except (OSError, ValueError):
        raise Invalid("signing_key", field=field, path=file) from None


def _lists(file: Path | None) -> tuple[bytes, ...]:
    """Revocation lists of authorities, PEM one behind the other or a single DER."""
    if file is None:
        return ()
    try:
        return tuple(each.public_bytes(Encoding.DER) for each in read_lists(file.read_bytes()))
    except (OSError, ValueError):
        raise Invalid("signing_key", field="CLERKDESK_SIGNING_CRL_FILE", path=file) from None


def read_lists(content: bytes) -> list[x509.CertificateRevocationList]:
    """Raises ValueError: it is no such list."""
    end = b"-----END X509 CRL-----"
    if end not in content:
        return [x509.load_der_x509_crl(content)]
    pieces = content.split(end)[:-1]
    return [x509.load_pem_x509_crl(piece.lstrip() + end + b"\n") for piece in pieces]


class Unsigned(Exception):
    """There is no signature; ``part``: key or timestamp."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(why)
        self.part = part


class SigningFailed(Expected):
    """The seal could not be set: the paper is not issued rather than issued without."""

    def __init__(self, part: str) -> None:
        super().__init__(f"certificate_not_sealed_{part}")
