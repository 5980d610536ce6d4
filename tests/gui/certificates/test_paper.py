"""Paper: what is called sent has a printer, one original is one sheet, and its form is kept."""

import resource
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from clerkdesk.adapters import spooler
from clerkdesk.adapters.spooler import Job, JobState
from clerkdesk.domain.errors import Expected
from clerkdesk.gui.viewer import printing
from tests.conftest import Desk
from tests.gui.certificates.printers import NUMBER, certificate_dialog, print_on, to_file

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]
QUEUE = "Qəbul otağı"


@contextmanager
def room_for(octets: int) -> Iterator[None]:
    """No file grows beyond so many octets, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Queue:
    """The computer's print queue, which takes what it is given and does with it as it is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.refuses = ""
        self.state = JobState.WAITING
        self.titles: list[str] = []
        self.copies: list[str] = []
        self.cancelled: list[Job] = []
        monkeypatch.setattr(spooler, "available", lambda: True)
        monkeypatch.setattr(spooler, "send", self._send)
        monkeypatch.setattr(spooler, "state", lambda _job: self.state)
        monkeypatch.setattr(spooler, "cancel", self.cancelled.append)

    def _send(self, queue: str, title: str, file: Path, options: Mapping[str, str]) -> Job:
        if self.refuses:
            raise Expected("printer_refused", printer=QUEUE, reason=self.refuses)
        assert len(pypdfium2.PdfDocument(file)) == 1
        self.copies.append(options["copies"])
        self.titles.append(title)
        return Job(QUEUE, len(self.titles))


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Queue:
    return Queue(monkeypatch)


def to_queue() -> QPrinter:
    return printing.printer_for(QPrinter(QPrinter.PrinterMode.HighResolution))


def ink(path: Path) -> tuple[float, float, float, float]:
    """The frame on the first page: left, top, width and height, in points."""
    picture = pypdfium2.PdfDocument(path)[0].render(scale=2).to_pil().convert("L")
    box = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (edge / 2 for edge in box)
    return left, top, right - left, bottom - top


def test_a_page_is_printed_in_its_size_and_without_loss(
    embedded: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    assert print_on(dialog, to_file(tmp_path / "p.pdf"), qtbot) == "Çapa göndərildi."
    _left, _top, width, height = ink(tmp_path / "p.pdf")
    assert (width, height) == pytest.approx((595.3 - 52.7, 841.9 - 52.7), abs=2)
    content = (tmp_path / "p.pdf").read_bytes()
    assert b"/DCTDecode" not in content
    assert pypdfium2.PdfDocument(content).get_metadata_value("Title") == NUMBER


def test_a_paper_of_two_pages_is_printed_whole(
    embedded: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = certificate_dialog(embedded, qtbot, pages=2)
    assert print_on(dialog, to_file(tmp_path / "p.pdf"), qtbot) == "Çapa göndərildi."
    assert len(pypdfium2.PdfDocument(tmp_path / "p.pdf")) == 2


def test_on_letter_the_page_keeps_its_ratio(embedded: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    print_on(dialog, to_file(tmp_path / "p.pdf", QPageSize.PageSizeId.Letter), qtbot)
    left, top, width, height = ink(tmp_path / "p.pdf")
    assert height / width == pytest.approx((841.9 - 52.7) / (595.3 - 52.7), rel=0.005)
    assert left == pytest.approx(612 - left - width, abs=2) and top > 20


def test_on_larger_paper_the_page_keeps_its_size(
    embedded: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    print_on(dialog, to_file(tmp_path / "p.pdf", QPageSize.PageSizeId.A3), qtbot)
    assert ink(tmp_path / "p.pdf")[2] == pytest.approx(595.3 - 52.7, abs=2)


def test_paper_on_which_it_would_not_be_legible_is_refused(
    embedded: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    note = print_on(dialog, to_file(tmp_path / "p.pdf", QPageSize.PageSizeId.A5), qtbot)
    assert "A4" in note and not dialog.printed
    assert not (tmp_path / "p.pdf").exists()


def test_while_the_page_is_on_its_way_nothing_prints_and_nothing_closes(
    embedded: Desk, qtbot: QtBot, queue: Queue
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    dialog.print_on(to_queue())
    assert not dialog.print_button.isEnabled()
    dialog.print_page()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.on_its_way, timeout=20_000)
    assert queue.titles == [NUMBER]
    assert "göndərildi" in dialog.note.text() and dialog.print_button.isEnabled()


def test_several_originals_at_once_are_one(embedded: Desk, qtbot: QtBot, queue: Queue) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    printer = to_queue()
    printer.setCopyCount(3)
    print_on(dialog, printer, qtbot)
    assert queue.copies == ["1"]


def test_a_second_printing_asks_for_a_marked_copy(
    embedded: Desk, qtbot: QtBot, queue: Queue
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    print_on(dialog, to_queue(), qtbot)
    with qtbot.waitSignal(dialog.again):
        dialog.print_button.click()
    assert queue.titles == [NUMBER]


def test_what_the_queue_refuses_is_not_sent_and_is_no_copy(
    embedded: Desk, qtbot: QtBot, queue: Queue
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    queue.refuses = "not accepting jobs"
    note = print_on(dialog, to_queue(), qtbot)
    assert "not accepting jobs" in note and "göndərildi" not in note
    assert not dialog.printed and not dialog.lost_button.isVisible()
    queue.refuses = ""
    print_on(dialog, to_queue(), qtbot)
    assert queue.titles == [NUMBER] and dialog.mark == ""


def test_a_job_that_the_printer_gives_up_did_not_come_out(
    embedded: Desk, qtbot: QtBot, queue: Queue
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    print_on(dialog, to_queue(), qtbot)
    queue.state = JobState.FAILED
    qtbot.waitUntil(lambda: not dialog.printed, timeout=10_000)
    assert "çıxmadı" in dialog.note.text() and QUEUE in dialog.note.text()


def test_what_the_clerk_calls_lost_is_taken_out_of_the_queue(
    embedded: Desk, qtbot: QtBot, queue: Queue
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    print_on(dialog, to_queue(), qtbot)
    dialog.lost.connect(dialog.print_once_more)
    dialog.lost_button.click()
    qtbot.waitUntil(lambda: queue.cancelled == [Job(QUEUE, 1)], timeout=10_000)
    assert not dialog.printed and not dialog.lost_button.isVisible()
    print_on(dialog, to_queue(), qtbot)
    assert queue.titles == [NUMBER, NUMBER] and dialog.mark == ""


@pytest.mark.parametrize("on_paper", [True, False], ids=["to a queue", "to a file"])
def test_a_full_disk_is_said_and_spoils_no_older_file(
    embedded: Desk, qtbot: QtBot, queue: Queue, tmp_path: Path, *, on_paper: bool
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    older = tmp_path / "p.pdf"
    older.write_bytes(b"older")
    printer = to_queue() if on_paper else to_file(older)
    with room_for(600):
        note = print_on(dialog, printer, qtbot)
    assert "yer yoxdur" in note and not dialog.printed
    assert older.read_bytes() == b"older" and queue.titles == []


def test_saving_on_a_full_disk_leaves_the_older_file(
    embedded: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = certificate_dialog(embedded, qtbot)
    older = tmp_path / "c.pdf"
    older.write_bytes(b"older")
    with room_for(512):
        dialog.save_to(older)
    assert "yazılmadı" in dialog.note.text() and older.read_bytes() == b"older"
    assert [file.name for file in tmp_path.glob("c.pdf*")] == ["c.pdf"]
    dialog.save_to(older)
    assert older.read_bytes() == dialog.content


def test_a_paper_has_one_side_whatever_the_printer_usually_does() -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    assert printing.printer_for(printer).duplex() is QPrinter.DuplexMode.DuplexNone


def test_printer_and_paper_of_the_last_time_are_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    chosen = to_queue()
    chosen.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printing.remember(chosen, remembered)
    remembered.setValue("printing/printer", QUEUE)
    for available in ([QUEUE], ["another"]):
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda names=available: names)
        named: list[str] = []
        monkeypatch.setattr(
            QPrinter, "setPrinterName", lambda _self, name, to=named: to.append(name)
        )
        proposed = QPrinter(QPrinter.PrinterMode.HighResolution)
        printing.recall(proposed, remembered)
        assert named == [QUEUE] * (available == [QUEUE])
        assert proposed.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    chosen.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printing.remember(chosen, remembered)
    fresh = QPrinter(QPrinter.PrinterMode.HighResolution)
    printing.recall(fresh, remembered)
    assert fresh.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
