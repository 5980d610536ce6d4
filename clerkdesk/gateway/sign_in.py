"""Citizens sign in at a provider of OpenID Connect; whether by card, ASAN İmza or password is its
business, and its claim tells which.

The file of settings (CLERKDESK_CITIZENS):

    address = "https://muraciet.example.az"     # where citizens reach these pages
    issuer = "https://login.example.az"
    client_id = "clerkdesk"
    client_secret = "…"
    channel = "e-gov"                           # under which the pages file applications
    fin_claim = "fin"                           # the claim that holds the FIN
    method_claim = "login_method"               # the claim that tells the way of signing in
    [methods]                                   # its values, where they are not our own
    smart_card = "e_signature"
    [pay]                                       # where one pays: organisation = address
    azersu = "https://pay.example.az"
"""

import ssl
import time
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import Response

from clerkdesk import authorities
from clerkdesk.adapters import private_toml
from clerkdesk.domain import identifiers
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import Channel, LoginMethod
from clerkdesk.domain.text import clean, has_controls

TIMEOUT_SECONDS = 10.0
CALLBACK = "/signed-in"
"""Where the provider sends a browser back to."""
KNOWN_SECONDS = 3600.0
"""So long what the provider says of itself is believed."""
MAX_TABS = 5
"""Tabs of one browser that may be on their way to the provider and back."""
MAX_NAME = 100
"""Letters of a name that are kept."""
_ALGORITHMS = {
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
}
"""A signature that only the provider can make."""


class NotSignedIn(Exception):
    """The argument is the key of the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Provider:
    """What the file of settings says; the addresses end without a slash."""

    address: str
    issuer: str
    client_id: str
    client_secret: str
    channel: Channel = Channel.E_GOV
    fin_claim: str = "fin"
    method_claim: str = "login_method"
    methods: Mapping[str, str] = field(default_factory=dict)
    pay: Mapping[str, str] = field(default_factory=dict)

    @property
    def secure(self) -> bool:
        """Whether browsers reach the pages by HTTPS; else it is a sample on one's own machine."""
        return self.address.startswith("https://")


def read(path: Path) -> Provider:
    """The provider that a file of settings names.

    Raises Invalid: citizens_file (cannot be read, or by others, too), citizens_entry naming the
    field that is wrong.
    """
    stated = private_toml.read(path, "citizens_file", "CLERKDESK_CITIZENS")

    def text(name: str, default: str | None = None) -> str:
        value = stated.get(name, default)
        if not isinstance(value, str) or not value.strip():
            raise Invalid("citizens_entry", field=name, path=path)
        return value.strip()

    def table(name: str) -> dict[str, str]:
        value = stated.get(name, {})
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise Invalid("citizens_entry", field=name, path=path)
        return value

    for name in ("address", "issuer"):
        if not _trusted(text(name)):
            raise Invalid("citizens_entry", field=name, path=path)
    for name in ("client_id", "client_secret"):
        # They travel in a header.
        if not text(name).isascii():
            raise Invalid("citizens_entry", field=name, path=path)
    channel = text("channel", Channel.E_GOV)
    methods = table("methods")
    pay = table("pay")
    if channel not in set(Channel) - {Channel.COUNTER}:
        raise Invalid("citizens_entry", field="channel", path=path)
    if not set(methods.values()) <= set(LoginMethod):
        raise Invalid("citizens_entry", field="methods", path=path)
    if not all(_trusted(address) for address in pay.values()):
        raise Invalid("citizens_entry", field="pay", path=path)
    return Provider(
        address=text("address").rstrip("/"),
        issuer=text("issuer").rstrip("/"),
        client_id=text("client_id"),
        client_secret=text("client_secret"),
        channel=Channel(channel),
        fin_claim=text("fin_claim", "fin"),
        method_claim=text("method_claim", "login_method"),
        methods=methods,
        pay=pay,
    )


def _trusted(address: str) -> bool:
    """Whether nobody on the way can change what comes from there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https"
        or parts.scheme == "http"
        and parts.hostname in ("127.0.0.1", "localhost", "::1")
    )


def _name(claim: object) -> str:
    """A name that the provider tells; "": it tells none, or not as a text."""
    if not isinstance(claim, str):
        return ""
    name = clean(claim).strip()
    return "" if has_controls(name) else name[:MAX_NAME]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider has authenticated, and how."""

    fin: str
    method: LoginMethod | None
    """None: the provider does not tell, or by a word that is not in the settings."""
    surname: str
    name: str


class SignIn:
    """The way to the provider and back.

    ``memory``: of the browser's session; it is what ties the answer to whoever asked.
    """

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._known: Any = None
        self._known_since = 0.0
        self._trust: ssl.SSLContext | None = None

    def _client(self) -> Any:
        """The library's client, which knows what the provider says of itself."""
        if self._known is None or time.monotonic() - self._known_since > KNOWN_SECONDS:
            from clerkdesk.gateway.openid import Clients

            # 20 ms of the event loop for each client otherwise.
            self._trust = self._trust or authorities.context()
            self._known_since = time.monotonic()
            self._known = Clients().register(
                "citizens",
                client_id=self.provider.client_id,
                client_secret=self.provider.client_secret,
                server_metadata_url=f"{self.provider.issuer}/.well-known/openid-configuration",
                client_kwargs={
                    "scope": "openid profile",
                    "code_challenge_method": "S256",
                    "timeout": TIMEOUT_SECONDS,
                    "verify": self._trust,
                },
            )
        return self._known

    async def redirect(
        self, request: Request, memory: MutableMapping[str, Any], language: str
    ) -> Response:
        """To the provider's page. Raises NotSignedIn (provider_silent)."""
        request.scope["session"] = asked = dict[str, Any]()
        try:
            await self._checked_metadata()
            # Whoever signs out at a shared computer must not be signed in by the next person's
            # click.
            answer: Response = await self._client().authorize_redirect(
                request, f"{self.provider.address}{CALLBACK}", ui_locales=language, prompt="login"
            )
        except self._failures() as error:
            # What it says of itself is asked for anew the next time.
            self._known = None
            raise NotSignedIn("provider_silent") from error
        # The library would forget what another tab has begun.
        memory.update(asked)
        for old in list(memory)[:-MAX_TABS]:
            del memory[old]
        return answer

    async def identity(self, request: Request, memory: MutableMapping[str, Any]) -> Identity:
        """Who came back. Raises NotSignedIn: sign_in_refused, provider_silent, fin_not_told."""
        from authlib.integrations.starlette_client import OAuthError
        from authlib.oauth2.rfc6749 import MissingCodeException
        from joserfc.errors import JoseError

        request.scope["session"] = memory
        try:
            await self._checked_metadata()
            claims = (await self._client().authorize_access_token(request)).get("userinfo")
        except (OAuthError, MissingCodeException, JoseError) as error:
            raise NotSignedIn("sign_in_refused") from error
        except self._failures() as error:
            self._known = None
            raise NotSignedIn("provider_silent") from error
        if claims is None:
            raise NotSignedIn("sign_in_refused")
        try:
            fin = identifiers.parse_fin(str(claims.get(self.provider.fin_claim, "")))
        except Invalid as error:
            raise NotSignedIn("fin_not_told") from error
        return Identity(
            fin=fin,
            method=self._method(str(claims.get(self.provider.method_claim, ""))),
            surname=_name(claims.get("family_name")),
            name=_name(claims.get("given_name")),
        )

    def _method(self, claim: str) -> LoginMethod | None:
        """What the provider calls the way of signing in; None: it is none that we know."""
        method = self.provider.methods.get(claim, claim)
        return LoginMethod(method) if method in set(LoginMethod) else None

    async def _checked_metadata(self) -> None:
        """Raises ValueError: the provider speaks for somebody else, or lets anybody sign."""
        stated = await self._client().load_server_metadata()
        if str(stated.get("issuer", "")).rstrip("/") != self.provider.issuer:
            raise ValueError("issuer")
        # What is not asymmetric could be signed by whoever knows the client.
        stated["id_token_signing_alg_values_supported"] = [
            each
            for each in stated.get("id_token_signing_alg_values_supported", ["RS256"])
            if each in _ALGORITHMS
        ]

    @staticmethod
    def _failures() -> tuple[type[Exception], ...]:
        """Whatever a provider that is away or broken makes the libraries raise."""
        import httpx2
        from authlib.common.errors import AuthlibBaseError

        return (
            httpx2.HTTPError,
            httpx2.InvalidURL,
            AuthlibBaseError,
            ValueError,
            KeyError,
            RuntimeError,
        )
