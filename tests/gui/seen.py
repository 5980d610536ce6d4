"""What is to be read in a window, and what is pressed there by its words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.usecases.queue.filters import Filter

FORM_ACTIONS = (
    Action.REFUSE,
    Action.FORWARD,
    Action.WAIT,
    Action.AMEND,
    Action.NOTE,
    Action.CALL,
)
FORMS = (
    *(action.value for action in FORM_ACTIONS),
    "filter",
    "view",
    "keys",
    "deadline",
    "palette",
    "counter",
)
"""The names of what ``show_form`` opens."""


def show_form(window: MainWindow, name: str) -> None:
    """Ask for one of ``FORMS``; those of an action need an application that it is allowed for."""
    steps: dict[str, Callable[[], object]] = {
        action.value: partial(window.controller.perform, action) for action in FORM_ACTIONS
    }
    steps |= {
        "filter": window.views.ask_filter,
        "view": lambda: window.views.keep(Filter(Queue.NEW), None),
        "keys": window.show_keys,
        "deadline": window.explain_deadline,
        "palette": window.show_palette,
        "counter": lambda: window.intake.open_form("no_debt"),
    }
    steps[name]()


def words_everywhere() -> str:
    """Every word in every widget there is, shown or not."""
    words = []
    for widget in QApplication.allWidgets():
        words += [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            words.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            words.append(widget.toPlainText())
    return "\n".join(words)


def texts_in(widget: QWidget) -> list[str]:
    """Every label in it, shown or not."""
    return [label.text() for label in widget.findChildren(QLabel)]


def buttons_of(widget: QWidget, text: str) -> list[QAbstractButton]:
    """Those with just these words."""
    return [button for button in widget.findChildren(QAbstractButton) if button.text() == text]


def press(widget: QWidget, text: str) -> None:
    """The one button in it with these words."""
    (button,) = buttons_of(widget, text)
    button.click()


def fill_fields(form: CounterForm, values: dict[str, str]) -> None:
    """By the fields' paths; a choice by its words."""
    for path, value in values.items():
        field = form.fields[path]
        if isinstance(field, QComboBox):
            field.setCurrentText(value)
        else:
            field.setText(value)


def choose_kinds(form: CounterForm, *codes: str) -> None:
    """Of the files, in their order."""
    for (box, _path), code in zip(form.files, codes):
        box.setCurrentIndex(box.findData(code))


def field_text(form: CounterForm, path: str) -> str:
    """What stands in a field, as it is read."""
    field = form.fields[path]
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def numbers_listed(window: MainWindow) -> list[str]:
    """The numbers of the applications in the list; all must be in memory."""
    model = window.queue.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [row.number for row in rows if row is not None]
