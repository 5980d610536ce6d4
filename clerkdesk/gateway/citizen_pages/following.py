"""What became of a citizen's applications: their list, each with its history, the documents that
the office asks for, and the certificate.
"""

import re
from collections.abc import Callable, Sequence

from fastapi.responses import Response

from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.eservices import ESERVICES, DocumentKind
from clerkdesk.domain.outcomes import NotGiven, Result
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway import answers, pages
from clerkdesk.gateway.citizen_pages import form_page
from clerkdesk.gateway.citizen_pages.visits import SLUGS, Visit, posted_form, redirect
from clerkdesk.gateway.forms import Form
from clerkdesk.gateway.in_progress import ApplicationInProgress, PackageInProgress
from clerkdesk.gateway.multipart import UploadRefused
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.portal import citizen_forms, withdrawing
from clerkdesk.usecases.portal import status as status_module
from clerkdesk.usecases.portal.status import CitizenApplication

_NUMBER = re.compile(r"[A-Z]{2}-\d{4}-\d{7}")
_HAPPENED = ("added", "withdrawn")
"""What the page of an application tells of, as the query of its address names it."""
MAX_NUMBER = 20
"""Letters of an application's number that an answer repeats."""


async def list_applications(visit: Visit) -> Response:
    """A citizen's applications, service by service."""
    applications = await visit.gateway.read(
        status_module.applications_of, visit.caller, visit.citizen.fin
    )
    lists = []
    for service in visit.caller.services:
        of_service = [application for application in applications if application.service is service]
        of_service.sort(key=_urgency)
        organisation = ESERVICES[service].organisation
        lists.append((service, organisation, SLUGS[service], of_service))
    return visit.page("applications.html", lists=lists, status_word=_status_word(visit))


def _urgency(application: CitizenApplication) -> int:
    """What one came for stands first: what waits for the citizen, then what can be printed."""
    if application.waiting_for is not None:
        return 0
    return 1 if application.printable else 2


def _status_word(visit: Visit) -> Callable[[str], str]:
    return lambda status: sentence(f"status_{status}", None, visit.language)


async def _application(visit: Visit) -> CitizenApplication:
    """Raises NotFound: there is none, or it is somebody else's."""
    number = visit.request.path_params["number"]
    if not _NUMBER.fullmatch(number):
        raise NotFound("application_not_found", number=number[:MAX_NUMBER])
    return await visit.gateway.read(
        status_module.application, visit.caller, number, visit.citizen.fin
    )


async def show_application(visit: Visit) -> Response:
    return await _show(visit, await _application(visit))


async def to_application(visit: Visit) -> Response:
    """Back to the application, for whoever opens the address of a form."""
    return redirect(f"/applications/{visit.request.path_params['number']}")


async def _show(
    visit: Visit,
    application: CitizenApplication,
    faults: Sequence[Fault] = (),
    refusal_status: int = 422,
) -> Response:
    history = await visit.gateway.read(status_module.history, application)
    grounds = await visit.gateway.read(status_module.grounds, application, visit.language)
    asked = await visit.gateway.read(
        citizen_forms.asked_documents, application, visit.citizen.fin, visit.language
    )
    return visit.page(
        "application.html",
        refusal_status if faults else 200,
        application=application,
        history=history,
        grounds=grounds,
        kinds=asked.kinds,
        unfit=asked.unfit,
        faults=[("#file", visit.word("file"), text) for text in visit.sentences(faults)],
        remarks=[
            (
                remark.params["name"],
                sentence(remark.code, remark.params, visit.language),
            )
            for _field, remark in await visit.gateway.read(status_module.remarks, application)
        ],
        status_word=_status_word(visit),
        organisation=ESERVICES[application.service].organisation,
        sent=application.number in visit.own_session.sent.values(),
        happened=next((each for each in _HAPPENED if each in visit.request.query_params), ""),
    )


async def withdraw(visit: Visit) -> Response:
    """The citizen takes the application back, or asks the clerk at work to do so."""
    (await posted_form(visit)).close()
    application = await _application(visit)
    await visit.gateway.run(
        withdrawing.withdraw, visit.caller, application.number, visit.citizen.fin
    )
    return redirect(f"/applications/{application.number}?withdrawn=1")


async def add_document(visit: Visit) -> Response:
    """A document that the office has asked for."""
    application = await _application(visit)
    try:
        form = await posted_form(visit)
    except UploadRefused as error:
        answer = await _show(visit, application, error.faults, error.status)
        answer.headers["Connection"] = "close"
        return answer
    faults = await _add(visit, application, form)
    if faults:
        return await _show(visit, application, faults)
    return redirect(f"/applications/{application.number}?added=1")


async def _add(visit: Visit, application: CitizenApplication, form: Form) -> list[Fault]:
    """Put the form's file to the application; what is wrong with it: it was not put. Raises as
    ``submitting.add_documents``.
    """
    kind = form.get("kind")
    if form.file is None or kind not in set(DocumentKind):
        form.close()
        return [Fault("file", "no_file_chosen")]
    in_progress = ApplicationInProgress(application.service)
    try:
        fault = await form_page.add_file(visit, in_progress, kind, form)
        if fault is not None:
            return [fault]
        stated = [
            {"kind": file.kind, "file": file.file, "name": file.name} for file in in_progress.files
        ]
        await visit.gateway.add_documents(
            caller=visit.caller,
            number=application.number,
            fin=visit.citizen.fin,
            package=PackageInProgress(stated, in_progress.files),
            stored_bytes=in_progress.size,
        )
        return []
    finally:
        in_progress.end()


async def print_certificate(visit: Visit) -> Response:
    """ "Çap et": the certificate, or what must be paid first."""
    (await posted_form(visit)).close()
    application = await _application(visit)
    back = f"/applications/{application.number}"
    again = f"{back}/print"
    try:
        paper = await visit.gateway.print_certificate(
            visit.caller, application.number, visit.citizen.fin
        )
    except NotAllowed as error:
        return visit.notice(409, of_error(error, visit.language), back=back)
    except NotGiven as error:
        if error.code != "certificate_debt":
            status = answers.status_of(error)
            message = of_error(error, visit.language)
            if error.result is not Result.NO_ANSWER:
                return visit.notice(status, message, back=back, tone="warn")
            return visit.notice(status, message, back=back, again=again, tone="warn")
        return visit.notice(
            409,
            visit.word(
                "debt_said", amount=error.params["amount"], code=application.subscriber_code
            ),
            title=visit.word("debt_title"),
            tone="warn",
            back=back,
            pay=visit.citizens.provider.pay.get(ESERVICES[application.service].organisation),
            again=again,
        )
    headers = {
        **pages.HEADERS,
        "Content-Security-Policy": pages.PDF_POLICY,
        "Content-Disposition": f'inline; filename="{paper.number}.pdf"',
    }
    return Response(paper.content, 200, headers, "application/pdf")
