"""Signed containers (CMS, RFC 5652) and chains of certificates, as far as seals need them.

A path is followed by who issued whom: signatures, authority flags, key usage and validity.
Constraints on names and policies are not followed; a root that is trusted here is one that the
office has put there by itself.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_VERSIONS = {"data": "v1", "tst_info": "v3"}
"""Of a container, by what it is about."""
_LEAST_RSA_BITS = 2048
_LONGEST_PATH = 6
# What asn1crypto raises over bytes that are not what they say; it reads them when they are asked.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError)


class Broken(Exception):
    """It is not what was signed, or nothing that can be read."""


@dataclass(frozen=True)
class Signer:
    """Whose signature a container holds, and it is over what was given."""

    certificate: x509.Certificate
    others: Sequence[x509.Certificate]
    """That came along."""
    signature: bytes
    time_stamp: bytes | None


@dataclass(frozen=True)
class TimeStamp:
    """The word of an authority for time."""

    certificate: x509.Certificate
    others: Sequence[x509.Certificate]
    at: datetime


def container(der: bytes) -> Any:
    """The signed data of a container. Raises Broken."""
    from asn1crypto import cms, tsp

    # With it come the names of the attributes that signatures of papers have.
    assert tsp.SigningCertificateV2
    try:
        info = cms.ContentInfo.load(der, strict=True)
        if info["content_type"].native != "signed_data":
            raise Broken
        return info["content"]
    except _UNREADABLE:
        raise Broken from None


def signer(signed_data: Any, content: bytes) -> Signer:
    """Who signed this content; exactly one has. Raises Broken."""
    try:
        if signed_data["encap_content_info"]["content"].native is not None:
            raise Broken
        return _signer(signed_data, content, "data")
    except _UNREADABLE:
        raise Broken from None


def time_stamp(signed_data: Any, signature: bytes) -> TimeStamp:
    """What a token (RFC 3161) says of a signature. Raises Broken."""
    try:
        encapsulated = signed_data["encap_content_info"]
        if encapsulated["content_type"].native != "tst_info":
            raise Broken
        content = encapsulated["content"]
        inner = _signer(signed_data, bytes(content), "tst_info")
        stamp = content.parsed
        imprint = stamp["message_imprint"]
        digest = hashlib.new(_algorithm(imprint["hash_algorithm"]["algorithm"].native), signature)
        if not hmac.compare_digest(digest.digest(), imprint["hashed_message"].native):
            raise Broken
        usages = inner.certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        if ExtendedKeyUsageOID.TIME_STAMPING not in usages:
            raise Broken
        return TimeStamp(inner.certificate, inner.others, stamp["gen_time"].native)
    except (*_UNREADABLE, x509.ExtensionNotFound):
        raise Broken from None


def _algorithm(name: str) -> str:
    if name not in _HASHES:
        raise Broken
    return name


def _signer(signed_data: Any, content: bytes, kind: str) -> Signer:
    (info,) = signed_data["signer_infos"]
    (listed,) = signed_data["digest_algorithms"]
    stated = (signed_data["version"].native, info["version"].native)
    if stated != (_VERSIONS[kind], "v1") or listed.dump() != info["digest_algorithm"].dump():
        raise Broken
    name = _algorithm(info["digest_algorithm"]["algorithm"].native)
    attributes = _attributes(info["signed_attrs"])
    digest = hashlib.new(name, content).digest()
    if attributes["content_type"].native != kind or not hmac.compare_digest(
        attributes["message_digest"].native, digest
    ):
        raise Broken
    certificates = [
        x509.load_der_x509_certificate(each.dump()) for each in signed_data["certificates"]
    ]
    certificate = _named(info["sid"], certificates)
    _require_stated(attributes, certificate, kind)
    signature = info["signature"].native
    # Signed as a set, whatever tag stands in its place within the container (RFC 5652, 5.4).
    _require_signature(certificate, info, signature, info["signed_attrs"].untag().dump())
    unsigned = _attributes(info["unsigned_attrs"])
    if set(unsigned) - {"signature_time_stamp_token"}:
        raise Broken
    token = unsigned.get("signature_time_stamp_token")
    return Signer(
        certificate=certificate,
        others=[each for each in certificates if each != certificate],
        signature=signature,
        time_stamp=token.dump() if token is not None else None,
    )


def _attributes(attributes: Any) -> dict[str, Any]:
    """Each once, with one value."""
    values: dict[str, Any] = {}
    if not attributes:
        return values
    for attribute in attributes:
        name = attribute["type"].native
        (value,) = attribute["values"]
        if name in values:
            raise Broken
        values[name] = value
    return values


def _named(identifier: Any, certificates: list[x509.Certificate]) -> x509.Certificate:
    """The one that a signature names by issuer and serial number."""
    stated = identifier.chosen
    for certificate in certificates:
        if (
            certificate.serial_number == stated["serial_number"].native
            and certificate.issuer.public_bytes() == stated["issuer"].dump()
        ):
            return certificate
    raise Broken


def _require_stated(attributes: dict[str, Any], certificate: x509.Certificate, kind: str) -> None:
    """The signed attributes name this certificate (RFC 5035): another one of the same key is
    another signer. Authorities for time may do so by SHA-1, as RFC 3161 has it.
    """
    if kind == "tst_info" and "signing_certificate_v2" not in attributes:
        named = attributes["signing_certificate"]["certs"][0]["cert_hash"].native
        if certificate.fingerprint(hashes.SHA1()) != named:
            raise Broken
        return
    first = attributes["signing_certificate_v2"]["certs"][0]
    name = _algorithm(first["hash_algorithm"]["algorithm"].native)
    if certificate.fingerprint(_HASHES[name]) != first["cert_hash"].native:
        raise Broken


def _require_signature(
    certificate: x509.Certificate, info: Any, signature: bytes, signed: bytes
) -> None:
    digest = _HASHES[info["digest_algorithm"]["algorithm"].native]
    key = certificate.public_key()
    stated = info["signature_algorithm"]
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(digest))
        elif isinstance(key, rsa.RSAPublicKey) and key.key_size >= _LEAST_RSA_BITS:
            scheme: padding.AsymmetricPadding = padding.PKCS1v15()
            if stated.signature_algo == "rsassa_pss":
                scheme = padding.PSS(padding.MGF1(digest), padding.PSS.AUTO)
            key.verify(signature, signed, scheme, digest)
        else:
            raise Broken
    except (InvalidSignature, UnsupportedAlgorithm):
        raise Broken from None


def path(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
) -> list[x509.Certificate] | None:
    """From the certificate to one that is trusted; None: there is no way."""
    way = [certificate]
    while len(way) <= _LONGEST_PATH:
        last = way[-1]
        if last in roots:
            return way
        issuer = next((each for each in (*roots, *others) if has_issued(each, last)), None)
        if issuer is None or issuer in way:
            return None
        way.append(issuer)
    return None


def has_issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    """Whether the one, an authority, has signed the other."""
    if issuer.subject != certificate.issuer or not _is_authority(issuer):
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _is_authority(certificate: x509.Certificate) -> bool:
    extensions = certificate.extensions
    try:
        basic = extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        return False
    try:
        signs = extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
    except x509.ExtensionNotFound:
        signs = True
    return basic.ca and signs


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether its key may sign documents."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def is_valid_at(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def is_revoked(
    way: Sequence[x509.Certificate], lists: Sequence[x509.CertificateRevocationList], at: datetime
) -> bool:
    """Whether somebody on the way was revoked by then, says the one who issued it."""
    for certificate, issuer in zip(way, way[1:]):
        for each in lists:
            if each.issuer != certificate.issuer or not _signed_list(each, issuer):
                continue
            entry = each.get_revoked_certificate_by_serial_number(certificate.serial_number)
            if entry is not None and entry.revocation_date_utc <= at:
                return True
    return False


def _signed_list(each: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    key = issuer.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        return False
    try:
        return each.is_signature_valid(key)
    except (ValueError, TypeError, InvalidSignature):
        return False
