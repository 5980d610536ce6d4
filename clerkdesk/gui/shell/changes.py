"""What others change, and whether the database answers: looked for when it is told, and every half
minute.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.queue.pane import QueuePane
from clerkdesk.usecases.queue import changes
from clerkdesk.usecases.queue.changes import Changes, Unconcerned

_SOON_MS = 120
"""What is committed within it is looked at in one look."""
_POLL_MS = 30_000
"""The clock moves applications into other queues without anybody's doing; all else is told."""
_LINE_BROKEN_MS = 1000
"""From one attempt to the next while the database does not answer."""


class ChangeWatch(QObject):
    """Reads counts and saved views again when something has changed.

    ``line`` and ``doubt`` are emitted on whatever thread.
    """

    looked = Signal(object, bool)
    """The state as ``Changes``, and whether it is another one than at the last look."""
    connection_changed = Signal()
    """``context.connected`` says which way."""
    line = Signal(bool)
    """The way to the database broke, or is there again."""
    doubt = Signal(bool)
    """The line broke in the middle of a change, and its result is being looked for; or it is known.
    """
    refused = Signal(object)
    """The account was closed meanwhile: the error that says so."""

    def __init__(
        self,
        context: DeskContext,
        open_case: OpenCase,
        queue: QueuePane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._open_case = open_case
        self._queue = queue
        self.token: tuple[int, ...] = ()
        """Of the state that was seen last; (): none yet."""
        self._asked: tuple[int, ...] = ()
        """The state beside which the look under way compares."""
        self.looking = False
        """Whether a look is under way."""
        self._heard: int | None = None
        """The first event that was heard of late and that no look has answered for yet; None: there
        is none.
        """
        self._look_again = False
        """Whether to look once more behind the look that is under way."""
        self._force_again = False
        self._soon = timers.pause(self, _SOON_MS, self.look)
        self._poll = timers.repeating(self, _POLL_MS, lambda: self.look(force=True))
        self.line.connect(self.show_line)
        self.doubt.connect(lambda doubting: None if doubting else self.show_line(True))
        context.tasks.unit_of_work.on_doubt = self.doubt.emit

    def start(self, committed: Callable[[], None]) -> None:
        """Begin to look; ``committed`` is called, on whatever thread, when somebody commits."""
        self._poll.start()
        self._watch = self._context.tasks.unit_of_work.watch(committed, self.line.emit)
        self._watch.start()

    def stop(self) -> None:
        self._poll.stop()
        self._soon.stop()
        self._watch.stop()
        self._context.tasks.unit_of_work.on_doubt = None

    @property
    def waiting(self) -> bool:
        """Whether a look is about to begin, because something was committed."""
        return self._soon.isActive()

    def look_soon(self) -> None:
        # Not anew at each word of it: at a busy office it would never be quiet enough to look.
        if not self._soon.isActive():
            self._soon.start()

    def look(self, force: bool = False) -> None:
        """Has anything changed? ``force``: counts and views are read in any case."""
        if self.looking:
            self._look_again = True
            self._force_again = self._force_again or force
            return
        self.looking = True
        self._asked = self._known()
        known = () if force or self._force_again else self._asked
        self._force_again = False
        task = self._context.tasks.read_behind(
            self, changes.since, known, self._open_case.id, self._queue.listed
        )
        task.handled = True
        task.succeeded.connect(self._looked)
        task.failed.connect(self._not_looked)

    def _known(self) -> tuple[int, ...]:
        """The token of the last look; of an earlier moment where an event was heard of only now
        that had its number then.
        """
        first = self._watch.first_event() if self.token else None
        if first is not None:
            # Kept until a look has answered: one that fails has not seen it.
            self._heard = first if self._heard is None else min(first, self._heard)
        if self._heard is None or not self.token:
            return self.token
        return (min(self.token[0], self._heard - 1), *self.token[1:])

    def _looked(self, state: Changes | Unconcerned) -> None:
        self.looking = False
        self._heard = None
        self._context.follow(state.at)
        if not self._context.connected:
            self._context.connected = True
            self.connection_changed.emit()
        if self._look_again:
            self._look_again = False
            self._soon.start()
        if isinstance(state, Unconcerned):
            self.token = state.change_token
            return
        changed = bool(self.token) and state.change_token != self._asked
        if state.counts is not None:
            self.token = state.change_token
        self.looked.emit(state, changed)

    def _not_looked(self, error: BaseException) -> None:
        self.looking = False
        if isinstance(error, NotAllowed):
            self.refused.emit(error)
        self.show_line(False)

    def show_line(self, there: bool) -> None:
        """Without the line everything stays readable and nothing is decided."""
        came_back = there and not self._context.connected
        self._context.connected = there
        self.connection_changed.emit()
        if came_back:
            self.look(force=True)
        elif not there:
            # Asked for again by itself, should nobody tell that the line is back.
            QTimer.singleShot(_LINE_BROKEN_MS, self, self.look)
