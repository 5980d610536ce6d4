"""What must be weighed, above whatever tab is shown: findings, notes and calls, what was asked."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from clerkdesk.domain.findings import FindingState, Severity
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case import finding_texts, second_look_texts
from clerkdesk.gui.case.finding_steps import steps
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import VerticalArea, column, height_for, row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, chip, label, mark
from clerkdesk.usecases.case.rows import CaseDetail, FindingRow, HistoryRow

MANY = 3
"""More open findings than these have one line each."""
_NOTES = 2
_EDGE = 10
"""Pixels between the card's edges and what stands on it."""
_COLUMN = 4000
"""Pixels that a column of its own may take: it scrolls as a whole."""


class FindingsStrip(VerticalArea):
    """``weigh_wanted``: the key of the finding whose reason is to be written; ``compare_wanted``:
    the application beside which it stands; ``history_wanted``: the rest of the notes.
    """

    weigh_wanted = Signal(str)
    look_wanted = Signal(str)
    """The key of the finding whose reason is to be looked at a second time."""
    compare_wanted = Signal(int)
    history_wanted = Signal()
    evidence_wanted = Signal(int, str)
    """The document that a finding speaks of, and the words to be marked there."""
    remade = Signal()
    """Its buttons are others now."""

    def __init__(self, parent: QWidget | None = None, *, beside: bool = False) -> None:
        """``beside``: it stands in a narrow column, and takes the height that it needs."""
        card = Card()
        card.body.setSpacing(0)
        frame = card.layout()
        assert frame is not None
        # A line's coloured edge is the card's own.
        frame.setContentsMargins(1, 1, 1, _EDGE)
        super().__init__(card, QCoreApplication.translate("FindingsStrip", "To be weighed"), parent)
        self.card = card
        self.setObjectName("findings")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._case: CaseDetail | None = None
        self._ways: list[QWidget] = []
        """A button of each open finding."""
        self._room = _COLUMN if beside else 0
        self._beside = beside
        self.brief = False
        """Whether each finding has one line, and what is weighed none."""
        self.hide()

    def show_case(self, case: CaseDetail) -> None:
        """What is to be weighed there; without anything it is hidden."""
        self._case = case
        self.setVisible(bool(case.findings or _notes_and_calls(case) or case.header.waiting_for))
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Take what is needed of so many pixels of height, and scroll the rest."""
        self._room = room
        case = self._case
        if case is None or self.isHidden() or room <= 0:
            return
        self.brief = sum(_is_open(finding) for finding in case.findings) > MANY
        needed = self._fill(case)
        if needed > room and not self.brief:
            self.brief = True
            needed = self._fill(case)
        self._take(needed)

    def _take(self, needed: int) -> None:
        """The height that it needs, as far as there is room."""
        self.setFixedHeight(min(needed, self._room))
        # Within a resizing Qt does not tell of the next one, and the card would stay as tall as the
        # strip was before: its lines in the middle, out of sight.
        self._fit()

    def _fill(self, case: CaseDetail) -> int:
        """Show the case in the present form; gives the height that it needs."""
        shown = (
            case.header.id,
            case.findings,
            case.links,
            _notes_and_calls(case),
            case.header.waiting_for,
            Action.ACKNOWLEDGE in case.header.allowed,
            Action.SECOND_LOOK in case.header.allowed,
            self.brief,
        )
        self.card.remake(shown, lambda: self._write(case))
        return self._needed()

    def _needed(self) -> int:
        """The height of what is shown, at the present width."""
        layout = self.card.layout()
        assert layout is not None
        return height_for(layout, max(self.viewport().width(), 1)) + 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kept = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and self._case is not None and self._room > 0:
            self._take(self._needed())
        return kept

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(self._room)

    def go_to_next(self) -> None:
        """The keys go to the next finding that is open, from the one they are at on and round."""
        if not self._ways:
            return
        places = [place for place, way in enumerate(self._ways) if way.hasFocus()]
        way = self._ways[(places[0] + 1) % len(self._ways) if places else 0]
        way.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(way)
        line = way.parentWidget()
        while line is not None and not isinstance(line, _Line):
            line = line.parentWidget()
        if line is not None:
            line.chosen.emit()

    def _write(self, case: CaseDetail) -> None:
        if case.findings:
            self.card.body.addWidget(self._head(case))
        self._ways = []
        for finding in case.findings:
            if _is_open(finding) or _may_look(case, finding) or not self.brief:
                self.card.body.addWidget(self._line(case, finding))
        if not self.brief and any(map(second_look_texts.concerns, case.findings)):
            self.card.body.addWidget(steps(case.findings))
        if case.header.waiting_for:
            text = filled(self.tr("Asked of the citizen: %1"), case.header.waiting_for)
            self.card.body.addWidget(self._remark("hourglass", text))
        notes = _notes_and_calls(case)
        for event in notes[:_NOTES]:
            icon = "phone" if event.action == "call" else "notebook-pen"
            self.card.body.addWidget(self._remark(icon, _words(event)))
        if len(notes) > _NOTES:
            text = filled(self.tr("All %1 notes and calls"), len(notes))
            self.card.body.addWidget(button(text, "link", None, self.history_wanted.emit))
        for place in range(self.card.body.count()):
            item = self.card.body.itemAt(place)
            shown = item.widget() if item is not None else None
            if shown is not None:
                # Qt shows it a moment later, and what is hidden has no size.
                shown.show()
        self.remade.emit()

    def _head(self, case: CaseDetail) -> QWidget:
        serious = sum(
            _is_open(finding) and finding.severity == Severity.SERIOUS for finding in case.findings
        )
        warnings = sum(_is_open(finding) for finding in case.findings) - serious
        tone = "warn" if warnings else "ok"
        parts: list[QWidget | int] = [
            mark("shield-alert", "bad" if serious else tone, self.tr("Needs attention")),
            label(self.tr("Needs attention"), "strong"),
        ]
        if serious:
            parts.append(chip(filled(self.tr("%1 serious"), serious), "bad"))
        if warnings:
            parts.append(chip(filled(self.tr("%1 warnings"), warnings), "warn"))
        weighed = filled(
            self.tr("%1 of %2 weighed"),
            len(case.findings) - serious - warnings,
            len(case.findings),
        )
        head = QWidget()
        if self._beside:
            lines = (row(*parts[:2], 1), row(*parts[2:], 1), label(weighed, "muted"))
            head.setLayout(column(*lines, spacing=4, margins=(_EDGE, _EDGE, _EDGE, 8)))
        else:
            margins = (_EDGE + 3, _EDGE, _EDGE + 3, 8)
            head.setLayout(row(*parts, 1, label(weighed, "muted"), margins=margins))
        return head

    def _line(self, case: CaseDetail, finding: FindingRow) -> QWidget:
        is_serious = finding.severity == Severity.SERIOUS
        tone = "bad" if is_serious else "warn"
        title = texts.title(finding.titles)
        facts_text = finding_texts.facts(case, finding)
        line = _Line()
        evidence = finding_texts.evidence(case, finding)
        if evidence is not None:
            line.chosen.connect(partial(self.evidence_wanted.emit, *evidence))
            line.setCursor(Qt.CursorShape.PointingHandCursor)
        line.setProperty("finding", tone)
        line.setProperty("next", finding == _next(case))
        meaning = self.tr("Serious") if is_serious else self.tr("Warning")
        sign = mark(finding_texts.icon(finding.kind), tone, meaning)
        buttons = self._buttons(case, finding)
        if buttons and (_is_open(finding) or _may_look(case, finding)):
            self._ways.append(buttons[-1])
        if self.brief:
            words: QWidget = _OneLine(f"{title} · {facts_text}")
        else:
            words = QWidget()
            reason = finding_texts.reason(finding)
            lines = [label(title, "strong", wrap=True)]
            if facts_text:
                lines.append(label(facts_text, "muted", wrap=True, selectable=True))
            if reason:
                lines.append(_toned(reason, "ok"))
            answer = second_look_texts.answer(finding)
            if answer:
                lines.append(_toned(answer, "ok" if finding.agrees else "bad"))
            below = row(*buttons, 1, margins=(0, 4, 0, 2)) if self._beside and buttons else None
            words.setLayout(column(*lines, *([below] if below else []), spacing=1))
        line.setAccessibleName(f"{meaning}: {title}. {facts_text}")
        ways = [] if self._beside else buttons
        if len(ways) > 1 and not self.brief and not _is_open(finding):
            ways = [_below_each_other(ways)]
        placed = row(sign, words, *ways, spacing=_EDGE, margins=(_EDGE, 5, _EDGE, 5))
        if not self.brief:
            placed.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        line.setLayout(placed)
        return line

    def _buttons(self, case: CaseDetail, finding: FindingRow) -> list[QWidget]:
        shown: list[QWidget] = []
        known = [link.id for link in case.links if link.in_scope]
        if finding.other_id in known and _is_open(finding):
            compare = partial(self.compare_wanted.emit, finding.other_id)
            shown.append(button(self.tr("Compare"), None, None, compare))
        may_weigh = Action.ACKNOWLEDGE in case.header.allowed
        if _is_open(finding):
            if may_weigh:
                weigh = partial(self.weigh_wanted.emit, finding.key)
                # One thing comes next: four buttons that shout say nothing.
                role = "primary" if finding == _next(case) else None
                shown.append(button(self.tr("Give a reason…"), role, None, weigh))
        else:
            if finding.state == FindingState.SECOND_LOOK:
                shown.append(chip(second_look_texts.awaited(finding), "progress"))
            else:
                shown.append(chip(self.tr("Weighed"), "ok"))
            if _may_look(case, finding):
                look = partial(self.look_wanted.emit, finding.key)
                shown.append(button(self.tr("Second look…"), "primary", None, look))
            if may_weigh:
                weigh = partial(self.weigh_wanted.emit, finding.key)
                shown.append(button(self.tr("Change…"), "link", None, weigh))
        for each in shown:
            if not each.accessibleName() and not self.brief:
                each.setAccessibleDescription(texts.title(finding.titles))
        return shown

    def _remark(self, icon: str, text: str) -> QWidget:
        line = QWidget()
        words = label(text, "muted", wrap=True) if self._beside else _OneLine(text, "muted")
        line.setLayout(
            row(mark(icon, "muted", ""), words, spacing=8, margins=(_EDGE + 3, 6, _EDGE, 0))
        )
        return line


def _next(case: CaseDetail) -> FindingRow | None:
    """The first that is still to be weighed."""
    return next((finding for finding in case.findings if _is_open(finding)), None)


def _may_look(case: CaseDetail, finding: FindingRow) -> bool:
    waits = finding.state == FindingState.SECOND_LOOK
    return waits and Action.SECOND_LOOK in case.header.allowed


def _toned(text: str, tone: str) -> QLabel:
    shown = label(text, wrap=True, selectable=True)
    shown.setProperty("tone", tone)
    return shown


def _is_open(finding: FindingRow) -> bool:
    return finding.state == FindingState.OPEN


def _notes_and_calls(case: CaseDetail) -> list[HistoryRow]:
    """Notes and calls, the newest first; an important note that is weighed stands as a finding."""
    weighed = {finding.facts.get("note") for finding in case.findings}
    return [
        event
        for event in case.history
        if event.action in ("note", "call") and (event.text or "") not in weighed
    ]


def _words(event: HistoryRow) -> str:
    parts = [texts.word(event.action)]
    if event.action == "call" and event.detail:
        parts[0] += f" ({texts.word(event.detail)})"
    parts += [event.actor, texts.when(event.at)]
    head = " · ".join(parts)
    return f"{head}: {event.text}" if event.text else head


def _below_each_other(ways: list[QWidget]) -> QWidget:
    """At the right edge."""
    shown = QWidget()
    placed = column(*ways, spacing=2)
    for way in ways:
        placed.setAlignment(way, Qt.AlignmentFlag.AlignRight)
    shown.setLayout(placed)
    return shown


class _Line(QFrame):
    """One finding; a click shows what it speaks of."""

    chosen = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()


class _OneLine(QLabel):
    """A text on one line, with dots where there is no room for the rest; whole in its tooltip."""

    def __init__(self, text: str, role: str | None = None) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line = " ".join(text.split())
        self.setText(self._line)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(
            self.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, self.width())
        )
