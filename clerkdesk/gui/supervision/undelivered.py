"""Messages that did not arrive: why, whether the citizen was reached otherwise, and sending
again.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.tables import PlainTable, table, table_card
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.catalogue import known
from clerkdesk.usecases.messages import delivery, undelivered
from clerkdesk.usecases.messages.undelivered import Undelivered


class UndeliveredPage(QWidget):
    """What could not be sent; one calls, corrects the address, or sends again."""

    opened = Signal(str)
    """The number of an application that is to be opened."""
    notice = Signal(str, str)
    """What came of sending again, and its tone."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._rows: list[Undelivered] = []
        heads = (
            self.tr("Citizen"),
            self.tr("Application"),
            self.tr("Message"),
            self.tr("What happened"),
            self.tr("Since"),
            self.tr("Citizen reached"),
        )
        self.model = PlainTable(heads, self)
        self.table = table(self.model, self.tr("Messages that did not arrive"))
        self.table.doubleClicked.connect(lambda _index: self.open())
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.to_call = QCheckBox(self.tr("Only whom nobody has reached: to be called"))
        self.to_call.toggled.connect(lambda _on: self._show(self._rows))
        self.again_button = button(self.tr("Send again"), None, "send", self.send_again)
        self.open_button = button(self.tr("Open the application"), None, "file-text", self.open)
        self.nothing = label(self.tr("Every message has arrived or is on its way."), "muted")
        hint = label(
            self.tr(
                "In the opened application “Amend…” corrects the number and “Call…” writes down "
                "that you have called."
            ),
            "muted",
            wrap=True,
        )
        head = row(
            label(self.tr("Messages that did not arrive"), "title"),
            1,
            self.open_button,
            self.again_button,
            spacing=10,
        )
        self.setLayout(
            column(
                head,
                self.to_call,
                self.nothing,
                table_card(self.table),
                hint,
                spacing=14,
                margins=(24, 16, 24, 18),
            )
        )
        self._enable()

    def reload(self) -> None:
        """Read the messages again."""
        self._tasks.read(self, undelivered.undelivered).succeeded.connect(self._show)

    def _show(self, rows: list[Undelivered]) -> None:
        self._rows = rows
        shown = rows
        if self.to_call.isChecked():
            shown = [row for row in rows if not (row.reached or row.called)]
        self.nothing.setVisible(not shown)
        self.model.set_rows([self._line(row) for row in shown], shown)
        self._enable()

    def _line(self, row: Undelivered) -> list[str]:
        why = sentence(row.fault) if row.fault and known(row.fault) else texts.word(row.state)
        return [
            texts.whose(row.name),
            row.number,
            f"{texts.word(row.event)} · {texts.word(row.channel)}",
            why,
            texts.when(row.queued_at),
            self._reached(row),
        ]

    def _reached(self, row: Undelivered) -> str:
        if row.called:
            return self.tr("by call")
        return self.tr("by another message") if row.reached else self.tr("no")

    @property
    def selected(self) -> Undelivered | None:
        """The message whose row is the current one."""
        row = self.table.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row if isinstance(row, Undelivered) else None

    def _enable(self, *_change: QModelIndex) -> None:
        for tool_button in (self.again_button, self.open_button):
            tool_button.setEnabled(self.selected is not None)

    def open(self) -> None:
        """Ask for the application of the selected message."""
        if self.selected is not None:
            self.opened.emit(self.selected.number)

    def send_again(self) -> None:
        """Queue the selected message once more."""
        row = self.selected
        if row is not None:
            self._tasks.run(self, delivery.send_again, row.id).succeeded.connect(
                lambda _nothing: self._sent(row.number)
            )

    def _sent(self, number: str) -> None:
        self.notice.emit(filled(self.tr("%1: the message is sent again."), number), "ok")
        self.reload()
