"""Search in a document: letters however they are typed, marks that lie on their words, sentences
where there is nothing to find.
"""

from io import BytesIO
from itertools import product

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.demo import scans
from tests.gui.viewing import ROWS, Shown, extract

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]


def colours(shown: Shown) -> set[str]:
    """The colours of every fourth pixel of the canvas."""
    picture = shown.picture()
    places = product(range(0, picture.width(), 4), range(0, picture.height(), 4))
    return {picture.pixelColor(x, y).name() for x, y in places}


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("ismayilli", 2),
        ("İSMAYILLI", 2),
        ("ısmayıllı", 2),
        ("şəhla əli", 1),
        ("SEHLA ELI", 1),
        ("isiq", 1),
        ("IŞIQ", 1),
        ("ə", 8),
        ("5xk2m7p", 1),
        ("qeyd", 2),
    ],
)
def test_a_text_is_found_however_its_letters_are_typed(qtbot: QtBot, typed: str, hits: int) -> None:
    shown = Shown(qtbot)
    shown.show(extract())
    shown.find(typed)
    finder = shown.viewer.finder
    if typed == "ə":  # one folded letter stands for e and ə alike
        assert finder.total >= hits
    else:
        assert finder.total == hits
    assert shown.viewer.find_bar.count.text() == f"1 / {finder.total}" and finder.number == 1


def test_a_mark_lies_on_the_word_it_marks(qtbot: QtBot) -> None:
    """What lies under the marks has ink, and everything that is inked between them belongs to other
    words.
    """
    shown = Shown(qtbot, 1200, 900)
    shown.show(extract(1))
    shown.find("ışıq")
    (mark,) = shown.viewer.canvas.mark_rects()
    page = shown.viewer.canvas.page_rect()
    # The extract writes its values from 212 points on, the third row at 650 - 2 * 36.
    scale = page.width() / 595.3
    assert abs(mark.left() - (page.left() + 212 * scale)) < 4 and mark.contains(
        QPointF(mark.center().x(), page.top() + (842 - 650 + 72 - 4) * scale)
    )
    assert 16 * scale < mark.width() < 30 * scale
    assert colours(shown) & {QColor("#FFB870").name()}


def test_hits_are_stepped_through_over_all_pages_and_around(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(4))
    shown.find("sehife")
    viewer = shown.viewer
    line = shown.viewer.find_bar.line
    assert viewer.finder.total == 3 and viewer.page == 1
    for key, modifier, page, number in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 2, 2),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 3, 3),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 1, 1),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, 3, 3),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier, 2, 2),
    ):
        QTest.keyClick(line, key, modifier)
        assert (viewer.page, viewer.find_bar.count.text()) == (page, f"{number} / 3")
    shown.painted()
    assert len(viewer.canvas.mark_rects()) == 1


def test_the_current_hit_is_scrolled_into_view_on_a_turned_page_too(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    for quarter in range(4):
        while shown.viewer.rotation != quarter * 90:
            shown.viewer.rotate()
        while shown.viewer.zoom != 4.0:
            shown.viewer.zoom_by(1)
        for text in ("REYESTR", "ÇIXARIŞ"):
            shown.find(text)
            (mark,) = shown.viewer.canvas.mark_rects()
            assert shown.viewer.canvas.viewport().rect().contains(mark.toRect()), (quarter, text)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_mark_turns_with_the_page(qtbot: QtBot, quarters: int) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    for _ in range(quarters):
        shown.viewer.rotate()
    shown.painted()
    shown.find("REYESTR")
    (mark,) = shown.viewer.canvas.mark_rects()
    page = shown.viewer.canvas.page_rect()
    inside = mark.toAlignedRect()
    shown.viewer.canvas.set_marks([], -1)
    picture = shown.picture()
    places = product(range(inside.left(), inside.right()), range(inside.top(), inside.bottom()))
    inked = [picture.pixelColor(x, y).lightness() < 200 for x, y in places]
    assert sum(inked) > len(inked) / 6 and (mark.height() > mark.width()) == (quarters != 2)
    # The stamp is at the lower right of the upright page.
    right = mark.center().x() > page.center().x()
    low = mark.center().y() > page.center().y()
    assert (right, low) == {1: (False, True), 2: (False, False), 3: (True, False)}[quarters]


def test_a_word_over_two_lines_is_one_hit_with_two_boxes(qtbot: QtBot) -> None:
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    page = Canvas(target)
    page.drawString(400, 700, "Nesimi")
    page.drawString(60, 680, "rayonu")
    page.save()
    shown = Shown(qtbot)
    shown.show(target.getvalue())
    shown.find("nəsimi rayonu")
    upper, lower = shown.viewer.canvas.mark_rects()
    assert (
        shown.viewer.finder.total == 1
        and upper.bottom() <= lower.top() + 6
        and upper.left() > lower.right()
    )


def test_marks_lie_right_on_a_page_that_is_cropped_and_lies_on_its_side(qtbot: QtBot) -> None:
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    drawn = Canvas(target)
    drawn.setFont("Helvetica", 20)
    drawn.drawString(100, 200, "KUNC")
    drawn.save()
    document = pypdfium2.PdfDocument(target.getvalue())
    page = document[0]
    page.set_cropbox(100, 200, 500, 700)
    page.set_rotation(90)
    target = BytesIO()
    document.save(target)
    shown = Shown(qtbot)
    shown.show(target.getvalue())
    shown.find("künc")
    (mark,) = shown.viewer.canvas.mark_rects()
    whole = shown.viewer.canvas.page_rect()
    assert whole.width() > whole.height()
    # The lower left corner of an upright page is the upper left of one that is turned clockwise.
    # (Its box has room for letters that hang below the line.)
    assert (
        whole.adjusted(-8, -1, 1, 1).contains(mark)
        and mark.left() - whole.left() < 12
        and mark.top() - whole.top() < 12
    )


def test_what_is_not_there_is_said_and_esc_closes_the_search(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract())
    shown.find("Zaqatala")
    bar = shown.viewer.find_bar
    assert (
        bar.count.text() == bar.tr("Not found.")
        and bar.line.property("invalid") is True
        and not bar.next.isEnabled()
    )
    shown.find("rayon")
    assert bar.line.property("invalid") is False and shown.viewer.canvas.mark_rects()
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert (
        not bar.isVisible()
        and not shown.viewer.canvas.mark_rects()
        and not shown.viewer.tools.find.isChecked()
    )


@pytest.mark.parametrize("kind", ["photograph", "scan in a PDF"])
def test_what_has_no_text_says_so_in_a_sentence(qtbot: QtBot, kind: str) -> None:
    shown = Shown(qtbot)
    if kind == "photograph":
        shown.show(scans.photographed_card("VƏSİQƏ", ROWS), "vəsiqə.jpg")
        shown.viewer.find()
    else:
        target = BytesIO()
        Image.new("RGB", (200, 300), "#AAAAAA").save(target, "PDF")
        shown.show(target.getvalue())
        shown.find("rayon")
    bar = shown.viewer.find_bar
    assert bar.instead.isVisible() and bar.instead.text().endswith(".") and not bar.line.isVisible()
    QTest.keyClick(bar.close_tool, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_pages_that_cannot_be_searched_are_named(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(qtbot)
    shown.show(extract(3))
    shown.viewer.toggle_thumbnails()
    ask = shown.renderer.find
    monkeypatch.setattr(
        shown.renderer,
        "find",
        lambda page, query, answer: (
            answer({"error": "document_hung"}) if page == 1 else ask(page, query, answer)
        ),
    )
    shown.find("səhifə")
    assert (
        shown.viewer.finder.total == 1
        and "2" in shown.viewer.find_bar.unread_note.text()
        and shown.viewer.find_bar.unread_note.isVisible()
    )


def test_the_search_goes_on_in_the_next_file(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    shown.find("səhifə")
    assert shown.viewer.finder.total == 0
    shown.show(extract(3))
    shown.until(lambda: shown.viewer.finder.total == 2)


def test_who_searches_in_the_document_does_not_decide(qtbot: QtBot) -> None:
    """Every Enter belongs to the line; the window's own keys do not hear it."""
    shown = Shown(qtbot)
    shown.show(extract())
    done: list[str] = []
    for keys in ("Ctrl+Return", "U", "R", "0"):
        action = QAction(keys, shown.window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False, keys=keys: done.append(keys))
        shown.window.addAction(action)
    shown.find("rayon")
    line = shown.viewer.find_bar.line
    shown.until(line.hasFocus)
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_U, Qt.Key.Key_R, Qt.Key.Key_0):
        QTest.keyClick(line, key)
    assert done == []
    shown.viewer.find_bar.close_bar()
    QTest.keyClick(shown.viewer.canvas, Qt.Key.Key_U)
    assert done == ["U"]
