"""The document viewer: brightness and contrast, and the whole screen with the stated data."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.case import casework
from tests import samples
from tests.gui.viewing import Shown, extract

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]
LEFT = Qt.MouseButton.LeftButton


# -- brightness ------------------------------------------------------------------------------------


def grey(shown: Shown) -> int:
    return shown.viewer.canvas.image.pixelColor(5, 5).red()


def pale() -> bytes:
    target = BytesIO()
    Image.new("RGB", (400, 300), "#808080").save(target, "PNG")
    return target.getvalue()


def test_brightness_and_contrast_change_the_picture_and_go_with_the_file(qtbot) -> None:
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


def test_the_whole_screen_has_the_same_page_its_verdict_and_the_stated_data(qtbot) -> None:
    shown = Shown(qtbot)
    viewer = shown.viewer
    stated: list[str] = []

    def companion() -> QWidget:
        stated.append(f"data {len(stated)}")
        made = QWidget()
        made.setLayout(column(label(stated[-1])))
        return made

    judged: list[bool] = []
    fits = button("fits", None, None, lambda: judged.append(True))
    viewer.footer.addWidget(fits)
    viewer.set_companion(companion)
    shown.show(extract(3))
    viewer.turn(1)
    shown.painted()
    assert viewer.full_screen_window is None and not viewer.tools.beside.isVisible()
    viewer.tools.screen.click()
    window = viewer.full_screen_window
    shown.painted()
    assert (
        window.isFullScreen()
        and viewer.canvas.window() is window
        and fits.window() is window
        and viewer.page == 1
    )
    assert [found.text() for found in window.beside.findChildren(QLabel)] == [
        "data 0"
    ] and window.beside.isVisible()
    fits.click()
    assert judged == [True]
    viewer.update_companion()
    assert [found.text() for found in window.beside.widget().findChildren(QLabel)] == ["data 1"]
    viewer.tools.beside.click()
    assert not window.beside.isVisible()
    shown.painted()
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Escape)
    assert (
        viewer.full_screen_window is None
        and viewer.canvas.window() is shown.window
        and viewer.canvas.isVisible()
        and fits.window() is shown.window
    )
    shown.painted()
    assert viewer.page == 1
    viewer.toggle_full_screen()
    assert not viewer.full_screen_window.beside.isVisible(), "what was put away stays away"
    viewer.toggle_full_screen()


def test_the_windows_keys_work_on_the_whole_screen_when_it_is_given_them(qtbot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(2))
    done: list[str] = []
    action = QAction("fits", shown.window)
    action.setShortcut(QKeySequence("U"))
    action.triggered.connect(lambda: done.append("U"))
    shown.window.addAction(action)
    shown.viewer.full_screen_changed.connect(
        lambda on: shown.viewer.full_screen_window.addAction(action) if on else None
    )
    shown.viewer.toggle_full_screen()
    window = shown.viewer.full_screen_window
    shown.until(window.isActiveWindow)
    QTest.keyClick(shown.viewer.canvas, Qt.Key.Key_U)
    assert done == ["U"]
    QTest.keyClick(shown.viewer.canvas, Qt.Key.Key_PageDown)
    assert shown.viewer.page == 1
    window.close()
    assert shown.viewer.full_screen_window is None


def test_a_document_that_is_put_away_leaves_the_whole_screen(qtbot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    shown.viewer.toggle_full_screen()
    shown.viewer.hide()
    assert shown.viewer.full_screen_window is None and shown.viewer.canvas.window() is shown.window


def test_an_applications_document_stands_beside_its_comparison(office, qtbot) -> None:
    number = office.desk.take_in(samples.no_debt())
    office.desk.run("gunel", casework.take, number)
    window = office.window("gunel")
    office.open(window, number)
    viewer = window.detail.viewer
    qtbot.waitUntil(lambda: viewer.canvas.image is not None, timeout=15_000)
    viewer.toggle_full_screen()
    texts = [found.text() for found in viewer.full_screen_window.beside.findChildren(QLabel)]
    assert any("Əliyev" in text for text in texts) and "MÜQAYİSƏ" in texts
    assert window.detail.fits_button.window() is viewer.full_screen_window
    window.open_case.close()
    assert viewer.full_screen_window is None
