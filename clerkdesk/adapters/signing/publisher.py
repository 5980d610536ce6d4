"""Who signs what the office publishes, out of the key that it has."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from clerkdesk.adapters.signing import keys, statements
from clerkdesk.adapters.signing.keys import SigningKey
from clerkdesk.domain.verdicts import Publisher, RevocationList
from clerkdesk.settings import Settings


def sign_list(key: SigningKey, listed: RevocationList) -> str:
    """The list as it is published (JWS), with the certificates of who signs it."""
    signed = statements.sign(key, statements.list_payload(listed), with_chain=True)
    assert signed is not None
    return signed


def held(
    settings: Settings,
) -> tuple[Callable[[], SigningKey | None], Callable[[], Mapping[str, SigningKey]]]:
    """The key of the settings and those of organisations, loaded when they are first asked for."""
    return cache(partial(keys.load, settings)), cache(partial(keys.load_own, settings))


def of(key: SigningKey | None, own: Mapping[str, SigningKey] | None = None) -> Publisher | None:
    """None: nobody signs, or with keys that cannot (RSA, without another for this).

    ``own``: the keys of organisations that have one.
    """
    signing = [
        each for each in (key, *(own or {}).values()) if each is not None and each.statements
    ]
    if not signing:
        return None
    published = [_published(each) for each in signing]
    return Publisher(
        issuer=signing[0].chain.seal.holder,
        key=published[0],
        sign=partial(sign_list, signing[0]),
        further_keys=tuple(published[1:]),
    )


def _published(key: SigningKey) -> dict[str, Any]:
    assert key.statements is not None
    chain, _private = key.statements
    return statements.published(chain, key.chain.seal.holder)
