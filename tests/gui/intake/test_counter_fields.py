"""The box of a FIN: its letters are large, and an x between figures is an x."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.keyboard import type_text
from clerkdesk.gui.intake.counter_fields import keep_to_fin

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def box(qtbot: QtBot) -> QLineEdit:
    box = QLineEdit()
    keep_to_fin(box)
    qtbot.addWidget(box)
    box.show()
    return box


def test_a_fin_is_written_in_large_letters_whichever_are_typed(box: QLineEdit) -> None:
    type_text(box, "5xk2i m7p")
    assert box.text() == "5XK2 M7P"
    box.clear()
    QApplication.clipboard().setText("5xk2m7p")
    box.paste()
    assert box.text() == "5XK2M7P"


def test_an_x_between_figures_is_painted_as_a_letter(box: QLineEdit) -> None:
    contextual = QFont.Tag.fromString("calt")
    assert box.font().isFeatureSet(contextual) and box.font().featureValue(contextual) == 0
