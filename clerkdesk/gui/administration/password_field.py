"""A password for a colleague: typed, or made and shown."""

import secrets

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.widgets import button

# Without letters and figures that are taken for each other when a password is read aloud or copied
# by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Sixteen letters in four groups: 79 bits, and still to be dictated."""
    groups = []
    for _ in range(4):
        groups.append("".join(secrets.choice(_LETTERS) for _ in range(4)))
    return "-".join(groups)


class PasswordField(QWidget):
    """Hidden while it is typed; a made one is shown, for somebody must be told it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.setFocusProxy(self.edit)
        self.make_button = button(self.tr("Make one"), None, "refresh-cw", self.make)
        self.show_button = button(self.tr("Show"), None, None, self._toggle)
        self.copy_button = button(self.tr("Copy"), None, None, self._copy)
        self.setLayout(
            row(self.edit, self.make_button, self.show_button, self.copy_button, spacing=6)
        )
        self.edit.textChanged.connect(lambda text: self.copy_button.setEnabled(bool(text)))
        self.copy_button.setEnabled(False)

    def make(self) -> None:
        """Write a new password into the field, and show it."""
        self.edit.setText(new_password())
        self._show(True)

    def _toggle(self) -> None:
        self._show(self.edit.echoMode() is QLineEdit.EchoMode.Password)

    def _show(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setText(self.tr("Hide") if shown else self.tr("Show"))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.edit.text())

    @property
    def text(self) -> str:
        return self.edit.text()
