"""What the scanner wrote last is offered at the counter, from the folder that the person chose."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.intake.scans import Scans
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)


def scan(folder: Path, name: str, minute: int) -> Path:
    """A file that was written at such a minute."""
    path = folder / name
    path.write_bytes(samples.pdf(name))
    os.utime(path, (1_795_000_000 + 60 * minute, 1_795_000_000 + 60 * minute))
    return path


def opened(office: Office) -> tuple[CounterForm, Scans]:
    drive = office.drive("gunel")
    drive.window.intake.open_form("no_debt")
    form = drive.form(CounterForm)
    scans = form.findChild(Scans)
    assert isinstance(scans, Scans)
    return form, scans


def offered(scans: Scans) -> list[str]:
    """The names on the lines, in their order."""
    texts = [line.text() for line in scans.findChildren(QPushButton) if " · " in line.text()]
    return [text.partition(" · ")[0] for text in texts]


def test_the_newest_scans_are_offered_and_taken_by_one_click(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    for minute in range(7):
        scan(tmp_path, f"scan{minute}.pdf", minute)
    (tmp_path / "thumbs.db").write_bytes(b"x")
    form, scans = opened(office)
    scans.set_folder(tmp_path)
    newest = [f"scan{minute}.pdf" for minute in (6, 5, 4, 3, 2)]
    qtbot.waitUntil(lambda: offered(scans) == newest, timeout=10_000)
    scans.findChildren(QPushButton)[1].click()
    assert [path.name for _box, path in form.files] == ["scan6.pdf"]
    scan(tmp_path, "scan9.pdf", 9)
    qtbot.waitUntil(lambda: offered(scans)[:2] == ["scan9.pdf", "scan5.pdf"], timeout=10_000)


def test_the_folder_is_remembered_for_the_person(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    scan(tmp_path, "a.pdf", 1)
    _form, scans = opened(office)
    scans.set_folder(tmp_path)
    office.windows.close()
    _form, again = opened(office)
    qtbot.waitUntil(lambda: offered(again) == ["a.pdf"], timeout=10_000)
    tural = office.drive("tural")
    tural.window.intake.open_form("no_debt")
    others = tural.form(CounterForm).findChild(Scans)
    assert isinstance(others, Scans) and others.folder is None


def test_a_folder_that_has_gone_is_named(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    _form, scans = opened(office)
    scans.set_folder(tmp_path / "gone")
    qtbot.waitUntil(lambda: any("gone" in text for text in texts_in(scans)), timeout=10_000)
    assert offered(scans) == []
