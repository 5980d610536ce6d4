"""The fields of the form at the counter: how each is written, and what stands in it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRegularExpression
from PySide6.QtGui import QFont, QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from clerkdesk.gui.kit import texts
from clerkdesk.usecases.reference_data import Choice

PERSON = ("fin", "surname", "name", "patronymic", "birth_date", "id_document")
"""What is asked of an applicant; of an owner the first four."""
_REASONS = ("new_address", "family_change", "first_registration", "other")

translate = QCoreApplication.translate


def person_label(field: str) -> str:
    """The name of one of ``PERSON``."""
    return {
        "fin": translate("CounterForm", "FIN"),
        "surname": translate("CounterForm", "Surname"),
        "name": translate("CounterForm", "First name"),
        "patronymic": translate("CounterForm", "Father's name"),
        "birth_date": translate("CounterForm", "Birth date"),
        "id_document": translate("CounterForm", "Identity document"),
    }[field]


def editor(path: str, districts: list[Choice]) -> QLineEdit | QComboBox:
    """What a field is written in; ``path``: of the field in the package, as "applicant.fin"."""
    match path.split("."):
        case ["object", "district"]:
            return _district_box(districts)
        case ["object", "reason_code"]:
            return _reason_box()
    line = QLineEdit()
    if path.endswith(".fin"):
        keep_to_fin(line)
    elif path.endswith("birth_date"):
        line.setPlaceholderText(translate("CounterForm", "dd.mm.yyyy"))
    elif path == "contact.mobile":
        line.setPlaceholderText("050 234 56 78")
    return line


def _district_box(districts: list[Choice]) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.addItem("", "")
    for district in districts:
        box.addItem(district.title, district.code)
    return box


def _reason_box() -> QComboBox:
    box = QComboBox()
    for reason in _REASONS:
        box.addItem(texts.word(reason), reason)
    return box


def keep_to_fin(line: QLineEdit) -> None:
    """Keys that no FIN has are dropped as one types; a paste is taken as it is and judged whole."""
    line.setValidator(_FinValidator(line))
    line.setMaxLength(9)
    # An x between figures would be painted as a sign of multiplication.
    font = line.font()
    font.setFeature(QFont.Tag.fromString("calt"), 0)
    line.setFont(font)


class _FinValidator(QRegularExpressionValidator):
    """The letters of a FIN, large whichever way they are typed."""

    def __init__(self, parent: QLineEdit) -> None:
        super().__init__(QRegularExpression("[0-9A-HJ-NP-Z ]{0,9}"), parent)

    def validate(self, text: str, position: int) -> object:
        # The FIN's letters are ASCII: no language has another opinion of their size.
        return super().validate(text.upper(), position)


def value(path: str, widget: QWidget) -> str:
    """What stands in a field, as the package wants it; "": nothing."""
    if isinstance(widget, QComboBox):
        index = widget.findText(widget.currentText())
        return str(widget.itemData(index)) if index >= 0 else widget.currentText().strip()
    if not isinstance(widget, QLineEdit):
        return ""
    text = widget.text().strip()
    if path.endswith("birth_date"):
        # Typed as people write it; what is no such date goes on as it is, and the fault names the
        # field.
        try:
            return datetime.strptime(text, "%d.%m.%Y").date().isoformat()
        except ValueError:
            return text
    return text
