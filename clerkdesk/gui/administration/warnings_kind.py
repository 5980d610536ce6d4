"""When somebody is warned of an e-service's terms: what the page of settings shows of it."""

from datetime import datetime

from PySide6.QtCore import QObject

from clerkdesk.domain import warning_rules
from clerkdesk.domain.deadlines import BAKU, WorkingCalendar, baku_date
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.warning_rules import WarningRule, hours_after, hours_before
from clerkdesk.gui.administration.record_kind import RecordKind
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.administration import warning_changes, warning_records
from clerkdesk.usecases.history.office import Change, OfficeAct
from clerkdesk.usecases.supervision.warned import setting_of

_SETTING = "warning_"


class WarningsKind(QObject):
    """A class for its tr()."""

    def __init__(self, calendar: WorkingCalendar, at: datetime, parent: QObject) -> None:
        """``at``: now; the sample speaks of the term that a working day from then on ends."""
        super().__init__(parent)
        self._calendar = calendar
        self._term = calendar.due_at(calendar.add_working_days(baku_date(at), 1))

    def kind(self) -> RecordKind:
        """What the pane is made of."""
        return RecordKind(
            fields=warning_records.FIELDS,
            names={
                "holder_hours": self.tr("Whoever holds it: office hours before the term"),
                "supervisor_hours": self.tr("Supervisors: office hours before the term"),
                "after_hours": self.tr("Others by e-mail: office hours after the term"),
                "mail": self.tr("Who gets the supervisors' warning by e-mail"),
                "after_mail": self.tr("Who gets an e-mail when the term has passed"),
            },
            history=("organisation_setting", "setting"),
            read=warning_records.records,
            save=warning_changes.save,
            sample=self._sample,
            hint=self.tr(
                "0: nobody is warned. E-mails name applications by their numbers alone, each term"
                " once."
            ),
            group=lambda _service: "",
            state=lambda values: self._short(warning_rules.checked(values)),
            title=lambda record: texts.word(record.group),
            subject=lambda key: texts.word(key.removeprefix(_SETTING)),
            change_words=self._said,
            before=_before,
            subjects=frozenset(map(setting_of, Service)),
            empty_is_none=True,
        )

    def _sample(self, values: dict[str, str]) -> str:
        """Of one term: at which moment whom. Raises Invalid."""
        rule = warning_rules.checked(values)
        lines = [filled(self.tr("An application whose term ends on %1:"), _moment(self._term))]
        holder = hours_before(self._calendar, self._term, rule.holder_hours)
        supervisor = hours_before(self._calendar, self._term, rule.supervisor_hours)
        later = hours_after(self._calendar, self._term, rule.after_hours)
        if rule.holder_hours:
            lines.append(filled(self.tr("from %1 its holder sees it"), _moment(holder)))
        if rule.supervisor_hours:
            lines.append(filled(self.tr("from %1 supervisors see it"), _moment(supervisor)))
            if rule.mail:
                lines.append(filled(self.tr("and an e-mail goes to %1"), rule.mail))
        if rule.after_hours:
            words = self.tr("from %1, undecided, it stands in red before supervisors")
            lines.append(filled(words, _moment(later)))
            if rule.after_mail:
                lines.append(filled(self.tr("and an e-mail goes to %1"), rule.after_mail))
        if len(lines) == 1:
            lines.append(self.tr("nobody is warned"))
        return "\n".join(lines)

    def _short(self, rule: WarningRule) -> str:
        hours = [f"{rule.holder_hours}", f"{rule.supervisor_hours}", f"+{rule.after_hours}"]
        return filled(self.tr("%1 h"), " · ".join(hours))

    def _said(self, act: OfficeAct) -> str:
        return f"{_read(act.old)} → {_read(act.new)}"


def _read(setting: str | None) -> str:
    return "–" if setting is None else setting.replace(" -", "")


def _before(change: Change) -> dict[str, str]:
    return warning_records.values_of(change.before("value") or "")


def _moment(at: datetime) -> str:
    return f"{at.astimezone(BAKU):%d.%m, %H:%M}"
