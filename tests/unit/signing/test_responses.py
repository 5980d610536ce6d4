"""What the authority has answered about the seal (OCSP) is carried along by papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ReasonFlags, ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from clerkdesk.adapters.signing import archival
from clerkdesk.adapters.signing.keys import SigningKey
from clerkdesk.domain.errors import Expected
from tests.seals import SealAuthority, p256
from tests.unit.signing import papers

DAY = timedelta(days=1)
Responder = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
GOOD = ocsp.OCSPCertStatus.GOOD
REVOKED = ocsp.OCSPCertStatus.REVOKED


def answer(
    folder: Path,
    key: SigningKey,
    status: ocsp.OCSPCertStatus = GOOD,
    begun: timedelta = -DAY,
    ends: timedelta = DAY,
    *,
    by: Responder | None = None,
) -> Path:
    """What is answered about a key; ``by``: another than its authority."""
    now = papers.now()
    is_revoked = status is REVOKED
    authority = papers.authority()
    answers = by or (authority.certificate, authority.key)
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=key.chain.certificate,
        issuer=authority.certificate,
        algorithm=hashes.SHA1(),
        cert_status=status,
        this_update=now + begun,
        next_update=now + ends,
        revocation_time=now - DAY if is_revoked else None,
        revocation_reason=ReasonFlags.key_compromise if is_revoked else None,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, answers[0])
    if by is not None:
        builder = builder.certificates([answers[0]])
    file = folder / "seal.ocsp"
    built = builder.sign(answers[1], hashes.SHA256())
    file.write_bytes(built.public_bytes(Encoding.DER))
    return file


def responder(
    authority: SealAuthority, *, answers: bool = True, ends: timedelta = 300 * DAY
) -> Responder:
    """Whom an authority lets answer in its place, or (not ``answers``) lets do something else."""
    key = p256()
    now = papers.now()
    use = ExtendedKeyUsageOID.OCSP_SIGNING if answers else ExtendedKeyUsageOID.CLIENT_AUTH
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Cavab verən")]))
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 400 * DAY)
        .not_valid_after(now + ends)
        .add_extension(x509.ExtendedKeyUsage([use]), critical=True)
        .sign(authority.key, hashes.SHA256())
    )
    return certificate, key


def namesake(authority: SealAuthority) -> Responder:
    """Another authority of the same name."""
    other = SealAuthority(authority.name)
    return other.certificate, other.key


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


def test_who_is_let_answer_by_the_authority_answers_in_its_place(tmp_path: Path) -> None:
    file = answer(tmp_path, papers.key(), by=responder(papers.authority()))
    assert carried(papers.key(), file) == [file.read_bytes()]


@pytest.mark.parametrize("status", [GOOD, REVOKED])
@pytest.mark.parametrize(
    "stranger",
    [
        pytest.param(lambda: responder(SealAuthority()), id="another authority's"),
        pytest.param(lambda: responder(papers.authority(), answers=False), id="may not answer"),
        pytest.param(lambda: responder(papers.authority(), ends=-DAY), id="no longer may"),
        pytest.param(lambda: namesake(papers.authority()), id="in the authority's name"),
        pytest.param(
            lambda: (papers.key().chain.certificate, papers.key().private), id="about itself"
        ),
    ],
)
def test_whoever_else_answers_is_not_believed_for_good_or_ill(
    tmp_path: Path, stranger: Callable[[], Responder], status: ocsp.OCSPCertStatus
) -> None:
    """A stranger's answer neither goes along with a paper nor keeps one from being sealed."""
    assert carried(papers.key(), answer(tmp_path, papers.key(), status, by=stranger())) == []


def test_an_altered_answer_is_not_carried_along(tmp_path: Path) -> None:
    file = answer(tmp_path, papers.key())
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert carried(papers.key(), file) == []


def test_with_a_revoked_seal_nothing_is_sealed(tmp_path: Path) -> None:
    file = answer(tmp_path, papers.key(), REVOKED)
    with pytest.raises(Expected, match="seal_revoked"):
        papers.press(replace(papers.key(), ocsp=file))(papers.content())
