"""What the authority has answered about the seal (OCSP) is carried along by papers."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ReasonFlags, ocsp
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from clerkdesk.adapters.signing import archival
from clerkdesk.adapters.signing.keys import SigningKey
from clerkdesk.domain.errors import Expected
from tests.unit.signing import papers

DAY = timedelta(days=1)
GOOD = ocsp.OCSPCertStatus.GOOD
REVOKED = ocsp.OCSPCertStatus.REVOKED


def answer(
    folder: Path,
    key: SigningKey,
    status: ocsp.OCSPCertStatus = GOOD,
    begun: timedelta = -DAY,
    ends: timedelta = DAY,
) -> Path:
    now = papers.now()
    is_revoked = status is REVOKED
    authority = papers.authority()
    built = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            cert=key.chain.certificate,
            issuer=authority.certificate,
            algorithm=hashes.SHA1(),
            cert_status=status,
            this_update=now + begun,
            next_update=now + ends,
            revocation_time=now - DAY if is_revoked else None,
            revocation_reason=ReasonFlags.key_compromise if is_revoked else None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, authority.certificate)
        .sign(authority.key, hashes.SHA256())
    )
    file = folder / "seal.ocsp"
    file.write_bytes(built.public_bytes(Encoding.DER))
    return file


def carried(key: SigningKey, file: Path) -> list[bytes]:
    """The answers that a paper of this key has with it."""
    paper = papers.press(replace(key, ocsp=file))(papers.content())
    assert archival.broken(paper) == [] and papers.judged(paper).fault is None
    reader = PdfFileReader(BytesIO(paper))
    if "/DSS" not in reader.root:
        return []
    store = DocumentSecurityStore.read_dss(reader)
    return [each.get_object().data for each in store.ocsps]


def test_an_answer_of_now_is_carried_along(tmp_path: Path) -> None:
    file = answer(tmp_path, papers.key())
    assert carried(papers.key(), file) == [file.read_bytes()]


@pytest.mark.parametrize(("begun", "ends"), [(-2 * DAY, -DAY), (DAY, 2 * DAY)])
def test_an_answer_of_another_time_is_not(
    tmp_path: Path, begun: timedelta, ends: timedelta
) -> None:
    assert carried(papers.key(), answer(tmp_path, papers.key(), begun=begun, ends=ends)) == []


def test_an_answer_about_another_or_none_at_all_is_not(tmp_path: Path) -> None:
    another = papers.authority().seal()
    assert carried(papers.key(), answer(tmp_path, another)) == []
    (tmp_path / "seal.ocsp").write_bytes(b"no answer")
    assert carried(papers.key(), tmp_path / "seal.ocsp") == []
    assert carried(papers.key(), tmp_path / "absent") == []


def test_with_a_revoked_seal_nothing_is_sealed(tmp_path: Path) -> None:
    file = answer(tmp_path, papers.key(), REVOKED)
    with pytest.raises(Expected, match="seal_revoked"):
        papers.press(replace(papers.key(), ocsp=file))(papers.content())
