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
from clerkdesk.gateway.citizen_pages.fields import address_of
from clerkdesk.gateway.citizen_pages.visits import Visit, posted_form, redirect
from clerkdesk.gateway.in_progress import ApplicationInProgress, FileInProgress
from clerkdesk.gateway.multipart import UploadRefused

PIECE_BYTES = 256 << 10
MAX_STORED_BYTES = 4 << 30
"""Of all citizens' files that are uploaded and not sent yet."""
_SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


async def upload(visit: Visit) -> Response:
    """A document of one kind, put to the application."""
    kind = visit.request.path_params["kind"]
    if kind not in set(DocumentKind):
        raise NotFound("path_unknown")
    try:
        form = await posted_form(visit)
    except UploadRefused as error:
        answer = await _show_faults(visit, kind, error.faults, error.status)
        answer.headers["Connection"] = "close"
        return answer
    in_progress = form_page.in_progress_of(visit)
    if form.file is None:
        return await _show_faults(visit, kind, [Fault(None, "no_file_chosen")])
    if visit.citizens.sessions.stored() > MAX_STORED_BYTES:
        form.close()
        raise NotAllowed("uploads_full")
    try:
        async with in_progress.held():
            fault = await form_page.add_file(visit, in_progress, kind, form)
    except NotAllowed:
        form.close()
        raise
    if fault is not None:
        return await _show_faults(visit, kind, [fault])
    return _to_documents(in_progress, f"?uploaded={in_progress.files[-1].key}")


async def _show_faults(visit: Visit, kind: str, faults: list[Fault], status: int = 422) -> Response:
    """The documents' page, with the faults where the file was chosen."""
    in_progress = form_page.in_progress_of(visit)
    at_input = [Fault(f"documents.{kind}", fault.code, fault.params) for fault in faults]
    return await form_page.show(
        visit,
        in_progress,
        form_page.documents_position(in_progress),
        at_input,
        refusal_status=status,
    )


async def to_documents(visit: Visit) -> Response:
    """Back to the documents' page, for whoever opens the address of a form."""
    return _to_documents(form_page.in_progress_of(visit))


def _to_documents(in_progress: ApplicationInProgress, happened: str = "") -> Response:
    """``happened``: what the page tells of, as the query of its address."""
    step = in_progress.steps[form_page.documents_position(in_progress)]
    return redirect(f"{address_of(in_progress, step)}{happened}")


async def download(visit: Visit) -> Response:
    """What was uploaded, as it is; only to whoever uploaded it. In pieces: a slow reader holds one
    of them.
    """
    in_progress = form_page.in_progress_of(visit)
    file = in_progress.file(visit.request.path_params["key"])
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
    return StreamingResponse(_pieces(visit, in_progress, file), 200, headers, file.media_type)


async def _pieces(
    visit: Visit, in_progress: ApplicationInProgress, file: FileInProgress
) -> AsyncIterator[bytes]:
    for start in range(0, file.size, PIECE_BYTES):
        async with in_progress.held(ended_too=True):
            if in_progress.ended or file not in in_progress.files:
                return  # taken away meanwhile
            piece = await visit.gateway.at_disk(partial(_read, file, start))
        yield piece


def _read(file: FileInProgress, start: int) -> bytes:
    file.content.seek(start)
    return file.content.read(PIECE_BYTES)


async def remove(visit: Visit) -> Response:
    (await posted_form(visit)).close()
    in_progress = form_page.in_progress_of(visit)
    key = visit.request.path_params["key"]
    file = in_progress.file(key)
    async with in_progress.held():
        in_progress.remove(key)
    return _to_documents(in_progress, f"?removed={file.kind}" if file is not None else "")
