"""Shows citizens' files through child processes.

A file that hangs costs five seconds and a sentence.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from clerkdesk.gui.viewer.render_process import Answer, RenderProcess

PAGE_MS = 5_000
Pictured = Callable[[QImage | None, str | None], None]
"""Called with the picture, or with None and the code of what is wrong."""


class Renderer(QObject):
    """Two processes: one makes the page that is looked at; thumbnails and searches go to another,
    which starts when first wanted.

    So the page never waits behind them, and a page that kills its thumbnail kills nothing else.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._foreground = RenderProcess(self)
        self._background = RenderProcess(self)

    def open(
        self, content: bytes, media_type: str, answer: Answer, inside: tuple[int, ...] = ()
    ) -> None:
        """Open a file; answers {pages, all_pages, sizes, warnings, searchable, attachments} or
        {error}. What was asked about an earlier file is dropped.

        ``inside``: which of its attachments is meant, which of that one's, and so on.
        """
        self._foreground.load(content, media_type, answer, inside)
        self._background.load(content, media_type, inside=inside)

    def render(
        self,
        page: int,
        width: int,
        rotation: int,
        answer: Pictured,
        *,
        tone: tuple[int, int] = (0, 0),
        replace: bool = False,
        remarked: Callable[[list[dict[str, Any]]], None] | None = None,
    ) -> None:
        """A page turned clockwise by ``rotation`` degrees, and then ``width`` pixels wide.

        ``tone``: brightness and contrast, -100 to 100. ``replace``: an earlier such question that
        still waits is dropped. ``remarked``: called before ``answer`` with what a page lacks that
        is there, as {code, params} of sentences.
        """
        header = {
            "op": "render",
            "page": page,
            "width": max(16, width),
            "rotation": rotation % 360,
            "brightness": tone[0],
            "contrast": tone[1],
        }
        self._foreground.ask(
            header, PAGE_MS, _picture(answer, remarked), "page" if replace else None
        )

    def thumbnail(self, page: int, width: int, answer: Pictured) -> None:
        """A small picture of a page, upright and ``width`` pixels wide."""
        header = {"op": "render", "page": page, "width": max(16, width), "rotation": 0}
        self._background.ask(header, PAGE_MS, _picture(answer))

    def find(self, page: int, query: str, answer: Callable[[dict[str, Any]], None]) -> None:
        """Where a folded text stands on a page.

        Answers {hits: [[box, …], …], letters} or {error}; a box is [left, top, right, bottom] in
        parts of the page's width and height.
        """
        self._background.ask(
            {"op": "find", "page": page, "wanted": query},
            PAGE_MS,
            lambda header, _image: answer(header),
            "find",
        )

    def text(self, page: int, answer: Callable[[str], None]) -> None:
        """The letters of a page; "" where it has none, or cannot be read."""
        self._foreground.ask(
            {"op": "text", "page": page},
            PAGE_MS,
            lambda header, _image: answer(str(header.get("text", ""))),
        )

    def close(self) -> None:
        """End the processes for good."""
        self._foreground.close()
        self._background.close()

    @property
    def idle(self) -> bool:
        """Whether every question has its answer."""
        return self._foreground.idle and self._background.idle

    def pid(self) -> int | None:
        """The process id of the child that makes pages, for the tests that make it hang."""
        return self._foreground.pid()

    def pid_background(self) -> int | None:
        """The process id of the child that makes thumbnails and searches; None: not needed yet."""
        return self._background.pid()


def _picture(
    answer: Pictured, remarked: Callable[[list[dict[str, Any]]], None] | None = None
) -> Answer:
    def answered(header: dict[str, Any], image: QImage | None) -> None:
        error = header.get("error")
        if image is None and not error:
            error = "document_broken"
        if image is not None and remarked is not None:
            remarked(header.get("remarks", []))
        answer(image, error)

    return answered
