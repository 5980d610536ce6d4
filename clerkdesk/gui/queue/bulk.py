"""One action for several applications of the list: each for itself, with what came of it, and a way
to stop.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QWidget

from clerkdesk.domain.lifecycle import Action, Role
from clerkdesk.gui.kit import icons, texts, theme
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.forms import ChoiceForm, RefuseForm
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.people import staff
from clerkdesk.usecases.people.staff import StaffRow
from clerkdesk.usecases.queue.rows import QueueRow
from clerkdesk.usecases.reference_data import Choice
from clerkdesk.usecases.supervision import moving
from clerkdesk.usecases.supervision.moving import HandOver, Moved

ACTIONS = (Action.TAKE, Action.RELEASE, Action.ASSIGN, Action.FORWARD, Action.REFUSE)
Step = tuple[Callable[..., Any], tuple[Any, ...]]


class Bulk(QObject):
    """Asks once what has to be asked, then does it to one after the other."""

    changed = Signal()

    def __init__(self, context: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def start(self, action: Action, rows: list[QueueRow]) -> None:
        """Nothing happens without rows, or while the database does not answer."""
        if not self._context.reachable() or not rows:
            return
        match action:
            case Action.TAKE:
                self.run(self.tr("Take"), rows, lambda row: (casework.take, (row.id,)))
            case Action.RELEASE:
                self.run(self.tr("Release"), rows, lambda row: (casework.release, (row.id,)))
            case Action.ASSIGN:
                task = self._context.tasks.read(self, staff.list_staff)
                task.succeeded.connect(lambda people: self._assign(rows, people))
            case Action.FORWARD:
                task = self._context.tasks.read(
                    self, reference_data.departments, self._context.me.organisation
                )
                task.succeeded.connect(lambda offices: self._forward(rows, offices))
            case Action.REFUSE if len({row.service for row in rows}) > 1:
                self._context.notice.emit(
                    self.tr(
                        "One reason fits applications of one e-service only. Choose those of one."
                    ),
                    "warn",
                )
            case Action.REFUSE:
                task = self._context.tasks.read(
                    self, reference_data.refusal_reasons, rows[0].service, texts.language()
                )
                task.succeeded.connect(lambda reasons: self._refuse(rows, reasons))

    def _assign(self, rows: list[QueueRow], people: list[StaffRow]) -> None:
        """All to one person, with one reason: also what nobody held, for it is told of all."""
        form = ChoiceForm(
            title=self.tr("Assign %n application(s)", "", len(rows)),
            accept=self.tr("Assign"),
            field=self.tr("To whom"),
            choices=[
                Choice(person.login, person.name)
                for person in people
                if person.active and Role(person.role).holds_cases
            ],
            parent=self._context.front,
        )

        def accepted() -> None:
            login = form.code
            reason = form.reason.text
            progress = self.run(
                self.tr("Assign"), rows, lambda row: (moving.give, (row.id, login, reason))
            )
            progress.offer_back(moving.move_back, self.tr("Taken back"))

        form.accepted.connect(accepted)
        self._context.open_form.emit(form)

    def _forward(self, rows: list[QueueRow], offices: list[Choice]) -> None:
        form = ChoiceForm(
            title=self.tr("Forward %n application(s)", "", len(rows)),
            accept=self.tr("Forward"),
            field=self.tr("Office"),
            choices=offices,
            parent=self._context.front,
        )

        def accepted() -> None:
            # Read now: the form is gone when the second one's turn comes.
            code = form.code
            reason = form.reason.text
            self.run(
                self.tr("Forward"), rows, lambda row: (casework.forward, (row.id, code, reason))
            )

        form.accepted.connect(accepted)
        self._context.open_form.emit(form)

    def _refuse(self, rows: list[QueueRow], reasons: list[Choice]) -> None:
        form = RefuseForm(
            reasons,
            self._context.front,
            title=self.tr("Refuse %n application(s)", "", len(rows)),
            preview=False,
        )

        def accepted() -> None:
            code = form.code
            text = form.text.text
            self.run(self.tr("Refuse"), rows, lambda row: (review.refuse, (row.id, code, text)))

        form.accepted.connect(accepted)
        self._context.open_form.emit(form)

    def run(self, title: str, rows: list[QueueRow], step: Callable[[QueueRow], Step]) -> "BulkForm":
        """Do a step to one after the other, in a form that shows what came of each."""
        progress = BulkForm(
            title=title,
            rows=rows,
            step=step,
            tasks=self._context.tasks,
            parent=self._context.front,
        )
        progress.finished.connect(lambda _result: self.changed.emit())
        self._context.open_form.emit(progress)
        progress.go_on()
        return progress


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
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, self.tr("Close"), parent, width=560)
        self._rows = rows
        self._step = step
        self._tasks = tasks
        self.did = 0
        self.refused = 0
        self._index = 0
        self._stopped = False
        self._back: list[HandOver] = []
        self._take_back: Callable[..., Moved] | None = None
        self._back_reason = ""
        self.back_button = button(self.tr("Take all back"), None, "undo-2", self.take_back)
        self.back_button.hide()
        self.buttons.insertWidget(0, self.back_button)
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
        if self._stopped or self._index >= len(self._rows):
            self._end()
            return
        use_case, arguments = self._step(self._rows[self._index])
        task = self._tasks.run(self, use_case, *arguments)
        task.handled = True
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self._answered)

    def offer_back(self, take_back: Callable[..., Moved], reason: str) -> None:
        """What was done can be taken back as one: each step gives a ``HandOver``."""
        self._take_back = take_back
        self._back_reason = reason

    def take_back(self) -> None:
        """Give each back to whoever had it, where nobody has touched it since."""
        if self._take_back is None or not self._back:
            return
        moved = Moved(len(self._back), tuple(self._back), ())
        self._back = []
        self.back_button.setEnabled(False)
        task = self._tasks.run(self, self._take_back, moved, self._back_reason)
        task.handled = True
        task.succeeded.connect(self._taken_back)
        task.failed.connect(lambda error: self.say(message(error)))

    def _taken_back(self, moved: Moved) -> None:
        self.sum.setText(self.tr("%n application(s) taken back.", "", moved.number))
        self.back_button.hide()

    def _succeeded(self, value: object) -> None:
        if isinstance(value, HandOver):
            self._back.append(value)
        self._answered(None)

    def _answered(self, error: BaseException | None) -> None:
        t = theme.tokens()
        item = self.list.item(self._index)
        shown = self._rows[self._index]
        if error is None:
            self.did += 1
            item.setIcon(icons.icon("circle-check", t.ok))
            item.setText(filled(self.tr("%1 — done"), f"{shown.name} · {shown.number}"))
        else:
            self.refused += 1
            item.setIcon(icons.icon("circle-x", t.bad))
            item.setText(f"{shown.name} · {shown.number}\n{message(error)}")
        self.list.scrollToItem(item)
        self._index += 1
        self._show()
        self.go_on()

    def _show(self) -> None:
        self.bar.setValue(self._index)
        self.sum.setText(
            filled(self.tr("%1 of %2; not possible: %3"), self.did, len(self._rows), self.refused)
        )

    def _end(self) -> None:
        self.accept_button.setEnabled(True)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cancel_button.hide()
        self.back_button.setVisible(self._take_back is not None and bool(self._back))

    def reject(self) -> None:
        """Stop while it runs; afterwards close."""
        if self.accept_button.isEnabled():
            super().reject()
        else:
            self._stopped = True
