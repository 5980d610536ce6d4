"""The words of the working calendar."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from clerkdesk.domain.day_kinds import DayKind
from clerkdesk.gui.kit.texts import filled

_MONTHS = (
    QT_TRANSLATE_NOOP("CalendarWords", "January"),
    QT_TRANSLATE_NOOP("CalendarWords", "February"),
    QT_TRANSLATE_NOOP("CalendarWords", "March"),
    QT_TRANSLATE_NOOP("CalendarWords", "April"),
    QT_TRANSLATE_NOOP("CalendarWords", "May"),
    QT_TRANSLATE_NOOP("CalendarWords", "June"),
    QT_TRANSLATE_NOOP("CalendarWords", "July"),
    QT_TRANSLATE_NOOP("CalendarWords", "August"),
    QT_TRANSLATE_NOOP("CalendarWords", "September"),
    QT_TRANSLATE_NOOP("CalendarWords", "October"),
    QT_TRANSLATE_NOOP("CalendarWords", "November"),
    QT_TRANSLATE_NOOP("CalendarWords", "December"),
)
_WEEKDAYS = (
    QT_TRANSLATE_NOOP("CalendarWords", "Mo"),
    QT_TRANSLATE_NOOP("CalendarWords", "Tu"),
    QT_TRANSLATE_NOOP("CalendarWords", "We"),
    QT_TRANSLATE_NOOP("CalendarWords", "Th"),
    QT_TRANSLATE_NOOP("CalendarWords", "Fr"),
    QT_TRANSLATE_NOOP("CalendarWords", "Sa"),
    QT_TRANSLATE_NOOP("CalendarWords", "Su"),
)
_LONG_WEEKDAYS = (
    QT_TRANSLATE_NOOP("CalendarWords", "Monday"),
    QT_TRANSLATE_NOOP("CalendarWords", "Tuesday"),
    QT_TRANSLATE_NOOP("CalendarWords", "Wednesday"),
    QT_TRANSLATE_NOOP("CalendarWords", "Thursday"),
    QT_TRANSLATE_NOOP("CalendarWords", "Friday"),
    QT_TRANSLATE_NOOP("CalendarWords", "Saturday"),
    QT_TRANSLATE_NOOP("CalendarWords", "Sunday"),
)
_IN_DATES = (
    QT_TRANSLATE_NOOP("CalendarWords", "%1 January %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 February %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 March %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 April %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 May %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 June %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 July %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 August %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 September %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 October %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 November %2"),
    QT_TRANSLATE_NOOP("CalendarWords", "%1 December %2"),
)
_KINDS = {
    DayKind.WORKING: QT_TRANSLATE_NOOP("CalendarWords", "Working day"),
    DayKind.MOVED: QT_TRANSLATE_NOOP("CalendarWords", "Moved"),
    DayKind.HOLIDAY: QT_TRANSLATE_NOOP("CalendarWords", "Holiday"),
    DayKind.MOURNING: QT_TRANSLATE_NOOP("CalendarWords", "Day of mourning"),
}
_AS_DONE = {
    DayKind.WORKING: QT_TRANSLATE_NOOP("CalendarWords", "working day"),
    DayKind.MOVED: QT_TRANSLATE_NOOP("CalendarWords", "moved day off"),
    DayKind.HOLIDAY: QT_TRANSLATE_NOOP("CalendarWords", "holiday"),
    DayKind.MOURNING: QT_TRANSLATE_NOOP("CalendarWords", "day of mourning"),
}


def _word(text: object) -> str:
    return QCoreApplication.translate("CalendarWords", str(text))


class Counts(QObject):
    """A class only for its tr(): lupdate finds no plural in translate()."""

    def working(self, count: int) -> str:
        """How many days are worked."""
        return self.tr("%n working day(s)", "", count)

    def from_today(self, count: int) -> str:
        """How far ahead a day lies."""
        return self.tr("in %n working day(s)", "", count)

    def ago(self, count: int) -> str:
        """How far back it lies."""
        return self.tr("%n working day(s) ago", "", count)


def month(number: int) -> str:
    return _word(_MONTHS[number - 1])


def weekdays() -> list[str]:
    return [_word(name) for name in _WEEKDAYS]


def weekday(on: date) -> str:
    return _word(_LONG_WEEKDAYS[on.weekday()])


def long_date(on: date) -> str:
    """A date with the month's name and the weekday, as a sentence begins."""
    return f"{filled(_word(_IN_DATES[on.month - 1]), on.day, on.year)}, {weekday(on)}"


def kind(of: DayKind) -> str:
    """As the choice of kinds calls it."""
    return _word(_KINDS[of])


def day_is(of: DayKind | None) -> str:
    """What a day is, within a sentence; None: a plain weekend, or nothing decided."""
    if of is None:
        return QCoreApplication.translate("CalendarWords", "weekend")
    return _word(_AS_DONE[of])


def reason(text: str) -> str:
    """Why a day is so; the package's own words for what the kind says already are left out."""
    return "" if text in ("moved", "weekend") else text


def spoken(*, on: date, kind: DayKind | None, reason: str, is_today: bool, is_draft: bool) -> str:
    """A day as it is read aloud."""
    words = [long_date(on), day_is(kind)]
    if reason not in ("", "moved"):
        words.append(reason)
    if is_today:
        words.append(QCoreApplication.translate("CalendarWords", "today"))
    if is_draft:
        words.append(QCoreApplication.translate("CalendarWords", "not saved"))
    return ", ".join(words)
