"""An application of a citizen who stands at the counter: the same package as a portal's, filled in
by hand.
"""

import uuid
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.adapters.packages import FormPackage
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.gui.intake.brought import Brought, documents, holds_documents
from clerkdesk.gui.intake.counter_cards import FilesCard, PersonsCard, Place, fault_note
from clerkdesk.gui.intake.counter_fields import PERSON, editor, person_label, value
from clerkdesk.gui.intake.register_lookup import RegisterLookup
from clerkdesk.gui.intake.scans import Scans
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import VerticalArea, column, row
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import Card, button, label, mark_invalid
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.reference_data import Choice, DocumentKind
from clerkdesk.usecases.unit_of_work import UnitOfWork


class CounterForm(Form):
    """``number`` is set when the application is registered.

    Faults stand beside their fields; nothing is lost by them. ``service``: idp or no_debt;
    ``now``: the database's time. ``scans``: what offers the scanner's files; None: nothing does.
    """

    anew = Signal()
    """What was begun earlier is thrown away, and an empty form is wanted."""
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
        scans: Scans | None = None,
    ) -> None:
        super().__init__(self._title(service), self._accept(), parent, width=720)
        self.resize(760, 680)
        self._tasks = tasks
        self.service = service
        self._now = now
        self.number: str | None = None
        self._warned = False
        self.request_id = f"counter-{uuid.uuid4()}"
        """One form is one request: pressing twice cannot register twice."""
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        """By their paths in the package, as "applicant.fin"."""
        self._notes: dict[str, QLabel] = {}
        """Below the fields, for what is wrong there."""
        self._faulty: list[str] = []
        """The paths of the faults that are shown, in their order."""
        self._persons = PersonsCard(tasks) if service == "idp" else None
        self._files = FilesCard(kinds)
        self.setAcceptDrops(True)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(12)
        holder = QWidget()
        holder.setLayout(column(self._inner, 1))
        self._area = VerticalArea(holder, self._title(service))
        self.body.addWidget(self._area)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.problem.linkActivated.connect(self._go_to_fault)
        self._build(districts)
        self._files.paste_wanted.connect(self.paste)
        if scans is not None:
            self._files.body.addWidget(scans)
            scans.chosen.connect(lambda path: self.add_files([path]))
        if self._persons is not None:
            self._persons.added.connect(self._hear_pasting)
        self._hear_pasting()
        self.fields["applicant.fin"].setFocus()

    def _title(self, service: str) -> str:
        return self.tr("At the counter") + " · " + texts.word(service)

    def _accept(self) -> str:
        return self.tr("Register")

    def _build(self, districts: list[Choice]) -> None:
        idp = self.service == "idp"
        self._group(
            self.tr("APPLICANT"),
            [(f"applicant.{field}", person_label(field)) for field in PERSON],
        )
        if not idp:
            self._group(
                self.tr("OBJECT'S OWNER"),
                [(f"owner.{field}", person_label(field)) for field in PERSON[:4]],
            )
        self._group(self.tr("OBJECT"), self._object_fields(), districts)
        if self._persons is not None:
            self._inner.addWidget(self._persons)
        self._group(
            self.tr("CONTACT"),
            [("contact.mobile", self.tr("Mobile")), ("contact.email", self.tr("E-mail"))],
        )
        self._inner.addWidget(self._files)

    def _object_fields(self) -> list[tuple[str, str]]:
        fields = [
            ("subscriber_code", self.tr("Subscriber code")),
            ("object.district", self.tr("District")),
            ("object.address", self.tr("Address")),
        ]
        if self.service == "idp":
            fields += [
                ("object.previous_address", self.tr("Old address")),
                ("object.new_subscriber_code", self.tr("New subscriber code")),
                ("object.reason_code", self.tr("Reason")),
                ("object.reason", self.tr("Reason in words")),
            ]
        return fields

    def _group(
        self, caption: str, fields: list[tuple[str, str]], districts: list[Choice] | None = None
    ) -> None:
        """A card of fields, two in a row; each is its path in the package and its name."""
        card = Card(caption)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for index, (path, name) in enumerate(fields):
            widget = editor(path, districts or [])
            widget.setAccessibleName(name)
            self.fields[path] = widget
            note = fault_note()
            self._notes[path] = note
            for line, part in enumerate((label(name, "muted"), widget, note)):
                grid.addWidget(part, index // 2 * 3 + line, index % 2)
        card.body.addLayout(grid)
        self._look_up(card, [path for path, _name in fields])
        self._inner.addWidget(card)

    def _look_up(self, card: Card, paths: list[str]) -> None:
        """Where a FIN is among a card's fields, the register fills in the others."""
        lines = {
            path.rpartition(".")[2]: widget
            for path in paths
            if isinstance(widget := self.fields[path], QLineEdit)
        }
        fin = lines.pop("fin", None)
        if fin is not None:
            answer_note = label("", "muted", wrap=True)
            answer_note.hide()
            card.body.addWidget(answer_note)
            RegisterLookup(self._tasks, fin, lines, answer_note)

    # -- registered persons and files --------------------------------------------------------------

    @property
    def registered(self) -> list[tuple[QLineEdit, QLineEdit, QLineEdit]]:
        """FIN, surname and first name of each registered person's line."""
        return self._persons.persons if self._persons is not None else []

    def add_person(self) -> None:
        """Add a line for a registered person, where the service asks for them."""
        if self._persons is not None:
            self._persons.add_person()

    @property
    def files(self) -> list[tuple[QComboBox, Path]]:
        """The files, each with the box of its kind."""
        return self._files.files

    def add_files(self, paths: list[Path]) -> None:
        """Add files; of what kind each is, is for the person to say."""
        self._files.add_files(paths)

    def remove_file(self, index: int) -> None:
        """Take a file out, by its place in the list."""
        self._files.remove(index)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._add(documents(event.mimeData()))
        event.acceptProposedAction()

    def paste(self) -> None:
        """Add the files or the picture on the clipboard; where there is none, say so."""
        added = documents(QGuiApplication.clipboard().mimeData())
        if not added.paths and not added.elsewhere:
            self.say(sentence("brought_nothing"))
        self._add(added)

    def _hear_pasting(self) -> None:
        for line in self.findChildren(QLineEdit):
            line.installEventFilter(self)

    def _add(self, added: Brought) -> None:
        self.add_files(added.paths)
        if added.elsewhere:
            self.say(added.problems())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V in a field pastes its text; files and pictures are documents wherever one is."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
            and holds_documents(QGuiApplication.clipboard().mimeData())
        ):
            self.paste()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # -- what was begun earlier --------------------------------------------------------------------

    def say_begun(self, at: datetime) -> None:
        """Above the fields: this was begun earlier, and may be another citizen's."""
        card = Card(tone="warn")
        text = filled(self.tr("Begun %1 and not registered: go on, or start anew."), texts.when(at))
        start = button(self.tr("Start anew"), None, None, self._start_anew)
        card.body.addLayout(row(label(text, "strong", wrap=True), start))
        self._inner.insertWidget(0, card)

    def say_gone(self, names: list[str]) -> None:
        """Files that had been chosen and are not there any more."""
        if names:
            gone = sentence("brought_gone")
            self.say("\n".join(f"{name}: {gone}" for name in names))

    def _start_anew(self) -> None:
        self._warned = True
        self.reject()
        self.anew.emit()

    # -- sending -----------------------------------------------------------------------------------

    def package(self) -> dict[str, Any]:
        """The form as a package of the portal's own shape; empty fields are left out."""
        package: dict[str, Any] = {
            "version": 1,
            "portal_request_id": self.request_id,
            "service": self.service,
            "channel": "counter",
            "login_method": None,
            "submitted_at": self._now().isoformat(),
        }
        for path, widget in self.fields.items():
            text = value(path, widget)
            if text:
                *parents, last = path.split(".")
                part = package
                for parent in parents:
                    part = part.setdefault(parent, {})
                part[last] = text
        if self._persons is not None:
            package["registered_persons"] = self._persons.stated()
        package["documents"] = self._files.documents()
        return package

    def _typed(self) -> bool:
        """Whether anything would be lost."""
        lines = [edit for edit in self.fields.values() if isinstance(edit, QLineEdit)]
        return bool(self.files) or any(line.text().strip() for line in lines)

    def reject(self) -> None:
        """What was typed is not thrown away by one Escape."""
        if not self._warned and self._typed():
            self._warned = True
            self.say(
                self.tr("What you have typed would be lost. Press again to close all the same.")
            )
            return
        super().reject()

    def try_accept(self) -> None:
        """Register it; what is refused stands beside its field."""
        package = self.package()
        paths = {
            document["file"]: path
            for document, (_kind, path) in zip(package["documents"], self.files)
        }
        self.accept_button.setEnabled(False)
        task = self._tasks.call(
            self,
            lambda: _registered(self._tasks.unit_of_work, FormPackage(package, paths)),
        )
        task.handled = True
        task.succeeded.connect(self._registered)
        task.failed.connect(self._refused)

    def _registered(self, accepted: registration.Accepted) -> None:
        self.number = accepted.number
        self.accept()

    # -- what is refused ---------------------------------------------------------------------------

    def say(self, problem: str) -> None:
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        super().say(problem)

    def _refused(self, error: BaseException) -> None:
        self.accept_button.setEnabled(True)
        for path in self._faulty:
            self._mark(self._place(path), "")
        self._faulty = []
        if not isinstance(error, PackageRefused):
            self.say(message(error))
            return
        problems: dict[str, list[str]] = {}
        for fault in error.faults:
            of_field = problems.setdefault(fault.field or "", [])
            of_field.append(sentence(fault.code, fault.params))
        lines = []
        for path, sentences in problems.items():
            place = self._place(path)
            problem = " ".join(dict.fromkeys(sentences))
            self._mark(place, problem)
            lines.append(f'<a href="{escape(path)}">{escape(place.name)}</a>: {escape(problem)}')
        self._faulty = list(problems)
        self.say("<br>".join(lines))
        self.problem.setTextFormat(Qt.TextFormat.RichText)
        self._go_to_fault(self._faulty[0])

    def _place(self, path: str) -> Place:
        """Where a fault's path stands in the form."""
        widget = self.fields.get(path)
        if widget is not None:
            return Place(self._name(path), widget, self._notes[path])
        card, *below = path.split(".")
        if card == "documents":
            return self._files.place(below)
        if card == "registered_persons" and self._persons is not None:
            return self._persons.place(below)
        return Place(self.tr("Form"), None, None)

    def _name(self, path: str) -> str:
        """A field's name, with whose it is where two people have one."""
        name = self.fields[path].accessibleName()
        whose = {"applicant": self.tr("Applicant"), "owner": self.tr("Owner")}
        part = path.partition(".")[0]
        return f"{whose[part]}, {name}" if part in whose else name

    def _mark(self, place: Place, problem: str) -> None:
        """Show what is wrong at the place; "": nothing is any more."""
        if place.widget is not None:
            mark_invalid(place.widget, problem)
            place.widget.setToolTip(problem)
        if place.note is not None:
            place.note.setText(problem)
            place.note.setVisible(bool(problem))

    def _go_to_fault(self, path: str) -> None:
        """To what is to be mended, wherever the form has been scrolled to."""
        widget = self._place(path).widget
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(widget)


def _registered(unit: UnitOfWork, package: FormPackage) -> registration.Accepted:
    """Look at the form's files and store it. Raises PackageRefused, StoreUnavailable."""
    with FileCheckers(children=1) as checkers:
        return registration.take_in(unit, package, checkers.look)
