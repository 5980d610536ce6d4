"""Stand-ins for everything outside, as one program: billing, civil register, sign-in, paying, and a
mailbox. They can be told to be slow, wrong or down.

    POST /mode?of=billing&is=slow      of: billing, register    is: well, slow, wrong, down

The interface is the one that the program expects of the real ones (docs/gateway.en.md); all they
know is a demo's sample office.
"""

import asyncio
import email
import email.policy
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from html import escape
from typing import TYPE_CHECKING, Annotated, Any

import uvicorn
from fastapi import FastAPI, Form, Request
from fastapi.responses import JSONResponse, Response

from clerkdesk.clock import Clock
from clerkdesk.demo.provider import SampleCitizen, SampleProvider
from clerkdesk.demo.sample_pages import page
from clerkdesk.gateway import pages

if TYPE_CHECKING:
    from aiosmtpd.smtp import Envelope

CLIENT = "clerkdesk"
SECRET = "sample-secret-that-protects-nothing"
SLOW_SECONDS = 12.0
"""Longer than anybody waits for an answer."""
MODES = ("well", "slow", "wrong", "down")
_PAYING = "Borcun ödənilməsi"
_PAY_FORM = """<form class="card" method="post" action="/pay">
<label for="code">Abonent kodu</label>
<input id="code" name="code" value="{code}" required><button type="submit">Ödə</button>
</form>"""
_MESSAGE = """<article class='card'>
<h2>{subject}</h2><p class='hint'>{to}</p><p class='message'>{text}</p>
</article>"""


# Without slots: Debian 12's Python 3.11.2 cannot list the members of such a class (gh-102069),
# and aiosmtpd does.
@dataclass
class Mailbox:
    """What the sample SMTP server has taken; the newest last."""

    messages: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: object, _session: object, envelope: "Envelope") -> str:
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"

    def texts(self) -> list[dict[str, str]]:
        return [
            {"to": str(each["To"]), "subject": str(each["Subject"]), "text": _text(each)}
            for each in self.messages
        ]


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    return str(body.get_content()) if body is not None else ""


def _shown(message: dict[str, str]) -> str:
    return _MESSAGE.format_map({part: escape(text) for part, text in message.items()})


class StandIns:
    """``knows``: {"accounts": …, "debts": …, "persons": …} as the demo writes it down. ``clock``:
    what the office takes for now. ``citizens``: who can sign in.
    """

    def __init__(
        self,
        knows: dict[str, Any],
        clock: Clock,
        listener: socket.socket,
        redirect_uri: str,
        citizens: list[SampleCitizen],
    ) -> None:
        host, port = listener.getsockname()[:2]
        address = f"http://{host}:{port}"
        self._mail = socket.create_server((host, 0))
        self.accounts = dict(knows["accounts"])
        self.debts = dict(knows["debts"])
        self.persons = dict(knows["persons"])
        self.clock = clock
        self.address = address
        self.modes = {"billing": "well", "register": "well"}
        self.mailbox = Mailbox()
        self.provider = SampleProvider(
            issuer=f"{address}/sign-in",
            client_id=CLIENT,
            client_secret=SECRET,
            redirect_uri=redirect_uri,
            citizens=citizens,
        )
        self.app = FastAPI(title="Stand-ins", docs_url=None, redoc_url=None, lifespan=self._life)
        self.app.include_router(self.provider.router, prefix="/sign-in")
        for path, endpoint, methods in (
            ("/billing/accounts/{code}", self.account, ["GET"]),
            ("/billing/accounts/{code}/debt", self.debt, ["GET"]),
            ("/register/persons/{fin}", self.person, ["GET"]),
            ("/mode", self.mode, ["POST"]),
            ("/pay", self.pay_page, ["GET"]),
            ("/pay", self.pay, ["POST"]),
            ("/inbox", self.inbox, ["GET"]),
            ("/inbox.json", self.mailbox.texts, ["GET"]),
            ("/static/{name}", pages.static, ["GET"]),
        ):
            self.app.add_api_route(path, endpoint, methods=methods)

    @property
    def addresses(self) -> dict[str, str]:
        named = {
            name: f"{self.address}/{name}"
            for name in ("billing", "register", "pay", "inbox", "mode")
        }
        host, port = self._mail.getsockname()[:2]
        return {
            **named,
            "issuer": self.provider.issuer,
            "smtp": f"smtp://{host}:{port}?starttls=no",
        }

    def server(self) -> uvicorn.Server:
        """Not running yet; on the listener whose address this has."""
        return uvicorn.Server(
            uvicorn.Config(self.app, log_config=None, access_log=False, lifespan="on", ws="none")
        )

    @asynccontextmanager
    async def _life(self, _app: FastAPI) -> AsyncIterator[None]:
        """The SMTP server beside the pages, in the same loop."""
        from aiosmtpd.smtp import SMTP

        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(self.mailbox, loop=loop), sock=self._mail)
        try:
            yield
        finally:
            server.close()

    async def _answer(self, of: str, known: dict[str, Any] | None) -> Response:
        match self.modes[of]:
            case "slow":
                await asyncio.sleep(SLOW_SECONDS)
            case "wrong":
                return Response(
                    '{"subscriber_code": 0, "fin": [', 200, media_type="application/json"
                )
            case "down":
                return JSONResponse({"error": "down"}, 503)
        if known is None:
            return JSONResponse({"error": "unknown"}, 404)
        return JSONResponse(known)

    async def account(self, code: str) -> Response:
        return await self._answer("billing", self.accounts.get(code))

    async def debt(self, code: str) -> Response:
        amount = self.debts.get(code)
        known = {
            "subscriber_code": code,
            "amount": amount,
            "currency": "AZN",
            "as_of": self.clock().isoformat(),
        }
        return await self._answer("billing", known if amount is not None else None)

    async def person(self, fin: str) -> Response:
        return await self._answer("register", self.persons.get(fin))

    async def mode(self, request: Request) -> Response:
        of = request.query_params.get("of", "")
        mode = request.query_params.get("is", "")
        if of not in self.modes or mode not in MODES:
            return JSONResponse({"of": list(self.modes), "is": MODES}, 422)
        self.modes[of] = mode
        return JSONResponse(self.modes)

    async def pay_page(self, code: str = "") -> Response:
        return page(_PAYING, _PAY_FORM.format(code=escape(code)))

    async def pay(self, code: Annotated[str, Form()]) -> Response:
        """The whole debt of a code is paid."""
        if code not in self.debts:
            unknown = f"<p>{escape(code)}: belə kod yoxdur.</p><p><a href='/pay'>Geri</a></p>"
            return page(_PAYING, unknown, 404)
        amount = self.debts[code]
        self.debts[code] = "0.00"
        return page(
            "Ödənildi",
            f"<p>{escape(code)}: {escape(amount)} AZN ödənildi. "
            "Əvvəlki səhifəyə qayıdıb yenidən “Çap et” düyməsini basın.</p>",
        )

    async def inbox(self) -> Response:
        messages = [_shown(message) for message in reversed(self.mailbox.texts())]
        return page("Gələn məktublar", "".join(messages) or "<p>Hələ məktub yoxdur.</p>")


def knowledge(data: str) -> dict[str, Any]:
    """What the demo has written down for its stand-in."""
    known: dict[str, Any] = json.loads(data)
    return known
