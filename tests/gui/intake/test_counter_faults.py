"""What is refused stands at its field, and each fault is one click or key away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clerkdesk.gui.intake.counter_form import CounterForm
from tests import samples
from tests.gui.clerk import Key
from tests.gui.conftest import Office
from tests.gui.intake.test_brought import drop, mime
from tests.gui.seen import choose_kinds, fill_fields

pytestmark = pytest.mark.timeout(90)


def counter_form(office: Office, service: str = "no_debt") -> CounterForm:
    drive = office.drive("gunel")
    drive.window.intake.open_form(service)
    return drive.form(CounterForm)


def refused(form: CounterForm, qtbot: QtBot) -> None:
    form.try_accept()
    qtbot.waitUntil(
        lambda: form.problem.isVisibleTo(form) and form.accept_button.isEnabled(), timeout=15_000
    )


def notes(form: CounterForm) -> list[str]:
    """The sentences that stand below fields."""
    return [
        label.text()
        for label in form.findChildren(QLabel)
        if label.property("tone") == "bad" and label is not form.problem and label.isVisible()
    ]


def test_every_fault_stands_below_its_field_and_goes_when_it_is_mended(
    office: Office, qtbot: QtBot
) -> None:
    form = counter_form(office)
    fill_fields(form, {"contact.mobile": "050 23"})
    refused(form, qtbot)
    before = notes(form)
    assert any("telefon" in note for note in before), before
    assert form.fields["contact.mobile"].property("invalid") == "true"
    description = form.fields["contact.mobile"].accessibleDescription()
    assert (
        description.startswith("Düzgün deyil: ")
        and description.removeprefix("Düzgün deyil: ") in before
    )
    fill_fields(form, {"contact.mobile": "050 234 56 78"})
    form.problem.hide()
    refused(form, qtbot)
    assert len(notes(form)) == len(before) - 1
    assert not form.fields["contact.mobile"].property("invalid")


def test_each_fault_is_one_key_away(office: Office, qtbot: QtBot) -> None:
    form = counter_form(office)
    refused(form, qtbot)
    assert form.focusWidget() is form.fields["applicant.fin"], "the first fault has the keys"
    form.problem.setFocus(Qt.FocusReason.TabFocusReason)
    links = form.problem.text().count("<a href")
    assert links >= 5
    for _ in range(links):
        QTest.keyClick(form.problem, Key.Key_Tab)
    QTest.keyClick(form.problem, Key.Key_Return)
    chosen = form.focusWidget()
    assert chosen is not None and chosen.property("text") == "Fayl seç…"
    assert not chosen.visibleRegion().isEmpty(), "the form is scrolled to it"


def test_kinds_are_chosen_and_not_guessed(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    form = counter_form(office)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(samples.pdf())
    drop(form, mime(scan))
    box = form.files[0][0]
    assert box.currentIndex() == -1
    refused(form, qtbot)
    assert box.property("invalid") == "true" and "scan.pdf" in form.problem.text()
    choose_kinds(form, "ownership_extract")
    form.problem.hide()
    refused(form, qtbot)
    assert not box.property("invalid")


def test_a_removed_file_takes_its_fault_with_it(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    form = counter_form(office)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(samples.pdf())
    drop(form, mime(scan))
    refused(form, qtbot)
    form.remove_file(0)
    form.problem.linkActivated.emit("documents.0.kind")
    form.problem.hide()
    refused(form, qtbot)
    assert "scan.pdf" not in form.problem.text()


def test_a_person_without_a_fin_is_a_fault_and_not_left_out(office: Office, qtbot: QtBot) -> None:
    form = CounterForm(
        tasks=office.window("admin").tasks,
        service="idp",
        districts=[],
        kinds=[],
        now=office.desk.clock,
        parent=None,
    )
    qtbot.addWidget(form)
    form.show()
    form.add_person()
    form.registered[1][1].setText("Nümunəyev")
    refused(form, qtbot)
    assert form.registered[1][0].property("invalid") == "true"
    assert not form.registered[0][0].property("invalid")
