"""For everyone: every control has a name, the Tab key reads as the eye does, the focus is seen,
what happens is said, nothing moves.
"""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from clerkdesk import gui
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import VerticalArea
from clerkdesk.gui.shell.palette import Palette
from clerkdesk.usecases.case import review
from clerkdesk.usecases.queue import saved_views
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import FORMS, show_form

pytestmark = pytest.mark.timeout(120)
_NAMED = (
    VerticalArea,
    QLineEdit,
    QComboBox,
    QPlainTextEdit,
    QAbstractItemView,
    QAbstractSpinBox,
    QProgressBar,
)


def nameless(root: QWidget) -> list[str]:
    """Controls, and icons that mean something, of which a screen reader could say nothing."""
    silent = []
    for widget in [root, *root.findChildren(QWidget)]:
        if (
            not widget.isVisible()
            or isinstance(widget, QHeaderView)
            or (isinstance(widget, QLineEdit) and isinstance(widget.parent(), QComboBox))
        ):
            continue
        name = widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            name = name or widget.text()
        elif isinstance(widget, QLabel) and not widget.pixmap().isNull():
            name = name or widget.toolTip()
        elif not isinstance(widget, _NAMED):
            continue
        elif isinstance(widget, QAbstractItemView) and _belongs_to_a_choice(widget):
            continue
        if not name.strip():
            silent.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return silent


def _belongs_to_a_choice(view: QAbstractItemView) -> bool:
    """Whether it is the list that a QComboBox opens."""
    parent = view.parent()
    return isinstance(parent, QWidget) and parent.inherits("QComboBoxPrivateContainer")


def name_of(widget: QWidget) -> str:
    """What a failed test calls it."""
    return widget.accessibleName() or str(getattr(widget, "text", str)())


def with_a_document(office: Office, login: str, package: dict[str, Any]) -> WindowDrive:
    """An application that this person has taken is open, with its document."""
    drive = office.drive(login).open(office.taken(login, package))
    return drive.until(lambda: drive.parts.viewer.pages > 0, "no document is shown")


@pytest.mark.parametrize(("package", "login"), [(samples.no_debt, "gunel"), (samples.idp, "elnur")])
def test_every_control_of_an_open_application_has_a_name(
    office: Office, package: Callable[[], dict[str, Any]], login: str
) -> None:
    window = with_a_document(office, login, package()).window
    for tab in range(5):
        window.detail.show_tab(tab)
        assert nameless(window) == [], tab


@pytest.mark.parametrize(
    "page",
    [
        "dashboard",
        "register",
        "settings/calendar",
        "settings/refusals",
        "settings/people",
        "settings/messages",
        "audit",
    ],
)
def test_every_control_of_a_page_has_a_name(office: Office, page: str) -> None:
    drive = office.drive("admin")
    drive.parts.show_page(page)
    assert nameless(drive.settle().window) == []


@pytest.mark.parametrize("name", FORMS)
def test_every_control_of_a_form_has_a_name_and_the_keyboard_begins_in_it(
    office: Office, name: str
) -> None:
    drive = office.drive("gunel").open(office.taken())
    show_form(drive.window, name)
    form: QDialog = drive.form(Palette) if name == "palette" else drive.form(Form)
    assert nameless(form) == [] and form.windowTitle()
    office.qtbot.waitUntil(lambda: form.focusWidget() is not None, timeout=5_000)


def reached(window: QWidget) -> list[QWidget]:
    """What the Tab key goes through, from the beginning of the window."""
    widgets = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widgets.append(at)
        at = at.nextInFocusChain()
    return widgets


@pytest.mark.parametrize("tab", range(5))
def test_the_tab_key_reads_as_the_eye_does(office: Office, tab: int) -> None:
    """Sidebar from above, the list, the head of the application, what the tab shows, the cards, the
    bar at the bottom.
    """
    office.desk.run("elnur", saved_views.save, "Mənim görünüşüm", Filter(Queue.NEW))
    office.desk.take_in(samples.idp("first"))
    drive = with_a_document(office, "elnur", samples.idp("second"))
    window = drive.window
    drive.until(lambda: window.views.views != [], "the saved view does not come")
    window.detail.show_tab(tab)
    # Cards that billing's answer has made anew are there from the next turn of the loop on; the
    # order comes behind them.
    cards = window.detail.side.documents
    drive.until(
        lambda: (
            window.tasks.idle
            and window.detail.filled
            and all(button.isVisible() for button in cards.buttons.values())
        ),
        "the cards are not shown",
    )
    regions = (
        window.sidebar,
        window.queue,
        window.detail.head,
        window.detail.findings,
        window.detail.stack,
        window.detail.side_area,
        window.detail.action_bar,
    )
    order = []
    for widget in reached(window):
        places = [
            place
            for place, region in enumerate(regions)
            if region is widget or region.isAncestorOf(widget)
        ]
        assert places, widget
        order.append((places[0], widget))
    assert [place for place, _widget in order] == sorted(place for place, _widget in order), [
        (place, name_of(widget)) for place, widget in order
    ]
    for column in (0, 3, 5):
        tops = [
            widget.mapTo(window, QPoint(0, 0)).y() for place, widget in order if place == column
        ]
        assert tops == sorted(tops), "from above to below"
    assert {place for place, _widget in order} == set(range(7))


def picture(window: QWidget, widget: QWidget) -> QImage:
    corner = widget.mapTo(window, QPoint(0, 0))
    return (
        window.grab()
        .toImage()
        .copy(corner.x() - 3, corner.y() - 3, widget.width() + 6, widget.height() + 6)
    )


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_wherever_the_keyboard_is_one_sees_it(office: Office, theme_name: str) -> None:
    drive = with_a_document(office, "gunel", samples.no_debt())
    window = drive.set_theme(theme_name).settle().window
    drive.until(window.queue.table.isVisible, "the list is not shown")
    unseen = []
    widgets = reached(window)
    assert len(widgets) > 20 and window.queue.table in widgets
    for widget in widgets:
        elsewhere = window.sidebar.next_button
        (window.queue.search if widget is elsewhere else elsewhere).setFocus()
        without_focus = picture(window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and picture(window, widget) == without_focus:
            unseen.append(name_of(widget))
    assert unseen == []


@pytest.mark.parametrize("tab", range(1, 5))
def test_a_tab_is_scrolled_by_keys_and_the_row_stays(office: Office, tab: int) -> None:
    office.desk.take_in(samples.no_debt("another"))
    drive = with_a_document(office, "gunel", samples.no_debt())
    window = drive.window
    window.detail.show_tab(tab)
    drive.settle()
    area = window.detail.stack.currentWidget()
    assert isinstance(area, VerticalArea)
    # However little it holds: a long one is made of a short one.
    inside = area.widget()
    assert inside is not None
    inside.setMinimumHeight(3000)
    inside.resize(inside.width(), 3000)
    bar = area.verticalScrollBar()
    office.qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=5_000)
    row = window.queue.table.currentIndex().row()
    QTest.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert area.hasFocus()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Down):
        QTest.keyClick(area, key)
        seen.append(bar.value())
    assert 0 < seen[0] < seen[1] < seen[2] == seen[3] == bar.maximum()
    QTest.keyClick(area, Qt.Key.Key_Home)
    QTest.keyClick(area, Qt.Key.Key_Up)
    assert bar.value() == 0
    assert window.queue.table.currentIndex().row() == row


def test_what_the_window_says_is_said_aloud(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen reader is outside the process; what reaches its door is looked at."""
    announced: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def update(event: QAccessibleAnnouncementEvent) -> None:
        announced.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    window = office.window("gunel")
    window.bar.say("Sənəd uyğundur.", "ok")
    window.bar.say("Məlumat bazasına qoşulmaq mümkün olmadı.", "bad")
    window.toast.offer("WD-1 icra olundu.", 1)
    polite = QAccessible.AnnouncementPoliteness.Polite
    assertive = QAccessible.AnnouncementPoliteness.Assertive
    assert announced == [
        ("Sənəd uyğundur.", polite),
        ("Məlumat bazasına qoşulmaq mümkün olmadı.", assertive),
        ("WD-1 icra olundu. Geri qaytarmaq: Ctrl+Z, 15 saniyə ərzində.", polite),
    ]


def test_tabs_navigation_and_documents_are_what_they_are_to_a_screen_reader(
    office: Office,
) -> None:
    window = with_a_document(office, "gunel", samples.no_debt()).window

    def role(widget: QWidget) -> QAccessible.Role:
        return QAccessible.queryAccessibleInterface(widget).role()

    assert {role(tab) for tab in window.detail.head.tabs.buttons()} == {QAccessible.Role.PageTab}
    documents = window.detail.side.documents
    assert role(documents) is QAccessible.Role.List
    assert {role(entry) for entry in documents.buttons.values()} == {QAccessible.Role.ListItem}
    buttons = window.sidebar.buttons
    assert role(buttons[Queue.NEW]) is QAccessible.Role.ListItem
    assert role(buttons["counter"]) is QAccessible.Role.Button


def test_the_document_that_a_voice_marks_is_shown_and_judged(office: Office) -> None:
    """Assistive technology sets a button's state; no mouse and no key is pressed."""
    window = with_a_document(office, "gunel", samples.no_debt()).window
    first, second = window.detail.side.documents.buttons
    window.detail.side.documents.buttons[second].toggle()
    assert window.detail.document is not None and window.detail.document.id == second
    judged: list[tuple[int, bool]] = []
    window.detail.examination.verdict_wanted.connect(lambda key, fits: judged.append((key, fits)))
    window.detail.examination.judge(True)
    assert [key for key, _fits in judged] == [second] != [first]
    window.detail.head.tabs.button(2).toggle()
    assert window.detail.stack.currentIndex() == 2
    window.sidebar.buttons[Queue.COMPLETED].toggle()
    assert window.queue.filter.queue is Queue.COMPLETED


def test_a_row_of_the_list_is_said_whole(office: Office) -> None:
    number = office.taken()
    office.desk.run("gunel", review.accept_documents, number)
    window = office.window("gunel")
    office.qtbot.waitUntil(lambda: window.queue.model.rowCount() == 1, timeout=10_000)
    text = window.queue.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("Əliyev Rəşad") and number in text and "Nəsimi" in text and "gün" in text


def test_nothing_moves_by_itself() -> None:
    moving = {
        "QPropertyAnimation",
        "QVariantAnimation",
        "QMovie",
        "QTimeLine",
        "QGraphicsOpacityEffect",
        "QScroller",
    }
    for path in Path(gui.__file__).parent.rglob("*.py"):
        names = {
            node.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name)
        }
        assert not names & moving, path
