"""The fields of a record, each as what is written or chosen in it: always a text."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from clerkdesk.gui.kit.form import TextArea
from clerkdesk.usecases.administration.records import Chosen, Field, FieldForm

Edit = QLineEdit | TextArea | QCheckBox | QComboBox


def edit_for(field: Field, name: str, changed: Callable[[], None]) -> Edit:
    """What shows a field; ``changed`` is called with every change."""
    if field.form is FieldForm.YES_OR_NO:
        box = QCheckBox(name)
        box.toggled.connect(lambda _on: changed())
        return box
    if field.form is FieldForm.CHOICE:
        chooser = QComboBox()
        chooser.setAccessibleName(name)
        chooser.setMinimumContentsLength(8)
        chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        chooser.currentIndexChanged.connect(lambda _place: changed())
        return chooser
    edit: QLineEdit | TextArea
    edit = QLineEdit() if field.form is FieldForm.LINE else TextArea(lines=4)
    edit.setAccessibleName(name)
    edit.textChanged.connect(lambda *_text: changed())
    return edit


def offer(edit: Edit, choices: Sequence[Chosen]) -> None:
    """What may be chosen in a field, from now on; what is chosen stays so."""
    assert isinstance(edit, QComboBox)
    chosen = edit.currentData()
    edit.clear()
    for code, title in choices:
        edit.addItem(title, code)
    edit.setCurrentIndex(max(edit.findData(chosen), 0))


def write(edit: Edit, value: str) -> None:
    """Show a value."""
    if isinstance(edit, QComboBox):
        if edit.findData(value) < 0:
            # What is offered no more is still what stands there.
            edit.addItem(value, value)
        edit.setCurrentIndex(edit.findData(value))
        return
    if isinstance(edit, QCheckBox):
        edit.setChecked(value == "yes")
    elif isinstance(edit, TextArea):
        edit.setPlainText(value)
    else:
        edit.setText(value)


def written(edit: Edit) -> str:
    """What is shown now."""
    if isinstance(edit, QComboBox):
        return str(edit.currentData() or "")
    if isinstance(edit, QCheckBox):
        return "yes" if edit.isChecked() else "no"
    return edit.toPlainText() if isinstance(edit, TextArea) else edit.text()
