"""A departure in the window, by keys: the Committee's file is taken in, households are looked at,
those that are ready approved, and all of it taken back.
"""

import time
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from xlsxwriter import Workbook

from clerkdesk.domain.caravans import Standing
from clerkdesk.gui.caravans.approval_form import ApprovalForm
from clerkdesk.gui.caravans.page import CaravansPage
from clerkdesk.gui.caravans.taking_form import TakingForm
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.usecases.caravans import taking
from tests import caravans
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(600)
CTRL = Qt.KeyboardModifier.ControlModifier
TEN_MINUTES = 600.0
W = TypeVar("W", bound=QWidget)


def file_of(folder: Path, rows: list[list[str]]) -> Path:
    """The Committee's file, as a program of sheets writes it."""
    path = folder / "siyahi.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for place, cells in enumerate([caravans.HEAD_ROW, *rows]):
            sheet.write_row(place, 0, cells)
    return path


def learn(office: Office, known: dict[str, Any]) -> None:
    """The worker's stand-ins are there already."""
    for part, rows in known.items():
        office.desk.knows[part].update(rows)


def shown(office: Office, window: MainWindow, kind: type[W]) -> W:
    def visible() -> list[W]:
        return [each for each in window.findChildren(kind) if each.isVisible()]

    office.qtbot.waitUntil(lambda: bool(visible()), timeout=30_000)
    return visible()[-1]


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def taken_in(office: Office, path: Path, login: str = "elnur") -> tuple[MainWindow, CaravansPage]:
    """The list of a file, opened by keys in somebody's window."""
    window = office.drive(login).window
    window.show_page("caravans")
    page = window.pages.of(CaravansPage)
    office.qtbot.waitUntil(page.nothing.isVisible, timeout=30_000)
    page.read_file(path)
    form = shown(office, window, TakingForm)
    press(form, Qt.Key.Key_Return, CTRL)
    office.qtbot.waitUntil(lambda: page.view is not None, timeout=30_000)
    return window, page


def count(page: CaravansPage, state: Standing) -> int:
    assert page.view is not None
    return page.view.count(state)


def test_a_file_is_taken_in_and_its_ready_households_are_approved_by_keys(
    office: Office, tmp_path: Path
) -> None:
    learn(office, caravans.knows(3, debts={1: "12.75"}))
    for household in range(2):
        caravans.apply(office.desk, household)
    rows = [row for household in range(3) for row in caravans.listed(household)]
    window, page = taken_in(office, file_of(tmp_path, rows))
    table = page.list.table
    assert [count(page, state) for state in Standing] == [0, 1, 1, 1]
    assert [each.text() for each in page.bar.counts.values()] == ["0", "1", "1", "1"]
    assert page.list.model.chosen == {"0"}, "what is ready is chosen, and nothing else"
    assert page.view is not None
    assert page.list.model.cells(page.view.households[1])[5] == "12,75"
    press(table, Qt.Key.Key_Space)
    assert page.list.model.chosen == set()
    assert not page.list.approve_button.isEnabled()
    press(table, Qt.Key.Key_Space)
    press(table, Qt.Key.Key_J)
    press(table, Qt.Key.Key_Space)
    assert page.list.model.chosen == {"0"}, "a debtor cannot be chosen"
    press(table, Qt.Key.Key_Return)
    office.qtbot.waitUntil(page.card.isVisible, timeout=30_000)
    assert page.card.fins == [caravans.fin(1), caravans.fin(1, 1)]
    press(table, Qt.Key.Key_Escape)
    assert page.card.shown is None and page.card.fins == []

    press(table, Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    shown(office, window, ApprovalForm).reject()
    press(table, Qt.Key.Key_Return, CTRL)
    form = shown(office, window, ApprovalForm)
    assert count(page, Standing.DONE) == 0, "nothing before one has seen the names"
    press(form, Qt.Key.Key_Return, CTRL)
    office.qtbot.waitUntil(lambda: form.ended, timeout=60_000)
    assert form.done_numbers, form.list.item(0).text()
    assert form.done_numbers == [page.view.households[0].number]
    office.qtbot.waitUntil(lambda: count(page, Standing.DONE) == 1, timeout=30_000)
    form.back_button.click()
    press(form, Qt.Key.Key_Escape)
    assert form.isVisible() and not form.accept_button.isEnabled(), "it goes on to its end"
    office.qtbot.waitUntil(lambda: count(page, Standing.READY) == 1, timeout=30_000)
    office.qtbot.waitUntil(form.accept_button.isEnabled, timeout=30_000)
    assert form.list.item(0).text().endswith("geri götürüldü")
    press(form, Qt.Key.Key_Return, CTRL)
    press(table, Qt.Key.Key_Escape)
    assert page.view is None and page.stack.currentIndex() == 0


def test_what_does_not_fit_is_named_by_row_and_nothing_can_be_taken_in(
    office: Office, tmp_path: Path
) -> None:
    window = office.drive("elnur").window
    window.show_page("caravans")
    page = window.pages.of(CaravansPage)
    page.read_file(file_of(tmp_path, [caravans.row(fin="2MN8T5O"), caravans.row(surname="")]))
    form = shown(office, window, TakingForm)
    lines = [form.list.item(place).text() for place in range(form.list.count())]
    assert len(lines) == 2 and "FİN" in lines[0] and "Soyad" in lines[1]
    assert not form.accept_button.isVisible()
    form.reject()
    assert office.desk.scalar("SELECT count(*) FROM caravan") == 0


def test_a_supervisor_takes_the_households_out_as_a_file_and_that_is_logged(
    office: Office, tmp_path: Path
) -> None:
    rows = [row for household in range(2) for row in caravans.listed(household)]
    _window, page = taken_in(office, file_of(tmp_path, rows), "kamran")
    out = tmp_path / "koc.csv"
    page.export_to(out)
    office.qtbot.waitUntil(out.exists, timeout=30_000)
    text = out.read_text(encoding="utf-8-sig")
    assert "Nümunə Ailə 0 Həsən oğlu" in text and "Müraciət gəlməyib" in text
    assert caravans.fin(0) not in text, "no FIN leaves with it"
    given = office.desk.scalar("SELECT given FROM access_log WHERE purpose = 'report'")
    assert (
        given.startswith(f"caravan .csv {caravans.DEPARTS:%d.%m.%Y}") and given.split()[-1] in text
    )
    # A colleague closes it meanwhile: the lists are shown, and one is not held in a dead one.
    assert page.view is not None
    office.desk.run("elnur", taking.close, page.view.caravan.id)
    page.reload()
    office.qtbot.waitUntil(lambda: page.view is None, timeout=30_000)


def test_a_list_is_no_entry_for_whoever_handles_no_displaced_persons(office: Office) -> None:
    window = office.drive("gunel").window
    assert "caravans" not in window.sidebar.buttons


@pytest.mark.long
def test_a_caravan_of_thirty_two_households_is_through_in_ten_minutes(
    office: Office, tmp_path: Path
) -> None:
    """11 of them are decided before; 9 are ready, 7 have a finding, 5 have not come."""
    learn(office, caravans.knows(32, debts={20: "84.20", 21: "12.75"}))
    for household in range(27):
        caravans.apply(office.desk, household, judged=household < 22)
    rows = [row for household in range(32) for row in caravans.listed(household)]
    began = time.monotonic()
    window, page = taken_in(office, file_of(tmp_path, rows))
    assert [count(page, state) for state in Standing] == [0, 20, 7, 5]
    press(page.list.table, Qt.Key.Key_Return, CTRL)
    form = shown(office, window, ApprovalForm)
    press(form, Qt.Key.Key_Return, CTRL)
    office.qtbot.waitUntil(lambda: form.ended, timeout=540_000)
    assert len(form.done_numbers) == 20 and form.refused == 0
    office.qtbot.waitUntil(lambda: count(page, Standing.DONE) == 20, timeout=30_000)
    press(form, Qt.Key.Key_Return, CTRL)
    QApplication.processEvents()
    assert time.monotonic() - began < TEN_MINUTES
