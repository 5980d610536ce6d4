"""The working calendar by real keys: the Cabinet moves a day, and open terms move with it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerkdesk.domain.day_kinds import DayDecision, DayKind
from clerkdesk.gui.administration.calendar_import import CalendarImport
from clerkdesk.gui.administration.calendar_pane import CalendarPane
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.supervision import calendar_decisions
from tests import samples
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(120)

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
ACT = "NK-nın 20.11.2026 tarixli 412 nömrəli qərarı"
KEY = Qt.Key


class Calendar:
    """The page of an administrator at the calendar, driven by keys."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.window = office.window("admin")
        self.window.show_page("settings/calendar")
        self.pane = self.window.pages.of(CalendarPane)
        self.until(lambda: bool(self.pane.days) and self.window.tasks.idle)
        self.until(self.pane.year_view.hasFocus)

    def until(self, condition: Callable[[], bool]) -> None:
        self.office.qtbot.waitUntil(condition, timeout=20_000)

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        """Keys to whatever has the keyboard."""
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def computed(self) -> None:
        self.until(lambda: self.pane.editor.effect.effect is not None)

    def go_to(self, on: date) -> None:
        """Day by day with the arrows."""
        days = (on - self.pane.year_view.selected).days
        self.press(*[KEY.Key_Right if days > 0 else KEY.Key_Left] * abs(days))
        assert self.pane.year_view.selected == on

    def write_act(self, act: str) -> None:
        self.press(KEY.Key_Return)
        self.until(self.pane.editor.ground.hasFocus)
        type_text(self.pane.editor.ground, act)

    def due(self, number: str) -> date:
        return self.office.desk.local.read(detail.header, number).due_on


@pytest.fixture
def calendar(office: Office) -> Calendar:
    return Calendar(office)


def test_the_cabinet_moves_a_day_and_the_open_terms_move(
    office: Office, calendar: Calendar
) -> None:
    number = office.desk.take_in()
    pane = calendar.pane
    assert calendar.due(number) == MONDAY
    calendar.go_to(MONDAY)
    calendar.press(KEY.Key_T)
    calendar.computed()
    assert pane.editor.kind_button(DayKind.MOVED).isChecked()
    assert "1 müddəti" in pane.editor.save_button.text()
    assert not pane.editor.save_button.isEnabled(), "without an act nothing is saved"
    before, after = (int(shown.text().split()[0]) for shown in (pane.count, pane.count_after))
    assert after == before - 1
    calendar.write_act(ACT)
    assert pane.editor.save_button.isEnabled() and calendar.due(number) == MONDAY
    calendar.press(KEY.Key_Escape)
    assert pane.year_view.hasFocus() and pane.draft.decisions, "Esc keeps the draft"
    calendar.press(KEY.Key_S, control=True)
    calendar.until(lambda: calendar.due(number) == TUESDAY)
    calendar.until(lambda: not pane.draft.decisions and len(pane.changes.lines) == 1)
    (line,) = pane.changes.lines
    assert ACT in line.detail and "23.11.2026" in line.headline
    # And back: a change of its own, whose earlier dates are confirmed by themselves.
    calendar.until(lambda: bool(pane.changes.back_buttons))
    pane.changes.back_buttons[0].click()
    calendar.computed()
    assert "1 müddəti" in pane.editor.save_button.text()
    calendar.press(KEY.Key_S, control=True)
    assert calendar.due(number) == TUESDAY, "a promised date comes nearer by no single key"
    pane.editor.effect.earlier.setFocus()
    calendar.press(KEY.Key_Space)
    calendar.press(KEY.Key_S, control=True)
    calendar.until(lambda: calendar.due(number) == MONDAY)
    calendar.until(lambda: len(pane.changes.lines) == 2)
    assert not pane.changes.lines[1].in_force
    assert office.desk.local.read(verification.verify).findings == ()


def test_what_came_meanwhile_stops_the_saving_and_is_shown(
    office: Office, calendar: Calendar
) -> None:
    office.desk.take_in()
    pane = calendar.pane
    calendar.go_to(MONDAY)
    calendar.press(KEY.Key_T)
    calendar.computed()
    calendar.write_act(ACT)
    second = office.desk.take_in(samples.no_debt("eg-2026-000002"))
    calendar.press(KEY.Key_S, control=True)
    calendar.until(lambda: "2 müddəti" in pane.editor.save_button.text())
    assert calendar.due(second) == MONDAY and pane.draft.decisions
    calendar.press(KEY.Key_S, control=True)
    calendar.until(lambda: calendar.due(second) == TUESDAY)


def test_a_key_changes_the_kind_and_another_takes_it_back(
    calendar: Calendar, heard: list[str]
) -> None:
    view = calendar.pane.year_view
    calendar.go_to(TUESDAY)
    kinds = []
    for _time in range(4):
        calendar.press(KEY.Key_T)
        kinds.append(calendar.pane.draft.decisions.get(TUESDAY))
    assert kinds == [DayKind.MOVED, DayKind.HOLIDAY, DayKind.MOURNING, None]
    calendar.press(KEY.Key_Z, control=True)
    assert calendar.pane.draft.decisions == {TUESDAY: DayKind.MOURNING}
    assert (
        "matəm" in view.accessibleDescription() and "saxlanılmayıb" in view.accessibleDescription()
    )
    assert heard[-1] == view.accessibleDescription()
    calendar.press(KEY.Key_PageDown)
    assert view.selected == date(2026, 12, 24) and heard[-1].startswith("24 dekabr 2026")
    calendar.press(*[KEY.Key_Down] * 2)
    calendar.until(lambda: view.selected == date(2027, 1, 7))
    assert calendar.pane.draft.decisions == {TUESDAY: DayKind.MOURNING}, "the draft stays"


def test_an_act_is_taken_in_as_a_table_and_every_difference_is_seen_first(
    office: Office, calendar: Calendar, tmp_path: Path
) -> None:
    number = office.desk.take_in()
    table = tmp_path / "akt.csv"
    table.write_text(
        "gün;növ\n23.11.2026;köçürülmüş\n28.11.2026;iş günü\n31.12.2026;bayram\n", encoding="utf-8"
    )
    calendar.pane.import_button.click()
    form = calendar.window.findChild(CalendarImport)
    assert form is not None
    calendar.until(lambda: calendar.window.tasks.idle)
    form.act.setText(ACT)
    form.rows.setPlainText("23.11.2026;nə isə")
    form.try_accept()
    assert form.isVisible() and "nə isə" in form.problem.text()
    form.take_file(table)
    assert [form.model.index(row, 2).data() for row in range(form.model.rowCount())] == [
        "köçürülmüş istirahət",
        "iş günü",
    ], "the holiday is one already"
    form.try_accept()
    assert calendar.pane.draft.listed == [
        DayDecision(MONDAY, DayKind.MOVED),
        DayDecision(date(2026, 11, 28), DayKind.WORKING),
    ]
    calendar.computed()
    # Offscreen nobody gives the keyboard back when a form closes.
    calendar.pane.editor.save_button.click()
    calendar.until(lambda: calendar.due(number) == TUESDAY)


def test_what_a_colleague_decides_is_in_the_history_with_the_name(
    office: Office, calendar: Calendar
) -> None:
    days = [DayDecision(MONDAY, DayKind.HOLIDAY), DayDecision(TUESDAY, DayKind.HOLIDAY)]
    office.desk.run("admin", calendar_decisions.decide_days, days, ACT)
    calendar.pane.reload()
    calendar.until(lambda: len(calendar.pane.changes.lines) == 1)
    (line,) = calendar.pane.changes.lines
    assert line.actor == "İnzibatçı Nümunə" and "daha 1" in line.headline
