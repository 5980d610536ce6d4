"""The letter that tells a citizen of a decision: what it says, and what it needs."""

from dataclasses import dataclass
from datetime import date, datetime

from clerkdesk.domain.certificate import Paper
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.eservices import ESERVICES, Service

PREFIX = "QM"
"""Of the numbers of letters."""
NO_CODE = "göstərilməyib"
"""In place of a subscriber code that there is none of."""


def gives_letters(organisation: str | None) -> bool:
    """Whether an organisation (by its code) gives letters of decisions, and no certificates."""
    return organisation == ESERVICES[Service.IDP].organisation


def is_letter(number: str) -> bool:
    """Whether a paper's number is a letter's: it rests on no debt, and its days are not counted."""
    return number.startswith(f"{PREFIX}-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Paper):
    """Everything that stands on the letter; frozen, so that the stored page can be explained."""

    applicant: str
    applicant_fin: str
    address: str
    """Where the applicant lives now."""
    previous_address: str
    subscriber_code: str
    """Of the old address; "": it is stated that there is none."""
    approved: bool
    decided_at: datetime
    """Aware."""
    reason: str
    """Of a refusal: the sentence of its code."""
    text: str
    """Of a refusal: what the clerk wrote."""
    basis: str
    """The act on which the decision rests, as it calls itself."""
    complaint: str
    """Where one may complain, as the sentence goes on; "": of one's own withdrawal nowhere."""
    complain_until: date | None

    @property
    def holder(self) -> str:
        return self.applicant

    @property
    def words(self) -> list[str]:
        return ["".join(self.statement), *[value for _label, value, _part in self.rows]]

    @property
    def statement(self) -> tuple[str, str, str]:
        """The sentence in three parts: plain, bold, plain."""
        decided = "təsdiq edildi" if self.approved else "qəbulundan imtina edildi"
        subject = "müraciət" if self.approved else "müraciətin"
        return (
            f"{self.application_on:%d.%m.%Y} tarixində verdiyiniz {self.application_number} "
            "nömrəli müraciətə baxıldı və ",
            f"{subject} {decided}",
            ".",
        )

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The lines below it: name, value, and the part that a value too long is of."""
        rows = [
            ("Müraciət edən", self.applicant, "owner"),
            ("FİN", self.applicant_fin, "owner"),
            ("Müraciətin № və tarixi", self.application, "office"),
            ("Obyektin ünvanı", self.address, "address"),
            ("Obyektin köhnə ünvanı", self.previous_address, "address"),
            ("Abonent kodu", self.subscriber_code or NO_CODE, "office"),
            ("Qərarın vaxtı", f"{self.decided_at.astimezone(BAKU):%d.%m.%Y %H:%M}", "office"),
        ]
        if not self.approved:
            rows.append(("İmtinanın səbəbi", self.reason, "office"))
            if self.text and self.text != self.reason:
                rows.append(("İzah", self.text, "text"))
        rows.append(("Hüquqi əsas", self.basis, "office"))
        if self.complaint and self.complain_until is not None:
            rows.append(("Şikayət", self.complaint_notice, "office"))
        return [row for row in rows if row[1]]

    @property
    def complaint_notice(self) -> str:
        """Until when and where one may complain."""
        return (
            f"Qərardan {self.complain_until:%d.%m.%Y} tarixinədək {self.complaint} "
            "şikayət edə bilərsiniz."
        )
