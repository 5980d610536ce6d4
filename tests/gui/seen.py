"""What is to be read in a window, and what is pressed there by its words."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

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


def numbers_listed(window: MainWindow) -> list[str]:
    """The numbers of the applications in the list; all must be in memory."""
    model = window.queue.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [row.number for row in rows if row is not None]
