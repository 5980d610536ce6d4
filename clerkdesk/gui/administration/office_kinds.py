"""What the page of settings shows of an office's work: who answers for which district, which
documents are asked for, what is offered where one does not fit, how long data are kept.
"""

from PySide6.QtCore import QObject

from clerkdesk.gui.administration.record_kind import RecordKind
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.administration import (
    office_changes,
    office_records,
    phrase_changes,
    phrase_records,
    requirement_changes,
    requirement_records,
    retention_changes,
    retention_records,
    route_changes,
    route_records,
)
from clerkdesk.usecases.administration.records import Chosen, checked


class OfficeKinds(QObject):
    """A class for its tr()."""

    def routes(self) -> RecordKind:
        """Which office answers for a district."""
        return RecordKind(
            fields=route_records.FIELDS,
            names={route_records.OFFICE: self.tr("Office that answers for it")},
            history=("district_route",),
            read=route_records.records,
            read_choices=route_records.offices,
            save=route_changes.save,
            sample=self._route,
            hint=self.tr("What comes from now on goes there. What is there already stays."),
            group=lambda office: office or self.tr("central queue"),
            empty_is_none=True,
        )

    def _route(self, values: dict[str, str]) -> str:
        if not values[route_records.OFFICE]:
            return self.tr("No office: new applications come to the central queue.")
        return self.tr("New applications come to this office.")

    def offices(self) -> RecordKind:
        """What an organisation's offices are called."""
        return RecordKind(
            fields=office_records.FIELDS,
            names={
                office_records.NAME: self.tr("Name"),
                office_records.SHORT: self.tr("Short name, where there is little room"),
            },
            history=("department",),
            read=office_records.records,
            save=office_changes.save,
            sample=self._called,
            hint=self.tr(
                "Lists, messages and new papers call it so from now on. A paper that is out keeps"
                " what was printed."
            ),
            group=lambda above: above,
            effect=office_records.effect,
            effect_words=self._renamed,
        )

    def _called(self, values: dict[str, str]) -> str:
        names = checked(office_records.FIELDS, values)
        return f"{names[office_records.NAME]}\n{names[office_records.SHORT]}"

    def _renamed(self, _key: str, counts: tuple[int, ...]) -> str:
        if not counts[0]:
            return ""
        return self.tr("%n open application(s) stand under the new name.", "", counts[0])

    def requirements(self) -> RecordKind:
        """Which documents an e-service asks for."""
        return RecordKind(
            fields=requirement_records.FIELDS,
            names={
                requirement_records.REQUIRED: self.tr("What is asked for"),
                requirement_records.POSITION: self.tr("Place in the form"),
            },
            history=("document_requirement",),
            read=requirement_records.records,
            save=requirement_changes.save,
            sample=self._requirement,
            hint=self.tr("Portals and the counter ask so from the next application on."),
            choices={
                requirement_records.REQUIRED: [
                    Chosen("yes", self.tr("required")),
                    Chosen("no", self.tr("may be sent")),
                    Chosen("", self.tr("not asked for")),
                ]
            },
            state=self._asked,
            effect=requirement_records.effect,
            effect_words=self._lacking,
            empty_is_none=True,
        )

    def _requirement(self, values: dict[str, str]) -> str:
        requirement_changes.place(values[requirement_records.POSITION])
        return {
            "yes": self.tr("Without it nothing is taken in, and nothing is approved."),
            "no": self.tr("It may be sent, and nothing depends on it."),
            "": self.tr("It is not offered. What was sent stays with its application."),
        }[values[requirement_records.REQUIRED]]

    def _asked(self, values: dict[str, str]) -> str:
        return {"yes": self.tr("required"), "no": self.tr("may be sent"), "": "–"}[
            values[requirement_records.REQUIRED]
        ]

    def _lacking(self, _key: str, counts: tuple[int, ...]) -> str:
        if not counts[0]:
            return ""
        return self.tr(
            "%n open application(s) do not have it: they cannot be approved before it comes.",
            "",
            counts[0],
        )

    def phrases(self) -> RecordKind:
        """What is offered where a document does not fit."""
        return RecordKind(
            fields=phrase_records.FIELDS,
            names={phrase_records.TEXT: self.tr("Phrase, as the citizen reads it")},
            history=("verdict_phrase",),
            read=phrase_records.records,
            save=phrase_changes.save,
            sample=lambda values: values[phrase_records.TEXT].strip() or self.tr("No phrase."),
            hint=self.tr(
                "Offered to whoever says that a document does not fit. Empty: taken away."
            ),
            group=lambda document: document,
            title=lambda record: record.title or self.tr("+ New phrase"),
            empty_is_none=True,
        )

    def retention(self) -> RecordKind:
        """How long personal data are kept."""
        return RecordKind(
            fields=retention_records.FIELDS,
            names={retention_records.MONTHS: self.tr("Months after the decision")},
            history=("retention_rule",),
            read=retention_records.records,
            save=retention_changes.save,
            sample=self._kept,
            hint=self.tr(
                "What is erased does not come back: taking the rule back keeps what is there yet."
            ),
            group=lambda key: texts.word(key.partition(" ")[2]),
            title=lambda record: texts.word(record.key.partition(" ")[0]),
            state=lambda values: values[retention_records.MONTHS] or self.tr("for ever"),
            effect=retention_records.effect,
            effect_words=self._erased,
            empty_is_none=True,
        )

    def _kept(self, values: dict[str, str]) -> str:
        months = retention_records.months_of(values)
        if months is None:
            return self.tr("Personal data are kept for ever.")
        words = self.tr("%1 months after the decision the worker erases the personal data.")
        return filled(words, months)

    def _erased(self, _key: str, counts: tuple[int, ...]) -> str:
        if not counts[0]:
            return self.tr("Nothing is old enough for it now.")
        return self.tr("The personal data of %n application(s) are erased at once.", "", counts[0])
