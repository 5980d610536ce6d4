"""What is said of what recurs."""

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.recurring import HitKind, Standing, Verdict
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.supervision.recurring import HitRow, Judged

ICONS = {
    HitKind.PERSON: "users",
    HitKind.OLD_ADDRESS: "map-pin",
    HitKind.OLD_CODE: "hash",
    HitKind.CODE_IN_WORK: "hash",
    HitKind.FILE: "copy",
    HitKind.TELEPHONE: "phone",
    HitKind.AFTER_HOURS: "moon",
}


def kind_words(kind: HitKind) -> str:
    """What recurs, as a title."""
    translate = QCoreApplication.translate
    return {
        HitKind.PERSON: translate("Recurring", "One person in several households"),
        HitKind.OLD_ADDRESS: translate("Recurring", "One old home claimed several times"),
        HitKind.OLD_CODE: translate("Recurring", "One old subscriber code, several households"),
        HitKind.CODE_IN_WORK: translate("Recurring", "One code in several open applications"),
        HitKind.FILE: translate("Recurring", "The same file for different people"),
        HitKind.TELEPHONE: translate("Recurring", "One telephone, many applicants"),
        HitKind.AFTER_HOURS: translate("Recurring", "Decisions outside office hours"),
    }[kind]


def verdict_words(verdict: Verdict) -> str:
    """What was said of it, in short."""
    translate = QCoreApplication.translate
    return {
        Verdict.HARMLESS: translate("Recurring", "there is a good reason"),
        Verdict.MENDED: translate("Recurring", "an error, put right"),
        Verdict.SUSPECTED: translate("Recurring", "suspected, passed on"),
        Verdict.ASKED: translate("Recurring", "its office is asked"),
    }[verdict]


def subject(row: HitRow) -> str:
    """The title, and of whose decisions it speaks."""
    words = kind_words(row.hit.kind)
    return f"{words}: {row.person}" if row.person else words


def why(row: HitRow) -> list[str]:
    """Why it stands where it stands, a sentence each."""
    translate = QCoreApplication.translate
    hit = row.hit
    lines = [
        filled(translate("Recurring", "Applications: %1"), len(hit.members)),
        filled(translate("Recurring", "Not decided yet, can still be stopped: %1"), hit.open),
    ]
    if row.person is None:
        lines.append(
            filled(
                translate("Recurring", "Offices: %1"), ", ".join(sorted(set(row.offices.values())))
            )
        )
    lines.append(filled(translate("Recurring", "Last: %1"), texts.when(hit.newest)))
    return lines


def standing_words(row: HitRow) -> str:
    """Where it stands, in a word or two."""
    translate = QCoreApplication.translate
    if row.standing is Standing.JUDGED and row.judged is not None:
        return verdict_words(row.judged.verdict)
    if row.standing is Standing.ASKED:
        return translate("Recurring", "asked, not answered")
    if row.changed:
        return translate("Recurring", "something new")
    if row.judged is not None and row.judged.answered_by is not None:
        return translate("Recurring", "answered")
    return translate("Recurring", "new")


def judged_words(judged: Judged) -> list[str]:
    """What was said once: by whom, and what came of a question."""
    translate = QCoreApplication.translate
    lines = [f"{verdict_words(judged.verdict)} — {judged.by}, {texts.when(judged.at)}"]
    if judged.text:
        lines.append(judged.text)
    elif judged.verdict is not Verdict.ASKED:
        lines.append(translate("Recurring", "The words were erased with personal data."))
    if judged.asked is not None:
        asked = translate("Recurring", "Asked in %1: not answered yet")
        if judged.answered_by is not None:
            asked = translate("Recurring", "Asked in %1: answered by %2, in the application")
        lines.append(filled(asked, judged.asked, judged.answered_by or ""))
    return lines
