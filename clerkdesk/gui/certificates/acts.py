"""The act of a check, as it is saved: in Azerbaijani, as every paper."""

import hashlib

from clerkdesk.domain.paper_checks import Act, Line
from clerkdesk.gui.certificates.answer_card import spoken
from clerkdesk.gui.certificates.checking import Checked
from clerkdesk.usecases.catalogue import sentence


def act(checked: Checked, by: str) -> Act:
    """``by``: the name of who has checked."""
    content = checked.shown.content
    return Act(
        heading=sentence(checked.answer.code, {"number": checked.number or "—"}),
        number=checked.number or "—",
        file=checked.shown.name,
        sha256=hashlib.sha256(content).hexdigest() if content is not None else "",
        lines=[(line.part, line.mark, _said(line)) for line in checked.lines],
        at=checked.at,
        by=by,
    )


def _said(line: Line) -> str:
    return sentence(line.code, spoken(dict(line.params)))
