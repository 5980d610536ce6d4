"""The clerks' guide inside the desk: contents at the left, one section at a time, at the place one
asked from.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from clerkdesk import bundled
from clerkdesk.domain.text import fold
from clerkdesk.gui.kit import icons, screen, texts, theme, timers
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.widgets import clearable, label, tool
from clerkdesk.gui.shell import guide
from clerkdesk.gui.shell.guide import Section

_ANCHOR = Qt.ItemDataRole.UserRole


class _Page(QTextBrowser):
    """A section; its pictures are as wide as there is room, and dark where the window is and a dark
    one is there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(12)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        # Nothing is loaded but the guide's own pictures.
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        path = name.toString() if isinstance(name, QUrl) else name
        if not path.startswith("pictures/") or ".." in path:
            return None
        if theme.tokens().dark:
            path = _dark(path)
        image = QImage(str(bundled.path("help", *path.split("/"))))
        ratio = self.devicePixelRatioF()
        width = min(image.width(), max(200, self.viewport().width() - 40))
        shown = image.scaledToWidth(
            round(width * ratio), Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        return shown


def _dark(path: str) -> str:
    """The dark picture of the same, if it is kept."""
    dark = path.replace("-light.png", "-dark.png")
    try:
        bundled.path("help", *dark.split("/"))
    except FileNotFoundError:
        return path
    return dark


class HelpWindow(QWidget):
    """A window of its own that blocks nothing. ``parent``: only what would block it otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        theme.dress(self)
        self.setWindowTitle(self.tr("Help"))
        self.setWindowIcon(icons.window_icon())
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1080, 760)
        screen.fit(self)
        self.sections = guide.sections(texts.language())
        self.current = ""
        self._before: list[str] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search in the guide"))
        self.search.setAccessibleName(self.tr("Search in the guide"))
        clearable(self.search)
        self.contents = QListWidget()
        self.contents.setObjectName("contents")
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.nothing = label(self.tr("Nothing is found in the guide."), "muted", wrap=True)
        self.back = tool("arrow-left", self.tr("Back (Alt+Left)"), self.go_back)
        self.title = label("", "title")
        self.page = _Page()
        self.page.setAccessibleName(self.tr("Guide"))
        note = label(
            self.tr("The guide is written in Azerbaijani and English only."), "muted", wrap=True
        )
        side = QWidget()
        side.setFixedWidth(300)
        side.setLayout(column(self.search, self.nothing, self.contents, spacing=8))
        self.setLayout(
            row(
                side,
                column(row(self.back, self.title, 1, spacing=8), note, self.page, spacing=8),
                spacing=14,
                margins=(16, 14, 16, 14),
            )
        )
        note.setVisible(texts.language() not in guide.LANGUAGES)
        self.search.textChanged.connect(lambda _text: self._list())
        self.search.returnPressed.connect(self._first)
        self.contents.currentItemChanged.connect(self._chosen)
        self.page.anchorClicked.connect(lambda url: self.show_section(url.fragment()))
        self._again = timers.pause(self, 80, self._show)
        self._list()

    @property
    def at_rest(self) -> bool:
        """Whether the section is shown as wide as the window, in its colours."""
        return not self._again.isActive()

    # -- sections ----------------------------------------------------------------------------------

    def show_section(self, anchor: str) -> None:
        """Turn to a section; one goes back to that before."""
        if anchor not in [section.anchor for section in self.sections] or anchor == self.current:
            return
        if self.current:
            self._before.append(self.current)
        self._turn(anchor)

    def go_back(self) -> None:
        if self._before:
            self._turn(self._before.pop())

    def _turn(self, anchor: str) -> None:
        self.current = anchor
        self._show()
        self.page.verticalScrollBar().setValue(0)
        self._mark()
        if query := self.search.text().strip():
            self.page.find(query)
        self.back.setEnabled(bool(self._before))

    def _show(self) -> None:
        """Paint the section for the width and the theme that there are now."""
        section = next((one for one in self.sections if one.anchor == self.current), None)
        if section is None:
            return
        bar = self.page.verticalScrollBar()
        at = bar.value()
        self.title.setText(section.title)
        self.page.document().clear()
        self.page.setMarkdown(section.text)
        self._space_out()
        bar.setValue(at)

    def _space_out(self) -> None:
        """Lines that are read easily, and room around the pictures: Markdown says nothing of
        either.
        """
        block = self.page.document().begin()
        while block.isValid():
            pictured = "\ufffc" in block.text()
            block_format = block.blockFormat()
            block_format.setTopMargin(6 if pictured else 2)
            block_format.setBottomMargin(16 if pictured else 6)
            if not pictured:
                block_format.setLineHeight(
                    125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
                )
            QTextCursor(block).setBlockFormat(block_format)
            block = block.next()

    # -- contents ----------------------------------------------------------------------------------

    def _list(self) -> None:
        """The sections that have every word of the search."""
        words = [fold(word) for word in self.search.text().split()]
        # Who narrows the list has chosen no section: the text stays where one reads.
        self.contents.blockSignals(True)
        self.contents.clear()
        for section in self.sections:
            if _has(section, words):
                item = QListWidgetItem(section.title)
                item.setData(_ANCHOR, section.anchor)
                self.contents.addItem(item)
        self.contents.blockSignals(False)
        self._mark()
        self.nothing.setVisible(self.contents.count() == 0)

    def _mark(self) -> None:
        """What is shown is what is marked, if the list has it."""
        self.contents.blockSignals(True)
        at = next(
            (
                n
                for n in range(self.contents.count())
                if self.contents.item(n).data(_ANCHOR) == self.current
            ),
            -1,
        )
        self.contents.setCurrentRow(at)
        self.contents.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_section(str(item.data(_ANCHOR)))

    def _first(self) -> None:
        if self.contents.count():
            self.contents.setCurrentRow(max(0, self.contents.currentRow()))
            self.show_section(str(self.contents.currentItem().data(_ANCHOR)))
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keys, size, theme -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_back()
        elif event.key() == Qt.Key.Key_F and control:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.search.hasFocus():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.contents.setCurrentRow(
                max(0, min(self.contents.count() - 1, self.contents.currentRow() + step))
            )
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize() != QSize(-1, -1):
            self._again.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.current:
            self._again.start()


def _has(section: Section, words: list[str]) -> bool:
    text = fold(f"{section.title} {section.text}")
    return all(word in text for word in words)


class Help(QObject):
    """The desk's help: one window, shown again where it was, and closed with the desk."""

    def __init__(self, section_here: Callable[[], str], parent: QObject) -> None:
        """``section_here``: the section about where one is."""
        super().__init__(parent)
        self._section_here = section_here
        self.window: HelpWindow | None = None
        """None: nobody has asked yet."""

    def open(self, section: str = "") -> HelpWindow:
        """The help about a section; "": about where one is."""
        if self.window is None:
            # Without a parent: a form blocks its window and all that belongs to it.
            self.window = HelpWindow()
            desk = self.parent()
            if isinstance(desk, QWidget):
                self.window.setScreen(desk.screen())
                screen.fit(self.window)
        show(self.window, section or self._section_here())
        return self.window

    def close(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None


def open_alone(dialog: QWidget, section: str) -> None:
    """The help about a dialog that stands alone, without a desk behind it."""
    known = dialog.findChild(HelpWindow)
    show(known if isinstance(known, HelpWindow) else HelpWindow(dialog), section)


def show(window: HelpWindow, section: str) -> None:
    """Bring the help to the front, at a section."""
    window.show()
    window.show_section(section)
    window.raise_()
    window.activateWindow()
    window.page.setFocus(Qt.FocusReason.OtherFocusReason)
