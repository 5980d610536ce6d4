"""What only an open application is asked for: a call, a correction."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QLineEdit, QPushButton, QWidget

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.identifiers import group_code, show_mobile
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.form import Form, TextArea
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.case.casework import CALL_AGAIN_DAYS, CALL_OUTCOMES
from clerkdesk.usecases.case.rows import CaseDetail

_AGAIN_AFTER = timedelta(hours=2)
"""Then it is called again, to the full hour, unless another time is chosen."""
_KEYS = 9
"""So many phrases have a key of their own."""


class CallForm(Form):
    section = "asking"

    def __init__(self, mobile: str, now: datetime, parent: QWidget | None) -> None:
        """``now``: the office's time."""
        super().__init__(self.tr("Call"), self.tr("Write down"), parent)
        self._now = now
        number = label(show_mobile(mobile), "amount", selectable=True)
        self.body.addWidget(number)
        self.outcome = QComboBox()
        for outcome in CALL_OUTCOMES:
            self.outcome.addItem(texts.word(outcome), outcome)
        self.field(self.tr("Outcome"), self.outcome)
        self.again = QDateTimeEdit()
        """When to call again, in Baku."""
        self.again.setDisplayFormat("dd.MM.yyyy HH:mm")
        self.again.setCalendarPopup(True)
        soon = now.astimezone(BAKU) + _AGAIN_AFTER
        self.again.setDateTime(
            QDateTime(QDate(soon.year, soon.month, soon.day), QTime(soon.hour, 0))
        )
        self._again = QWidget()
        again = column(label(self.tr("Call again"), "muted"), self.again, spacing=2)
        again.setContentsMargins(0, 0, 0, 0)
        self._again.setLayout(again)
        self.again.setAccessibleName(self.tr("Call again"))
        self.body.addWidget(self._again)
        self.outcome.currentIndexChanged.connect(lambda _place: self._show_again())
        self.text = TextArea(lines=3)
        self.field(self.tr("What was said"), self.text)
        # Enter must not write down a conversation that never was.
        self.text.setFocus()
        self._show_again()

    def check(self) -> str | None:
        again_at = self.again_at
        if again_at is None:
            return None
        if timedelta() < again_at - self._now <= timedelta(days=CALL_AGAIN_DAYS):
            return None
        return self.wrong(self.again, sentence("call_again_wrong", {"days": CALL_AGAIN_DAYS}))

    def _show_again(self) -> None:
        self._again.setVisible(self.outcome.currentData() == "call_back")

    @property
    def again_at(self) -> datetime | None:
        """When to call again; None: the outcome is another one."""
        if self.outcome.currentData() != "call_back":
            return None
        shown = self.again.dateTime()
        on = shown.date()
        at = shown.time()
        return datetime(on.year(), on.month(), on.day(), at.hour(), at.minute(), tzinfo=BAKU)


class VerdictForm(TextForm):
    """Why a document does not fit; what is often wrong with its kind is written by one click or
    Alt and its number.
    """

    section = "documents"

    def __init__(self, phrases: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(
            self.tr("The document does not fit"),
            self.tr("Save"),
            self.tr("What is wrong with it"),
            parent,
            section=VerdictForm.section,
        )
        self.phrases: list[QPushButton] = []
        for number, phrase in enumerate(phrases, 1):
            words = phrase.replace("&", "&&")
            offered = button(f"{number}  {words}" if number <= _KEYS else words, "link")
            if number <= _KEYS:
                offered.setShortcut(f"Alt+{number}")
            offered.setAccessibleName(phrase)
            offered.clicked.connect(partial(self._write, phrase))
            self.body.addWidget(offered, 0, Qt.AlignmentFlag.AlignLeft)
            self.phrases.append(offered)

    def _write(self, phrase: str, _checked: bool = False) -> None:
        """Behind what is written already; what is there is not written twice."""
        written = self.text.text
        if phrase not in written:
            self.text.setPlainText(f"{written}; {phrase}" if written else phrase)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()


class NoteForm(TextForm):
    """A note, which may be one that must be weighed."""

    section = "messages"

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Note"),
            self.tr("Save"),
            self.tr("Note (colleagues read it)"),
            parent,
            section=NoteForm.section,
        )
        self.important = QCheckBox(self.tr("Important: whoever approves must weigh it"))
        self.body.addWidget(self.important)


class AmendForm(Form):
    """The fields that may be corrected; only what was changed is sent."""

    section = "amending"

    def __init__(self, case: CaseDetail, parent: QWidget | None) -> None:
        super().__init__(self.tr("Amend"), self.tr("Save"), parent, width=560)
        head = case.header
        values = {
            "mobile": show_mobile(case.mobile),
            "email": case.email or "",
            "subscriber_code": head.subscriber_code or "",
            "address": case.address or "",
        }
        if head.service is Service.IDP:
            values |= {
                "previous_address": case.previous_address or "",
                "new_subscriber_code": case.new_subscriber_code or "",
            }
        else:
            values |= {
                "owner_name": case.owner_name or "",
                "consumer_group": case.consumer_group or "",
            }
        self._before = values
        self.edits: dict[str, QLineEdit] = {}
        """By the field's name."""
        for field, value in values.items():
            self.edits[field] = QLineEdit(value)
            self.field(
                texts.word("object_address" if field == "address" else field), self.edits[field]
            )
        self.new_code_button: QPushButton | None = None
        """Offers the account's code of today, where the stated one is an old one."""
        if case.account is not None and case.account.current_code:
            self._offer_code(case.account.current_code)
        self._none = QCheckBox(self.tr("The applicant states that there is no subscriber code"))
        self._none.setChecked(case.no_code_stated)
        self._stated = case.no_code_stated
        self.body.addWidget(self._none)
        self._none.setVisible(head.service is Service.IDP)
        self.reason = TextArea(lines=2)
        self.field(self.tr("Reason"), self.reason)
        next(iter(self.edits.values())).setFocus()

    def _offer_code(self, code: str) -> None:
        text = filled(self.tr("The account's code is now %1: use it"), group_code(code))
        self.new_code_button = button(
            text, "link", None, lambda: self.edits["subscriber_code"].setText(code)
        )
        self.body.addWidget(self.new_code_button)

    def take_over(self, mine: dict[str, str], reason: str) -> None:
        """Type again what was typed before; beside it stands what the application has now."""
        for field, value in mine.items():
            if field in self.edits:
                self.edits[field].setText(value)
                self.edits[field].setToolTip(
                    filled(self.tr("Now there: %1"), self._before[field] or "—")
                )
            else:
                self._none.setChecked(value == "true")
        self.reason.setPlainText(reason)

    @property
    def changes(self) -> dict[str, str]:
        changed = {
            field: edit.text()
            for field, edit in self.edits.items()
            if edit.text().strip() != self._before[field]
        }
        if self._none.isChecked() != self._stated:
            changed["no_subscriber_code"] = "true" if self._none.isChecked() else "false"
        return changed

    def check(self) -> str | None:
        if not self.changes:
            return sentence("nothing_to_amend")
        if self.reason.text:
            return None
        return self.wrong(self.reason, sentence("reason_required"))
