"""The electronic signatures that a citizen's PDF bears (e-imza, ASAN İmza, SİMA): whose they are,
whether the file is as it was signed, and whether their authority is trusted. Runs in the child
process only: what opens a file of strangers may hang.
"""

import os
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

ROOTS = "CLERKDESK_DOCUMENT_ROOTS"
"""In the environment: a file of the authorities that are trusted (PEM)."""
MOST = 10
"""So many signatures of a file are looked at."""
_MARK = b"/ByteRange"


class Worth(StrEnum):
    """What a signature is worth."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    """It fits the file, and whose it is nobody vouches for whom we trust."""
    EXPIRED = "expired"
    """Its certificate is over, and nobody proves that it was made before."""
    BROKEN = "broken"
    """The file is another one than was signed."""
    UNREAD = "unread"
    """It cannot be read: nothing is known."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature; ``signer``: as its certificate names them, "": unread."""

    signer: str
    worth: Worth


def bears_one(content: bytes) -> bool:
    """Whether it says to bear a signature."""
    return _MARK in content


def signatures(content: bytes) -> list[Signature]:
    """Every signature of the file, in their order; more than ``MOST``: the first ones and one that
    was not read.
    """
    if not bears_one(content):
        return []
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader

        embedded = PdfFileReader(BytesIO(content), strict=False).embedded_regular_signatures
    except MemoryError:
        raise
    except Exception:  # whatever a parser raises at what strangers send
        return [Signature("", Worth.UNREAD)]
    seen = [_checked(each) for each in embedded[:MOST]]
    # A range without a field that can be found is said, never passed over.
    if len(embedded) > MOST or not embedded:
        seen.append(Signature("", Worth.UNREAD))
    return seen


def _checked(embedded: Any) -> Signature:
    signer = ""
    try:
        from pyhanko.sign.validation import validate_pdf_signature

        signer = _name(embedded.signer_cert)
        status = validate_pdf_signature(embedded, signer_validation_context=_context())
        return Signature(signer, _worth(status, embedded.signer_cert))
    except MemoryError:
        raise
    except Exception:  # as above
        return Signature(signer, Worth.UNREAD)


def _worth(status: Any, certificate: Any) -> Worth:
    if not (status.intact and status.valid) or not _is_whole(status):
        return Worth.BROKEN
    if status.trusted:
        return Worth.TRUSTED
    reason = getattr(status.trust_problem_indic, "name", "")
    return Worth.EXPIRED if reason == "OUT_OF_BOUNDS_NO_POE" else Worth.UNTRUSTED


def _is_whole(status: Any) -> bool:
    """Nothing was added behind it but what keeps it provable, and further signatures."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel

    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True
    level = status.modification_level
    return bool(
        status.coverage is SignatureCoverageLevel.ENTIRE_REVISION
        and level is not None
        and level <= ModificationLevel.FORM_FILLING
        and status.docmdp_ok
    )


def _context() -> Any:
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(trust_roots=list(_roots()), allow_fetching=False)


def _roots() -> tuple[Any, ...]:
    """The authorities that are trusted; none are where none are set. Raises OSError, ValueError:
    what is set cannot be read, and then nothing is known of anybody.
    """
    path = os.environ.get(ROOTS)
    if not path:
        return ()
    from asn1crypto import pem, x509

    content = Path(path).read_bytes()
    return tuple(
        x509.Certificate.load(der) for _kind, _headers, der in pem.unarmor(content, multiple=True)
    )


def _name(certificate: Any) -> str:
    """The person's, else the organisation's: without the serial number, which may be the FIN."""
    subject = certificate.subject.native
    for field in ("common_name", "organization_name"):
        value = subject.get(field)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return "?"
