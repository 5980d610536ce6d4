"""From what a paper says to the bytes that are stored: made, sealed, looked at again.

The number is taken before, the row is written behind; nothing is shown before that.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from clerkdesk.adapters import extract_pdf, papers
from clerkdesk.adapters.signing import chains, lint, place, responses, statements
from clerkdesk.adapters.signing.keys import SigningFailed, SigningKey
from clerkdesk.adapters.signing.place import Place
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.adapters.signing.signature import PaperSigner
from clerkdesk.domain.certificate import Paper
from clerkdesk.domain.extract import Extract


class Press:
    """Makes certificates and letters; with a key they are sealed. Of one thread at a time.

    ``key``: asked when the first one is made, for a keyring takes its time. ``own``: those of
    organisations that seal with their own, by their codes.
    """

    def __init__(
        self,
        key: Callable[[], SigningKey | None],
        own: Callable[[], Mapping[str, SigningKey]] = dict,
    ) -> None:
        self._load = key
        self._load_own = own
        self._signer: PaperSigner | None = None
        self._own: dict[str, PaperSigner] = {}
        self._is_loaded = False

    def __call__(self, content: Paper) -> bytes:
        """Raises Expected: NotPrintable, SigningFailed, NotAsMeant; Invalid: the key that is set
        cannot be used, and nothing is issued without.
        """
        signer = self._held(content.organisation_code)
        if signer is None:
            page = papers.render(content)
            lint.require_sound(content, page, None)
            return page
        return self._sealed(content, signer)

    def extract(self, content: Extract) -> bytes:
        """As for a paper: what it says, sealed, and looked at again."""
        signer = self._held(content.organisation_code)
        if signer is None:
            page = extract_pdf.render(content)
            lint.require_words(content.words, page, None)
            return page
        key = signer.key
        _require_in_time(key, content.made_at)
        sealed = replace(content, seal=key.chain.seal)
        page = extract_pdf.render(sealed, _room(signer, content.made_at))
        signed = signer.sign(place.prepare(page))
        trust = Trust([key.chain.certificate])
        lint.require_words(sealed.words, signed, lint.Seal(trust, content.made_at))
        return signed

    def _held(self, organisation: str) -> PaperSigner | None:
        """Who signs an organisation's papers; None: nobody does."""
        if not self._is_loaded:
            key = self._load()
            self._own = {code: PaperSigner(own) for code, own in self._load_own().items()}
            self._signer = PaperSigner(key) if key is not None else None
            self._is_loaded = True
        return self._own.get(organisation, self._signer)

    def _sealed(self, content: Paper, signer: PaperSigner) -> bytes:
        key = signer.key
        _require_in_time(key, content.issued_at)
        sealed = replace(
            content,
            seal=key.chain.seal,
            signed_statement=statements.sign(key, content.summary) or "",
        )
        page = papers.render(sealed, _room(signer, content.issued_at))
        signed = signer.sign(place.prepare(page))
        # Its own certificate is the root here: whether others trust it is theirs to say.
        trust = Trust([key.chain.certificate])
        lint.require_sound(sealed, signed, lint.Seal(trust, content.issued_at))
        return signed


def _require_in_time(key: SigningKey, at: datetime) -> None:
    """Raises SigningFailed: nobody would believe a seal of another time than its certificate's."""
    if not chains.is_valid_at(key.chain.certificate, at):
        raise SigningFailed("time")


def _room(signer: PaperSigner, at: datetime) -> Place:
    """The place that its signature needs."""
    chain = signer.key.chain
    return Place(
        size=signer.size,
        name=chain.seal.holder,
        at=at,
        certificates=chain.ders,
        revocations=signer.key.revocations,
        responses=responses.current(signer.key.ocsp, chain, at),
    )
