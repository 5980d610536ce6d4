"""Who is not at work is noted by keys, and what they hold is offered for moving at once; several
applications are assigned with one reason, and come back as one.
"""

import time
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.forms import ChoiceForm
from clerkdesk.gui.queue.bulk import BulkForm
from clerkdesk.gui.supervision.absence_form import AbsenceForm
from clerkdesk.gui.supervision.balance_form import BalanceForm
from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.supervision import absence_notes, absences
from tests import samples
from tests.gui.conftest import Office
from tests.gui.supervision.test_balance import A_MINUTE, held

pytestmark = pytest.mark.timeout(240)
CASES = 3


def shown(office: Office, window: QWidget, kind: type[QWidget]) -> QWidget:
    def visible() -> list[QWidget]:
        return [each for each in window.findChildren(kind) if each.isVisible()]

    office.qtbot.waitUntil(lambda: bool(visible()), timeout=30_000)
    return visible()[-1]


def test_who_falls_ill_is_noted_by_keys_and_the_work_is_offered_at_once(office: Office) -> None:
    for each in range(CASES):
        number = office.desk.take_in(samples.no_debt(f"ill-{each}"))
        office.unit.acting_as("gunel").run(casework.take, number)
    office.desk.clock.forward(hours=2)
    drive = office.drive("sabina")
    window = drive.window
    window.show_page("dashboard")
    page = window.pages.of(DashboardPage)
    office.qtbot.waitUntil(lambda: page.board is not None, timeout=30_000)
    began = time.monotonic()
    page.people.show_view(2)
    places = [person.login for person in page.people.model.rows]
    page.people.list.selectRow(places.index("gunel"))
    page.numbers["new"].setFocus()
    QTest.keyClick(page.numbers["new"], Qt.Key.Key_A)
    form = shown(office, window, AbsenceForm)
    assert isinstance(form, AbsenceForm) and form.person.currentData() == "gunel"
    form.kind.setFocus()
    QTest.keyClick(form.kind, Qt.Key.Key_Down)
    assert form.kind.currentData() == "illness"
    QTest.keyClick(form.note, Qt.Key.Key_Return)
    balance = shown(office, window, BalanceForm)
    assert isinstance(balance, BalanceForm)
    office.qtbot.waitUntil(balance.accept_button.isEnabled, timeout=30_000)
    assert balance.proposal is not None and len(balance.proposal.moves) == CASES
    assert held(office, "gunel") == CASES, "nothing has moved by itself"
    QTest.keyClicks(balance.reason, "xestedir")
    QTest.keyClick(balance.reason, Qt.Key.Key_Return)
    office.qtbot.waitUntil(page.back_button.isVisible, timeout=60_000)
    assert time.monotonic() - began < A_MINUTE
    assert (held(office, "gunel"), held(office, "tural")) == (0, CASES)
    # She is back earlier than was thought: the same form takes it back.
    QTest.keyClick(page.numbers["new"], Qt.Key.Key_A)
    again = shown(office, window, AbsenceForm)
    assert isinstance(again, AbsenceForm)
    office.qtbot.waitUntil(lambda: len(again.ends) == 1, timeout=30_000)
    office.qtbot.waitUntil(again.calendar.isVisible, timeout=10_000)
    assert again.calendar.height() == again.calendar.sizeHint().height() > 40
    (back,) = again.ends.values()
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    office.qtbot.waitUntil(lambda: not again.ends, timeout=30_000)
    assert office.unit.acting_as("sabina").read(absences.coming) == []
    again.reject()


def test_nothing_lies_over_anything_where_several_are_away(office: Office) -> None:
    day = office.desk.clock().date()
    for login in ("gunel", "tural"):
        office.desk.run("sabina", absence_notes.note, login, day, day + timedelta(days=4))
    drive = office.drive("sabina")
    window = drive.window
    window.show_page("dashboard")
    page = window.pages.of(DashboardPage)
    office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=20_000)
    page.note_absence()
    form = shown(office, window, AbsenceForm)
    assert isinstance(form, AbsenceForm)
    office.qtbot.waitUntil(lambda: len(form.ends) == 2 and window.tasks.idle, timeout=10_000)
    lines = sorted(form.ends.values(), key=lambda each: each.y())
    office.qtbot.waitUntil(lambda: lines[0].y() >= form.calendar.geometry().bottom())
    assert lines[1].y() >= lines[0].geometry().bottom()
    assert form.person.y() > lines[1].geometry().bottom()
    form.reject()


def test_several_are_assigned_with_one_reason_and_come_back_as_one(office: Office) -> None:
    for each in range(CASES):
        number = office.desk.take_in(samples.no_debt(f"many-{each}"))
        if each:
            office.unit.acting_as("gunel").run(casework.take, number)
    drive = office.drive("sabina")
    window = drive.window
    window.show_queue(Queue.ALL)
    table = window.queue.table
    office.qtbot.waitUntil(lambda: window.queue.model.rowCount() == CASES, timeout=30_000)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assign = window.queue.bulk_bar.buttons[Action.ASSIGN]
    office.qtbot.waitUntil(assign.isVisible, timeout=10_000)
    QTest.keyClick(assign, Qt.Key.Key_Space)
    form = shown(office, window, ChoiceForm)
    assert isinstance(form, ChoiceForm)
    form.choice.setCurrentIndex(form.choice.findData("tural"))
    QTest.keyClick(form.choice, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible() and form.problem.isVisible(), "not without a reason"
    QTest.keyClicks(form.reason, "xestedir")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    progress = shown(office, window, BulkForm)
    assert isinstance(progress, BulkForm)
    office.qtbot.waitUntil(progress.back_button.isVisible, timeout=60_000)
    assert progress.did == CASES and held(office, "tural") == CASES
    progress.back_button.setFocus()
    QTest.keyClick(progress.back_button, Qt.Key.Key_Space)
    office.qtbot.waitUntil(lambda: held(office, "gunel") == CASES - 1, timeout=60_000)
    assert held(office, "tural") == 0
    progress.accept()


def test_a_clerk_assigns_nothing(office: Office) -> None:
    drive = office.drive("gunel")
    assert Action.ASSIGN not in drive.window.queue.bulk_bar.buttons
