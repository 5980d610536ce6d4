"""The one who signs papers: a key that is held, and the room that its signatures take."""

import hashlib
import logging
from typing import TYPE_CHECKING

from clerkdesk.adapters.signing.keys import SigningFailed, SigningKey, Unsigned
from clerkdesk.adapters.signing.place import Prepared

if TYPE_CHECKING:
    from clerkdesk.adapters.signing.cms import Signatures

log = logging.getLogger(__name__)
_ROOM = 64
"""Bytes by which one signature of a key is longer than another, at most."""
_TIMESTAMP_ROOM = 1024


class PaperSigner:
    """One loaded signer. Not for several threads at once: papers have a lane of their own."""

    def __init__(self, key: SigningKey) -> None:
        self.key = key
        self._signatures: Signatures | None = None
        self._size: int | None = None

    @property
    def size(self) -> int:
        """How many bytes a signature takes at most: measured once, on one of nothing."""
        if self._size is None:
            room = _TIMESTAMP_ROOM if self.key.timestamps else _ROOM
            self._size = len(self._signature(hashlib.sha256(b"").digest())) + room
        return self._size

    def sign(self, prepared: Prepared) -> bytes:
        """The signed file. Raises SigningFailed: token or authority do not do their part."""
        digest = hashlib.sha256(prepared.signed_bytes).digest()
        return prepared.filled(self._signature(digest))

    def _signature(self, digest: bytes) -> bytes:
        # A second, and only whoever signs needs it.
        from clerkdesk.adapters.signing.cms import Signatures

        try:
            if self._signatures is None:
                self._signatures = Signatures(self.key)
            return self._signatures.signature(digest)
        except Unsigned as error:
            log.warning("signing: %s", error)
            # A token that was taken out is opened anew when it is back.
            self._signatures = None
            raise SigningFailed(error.part) from None
