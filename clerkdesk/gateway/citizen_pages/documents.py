"""The documents of an application that is being filled in: uploaded, looked at, removed."""

from collections.abc import AsyncIterator
from functools import partial

from fastapi.responses import Response, StreamingResponse

from clerkdesk.adapters import media
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.eservices import DocumentKind
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway import pages
from clerkdesk.gateway.citizen_pages import form_page
from clerkdesk.gateway.citizen_pages.visits import Visit, posted_form, redirect
from clerkdesk.gateway.drafts import Draft, DraftFile
from clerkdesk.gateway.multipart import UploadRefused

PIECE_BYTES = 256 << 10
MAX_STORED_BYTES = 4 << 30
"""Of all citizens' files that are uploaded and not sent yet."""
_SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


async def upload(visit: Visit) -> Response:
    """A document of one kind, put to the draft."""
    kind = visit.request.path_params["kind"]
    if kind not in set(DocumentKind):
        raise NotFound("path_unknown")
    try:
        form = await posted_form(visit)
    except UploadRefused as error:
        answer = await _show_faults(visit, kind, error.faults, error.status)
        answer.headers["Connection"] = "close"
        return answer
    draft = form_page.draft_of(visit)
    if form.file is None:
        return await _show_faults(visit, kind, [Fault(None, "no_file_chosen")])
    if visit.citizens.sessions.stored() > MAX_STORED_BYTES:
        form.close()
        raise NotAllowed("uploads_full")
    try:
        async with draft.held():
            fault = await visit.gateway.at_disk(
                partial(draft.add, DocumentKind(kind), form.file_name, form.file)
            )
    except NotAllowed:
        form.close()
        raise
    if fault is not None:
        return await _show_faults(visit, kind, [fault])
    return _to_documents(draft)


async def _show_faults(visit: Visit, kind: str, faults: list[Fault], status: int = 422) -> Response:
    """The documents' page, with the faults where the file was chosen."""
    draft = form_page.draft_of(visit)
    at_input = [Fault(f"documents.{kind}", fault.code, fault.params) for fault in faults]
    return await form_page.show(
        visit, draft, form_page.documents_position(draft), at_input, refusal_status=status
    )


async def to_documents(visit: Visit) -> Response:
    """Back to the documents' page, for whoever opens the address of a form."""
    return _to_documents(form_page.draft_of(visit))


def _to_documents(draft: Draft) -> Response:
    step = draft.steps[form_page.documents_position(draft)]
    return redirect(form_page.address_of(draft, step))


async def download(visit: Visit) -> Response:
    """What was uploaded, as it is; only to whoever uploaded it. In pieces: a slow reader holds one
    of them.
    """
    draft = form_page.draft_of(visit)
    file = draft.file(visit.request.path_params["key"])
    if file is None:
        raise NotFound("document_not_found")
    # No browser shows a TIFF. Its own reader of PDF does not open in a sandbox; the type is the
    # file's by its bytes.
    disposition = "attachment" if file.media_type == media.TIFF else "inline"
    policy = pages.PDF_POLICY if file.media_type == media.PDF else _SANDBOX
    headers = {
        **pages.HEADERS,
        "Content-Security-Policy": policy,
        "Content-Disposition": f'{disposition}; filename="{file.file}"',
        "Content-Length": str(file.size),
        "Cache-Control": "private, max-age=1800, immutable",
    }
    return StreamingResponse(_pieces(visit, draft, file), 200, headers, file.media_type)


async def _pieces(visit: Visit, draft: Draft, file: DraftFile) -> AsyncIterator[bytes]:
    for start in range(0, file.size, PIECE_BYTES):
        async with draft.held(ended_too=True):
            if draft.ended or file not in draft.files:
                return  # taken away meanwhile
            piece = await visit.gateway.at_disk(partial(_read, file, start))
        yield piece


def _read(file: DraftFile, start: int) -> bytes:
    file.content.seek(start)
    return file.content.read(PIECE_BYTES)


async def remove(visit: Visit) -> Response:
    (await posted_form(visit)).close()
    draft = form_page.draft_of(visit)
    async with draft.held():
        draft.remove(visit.request.path_params["key"])
    return _to_documents(draft)
