"""That the decision was picked for a second look, above whatever tab is shown, and what came of
it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.lifecycle import DECIDED, Action
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, chip, label, mark, restyle
from clerkdesk.usecases.case.rows import CaseDetail, SampleRow

_PARTS = 10
"""Pixels between the parts of the line."""


class SampleStrip(Card):
    """``look_wanted``: whoever has it open says what they think of the decision."""

    look_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        frame = self.layout()
        assert frame is not None
        frame.setContentsMargins(13, 9, 12, 9)
        self.setAccessibleName(self.tr("Second look at the decision"))
        self.look_button = button("", "primary", None, self.look_wanted.emit)
        self.hide()

    def show_case(self, case: CaseDetail) -> None:
        """What is known of it; of a decision that was not picked, nothing."""
        sample = case.sample
        shown = sample is not None and (case.header.status in DECIDED or sample.agrees is not None)
        self.setVisible(shown)
        if sample is None or not shown:
            return
        may_look = Action.SAMPLE_LOOK in case.header.allowed
        self.remake((case.header.id, sample, may_look), lambda: self._write(sample, may_look))

    def _write(self, sample: SampleRow, may_look: bool) -> None:
        tone = _tone(sample)
        head = label(self._head(sample), "strong", wrap=True)
        under = label(self._under(sample), "muted", wrap=True, selectable=True)
        words = QWidget()
        words.setLayout(column(head, under, spacing=1))
        if sample.agrees is False:
            restyle(under, role=None, tone="bad")
        sign = mark("eye", tone, head.text())
        parts: list[QWidget] = [sign, words]
        if sample.waiting:
            parts.append(chip(self.tr("Awaited"), "progress"))
        if may_look:
            self.look_button = button(
                self.tr("Second look…"), "primary", None, self.look_wanted.emit
            )
            parts.append(self.look_button)
        line = row(*parts, spacing=_PARTS)
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def _head(self, sample: SampleRow) -> str:
        if sample.agrees is None:
            return self.tr("This decision was picked for a second look")
        if sample.agrees:
            return self.tr("Second look at the decision: agrees")
        return self.tr("Second look at the decision: does not agree")

    def _under(self, sample: SampleRow) -> str:
        decided = filled(self.tr("Decided by %1"), sample.decided_by or "—")
        if sample.agrees is None or sample.at is None:
            picked = filled(self.tr("picked %1"), texts.when(sample.picked_at))
            return f"{decided} · {picked}"
        answered = [texts.word(sample.reason)] if sample.reason else []
        answered += [sample.text] if sample.text else []
        who = f"{sample.actor or ''}, {texts.when(sample.at)}"
        return " · ".join([*([": ".join(answered)] if answered else []), who, decided])


def _tone(sample: SampleRow) -> str:
    if sample.agrees is None:
        return "progress"
    return "ok" if sample.agrees else "bad"
