"""Whose citizen is to be called again comes on top of one's own work at that moment."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.queue.delegate import QueueDelegate

_LONGEST_SECONDS = 24 * 3600
"""A timer runs no longer; the list is read again then, and shows the same."""


class CallsDue(QObject):
    """``reload`` is called when the next call is due."""

    def __init__(
        self,
        context: DeskContext,
        delegate: QueueDelegate,
        reload: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._delegate = delegate
        self.timer = timers.pause(self, 0, reload)
        """Runs until the next call; stopped where none is to come."""

    def show(self, call_backs: Mapping[int, datetime]) -> None:
        """``call_backs``: by the application's id, when to call."""
        now = self._context.clock()
        self._delegate.call_backs = dict(call_backs)
        self._delegate.now = now
        self.timer.stop()
        later = [at for at in call_backs.values() if at > now]
        if later:
            seconds = min((min(later) - now).total_seconds() + 1, _LONGEST_SECONDS)
            self.timer.start(int(seconds * 1000))
