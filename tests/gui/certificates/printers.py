"""A page to be printed, its dialog, and printers that write into files."""

from io import BytesIO
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.viewer import printing
from tests.conftest import Desk

NUMBER = "NB-2026-0000001"


def framed_page(count: int = 1) -> bytes:
    """So many A4 pages with a black frame 10 mm from their edges."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    edge = 28.35
    for _page in range(count):
        canvas.setLineWidth(4)
        canvas.rect(edge, edge, A4[0] - 2 * edge, A4[1] - 2 * edge)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def certificate_dialog(desk: Desk, qtbot: QtBot, *, copy: int = 1, pages: int = 1) -> PaperDialog:
    """The dialog of a certificate's page, shown and painted."""
    tasks = TaskRunner(desk.as_("gunel"), lambda _error: None)
    dialog = PaperDialog(
        title=NUMBER,
        file_name=f"{NUMBER}.pdf",
        content=framed_page(pages),
        copy=copy,
        tasks=tasks,
        parent=None,
        counted=True,
    )
    tasks.setParent(dialog)
    qtbot.addWidget(dialog, before_close_func=lambda _dialog: dialog.renderer.close())
    dialog.show()
    qtbot.waitUntil(lambda: dialog.viewer.canvas.image is not None, timeout=20_000)
    return dialog


def to_file(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    """A printer whose paper is a file."""
    printer = printing.printer_for(QPrinter(QPrinter.PrinterMode.HighResolution))
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(size))
    return printer


def print_on(dialog: PaperDialog, printer: QPrinter, qtbot: QtBot) -> str:
    """What the dialog says when the page is no longer on its way."""
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: not dialog.on_its_way, timeout=20_000)
    return dialog.note.text()
