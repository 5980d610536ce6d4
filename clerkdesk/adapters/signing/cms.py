"""What pyHanko does for us: the signature's container (CMS), time stamps, tokens.

Loading this module takes a second: it is imported where the first paper is signed.
"""

import asyncio
from contextlib import suppress
from typing import Any

import httpx2
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import Signer, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from clerkdesk.adapters.signing.container import Template
from clerkdesk.adapters.signing.keys import SigningKey, Token, Unsigned

_DIGEST = "sha256"
_TIMESTAMP_SECONDS = 5.0


class Signatures:
    """Makes signatures with one key, which is loaded once."""

    def __init__(self, key: SigningKey) -> None:
        self._signer = _signer_of(key)
        self._timestamper = Authority(key.timestamps) if key.timestamps else None
        self._template: Template | None = None

    def signature(self, digest: bytes) -> bytes:
        """Over what has this SHA-256, as PAdES asks for it. Raises Unsigned."""
        if self._template is not None:
            return self._template.container(digest)
        encoded = self._by_pyhanko(digest)
        # A time stamp is another one for each signature, and a token signs by itself.
        if isinstance(self._signer, _HeldSigner) and self._timestamper is None:
            # What cannot be repeated is made whole each time: slower, and as good.
            with suppress(ValueError):
                self._template = Template(encoded, digest, self._signer.sign_held)
        return encoded

    def _by_pyhanko(self, digest: bytes) -> bytes:
        try:
            container = asyncio.run(
                self._signer.async_sign(
                    digest, _DIGEST, use_pades=True, timestamper=self._timestamper
                )
            )
        except TimestampRequestError as error:
            raise Unsigned("timestamp", str(error)) from None
        except SigningError as error:
            raise Unsigned("key", repr(error)) from None
        encoded: bytes = container.dump()
        return encoded


class _HeldSigner(SimpleSigner):  # type: ignore[misc]
    """pyHanko's, which reads and checks its key anew for every signature; this one holds it."""

    def __init__(self, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, **rest: Any) -> None:
        der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        super().__init__(signing_key=PrivateKeyInfo.load(der), **rest)
        self._key = key

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        assert digest_algorithm == _DIGEST
        return self.sign_held(data)

    def sign_held(self, data: bytes) -> bytes:
        """With the key that is held, by SHA-256."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))


class Authority(TimeStamper):  # type: ignore[misc]
    """An authority that says when (RFC 3161), asked over HTTP."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        try:
            async with httpx2.AsyncClient(timeout=_TIMESTAMP_SECONDS) as client:
                answer = await client.post(
                    self._address,
                    content=req.dump(),
                    headers={
                        "Content-Type": "application/timestamp-query",
                        "Accept": "application/timestamp-reply",
                    },
                )
        except httpx2.HTTPError as error:
            raise TimestampRequestError(repr(error)) from None
        if answer.status_code != 200:
            raise TimestampRequestError(f"HTTP {answer.status_code}")
        try:
            response = tsp.TimeStampResp.load(answer.content, strict=True)
            # Read to its end here: what is no answer is told before a paper rests on it.
            _read = response.native
        except (ValueError, TypeError):
            raise TimestampRequestError("no answer of RFC 3161") from None
        return response


def _signer_of(key: SigningKey) -> Signer:
    certificate, *issuers = (asn1_x509.Certificate.load(each) for each in key.chain.ders)
    if isinstance(key.private, Token):
        from clerkdesk.adapters.signing import token

        return token.signer(key.private, certificate, issuers)
    store = SimpleCertificateStore()
    store.register_multiple(issuers)
    return _HeldSigner(key.private, signing_cert=certificate, cert_registry=store)
