"""The extract of a case, for a court or an auditor: all that was stated, judged and done."""

from dataclasses import dataclass
from datetime import datetime

from clerkdesk.domain.certificate import ElectronicSeal


@dataclass(frozen=True, slots=True)
class Section:
    """A part of it, under its heading; a row is a name and a text."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Everything that stands in the extract; frozen, so that the pages can be explained."""

    application_number: str
    organisation: str
    department: str
    sections: tuple[Section, ...]
    made_at: datetime
    """Aware."""
    asked_by: str
    last_hash: str
    """Of the history's chain: whoever has the database can say that it is this history."""
    organisation_code: str = ""
    """By which its seal is known."""
    sample: bool = False
    seal: ElectronicSeal | None = None
    """None: it bears none, and says nothing of one."""

    @property
    def title(self) -> str:
        return f"Müraciətdən çıxarış {self.application_number}"

    @property
    def words(self) -> list[str]:
        """Every text that has to be read back from it."""
        texts = [self.application_number, self.organisation, self.asked_by, self.last_hash]
        for section in self.sections:
            texts.append(section.heading)
            texts += [text for row in section.rows for text in row]
        if self.seal is not None:
            texts += [self.seal.holder, self.seal.number]
        return texts
