"""The line at the bottom: the database and its state, unsent messages, the most used keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerkdesk.domain.alarm_rules import Sounding
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import label, restyle

_ALARM_LEAST = 160
"""Pixels that an alarm has in the narrowest window."""


class StatusBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.database = label("", "muted")
        self._unsent = label("", "muted")
        self.alarm = label("")
        restyle(self.alarm, tone="bad")
        # It takes what room there is, and never makes a window wider.
        self.alarm.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.alarm.setMinimumWidth(_ALARM_LEAST)
        self.alarm.hide()
        self._alarm_said = ""
        self._icon = label()
        self._usual = self.tr(
            "J/K choose   Enter open   Ctrl+Enter approve   Ctrl+K commands   F1 help"
        )
        self.hints = label(self._usual, "muted")
        line = row(
            self._icon,
            self.database,
            self._unsent,
            self.alarm,
            1,
            self.hints,
            spacing=10,
            margins=(14, 3, 14, 3),
        )
        line.setStretchFactor(self.alarm, 100)
        self._line = line
        self.setLayout(line)
        self.show_database(True)

    def show_keys(self, page: QWidget | None) -> None:
        """The keys of the page that is shown, where it names its own (``key_hints``)."""
        own = getattr(page, "key_hints", "")
        self.hints.setText(own if isinstance(own, str) and own else self._usual)

    def show_database(self, connected: bool, worker: bool = True) -> None:
        """``worker``: whether one gives signs of life; without it nothing is asked and nothing is
        sent.
        """
        t = theme.tokens()
        well = connected and worker
        self._icon.setPixmap(
            icons.pixmap("database", t.ok if well else t.bad, 14, self.devicePixelRatioF())
        )
        state = self.tr("Database: connected") if connected else self.tr("Database: not connected")
        self._icon.setAccessibleName(state)
        self.database.setText(state if not connected or worker else sentence("worker_silent"))
        restyle(self.database, role="muted" if well else None, tone=None if well else "bad")

    def show_unsent(self, count: int) -> None:
        self._unsent.setText(filled(self.tr("·   Unsent messages: %1"), count))

    def show_alarms(self, alarms: Sequence[Sounding]) -> None:
        """The first of what keeps the installation from being answered or heard; all of it as the
        tooltip.
        """
        since: dict[str, str] = {}
        for alarm in alarms:
            text = sentence(alarm.code, alarm.params)
            since.setdefault(text, alarm.since.astimezone(BAKU).strftime("%d.%m.%Y %H:%M"))
        self._alarm_said = next(iter(since), "")
        self.alarm.setAccessibleName(self._alarm_said)
        self.alarm.setToolTip("\n".join(f"{begun}: {text}" for text, begun in since.items()))
        self.alarm.setVisible(bool(since))
        self._fit_alarm()

    def _fit_alarm(self) -> None:
        self.alarm.setText(
            self.alarm.fontMetrics().elidedText(
                self._alarm_said, Qt.TextElideMode.ElideRight, max(_ALARM_LEAST, self.alarm.width())
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line.activate()
        self._fit_alarm()
