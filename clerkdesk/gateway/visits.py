"""One request of a citizen's browser: its session, its language, and how a page or an error comes
back.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from clerkdesk.domain.errors import Expected, NotAllowed, NotFound, StoreUnavailable
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway import pages, uploads
from clerkdesk.gateway.rate import Rate
from clerkdesk.gateway.sessions import Citizen, Session, Sessions
from clerkdesk.gateway.sign_in import Provider, SignIn
from clerkdesk.gateway.uploads import Form
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.portal.keys import Portal

if TYPE_CHECKING:
    from clerkdesk.gateway.api import Gateway

log = logging.getLogger("clerkdesk.gateway")
SLUGS = {Service.NO_DEBT: "no-debt", Service.IDP: "idp"}
"""A service in an address."""
LOCAL = re.compile(r"/(applications|apply)(/[A-Za-z0-9_-]+)*")
_PREVIEW = re.compile(r"/apply/[a-z-]+/files/[0-9a-f]+")
PER_MINUTE = 240
STRANGERS_PER_MINUTE = 1_200
"""Requests of one who is signed in, and of all together who are not."""
POLICY = f"{pages.POLICY}; img-src 'self'; script-src 'self'; connect-src 'self'"
"""Only the script that shows how far an upload is."""


class Citizens:
    """The state of the citizens' pages of one gateway process."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.sign_in = SignIn(provider)
        self.sessions = Sessions()
        self.rate = Rate()
        self.caller = Portal(0, "Vətəndaş səhifəsi", provider.channel, PER_MINUTE)
        self.cookie = "__Host-clerkdesk" if provider.secure else "clerkdesk"

    def shown(self, request: Request) -> dict[str, Any]:
        """Who is signed in, for a page of everybody's."""
        session = self.sessions.find(request.cookies.get(self.cookie))
        return (
            {"citizen": session.citizen, "token": session.token}
            if session is not None and session.citizen is not None
            else {}
        )


@dataclass(slots=True)
class Visit:
    """One request of a browser."""

    request: Request
    session: Session | None
    language: str

    @property
    def gateway(self) -> "Gateway":
        found: Gateway = self.request.app.state.gateway
        return found

    @property
    def citizens(self) -> Citizens:
        found: Citizens = self.request.app.state.citizens
        return found

    @property
    def citizen(self) -> Citizen:
        assert self.session is not None and self.session.citizen is not None
        return self.session.citizen

    @property
    def mine(self) -> Session:
        assert self.session is not None
        return self.session

    @property
    def caller(self) -> Portal:
        return self.citizens.caller

    def page(self, name: str, status: int = 200, **values: Any) -> Response:
        known = self.session is not None and self.session.citizen is not None
        mine = (
            {"citizen": self.session.citizen, "token": self.session.token}
            if known and self.session is not None
            else {}
        )
        return pages.page(
            request=self.request,
            name=name,
            status=status,
            language=self.language,
            policy=POLICY,
            **mine,
            **values,
        )

    def notice(self, status: int, said: str, **values: Any) -> Response:
        """A sentence, and the way back."""
        return self.page(
            "notice.html",
            status,
            said=said,
            tone=values.pop("tone", "bad"),
            **{"title": None, "back": "/", "pay": None, "again": None, **values},
        )

    def word(self, key: str, **params: object) -> str:
        return pages.word(self.language, key, **params)

    def keep(self, answer: Response, session: Session) -> Response:
        """The browser comes back with this session."""
        citizens = self.citizens
        answer.set_cookie(
            citizens.cookie,
            session.id,
            path="/",
            secure=citizens.provider.secure,
            httponly=True,
            samesite="lax",
        )
        return answer


Handler = Callable[[Visit], Awaitable[Response]]


def to(address: str) -> Response:
    """Look there; a form that was sent is not sent again by going back."""
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})


def _status(error: Expected) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, StoreUnavailable):
        return 503
    return {"page_expired": 403, "too_many_requests": 429}.get(error.code, 409)


def for_everybody(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A page for everybody; an error is shown as a page."""

    @wraps(handler)
    async def shown(request: Request) -> Response:
        citizens: Citizens = request.app.state.citizens
        session = citizens.sessions.find(request.cookies.get(citizens.cookie))
        asked = pages.asked_language(request)
        if session is not None and asked is not None:
            session.language = asked
        language = (
            asked or (session.language if session is not None else None) or pages.spoken(request)
        )
        visit = Visit(request, session, language)
        # Whoever has to begin again begins at the page itself.
        back = request.url.path if request.method == "POST" else "/"
        try:
            who, limit = (
                (session.id, PER_MINUTE) if session is not None else ("", STRANGERS_PER_MINUTE)
            )
            if not _PREVIEW.fullmatch(request.url.path) and (
                seconds := citizens.rate.wait(who, limit)
            ):
                raise NotAllowed("too_many_requests", limit=limit, seconds=seconds)
            return await handler(visit)
        except PackageRefused as error:
            return visit.notice(
                422, " ".join(said(visit, fault) for fault in error.faults[:5]), back=back
            )
        except uploads.Refused as error:
            answer = visit.notice(
                error.status, " ".join(said(visit, fault) for fault in error.faults), back=back
            )
            answer.headers["Connection"] = "close"  # the rest of the request is not read
            return answer
        except Expected as error:
            return visit.notice(_status(error), of_error(error, language), back=back)

    return shown


def for_citizens(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A page of a citizen's own: whoever is not signed in signs in first, and comes back."""

    async def checked(visit: Visit) -> Response:
        if visit.session is None or visit.session.citizen is None:
            path = visit.request.url.path
            address = f"/sign-in?next={path}" if LOCAL.fullmatch(path) else "/sign-in"
            if visit.request.method == "POST":
                # A browser does not follow a form to another host; and what was written would be
                # gone without a word.
                answer = visit.notice(401, visit.word("session_ended"), again=address)
                answer.headers["Connection"] = "close"
                return answer
            return to(address)
        return await handler(visit)

    return for_everybody(wraps(handler)(checked))


def said(visit: Visit, fault: Fault) -> str:
    return sentence(fault.code, fault.params, visit.language)


async def posted_form(visit: Visit) -> Form:
    """What was sent, from a page of ours. Raises uploads.Refused, NotAllowed (page_expired)."""
    request = visit.request
    form = await uploads.receive_form(
        request.headers.get("content-type", ""),
        request.headers.get("content-length"),
        request.stream(),
    )
    if not visit.mine.holds(form.get("token")):
        form.close()
        raise NotAllowed("page_expired")
    return form
