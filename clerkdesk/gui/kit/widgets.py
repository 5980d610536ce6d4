"""Small pieces the panes are made of."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.gui.kit import icons, theme


def label(
    text: str = "", role: str | None = None, *, wrap: bool = False, selectable: bool = False
) -> QLabel:
    """A label whose role the style sheet knows: title, muted, caption, strong, amount."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        made.setMinimumWidth(1)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet looks at, and have it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def chip(text: str, tone: str) -> QLabel:
    """A rounded label; tones: plain, accent, progress, ok, warn, bad."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("chip", tone)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def button(
    text: str,
    kind: str | None = None,
    icon: str | None = None,
    on_click: Callable[[], object] | None = None,
) -> QPushButton:
    """A push button; kinds: primary, danger, link, nav, tab, document."""
    made = QPushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if icon:
        tint(made, icon)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    made.setAutoDefault(False)
    return made


def tint(made: QPushButton | QToolButton, icon: str) -> None:
    """Give a button its icon in the colours of the theme; called again when the theme changes."""
    t = theme.tokens()
    kind = made.property("kind")
    tones = {"ok": t.ok, "bad": t.bad}
    colour = (
        t.on_accent
        if kind == "primary"
        else t.bad
        if kind == "danger"
        else tones.get(str(made.property("iconTone")), t.muted)
    )
    made.setProperty("iconName", icon)
    made.setIcon(icons.icon(icon, colour, t.faint, t.accent))
    made.setIconSize(QSize(18, 18))


def tool(icon: str, text: str, on_click: Callable[[], object]) -> QToolButton:
    """A button that is only an icon; ``text`` is its tooltip and its accessible name."""
    made = QToolButton()
    tint(made, icon)
    made.setToolTip(text)
    made.setAccessibleName(text)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def retint(root: QWidget) -> None:
    """Every icon below ``root`` in the colours of the theme now in force."""
    buttons: list[QPushButton | QToolButton] = [
        *root.findChildren(QPushButton),
        *root.findChildren(QToolButton),
    ]
    for made in buttons:
        name = made.property("iconName")
        if name:
            tint(made, str(name))
    for sign in root.findChildren(QLabel):
        if sign.property("markIcon"):
            _paint_mark(sign)


def column(
    *items: QWidget | QLayout | int,
    spacing: int = 8,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QVBoxLayout:
    """Widgets and layouts under each other; a number is a stretch."""
    made = QVBoxLayout()
    _fill(made, items, spacing, margins)
    return made


def row(
    *items: QWidget | QLayout | int,
    spacing: int = 8,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QHBoxLayout:
    """Widgets and layouts beside each other; a number is a stretch."""
    made = QHBoxLayout()
    _fill(made, items, spacing, margins)
    return made


def _fill(
    layout: QVBoxLayout | QHBoxLayout,
    items: tuple[QWidget | QLayout | int, ...],
    spacing: int,
    margins: tuple[int, int, int, int],
) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


class Card(QFrame):
    """A framed group with a caption; ``body`` takes its content."""

    def __init__(
        self, caption: str = "", tone: str = "true", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", tone)
        self.caption = label(caption, "caption")
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.setLayout(column(self.caption, self.body, spacing=8, margins=(13, 10, 12, 12)))
        # Only now that it has a parent: a widget shown without one is a window, for a moment.
        self.caption.setHidden(not caption)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

        self._said: object = None

    def clear(self) -> None:
        empty(self.body)

    def remake(self, said: object, fill: Callable[[], None]) -> None:
        """Empty the card and fill it, unless it was filled from the same already, in this theme."""
        said = (said, theme.tokens())
        if said != self._said:
            self._said = None  # should filling it fail, it is tried again
            self.clear()
            fill()
            self._said = said


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def clearable(edit: QLineEdit) -> None:
    """A field with a button that empties it; Qt gives that button no name."""
    edit.setClearButtonEnabled(True)
    for inside in edit.findChildren(QToolButton):
        inside.setAccessibleName(QCoreApplication.translate("Widgets", "Empty the field"))


def keyed(root: QWidget) -> list[QWidget]:
    """What the Tab key reaches below ``root``, in the order in which it was made."""
    return [
        found
        for found in root.findChildren(QWidget)
        if found.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def chain(widgets: Sequence[QWidget]) -> None:
    """Let the Tab key go from one to the next: what is made later would come last otherwise."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


class Facts(QGridLayout):
    """Lines of name and value, with an optional mark at the right."""

    def __init__(self, name_width: int = 76) -> None:
        super().__init__()
        self.setHorizontalSpacing(10)
        self.setVerticalSpacing(6)
        self.setColumnMinimumWidth(0, name_width)
        self.setColumnStretch(1, 1)
        self._rows = 0

    def add(
        self,
        name: str,
        value: str,
        mark: QWidget | None = None,
        *,
        strong: bool = False,
        tone: str | None = None,
    ) -> None:
        shown = label(value or "—", "strong" if strong else None, wrap=True, selectable=True)
        if tone:
            shown.setProperty("tone", tone)
        shown.setAccessibleName(f"{name}: {value}")
        self.addWidget(label(name, "muted"), self._rows, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(shown, self._rows, 1, Qt.AlignmentFlag.AlignTop)
        if mark is not None:
            self.addWidget(mark, self._rows, 2, Qt.AlignmentFlag.AlignTop)
        self._rows += 1


def mark(icon: str, tone: str, meaning: str) -> QLabel:
    """A small icon that says its meaning in a tooltip too: never by colour alone."""
    made = QLabel()
    made.setProperty("markIcon", icon)
    made.setProperty("markTone", tone)
    _paint_mark(made)
    made.setToolTip(meaning)
    made.setAccessibleName(meaning)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def _paint_mark(made: QLabel) -> None:
    colour = getattr(theme.tokens(), str(made.property("markTone")))
    made.setPixmap(
        icons.pixmap(str(made.property("markIcon")), colour, 16, made.devicePixelRatioF())
    )


class VerticalArea(QScrollArea):
    """Scrolls a column whose texts wrap.

    Qt's own resizing would give it the height it has at its narrowest.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if inside is None or layout is None:
            return
        room = self.viewport().size()
        wanted = (
            layout.totalHeightForWidth(room.width())
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        inside.resize(room.width(), max(wanted, room.height()))


def rule() -> QFrame:
    made = QFrame()
    made.setProperty("rule", "true")
    return made
