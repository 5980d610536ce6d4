"""What a supervisor says of a hit, or asks of its office."""

from PySide6.QtWidgets import QComboBox, QWidget

from clerkdesk.domain.recurring import Verdict
from clerkdesk.gui.kit.form import Form, TextArea
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import label
from clerkdesk.gui.supervision import recurring_texts
from clerkdesk.usecases.supervision.judging import Judgement
from clerkdesk.usecases.supervision.recurring import HitRow


class JudgeForm(Form):
    """Nothing is chosen beforehand; a question names the application in which it is asked.

    ``typed``: what was written before and refused; it stands there again.
    """

    section = "recurring"

    def __init__(self, row: HitRow, parent: QWidget | None, typed: Judgement | None = None) -> None:
        super().__init__(self.tr("What is it?"), self.tr("Write"), parent, width=520)
        self.body.addWidget(label(recurring_texts.subject(row), "strong", wrap=True))
        if row.judged is not None:
            # What was said last is read before something else is.
            for line in recurring_texts.judged_words(row.judged):
                self.body.addWidget(label(line, None, wrap=True))
        self.verdict = QComboBox()
        for verdict in Verdict:
            words = recurring_texts.verdict_words(verdict)
            if verdict is Verdict.ASKED:
                words = self.tr("ask the office that has it")
            self.verdict.addItem(words, str(verdict))
        self.verdict.setPlaceholderText(self.tr("Choose what it is"))
        self.verdict.setCurrentIndex(-1)
        self.verdict.currentIndexChanged.connect(lambda _place: self._show_asked())
        self.field(self.tr("Verdict"), self.verdict)
        self.asked = QComboBox()
        for member in row.askable:
            self.asked.addItem(
                f"{member.number} · {row.offices[member.department_id]}", member.number
            )
        self.asked.setAccessibleName(self.tr("In which application it is asked"))
        hint = label(
            self.tr(
                "It stands there as an important note: before the application is approved, "
                "whoever holds it must answer."
            ),
            "muted",
            wrap=True,
        )
        self._question = QWidget()
        self._question.setLayout(
            column(
                label(self.tr("In which application it is asked"), "muted"),
                self.asked,
                hint,
                spacing=6,
            )
        )
        self.body.addWidget(self._question)
        self.text = TextArea(lines=3)
        self.field(self.tr("Why, or what is asked"), self.text)
        goes = self.tr(
            "The words go when the personal data of one of the applications are erased; "
            "the verdict stays."
        )
        self.body.addWidget(label(goes, "muted", wrap=True))
        if typed is not None:
            self.verdict.setCurrentIndex(self.verdict.findData(typed.verdict))
            self.text.setPlainText(typed.text)
            if typed.asked is not None:
                self.asked.setCurrentIndex(self.asked.findData(typed.asked))
        self._show_asked()
        self.verdict.setFocus()

    def _show_asked(self) -> None:
        self._question.setVisible(self.verdict.currentData() == Verdict.ASKED)
        self.grow()

    @property
    def judgement(self) -> Judgement:
        """What is said, as the use case takes it."""
        asks = self.verdict.currentData() == Verdict.ASKED
        chosen = self.asked.currentData()
        return Judgement(
            verdict=str(self.verdict.currentData() or ""),
            text=self.text.text,
            asked=str(chosen) if asks and chosen else None,
        )

    def check(self) -> str | None:
        if self.verdict.currentData() is None:
            return self.wrong(self.verdict, sentence("verdict_missing"))
        if self.verdict.currentData() == Verdict.ASKED and self.asked.count() == 0:
            return self.wrong(self.verdict, sentence("hit_asks_open"))
        if not self.text.text:
            return self.wrong(self.text, sentence("text_required"))
        return None
