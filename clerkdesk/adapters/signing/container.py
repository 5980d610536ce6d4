"""A signature's container (CMS) out of an earlier one of the same key: only what a signature says
of its own file is another.

pyHanko makes each anew, some ten thousand calls; what stands in it is the same but for the digest
and the signature itself.
"""

from collections.abc import Callable

from asn1crypto import cms

_SEQUENCE = 0x30
_SET = 0x31
_OCTETS = 0x04
_EXPLICIT = 0xA0
_FIXED = {
    "content_type",
    "message_digest",
    "signing_certificate_v2",
    "cms_algorithm_protection",
}
"""What is signed and says nothing of a moment: but for the digest it is the same each time."""


class Template:
    """``container``: one over ``digest``; ``sign``: of the same key. Raises ValueError: more stands
    in it than can be repeated.
    """

    def __init__(self, container: bytes, digest: bytes, sign: Callable[[bytes], bytes]) -> None:
        info = cms.ContentInfo.load(container)
        data = info["content"]
        if len(data["signer_infos"]) != 1:
            raise ValueError("signers")
        signer = data["signer_infos"][0]
        attributes = signer["signed_attrs"]
        kinds = {attribute["type"].native for attribute in attributes}
        self._attributes = attributes.dump()
        # What is not signed, as a time stamp, belongs to one signature alone.
        if kinds - _FIXED or signer["unsigned_attrs"].native is not None:
            raise ValueError("attributes")
        if self._attributes.count(digest) != 1:
            raise ValueError("digest")
        self._digest = digest
        self._sign = sign
        self._kind = info["content_type"].dump()
        self._data = b"".join(
            data[name].dump()
            for name in (
                "version",
                "digest_algorithms",
                "encap_content_info",
                "certificates",
                "crls",
            )
        )
        self._signer = b"".join(
            signer[name].dump() for name in ("version", "sid", "digest_algorithm")
        )
        self._algorithm = signer["signature_algorithm"].dump()

    def container(self, digest: bytes) -> bytes:
        """One over this SHA-256."""
        attributes = self._attributes.replace(self._digest, digest)
        # Signed is the set itself, whatever tag it has within the signer (RFC 5652, 5.4).
        signature = self._sign(bytes([_SET]) + attributes[1:])
        signer = _tagged(
            _SEQUENCE,
            self._signer + attributes + self._algorithm + _tagged(_OCTETS, signature),
        )
        data = _tagged(_SEQUENCE, self._data + _tagged(_SET, signer))
        return _tagged(_SEQUENCE, self._kind + _tagged(_EXPLICIT, data))


def _tagged(tag: int, content: bytes) -> bytes:
    """As DER writes it."""
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(octets)]) + octets + content
