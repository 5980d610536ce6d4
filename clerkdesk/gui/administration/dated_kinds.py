"""What the page of settings shows of what is so from a date on."""

from datetime import date

from PySide6.QtCore import QObject

from clerkdesk.domain.versions import check_taken_away, parse_since
from clerkdesk.gui.administration.record_kind import RecordKind
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.administration import dated_changes, dated_records
from clerkdesk.usecases.administration.dated_records import (
    BASES,
    COMPLAINTS,
    LETTERHEADS,
    NEW,
    SINCE,
    Dated,
    State,
    is_nothing,
    written,
)
from clerkdesk.usecases.administration.records import Record

_DAY = 10
"""Letters of a date at the end of a record's key."""


class DatedKinds(QObject):
    """A class for its tr()."""

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._today = today

    def letterheads(self) -> RecordKind:
        """How an organisation is called on paper."""
        names = {
            "short_name": self.tr("Short name"),
            "legal_name": self.tr("Name on paper"),
            "city": self.tr("City"),
            "verification_address": self.tr("Address at which papers are checked"),
            "call_centre": self.tr("Call centre"),
            "e_mail": self.tr("E-mail"),
        }
        return self._kind(LETTERHEADS, names, "organisation_name")

    def complaints(self) -> RecordKind:
        """Where one complains of a refusal."""
        names = {
            "days": self.tr("Days after the refusal"),
            "az": self.tr("Where, in Azerbaijani"),
            "en": self.tr("Where, in English"),
            "ru": self.tr("Where, in Russian"),
        }
        return self._kind(COMPLAINTS, names, "complaint_place")

    def bases(self) -> RecordKind:
        """On which act an e-service rests."""
        names = {"act": self.tr("Act, as it calls itself"), "url": self.tr("Its address")}
        return self._kind(BASES, names, "legal_basis")

    def _kind(self, dated: Dated, names: dict[str, str], table: str) -> RecordKind:
        return RecordKind(
            fields=dated.fields,
            names={SINCE: self.tr("In force since (01.12.2026)"), **names},
            history=(table,),
            read=dated_records.records,
            save=dated_changes.save,
            given={"dated": dated},
            sample=lambda _values: "",
            sample_of=lambda key, values: self._sample(dated, key, values),
            hint=self.tr(
                "What is written on paper stays as it was on its day. What has not begun is taken"
                " away by emptying it."
            ),
            title=lambda record: self._title(dated, record),
            group=self._state,
            state=lambda values: values[SINCE],
            subject=lambda key: texts.day(date.fromisoformat(key[-_DAY:])),
            empty_is_none=True,
            blank=_blank,
        )

    def _title(self, dated: Dated, record: Record) -> str:
        if record.key.endswith(NEW):
            return self.tr("+ From another date on")
        return record.values["az"] if dated is COMPLAINTS else record.title

    def _state(self, state: str) -> str:
        return {
            "": "",
            State.IN_FORCE: self.tr("in force"),
            State.AHEAD: self.tr("ahead"),
            State.FORMER: self.tr("former"),
        }[state]

    def _sample(self, dated: Dated, key: str, values: dict[str, str]) -> str:
        """What papers say from when on. Raises Invalid."""
        if is_nothing(dated, values):
            if key.endswith(NEW):
                return self.tr("Write what shall be so, and from which day on.")
            check_taken_away(parse_since(values[SINCE]), self._today)
            return self.tr("It is taken away before it begins.")
        since = parse_since(values[SINCE])
        texts_of = written(dated, values)
        begins = self.tr("From %1 on:") if since > self._today else self.tr("Since %1:")
        lines = [filled(begins, texts.day(since))]
        if dated is LETTERHEADS:
            lines += [
                f"{texts_of['legal_name']}, {texts_of['city']}",
                f"{texts_of['call_centre']} · {texts_of['e_mail']}",
                f"https://{texts_of['verification_address']}/c/…",
            ]
        elif dated is COMPLAINTS:
            words = self.tr("%1 — within %2 days")
            lines.append(filled(words, str(texts_of["az"]), texts_of["days"]))
        else:
            lines += [str(texts_of["act"]), str(texts_of["url"])]
        return "\n".join(lines)


def _blank(subject: str) -> tuple[str, dict[str, str]]:
    """Where a version comes back that was taken away."""
    since = date.fromisoformat(subject[-_DAY:])
    key = f"{subject[:-_DAY].strip()} {NEW}".strip()
    return key, {SINCE: f"{since:%d.%m.%Y}"}
