"""The main window: queue, opening, verdicts, decisions, taking back, live changes, conflicts."""

import gc
import sys

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from clerkdesk.demo.driving.keyboard import type_text
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.case.application_tab import HITS
from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.kit.widgets import Card
from clerkdesk.gui.queue.model import QueueModel
from clerkdesk.gui.session.loop import bugs_shown
from clerkdesk.gui.shell.help import HelpWindow
from clerkdesk.store.statements import PAGE, QueueRow
from clerkdesk.usecases.case import casework, detail, review
from tests import samples

pytestmark = pytest.mark.timeout(90)
ROW = QueueRow(
    1,
    "WD-2026-0000001",
    "Əliyev Rəşad",
    "no_debt",
    "Nəsimi",
    "new",
    "2026-11-23",
    "2026-11-23 14:00:00.000000",
    None,
    False,
    "1",
    "5XK••••",
    1,
    "",
)


def test_the_model_obeys_qt(qtmodeltester) -> None:
    model = QueueModel()
    model.reset(2, [ROW, ROW])
    qtmodeltester.check(model)


def test_the_model_holds_a_few_blocks_of_a_long_list(qtbot) -> None:
    model = QueueModel()
    wanted: list[int] = []
    model.block_wanted.connect(wanted.append)
    model.reset(1_000_000, [ROW] * PAGE)
    assert model.row_at(10) is ROW and model.row_at(999_999) is None and wanted == [999_999 // PAGE]
    for block in range(1, 100):
        model.set_block(block, [ROW] * PAGE)
    assert len(model._blocks) == 64


def test_moving_through_the_list_shows_masked_data_and_enter_opens_with_a_ticket(
    office, qtbot
) -> None:
    office.desk.take_in()
    window = office.window("gunel")
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 1)
    assert "5XK••••" in window.detail.closed_text.text() and window.detail.case is None
    assert office.desk.scalar("SELECT count(*) FROM access_log WHERE purpose = 'open'") == 0
    QTest.keyClick(window.queue.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.detail.case is not None)
    assert window.detail.case.mobile == "+994502345678"
    assert (
        office.desk.scalar("SELECT actor FROM access_log WHERE purpose = 'open'")
        == "Günel Hüseynova"
    )


def test_a_day_of_a_no_debt_application_by_keys(office, qtbot) -> None:
    number = office.desk.take_in()
    office.desk.take_in(samples.no_debt("other"))
    window = office.window("gunel")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: window.detail.case is not None and window.detail.case.header.number == number,
        timeout=15_000,
    )
    for done in (1, 2):
        qtbot.waitUntil(lambda: window.detail.viewer.canvas.image is not None, timeout=15_000)
        QTest.keyClick(window, Qt.Key.Key_U)
        qtbot.waitUntil(
            lambda done=done: sum(d.fits is True for d in window.detail.case.documents) == done,
            timeout=15_000,
        )
        QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.detail.case.debt == "no_debt", timeout=15_000)
    qtbot.waitUntil(
        lambda: (
            Action.APPROVE in window.detail.case.header.allowed
            and window.controller.running is None
        )
    )
    window.open_case.opened_at -= 1  # the haste of a test is no haste of a hand
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: office.desk.local.read(detail.header, number).status == "completed", timeout=15_000
    )
    qtbot.waitUntil(lambda: window.toast.isVisible())
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: office.desk.local.read(detail.header, number).status == "in_progress",
        timeout=15_000,
    )


def test_a_decision_in_haste_is_ignored(office, qtbot) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", casework.take, number)
    office.desk.run("gunel", review.accept_documents, number)
    window = office.window("gunel")
    office.open(window, number)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (
        window.controller.running is None
        and office.desk.local.read(detail.header, number).status == "in_progress"
    )


def test_what_is_not_allowed_is_disabled_and_says_why(office) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", casework.take, number)
    window = office.window("gunel")
    office.open(window, number)
    approve = window.detail.action_bar.buttons[Action.APPROVE]
    certificate = window.detail.action_bar.buttons[Action.CERTIFICATE]
    assert not approve.isEnabled() and "rəy verin" in approve.toolTip()
    assert not certificate.isEnabled() and "icra olunmuş" in certificate.toolTip()


def test_a_colleagues_change_is_told_and_shown(office, qtbot) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", casework.take, number)
    window = office.window("gunel")
    office.open(window, number)
    office.desk.run("sabina", casework.assign, number, "tural", "məzuniyyət")
    window.controller.perform(Action.RELEASE)
    qtbot.waitUntil(lambda: window.bar.isVisible(), timeout=15_000)
    assert window.bar.text.text()
    qtbot.waitUntil(lambda: window.detail.case.header.holder_login == "tural", timeout=15_000)


def test_lists_and_counts_of_other_desks_change_by_themselves(office, qtbot) -> None:
    office.desk.take_in()
    window = office.window("gunel")
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 1)
    office.desk.take_in(samples.no_debt("second"))
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 2, timeout=15_000)
    qtbot.waitUntil(lambda: window.sidebar.counts[Queue.NEW].text() == "2", timeout=15_000)


def test_a_list_that_is_read_again_does_not_close_what_one_reads(office, qtbot) -> None:
    first = office.desk.take_in(samples.no_debt("first"))
    second = office.desk.take_in(samples.no_debt("second"))
    window = office.window("gunel")
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 2)
    office.open(window, second)
    office.desk.take_in(samples.no_debt("third", submitted_at="2026-11-10T09:00:00+04:00"))
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 3, timeout=15_000)
    qtbot.waitUntil(lambda: window.tasks.idle)
    assert window.detail.case.header.number == second != first


def _searching_while_another_is_open(office, qtbot):
    """The window with one of two applications open and the other's owner just typed into the
    search; the other's number.
    """
    first = office.desk.take_in(samples.no_debt("first"))
    second = office.desk.take_in(samples.no_debt("second", owner__surname="Quliyev"))
    window = office.window("gunel")
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 2)
    office.open(window, first)
    type_text(window.queue.search, "quliyev")
    return window, second


def test_no_other_row_looks_like_the_open_one(office, qtbot) -> None:
    """Searching or changing the queue closes what is not in the new list: nobody decides on one
    while another is marked.
    """
    window, second = _searching_while_another_is_open(office, qtbot)
    qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 1 and window.tasks.idle, timeout=15_000
    )
    assert (
        window.queue.current().number == second
        and window.detail.case is None
        and window.open_case.case is None
    )
    QTest.keyClick(window.queue.search, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.detail.case is not None and window.detail.case.header.number == second,
        timeout=15_000,
    )
    window.show_queue(Queue.COMPLETED)
    qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 0 and window.tasks.idle, timeout=15_000
    )
    assert window.detail.case is None and window.open_case.case is None


def test_a_list_read_again_meanwhile_does_not_keep_open_what_the_new_queue_lacks(
    office, qtbot
) -> None:
    first = office.desk.take_in(samples.no_debt("first"))
    window = office.window("gunel")
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 1)
    office.open(window, first)
    window.show_queue(Queue.COMPLETED)
    # What another desk's work sets off, before the new queue has come.
    window.queue.reload()
    qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 0 and window.tasks.idle, timeout=15_000
    )
    assert window.detail.case is None and window.open_case.case is None


def test_a_list_read_again_while_one_types_marks_what_the_search_finds(office, qtbot) -> None:
    window, second = _searching_while_another_is_open(office, qtbot)
    window.queue._pause.stop()
    # What another desk's work sets off, before the pause after the last letter is over.
    window.queue.reload()
    qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 1 and window.tasks.idle, timeout=15_000
    )
    assert (
        window.queue.current().number == second
        and window.detail.case is None
        and window.open_case.case is None
    )


def test_an_application_that_leaves_the_list_stays_open_and_no_other_is_marked(
    office, qtbot
) -> None:
    first = office.desk.take_in(samples.no_debt("first"))
    office.desk.take_in(samples.no_debt("second"))
    office.desk.run("gunel", casework.take, first)
    window = office.window("gunel")
    office.open(window, first)
    office.desk.run("gunel", casework.wait, first, "sənəd")
    qtbot.waitUntil(
        lambda: (
            window.detail.case.header.waiting_for is not None and window.queue.model.rowCount() == 0
        ),
        timeout=15_000,
    )
    assert window.detail.case.header.number == first and window.queue.current() is None


def test_who_types_a_search_does_not_decide(office, qtbot) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", casework.take, number)
    office.desk.run("gunel", review.accept_documents, number)
    window = office.window("gunel")
    office.open(window, number)
    window.open_case.opened_at -= 1
    window.queue.search.setFocus()
    QTest.keyClick(window.queue.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.controller.running is None


def test_what_is_taken_next_is_selected_in_the_list(office, qtbot) -> None:
    office.desk.take_in(samples.no_debt("late", submitted_at="2026-11-10T09:00:00+04:00"))
    mine = office.desk.take_in(samples.no_debt("mine"))
    office.desk.run("gunel", casework.take, mine)
    window = office.window("gunel")
    office.open(window, mine)
    window.take_next()
    qtbot.waitUntil(lambda: window.detail.case.header.number != mine, timeout=15_000)
    qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 2 and window.tasks.idle, timeout=15_000
    )
    assert window.queue.current().number == window.detail.case.header.number


def test_azerbaijani_letters_are_typed_into_the_search(office, qtbot) -> None:
    number = office.desk.take_in()
    window = office.window("gunel")
    type_text(window.queue.search, "ƏLİYEV rəş")
    qtbot.waitUntil(
        lambda: (
            window.queue.model.rowCount() == 1 and window.queue.model.row_at(0).number == number
        ),
        timeout=15_000,
    )
    type_text(window.queue.search, "xyz")
    qtbot.waitUntil(lambda: window.queue.empty.isVisible(), timeout=15_000)


def test_a_bug_shows_an_incident_and_the_window_goes_on(office, qtbot, caplog) -> None:
    window = office.window("gunel")
    window.tasks.read(window, lambda _session: 1 / 0)
    qtbot.waitUntil(lambda: window.bar.isVisible())
    assert "Gözlənilməz xəta" in window.bar.text.text() and "ZeroDivisionError" in caplog.text
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(lambda: window.tasks.idle)


def test_a_bug_behind_a_click_is_shown_with_its_number_too(office, qtbot, caplog) -> None:
    window = office.window("gunel")
    before = sys.excepthook
    with bugs_shown(window):
        window.queue.filter_button.clicked.connect(lambda: 1 / 0)
        QTimer.singleShot(0, lambda: [][1])
        qtbot.waitUntil(window.bar.isVisible)
        assert "Gözlənilməz xəta" in window.bar.text.text() and "IndexError" in caplog.text
        window.bar.hide()
        window.queue.filter_button.clicked.emit()
        qtbot.waitUntil(window.bar.isVisible)
        assert "ZeroDivisionError" in caplog.text
    assert sys.excepthook is before
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(lambda: window.tasks.idle)


def test_no_widget_is_a_window_for_a_moment(office, qtbot) -> None:
    """A widget shown before it has a parent flashes, and takes the keys away from the window."""
    number = office.desk.take_in(samples.no_debt())
    window = office.window("gunel")
    qtbot.waitUntil(window.isActiveWindow)
    office.open(window, number)
    qtbot.waitUntil(lambda: window.tasks.idle)
    assert window.isActiveWindow()
    Card("x")
    assert [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget is not window
    ] == []


def test_every_control_has_a_name_for_those_who_do_not_see_it(office, qtbot) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView

    number = office.desk.take_in()
    window = office.window("gunel")
    office.open(window, number)
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


def _change_theme(qtbot, window, name: str) -> None:
    with qtbot.waitSignal(window.theme_switch.done):
        window.set_theme(name)


def _looks(widget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def test_another_theme_is_everywhere_in_the_window_once_it_is_painted(office, qtbot) -> None:
    number = office.desk.take_in()
    window = office.window("gunel")
    office.open(window, number)
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
    office, qtbot
) -> None:
    window = office.window("sabina")
    window.show_page("register")
    register = window.stack.currentWidget()
    window.show_page("dashboard")
    dashboard = window.stack.currentWidget()
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


def test_a_sign_takes_the_colour_of_another_theme(office, qtbot) -> None:
    window = office.window("gunel")
    window.bar.say("Xəta", "bad")
    sign = window.bar._signs["bad"]
    _change_theme(qtbot, window, "dark")
    try:
        assert (
            sign.pixmap().toImage()
            == icons.pixmap("circle-x", theme.DARK.bad, 16).toImage()
            != icons.pixmap("circle-x", theme.LIGHT.bad, 16).toImage()
        )
    finally:
        _change_theme(qtbot, window, "light")


def test_a_theme_chosen_while_another_is_put_on_wins(office, qtbot) -> None:
    window = office.window("gunel")
    window.set_theme("dark")
    _change_theme(qtbot, window, "light")
    assert _looks(window, 3, 400) == theme.LIGHT.sunken and window.updatesEnabled()


def test_of_forty_other_applications_some_are_shown_and_the_rest_on_demand(office, qtbot) -> None:
    for n in range(40):
        number = office.desk.take_in(samples.no_debt(f"family-{n}"))
    window = office.window("gunel")
    office.open(window, number)
    window.detail.show_tab(1)
    tab = window.detail.application_tab

    def looks() -> list[QPushButton]:
        return [made for made in tab.findChildren(QPushButton) if made.text() == "Müqayisə et"]

    every = len(window.detail.case.links)
    assert every >= 39 and len(looks()) == HITS
    more = next(made for made in tab.findChildren(QPushButton) if str(every - HITS) in made.text())
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(looks()) == 2 * HITS
    while more.isVisible():
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(looks()) == every


def test_none_keeps_its_references_over_repaints(office, qtbot) -> None:
    """A canary: PySide6 6.12.0 on Python 3.11 loses one a repaint, until the process aborts."""
    window = office.window("gunel")
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(200):
        window.queue.table.viewport().repaint()
        QWidget().deleteLater()
    qtbot.waitUntil(lambda: window.tasks.idle)
    assert sys.getrefcount(None) > before - 50


def test_a_closed_window_opens_the_database_no_more(office) -> None:
    """It lives on for a moment, and hears of other desks' changes: a read then would leave a line
    behind that nobody closes.
    """
    window = office.window("gunel")
    window.close()
    read: list[str] = []
    window.tasks.read(window, lambda session: read.append("asked"))
    window.committed.emit()
    office.qtbot.waitUntil(lambda: not window.changes.waiting, timeout=5_000)
    assert window.tasks.wait(5_000) and window.tasks.idle and read == []


def test_a_sentence_is_seen_on_every_page(office) -> None:
    window = office.window("admin")
    for name in (None, "dashboard", "register", "people", "message_texts", "audit"):
        if name is not None:
            window.show_page(name)
        window.bar.say("Məlumat bazasına qoşulmaq mümkün olmadı.", "bad")
        office.qtbot.waitUntil(window.bar.isVisible, timeout=5_000)
        assert not window.bar.visibleRegion().isEmpty(), name
        window.bar.hide()


def test_only_a_card_that_says_something_else_is_made_again(office, qtbot) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", casework.take, number)
    window = office.window("gunel")
    office.open(window, number)
    qtbot.waitUntil(
        lambda: (
            window.detail.case.debt == "no_debt"
            and window.detail.viewer.pages > 0
            and window.tasks.idle
        ),
        timeout=15_000,
    )
    documents = dict(window.detail.side.documents.buttons)
    again = window.detail.side.debt.again
    first = window.detail.document.id
    window.detail.show_document(next(key for key in documents if key != first))
    window.open_number(number)
    qtbot.waitUntil(lambda: window.tasks.idle)
    assert (
        window.detail.side.documents.buttons == documents
        and documents[window.detail.document.id].isChecked()
    )
    window.detail.judge(True)
    qtbot.waitUntil(
        lambda: (
            any(document.fits for document in window.detail.case.documents) and window.tasks.idle
        ),
        timeout=15_000,
    )
    made = window.detail.side.documents.buttons
    assert (
        made.keys() == documents.keys()
        and made != documents
        and made[window.detail.document.id].accessibleName().endswith("Uyğundur")
    )
    assert window.detail.side.debt.again is again


class _Turn(QObject):
    ended = Signal()


def test_work_begins_behind_the_turn_that_asked_for_it(office, qtbot) -> None:
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
