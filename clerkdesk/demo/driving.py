"""What drives the real windows without a screen: opening them, waiting for them, doing what a clerk
does there.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from clerkdesk import bootstrap

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from clerkdesk.gui.shell.window import MainWindow

WAIT_SECONDS = 20.0


class StepFailed(Exception):
    """A step of the job did not hold; the argument says which and how."""


class Driver:
    """Whoever inherits it sets ``office`` and ``state`` before the first window, and connects
    ``dialogs`` to what opens them.
    """

    office: bootstrap.Office
    state: "QSettings"

    def __init__(self) -> None:
        self.dialogs: list[Any] = []

    # -- what a clerk does -------------------------------------------------------------------------

    def open_first(self, window: "MainWindow") -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        window.queue.table.setFocus()
        QTest.keyClick(window.queue.table, Qt.Key.Key_Return)
        self.until(lambda: window.detail.case is not None, "the application does not open")
        self.until(
            lambda: window.detail.viewer.canvas.image is not None, "its document is not shown"
        )

    def review(self, window: "MainWindow") -> None:
        """Look at each document and say that it fits."""
        assert window.detail.case is not None
        for document in reversed(window.detail.case.documents):
            window.detail.show_document(document.id)
            self.until(
                partial(_is_chosen, window, document.id),
                "a document is not chosen",
            )
            self.until(
                lambda: window.detail.viewer.canvas.image is not None,
                f"{document.name} is not shown",
            )
            window.detail.judge(True)
            self.until(partial(_fits, window, document.id), "the verdict is not kept")
        shown = next(
            (d for d in window.detail.case.documents if d.kind == "ownership_extract"),
            window.detail.case.documents[-1],
        )
        window.detail.show_document(shown.id)
        self.until(
            lambda: (
                window.detail.viewer.canvas.image is not None
                and window.detail.viewer.name.text() == shown.name
            ),
            "the extract is not shown",
        )

    def debt(self, window: "MainWindow") -> None:
        """Ask billing now and wait for the worker's answer."""
        before = len(window.detail.case.debt_checks) if window.detail.case else 0
        window.detail.side.debt.again.click()
        self.until(
            lambda: (
                window.detail.case is not None
                and len(window.detail.case.debt_checks) > before
                and window.detail.case.debt in ("no_debt", "debt")
            ),
            "billing does not answer",
        )

    # -- windows and waiting -----------------------------------------------------------------------

    def window(self, login: str) -> "MainWindow":
        from clerkdesk.gui.session import loop

        window = loop.open_window(bootstrap.desk_of(self.office), login, self.state)
        self._told = window.committed.emit
        self.office.on_commit.append(self._told)
        window.resize(1440, 900)
        window.show()
        self.activate(window)
        self.until(
            lambda: window.sidebar.counts and window.changes.token != (), "the counts are missing"
        )
        return window

    def close(self, window: "MainWindow") -> None:
        self.office.on_commit.remove(self._told)
        window.close()
        window.deleteLater()
        self.wait(50)

    def activate(self, window: "MainWindow") -> None:
        """Keys reach the active window only."""
        window.raise_()
        window.activateWindow()
        self.until(window.isActiveWindow, "the window does not become active")

    def dialog(self, problem: str) -> Any:
        self.until(lambda: bool(self.dialogs), problem)
        return self.dialogs.pop()

    def until(self, condition: Callable[[], object], problem: str) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise StepFailed(problem)
            self.wait(10)

    def wait(self, milliseconds: int) -> None:
        # Not QTest.qWait: it keeps Python's lock, and the other threads would stand still.
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def _is_chosen(window: "MainWindow", document_id: int) -> bool:
    document = window.detail.document
    return document is not None and document.id == document_id


def _fits(window: "MainWindow", document_id: int) -> bool:
    case = window.detail.case
    return case is not None and any(d.id == document_id and d.fits for d in case.documents)
