"""What is clicked is 24 pixels high and wide at least (WCAG 2.2, 2.5.8), in every window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QScrollBar,
    QTableView,
    QWidget,
)

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.shell.palette import Palette
from clerkdesk.usecases.queue import saved_views
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import FORMS, show_form

pytestmark = pytest.mark.timeout(120)
LEAST = 24
"""Logical pixels."""


def targets(window: QWidget) -> Iterator[tuple[QWidget, int, int]]:
    """What of it can be clicked, with its width and height."""
    for widget in window.findChildren(QWidget):
        inside_a_choice = isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
        if not widget.isVisible() or isinstance(widget, QScrollBar) or inside_a_choice:
            continue
        if isinstance(
            widget, QAbstractButton | QComboBox | QLineEdit | QAbstractSpinBox | QAbstractSlider
        ):
            yield widget, widget.width(), widget.height()
        elif isinstance(widget, QListWidget):
            for row in range(widget.count()):
                yield widget, LEAST, widget.visualItemRect(widget.item(row)).height()
        elif isinstance(widget, QTableView) and widget.model().rowCount():
            yield widget, LEAST, widget.rowHeight(0)


def too_small(window: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}:"
        f" {width}×{height}"
        for widget, width, height in targets(window)
        if min(width, height) < LEAST
    ]


def test_what_is_clicked_in_the_window_is_large_enough(office: Office) -> None:
    office.desk.run("elnur", saved_views.save, "Mənim görünüşüm", Filter(Queue.NEW))
    office.desk.take_in(samples.idp("first"))
    drive = office.drive("elnur").open(office.taken("elnur", samples.idp("second")))
    drive.until(lambda: drive.parts.document_painted, "no document is shown")
    window = drive.window
    for width in (1440, 952):
        drive.resize(width, 800)
        for tab in range(5):
            drive.parts.show_tab(tab)
            drive.settle()
            assert too_small(window) == [], (width, tab)
    drive.parts.show_tab(0)
    window.bar.say("Sənəd uyğundur.", "ok")
    window.messages.registered.add("ID-2026-0000001")
    window.detail.viewer.find()
    window.detail.viewer.show_brightness()
    drive.settle()
    assert too_small(window) + too_small(window.detail.viewer.popup) == []
    window.detail.viewer.popup.hide()
    window.detail.viewer.toggle_full_screen()
    screen = window.detail.viewer.full_screen_window
    assert screen is not None and too_small(screen) == []
    window.detail.viewer.toggle_full_screen()
    window.sidebar.person_button.click()
    (menu,) = [one for one in window.findChildren(QMenu) if one.isVisible()]
    heights = [menu.actionGeometry(entry).height() for entry in menu.actions()]
    assert [height for height in heights if 6 < height < LEAST] == [], "separators are lower"
    menu.close()


@pytest.mark.parametrize("login", ["admin", "sabina", "audit"])
def test_what_is_clicked_on_a_page_is_large_enough(office: Office, login: str) -> None:
    office.desk.take_in()
    drive = office.drive(login)
    for key, entry in drive.window.sidebar.buttons.items():
        if key not in ("counter", "intake") and entry.isVisibleTo(drive.window):
            entry.click()
            drive.settle()
            assert too_small(drive.window) == [], key


def test_what_is_clicked_in_a_form_is_large_enough(office: Office) -> None:
    drive = office.drive("gunel").open(office.taken())
    for name in FORMS:
        show_form(drive.window, name)
        form: QDialog = drive.form(Palette) if name == "palette" else drive.form(Form)
        assert too_small(form) == [], name
        form.done(0)
