"""worker, db, staff, doctor"""

import contextlib
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clerkdesk import bootstrap
from clerkdesk.bootstrap import Office
from clerkdesk.cli import parent
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed
from clerkdesk.settings import Settings, sqlite_file
from clerkdesk.usecases.catalogue import of_error
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.people import administration
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.worker.loop import repeat


def worker(words: Namespace, opened: Office, output: Output) -> int:
    """Until told to end; ``--with-stdin``: as a desk's child, woken by lines, and saying one when
    something was done.
    """
    made = bootstrap.make_worker(opened, "worker")
    if words.once:
        done = made.once()
        output.document({"done": done}, [f"{done}"])
        return 0
    wake = threading.Event()
    stop = threading.Event()

    def end(*_signal: object) -> None:
        stop.set()
        wake.set()

    def say() -> None:
        with contextlib.suppress(OSError):  # the desk is gone, and this ends, too
            sys.stdout.write("\n")
            sys.stdout.flush()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    if words.with_stdin:
        parent.ended(end, wake.set)
    repeat(lambda: made, wake, stop.is_set, say if words.with_stdin else None)
    return 0


def database(words: Namespace, settings: Settings, output: Output) -> int:
    if words.part == "upgrade":
        bootstrap.upgrade(settings)
        output.document({"upgraded": True}, ["ok"])
        return 0
    if words.part == "copy":
        from clerkdesk.cli import migration

        return migration.copy(words, settings, output)
    if words.part in ("worker-login", "gateway-login"):
        opened = bootstrap.open_office(settings)
        password = sys.stdin.readline().rstrip("\r\n") if words.password_stdin else None
        opened.unit_of_work.run(
            administration.make_service_login,
            words.login,
            words.part.removesuffix("-login"),
            password,
        )
        opened.close()
        output.document({"login": words.login}, [words.login])
        return 0
    if settings.embedded and not sqlite_file(settings.database_url).exists():
        bootstrap.upgrade(settings)
    problems = bootstrap.check(settings)
    output.document({"ok": not problems, "problems": problems}, problems or ["ok"])
    if problems:
        output.refused("database_differs")
    return 1 if problems else 0


def staff(words: Namespace, opened: Office, output: Output) -> int:
    unit = opened.unit_of_work
    match words.part:
        case "add":
            password = sys.stdin.readline().rstrip("\r\n") if words.password_stdin else None
            unit.run(
                administration.add_staff,
                words.login,
                words.name,
                words.role,
                words.organisation,
                words.department,
                words.service,
                password,
            )
            output.document({"login": words.login}, [words.login])
        case "list":
            rows = unit.read(administration.list_staff)
            lines = [
                f"{row.login:<16} {row.role:<11} {row.organisation:<10} {row.name}{'' if row.active else ' ×'}"
                for row in rows
            ]
            output.document({"staff": [asdict(row) for row in rows]}, lines)
        case "disable" | "enable":
            unit.run(administration.set_active, words.login, words.part == "enable")
            output.document({"login": words.login, "active": words.part == "enable"}, [words.login])
        case "password":
            password = sys.stdin.readline().rstrip("\r\n")
            if not password:
                raise Invalid("missing", field="password")
            unit.run(administration.set_password, words.login, password)
            output.document({"login": words.login}, [words.login])
    return 0


def doctor(settings: Settings, output: Output) -> int:
    """Every part of the installation with its state; exit 1 where something needed does not work."""
    from clerkdesk.adapters import mail, sms

    checks: list[dict[str, Any]] = []

    def check(name: str, state: str, detail: str) -> None:
        checks.append({"name": name, "state": state, "detail": detail})

    _fonts(check)
    _locale(check)
    _database(check, settings, output.language)
    _keyring(check)
    _sender(
        check=check,
        name="mail",
        url=settings.smtp_url,
        make=mail.Smtp,
        otherwise="CLERKDESK_SMTP_URL: .eml → messages/",
    )
    _sender(
        check=check,
        name="sms",
        url=settings.sms_url,
        make=sms.sender,
        otherwise="CLERKDESK_SMS_URL: .txt → messages/",
    )
    for name, url in (("billing", settings.billing_url), ("register", settings.register_url)):
        state = (
            "none"
            if not url
            else "ok"
            if url.removeprefix("historic+").startswith(("http://", "https://"))
            else "bad"
        )
        check(name, state, url or f"CLERKDESK_{name.upper()}_URL")
    _files(check, settings)
    check("printer", *_printer())
    failed = any(item["state"] == "bad" for item in checks)
    output.document(
        {"ok": not failed, "checks": checks},
        [f"{_MARKS[item['state']]} {item['name']}: {item['detail']}" for item in checks],
    )
    return 1 if failed else 0


def _sender(
    check: Any, name: str, url: str | None, make: Callable[[str], object], otherwise: str
) -> None:
    """What sends messages: its address is looked at, nothing is sent."""
    if not url:
        check(name, "none", otherwise)
        return
    try:
        make(url)
        check(name, "ok", url.rpartition("@")[2])
    except Invalid as error:
        check(name, "bad", of_error(error))


def _files(check: Any, settings: Settings) -> None:
    """The files of settings that hold secrets: read as whoever uses them would."""
    from clerkdesk.adapters import hooks, registry_view
    from clerkdesk.gateway import sign_in

    readers: tuple[tuple[str, Path | None, Callable[[Path], object]], ...] = (
        ("views", settings.views_file, registry_view.read),
        ("hooks", settings.hooks_file, hooks.read),
        ("citizens", settings.citizens_file, sign_in.read),
    )
    for name, path, read in readers:
        if path is None:
            check(name, "none", f"CLERKDESK_{name.upper()}")
            continue
        try:
            read(path)
            check(name, "ok", str(path))
        except Invalid as error:
            check(name, "bad", of_error(error))


_MARKS = {"ok": "✓", "none": "–", "bad": "✗"}


def _fonts(check: Any) -> None:
    from clerkdesk import bundled

    try:
        for name in ("Inter_400Regular", "Inter_500Medium", "Inter_600SemiBold", "Inter_700Bold"):
            bundled.path("fonts", f"{name}.ttf")
        check("fonts", "ok", "Inter")
    except FileNotFoundError as error:
        check("fonts", "bad", f"{error}: pip install --force-reinstall clerkdesk")


def _locale(check: Any) -> None:
    """The desk starts in every locale that the machine has; one that it lacks gives Qt another one,
    with a warning.
    """
    from clerkdesk import c_locale

    name, known = c_locale.of_environment()
    check("locale", "ok" if known else "bad", name if known else f"{name}: locale-gen {name}")


def _database(check: Any, settings: Settings, language: str) -> None:
    from clerkdesk import clock

    check("address", "ok", settings.shown_url)
    try:
        opened = bootstrap.open_office(settings)
        try:
            problems = bootstrap.check(settings)
            check(
                "database",
                "bad" if problems else "ok",
                "; ".join(problems) or "clerkdesk db check: ok",
            )
        except NotAllowed as error:
            # A clerk's own login reaches the database; proving the guard is its administrator's
            # part.
            check("database", "ok", of_error(error, language))
        drift = abs((opened.unit_of_work.read(_now) - clock.real()).total_seconds())
        check("clock", "ok" if settings.now or drift < 60 else "bad", f"{drift:.0f} s")
        alive = opened.unit_of_work.read(dashboard.worker_alive)
        check(
            "worker",
            "ok" if alive or settings.embedded else "bad",
            "✓" if alive else "clerkdesk worker",
        )
        check("messages", "ok", f"{opened.unit_of_work.read(outbox.unsent)}")
        opened.close()
    except Expected as error:
        check("database", "bad", of_error(error, language))


def _now(session: Any) -> Any:
    from clerkdesk.usecases.unit_of_work import now

    return now(session)


def _keyring(check: Any) -> None:
    from clerkdesk.adapters import keyring_store

    usable = keyring_store.usable()
    check(
        "keyring",
        "ok" if usable else "none",
        "✓" if usable else "Secret Service / KWallet / Windows Credential Locker / macOS Keychain",
    )


def _printer() -> tuple[str, str]:
    import shutil
    import subprocess

    if sys.platform != "linux":
        return "ok", "system"
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return "none", "apt install cups-client"
    found = subprocess.run([lpstat, "-p"], capture_output=True, text=True, timeout=10, check=False)
    return (
        ("ok", found.stdout.splitlines()[0]) if found.stdout.strip() else ("none", "lpadmin -p …")
    )
