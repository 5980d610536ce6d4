"""The library's client of an OpenID provider, which asks for the provider's keys again where a
signature does not fit: a provider may change them without a new name.
"""

import time
from typing import Any

from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App
from joserfc.errors import (
    BadSignatureError,
    DecodeError,
    InvalidClaimError,
    KeyParameterError,
    MissingKeyError,
)

KEYS_SECONDS = 60.0
"""A token that nobody signed must not make us ask the provider more often."""
_OTHER_KEY = (BadSignatureError, KeyParameterError, MissingKeyError, ValueError)
"""Signed by a key that we do not know, or that is of another kind than those that we know."""


class _Client(StarletteOAuth2App):  # type: ignore[misc]
    _asked_again = -KEYS_SECONDS

    async def fetch_jwk_set(self, force: bool = False) -> Any:
        """The provider's keys; ``force``: not the known ones, if it was not asked just now."""
        if force:
            at = time.monotonic()
            force = at - self._asked_again >= KEYS_SECONDS
            if force:
                self._asked_again = at
        return await super().fetch_jwk_set(force)

    async def parse_id_token(self, token: Any, nonce: str, **options: Any) -> Any:
        """The token's claims, once it is sure who signed it, and for whom. Raises JoseError."""
        if not isinstance(token.get("id_token"), str):
            raise DecodeError("id_token")
        try:
            claims = await super().parse_id_token(token, nonce, **options)
        except _OTHER_KEY:
            known = await self.fetch_jwk_set()
            if await self.fetch_jwk_set(force=True) == known:
                raise
            claims = await super().parse_id_token(token, nonce, **options)
        # The library is content with an authorised party, whoever the token is for.
        audience = claims["aud"]
        if self.client_id not in ([audience] if isinstance(audience, str) else audience):
            raise InvalidClaimError("aud")
        return claims


class Clients(OAuth):  # type: ignore[misc]
    """Makes clients of ours."""

    oauth2_client_cls = _Client
