"""The desk measures itself: how long a clerk waits, counted and noted now and then."""

from collections import Counter

from PySide6.QtCore import QObject, QTimer

from clerkdesk.domain.timings import Timed, bucket_of
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.usecases.supervision import timing_notes
from clerkdesk.usecases.supervision.timing_notes import Wait

NOTE_MS = 20 * 60 * 1000
_NAMES = {
    "detail.open_case": Timed.OPEN,
    "browsing.first_page": Timed.LIST,
    "browsing.narrowed_list": Timed.SEARCH,
    "page": Timed.PAGE,
    "print": Timed.PRINT,
}
"""What the use cases, and what is no use case, are called."""


class Measuring(QObject):
    """``counts``: what was waited for since it was noted last."""

    def __init__(self, context: DeskContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.counts: Counter[Wait] = Counter()
        context.tasks.timed.connect(self._count)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.note)
        self._timer.start(NOTE_MS)

    def _count(self, name: str, seconds: float) -> None:
        what = _NAMES.get(name)
        if what is not None:
            self.counts[Wait(what, bucket_of(seconds))] += 1

    def note(self) -> None:
        """Write down what was counted; what cannot be written now is kept for the next time."""
        counts = Counter(self.counts)
        if not counts or not self._context.connected:
            return
        self.counts.clear()
        task = self._context.tasks.run(self, timing_notes.note, self._context.workstation(), counts)
        task.handled = True
        task.failed.connect(lambda _error: self.counts.update(counts))
