"""A page of an application's form: to which one it belongs, where it lies, how it is shown."""

from collections.abc import Sequence
from functools import partial

from fastapi.responses import Response

from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import ESERVICES, DocumentKind, Reason, Service
from clerkdesk.domain.packages import refusals
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway.citizen_pages.visits import SLUGS, Visit
from clerkdesk.gateway.forms import Form
from clerkdesk.gateway.in_progress import ApplicationInProgress, Step
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.portal import citizen_forms

_SERVICES = {slug: service for service, slug in SLUGS.items()}


def in_progress_of(visit: Visit) -> ApplicationInProgress:
    """The application that is being filled in, begun where there is none.

    Raises NotFound: there is no such service at these pages.
    """
    service = _SERVICES.get(visit.request.path_params["service"])
    if service is None or service not in visit.caller.services:
        raise NotFound("path_unknown")
    in_progress = visit.own_session.in_progress
    if service not in in_progress:
        in_progress[service] = ApplicationInProgress(service)
        if service is Service.NO_DEBT:
            in_progress[service].values["owner.fin"] = visit.citizen.fin
    return in_progress[service]


def address_of(in_progress: ApplicationInProgress, step: Step) -> str:
    """The address of a step's page."""
    return f"/apply/{SLUGS[in_progress.service]}/{step.name}"


def documents_position(in_progress: ApplicationInProgress) -> int:
    """Which of its steps, counted from 0, is the one of the documents."""
    return [step.name for step in in_progress.steps].index("documents")


async def add_file(
    visit: Visit, in_progress: ApplicationInProgress, kind: str, form: Form
) -> Fault | None:
    """Put the file of a form to the application, after a look at it. A fault: it is not kept.

    ``kind``: of a document.
    """
    assert form.file is not None
    fault = await visit.gateway.at_disk(
        partial(in_progress.add, DocumentKind(kind), form.file_name, form.file)
    )
    if fault is not None:
        return fault
    file = in_progress.files[-1]
    checked = await visit.gateway.at_disk(partial(in_progress.checked, file))
    (looked_at,) = await visit.gateway.looked_at([checked])
    for refusal in refusals([looked_at]):
        in_progress.remove(file.key)
        return refusal
    file.seen = looked_at.seen
    return None


async def show(
    visit: Visit,
    in_progress: ApplicationInProgress,
    position: int,
    faults: Sequence[Fault] = (),
    *,
    blanks: int = 1,
    refusal_status: int = 422,
) -> Response:
    """The page of the step at this position.

    ``blanks``: how many empty inputs follow the registered persons. ``refusal_status``: the HTTP
    status where there are faults.
    """
    choices = await visit.gateway.read(citizen_forms.choices, in_progress.service, visit.language)
    by_field: dict[str, list[str]] = {}
    for fault in faults:
        by_field.setdefault(fault.field or "", []).extend(visit.sentences([fault]))
    summary = [
        (_mended_at(in_progress, position, path), text)
        for path, texts in by_field.items()
        for text in texts
    ]
    if not in_progress.registered:
        blanks = max(blanks, 2)
    return visit.page(
        "apply.html",
        refusal_status if faults else 200,
        in_progress=in_progress,
        slug=SLUGS[in_progress.service],
        step=in_progress.steps[position],
        position=position,
        steps=in_progress.steps,
        organisation=ESERVICES[in_progress.service].organisation,
        values=in_progress.values,
        summary=summary,
        registered=[*in_progress.registered, *[""] * blanks],
        faults=by_field,
        districts=choices.districts,
        kinds=choices.kinds,
        remark_word=lambda remark: sentence(remark.code, remark.params, visit.language),
        reasons=list(Reason),
        person=visit.citizen.person,
        register_values=visit.citizen.register_values,
    )


def _mended_at(in_progress: ApplicationInProgress, position: int, path: str) -> str | None:
    """Where a fault is mended: on this page, or on the step that owns it. None: nowhere in the
    form.
    """
    parts = path.split(".")
    if parts[0] == "documents" and in_progress.steps[position].name == "documents":
        return _document_input(in_progress, parts)
    if in_progress.steps[position].owns(path):
        return f"#{path}"
    owner = next((step for step in in_progress.steps if step.owns(path)), None)
    return address_of(in_progress, owner) if owner is not None else None


def _document_input(in_progress: ApplicationInProgress, parts: list[str]) -> str | None:
    """The input of the document's kind, where the field names a document of the application by its
    position.
    """
    if len(parts) == 1:
        return None
    if parts[1].isdecimal() and int(parts[1]) < len(in_progress.files):
        return f"#documents.{in_progress.files[int(parts[1])].kind}"
    return "#" + ".".join(parts)
