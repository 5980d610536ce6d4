"""What was typed into a form, taken from it and typed again into another one like it."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

Field = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox


def typed(form: QWidget) -> tuple[str, ...]:
    """A text for each field, in the order in which they were made; passwords are not among them."""
    return tuple(_value(field) for field in _fields(form))


def type_again(form: QWidget, values: tuple[str, ...]) -> None:
    """Into a form like the one that was left; one with other fields stays as it is."""
    fields = _fields(form)
    if len(fields) != len(values):
        return
    for field, value in zip(fields, values):
        _fill(field, value)


def _fields(form: QWidget) -> list[Field]:
    return [
        widget
        for widget in form.findChildren(QWidget)
        if isinstance(widget, Field) and not _belongs_to_another(widget)
    ]


def _belongs_to_another(widget: Field) -> bool:
    """A box's own line is the box's; a password is nobody's to keep."""
    if not isinstance(widget, QLineEdit):
        return False
    hidden = widget.echoMode() != QLineEdit.EchoMode.Normal
    return hidden or isinstance(widget.parent(), QComboBox)


def _value(field: Field) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QCheckBox):
        return "1" if field.isChecked() else "0"
    return field.text()


def _fill(field: Field, value: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(value)
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(field.findText(value))
        if field.isEditable():
            field.setCurrentText(value)
    elif isinstance(field, QCheckBox):
        field.setChecked(value == "1")
    else:
        field.setText(value)
