"""A decision that was picked is looked at by real keys, from its list to the answer."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain import sampling as rule
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.administration.record_pane import RecordPane
from clerkdesk.gui.case.sample_form import SampleLookForm
from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.usecases.case import sample_looks, sampling
from clerkdesk.usecases.case.sample_looks import SampleAnswer
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.people import accounts
from tests.gui.conftest import Office
from tests.gui.seen import texts_in
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(180)

NO = SampleAnswer(False, "sample_debt", "Ödəniş başqa abonent kodu üzrədir")


@pytest.fixture
def picked(office: Office) -> str:
    """The number of what Günel has approved, and that waits for a second look."""
    for login in ("gunel", "sabina", "tural"):
        office.desk.run("admin", accounts.set_password, login, "nümunə-parol-2026")
    office.desk.run("admin", set_setting, rule.SETTING, "100")
    number = office.taken()
    office.approved(number)
    office.desk.clock.forward(minutes=5)
    # Unless the worker of the office has been quicker.
    office.unit.run(sampling.pick, office.desk.clock() - timedelta(days=1))
    assert office.desk.scalar("SELECT count(*) FROM sampled_decision") == 1
    return number


def looking(office: Office, login: str = "sabina") -> WindowDrive:
    """A supervisor's window, on the list of decisions to look at."""
    drive = office.drive(login)
    drive.until(
        lambda: drive.window.sidebar.buttons[Queue.SAMPLED].isVisible(),
        "the list of picked decisions does not appear",
    )
    drive.window.show_queue(Queue.SAMPLED)
    drive.until(lambda: drive.parts.row(0) is not None, "the list is empty")
    return drive.settle()


def strip(drive: WindowDrive) -> str:
    return "\n".join(texts_in(drive.window.detail.sample))


def asked(drive: WindowDrive) -> SampleLookForm:
    """The form that Ctrl+E opens over the decision."""
    drive.press("Ctrl+E")
    return drive.form(SampleLookForm, "the second look is not asked for")


def test_who_decided_has_no_list_and_may_not_look(office: Office, picked: str) -> None:
    drive = office.drive("gunel").open(picked)
    assert not drive.window.sidebar.buttons[Queue.SAMPLED].isVisible()
    assert "Bu qərar seçmə baxış üçün götürülüb" in strip(drive)
    assert not drive.window.detail.sample.look_button.isVisible()


def test_a_supervisor_agrees_by_keys(office: Office, picked: str) -> None:
    drive = looking(office)
    drive.open(picked).settle()
    assert "Günel Hüseynova" in strip(drive)
    assert drive.window.detail.sample.look_button.isVisible()
    form = asked(drive)
    shown = "\n".join(texts_in(form))
    assert "Günel Hüseynova" in shown and "İcra olunmuş" in shown
    assert form.reason.currentData() is None, "nothing is chosen beforehand"
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    drive.until(lambda: "razıdır" in strip(drive), "it is not written down")
    assert drive.case.header.status == "completed"
    drive.until(
        lambda: drive.window.sidebar.counts[Queue.SAMPLED].text() in ("", "0"),
        "it is still counted",
    )


def test_who_does_not_agree_chooses_and_writes_why(office: Office, picked: str) -> None:
    drive = looking(office)
    drive.open(picked).settle()
    form = asked(drive)
    QTest.keyClick(form.disagree_button, Qt.Key.Key_Space)
    assert form.isVisible() and "səbəb seçin" in form.problem.text()
    QTest.keyClick(form.reason, Qt.Key.Key_Down)
    QTest.keyClick(form.disagree_button, Qt.Key.Key_Space)
    assert form.isVisible() and "yazın" in form.problem.text()
    # Who has chosen what is not right does not agree by the key for agreeing.
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible() and "Razı deyiləm" in form.problem.text()
    type_text(form.text, "Şəhadətnamənin surəti çatmır")
    QTest.keyClick(form.disagree_button, Qt.Key.Key_Space)
    drive.until(lambda: "razı deyil" in strip(drive), "it is not written down")
    assert "sənədlər: Şəhadətnamənin surəti çatmır" in strip(drive)
    assert "Sabina Rəhimova" in strip(drive)


def test_what_was_written_stands_in_the_form_again_when_it_was_refused(
    office: Office, picked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> None:
        raise StoreUnavailable("database_locked")

    drive = looking(office)
    drive.open(picked).settle()
    form = asked(drive)
    QTest.keyClick(form.reason, Qt.Key.Key_Down)
    type_text(form.text, "Uzun izah")
    look = sample_looks.look
    monkeypatch.setattr(sample_looks, "look", refused)
    QTest.keyClick(form.disagree_button, Qt.Key.Key_Space)
    drive.until(lambda: drive.window.tasks.idle, "it is not answered")
    drive.settle()
    looks = "SELECT count(*) FROM sample_look"
    assert office.desk.scalar(looks) == 0
    monkeypatch.setattr(sample_looks, "look", look)
    form = asked(drive)
    assert (form.reason.currentData(), form.text.text) == ("sample_documents", "Uzun izah")
    QTest.keyClick(form.disagree_button, Qt.Key.Key_Space)
    drive.until(lambda: "razı deyil" in strip(drive), "it is not written down")
    assert office.desk.scalar(looks) == 1


def test_the_dashboard_says_that_somebody_does_not_agree(office: Office, picked: str) -> None:
    office.desk.run("sabina", sample_looks.look, picked, NO)
    drive = office.drive("sabina")
    window = drive.window
    window.show_page("dashboard")
    page = window.pages.of(DashboardPage)
    until = office.qtbot.waitUntil
    until(lambda: bool(page.mishaps.told), timeout=20_000)
    assert any(line.startswith("Qərarla ikinci şəxs razı deyil: 1") for line in page.mishaps.told)
    page.mishaps.shows[-1].click()
    drive.until(lambda: drive.parts.row(0) is not None, "the list is empty")
    row = drive.parts.row(0)
    assert row is not None and row.number == picked


def test_an_administrator_says_how_many(office: Office) -> None:
    window = office.window("admin")
    window.show_page("settings/office")
    pane = window.pages.of(RecordPane)
    until = office.qtbot.waitUntil
    until(lambda: pane.model.rowCount() > 0 and window.tasks.idle, timeout=20_000)
    pane.choose(rule.SETTING)
    field = pane.fields["value"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(field, "5")
    until(pane.save_button.isEnabled, timeout=5_000)
    QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = "SELECT value FROM organisation_setting WHERE key = 'sample_percent'"
    until(lambda: office.desk.scalar(kept) == "5", timeout=10_000)
