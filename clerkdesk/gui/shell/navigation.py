"""Where somebody is in the window, so that a new window opens there: after a lock, and in another
language.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.shell.sidebar import queue_title
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.case.detail import CaseDetail
from clerkdesk.usecases.queue.browsing import Filter
from clerkdesk.usecases.queue.saved_views import DEFAULT_COLUMNS

if TYPE_CHECKING:
    from clerkdesk.gui.shell.window import MainWindow


@dataclass(frozen=True, slots=True)
class Location:
    filter: Filter
    title: str = ""
    """Of a queue that is not the sidebar's own: a colleague's work."""
    page: str | None = None
    """The page that is shown in place of the queue."""
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    search: str = ""
    number: str | None = None
    """The open application."""
    tab: int = 0
    document: int | None = None
    form: Action | None = None
    """The action whose form was open."""
    counter: "Counter | None" = None
    """The form of the counter, should it have been open."""
    typed: tuple[str, ...] = ()
    """What stood in the form's fields: kept in this process and nowhere else, until the same person
    is back.
    """


@dataclass(frozen=True, slots=True)
class Counter:
    service: str
    request_id: str
    persons: int
    files: tuple[Path, ...]


def _fields(form: QWidget) -> list[QLineEdit | QPlainTextEdit | QComboBox | QCheckBox]:
    """What a person types into, in the order in which it was made; passwords are nobody's to keep."""
    found: list[QLineEdit | QPlainTextEdit | QComboBox | QCheckBox] = []
    for widget in form.findChildren(QWidget):
        inner = isinstance(widget, QLineEdit) and (
            isinstance(widget.parent(), QComboBox) or widget.echoMode() != QLineEdit.EchoMode.Normal
        )
        if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QCheckBox) and not inner:
            found.append(widget)
    return found


def typed(form: QWidget) -> tuple[str, ...]:
    values = []
    for field in _fields(form):
        if isinstance(field, QPlainTextEdit):
            values.append(field.toPlainText())
        elif isinstance(field, QComboBox):
            values.append(field.currentText())
        else:
            values.append(
                str(int(field.isChecked())) if isinstance(field, QCheckBox) else field.text()
            )
    return tuple(values)


def type_again(form: QWidget, values: tuple[str, ...]) -> None:
    """Into a form like the one that was left; another one stays as it is."""
    fields = _fields(form)
    if len(fields) != len(values):
        return
    for field, value in zip(fields, values):
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(value)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findText(value))
            if field.isEditable():
                field.setCurrentText(value)
        elif isinstance(field, QCheckBox):
            field.setChecked(value == "1")
        else:
            field.setText(value)


def of(window: "MainWindow") -> Location:
    case = window.detail.case
    document = window.detail.document
    form = next((form for form in window.findChildren(Form) if form.isVisible()), None)
    counter = None
    if isinstance(form, CounterForm):
        counter = Counter(
            form.service,
            form.request_id,
            len(form.registered),
            tuple(path for _kind, path in form.files),
        )
    return Location(
        filter=window.queue.filter,
        title=window.queue.name,
        page=window.pages.current(window.stack.currentWidget()),
        columns=window.queue.columns,
        search=window.queue.search.text(),
        number=case.header.number if case else None,
        tab=max(0, window.detail.tabs.checkedId()),
        document=document.id if document else None,
        form=window.actions_.form_open,
        counter=counter,
        typed=typed(form) if form is not None else (),
    )


def go_to(window: "MainWindow", place: Location) -> None:
    """Be where one was: the list, what was searched for, the open application with its tab,
    document and form.
    """
    if place.counter is not None:
        window.intake.dialog_opened.connect(
            lambda form: _at_the_counter(form, place), Qt.ConnectionType.SingleShotConnection
        )
        window.intake.open_form(place.counter.service)
    if place.page is not None:
        window.show_page(place.page)
        return
    own = place.filter == Filter(place.filter.queue)
    window.sidebar.choose(place.filter.queue)
    window.queue.show_queue(
        place.filter, queue_title(place.filter.queue) if own else place.title, place.columns
    )
    window.queue.search.setText(place.search)
    if place.number is not None:
        window.tasks.run(window, detail.open_case, place.number).succeeded.connect(
            lambda case: _opened_again(window, place, case)
        )


def _opened_again(window: "MainWindow", place: Location, case: CaseDetail) -> None:
    window.show_case(case)
    if place.document in [document.id for document in case.documents]:
        assert place.document is not None
        window.detail.show_document(place.document)
    window.detail.show_tab(place.tab)
    if place.form is not None and place.form in case.header.allowed:
        window.actions_.dialog_opened.connect(
            lambda form: type_again(form, place.typed), Qt.ConnectionType.SingleShotConnection
        )
        window.actions_.perform(place.form)


def _at_the_counter(form: CounterForm, place: Location) -> None:
    assert place.counter is not None
    form.request_id = place.counter.request_id
    for _ in range(place.counter.persons - len(form.registered)):
        form.add_person()
    form.add_files([path for path in place.counter.files if path.exists()])
    type_again(form, place.typed)
