"""The answer to a check: large and plain, below it line by line what was looked at."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from clerkdesk.domain.paper_checks import Line, Mark, Part, Tone
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.gui.certificates.checking import Checked
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import VerticalArea, column, empty, row, rule
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import Card, button, label, mark, remark, restyle

_MARKS = {
    Mark.OK: ("circle-check", "ok"),
    Mark.WARN: ("triangle-alert", "warn"),
    Mark.BAD: ("circle-x", "bad"),
    Mark.NOTE: ("info", "muted"),
    Mark.OPEN: ("circle", "muted"),
}
_SIGNS = {
    Verdict.VALID: "circle-check",
    Verdict.EXPIRED: "calendar-x",
    Verdict.SUPERSEDED: "circle-arrow-right",
    Verdict.REVOKED: "circle-x",
    Verdict.ALTERED: "circle-x",
    Verdict.UNKNOWN: "circle-help",
    Verdict.LIST_TOO_OLD: "clock",
    Verdict.LOST: "circle-help",
}
"""Each answer has its own sign: never by colour alone."""
_PARTS = 92
_SIGN = 34
_MOST_DIFFERENCES = 8


def spoken(params: dict[str, Any]) -> dict[str, str]:
    """What fills a line's sentence: moments and days as the window writes them."""
    return {name: _spoken(value) for name, value in params.items()}


def _spoken(value: Any) -> str:
    if isinstance(value, datetime):
        return texts.when(value)
    return texts.day(value) if isinstance(value, date) else str(value)


class AnswerCard(Card):
    """``action_chosen`` with the name of what is to be done: revoke, act, open, newer, print,
    compare, again.
    """

    action_chosen = Signal(str)

    def __init__(self, *, supervises: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._supervises = supervises
        self.checked: Checked | None = None
        self.banner = QFrame()
        self.sign = mark("circle", "muted", "", _SIGN)
        self.title = label("", "answer", wrap=True)
        self.details = label("", wrap=True, selectable=True)
        words = column(self.title, self.details, spacing=2)
        inside = row(self.sign, words, spacing=14, margins=(14, 10, 14, 10))
        inside.setStretch(1, 1)
        self.banner.setLayout(inside)
        self.nothing = label(
            self.tr(
                "Drop a paper's PDF, or type its number and code: what it is worth stands here. "
                "The file stays on this computer."
            ),
            "muted",
            wrap=True,
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.when = label("", "muted")
        self.lines_caption = label(self.tr("WHAT WAS CHECKED"), "caption")
        self.heads = row(self.lines_caption, 1, self.when)
        self.lines = QGridLayout()
        self.lines.setHorizontalSpacing(10)
        self.lines.setVerticalSpacing(7)
        self.lines.setColumnMinimumWidth(1, _PARTS)
        self.lines.setColumnStretch(2, 1)
        holder = QWidget()
        holder.setLayout(column(self.lines, 1))
        self.area = VerticalArea(holder, self.tr("What was checked"))
        self.buttons = self._buttons()
        self.below = row(
            self.buttons["revoke"],
            1,
            *[shown for name, shown in self.buttons.items() if name != "revoke"],
            spacing=8,
        )
        self.rule = rule()
        self.body.addWidget(self.banner)
        self.body.addWidget(self.nothing, 1)
        self.body.addLayout(self.heads)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.rule)
        self.body.addLayout(self.below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clear_answer()

    def _buttons(self) -> dict[str, QPushButton]:
        kinds = {
            "revoke": (self.tr("Revoke…"), "danger", None),
            "again": (self.tr("Check again"), None, "refresh-cw"),
            "act": (self.tr("Save the act"), None, "download"),
            "compare": (self.tr("Compare with the original"), None, "arrow-left-right"),
            "open": (self.tr("Open the application"), None, "file-text"),
            "newer": (self.tr("Open the newer one"), "primary", "circle-arrow-right"),
            "print": (self.tr("Print again"), None, "printer"),
        }
        return {
            name: button(text, kind, icon, self._ask(name))
            for name, (text, kind, icon) in kinds.items()
        }

    def _ask(self, name: str) -> Callable[[], None]:
        return lambda: self.action_chosen.emit(name)

    def clear_answer(self) -> None:
        """Nothing was checked."""
        self.checked = None
        self._show_parts(False)

    def show_waiting(self) -> None:
        """A check is under way."""
        self.banner.setEnabled(False)
        self.title.setText(self.tr("The paper is being checked…"))
        self.details.setText("")

    def _show_parts(self, there: bool) -> None:
        for shown in (self.banner, self.lines_caption, self.area, self.when, self.rule):
            shown.setVisible(there)
        self.nothing.setVisible(not there)
        if not there:
            for each in self.buttons.values():
                each.hide()

    def show_answer(self, checked: Checked) -> None:
        """Say what came of it."""
        self.checked = checked
        tone = checked.answer.tone
        self._show_parts(True)
        self.banner.setEnabled(True)
        restyle(self.banner, answer=str(tone))
        icon = _SIGNS[checked.judgement.verdict]
        if checked.judgement.verdict is Verdict.VALID and tone is not Tone.OK:
            icon = "triangle-alert"
        self.title.setText(self.heading(checked))
        restyle(self.title, tone=str(tone))
        remark(self.sign, icon, str(tone), self.title.text())
        self.details.setText(self.subheading(checked))
        self.when.setText(filled(self.tr("checked: %1"), texts.when(checked.at)))
        empty(self.lines)
        for place, line in enumerate(checked.lines):
            self._add(place, line)
        if checked.elsewhere is not None and checked.judgement.verdict is Verdict.UNKNOWN:
            # The digits of a number are easily swapped.
            maybe = Line(Part.REGISTER, Mark.NOTE, "check_maybe", {"number": checked.elsewhere})
            self._add(len(checked.lines), maybe, self.tr("Perhaps"))
        self._show_buttons(checked)
        announce(self, f"{self.title.text()}. {self.details.text()}", urgent=True)

    def set_narrow(self, narrow: bool) -> None:
        """On a narrow window the act's button has its sign alone."""
        act = self.buttons["act"]
        act.setText("" if narrow else self.tr("Save the act"))
        act.setAccessibleName(self.tr("Save the act"))
        act.setToolTip(self.tr("Save the act") if narrow else "")

    def heading(self, checked: Checked) -> str:
        """What is said large."""
        return sentence(checked.answer.code, {"number": checked.number or "—"})

    def subheading(self, checked: Checked) -> str:
        """Number, owner and time; or why it is so."""
        entry = checked.row
        reason = str(checked.judgement.reason or "")
        match checked.judgement.verdict:
            case Verdict.SUPERSEDED:
                return filled(self.tr("In force: %1"), reason)
            case Verdict.REVOKED if entry is not None and entry.state == "revoked":
                by = entry.state_by or "—"
                return f"{texts.when(entry.changed_at)}, {by}: {entry.state_reason or ''}"
            case Verdict.REVOKED:
                return reason if " " in reason or not texts.known(reason) else texts.word(reason)
            case Verdict.LOST:
                return sentence(
                    "certificate_is_lost", {"number": checked.number or "", "reason": reason}
                )
            case Verdict.UNKNOWN if checked.shown.content is None:
                return self.tr("No certificate has been issued with this number and code")
        parts = [checked.number or "—"]
        if entry is not None:
            parts += [texts.whose(entry.name), texts.when(entry.issued_at)]
        return " · ".join(parts)

    def _add(self, place: int, line: Line, name: str = "") -> None:
        icon, tone = _MARKS[line.mark]
        words = sentence(line.code, spoken(dict(line.params)))
        part = label(name or self.part(line.part), "strong")
        said_label = label(
            words,
            "muted" if line.mark in (Mark.NOTE, Mark.OPEN) else None,
            wrap=True,
            selectable=True,
        )
        said_label.setAccessibleName(f"{part.text()}: {texts.word(f'mark_{line.mark}')}: {words}")
        sign = mark(icon, tone, texts.word(f"mark_{line.mark}"))
        top = Qt.AlignmentFlag.AlignTop
        self.lines.addWidget(sign, place, 0, top)
        self.lines.addWidget(part, place, 1, top)
        self.lines.addWidget(said_label, place, 2, top)

    def show_differences(self, found: Sequence[tuple[str, str]]) -> None:
        """What differs from the original, line by line: (what the paper says, what is stored)."""
        place = self.lines.rowCount()
        if not found:
            same = Line(Part.INTEGRITY, Mark.NOTE, "check_words_same")
            self._add(place, same, self.tr("Words"))
        for shown, original in found[:_MOST_DIFFERENCES]:
            params = {"shown": shown or "—", "original": original or "—"}
            differs = Line(Part.INTEGRITY, Mark.BAD, "check_line_differs", params)
            self._add(place, differs, self.tr("Words"))
            place += 1
        if found:
            count = self.tr("%n line(s) differ from the stored original", "", len(found))
            self.details.setText(count)
            announce(self, count, urgent=True)

    def part(self, part: Part) -> str:
        """The name of what was looked at."""
        return {
            Part.SIGNATURE: self.tr("Signature"),
            Part.INTEGRITY: self.tr("Integrity"),
            Part.CHAIN: self.tr("Chain"),
            Part.LIST: self.tr("List of revocations"),
            Part.CODE: self.tr("QR and code"),
            Part.REGISTER: self.tr("Register"),
            Part.DEBT: self.tr("Debt"),
        }[part]

    def _show_buttons(self, checked: Checked) -> None:
        entry = checked.row
        verdict = checked.judgement.verdict
        # What nobody has revoked bars reopening, though its days are over.
        is_live = entry is not None and entry.state in ("live", Verdict.EXPIRED)
        printed = (Verdict.VALID, Verdict.LIST_TOO_OLD, Verdict.EXPIRED)
        shown = {
            "revoke": is_live and self._supervises,
            "again": verdict in (Verdict.UNKNOWN, Verdict.LIST_TOO_OLD, Verdict.LOST),
            "act": True,
            "compare": verdict is Verdict.ALTERED and entry is not None,
            "open": entry is not None,
            "newer": verdict is Verdict.SUPERSEDED and entry is not None,
            "print": is_live and verdict in printed,
        }
        for name, visible in shown.items():
            self.buttons[name].setVisible(visible)
