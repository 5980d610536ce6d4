"""What is said of a second look."""

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.findings import FindingState
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.case.rows import FindingRow

translate = QCoreApplication.translate


def concerns(finding: FindingRow) -> bool:
    """Whether the finding waits for a second look, has had one, or will need one."""
    waits = finding.state == FindingState.SECOND_LOOK
    return waits or finding.wants_second or finding.agrees is not None


def awaited(finding: FindingRow) -> str:
    """Whose second look the finding waits for."""
    if finding.second_wanted is None:
        return translate("SecondLook", "Second look awaited")
    initial, _, surname = finding.second_wanted.partition(" ")
    return filled(translate("SecondLook", "%1 awaited"), f"{initial[:1]}. {surname}".strip())


def answer(finding: FindingRow) -> str:
    """What the second person said, who and when; "": nobody has looked."""
    if finding.agrees is None or finding.second_at is None:
        return ""
    verdict = (
        translate("SecondLook", "Second look: agrees")
        if finding.agrees
        else translate("SecondLook", "Second look: does not agree")
    )
    words = f"{verdict}: {finding.second_text}" if finding.second_text else verdict
    return f"{words} — {finding.second_by or ''}, {texts.when(finding.second_at)}"
