"""A clerk falls ill at nine, and her work is shared out in under a minute, by keys alone."""

import time
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.gui.supervision.balance_form import BalanceForm
from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.supervision import absence_notes
from clerkdesk.usecases.supervision.workload import Load
from tests import samples
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(240)
CASES = 13
A_MINUTE = 60.0


def held(office: Office, login: str) -> int:
    number: int = office.desk.scalar(
        "SELECT count(*) FROM application p JOIN staff s ON s.id = p.holder_id"
        " WHERE s.login = :login",
        login=login,
    )
    return number


def test_thirteen_cases_of_who_falls_ill_are_moved_by_load_and_taken_back(office: Office) -> None:
    for each in range(CASES):
        number = office.desk.take_in(samples.no_debt(f"ill-{each}"))
        office.unit.acting_as("gunel").run(casework.take, number)
    office.desk.clock.forward(hours=2)
    today = baku_date(office.desk.clock.now)
    office.unit.acting_as("sabina").run(
        absence_notes.note, "gunel", today, today + timedelta(days=2), "illness"
    )
    drive = office.drive("sabina")
    drive.window.show_page("dashboard")
    page = drive.window.pages.of(DashboardPage)
    office.qtbot.waitUntil(lambda: page.board is not None, timeout=30_000)
    began = time.monotonic()
    first = page.people.model.rows[0]
    assert (first.login, first.load, first.held) == ("gunel", Load.AWAY, CASES)
    page.numbers["new"].setFocus()
    QTest.keyClick(page.numbers["new"], Qt.Key.Key_B)

    def form() -> BalanceForm:
        return next(each for each in drive.window.findChildren(BalanceForm) if each.isVisible())

    office.qtbot.waitUntil(
        lambda: any(each.isVisible() for each in drive.window.findChildren(BalanceForm)),
        timeout=30_000,
    )
    shared = form()
    office.qtbot.waitUntil(shared.accept_button.isEnabled, timeout=30_000)
    assert shared.proposal is not None and len(shared.proposal.moves) == CASES
    assert held(office, "gunel") == CASES, "nothing has moved by itself"
    QTest.keyClick(shared, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shared.isVisible() and shared.problem.isVisible(), "not without a reason"
    QTest.keyClicks(shared.reason, "xestedir")
    QTest.keyClick(shared.reason, Qt.Key.Key_Return)
    office.qtbot.waitUntil(page.back_button.isVisible, timeout=60_000)
    assert time.monotonic() - began < A_MINUTE
    assert (held(office, "gunel"), held(office, "tural")) == (0, CASES)
    page.back_button.click()
    office.qtbot.waitUntil(lambda: held(office, "gunel") == CASES, timeout=60_000)


def test_who_is_left_out_is_given_nothing(office: Office) -> None:
    number = office.desk.take_in()
    office.unit.acting_as("gunel").run(casework.take, number)
    office.desk.clock.forward(hours=2)
    today = baku_date(office.desk.clock.now)
    office.unit.acting_as("sabina").run(absence_notes.note, "gunel", today, today)
    drive = office.drive("sabina")
    drive.window.show_page("dashboard")
    page = drive.window.pages.of(DashboardPage)
    office.qtbot.waitUntil(lambda: page.board is not None, timeout=30_000)
    page.balance()
    shared = drive.window.findChildren(BalanceForm)[-1]
    office.qtbot.waitUntil(shared.accept_button.isEnabled, timeout=30_000)
    box = shared.boxes["tural"]
    assert "Tural Abbasov: 0 → 1" in box.accessibleName()
    box.setChecked(False)
    office.qtbot.waitUntil(
        lambda: shared.proposal is not None and not shared.proposal.moves, timeout=30_000
    )
    assert not shared.accept_button.isEnabled()
    shared.reject()
