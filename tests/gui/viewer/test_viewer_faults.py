"""What goes wrong in the document viewer: hangs, broken files, pages that take their time."""

import os
import signal
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit import theme
from clerkdesk.gui.viewer import rendering
from clerkdesk.usecases.catalogue import sentence
from tests.gui.viewing import AWAY_MS, Shown, Watchdog, extract

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]


def test_a_page_that_hangs_is_a_sentence_and_the_other_pages_can_still_be_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(qtbot)
    shown.show(extract(3))
    monkeypatch.setattr(rendering, "PAGE_MS", 300)
    os.kill(shown.pid(), signal.SIGSTOP)
    shown.viewer.turn(1)
    shown.until(shown.viewer.message.isVisible)
    assert (
        shown.viewer.message.text() == sentence("document_hung")
        and shown.viewer.canvas.image is None
        and shown.viewer.pages == 3
    )
    monkeypatch.setattr(rendering, "PAGE_MS", 5_000)
    shown.viewer.turn(-1)
    shown.painted()
    assert not shown.viewer.message.isVisible() and shown.viewer.page == 0
    os.kill(shown.pid(), signal.SIGKILL)
    shown.viewer.turn(1)
    shown.until(shown.viewer.message.isVisible)
    assert shown.viewer.message.text() == sentence("document_broken")
    # Another fit is another attempt, and its page takes the sentence's place.
    shown.viewer.fit_width()
    shown.painted()
    assert not shown.viewer.message.isVisible()


def test_a_page_that_takes_its_time_shows_its_small_picture_and_says_so(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(3))
    shown.until(lambda: shown.viewer.strip.thumbnails.picture(1) is not None)
    os.kill(shown.pid(), signal.SIGSTOP)
    shown.viewer.turn(1)
    canvas = shown.viewer.canvas
    assert canvas.image is None and canvas.stand_in is not None
    shown.until(lambda: bool(canvas.waiting_text))
    centre = shown.picture().pixelColor(canvas.page_rect().center().toPoint() + QPoint(0, 12))
    assert centre.name().upper() == theme.tokens().surface
    os.kill(shown.pid(), signal.SIGCONT)
    shown.painted()
    assert canvas.stand_in is None and not canvas.waiting_text


def test_a_file_that_cannot_be_opened_is_a_sentence(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.viewer.show_file("x.pdf", 3, b"%PDF-1.7 nothing", "application/pdf")
    assert shown.viewer.message.text() == shown.viewer.tr("Opening…")
    shown.until(lambda: shown.viewer.message.text() == sentence("document_broken"))
    for step in (
        shown.viewer.rotate,
        shown.viewer.fit,
        shown.viewer.fit_width,
        lambda: shown.viewer.zoom_by(1),
        lambda: shown.viewer.turn(1),
        shown.viewer.find,
    ):
        step()
    shown.show(extract(1))


@pytest.mark.parametrize("kind", [pytest.param("photograph", marks=pytest.mark.long), "PDF"])
def test_a_page_as_large_as_a_large_screen_leaves_the_window_awake(
    qtbot: QtBot, record_property: Callable[[str, object], None], kind: str
) -> None:
    shown = Shown(qtbot, 3840, 2100)
    target = BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(target, "JPEG")
    content = target.getvalue() if kind == "photograph" else extract(2) + b"%" * 15_000_000
    steps = (
        lambda: shown.show(content),
        shown.viewer.fit_width,
        lambda: shown.viewer.popup.brightness.setValue(30),
        lambda: shown.viewer.popup.contrast.setValue(30),
        shown.viewer.rotate,
        *([lambda: shown.viewer.zoom_by(1)] * 5),
        shown.viewer.fit,
    )
    pictures: list[int] = []
    shown.viewer.ready.connect(lambda: pictures.append(shown.image.width()))
    with Watchdog() as watchdog:
        for step in steps:
            step()
            shown.painted()
    record_property("away_ms", round(watchdog.longest))
    assert max(pictures) > 3500 and watchdog.longest < AWAY_MS


def test_a_picture_that_cannot_grow_is_not_made_again(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    for _ in range(20):
        shown.viewer.zoom_by(1)
    shown.painted()
    pictures: list[QImage] = []
    shown.viewer.ready.connect(lambda: pictures.append(shown.image))
    shown.viewer.zoom_by(-1)
    shown.until(lambda: shown.viewer.at_rest)
    shown.viewer.fit()
    shown.painted()
    assert len(pictures) == 1
