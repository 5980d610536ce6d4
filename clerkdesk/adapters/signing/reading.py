"""Judging the seal of a file: exactly one signature, over every byte, intact, of somebody trusted.

Strict on purpose, and independent of what signs: a file that we made has one form, and whatever has
another one is no longer it. Revisions behind the signature are never read; they are a fault.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from cryptography import x509

from clerkdesk.adapters.signing import chains
from clerkdesk.adapters.signing.chains import Broken
from clerkdesk.adapters.signing.keys import holder_of, number_of
from clerkdesk.domain.verdicts import Reason, SignatureCheck

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
_ANY_RANGE = re.compile(rb"/ByteRange\b")
_MADE_AT = re.compile(rb"/M\s*\(D:(\d{14})([+-]\d\d)'(\d\d)'\)")


@dataclass(frozen=True)
class Trust:
    """Whom one believes, at which time."""

    roots: Sequence[x509.Certificate]
    """Authorities, or signers themselves."""
    lists: Sequence[x509.CertificateRevocationList] = ()
    """What the authorities have revoked."""
    time_roots: Sequence[x509.Certificate] = ()
    """Authorities for time; the others count, too."""


def check(content: bytes, trust: Trust, at: datetime) -> SignatureCheck:
    """What the file's signature is worth; ``at``: now."""
    ranges = list(_RANGE.finditer(content))
    if not ranges:
        fault = Reason.BYTES_CHANGED if _ANY_RANGE.search(content) else Reason.NO_SIGNATURE
        return SignatureCheck(fault)
    begins, length, second, rest = (int(number) for number in ranges[0].groups())
    ends = second + rest
    hole = content[length:second]
    whole = begins == 0 and len(hole) > 2 and hole[:1] == b"<" and hole[-1:] == b">"
    if not whole or ends > len(content):
        return SignatureCheck(Reason.BYTES_CHANGED)
    signed = content[:length] + content[second:ends]
    checked = _checked(hole[1:-1], signed, trust, at)
    if ends < len(content) or len(ranges) > 1:
        # Whatever stands there: it was not signed.
        return replace(checked, fault=Reason.APPENDED, appended=len(content) - ends)
    return checked


def _checked(hole: bytes, signed: bytes, trust: Trust, at: datetime) -> SignatureCheck:
    signed_at = _stated(signed)
    try:
        container = chains.container(_der(hole))
        signer = chains.signer(container, signed)
    except Broken:
        return SignatureCheck(Reason.BYTES_CHANGED, signed_at=signed_at)
    outcome = SignatureCheck(
        None,
        signer=holder_of(signer.certificate),
        seal_number=number_of(signer.certificate),
        signed_at=signed_at,
    )
    try:
        proven = _proven(signer, trust)
    except Broken:
        return replace(outcome, fault=Reason.BYTES_CHANGED)
    outcome = replace(outcome, proven_at=proven)
    # What nobody proves has been so until now: a key that has expired may have signed yesterday.
    moment = proven or at
    path = chains.path(signer.certificate, signer.others, trust.roots)
    if path is None or not chains.may_sign(signer.certificate):
        return replace(outcome, fault=Reason.FOREIGN_SIGNER)
    if chains.is_revoked(path, trust.lists, moment):
        return replace(outcome, fault=Reason.SIGNER_REVOKED)
    if not all(chains.is_valid_at(each, moment) for each in path):
        return replace(outcome, fault=Reason.SIGNER_EXPIRED)
    if signed_at is not None and not chains.is_valid_at(signer.certificate, signed_at):
        return replace(outcome, fault=Reason.SIGNER_EXPIRED)
    return outcome


def _der(hole: bytes) -> bytes:
    """The signature out of its place, behind which there are zeros only. Raises Broken."""
    from asn1crypto import parser

    try:
        # As it is written: another spelling is another file.
        content = bytes.fromhex(hole.decode("ascii"))
        if content.hex().encode() != hole.lower() or (hole.lower() != hole != hole.upper()):
            raise Broken
        *_kind, header, inner, trailer = parser.parse(content)
    except (ValueError, UnicodeDecodeError):
        raise Broken from None
    length = len(header) + len(inner) + len(trailer)
    if content[length:].strip(b"\0"):
        raise Broken
    return content[:length]


def _stated(signed: bytes) -> datetime | None:
    """When the signer says to have signed."""
    outcome = list(_MADE_AT.finditer(signed))
    if not outcome:
        return None
    digits, hours, minutes = outcome[-1].groups()
    sign = -1 if hours.startswith(b"-") else 1
    zone = timezone(sign * timedelta(hours=abs(int(hours)), minutes=int(minutes)))
    try:
        return datetime.strptime(digits.decode(), "%Y%m%d%H%M%S").replace(tzinfo=zone)
    except ValueError:
        return None


def _proven(signer: "chains.Signer", trust: Trust) -> datetime | None:
    """What an authority for time says of the signature; None: none that is trusted does.

    Raises Broken: its word is about another signature.
    """
    if signer.time_stamp is None:
        return None
    token: Any = chains.container(signer.time_stamp)
    stamp = chains.time_stamp(token, signer.signature)
    roots = (*trust.time_roots, *trust.roots)
    path = chains.path(stamp.certificate, stamp.others, roots)
    if path is None or not all(chains.is_valid_at(each, stamp.at) for each in path):
        return None
    return stamp.at
