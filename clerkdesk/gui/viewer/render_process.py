"""One child process that has one file open, and the line of questions before it."""

import signal
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QImage

from clerkdesk.gui.kit import timers
from clerkdesk.gui.viewer.render_answers import AnswerReader

START_MS = 15_000
"""How long a process may take to start; a cold disk is no fault of the file's."""
FILE_MS = 5_000
"""How long a started process may take to open a file."""
STALE_MS = 1_000
"""How long a new file waits for what nobody wants to know any more."""
_DIES_WITHIN = 10_000
"""Milliseconds."""
_OUT_OF_MEMORY = {
    getattr(signal, name).value
    for name in ("SIGABRT", "SIGTRAP", "SIGILL")
    if hasattr(signal, name)
}
"""By what a process ends whose libraries get no more memory."""
Answer = Callable[[dict[str, Any], QImage | None], None]
"""Called with the child's header, which holds ``error`` or what was asked for, and the picture."""


@dataclass(slots=True)
class _Request:
    header: dict[str, Any]
    milliseconds: int
    answer: Answer
    key: str | None = None
    payload: bytes = b""


class RenderProcess(QObject):
    """Answers in order; ``error`` in an answer is the code of a sentence.

    A process that hangs or dies costs the question it was asked, and nothing else: the others go to
    a new one, which opens the file again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._waiting: deque[_Request] = deque()
        self._current: _Request | None = None
        self._number = 0
        self._file: tuple[bytes, str, tuple[int, ...]] | None = None
        self._opened: Answer | None = None
        self._loaded = False
        """Whether the process has the file open."""
        self._ready = False
        """Whether the process has started and said so."""
        self._closed = False
        self._timer = timers.pause(self, 0, lambda: self._fail("document_hung"))
        self._reader = AnswerReader()

    def load(
        self,
        content: bytes,
        media_type: str,
        opened: Answer | None = None,
        inside: tuple[int, ...] = (),
    ) -> None:
        """The file that is asked about from now on; it is opened with the first question, or at
        once if somebody is to be told by ``opened``. Questions about an earlier file are dropped.

        ``inside``: which of its attachments is meant, which of that one's, and so on.
        """
        self._waiting.clear()
        if self._current is not None:
            self._current.answer = lambda _header, _image: None
            if self._ready and self._timer.remainingTime() > STALE_MS:
                self._timer.start(STALE_MS)
        self._file = (content, media_type, inside)
        self._loaded = False
        self._opened = opened
        if opened is not None:
            self._go_on()

    def ask(
        self, header: dict[str, Any], milliseconds: int, answer: Answer, key: str | None = None
    ) -> None:
        """Ask about the file, with so many milliseconds for the answer.

        A question with the same ``key`` that still waits is dropped for this one.
        """
        if self._closed:
            return
        if self._file is None:
            QTimer.singleShot(0, self, lambda: answer({"error": "document_broken"}, None))
            return
        if key is not None:
            self._waiting = deque(request for request in self._waiting if request.key != key)
        self._waiting.append(_Request(header, milliseconds, answer, key))
        self._go_on()

    def close(self) -> None:
        """End the process for good: a window that is closing still paints, and must not start
        another.
        """
        self._closed = True
        self._waiting.clear()
        self._current = None
        self._process = None
        self._timer.stop()
        for process in self.findChildren(QProcess):
            process.blockSignals(True)
            process.kill()
            # On a busy computer it dies late, and Qt says so of one that is let go before.
            process.waitForFinished(_DIES_WITHIN)
            process.deleteLater()

    @property
    def idle(self) -> bool:
        """Whether every question has its answer."""
        return self._current is None and not self._waiting

    def pid(self) -> int | None:
        """None: no process runs. For the tests that make it hang."""
        return int(self._process.processId()) if self._process is not None else None

    # -- asking ------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Send the next question, if nothing is under way and there is one."""
        if self._closed or self._current is not None or self._file is None:
            return
        if not self._waiting and self._opened is None:
            return
        if self._process is None:
            self._start()
        if self._loaded:
            request = self._waiting.popleft()
        else:
            content, media_type, inside = self._file
            request = _Request(
                {"op": "open", "type": media_type, "inside": inside},
                FILE_MS,
                self._has_opened,
                payload=content,
            )
        self._current = request
        self._number += 1
        from clerkdesk.adapters.render_child import pack_header

        assert self._process is not None
        self._process.write(
            pack_header(request.header | {"id": self._number}, len(request.payload))
        )
        if request.payload:
            self._process.write(request.payload)
        self._timer.start(request.milliseconds if self._ready else START_MS)

    def _has_opened(self, header: dict[str, Any], _image: QImage | None) -> None:
        opened = self._opened
        self._opened = None
        self._loaded = "error" not in header
        refused: list[_Request] = []
        if not self._loaded:
            refused = list(self._waiting)
            self._waiting = deque()
            self._file = None
        if opened is not None:
            opened(header, None)
        for request in refused:
            request.answer(header, None)

    def _start(self) -> None:
        # All that the child reads files with: who has opened no document has no use for it.
        from clerkdesk.adapters.render_child import command

        process = QProcess(self)
        program, *words = command()
        process.setProgram(program)
        process.setArguments(words)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._died)
        process.errorOccurred.connect(self._not_started)
        process.start()
        self._process = process
        self._loaded = False
        self._ready = False
        self._reader = AnswerReader()

    # -- listening ---------------------------------------------------------------------------------

    def _read(self) -> None:
        process = self._process
        if process is None:
            return
        arrived = memoryview(process.readAllStandardOutput().data())
        while arrived and process is self._process:
            try:
                arrived, answer = self._reader.take(arrived)
            except (ValueError, KeyError, TypeError):
                # Whatever has hold of the child does not speak as we do.
                self._fail("document_broken")
                return
            if answer is not None:
                self._answered(answer.header, answer.image)

    def _answered(self, header: dict[str, Any], image: QImage | None) -> None:
        self._timer.stop()
        if header["id"] == 0:
            self._ready = True
            if self._current is not None:
                self._timer.start(self._current.milliseconds)
            return
        request = self._current
        self._current = None
        if request is not None:
            request.answer(header, image)
        self._go_on()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail("document_broken")

    def _died(self) -> None:
        process = self._process
        crashed = (
            process is not None
            and process.exitStatus() is QProcess.ExitStatus.CrashExit
            and process.exitCode() in _OUT_OF_MEMORY
        )
        self._fail("document_too_large" if crashed else "document_broken")

    def _fail(self, code: str) -> None:
        """Kill the process and tell whoever waits for its answer."""
        self._timer.stop()
        process = self._process
        self._process = None
        self._loaded = False
        self._ready = False
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._died)
            process.errorOccurred.disconnect(self._not_started)
            process.finished.connect(process.deleteLater)
            process.kill()
        request = self._current
        self._current = None
        if request is not None:
            request.answer({"error": code}, None)
        self._go_on()
