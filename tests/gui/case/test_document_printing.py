"""A citizen's document is printed whole, and the log says so."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.gui.viewer import printing
from tests import samples
from tests.gui.certificates.printers import to_file
from tests.gui.clerk import CTRL, Key
from tests.gui.conftest import Office
from tests.gui.viewing import extract

pytestmark = pytest.mark.timeout(90)


def test_every_page_of_the_shown_document_is_printed(
    office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = samples.no_debt()
    files = samples.files_of(package)
    files[package["documents"][1]["file"]] = extract(3)
    package["documents"][1].pop("sha256", None)
    drive = office.drive("gunel").open(office.desk.take_in(package, files))
    window = drive.window
    window.detail.show_document(drive.case.documents[1].id)
    out = tmp_path / "p.pdf"
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_printer", lambda _parent, **_how: to_file(out))
    QTest.keyClick(window, Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "göndərildi" in window.bar.text.text(), timeout=20_000)
    pages = pypdfium2.PdfDocument(out)
    assert [round(side) for page in pages for side in page.get_size()] == [595, 842] * 3
    assert pages.get_metadata_value("Title") == drive.case.documents[1].name
    looks = office.desk.scalar("SELECT count(*) FROM access_log WHERE purpose = 'print'")
    assert looks == 1


def test_without_a_printer_it_says_so(office: Office, qtbot: QtBot) -> None:
    drive = office.drive("gunel").open(office.desk.take_in())
    QTest.keyClick(drive.window, Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "Printer tapılmadı" in drive.window.bar.text.text(), timeout=15_000)
