"""Choosing files: in the documents folder, with buttons in the program's own words (Qt has no
Azerbaijani).
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from clerkdesk.gui.kit import theme


def _dialog(parent: QWidget | None, title: str, kinds: str, accept: str) -> QFileDialog:
    translate = QCoreApplication.translate
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    made = QFileDialog(parent, title, folder, kinds)
    theme.dress(made)
    for part, text in (
        (QFileDialog.DialogLabel.LookIn, translate("Files", "Folder:")),
        (QFileDialog.DialogLabel.FileName, translate("Files", "Name:")),
        (QFileDialog.DialogLabel.FileType, translate("Files", "Kind:")),
        (QFileDialog.DialogLabel.Accept, accept),
        (QFileDialog.DialogLabel.Reject, translate("Files", "Close")),
    ):
        made.setLabelText(part, text)
    return made


def save_file(parent: QWidget | None, title: str, name: str, kinds: str) -> Path | None:
    """Where to save; None: given up."""
    made = _dialog(parent, title, kinds, QCoreApplication.translate("Files", "Save"))
    made.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    made.setLabelText(QFileDialog.DialogLabel.Accept, QCoreApplication.translate("Files", "Save"))
    made.selectFile(name)
    return Path(made.selectedFiles()[0]) if made.exec() else None


def open_files(parent: QWidget | None, title: str, kinds: str) -> list[Path]:
    """Files that are there; none: given up."""
    made = _dialog(parent, title, kinds, QCoreApplication.translate("Files", "Choose"))
    made.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return [Path(path) for path in made.selectedFiles()] if made.exec() else []
