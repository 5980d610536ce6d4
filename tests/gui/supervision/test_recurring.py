"""What recurs, by real keys: looked at, judged, asked about; gone until something new happens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.domain.recurring import HitKind, Standing
from clerkdesk.gui.supervision import recurring_page
from clerkdesk.gui.supervision.judge_form import JudgeForm
from clerkdesk.gui.supervision.recurring_page import RecurringPage
from clerkdesk.usecases.supervision import judging
from clerkdesk.usecases.supervision.judging import Judgement
from tests.gui.conftest import Office
from tests.gui.seen import buttons_of, texts_in
from tests.gui.typing_keys import type_text
from tests.integration.supervision.test_recurring import no_debt

pytestmark = pytest.mark.timeout(180)

CODE = "12045567800"


def took_in(office: Office, number: int) -> str:
    taken = office.desk.take_in(no_debt(number, subscriber_code=CODE))
    office.desk.worker().once()
    return taken


@pytest.fixture
def both(office: Office) -> list[str]:
    """Two open applications about one subscriber code."""
    return [took_in(office, number) for number in range(2)]


def page(drive: WindowDrive) -> RecurringPage:
    """The page, with what is there."""
    drive.window.show_page("recurring")
    shown = drive.window.pages.of(RecurringPage)
    drive.until(lambda: drive.window.tasks.idle, "it is not read")
    return shown


def write(drive: WindowDrive, form: JudgeForm, text: str) -> None:
    closed: list[int] = []
    form.finished.connect(closed.append)
    type_text(form.text, text)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    drive.until(lambda: bool(closed) and drive.window.tasks.idle, "it is not written")


def test_a_supervisor_says_what_it_is_and_it_leaves_the_list(
    office: Office, both: list[str]
) -> None:
    drive = office.drive("sabina").activate()
    shown = page(drive)
    assert shown.chosen is not None and shown.chosen.hit.kind is HitKind.CODE_IN_WORK
    assert all(buttons_of(shown.side, number) for number in both)
    assert "Yeni · Nəsimi sukanal idarəsi" in texts_in(shown.side)
    drive.press("Ctrl+E", shown)
    form = drive.form(JudgeForm, "nothing is asked")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible() and form.problem.text() == "Rəyi seçin."
    QTest.keyClick(form.verdict, Qt.Key.Key_Down)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible(), "without words it says nothing"
    write(drive, form, "İki ailə bir evdə yaşayır")
    drive.until(lambda: shown.model.rowCount() == 0, "it is still there")
    assert shown.nothing.isVisible() and not shown.side.isVisible()
    drive.press("3", shown)
    assert shown.standing is Standing.JUDGED and shown.model.rowCount() == 1
    assert "İki ailə bir evdə yaşayır" in "\n".join(texts_in(shown.side))
    took_in(office, 2)
    drive.press("1", shown).press("F5", shown)
    drive.until(lambda: shown.model.rowCount() == 1, "what is new does not come back")
    assert "yeni nəsə var" in "\n".join(texts_in(shown.side))


def test_what_could_not_be_read_is_not_said_to_be_nothing(
    office: Office, both: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_session: object) -> None:
        raise StoreUnavailable("database_locked")

    with monkeypatch.context() as locked:
        locked.setattr(recurring_page, "look_through", fails)
        drive = office.drive("sabina").activate()
        shown = page(drive)
    assert shown.problem.isVisible() and not shown.nothing.isVisible()
    counts = [choice.text() for choice in shown.standings.values()]
    assert counts == ["Rəy gözləyir", "Soruşulub", "Rəy verilib"], "no number of what is not read"
    drive.press("F5", shown)
    drive.until(lambda: shown.model.rowCount() == 1, "it is not read again")
    assert not shown.problem.isVisible() and shown.standings[Standing.OPEN].text()[-1] == "1"


def test_words_that_were_refused_stand_there_again_on_what_it_is_now(
    office: Office, both: list[str]
) -> None:
    drive = office.drive("sabina").activate()
    shown = page(drive)
    drive.press("Ctrl+E", shown)
    form = drive.form(JudgeForm, "nothing is asked")
    form.verdict.setCurrentIndex(form.verdict.findData("harmless"))
    took_in(office, 2)
    write(drive, form, "Uzun izah")
    again = drive.form(JudgeForm, "the words are lost")
    assert again is not form and again.text.text == "Uzun izah"
    assert again.verdict.currentData() == "harmless" and "dəyişib" in again.problem.text()
    closed: list[int] = []
    again.finished.connect(closed.append)
    QTest.keyClick(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    drive.until(lambda: bool(closed) and drive.window.tasks.idle, "it is not written")
    drive.press("3", shown)
    assert shown.chosen is not None and len(shown.chosen.hit.members) == 3


def test_a_colleagues_verdict_of_meanwhile_is_read_before_ones_own_is_written(
    office: Office, both: list[str]
) -> None:
    drive = office.drive("sabina").activate()
    shown = page(drive)
    drive.press("Ctrl+E", shown)
    form = drive.form(JudgeForm, "nothing is asked")
    form.verdict.setCurrentIndex(form.verdict.findData("harmless"))
    assert shown.chosen is not None
    of_hit = (shown.chosen.hit.kind, shown.chosen.hit.key)
    office.desk.run("sabina", judging.judge, *of_hit, Judgement("suspected", "Ötürülüb"))
    write(drive, form, "İki ailə")
    again = drive.form(JudgeForm, "the words are lost")
    assert again.text.text == "İki ailə" and "Sabina Rəhimova" in again.problem.text()
    assert "Ötürülüb" in "\n".join(texts_in(again)), "it stands where one writes"
    assert shown.standing is Standing.JUDGED and "Ötürülüb" in "\n".join(texts_in(shown.side))


def test_the_office_is_asked_in_its_application(office: Office, both: list[str]) -> None:
    drive = office.drive("sabina").activate()
    shown = page(drive)
    drive.press("Ctrl+E", shown)
    form = drive.form(JudgeForm, "nothing is asked")
    assert not form.asked.isVisible()
    form.verdict.setCurrentIndex(form.verdict.findData("asked"))
    assert form.asked.isVisible()
    form.asked.setCurrentIndex(form.asked.findData(both[1]))
    write(drive, form, "Bu kod kimindir?")
    drive.press("2", shown)
    drive.until(lambda: shown.model.rowCount() == 1, "it is not among the asked ones")
    holder = office.drive("gunel").open(both[1])
    notes = [each for each in holder.case.findings if each.kind == "important_note"]
    assert [each.facts["note"] for each in notes] == ["Bu kod kimindir?"]


def test_enter_opens_the_list_and_escape_leads_back(office: Office, both: list[str]) -> None:
    drive = office.drive("sabina").activate()
    shown = page(drive)
    drive.press("Return", shown)
    drive.until(lambda: drive.parts.row(1) is not None, "the list is empty")
    drive.press("Escape")
    drive.until(lambda: drive.window.pages.name_of(shown) and shown.isVisible(), "no way back")


def test_an_auditor_looks_on_and_a_clerk_has_no_entry(office: Office, both: list[str]) -> None:
    shown = page(office.drive("audit"))
    assert shown.chosen is not None and not shown.judge_button.isVisible()
    assert "recurring" not in office.window("gunel").sidebar.buttons
