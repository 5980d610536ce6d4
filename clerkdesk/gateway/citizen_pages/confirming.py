"""The page on which a citizen writes the code that has come by SMS."""

import logging
from functools import partial

from clerkdesk.domain import identifiers
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway.citizen_pages.visits import Visit
from clerkdesk.gateway.forms import Form
from clerkdesk.gateway.in_progress import ApplicationInProgress
from clerkdesk.gateway.mobile_check import MobileCheck
from clerkdesk.usecases.portal import citizen_forms

log = logging.getLogger("clerkdesk.gateway")
FIELD = "mobile_code"
"""The input of the code."""


async def is_wanted(visit: Visit, service: Service) -> bool:
    """Whether the office wants it, and this gateway can send SMS."""
    if visit.gateway.dependencies.send_sms is None:
        return False
    return await visit.gateway.read(citizen_forms.confirms_mobile, service)


async def ensure_sent(visit: Visit, in_progress: ApplicationInProgress, *, again: bool) -> bool:
    """Send a code to the number that is stated; ``again``: another one. False: there were too many.

    The number is one: the step before this one is finished.
    """
    mobile = identifiers.parse_mobile(in_progress.values["contact.mobile"])
    known = in_progress.mobile_check
    if known is not None and known.mobile == mobile and not again:
        return True
    check = visit.citizens.codes.begin(mobile, visit.citizen.fin)
    if check is None:
        if known is not None and known.mobile != mobile:
            in_progress.mobile_check = None
        return False
    in_progress.mobile_check = check
    check.sent = await _send(visit, check)
    return True


async def _send(visit: Visit, check: MobileCheck) -> bool:
    send = visit.gateway.dependencies.send_sms
    assert send is not None  # else this page is none of the form's
    text = visit.word("mobile_code_sms", code=check.code)
    return await visit.gateway.at_external_service(partial(send, check.mobile, text))


async def confirm(visit: Visit, in_progress: ApplicationInProgress, form: Form) -> list[Fault]:
    """Compare the code that was written; no faults: the number is confirmed, or cannot be."""
    check = in_progress.mobile_check
    if check is None:
        return [Fault(FIELD, "code_over")]
    if check.confirmed_at is not None or (form.get("go") == "without" and not check.sent):
        in_progress.mobile_unconfirmed = check.confirmed_at is None
        return []
    fault = check.fault(form.get(FIELD), visit.citizens.codes.clock())
    if fault is not None:
        return [Fault(FIELD, fault)]
    in_progress.mobile_unconfirmed = False
    check.confirmed_at = (await visit.gateway.read(citizen_forms.time)).isoformat()
    return []
