"""A page of an application's form: to which draft it belongs, where it lies, how it is shown."""

from collections.abc import Sequence

from fastapi.responses import Response

from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import ESERVICES, Reason, Service
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway.citizen_pages.visits import SLUGS, Visit
from clerkdesk.gateway.drafts import Draft, Step
from clerkdesk.usecases.portal import citizen_forms

_SERVICES = {slug: service for service, slug in SLUGS.items()}


def draft_of(visit: Visit) -> Draft:
    """The application that is being filled in, begun where there is none.

    Raises NotFound: there is no such service at these pages.
    """
    service = _SERVICES.get(visit.request.path_params["service"])
    if service is None or service not in visit.caller.services:
        raise NotFound("path_unknown")
    drafts = visit.own_session.drafts
    if service not in drafts:
        drafts[service] = Draft(service)
        if service is Service.NO_DEBT:
            drafts[service].values["owner.fin"] = visit.citizen.fin
    return drafts[service]


def address_of(draft: Draft, step: Step) -> str:
    """The address of a step's page."""
    return f"/apply/{SLUGS[draft.service]}/{step.name}"


def documents_position(draft: Draft) -> int:
    """Which of the draft's steps, counted from 0, is the one of the documents."""
    return [step.name for step in draft.steps].index("documents")


async def show(
    visit: Visit,
    draft: Draft,
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
    choices = await visit.gateway.read(citizen_forms.choices, draft.service, visit.language)
    by_field: dict[str, list[str]] = {}
    for fault in faults:
        by_field.setdefault(fault.field or "", []).extend(visit.sentences([fault]))
    summary = [
        (_mended_at(draft, position, path), text)
        for path, texts in by_field.items()
        for text in texts
    ]
    if not draft.registered:
        blanks = max(blanks, 2)
    return visit.page(
        "apply.html",
        refusal_status if faults else 200,
        draft=draft,
        slug=SLUGS[draft.service],
        step=draft.steps[position],
        position=position,
        steps=draft.steps,
        organisation=ESERVICES[draft.service].organisation,
        values=draft.values,
        summary=summary,
        registered=[*draft.registered, *[""] * blanks],
        faults=by_field,
        districts=choices.districts,
        kinds=choices.kinds,
        reasons=list(Reason),
        person=visit.citizen.person,
        told=visit.citizen.register_values,
    )


def _mended_at(draft: Draft, position: int, path: str) -> str | None:
    """Where a fault is mended: on this page, or on the step that owns it. None: nowhere in the
    form.
    """
    parts = path.split(".")
    if parts[0] == "documents" and draft.steps[position].name == "documents":
        return _document_input(draft, parts)
    if draft.steps[position].owns(path):
        return f"#{path}"
    owner = next((step for step in draft.steps if step.owns(path)), None)
    return address_of(draft, owner) if owner is not None else None


def _document_input(draft: Draft, parts: list[str]) -> str | None:
    """The input of the document's kind, where the field names a document of the draft by its
    position.
    """
    if len(parts) == 1:
        return None
    if parts[1].isdecimal() and int(parts[1]) < len(draft.files):
        return f"#documents.{draft.files[int(parts[1])].kind}"
    return "#" + ".".join(parts)
