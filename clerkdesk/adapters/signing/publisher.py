"""Who signs what the office publishes, out of the key that it has."""

from collections.abc import Callable
from functools import cache, partial

from clerkdesk.adapters.signing import statements
from clerkdesk.adapters.signing.keys import SigningKey
from clerkdesk.domain.verdicts import Publisher, RevocationList


def sign_list(key: SigningKey, listed: RevocationList) -> str:
    """The list as it is published (JWS), with the certificates of who signs it."""
    signed = statements.sign(key, statements.list_payload(listed), with_chain=True)
    assert signed is not None
    return signed


def once(load: Callable[[], SigningKey | None]) -> Callable[[], SigningKey | None]:
    """The key, loaded when it is first asked for, and held."""
    return cache(load)


def of(key: SigningKey | None) -> Publisher | None:
    """None: nobody signs, or with a key that cannot (RSA, without another for this)."""
    if key is None or key.statements is None:
        return None
    chain, _private = key.statements
    holder = key.chain.seal.holder
    return Publisher(holder, statements.published(chain, holder), partial(sign_list, key))
