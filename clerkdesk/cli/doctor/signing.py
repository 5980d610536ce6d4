"""The key of electronic seals: whether there is one here, whose it is, and until when."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clerkdesk import clock
from clerkdesk.cli.doctor.checks import Check, Part
from clerkdesk.cli.output import Output
from clerkdesk.settings import Settings
from clerkdesk.usecases.catalogue import sentence

if TYPE_CHECKING:
    from clerkdesk.adapters.signing.keys import SigningKey

SOON_DAYS = 30
NAME = "electronic seal"


def parts(settings: Settings, language: str) -> list[Part]:
    return [Part(NAME, partial(_look, settings, language))]


def _look(settings: Settings, language: str) -> list[Check]:
    from clerkdesk.adapters.signing import keys

    key = keys.load(settings)
    own = keys.load_own(settings)
    if key is None:
        checks = [Check(NAME, "none", sentence("doctor_no_signing_key", None, language))]
    else:
        checks = _key(NAME, key, language)
    for organisation, its_key in own.items():
        checks += _key(f"{NAME}, {organisation}", its_key, language)
    return checks


def _key(name: str, key: "SigningKey", language: str) -> list[Check]:
    seal = key.chain.seal
    ends = key.chain.certificate.not_valid_after_utc
    soon = (ends - clock.real()).days < SOON_DAYS
    code = "doctor_signing_key_ends" if soon else "doctor_signing_key"
    shown = {"holder": seal.holder, "number": seal.number, "until": f"{ends:%d.%m.%Y}"}
    checks = [Check(name, "bad" if soon else "ok", sentence(code, shown, language))]
    if key.ocsp is not None:
        checks.append(_answer(key, language))
    if key.statements is None:
        checks.append(Check("QR", "none", sentence("doctor_no_statement_key", None, language)))
    return checks


def _answer(key: "SigningKey", language: str) -> Check:
    """What the authority has answered about the seal."""
    from clerkdesk.adapters.signing import responses

    assert key.ocsp is not None
    try:
        content = key.ocsp.read_bytes()
    except OSError:
        content = b""
    state = responses.state_of(content, key.chain, clock.real())
    text = sentence(f"doctor_ocsp_{state}", {"path": key.ocsp}, language)
    return Check("OCSP", "ok" if state is responses.State.GOOD else "bad", text)


def make_sample(folder: Path, output: Output) -> int:
    """A key for trying out, and the lines that set it."""
    from clerkdesk.adapters.signing import sample

    sample_key = sample.make(folder, clock.real())
    settings = {
        "CLERKDESK_SIGNING_KEY": str(sample_key.key),
        "CLERKDESK_SIGNING_PASSWORD_FILE": str(sample_key.passphrase),
        "CLERKDESK_TRUST_ROOTS": str(sample_key.root),
    }
    output.document(
        {"mark": sample.MARK, "settings": settings},
        [f"{name}={value}" for name, value in settings.items()],
    )
    return 0
