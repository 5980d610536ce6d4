"""What the authority of a seal has answered about it (OCSP), to be carried along by papers: whoever
looks in ten years need not ask an authority that no longer answers.

The answer lies in a file that the office has renewed (``openssl ocsp -respout``): who forms a paper
waits for nobody.
"""

import logging
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.x509 import ocsp

from clerkdesk.domain.errors import Expected

log = logging.getLogger(__name__)


class State(StrEnum):
    """What a file of it is worth now."""

    GOOD = "good"
    STALE = "stale"
    """Older than it says of itself, or of tomorrow."""
    FOREIGN = "foreign"
    """About another certificate, or no answer at all."""
    REVOKED = "revoked"


def state_of(content: bytes, certificate: x509.Certificate, at: datetime) -> State:
    """What the answer is worth for a certificate at a time."""
    try:
        answer = ocsp.load_der_ocsp_response(content)
        if answer.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            return State.FOREIGN
        if answer.serial_number != certificate.serial_number:
            return State.FOREIGN
        if answer.certificate_status is ocsp.OCSPCertStatus.REVOKED:
            return State.REVOKED
        if answer.certificate_status is not ocsp.OCSPCertStatus.GOOD:
            return State.FOREIGN
        until = answer.next_update_utc
        begun = answer.this_update_utc <= at
    except ValueError:
        return State.FOREIGN
    return State.GOOD if begun and until is not None and at <= until else State.STALE


def current(file: Path | None, certificate: x509.Certificate, at: datetime) -> tuple[bytes, ...]:
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
    state = state_of(content, certificate, at)
    if state is State.REVOKED:
        raise Expected("seal_revoked")
    if state is not State.GOOD:
        log.warning("the authority's answer about the seal is %s", state)
        return ()
    return (content,)
