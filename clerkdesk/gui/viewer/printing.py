"""Putting a stored page on paper: the same picture for every printer, and a copy's mark in the
margin only.
"""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from clerkdesk.gui.kit import theme
from clerkdesk.gui.viewer.rendering import Renderer

DOTS_PER_INCH = 300
_A4_WIDTH_INCH = 8.27


def printer_for(printer: QPrinter) -> QPrinter:
    """The same printer, set to A4 to its edges; the page keeps margins of its own."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    return printer


def has_printer() -> bool:
    """Whether the computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_page(
    renderer: Renderer, printer: QPrinter, mark: str, done: Callable[[str | None], None]
) -> None:
    """Print the first page of the file the renderer has open; ``done`` gets None, or the code of
    what went wrong.
    """

    def rendered(image: QImage | None, error: str | None) -> None:
        if image is None:
            done(error)
            return
        painter = QPainter()
        if not painter.begin(printer):
            done("no_printer")
            return
        page = QRectF(painter.viewport())
        painter.drawImage(page, image)
        if mark:
            painter.setFont(theme.font(8))
            painter.setPen(QColor("#5B6876"))
            painter.drawText(
                QRectF(
                    page.width() * 0.12,
                    page.height() * 0.965,
                    page.width() * 0.76,
                    page.height() * 0.03,
                ),
                mark,
            )
        painter.end()
        done(None)

    renderer.render(0, round(_A4_WIDTH_INCH * DOTS_PER_INCH), 0, rendered)


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Let the clerk choose a printer; None: given up."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = printer_for(QPrinter(QPrinter.PrinterMode.HighResolution))
    dialog = QPrintDialog(printer, parent)
    theme.dress(dialog)
    return printer if dialog.exec() else None
