"""What is missing in an installation, and how to mend it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from clerkdesk import bootstrap, bundled, c_locale, clock
from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed
from clerkdesk.settings import Settings
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.messages import undelivered
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.unit_of_work import now

State = Literal["ok", "none", "bad"]
"""Works; is not set up, and need not be; does not work."""
_MARKS: dict[State, str] = {"ok": "✓", "none": "–", "bad": "✗"}
FONTS = ("Inter_400Regular", "Inter_500Medium", "Inter_600SemiBold", "Inter_700Bold")
MAX_DRIFT_SECONDS = 60
"""Between this machine's clock and the database's."""
PRINTER_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Check:
    """A part of the installation; ``detail``: what was found, or what to do about it."""

    name: str
    state: State
    detail: str


_SHOWN = 5
"""So many of the database's problems; `db check` names all."""


def examine(settings: Settings, output: Output) -> int:
    """Every part of the installation with its state; exit 1 where one that is needed fails."""
    checks = [
        _fonts(),
        _locale(),
        *_database(settings, output.language),
        _keyring(),
        *_senders(settings),
        _service("billing", settings.billing_url),
        _service("register", settings.register_url),
        *_secret_files(settings),
        _printer(),
    ]
    failed = any(check.state == "bad" for check in checks)
    output.document(
        {"ok": not failed, "checks": [asdict(check) for check in checks]},
        [f"{_MARKS[check.state]} {check.name}: {check.detail}" for check in checks],
    )
    return 1 if failed else 0


def _fonts() -> Check:
    try:
        for name in FONTS:
            bundled.path("fonts", f"{name}.ttf")
    except FileNotFoundError as error:
        return Check("fonts", "bad", f"{error}: pip install --force-reinstall clerkdesk")
    return Check("fonts", "ok", "Inter")


def _locale() -> Check:
    """The desk starts in every locale that the machine has; one that it lacks gives Qt another one,
    with a warning.
    """
    name, is_known = c_locale.of_environment()
    if is_known:
        return Check("locale", "ok", name)
    return Check("locale", "bad", f"{name}: locale-gen {name}")


def _database(settings: Settings, language: str) -> list[Check]:
    checks = [Check("address", "ok", settings.shown_url)]
    try:
        installation = bootstrap.open_installation(settings)
        checks.append(_schema(settings, language))
        checks.append(_clock(installation))
        checks.append(_worker(installation))
        unsent = installation.unit_of_work.read(undelivered.unsent)
        checks.append(Check("messages", "ok", f"{unsent}"))
        for alarm in installation.unit_of_work.read(dashboard.alarms):
            alarm_text = sentence(alarm.code, {"detail": alarm.detail}, language)
            since = alarm.since.astimezone(BAKU).strftime("%d.%m.%Y %H:%M")
            checks.append(Check(f"alarm: {alarm.source}", "bad", f"{since}: {alarm_text}"))
        installation.close()
    except Expected as error:
        checks.append(Check("database", "bad", of_error(error, language)))
    return checks


def _schema(settings: Settings, language: str) -> Check:
    try:
        problems = bootstrap.check(settings)
    except NotAllowed as error:
        # A clerk's own login reaches the database; proving the guard is its administrator's part.
        return Check("database", "ok", of_error(error, language))
    if problems:
        more = f" (+{len(problems) - _SHOWN})" if len(problems) > _SHOWN else ""
        return Check("database", "bad", "; ".join(problems[:_SHOWN]) + more)
    return Check("database", "ok", "clerkdesk db check: ok")


def _clock(installation: Installation) -> Check:
    drift = abs((installation.unit_of_work.read(now) - clock.real()).total_seconds())
    # A sample office has a clock of its own.
    works = bool(installation.settings.now) or drift < MAX_DRIFT_SECONDS
    return Check("clock", "ok" if works else "bad", f"{drift:.0f} s")


def _worker(installation: Installation) -> Check:
    if installation.unit_of_work.read(dashboard.worker_alive):
        return Check("worker", "ok", "✓")
    # Beside an embedded file it runs while a desk does.
    return Check("worker", "ok" if installation.settings.embedded else "bad", "clerkdesk worker")


def _keyring() -> Check:
    from clerkdesk.adapters import keyring_store

    if keyring_store.usable():
        return Check("keyring", "ok", "✓")
    known = "Secret Service / KWallet / Windows Credential Locker / macOS Keychain"
    return Check("keyring", "none", known)


def _senders(settings: Settings) -> list[Check]:
    without_mail = "CLERKDESK_SMTP_URL: .eml → messages/"
    without_sms = "CLERKDESK_SMS_URL: .txt → messages/"
    return [
        _sender(
            "mail", settings.smtp_url, partial(_smtp, settings), without_mail, "mail_no_password"
        ),
        _sender("sms", settings.sms_url, partial(_sms, settings), without_sms, "sms_no_password"),
    ]


def _smtp(settings: Settings, url: str) -> bool:
    from clerkdesk.adapters import mail, service_secrets

    return mail.Smtp(url, service_secrets.password(settings, "smtp")).may_sign_in


def _sms(settings: Settings, url: str) -> bool:
    from clerkdesk.adapters import service_secrets, sms

    return sms.sender(url, service_secrets.password(settings, "sms")).may_sign_in


def _sender(
    name: str, url: str | None, may_sign_in: Callable[[str], bool], without: str, fault: str
) -> Check:
    """What sends messages: its address and its password are looked at, nothing is sent.
    ``fault``: the code of an account without a password.
    """
    if not url:
        return Check(name, "none", without)
    try:
        if not may_sign_in(url):
            return Check(name, "bad", sentence(fault))
    except Invalid as error:
        return Check(name, "bad", of_error(error))
    return Check(name, "ok", url.rpartition("@")[2])


def _service(name: str, url: str | None) -> Check:
    """What is asked over HTTP: its address is looked at, nothing is asked."""
    if not url:
        return Check(name, "none", f"CLERKDESK_{name.upper()}_URL")
    from clerkdesk.adapters.billing import PLAIN, in_clear

    address = url.removeprefix("historic+")
    is_http = address.removeprefix(PLAIN).startswith(("http://", "https://"))
    return Check(name, "ok" if is_http and not in_clear(address) else "bad", url)


def _secret_files(settings: Settings) -> list[Check]:
    """The files of settings that hold secrets: read as whoever uses them would."""
    from clerkdesk.adapters import hooks, registry_view
    from clerkdesk.gateway import sign_in

    return [
        _secret_file("views", settings.views_file, registry_view.read),
        _secret_file("hooks", settings.hooks_file, hooks.read),
        _secret_file("citizens", settings.citizens_file, sign_in.read),
    ]


def _secret_file(name: str, path: Path | None, read: Callable[[Path], object]) -> Check:
    if path is None:
        return Check(name, "none", f"CLERKDESK_{name.upper()}")
    try:
        read(path)
    except Invalid as error:
        return Check(name, "bad", of_error(error))
    return Check(name, "ok", str(path))


def _printer() -> Check:
    if sys.platform != "linux":
        return Check("printer", "ok", "system")
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return Check("printer", "none", "apt install cups-client")
    listing = subprocess.run(
        [lpstat, "-p"],
        capture_output=True,
        text=True,
        timeout=PRINTER_SECONDS,
        check=False,
        creationflags=bundled.NO_WINDOW,
    )
    if not listing.stdout.strip():
        return Check("printer", "none", "lpadmin -p …")
    return Check("printer", "ok", listing.stdout.splitlines()[0])
