"""Which program this is, whose works it stands on, and where its log lies."""

import platform
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from clerkdesk import bundled, program, version
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.facts import FactsForm
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.widgets import button, label

SECTION = "languages"
"""The guide's, about the menu that leads here."""
LICENCES = ("licences", "third-party.txt")
"""Where the words of all licences lie among the resources."""


def log_folder(context: DeskContext) -> Path:
    """Of this computer's programs: beside what the desk remembers."""
    return Path(context.remembered.fileName()).parent / program.LOGS


def form(context: DeskContext) -> FactsForm:
    """The form, ready to be opened."""
    translate = QCoreApplication.translate
    facts = [
        (translate("About", "Version"), version.shown()),
        (translate("About", "Qt"), f"{qVersion()}, Python {platform.python_version()}"),
        (translate("About", "System"), f"{platform.system()} {platform.release()}"),
    ]
    title = translate("About", "About ClerkDesk")
    shown = FactsForm(title, facts, context.front, section=SECTION)
    words = translate(
        "About",
        "What happens in the program stands in its log, without anybody's name. Who is shown a "
        "fault with a number finds it there.",
    )
    shown.body.addSpacing(8)
    shown.body.addWidget(label(words, "muted", wrap=True))
    folder = log_folder(context)
    shown.body.addLayout(
        row(
            button(translate("About", "Open the log's folder"), None, None, partial(_open, folder)),
            button(translate("About", "Licences…"), None, None, partial(_licences, context)),
            1,
        )
    )
    return shown


def _open(folder: Path) -> None:
    """In the system's own file manager; a folder in which nothing was written yet is made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _licences(context: DeskContext) -> None:
    context.open_form.emit(LicencesForm(context.front))


class LicencesForm(Form):
    """The words of every licence under which something came with the program."""

    section = SECTION
    tall = True

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            QCoreApplication.translate("About", "Licences"),
            QCoreApplication.translate("About", "Close"),
            parent,
            width=760,
        )
        self.cancel_button.hide()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.windowTitle())
        self.text.setPlainText(_words())
        self.body.addWidget(self.text, 1)
        self.resize(760, 640)


def _words() -> str:
    try:
        return bundled.path(*LICENCES).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        return str(error)
