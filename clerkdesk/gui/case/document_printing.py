"""A citizen's document on paper, as when a copy of it is wanted."""

from typing import Any

from PySide6.QtCore import QObject

from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.case.rows import DocumentRow


class DocumentPrinting(QObject):
    """Prints one document at a time, beside what the viewer shows; who prints has looked, and the
    log says so.
    """

    def __init__(self, context: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._renderer: Renderer | None = None
        """Of the document that is on its way; None: none is."""

    @property
    def on_its_way(self) -> bool:
        return self._renderer is not None

    def print(self, document: DocumentRow) -> None:
        """Ask for a printer, and print every page there."""
        from clerkdesk.gui.viewer import printing  # Qt's printing is loaded by who prints

        front = self._context.front
        if self.on_its_way or front is None or not self._context.reachable():
            return
        if not printing.has_printer():
            self._context.notice.emit(sentence("no_printer_for_document"), "warn")
            return
        printer = printing.ask_printer(front)
        if printer is not None:
            self.print_on(document, printer)

    def print_on(self, document: DocumentRow, printer: Any) -> None:
        """Print every page on a ``QPrinter``, in the order of the file."""
        renderer = Renderer(self)
        self._renderer = renderer
        self._context.notice.emit(self.tr("The document is on its way to the printer…"), "plain")
        task = self._context.tasks.run(self, detail.document_to_print, document.id)
        task.failed.connect(lambda _error: self._end())
        task.succeeded.connect(
            lambda content: renderer.open(
                content,
                document.media_type,
                lambda header, _image: self._opened(document, printer, header),
            )
        )

    def _opened(self, document: DocumentRow, printer: Any, header: dict[str, Any]) -> None:
        from clerkdesk.gui.viewer import printing

        if "error" in header:
            self._end(sentence(header["error"]))
            return
        assert self._renderer is not None
        paper = printing.Paper(self._renderer, document.name, pages=header["pages"], own_size=False)
        printing.print_paper(
            paper, printer, self._context.tasks, lambda outcome: self._printed(outcome.problem)
        )

    def _printed(self, problem: str | None) -> None:
        self._end(problem)
        if problem is None:
            self._context.notice.emit(self.tr("Sent to the printer."), "ok")

    def _end(self, problem: str | None = None) -> None:
        if self._renderer is not None:
            self._renderer.close()
            self._renderer.deleteLater()
        self._renderer = None
        if problem is not None:
            self._context.notice.emit(problem, "bad")
