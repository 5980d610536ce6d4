"""An account whose code has changed: the new one is offered, and one click writes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.forms import AmendForm
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)
OLD = "12045567890"
NEW = "12045567891"


def test_the_accounts_code_of_today_is_offered_where_one_amends(office: Office) -> None:
    knows = office.desk.knows
    knows["accounts"][OLD] |= {"subscriber_code": NEW, "old_codes": [OLD]}
    knows["accounts"][NEW] = {**knows["accounts"][OLD]}
    knows["debts"][NEW] = "0.00"
    number = office.taken()
    drive = office.drive("gunel").open(number)
    drive.until(lambda: drive.case.account is not None, "billing has not answered")
    drive.window.detail.show_tab(1)
    shown = texts_in(drive.window.detail.application_tab)
    assert any("1204 5567 891" in text for text in shown)
    drive.parts.perform(Action.AMEND)
    form = drive.form(AmendForm)
    assert form.new_code_button is not None and "1204 5567 891" in form.new_code_button.text()
    QTest.mouseClick(form.new_code_button, Qt.MouseButton.LeftButton)
    assert form.edits["subscriber_code"].text() == NEW
    form.reason.setPlainText("kod dəyişib")
    form.try_accept()
    drive.until(lambda: drive.case.header.subscriber_code == NEW, "it is not amended").settle()
    assert drive.case.header.subscriber_code == NEW
