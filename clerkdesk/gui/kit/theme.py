"""Colours, type and the style sheet; two token tables and nothing else decides how things look."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from clerkdesk import bundled


@dataclass(frozen=True, slots=True)
class Tokens:
    dark: bool
    bg: str
    surface: str
    sunken: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    progress: str
    progress_soft: str


LIGHT = Tokens(
    dark=False,
    bg="#F6F7F9",
    surface="#FFFFFF",
    sunken="#EEF0F3",
    line="#DFE3E8",
    text="#16202C",
    muted="#5B6876",
    faint="#8A95A1",
    accent="#0B5FA5",
    accent_soft="#E4EFF9",
    on_accent="#FFFFFF",
    ok="#1B7A43",
    ok_soft="#E2F3E8",
    warn="#9A5B00",
    warn_soft="#FCEFD8",
    bad="#B3261E",
    bad_soft="#FBE6E4",
    progress="#5B4BB5",
    progress_soft="#ECE9FA",
)
DARK = Tokens(
    dark=True,
    bg="#12161B",
    surface="#191F26",
    sunken="#0E1115",
    line="#2B343E",
    text="#E7ECF1",
    muted="#9FACB9",
    faint="#6F7C89",
    accent="#6FB4F0",
    accent_soft="#17324A",
    on_accent="#0E1115",
    ok="#6CCB93",
    ok_soft="#153222",
    warn="#E9B25C",
    warn_soft="#3A2A10",
    bad="#F08A80",
    bad_soft="#3F1B19",
    progress="#B3A6F5",
    progress_soft="#2A2447",
)

_current = LIGHT


def tokens() -> Tokens:
    """The theme in force."""
    return _current


def load_fonts() -> None:
    """Register Inter. Raises FileNotFoundError: the installation is incomplete."""
    for name in ("400Regular", "500Medium", "600SemiBold", "700Bold"):
        QFontDatabase.addApplicationFont(str(bundled.path("fonts", f"Inter_{name}.ttf")))


def font(points: float = 10, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter with figures of one width, so that columns of numbers stand straight."""
    made = QFont("Inter")
    made.setPointSizeF(points)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(app: QApplication, name: str) -> None:
    """Set the theme: light, dark or system."""
    global _current
    dark = name == "dark" or (name == "system" and app.styleHints().colorScheme().name == "Dark")
    _current = DARK if dark else LIGHT
    # Each of these has every widget look at itself again, whether anything is different or not.
    if not app.property("dressed"):
        app.setProperty("dressed", True)
        app.setStyle("Fusion")
        app.setFont(font())
    app.setPalette(_palette(_current))


def dress(part: QWidget) -> bool:
    """Give a widget, with all that is or will be in it, the style sheet of the theme in force.
    False: it wears it already.

    A sheet of the application's takes five times as long to change: Qt looks at every widget by
    itself then.
    """
    sheet = stylesheet(_current)
    if sheet == part.styleSheet():
        return False
    part.setStyleSheet(sheet)
    return True


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, value in (
        (roles.Window, t.bg),
        (roles.WindowText, t.text),
        (roles.Base, t.surface),
        (roles.AlternateBase, t.sunken),
        (roles.Text, t.text),
        (roles.Button, t.surface),
        (roles.ButtonText, t.text),
        (roles.Highlight, t.accent_soft),
        (roles.HighlightedText, t.text),
        (roles.ToolTipBase, t.surface),
        (roles.ToolTipText, t.text),
        (roles.PlaceholderText, t.muted),
        (roles.Link, t.accent),
        (roles.Mid, t.line),
        (roles.Dark, t.line),
        (roles.Light, t.surface),
        (roles.Accent, t.accent),
    ):
        palette.setColor(role, QColor(value))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.faint))
    return palette


def stylesheet(t: Tokens) -> str:
    """Everything that Fusion and the palette do not already say."""
    arrow = bundled.path(
        "icons", "chevron-down-dark.svg" if t.dark else "chevron-down-light.svg"
    ).as_posix()
    tick = bundled.path("icons", "check-dark.svg" if t.dark else "check-light.svg").as_posix()
    return f"""
    QWidget#sidebar {{ background: {t.sunken}; border-right: 1px solid {t.line}; }}
    QWidget#queue {{ background: {t.surface}; border-right: 1px solid {t.line}; }}
    QWidget#queueHead, QWidget#detailHead, QWidget#detail, QWidget#page {{ background: {t.bg}; }}
    QWidget#detailHead {{ border-bottom: 1px solid {t.line}; }}
    QWidget#actionBar {{ background: {t.surface}; border-top: 1px solid {t.line}; }}
    QWidget#statusBar {{ background: {t.sunken}; border-top: 1px solid {t.line}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollArea#sunken, QScrollArea#sunken > QWidget > QWidget {{ background: {t.sunken}; }}
    QFrame#place {{ background: {t.line}; border-radius: 4px; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: 17px; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {t.muted}; }}
    QLabel[role="caption"] {{ color: {t.muted}; font-size: 11px; font-weight: 600; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="amount"] {{ font-size: 19px; font-weight: 600; }}
    QLabel[role="figure"] {{ font-size: 26px; font-weight: 600; }}
    QLabel[tone="ok"] {{ color: {t.ok}; }} QLabel[tone="warn"] {{ color: {t.warn}; }} QLabel[tone="bad"] {{ color: {t.bad}; }}
    QLabel[chip="plain"] {{ background: {t.sunken}; color: {t.muted}; }}
    QLabel[chip="accent"] {{ background: {t.accent_soft}; color: {t.accent}; }}
    QLabel[chip="progress"] {{ background: {t.progress_soft}; color: {t.progress}; }}
    QLabel[chip="ok"] {{ background: {t.ok_soft}; color: {t.ok}; }}
    QLabel[chip="warn"] {{ background: {t.warn_soft}; color: {t.warn}; }}
    QLabel[chip="bad"] {{ background: {t.bad_soft}; color: {t.bad}; }}
    QLabel[chip] {{ border-radius: 9px; padding: 2px 10px; font-size: 11px; font-weight: 600; }}
    QFrame[card="true"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 8px; }}
    QFrame[card="warn"] {{ background: {t.warn_soft}; border: 1px solid {t.warn}; border-radius: 8px; }}
    QFrame[card="bad"] {{ background: {t.bad_soft}; border: 1px solid {t.bad}; border-radius: 8px; }}
    QFrame[card="popup"] {{ background: {t.surface}; border: 1px solid {t.line}; }}
    QListView#thumbnails {{ background: {t.sunken}; border: none; border-right: 1px solid {t.line}; outline: none; padding: 4px 0; }}
    QListView#thumbnails:focus {{ border-right-color: {t.accent}; }}
    QFrame[card="toast"] {{ background: {t.text}; border: none; border-radius: 8px; }}
    QFrame[card="toast"] QLabel {{ color: {t.surface}; }}
    QFrame[card="toast"] QPushButton {{ background: transparent; color: {"#9CCBF5" if not t.dark else "#0B5FA5"}; border: none; font-weight: 600; }}
    QFrame[rule="true"] {{ background: {t.line}; max-height: 1px; min-height: 1px; border: none; }}
    QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line}; border-radius: 6px; padding: 6px 14px; min-height: 18px; font-weight: 500; }}
    QPushButton:hover {{ border-color: {t.faint}; }}
    QPushButton:pressed {{ background: {t.sunken}; }}
    QPushButton:focus, QToolButton:focus {{ border: 1px solid {t.accent}; }}
    QPushButton:disabled {{ color: {t.faint}; background: transparent; border-color: {t.line}; }}
    QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
    QPushButton[kind="primary"]:hover {{ border-color: {t.text}; }}
    QPushButton[kind="primary"]:focus {{ border: 2px solid {t.text}; padding: 5px 13px; }}
    QPushButton[kind="primary"]:disabled {{ background: {t.sunken}; color: {t.faint}; border-color: {t.line}; }}
    QPushButton[kind="danger"] {{ color: {t.bad}; }}
    QPushButton[kind="danger"]:disabled {{ color: {t.faint}; }}
    QPushButton[kind="link"] {{ background: transparent; border: none; color: {t.accent}; padding: 2px 4px; }}
    QPushButton[kind="link"]:focus {{ border: 1px solid {t.accent}; }}
    QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; }}
    QToolButton:hover {{ background: {t.sunken}; }}
    QToolButton:checked {{ background: {t.accent_soft}; }}
    QPushButton[kind="nav"] {{ background: transparent; border: 1px solid transparent; border-radius: 6px; text-align: left; padding: 5px 10px; font-weight: 500; }}
    QPushButton[kind="nav"]:hover {{ background: {t.line}; }}
    QPushButton[kind="nav"]:checked {{ background: {t.accent_soft}; color: {t.accent}; font-weight: 600; }}
    QPushButton[kind="nav"]:focus {{ border-color: {t.accent}; }}
    QPushButton[kind="person"] {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0; min-height: 46px; }}
    QPushButton[kind="person"]:hover {{ background: {t.line}; }}
    QPushButton[kind="person"]:focus {{ border-color: {t.accent}; }}
    QPushButton[kind="document"] {{ background: transparent; border: 1px solid transparent; border-radius: 6px; text-align: left; padding: 3px 6px; font-weight: 400; }}
    QPushButton[kind="document"]:hover {{ background: {t.sunken}; }}
    QPushButton[kind="document"]:checked {{ background: {t.accent_soft}; }}
    QPushButton[kind="document"]:focus {{ border-color: {t.accent}; }}
    QPushButton[kind="tab"] {{ background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0; padding: 8px 4px 7px 4px; color: {t.muted}; }}
    QPushButton[kind="tab"]:hover {{ color: {t.text}; }}
    QPushButton[kind="tab"]:checked {{ color: {t.text}; border-bottom-color: {t.accent}; }}
    QPushButton[kind="tab"]:focus {{ background: {t.sunken}; }}
    QLineEdit, QComboBox, QDateEdit, QPlainTextEdit, QTextEdit, QSpinBox {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.line}; border-radius: 6px; padding: 5px 8px; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {t.accent}; }}
    QLineEdit[invalid="true"], QComboBox[invalid="true"] {{ border-color: {t.bad}; }}
    QLineEdit {{ min-height: 20px; }} QComboBox {{ min-height: 20px; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox::down-arrow {{ image: url({arrow}); width: 14px; height: 14px; }}
    QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.line}; selection-background-color: {t.accent_soft}; selection-color: {t.text}; }}
    QTableView {{ background: {t.surface}; border: none; gridline-color: {t.line}; selection-background-color: {t.accent_soft}; selection-color: {t.text}; outline: none; }}
    QTableView::item {{ padding: 0 10px; }}
    QHeaderView {{ background: {t.bg}; }}
    QHeaderView::section {{ background: {t.bg}; color: {t.muted}; border: none; border-bottom: 1px solid {t.line}; padding: 8px 10px; font-size: 11px; font-weight: 600; }}
    QMenu {{ background: {t.surface}; border: 1px solid {t.line}; padding: 4px; }}
    QMenu::item {{ padding: 6px 22px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.faint}; }}
    QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line}; padding: 4px; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle {{ background: {t.line}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }}
    QScrollBar::handle:hover {{ background: {t.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; border: none; width: 0; height: 0; }}
    QCheckBox, QRadioButton {{ spacing: 8px; background: transparent; }}
    QCheckBox::indicator, QListWidget::indicator {{ width: 14px; height: 14px; border: 1px solid {t.muted}; border-radius: 4px; background: {t.surface}; }}
    QCheckBox::indicator:checked, QListWidget::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: url({tick}); }}
    QCheckBox::indicator:disabled {{ border-color: {t.faint}; background: transparent; }}
    QCheckBox:focus {{ color: {t.accent}; }} QCheckBox::indicator:focus {{ border-color: {t.accent}; }}
    QListWidget {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; padding: 3px; outline: none; }}
    QListWidget:focus {{ border-color: {t.accent}; }}
    QListWidget::item {{ padding-left: 5px; border-radius: 4px; color: {t.text}; }}
    QListWidget::item:selected {{ background: {t.accent_soft}; }}
    QSlider::groove:horizontal {{ background: {t.line}; height: 4px; border-radius: 2px; }}
    QSlider::handle:horizontal {{ background: {t.accent}; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }}
    QSlider::handle:horizontal:focus {{ border: 2px solid {t.text}; width: 10px; height: 10px; }}
    QProgressBar {{ background: {t.sunken}; border: none; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
    QTextBrowser#guide {{ border: 1px solid {t.line}; border-radius: 8px; padding: 6px 10px; }}
    QTextBrowser#guide:focus {{ border-color: {t.accent}; }}
    QListWidget#contents::item {{ padding: 5px 8px; }}
    QListWidget#contents::item:selected {{ color: {t.accent}; }}
    QFrame#messageBar {{ margin: 8px 0 2px 0; }}
    QDialog {{ background: {t.bg}; }}
    QDialog#palette {{ background: {t.surface}; border: 1px solid {t.line}; }}
    QDialog#palette QListWidget {{ border: none; padding: 0; }}
    QDialog#palette QLineEdit {{ min-height: 26px; font-size: 14px; }}
    """
