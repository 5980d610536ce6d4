"""Pages rendered on the server, for a telephone first, in three languages; every one of them works
without a script.

Here is what they share, and the one for everybody: behind the QR code of a certificate,
``/c/{number}?code=``.
"""

from datetime import date, datetime
from functools import lru_cache, partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from clerkdesk import bundled
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.letter import PREFIX, is_letter
from clerkdesk.domain.numbers import typed_number
from clerkdesk.domain.text import clean
from clerkdesk.gateway.answers import language_of
from clerkdesk.gateway.service import gateway_of
from clerkdesk.settings import LANGUAGES
from clerkdesk.usecases.catalogue import of_error, page_word
from clerkdesk.usecases.portal.status import Checked

NAMES = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}
TONES = {
    "genuine": "ok",
    "expired": "warn",
    "superseded": "warn",
    "revoked": "bad",
    "lost": "warn",
    "unknown": "bad",
}
"""Verdict of a certificate → how its page looks."""
_STATIC = {
    "style.css": ("pages", "text/css; charset=utf-8"),
    "upload.js": ("pages", "text/javascript; charset=utf-8"),
    "check.js": ("pages", "text/javascript; charset=utf-8"),
    "Inter_400Regular.ttf": ("fonts", "font/ttf"),
    "Inter_600SemiBold.ttf": ("fonts", "font/ttf"),
}
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
CHECK_POLICY = f"{POLICY}; script-src 'self'; connect-src 'self'; worker-src 'self'"
"""Of the page behind a QR code: the one that checks by itself what the code says."""
PDF_POLICY = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
)
"""Of an answer that is a PDF: a browser's own reader styles itself."""
MAX_NUMBER = 40
"""Characters of a typed number that are looked at."""
LANGUAGE = "language"
"""The cookie of a language that was chosen."""
LANGUAGE_SECONDS = 365 * 86400
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
router = APIRouter(include_in_schema=False)


@lru_cache(maxsize=1)
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(bundled.path("pages")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(
    request: Request,
    name: str,
    status: int = 200,
    language: str | None = None,
    policy: str = POLICY,
    **values: Any,
) -> HTMLResponse:
    """A page filled in.

    ``name``: of its template. ``language``: None, as the address or the browser says. ``policy``:
    its Content-Security-Policy. ``values``: what the template shows.
    """
    language = language or preferred_language(request)

    def in_language(code: str) -> str:
        kept = {key: value for key, value in request.query_params.items() if key != "lang"}
        return f"?{urlencode({**kept, 'lang': code})}"

    everywhere = {
        "citizen": None,
        "token": "",
        "pages": gateway_of(request).citizens is not None,
        "path": request.url.path,
    }
    template = _templates().get_template(name)
    html = template.render(
        language=language,
        languages=[(code, NAMES[code]) for code in LANGUAGES],
        in_language=in_language,
        word=partial(word, language),
        day=_day,
        moment=_moment,
        **{**everywhere, **values},
    )
    headers = {
        **HEADERS,
        "Content-Security-Policy": policy,
        "Content-Language": language,
        "Vary": "Accept-Language, Cookie",
    }
    answer = HTMLResponse(html, status, headers)
    if asked_language(request) is not None:
        answer.set_cookie(
            key=LANGUAGE,
            value=language,
            max_age=LANGUAGE_SECONDS,
            path="/",
            httponly=True,
            samesite="lax",
        )
    return answer


def asked_language(request: Request) -> str | None:
    """What ``?lang=`` says; None: nothing that there is."""
    asked = request.query_params.get("lang")
    return asked if asked in LANGUAGES else None


def preferred_language(request: Request) -> str:
    """What the address says, else what was chosen before, else what the browser asks for."""
    return asked_language(request) or kept_language(request) or language_of(request)


def kept_language(request: Request) -> str | None:
    """What was chosen at an earlier page."""
    kept = request.cookies.get(LANGUAGE)
    return kept if kept in LANGUAGES else None


def word(language: str, key: str, **params: object) -> str:
    """A sentence of the pages; ``params``: what stands in its places."""
    return page_word(key, params, language)


def paper_word(language: str, paper: str, key: str, **params: object) -> str:
    """The same of a paper (its number): of a letter its own sentence."""
    return word(language, f"{key}_letter" if is_letter(paper) else key, **params)


def _refused(request: Request, error: NotAllowed, signed_in: dict[str, Any]) -> Response:
    """Too many requests: a sentence, and when to come again."""
    answer = page(
        request,
        "notice.html",
        429,
        **signed_in,
        message=of_error(error, preferred_language(request)),
        tone="bad",
        title=None,
        back="/c",
        pay=None,
        again=None,
    )
    answer.headers["Retry-After"] = str(error.params.get("seconds", 1))
    return answer


def _day(date_: date) -> str:
    return f"{date_:%d.%m.%Y}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(BAKU):%d.%m.%Y %H:%M}"


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """The pages' style and letters. 404: nothing else lies there."""
    if name not in _STATIC:
        return Response(status_code=404)
    folder, kind = _STATIC[name]
    return Response(
        bundled.path(folder, name).read_bytes(),
        media_type=kind,
        headers={"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"},
    )


@router.get("/check-worker.js")
async def check_worker() -> Response:
    """What keeps the page for where there is no line; it stands above the pages that it keeps."""
    return Response(
        bundled.path("pages", "check-worker.js").read_bytes(),
        media_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"},
    )


@router.get("/c")
async def ask(
    request: Request,
    number: Annotated[str, Query(max_length=200)] = "",
    code: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The form; filled in, the verdict."""
    return await _checked(request, number, code)


@router.get("/c/{number}")
async def check(
    request: Request, number: str, code: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """What the QR code of a certificate opens."""
    return await _checked(request, number, code)


async def _checked(request: Request, number: str, code: str) -> Response:
    typed = clean(number[:MAX_NUMBER])
    number = typed_number(typed)
    code = clean(code).strip()[:40]
    gateway = gateway_of(request)
    signed_in = gateway.citizens.signed_in(request) if gateway.citizens is not None else {}
    verdict: Checked | None = None
    try:
        gateway.callers.count_stranger(request)
        if number and code:
            verdict = await gateway.check_certificate(request, typed, code)
    except NotAllowed as error:
        return _refused(request, error, signed_in)
    shown = verdict.number if verdict is not None else number
    return page(
        request,
        "certificate.html",
        policy=CHECK_POLICY,
        **signed_in,
        checked=verdict,
        tone=TONES[verdict.verdict] if verdict else "",
        letters=PREFIX,
        paper_word=partial(paper_word, preferred_language(request), shown),
        number=number,
        code=code,
    )
