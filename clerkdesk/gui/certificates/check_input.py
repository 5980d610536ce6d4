"""What is to be checked: a file that is dropped or chosen, or number and code, typed or scanned."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from clerkdesk.domain.certificate import group_code, read_typed
from clerkdesk.domain.letter import PREFIX
from clerkdesk.gui.kit import files
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, clearable, label, mark, mark_invalid, restyle

_SIGN = 24


class DropField(QToolButton):
    """A large field that takes a file; pressed it asks for one."""

    dropped = Signal(object)
    """A ``Path``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("drop", "true")
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(74)
        self.setMaximumHeight(124)
        self.sign = mark("upload", "accent", self.tr("Drop a PDF here"), _SIGN)
        self.first = label(self.tr("Drop a PDF here"), "strong")
        self.second = label(self.tr("or choose a file"), "muted")
        self.name = label("", "link")
        self.name.hide()
        inside = column(
            1, self.sign, self.first, self.second, self.name, 1, spacing=3, margins=(8, 6, 8, 6)
        )
        for shown in (self.sign, self.first, self.second, self.name):
            inside.setAlignment(shown, Qt.AlignmentFlag.AlignHCenter)
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(inside)
        self.setAccessibleName(self.tr("Choose a certificate's PDF, or drop it here"))

    def show_name(self, name: str) -> None:
        """Which file was taken; "": none."""
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.second.setVisible(not name)
        chosen = filled(self.tr("%1, choose another PDF"), name)
        self.setAccessibleName(
            chosen if name else self.tr("Choose a certificate's PDF, or drop it here")
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            restyle(self, over="true")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self, over=None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, over=None)
        event.acceptProposedAction()
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.dropped.emit(Path(paths[0]))


class CheckInput(Card):
    """``file_wanted`` with a path, ``code_wanted`` with number and code as they are stored."""

    file_wanted = Signal(object)
    code_wanted = Signal(str, str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None, *, of_letters: bool = False) -> None:
        super().__init__(self.tr("WHAT IS CHECKED"), parent=parent)
        name = self.tr("Number of the certificate")
        self._example = f"{PREFIX}-2026-0000214" if of_letters else "NB-2026-0038214"
        self.drop = DropField()
        self.drop.clicked.connect(lambda _checked=False: self.choose())
        self.drop.dropped.connect(self.file_wanted)
        self.number = self._field(
            self.tr("Number of the letter") if of_letters else name, self._example
        )
        self.code = self._field(self.tr("Verification code"), "7K4M-2Q9X-PD6T-8RW3-C")
        self.problem = label("", wrap=True)
        restyle(self.problem, tone="bad")
        self.problem.hide()
        hint = label(
            self.tr("A scanner works here, too: it types the QR code and Enter by itself."),
            "muted",
            wrap=True,
        )
        self.hint = hint
        self.check_button = button(self.tr("Check"), "primary", "shield-check", self.check)
        self.clear_button = button(self.tr("Clear"), None, None, self.clear_all)
        self.body.addWidget(self.drop, 1)
        for caption, field in self._captions:
            self.body.addWidget(caption)
            self.body.addWidget(field)
        self.body.addWidget(self.problem)
        self.body.addWidget(hint)
        self.body.addStretch(1)
        buttons = row(self.check_button, self.clear_button, spacing=8)
        buttons.setStretch(0, 1)
        self.body.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(280)

    def _field(self, name: str, example: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setPlaceholderText(example)
        edit.setAccessibleName(name)
        clearable(edit)
        edit.returnPressed.connect(self.check)
        edit.textEdited.connect(lambda _text: self._say(None, ""))
        caption = label(name, "muted")
        caption.setBuddy(edit)
        if not hasattr(self, "_captions"):
            self._captions: list[tuple[QLabel, QLineEdit]] = []
        self._captions.append((caption, edit))
        return edit

    def choose(self) -> None:
        """Ask for a file."""
        chosen = files.open_files(self, self.tr("A certificate's PDF"), "PDF (*.pdf)")
        if chosen:
            self.file_wanted.emit(chosen[0])

    def check(self) -> None:
        """Read number and code, and say what is missing; a scanned address fills both fields."""
        number, code = read_typed(self.number.text(), self.code.text())
        if number is None:
            self._say(self.number, filled(self.tr("The number has the form %1."), self._example))
            return
        self.number.setText(number)
        if code is None:
            empty = not self.code.text().strip() or "/c/" in self.code.text()
            self._say(
                self.code,
                self.tr("Type the code of the paper, too.")
                if empty
                else self.tr("The code has a slip: compare it with the paper, letter by letter."),
            )
            return
        self.code.setText(group_code(code))
        self.code_wanted.emit(number, code)

    def _say(self, field: QLineEdit | None, problem: str) -> None:
        for each in (self.number, self.code):
            mark_invalid(each, problem if each is field else "")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.hint.setVisible(not problem)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()

    def show_shown(self, name: str, number: str | None, code: str | None) -> None:
        """What is being checked: of a file its name, and what can be read in it."""
        self.drop.show_name(name)
        self.number.setText(number or "")
        self.code.setText(group_code(code) if code else "")
        self.code.setCursorPosition(0)
        self._say(None, "")

    def clear_all(self) -> None:
        """Nothing is checked any more."""
        self.show_shown("", None, None)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cleared.emit()
