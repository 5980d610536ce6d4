"""What a decision rests on is said to who does not see it; looked at where the program ends."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.gui.shell.palette import Palette
from clerkdesk.usecases.case import casework, inquiries
from clerkdesk.usecases.installation_settings import set_setting
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import numbers_listed, show_form

pytestmark = pytest.mark.timeout(120)


def opened(office: Office) -> WindowDrive:
    drive = office.drive("gunel").open(office.taken("gunel", samples.no_debt()))
    return drive.until(lambda: drive.parts.viewer.pages > 0, "no document is shown")


def test_an_opening_says_whose_it_is_its_status_and_how_far_it_is_judged(
    office: Office, heard: list[str]
) -> None:
    case = opened(office).window.detail.case
    assert case is not None
    opening = next(text for text in heard if case.header.number in text)
    assert case.header.name in opening and "İcrada olan" in opening
    assert f"0 / {len(case.documents)}" in opening


def test_an_opening_says_the_debt_and_what_must_be_weighed_and_then_what_is_new(
    office: Office, heard: list[str]
) -> None:
    office.desk.knows["debts"]["12045567890"] = "12.40"
    number = office.taken("gunel", samples.no_debt())
    office.qtbot.waitUntil(
        lambda: office.desk.scalar("SELECT count(*) FROM debt_answer") == 1, timeout=15_000
    )
    office.desk.run("tural", casework.note, number, "Mübahisə var", important=True)
    drive = office.drive("gunel").open(number)
    opening = next(text for text in heard if number in text)
    assert "Borc: 12,40\xa0₼" in opening and "Əsaslandırılmalı tapıntılar: 1" in opening
    heard.clear()
    office.desk.run("tural", casework.note, number, "Məhkəmə gedir", important=True)
    drive.window.refresh()
    drive.until(lambda: "Yeni tapıntılar: 1" in heard, "the new finding is not said")


def test_a_selection_says_how_many(office: Office, heard: list[str]) -> None:
    for name in ("first", "second", "third"):
        office.desk.take_in(samples.no_debt(name))
    drive = office.drive("tural")
    drive.window.show_queue(Queue.NEW)
    drive.until(lambda: len(numbers_listed(drive.window)) == 3, "the list is not whole")
    table = drive.window.queue.table
    table.setFocus()
    heard.clear()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "3 müraciət seçilib" in heard
    heard.clear()
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert "2 müraciət seçilib" in heard


def test_what_was_registered_is_said(office: Office, heard: list[str]) -> None:
    messages = office.window("gunel").messages
    heard.clear()
    messages.registered.add("WD-2026-0000001", "WD-2026-0000002")
    assert heard == ["Qeydə alındı: WD-2026-0000001, WD-2026-0000002"]


def test_a_verdict_the_next_document_and_a_tab_are_said(office: Office, heard: list[str]) -> None:
    drive = opened(office)
    heard.clear()
    drive.window.detail.examination.judge(True)
    drive.until(lambda: any("Uyğundur" in text for text in heard), "the verdict is not said")
    verdict = next(place for place, text in enumerate(heard) if "Uyğundur" in text)
    (following,) = heard[verdict + 1 :]
    assert following.startswith("2-ci sənəd") or following.startswith("Sənəd 2")
    heard.clear()
    drive.window.detail.show_tab(2)
    assert heard == ["Borc"]
    drive.window.detail.show_tab(2)
    assert heard == ["Borc"], "nothing has changed"


def test_the_debts_answer_is_said_when_it_comes(office: Office, heard: list[str]) -> None:
    drive = opened(office).until(
        lambda: any("Borc yoxdur" in text for text in heard), "the first answer is not said"
    )
    case = drive.window.detail.case
    assert case is not None
    heard.clear()
    office.desk.run("gunel", inquiries.ask_debt, case.header.number)
    drive.window.refresh()
    drive.until(lambda: heard != [], "that billing is asked again is not said")


def test_a_forms_fault_is_said(office: Office, heard: list[str]) -> None:
    drive = opened(office)
    show_form(drive.window, "note")
    form: QDialog = drive.form(Form)
    assert isinstance(form, Form)
    heard.clear()
    form.say("Mətn yazılmayıb. <a href='x'>Mətn</a>")
    assert heard == ["Mətn yazılmayıb.  Mətn "]


def test_the_palettes_choice_is_said_with_what_bars_it(office: Office, heard: list[str]) -> None:
    drive = office.drive("gunel")
    heard.clear()
    drive.window.show_palette()
    palette = drive.form(Palette)
    palette.query.setText("təsdiq")
    assert any("Təsdiq" in text and " · " in text for text in heard), heard
    count = len(heard)
    QTest.keyClick(palette.query, Qt.Key.Key_Down)
    assert len(heard) >= count


def test_the_field_that_is_not_valid_says_so_until_it_is(office: Office) -> None:
    drive = opened(office)
    show_form(drive.window, "note")
    form = drive.form(TextForm)
    form.try_accept()
    assert form.text.property("invalid") == "true" and form.focusWidget() is form.text
    assert form.text.accessibleDescription() == f"Düzgün deyil: {form.problem.text()}"
    form.say("Başqa səbəb.")
    assert form.text.property("invalid") is None and form.text.accessibleDescription() == ""


def test_the_whole_screen_is_said_with_what_must_be_weighed(
    office: Office, heard: list[str]
) -> None:
    drive = opened(office)
    heard.clear()
    drive.window.detail.viewer.toggle_full_screen()
    (sentence,) = [text for text in heard if text.startswith("Sənəd bütün ekrandadır")]
    assert "0 / 1" in sentence or "0 / 2" in sentence or "0 / 3" in sentence
    drive.window.detail.viewer.toggle_full_screen()
    assert "Sənəd pəncərədədir" in heard


def test_a_decision_is_said_with_its_key_and_its_seconds_which_a_person_chooses(
    office: Office, heard: list[str]
) -> None:
    office.unit.run(set_setting, "undo_seconds", "60")
    messages = office.drive("gunel").settle().window.messages
    assert messages.seconds_offered == (5, 10, 15, 30, 45, 60)
    messages.toast.offer("WD-1 icra olundu.", 1)
    assert heard[-1].endswith("Ctrl+Z, 60 saniyə ərzində.")
    messages.offer_for(30)
    messages.toast.offer("WD-1 icra olundu.", 1)
    assert "30 saniyə" in heard[-1] and "Ctrl+Z" in messages.toast.undo_button.text()
    office.unit.run(set_setting, "undo_seconds", "15")
    later = office.drive("gunel").settle().window.messages
    assert later.toast.seconds == 15, "the office's limit is above what a person has chosen"
