"""What is asked of whoever looks a second time at a decision that was picked."""

from PySide6.QtWidgets import QComboBox, QWidget

from clerkdesk.domain.sampling import SampleReason
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.form import Form, TextArea
from clerkdesk.gui.kit.layout import row, rule
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.case.rows import CaseDetail, SampleRow
from clerkdesk.usecases.case.sample_looks import SampleAnswer

_NAMES = 110
"""Pixels: what stands at the left of each line."""


class SampleLookForm(Form):
    """The decision, and whether one would have decided so; no reason is chosen beforehand."""

    section = "sampling"

    def __init__(self, case: CaseDetail, sample: SampleRow, parent: QWidget | None) -> None:
        title = filled(self.tr("Second look: %1, %2"), case.header.name, case.header.number)
        super().__init__(title, self.tr("I agree"), parent, width=560)
        self._agrees = True
        head = case.header
        self._line(self.tr("Decision"), texts.word(head.status))
        when = texts.when(head.decided_at) if head.decided_at is not None else ""
        self._line(self.tr("Decided by"), f"{sample.decided_by or '—'}, {when}")
        if head.decision_text:
            self._line(self.tr("Text"), head.decision_text)
        fitting = sum(document.fits is True for document in case.documents)
        self._line(
            self.tr("Documents"),
            filled(self.tr("%1 of %2 fit"), fitting, len(case.documents)),
        )
        self.body.addWidget(rule())
        self.reason = QComboBox()
        for code in SampleReason:
            self.reason.addItem(texts.word(code), str(code))
        self.reason.setPlaceholderText(self.tr("Choose the reason"))
        self.reason.setCurrentIndex(-1)
        self.field(self.tr("If you do not agree: what is not right"), self.reason)
        self.text = TextArea(lines=3)
        self.field(self.tr("In your own words (needed if you do not agree)"), self.text)
        self.body.addWidget(label(sentence("sample_stays"), "muted", wrap=True))
        self.disagree_button = button(
            self.tr("I do not agree"), "danger", None, self._try_to_disagree
        )
        self.buttons.insertWidget(0, self.disagree_button)
        self.reason.setFocus()

    def _line(self, name: str, words: str) -> None:
        head = label(name, "muted")
        head.setMinimumWidth(_NAMES)
        line = row(head, label(words, "strong", wrap=True, selectable=True), spacing=10)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    @property
    def answer(self) -> SampleAnswer:
        """What is said, as the use case takes it."""
        chosen = self.reason.currentData()
        reason = None if self._agrees or chosen is None else str(chosen)
        return SampleAnswer(self._agrees, reason, self.text.text)

    def _try_to_disagree(self) -> None:
        self._agrees = False
        self.try_accept()

    def check(self) -> str | None:
        if self._agrees:
            if self.reason.currentData() is None:
                return None
            # Who has chosen what is not right, and presses the key for agreeing, means one of two.
            return self.wrong(self.reason, sentence("sample_reason_given"))
        # What is pressed next says anew what is meant.
        self._agrees = True
        if self.reason.currentData() is None:
            return self.wrong(self.reason, sentence("sample_reason_missing"))
        if not self.text.text:
            return self.wrong(self.text, sentence("CD636"))
        self._agrees = False
        return None
