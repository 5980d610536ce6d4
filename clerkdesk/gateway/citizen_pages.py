"""The citizens' own pages: sign in, apply step by step, follow, add what the office asks for,
print.

Addresses and forms only; what is allowed is decided by ``usecases.portal``, in the name of the
citizen whom the provider has authenticated.
"""

import logging
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.responses import Response
from starlette.routing import Route

from clerkdesk.domain.answers import DidNotAnswer
from clerkdesk.domain.errors import Expected, NotAllowed, NotFound, StoreUnavailable
from clerkdesk.domain.eservices import ESERVICES, DocumentKind, Service
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway import applying, pages, uploads
from clerkdesk.gateway.drafts import Draft, DraftPackage
from clerkdesk.gateway.sessions import Citizen
from clerkdesk.gateway.sign_in import Identity, NotSignedIn, Provider
from clerkdesk.gateway.visits import (
    LOCAL,
    SLUGS,
    Citizens,
    Visit,
    for_citizens,
    for_everybody,
    posted_form,
    said,
    to,
)
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.portal import citizen_forms, requests
from clerkdesk.usecases.portal.requests import CitizenCase

log = logging.getLogger("clerkdesk.gateway")
_NUMBER = re.compile(r"[A-Z]{2}-\d{4}-\d{7}")


# -- signing in ------------------------------------------------------------------------------------


async def home(visit: Visit) -> Response:
    services = [
        (SLUGS[service], service, ESERVICES[service].organisation)
        for service in visit.caller.services
    ]
    return visit.page("home.html", services=services)


async def sign_in(visit: Visit) -> Response:
    wanted = visit.request.query_params.get("next", "/")
    wanted = wanted if LOCAL.fullmatch(wanted) else "/"
    session = visit.session
    if session is not None and session.citizen is not None:
        return to(wanted)
    memory: dict[str, Any] = session.memory if session is not None else {}
    try:
        answer = await visit.citizens.sign_in.redirect(visit.request, memory, visit.language)
    except NotSignedIn as error:
        return _not_signed_in(visit, error)
    if session is None:
        session = visit.citizens.sessions.begin()
        session.memory = memory
        session.after = wanted
    elif "next" in visit.request.query_params:
        session.after = wanted
    session.language = visit.language
    return visit.keep(answer, session)


async def signed_in(visit: Visit) -> Response:
    if visit.session is None or visit.session.citizen is not None:
        return to("/")
    try:
        found = await visit.citizens.sign_in.identity(visit.request, visit.session.memory)
    except NotSignedIn as error:
        return _not_signed_in(visit, error)
    session = visit.citizens.sessions.sign_in(visit.session, await _citizen(visit, found))
    return visit.keep(to(session.after), session)


async def _citizen(visit: Visit, found: Identity) -> Citizen:
    """Who has signed in, with what the civil register says as far as an application can carry it."""
    person = None
    unknown = False
    if (ask := visit.gateway.behind.person) is not None:
        try:
            person = await visit.gateway.outside(partial(ask, found.fin))
            unknown = person is None
        except DidNotAnswer as silence:
            log.warning("civil register: %s", silence.fault)
    if person is None:
        return Citizen(
            fin=found.fin,
            method=found.method,
            surname=found.surname,
            name=found.name,
            person=None,
            told={},
            unknown=unknown,
        )
    born = person.birth_date.isoformat() if person.birth_date else ""
    told = {
        "surname": person.surname,
        "name": person.name,
        "patronymic": person.patronymic,
        "birth_date": born,
        "id_document": person.id_document or "",
    }
    told = {name: value for name, value in told.items() if value}
    wrong = await visit.gateway.read(
        citizen_forms.faults, {"service": Service.IDP, "applicant": {"fin": found.fin, **told}}
    )
    # A passport where an application states an identity card: the register may say more than a form
    # may.
    for fault in wrong:
        told.pop((fault.field or "").removeprefix("applicant."), None)
    return Citizen(
        fin=found.fin,
        method=found.method,
        surname=person.surname or found.surname,
        name=person.name or found.name,
        person=person,
        told=told,
    )


def _not_signed_in(visit: Visit, error: NotSignedIn) -> Response:
    log.warning("sign-in: %s: %s", error, type(error.__cause__).__name__)
    return visit.notice(
        502 if str(error) == "provider_silent" else 403, visit.word(str(error)), again="/sign-in"
    )


async def sign_out(visit: Visit) -> Response:
    (await posted_form(visit)).close()
    visit.citizens.sessions.end(visit.mine)
    answer = to("/")
    answer.delete_cookie(
        visit.citizens.cookie,
        path="/",
        secure=visit.citizens.provider.secure,
        httponly=True,
        samesite="lax",
    )
    return answer


# -- following -------------------------------------------------------------------------------------


async def applications(visit: Visit) -> Response:
    found = await visit.gateway.read(requests.cases_of, visit.caller, visit.citizen.fin)
    lists = [
        (
            service,
            ESERVICES[service].organisation,
            SLUGS[service],
            [case for case in found if case.service is service],
        )
        for service in visit.caller.services
    ]
    return visit.page("applications.html", lists=lists, status_word=_status_word(visit))


def _status_word(visit: Visit) -> Callable[[str], str]:
    return lambda status: sentence(f"status_{status}", None, visit.language)


async def _case(visit: Visit) -> CitizenCase:
    """Raises NotFound: there is none, or it is somebody else's."""
    number = visit.request.path_params["number"]
    if not _NUMBER.fullmatch(number):
        raise NotFound("application_not_found", number=number[:20])
    return await visit.gateway.read(requests.case, visit.caller, number, visit.citizen.fin)


async def application(visit: Visit) -> Response:
    return await _application(visit, await _case(visit), [])


async def _application(
    visit: Visit, case: CitizenCase, faults: list[Fault], status: int = 422
) -> Response:
    history = await visit.gateway.read(requests.history, case)
    choices = await visit.gateway.read(citizen_forms.choices, case.service, visit.language)
    return visit.page(
        "application.html",
        status if faults else 200,
        case=case,
        history=history,
        kinds=choices.kinds,
        faults=[said(visit, fault) for fault in faults],
        status_word=_status_word(visit),
        organisation=ESERVICES[case.service].organisation,
        sent=case.number in visit.mine.sent.values(),
        added="added" in visit.request.query_params,
    )


async def add(visit: Visit) -> Response:
    """A document that the office has asked for."""
    case = await _case(visit)
    try:
        form = await posted_form(visit)
    except uploads.Refused as error:
        answer = await _application(visit, case, error.faults, error.status)
        answer.headers["Connection"] = "close"
        return answer
    kind = form.get("kind")
    if form.file is None or kind not in set(DocumentKind):
        form.close()
        return await _application(visit, case, [Fault("file", "no_file_chosen")])
    taken = Draft(case.service)
    try:
        fault = await visit.gateway.disk(
            partial(taken.add, DocumentKind(kind), form.file_name, form.file)
        )
        if fault is not None:
            return await _application(visit, case, [fault])
        package = DraftPackage(
            [{"kind": each.kind, "file": each.file, "name": each.name} for each in taken.files],
            taken.files,
        )
        add_documents = partial(
            requests.add_documents,
            visit.gateway.behind.unit_of_work,
            visit.caller,
            case.number,
            visit.citizen.fin,
            package,
        )
        await visit.gateway.call(add_documents, taken.size)
    finally:
        taken.end()
    return to(f"/applications/{case.number}?added=1")


async def print_(visit: Visit) -> Response:
    """ "Çap et": the certificate, or what must be paid first."""
    (await posted_form(visit)).close()
    case = await _case(visit)
    back = f"/applications/{case.number}"
    try:
        paper = await visit.gateway.print(visit.caller, case.number, visit.citizen.fin)
    except NotAllowed as error:
        if error.code != "certificate_debt":
            return visit.notice(409, of_error(error, visit.language), back=back)
        organisation = ESERVICES[case.service].organisation
        said = visit.word("debt_said", amount=error.params["amount"], code=case.subscriber_code)
        pay = visit.citizens.provider.pay.get(organisation)
        return visit.notice(
            409,
            said,
            title=visit.word("debt_title"),
            tone="warn",
            back=back,
            pay=pay,
            again=f"{back}/print",
        )
    except StoreUnavailable:
        raise
    except Expected as error:
        status = 409 if error.code == "certificate_incomplete" else 503
        return visit.notice(
            status, of_error(error, visit.language), back=back, again=f"{back}/print", tone="warn"
        )
    headers = {**pages.HEADERS, "Content-Disposition": f'inline; filename="{paper.number}.pdf"'}
    headers["Content-Security-Policy"] = (
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    )
    return Response(paper.content, 200, headers, "application/pdf")


async def home_address(_visit: Visit) -> Response:
    return to("/")


async def print_address(visit: Visit) -> Response:
    return to(f"/applications/{visit.request.path_params['number']}")


def open_to(app: FastAPI, provider: Provider) -> None:
    """Add the citizens' pages to a gateway."""
    app.state.citizens = Citizens(provider)
    routes = [
        ("/", ["GET"], for_everybody(home)),
        ("/sign-in", ["GET"], for_everybody(sign_in)),
        ("/signed-in", ["GET"], for_everybody(signed_in)),
        ("/sign-out", ["POST"], for_citizens(sign_out)),
        ("/sign-out", ["GET"], for_everybody(home_address)),
        ("/apply/{service}/files/{key}/remove", ["GET"], for_citizens(applying.upload_address)),
        ("/apply/{service}", ["GET"], for_citizens(applying.begin)),
        ("/apply/{service}/{step}", ["GET", "POST"], for_citizens(applying.step)),
        ("/apply/{service}/documents/{kind}", ["POST"], for_citizens(applying.upload)),
        ("/apply/{service}/documents/{kind}", ["GET"], for_citizens(applying.upload_address)),
        ("/apply/{service}/files/{key}", ["GET"], for_citizens(applying.file)),
        ("/apply/{service}/files/{key}/remove", ["POST"], for_citizens(applying.remove)),
        ("/applications", ["GET"], for_citizens(applications)),
        ("/applications/{number}", ["GET"], for_citizens(application)),
        ("/applications/{number}/documents", ["POST"], for_citizens(add)),
        ("/applications/{number}/documents", ["GET"], for_citizens(print_address)),
        ("/applications/{number}/print", ["POST"], for_citizens(print_)),
        ("/applications/{number}/print", ["GET"], for_citizens(print_address)),
    ]
    app.router.routes += [
        Route(path, endpoint, methods=methods) for path, methods, endpoint in routes
    ]
