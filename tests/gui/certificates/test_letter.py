"""The letter of a decision, printed at the counter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.certificates.register import RegisterPage
from tests.conftest import Desk
from tests.gui.conftest import OpenWindow
from tests.gui.seen import texts_in
from tests.integration.certificates.test_letters import letter, refused

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]


def letters() -> list[PaperDialog]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, PaperDialog) and each.isVisible()
    ]


def test_a_refused_application_of_an_idp_gives_its_letter_by_a_key(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    number = refused(desk)
    drive = open_window("elnur").open(number)
    button = drive.window.detail.action_bar.buttons[Action.CERTIFICATE]
    assert button.isVisible() and button.isEnabled()
    assert button.accessibleName() == "Məktubu çap et"
    QTest.keyClick(drive.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    waiting = "SELECT count(*) FROM inquiry WHERE kind = 'letter' AND outcome IS NULL"
    qtbot.waitUntil(lambda: bool(desk.scalar(waiting)), timeout=20_000)
    assert "Qərar məktubu hazırlanır" in drive.window.bar.text.text()
    desk.worker().once()
    qtbot.waitUntil(lambda: len(letters()) == 1, timeout=20_000)
    dialog = letters()[0]
    assert dialog.windowTitle().startswith("QM-")
    qtbot.waitUntil(lambda: dialog.viewer.canvas.image is not None, timeout=20_000)
    dialog.done(0)


def test_a_supervisor_takes_the_extract_from_the_menu_of_the_case(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    number = refused(desk)
    drive = open_window("kamran").open(number)
    drive.parts.perform(Action.EXTRACT)
    waiting = "SELECT count(*) FROM inquiry WHERE kind = 'extract' AND outcome IS NULL"
    qtbot.waitUntil(lambda: bool(desk.scalar(waiting)), timeout=20_000)
    desk.worker().once()
    qtbot.waitUntil(lambda: len(letters()) == 1, timeout=20_000)
    dialog = letters()[0]
    assert dialog.windowTitle() == f"{number}: müraciətdən çıxarış"
    qtbot.waitUntil(lambda: dialog.viewer.canvas.image is not None, timeout=20_000)
    dialog.done(0)


def test_whose_papers_are_letters_reads_of_letters_in_the_register(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    number, _lines = letter(desk, refused(desk))
    window = open_window("kamran").window
    window.show_page("register")
    page = window.pages.of(RegisterPage)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1, timeout=20_000)
    assert page.list.model.heads()[:2] == ("Məktub", "Müraciət edən")
    page.check.input.number.setText("QM")
    page.check.input.check()
    assert page.check.input.problem.text() == "Nömrə QM-2026-0000214 şəklindədir."
    words = " ".join(texts_in(page))
    assert "Məktubun yoxlanması" in words and "Məktubun nömrəsi" in words
    assert "rayış" not in words.replace("arayis", "")
    table = page.list.table
    whole = table.fontMetrics().horizontalAdvance(number)
    assert table.columnWidth(0) > whole + 20, "no number is cut"
