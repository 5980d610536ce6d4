"""What the viewer says below its head of what a page lacks and what else is in its file."""

from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit.texts import sentence
from tests.corpus import forms, pages, scans
from tests.corpus.pdf_writing import Pdf, text
from tests.gui.viewing import Shown, extract

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]


def notes(shown: Shown) -> str:
    """What is said, as it is seen; "": nothing, and then there is no room for it either."""
    return shown.viewer.notes.text() if shown.viewer.notes.isVisible() else ""


def follow(shown: Shown, name: str) -> None:
    """Choose a link by the keyboard."""
    label = shown.viewer.notes
    label.setFocus()
    for _ in range(9):
        QTest.keyClick(label, Qt.Key.Key_Tab)
        if label.selectedText() == name:
            break
    assert label.selectedText() == name
    QTest.keyClick(label, Qt.Key.Key_Return)


def test_an_ordinary_file_leaves_nothing_to_say(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(2))
    assert notes(shown) == ""
    shown.show(forms.filled_form())
    assert notes(shown) == ""


@pytest.mark.parametrize(
    ("make", "code", "params"),
    [
        (
            lambda: pages.not_embedded("TrueType", "Calibri", pages.AZERBAIJANI),
            "document_fonts_missing",
            {},
        ),
        (lambda: forms.drawn("Movie", ""), "page_not_shown", {"count": 1}),
        (
            lambda: forms.drawn("Text", "/Contents(borc\\n odenilib)"),
            "page_notes",
            {"words": "“borc odenilib”"},
        ),
        (lambda: scans.jpeg()[:-900], "page_end_missing", {}),
        (lambda: scans.written(Image.new("L", (300, 200), 255), "PNG"), "page_blank", {}),
        (lambda: pages.ordinary(230), "document_first_pages", {"shown": 200, "pages": 230}),
        (lambda: pages.with_script(packed=True), "document_javascript", {}),
    ],
    ids=["fonts", "things", "words of notes", "end", "blank", "many pages", "program"],
)
def test_what_is_not_as_it_seems_is_said(
    qtbot: QtBot, make: Callable[[], bytes], code: str, params: dict[str, int]
) -> None:
    shown = Shown(qtbot)
    shown.show(make())
    assert sentence(code, params) in notes(shown)
    shown.show(extract(1))
    assert notes(shown) == ""


def test_what_a_page_lacks_is_said_of_that_page_only(qtbot: QtBot) -> None:
    pdf = Pdf()
    pdf.page(text("Birinci", 30, 200))
    pdf.page()
    shown = Shown(qtbot)
    shown.show(pdf.content())
    assert notes(shown) == ""
    shown.viewer.turn(1)
    shown.painted()
    assert notes(shown) == sentence("page_blank")
    shown.viewer.turn(-1)
    shown.painted()
    assert notes(shown) == ""


def test_a_bad_page_says_so_in_its_place_and_the_others_are_shown(qtbot: QtBot) -> None:
    content = scans.sheets()
    shown = Shown(qtbot)
    shown.show(content[: scans.directories(content)[2]])
    viewer = shown.viewer
    assert viewer.pages == 3
    viewer.go_to(2)
    shown.until(viewer.message.isVisible)
    assert viewer.message.text() == sentence("page_broken") and viewer.canvas.image is None
    viewer.go_to(1)
    shown.painted()
    assert not viewer.message.isVisible()


def test_an_attachment_is_opened_by_its_name_and_left_again(qtbot: QtBot) -> None:
    outer = pages.with_attachment("arayis.pdf", pages.ordinary(3))
    shown = Shown(qtbot)
    shown.show(outer, "zərf.pdf")
    viewer = shown.viewer
    assert "arayis.pdf" in notes(shown)
    follow(shown, "arayis.pdf")
    shown.until(lambda: viewer.pages == 3)
    shown.painted()
    assert viewer.name.text() == "arayis.pdf" and "zərf.pdf" in notes(shown)
    shown.find("sehife 3")
    assert viewer.page == 2
    follow(shown, "zərf.pdf")
    shown.until(lambda: viewer.pages == 1)
    shown.painted()
    assert viewer.name.text() == "zərf.pdf" and "arayis.pdf" in notes(shown)


def test_an_attachment_that_is_not_opened_says_why_and_one_comes_back(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(pages.with_attachment("<b>oyun.exe", b"MZ\x90\0"), "zərf.pdf")
    follow(shown, "<b>oyun.exe")
    viewer = shown.viewer
    shown.until(lambda: viewer.message.text() == sentence("document_kind"))
    assert viewer.pages == 0
    follow(shown, "zərf.pdf")
    shown.painted()
    assert viewer.pages == 1


def test_many_attachments_are_named_up_to_eight_and_the_rest_counted(qtbot: QtBot) -> None:
    pdf = Pdf()
    names = []
    for number in range(12):
        file = pdf.stream(b"x", "/Type/EmbeddedFile")
        name = f"f{number:02}.pdf"
        names.append(f"({name})<</Type/Filespec/F({name})/EF<</F {file}>>>>")
    pdf.catalogue += f"/Names<</EmbeddedFiles<</Names[{' '.join(names)}]>>>>"
    pdf.page(text("Zerf", 30, 200))
    shown = Shown(qtbot, 420)
    shown.show(pdf.content())
    assert "f07.pdf" in notes(shown) and "f08.pdf" not in notes(shown) and "+4" in notes(shown)
    assert shown.viewer.notes.height() < shown.window.height() / 4
