"""The state of the citizens' pages of one gateway process: who is signed in, and how often they may
call.
"""

from typing import Any

from fastapi import Request

from clerkdesk.domain.accounts import CITIZENS_PAGES
from clerkdesk.gateway.mobile_check import SentCodes
from clerkdesk.gateway.rate import Rate
from clerkdesk.gateway.sessions import Sessions
from clerkdesk.gateway.sign_in import Provider, SignIn
from clerkdesk.usecases.portal.portals import Portal

PER_MINUTE = 240
"""Requests of one who is signed in."""


class Citizens:
    """``caller``: as whom the pages call the use cases of portals. ``cookie``: the name under which
    a browser keeps its session.
    """

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.sign_in = SignIn(provider)
        self.sessions = Sessions()
        self.rate = Rate()
        self.codes = SentCodes()
        self.caller = Portal(0, CITIZENS_PAGES, provider.channel, PER_MINUTE)
        # By its name a browser takes it from this host alone, by HTTPS and for all paths.
        self.cookie = "__Host-clerkdesk" if provider.secure else "clerkdesk"

    def signed_in(self, request: Request) -> dict[str, Any]:
        """Who is signed in, as a page for everybody shows it: ``citizen`` and ``token``; empty:
        nobody.
        """
        session = self.sessions.find(request.cookies.get(self.cookie))
        if session is None or session.citizen is None:
            return {}
        return {"citizen": session.citizen, "token": session.token}
