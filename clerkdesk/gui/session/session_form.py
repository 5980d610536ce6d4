"""What is asked before there is a desk."""

from PySide6.QtWidgets import QCheckBox, QWidget

from clerkdesk.adapters import keyring_store
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import label
from clerkdesk.gui.shell import help


class SessionForm(Form):
    """A form before there is a desk: it opens the guide itself where no window above has it."""

    section = "day"

    def __init__(self, title: str, accept: str, parent: QWidget | None, *, width: int) -> None:
        super().__init__(title, accept, parent, width=width)
        self.help_wanted.connect(self._open_guide)

    def _open_guide(self, section: str) -> None:
        help.open_alone(self, section)


class GoOn(SessionForm):
    """After a lock on a server whose login is the computer's own: nothing can be asked, but nothing
    is shown either.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The desk is locked"), self.tr("Go on"), parent, width=380)
        self.body.addWidget(
            label(self.tr("Nobody has touched keyboard or mouse for a while."), "muted", wrap=True)
        )


def remember_box(text: str) -> QCheckBox:
    """Whether the password is kept in the computer's keyring; shut where there is none."""
    box = QCheckBox(text)
    box.setEnabled(keyring_store.usable())
    if not box.isEnabled():
        box.setToolTip(sentence("keyring_not_usable"))
    return box
