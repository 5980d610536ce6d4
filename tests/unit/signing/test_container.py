"""A signature's container, made again without pyHanko: the same but for digest and signature."""

import hashlib
from typing import Any

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives.asymmetric import rsa

from clerkdesk.adapters.signing.cms import Signatures
from clerkdesk.adapters.signing.container import Template
from clerkdesk.adapters.signing.keys import SigningKey
from tests.unit.signing import papers

DIGESTS = [hashlib.sha256(text).digest() for text in (b"first", b"second")]


def rsa_key() -> SigningKey:
    return papers.authority().seal(key=rsa.generate_private_key(65537, 3072))


def said(container: bytes) -> tuple[dict[str, Any], bytes]:
    """What stands in it, and its signature."""
    native = cms.ContentInfo.load(container, strict=True).native
    [signer] = native["content"]["signer_infos"]
    return native, signer.pop("signature")


@pytest.mark.parametrize("key", [papers.key(), rsa_key()], ids=["P-256", "RSA"])
def test_it_says_what_pyhankos_says_of_the_same_digest(key: SigningKey) -> None:
    by_pyhanko = Signatures(key).signature(DIGESTS[1])
    repeating = Signatures(key)
    repeating.signature(DIGESTS[0])
    repeated = repeating.signature(DIGESTS[1])
    theirs, _signature = said(by_pyhanko)
    ours, _other = said(repeated)
    assert ours == theirs


def test_what_belongs_to_one_signature_alone_is_not_repeated() -> None:
    container = Signatures(papers.key()).signature(DIGESTS[0])
    with pytest.raises(ValueError, match="digest"):
        Template(container, DIGESTS[1], lambda data: data)
    loaded = cms.ContentInfo.load(container)
    signer = loaded["content"]["signer_infos"][0]
    signer["unsigned_attrs"] = cms.CMSAttributes(
        [{"type": "signing_time", "values": [cms.Time({"utc_time": papers.now()})]}]
    )
    with pytest.raises(ValueError, match="attributes"):
        Template(loaded.dump(), DIGESTS[0], lambda data: data)
