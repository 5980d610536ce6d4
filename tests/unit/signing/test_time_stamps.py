"""When a paper was signed, by an authority's word (PAdES B-T), asked over a real line; and what the
key's authorities have revoked, carried along (DSS).
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from clerkdesk.adapters.signing.keys import SigningFailed, SigningKey
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.domain.verdicts import Reason
from tests.seals import DAY, SealAuthority
from tests.unit.signing import papers
from tests.unit.signing.papers import authority, judged

TIME_AUTHORITY = SealAuthority("Vaxt kökü")


@contextmanager
def time_authority(status: int = 200) -> Iterator[str]:
    """The address of an authority for time."""
    of_rsa = rsa.generate_private_key(65537, 2048)
    key = TIME_AUTHORITY.seal("Vaxt", of_rsa, stamps_time=True)
    assert isinstance(key.private, rsa.RSAPrivateKey)
    der = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate, *issuers = (asn1_x509.Certificate.load(each) for each in key.chain.ders)
    store = SimpleCertificateStore()
    store.register_multiple(issuers)
    stamper = DummyTimeStamper(
        tsa_cert=certificate,
        tsa_key=asn1_keys.PrivateKeyInfo.load(der),
        certs_to_embed=store,
    )

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            request = tsp.TimeStampReq.load(body)
            answer = asyncio.run(stamper.async_request_tsa_response(request)).dump()
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def stamped(key: SigningKey, address: str) -> bytes:
    return papers.press(replace(key, timestamps=address))(papers.content())


def test_an_authoritys_word_outlives_the_key() -> None:
    with time_authority() as address:
        paper = stamped(authority().seal(ends=DAY), address)
    trust = Trust([authority().certificate], time_roots=[TIME_AUTHORITY.certificate])
    check = judged(paper, trust)
    assert check.fault is None and check.proven_at is not None
    assert abs(check.proven_at - papers.now()) < timedelta(minutes=5)
    later = papers.now() + 100 * DAY
    assert judged(paper, trust, later).fault is None, "it was signed while the key was valid"
    without = judged(paper, Trust([authority().certificate]), later)
    assert (without.fault, without.proven_at) == (Reason.SIGNER_EXPIRED, None)


def test_who_was_revoked_afterwards_had_signed_before() -> None:
    key = authority().seal()
    with time_authority() as address:
        paper = stamped(key, address)
    revoked = authority().revoking(key, at=papers.now() + timedelta(hours=1))
    roots = [authority().certificate]
    proven = Trust(roots, [revoked], [TIME_AUTHORITY.certificate])
    later = papers.now() + DAY
    assert judged(paper, proven, later).fault is None
    assert judged(paper, Trust(roots, [revoked]), later).fault is Reason.SIGNER_REVOKED


@pytest.mark.parametrize("status", [500, None])
def test_without_the_authoritys_word_nothing_is_sealed(status: int | None) -> None:
    if status is None:
        with pytest.raises(SigningFailed, match="timestamp"):
            stamped(authority().seal(), "http://127.0.0.1:1/")
        return
    with time_authority(status) as address, pytest.raises(SigningFailed, match="timestamp"):
        stamped(authority().seal(), address)


def test_what_the_authorities_have_revoked_is_carried_along() -> None:
    der = authority().revoking(authority().seal(), at=papers.now()).public_bytes(Encoding.DER)
    paper = papers.press(replace(papers.key(), revocations=(der,)))(papers.content())
    assert judged(paper).fault is None
    assert b"/DSS" in paper and der in paper
