"""What Qt says of itself goes to the program's log."""

import logging
import re

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("clerkdesk.qt")
_FUNCTION = re.compile(r"\w+(?:::\w+)+")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def to_the_log() -> None:
    """From now on, in place of standard error: which of Qt's functions it was. Its words may quote
    a text or the name of a file, and are left out.
    """
    qInstallMessageHandler(_message)


def _message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = _LEVELS.get(kind)
    if level is not None:
        function = _FUNCTION.match(message.strip())
        log.log(level, "%s %s", context.category or "", function[0] if function else "")
