"""Colours and type; two tables of tokens, and the style sheet that is filled with them, decide how
things look.
"""

from functools import lru_cache
from string import Template
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from clerkdesk import bundled


class Tokens(NamedTuple):
    """A colour, as #RRGGBB, for each part that things play. The first frame waits for this module:
    a dataclass and what it imports take 3 ms longer.
    """

    dark: bool
    bg: str
    surface: str
    sunken: str
    line: str
    """Between parts; whoever does not see it misses nothing."""
    edge: str
    """Around what one writes or chooses in."""
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
    toast_action: str
    """Of a button on the toast, whose ground is the colour of text."""


LIGHT = Tokens(
    dark=False,
    bg="#F6F7F9",
    surface="#FFFFFF",
    sunken="#EEF0F3",
    line="#DFE3E8",
    edge="#808B97",
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
    toast_action="#9CCBF5",
)
DARK = Tokens(
    dark=True,
    bg="#12161B",
    surface="#191F26",
    sunken="#0E1115",
    line="#2B343E",
    edge="#66727E",
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
    toast_action="#0B5FA5",
)

LIGHT_CONTRAST = LIGHT._replace(
    bg="#FFFFFF",
    sunken="#FFFFFF",
    line="#5C5C5C",
    edge="#000000",
    text="#000000",
    muted="#262626",
    faint="#5C5C5C",
    accent="#003A75",
    ok="#004D1F",
    warn="#5E3600",
    bad="#8A0011",
    progress="#34228F",
    toast_action="#CFE6FF",
)
DARK_CONTRAST = DARK._replace(
    bg="#000000",
    surface="#000000",
    sunken="#000000",
    line="#9A9A9A",
    edge="#FFFFFF",
    text="#FFFFFF",
    muted="#E2E2E2",
    faint="#9A9A9A",
    accent="#9CD2FF",
    on_accent="#000000",
    ok="#8CEBB2",
    warn="#FFD27A",
    bad="#FFB3AC",
    progress="#D2C9FF",
    toast_action="#003A75",
)
"""What the two become where the system asks for strong contrast."""
ALL = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)

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
    inter = QFont("Inter")
    inter.setPointSizeF(points)
    inter.setWeight(weight)
    inter.setFeature(QFont.Tag("tnum"), 1)
    return inter


def contrast_wanted(app: QApplication) -> bool:
    """Whether the system asks for strong contrast: a contrast theme, or that setting alone."""
    # Held here: what Qt gives is gone with the hints that gave it.
    hints = app.styleHints()
    return hints.accessibility().contrastPreference().name == "HighContrast"


def chosen(app: QApplication, name: str, contrast: bool | None = None) -> Tokens:
    """What light, dark or system are on this system now, or with a ``contrast`` that is known."""
    dark = name == "dark" or (name == "system" and app.styleHints().colorScheme().name == "Dark")
    if contrast_wanted(app) if contrast is None else contrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


def apply(app: QApplication, name: str, contrast: bool | None = None) -> None:
    """Set the theme: light, dark or system. ``contrast``: whether the system asks for a strong one,
    where that is known; it is asked otherwise, which takes 12 ms the first time.
    """
    global _current
    _current = chosen(app, name, contrast)
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


@lru_cache(maxsize=4)  # as many as there are themes
def stylesheet(t: Tokens) -> str:
    """``theme/desk.qss`` with its names filled by the tokens.

    Raises FileNotFoundError: the installation is incomplete. KeyError: the sheet names a token that
    there is not.
    """
    shade = "dark" if t.dark else "light"
    return Template(bundled.path("theme", "desk.qss").read_text(encoding="utf-8")).substitute(
        t._asdict(),
        arrow=bundled.path("icons", f"chevron-down-{shade}.svg").as_posix(),
        tick=bundled.path("icons", f"check-{shade}.svg").as_posix(),
    )
