"""One request of a citizen's browser: its session, its language, and how a page or an error comes
back.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from clerkdesk.domain.errors import Expected, NotAllowed, NotFound, StoreUnavailable
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway import pages
from clerkdesk.gateway.citizens import PER_MINUTE, Citizens
from clerkdesk.gateway.forms import Form, receive_form
from clerkdesk.gateway.multipart import UploadRefused
from clerkdesk.gateway.service import Gateway, gateway_of
from clerkdesk.gateway.sessions import Citizen, Session
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.portal.portals import Portal

SLUGS = {Service.NO_DEBT: "no-debt", Service.IDP: "idp"}
"""A service in an address."""
MAX_SENTENCES = 5
"""Of a package's faults, where they have no page of their own to stand at."""
LOCAL = re.compile(r"/(applications|apply)(/[A-Za-z0-9_-]+)*")
"""Addresses to which somebody may come back who has signed in."""
_PREVIEW = re.compile(r"/apply/[a-z-]+/files/[0-9a-f]+")
POLICY = f"{pages.POLICY}; img-src 'self'; script-src 'self'; connect-src 'self'"
"""Only the script that shows how far an upload is."""


@dataclass(slots=True)
class Visit:
    """One request of a browser. ``session``: None where it has none yet, or one that has ended."""

    request: Request
    session: Session | None
    language: str

    @property
    def gateway(self) -> Gateway:
        return gateway_of(self.request)

    @property
    def citizens(self) -> Citizens:
        citizens = self.gateway.citizens
        assert citizens is not None  # without them there are none of these pages
        return citizens

    @property
    def is_signed_in(self) -> bool:
        return self.session is not None and self.session.citizen is not None

    @property
    def own_session(self) -> Session:
        """The session, at a page of a citizen's own."""
        assert self.session is not None
        return self.session

    @property
    def citizen(self) -> Citizen:
        """Who is signed in, at a page of a citizen's own."""
        citizen = self.own_session.citizen
        assert citizen is not None
        return citizen

    @property
    def caller(self) -> Portal:
        """As whom the use cases of portals are called."""
        return self.citizens.caller

    def page(self, name: str, status: int = 200, **values: Any) -> Response:
        """A page filled in; ``name``: of its template, ``values``: what stands in it."""
        who: dict[str, Any] = {}
        if self.is_signed_in:
            who = {"citizen": self.citizen, "token": self.own_session.token}
        return pages.page(
            request=self.request,
            name=name,
            status=status,
            language=self.language,
            policy=POLICY,
            **who,
            **values,
        )

    def notice(
        self,
        status: int,
        message: str,
        *,
        tone: str = "bad",
        title: str | None = None,
        back: str = "/",
        pay: str | None = None,
        again: str | None = None,
    ) -> Response:
        """A sentence, and the ways on: addresses to go back to, to pay at, and to try again."""
        return self.page(
            "notice.html",
            status,
            message=message,
            tone=tone,
            title=title,
            back=back,
            pay=pay,
            again=again,
        )

    def word(self, key: str, **params: object) -> str:
        """A sentence of the pages in the citizen's language."""
        return pages.word(self.language, key, **params)

    def sentences(self, faults: Sequence[Fault]) -> list[str]:
        """What is wrong, in the citizen's language."""
        return [sentence(fault.code, fault.params, self.language) for fault in faults]

    def keep(self, answer: Response, session: Session) -> Response:
        """The answer, after which the browser comes back with this session."""
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


def redirect(address: str) -> Response:
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
        visit = _visit(request)
        # Whoever has to begin again begins at the page itself.
        back = request.url.path if request.method == "POST" else "/"
        try:
            _count(visit)
            return await handler(visit)
        except PackageRefused as error:
            message = " ".join(visit.sentences(error.faults[:MAX_SENTENCES]))
            return visit.notice(422, message, back=back)
        except UploadRefused as error:
            message = " ".join(visit.sentences(error.faults))
            answer = visit.notice(error.status, message, back=back)
            answer.headers["Connection"] = "close"  # the rest of the request is not read
            return answer
        except Expected as error:
            return visit.notice(_status(error), of_error(error, visit.language), back=back)

    return shown


def _visit(request: Request) -> Visit:
    """The visit, in the language that the address, the session or the browser asks for."""
    citizens = gateway_of(request).citizens
    assert citizens is not None  # without them there are none of these pages
    session = citizens.sessions.find(request.cookies.get(citizens.cookie))
    language = pages.asked_language(request)
    if session is not None and language is not None:
        session.language = language
    if session is not None:
        language = session.language
    return Visit(request, session, language or pages.preferred_language(request))


def _count(visit: Visit) -> None:
    """Raises NotAllowed (too_many_requests)."""
    if _PREVIEW.fullmatch(visit.request.url.path):
        return  # a page of many documents asks for all of them
    if not visit.is_signed_in:
        visit.gateway.callers.count_stranger(visit.request)
        return
    seconds = visit.citizens.rate.wait(visit.own_session.id, PER_MINUTE)
    if seconds:
        raise NotAllowed("too_many_requests", limit=PER_MINUTE, seconds=seconds)


def for_citizens(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A page of a citizen's own: whoever is not signed in signs in first, and comes back."""

    async def checked(visit: Visit) -> Response:
        if visit.is_signed_in:
            return await handler(visit)
        path = visit.request.url.path
        address = f"/sign-in?next={path}" if LOCAL.fullmatch(path) else "/sign-in"
        if visit.request.method == "POST":
            # A browser does not follow a form to another host; and what was written would be
            # gone without a word.
            answer = visit.notice(401, visit.word("session_ended"), again=address)
            answer.headers["Connection"] = "close"
            return answer
        return redirect(address)

    return for_everybody(wraps(handler)(checked))


async def posted_form(visit: Visit) -> Form:
    """What was sent, from a page of ours. Raises UploadRefused, NotAllowed (page_expired)."""
    request = visit.request
    form = await receive_form(
        request.headers.get("content-type", ""),
        request.headers.get("content-length"),
        request.stream(),
    )
    if not visit.own_session.holds(form.get("token")):
        form.close()
        raise NotAllowed("page_expired")
    return form
