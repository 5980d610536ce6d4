"""What is asked about findings: the holder's reasons, and what a second person says to one."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from clerkdesk.domain.findings import OTHER_REASON
from clerkdesk.gui.case import finding_texts
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.form import Form, TextArea
from clerkdesk.gui.kit.layout import VerticalArea, column, row, rule
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label, mark
from clerkdesk.usecases.case.findings import WeighingChoices
from clerkdesk.usecases.case.rows import CaseDetail, FindingRow
from clerkdesk.usecases.case.weighing import Weighed

_MANY = 3
"""More findings than these scroll."""


class WeighForm(Form):
    """Findings, and for each the reason why it does not speak against the application; none is
    chosen beforehand. Where one of them needs a second look it is said whom it is asked of.
    """

    section = "findings"

    def __init__(
        self,
        case: CaseDetail,
        findings: list[FindingRow],
        choices: WeighingChoices,
        accept: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(self.tr("Reasons for the findings"), accept, parent, width=560)
        self._findings = findings
        self._choices = choices
        self._accept = accept
        self.reasons: list[QComboBox] = []
        self.texts: list[QLineEdit] = []
        """By the place of the finding, as ``reasons``."""
        self.second = QComboBox()
        """Whom the second look is asked of; without data: whoever may."""
        fields = column(spacing=6)
        for finding in findings:
            title = texts.title(finding.titles)
            box = QComboBox()
            for reason in choices.reasons:
                box.addItem(reason.title, reason.code)
            box.setPlaceholderText(self.tr("Choose the reason"))
            box.setCurrentIndex(-1)
            box.setAccessibleName(title)
            box.currentIndexChanged.connect(lambda _place: self._show_second())
            words = QLineEdit()
            words.setPlaceholderText(self.tr("In your own words"))
            words.setAccessibleName(filled(self.tr("%1: in your own words"), title))
            self.reasons.append(box)
            self.texts.append(words)
            fields.addWidget(label(title, "strong", wrap=True))
            fields.addWidget(label(finding_texts.facts(case, finding), "muted", wrap=True))
            fields.addWidget(box)
            fields.addWidget(words)
            fields.addSpacing(6)
        inside = QWidget()
        fields.addStretch(1)
        inside.setLayout(fields)
        if len(findings) > _MANY:
            area = VerticalArea(inside, self.windowTitle())
            area.setMinimumHeight(420)
            self.body.addWidget(area)
        else:
            self.body.addWidget(inside)
        self._add_second()
        self._show_second()
        self.reasons[0].setFocus()

    def _add_second(self) -> None:
        self.second.addItem(self.tr("whoever may"), None)
        for colleague in self._choices.colleagues:
            self.second.addItem(colleague.name, colleague.login)
        words = self.tr("A second person looks at it before it is approved. Ask:")
        self.second.setAccessibleName(words)
        line = row(mark("eye", "progress", ""), label(words, wrap=True), self.second, spacing=8)
        line.setStretch(1, 1)
        self._of_second = QWidget()
        self._of_second.setLayout(line)
        self.body.addWidget(self._of_second)

    def _show_second(self) -> None:
        needed = any(
            finding.wants_second or str(box.currentData() or "") in self._choices.looked_at
            for finding, box in zip(self._findings, self.reasons)
        )
        self._of_second.setVisible(needed)
        self.accept_button.setText(
            self.tr("Write and send to the second look") if needed else self._accept
        )

    @property
    def weighed(self) -> list[Weighed]:
        """The reason of each finding, in their order."""
        second = None if self._of_second.isHidden() else self.second.currentData()
        return [
            Weighed(
                finding=finding.key,
                reason=str(box.currentData() or ""),
                text=words.text().strip() or None,
                second=str(second) if second else None,
            )
            for finding, box, words in zip(self._findings, self.reasons, self.texts)
        ]

    def check(self) -> str | None:
        for box, words in zip(self.reasons, self.texts):
            if not box.currentData():
                return self.wrong(box, sentence("finding_reason_missing"))
            if box.currentData() == OTHER_REASON and not words.text().strip():
                return self.wrong(words, sentence("text_required"))
        return None


class SecondLookForm(Form):
    """What the holder has said of a finding, and whether one agrees."""

    section = "findings"

    def __init__(self, case: CaseDetail, finding: FindingRow, parent: QWidget | None) -> None:
        title = filled(self.tr("Second look: %1, %2"), case.header.name, case.header.number)
        super().__init__(title, self.tr("I agree"), parent, width=560)
        self.agrees = True
        who = finding.acknowledged_by or ""
        if finding.acknowledged_at is not None:
            who = f"{who}, {texts.when(finding.acknowledged_at)}"
        self.body.addWidget(label(who, "strong", wrap=True))
        self.body.addWidget(label(texts.title(finding.titles), "muted", wrap=True))
        self.body.addWidget(rule())
        facts = finding_texts.facts(case, finding)
        self._line(self.tr("Finding"), facts or texts.title(finding.titles))
        reason = texts.title(finding.reason_titles) if finding.reason_titles else finding.reason
        words = finding.text if finding.reason == OTHER_REASON and finding.text else reason or ""
        if finding.text and words != finding.text:
            words = f"{words}: {finding.text}"
        self._line(self.tr("Reason"), words)
        self.text = TextArea(lines=2)
        self.field(self.tr("What you say to it (needed if you do not agree)"), self.text)
        note = sentence("second_look_by_another")
        self.body.addWidget(label(note, "muted", wrap=True))
        self.disagree_button = button(
            self.tr("I do not agree"), "danger", None, self._try_to_disagree
        )
        self.buttons.insertWidget(0, self.disagree_button)
        self.text.setFocus()

    def _line(self, name: str, words: str) -> None:
        head = label(name, "muted")
        head.setMinimumWidth(96)
        line = row(head, label(words, "strong", wrap=True, selectable=True), spacing=10)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    def _try_to_disagree(self) -> None:
        self.agrees = False
        self.try_accept()

    def check(self) -> str | None:
        if self.agrees or self.text.text:
            return None
        # What is pressed next says anew what is meant.
        self.agrees = True
        return self.wrong(self.text, sentence("CD624"))
