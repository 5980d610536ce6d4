"""A window of 960 pixels, and the screen of 1920×1080 at 200 %: nothing is cut, and what a decision
rests on is in sight.
"""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.elided import ElidedButton, ElidedLabel
from clerkdesk.gui.shell.palette import Palette
from tests import samples
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(120)
SIZE = (952, 500)
"""Logical pixels: the half of 1920×1080 at 100 %, less what stands around a window."""


def opened(office: Office, login: str, package: dict[str, Any]) -> WindowDrive:
    """A narrow window, with an application that this person holds."""
    drive = office.drive(login).resize(*SIZE).open(office.taken(login, package))
    drive.until(lambda: drive.parts.document_painted, "no document is shown")
    return drive.until(lambda: drive.window.detail.filled, "the tabs are not filled")


def cut(window: QWidget) -> list[str]:
    """What is seen of the window and has less room than its words take."""
    found_cut = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedButton | ElidedLabel):
            continue
        if isinstance(widget, QPushButton) and widget.width() < widget.sizeHint().width():
            found_cut.append(f"button {widget.text()}: {widget.width()}")
        if isinstance(widget, QLabel) and widget.text() and widget.width() < _needed(widget):
            found_cut.append(f"label {widget.text()}: {widget.width()} < {_needed(widget)}")
    return found_cut


def _needed(label: QLabel) -> int:
    """The width of a label's words; of one that wraps, that of its longest."""
    if label.wordWrap():
        words = label.text().replace("-", "- ").split()
        return max(map(label.fontMetrics().horizontalAdvance, words))
    return label.sizeHint().width()


@pytest.mark.parametrize(("package", "login"), [(samples.no_debt, "gunel"), (samples.idp, "elnur")])
def test_nothing_is_cut_in_a_narrow_window(
    office: Office, package: Callable[[], dict[str, Any]], login: str
) -> None:
    drive = opened(office, login, package())
    window = drive.window
    assert window.width() == SIZE[0]
    for tab in range(5):
        drive.parts.show_tab(tab)
        drive.until(lambda: cut(window) == [], lambda: f"cut: {cut(window)}")


def test_comparison_and_debt_are_in_sight_until_their_key_puts_them_away(office: Office) -> None:
    drive = opened(office, "gunel", samples.no_debt())
    side = drive.window.detail.side
    assert side.comparison.isVisible() and side.debt.isVisible()
    drive.activate().press("D")
    assert not side.comparison.isVisible() and not side.debt.isVisible()
    drive.press("Ctrl+K")
    palette = drive.form(Palette)
    drive.write("müqayisə və borc", on=palette.query)
    drive.press("Return", on=palette.query)
    drive.until(side.debt.isVisible, "the palette does not bring them back")


def test_a_narrow_sidebar_says_its_entries_in_tooltips_and_keeps_the_numbers(
    office: Office,
) -> None:
    office.desk.take_in()
    drive = office.drive("gunel")
    sidebar = drive.window.sidebar
    count = sidebar.counts[Queue.NEW]
    drive.until(lambda: count.text() == "1", "the number does not come")
    entry = sidebar.buttons[Queue.NEW]
    wide = sidebar.width()
    drive.resize(*SIZE)
    assert sidebar.width() < wide / 2 and count.isVisible() and count.text() == "1"
    assert entry.toolTip() == "Yeni: 1" and sidebar.next_button.accessibleName()
    drive.resize(1440, 900)
    assert sidebar.width() == wide and entry.toolTip() == "" and entry.shown == "Yeni"


def test_a_row_says_who_holds_it_at_any_width(office: Office) -> None:
    office.taken("gunel")
    drive = office.drive("tural").resize(*SIZE)
    drive.window.show_queue(Queue.IN_PROGRESS)
    drive.until_listed(1)
    row = drive.window.queue.model.index(0, 0)
    assert "Günel" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_taking_back_lies_over_the_list_alone_and_ends_what_was_said_before(
    office: Office,
) -> None:
    drive = office.drive("gunel").resize(*SIZE).settle()
    window = drive.window
    number = "WD-2026-0000001"
    window.bar.say("Tələb olunan sənədlərin hamısına rəy verin.", "warn", number)
    window.toast.offer(f"{number} icra olundu.", 1)
    toast = window.toast.geometry()
    of_list = window.queue.mapTo(window, window.queue.rect().bottomRight())
    assert toast.right() < of_list.x() and toast.bottom() < of_list.y()
    assert window.toast.text.width() >= window.toast.text.sizeHint().width()
    assert window.bar.isHidden()
    window.bar.say("Vətəndaş cavab verib.", "ok", "WD-2026-0000002")
    assert not window.bar.geometry().intersects(toast)
