"""Telling portals that an application has moved on: a signed POST to the address that each channel
has in the file of hooks.

    [[hook]]
    channel = "e-gov"
    url = "https://portal.example.az/clerkdesk"
    secret = "…"     # both sides have it; 32 characters or more

The signature is ``X-ClerkDesk-Signature: t=SECONDS,v1=HEX``, HEX the HMAC-SHA256 of "SECONDS.BODY"
under the secret.
"""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from clerkdesk.adapters import private_toml
from clerkdesk.adapters.mail import NotSent
from clerkdesk.adapters.tls import is_of_a_certificate
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import Channel

TIMEOUT_SECONDS = 10.0
MIN_SECRET = 32
GONE = 410
"""The status by which a portal says that it does not want to be told any more."""


@dataclass(frozen=True, slots=True)
class Hook:
    url: str
    secret: str


def read(path: Path) -> dict[str, Hook]:
    """Channel → hook.

    Raises Invalid: hooks_file (cannot be read, or by others, too), hook_entry naming what is wrong
    with it.
    """
    entries = private_toml.read(path, "hooks_file", "CLERKDESK_HOOKS").get("hook", [])
    hooks: dict[str, Hook] = {}
    for entry in entries if isinstance(entries, list) else [entries]:
        stated = entry if isinstance(entry, dict) else {}
        channel = stated.get("channel")
        if channel not in set(Channel) - {Channel.COUNTER} or channel in hooks:
            raise Invalid("hook_entry", field="channel", path=path)
        url = stated.get("url")
        if not isinstance(url, str) or not _is_http(url):
            raise Invalid("hook_entry", field="url", path=path)
        secret = stated.get("secret")
        if not isinstance(secret, str) or len(secret) < MIN_SECRET:
            raise Invalid("hook_entry", field="secret", path=path)
        hooks[channel] = Hook(url, secret)
    return hooks


def _is_http(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def signature(secret: str, seconds: int, body: bytes) -> str:
    """What stands in the header; ``seconds``: since 1970, ``body``: as it is sent."""
    signed = f"{seconds}.".encode() + body
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={digest}"


class Hooks:
    """The portals that want to be told.

    ``hooks``: channel → hook. ``seconds``: the time of a signature, since 1970. ``timeout``:
    seconds.
    """

    def __init__(
        self, hooks: dict[str, Hook], seconds: Callable[[], float], timeout: float = TIMEOUT_SECONDS
    ) -> None:
        import httpx2

        self._hooks = hooks
        self._seconds = seconds
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)

    @property
    def channels(self) -> list[str]:
        """Whom to tell, sorted."""
        return sorted(self._hooks)

    def tell(self, channel: str, document: dict[str, Any]) -> None:
        """Send the document to the portal of a channel.

        Raises NotSent: what did not arrive is told again later; a portal that is gone (410) is not
        asked again.
        """
        import httpx2

        hook = self._hooks[channel]
        body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {
            "Content-Type": "application/json",
            "X-ClerkDesk-Signature": signature(hook.secret, int(self._seconds()), body),
        }
        try:
            answer = self._client.post(hook.url, content=body, headers=headers)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            if is_of_a_certificate(error):
                raise NotSent("hook_no_tls", again=True, silent=True) from None
            raise NotSent("hook_unreachable", again=True, silent=True) from None
        if not 200 <= answer.status_code < 300:
            raise NotSent(f"hook_refused {answer.status_code}", again=answer.status_code != GONE)

    def close(self) -> None:
        self._client.close()
