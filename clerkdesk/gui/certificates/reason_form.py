"""Why a certificate is printed again."""

from PySide6.QtWidgets import QComboBox, QWidget

from clerkdesk.domain.prints import PrintReason
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import label


class ReasonForm(Form):
    """``reason`` when it is accepted."""

    section = "certificates"

    def __init__(self, number: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("Print again"), self.tr("Print again"), parent)
        hint = self.tr("%1: the debt is asked for again, and the reason stands in the register.")
        self.body.addWidget(label(filled(hint, number), "muted", wrap=True))
        self.choice = QComboBox()
        for reason in PrintReason:
            self.choice.addItem(texts.word(f"again_{reason}"), reason.value)
        self.choice.setPlaceholderText(self.tr("Choose the reason"))
        self.choice.setCurrentIndex(-1)
        self.field(self.tr("Reason"), self.choice)
        self.choice.setFocus()

    @property
    def reason(self) -> PrintReason:
        return PrintReason(self.choice.currentData())

    def check(self) -> str | None:
        if self.choice.currentIndex() < 0:
            return self.wrong(self.choice, sentence("reason_required"))
        return None
