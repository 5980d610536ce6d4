"""Another theme, put on while the window is there: everywhere, and once it is painted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.session import first_frame, loop
from clerkdesk.gui.shell.help import HelpWindow
from clerkdesk.gui.shell.window import MainWindow
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)


def _change_theme(qtbot: QtBot, window: MainWindow, name: str) -> None:
    with qtbot.waitSignal(window.theme_switch.done):
        window.set_theme(name)


def _looks(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def test_another_theme_is_everywhere_in_the_window_once_it_is_painted(
    office: Office, qtbot: QtBot
) -> None:
    number = office.desk.take_in()
    window = office.drive("gunel").open(number).window
    window.set_theme("dark")
    try:
        assert not window.updatesEnabled()
        qtbot.waitUntil(window.updatesEnabled)
        assert _looks(window, 3, 400) == theme.DARK.sunken
        assert _looks(window, window.width() - 4, 40) == theme.DARK.bg
        assert _looks(window.splitter.handle(1), 0, 200) == theme.DARK.line
        assert (
            window.detail.side_area.styleSheet()
            == window.sidebar.styleSheet()
            == theme.stylesheet(theme.DARK)
        )
    finally:
        _change_theme(qtbot, window, "light")


def test_another_theme_comes_to_a_page_when_it_is_looked_at_and_to_other_windows_at_once(
    office: Office, qtbot: QtBot
) -> None:
    window = office.window("sabina")
    window.show_page("register")
    register = window.stack.currentWidget()
    window.show_page("dashboard")
    dashboard = window.stack.currentWidget()
    assert register is not None and dashboard is not None
    beside = HelpWindow()
    qtbot.addWidget(beside)
    beside.show()
    _change_theme(qtbot, window, "dark")
    try:
        dark = theme.stylesheet(theme.DARK)
        assert dashboard.styleSheet() == beside.styleSheet() == dark != register.styleSheet()
        assert _looks(beside, 3, 3) == theme.DARK.bg
        window.show_page("register")
        assert register.styleSheet() == dark
    finally:
        _change_theme(qtbot, window, "light")


def test_a_sign_takes_the_colour_of_another_theme(office: Office, qtbot: QtBot) -> None:
    window = office.window("gunel")
    window.bar.say("Xəta", "bad")
    sign = window.bar.sign
    assert sign is not None
    _change_theme(qtbot, window, "dark")
    try:
        assert (
            sign.pixmap().toImage()
            == icons.pixmap("circle-x", theme.DARK.bad, 16).toImage()
            != icons.pixmap("circle-x", theme.LIGHT.bad, 16).toImage()
        )
    finally:
        _change_theme(qtbot, window, "light")


def test_a_theme_chosen_while_another_is_put_on_wins(office: Office, qtbot: QtBot) -> None:
    window = office.window("gunel")
    window.set_theme("dark")
    _change_theme(qtbot, window, "light")
    assert _looks(window, 3, 400) == theme.LIGHT.sunken and window.updatesEnabled()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_contrast_theme_of_the_system_is_followed_at_once(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Qt's answer is the edge of the process: no test changes the system."""
    window = office.window("gunel")
    _change_theme(qtbot, window, name)
    hints = QApplication.styleHints().accessibility()
    try:
        with qtbot.waitSignal(window.theme_switch.done):
            monkeypatch.setattr(theme, "contrast_wanted", lambda _app: True)
            hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
        strong = theme.DARK_CONTRAST if name == "dark" else theme.LIGHT_CONTRAST
        assert theme.tokens() == strong
        assert _looks(window, 3, 400) == strong.sunken
        assert window.sidebar.styleSheet() == theme.stylesheet(strong)
        with qtbot.waitSignal(window.theme_switch.done):
            monkeypatch.undo()
            hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
        assert theme.tokens() in (theme.LIGHT, theme.DARK)
    finally:
        _change_theme(qtbot, window, "light")


def test_the_next_start_shows_its_first_frame_in_the_contrast_of_the_last(
    qapp: QApplication, tmp_path: Path, dressed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first_frame.chosen(tmp_path, "az", None).contrast is None, "the first start asks"
    try:
        for strong, tokens in ((True, theme.DARK_CONTRAST), (False, theme.DARK)):
            monkeypatch.setattr(theme, "contrast_wanted", lambda _app, strong=strong: strong)
            loop.dress(first_frame.state_of(tmp_path), "az", "dark")
            look = first_frame.chosen(tmp_path, "az", None)
            assert look == ("az", "dark", strong)
            monkeypatch.setattr(theme, "contrast_wanted", lambda _app: pytest.fail("it is asked"))
            _application, frame = first_frame.first_frame(*look)
            assert _looks(frame, 3, 400) == tokens.sunken
            frame.close()
    finally:
        monkeypatch.undo()
        theme.apply(qapp, "light")
