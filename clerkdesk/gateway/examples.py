"""What /openapi.json shows of requests and answers: plainly sample people."""

from typing import Any

_APPLICATION = {
    "version": 1,
    "portal_request_id": "eg-2026-000001",
    "service": "no_debt",
    "channel": "e-gov",
    "login_method": "asan_imza",
    "submitted_at": "2026-11-20T09:15:00+04:00",
    "applicant": {
        "fin": "5XK2M7P",
        "surname": "Nümunəyev",
        "name": "Nümunə",
        "patronymic": "Nümunə oğlu",
        "birth_date": "1980-01-31",
        "id_document": "AZE12345678",
    },
    "owner": {"fin": "5XK2M7P"},
    "subscriber_code": "1204556789",
    "contact": {"mobile": "050 234 56 78", "email": "numune@example.az"},
    "documents": [
        {"kind": "id_card", "file": "vesiqe.pdf", "name": "vəsiqə.pdf"},
        {"kind": "ownership_extract", "file": "cixaris.pdf", "name": "çıxarış.pdf"},
    ],
}
_APPLICATION_AS_ANSWERED = {
    "number": "WD-2026-0000001",
    "service": "no_debt",
    "status": "new",
    "status_label": "Yeni",
    "submitted_at": "2026-11-20T05:15:00+00:00",
    "due_on": "2026-11-25",
    "place": "Nəsimi",
    "subscriber_code": "1204556789",
    "printable": False,
    "waiting_for": None,
    "refusal": None,
    "certificate": None,
}
_FAULTS = {
    "error": {"code": "package_refused", "message": "Müraciət qəbul edilmədi: 1 səhv var."},
    "faults": [
        {
            "field": "documents.0.file",
            "code": "file_type",
            "message": "“vesiqe.pdf” PDF, JPEG, PNG, TIFF və ya WebP deyil.",
        }
    ],
}


def _error(code: str, message: str, **more: Any) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, **more}}


def _json(description: str, example: Any) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"type": "object"}, "example": example}},
    }


_REMARKS = [
    {
        "field": "documents.1.file",
        "code": "document_partly_shown",
        "message": "Tam göstərilməyən səhifələr: 3. Qalanı göstərilir.",
    }
]
Responses = dict[int | str, dict[str, Any]]
_CALLER: Responses = {
    401: _json(
        "No key, or one that was revoked",
        _error("key_wrong", "Belə açar yoxdur və ya ləğv olunub."),
    ),
    422: _json("What is wrong, by field", _FAULTS),
    429: _json(
        "Too many requests; Retry-After says when",
        _error("too_many_requests", "Dəqiqədə ən çoxu 600 sorğu. 1 saniyədən sonra təkrar edin."),
    ),
    503: _json(
        "The database or the worker does not answer; nothing was stored",
        _error("store_unavailable", "Məlumat bazası cavab vermir."),
    ),
}
_UNKNOWN: Responses = {
    404: _json(
        "There is none of this number for this citizen",
        _error("application_not_found", "WD-2026-0000009: belə müraciət yoxdur."),
    )
}

SUBMISSION: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["application"],
                "properties": {
                    "application": {
                        "type": "object",
                        "description": "application.json of the portal package, version 1",
                    },
                    "files": {
                        "type": "array",
                        "items": {"type": "string", "format": "binary"},
                        "description": (
                            "The documents; each by the file name that the application states. "
                            "PDF, JPEG, PNG, TIFF or WebP, 20 MB at most."
                        ),
                    },
                },
            },
            "example": {"application": _APPLICATION},
            "encoding": {"application": {"contentType": "application/json"}},
        }
    },
}
ADDITION: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["documents"],
                "properties": {
                    "documents": {
                        "type": "array",
                        "items": {"type": "object"},
                        "description": "As the package's documents: kind, file, name, sha256, fin",
                    },
                    "files": {
                        "type": "array",
                        "items": {"type": "string", "format": "binary"},
                        "description": "Each by the file name that is stated",
                    },
                },
            },
            "example": {
                "documents": [
                    {"kind": "ownership_extract", "file": "cixaris.pdf", "name": "çıxarış.pdf"}
                ]
            },
            "encoding": {"documents": {"contentType": "application/json"}},
        }
    },
}
ADDED: Responses = {
    201: _json(
        "Taken in",
        {
            **_APPLICATION_AS_ANSWERED,
            "message": "Sənədlər qəbul olundu. İcraçı onlara baxacaq.",
            "remarks": [],
        },
    ),
    408: _json("The upload stopped", _FAULTS),
    409: _json(
        "The office does not wait for a document", _error("not_asked_for", "İdarə sənəd gözləmir.")
    ),
    413: _json("Too large", _FAULTS),
    415: _json("Another type of file or request", _FAULTS),
    **_UNKNOWN,
    **_CALLER,
}
SUBMITTED: Responses = {
    201: _json(
        "Registered; the same Idempotency-Key with the same content gives the same number",
        {
            **_APPLICATION_AS_ANSWERED,
            "duplicate": False,
            "message": (
                "Müraciətiniz qeydə alındı. "
                "Nəticə 3 iş günü müddətində elektron poçt ünvanınıza göndəriləcək."
            ),
            "remarks": _REMARKS,
        },
    ),
    408: _json("The upload stopped", _FAULTS),
    413: _json("Too large", _FAULTS),
    415: _json("Another type of file or request", _FAULTS),
    **_CALLER,
}
LISTED: Responses = {
    200: _json("At most 200", {"applications": [_APPLICATION_AS_ANSWERED]}),
    **_CALLER,
}
SHOWN: Responses = {
    200: _json(
        "The application",
        {
            **_APPLICATION_AS_ANSWERED,
            "history": [
                {"status": "new", "status_label": "Yeni", "at": "2026-11-20T05:15:02+00:00"}
            ],
            "remarks": _REMARKS,
        },
    ),
    **_UNKNOWN,
    **_CALLER,
}
PRINTED: Responses = {
    200: {
        "description": "The certificate",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    },
    409: _json(
        "There is a debt (amount), or the application is not completed",
        _error("certificate_debt", "Borc var: 12,40 ₼.", amount="12.40", currency="AZN"),
    ),
    **_UNKNOWN,
    **_CALLER,
}
_NOT_PUBLISHED = _json(
    "The office has no electronic seal",
    _error("not_published", "Hələ dərc olunmayıb: idarənin elektron möhürü yoxdur."),
)
REVOCATIONS: Responses = {
    200: {
        "description": "A JWS (ES256) of issuer, issued_at, next_update and entries",
        "content": {"application/jose": {"schema": {"type": "string"}}},
    },
    404: _NOT_PUBLISHED,
}
KEYS: Responses = {
    200: {
        "description": "Keys, the newest first",
        "content": {"application/jwk-set+json": {"schema": {"type": "object"}}},
    },
    404: _NOT_PUBLISHED,
}
CHECKED: Responses = {
    200: _json(
        "genuine, expired, superseded, revoked, lost (by a restore) or unknown",
        {
            "verdict": "genuine",
            "number": "NB-2026-0000001",
            "superseded_by": None,
            "issued_on": "2026-11-20",
            "owner": "Ə••• R••• K••• o•••",
            "code_ends": "8RW3",
            "account_ends": "7890",
            "fin_ends": "7P",
            "lost_on": None,
        },
    ),
    **_CALLER,
}
HEALTH: Responses = {
    200: _json(
        "All is well",
        {
            "status": "ok",
            "database": "ok",
            "version": "0.2.0",
            "schema": "0033",
            "worker": "ok",
            "dead_lanes": [],
            "questions": 0,
            "messages": 0,
            "waiting_for": [
                {
                    "source": "mail",
                    "code": "alarm_mail_silent",
                    "whom": "mail.example.az",
                    "since": "2026-11-20T08:00:00+00:00",
                }
            ],
        },
    ),
    503: _json(
        "The database does not answer; or, with all fields of 200, status “worker”: it, or a lane "
        "of it (dead_lanes), shows no life",
        {"status": "down", "database": "store_unavailable", "version": "0.2.0"},
    ),
}
