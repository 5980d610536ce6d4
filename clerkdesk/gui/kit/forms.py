"""Forms that several parts ask with: a text, a reason for refusing, one of a list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from clerkdesk.gui.kit.form import Form, TextArea
from clerkdesk.gui.kit.layout import VerticalArea, column, empty
from clerkdesk.gui.kit.previews import preview_card
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.messages.rendering import Rendered
from clerkdesk.usecases.reference_data import Choice


class TextForm(Form):
    """One text, required or not; "Ask the citizen" and "Investigate" show what the citizen will
    read.
    """

    preview_wanted = Signal()

    def __init__(
        self,
        title: str,
        accept: str,
        field: str,
        parent: QWidget | None,
        *,
        required: bool = True,
        hint: str = "",
        preview: bool = False,
        section: str = "",
    ) -> None:
        super().__init__(title, accept, parent)
        self.section = section
        self._required = required
        if hint:
            self.body.addWidget(label(hint, "muted", wrap=True))
        self.text = TextArea()
        self.field(field, self.text)
        self._previews = QVBoxLayout()
        if preview:
            self.body.addWidget(
                button(self.tr("Show the message"), "link", None, self.preview_wanted.emit)
            )
            self.body.addLayout(self._previews)
        self.text.setFocus()

    def show_preview(self, rendered: list[Rendered]) -> None:
        empty(self._previews)
        for message in rendered:
            card = preview_card(message)
            self._previews.addWidget(card)
            # Qt shows it a moment later, and what is hidden has no size.
            card.show()
        self.grow()

    def check(self) -> str | None:
        if self._required and not self.text.text:
            return self.wrong(self.text, sentence("text_required"))
        return None


class RefuseForm(Form):
    """The reason, its text for the citizen, and the messages exactly as they will be read."""

    section = "refusing"

    preview_wanted = Signal()

    def __init__(
        self,
        reasons: list[Choice],
        parent: QWidget | None,
        *,
        title: str = "",
        preview: bool = True,
        chosen: str = "",
    ) -> None:
        """``chosen``: the code of the reason that the case itself offers; "": none is chosen, and
        nothing is refused before one is.
        """
        super().__init__(
            title or self.tr("Refuse the application"),
            self.tr("Refuse"),
            parent,
            danger=True,
            width=560,
        )
        self._reasons = {reason.code: reason for reason in reasons}
        self._may_be_empty = not preview
        self.reason = QComboBox()
        for reason in reasons:
            self.reason.addItem(reason.title, reason.code)
        self.reason.setPlaceholderText(self.tr("Choose the reason"))
        self.reason.setCurrentIndex(self.reason.findData(chosen))
        self.field(self.tr("Reason"), self.reason)
        self.text = TextArea(self._reasons[chosen].text if chosen in self._reasons else "")
        self.field(self.tr("What the citizen will read"), self.text)
        if not preview:
            self.text.setPlaceholderText(
                self.tr(
                    "Left empty, each citizen reads the reason's own text"
                    " with what is missing there"
                )
            )
        self.accept_button.setEnabled(bool(self.code))
        self.reason.currentIndexChanged.connect(lambda _place: self._chosen())
        self._offered = self.text.text
        self._show = button(self.tr("Show the message"), "link", None, self.preview_wanted.emit)
        self._show.setEnabled(bool(self.code))
        if preview:
            self.body.addWidget(self._show)
        self._previews = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(column(self._previews, 1))
        self._area = VerticalArea(holder, self.tr("Messages to the citizen"))
        self._area.setMinimumHeight(170)
        self._area.hide()
        self.body.addWidget(self._area)
        self.reason.setFocus()

    @property
    def code(self) -> str:
        """Of the reason; "": none is chosen."""
        return str(self.reason.currentData() or "")

    def _chosen(self) -> None:
        """Offer the reason's own text, unless the clerk has written something else."""
        self.accept_button.setEnabled(bool(self.code))
        self._show.setEnabled(bool(self.code))
        if self.code and self.text.text == self._offered:
            self._offered = self._reasons[self.code].text
            self.text.setPlainText(self._offered)

    def show_preview(self, rendered: list[Rendered]) -> None:
        empty(self._previews)
        for message in rendered:
            self._previews.addWidget(preview_card(message))
        self._area.show()
        self.grow()

    def check(self) -> str | None:
        if not self.code:
            return self.wrong(self.reason, sentence("reason_required"))
        if self.text.text or self._may_be_empty:
            return None
        return self.wrong(self.text, sentence("text_required"))


class ChoiceForm(Form):
    """One of a list, and a reason: another office, another person."""

    section = "several"

    def __init__(
        self,
        title: str,
        accept: str,
        field: str,
        choices: list[Choice],
        parent: QWidget | None,
        *,
        reason_required: bool = True,
    ) -> None:
        super().__init__(title, accept, parent)
        self._required = reason_required
        self._field = field
        self.choice = QComboBox()
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for each in choices:
            self.choice.addItem(each.title, each.code)
        self.choice.setCurrentIndex(-1)
        self.field(field, self.choice)
        self.reason = TextArea(lines=3)
        self.field(self.tr("Reason"), self.reason)
        self.choice.setFocus()

    @property
    def code(self) -> str:
        index = self.choice.findText(self.choice.currentText())
        return str(self.choice.itemData(index)) if index >= 0 else ""

    def check(self) -> str | None:
        if not self.code:
            return self.wrong(self.choice, f"{self._field}: {sentence('missing')}")
        if self._required and not self.reason.text:
            return self.wrong(self.reason, sentence("reason_required"))
        return None
