"""The lists of the form at the counter: registered persons, and the documents' files."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from clerkdesk.gui.intake import register_lookup
from clerkdesk.gui.intake.counter_fields import keep_to_fin
from clerkdesk.gui.kit import files
from clerkdesk.gui.kit.layout import empty, row
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, label, tool
from clerkdesk.usecases.reference_data import DocumentKind

translate = QCoreApplication.translate


class Place(NamedTuple):
    """Where a fault of the package stands in the form."""

    name: str
    widget: QWidget | None
    """What is to be mended; None: nothing of the form is."""
    note: QLabel | None
    """Below it, for the sentence."""


def fault_note() -> QLabel:
    """The place of a sentence below a field, which takes no room while there is none."""
    note = label("", wrap=True)
    note.setProperty("tone", "bad")
    note.hide()
    return note


class PersonsCard(Card):
    """A line for each registered person: FIN, surname, first name; one is there at first."""

    added = Signal()
    """There is one line more."""

    def __init__(self, tasks: TaskRunner) -> None:
        super().__init__(translate("CounterForm", "REGISTERED PERSONS"))
        self._tasks = tasks
        self.persons: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._notes: list[QLabel] = []
        self._note = fault_note()
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.body.addWidget(self._note)
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
        note = fault_note()
        self._notes.append(note)
        self._lines.addLayout(row(fin, surname, name))
        answer_note = label("", "muted", wrap=True)
        answer_note.hide()
        self._lines.addWidget(answer_note)
        names: dict[str, QLineEdit | QComboBox] = {"surname": surname, "name": name}
        register_lookup.of_person(self._tasks, fin, names, answer_note)
        self._lines.addWidget(note)
        self.added.emit()

    def stated(self) -> list[dict[str, str]]:
        """The persons of whom anything is written, as the package wants them; empty fields are left
        out.
        """
        persons = []
        for place in self._written():
            edits = zip(("fin", "surname", "name"), self.persons[place])
            written = {key: edit.text().strip() for key, edit in edits}
            persons.append({key: text for key, text in written.items() if text})
        return persons

    def _written(self) -> list[int]:
        """The lines in which anything is written."""
        return [
            place
            for place, person in enumerate(self.persons)
            if "".join(map(QLineEdit.text, person)).strip()
        ]

    def place(self, below: list[str]) -> Place:
        """Of a fault's path below "registered_persons", as ["1", "fin"]."""
        name = translate("CounterForm", "Registered persons")
        written = self._written()
        if not below or int(below[0]) >= len(written):
            return Place(name, self.persons[0][0], self._note)
        line = written[int(below[0])]
        fin, surname, first_name = self.persons[line]
        edits = {"surname": surname, "name": first_name}
        return Place(f"{name} {line + 1}", edits.get(below[-1], fin), self._notes[line])


class FilesCard(Card):
    """A line for each file: its kind, its name, and a button that takes it out."""

    paste_wanted = Signal()

    def __init__(self, kinds: list[DocumentKind]) -> None:
        super().__init__(translate("CounterForm", "DOCUMENTS"))
        self._kinds = kinds
        self.files: list[tuple[QComboBox, Path]] = []
        self._notes: list[QLabel] = []
        self._note = fault_note()
        required = ", ".join(kind.title for kind in kinds if kind.required)
        hint = translate("CounterForm", "Required: %1. Drop files here, or choose them.")
        self.body.addWidget(label(filled(hint, required), "muted", wrap=True))
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.body.addWidget(self._note)
        self._choose = button(
            translate("CounterForm", "Choose files…"), None, "upload", self._choose_files
        )
        paste = button(
            translate("CounterForm", "Paste (Ctrl+V)"), None, None, self.paste_wanted.emit
        )
        self.body.addLayout(row(self._choose, paste, 1))

    def _choose_files(self) -> None:
        kinds = "PDF, JPEG, PNG, TIFF, WebP (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp)"
        title = translate("CounterForm", "Choose files")
        self.add_files(files.open_files(self.window(), title, kinds))

    def add_files(self, paths: list[Path]) -> None:
        """Add files; of what kind each is, is for the person to say."""
        for path in paths:
            box = QComboBox()
            box.setPlaceholderText(translate("CounterForm", "Choose the kind"))
            box.setAccessibleName(translate("CounterForm", "Kind"))
            for kind in self._kinds:
                box.addItem(kind.title, kind.code)
            box.setCurrentIndex(-1)
            self.files.append((box, path))
        self._show_files()

    def _show_files(self) -> None:
        for box, _path in self.files:
            box.setParent(None)
        empty(self._lines)
        self._notes = [fault_note() for _file in self.files]
        for index, (box, path) in enumerate(self.files):
            away = tool("trash-2", translate("CounterForm", "Remove"), partial(self.remove, index))
            self._lines.addLayout(row(box, label(path.name, wrap=True), 1, away))
            self._lines.addWidget(self._notes[index])
            box.show()

    def place(self, below: list[str]) -> Place:
        """Of a fault's path below "documents", as ["0", "kind"]."""
        index = int(below[0]) if below else len(self.files)
        if index >= len(self.files):
            return Place(translate("CounterForm", "Documents"), self._choose, self._note)
        box, path = self.files[index]
        return Place(path.name, box, self._notes[index])

    def remove(self, index: int) -> None:
        """Take a file out, by its place in the list."""
        box, _path = self.files.pop(index)
        box.deleteLater()
        self._show_files()

    def documents(self) -> list[dict[str, str]]:
        """The files as the package names them: ``file`` is where each would lie in it."""
        documents = []
        for index, (box, path) in enumerate(self.files):
            documents.append(
                {
                    "kind": str(box.currentData() or ""),
                    "file": f"documents/{index}{path.suffix.lower()}",
                    "name": path.name,
                }
            )
        return documents
