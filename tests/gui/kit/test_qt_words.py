"""What Qt itself writes into dialogs and menus is Azerbaijani, too."""

from xml.etree import ElementTree

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QGroupBox,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerkdesk import bundled
from tests.gui.seen import words_everywhere

pytestmark = pytest.mark.usefixtures("dressed")


def english() -> set[str]:
    """Qt's words that are said otherwise."""
    tree = ElementTree.parse(bundled.path("translations", "qt_az.ts")).getroot()
    pairs = [(m.findtext("source"), m.findtext("translation")) for m in tree.iter("message")]
    assert all(translation for _source, translation in pairs)
    return {str(source) for source, translation in pairs if source != translation} - {"Printer"}


def written(widget: QWidget) -> set[str]:
    words = set(words_everywhere().splitlines())
    for part in widget.findChildren(QWidget):
        if isinstance(part, QGroupBox):
            words.add(part.title())
        elif isinstance(part, QTabWidget):
            words |= {part.tabText(index) for index in range(part.count())}
        elif isinstance(part, QComboBox):
            words |= {part.itemText(index) for index in range(part.count())}
    return words


def test_the_choice_of_a_printer_has_no_english_word(qtbot: QtBot) -> None:
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    words = written(dialog)
    assert {"Nüsxələr", "Nüsxə sayı:", "&Çap et"} <= words
    assert words & english() == set()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_has_no_english_word(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    entries = [
        entry.text().partition("\t")[0] for entry in field.createStandardContextMenu().actions()
    ]
    assert "&Köçür" in entries and set(entries) & english() == set()


def test_the_buttons_of_a_question_have_no_english_word(qtbot: QtBot) -> None:
    choice = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(choice.Cancel | choice.Yes | choice.No | choice.Save)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} & english() == set()
