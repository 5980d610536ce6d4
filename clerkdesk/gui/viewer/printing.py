"""Putting pages on paper: the same pictures for every printer, a copy's mark in the margin only.

Pages are painted into a PDF first, and that is given to the printer's queue: what a full disk cuts
off, and what a queue does not take, is known before anybody reads "sent".
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, QSettings, QSizeF, QTemporaryDir
from PySide6.QtGui import (
    QColor,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTransform,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QSpinBox, QWidget

from clerkdesk.adapters import spooler
from clerkdesk.adapters.spooler import Job
from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.viewer.rendering import Renderer

DOTS_PER_INCH = 300
_A4 = QPageSize(QPageSize.PageSizeId.A4)
_SIZES = {size.key(): size for size in (_A4, QPageSize(QPageSize.PageSizeId.Letter))}
_PRINTER = "printing/printer"
_SIZE = "printing/paper"
_A4_WIDTH_INCH = 8.27
"""210 mm: pages are made for A4 at full resolution, whatever paper they come to lie on."""
_QUARTER = QTransform().rotate(90)
_MARGIN = 0.03
"""Of the paper's width: most printers leave so much white anyway."""
_LEAST_SCALE = 0.9
"""A4 on Letter is 94 %; on smaller paper the certificate's small print is not legible."""
_LOST = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed: the first ``pages`` pages of the file that ``renderer`` has open."""

    renderer: Renderer
    title: str
    """By which the queue and its accounts name it."""
    pages: int = 1
    mark: str = ""
    """What the margin of each page says; "": nothing."""
    own_size: bool = True
    """Whether the pages are A4 and stay it; else each fills the paper."""
    counted: bool = False
    """Whether it is printed once, whatever the printer was set to: a further copy is asked for,
    marked and counted by itself.
    """


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: either something is wrong, or the page is the printer's now."""

    problem: str | None = None
    """The sentence of why nothing comes out."""
    job: Job | None = None
    """By which the queue knows it; None: written to a file, or a system that numbers no jobs."""


def printer_for(printer: QPrinter) -> QPrinter:
    """The same printer, set to one side of A4 to its edges; the page keeps margins of its own."""
    printer.setPageSize(_A4)
    # A paper for an office has nothing on its back, whatever the printer usually does.
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    return printer


def has_printer() -> bool:
    """Whether the computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def as_it_is(paper: QSizeF, sheet: QSizeF) -> QRectF | None:
    """Where a sheet lies on a paper, both in one unit: in its own ratio, in the middle, and never
    larger than it is; None: it would be too small to be read.
    """
    scale = min(1.0, paper.width() / sheet.width(), paper.height() / sheet.height())
    return None if scale < _LEAST_SCALE else _in_the_middle(paper, sheet * scale)


def as_large_as_fits(paper: QSizeF, sheet: QSizeF) -> QRectF:
    """As ``as_it_is``, for a sheet of no size of its own."""
    edge = paper.width() * _MARGIN * 2
    room = QSizeF(paper.width() - edge, paper.height() - edge)
    scale = min(room.width() / sheet.width(), room.height() / sheet.height())
    return _in_the_middle(paper, sheet * scale)


def _in_the_middle(paper: QSizeF, sheet: QSizeF) -> QRectF:
    return QRectF(
        (paper.width() - sheet.width()) / 2,
        (paper.height() - sheet.height()) / 2,
        sheet.width(),
        sheet.height(),
    )


class Printout:
    """One paper on its way: page after page is painted, then all of it is handed over.

    ``done`` is called once, on the GUI thread.
    """

    def __init__(
        self,
        paper: Paper,
        printer: QPrinter,
        tasks: TaskRunner,
        done: Callable[[Outcome], None],
    ) -> None:
        self._paper = paper
        self._printer = printer
        self._tasks = tasks
        self._done = done
        self._painter = QPainter()
        self._folder: QTemporaryDir | None = None
        self._file: QSaveFile | None = None
        self._device: QPagedPaintDevice = printer
        self._page = 0

    def start(self) -> None:
        layout = QPageLayout(self._printer.pageLayout())
        layout.setOrientation(QPageLayout.Orientation.Portrait)
        layout.setMargins(QMarginsF(0, 0, 0, 0))
        if self._paper.counted:
            self._printer.setCopyCount(1)
        self._printer.setDocName(self._paper.title)
        if self._printer.outputFileName():
            self._file = QSaveFile(self._printer.outputFileName())
        elif spooler.available():
            self._folder = QTemporaryDir()
            self._file = QSaveFile(self._folder.filePath("page.pdf"))
        if self._file is not None:
            if not self._file.open(QSaveFile.OpenModeFlag.WriteOnly):
                self._end(sentence("cannot_write", {"path": self._file.fileName()}))
                return
            writer = QPdfWriter(self._file)
            writer.setTitle(self._paper.title)
            writer.setResolution(DOTS_PER_INCH)
            self._device = writer
        self._device.setPageLayout(layout)
        if not self._painter.begin(self._device):
            self._end(sentence("printer_failed", {"printer": self._printer.printerName()}))
            return
        # Else Qt stores each page as a JPEG.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._ask()

    def _ask(self) -> None:
        width = round(_A4_WIDTH_INCH * DOTS_PER_INCH)
        self._paper.renderer.render(self._page, width, 0, self._rendered)

    def _rendered(self, image: QImage | None, error: str | None) -> None:
        if image is None:
            self._end(sentence(error or "document_broken"))
            return
        if self._page and not self._device.newPage():
            self._end(sentence("print_failed"))
            return
        if not self._paint(image):
            self._end(sentence("paper_too_small"))
            return
        self._page += 1
        if self._page < self._paper.pages:
            self._ask()
        else:
            self._hand_over()

    def _paint(self, image: QImage) -> bool:
        """Whether the paper is large enough for the page."""
        dots = QSizeF(self._painter.viewport().size())
        if self._paper.own_size:
            points = self._device.pageLayout().fullRect(QPageLayout.Unit.Point).width()
            width = _A4.size(QPageSize.Unit.Point).width() * dots.width() / points
            lies = as_it_is(dots, QSizeF(image.size()) * (width / image.width()))
        else:
            if image.width() > image.height():
                image = image.transformed(_QUARTER)
            lies = as_large_as_fits(dots, QSizeF(image.size()))
        if lies is None:
            return False
        self._painter.drawImage(lies, image)
        if self._paper.mark:
            self._painter.setFont(theme.font(8))
            self._painter.setPen(QColor("#5B6876"))
            margin = QRectF(
                lies.x() + lies.width() * 0.12,
                lies.y() + lies.height() * 0.965,
                lies.width() * 0.76,
                lies.height() * 0.03,
            )
            self._painter.drawText(margin, self._paper.mark)
        return True

    def _hand_over(self) -> None:
        painted = self._painter.end()
        if self._file is None:
            lost = not painted or self._printer.printerState() in _LOST
            failed = sentence("printer_failed", {"printer": self._printer.printerName()})
            self._end(failed if lost else None)
            return
        if not (painted and self._file.commit()):
            self._end(sentence("print_failed"))
            return
        if self._folder is None:
            self._end(None)
            return
        queue = self._printer.printerName()
        file = Path(self._file.fileName())
        options = self._options()
        began = time.monotonic()
        task = self._tasks.call_outside(
            self._paper.renderer, lambda: spooler.send(queue, self._paper.title, file, options)
        )
        task.handled = True
        task.succeeded.connect(lambda job: self._end(None, job))
        task.succeeded.connect(
            lambda _job: self._tasks.timed.emit("print", time.monotonic() - began)
        )
        task.failed.connect(lambda error: self._end(message(error)))

    def _options(self) -> dict[str, str]:
        """What was chosen of the printer, in the queue's own words."""
        sides = {
            QPrinter.DuplexMode.DuplexNone: "one-sided",
            QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
            QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
        }
        copies = self._printer.copyCount()
        options = {"media": self._device.pageLayout().pageSize().key(), "copies": str(copies)}
        if self._printer.duplex() in sides:
            options["sides"] = sides[self._printer.duplex()]
        if self._printer.colorMode() is QPrinter.ColorMode.GrayScale:
            options["print-color-mode"] = "monochrome"
        return options

    def _end(self, problem: str | None, job: Job | None = None) -> None:
        if self._painter.isActive():
            self._painter.end()
        if self._file is not None and self._file.isOpen():
            self._file.cancelWriting()
            self._file.commit()
        if self._folder is not None:
            self._folder.remove()
        self._done(Outcome(problem, job))


def print_paper(
    paper: Paper, printer: QPrinter, tasks: TaskRunner, done: Callable[[Outcome], None]
) -> None:
    """Print it; ``done`` is called when the printer's queue has it, or with what is wrong."""
    Printout(paper, printer, tasks, done).start()


def recall(printer: QPrinter, remembered: QSettings) -> None:
    """Set the printer and the paper that were chosen last on this computer; a printer that is gone
    is not.
    """
    name = str(remembered.value(_PRINTER, ""))
    if name in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(name)
    printer_for(printer)
    size = str(remembered.value(_SIZE, ""))
    if size in _SIZES:
        printer.setPageSize(_SIZES[size])


def remember(printer: QPrinter, remembered: QSettings) -> None:
    """What was chosen, for the next time; another paper than A4 or Letter is not kept."""
    remembered.setValue(_PRINTER, printer.printerName())
    size = printer.pageLayout().pageSize().key()
    if size in _SIZES:
        remembered.setValue(_SIZE, size)


def ask_printer(parent: QWidget, *, counted: bool = False) -> QPrinter | None:
    """Let the clerk choose a printer, the last one proposed, and how many copies unless they are
    ``counted``; None: given up.
    """
    from PySide6.QtPrintSupport import QPrintDialog

    remembered = QSettings()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    recall(printer, remembered)
    dialog = QPrintDialog(printer, parent)
    theme.dress(dialog)
    copies = dialog.findChild(QSpinBox, "copies")
    if copies is not None and counted:
        copies.setMaximum(1)
    if not dialog.exec():
        return None
    remember(printer, remembered)
    return printer
