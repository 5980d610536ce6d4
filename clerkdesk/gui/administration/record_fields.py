"""The fields of a record, each as what is written or chosen in it: always a text."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit

from clerkdesk.gui.kit.form import TextArea
from clerkdesk.usecases.administration.records import Field, FieldForm

Edit = QLineEdit | TextArea | QCheckBox


def edit_for(field: Field, name: str, changed: Callable[[], None]) -> Edit:
    """What shows a field; ``changed`` is called with every change."""
    if field.form is FieldForm.YES_OR_NO:
        box = QCheckBox(name)
        box.toggled.connect(lambda _on: changed())
        return box
    edit: QLineEdit | TextArea
    edit = QLineEdit() if field.form is FieldForm.LINE else TextArea(lines=4)
    edit.setAccessibleName(name)
    edit.textChanged.connect(lambda *_text: changed())
    return edit


def write(edit: Edit, value: str) -> None:
    """Show a value."""
    if isinstance(edit, QCheckBox):
        edit.setChecked(value == "yes")
    elif isinstance(edit, TextArea):
        edit.setPlainText(value)
    else:
        edit.setText(value)


def written(edit: Edit) -> str:
    """What is shown now."""
    if isinstance(edit, QCheckBox):
        return "yes" if edit.isChecked() else "no"
    return edit.toPlainText() if isinstance(edit, TextArea) else edit.text()
