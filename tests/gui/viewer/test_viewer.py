"""The document viewer: the strip of pages, fits, zoom, hands and wheels, narrow windows."""

import os
import signal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.widgets import button
from clerkdesk.gui.viewer.fitting import READABLE
from clerkdesk.gui.viewer.rendering import Pictured, Renderer
from tests.gui.viewing import Shown, extract

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]
LEFT = Qt.MouseButton.LeftButton


class WithoutThumbnails(Renderer):
    """Whose child hangs at every thumbnail, or says something else of it."""

    def __init__(self, code: str = "document_hung") -> None:
        super().__init__()
        self.code = code
        self.asked: list[int] = []

    def thumbnail(self, page: int, width: int, answer: Pictured) -> None:
        self.asked.append(page)
        answer(None, self.code)


# -- the strip of pages ----------------------------------------------------------------------------


def test_the_strip_shows_every_page_and_a_click_or_the_arrows_go_to_one(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    viewer = shown.viewer
    strip = shown.viewer.strip
    shown.show(extract(5))
    shown.until(lambda: all(strip.thumbnails.picture(page) is not None for page in range(5)))
    assert strip.isVisible() and strip.currentIndex().row() == 0
    QTest.mouseClick(
        strip.viewport(), LEFT, pos=strip.visualRect(strip.thumbnails.index(3)).center()
    )
    assert viewer.page == 3
    QTest.keyClick(strip, Qt.Key.Key_Down)
    assert viewer.page == 4
    viewer.turn(-1)
    assert strip.currentIndex().row() == 3
    shown.painted()


def test_a_file_of_one_page_has_no_strip(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    assert not shown.viewer.strip.isVisible() and shown.renderer.pid_background() is None
    assert not shown.viewer.tools.next.isVisible()


def test_a_strip_that_was_hidden_stays_hidden_for_the_next_file(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(2))
    assert shown.viewer.strip.isVisible()
    shown.viewer.tools.strip.click()
    assert not shown.viewer.strip.isVisible()
    shown.show(extract(3))
    assert not shown.viewer.strip.isVisible()
    shown.viewer.toggle_thumbnails()
    assert shown.viewer.strip.isVisible() and shown.viewer.tools.strip.isChecked()


def test_thumbnails_are_made_of_the_pages_that_are_looked_for_only(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(40))
    thumbnails = shown.viewer.strip.thumbnails
    shown.until(lambda: thumbnails.picture(0) is not None and thumbnails.asked is None)
    assert 3 < len(thumbnails.pictured()) < 15
    shown.viewer.go_to(39)
    shown.until(lambda: thumbnails.picture(39) is not None and thumbnails.asked is None)
    assert thumbnails.picture(20) is None


def test_the_page_does_not_wait_for_a_thumbnail_that_hangs(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(30))
    shown.until(
        lambda: (
            shown.renderer.pid_background() is not None
            and shown.viewer.strip.thumbnails.picture(0) is not None
        )
    )
    os.kill(shown.pid_background(), signal.SIGSTOP)
    shown.viewer.go_to(29)
    shown.until(lambda: shown.viewer.strip.thumbnails.asked is not None)
    shown.painted()
    assert shown.viewer.strip.thumbnails.asked is not None and shown.viewer.page == 29


def test_a_strip_that_is_scrolled_fast_forgets_what_it_passed(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(100))
    thumbnails = shown.viewer.strip.thumbnails
    shown.until(lambda: thumbnails.picture(0) is not None and thumbnails.asked is None)
    os.kill(shown.pid_background(), signal.SIGSTOP)
    for page in range(10, 100, 3):
        shown.viewer.strip.scrollTo(thumbnails.index(page))
        shown.viewer.strip.grab()
    assert len(thumbnails.waiting) == 12 and min(thumbnails.waiting) > 80


def test_pages_whose_thumbnails_fail_stay_blank_sheets_and_are_not_tried_for_ever(
    qtbot: QtBot,
) -> None:
    renderer = WithoutThumbnails()
    asked = renderer.asked
    shown = Shown(qtbot, renderer=renderer)
    thumbnails = shown.viewer.strip.thumbnails
    shown.show(extract(12))
    shown.until(lambda: len(asked) >= 3)
    shown.picture()
    assert len(asked) == 3
    for page in asked:
        sheet = thumbnails.picture(page)
        assert sheet is not None and sheet.isNull()


def test_damaged_pages_cost_the_others_no_thumbnail(qtbot: QtBot) -> None:
    renderer = WithoutThumbnails("page_broken")
    shown = Shown(qtbot, renderer=renderer)
    shown.show(extract(12))
    shown.until(lambda: len(renderer.asked) > 3)


# -- fits, zoom, hands and wheels ------------------------------------------------------------------


def test_a_page_opens_at_its_width_where_it_could_not_be_read_whole(qtbot: QtBot) -> None:
    shown = Shown(qtbot, width=500, height=800)
    viewer = shown.viewer
    shown.show(extract(1))
    shown.painted()
    bar = viewer.canvas.verticalScrollBar()
    assert bar.maximum() == 0 and viewer.fitting.scale() >= READABLE
    shown.window.resize(500, 500)
    shown.until(lambda: bar.maximum() > 0)
    at_width = viewer.fitting.scale()
    viewer.fit()
    assert bar.maximum() == 0, "0 shows the whole page all the same"
    assert viewer.fitting.scale() < min(READABLE, at_width)


def test_the_page_fits_whole_or_by_its_width_and_follows_the_window(qtbot: QtBot) -> None:
    shown = Shown(qtbot, 900, 700)
    shown.show(extract(1))
    canvas = shown.viewer.canvas
    assert (
        shown.viewer.zoom is None
        and canvas.shown.height() <= canvas.viewport().height()
        and not canvas.verticalScrollBar().isVisible()
    )
    QTest.keyClick(canvas, Qt.Key.Key_W)
    shown.painted()
    assert (
        canvas.shown.width() == canvas.viewport().width() - 36
        and not canvas.horizontalScrollBar().isVisible()
    )
    width = canvas.shown.width()
    shown.window.resize(1100, 700)
    shown.until(lambda: canvas.shown.width() > width + 150)
    shown.painted()
    QTest.keyClick(canvas, Qt.Key.Key_0)
    shown.painted()
    assert canvas.shown.height() <= canvas.viewport().height()


@pytest.mark.parametrize("part", [(0.3, 0.4), (0.5, 0.5), (0.7, 0.65)])
def test_the_wheel_zooms_to_the_point_under_the_pointer(
    qtbot: QtBot, part: tuple[float, float]
) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    canvas = shown.viewer.canvas
    shown.viewer.fit_width()
    shown.viewer.zoom_by(1)
    shown.viewer.zoom_by(1)
    point = QPointF(canvas.viewport().width() * part[0], canvas.viewport().height() * part[1])

    def under() -> tuple[float, float]:
        page = canvas.page_rect()
        return (point.x() - page.x()) / page.width(), (point.y() - page.y()) / page.height()

    for turned in (120, 120, 240, -120):
        part_under = under()
        size = canvas.shown.width()
        shown.wheel(turned, point, Qt.KeyboardModifier.ControlModifier)
        assert (canvas.shown.width() > size) == (turned > 0)
        off = [
            abs(now - then) * extent
            for now, then, extent in zip(
                under(), part_under, (canvas.shown.width(), canvas.shown.height())
            )
        ]
        assert max(off) <= 1.5
    shown.painted()


def test_the_zoom_tools_keep_the_middle(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    canvas = shown.viewer.canvas
    shown.viewer.zoom_by(1)
    shown.viewer.zoom_by(1)
    for step in (1, 1, -1):
        page = canvas.page_rect()
        middle = (canvas.middle().y() - page.y()) / page.height()
        shown.viewer.zoom_by(step)
        page = canvas.page_rect()
        assert abs((canvas.middle().y() - page.y()) / page.height() - middle) * page.height() <= 1.5
    shown.painted()


def test_zoom_ends_at_its_ends(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    for _ in range(20):
        shown.viewer.zoom_by(1)
    assert shown.viewer.zoom == 8.0
    shown.wheel(120, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert shown.viewer.zoom == 8.0
    for _ in range(30):
        shown.viewer.zoom_by(-1)
    assert shown.viewer.zoom == 0.1
    shown.painted()


def test_the_hand_moves_the_page(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    canvas = shown.viewer.canvas
    for _ in range(4):
        shown.viewer.zoom_by(1)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    corner = canvas.page_rect().topLeft()
    QTest.mousePress(canvas.viewport(), LEFT, pos=QPoint(300, 300))
    QTest.mouseMove(canvas.viewport(), QPoint(250, 220))
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=QPoint(250, 220))
    assert canvas.page_rect().topLeft() - corner == QPointF(-50, -80)
    QTest.mouseMove(canvas.viewport(), QPoint(10, 10))
    assert canvas.page_rect().topLeft() - corner == QPointF(-50, -80)


def test_the_wheel_turns_the_page_beyond_its_end_and_comes_back_to_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(3))
    viewer = shown.viewer
    bar = shown.viewer.canvas.verticalScrollBar()
    viewer.fit_width()
    shown.wheel(-120)
    assert viewer.page == 0 and bar.value() > 0
    bar.setValue(bar.maximum())
    for _ in range(7):
        shown.wheel(-15)
    assert viewer.page == 0, "a light touch turned the page"
    shown.wheel(-15)
    assert viewer.page == 1 and bar.value() == 0
    shown.wheel(120)
    assert viewer.page == 0 and bar.value() == bar.maximum()
    viewer.fit()
    shown.wheel(-120)
    shown.wheel(-120)
    assert viewer.page == 2
    shown.wheel(-120)
    assert viewer.page == 2
    shown.painted()


def test_keys_turn_the_pages(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(3))
    canvas = shown.viewer.canvas
    pages = []
    for key in (
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    ):
        QTest.keyClick(canvas, key)
        pages.append(shown.viewer.page)
    assert pages == [1, 2, 2, 1, 0, 2]


def test_a_page_turned_quickly_ends_with_the_page_that_is_meant(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    ready: list[int] = []
    shown.viewer.ready.connect(lambda: ready.append(shown.viewer.page))
    shown.show(extract(20))
    for _ in range(19):
        shown.viewer.turn(1)
    shown.painted()
    assert shown.viewer.page == 19 and ready[-1] == 19 and len(ready) < 10


# -- how it looks and fits -------------------------------------------------------------------------


@pytest.mark.parametrize("width", [330, 360, 412, 520, 700, 1400])
def test_nothing_is_cut_off_and_every_tool_is_in_reach(qtbot: QtBot, width: int) -> None:
    shown = Shown(qtbot, width)
    shown.show(extract(3), "Texniki_pasport_skan_2026-03-14_son.pdf")
    shown.viewer.find()
    head = shown.viewer.head
    tools = shown.viewer.tools
    assert shown.window.width() == width
    everything = head.offered()
    seen = [tool for tool in everything if tool.isVisible()]
    entries = [entry.text() for entry in head.menu().actions()]
    assert sorted(tool.toolTip() for tool in everything) == sorted(
        [tool.toolTip() for tool in seen] + entries
    )
    assert head.more.isVisible() == bool(entries) == (width < 700)
    assert {tools.previous, tools.next, tools.screen} <= set(seen)
    row = [head.name, head.page_label, *seen, *([head.more] if entries else [])]
    assert all(
        part.geometry().right() <= head.width() and part.width() >= part.minimumSizeHint().width()
        for part in row
    )
    assert all(
        left.geometry().right() < right.geometry().left() for left, right in zip(row, row[1:])
    )
    assert head.name.width() >= 60 and str(3) in head.page_label.text()
    bar = shown.viewer.find_bar
    assert bar.close_tool.geometry().right() <= bar.width() and bar.line.width() >= 100


def test_a_tool_behind_the_dots_works_from_there(qtbot: QtBot) -> None:
    shown = Shown(qtbot, 330)
    shown.show(extract(3))
    assert not shown.viewer.strip.isVisible(), "the strip took the page's room unasked"
    tools = shown.viewer.tools
    entries = {entry.text(): entry for entry in shown.viewer.head.menu().actions()}
    entries[tools.strip.toolTip()].trigger()
    assert shown.viewer.strip.isVisible()
    entries[tools.turn.toolTip()].trigger()
    assert shown.viewer.rotation == 90
    entries[tools.tone.toolTip()].trigger()
    assert shown.viewer.popup.isVisible()
    shown.viewer.popup.hide()


def test_every_control_of_the_viewer_has_a_name_and_says_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(3))
    viewer = shown.viewer
    buttons = [
        one
        for one in viewer.findChildren(QAbstractButton)
        if not one.text() and not one.metaObject().className().startswith("QLineEdit")
    ]
    assert len(buttons) > 14 and all(
        one.toolTip() and one.toolTip() == one.accessibleName() for one in buttons
    )
    for kind in (QLineEdit, QSlider, QListView):
        controls = viewer.findChildren(kind)
        assert controls and all(control.accessibleName() for control in controls)
    index = viewer.strip.thumbnails.index(1)
    assert "2" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_tabulator_goes_through_the_viewer_as_one_reads_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot, 500)
    fits = button("fits")
    shown.viewer.footer.addWidget(fits)
    shown.viewer.setTabOrder(shown.viewer.canvas, fits)
    shown.show(extract(3))
    viewer = shown.viewer
    viewer.toggle_thumbnails()
    viewer.find()
    seen = [tool for tool in viewer.head.offered() if tool.isVisible()]
    reading_order: list[QWidget] = [
        *seen,
        viewer.head.more,
        viewer.find_bar.line,
        viewer.find_bar.close_tool,
        viewer.strip,
        viewer.canvas,
        fits,
    ]
    place: QWidget | None = seen[0]
    order: list[QWidget] = []
    while len(order) < 60 and (not order or place is not seen[0]):
        assert place is not None
        if place in reading_order:
            order.append(place)
        place = place.nextInFocusChain()
    assert order == [part for part in reading_order if part in order]
    assert len(order) == len(reading_order)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_ground_is_the_themes_and_the_page_is_paper(
    qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    theme.apply(qapp, name)
    try:
        shown = Shown(qtbot)
        shown.show(extract(2))
        picture = shown.picture()
        assert picture.pixelColor(3, 3).name().upper() == theme.tokens().sunken.upper()
        assert (
            picture.pixelColor(
                shown.viewer.canvas.page_rect().topLeft().toPoint() + QPoint(5, 5)
            ).name()
            == "#ffffff"
        )
    finally:
        theme.apply(qapp, "light")
