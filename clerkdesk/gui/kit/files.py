"""Choosing files: in the documents folder, with buttons in the program's own words (Qt has no
Azerbaijani).
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSaveFile, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from clerkdesk.gui.kit import theme


def _dialog(parent: QWidget | None, title: str, kinds: str, accept: str) -> QFileDialog:
    translate = QCoreApplication.translate
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder, kinds)
    theme.dress(dialog)
    for part, text in (
        (QFileDialog.DialogLabel.LookIn, translate("Files", "Folder:")),
        (QFileDialog.DialogLabel.FileName, translate("Files", "Name:")),
        (QFileDialog.DialogLabel.FileType, translate("Files", "Kind:")),
        (QFileDialog.DialogLabel.Accept, accept),
        (QFileDialog.DialogLabel.Reject, translate("Files", "Close")),
    ):
        dialog.setLabelText(part, text)
    return dialog


def save_file(parent: QWidget | None, title: str, name: str, kinds: str) -> Path | None:
    """Where to save, ``name`` proposed; None: given up. ``kinds``: "PDF (*.pdf)"."""
    dialog = _dialog(parent, title, kinds, QCoreApplication.translate("Files", "Save"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, QCoreApplication.translate("Files", "Save"))
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(free_name(Path(dialog.directory().absolutePath()), name))
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def open_files(parent: QWidget | None, title: str, kinds: str) -> list[Path]:
    """Files that are there; none: given up. ``kinds``: "Packages (*.zip application.json)"."""
    dialog = _dialog(parent, title, kinds, QCoreApplication.translate("Files", "Choose"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return [Path(path) for path in dialog.selectedFiles()] if dialog.exec() else []


def open_folder(parent: QWidget | None, title: str) -> Path | None:
    """A folder that is there; None: given up."""
    dialog = _dialog(parent, title, "", QCoreApplication.translate("Files", "Choose"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def free_name(folder: Path, name: str) -> str:
    """The name, or with a figure behind it where the folder has such a file already."""
    proposed = name
    figure = 2
    while (folder / proposed).exists():
        proposed = f"{Path(name).stem} ({figure}){Path(name).suffix}"
        figure += 1
    return proposed


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: an older one stays until the new one is on the disk.

    Raises OSError.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    file.write(content)
    if not file.commit():
        raise OSError(file.errorString())
