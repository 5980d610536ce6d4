"""Citizens who are signed in, and what they have filled in so far: in this process's memory, and
nowhere else.

A gateway that ends signs everybody out. Several gateways behind one address need a balancer that
keeps each browser with its own.
"""

import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clerkdesk.domain.answers import RegisteredPerson
from clerkdesk.domain.eservices import LoginMethod
from clerkdesk.gateway.in_progress import ApplicationInProgress

IDLE_SECONDS = 30 * 60
"""So long a citizen may do nothing."""
LONGEST_SECONDS = 8 * 3600
"""So long a session lasts, whatever is done in it."""
SIGN_IN_SECONDS = 10 * 60
"""So long somebody may take at the provider."""
MAX_SESSIONS = 20_000
"""Of more the one that was seen longest ago ends."""
MAX_OF_CITIZEN = 3
"""Browsers of one citizen."""


@dataclass(frozen=True, slots=True)
class Citizen:
    """Who is signed in. ``method``: None where the provider does not tell it."""

    fin: str
    method: LoginMethod | None
    surname: str
    name: str
    person: RegisteredPerson | None
    """What the civil register says; None: it did not answer, or knows no such FIN."""
    register_values: Mapping[str, str] = field(default_factory=dict)
    """Field of an applicant → what the register says and an application may carry: surname, name,
    patronymic, birth_date, id_document.
    """
    unknown: bool = False
    """The register knows no such FIN."""

    @property
    def shown_name(self) -> str:
        return f"{self.surname} {self.name}".strip() or self.fin


@dataclass(slots=True)
class Session:
    """``id``: what the cookie holds. ``since``, ``seen``: when it began and was seen last, by the
    clock of ``Sessions``.
    """

    id: str
    since: float
    seen: float
    language: str | None = None
    citizen: Citizen | None = None
    after: str = "/"
    """Where to go when signed in."""
    memory: dict[str, Any] = field(default_factory=dict)
    """What the sign-in remembers between the way there and the way back."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """Stands in every form: a page of somebody else's cannot know it."""
    in_progress: dict[str, ApplicationInProgress] = field(default_factory=dict)
    """The application of each service that is being filled in."""
    sent: dict[str, str] = field(default_factory=dict)
    """Key of an application in progress → number: a button pressed twice leads to the same
    application.
    """

    def holds(self, token: str) -> bool:
        """Whether a form comes from a page of this session; how long it looks tells nothing."""
        return hmac.compare_digest(self.token.encode(), token.encode("utf-8", "surrogatepass"))

    def close(self) -> None:
        """Throw away what is being filled in."""
        for in_progress in self.in_progress.values():
            in_progress.end()


class Sessions:
    """Those of citizens, and those of nobody yet, who are on their way to the provider and back;
    both in the order in which they were seen last.

    ``clock``: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: OrderedDict[str, Session] = OrderedDict()
        self._pending: OrderedDict[str, Session] = OrderedDict()

    def find(self, key: str | None) -> Session | None:
        """The session of a cookie; None: there is none, or it has ended."""
        self._sweep()
        session = self._open.get(key or "") or self._pending.get(key or "")
        if session is None:
            return None
        at = self._clock()
        if at - session.since > LONGEST_SECONDS:
            self.end(session)
            return None
        session.seen = at
        by_last_seen = self._open if session.citizen is not None else self._pending
        by_last_seen.move_to_end(session.id)
        return session

    def _sweep(self) -> None:
        at = self._clock()
        for sessions, seconds in ((self._open, IDLE_SECONDS), (self._pending, SIGN_IN_SECONDS)):
            while sessions and at - (oldest := next(iter(sessions.values()))).seen > seconds:
                self.end(oldest)

    def begin(self) -> Session:
        """A session of nobody yet."""
        self._sweep()
        at = self._clock()
        session = Session(id=secrets.token_urlsafe(32), since=at, seen=at)
        self._keep(self._pending, session)
        return session

    @staticmethod
    def _keep(sessions: OrderedDict[str, Session], session: Session) -> None:
        if len(sessions) >= MAX_SESSIONS:
            _key, oldest = sessions.popitem(last=False)
            oldest.close()
        sessions[session.id] = session

    def sign_in(self, session: Session, citizen: Citizen) -> Session:
        """The session goes on under another key: whoever knew the old one does not come in with
        it. The citizen's oldest ones end where there would be too many.
        """
        of_citizen = [
            each
            for each in self._open.values()
            if each.citizen is not None and each.citizen.fin == citizen.fin
        ]
        for old in of_citizen[: max(0, len(of_citizen) - MAX_OF_CITIZEN + 1)]:
            self.end(old)
        self.end(session)
        at = self._clock()
        own = Session(
            id=secrets.token_urlsafe(32),
            since=at,
            seen=at,
            language=session.language,
            citizen=citizen,
            after=session.after,
        )
        self._keep(self._open, own)
        return own

    def end(self, session: Session) -> None:
        """Its key opens nothing any more, and what it has filled in is gone."""
        self._open.pop(session.id, None)
        self._pending.pop(session.id, None)
        session.close()

    def stored(self) -> int:
        """The bytes of all files that were uploaded and not sent."""
        return sum(
            in_progress.size
            for session in self._open.values()
            for in_progress in session.in_progress.values()
        )

    def close(self) -> None:
        """End all of them."""
        for session in [*self._open.values(), *self._pending.values()]:
            self.end(session)
