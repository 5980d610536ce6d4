"""A refused application is sent again: everything stands in the form as it was, and only the
documents that did not fit are asked for.
"""

from functools import partial
from tempfile import SpooledTemporaryFile

from fastapi.responses import Response

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.eservices import DocumentKind, Service
from clerkdesk.gateway.citizen_pages import documents, form_page
from clerkdesk.gateway.citizen_pages.fields import address_of
from clerkdesk.gateway.citizen_pages.visits import Visit, posted_form, redirect
from clerkdesk.gateway.in_progress import ApplicationInProgress
from clerkdesk.gateway.multipart import IN_MEMORY_BYTES
from clerkdesk.usecases.portal import renewing
from clerkdesk.usecases.portal.renewing import Stated


async def begin(visit: Visit) -> Response:
    """The form of a new application, filled in from the refused one."""
    (await posted_form(visit)).close()
    number = visit.request.path_params["number"]
    fin = visit.citizen.fin
    stated = await visit.gateway.read(renewing.stated, visit.caller, number, fin)
    service = stated.application.service
    known = visit.own_session.in_progress.get(service)
    if known is None or known.renews != number:
        if visit.citizens.sessions.stored() > documents.MAX_STORED_BYTES:
            raise NotAllowed("uploads_full")
        filled_in = await _filled_in(visit, service, stated)
        if known is not None:
            known.end()
        visit.own_session.in_progress[service] = known = filled_in
    position = form_page.documents_position(known) if known.unfit else -1
    return redirect(address_of(known, known.steps[position]))


async def _filled_in(visit: Visit, service: Service, stated: Stated) -> ApplicationInProgress:
    in_progress = ApplicationInProgress(
        service,
        values=stated.values,
        registered=stated.registered,
        renews=stated.application.number,
        unfit=stated.unfit,
        reviewed=True,
    )
    for document in stated.kept:
        content: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(IN_MEMORY_BYTES)
        await visit.gateway.read(renewing.copy_content, document, visit.citizen.fin, content)
        await visit.gateway.at_disk(
            partial(in_progress.add, DocumentKind(document.kind), document.name, content)
        )
    return in_progress
