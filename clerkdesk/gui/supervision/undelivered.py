"""Messages that did not arrive: why, whether the citizen was reached otherwise, and sending again."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import Card, button, column, label, row
from clerkdesk.gui.supervision.dashboard import PlainTable, table
from clerkdesk.usecases.catalogue import known
from clerkdesk.usecases.messages import delivery
from clerkdesk.usecases.messages.delivery import Undelivered


class UndeliveredPage(QWidget):
    """``opened`` with an application's number: there one calls, or corrects the address. ``said``:
    what came of sending again.
    """

    opened = Signal(str)
    said = Signal(str, str)

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
        card = Card()
        card.body.addWidget(self.table)
        card.setSizePolicy(
            card.sizePolicy().horizontalPolicy(), self.table.sizePolicy().verticalPolicy()
        )
        self.nothing = label(self.tr("Every message has arrived or is on its way."), "muted")
        hint = label(
            self.tr(
                "In the opened application “Amend…” corrects the number and “Call…” writes down that you have called."
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
                head, self.to_call, self.nothing, card, hint, spacing=14, margins=(24, 16, 24, 18)
            )
        )
        self._enable()

    def reload(self) -> None:
        self._tasks.read(self, delivery.undelivered).succeeded.connect(self._show)

    def _show(self, rows: list[Undelivered]) -> None:
        self._rows = rows
        shown = [
            found
            for found in rows
            if not (self.to_call.isChecked() and (found.reached or found.called))
        ]
        self.nothing.setVisible(not shown)
        self.model.set_rows([self._line(found) for found in shown], list(shown))
        self._enable()

    def _line(self, found: Undelivered) -> list[str]:
        why = (
            sentence(found.fault) if found.fault and known(found.fault) else texts.word(found.state)
        )
        otherwise = (
            self.tr("by call")
            if found.called
            else self.tr("by another message")
            if found.reached
            else self.tr("no")
        )
        return [
            found.name,
            found.number,
            f"{texts.word(found.event)} · {texts.word(found.channel)}",
            why,
            texts.when(found.queued_at),
            otherwise,
        ]

    def selected(self) -> Undelivered | None:
        found = self.table.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Undelivered) else None

    def _enable(self, *_change: QModelIndex) -> None:
        for made in (self.again_button, self.open_button):
            made.setEnabled(self.selected() is not None)

    def open(self) -> None:
        found = self.selected()
        if found is not None:
            self.opened.emit(found.number)

    def send_again(self) -> None:
        found = self.selected()
        if found is not None:
            number = found.number
            self._tasks.run(self, delivery.send_again, found.id).succeeded.connect(
                lambda _nothing: self._sent(number)
            )

    def _sent(self, number: str) -> None:
        self.said.emit(self.tr("%1: the message is sent again.").replace("%1", number), "ok")
        self.reload()
