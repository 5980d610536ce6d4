"""The head of the open application: whose it is, its status and term, and the tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from clerkdesk.domain.findings import FindingState
from clerkdesk.domain.identifiers import group_code
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.choices import Choices, spoken_as
from clerkdesk.gui.kit.deadlines import Deadlines
from clerkdesk.gui.kit.elided import ElidedLabel
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import LEAST_TARGET, button, chip, label, restyle, tool
from clerkdesk.usecases.case.rows import FindingRow, Header
from clerkdesk.usecases.queue.rows import QueueRow

DOCUMENTS, APPLICATION, DEBT, MESSAGES, HISTORY = range(5)
_STATUS_TONES = {"new": "accent", "in_progress": "progress", "completed": "ok", "refused": "bad"}


class CaseHead(QWidget):
    """``deadline_wanted``: why is the term this date? ``side_wanted``: the cards at the right are
    to be shown or hidden. ``tab_wanted``: one of the five was chosen.
    """

    deadline_wanted = Signal()
    side_wanted = Signal()
    tab_wanted = Signal(object)

    def __init__(self, deadlines: Deadlines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._deadlines = deadlines
        self.name = ElidedLabel(role="title", mode=Qt.TextElideMode.ElideRight)
        self.name.setMinimumWidth(40)
        self.status_chip = chip("", "plain")
        self.withdrawal_chip = chip(self.tr("Withdrawal"), "warn")
        self.second_look_chip = chip(self.tr("Second look awaited"), "progress")
        self.deadline_chip = QPushButton()
        self.deadline_chip.setProperty("kind", "link")
        self.deadline_chip.setCursor(Qt.CursorShape.PointingHandCursor)
        self.deadline_chip.clicked.connect(lambda _checked=False: self.deadline_wanted.emit())
        self._deadline_text = chip("", "plain")
        self.deadline_chip.setLayout(row(self._deadline_text))
        self.side_toggle: QToolButton = tool(
            "list", self.tr("Comparison and debt beside the document (D)"), self.side_wanted.emit
        )
        self.subtitle = label("", "muted", wrap=True, selectable=True)
        self.tab_names = (
            self.tr("Documents"),
            self.tr("Application"),
            self.tr("Debt"),
            self.tr("Messages"),
            self.tr("History"),
        )
        self.tabs = Choices(self)
        self._tab_list = QWidget()
        spoken_as(self._tab_list, "tabs")
        self._tab_list.setAccessibleName(self.tr("The parts of the application"))
        for index, text in enumerate(self.tab_names):
            tab = button(text, "tab")
            spoken_as(tab, "tab")
            self.tabs.add(tab, index)
            self.tabs.setId(tab, index)
        self.tabs.chosen.connect(self.tab_wanted)
        top = row(
            self.name,
            self.status_chip,
            self.withdrawal_chip,
            self.deadline_chip,
            self.second_look_chip,
            1,
            self.side_toggle,
            spacing=8,
        )
        self._tab_list.setLayout(row(*self.tabs.buttons(), 1, spacing=22))
        self.setLayout(
            column(top, self.subtitle, self._tab_list, spacing=5, margins=(22, 10, 18, 0))
        )

    def show_second_look(self, findings: Sequence[FindingRow]) -> None:
        """Say that a finding waits for a second person."""
        waits = any(finding.state == FindingState.SECOND_LOOK for finding in findings)
        self.second_look_chip.setVisible(waits)

    def show_head(self, head: QueueRow | Header) -> None:
        """Name, number, service, code, status and term; of a row or of an opened application."""
        self.name.setText(texts.whose(head.name))
        parts = [head.number, texts.word(head.service)]
        if head.subscriber_code:
            code = group_code(head.subscriber_code).replace(" ", "\u00a0")
            parts.append(filled(self.tr("Subscriber code %1"), code))
        self.subtitle.setText("  ·  ".join(parts))
        self.status_chip.setText(texts.word(head.status))
        restyle(self.status_chip, chip=_STATUS_TONES[head.status])
        asked = isinstance(head, Header) and head.withdrawal_asked_at is not None
        self.second_look_chip.hide()
        self.withdrawal_chip.setVisible(asked and head.status == "in_progress")
        is_open = head.status in ("new", "in_progress")
        self.deadline_chip.setVisible(is_open)
        if is_open:
            self._show_deadline(head.due_on)

    def _show_deadline(self, due_on: object) -> None:
        left, text = self._deadlines.of(due_on)
        self._deadline_text.setText(text)
        tone = "warn" if left.today else "plain"
        restyle(self._deadline_text, chip="bad" if left.late else tone)
        # Higher than what is painted in it: a finger or a trembling hand hits it, too.
        size = self._deadline_text.sizeHint()
        self.deadline_chip.setFixedSize(size.expandedTo(QSize(LEAST_TARGET, LEAST_TARGET)))
        self.deadline_chip.setToolTip(self.tr("Why this date?"))
        self.deadline_chip.setAccessibleName(text)

    def shut_tabs(self) -> None:
        """What is only selected has no tabs to look at."""
        self.tabs.button(DOCUMENTS).setText(self.tab_names[DOCUMENTS])
        self.tabs.mark(None)
        for tab in self.tabs.buttons():
            tab.setEnabled(False)

    def open_history_alone(self) -> None:
        """Of an erased application nothing else is left."""
        self.shut_tabs()
        self.tabs.button(HISTORY).setEnabled(True)

    def open_tabs(self, judged: int, documents: int) -> None:
        """``judged`` of so many documents have a verdict."""
        for tab in self.tabs.buttons():
            tab.setEnabled(True)
        name = self.tab_names[DOCUMENTS]
        self.tabs.button(DOCUMENTS).setText(f"{name}  {judged}/{documents}")
