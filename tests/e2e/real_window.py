"""The desk in a real X window of a process of its own, and the keys that the X server gives it."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from clerkdesk.demo.driving.waiting import StepFailed, Waiting
from clerkdesk.usecases.people import accounts
from tests.conftest import PEOPLE, Desk

PASSWORD = "Səhər-parolu-7"
_TRIES = 3
_NAMES = {"Return", "Delete", "Tab", "Down", "Up", "Home", "Escape", "F1", "F11"}
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


@contextmanager
def x_server(size: str = "1440x900", framebuffer: Path | None = None) -> Iterator[str]:
    """An X server of its own, without a window manager: the keyboard is where Qt itself puts it.
    Gives the display. ``framebuffer``: a folder for the picture of what is on the screen.
    """
    where = ["-fbdir", str(framebuffer)] if framebuffer else []
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not there: {', '.join(missing)}")
    read, write = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            f"{size}x24",
            "-nolisten",
            "tcp",
            *where,
        ],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        yield f":{os.read(read, 16).decode().strip()}"
    finally:
        os.close(read)
        server.terminate()
        server.wait(20)


def answered_by_stand_in(desk: Desk, knows: dict[str, Any], *logins: str) -> Path:
    """Make an installation ready for a desk of its own: the stand-in answers, and these people have
    passwords. Gives the file; this process has let it go.
    """
    file = Path(desk.engine.url.database or "")
    with closing(sqlite3.connect(file)) as connection, connection:
        # The stand-in answers only in an office that says it is a sample.
        connection.execute("UPDATE setting SET value = 'yes' WHERE key = 'stand_in'")
        connection.execute(
            "UPDATE setting SET value = ? WHERE key = 'stand_in_data'", (json.dumps(knows),)
        )
    organisations = {person[0]: person[3] for person in PEOPLE}
    for login in logins:
        # One's own administrator sets it; the other organisation has none yet.
        by = desk.as_("admin") if organisations[login] == "azersu" else desk.local
        by.run(accounts.set_password, login, PASSWORD)
    desk.engine.dispose()
    return file


@contextmanager
def real_desk(
    file: Path, folder: Path, display: str, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """The desk on a file, in a process of its own; what it says goes to ``desk.log``."""
    inherited: Mapping[str, str] = {
        key: text
        for key, text in os.environ.items()
        if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
    }
    with (folder / "desk.log").open("wb") as log:
        desk = subprocess.Popen(
            [sys.executable, "-m", "clerkdesk", "desk"],
            env={
                **inherited,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "CLERKDESK_DATA_DIR": str(folder),
                "CLERKDESK_DATABASE_URL": f"sqlite:///{file}",
                **environment,
            },
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield desk
        finally:
            desk.terminate()
            desk.wait(30)


def said(folder: Path) -> str:
    """What the desk has written to its log."""
    return (folder / "desk.log").read_text(errors="replace")


def sign_in(keys: RealKeys, login: str, waiting: Waiting) -> None:
    """On a busy computer a letter of the password gets lost: it is typed again then."""
    waiting.until(lambda: keys.form("Daxil ol"), "nobody asks who it is")
    keys.press("Ctrl+A")
    keys.type(login)
    keys.press("Tab")

    def is_open() -> bool:
        return not keys.form("Daxil ol") and keys.window("^ClerkDesk$") != ""

    for _try in range(_TRIES):
        keys.press("Ctrl+A")
        keys.type(PASSWORD)
        keys.press("Return")
        if waiting.holds_within(is_open, waiting.seconds / _TRIES):
            return
    raise StepFailed("the desk does not open")
