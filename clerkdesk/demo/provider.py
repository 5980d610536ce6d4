"""A sample provider of OpenID Connect: its page offers the three ways of signing in, for sample
citizens, and asks for no proof at all.

For the demo and the tests; a real one is the state's.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from clerkdesk.demo.sample_pages import page

WAYS = {
    "e_signature": "Elektron imza",
    "asan_imza": "ASAN İmza",
    "password": "İstifadəçi adı və şifrə",
}
CODE_SECONDS = 60
TOKEN_SECONDS = 300
_ASKED = ("client_id", "redirect_uri", "state", "nonce", "code_challenge")
_HIDDEN = '<input type="hidden" name="{name}" value="{value}">'
_WAY = """<label class="choice">
<input type="radio" name="way" value="{way}"{checked}> {title}
</label>"""
_CITIZEN = '<option value="{fin}">{name} · {fin}{state}</option>'
_SIGN_IN = """<form class="card" method="post">{hidden}
<fieldset class="field"><legend>Giriş vasitəsi</legend>{ways}</fieldset>
<label for="fin">Nümunə vətəndaş</label>
<select id="fin" name="fin">{people}</select>
<div class="row"><button type="submit">Daxil ol</button>
<button class="second" type="submit" name="refuse" value="1">İmtina</button></div>
</form>
<p class="hint">Bu səhifə yalnız nümunədir: heç bir sübut istəmir.</p>"""


@dataclass(frozen=True, slots=True)
class SampleCitizen:
    fin: str
    surname: str
    name: str
    state: str = ""
    """What stands beside the name in the list of whom one may be."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What stands behind a code until it is exchanged."""

    asked: dict[str, str]
    citizen: SampleCitizen
    way: str
    until: float


class SampleProvider:
    """``issuer``: its address. ``claims``: what else stands in a token, or stands there otherwise;
    for tests.
    """

    def __init__(
        self,
        issuer: str,
        client_id: str,
        client_secret: str,
        redirect_uri: str,
        citizens: list[SampleCitizen],
        claims: Callable[[dict[str, Any]], dict[str, Any]] = dict,
    ) -> None:
        from joserfc.jwk import ECKey

        self.issuer = issuer
        self.client = (client_id, client_secret)
        self.redirect_uri = redirect_uri
        self.citizens = {citizen.fin: citizen for citizen in citizens}
        self.claims = claims
        self.key = ECKey.generate_key(
            "P-256", {"kid": secrets.token_hex(4), "use": "sig", "alg": "ES256"}
        )
        self.published: list[Any] | None = None
        """The keys that it names; None: its own. For tests."""
        self.keys_asked = 0
        """How often somebody wanted to know them."""
        self._codes: dict[str, _Given] = {}
        self.router = APIRouter()
        self.router.add_api_route("/.well-known/openid-configuration", self.configuration)
        self.router.add_api_route("/jwks", self.jwks)
        self.router.add_api_route("/authorize", self.authorize, methods=["GET"])
        self.router.add_api_route("/authorize", self.chosen, methods=["POST"])
        self.router.add_api_route("/token", self.token, methods=["POST"])

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid", "profile"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def jwks(self) -> dict[str, Any]:
        self.keys_asked += 1
        keys = [self.key] if self.published is None else self.published
        return {"keys": [key.as_dict(private=False) for key in keys]}

    def authorize(self, request: Request) -> Response:
        asked = {name: request.query_params.get(name, "") for name in _ASKED}
        if (
            asked["client_id"] != self.client[0]
            or asked["redirect_uri"] != self.redirect_uri
            or not asked["code_challenge"]
        ):
            return HTMLResponse("client_id, redirect_uri, code_challenge", 400)
        hidden = "".join(
            _HIDDEN.format(name=name, value=escape(value)) for name, value in asked.items()
        )
        ways = "".join(
            _WAY.format(way=way, title=title, checked="" if index else " checked")
            for index, (way, title) in enumerate(WAYS.items())
        )
        people = "".join(
            _CITIZEN.format(
                fin=citizen.fin,
                name=escape(f"{citizen.surname} {citizen.name}"),
                state=f" · {escape(citizen.state)}" if citizen.state else "",
            )
            for citizen in self.citizens.values()
        )
        return page("Giriş", _SIGN_IN.format(hidden=hidden, ways=ways, people=people))

    async def chosen(self, request: Request) -> Response:
        form = await request.form()
        asked = {name: str(form.get(name, "")) for name in _ASKED}
        citizen = self.citizens.get(str(form.get("fin")))
        way = str(form.get("way"))
        if asked["redirect_uri"] != self.redirect_uri:
            return HTMLResponse("redirect_uri", 400)
        if form.get("refuse") or citizen is None or way not in WAYS:
            return self._back({"error": "access_denied", "state": asked["state"]})
        code = secrets.token_urlsafe(24)
        self._codes[code] = _Given(asked, citizen, way, time.monotonic() + CODE_SECONDS)
        return self._back({"code": code, "state": asked["state"]})

    def _back(self, answer: dict[str, str]) -> Response:
        """To whoever sent the citizen here."""
        return RedirectResponse(f"{self.redirect_uri}?{urlencode(answer)}", 303)

    def token(
        self,
        request: Request,
        code: Annotated[str, Form()],
        code_verifier: Annotated[str, Form()],
        redirect_uri: Annotated[str, Form()],
    ) -> Response:
        from authlib.oauth2.rfc7636 import create_s256_code_challenge
        from joserfc import jwt

        given = self._codes.pop(code, None)
        if self._basic(request) != self.client:
            return JSONResponse({"error": "invalid_client"}, 401)
        challenge = create_s256_code_challenge(code_verifier)
        if (
            given is None
            or given.until < time.monotonic()
            or redirect_uri != self.redirect_uri
            or challenge != given.asked["code_challenge"]
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        at = int(time.time())
        citizen = given.citizen
        claims = {
            "iss": self.issuer,
            "sub": citizen.fin,
            "aud": self.client[0],
            "iat": at,
            "exp": at + TOKEN_SECONDS,
            "nonce": given.asked["nonce"],
            "fin": citizen.fin,
            "family_name": citizen.surname,
            "given_name": citizen.name,
            "login_method": given.way,
        }
        header = {"alg": "ES256", "kid": self.key.kid}
        named = {name: value for name, value in header.items() if value}
        signed = jwt.encode(named, self.claims(claims), self.key)
        return JSONResponse(
            {
                "access_token": secrets.token_urlsafe(24),
                "token_type": "Bearer",
                "expires_in": TOKEN_SECONDS,
                "id_token": signed,
            }
        )

    @staticmethod
    def _basic(request: Request) -> tuple[str, ...]:
        import base64
        import binascii

        kind, _space, value = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic":
            return ()
        try:
            return tuple(base64.b64decode(value, validate=True).decode().split(":", 1))
        except (binascii.Error, ValueError):
            return ()
