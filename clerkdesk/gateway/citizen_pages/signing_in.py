"""Citizens come in by way of the provider, and go out again."""

import logging
from functools import partial
from typing import Any

from fastapi.responses import Response

from clerkdesk.domain.answers import DidNotAnswer, RegisteredPerson
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.gateway.citizen_pages.visits import LOCAL, SLUGS, Visit, posted_form, redirect
from clerkdesk.gateway.sessions import Citizen
from clerkdesk.gateway.sign_in import Identity, NotSignedIn
from clerkdesk.usecases.portal import citizen_forms

log = logging.getLogger("clerkdesk.gateway")


async def home(visit: Visit) -> Response:
    """The services that one may apply for."""
    acts = await visit.gateway.read(citizen_forms.acts)
    services = [
        (SLUGS[service], service, ESERVICES[service].organisation, acts[service])
        for service in visit.caller.services
    ]
    return visit.page("home.html", services=services)


async def to_home(_visit: Visit) -> Response:
    """Back home, for whoever opens the address of a form."""
    return redirect("/")


async def sign_in(visit: Visit) -> Response:
    """To the provider; ``next`` in the address: where to go afterwards."""
    after = visit.request.query_params.get("next", "/")
    if not LOCAL.fullmatch(after):
        after = "/"
    session = visit.session
    if session is not None and session.citizen is not None:
        return redirect(after)
    memory: dict[str, Any] = session.memory if session is not None else {}
    try:
        answer = await visit.citizens.sign_in.redirect(visit.request, memory, visit.language)
    except NotSignedIn as error:
        return _not_signed_in(visit, error)
    if session is None:
        session = visit.citizens.sessions.begin()
        session.memory = memory
        session.after = after
    elif "next" in visit.request.query_params:
        session.after = after
    session.language = visit.language
    return visit.keep(answer, session)


async def signed_in(visit: Visit) -> Response:
    """Back from the provider."""
    if visit.session is None or visit.session.citizen is not None:
        return redirect("/")
    try:
        identity = await visit.citizens.sign_in.identity(visit.request, visit.session.memory)
    except NotSignedIn as error:
        return _not_signed_in(visit, error)
    citizen = await _citizen(visit, identity)
    session = visit.citizens.sessions.sign_in(visit.session, citizen)
    return visit.keep(redirect(session.after), session)


async def _citizen(visit: Visit, identity: Identity) -> Citizen:
    """Who has signed in, with what the civil register says and an application can carry."""
    person: RegisteredPerson | None = None
    is_unknown = False
    ask = visit.gateway.dependencies.person
    if ask is not None:
        try:
            person = await visit.gateway.at_external_service(partial(ask, identity.fin))
            is_unknown = person is None
        except DidNotAnswer as silence:
            log.warning("civil register: %s", silence.fault)
    if person is None:
        return Citizen(
            fin=identity.fin,
            method=identity.method,
            surname=identity.surname,
            name=identity.name,
            person=None,
            register_values={},
            unknown=is_unknown,
        )
    return Citizen(
        fin=identity.fin,
        method=identity.method,
        surname=person.surname or identity.surname,
        name=person.name or identity.name,
        person=person,
        register_values=await _register_values(visit, identity.fin, person),
    )


async def _register_values(visit: Visit, fin: str, person: RegisteredPerson) -> dict[str, str]:
    """Field of an applicant → what the register says, as far as the intake would take it."""
    stated = {
        "surname": person.surname,
        "name": person.name,
        "patronymic": person.patronymic,
        "birth_date": str(person.birth_date or person.birth_year or ""),
        "id_document": person.id_document or "",
    }
    values = {name: value for name, value in stated.items() if value}
    # A passport where an application states an identity card: the register may say more than a form
    # may.
    faults = await visit.gateway.read(
        citizen_forms.faults, {"service": Service.IDP, "applicant": {"fin": fin, **values}}
    )
    for fault in faults:
        values.pop((fault.field or "").removeprefix("applicant."), None)
    return values


def _not_signed_in(visit: Visit, error: NotSignedIn) -> Response:
    reason = str(error)
    log.warning("sign-in: %s: %s", reason, type(error.__cause__).__name__)
    status = 502 if reason == "provider_silent" else 403
    return visit.notice(status, visit.word(reason), again="/sign-in")


async def sign_out(visit: Visit) -> Response:
    (await posted_form(visit)).close()
    visit.citizens.sessions.end(visit.own_session)
    answer = redirect("/")
    answer.delete_cookie(
        visit.citizens.cookie,
        path="/",
        secure=visit.citizens.provider.secure,
        httponly=True,
        samesite="lax",
    )
    return answer
