"""Of findings that need a second look: how far the application is from its approval."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from clerkdesk.domain.findings import FindingState
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import label, restyle
from clerkdesk.usecases.case.rows import FindingRow

translate = QCoreApplication.translate
_MARK = 20
"""Pixels: across the round number of a step."""


def steps(findings: Sequence[FindingRow]) -> QWidget:
    """Weighing, the second look and the approval, and at which of them it stands."""
    weighed = sum(finding.state != FindingState.OPEN for finding in findings)
    waits = [finding for finding in findings if finding.state == FindingState.SECOND_LOOK]
    look = translate("SecondLook", "Second look")
    if waits and waits[0].second_wanted is not None:
        look = filled(translate("SecondLook", "Second look: %1 awaited"), waits[0].second_wanted)
    elif waits:
        look = translate("SecondLook", "Second look awaited")
    of_weighing = filled(translate("SecondLook", "Weighing %1/%2"), weighed, len(findings))
    open_ones = weighed < len(findings)
    done = "plain" if open_ones else "ok"
    shown = QWidget()
    shown.setObjectName("findingSteps")
    shown.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    shown.setLayout(
        row(
            *_step(1, of_weighing, "accent" if open_ones else "ok"),
            _line(),
            *_step(2, look, "progress" if waits else done),
            _line(),
            *_step(3, translate("SecondLook", "Approval"), "plain"),
            1,
            spacing=8,
            margins=(13, 6, 13, 6),
        )
    )
    return shown


def _step(number: int, text: str, tone: str) -> tuple[QLabel, QLabel]:
    mark = QLabel(str(number))
    mark.setProperty("step", tone)
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    mark.setFixedSize(_MARK, _MARK)
    words = label(text, "strong" if tone in ("accent", "progress") else "muted")
    restyle(words, tone=tone if tone != "plain" else None)
    return mark, words


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("step", "line")
    line.setFixedSize(34, 1)
    return line
