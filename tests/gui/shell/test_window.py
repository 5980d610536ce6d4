"""The main window: verdicts, decisions, taking back, a colleague's change, and what it says."""

import gc
import sys
from collections.abc import Callable
from functools import partial
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.case.application_tab import HITS
from clerkdesk.gui.case.controller import DECISION_GUARD_SECONDS
from clerkdesk.gui.kit.widgets import Card
from clerkdesk.gui.session.loop import bugs_shown
from clerkdesk.usecases.case import casework, detail, review
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import buttons_of

pytestmark = pytest.mark.timeout(90)


def status(office: Office, number: str) -> str:
    return office.desk.local.read(detail.header, number).status


def decidable(office: Office, name: str = "decidable") -> str:
    """The number of an application that Günel has taken, with documents that fit."""
    code = f"1204556{sum(map(ord, name)):04}"
    number = office.taken("gunel", samples.no_debt(name, subscriber_code=code))
    office.desk.run("gunel", review.accept_documents, number)
    return number


# -- deciding and taking back ----------------------------------------------------------------------


def test_a_day_of_a_no_debt_application_by_keys(office: Office, qtbot: QtBot) -> None:
    number = office.desk.take_in()
    office.desk.take_in(samples.no_debt("other", subscriber_code="12045567891"))
    drive = office.drive("gunel")
    window = drive.window
    drive.press("Ctrl+N", on=window)
    qtbot.waitUntil(lambda: drive.number == number, timeout=15_000)
    for judged in (1, 2):
        qtbot.waitUntil(lambda: window.detail.viewer.canvas.image is not None, timeout=15_000)
        drive.press("U", on=window)
        qtbot.waitUntil(partial(_fit, drive, judged), timeout=15_000)
        drive.until_decidable()
    qtbot.waitUntil(lambda: drive.case.debt == "no_debt", timeout=15_000)
    qtbot.waitUntil(
        lambda: Action.APPROVE in drive.case.header.allowed and window.controller.running is None
    )
    drive.until_decidable().press("Ctrl+Return", on=window)
    qtbot.waitUntil(lambda: status(office, number) == "completed", timeout=15_000)
    qtbot.waitUntil(lambda: window.toast.isVisible())
    drive.press("Ctrl+Z", on=window)
    qtbot.waitUntil(lambda: status(office, number) == "in_progress", timeout=15_000)


def _fit(drive: WindowDrive, count: int) -> bool:
    """Whether so many documents of the open application fit."""
    return sum(document.fits is True for document in drive.case.documents) == count


def test_what_is_taken_back_opens_in_place_of_the_next_one_and_stays_open(office: Office) -> None:
    decided = decidable(office, "decided")
    following = decidable(office, "following")
    drive = office.drive("gunel").open(decided).settle().approve().settle()
    assert drive.number == following
    opened: list[str] = []
    drive.window.open_case.changed.connect(lambda _again: opened.append(drive.number))
    drive.press("Ctrl+Z")
    drive.until(lambda: decided in opened, "what was taken back does not open").settle()
    assert drive.number == decided and following not in opened[opened.index(decided) :]
    assert status(office, decided) == "in_progress"


def _to_a_page(drive: WindowDrive) -> None:
    QTest.mouseClick(drive.window.sidebar.buttons["register"], Qt.MouseButton.LeftButton)


def _to_another_list(drive: WindowDrive) -> None:
    QTest.mouseClick(drive.window.sidebar.buttons[Queue.COMPLETED], Qt.MouseButton.LeftButton)


def _to_a_search(drive: WindowDrive) -> None:
    drive.press("Ctrl+F", on=drive.window).write("WD", on=drive.window.queue.search)
    drive.window.queue.focus_list()


@pytest.mark.parametrize("move", [_to_a_page, _to_another_list, _to_a_search])
def test_what_is_taken_back_opens_wherever_one_has_gone_meanwhile(
    office: Office, move: Callable[[WindowDrive], None]
) -> None:
    decided = decidable(office, "decided")
    decidable(office, "following")
    drive = office.drive("gunel").open(decided).settle().approve().settle()
    move(drive)
    drive.press("Ctrl+Z", on=drive.window)
    drive.until(lambda: status(office, decided) == "in_progress", "it is not taken back").settle()
    drive.until(lambda: not drive.window.queue.search_pause.isActive(), "it is searched").settle()
    assert drive.number == decided and drive.window.navigation.at_the_desk
    assert drive.window.detail.isVisible() and drive.parts.undo_offered is None


def test_without_the_database_the_taking_back_stays_offered(office: Office) -> None:
    decided = decidable(office)
    drive = office.drive("gunel").open(decided).settle().approve().settle()
    drive.window.context.connected = False
    drive.press("Ctrl+Z", on=drive.window)
    assert drive.parts.undo_offered is not None and status(office, decided) == "completed"
    drive.window.context.connected = True
    drive.press("Ctrl+Z", on=drive.window)
    drive.until(lambda: drive.number == decided, "it does not open")


def test_what_is_taken_back_by_its_button_is_not_offered_once_more(office: Office) -> None:
    decided = decidable(office)
    drive = office.drive("gunel").open(decided).settle().approve().settle().open(decided)
    drive.window.detail.action_bar.buttons[Action.UNDO].click()
    drive.until(lambda: status(office, decided) == "in_progress", "it is not taken back").settle()
    assert drive.number == decided and drive.parts.undo_offered is None


# -- what the window says --------------------------------------------------------------------------


def test_a_sentence_belongs_to_its_application_and_goes_when_another_is_opened(
    office: Office,
) -> None:
    first = office.taken("gunel", samples.no_debt("first"))
    second = office.taken("gunel", samples.no_debt("second"))
    drive = office.drive("gunel").open(first).settle()
    bar = drive.window.bar
    drive.press("Ctrl+P", on=drive.window)
    assert bar.isVisible() and bar.text.text().startswith(f"{first} · ")
    drive.press("F5", on=drive.window).settle()
    assert bar.isVisible(), "the same application, read again"
    drive.open(second).settle()
    assert not bar.isVisible()
    bar.say("Məlumat bazasına qoşulmaq mümkün olmadı.", "bad")
    drive.open(first).settle()
    assert bar.isVisible(), "what is about no application stays"


def test_what_is_said_late_about_an_application_names_it(office: Office) -> None:
    first = office.taken("gunel", samples.no_debt("first"))
    second = office.taken("gunel", samples.no_debt("second"))
    drive = office.drive("gunel").open(first).settle()
    office.desk.run("sabina", casework.assign, first, "tural", "məzuniyyət")
    drive.parts.perform(Action.RELEASE)
    drive.open(second).settle()
    assert drive.window.bar.text.text().startswith(f"{first} · ")


def test_a_sentence_lies_over_the_content_and_moves_nothing(office: Office) -> None:
    drive = office.drive("gunel").open(office.taken()).settle()
    window = drive.window

    def places() -> list[QRect]:
        parts = [window.queue, window.detail, window.detail.viewer, window.detail.action_bar]
        return [QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for part in parts]

    for width, height in ((1440, 900), (1280, 720)):
        drive.resize(width, height).settle()
        before = places()
        window.bar.say("Abonent kodu billinqdə tapılmadı. " * 4, "bad")
        drive.wait(50)
        assert places() == before and not window.bar.visibleRegion().isEmpty()
        bar = QRect(window.bar.mapTo(window, QPoint(0, 0)), window.bar.size())
        assert not any(bar.intersects(place) for place in before[1:]), "nothing is hidden by it"
        window.bar.say("", "plain")


def test_a_decision_in_haste_is_ignored(office: Office) -> None:
    number = decidable(office)
    drive = office.drive("gunel")
    drive.parts.decision_guard = DECISION_GUARD_SECONDS
    drive.open(number).press("Ctrl+Return", on=drive.window)
    assert drive.window.controller.running is None and status(office, number) == "in_progress"


def test_who_types_a_search_does_not_decide(office: Office) -> None:
    drive = office.drive("gunel").open(decidable(office)).until_decidable()
    search = drive.window.queue.search
    search.setFocus()
    drive.press("Ctrl+Return", on=search)
    assert drive.window.controller.running is None


def test_what_is_not_allowed_is_disabled_and_says_why(office: Office) -> None:
    window = office.drive("gunel").open(office.taken()).window
    approve = window.detail.action_bar.buttons[Action.APPROVE]
    certificate = window.detail.action_bar.buttons[Action.CERTIFICATE]
    assert not approve.isEnabled() and "rəy verin" in approve.toolTip()
    assert not certificate.isEnabled() and "icra olunmuş" in certificate.toolTip()


def test_a_colleagues_change_is_told_and_shown(office: Office, qtbot: QtBot) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    window = drive.window
    office.desk.run("sabina", casework.assign, number, "tural", "məzuniyyət")
    window.controller.perform(Action.RELEASE)
    qtbot.waitUntil(lambda: window.bar.isVisible(), timeout=15_000)
    assert window.bar.text.text()
    qtbot.waitUntil(lambda: drive.case.header.holder_login == "tural", timeout=15_000)


def test_the_end_of_a_doubt_takes_its_own_sentence_away_and_no_other(
    office: Office, qtbot: QtBot
) -> None:
    window = office.window("gunel")
    window.changes.doubt.emit(True)
    assert window.bar.isVisible() and "nəticə yoxlanılır" in window.bar.text.text()
    window.changes.doubt.emit(False)
    assert not window.bar.isVisible()
    window.changes.doubt.emit(True)
    window.bar.say("Borc 12,40 ₼: əvvəlcə ödənilməlidir.", "bad")
    window.changes.doubt.emit(False)
    assert window.bar.isVisible() and "12,40" in window.bar.text.text()


# -- bugs ------------------------------------------------------------------------------------------


def test_a_bug_shows_an_incident_and_the_window_goes_on(
    office: Office, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    drive = office.drive("gunel")
    window = drive.window

    def has_a_bug(_session: Session) -> NoReturn:
        raise ZeroDivisionError

    window.tasks.read(window, has_a_bug)
    qtbot.waitUntil(lambda: window.bar.isVisible())
    assert "Gözlənilməz xəta" in window.bar.text.text() and "ZeroDivisionError" in caplog.text
    window.show_queue(Queue.NEW)
    drive.settle()


def test_a_bug_behind_a_click_is_shown_with_its_number_too(
    office: Office, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    drive = office.drive("gunel")
    window = drive.window
    hook = sys.excepthook
    with bugs_shown(window):
        window.queue.filter_button.clicked.connect(lambda: 1 / 0)
        QTimer.singleShot(0, lambda: sys.argv[10_000])
        qtbot.waitUntil(window.bar.isVisible)
        assert "Gözlənilməz xəta" in window.bar.text.text() and "IndexError" in caplog.text
        window.bar.hide()
        window.queue.filter_button.clicked.emit()
        qtbot.waitUntil(window.bar.isVisible)
        assert "ZeroDivisionError" in caplog.text
    assert sys.excepthook is hook
    window.show_queue(Queue.NEW)
    drive.settle()


# -- widgets ---------------------------------------------------------------------------------------


def test_no_widget_is_a_window_for_a_moment(office: Office) -> None:
    """A widget shown before it has a parent flashes, and takes the keys away from the window."""
    number = office.desk.take_in(samples.no_debt())
    window = office.drive("gunel").open(number).settle().window
    assert window.isActiveWindow()
    Card("x")
    assert [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget is not window
    ] == []


def test_every_control_has_a_name_for_those_who_do_not_see_it(office: Office) -> None:
    number = office.desk.take_in()
    window = office.drive("gunel").open(number).window
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in (QAbstractButton, QLineEdit, QTableView)
        for widget in window.findChildren(kind)
        if not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
        and widget.objectName() not in ("_q_qlineeditclearbutton",)
        and type(widget).__name__ not in ("QTableCornerButton", "QLineEditIconButton")
        and not widget.metaObject().className().startswith("QTableCorner")
        and not widget.metaObject().className().startswith("QLineEditIcon")
    ]
    assert nameless == []


def test_of_forty_other_applications_some_are_shown_and_the_rest_on_demand(
    office: Office,
) -> None:
    for n in range(40):
        number = office.desk.take_in(samples.no_debt(f"family-{n}"))
    drive = office.drive("gunel").open(number)
    drive.window.detail.show_tab(1)
    tab = drive.window.detail.application_tab

    def compared() -> int:
        return len(buttons_of(tab, "Müqayisə et"))

    every = len(drive.case.links)
    kinds = {link.kind for link in drive.case.links}
    assert every >= 39 and compared() == 0
    # Many that share one thing are one card, and each of them comes on demand.
    groups = buttons_of(tab, "Hər birini göstər")
    assert len(groups) == len(kinds)
    QTest.mouseClick(groups[0], Qt.MouseButton.LeftButton)
    every = 39
    assert compared() == HITS
    more = next(
        button for button in tab.findChildren(QPushButton) if str(every - HITS) in button.text()
    )
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert compared() == 2 * HITS
    while not more.isHidden():
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert compared() == every


def test_only_a_card_that_says_something_else_is_made_again(office: Office, qtbot: QtBot) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    window = drive.window
    qtbot.waitUntil(
        lambda: (
            drive.case.debt == "no_debt" and window.detail.viewer.pages > 0 and window.tasks.idle
        ),
        timeout=15_000,
    )
    buttons = dict(window.detail.side.documents.buttons)
    again = window.detail.side.debt.again
    shown = window.detail.document
    assert shown is not None
    other = next(document_id for document_id in buttons if document_id != shown.id)
    window.detail.show_document(other)
    window.open_number(number)
    drive.settle()
    assert window.detail.side.documents.buttons == buttons and buttons[other].isChecked()
    assert window.detail.document is not None and window.detail.document.id == other
    drive.judge(fits=True).settle()
    buttons_now = window.detail.side.documents.buttons
    assert (
        buttons_now.keys() == buttons.keys()
        and buttons_now != buttons
        and buttons_now[other].accessibleName().endswith("Uyğundur")
    )
    assert window.detail.side.debt.again is again


def test_none_keeps_its_references_over_repaints(office: Office) -> None:
    """A canary: PySide6 6.12.0 on Python 3.11 loses one a repaint, until the process aborts."""
    drive = office.drive("gunel")
    gc.collect()
    references = sys.getrefcount(None)
    for _ in range(200):
        drive.window.queue.table.viewport().repaint()
        QWidget().deleteLater()
    drive.settle()
    assert sys.getrefcount(None) > references - 50


# -- the window as a whole -------------------------------------------------------------------------


def test_a_closed_window_opens_the_database_no_more(office: Office, qtbot: QtBot) -> None:
    """It lives on for a moment, and hears of other desks' changes: a read then would leave a line
    behind that nobody closes.
    """
    window = office.window("gunel")
    window.close()
    read: list[str] = []

    def note(_session: Session) -> None:
        read.append("asked")

    window.tasks.read(window, note)
    window.committed.emit()
    qtbot.waitUntil(lambda: not window.changes.waiting, timeout=5_000)
    assert window.tasks.wait(5_000) and window.tasks.idle and read == []


def test_a_sentence_is_seen_on_every_page(office: Office, qtbot: QtBot) -> None:
    window = office.window("admin")
    for name in (
        None,
        "dashboard",
        "register",
        "settings/calendar",
        "settings/refusals",
        "settings/people",
        "settings/messages",
        "audit",
    ):
        if name is not None:
            window.show_page(name)
        window.bar.say("Məlumat bazasına qoşulmaq mümkün olmadı.", "bad")
        qtbot.waitUntil(window.bar.isVisible, timeout=5_000)
        assert not window.bar.visibleRegion().isEmpty(), name
        window.bar.hide()


class _Turn(QObject):
    ended = Signal()


def test_work_begins_behind_the_turn_that_asked_for_it(office: Office, qtbot: QtBot) -> None:
    """What the turn changed is painted first: painting and work would wait for each other."""
    window = office.window("gunel")
    order: list[str] = []
    turn = _Turn()
    turn.ended.connect(
        lambda: order.append("the turn's own events"), Qt.ConnectionType.QueuedConnection
    )
    window.tasks.call(window, lambda: order.append("work"))
    turn.ended.emit()
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["the turn's own events", "work"]
