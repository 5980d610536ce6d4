"""For everyone: every control has a name, the Tab key reads as the eye does, the focus is seen,
what happens is said, nothing moves.
"""

import ast
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from clerkdesk import gui
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import notices
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.shell.palette import Palette
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.queue import saved_views
from clerkdesk.usecases.queue.filters import Filter
from tests import samples

pytestmark = pytest.mark.timeout(120)
_NAMED = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox, QProgressBar)


def nameless(root: QWidget) -> list[str]:
    """Controls, and icons that mean something, of which a screen reader could say nothing."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if (
            not widget.isVisible()
            or isinstance(widget, QHeaderView)
            or (isinstance(widget, QLineEdit) and isinstance(widget.parent(), QComboBox))
        ):
            continue
        said = widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            said = said or widget.text()
        elif isinstance(widget, QLabel) and not widget.pixmap().isNull():
            said = said or widget.toolTip()
        elif not isinstance(widget, _NAMED):
            continue
        elif (
            isinstance(widget, QAbstractItemView)
            and isinstance(widget.parent(), QWidget)
            and widget.parent().inherits("QComboBoxPrivateContainer")
        ):
            continue
        if not said.strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def in_work(office: Any, package: dict[str, Any], login: str) -> str:
    number = office.desk.take_in(package)
    office.desk.run(login, casework.take, number)
    return number


@pytest.mark.parametrize(("package", "login"), [(samples.no_debt, "gunel"), (samples.idp, "elnur")])
def test_every_control_of_an_open_application_has_a_name(
    office: Any, package: Any, login: str
) -> None:
    window = office.window(login)
    office.open(window, in_work(office, package(), login))
    office.qtbot.waitUntil(lambda: window.detail.viewer.pages > 0, timeout=15_000)
    for tab in range(5):
        window.detail.show_tab(tab)
        assert nameless(window) == [], tab


@pytest.mark.parametrize("page", ["dashboard", "register", "people", "message_texts", "audit"])
def test_every_control_of_a_page_has_a_name(office: Any, page: str) -> None:
    window = office.window("admin")
    window.show_page(page)
    office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=15_000)
    assert nameless(window) == []


def _forms(window: Any) -> dict[str, Any]:
    perform = window.controller.perform
    found = {
        action.value: lambda action=action: perform(action)
        for action in (
            Action.REFUSE,
            Action.FORWARD,
            Action.WAIT,
            Action.AMEND,
            Action.NOTE,
            Action.CALL,
        )
    }
    return found | {
        "filter": window.views.ask_filter,
        "view": lambda: window.views.keep(Filter(Queue.NEW), None),
        "keys": window.show_keys,
        "deadline": window.explain_deadline,
        "palette": window.show_palette,
        "counter": lambda: window.intake.open_form("no_debt"),
    }


@pytest.mark.parametrize(
    "name",
    [
        "refuse",
        "forward",
        "wait",
        "amend",
        "note",
        "call",
        "filter",
        "view",
        "keys",
        "deadline",
        "palette",
        "counter",
    ],
)
def test_every_control_of_a_form_has_a_name_and_the_keyboard_begins_in_it(
    office: Any, name: str
) -> None:
    window = office.window("gunel")
    office.open(window, in_work(office, samples.no_debt(), "gunel"))
    _forms(window)[name]()
    kind = Palette if name == "palette" else Form
    office.qtbot.waitUntil(
        lambda: any(form.isVisible() for form in window.findChildren(kind)), timeout=10_000
    )
    form = next(form for form in window.findChildren(kind) if form.isVisible())
    assert nameless(form) == [] and form.windowTitle()
    office.qtbot.waitUntil(lambda: form.focusWidget() is not None, timeout=5_000)


def reached(window: QWidget) -> list[QWidget]:
    """What the Tab key goes through, from the beginning of the window."""
    found = []
    at = window.nextInFocusChain()
    while at is not window:
        if at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(at)
        at = at.nextInFocusChain()
    return found


@pytest.mark.parametrize("tab", range(5))
def test_the_tab_key_reads_as_the_eye_does(office: Any, tab: int) -> None:
    """Sidebar from above, the list, the head of the application, what the tab shows, the cards, the
    bar at the bottom.
    """
    office.desk.run("elnur", saved_views.save, "Mənim görünüşüm", Filter(Queue.NEW))
    office.desk.take_in(samples.idp("first"))
    window = office.window("elnur")
    office.open(window, in_work(office, samples.idp("second"), "elnur"))
    office.qtbot.waitUntil(
        lambda: window.detail.viewer.pages > 0 and window.views.views != [], timeout=15_000
    )
    window.detail.show_tab(tab)
    # Cards that billing's answer has made anew are there from the next turn of the loop on; the
    # order comes behind them.
    office.qtbot.waitUntil(
        lambda: (
            window.tasks.idle
            and not window.detail._fill_soon.isActive()
            and all(made.isVisible() for made in window.detail.side.documents.buttons.values())
        ),
        timeout=15_000,
    )
    regions = (
        window.sidebar,
        window.queue,
        window.detail.head,
        window.detail.stack,
        window.detail.side,
        window.detail.action_bar,
    )
    order = []
    for widget in reached(window):
        region = next((n for n, one in enumerate(regions) if one.isAncestorOf(widget)), None)
        assert region is not None, widget
        order.append((region, widget))
    assert [region for region, _widget in order] == sorted(region for region, _widget in order), [
        (r, w.accessibleName() or getattr(w, "text", str)()) for r, w in order
    ]
    for region in (0, 4):
        tops = [
            widget.mapTo(window, QPoint(0, 0)).y() for found, widget in order if found == region
        ]
        assert tops == sorted(tops), "from above to below"
    assert {region for region, _widget in order} == set(range(6)) - (
        {3} if tab in (2, 3, 4) else set()
    )


def picture(window: QWidget, widget: QWidget) -> QImage:
    corner = widget.mapTo(window, QPoint(0, 0))
    return (
        window.grab()
        .toImage()
        .copy(corner.x() - 3, corner.y() - 3, widget.width() + 6, widget.height() + 6)
    )


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_wherever_the_keyboard_is_one_sees_it(office: Any, theme_name: str) -> None:
    window = office.window("gunel")
    window.set_theme(theme_name)
    office.qtbot.waitUntil(window.updatesEnabled)
    office.open(window, in_work(office, samples.no_debt(), "gunel"))
    office.qtbot.waitUntil(
        lambda: window.detail.viewer.pages > 0 and window.tasks.idle, timeout=15_000
    )
    unseen = []
    widgets = [
        widget
        for widget in reached(window)
        if not isinstance(widget, QAbstractItemView | QScrollArea)
    ]
    assert len(widgets) > 20
    for widget in widgets:
        window.queue.table.setFocus()
        before = picture(window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and picture(window, widget) == before:
            unseen.append(widget.accessibleName() or getattr(widget, "text", str)())
    assert unseen == []


def test_what_the_window_says_is_said_aloud(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen reader is outside the process; what reaches its door is looked at."""
    said: list[tuple[str, Any]] = []
    monkeypatch.setattr(
        notices.QAccessible,
        "updateAccessibility",
        lambda event: said.append((event.message(), event.politeness())),
    )
    window = office.window("gunel")
    window.bar.say("Sənəd uyğundur.", "ok")
    window.bar.say("Məlumat bazasına qoşulmaq mümkün olmadı.", "bad")
    window.toast.offer("WD-1 icra olundu.", 1)
    polite = QAccessible.AnnouncementPoliteness.Polite
    assertive = QAccessible.AnnouncementPoliteness.Assertive
    assert said == [
        ("Sənəd uyğundur.", polite),
        ("Məlumat bazasına qoşulmaq mümkün olmadı.", assertive),
        ("WD-1 icra olundu.", polite),
    ]


def test_a_row_of_the_list_is_said_whole(office: Any) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", casework.take, number)
    office.desk.run("gunel", review.accept_documents, number)
    window = office.window("gunel")
    office.qtbot.waitUntil(lambda: window.queue.model.rowCount() == 1, timeout=10_000)
    said = window.queue.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Əliyev Rəşad") and number in said and "Nəsimi" in said and "gün" in said


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
