"""What an organisation sets with one value: what the page of settings shows of it."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject

from clerkdesk.gui.administration.record_kind import RecordKind
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.administration import setting_changes, setting_records
from clerkdesk.usecases.administration.setting_records import KEYS, OF_PAPERS, VALID_DAYS, VALUE
from clerkdesk.usecases.history.office import Change, OfficeAct


class SettingsOfOffice(QObject):
    """A class for its tr()."""

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._words = {"yes": self.tr("yes"), "no": self.tr("no")}

    def kind(self, keys: Sequence[str] = KEYS, hint: str = "") -> RecordKind:
        """What the pane is made of. ``hint``: what is said besides."""
        own = self.tr("Of your organisation alone; the other one has its own.")
        return RecordKind(
            fields=setting_records.FIELDS,
            names={VALUE: self.tr("Value")},
            history=("organisation_setting", "setting"),
            read=setting_records.records,
            save=setting_changes.save,
            given={"words": self._words, "keys": tuple(keys)},
            sample=lambda values: values[VALUE],
            sample_of=self._meaning,
            hint=" ".join(filter(None, (own, hint))),
            group=lambda _none: "",
            state=lambda values: values[VALUE],
            title=lambda record: self._title(record.key),
            subject=self._title,
            change_words=self._change,
            before=self._before,
            subjects=frozenset(keys),
            empty_is_none=True,
            effect=setting_records.effect,
            effect_words=self._effect,
        )

    def papers(self) -> RecordKind:
        """Of certificates and letters."""
        words = self.tr(
            "The words of a paper are the program's; names and addresses stand under “Letterhead”,"
            " the act of a letter under “Legal bases”. A paper that is out keeps what was printed."
        )
        return self.kind(OF_PAPERS, words)

    def _title(self, key: str) -> str:
        return {
            "office_opens": self.tr("A working day begins"),
            "office_closes": self.tr("A working day, and with it a term, ends"),
            "idle_lock_minutes": self.tr("Minutes until an untouched desk locks"),
            "waiting_stops_clock": self.tr("The clock stands while the citizen is awaited"),
            "reminder_days": self.tr("Working days after which citizens are asked again"),
            "payment_watch_days": self.tr("Days on which billing is asked whether it is paid"),
            "report_mail": self.tr("Reports that leave by themselves"),
            "sample_percent": self.tr("Decisions of a hundred that get a second look"),
            "confirm_mobile": self.tr("Citizens confirm their mobile number"),
            "load_norm": self.tr("Applications that one person is to hold"),
            VALID_DAYS: self.tr("Days for which a certificate may be used"),
            "revoke_second": self.tr("Two supervisors revoke a certificate or letter"),
        }.get(key, key)

    def _meaning(self, key: str, values: dict[str, str]) -> str:
        """What a value does. Raises Invalid."""
        value = setting_records.stored(key, values[VALUE], self._words)
        yes = value == "yes"
        match key:
            case "office_opens":
                return filled(self.tr("Office hours are counted from %1."), value)
            case "office_closes":
                words = self.tr("Terms end at %1 of their last day. The day stays as promised.")
                return filled(words, value)
            case "idle_lock_minutes":
                words = self.tr("After %1 minutes without a touch of keyboard or mouse it locks.")
                return filled(words, value) if int(value) else self.tr("It never locks by itself.")
            case "waiting_stops_clock":
                stands = self.tr("Days of waiting for the citizen join the term.")
                return stands if yes else self.tr("The term runs on while the citizen is awaited.")
            case "reminder_days":
                words = self.tr("Asked again after so many working days: %1.")
                return filled(words, value) if value else self.tr("Nobody is asked again.")
            case "payment_watch_days":
                words = self.tr("Every morning for %1 days; the citizen is told once it is paid.")
                return filled(words, value) if int(value) else self.tr("Billing is not asked.")
            case "sample_percent":
                words = self.tr("%1 of a hundred decisions are looked at by somebody else.")
                return filled(words, value) if int(value) else self.tr("None is looked at.")
            case "report_mail":
                words = self.tr("day, week or month, the time, addresses: %1")
                return filled(words, value) if value else self.tr("No report leaves by itself.")
            case "load_norm":
                words = self.tr("Who holds more than %1 has too much; less than half, too little.")
                return filled(words, value)
            case setting_records.VALID_DAYS:
                return self._usable(int(value))
            case "revoke_second":
                two = self.tr("It is in force until a second supervisor agrees.")
                return two if yes else self.tr("One supervisor revokes it by a reason.")
        sent = self.tr("At the citizens' pages a code by SMS confirms the number.")
        return sent if yes else self.tr("The number is taken as it was written.")

    def _usable(self, days: int) -> str:
        if not days:
            return self.tr("A certificate is valid as long as nobody revokes it.")
        words = self.tr("A certificate of today, %1, is valid until %2; from %3 on it is expired.")
        until = self._today + timedelta(days=days)
        after = until + timedelta(days=1)
        return filled(words, *map(texts.day, (self._today, until, after)))

    def _effect(self, key: str, counts: tuple[int, ...]) -> str:
        if not counts:
            return ""
        if key == VALID_DAYS:
            return self._papers(*counts)
        moved, late, in_time = counts
        if not moved:
            return self.tr("It changes nothing for open applications.")
        sentences = [self.tr("%n open term(s) end at another hour; no citizen is told.", "", moved)]
        if late:
            sentences.append(self.tr("%n of them are late at once.", "", late))
        if in_time:
            sentences.append(self.tr("%n of them are in time again.", "", in_time))
        return " ".join(sentences)

    def _papers(self, over: int, again: int) -> str:
        sentences = []
        if over:
            sentences.append(self.tr("%n certificate(s) that are out expire at once.", "", over))
        if again:
            sentences.append(self.tr("%n expired certificate(s) are valid again.", "", again))
        return " ".join(sentences) or self.tr("It changes nothing for certificates that are out.")

    def _change(self, act: OfficeAct) -> str:
        return f"{self._shown(act.old)} → {self._shown(act.new)}"

    def _before(self, change: Change) -> dict[str, str]:
        value = change.before("value") or ""
        return {VALUE: self._words.get(value, value)}

    def _shown(self, value: str | None) -> str:
        return self._words.get(value or "–", value or "–")
