"""Applying step by step: each page of a form written, checked by the intake's own rules, and sent
by the last button.
"""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

from fastapi.responses import Response, StreamingResponse

from clerkdesk.adapters import media
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.eservices import ESERVICES, DocumentKind, Reason, Service
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway import pages, uploads
from clerkdesk.gateway.drafts import Draft, DraftFile, DraftPackage, Step
from clerkdesk.gateway.uploads import Form
from clerkdesk.gateway.visits import SLUGS, Visit, posted_form, said, to
from clerkdesk.usecases.portal import citizen_forms, requests

PIECE_BYTES = 256 << 10
MAX_STORED_BYTES = 4 << 30
"""Of all citizens' files that are uploaded and not sent yet."""
_SERVICES = {slug: service for service, slug in SLUGS.items()}


def _draft(visit: Visit) -> Draft:
    """The application that is being filled in. Raises NotFound."""
    service = _SERVICES.get(visit.request.path_params["service"])
    if service is None or service not in visit.caller.services:
        raise NotFound("path_unknown")
    drafts = visit.mine.drafts
    if service not in drafts:
        drafts[service] = Draft(service)
        if service is Service.NO_DEBT:
            drafts[service].values["owner.fin"] = visit.citizen.fin
    return drafts[service]


def _stated(visit: Visit, draft: Draft, submitted_at: str) -> dict[str, Any]:
    citizen = visit.citizen
    names = {
        name: value
        for name, value in (("surname", citizen.surname), ("name", citizen.name))
        if value
    }
    applicant = {
        "fin": citizen.fin,
        **({} if draft.service is Service.IDP else names),
        **citizen.told,
    }
    made = draft.package(
        applicant,
        channel=visit.caller.channel,
        login_method=citizen.method,
        submitted_at=submitted_at,
    )
    if "contact" in made:
        made["contact"]["language"] = visit.language
    return made


async def _faults(visit: Visit, draft: Draft) -> list[Fault]:
    at = await visit.gateway.read(citizen_forms.time)
    return await visit.gateway.read(citizen_forms.faults, _stated(visit, draft, at.isoformat()))


def _address(draft: Draft, step: Step) -> str:
    return f"/apply/{SLUGS[draft.service]}/{step.name}"


async def begin(visit: Visit) -> Response:
    draft = _draft(visit)
    return to(_address(draft, draft.steps[0]))


async def step(visit: Visit) -> Response:
    """A page of the form: shown, or written and then the next one; the last one sends the
    application.
    """
    posted = visit.request.method == "POST"
    form = await posted_form(visit) if posted else Form([])
    form.close()
    if posted and (number := visit.mine.sent.get(form.get("draft"))) is not None:
        return to(f"/applications/{number}")
    draft = _draft(visit)
    names = [each.name for each in draft.steps]
    if visit.request.path_params["step"] not in names:
        raise NotFound("path_unknown")
    place = names.index(visit.request.path_params["step"])
    now = draft.steps[place]
    if posted:
        # What the register has said is not the citizen's to change.
        draft.write(
            now,
            [
                (name, value)
                for name, value in form.fields
                if name.removeprefix("applicant.") not in visit.citizen.told
            ],
        )
    if form.get("go") == "back" and place:
        return to(_address(draft, draft.steps[place - 1]))
    if form.get("go") == "more":
        return await _shown(visit, draft, place, [], more=3)
    faults = await _faults(visit, draft)
    if (number := visit.mine.sent.get(draft.key)) is not None:
        return to(f"/applications/{number}")  # another press has sent it meanwhile
    earlier = next(
        (each for each in draft.steps[:place] if any(each.owns(fault.field) for fault in faults)),
        None,
    )
    if earlier is not None:
        return to(_address(draft, earlier))
    if not posted:
        return await _shown(visit, draft, place, [])
    mine = [fault for fault in faults if now.owns(fault.field)]
    if mine:
        return await _shown(visit, draft, place, mine)
    if place + 1 < len(draft.steps):
        return to(_address(draft, draft.steps[place + 1]))
    return await _send(visit, draft, place)


async def _send(visit: Visit, draft: Draft, place: int) -> Response:
    async with draft.held(ended_too=True):
        # Whoever pressed the button twice comes here when the first press is done.
        number = visit.mine.sent.get(draft.key)
        if number is None:
            if draft.ended:
                raise NotAllowed("page_expired")
            try:
                number = await _taken_in(visit, draft)
            except PackageRefused as refused:
                draft.submitted_at = None
                return await _shown(visit, draft, place, refused.faults)
            visit.mine.sent[draft.key] = number
            visit.mine.drafts.pop(draft.service, None)
            draft.end()
    return to(f"/applications/{number}")


async def _taken_in(visit: Visit, draft: Draft) -> str:
    """The application's number.

    Raises PackageRefused; after StoreUnavailable the same is sent once more.
    """
    if draft.submitted_at is None:
        draft.submitted_at = (await visit.gateway.read(citizen_forms.time)).isoformat()
    package = DraftPackage(_stated(visit, draft, draft.submitted_at), draft.files)
    take_in = partial(
        requests.take_in,
        visit.gateway.behind.unit_of_work,
        visit.caller,
        f"page-{draft.key}",
        package,
    )
    try:
        accepted, _case = await visit.gateway.call(take_in, draft.size)
    except PackageRefused as refused:
        # It was stored by an earlier press whose answer was lost, and changed since: what is stored
        # is the application.
        stored = next(
            (fault.params["number"] for fault in refused.faults if fault.code == "other_content"),
            None,
        )
        if stored is None:
            raise
        return str(stored)
    return accepted.number


async def _shown(
    visit: Visit, draft: Draft, place: int, faults: list[Fault], more: int = 1, status: int = 422
) -> Response:
    choices = await visit.gateway.read(citizen_forms.choices, draft.service, visit.language)
    by_field: dict[str, list[str]] = {}
    for fault in faults:
        by_field.setdefault(fault.field or "", []).append(said(visit, fault))
    summary = [
        (_place_of(draft, place, path), each) for path, texts in by_field.items() for each in texts
    ]
    blanks = more if draft.registered or more > 1 else 2
    return visit.page(
        "apply.html",
        status if faults else 200,
        draft=draft,
        slug=SLUGS[draft.service],
        step=draft.steps[place],
        place=place,
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
        told=visit.citizen.told,
    )


def _place_of(draft: Draft, place: int, path: str) -> str | None:
    """Where a fault is mended: on this page, or on the step that owns it. None: nowhere in the
    form.
    """
    parts = path.split(".")
    if parts[0] == "documents" and draft.steps[place].name == "documents":
        if len(parts) > 1 and parts[1].isdecimal() and int(parts[1]) < len(draft.files):
            return f"#documents.{draft.files[int(parts[1])].kind}"
        return f"#{path}" if len(parts) > 1 else None
    if draft.steps[place].owns(path):
        return f"#{path}"
    owner = next((each for each in draft.steps if each.owns(path)), None)
    return _address(draft, owner) if owner is not None else None


async def upload(visit: Visit) -> Response:
    """A document of one kind, put to the draft."""
    kind = visit.request.path_params["kind"]
    if kind not in set(DocumentKind):
        raise NotFound("path_unknown")
    try:
        form = await posted_form(visit)
    except uploads.Refused as error:
        draft = _draft(visit)
        answer = await _shown(
            visit,
            draft,
            _documents(draft),
            [_at(kind, fault) for fault in error.faults],
            status=error.status,
        )
        answer.headers["Connection"] = "close"
        return answer
    draft = _draft(visit)
    place = _documents(draft)
    if form.file is None:
        return await _shown(visit, draft, place, [Fault(f"documents.{kind}", "no_file_chosen")])
    if visit.citizens.sessions.stored() > MAX_STORED_BYTES:
        form.close()
        raise NotAllowed("uploads_full")
    try:
        async with draft.held():
            fault = await visit.gateway.disk(
                partial(draft.add, DocumentKind(kind), form.file_name, form.file)
            )
    except NotAllowed:
        form.close()
        raise
    if fault is not None:
        return await _shown(visit, draft, place, [_at(kind, fault)])
    return to(_address(draft, draft.steps[place]))


def _at(kind: str, fault: Fault) -> Fault:
    """The fault where the file was chosen."""
    return Fault(f"documents.{kind}", fault.code, fault.params)


def _documents(draft: Draft) -> int:
    return next(place for place, each in enumerate(draft.steps) if each.name == "documents")


async def upload_address(visit: Visit) -> Response:
    draft = _draft(visit)
    return to(_address(draft, draft.steps[_documents(draft)]))


async def file(visit: Visit) -> Response:
    """What was uploaded, as it is; only to whoever uploaded it. In pieces: a slow reader holds one
    of them.
    """
    draft = _draft(visit)
    found = draft.file(visit.request.path_params["key"])
    if found is None:
        raise NotFound("document_not_found")
    kind = "inline" if found.media_type != media.TIFF else "attachment"
    headers = {
        **pages.HEADERS,
        "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
        "Content-Disposition": f'{kind}; filename="{found.file}"',
        "Content-Length": str(found.size),
        "Cache-Control": "private, max-age=1800, immutable",
    }
    if found.media_type == media.PDF:
        # A browser's own reader of PDF does not open in a sandbox; the type is the file's by its
        # bytes.
        headers["Content-Security-Policy"] = (
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        )
    return StreamingResponse(_pieces(visit, draft, found), 200, headers, found.media_type)


async def _pieces(visit: Visit, draft: Draft, found: DraftFile) -> AsyncIterator[bytes]:
    for start in range(0, found.size, PIECE_BYTES):
        async with draft.held(ended_too=True):
            if draft.ended or found not in draft.files:
                return  # taken away meanwhile
            piece = await visit.gateway.disk(partial(_read, found, start))
        yield piece


def _read(found: DraftFile, start: int) -> bytes:
    found.content.seek(start)
    return found.content.read(PIECE_BYTES)


async def remove(visit: Visit) -> Response:
    (await posted_form(visit)).close()
    draft = _draft(visit)
    async with draft.held():
        draft.remove(visit.request.path_params["key"])
    return to(_address(draft, draft.steps[_documents(draft)]))
