"""What the fields of an application are called on the citizens' pages, and where each is mended."""

from collections.abc import Sequence

from clerkdesk.domain.eservices import Service
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway.citizen_pages.visits import SLUGS, Visit
from clerkdesk.gateway.in_progress import REGISTERED, ApplicationInProgress, Step
from clerkdesk.usecases.reference_data import DocumentKind

_WORDS = {
    "subscriber_code": "subscriber_code",
    "owner.fin": "owner_fin",
    "contact.mobile": "mobile",
    "contact.email": "email",
    "applicant.surname": "surname",
    "applicant.name": "name",
    "applicant.patronymic": "patronymic",
    "object.district": "district",
    "object.address": "address",
    "object.previous_address": "previous_address",
    "object.reason_code": "reason",
    "object.reason": "reason_text",
    REGISTERED: "registered",
    "mobile_code": "mobile_code",
}
"""Field of a package → the word of its input."""


def label(visit: Visit, service: Service, path: str) -> str:
    """What stands above the input of a field; "" where the field has none."""
    parts = path.split(".")
    if parts[0] == REGISTERED and len(parts) > 1:
        return visit.word("fin_of", number=int(parts[1]) + 1)
    if path == "subscriber_code" and service is Service.IDP:
        return visit.word("old_code")
    return visit.word(_WORDS[path]) if path in _WORDS else ""


def address_of(in_progress: ApplicationInProgress, step: Step) -> str:
    """The address of a step's page."""
    return f"/apply/{SLUGS[in_progress.service]}/{step.name}"


class FaultSummary:
    """A page's faults as its summary lists them: each with the name of its field, as a link to
    the input.

    ``shown``: the step whose page it is. ``kinds``: the documents that the service asks for.
    """

    def __init__(
        self,
        visit: Visit,
        in_progress: ApplicationInProgress,
        shown: Step,
        kinds: Sequence[DocumentKind],
    ) -> None:
        self._visit = visit
        self._in_progress = in_progress
        self._shown = shown
        self._titles = {kind.code: kind.title for kind in kinds}

    def of(self, faults: Sequence[Fault]) -> list[tuple[str | None, str, str]]:
        """(where it is mended, None: nowhere in the form; the field's name; the sentence)."""
        return [self._line(fault) for fault in faults]

    def _line(self, fault: Fault) -> tuple[str | None, str, str]:
        [sentence] = self._visit.sentences([fault])
        path = fault.field or ""
        if path.split(".")[0] == "documents":
            return self._document_line(fault, sentence)
        owner = self._shown if path == "mobile_code" else self._owner(path)
        if owner is None:
            return (None, "", sentence)
        name = label(self._visit, self._in_progress.service, path)
        inputs = f"{REGISTERED}.0.fin" if path == REGISTERED else path
        return (self._at(owner, inputs), name, sentence)

    def _document_line(self, fault: Fault, sentence: str) -> tuple[str | None, str, str]:
        """A document is named by its kind, or by its position among the files."""
        owner = self._owner("documents")
        assert owner is not None  # every form asks for documents
        kind = str(fault.params.get("kind", ""))
        position = (fault.field or "").partition(".")[2].partition(".")[0]
        if position.isdecimal() and int(position) < len(self._in_progress.files):
            kind = self._in_progress.files[int(position)].kind
        elif position in self._titles:
            kind = position
        if kind not in self._titles:
            return (self._at(owner, ""), "", sentence)
        return (self._at(owner, f"file-{kind}"), self._titles[kind], sentence)

    def _owner(self, path: str) -> Step | None:
        return next((step for step in self._in_progress.steps if step.owns(path)), None)

    def _at(self, owner: Step, element: str) -> str | None:
        """The address of an input; on the page that is shown its name alone."""
        fragment = f"#{element}" if element else ""
        if owner == self._shown:
            return fragment or None
        return f"{address_of(self._in_progress, owner)}{fragment}"
