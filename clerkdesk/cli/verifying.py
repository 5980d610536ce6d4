"""certificate verify: by the register, and by what stands in the file itself; or, with a root and
the published list, without any database.
"""

import hashlib
from argparse import Namespace
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

from clerkdesk import clock
from clerkdesk.adapters import certificate_reading
from clerkdesk.adapters.signing import keys, reading, statements
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.verdicts import (
    Judgement,
    Reason,
    RevocationList,
    SignatureCheck,
    Verdict,
    judge_alone,
    judge_registered,
)
from clerkdesk.settings import Settings
from clerkdesk.usecases.catalogue import known, sentence
from clerkdesk.usecases.certificates import register


@dataclass(frozen=True, slots=True)
class _Shown:
    """A file that somebody shows."""

    content: bytes
    number: str | None
    code: str | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def needs_no_database(arguments: Namespace) -> bool:
    """Whether a root or the published list is named: then nobody's register is asked."""
    return arguments.trust_root is not None or arguments.revocations is not None


def alone(arguments: Namespace, settings: Settings, output: Output) -> int:
    """Without a database: signature, chain to the root, and the signed list.

    Without ``--trust-root`` the roots are those of CLERKDESK_TRUST_ROOTS. Raises Invalid
    (trust_root_missing): there are none, either.
    """
    root: Path | None = arguments.trust_root or settings.trust_roots_file
    if root is None:
        raise Invalid("trust_root_missing", field="trust_root")
    at = settings.now or clock.real()
    roots = keys.read_certificates(root, "trust_root")
    shown = _read(arguments.file)
    trust = Trust(roots, _crls(arguments.crl or settings.signing_crl_file))
    check = reading.check(shown.content, trust, at)
    listed = _listed(arguments.revocations, trust, at)
    judgement = judge_alone(check, shown.number, listed, at)
    return _say(output, shown.number, judgement, check)


def by_register(arguments: Namespace, installation: Installation, output: Output) -> int:
    """With the office's own register; the file's seal says what has become of it."""
    settings = installation.settings
    shown = _read(arguments.file)
    entry = installation.unit_of_work.read(register.verify, shown.sha256, shown.number, shown.code)
    roots = (
        keys.read_certificates(settings.trust_roots_file, "CLERKDESK_TRUST_ROOTS")
        if settings.trust_roots_file is not None
        else []
    )
    trust = Trust(roots, _crls(settings.signing_crl_file))
    check = reading.check(shown.content, trust, installation.clock())
    judgement = judge_registered(Verdict(entry.verdict), entry.reason, check)
    return _say(output, entry.number, judgement, check)


def _say(output: Output, number: str | None, judgement: Judgement, check: SignatureCheck) -> int:
    verdict = judgement.verdict
    reason = judgement.reason
    shown_number = number or "—"
    output.document(
        {
            "verdict": verdict,
            "number": number,
            "reason": reason,
            "signer": check.signer,
            "signed_at": check.signed_at.isoformat() if check.signed_at else None,
            "sealed": check.is_sealed,
        },
        [f"{shown_number}: {verdict} {reason or ''}".rstrip(), *_whose(check, output)],
    )
    if verdict is Verdict.VALID:
        return 0
    code = f"certificate_is_{verdict}"
    # Where the reason alone says what is to be done about it.
    with_reason = f"{code}_{reason}"
    output.refused(
        with_reason if known(with_reason) else code,
        number=shown_number,
        reason=reason or "",
        signer=check.signer or "—",
    )
    return 1


def _whose(check: SignatureCheck, output: Output) -> list[str]:
    """Whose seal it bears: an authority vouches for many."""
    if check.signer is None:
        return []
    seal = {"holder": check.signer, "number": check.seal_number or "—"}
    return [sentence("check_seal_of", seal, output.language)]


def _read(file: Path) -> _Shown:
    try:
        content = file.read_bytes()
    except OSError:
        raise Invalid("path_not_found", field="file", path=file) from None
    return _Shown(content, *certificate_reading.number_and_code(content))


def _crls(file: Path | None) -> list[x509.CertificateRevocationList]:
    if file is None:
        return []
    try:
        return keys.read_lists(file.read_bytes())
    except (OSError, ValueError):
        raise Invalid("signing_key", field="crl", path=file) from None


def _listed(file: Path | None, trust: Trust, at: datetime) -> RevocationList | Reason:
    """The list; or why there is none that counts."""
    if file is None:
        return Reason.NO_LIST
    try:
        text = file.read_text(encoding="ascii")
        return statements.read_list(text, trust.roots, at)
    except OSError:
        raise Invalid("path_not_found", field="revocations", path=file) from None
    except (statements.NotGenuine, UnicodeDecodeError):
        return Reason.LIST_NOT_GENUINE
