"""What can be shown before anything is loaded: the application in its dress, and the window's
frame.

Imports nothing but Qt and the theme: the database's libraries take longer than all of this. Of Qt,
too, only what the frame is made of: the names in ``Qt`` alone take 12 ms, and are there once the
frame is.
"""

import gc
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from clerkdesk import bundled, c_locale
from clerkdesk.gui.kit import screen, theme

_installed: list[QTranslator] = []


def application(language: str = "az", theme_name: str = "light") -> QApplication:
    """The one QApplication of the process, dressed; made again only its dress."""
    from PySide6.QtCore import Qt

    app = _dressed(language, theme_name)
    # Nothing moves by itself: a list that folds out slowly only keeps one waiting.
    for effect in (
        Qt.UIEffect.UI_AnimateMenu,
        Qt.UIEffect.UI_AnimateCombo,
        Qt.UIEffect.UI_AnimateTooltip,
        Qt.UIEffect.UI_FadeMenu,
        Qt.UIEffect.UI_FadeTooltip,
    ):
        app.setEffectEnabled(effect, False)
    return app


def _dressed(language: str, theme_name: str, contrast: bool | None = None) -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        with c_locale.in_utf8():
            app = QApplication(sys.argv[:1])
        c_locale.make_neutral()
        app.setApplicationName("ClerkDesk")
        theme.load_fonts()
        sys.setswitchinterval(0.0005)  # threads at work would make the window stutter
    QLocale.setDefault(QLocale(language))
    translate(app, language)
    theme.apply(app, theme_name, contrast)
    return app


def translate(app: QApplication, language: str) -> None:
    """Install the language's words; the sources are English."""
    while _installed:
        old = _installed.pop()
        app.removeTranslator(old)
        old.deleteLater()
    qt = QTranslator(app)
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language == "az":
        # Qt has no Azerbaijani: what its dialogs and menus say is ours, too.
        of_qt = str(bundled.path("translations"))
    name = "qt" if language == "az" else "qtbase"
    if language != "en" and qt.load(QLocale(language), name, "_", of_qt):
        app.installTranslator(qt)
    ours = QTranslator(app)
    # English needs one for its plurals alone.
    if ours.load(str(bundled.path("translations", f"clerkdesk_{language}.qm"))):
        app.installTranslator(ours)
    _installed.extend((qt, ours))


class FirstFrame(QWidget):
    """The window's frame with empty places for what is to come, and a sentence of what is done
    meanwhile.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("ClerkDesk")
        self.resize(1440, 900)
        screen.fit(self)
        theme.dress(self)
        self.words = QLabel(QCoreApplication.translate("FirstFrame", "Opening the desk…"))
        self.words.setWordWrap(True)
        self.words.setProperty("role", "title")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        # As wide as the sidebar and the list that come in their place: nothing jumps then.
        for name, width, count in (("sidebar", 228, 9), ("queue", 492, 8), ("detail", 0, 5)):
            column = QFrame()  # which paints its background without being told to
            column.setObjectName(name)
            if width:
                column.setFixedWidth(min(width, self.width() // 3))
            inside = QVBoxLayout(column)
            inside.setSpacing(22)
            inside.setContentsMargins(18, 18, 40, 18)
            title = QLabel("ClerkDesk" if name == "sidebar" else "")
            title.setProperty("role", "title")
            inside.addWidget(title)
            for _ in range(count):
                placeholder = QFrame()
                placeholder.setFixedHeight(18)
                placeholder.setObjectName("placeholder")
                inside.addWidget(placeholder)
            inside.addStretch(1)
            if name == "detail":
                inside.addWidget(self.words)
                inside.addWidget(self.bar)
                inside.addStretch(2)
            row.addWidget(column, 0 if width else 1)

    def say(self, words: str, done: int, total: int) -> None:
        """What is done now, and how much of it; painted before this returns."""
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(words)
        self.bar.show()
        QCoreApplication.processEvents()


def preparing() -> str:
    """The sentence of a desk's first start."""
    return QCoreApplication.translate(
        "FirstFrame", "First start: the database is being made. This takes a few seconds."
    )


def building() -> str:
    """The sentence of the sample office's first start."""
    return QCoreApplication.translate(
        "FirstFrame", "First start: the sample office is being built. This takes up to a minute."
    )


class Look(NamedTuple):
    """How the first frame looks and speaks."""

    language: str
    theme_name: str
    contrast: bool | None
    """Whether the system asked for strong contrast the last time; None: nothing is known of it."""


def chosen(data_dir: Path, language: str, theme_name: str | None) -> Look:
    """Language and theme as they were chosen in the window, which win over those of the start; a
    theme that is named wins over both.
    """
    state = state_of(data_dir)
    remembered = str(state.value("theme", "light"))
    contrast = state.value("contrast")
    return Look(
        language=str(state.value("language", language)),
        theme_name=theme_name or remembered,
        # An ini file gives words back.
        contrast=None if contrast is None else str(contrast).lower() == "true",
    )


def state_of(data_dir: Path) -> QSettings:
    """Window, theme, splitters: kept beside the data, and of no value to anybody else."""
    return QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)


def first_frame(
    language: str, theme_name: str, contrast: bool | None = None
) -> tuple[QApplication, FirstFrame]:
    """The application, and the window's frame with empty places for what is to come; it is shown at
    once. The window that comes after it asks the system itself for its contrast.

    Nothing is collected from here on until the window does it itself: what is loaded meanwhile
    stays.
    """
    gc.disable()
    app = _dressed(language, theme_name, contrast)
    frame = FirstFrame()
    frame.show()
    return app, frame
