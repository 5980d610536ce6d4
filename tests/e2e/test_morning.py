"""Thirty applications of both services by keyboard alone: in this process every day, in a real X
window at night.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.waiting import StepFailed, Waiting
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk
from tests.driving import drive_of
from tests.e2e.morning import EACH, NOTE, RARE, REFUSAL, Morning, arrive
from tests.gui.conftest import Office

PASSWORD = "Səhər-parolu-7"


def reader(file: Path) -> Callable[[str], Any]:
    """Reads one value, by a connection of its own each time: nothing is kept from the desk."""

    def value(statement: str) -> Any:
        connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)
        try:
            row = connection.execute(statement).fetchone()
            return None if row is None else row[0]
        finally:
            connection.close()

    return value


def done_well(value: Callable[[str], Any]) -> None:
    assert (
        value("SELECT count(*) FROM application WHERE status = 'completed'") == 24
        and value("SELECT count(*) FROM application WHERE status = 'refused'") == 6
    )
    assert value(f"SELECT count(*) FROM application WHERE decision_text = '{REFUSAL}'") == 6
    assert value(f"SELECT count(*) FROM note WHERE text = '{NOTE}'") == 2
    assert (
        value("SELECT count(*) FROM event WHERE action = 'take'")
        == 30
        == value("SELECT count(*) FROM event WHERE action IN ('approve', 'refuse')")
    )


# -- in this process -------------------------------------------------------------------------------


@pytest.fixture
def office(embedded: Desk, qtbot: QtBot, tmp_path: Path, dressed: None) -> Iterator[Office]:
    """Thirty applications have arrived, and a worker answers."""
    embedded.knows = arrive(embedded, embedded.local)
    office = Office(embedded, qtbot, tmp_path)
    yield office
    office.worker.stop()


@pytest.fixture
def drive(office: Office, tmp_path: Path) -> Iterator[Drive]:
    drive = drive_of(office, tmp_path, seconds=30)
    yield drive
    drive.close()


@pytest.mark.timeout(300)
def test_thirty_applications_are_worked_through_without_a_mouse(
    office: Office, drive: Drive
) -> None:
    value = reader(Path(office.desk.engine.url.database or ""))
    for login in ("gunel", "elnur"):
        window = drive.window(login)
        morning = Morning(window.keyboard, login, value, window.waiting)
        morning.work()
        if login == "gunel":
            morning.look_for(" ".join(RARE))
        drive.close_window(window)
    done_well(value)


# -- a real X window -------------------------------------------------------------------------------

_NAMES = {"Return", "Delete", "Tab", "Down"}
"""Keys that the X server knows by these names; all others are small letters."""


class RealKeys:
    """Keys that the X server gives to whichever window has the keyboard."""

    def __init__(self, display: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display}

    def tool(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        ).stdout

    def _keyboard(self) -> None:
        """What a window manager does when a window has closed: the keyboard goes to the one behind
        it.
        """
        if self.tool("getwindowfocus", "getwindowname").strip():
            return
        windows = self.window("^ClerkDesk$").splitlines()
        if windows:
            self.tool("windowfocus", "--sync", windows[-1])

    def press(self, keys: str) -> None:
        self._keyboard()
        *modifiers, key = keys.split("+")
        names = [modifier.lower() for modifier in modifiers]
        names.append(key if key in _NAMES else key.lower())
        self.tool("key", "--clearmodifiers", "+".join(names))

    def type(self, text: str) -> None:
        # A letter that the keyboard lacks gets a key for as long as it is typed: the desk must have
        # read the new keyboard before it is gone again.
        self.tool("type", "--clearmodifiers", "--delay", "25" if text.isascii() else "120", text)

    def form(self, title: str) -> bool:
        return self.tool("getwindowfocus", "getwindowname").strip() == title

    def window(self, name: str) -> str:
        return self.tool("search", "--onlyvisible", "--name", name).strip()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[str]:
    """An X server of its own, without a window manager: the keyboard is where Qt itself puts it."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not there: {', '.join(missing)}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    display = f":{os.read(read, 16).decode().strip()}"
    yield display
    server.terminate()
    server.wait(20)


def _sign_in(keys: RealKeys, login: str, waiting: Waiting) -> None:
    waiting.until(lambda: keys.form("Daxil ol"), "nobody asks who it is")
    keys.press("Ctrl+A")
    keys.type(login)
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Return")
    waiting.until(
        lambda: not keys.form("Daxil ol") and keys.window("^ClerkDesk$") != "",
        "the desk does not open",
    )


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_real_window_is_worked_in_with_real_keys(
    embedded: Desk, tmp_path: Path, screen: str, qapp: QApplication
) -> None:
    """``qapp``: what waits needs an event loop."""
    knows = arrive(embedded, embedded.local)
    file = Path(embedded.engine.url.database or "")
    with sqlite3.connect(file) as connection:
        # The stand-in answers only in an office that says it is a sample.
        connection.execute("UPDATE setting SET value = 'yes' WHERE key = 'stand_in'")
        connection.execute(
            "UPDATE setting SET value = ? WHERE key = 'stand_in_data'", (json.dumps(knows),)
        )
    for login in ("gunel", "elnur"):
        UnitOfWork(embedded.engine, "admin").run(accounts.set_password, login, PASSWORD)
    embedded.engine.dispose()
    environment = {
        key: text
        for key, text in os.environ.items()
        if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
    }
    environment |= {
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "CLERKDESK_DATA_DIR": str(tmp_path),
        "CLERKDESK_DATABASE_URL": f"sqlite:///{file}",
    }
    value = reader(file)
    keys = RealKeys(screen)
    waiting = Waiting(seconds=60)
    log = (tmp_path / "desk.log").open("wb")
    desk = subprocess.Popen(
        [sys.executable, "-m", "clerkdesk", "desk"],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        for login in ("gunel", "elnur"):
            _sign_in(keys, login, waiting)
            morning = Morning(keys, login, value, waiting)
            morning.work()
            if login == "gunel":
                morning.look_for(" ".join(RARE))
                # Out and in again through the palette.
                keys.press("Ctrl+K")
                waiting.until(lambda: keys.form("Bütün əmrlər"), "the palette does not open")
                keys.type("Çıxış")
                keys.press("Return")
        assert desk.poll() is None
    except (AssertionError, StepFailed) as error:
        keys.tool("mousemove", "0", "0")
        raise AssertionError(
            f"{error}: {(tmp_path / 'desk.log').read_text(errors='replace')[-2000:]}"
        ) from error
    finally:
        desk.terminate()
        desk.wait(30)
        log.close()
    done_well(value)
    assert "Traceback" not in (tmp_path / "desk.log").read_text(errors="replace") and EACH == 15
