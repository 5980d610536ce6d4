"""What the authority of a seal has answered about it (OCSP), to be carried along by papers: whoever
looks in ten years need not ask an authority that no longer answers.

The answer lies in a file that the office has renewed (``openssl ocsp -respout``): who forms a paper
waits for nobody.
"""

import hashlib
import hmac
import logging
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from clerkdesk.adapters.signing import chains
from clerkdesk.adapters.signing.keys import Chain
from clerkdesk.domain.errors import Expected

log = logging.getLogger(__name__)


class State(StrEnum):
    """What a file of it is worth now."""

    GOOD = "good"
    STALE = "stale"
    """Older than it says of itself, or of tomorrow."""
    FOREIGN = "foreign"
    """About another certificate, signed by nobody who may answer for it, or no answer at all."""
    REVOKED = "revoked"


def state_of(content: bytes, chain: Chain, at: datetime) -> State:
    """What the answer is worth for a seal's certificate at a time."""
    try:
        answer = ocsp.load_der_ocsp_response(content)
        if answer.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            return State.FOREIGN
        if answer.serial_number != chain.certificate.serial_number:
            return State.FOREIGN
        if not any(_holds(answer, each, at) for each in _issuers(chain)):
            return State.FOREIGN
        if answer.certificate_status is ocsp.OCSPCertStatus.REVOKED:
            return State.REVOKED
        if answer.certificate_status is not ocsp.OCSPCertStatus.GOOD:
            return State.FOREIGN
        until = answer.next_update_utc
        begun = answer.this_update_utc <= at
    except (ValueError, UnsupportedAlgorithm):
        return State.FOREIGN
    return State.GOOD if begun and until is not None and at <= until else State.STALE


def _issuers(chain: Chain) -> Iterator[x509.Certificate]:
    """Who has issued the seal's certificate, as far as its chain says."""
    for each in chain.all:
        if chains.has_issued(each, chain.certificate):
            yield each


def _holds(answer: ocsp.OCSPResponse, issuer: x509.Certificate, at: datetime) -> bool:
    """Whether the issuer answers, or one whom it lets answer (RFC 6960, 4.2.2.2)."""
    named = hashlib.new(answer.hash_algorithm.name, issuer.subject.public_bytes()).digest()
    if not hmac.compare_digest(answer.issuer_name_hash, named):
        return False
    if not hmac.compare_digest(
        answer.issuer_key_hash, _key_hash(issuer, answer.hash_algorithm.name)
    ):
        return False
    others = (each for each in answer.certificates if _may_answer(each, issuer, at))
    return any(_answers(each, answer) for each in (issuer, *others))


def _may_answer(certificate: x509.Certificate, issuer: x509.Certificate, at: datetime) -> bool:
    try:
        extended = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    named = ExtendedKeyUsageOID.OCSP_SIGNING in extended
    valid = chains.is_valid_at(certificate, at)
    return named and valid and chains.has_issued(issuer, certificate)


def _answers(certificate: x509.Certificate, answer: ocsp.OCSPResponse) -> bool:
    """Whether the answer names this certificate, and is signed by its key."""
    if answer.responder_name is not None:
        if answer.responder_name != certificate.subject:
            return False
    elif answer.responder_key_hash != _key_hash(certificate, "sha1"):
        return False
    digest = answer.signature_hash_algorithm
    key = certificate.public_key()
    signed = answer.tbs_response_bytes
    if not isinstance(digest, hashes.SHA256 | hashes.SHA384 | hashes.SHA512):
        return False
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(answer.signature, signed, ec.ECDSA(digest))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(answer.signature, signed, padding.PKCS1v15(), digest)
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _key_hash(certificate: x509.Certificate, algorithm: str) -> bytes:
    """Of the key alone, without what says of which kind it is."""
    from asn1crypto import keys

    spki = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    bits = keys.PublicKeyInfo.load(spki)["public_key"]
    # The first octet of a string of bits counts those that are not used.
    return hashlib.new(algorithm, bits.contents[1:]).digest()


def current(file: Path | None, chain: Chain, at: datetime) -> tuple[bytes, ...]:
    """The answer that a paper carries along; none where there is none of now: the paper is good
    without it, and ``doctor`` says so.

    Raises Expected (seal_revoked): with a seal that its authority has revoked nothing is sealed.
    """
    if file is None:
        return ()
    try:
        content = file.read_bytes()
    except OSError:
        log.warning("the authority's answer about the seal cannot be read")
        return ()
    state = state_of(content, chain, at)
    if state is State.REVOKED:
        raise Expected("seal_revoked")
    if state is not State.GOOD:
        log.warning("the authority's answer about the seal is %s", state)
        return ()
    return (content,)
