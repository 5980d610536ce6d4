"""Citizens who are signed in, and what they have filled in so far: in this process's memory, and nowhere else.

A gateway that ends signs everybody out. Several gateways behind one address need a balancer that keeps each browser with its own.
"""

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from clerkdesk.domain.answers import RegisteredPerson
from clerkdesk.domain.eservices import LoginMethod
from clerkdesk.gateway.drafts import Draft

IDLE_SECONDS, LONGEST_SECONDS = 30 * 60, 8 * 3600
MAX_SESSIONS, MAX_OF_CITIZEN = 20_000, 3


@dataclass(frozen=True, slots=True)
class Citizen:
    fin: str
    method: LoginMethod | None
    surname: str
    name: str
    person: RegisteredPerson | None
    """What the civil register says; None: it did not answer, or knows no such FIN."""

    @property
    def shown_name(self) -> str:
        return f"{self.surname} {self.name}".strip() or self.fin


@dataclass(slots=True)
class Session:
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
    drafts: dict[str, Draft] = field(default_factory=dict)
    """The application of each service that is being filled in."""
    sent: dict[str, str] = field(default_factory=dict)
    """Key of a draft → number: a button pressed twice leads to the same application."""

    def holds(self, token: str) -> bool:
        return hmac.compare_digest(self.token.encode(), token.encode("utf-8", "surrogatepass"))

    def close(self) -> None:
        for draft in self.drafts.values():
            draft.close()


class Sessions:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, Session] = {}

    def find(self, key: str | None) -> Session | None:
        """The session of a cookie; None: there is none, or it has ended."""
        found = self._open.get(key or "")
        if found is None:
            return None
        at = self._clock()
        if at - found.seen > IDLE_SECONDS or at - found.since > LONGEST_SECONDS:
            self.end(found)
            return None
        found.seen = at
        return found

    def begin(self) -> Session:
        """A session of nobody yet."""
        at = self._clock()
        for old in [each for each in self._open.values() if at - each.seen > IDLE_SECONDS]:
            self.end(old)
        if len(self._open) >= MAX_SESSIONS:
            # Whoever is signed in goes last.
            self.end(min(self._open.values(), key=lambda each: (each.citizen is not None, each.seen)))
        made = Session(secrets.token_urlsafe(32), at, at)
        self._open[made.id] = made
        return made

    def sign_in(self, session: Session, citizen: Citizen) -> Session:
        """The session goes on under another key: whoever knew the old one does not come in with it."""
        mine = sorted((each for each in self._open.values() if each.citizen and each.citizen.fin == citizen.fin), key=lambda each: each.seen)
        for old in mine[: max(0, len(mine) - MAX_OF_CITIZEN + 1)]:
            self.end(old)
        made = self.begin()
        made.language, made.after, made.citizen = session.language, session.after, citizen
        self.end(session)
        return made

    def end(self, session: Session) -> None:
        self._open.pop(session.id, None)
        session.close()

    def close(self) -> None:
        for session in list(self._open.values()):
            self.end(session)
