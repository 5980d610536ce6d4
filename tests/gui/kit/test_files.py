"""The dialog that chooses files, in the window's words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QHeaderView, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit import files

pytestmark = [pytest.mark.timeout(60), pytest.mark.usefixtures("dressed")]
HORIZONTAL = Qt.Orientation.Horizontal


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> QFileDialog:
    """Shown on a folder with one file."""
    (tmp_path / "çıxarış.pdf").write_bytes(b"%PDF-1.4")
    dialog = files.make_dialog(None, "Faylları seçin", "PDF (*.pdf)", "Seç")
    qtbot.addWidget(dialog)
    dialog.setDirectory(str(tmp_path))
    dialog.show()
    return dialog


def test_no_head_and_no_button_of_the_dialog_is_english(dialog: QFileDialog) -> None:
    seen = {tool.toolTip() for tool in dialog.findChildren(QToolButton)}
    for header in dialog.findChildren(QHeaderView):
        model = header.model()
        if header.orientation() is HORIZONTAL and model is not None:
            shown = [n for n in range(header.count()) if not header.isSectionHidden(n)]
            seen |= {str(model.headerData(n, HORIZONTAL)) for n in shown}
    assert {"Ad", "Ölçü", "Dəyişdirilib", "Geri", "Üst qovluq"} <= seen
    assert not {"Name", "Size", "Type", "Date Modified", "Back", "Parent Directory"} & seen


def test_a_file_is_still_chosen_in_it(dialog: QFileDialog, qtbot: QtBot, tmp_path: Path) -> None:
    tree = dialog.findChild(QTreeView, "treeView")
    assert isinstance(tree, QTreeView)
    model = tree.model()
    qtbot.waitUntil(lambda: model.rowCount(tree.rootIndex()) == 1, timeout=10_000)
    row = model.index(0, 0, tree.rootIndex())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(row).center())
    assert dialog.selectedFiles() == [str(tmp_path / "çıxarış.pdf")]
