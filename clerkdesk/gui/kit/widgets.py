"""Small pieces the panes are made of: labels, buttons, cards, lines of facts."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.kit.elided import ElidedButton
from clerkdesk.gui.kit.layout import column, empty

LEAST_TARGET = 24
"""Pixels that whatever is clicked is wide and high (WCAG 2.2, 2.5.8)."""


def label(
    text: str = "", role: str | None = None, *, wrap: bool = False, selectable: bool = False
) -> QLabel:
    """A label whose role the style sheet knows: title, muted, caption, strong, amount."""
    shown = QLabel(text)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        shown.setProperty("role", role)
    shown.setWordWrap(wrap)
    if wrap:
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        shown.setMinimumWidth(1)
    if selectable:
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return shown


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet looks at, and have it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def mark_invalid(field: QWidget, problem: str) -> None:
    """Show that what stands in a field is wrong, and why; "": it is not, or not any more.

    Qt has no such state at Linux's screen readers: it is the beginning of the description, which
    they say with the field.
    """
    restyle(field, invalid="true" if problem else None)
    description = QCoreApplication.translate("Widgets", "Not valid: %1")
    field.setAccessibleDescription(description.replace("%1", problem) if problem else "")


def chip(text: str, tone: str) -> QLabel:
    """A rounded label; tones: plain, accent, progress, ok, warn, bad."""
    shown = QLabel(text)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setProperty("chip", tone)
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    shown.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return shown


def button(
    text: str,
    kind: str | None = None,
    icon: str | None = None,
    on_click: Callable[[], object] | None = None,
) -> QPushButton:
    """A push button; kinds: primary, danger, link, nav, tab, document."""
    # In a column of the window's own width a long text gives way; elsewhere a button has its room.
    clickable = ElidedButton(text) if kind in ("nav", "document") else QPushButton(text)
    if kind:
        clickable.setProperty("kind", kind)
    if icon:
        tint(clickable, icon)
    if on_click is not None:
        clickable.clicked.connect(lambda _checked=False: on_click())
    clickable.setAutoDefault(False)
    return clickable


def tint(clickable: QPushButton | QToolButton, icon: str) -> None:
    """Give a button its icon in the colours of the theme; called again when the theme changes."""
    t = theme.tokens()
    by_kind = {"primary": t.on_accent, "danger": t.bad}
    by_tone = {"ok": t.ok, "bad": t.bad}
    tone = by_tone.get(str(clickable.property("iconTone")), t.muted)
    colour = by_kind.get(str(clickable.property("kind")), tone)
    clickable.setProperty("iconName", icon)
    clickable.setIcon(icons.icon(icon, colour, t.faint, t.accent))
    clickable.setIconSize(QSize(18, 18))


def tool(icon: str, text: str, on_click: Callable[[], object]) -> QToolButton:
    """A button that is only an icon; ``text`` is its tooltip and its accessible name."""
    clickable = QToolButton()
    tint(clickable, icon)
    clickable.setToolTip(text)
    clickable.setAccessibleName(text)
    clickable.clicked.connect(lambda _checked=False: on_click())
    return clickable


def retint(root: QWidget) -> None:
    """Every icon below ``root`` in the colours of the theme now in force."""
    buttons: list[QPushButton | QToolButton] = [
        *root.findChildren(QPushButton),
        *root.findChildren(QToolButton),
    ]
    for clickable in buttons:
        name = clickable.property("iconName")
        if name:
            tint(clickable, str(name))
    for sign in root.findChildren(QLabel):
        if sign.property("markIcon"):
            _paint_mark(sign)


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

        self._filled_from: object = None

    def clear(self) -> None:
        """Take everything out but the caption."""
        empty(self.body)

    def remake(self, source: object, fill: Callable[[], None]) -> None:
        """Empty the card and fill it, unless it was filled from the same already, in this theme."""
        source_and_theme = (source, theme.tokens())
        if source_and_theme != self._filled_from:
            self._filled_from = None  # should filling it fail, it is tried again
            self.clear()
            fill()
            self._filled_from = source_and_theme


def clearable(edit: QLineEdit) -> None:
    """A field with a button that empties it; Qt gives that button no name."""
    edit.setClearButtonEnabled(True)
    for inside in edit.findChildren(QToolButton):
        if not inside.text():
            inside.setAccessibleName(QCoreApplication.translate("Widgets", "Empty the field"))
        inside.setMinimumSize(LEAST_TARGET, LEAST_TARGET)
        inside.installEventFilter(_Centred(inside))


class _Centred(QObject):
    """Keeps an icon in the middle of its field's height: Qt places it by the size it would have."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and isinstance(watched, QWidget):
            field = watched.parentWidget()
            if field is not None:
                watched.move(watched.x(), (field.height() - watched.height()) // 2)
        return False


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
        below: bool = False,
    ) -> None:
        """A line below those that are there; ``tone``: ok, warn, bad. ``below``: the value stands
        under its name, over the whole width: it cannot be wrapped.
        """
        shown = label(value or "—", "strong" if strong else None, wrap=True, selectable=True)
        if tone:
            shown.setProperty("tone", tone)
        shown.setAccessibleName(f"{name}: {value}")
        self.addWidget(label(name, "muted"), self._rows, 0, Qt.AlignmentFlag.AlignTop)
        if below:
            self._rows += 1
            self.addWidget(shown, self._rows, 0, 1, 3, Qt.AlignmentFlag.AlignTop)
        else:
            self.addWidget(shown, self._rows, 1, Qt.AlignmentFlag.AlignTop)
        if mark is not None:
            self.addWidget(mark, self._rows, 2, Qt.AlignmentFlag.AlignTop)
        self._rows += 1


def mark(icon: str, tone: str, meaning: str, size: int = 16) -> QLabel:
    """A small icon that says its meaning in a tooltip too: never by colour alone; ``size``: of its
    side, in logical pixels.
    """
    shown = QLabel()
    shown.setProperty("markSize", size)
    shown.setProperty("markIcon", icon)
    shown.setProperty("markTone", tone)
    _paint_mark(shown)
    shown.setToolTip(meaning)
    shown.setAccessibleName(meaning)
    shown.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return shown


def remark(shown: QLabel, icon: str, tone: str, meaning: str) -> None:
    """Let a mark say something else."""
    shown.setProperty("markIcon", icon)
    shown.setProperty("markTone", tone)
    _paint_mark(shown)
    shown.setToolTip(meaning)
    shown.setAccessibleName(meaning)


def _paint_mark(shown: QLabel) -> None:
    size = int(shown.property("markSize"))
    colour = getattr(theme.tokens(), str(shown.property("markTone")))
    shown.setPixmap(
        icons.pixmap(str(shown.property("markIcon")), colour, size, shown.devicePixelRatioF())
    )
