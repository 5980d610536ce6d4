"""The number that the counter gives stands large until somebody dismisses it; and a citizen whom
nothing reaches is said at once.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.intake.counter_form import CounterForm
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import choose_kinds, fill_fields, texts_in

pytestmark = pytest.mark.timeout(90)
LEFT = Qt.MouseButton.LeftButton
VALUES = {
    "applicant.fin": "5xk2m7p",
    "applicant.surname": "Əliyev",
    "applicant.name": "Rəşad",
    "owner.fin": "5XK2M7P",
    "subscriber_code": "12045567890",
    "contact.mobile": "050 234 56 78",
}


def register(drive: WindowDrive, folder: Path, mark: str) -> str:
    """The number of an application without a district, written down by keys."""
    QTest.mouseClick(drive.window.sidebar.buttons["counter"], LEFT)
    form = drive.form(CounterForm)
    fill_fields(form, VALUES)
    files = [folder / f"{name}-{mark}.pdf" for name in ("vesiqe", "cixaris")]
    for file in files:
        file.write_bytes(samples.pdf(file.name))
    form.add_files(files)
    choose_kinds(form, "id_card", "ownership_extract")
    drive.press("Ctrl+Return", on=form)
    drive.until(lambda: form.number is not None, "it is not registered").settle()
    assert form.number is not None
    return form.number


def test_the_number_stands_large_until_it_is_dismissed_whatever_happens_next(
    office: Office, tmp_path: Path
) -> None:
    office.worker.stop()  # billing has not said yet where the object is
    drive = office.drive("gunel")
    number = register(drive, tmp_path, "first")
    card = drive.window.messages.registered
    assert card.isVisible() and number in texts_in(card)
    assert drive.number == number, "the clerk sees what she registered before it is routed"
    assert drive.case.header.department_code == "su-merkez"
    drive.activate().press("Ctrl+T", on=drive.window)
    assert "yönləndirilməyib" in drive.window.bar.text.text()
    other = office.desk.take_in(samples.no_debt("other"))
    drive.open(other).settle()
    QTest.mouseClick(drive.window.sidebar.buttons["register"], LEFT)
    drive.settle().resize(1280, 720)
    drive.window.bar.say("Məlumat bazasına qoşulmaq mümkün olmadı.", "bad")
    assert card.isVisible() and not card.visibleRegion().isEmpty()
    assert not card.geometry().intersects(drive.window.bar.geometry())
    drive.window.show_queue(Queue.NEW)
    second = register(drive, tmp_path, "second")
    assert list(card.numbers) == [number, second]
    card.dismiss_button.click()
    assert not card.isVisible() and not card.numbers


def test_billings_answer_routes_what_was_registered_while_one_looks(
    office: Office, tmp_path: Path
) -> None:
    drive = office.drive("gunel")
    register(drive, tmp_path, "first")
    drive.until(lambda: drive.case.header.department_code == "su-nesimi", "it is not routed")
    drive.settle()
    assert Action.TAKE in drive.case.header.allowed


def test_a_citizen_whom_nothing_reaches_is_said_at_once_and_listed(office: Office) -> None:
    number = office.taken(
        "gunel", samples.no_debt(channel="counter", login_method=None, contact__email=None)
    )
    drive = office.drive("gunel")
    drive.until(
        lambda: office.desk.scalar("SELECT count(*) FROM outbox_message WHERE state = 'written'"),
        "the message does not leave",
    ).settle()
    with office.desk.engine.begin() as connection:
        connection.execute(text("UPDATE outbox_message SET state = 'failed' WHERE channel = 'sms'"))
    drive.parts.committed()
    drive.until(lambda: "zəng edin" in drive.window.bar.text.text(), "nothing is said")
    assert drive.window.bar.text.text().startswith(f"{number} · ")
    entry = drive.window.sidebar.buttons["undelivered"]
    assert entry.accessibleName().endswith(": 1")
