"""What every part of the desk may know of it; the window is not among it."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.connections import TryParts
from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.timings import WORKSTATION
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.usecases.people.staff import Me

_WORKSTATION = "workstation"
_HARMLESS = timedelta(seconds=2)
"""What reading the time may take: nothing is corrected to and fro for it."""


class DeskContext(QObject):
    """The way from a part of the desk to the use cases and to the rest of the window.

    A part is given one and says by its signals what is to happen elsewhere; whoever holds the parts
    together (the shell, or a test) listens.
    """

    notice = Signal(str, str)
    """A sentence for the message bar, and its tone: ok, plain, warn, bad; an empty one hides it."""
    case_notice = Signal(str, str, str)
    """The same about one application, whose number comes first: it goes when another is opened. An
    empty sentence takes back what was said about this one.
    """
    go_to = Signal(object)
    """A ``Location``: another list, page or application is to be shown."""
    open_form = Signal(object)
    """A dialog that is ready to be opened over the window; it is deleted when it has closed."""

    def __init__(
        self,
        tasks: TaskRunner,
        me: Me,
        calendar: WorkingCalendar,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.me = me
        self.calendar = calendar
        self._own_clock = clock
        self._difference = timedelta(0)
        self.connected = True
        """Whether the database answers; without it nothing is decided."""
        self.front: QWidget | None = None
        """The window that a form belongs to: the desk's, or a document's whole screen."""
        self.trust_roots: Path | None = None
        """A file of authorities whose seals are believed here; None: the office's own alone."""
        self.revoked_signers: Path | None = None
        """A file of what those authorities have revoked."""
        self.try_parts: TryParts | None = None
        """Tries everything that the installation needs; None: nothing here does."""
        self.remembered = QSettings()
        """What this computer remembers of the desk: sizes, theme, the person's folders."""

    def clock(self) -> datetime:
        """The database's time, without asking it."""
        return self._own_clock() + self._difference

    def follow(self, at: datetime) -> None:
        """Go by the database's time, which was just read: a computer's clock goes wrong, is set
        anew, or sleeps, in the course of a day.
        """
        difference = at - self._own_clock()
        if abs(difference - self._difference) > _HARMLESS:
            self._difference = difference

    def workstation(self) -> str:
        """This workplace's name, drawn by lot the first time: a computer's own is often a
        person's.
        """
        name = str(self.remembered.value(_WORKSTATION, ""))
        if len(name) != WORKSTATION:
            name = secrets.token_hex(WORKSTATION // 2)
            self.remembered.setValue(_WORKSTATION, name)
        return name

    def reachable(self) -> bool:
        """Whether the database answers; else says why nothing happens.

        The keys are shut with the buttons: what is pressed while the line is away must not happen a
        minute later.
        """
        if not self.connected:
            self.notice.emit(sentence("store_unavailable"), "warn")
        return self.connected
