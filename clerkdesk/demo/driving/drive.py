"""Opens the windows of one installation, and closes them again."""

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from clerkdesk.demo.driving import parts
from clerkdesk.demo.driving.waiting import Waiting
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.gui.session import loop

SIZE = (1440, 900)


class Drive:
    """``desk``: the installation as a window wants it; ``state``: what the windows remember.

    ``decision_guard``: seconds in which a decision after the opening is ignored; None: the
    program's own.
    """

    def __init__(
        self,
        desk: loop.Desk,
        state: QSettings,
        *,
        waiting: Waiting | None = None,
        decision_guard: float | None = None,
    ) -> None:
        self.desk = desk
        self.state = state
        self.waiting = waiting or Waiting()
        self._decision_guard = decision_guard
        self._open: list[WindowDrive] = []

    def window(self, login: str | None) -> WindowDrive:
        """A person's window, active, with its list and counts; None: whoever the database says."""
        window = parts.open_window(self.desk, login, self.state)
        drive = WindowDrive(window, self.waiting)
        self._open.append(drive)
        if self._decision_guard is not None:
            drive.parts.decision_guard = self._decision_guard
        window.resize(*SIZE)
        window.show()
        return drive.activate().settle()

    def close_window(self, drive: WindowDrive) -> None:
        """Close one window; it is gone when this returns."""
        self._open.remove(drive)
        parts.let_go(self.desk, drive.window)
        drive.window.close()
        drive.window.deleteLater()
        QApplication.sendPostedEvents(drive.window, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Close every window that is open still."""
        for drive in list(self._open):
            self.close_window(drive)
