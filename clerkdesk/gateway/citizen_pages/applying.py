"""Applying step by step: each page of a form written, checked by the intake's own rules, and sent
by the last button.
"""

from typing import Any

from fastapi.responses import Response

from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway.citizen_pages import confirming, form_page
from clerkdesk.gateway.citizen_pages.fields import address_of
from clerkdesk.gateway.citizen_pages.visits import Visit, posted_form, redirect
from clerkdesk.gateway.in_progress import CONFIRMING, ApplicationInProgress, PackageInProgress
from clerkdesk.usecases.portal import citizen_forms

MORE_BLANKS = 3
"""Empty inputs for whoever asks for more registered persons."""


async def begin(visit: Visit) -> Response:
    in_progress = await _in_progress(visit)
    return redirect(address_of(in_progress, in_progress.steps[0]))


async def _in_progress(visit: Visit) -> ApplicationInProgress:
    """The application that is being filled in, with the steps that the office wants now."""
    in_progress = form_page.in_progress_of(visit)
    in_progress.confirms_mobile = await confirming.is_wanted(visit, in_progress.service)
    return in_progress


async def show_step(visit: Visit) -> Response:
    """A page of the form; whoever has not finished an earlier one is led there."""
    in_progress = await _in_progress(visit)
    position = _position(visit, in_progress)
    faults = await _faults(visit, in_progress)
    elsewhere = _elsewhere(visit, in_progress, position, faults)
    if elsewhere is not None:
        return redirect(elsewhere)
    if in_progress.steps[position] == CONFIRMING:
        return await _show_confirming(visit, in_progress, position)
    return await form_page.show(visit, in_progress, position)


async def _show_confirming(
    visit: Visit, in_progress: ApplicationInProgress, position: int, *, again: bool = False
) -> Response:
    """The page of the code, which is on its way."""
    sent = await confirming.ensure_sent(visit, in_progress, again=again)
    faults = [] if sent else [Fault(confirming.FIELD, "too_many_codes")]
    return await form_page.show(visit, in_progress, position, faults)


async def submit_step(visit: Visit) -> Response:
    """A page of the form written, and then the next one; the last one sends the application."""
    form = await posted_form(visit)
    form.close()
    number = visit.own_session.sent.get(form.get("application"))
    if number is not None:
        return redirect(f"/applications/{number}")
    in_progress = await _in_progress(visit)
    position = _position(visit, in_progress)
    step = in_progress.steps[position]
    # What the register has said is not the citizen's to change.
    known = visit.citizen.register_values
    in_progress.write(
        step,
        [
            (name, value)
            for name, value in form.fields
            if name.removeprefix("applicant.") not in known
        ],
    )
    if form.get("go") == "back" and position:
        return redirect(address_of(in_progress, in_progress.steps[position - 1]))
    if form.get("go") == "more":
        return await form_page.show(visit, in_progress, position, blanks=MORE_BLANKS)
    faults = await _faults(visit, in_progress)
    elsewhere = _elsewhere(visit, in_progress, position, faults)
    if elsewhere is not None:
        return redirect(elsewhere)
    own_faults = [fault for fault in faults if step.owns(fault.field)]
    if step == CONFIRMING:
        if form.get("go") == "again":
            return await _show_confirming(visit, in_progress, position, again=True)
        own_faults = await confirming.confirm(visit, in_progress, form)
    if own_faults:
        return await form_page.show(visit, in_progress, position, own_faults)
    if position + 1 < len(in_progress.steps):
        onward = -1 if in_progress.reviewed else position + 1
        return redirect(address_of(in_progress, in_progress.steps[onward]))
    return await _send(visit, in_progress, position)


def _position(visit: Visit, in_progress: ApplicationInProgress) -> int:
    """Which of its steps the address names, counted from 0. Raises NotFound."""
    names = [step.name for step in in_progress.steps]
    name = visit.request.path_params["step"]
    if name not in names:
        raise NotFound("path_unknown")
    return names.index(name)


def _elsewhere(
    visit: Visit, in_progress: ApplicationInProgress, position: int, faults: list[Fault]
) -> str | None:
    """Where one has to look before this step: at the application, if another press of the button
    has sent it meanwhile, or at an earlier step that is not finished. None: at this step.
    """
    number = visit.own_session.sent.get(in_progress.key)
    if number is not None:
        return f"/applications/{number}"
    for step in in_progress.steps[:position]:
        unconfirmed = step == CONFIRMING and not in_progress.mobile_is_done
        if unconfirmed or any(step.owns(fault.field) for fault in faults):
            return address_of(in_progress, step)
    return None


async def _faults(visit: Visit, in_progress: ApplicationInProgress) -> list[Fault]:
    """What the intake would say of the application as it is."""
    at = await visit.gateway.read(citizen_forms.time)
    stated = _application(visit, in_progress, at.isoformat())
    return await visit.gateway.read(citizen_forms.faults, stated)


def _application(
    visit: Visit, in_progress: ApplicationInProgress, submitted_at: str
) -> dict[str, Any]:
    """application.json as the citizen states it; ``submitted_at``: ISO, with its offset."""
    citizen = visit.citizen
    applicant = {"fin": citizen.fin}
    # The form of an IDP asks for the names itself.
    if in_progress.service is not Service.IDP:
        names = {"surname": citizen.surname, "name": citizen.name}
        applicant |= {name: value for name, value in names.items() if value}
    applicant |= citizen.register_values
    application = in_progress.package(
        applicant,
        channel=visit.caller.channel,
        login_method=citizen.method,
        submitted_at=submitted_at,
    )
    if "contact" in application:
        application["contact"]["language"] = visit.language
    return application


async def _send(visit: Visit, in_progress: ApplicationInProgress, position: int) -> Response:
    session = visit.own_session
    async with in_progress.held(ended_too=True):
        # Whoever pressed the button twice comes here when the first press is done.
        number = session.sent.get(in_progress.key)
        if number is None:
            if in_progress.ended:
                raise NotAllowed("page_expired")
            try:
                number = await _take_in(visit, in_progress)
            except PackageRefused as refused:
                in_progress.submitted_at = None
                return await form_page.show(visit, in_progress, position, refused.faults)
            session.sent[in_progress.key] = number
            session.in_progress.pop(in_progress.service, None)
            in_progress.end()
    return redirect(f"/applications/{number}")


async def _take_in(visit: Visit, in_progress: ApplicationInProgress) -> str:
    """The application's number.

    Raises PackageRefused; after StoreUnavailable the same is sent once more.
    """
    if in_progress.submitted_at is None:
        in_progress.submitted_at = (await visit.gateway.read(citizen_forms.time)).isoformat()
    package = PackageInProgress(
        _application(visit, in_progress, in_progress.submitted_at), in_progress.files
    )
    try:
        accepted, _shown = await visit.gateway.take_in(
            visit.caller, f"page-{in_progress.key}", package, in_progress.size
        )
    except PackageRefused as refused:
        # It was stored by an earlier press whose answer was lost, and changed since: what is stored
        # is the application.
        for fault in refused.faults:
            if fault.code == "other_content":
                return str(fault.params["number"])
        raise
    return accepted.number
