"""From what a paper says to the bytes that are stored: made, sealed, looked at again.

The number is taken before, the row is written behind; nothing is shown before that.
"""

from collections.abc import Callable
from dataclasses import replace

from clerkdesk.adapters import papers
from clerkdesk.adapters.signing import lint, place, statements
from clerkdesk.adapters.signing.keys import SigningKey
from clerkdesk.adapters.signing.place import Place
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.adapters.signing.signature import PaperSigner
from clerkdesk.domain.certificate import Paper


class Press:
    """Makes certificates and letters; with a key they are sealed. Of one thread at a time.

    ``key``: asked when the first one is made, for a keyring takes its time.
    """

    def __init__(self, key: Callable[[], SigningKey | None]) -> None:
        self._load = key
        self._signer: PaperSigner | None = None
        self._is_loaded = False

    def __call__(self, content: Paper) -> bytes:
        """Raises Expected: NotPrintable, SigningFailed, NotAsMeant; Invalid: the key that is set
        cannot be used, and nothing is issued without.
        """
        if not self._is_loaded:
            key = self._load()
            self._signer = PaperSigner(key) if key is not None else None
            self._is_loaded = True
        if self._signer is None:
            page = papers.render(content)
            lint.require_sound(content, page, None)
            return page
        return self._sealed(content, self._signer)

    def _sealed(self, content: Paper, signer: PaperSigner) -> bytes:
        key = signer.key
        sealed = replace(
            content,
            seal=key.chain.seal,
            signed_statement=statements.sign(key, content.summary) or "",
        )
        room = Place(
            size=signer.size,
            name=key.chain.seal.holder,
            at=content.issued_at,
            certificates=key.chain.ders,
            revocations=key.revocations,
        )
        page = papers.render(sealed, room)
        signed = signer.sign(place.prepare(page))
        # Its own certificate is the root here: whether others trust it is theirs to say.
        trust = Trust([key.chain.certificate])
        lint.require_sound(sealed, signed, lint.Seal(trust, content.issued_at))
        return signed
