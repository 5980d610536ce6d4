"""The tabs Debt, Messages and History: what happened, newest first."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.outcomes import Ending, shown
from clerkdesk.gui.kit import outcomes, texts
from clerkdesk.gui.kit.folding import FoldingLines
from clerkdesk.gui.kit.layout import column, empty
from clerkdesk.gui.kit.previews import preview_card
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import Card, button, chip, label
from clerkdesk.usecases.case.rows import CaseDetail, HistoryRow
from clerkdesk.usecases.catalogue import known
from clerkdesk.usecases.messages.rendering import Rendered

_BESIDE_FROM = 400
"""Pixels: from this width on what was said has room beside when and how it ended."""


class _ListTab(QWidget):
    """A card with a grid of lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = column(spacing=12)
        self.setLayout(column(self._cards, 1))

    def _card(
        self, caption: str, lines: list[tuple[QWidget, ...]], nothing: str, stretch: int
    ) -> Card:
        """``stretch``: the column that takes the room there is; behind others it goes below them on
        a narrow window.
        """
        card = Card(caption)
        listed = FoldingLines(stretch, _BESIDE_FROM if stretch > 1 else 0, spacing=(16, 9))
        for line in lines:
            listed.add(*line)
        card.body.addWidget(listed)
        if not lines:
            card.body.addWidget(label(nothing, "muted", wrap=True))
        return card


class DebtTab(_ListTab):
    def show_case(self, case: CaseDetail) -> None:
        empty(self._cards)
        lines: list[tuple[QWidget, ...]] = []
        for check in case.debt_checks:
            if check.amount_qepik is not None:
                outcome = chip(
                    texts.money(check.amount_qepik), "bad" if check.amount_qepik > 0 else "ok"
                )
            else:
                tone = outcomes.TONES[shown(check.outcome).result]
                outcome = chip(outcomes.word(check.outcome), tone)
            detail = outcomes.why_nothing_is_known(check.outcome)
            as_of = filled(self.tr("as of %1"), texts.when(check.as_of)) if check.as_of else ""
            who = " · ".join(
                part
                for part in (texts.word(check.purpose), check.requested_by, as_of, detail)
                if part
            )
            lines.append(
                (
                    label(texts.when(check.answered_at or check.requested_at), "muted"),
                    outcome,
                    label(who, wrap=True),
                )
            )
        self._cards.addWidget(
            self._card(
                self.tr("QUESTIONS TO BILLING"),
                lines,
                self.tr("Billing has not been asked yet."),
                2,
            )
        )
        if case.certificates:
            rows: list[tuple[QWidget, ...]] = []
            for certificate in case.certificates:
                tone = {"live": "ok", "expired": "warn", "revoked": "bad"}.get(
                    certificate.state, "plain"
                )
                prints = self.tr("printed %n time(s)", "", certificate.prints)
                after = f" → {certificate.superseded_by}" if certificate.superseded_by else ""
                rows.append(
                    (
                        label(certificate.number, "strong", selectable=True),
                        chip(texts.word(certificate.state), tone),
                        label(f"{texts.when(certificate.issued_at)} · {prints}{after}", wrap=True),
                    )
                )
            self._cards.addWidget(self._card(self.tr("CERTIFICATES"), rows, "", 2))


class MessagesTab(_ListTab):
    """``again`` with a message's id: one that did not arrive is to be sent once more."""

    again = Signal(int)

    def show_case(self, case: CaseDetail) -> None:
        empty(self._cards)
        lines: list[tuple[QWidget, ...]] = []
        for message in case.messages:
            tone = {
                "sent": "ok",
                "delivered": "ok",
                "written": "accent",
                "failed": "bad",
                "unclear": "warn",
            }.get(message.state, "plain")
            fault = sentence(message.fault) if message.fault and known(message.fault) else ""
            detail = f"{texts.word(message.channel)} · {texts.word(message.event)}" + (
                f" · {fault}" if fault else ""
            )
            at = message.sent_at or message.queued_at
            line: tuple[QWidget, ...] = (
                label(texts.when(at), "muted"),
                chip(texts.word(message.state), tone),
                label(detail, wrap=True),
            )
            if message.state in ("failed", "unclear"):
                line += (
                    button(
                        self.tr("Send again"), "link", None, partial(self.again.emit, message.id)
                    ),
                )
            lines.append(line)
        self._cards.addWidget(
            self._card(
                self.tr("MESSAGES TO THE CITIZEN"), lines, self.tr("No message has been queued."), 2
            )
        )

    def show_preview(self, rendered: list[Rendered]) -> None:
        """What the citizen would read, below the list."""
        for message in rendered:
            self._cards.addWidget(preview_card(message))


class HistoryTab(_ListTab):
    def show_case(self, case: CaseDetail) -> None:
        empty(self._cards)
        lines: list[tuple[QWidget, ...]] = []
        for event in case.history:
            text = label(self._text(case, event), wrap=True, selectable=True)
            who = QWidget()
            who.setLayout(
                column(
                    label(texts.when(event.at), "muted"),
                    label(self._actor(event.actor), "muted"),
                    spacing=0,
                )
            )
            lines.append((who, text))
        others = [draft for draft in case.drafts if draft.login != case.me]
        if others:
            begun: list[tuple[QWidget, ...]] = [
                (
                    label(texts.when(draft.at), "muted"),
                    label(
                        f"{draft.name} · {texts.word(draft.kind)}\n{draft.text}",
                        wrap=True,
                        selectable=True,
                    ),
                )
                for draft in others
            ]
            self._cards.addWidget(self._card(self.tr("COLLEAGUES' DRAFTS"), begun, "", 1))
        self._cards.addWidget(
            self._card(self.tr("HISTORY"), lines, self.tr("Nothing has happened yet."), 1)
        )

    def _actor(self, actor: str) -> str:
        return {"worker": self.tr("Program"), "local": self.tr("Portal")}.get(actor, actor)

    def _text(self, case: CaseDetail, event: HistoryRow) -> str:
        detail = event.detail or ""
        match event.action:
            case "registered" | "sheet":
                detail = texts.word(detail)
            case "verdict":
                detail = _verdict_text(case, detail)
            case "finding" | "finding_closed" | "acknowledge":
                detail = texts.weighed(detail)
            case "second_look":
                detail = texts.looked_at(detail)
            case "sample_look":
                detail = texts.sample_said(detail)
            case "debt_answer":
                detail = texts.money(int(detail))
            case "message":
                event_name, channel, state = (detail.split(" ") + ["", "", ""])[:3]
                detail = f"{texts.word(event_name)}, {texts.word(channel)}: {texts.word(state)}"
            case "call":
                detail = texts.word(detail)
            case Ending.NO_ANSWER | Ending.CANNOT_BE_FORMED:
                detail = texts.plain_sentence(detail)
        text = texts.word(event.action) + (f": {detail}" if detail else "")
        return f"{text}\n{self._amended(event.text)}" if event.text else text

    def _amended(self, text: str) -> str:
        """The fields of an amendment by their names."""
        lines = []
        for line in text.splitlines():
            field, colon, values = line.partition(": ")
            key = "object_address" if field == "address" else field
            lines.append(f"{texts.word(key)}: {values}" if colon and texts.known(key) else line)
        return "\n".join(lines)


def _verdict_text(case: CaseDetail, detail: str) -> str:
    kind, sign, reason = (detail.split(" ", 2) + ["", ""])[:3]
    title = next(
        (texts.title(document.titles) for document in case.documents if document.kind == kind), kind
    )
    mark = {"+": "✓", "-": "✗"}.get(sign[:1], "–")
    return f"{title} {mark} {reason.removeprefix('@').strip()}".rstrip()
