"""What portals are answered: the JSON of an application, and every error with its sentence in the
caller's language.
"""

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse

from clerkdesk.domain.errors import Expected, Invalid, NotFound, StoreUnavailable
from clerkdesk.domain.outcomes import NotGiven, Result
from clerkdesk.domain.packages import FieldRemark
from clerkdesk.domain.submission import Fault
from clerkdesk.settings import LANGUAGES
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.portal.status import CitizenApplication

_STATUS = {  # of error codes that are not what their kind says
    "key_missing": 401,
    "key_wrong": 401,
    "too_many_requests": 429,
    "certificate_not_completed": 409,
    "letter_not_decided": 409,
    "database_locked": 503,
    "idempotency_key_missing": 422,
    "not_asked_for": 409,
}


def language_of(request: Request) -> str:
    """The first language of Accept-Language that there are sentences in; else Azerbaijani."""
    for part in request.headers.get("accept-language", "").split(","):
        language = part.split(";")[0].strip()[:2].lower()
        if language in LANGUAGES:
            return language
    return "az"


def of_application(application: CitizenApplication, language: str) -> dict[str, Any]:
    """An application as portals get it; instants are ISO in UTC, days YYYY-MM-DD (Baku)."""
    return {
        "number": application.number,
        "service": application.service,
        "status": application.status,
        "status_label": sentence(f"status_{application.status}", None, language),
        "submitted_at": application.submitted_at.isoformat(),
        "due_on": application.due_on.isoformat(),
        "place": application.place,
        "subscriber_code": application.subscriber_code,
        "printable": application.printable,
        "waiting_for": application.waiting_for,
        "refusal": application.refusal,
        "certificate": application.certificate,
    }


def remarks(stated: Sequence[FieldRemark], language: str) -> list[dict[str, Any]]:
    """What is to be said of documents that were taken in, each at its document."""
    return [
        {
            "field": field,
            "code": remark.code,
            "message": sentence(remark.code, remark.params, language),
        }
        for field, remark in stated
    ]


def failed(request: Request, error: Expected) -> JSONResponse:
    """One error: its code, its sentence, the field where it is one's, and a debt's amount in
    manats.
    """
    code = error.code.split(" ")[0]
    document: dict[str, Any] = {"code": code, "message": of_error(error, language_of(request))}
    if "field" in error.params:
        document["field"] = str(error.params["field"])
    if code == "certificate_debt":
        document["amount"] = f"{int(str(error.params['qepik'])) / 100:.2f}"
        document["currency"] = "AZN"
    headers = {"Retry-After": str(error.params["seconds"])} if "seconds" in error.params else {}
    if code in ("key_missing", "key_wrong"):
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse({"error": document}, status_of(error), headers)


def status_of(error: Expected) -> int:
    """The HTTP status: of the code where it has one of its own, else of the error's kind."""
    if isinstance(error, NotGiven):
        return 503 if error.result is Result.NO_ANSWER else 409
    code = error.code.split(" ")[0]
    if code in _STATUS:
        return _STATUS[code]
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, Invalid):
        return 422
    if isinstance(error, StoreUnavailable):
        return 503
    return 409


def refused(request: Request, status: int, faults: list[Fault]) -> JSONResponse:
    """Every fault by its field."""
    language = language_of(request)
    listed = [
        {
            "field": fault.field,
            "code": fault.code,
            "message": sentence(fault.code, fault.params, language),
        }
        for fault in faults
    ]
    error = {
        "code": "package_refused",
        "message": sentence("package_refused", {"count": len(faults)}, language),
    }
    return JSONResponse({"error": error, "faults": listed}, status)
