"""How many working days an e-service has: what the page of settings shows of it."""

from datetime import date, timedelta

from PySide6.QtCore import QObject

from clerkdesk.domain import term_rules
from clerkdesk.domain.deadlines import LEGAL_CEILING_WORKING_DAYS, WorkingCalendar
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.term_rules import DAYS, INVESTIGATION, SERVICE_OF, SINCE, TermRule
from clerkdesk.gui.administration.record_kind import RecordKind
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.administration import term_changes, term_records
from clerkdesk.usecases.history.office import Change, OfficeAct


class TermsKind(QObject):
    """A class for its tr()."""

    def __init__(self, calendar: WorkingCalendar, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._calendar = calendar
        self._today = today

    def kind(self) -> RecordKind:
        """What the pane is made of."""
        return RecordKind(
            fields=term_records.FIELDS,
            names={
                DAYS: self.tr("Working days of a term"),
                INVESTIGATION: self.tr("Working days of a special investigation"),
                SINCE: self.tr("For what is submitted from (05.12.2026)"),
            },
            history=("organisation_setting", "setting"),
            read=term_records.records,
            save=term_changes.save,
            sample=lambda _values: "",
            sample_of=self._sample,
            hint=filled(
                self.tr(
                    "At most %1 working days, by the law on citizens' applications. Open"
                    " applications keep the term that was promised. Without a day: what was to come"
                    " is taken away."
                ),
                LEGAL_CEILING_WORKING_DAYS,
            ),
            group=lambda _service: "",
            title=lambda record: texts.word(record.group),
            state=self._state,
            subject=lambda key: texts.word(SERVICE_OF[key]),
            change_words=lambda act: f"{self._read(act, act.old)} → {self._read(act, act.new)}",
            before=self._before,
            subjects=frozenset(SERVICE_OF),
            empty_is_none=True,
        )

    def _state(self, values: dict[str, str]) -> str:
        numbers = " · ".join(filter(None, (values[DAYS], values[INVESTIGATION])))
        if not values[SINCE]:
            return filled(self.tr("%1 working days"), numbers)
        return filled(self.tr("from %1: %2 working days"), values[SINCE], numbers)

    def _sample(self, key: str, values: dict[str, str]) -> str:
        """Of an application that is submitted on the first day of it. Raises Invalid."""
        service = SERVICE_OF[key]
        numbers = {name: values[name] for name in (DAYS, INVESTIGATION)}
        tomorrow = self._today + timedelta(days=1)
        # What holds today is judged by whoever saves it: here it is what would come.
        judged = numbers | {SINCE: values[SINCE].strip() or f"{tomorrow:%d.%m.%Y}"}
        stands = term_rules.parse(service, "")
        rules = term_rules.checked(service, judged, stands, self._today)
        rule = rules.then
        if rule is None:
            raise Invalid("missing", field=SINCE)
        first = rules.since if values[SINCE].strip() and rules.since else self._today
        return "\n".join(self._lines(first, rule))

    def _lines(self, first: date, rule: TermRule) -> list[str]:
        ends = self._calendar.add_working_days(first, rule.days)
        words = self.tr("Submitted on %1: to be decided by %2.")
        lines = [filled(words, texts.day(first), texts.day(ends))]
        if rule.investigation is not None:
            longest = self._calendar.add_working_days(first, rule.investigation)
            words = self.tr("With a special investigation: by %1.")
            lines.append(filled(words, texts.day(longest)))
        lines.append(self.tr("It changes nothing for open applications."))
        return lines

    def _read(self, act: OfficeAct, setting: str | None) -> str:
        if setting is None:
            return self.tr("as the e-service says")
        service = SERVICE_OF[act.subject]
        rules = term_rules.parse(service, setting)
        if rules.since is None or rules.then is None:
            return self._numbers(rules.first)
        words = self.tr("%1, from %2 on %3")
        then = self._numbers(rules.then)
        return filled(words, self._numbers(rules.first), texts.day(rules.since), then)

    def _numbers(self, rule: TermRule) -> str:
        return rule.text().replace(" ", " · ")

    def _before(self, change: Change) -> dict[str, str]:
        service = SERVICE_OF[change.first.subject]
        rules = term_rules.parse(service, change.before("value") or "")
        return term_rules.values_of(rules, self._today)
