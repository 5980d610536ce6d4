"""The administrator's page of messages: the matrix by a click, a text by typing, its preview and
its faults at once.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clerkdesk.gui.administration.message_texts import MessageTextsPage
from clerkdesk.gui.shell.window import MainWindow
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)


@pytest.fixture
def page(office: Office) -> MessageTextsPage:
    window = office.window("admin")
    window.show_page("settings/messages")
    page = window.pages.of(MessageTextsPage)
    office.qtbot.waitUntil(
        lambda: bool(page.boxes) and page.version_box.count() == 1 and window.tasks.idle,
        timeout=15_000,
    )
    return page


def previewed(page: MessageTextsPage) -> str:
    """Every text of the card that is shown."""
    texts: list[str] = []
    for place in range(page.previewed.count()):
        item = page.previewed.itemAt(place)
        card = item.widget() if item is not None else None
        assert card is not None
        texts += [label.text() for label in card.findChildren(QLabel)]
    return "\n".join(texts)


def test_a_channel_is_turned_on_by_a_click_and_stays_on(
    office: Office, page: MessageTextsPage, qtbot: QtBot
) -> None:
    box = page.boxes["no_debt", "registered", "sms"]
    assert not box.isChecked()
    page.boxes["no_debt", "registered", "sms"].click()
    qtbot.waitUntil(
        lambda: (
            office.desk.scalar(
                "SELECT enabled FROM message_rule"
                " WHERE service = 'no_debt' AND event = 'registered' AND channel = 'sms'"
            )
            == 1
        ),
        timeout=10_000,
    )
    window = page.window()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=10_000)
    box.blockSignals(True)
    box.setChecked(False)  # what is shown next is what the database says
    box.blockSignals(False)
    page.reload()
    qtbot.waitUntil(box.isChecked, timeout=10_000)


def test_a_text_is_previewed_while_it_is_written_and_saved_as_a_new_version(
    office: Office, page: MessageTextsPage, qtbot: QtBot
) -> None:
    assert "WD-2026-0000001" in previewed(page) and not page.save_button.isEnabled()
    page.body.setPlainText("Hörmətli vətəndaş, {{ number }}: {{ due_on }}")
    qtbot.waitUntil(
        lambda: "Hörmətli vətəndaş, WD-2026-0000001: 25.11.2026" in previewed(page), timeout=5_000
    )
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.version_box.count() == 2, timeout=10_000)
    assert "2" in page.version_box.currentText() and "2" in page.bar.text.text()
    page.version_box.setCurrentIndex(1)
    assert "qeydə alındı" in page.body.toPlainText() and page.save_button.isEnabled()


def test_what_is_wrong_with_a_text_is_said_before_it_is_saved(
    page: MessageTextsPage, qtbot: QtBot
) -> None:
    page.channel_box.setCurrentIndex(page.channel_box.findData("sms"))
    qtbot.waitUntil(lambda: "{{ number }} müraciətiniz" in page.body.toPlainText(), timeout=10_000)
    assert not page.subject.isVisible() and "hissə" in previewed(page)
    page.body.setPlainText("Borc {{ amount }}")
    qtbot.waitUntil(page.fault.isVisible, timeout=5_000)
    assert "amount" in page.fault.text() and not page.save_button.isEnabled()
    page.body.setPlainText("{{ number }} qeydə alındı.")
    qtbot.waitUntil(
        lambda: not page.fault.isVisible() and page.save_button.isEnabled(), timeout=5_000
    )


def test_a_channel_and_a_text_are_taken_back_from_the_history(
    office: Office, page: MessageTextsPage, qtbot: QtBot
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    stored = (
        "SELECT CASE WHEN enabled THEN 1 ELSE 0 END FROM message_rule"
        " WHERE service = 'no_debt' AND event = 'registered' AND channel = 'sms'"
    )
    box = page.boxes["no_debt", "registered", "sms"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.changes.back_buttons) == 1, timeout=10_000)
    assert office.desk.scalar(stored) == 1
    page.changes.back_buttons[0].setFocus()
    QTest.keyClick(page.changes.back_buttons[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: office.desk.scalar(stored) == 0, timeout=10_000)
    qtbot.waitUntil(lambda: len(page.changes.lines) == 2 and window.tasks.idle, timeout=10_000)
    assert not box.isChecked() and not page.changes.lines[1].in_force
    before = page.body.text
    page.body.setPlainText("{{ number }} müraciəti qeydə alındı.")
    qtbot.waitUntil(page.save_button.isEnabled, timeout=5_000)
    page.save()
    qtbot.waitUntil(lambda: len(page.changes.lines) == 3 and window.tasks.idle, timeout=10_000)
    page.changes.back_buttons[0].click()
    qtbot.waitUntil(lambda: page.body.text == before and window.tasks.idle, timeout=10_000)
    texts = "SELECT count(*) FROM message_template WHERE event = :event AND channel = :channel"
    chosen = {"event": page.event_box.currentData(), "channel": page.channel_box.currentData()}
    count = office.desk.scalar(texts, **chosen)
    qtbot.waitUntil(page.save_button.isEnabled, timeout=5_000)
    page.save()
    qtbot.waitUntil(lambda: office.desk.scalar(texts, **chosen) == int(str(count)) + 1)
