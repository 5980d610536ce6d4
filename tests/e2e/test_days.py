"""A clerk's day of each service in a real X window by real keys, in both themes, on a small screen
and on a usual one. The pictures that are taken on the way lie in ``CLERKDESK_DAY_PICTURES``, where
it is set.
"""

import os
import struct
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from clerkdesk.demo.driving.waiting import StepFailed, Waiting
from tests.conftest import Desk
from tests.e2e.morning import Keys, Morning, arrive
from tests.e2e.real_window import (
    RealKeys,
    answered_by_stand_in,
    real_desk,
    said,
    sign_in,
    x_server,
)
from tests.e2e.test_morning import NIGHTLY, reader

_NOTE = "Zeng edildi, Cixaris getirilir."
_QUESTION = "Cixarisin 2-ci sehifesini gonderin."
"""Letters that every keyboard has: those of others are typed in the morning's test."""


def screen_picture(framebuffer: Path) -> Image.Image:
    """What is on the screen: Xvfb's framebuffer is an XWD file of 32 bits a pixel."""
    content = framebuffer.read_bytes()
    header = struct.unpack(">25I", content[:100])
    size = (header[4], header[5])
    pixels = content[header[0] + 12 * header[19] :]
    return Image.frombytes("RGB", size, pixels, "raw", "BGRX", header[12])


def _closed(keys: Keys, title: str) -> bool:
    return not keys.form(title)


@dataclass
class Day(Morning):
    """``framebuffer``: where the X server's picture is; ``name``: what the pictures begin with."""

    keys: RealKeys
    framebuffer: Path = Path()
    name: str = ""

    def picture(self, shows: str) -> None:
        self.waiting.wait(400)  # what is painted behind the turn is on the screen
        folder = os.environ.get("CLERKDESK_DAY_PICTURES")
        picture = screen_picture(self.framebuffer)
        # Nothing is blank: a window has more than a few colours.
        assert len(picture.resize((64, 36)).getcolors(64 * 36) or []) > 20, shows
        if folder:
            picture.save(Path(folder) / f"{self.name}-{shows}.png")

    def live(self) -> None:
        """From the first application to the last list."""
        self.picture("signed-in")
        first = self._take()
        for tab in range(1, 6):
            self.keys.press(f"Ctrl+{tab}")
            self.picture(f"tab-{tab}")
        self.keys.press("Ctrl+1")
        self.keys.press("F11")
        self.waiting.until(self._is_on_the_whole_screen, "no document fills the screen")
        self.picture("whole-screen")
        self.keys.press("F11")
        self.waiting.until(
            lambda: not self._is_on_the_whole_screen(), "the document does not come back"
        )
        self._note(first, _NOTE)
        self._judge(first)
        self._approve(first)
        self.picture("approved")
        self._until(
            lambda: self.keys.press("Ctrl+Z"),
            lambda: self._status(first) == "in_progress",
            "the decision is not taken back",
        )
        self.picture("taken-back")
        self._approve(first)
        second = self._take()
        self._ask(second)
        self.picture("asked")
        third = self._take_beside(second)
        self._refuse_for_a_reason(third)
        self.picture("refused")
        for keys, title, shows in (
            ("Ctrl+K", "Bütün əmrlər", "palette"),
            ("Shift+F1", "Düymələr", "keys"),
        ):
            self._form(keys, title)
            self.picture(shows)
            self._until(
                partial(self.keys.press, "Escape"),
                partial(_closed, self.keys, title),
                f"{title} does not close",
            )

    def _is_on_the_whole_screen(self) -> bool:
        """A window of its own has the document's name."""
        return self.keys.window(r"\.pdf$") != ""

    def _form(self, keys: str, title: str) -> None:
        self._until(
            lambda: self.keys.press(keys), lambda: self.keys.form(title), f"{title} does not open"
        )

    def _ask(self, key: int) -> None:
        """Ask the citizen for something, by the palette."""
        self._form("Ctrl+K", "Bütün əmrlər")
        self.keys.type("vetendasdan iste")
        self.keys.press("Return")
        self.waiting.until(lambda: not self.keys.form("Bütün əmrlər"), "nothing is chosen")
        self.waiting.until(lambda: not self.keys.form("ClerkDesk"), "nothing is asked")
        self.keys.type(_QUESTION)
        self.picture("asking")
        waits = f"SELECT waiting_since IS NOT NULL FROM application WHERE id = {key}"
        self._until(
            lambda: self.keys.press("Ctrl+Return"),
            lambda: bool(self.value(waits)),
            "the citizen is not asked",
        )

    def _refuse_for_a_reason(self, key: int) -> None:
        """The first reason of the list, with its own text."""
        self._form("Ctrl+R", "Müraciətdən imtina")
        self.keys.press("Down")
        self.picture("refusing")
        self._until(
            lambda: self.keys.press("Ctrl+Return"),
            lambda: self._status(key) == "refused",
            "it is not refused",
        )

    def _take_beside(self, other: int) -> int:
        """One more, while another waits for its citizen."""
        mine = f"""
            SELECT max(a.id) FROM application a JOIN staff s ON s.id = a.holder_id
            WHERE s.login = '{self.login}' AND a.status = 'in_progress' AND a.id <> {other}
        """
        self._until(
            lambda: self.keys.press("Ctrl+N"),
            lambda: self.value(mine) is not None,
            "the next one is not taken",
            (8, 8, 8),
        )
        return int(self.value(mine))


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("theme", "size"), [("dark", "1280x720"), ("light", "1280x720"), ("light", "1440x900")]
)
@pytest.mark.parametrize(("login", "service"), [("gunel", "su"), ("elnur", "kockun")])
def test_a_day_of_a_service_goes_well_in_a_real_window(
    *,
    embedded: Desk,
    tmp_path: Path,
    qapp: QApplication,
    login: str,
    service: str,
    theme: str,
    size: str,
) -> None:
    """``qapp``: what waits needs an event loop."""
    knows = arrive(embedded, embedded.local, NIGHTLY)
    file = answered_by_stand_in(embedded, knows, login)
    (tmp_path / "window.ini").write_text(f"[General]\ntheme={theme}\n", encoding="utf-8")
    waiting = Waiting(seconds=120)
    screen = tmp_path / "screen"
    screen.mkdir()
    with x_server(size, screen) as display, real_desk(file, tmp_path, display) as desk:
        keys = RealKeys(display)
        day = Day(
            keys=keys,
            login=login,
            value=reader(file),
            waiting=waiting,
            framebuffer=screen / "Xvfb_screen0",
            name=f"{service}-{theme}-{size}",
        )
        try:
            sign_in(keys, login, waiting)
            day.live()
        except (AssertionError, StepFailed) as error:
            screen_picture(day.framebuffer).save(tmp_path / "failed.png")
            raise AssertionError(f"{error}: {said(tmp_path)[-2000:]}") from error
        assert desk.poll() is None
    decided = "SELECT group_concat(status) FROM (SELECT status FROM application ORDER BY status)"
    statuses = str(day.value(decided)).split(",")
    assert (statuses.count("completed"), statuses.count("refused")) == (1, 1)
    assert day.value("SELECT count(*) FROM event WHERE action = 'undo'") == 1
    assert "Traceback" not in said(tmp_path)
