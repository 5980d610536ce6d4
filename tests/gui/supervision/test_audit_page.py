"""The auditor's page: who saw an application, who did what, who opens without acting; on both
databases.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.gui.kit import office_texts
from clerkdesk.gui.kit.tables import PlainTable
from clerkdesk.gui.supervision.audit import AuditPage
from clerkdesk.store.guard.rules.administration import TRACKED
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.people import accounts
from tests import samples
from tests.conftest import Desk
from tests.gui.conftest import OpenWindow

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]


def audit_page(drive: WindowDrive) -> AuditPage:
    """By its button in the sidebar."""
    drive.window.sidebar.buttons["audit"].click()
    return drive.settle().parts.pages.of(AuditPage)


def rows(model: PlainTable) -> list[list[str]]:
    """Every row's texts."""
    lines = []
    for place in range(model.rowCount()):
        cells = [model.index(place, column) for column in range(model.columnCount())]
        lines.append([str(cell.data()) for cell in cells])
    return lines


def test_an_applications_trail_is_shown_in_the_order_of_time(
    desk: Desk, qtbot: QtBot, open_window: OpenWindow
) -> None:
    number = desk.take_in()
    desk.run("gunel", detail.open_case, number)
    desk.run("gunel", casework.take, number)
    desk.run("sabina", detail.open_case, number)
    page = audit_page(open_window("audit"))
    QTest.keyClicks(page.number, number.lower())
    QTest.keyClick(page.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.trail is not None, timeout=15_000)
    seen = rows(page.looks)
    done = rows(page.deeds)
    assert [row[:2] for row in seen if row[1] == "açıb"] == [
        ["Günel Hüseynova", "açıb"],
        ["Sabina Rəhimova", "açıb"],
    ]
    assert (
        done[0][0].startswith("Qeydə alındı: ")
        and done[-1][0] == "İcraya götürüldü (Yeni → İcrada olan)"
        and done[-1][1] == "Günel Hüseynova"
    )
    assert page.looks.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Günel Hüseynova · gunel", (
        "people may share a name"
    )
    assert number in page.summary.text() and "2 nəfər" in page.summary.text()
    opened: list[str] = []
    page.opened.connect(opened.append)
    page.open_button.click()
    assert opened == [number]


def test_an_unknown_number_is_said_and_what_was_shown_stays(
    desk: Desk, qtbot: QtBot, open_window: OpenWindow
) -> None:
    number = desk.take_in()
    foreign = desk.take_in(samples.idp())
    page = audit_page(open_window("audit"))
    page.ask()
    assert "doldurulmalıdır" in page.bar.text.text()
    page.number.setText(number)
    page.ask()
    qtbot.waitUntil(lambda: page.trail is not None, timeout=15_000)
    for unknown in ("WD-2026-9999999", foreign):
        page.number.setText(unknown)
        page.ask()
        qtbot.waitUntil(
            lambda: page.bar.isVisible() and page.show_button.isEnabled(), timeout=15_000
        )
        assert page.trail is not None and page.trail.number == number
        assert page.number.selectedText() == unknown, "the other organisation's is not there"
        page.bar.hide()


def test_who_opens_without_acting_stands_out(
    desk: Desk, qtbot: QtBot, open_window: OpenWindow
) -> None:
    numbers = [desk.take_in(samples.no_debt(f"case{n}")) for n in range(22)]
    for number in numbers:
        desk.run("tural", detail.open_case, number)
    for number in numbers[:2]:
        desk.run("gunel", detail.open_case, number)
        desk.run("gunel", casework.take, number)
    drive = open_window("sabina")
    page = audit_page(drive)
    page.tabs[1].click()
    qtbot.waitUntil(lambda: page.outliers.rowCount() == 2, timeout=15_000)
    first, second = rows(page.outliers)
    assert first[:7] == ["Tural Abbasov", "tural", "22", "0", "22", "0", "0"]
    assert first[7].startswith("fərqlənir: ")
    assert second == ["Günel Hüseynova", "gunel", "2", "2", "0", "0", "0", ""]
    desk.later(days=10)
    page.reload()
    page.period.setCurrentIndex(page.period.findData(30))
    drive.settle()
    assert page.period.currentText() == "son 30 gün"


def test_who_administered_what_is_shown_with_what_it_was(
    desk: Desk, qtbot: QtBot, open_window: OpenWindow
) -> None:
    desk.run("admin", installation_settings.set_setting, "reminder_days", "2, 4")
    desk.run("admin", accounts.set_password, "gunel", "uzun parol")
    desk.run(
        "admin",
        accounts.change_staff,
        "tural",
        name="Tural Abbasov",
        role="supervisor",
        departments=[],
        services=[],
    )
    page = audit_page(open_window("audit"))
    page.tabs[2].click()
    acts = page.office.acts
    qtbot.waitUntil(lambda: acts.rowCount() > 2, timeout=15_000)
    shown = [row[:4] for row in rows(acts)[:3]]
    assert shown == [
        ["rol: Əməkdaş → Rəhbər", "Hesab: dəyişdirildi", "tural", "İnzibatçı Nümunə"],
        ["", "Hesab: parol təyin edildi", "gunel", "İnzibatçı Nümunə"],
        ["qiymət: – → 2, 4", "Parametr: əlavə edildi", "reminder_days", "İnzibatçı Nümunə"],
    ]
    page.office.about.setText("gunel")
    QTest.keyClick(page.office.about, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {row[2] for row in rows(acts)} == {"gunel"}, timeout=15_000)


def test_every_kind_and_field_of_administration_has_its_word() -> None:
    tracked_words = {tracked.table for tracked in TRACKED}
    tracked_words |= {field for tracked in TRACKED for field in tracked.fields}
    assert tracked_words <= set(office_texts.WORDS)
