"""What is to be read in a window, and what is pressed there by its words."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.shell.window import MainWindow


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


def field_text(form: CounterForm, path: str) -> str:
    """What stands in a field, as it is read."""
    field = form.fields[path]
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def numbers_listed(window: MainWindow) -> list[str]:
    """The numbers of the applications in the list; all must be in memory."""
    model = window.queue.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [row.number for row in rows if row is not None]
