"""Shows a stored page (certificate, report) and prints or saves it: our buttons, not Qt's."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from clerkdesk.adapters import spooler
from clerkdesk.adapters.spooler import Job, JobState
from clerkdesk.gui.kit import files, help_event, screen, theme, timers
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.viewer import Viewer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from clerkdesk.gui.viewer.printing import Outcome

_LOOK_MS = 1000
"""How often the queue is asked about a page that it has."""


class PaperDialog(QDialog):
    """``content`` is a PDF of one page.

    ``counted``: the first printing is the one it was formed for, a further copy is asked for by
    ``again``, and ``lost`` asks for leave to print the first once more. What is not counted is
    printed as often as one likes.
    """

    again = Signal()
    came_out = Signal()
    """The printer's queue says that the page is on paper."""
    lost = Signal()
    """The page has not come out, says the clerk: ``print_once_more`` when that is kept."""
    section = "certificates"
    """The guide's section that F1 asks for."""

    def __init__(
        self,
        title: str,
        file_name: str,
        content: bytes,
        copy: int,
        tasks: TaskRunner,
        parent: QWidget | None,
        *,
        counted: bool = False,
    ) -> None:
        super().__init__(parent)
        theme.dress(self)
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(720, 900)
        self.content = content
        self._file_name = file_name
        self._copy = copy
        self._tasks = tasks
        self._counted = counted
        self.renderer = Renderer(self)
        self.viewer = Viewer(self.renderer)
        self.note = label("", "muted", wrap=True)
        self.print_button = button(self.tr("Print…"), "primary", "printer", self.print_page)
        self.save_button = button(self.tr("Save as…"), None, "save", self.save)
        self.lost_button = button(self.tr("It did not come out"), None, None, self.lost.emit)
        self.lost_button.hide()
        close = button(self.tr("Close"), None, None, self.accept)
        self.on_its_way = False
        """Whether the page is being painted and handed over."""
        self.printed = False
        """Whether a printer has it; ``print_page`` is then about a further copy."""
        self._job: Job | None = None
        self._look = timers.repeating(self, _LOOK_MS, self._look_at_job)
        self.setLayout(
            column(
                label(title, "title"),
                self.viewer,
                self.note,
                row(self.save_button, self.lost_button, 1, close, self.print_button),
                spacing=10,
                margins=(18, 16, 18, 16),
            )
        )
        if copy > 1:
            self.note.setText(self.mark)
        self.print_button.setFocus()
        self.viewer.show_file(file_name, len(content), content, "application/pdf")

    @property
    def mark(self) -> str:
        """What the margin of a further copy says, on every paper in Azerbaijani; "": the first
        copy. The stored bytes stay as they are.
        """
        return f"Təkrar nüsxə {self._copy - 1}" if self._copy > 1 else ""

    def print_page(self) -> None:
        """Print it where the person chooses; a second time: ask for a further copy."""
        from clerkdesk.gui.viewer import printing  # Qt's printing is loaded by who prints

        if self.on_its_way:
            return
        if self.printed and self._counted:
            # A further copy is asked for again: the debt with it.
            self.again.emit()
            self.accept()
            return
        if not printing.has_printer():
            self.note.setText(sentence("no_printer"))
            return
        printer = printing.ask_printer(self, counted=self._counted)
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print it there; until that is done the button is shut: one page is one piece of paper."""
        self.on_its_way = True
        self.print_button.setEnabled(False)
        self.lost_button.hide()
        self.note.setText(self.tr("The page is on its way to the printer…"))
        # Opened once more: whoever prints at once does it before the viewer knows the pages.
        self.renderer.open(
            self.content, "application/pdf", lambda header, _image: self._paint(printer, header)
        )

    def _paint(self, printer: "QPrinter", header: dict[str, Any]) -> None:
        from clerkdesk.gui.viewer import printing

        if "error" in header:
            self._printed(printing.Outcome(sentence(header["error"])))
            return
        paper = printing.Paper(
            self.renderer,
            self.windowTitle(),
            pages=header["pages"],
            mark=self.mark,
            counted=self._counted,
        )
        printing.print_paper(paper, printer, self._tasks, self._printed)

    def _printed(self, outcome: "Outcome") -> None:
        self.on_its_way = False
        self.print_button.setEnabled(True)
        if outcome.problem is not None:
            self.note.setText(outcome.problem)
            return
        self.printed = True
        self.lost_button.setVisible(self._counted)
        self.note.setText(self.tr("Sent to the printer."))
        if self._counted:
            self.print_button.setText(self.tr("Print a further copy…"))
        self._job = outcome.job
        if outcome.job is not None:
            self._look.start()

    def _look_at_job(self) -> None:
        """Ask the queue what has become of the page, until that is final."""
        job = self._job
        if job is None:
            self._look.stop()
            return
        task = self._tasks.call_outside(self, lambda: spooler.state(job))
        task.handled = True
        task.succeeded.connect(lambda state: self._job_seen(job, state))

    def _job_seen(self, job: Job, state: JobState) -> None:
        if job != self._job or state is JobState.WAITING:
            return
        self._job = None
        self._look.stop()
        if state is JobState.DONE:
            self.came_out.emit()
        if state is JobState.FAILED:
            self.print_once_more()
            self.note.setText(sentence("printer_failed", {"printer": job.queue}))

    def print_once_more(self) -> None:
        """The page has not come out: the same one may be printed, and is no further copy."""
        job = self._job
        if job is not None:
            # Or it would come out later all the same.
            self._tasks.call_outside(self, lambda: spooler.cancel(job)).handled = True
        self._job = None
        self._look.stop()
        self.printed = False
        self.lost_button.hide()
        self.print_button.setText(self.tr("Print…"))
        self.note.setText(self.tr("Print the page again: it does not count as a copy."))

    def save(self) -> None:
        """Save it where the person chooses."""
        chosen = files.save_file(self, self.tr("Save as"), self._file_name, "PDF (*.pdf)")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write the PDF to a file, and say what came of it."""
        try:
            files.write_whole(path, self.content)
        except OSError:
            self.note.setText(sentence("cannot_write", {"path": path}))
            return
        self.note.setText(filled(self.tr("Saved: %1"), path))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        screen.fit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            help_event.ask_above(self, self.section)
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        if self.on_its_way:
            # Who closes now would not learn whether it came out.
            return
        self.renderer.close()
        super().done(result)
