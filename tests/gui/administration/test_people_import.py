"""A table of people is judged row by row before anybody has an account; passwords show once."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from clerkdesk import file_rights
from clerkdesk.domain.staff_table import Row
from clerkdesk.gui.administration.people import PeoplePage
from clerkdesk.gui.administration.people_import import NewPasswords, PeopleImport
from clerkdesk.usecases.people import sign_in, table
from clerkdesk.usecases.people.table import Report
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(120)
CONTROL = Qt.KeyboardModifier.ControlModifier
HEADS = "login;name;role;departments\n"
GOOD = HEADS + "aysel;Aysel Nümunə;clerk;su-nesimi\nrauf;Rauf Nümunə;supervisor;\ngunel;G;clerk;\n"
BAD = HEADS + "aysel;Aysel Nümunə;clerk;su-nesimi\nnigar;Nigar;chief;\n"


def opened(office: Office) -> PeopleImport:
    window = office.window("admin")
    window.show_page("settings/people")
    page = window.pages.of(PeoplePage)
    office.qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=20_000)
    page.import_button.setFocus()
    QTest.keyClick(page.import_button, Qt.Key.Key_Space)
    office.qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), PeopleImport), timeout=10_000
    )
    form = QApplication.activeModalWidget()
    assert isinstance(form, PeopleImport)
    return form


def pasted(form: PeopleImport, text: str) -> None:
    QApplication.clipboard().setText(text)
    form.table_text.setFocus()
    QTest.keyClick(form.table_text, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(form.table_text, Qt.Key.Key_V, CONTROL)


def becomes(form: PeopleImport) -> list[str]:
    return [str(form.model.index(place, 3).data()) for place in range(form.model.rowCount())]


def accounts(office: Office) -> object:
    return office.desk.scalar("SELECT count(*) FROM staff")


def test_one_row_that_cannot_be_and_nobody_is_added(office: Office) -> None:
    before = accounts(office)
    form = opened(office)
    until = office.qtbot.waitUntil
    pasted(form, BAD)
    until(lambda: form.model.rowCount() == 2, timeout=5_000)
    assert set(becomes(form)) == {"hələ yoxlanmayıb"}
    QTest.keyClick(form.table_text, Qt.Key.Key_Return, CONTROL)
    until(lambda: becomes(form)[0] == "yeni hesab", timeout=10_000)
    assert "Belə qiymət yoxdur" in becomes(form)[1] and form.accept_button.text() == "Yoxla"
    QTest.keyClick(form.table_text, Qt.Key.Key_Return, CONTROL)
    until(form.accept_button.isEnabled, timeout=10_000)
    assert form.isVisible() and accounts(office) == before


def test_what_was_written_while_another_table_was_judged_is_not_called_good(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    judging = threading.Event()
    look = table.look

    def slow(session: Session, rows: list[Row]) -> Report:
        judging.wait(10)
        return look(session, rows)

    form = opened(office)
    monkeypatch.setattr(table, "look", slow)
    until = office.qtbot.waitUntil
    pasted(form, GOOD)
    until(lambda: form.model.rowCount() == 3, timeout=5_000)
    QTest.keyClick(form.table_text, Qt.Key.Key_Return, CONTROL)
    pasted(form, BAD)
    until(lambda: form.model.rowCount() == 2, timeout=5_000)
    judging.set()
    until(form.accept_button.isEnabled, timeout=10_000)
    assert set(becomes(form)) == {"hələ yoxlanmayıb"} and form.accept_button.text() == "Yoxla"
    assert form.summary.text() == "Cədvəldə 2 nəfər"


def test_a_file_that_is_too_large_is_refused_and_not_cut(office: Office, tmp_path: Path) -> None:
    form = opened(office)
    people = "".join(f"yeni{n};{'Yeni' * 40};clerk;su-nesimi\n" for n in range(6000))
    (tmp_path / "people.csv").write_text(HEADS + people, encoding="utf-8")
    form.take_file(tmp_path / "people.csv")
    assert "1 MB" in form.problem.text() and form.model.rowCount() == 0


def test_a_table_is_judged_then_taken_and_its_passwords_show_once(
    office: Office, tmp_path: Path
) -> None:
    before = accounts(office)
    form = opened(office)
    until = office.qtbot.waitUntil
    pasted(form, GOOD)
    until(lambda: form.model.rowCount() == 3, timeout=5_000)
    QTest.keyClick(form.table_text, Qt.Key.Key_Return, CONTROL)
    until(lambda: "2" in form.accept_button.text(), timeout=10_000)
    assert becomes(form) == ["yeni hesab", "yeni hesab", "artıq var, qalır"]
    assert accounts(office) == before, "it was only looked at"
    QTest.keyClick(form.table_text, Qt.Key.Key_Return, CONTROL)
    until(lambda: isinstance(QApplication.activeModalWidget(), NewPasswords), timeout=10_000)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, NewPasswords)
    passwords = dict(line.split("\t") for line in shown.passwords.toPlainText().splitlines())
    assert sorted(passwords) == ["aysel", "rauf"]
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible() and shown.accept_button.text() in shown.problem.text()
    shown.save(tmp_path / "passwords.csv")
    assert not file_rights.read_by_others(tmp_path / "passwords.csv")
    assert passwords["rauf"] in (tmp_path / "passwords.csv").read_text()
    QTest.keyClick(shown, Qt.Key.Key_Return, CONTROL)
    assert office.desk.local.run(sign_in.sign_in, "rauf", passwords["rauf"]).login == "rauf"
