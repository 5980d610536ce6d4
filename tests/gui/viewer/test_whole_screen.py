"""The document viewer: brightness and contrast, and the whole screen with the stated data."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.viewer.full_screen import FullScreenWindow
from clerkdesk.gui.viewer.viewer import Viewer
from tests.gui.conftest import Office
from tests.gui.seen import texts_in
from tests.gui.viewing import Shown, extract

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]
LEFT = Qt.MouseButton.LeftButton


# -- brightness ------------------------------------------------------------------------------------


def grey(shown: Shown) -> int:
    return shown.image.pixelColor(5, 5).red()


def pale() -> bytes:
    target = BytesIO()
    Image.new("RGB", (400, 300), "#808080").save(target, "PNG")
    return target.getvalue()


def test_brightness_and_contrast_change_the_picture_and_go_with_the_file(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(pale(), "solğun.png")
    viewer = shown.viewer
    popup = shown.viewer.popup
    assert grey(shown) == 128
    viewer.show_brightness()
    assert popup.isVisible()
    popup.brightness.setValue(50)
    shown.until(lambda: grey(shown) == 192)
    popup.contrast.setValue(50)
    assert viewer.tools.tone.isChecked()
    popup.brightness.setValue(-50)
    shown.until(lambda: grey(shown) == 64)
    popup.as_it_is.click()
    shown.until(lambda: grey(shown) == 128)
    assert not popup.as_it_is.isEnabled() and not viewer.tools.tone.isChecked()
    popup.hide()
    popup.brightness.setValue(50)
    shown.until(lambda: grey(shown) == 192)
    shown.show(pale(), "başqa.png")
    assert popup.tone == (0, 0) and grey(shown) == 128
    popup.brightness.setValue(-50)
    viewer.reset_brightness()
    shown.painted()
    assert grey(shown) == 128


# -- the whole screen ------------------------------------------------------------------------------


def whole_screen(viewer: Viewer) -> FullScreenWindow:
    """The window on which the document is now."""
    window = viewer.full_screen_window
    assert window is not None
    return window


def on_whole_screen(viewer: Viewer) -> bool:
    return viewer.full_screen_window is not None


def test_the_whole_screen_has_the_same_page_its_verdict_and_the_stated_data(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    viewer = shown.viewer
    stated: list[str] = []

    def companion() -> QWidget:
        stated.append(f"data {len(stated)}")
        data = QWidget()
        data.setLayout(column(label(stated[-1])))
        return data

    judged: list[bool] = []
    fits = button("fits", None, None, lambda: judged.append(True))
    viewer.footer.addWidget(fits)
    viewer.set_companion(companion)
    shown.show(extract(3))
    viewer.turn(1)
    shown.painted()
    assert not on_whole_screen(viewer) and not viewer.tools.beside.isVisible()
    viewer.tools.screen.click()
    window = whole_screen(viewer)
    beside = window.beside
    shown.painted()
    assert (
        window.isFullScreen()
        and viewer.canvas.window() is window
        and fits.window() is window
        and viewer.page == 1
    )
    assert texts_in(beside) == ["data 0"] and beside.isVisible()
    fits.click()
    assert judged == [True]
    viewer.update_companion()
    data = beside.widget()
    assert data is not None and texts_in(data) == ["data 1"]
    viewer.tools.beside.click()
    assert not beside.isVisible()
    shown.painted()
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Escape)
    assert (
        not on_whole_screen(viewer)
        and viewer.canvas.window() is shown.window
        and viewer.canvas.isVisible()
        and fits.window() is shown.window
    )
    shown.painted()
    assert viewer.page == 1
    viewer.toggle_full_screen()
    assert not whole_screen(viewer).beside.isVisible(), "what was put away stays away"
    viewer.toggle_full_screen()


def test_the_windows_keys_work_on_the_whole_screen_when_it_is_given_them(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(2))
    done: list[str] = []
    action = QAction("fits", shown.window)
    action.setShortcut(QKeySequence("U"))
    action.triggered.connect(lambda: done.append("U"))
    shown.window.addAction(action)
    shown.viewer.full_screen_changed.connect(
        lambda on: whole_screen(shown.viewer).addAction(action) if on else None
    )
    shown.viewer.toggle_full_screen()
    window = whole_screen(shown.viewer)
    shown.until(window.isActiveWindow)
    QTest.keyClick(shown.viewer.canvas, Qt.Key.Key_U)
    assert done == ["U"]
    QTest.keyClick(shown.viewer.canvas, Qt.Key.Key_PageDown)
    assert shown.viewer.page == 1
    window.close()
    assert not on_whole_screen(shown.viewer)


def test_a_document_that_is_put_away_leaves_the_whole_screen(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    shown.viewer.toggle_full_screen()
    shown.viewer.hide()
    assert not on_whole_screen(shown.viewer) and shown.viewer.canvas.window() is shown.window


def test_an_applications_document_stands_beside_its_comparison(office: Office) -> None:
    drive = office.drive("gunel").open(office.taken())
    window = drive.window
    viewer = window.detail.viewer
    drive.until(lambda: viewer.canvas.image is not None, "its document is not shown")
    viewer.toggle_full_screen()
    texts = texts_in(whole_screen(viewer).beside)
    assert any("Əliyev" in text for text in texts) and "MÜQAYİSƏ" in texts
    assert window.detail.examination.fits_button.window() is whole_screen(viewer)
    window.open_case.close()
    assert not on_whole_screen(viewer)
