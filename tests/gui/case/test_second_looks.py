"""Four eyes by real keys: a reason is sent to a colleague, who agrees or does not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.administration.record_pane import RecordPane
from clerkdesk.gui.case.finding_forms import SecondLookForm, WeighForm
from clerkdesk.usecases.administration import second_look_changes
from clerkdesk.usecases.case import review, weighing
from clerkdesk.usecases.case.weighing import Weighed
from clerkdesk.usecases.people import accounts
from tests.gui.case.test_findings import opened, with_another_holder, words
from tests.gui.conftest import Office
from tests.gui.seen import texts_in
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(180)

REASON = Weighed("owner_differs", "inheritance")


@pytest.fixture
def four_eyes(office: Office) -> Office:
    """Where another owner needs a second look."""
    for login in ("gunel", "sabina", "tural"):
        office.desk.run("admin", accounts.set_password, login, "nümunə-parol-2026")
    office.desk.run("admin", second_look_changes.mark, "no_debt", "owner_differs", second_look=True)
    return office


def sent(office: Office) -> str:
    """The number of what Günel has weighed, and that waits for a second look."""
    number = with_another_holder(office)
    office.desk.run("gunel", review.accept_documents, number)
    opened(office, number)
    office.desk.run("gunel", weighing.acknowledge, number, [REASON._replace(second="sabina")])
    return number


def looking(office: Office, number: str) -> WindowDrive:
    """Sabina's window, on what waits for her."""
    drive = office.drive("sabina")
    drive.until(
        lambda: drive.window.sidebar.buttons[Queue.SECOND_LOOK].isVisible(),
        "the list of second looks does not appear",
    )
    drive.window.show_queue(Queue.SECOND_LOOK)
    drive.until(lambda: drive.parts.row(0) is not None, "the list is empty")
    drive.open(number)
    return drive.settle()


def test_the_row_says_that_a_second_person_is_looking(four_eyes: Office) -> None:
    number = sent(four_eyes)
    drive = four_eyes.drive("gunel")
    drive.window.show_queue(Queue.MINE)
    drive.until(lambda: drive.parts.row(0) is not None, "the list is empty")
    row = drive.parts.row(0)
    assert row is not None
    assert drive.window.queue.delegate.below(row, 400) == f"Baxışda  ·  {number}"


def test_approving_sends_the_reason_to_a_second_person_and_says_so(four_eyes: Office) -> None:
    number = with_another_holder(four_eyes)
    four_eyes.desk.run("gunel", review.accept_documents, number)
    drive = opened(four_eyes, number)
    form = drive.open_weighing()
    assert form.second.isVisible() and "second" not in form.accept_button.text()
    assert form.accept_button.text() == "Yaz və ikinci baxışa göndər"
    names = [form.second.itemText(place) for place in range(form.second.count())]
    assert names == ["kim baxa bilirsə", "Sabina Rəhimova", "Tural Abbasov"]
    form.reasons[0].setCurrentIndex(form.reasons[0].findData("inheritance"))
    form.second.setCurrentIndex(1)
    form.try_accept()
    drive.until(lambda: drive.case.findings[0].state == "second_look", "it is not sent")
    drive.settle()
    detail = drive.window.detail
    assert drive.case.header.number == number, "it stays open: nothing is decided"
    assert "S. Rəhimova gözlənilir" in words(drive)
    assert detail.head.second_look_chip.isVisible()
    approve = detail.action_bar.buttons[Action.APPROVE]
    assert not approve.isEnabled()
    assert detail.action_bar.lacking.text() == "ikinci baxış gözlənilir: 1"


def test_a_reason_that_needs_none_is_not_sent(office: Office) -> None:
    number = with_another_holder(office)
    office.desk.run("gunel", review.accept_documents, number)
    drive = opened(office, number)
    form = drive.open_weighing()
    assert isinstance(form, WeighForm) and not form.second.isVisible()
    assert form.accept_button.text() == "Təsdiqlə"


def test_the_second_person_agrees_and_the_holder_may_approve(four_eyes: Office) -> None:
    number = sent(four_eyes)
    holder = four_eyes.drive("gunel").open(number)
    drive = looking(four_eyes, number)
    look = next(
        each
        for each in drive.window.detail.findings.findChildren(QPushButton)
        if each.text() == "İkinci baxış…"
    )
    look.setFocus()
    QTest.keyClick(look, Qt.Key.Key_Space)
    form = drive.form(SecondLookForm, "the second look is not asked for")
    shown = "\n".join(texts_in(form))
    assert "Günel Hüseynova" in shown and "Quliyeva Sevil Akif qızı" in shown
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    drive.until(lambda: drive.case.findings[0].state == "acknowledged", "it is not written down")
    holder.until(
        lambda: Action.APPROVE in holder.case.header.allowed, "the holder does not hear of it"
    )
    assert "İkinci baxış: razıdır" in words(holder)


def test_who_does_not_agree_must_say_why(four_eyes: Office) -> None:
    number = sent(four_eyes)
    drive = looking(four_eyes, number)
    drive.window.controller.perform(Action.SECOND_LOOK)
    form = drive.form(SecondLookForm, "the second look is not asked for")
    QTest.keyClick(form.disagree_button, Qt.Key.Key_Space)
    assert form.isVisible() and form.problem.text() == "Razı deyilsinizsə, səbəbini yazın."
    type_text(form.text, "Şəhadətnamənin surəti çatmır")
    QTest.keyClick(form.disagree_button, Qt.Key.Key_Space)
    drive.until(lambda: drive.case.findings[0].state == "open", "it is not written down")
    assert "razı deyil: Şəhadətnamənin surəti çatmır" in words(drive)


def test_an_administrator_wants_a_second_look_and_takes_it_back(four_eyes: Office) -> None:
    window = four_eyes.window("admin")
    window.show_page("settings/second_looks")
    pane = window.pages.of(RecordPane)
    until = four_eyes.qtbot.waitUntil
    until(lambda: pane.model.rowCount() > 0 and window.tasks.idle, timeout=20_000)
    pane.choose("no_debt sale")
    box = pane.fields["second_look"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    until(pane.save_button.isEnabled, timeout=5_000)
    QTest.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    needs_second_look = (
        "SELECT second_look FROM finding_reason WHERE service = 'no_debt' AND code = 'sale'"
    )
    until(lambda: bool(four_eyes.desk.scalar(needs_second_look)), timeout=10_000)
    until(lambda: bool(pane.changes.back_buttons) and window.tasks.idle, timeout=10_000)
    pane.changes.back_buttons[0].click()
    QTest.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    until(lambda: not four_eyes.desk.scalar(needs_second_look), timeout=10_000)
