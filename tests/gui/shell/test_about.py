"""About says which program this is, and leads to its log."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerkdesk import version
from clerkdesk.gui.kit.facts import FactsForm
from clerkdesk.gui.shell.about import LicencesForm, log_folder
from clerkdesk.gui.shell.window import MainWindow
from tests.gui.conftest import Office
from tests.gui.seen import texts_in


def _about(window: MainWindow) -> FactsForm:
    """By its command in the palette."""
    command = next(each for each in window.person_menu.commands() if "ClerkDesk" in each.text)
    command.step()
    form = window.findChild(FactsForm)
    assert isinstance(form, FactsForm) and form.isVisible()
    return form


def _press(form: FactsForm, text: str) -> None:
    next(each for each in form.findChildren(QPushButton) if each.text() == text).click()


def test_about_says_which_version_it_is_and_opens_the_logs_folder(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window = office.drive("gunel").window
    form = _about(window)
    assert version.shown() in texts_in(form)
    _press(form, "Jurnalın qovluğunu aç")
    folder = log_folder(window.context)
    assert Path(opened[0].toLocalFile()) == folder and folder.is_dir() and folder.name == "logs"


def test_the_licences_of_all_parts_are_read_in_the_window(office: Office, qtbot: QtBot) -> None:
    window = office.drive("gunel").window
    _press(_about(window), "Lisenziyalar…")
    qtbot.waitUntil(lambda: window.findChild(LicencesForm) is not None)
    form = window.findChild(LicencesForm)
    assert isinstance(form, LicencesForm)
    words = form.text.toPlainText()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in words and "concurrent-log-handler" in words
