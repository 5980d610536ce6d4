"""What Qt says of a platform without a screen is kept away; all else is said as Qt says it."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

_WITHOUT_A_SCREEN = re.compile(
    r"This plugin does not support "
    r"(propagateSizeHints|raise|lower|setParent|setting window opacity|grabbing the keyboard)"
    r"(\(\))?"
)
"""Whole warnings of Qt's platform plugin "offscreen": there is no window manager that could do it.

Source: qtbase, src/gui/kernel/qplatformwindow.cpp.
"""


@contextmanager
def kept_away() -> Iterator[None]:
    """As long as it lasts; then messages go where they went before."""
    before = qInstallMessageHandler(_message)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """A known warning is dropped; another message, of whatever kind, is written as Qt does it."""
    if kind is QtMsgType.QtWarningMsg and _WITHOUT_A_SCREEN.fullmatch(message.strip()):
        return
    sys.stderr.write(qFormatLogMessage(kind, context, message) + "\n")
    sys.stderr.flush()
