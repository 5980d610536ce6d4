"""Choosing files: in the documents folder, with buttons in the program's own words (Qt has no
Azerbaijani).
"""

from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QIdentityProxyModel,
    QSaveFile,
    QStandardPaths,
    Qt,
)
from PySide6.QtWidgets import QFileDialog, QToolButton, QTreeView, QWidget

from clerkdesk.gui.kit import theme

_KIND = 2
"""The column of a dialog's list that says what kind a file is."""


def make_dialog(parent: QWidget | None, title: str, kinds: str, accept: str) -> QFileDialog:
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
    _name_heads(dialog)
    return dialog


class _Heads(QIdentityProxyModel):
    """The heads of a dialog's list in the window's words."""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return super().headerData(section, orientation, role)
        translate = QCoreApplication.translate
        heads = (
            translate("Files", "Name"),
            translate("Files", "Size"),
            translate("Files", "Kind"),
            translate("Files", "Changed"),
        )
        return heads[section] if section < len(heads) else None


def _name_heads(dialog: QFileDialog) -> None:
    """What Qt writes in English into a dialog of its own; a system's dialog has its words."""
    dialog.setProxyModel(_Heads(dialog))
    translate = QCoreApplication.translate
    for name, text in (
        ("backButton", translate("Files", "Back")),
        ("forwardButton", translate("Files", "Forward")),
        ("toParentButton", translate("Files", "Folder above")),
        ("newFolderButton", translate("Files", "New folder")),
        ("listModeButton", translate("Files", "As a list")),
        ("detailModeButton", translate("Files", "With details")),
    ):
        tool = dialog.findChild(QToolButton, name)
        if isinstance(tool, QToolButton):
            tool.setToolTip(text)
            tool.setAccessibleName(text)
    tree = dialog.findChild(QTreeView, "treeView")
    if isinstance(tree, QTreeView):
        # Its cells say "pdf File", in English; the name's ending says the same.
        tree.setColumnHidden(_KIND, True)


def save_file(parent: QWidget | None, title: str, name: str, kinds: str) -> Path | None:
    """Where to save, ``name`` proposed; None: given up. ``kinds``: "PDF (*.pdf)"."""
    dialog = make_dialog(parent, title, kinds, QCoreApplication.translate("Files", "Save"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, QCoreApplication.translate("Files", "Save"))
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(free_name(Path(dialog.directory().absolutePath()), name))
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def open_files(parent: QWidget | None, title: str, kinds: str) -> list[Path]:
    """Files that are there; none: given up. ``kinds``: "Packages (*.zip application.json)"."""
    dialog = make_dialog(parent, title, kinds, QCoreApplication.translate("Files", "Choose"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return [Path(path) for path in dialog.selectedFiles()] if dialog.exec() else []


def open_file(parent: QWidget | None, title: str, kinds: str) -> Path | None:
    """One file that is there; None: given up."""
    dialog = make_dialog(parent, title, kinds, QCoreApplication.translate("Files", "Choose"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def open_folder(parent: QWidget | None, title: str) -> Path | None:
    """A folder that is there; None: given up."""
    dialog = make_dialog(parent, title, "", QCoreApplication.translate("Files", "Choose"))
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
