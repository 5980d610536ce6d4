"""This computer: fonts, locale, keyring, printers, room on the disk, files of secrets."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from clerkdesk import bundled, c_locale
from clerkdesk.cli.doctor.checks import Check, Part
from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import Settings
from clerkdesk.usecases.catalogue import of_error, sentence

FONTS = ("Inter_400Regular", "Inter_500Medium", "Inter_600SemiBold", "Inter_700Bold")
PRINTER_SECONDS = 10
LEAST_ROOM = 2 * 1024**3
"""Bytes: below that somebody has to act before the disk is full."""
GB = 1000**3


def parts(settings: Settings, language: str) -> list[Part]:
    """Everything that lies on this computer."""
    return [
        Part("fonts", _fonts),
        Part("locale", _locale),
        Part("disk", lambda: room("disk", settings.data_dir, language)),
        Part("keyring", _keyring),
        Part("printer", partial(_printer, language)),
        *_secret_files(settings, language),
    ]


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


def room(name: str, folder: Path, language: str) -> Check:
    """How much is free where the folder is, or will be."""
    there = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    usage = shutil.disk_usage(there)
    figure = f"{usage.free / GB:.1f} / {usage.total / GB:.0f} GB"
    if usage.free < LEAST_ROOM:
        return Check(name, "bad", sentence("doctor_no_room", {"path": folder}, language), figure)
    return Check(name, "ok", str(folder), figure)


def _keyring() -> Check:
    from clerkdesk.adapters import keyring_store

    if keyring_store.usable():
        return Check("keyring", "ok", "✓")
    known = "Secret Service / KWallet / Windows Credential Locker / macOS Keychain"
    return Check("keyring", "none", known)


def _printer(language: str) -> Check:
    if sys.platform != "linux":
        return Check("printer", "unseen", sentence("doctor_printer", None, language))
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return Check("printer", "none", "apt install cups-client")
    try:
        listing = subprocess.run(
            [lpstat, "-p"],
            capture_output=True,
            text=True,
            timeout=PRINTER_SECONDS,
            check=False,
            creationflags=bundled.NO_WINDOW,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Check("printer", "bad", "lpstat -p")
    if not listing.stdout.strip():
        return Check("printer", "none", "lpadmin -p …")
    return Check("printer", "ok", listing.stdout.splitlines()[0])


def _secret_files(settings: Settings, language: str) -> list[Part]:
    """The files of settings that hold secrets: read as whoever uses them would."""
    from clerkdesk.adapters import hooks, registry_view
    from clerkdesk.gateway import sign_in

    def part(name: str, path: Path | None, read: Callable[[Path], object]) -> Part:
        return Part(name, partial(_secret_file, name, path, read, language))

    return [
        part("views", settings.views_file, registry_view.read),
        part("hooks", settings.hooks_file, hooks.read),
        part("citizens", settings.citizens_file, sign_in.read),
    ]


def _secret_file(
    name: str, path: Path | None, read: Callable[[Path], object], language: str
) -> Check:
    if path is None:
        return Check(name, "none", f"CLERKDESK_{name.upper()}")
    try:
        read(path)
    except Invalid as error:
        return Check(name, "bad", of_error(error, language))
    return Check(name, "ok", str(path))
