"""A paper that somebody shows, looked at from all sides: its seal, the office's list, the register.

Without Qt: it runs off the window's thread.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

from clerkdesk.adapters.signing import keys, reading, statements
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.domain import paper_checks
from clerkdesk.domain.paper_checks import Answer, Line
from clerkdesk.domain.verdicts import (
    Judgement,
    Reason,
    RevocationList,
    SignatureCheck,
    Verdict,
    judge_registered,
)
from clerkdesk.usecases.certificates import checking
from clerkdesk.usecases.certificates.checking import Known
from clerkdesk.usecases.certificates.listing import RegisterRow
from clerkdesk.usecases.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody shows: a file with what can be read in it, or number and code alone."""

    name: str = ""
    """The file's."""
    content: bytes | None = None
    number: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it."""

    shown: Shown
    answer: Answer
    judgement: Judgement
    lines: list[Line]
    number: str | None
    row: RegisterRow | None
    """None: the register has none, or none that the actor may see."""
    elsewhere: str | None
    """The number to which the code belongs, where that is another one."""
    signed_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Trusted:
    """Files of this computer: authorities that are believed, and what they have revoked."""

    roots: Path | None = None
    revoked: Path | None = None


def check(unit: UnitOfWork, trusted: Trusted, shown: Shown) -> Checked:
    """Look at it from all sides. Raises Invalid (signing_key): a file of ``trusted`` is not what it
    should be.
    """
    content = shown.content
    sha256 = hashlib.sha256(content).hexdigest() if content is not None else None
    known = unit.read(checking.known, sha256, shown.number, shown.code)
    named = (
        keys.read_certificates(trusted.roots, "CLERKDESK_TRUST_ROOTS")
        if trusted.roots is not None
        else []
    )
    roots = [*named, *_published(known.keys)]
    seal = None
    if content is not None:
        seal = reading.check(content, Trust(roots, _revoked(trusted.revoked)), known.at)
    listed = _listed(known, roots)
    judgement = _judged(known, seal, listed)
    number = known.verification.number or shown.number
    lines = paper_checks.of_signature(seal, trusts_somebody=bool(named))
    lines.append(paper_checks.of_list(listed, number, known.at))
    lines += paper_checks.of_register(known.entry, number, has_code=shown.code is not None)
    lines = paper_checks.settled(lines, known.entry)
    return Checked(
        shown=shown,
        answer=paper_checks.answer(judgement, lines, has_file=content is not None),
        judgement=judgement,
        lines=lines,
        number=number,
        row=known.row,
        elsewhere=known.elsewhere,
        signed_at=seal.signed_at if seal is not None else None,
        at=known.at,
    )


def _judged(
    known: Known, seal: SignatureCheck | None, listed: RevocationList | Reason
) -> Judgement:
    """The register decides; a list that is too old, or not ours, takes the green away."""
    verdict = Verdict(known.verification.verdict)
    reason = known.verification.reason
    if seal is not None:
        judgement = judge_registered(verdict, reason, seal)
    else:
        is_unknown = verdict is Verdict.UNKNOWN
        judgement = Judgement(verdict, Reason.NOT_IN_REGISTER if is_unknown else reason)
    if judgement.verdict is not Verdict.VALID or listed is Reason.NO_LIST:
        return judgement
    if isinstance(listed, Reason):
        return Judgement(Verdict.LIST_TOO_OLD, listed)
    line = paper_checks.of_list(listed, known.verification.number, known.at)
    if line.mark is paper_checks.Mark.WARN:
        return Judgement(Verdict.LIST_TOO_OLD, Reason.LIST_OLD)
    return judgement


def _published(content: str | None) -> list[x509.Certificate]:
    """The certificates of the keys that the office publishes, earlier ones, too."""
    if content is None:
        return []
    certificates = []
    for key in json.loads(content)["keys"]:
        certificates += [_certificate(each) for each in key.get("x5c", ())]
    return [each for each in certificates if each is not None]


def _certificate(text: str) -> x509.Certificate | None:
    try:
        return x509.load_der_x509_certificate(base64.b64decode(text))
    except (ValueError, binascii.Error):
        return None


def _revoked(file: Path | None) -> list[x509.CertificateRevocationList]:
    return keys.read_lists(file.read_bytes()) if file is not None else []


def _listed(known: Known, roots: Sequence[x509.Certificate]) -> RevocationList | Reason:
    if known.revocations is None:
        return Reason.NO_LIST
    try:
        return statements.read_list(known.revocations, roots, known.at)
    except statements.NotGenuine:
        return Reason.LIST_NOT_GENUINE
