"""A page of an application's form: to which one it belongs, where it lies, how it is shown."""

from collections.abc import Sequence
from functools import partial

from fastapi.responses import Response

from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import ESERVICES, DocumentKind, Reason, Service
from clerkdesk.domain.packages import refusals
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway.citizen_pages import answers
from clerkdesk.gateway.citizen_pages.fields import FaultSummary, label
from clerkdesk.gateway.citizen_pages.visits import SLUGS, Visit
from clerkdesk.gateway.forms import Form
from clerkdesk.gateway.in_progress import ApplicationInProgress
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
        by_field.setdefault(_field(fault), []).extend(visit.sentences([fault]))
    step = in_progress.steps[position]
    summary = FaultSummary(visit, in_progress, step, choices.kinds).of(faults)
    in_review = step.name == "check"
    in_progress.reviewed = in_progress.reviewed or in_review
    if not in_progress.registered:
        blanks = max(blanks, 2)
    return visit.page(
        "apply.html",
        refusal_status if faults else 200,
        in_progress=in_progress,
        slug=SLUGS[in_progress.service],
        step=step,
        position=position,
        steps=in_progress.steps,
        organisation=ESERVICES[in_progress.service].organisation,
        values=in_progress.values,
        summary=summary,
        label=partial(label, visit, in_progress.service),
        answers=answers.of(visit, in_progress, choices) if in_review else [],
        happened=_happened(visit, in_progress),
        registered=[*in_progress.registered, *[""] * blanks],
        faults=by_field,
        districts=choices.districts,
        kinds=choices.kinds,
        remark_word=lambda remark: sentence(remark.code, remark.params, visit.language),
        reasons=list(Reason),
        person=visit.citizen.person,
        register_values=visit.citizen.register_values,
    )


def _field(fault: Fault) -> str:
    """The field at whose input the fault is told: a document that is missing, at its kind."""
    if fault.code == "missing_document":
        return f"documents.{fault.params['kind']}"
    return fault.field or ""


def _happened(visit: Visit, in_progress: ApplicationInProgress) -> tuple[str, str] | None:
    """(kind of document, what has just become of one of its files); None: nothing that this page
    need tell.
    """
    asked = visit.request.query_params
    file = in_progress.file(asked.get("uploaded", ""))
    if file is not None:
        return (file.kind, visit.word("upload_done", name=file.name))
    if asked.get("removed") in set(DocumentKind):
        return (asked["removed"], visit.word("removal_done"))
    return None
