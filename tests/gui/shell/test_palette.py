"""The palette: everything by keyboard, found by typing in Azerbaijani."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.keyboard import type_text
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.shell.palette import Entry, Palette
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.queue import searching
from tests import samples
from tests.conftest import Desk
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)


def palette_of(drive: WindowDrive) -> Palette:
    """By its keys."""
    return drive.press("Ctrl+K", on=drive.window).form(Palette)


def entry_at(palette: Palette, place: int) -> Entry:
    entry = palette.list.item(place).data(Qt.ItemDataRole.UserRole)
    assert isinstance(entry, Entry)
    return entry


def shown(palette: Palette) -> list[str]:
    return [palette.list.item(n).text() for n in range(palette.list.count())]


def test_typing_in_any_spelling_finds_a_command_and_enter_does_it(office: Office) -> None:
    drive = office.drive("gunel")
    window = drive.window
    palette = palette_of(drive)
    everything = shown(palette)
    assert {
        "Növbətini icraya götür",
        "İcra olunmuş",
        "Tünd görünüş",
        "Kilidlə",
        "Yönləndir…",
        "Русский",
        "Arayışların reyestri",
    } <= set(everything)
    assert len(everything) == len(set(everything)), "nothing stands there twice"
    type_text(palette.query, "İCRA OLUNMUS")
    assert shown(palette)[0] == "İcra olunmuş"
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: window.queue.filter.queue is Queue.COMPLETED, timeout=10_000)
    office.qtbot.waitUntil(lambda: window.findChild(Palette) is None, timeout=10_000)


def test_what_is_not_possible_says_why(office: Office) -> None:
    number = office.desk.take_in()
    drive = office.drive("gunel")
    palette = palette_of(drive)
    type_text(palette.query, "tesdiqle")
    entry = entry_at(palette, 0)
    assert (
        entry.text == "Təsdiqlə"
        and entry.hint == "Ctrl+Return"
        and entry.denial == "müraciət açılmayıb"
    )
    QTest.keyClick(palette.query, Qt.Key.Key_Escape)
    drive.open(number)
    palette = palette_of(drive)
    type_text(palette.query, "icradan burax")
    assert "icra" in entry_at(palette, 0).denial
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: drive.window.bar.isVisible(), timeout=10_000)


def test_what_one_was_at_last_is_one_name_away(office: Office) -> None:
    first = office.desk.take_in(samples.no_debt("eg-a"))
    second = office.desk.take_in(
        samples.no_debt("eg-b", applicant__surname="İsmayılova", owner__surname="İsmayılova")
    )
    drive = office.drive("gunel").open(second).open(first)
    palette = palette_of(drive)
    assert [entry_at(palette, place).hint for place in range(2)] == [first, second]
    type_text(palette.query, "ismayilova")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: drive.number == second, timeout=10_000)


def test_arrows_choose_and_nothing_found_says_so(office: Office) -> None:
    palette = palette_of(office.drive("gunel"))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(palette.query, key)
    assert palette.list.currentRow() == 1
    type_text(palette.query, "zzzz")
    assert palette.nothing.isVisible() and not palette.list.isVisible()
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert palette.isVisible(), "there is nothing to do"


def test_recent_applications_are_ones_own_and_those_still_in_scope(desk: Desk) -> None:
    """On both databases; a case that was sent to another office is not offered to who may not see
    it any more.
    """
    numbers = [desk.take_in(samples.no_debt(f"eg-{n}")) for n in range(3)]
    for number in numbers:
        desk.later(seconds=1)
        desk.run("gunel", detail.open_case, number)
    desk.run("tural", detail.open_case, numbers[0])
    desk.run("tural", casework.take, numbers[1])
    desk.run("tural", casework.forward, numbers[1], "su-yasamal", "başqa rayon")
    assert [row.number for row in desk.as_("gunel").read(searching.recent)] == [
        numbers[2],
        numbers[0],
    ]
    assert {row.number for row in desk.as_("tural").read(searching.recent)} == set(numbers[:2])
    assert desk.as_("sabina").read(searching.recent) == [] == desk.local.read(searching.recent)


def test_russian_words_are_found_as_they_are_written(qtbot: QtBot, dressed: None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 600)
    done: list[str] = []
    palette = Palette(
        [
            Entry("Утвердить", "Ctrl+Return", lambda: done.append("approve")),
            Entry("Вернуть в очередь", "", lambda: done.append("release")),
        ],
        parent,
    )
    type_text(palette.query, "УТВЕР")
    assert shown(palette) == ["Утвердить"]
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert done == ["approve"]
