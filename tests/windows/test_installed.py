"""What an administrator rolls out: the package in silence, its own test, the desk on the screen, an
upgrade over it, and the data that stay when it goes.
"""

import json
import struct
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from clerkdesk import servers, settings
from tests.e2e.real_window import RealKeys, x_server
from tests.e2e.test_days import screen_picture
from tests.processes import until_it_has
from tests.windows.conftest import NEWER, SERVER, VERSION
from tests.windows.wine import Windows, path_of

pytestmark = [pytest.mark.windows, pytest.mark.timeout(3600)]

MAX_FROZEN_MB = 160
MAX_PACKAGE_MB = 80
SETTLED_SECONDS = 20
"""In which the first list and its first application are there, on a busy machine."""
OF_THE_FRAME = 600
"""More colours than a frame with empty places and a bar has."""
STAND_INS = {"icuuc.dll", "bcryptprimitives.dll"}
"""Libraries that this Windows was given and every real one has."""
WITH_WINDOW = 2
WITH_CONSOLE = 3
"""IMAGE_SUBSYSTEM_WINDOWS_GUI and _CUI of winnt.h."""


def subsystem(program: Path) -> int:
    content = program.read_bytes()
    (header,) = struct.unpack_from("<I", content, 0x3C)
    (kind,) = struct.unpack_from("<H", content, header + 0x5C)
    return int(kind)


def test_the_frozen_program_is_small_and_whole(frozen: Path) -> None:
    files = [file for file in frozen.rglob("*") if file.is_file()]
    names = {file.name.lower() for file in files}
    assert not names & STAND_INS
    assert not [name for name in names if "virtualkeyboard" in name or "qt6charts" in name]
    assert sum(file.stat().st_size for file in files) <= MAX_FROZEN_MB * 1_000_000


def test_the_window_has_no_console_and_the_command_line_has_one(frozen: Path) -> None:
    assert subsystem(frozen / "clerkdeskw.exe") == WITH_WINDOW
    assert subsystem(frozen / "clerkdesk.exe") == WITH_CONSOLE


def test_the_package_is_small(package: Path) -> None:
    assert package.stat().st_size <= MAX_PACKAGE_MB * 1_000_000


def test_every_part_of_what_was_installed_works(installed: Windows) -> None:
    done = installed.run(
        path_of(installed.programs / "clerkdesk.exe"), "selftest", "--format", "json"
    ).stdout
    # Qt and Wine have something to say before and behind it.
    report, _end = json.JSONDecoder().raw_decode(done, done.index("{"))
    states = {part["name"]: part["state"] for part in report["parts"]}
    assert report["ok"], done
    # Windows' Credential Locker, and its printers.
    assert states["keyring"] == states["printers"] == states["child"] == "ok"


def test_a_silent_installation_leaves_server_menu_and_file_type(
    installed: Windows, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(servers, "SITE_FOLDER", installed.programs)
    (offered,) = servers.offered(settings.load({"CLERKDESK_DATA_DIR": str(tmp_path)}))
    assert offered.url == f"postgresql://{SERVER}/clerkdesk"
    assert list(installed.disk.rglob("ClerkDesk.lnk"))
    kind = installed.registry(r"HKLM\Software\Classes\ClerkDesk.Package")
    assert 'clerkdeskw.exe" desk "%1"' in kind
    assert "ClerkDesk.Package" in installed.registry(r"HKLM\Software\Classes\.zip")


def test_the_whole_job_is_played_by_what_was_installed(installed: Windows, tmp_path: Path) -> None:
    installed.done(
        path_of(installed.programs / "clerkdesk.exe"), "demo", "--headless", path_of(tmp_path / "x")
    )
    summary = json.loads((tmp_path / "x" / "summary.json").read_text(encoding="utf-8"))
    assert all(step["ok"] for step in summary["steps"]) and len(summary["pictures"]) == 20


def test_the_window_stands_on_the_screen(installed: Windows, tmp_path: Path) -> None:
    """As the Start menu opens it: no console, Qt's own platform for Windows."""
    installed.end_all()  # what was begun without a screen keeps every later window from it
    with x_server("1280x720", tmp_path) as display:
        desk = installed.begun(
            path_of(installed.programs / "clerkdeskw.exe"),
            *("demo", "--as", "gunel", "--data", path_of(tmp_path / "office")),
            DISPLAY=display,
        )
        keys = RealKeys(display)
        screen = tmp_path / "Xvfb_screen0"

        def shown() -> set[str]:
            return set(keys.window("^ClerkDesk$").split())

        try:
            until_it_has(desk, lambda: bool(shown()))
            frame = shown()
            # The desk's window stands in the place of the frame with empty places.
            until_it_has(desk, lambda: bool(shown() - frame) and not shown() & frame)
            with suppress(subprocess.TimeoutExpired):
                desk.wait(SETTLED_SECONDS)
            assert len(screen_picture(screen).getcolors(1 << 24) or []) > OF_THE_FRAME
        finally:
            screen_picture(screen).save(installed.folder / "window.png")
            installed.run("taskkill", "/f", "/im", "clerkdeskw.exe")
            desk.wait(60)


def test_an_upgrade_takes_the_place_and_an_uninstallation_leaves_the_data(
    installed: Windows, newer_package: Path
) -> None:
    program = path_of(installed.programs / "clerkdesk.exe")
    office = {"CLERKDESK_DATA_DIR": r"C:\office data", "CLERKDESK_LANGUAGE": "en"}
    installed.done(program, "db", "upgrade", **office)
    own = installed.programs / "office.toml"
    own.write_text("of the administrator", encoding="utf-8")
    installed.done("msiexec", "/i", path_of(newer_package), "/qn")
    listed = installed.registry(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall")
    assert NEWER in listed and VERSION not in listed
    # The server was not said again.
    assert SERVER in (installed.programs / "servers.toml").read_text(encoding="ascii")
    installed.done(program, "db", "check", **office)
    installed.done("msiexec", "/x", path_of(newer_package), "/qn")
    assert not (installed.programs / "clerkdesk.exe").exists()
    assert not (installed.programs / "_internal").exists()
    assert own.read_text(encoding="utf-8") == "of the administrator"
    own.unlink()
    assert (installed.disk / "office data" / "clerkdesk.db").stat().st_size > 0
    assert not list(installed.disk.rglob("ClerkDesk.lnk"))
