"""Pages for everybody, rendered on the server: without a script, for a telephone first, in three languages.

So far the one behind the QR code of a certificate: ``/c/{number}?code=``.
"""

from functools import lru_cache, partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from clerkdesk import bundled
from clerkdesk.gateway.answers import language_of
from clerkdesk.settings import LANGUAGES
from clerkdesk.usecases import portal
from clerkdesk.usecases.portal import Checked
from clerkdesk.usecases.sentences import page_word

NAMES = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}
_TONES = {"genuine": "ok", "superseded": "warn", "revoked": "bad", "unknown": "bad"}
_STATIC = {
    "style.css": ("pages", "text/css; charset=utf-8"), "Inter_400Regular.ttf": ("fonts", "font/ttf"), "Inter_600SemiBold.ttf": ("fonts", "font/ttf"),
}  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}  # fmt: skip
router = APIRouter(include_in_schema=False)


@lru_cache(maxsize=1)
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(bundled.path("pages")), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    asked = request.query_params.get("lang")
    language = asked if asked in LANGUAGES else language_of(request)

    def in_language(code: str) -> str:
        kept = {key: value for key, value in request.query_params.items() if key != "lang"}
        return f"?{urlencode({**kept, 'lang': code})}"

    said = _templates().get_template(name).render(
        language=language, languages=[(code, NAMES[code]) for code in LANGUAGES], in_language=in_language, word=partial(_word, language), **values
    )
    return HTMLResponse(said, status, {**_HEADERS, "Content-Language": language, "Vary": "Accept-Language"})


def _word(language: str, key: str, **params: object) -> str:
    return page_word(key, params, language)


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """The pages' style and letters. 404: nothing else lies there."""
    if name not in _STATIC:
        return Response(status_code=404)
    folder, kind = _STATIC[name]
    return Response(bundled.path(folder, name).read_bytes(), media_type=kind, headers={"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"})


@router.get("/c")
async def ask(request: Request, number: Annotated[str, Query(max_length=200)] = "", code: Annotated[str, Query(max_length=200)] = "") -> Response:
    """The form; filled in, the verdict."""
    return await _checked(request, number, code)


@router.get("/c/{number}")
async def check(request: Request, number: str, code: Annotated[str, Query(max_length=200)] = "") -> Response:
    """What the QR code of a certificate opens."""
    return await _checked(request, number, code)


async def _checked(request: Request, number: str, code: str) -> Response:
    number, code = number.strip().upper()[:20], code.strip()[:40]
    found: Checked | None = None
    if number and code:
        found = await request.app.state.gateway.read(portal.check_certificate, number, code)
    return _page(request, "certificate.html", checked=found, tone=_TONES[found.verdict] if found else "", number=number, code=code)
