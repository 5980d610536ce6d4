"""The way up from a form to whoever has the guide: the form knows its section and no window."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


class HelpRequest(QEvent):
    """Asks for the guide's section ``section``; "": that about where one is.

    It reaches a widget's ``customEvent``; whoever opens the guide accepts it.
    """

    TYPE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, section: str) -> None:
        super().__init__(self.TYPE)
        self.section = section
        # Qt makes every event an accepted one.
        self.ignore()


def ask_above(widget: QWidget, section: str) -> bool:
    """Ask the widgets above, the nearest first, until one accepts; False: none of them has a guide.

    Windows are no border: a form's parent is the window that it stands before.
    """
    above = widget.parentWidget()
    while above is not None:
        request = HelpRequest(section)
        QCoreApplication.sendEvent(above, request)
        if request.isAccepted():
            return True
        above = above.parentWidget()
    return False
