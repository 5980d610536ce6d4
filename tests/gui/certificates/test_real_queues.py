"""Paper on real CUPS queues: one that prints, rejects, fails, stands still, vanishes."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from clerkdesk.gui.viewer import printing
from tests.conftest import Desk
from tests.gui.certificates import cups
from tests.gui.certificates.cups import PrintServer
from tests.gui.certificates.printers import NUMBER, certificate_dialog, print_on

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(180),
    pytest.mark.usefixtures("dressed"),
    pytest.mark.skipif(
        bool(cups.missing()), reason=f"not there, and not tried: {', '.join(cups.missing())}"
    ),
]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    # Not below pytest's own folder, which is shut to the user that prints.
    folder = Path(tempfile.mkdtemp(prefix="clerkdesk-cups-"))
    folder.chmod(0o755)
    with cups.print_server(folder) as server:
        # The pool's threads learn it from the environment, this one knows another already.
        monkeypatch.setenv("CUPS_SERVER", server.environment["CUPS_SERVER"])
        cups.speak_to(server)
        server.add("good", f'echo "$3" > {server.titles}; cat "$6" > {server.printed}')
        yield server
    cups.speak_to(None)
    shutil.rmtree(folder)


def on(queue: str) -> QPrinter:
    """The queue as a person chooses it."""
    info = QPrinterInfo.printerInfo(queue)
    assert not info.isNull(), QPrinterInfo.availablePrinterNames()
    return printing.printer_for(QPrinter(info, QPrinter.PrinterMode.HighResolution))


def test_a_queue_that_prints_gets_one_page_named_by_its_certificate(
    server: PrintServer, embedded: Desk, qtbot: QtBot
) -> None:
    dialog = certificate_dialog(embedded, qtbot, copy=2)
    printer = on("good")
    printer.setCopyCount(3)
    assert print_on(dialog, printer, qtbot) == "Çapa göndərildi."
    pages = pypdfium2.PdfDocument(server.outcome())
    assert len(pages) == 1 and [round(side) for side in pages[0].get_size()] == [595, 842]
    assert "Təkrar nüsxə" in pages[0].get_textpage().get_text_bounded()
    assert server.titles.read_text(encoding="utf-8").strip() == NUMBER


def test_letter_paper_is_what_the_queue_is_told(
    server: PrintServer, embedded: Desk, qtbot: QtBot
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    printer = on("good")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    print_on(dialog, printer, qtbot)
    page = pypdfium2.PdfDocument(server.outcome())[0]
    assert [round(side) for side in page.get_size()] == [612, 792]


def test_a_queue_that_rejects_says_so_and_prints_no_copy_later(
    server: PrintServer, embedded: Desk, qtbot: QtBot
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    server.run("cupsreject", "good")
    note = print_on(dialog, on("good"), qtbot)
    assert "good" in note and "göndərildi" not in note and not dialog.printed
    server.run("cupsaccept", "good")
    assert print_on(dialog, on("good"), qtbot) == "Çapa göndərildi."
    assert (
        "Təkrar" not in pypdfium2.PdfDocument(server.outcome())[0].get_textpage().get_text_bounded()
    )


def test_a_queue_that_vanished_says_so(server: PrintServer, embedded: Desk, qtbot: QtBot) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    printer = on("good")
    server.run("lpadmin", "-x", "good")
    note = print_on(dialog, printer, qtbot)
    assert "good" in note and "göndərildi" not in note and not dialog.printed


def test_a_printer_that_fails_takes_its_word_back(
    server: PrintServer, embedded: Desk, qtbot: QtBot
) -> None:
    server.add("broken", "exit 1")
    dialog = certificate_dialog(embedded, qtbot)
    print_on(dialog, on("broken"), qtbot)
    qtbot.waitUntil(lambda: "çıxmadı" in dialog.note.text(), timeout=20_000)
    assert not dialog.printed


def test_a_page_that_waits_and_is_called_lost_does_not_come_out_later(
    server: PrintServer, embedded: Desk, qtbot: QtBot
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    server.run("cupsdisable", "good")
    assert print_on(dialog, on("good"), qtbot) == "Çapa göndərildi."
    dialog.lost.connect(dialog.print_once_more)
    dialog.lost_button.click()
    qtbot.waitUntil(lambda: not server.waiting("good"), timeout=20_000)
    server.run("cupsenable", "good")
    assert not server.printed.exists()
