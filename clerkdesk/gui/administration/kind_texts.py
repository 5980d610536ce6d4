"""What the page of settings calls its kinds, and says of each."""

from PySide6.QtCore import QObject

from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.kit.texts import filled, number
from clerkdesk.usecases.administration.facts import Fact

ICONS = {
    SettingsKind.LETTERHEADS: "building-2",
    SettingsKind.OFFICES: "layers",
    SettingsKind.ROUTES: "route",
    SettingsKind.DOCUMENTS: "files",
    SettingsKind.PHRASES: "list-checks",
    SettingsKind.COMPLAINTS: "gavel",
    SettingsKind.BASES: "scale",
    SettingsKind.RETENTION: "archive",
    SettingsKind.CONNECTIONS: "plug",
    SettingsKind.TIMINGS: "gauge",
    SettingsKind.CALENDAR: "calendar-days",
    SettingsKind.REFUSALS: "circle-x",
    SettingsKind.PAPERS: "file-badge",
    SettingsKind.TERMS: "calendar-clock",
    SettingsKind.SECOND_LOOKS: "eye",
    SettingsKind.WARNINGS: "alarm-clock",
    SettingsKind.OFFICE: "sliders-horizontal",
    SettingsKind.MESSAGES: "message-square",
    SettingsKind.PEOPLE: "users",
    SettingsKind.KEYS: "key-round",
}


class KindTexts(QObject):
    """A class for its tr()."""

    def title(self, kind: SettingsKind) -> str:
        """As the list of kinds calls it."""
        return {
            SettingsKind.LETTERHEADS: self.tr("Letterhead"),
            SettingsKind.OFFICES: self.tr("Offices"),
            SettingsKind.ROUTES: self.tr("Districts and routes"),
            SettingsKind.DOCUMENTS: self.tr("Kinds of documents"),
            SettingsKind.PHRASES: self.tr("Frequent phrases"),
            SettingsKind.COMPLAINTS: self.tr("Where one complains"),
            SettingsKind.BASES: self.tr("Legal bases"),
            SettingsKind.RETENTION: self.tr("How long data are kept"),
            SettingsKind.CONNECTIONS: self.tr("Connections"),
            SettingsKind.TIMINGS: self.tr("Speed of the desks"),
            SettingsKind.CALENDAR: self.tr("Working calendar"),
            SettingsKind.REFUSALS: self.tr("Reasons of refusals"),
            SettingsKind.PAPERS: self.tr("Certificates"),
            SettingsKind.TERMS: self.tr("Terms"),
            SettingsKind.SECOND_LOOKS: self.tr("Second look"),
            SettingsKind.WARNINGS: self.tr("Warnings before the term"),
            SettingsKind.OFFICE: self.tr("Rules"),
            SettingsKind.MESSAGES: self.tr("Message texts"),
            SettingsKind.PEOPLE: self.tr("People"),
            SettingsKind.KEYS: self.tr("Keys of portals"),
        }[kind]

    def keywords(self, kind: SettingsKind) -> str:
        """By which other words it is found."""
        return {
            SettingsKind.LETTERHEADS: self.tr("organisation name address call centre certificate"),
            SettingsKind.OFFICES: self.tr("department branch name rename region"),
            SettingsKind.ROUTES: self.tr("rayon office department region"),
            SettingsKind.DOCUMENTS: self.tr("required requirement form extract identity card"),
            SettingsKind.PHRASES: self.tr("verdict does not fit document text"),
            SettingsKind.COMPLAINTS: self.tr("complaint refusal court days"),
            SettingsKind.BASES: self.tr("act law decision Cabinet"),
            SettingsKind.RETENTION: self.tr("personal data erase months retention"),
            SettingsKind.CONNECTIONS: self.tr(
                "billing register mail SMS views hooks seal backup worker doctor try"
            ),
            SettingsKind.TIMINGS: self.tr("slow workplace computer network seconds waiting"),
            SettingsKind.CALENDAR: self.tr("holiday day off term act year"),
            SettingsKind.REFUSALS: self.tr("refusal text citizen reason"),
            SettingsKind.PAPERS: self.tr("certificate letter validity days revoke expired"),
            SettingsKind.TERMS: self.tr("term working days deadline investigation law"),
            SettingsKind.SECOND_LOOKS: self.tr("four eyes finding reason second person"),
            SettingsKind.WARNINGS: self.tr("late overdue hours e-mail supervisor escalation"),
            SettingsKind.OFFICE: self.tr("idle lock reminder payment report mobile waiting clock"),
            SettingsKind.MESSAGES: self.tr("SMS e-mail channel language citizen"),
            SettingsKind.PEOPLE: self.tr("account login password role office"),
            SettingsKind.KEYS: self.tr("gateway API portal e-gov mygov revoke"),
        }[kind]

    def fact(self, fact: Fact) -> str:
        """What is so now."""
        counts = [number(count) for count in fact.counts]
        match fact.kind:
            case SettingsKind.LETTERHEADS:
                return filled(self.tr("Versions: %1"), *counts)
            case SettingsKind.OFFICES:
                return filled(self.tr("Offices: %1"), *counts)
            case SettingsKind.ROUTES:
                return filled(self.tr("%1 districts, %2 without an office"), *counts)
            case SettingsKind.DOCUMENTS:
                return filled(self.tr("%1 kinds, %2 required"), *counts)
            case SettingsKind.PHRASES:
                return filled(self.tr("Phrases: %1"), *counts)
            case SettingsKind.COMPLAINTS:
                if fact.broken:
                    return self.tr("none is in force")
                return filled(self.tr("Versions: %1"), *counts)
            case SettingsKind.BASES:
                if fact.broken:
                    return self.tr("none is in force")
                return filled(self.tr("Acts: %1"), *counts)
            case SettingsKind.CONNECTIONS:
                if fact.counts[0]:
                    return filled(self.tr("the worker reports faults: %1"), counts[0])
                silent = self.tr("the worker is silent")
                return silent if fact.broken else self.tr("the worker reports no fault")
            case SettingsKind.TIMINGS:
                return filled(self.tr("workplaces: %1, slow: %2"), *counts)
            case SettingsKind.RETENTION:
                return filled(self.tr("Rules: %1"), *counts)
            case SettingsKind.CALENDAR:
                if fact.broken:
                    return self.tr("terms do not follow a decision")
                return filled(self.tr("%1: %2 working days"), fact.counts[0], counts[1])
            case SettingsKind.REFUSALS:
                return filled(self.tr("Reasons: %1"), *counts)
            case SettingsKind.PAPERS:
                if not fact.counts[0]:
                    return self.tr("valid until revoked")
                return filled(self.tr("valid for %1 days"), *counts)
            case SettingsKind.TERMS:
                return filled(self.tr("working days: %1"), " · ".join(counts))
            case SettingsKind.SECOND_LOOKS:
                return filled(self.tr("needed for: %1"), *counts)
            case SettingsKind.WARNINGS:
                return filled(self.tr("e-services warned of: %1"), *counts)
            case SettingsKind.OFFICE:
                return filled(self.tr("Settings: %1"), *counts)
            case SettingsKind.MESSAGES:
                return filled(self.tr("%1 texts, %2 languages"), *counts)
            case SettingsKind.PEOPLE:
                return filled(self.tr("%1 active, %2 disabled"), *counts)
            case SettingsKind.KEYS:
                return filled(self.tr("%1 open, %2 ended"), *counts)
