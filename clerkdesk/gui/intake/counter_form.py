"""An application of a citizen who stands at the counter: the same package as a portal's, filled in
by hand.
"""

import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.adapters.packages import FormPackage
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gui.kit import files, texts
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import (
    Card,
    VerticalArea,
    button,
    column,
    empty,
    label,
    restyle,
    row,
    tool,
)
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.office import Choice, DocumentKind

_PERSON = ("fin", "surname", "name", "patronymic", "birth_date", "id_document")


class CounterForm(Form):
    """``number`` is set when the application is registered.

    Faults stand beside their fields; nothing is lost by them.
    """

    section = "counter"

    tall = True

    def __init__(
        self,
        tasks: TaskRunner,
        service: str,
        districts: list[Choice],
        kinds: list[DocumentKind],
        now: Callable[[], datetime],
        parent: QWidget | None,
    ) -> None:
        super().__init__(self._title(service), self._accept(), parent, width=720)
        self.resize(760, 680)
        self._tasks = tasks
        self.service = service
        self._kinds = kinds
        self._now = now
        self.number: str | None = None
        self._warned = False
        self.request_id = f"counter-{uuid.uuid4()}"
        """One form is one request: pressing twice cannot register twice."""
        self.fields: dict[str, QLineEdit | QComboBox | QPlainTextEdit] = {}
        self.files: list[tuple[QComboBox, Path]] = []
        self.registered: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self.setAcceptDrops(True)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(12)
        holder = QWidget()
        holder.setLayout(column(self._inner, 1))
        self.body.addWidget(VerticalArea(holder))
        self._build(districts)
        self.fields["applicant.fin"].setFocus()

    def _title(self, service: str) -> str:
        return self.tr("At the counter") + " · " + texts.word(service)

    def _accept(self) -> str:
        return self.tr("Register")

    def _build(self, districts: list[Choice]) -> None:
        idp = self.service == "idp"
        self._group(
            self.tr("APPLICANT"),
            [(f"applicant.{field}", self._person_label(field)) for field in _PERSON],
        )
        if not idp:
            self._group(
                self.tr("OBJECT'S OWNER"),
                [(f"owner.{field}", self._person_label(field)) for field in _PERSON[:4]],
            )
        self._group(
            self.tr("OBJECT"),
            [
                ("subscriber_code", self.tr("Subscriber code")),
                ("object.district", self.tr("District")),
                ("object.address", self.tr("Address")),
            ]
            + (
                [
                    ("object.previous_address", self.tr("Old address")),
                    ("object.new_subscriber_code", self.tr("New subscriber code")),
                    ("object.reason_code", self.tr("Reason")),
                    ("object.reason", self.tr("Reason in words")),
                ]
                if idp
                else []
            ),
            districts,
        )
        if idp:
            self._registered_card()
        self._group(
            self.tr("CONTACT"),
            [("contact.mobile", self.tr("Mobile")), ("contact.email", self.tr("E-mail"))],
        )
        self._files_card()

    def _person_label(self, field: str) -> str:
        return {
            "fin": self.tr("FIN"),
            "surname": self.tr("Surname"),
            "name": self.tr("First name"),
            "patronymic": self.tr("Father's name"),
            "birth_date": self.tr("Birth date"),
            "id_document": self.tr("Identity document"),
        }[field]

    def _group(
        self, caption: str, fields: list[tuple[str, str]], districts: list[Choice] | None = None
    ) -> None:
        card = Card(caption)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, (path, name) in enumerate(fields):
            widget = self._widget(path, districts)
            widget.setAccessibleName(name)
            self.fields[path] = widget
            grid.addWidget(label(name, "muted"), place // 2 * 2, place % 2)
            grid.addWidget(widget, place // 2 * 2 + 1, place % 2)
        card.body.addLayout(grid)
        self._inner.addWidget(card)

    def _widget(self, path: str, districts: list[Choice] | None) -> QLineEdit | QComboBox:
        if path == "object.district":
            made = QComboBox()
            made.setEditable(True)
            made.addItem("", "")
            for district in districts or []:
                made.addItem(district.title, district.code)
            return made
        if path == "object.reason_code":
            made = QComboBox()
            for reason in ("new_address", "family_change", "first_registration", "other"):
                made.addItem(texts.word(reason), reason)
            return made
        edit = QLineEdit()
        if path.endswith(".fin"):
            _fin_rules(edit)
        elif path.endswith("birth_date"):
            edit.setPlaceholderText(self.tr("dd.mm.yyyy"))
        elif path == "contact.mobile":
            edit.setPlaceholderText("050 234 56 78")
        return edit

    # -- registered persons and files --------------------------------------------------------------

    def _registered_card(self) -> None:
        self._registered_rows = QVBoxLayout()
        card = Card(self.tr("REGISTERED PERSONS"))
        card.body.addLayout(self._registered_rows)
        card.body.addLayout(row(button(self.tr("Add a person"), "link", None, self.add_person), 1))
        self._inner.addWidget(card)
        self.add_person()

    def add_person(self) -> None:
        fin = QLineEdit()
        surname = QLineEdit()
        name = QLineEdit()
        _fin_rules(fin)
        for edit, text in (
            (fin, self.tr("FIN")),
            (surname, self.tr("Surname")),
            (name, self.tr("First name")),
        ):
            edit.setPlaceholderText(text)
            edit.setAccessibleName(text)
        self.registered.append((fin, surname, name))
        self._registered_rows.addLayout(row(fin, surname, name))

    def _files_card(self) -> None:
        card = Card(self.tr("DOCUMENTS"))
        wanted = ", ".join(title for _kind, title, required in self._kinds if required)
        card.body.addWidget(
            label(
                self.tr("Required: %1. Drop files here, or choose them.").replace("%1", wanted),
                "muted",
                wrap=True,
            )
        )
        self._file_rows = QVBoxLayout()
        card.body.addLayout(self._file_rows)
        card.body.addLayout(
            row(button(self.tr("Choose files…"), None, "upload", self._choose_files), 1)
        )
        self._inner.addWidget(card)

    def _choose_files(self) -> None:
        kinds = "PDF, JPEG, PNG, TIFF, WebP (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp)"
        self.add_files(files.open_files(self, self.tr("Choose files"), kinds))

    def add_files(self, paths: list[Path]) -> None:
        """Add files; each takes the first required kind that is still missing."""
        for path in paths:
            kind = QComboBox()
            for code, title, _required in self._kinds:
                kind.addItem(title, code)
            taken = {str(box.currentData()) for box, _path in self.files}
            missing = [
                code for code, _title, required in self._kinds if required and code not in taken
            ]
            kind.setCurrentIndex(kind.findData(missing[0] if missing else "other"))
            self.files.append((kind, path))
        self._show_files()

    def _show_files(self) -> None:
        for kind, _path in self.files:
            kind.setParent(None)
        empty(self._file_rows)
        for place, (kind, path) in enumerate(self.files):
            away = tool("trash-2", self.tr("Remove"), lambda place=place: self._remove(place))  # type: ignore[misc]
            self._file_rows.addLayout(row(kind, label(path.name, wrap=True), 1, away))
            kind.show()

    def _remove(self, place: int) -> None:
        kind, _path = self.files.pop(place)
        kind.deleteLater()
        self._show_files()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(
            [
                Path(url.toLocalFile())
                for url in event.mimeData().urls()
                if url.isLocalFile() and Path(url.toLocalFile()).is_file()
            ]
        )
        event.acceptProposedAction()

    # -- sending -----------------------------------------------------------------------------------

    def package(self) -> dict[str, Any]:
        """The form as a package of the portal's own shape; empty fields are left out."""
        found: dict[str, Any] = {
            "version": 1,
            "portal_request_id": self.request_id,
            "service": self.service,
            "channel": "counter",
            "login_method": None,
            "submitted_at": self._now().isoformat(),
        }
        for path, widget in self.fields.items():
            value = _value(path, widget)
            if value:
                *parents, last = path.split(".")
                part = found
                for parent in parents:
                    part = part.setdefault(parent, {})
                part[last] = value
        persons = [
            {"fin": f.text().strip(), "surname": s.text().strip(), "name": n.text().strip()}
            for f, s, n in self.registered
            if f.text().strip()
        ]
        if self.service == "idp":
            found["registered_persons"] = [
                {key: value for key, value in person.items() if value} for person in persons
            ]
        found["documents"] = [
            {
                "kind": str(kind.currentData()),
                "file": f"documents/{place}{path.suffix.lower()}",
                "name": path.name,
            }
            for place, (kind, path) in enumerate(self.files)
        ]
        return found

    def reject(self) -> None:
        """What was typed is not thrown away by one Escape."""
        if not self._warned and (
            self.files
            or any(
                isinstance(edit, QLineEdit) and edit.text().strip() for edit in self.fields.values()
            )
        ):
            self._warned = True
            self.say(
                self.tr("What you have typed would be lost. Press again to close all the same.")
            )
            return
        super().reject()

    def try_accept(self) -> None:
        package = self.package()
        paths = {
            document["file"]: path
            for document, (_kind, path) in zip(package["documents"], self.files)
        }
        self.accept_button.setEnabled(False)
        task = self._tasks.call(
            self,
            lambda: registration.take_in(self._tasks.unit_of_work, FormPackage(package, paths)),
        )
        task.handled = True
        task.succeeded.connect(self._registered)
        task.failed.connect(self._refused)

    def _registered(self, accepted: registration.Accepted) -> None:
        self.number = accepted.number
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.accept_button.setEnabled(True)
        for widget in self.fields.values():
            restyle(widget, invalid=None)
        if not isinstance(error, PackageRefused):
            self.say(message(error))
            return
        lines = []
        for fault in error.faults:
            marked = self.fields.get(fault.field or "")
            if marked is not None:
                restyle(marked, invalid="true")
                marked.setToolTip(sentence(fault.code, fault.params))
            lines.append(f"{self._name(fault)}: {sentence(fault.code, fault.params)}")
        self.say("\n".join(dict.fromkeys(lines)))
        first = next(
            (
                self.fields[fault.field]
                for fault in error.faults
                if fault.field and fault.field in self.fields
            ),
            None,
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, fault: Fault) -> str:
        path = fault.field or ""
        widget = self.fields.get(path)
        if widget is not None:
            return widget.accessibleName()
        if path.startswith("documents"):
            return self.tr("Documents")
        return (
            self.tr("Registered persons")
            if path.startswith("registered_persons")
            else self.tr("Form")
        )


def _fin_rules(edit: QLineEdit) -> None:
    """Keys that no FIN has are dropped as one types; a paste is taken as it is and judged whole."""
    edit.setValidator(
        QRegularExpressionValidator(QRegularExpression("[0-9A-HJ-NP-Za-hj-np-z ]{0,9}"), edit)
    )
    edit.setMaxLength(9)


def _value(path: str, widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        place = widget.findText(widget.currentText())
        return str(widget.itemData(place)) if place >= 0 else widget.currentText().strip()
    if not isinstance(widget, QLineEdit):
        return ""
    text = widget.text().strip()
    if path.endswith("birth_date"):
        # Typed as people write it; what is no such date goes on as it is, and the fault names the
        # field.
        try:
            return datetime.strptime(text, "%d.%m.%Y").date().isoformat()
        except ValueError:
            return text
    return text
