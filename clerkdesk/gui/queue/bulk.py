"""One action for several applications of the list: each for itself, with what came of it, and a way
to stop.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QWidget

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.forms import ChoiceForm, RefuseForm
from clerkdesk.gui.kit import icons, texts, theme
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.widgets import label
from clerkdesk.usecases import office
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.office import Choice
from clerkdesk.usecases.queue.browsing import QueueRow

ACTIONS = (Action.TAKE, Action.RELEASE, Action.FORWARD, Action.REFUSE)
Step = tuple[Callable[..., Any], tuple[Any, ...]]


class Bulk(QObject):
    """Asks once what has to be asked, then does it to one after the other."""

    said = Signal(str, str)
    changed = Signal()
    dialog_opened = Signal(object)

    def __init__(self, tasks: TaskRunner, organisation: Callable[[], str], window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._organisation = organisation
        self._window = window

    def start(self, action: Action, rows: list[QueueRow]) -> None:
        if not rows:
            return
        match action:
            case Action.TAKE:
                self._run(self.tr("Take"), rows, lambda row: (casework.take, (row.id,)))
            case Action.RELEASE:
                self._run(self.tr("Release"), rows, lambda row: (casework.release, (row.id,)))
            case Action.FORWARD:
                self._tasks.read(self, office.departments, self._organisation()).succeeded.connect(
                    lambda choices: self._forward(rows, choices)
                )
            case Action.REFUSE if len({row.service for row in rows}) > 1:
                self.said.emit(
                    self.tr(
                        "One reason fits applications of one e-service only. Choose those of one."
                    ),
                    "warn",
                )
            case Action.REFUSE:
                self._tasks.read(
                    self, office.refusal_reasons, rows[0].service, texts.language()
                ).succeeded.connect(lambda reasons: self._refuse(rows, reasons))

    def _forward(self, rows: list[QueueRow], choices: list[Choice]) -> None:
        form = ChoiceForm(
            title=self.tr("Forward %n application(s)", "", len(rows)),
            accept=self.tr("Forward"),
            field=self.tr("Office"),
            choices=choices,
            parent=self._window,
        )

        def accepted() -> None:
            # Read now: the form is gone when the second one's turn comes.
            code = form.code
            reason = form.reason.text
            self._run(
                self.tr("Forward"), rows, lambda row: (casework.forward, (row.id, code, reason))
            )

        form.accepted.connect(accepted)
        self._open(form)

    def _refuse(self, rows: list[QueueRow], reasons: list[Choice]) -> None:
        form = RefuseForm(
            reasons,
            self._window,
            title=self.tr("Refuse %n application(s)", "", len(rows)),
            preview=False,
        )

        def accepted() -> None:
            code = form.code
            text = form.text.text
            self._run(self.tr("Refuse"), rows, lambda row: (review.refuse, (row.id, code, text)))

        form.accepted.connect(accepted)
        self._open(form)

    def _run(self, title: str, rows: list[QueueRow], step: Callable[[QueueRow], Step]) -> None:
        progress = BulkForm(
            title=title,
            rows=rows,
            step=step,
            tasks=self._tasks,
            parent=self._window,
        )
        progress.finished.connect(lambda _result: self.changed.emit())
        self._open(progress)
        progress.go_on()

    def _open(self, form: Form) -> None:
        form.finished.connect(lambda _result: form.deleteLater())
        form.open()
        self.dialog_opened.emit(form)


class BulkForm(Form):
    """A line for each application and what came of it.

    Escape or Stop lets the one under way end and leaves the rest as they are.
    """

    section = "several"

    def __init__(
        self,
        title: str,
        rows: list[QueueRow],
        step: Callable[[QueueRow], Step],
        tasks: TaskRunner,
        parent: QWidget,
    ) -> None:
        super().__init__(title, self.tr("Close"), parent, width=560)
        self._rows = rows
        self._step = step
        self._tasks = tasks
        self.did = 0
        self.refused = 0
        self._place = 0
        self._stopped = False
        self.bar = QProgressBar()
        self.bar.setRange(0, len(rows))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.sum = label("", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Applications"))
        self.list.setMinimumHeight(min(320, 34 * len(rows) + 10))
        for shown in rows:
            item = QListWidgetItem(
                icons.icon("circle", theme.tokens().faint), f"{shown.name} · {shown.number}"
            )
            self.list.addItem(item)
        for widget in (self.bar, self.sum, self.list):
            self.body.addWidget(widget)
        self.accept_button.setEnabled(False)
        self.cancel_button.setText(self.tr("Stop"))
        self._show()

    def go_on(self) -> None:
        """Do the next one, or end."""
        if self._stopped or self._place >= len(self._rows):
            self._end()
            return
        use_case, arguments = self._step(self._rows[self._place])
        task = self._tasks.run(self, use_case, *arguments)
        task.handled = True
        task.succeeded.connect(lambda _value: self._answered(None))
        task.failed.connect(self._answered)

    def _answered(self, error: BaseException | None) -> None:
        t = theme.tokens()
        item = self.list.item(self._place)
        shown = self._rows[self._place]
        if error is None:
            self.did += 1
            item.setIcon(icons.icon("circle-check", t.ok))
            item.setText(self.tr("%1 — done").replace("%1", f"{shown.name} · {shown.number}"))
        else:
            self.refused += 1
            item.setIcon(icons.icon("circle-x", t.bad))
            item.setText(f"{shown.name} · {shown.number}\n{message(error)}")
        self.list.scrollToItem(item)
        self._place += 1
        self._show()
        self.go_on()

    def _show(self) -> None:
        self.bar.setValue(self._place)
        said = (
            self.tr("%1 of %2; not possible: %3")
            .replace("%1", str(self.did))
            .replace("%2", str(len(self._rows)))
            .replace("%3", str(self.refused))
        )
        self.sum.setText(said)

    def _end(self) -> None:
        self.accept_button.setEnabled(True)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cancel_button.hide()

    def reject(self) -> None:
        """Stop while it runs; afterwards close."""
        if self.accept_button.isEnabled():
            super().reject()
        else:
            self._stopped = True
