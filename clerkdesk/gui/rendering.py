"""Talks to the child process that opens citizens' files. A file that hangs costs five seconds and a sentence."""

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QImage

from clerkdesk.adapters.render_child import pack_message

PAGE_MS = 5_000
FILE_MS = 15_000
Answer = Callable[[dict[str, Any], bytes], None]


@dataclass(slots=True)
class _Request:
    number: int
    message: bytes
    milliseconds: int
    answer: Answer


class Renderer(QObject):
    """One child; requests are answered in order. ``error`` in an answer is the code of a sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._buffer = bytearray()
        self._requests: deque[_Request] = deque()
        self._next = 0
        self._closed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._hung)

    def open(self, content: bytes, media_type: str, answer: Answer) -> None:
        """Open a file; answers {pages, sizes, warnings} or {error}. What was asked about an earlier file is dropped."""
        self._drop_waiting()
        self._ask({"op": "open", "type": media_type}, content, FILE_MS, answer)

    def render(self, page: int, width: int, rotation: int, answer: Callable[[QImage | None, str | None], None]) -> None:
        """A page ``width`` pixels wide, turned by ``rotation`` degrees; or None and the code of what is wrong."""

        def made(header: dict[str, Any], payload: bytes) -> None:
            if "error" in header:
                answer(None, header["error"])
                return
            image = QImage(payload, header["width"], header["height"], header["width"] * 3, QImage.Format.Format_RGB888)
            answer(image.copy(), None)  # the copy owns its pixels; the buffer goes with this call

        self._ask({"op": "render", "page": page, "width": max(16, width), "rotation": rotation % 360}, b"", PAGE_MS, made)

    def close(self) -> None:
        """End the child for good: a window that is closing still paints, and must not start another."""
        self._closed = True
        self._drop_waiting()
        self._timer.stop()
        self._process = None
        for process in self.findChildren(QProcess):
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()

    def pid(self) -> int | None:
        """The child's process id, for the tests that make it hang."""
        return int(self._process.processId()) if self._process is not None else None

    # -- the child ----------------------------------------------------------------------------------------------------

    def _ask(self, header: dict[str, Any], payload: bytes, milliseconds: int, answer: Answer) -> None:
        if self._closed:
            return
        self._next += 1
        request = _Request(self._next, pack_message(header | {"id": self._next}, payload), milliseconds, answer)
        self._requests.append(request)
        if len(self._requests) == 1:
            self._send()

    def _send(self) -> None:
        process = self._process or self._start()
        request = self._requests[0]
        process.write(request.message)
        self._timer.start(request.milliseconds)

    def _start(self) -> QProcess:
        process = QProcess(self)
        frozen = getattr(sys, "frozen", False)
        process.setProgram(sys.executable)
        process.setArguments(["render-child"] if frozen else ["-m", "clerkdesk.adapters.render_child"])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._died)
        process.start()
        self._process, self._buffer = process, bytearray()
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += self._process.readAllStandardOutput().data()
        while (message := self._take()) is not None:
            header, payload = message
            self._timer.stop()
            if self._requests and self._requests[0].number == header["id"]:
                request = self._requests.popleft()
                request.answer(header, payload)
            if self._requests:
                self._send()

    def _take(self) -> tuple[dict[str, Any], bytes] | None:
        """One whole message out of the buffer."""
        import json

        if len(self._buffer) < 4:
            return None
        length = int.from_bytes(self._buffer[:4], "big")
        if len(self._buffer) < 4 + length:
            return None
        header: dict[str, Any] = json.loads(bytes(self._buffer[4 : 4 + length]))
        end = 4 + length + int(header.get("bytes", 0))
        if len(self._buffer) < end:
            return None
        payload = bytes(self._buffer[4 + length : end])
        del self._buffer[:end]
        return header, payload

    def _hung(self) -> None:
        self._fail("document_hung")

    def _died(self) -> None:
        self._fail("document_broken")

    def _fail(self, code: str) -> None:
        """Kill the child and tell whoever waits; the next file gets a new child."""
        self._timer.stop()
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._died)
            process.finished.connect(process.deleteLater)
            process.kill()
        waiting, self._requests = list(self._requests), deque()
        for request in waiting:
            request.answer({"error": code}, b"")

    def _drop_waiting(self) -> None:
        """Forget what has not been sent; the answer to what was sent is thrown away when it comes."""
        if self._requests:
            first = self._requests[0]
            first.answer = lambda _header, _payload: None
            self._requests = deque([first])
