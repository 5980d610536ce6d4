"""Whom the installation needs outside is tried by a key; nothing is shown to work before."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clerkdesk.domain.connections import OUTSIDE, SETTINGS, Tried
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.administration.connections_pane import ConnectionsPane
from clerkdesk.gui.administration.page import SettingsPage
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.usecases.supervision import alarms
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(120)
SEEN = [
    Tried("disk", "ok", "77 / 271 GB"),
    Tried("billing", "bad", "billing.example: cavab vermir"),
    Tried("mail", "ok", "mail.example"),
    Tried("sms", "none", "CLERKDESK_SMS_URL"),
]


def shown(office: Office, window: MainWindow) -> ConnectionsPane:
    window.show_page(f"settings/{SettingsKind.CONNECTIONS}")
    pane = window.pages.of(SettingsPage).pane(SettingsKind.CONNECTIONS)
    assert isinstance(pane, ConnectionsPane)
    office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=20_000)
    return pane


def lines(pane: ConnectionsPane) -> list[list[str]]:
    return [line(pane, place) for place in range(pane.model.rowCount())]


def line(pane: ConnectionsPane, place: int) -> list[str]:
    columns = range(pane.model.columnCount())
    return [str(pane.model.index(place, column).data()) for column in columns]


def test_nothing_works_before_it_was_tried_and_what_does_not_stands_first_and_red(
    office: Office,
) -> None:
    window = office.window("admin")
    asked: list[str] = []
    go_on = threading.Event()

    def look(language: str) -> list[Tried]:
        asked.append(language)
        go_on.wait(10)
        return SEEN

    window.context.try_parts = look
    pane = shown(office, window)
    until = office.qtbot.waitUntil
    assert len(lines(pane)) == len((*OUTSIDE, *SETTINGS))
    assert {each[1] for each in lines(pane)} == {"yoxlanmayıb"}
    pane.try_button.setFocus()
    QTest.keyClick(pane.try_button, Qt.Key.Key_Space)
    assert not pane.try_button.isEnabled()
    assert {each[1] for each in lines(pane)} == {"yoxlanmayıb"}, "not before there is an answer"
    go_on.set()
    until(lambda: pane.tried is not None and window.tasks.idle, timeout=10_000)
    assert asked == ["az"]
    assert [each[0] for each in lines(pane)] == ["Billinq", "E-poçt", "SMS", "Disk"]
    assert [each[1] for each in lines(pane)] == ["işləmir", "işləyir", "qurulmayıb", "işləyir"]
    assert "billing.example" in pane.seen.text() and "CLERKDESK_BILLING_URL" in pane.set_by.text()
    pane.search.setFocus()
    type_text(pane.search, "sms")
    until(lambda: pane.model.rowCount() == 1, timeout=5_000)


def test_what_worked_before_is_not_shown_to_work_when_the_next_attempt_fails(
    office: Office,
) -> None:
    window = office.window("admin")
    go_on = threading.Event()
    answers: list[list[Tried]] = [SEEN]

    def look(_language: str) -> list[Tried]:
        go_on.wait(10)
        if not answers:
            raise StoreUnavailable("database_locked")
        return answers.pop()

    window.context.try_parts = look
    pane = shown(office, window)
    until = office.qtbot.waitUntil
    QTest.keyClick(pane.try_button, Qt.Key.Key_Space)
    type_text(pane.search, "e")
    assert pane.state.text().startswith("Yoxlanılır"), "who searches does not end the attempt"
    go_on.set()
    until(lambda: pane.tried is not None and window.tasks.idle, timeout=10_000)
    QTest.keyClick(pane.try_button, Qt.Key.Key_Space)
    until(lambda: pane.try_button.isEnabled() and window.tasks.idle, timeout=10_000)
    assert {each[1] for each in lines(pane)} == {"yoxlanmayıb"}
    failure = pane.state.text()
    pane.search.clear()
    assert pane.state.text() == failure, "and not that nothing was tried"
    assert "yoxlanmayıb" not in failure.lower()


def test_what_the_worker_says_of_somebody_stands_beside_it(office: Office) -> None:
    office.desk.run("worker", alarms.sound, "debt", "alarm_billing_silent", "billing.example")
    pane = shown(office, office.window("admin"))
    office.qtbot.waitUntil(pane.alarm.isVisible, timeout=10_000)
    assert "billing.example" in pane.alarm.text() and "billing.example" in lines(pane)[0][2]
    assert not pane.try_button.isEnabled() and pane.try_button.toolTip()
