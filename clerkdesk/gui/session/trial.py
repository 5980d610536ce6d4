"""What of the window an installation can try by itself: a frame is painted without a screen, in its
own type and in each language, and the printers are asked for. Each raises what is wrong.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo

from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.session import first_frame
from clerkdesk.settings import LANGUAGES

_SENTENCE = ("FirstFrame", "Opening the desk…")
_OF_QT = ("QPlatformTheme", "Cancel")


def window() -> str:
    """The frame in both themes, painted, and Qt's own platform for when there is a screen."""
    painted = []
    for name in ("light", "dark"):
        _app, frame = first_frame.first_frame("az", name)
        QCoreApplication.processEvents()
        picture = frame.grab().toImage()
        colours = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 16)
            for y in range(0, picture.height(), 16)
        }
        frame.close()
        assert len(colours) > 2, "nothing is painted"
        painted.append(picture)
    assert painted[0] != painted[1], "both themes look the same"
    assert not icons.pixmap("stamp", "#FFFFFF").toImage().isNull(), "no icon"
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    platforms = sorted(file.stem.removeprefix("lib") for file in plugins.iterdir())
    real = [name for name in platforms if name not in ("qoffscreen", "qminimal")]
    assert real, "no platform for a screen"
    return f"Qt {qVersion()}, {', '.join(real)}"


def fonts() -> str:
    first_frame.application()
    family = QFontInfo(QGuiApplication.font()).family()
    assert family == theme.font().family(), family
    return family


def translations() -> str:
    """The window's words and Qt's own in each language."""
    app = first_frame.application()
    sentences = {}
    for language in LANGUAGES:
        first_frame.translate(app, language)
        sentences[language] = [QCoreApplication.translate(*words) for words in (_SENTENCE, _OF_QT)]
    for place in range(2):
        words = {texts[place] for texts in sentences.values()}
        assert len(words) == len(LANGUAGES), words
    return ", ".join(f"{language}: {texts[0]}" for language, texts in sentences.items())


def printers() -> str:
    """None is no fault: what counts is that the system can be asked."""
    first_frame.application()
    names = QPrinterInfo.availablePrinterNames()
    return ", ".join(names) or "0"


PARTS: dict[str, Callable[[], str]] = {
    "window": window,
    "fonts": fonts,
    "translations": translations,
    "printers": printers,
}
