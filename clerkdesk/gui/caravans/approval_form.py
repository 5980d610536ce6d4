"""Several households are approved: billing is asked again for each, each is decided by itself, and
for a while all of it can be taken back.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QWidget

from clerkdesk.domain.lifecycle import UNDO_SECONDS
from clerkdesk.gui.kit import icons, theme, timers
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.caravans import approving
from clerkdesk.usecases.caravans.listing import HouseholdRow
from clerkdesk.usecases.case import review

_ASK_MS = 400
"""Between two looks whether billing has answered."""
_MOST_LOOKS = 75
"""Half a minute for one answer; then each is tried as it stands, and says what is missing."""


class ApprovalForm(Form):
    """First the names; accepting begins. Escape or Stop lets the one under way end, and leaves the
    rest as they are. ``decided``: something was.
    """

    section = "caravans"
    decided = Signal()

    def __init__(
        self,
        caravan: int,
        rows: list[HouseholdRow],
        tasks: TaskRunner,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            self.tr("Approve %n household(s)", "", len(rows)),
            self.tr("Approve"),
            parent,
            width=560,
        )
        self._caravan = caravan
        self._rows = rows
        self._tasks = tasks
        self._waiting: list[int] = []
        """The places of those about whom an answer is awaited."""
        self._looks = 0
        self._index = 0
        self._stopped = False
        self._running = False
        self._taking_back = False
        self.done_numbers: list[str] = []
        """Those that were approved."""
        self._places: dict[str, int] = {}
        """Where they stand in the list."""
        self.refused = 0
        self.back_button = button(self.tr("Take all back"), None, "undo-2", self.take_back)
        self.back_button.hide()
        self.buttons.insertWidget(0, self.back_button)
        self.bar = QProgressBar()
        self.bar.setRange(0, 2 * len(rows))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.windowTitle())
        self.sum = label(
            self.tr("Billing is asked again for each; each is decided by itself."),
            "muted",
            wrap=True,
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Households"))
        self.list.setMinimumHeight(min(340, 34 * len(rows) + 10))
        for shown in rows:
            item = QListWidgetItem(icons.icon("circle", theme.tokens().faint), self._name(shown))
            self.list.addItem(item)
        for widget in (self.sum, self.bar, self.list):
            self.body.addWidget(widget)
        self._again = timers.pause(self, _ASK_MS, self._look)
        self._too_late = timers.pause(self, UNDO_SECONDS * 1000, self.back_button.hide)

    @staticmethod
    def _name(shown: HouseholdRow) -> str:
        return f"{shown.head} · {shown.number}"

    @property
    def ended(self) -> bool:
        """Whether all that was begun has ended."""
        return not self._running and bool(self.done_numbers or self.refused or self._stopped)

    def try_accept(self) -> None:
        if self._taking_back:
            return
        if self.ended:
            self.accept()
        elif not self._running:
            self._begin()

    def _begin(self) -> None:
        self._running = True
        self.accept_button.setEnabled(False)
        self.cancel_button.setText(self.tr("Stop"))
        self.sum.setText(self.tr("Billing is asked…"))
        self._prepare()

    # -- asking again ------------------------------------------------------------------------------

    def _prepare(self) -> None:
        if self._stopped or self._index >= len(self._rows):
            self._index = 0
            self._look()
            return
        row = self._rows[self._index]
        task = self._tasks.run(
            self, approving.prepare, self._caravan, row.household, row.application_id
        )
        task.handled = True
        task.succeeded.connect(lambda _value: self._prepared(None))
        task.failed.connect(self._prepared)

    def _prepared(self, error: BaseException | None) -> None:
        if error is None:
            self._waiting.append(self._index)
        # What kept it from being asked is said when its turn has come.
        self._index += 1
        self.bar.setValue(self._index)
        self._prepare()

    def _look(self) -> None:
        """Go on where everybody is answered for, or has waited long enough."""
        if self._stopped or not self._waiting or self._looks > _MOST_LOOKS:
            self._go_on()
            return
        household = self._rows[self._waiting[0]].household
        task = self._tasks.read(self, approving.is_awaited, self._caravan, household)
        task.handled = True
        task.succeeded.connect(self._looked)
        task.failed.connect(lambda _error: self._looked(False))

    def _looked(self, awaited: bool) -> None:
        if awaited:
            self._looks += 1
            self._again.start()
            return
        self._waiting.pop(0)
        self._looks = 0
        self._look()

    # -- deciding ----------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._stopped or self._index >= len(self._rows):
            self._end()
            return
        row = self._rows[self._index]
        task: Task = self._tasks.run(
            self, approving.approve, self._caravan, row.household, row.application_id
        )
        task.handled = True
        task.succeeded.connect(self._approved)
        task.failed.connect(self._answered)

    def _approved(self, number: str) -> None:
        self._places[number] = self._index
        self.done_numbers.append(number)
        self._answered(None)

    def _answered(self, error: BaseException | None) -> None:
        t = theme.tokens()
        item = self.list.item(self._index)
        name = self._name(self._rows[self._index])
        if error is None:
            item.setIcon(icons.icon("circle-check", t.ok))
            item.setText(filled(self.tr("%1 — approved"), name))
        else:
            self.refused += 1
            item.setIcon(icons.icon("circle-x", t.bad))
            item.setText(f"{name}\n{message(error)}")
        self.list.scrollToItem(item)
        self._index += 1
        self.bar.setValue(len(self._rows) + self._index)
        self._show_sum()
        self._go_on()

    def _show_sum(self) -> None:
        self.sum.setText(
            filled(
                self.tr("%1 of %2 approved; not possible: %3"),
                len(self.done_numbers),
                len(self._rows),
                self.refused,
            )
        )

    def _end(self) -> None:
        self._running = False
        self._show_sum()
        self.accept_button.setText(self.tr("Close"))
        self.accept_button.setEnabled(True)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cancel_button.hide()
        if self.done_numbers:
            self.back_button.show()
            self._too_late.start()
            self.decided.emit()

    def take_back(self) -> None:
        """Undo one after the other; what is too late stays decided, and says so."""
        self._too_late.stop()
        self._taking_back = True
        self.back_button.setEnabled(False)
        self.accept_button.setEnabled(False)
        self._undo(list(self.done_numbers), 0)

    def _undo(self, numbers: list[str], undone: int) -> None:
        if not numbers:
            self._taking_back = False
            self.accept_button.setEnabled(True)
            self.back_button.hide()
            self.sum.setText(self.tr("%n approval(s) taken back.", "", undone))
            self.decided.emit()
            return
        task = self._tasks.run(self, review.undo, numbers[0])
        task.handled = True
        task.succeeded.connect(lambda _number: self._undone(numbers, undone))
        task.failed.connect(lambda error: self._not_undone(error, numbers, undone))

    def _undone(self, numbers: list[str], undone: int) -> None:
        place = self._places[numbers[0]]
        item = self.list.item(place)
        item.setIcon(icons.icon("undo-2", theme.tokens().muted))
        item.setText(filled(self.tr("%1 — taken back"), self._name(self._rows[place])))
        self._undo(numbers[1:], undone + 1)

    def _not_undone(self, error: BaseException, numbers: list[str], undone: int) -> None:
        self.say(message(error))
        self._undo(numbers[1:], undone)

    def reject(self) -> None:
        """Stop while it runs; before and afterwards close. Taking back goes on to its end."""
        if self._running:
            self._stopped = True
        elif self._taking_back:
            return
        else:
            super().reject()
