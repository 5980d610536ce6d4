"""The page by which a printer is tried: from the palette to pixels on a paper."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkdesk.adapters import printer_page
from clerkdesk.gui.certificates.paper import PaperDialog
from tests.conftest import Desk
from tests.gui.certificates.printers import print_on, to_file
from tests.gui.conftest import OpenWindow

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]
DOTS_PER_MM = 300 / 25.4


def page_of(open_window: OpenWindow, qtbot: QtBot) -> PaperDialog:
    window = open_window("gunel").window
    (command,) = [each for each in window.person_menu.commands() if "sınaq" in each.text]
    command.step()

    def dialogs() -> list[PaperDialog]:
        shown = QApplication.topLevelWidgets()
        return [each for each in shown if isinstance(each, PaperDialog) and each.isVisible()]

    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=20_000)
    return dialogs()[0]


def test_it_comes_out_in_its_own_size_with_its_frame_ruler_and_code(
    embedded: Desk, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = page_of(open_window, qtbot)
    file = tmp_path / "page.pdf"
    print_on(dialog, to_file(file), qtbot)
    picture = pypdfium2.PdfDocument(file)[0].render(scale=300 / 72, grayscale=True).to_pil()
    assert (
        abs(picture.width / DOTS_PER_MM - 210) < 1 and abs(picture.height / DOTS_PER_MM - 297) < 1
    )
    middle = picture.height // 2
    edge = round(printer_page.EDGE_MM * DOTS_PER_MM)
    left = min(x for x in range(edge * 2) if picture.getpixel((x, middle)) < 128)
    assert abs(left - edge) <= 4, "the frame lies where the page says"
    assert [each.text for each in zxingcpp.read_barcodes(picture)] == [printer_page.CODE]
    dialog.done(0)


def test_every_letter_of_ours_is_on_it() -> None:
    text = pypdfium2.PdfDocument(printer_page.render())[0].get_textpage().get_text_bounded()
    for letter in "ƏəĞğİıÖöŞşÇçÜü₼№":
        assert text.count(letter) >= 4, letter
