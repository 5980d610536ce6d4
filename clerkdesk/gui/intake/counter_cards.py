"""The lists of the form at the counter: registered persons, and the documents' files."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout

from clerkdesk.gui.intake.counter_fields import keep_to_fin
from clerkdesk.gui.intake.register_lookup import RegisterLookup
from clerkdesk.gui.kit import files
from clerkdesk.gui.kit.layout import empty, row
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, label, tool
from clerkdesk.usecases.reference_data import DocumentKind

translate = QCoreApplication.translate


class PersonsCard(Card):
    """A line for each registered person: FIN, surname, first name; one is there at first."""

    added = Signal()
    """There is one line more."""

    def __init__(self, tasks: TaskRunner) -> None:
        super().__init__(translate("CounterForm", "REGISTERED PERSONS"))
        self._tasks = tasks
        self.persons: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        another = button(translate("CounterForm", "Add a person"), "link", None, self.add_person)
        self.body.addLayout(row(another, 1))
        self.add_person()

    def add_person(self) -> None:
        """Add an empty line."""
        fin = QLineEdit()
        surname = QLineEdit()
        name = QLineEdit()
        keep_to_fin(fin)
        for edit, text in (
            (fin, translate("CounterForm", "FIN")),
            (surname, translate("CounterForm", "Surname")),
            (name, translate("CounterForm", "First name")),
        ):
            edit.setPlaceholderText(text)
            edit.setAccessibleName(text)
        self.persons.append((fin, surname, name))
        self._lines.addLayout(row(fin, surname, name))
        said = label("", "muted", wrap=True)
        said.hide()
        self._lines.addWidget(said)
        RegisterLookup(self._tasks, fin, {"surname": surname, "name": name}, said)
        self.added.emit()

    def stated(self) -> list[dict[str, str]]:
        """The persons with a FIN, as the package wants them; empty fields are left out."""
        persons = []
        for fin, surname, name in self.persons:
            if fin.text().strip():
                fields = {"fin": fin, "surname": surname, "name": name}
                written = {key: edit.text().strip() for key, edit in fields.items()}
                persons.append({key: text for key, text in written.items() if text})
        return persons


class FilesCard(Card):
    """A line for each file: its kind, its name, and a button that takes it out."""

    paste_wanted = Signal()

    def __init__(self, kinds: list[DocumentKind]) -> None:
        super().__init__(translate("CounterForm", "DOCUMENTS"))
        self._kinds = kinds
        self.files: list[tuple[QComboBox, Path]] = []
        required = ", ".join(kind.title for kind in kinds if kind.required)
        hint = translate("CounterForm", "Required: %1. Drop files here, or choose them.")
        self.body.addWidget(label(filled(hint, required), "muted", wrap=True))
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        choose = button(
            translate("CounterForm", "Choose files…"), None, "upload", self._choose_files
        )
        paste = button(
            translate("CounterForm", "Paste (Ctrl+V)"), None, None, self.paste_wanted.emit
        )
        self.body.addLayout(row(choose, paste, 1))

    def _choose_files(self) -> None:
        kinds = "PDF, JPEG, PNG, TIFF, WebP (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp)"
        title = translate("CounterForm", "Choose files")
        self.add_files(files.open_files(self.window(), title, kinds))

    def add_files(self, paths: list[Path]) -> None:
        """Add files; each takes the first required kind that is still missing."""
        for path in paths:
            box = QComboBox()
            for kind in self._kinds:
                box.addItem(kind.title, kind.code)
            box.setCurrentIndex(box.findData(self._next_kind()))
            self.files.append((box, path))
        self._show_files()

    def _next_kind(self) -> str:
        taken = {str(box.currentData()) for box, _path in self.files}
        for kind in self._kinds:
            if kind.required and kind.code not in taken:
                return kind.code
        return "other"

    def _show_files(self) -> None:
        for box, _path in self.files:
            box.setParent(None)
        empty(self._lines)
        for index, (box, path) in enumerate(self.files):
            away = tool("trash-2", translate("CounterForm", "Remove"), partial(self._remove, index))
            self._lines.addLayout(row(box, label(path.name, wrap=True), 1, away))
            box.show()

    def _remove(self, index: int) -> None:
        box, _path = self.files.pop(index)
        box.deleteLater()
        self._show_files()

    def documents(self) -> list[dict[str, str]]:
        """The files as the package names them: ``file`` is where each would lie in it."""
        documents = []
        for index, (box, path) in enumerate(self.files):
            documents.append(
                {
                    "kind": str(box.currentData()),
                    "file": f"documents/{index}{path.suffix.lower()}",
                    "name": path.name,
                }
            )
        return documents
