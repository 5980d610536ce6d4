"""Signed statements (JWS by ES256, RFC 7515): what a QR code holds, and the list of what was
revoked.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import Encoding

from clerkdesk.adapters.signing import chains
from clerkdesk.adapters.signing.encoding import base64url, from_base64url
from clerkdesk.adapters.signing.keys import Chain, SigningKey
from clerkdesk.domain.verdicts import Entry, RevocationList

_ALGORITHM = "ES256"
_SIDE = 32
"""Bytes of each half of a signature by P-256."""
MAX_LIST_BYTES = 64 * 1024 * 1024


class NotGenuine(Exception):
    """It is not what somebody trusted has signed."""


def sign(key: SigningKey, payload: dict[str, Any], *, with_chain: bool = False) -> str | None:
    """The payload, signed; None: the key cannot (it is one of RSA, without another for this).

    ``with_chain``: certificates stand in it, for whoever has the root only.
    """
    if key.statements is None:
        return None
    chain, private = key.statements
    header: dict[str, Any] = {"alg": _ALGORITHM, "kid": chain.key_id}
    if with_chain:
        header["x5c"] = x5c(chain)
    signed = f"{_part(header)}.{_part(payload)}"
    numbers = decode_dss_signature(private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    signature = b"".join(number.to_bytes(_SIDE, "big") for number in numbers)
    return f"{signed}.{base64url(signature)}"


def x5c(chain: Chain) -> list[str]:
    """As RFC 7515 writes certificates: base64, not base64url."""
    return [base64.b64encode(each).decode() for each in chain.ders]


def _part(document: dict[str, Any]) -> str:
    return base64url(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode())


def _read(text: str) -> tuple[dict[str, Any], dict[str, Any], bytes, bytes]:
    """Header, payload, what is signed, signature. Raises NotGenuine."""
    try:
        head, payload, signature = text.strip().split(".")
        header = json.loads(from_base64url(head))
        document = json.loads(from_base64url(payload))
        signed = from_base64url(signature)
    except (ValueError, UnicodeDecodeError, RecursionError):
        raise NotGenuine from None
    if not isinstance(header, dict) or not isinstance(document, dict):
        raise NotGenuine
    # One algorithm, whatever a header proposes; and nothing that we would have to understand.
    if header.get("alg") != _ALGORITHM or "crit" in header or len(signed) != 2 * _SIDE:
        raise NotGenuine
    return header, document, f"{head}.{payload}".encode(), signed


def _require(key: object, signed: bytes, signature: bytes) -> None:
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise NotGenuine
    first = int.from_bytes(signature[:_SIDE], "big")
    second = int.from_bytes(signature[_SIDE:], "big")
    try:
        key.verify(encode_dss_signature(first, second), signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise NotGenuine from None


def read(text: str, keys: Sequence[Chain]) -> dict[str, Any]:
    """The statement of one of these keys. Raises NotGenuine."""
    header, document, signed, signature = _read(text)
    for chain in keys:
        if chain.key_id == header.get("kid"):
            _require(chain.certificate.public_key(), signed, signature)
            return document
    raise NotGenuine


def read_list(text: str, roots: Sequence[x509.Certificate], at: datetime) -> RevocationList:
    """The list that somebody trusted has signed; ``at``: now. Raises NotGenuine."""
    header, document, signed, signature = _read(text)
    try:
        certificates = [
            x509.load_der_x509_certificate(base64.b64decode(each)) for each in header["x5c"]
        ]
        way = chains.path(certificates[0], certificates[1:], roots)
    except (KeyError, ValueError, TypeError, IndexError):
        raise NotGenuine from None
    if way is None or not chains.may_sign(certificates[0]):
        raise NotGenuine
    _require(certificates[0].public_key(), signed, signature)
    listed = _list(document)
    # As of when it was signed; one that says to be of tomorrow, as of now.
    if not all(chains.is_valid_at(each, min(at, listed.issued_at)) for each in way):
        raise NotGenuine
    return listed


def _list(document: dict[str, Any]) -> RevocationList:
    try:
        return RevocationList(
            issuer=str(document["issuer"]),
            issued_at=_moment(document["issued_at"]),
            next_update=_moment(document["next_update"]),
            entries=tuple(
                Entry(
                    number=str(entry["number"]),
                    state=str(entry["state"]),
                    at=str(entry["at"]),
                    reason_code=str(entry["reason_code"]),
                    superseded_by=entry.get("superseded_by"),
                )
                for entry in document["entries"]
            ),
            valid_days=int(document.get("valid_days", 0)),
            holders=tuple(str(each) for each in document.get("holders", ())),
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        raise NotGenuine from None


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return at


def list_payload(listed: RevocationList) -> dict[str, Any]:
    """As it is published."""
    entries = []
    for entry in listed.entries:
        shown = asdict(entry)
        if entry.superseded_by is None:
            del shown["superseded_by"]
        entries.append(shown)
    return {
        "issuer": listed.issuer,
        "holders": list(listed.holders),
        "issued_at": listed.issued_at.astimezone(UTC).isoformat(),
        "next_update": listed.next_update.astimezone(UTC).isoformat(),
        "valid_days": listed.valid_days,
        "entries": entries,
    }


def published(chain: Chain, holder: str) -> dict[str, Any]:
    """A key as the office publishes it (RFC 7517), with its certificates; ``holder``: of the seal
    beside which it signs.
    """
    return {
        **chain.public_key,
        "holder": holder,
        "use": "sig",
        "alg": _ALGORITHM,
        "kid": chain.key_id,
        "x5c": x5c(chain),
        "nbf": int(chain.certificate.not_valid_before_utc.timestamp()),
        "exp": int(chain.certificate.not_valid_after_utc.timestamp()),
    }


def pem(chain: Chain) -> str:
    """Its certificates, one behind the other."""
    return "".join(each.public_bytes(Encoding.PEM).decode() for each in chain.all)
