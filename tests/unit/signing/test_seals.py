"""The electronic seal of a paper: read alike by ours and by pyHanko, and no altered paper, foreign,
expired or revoked signer is taken for a genuine one.
"""

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from clerkdesk.adapters import certificate_pdf
from clerkdesk.adapters.signing import place
from clerkdesk.adapters.signing.keys import SigningFailed
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.adapters.signing.signature import PaperSigner
from clerkdesk.domain.verdicts import Reason
from tests.seals import DAY, SealAuthority
from tests.unit.signing import papers
from tests.unit.signing.papers import authority, judged, sealed


def of_pyhanko(paper: bytes) -> str:
    """What pyHanko says of the only signature."""
    (signature,) = PdfFileReader(BytesIO(paper)).embedded_signatures
    root = asn1_x509.Certificate.load(authority().certificate.public_bytes(Encoding.DER))
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))
    assert status.coverage.name == "ENTIRE_FILE"
    assert status.docmdp_ok and status.pkcs7_signature_mechanism == "sha256_ecdsa"
    return str(status.summary())


def test_a_sealed_paper_is_genuine_for_us_and_for_pyhanko() -> None:
    check = judged(sealed())
    assert check.fault is None
    assert check.signer == "“Azərsu” ASC" and check.seal_number == papers.key().chain.seal.number
    assert "INTACT:TRUSTED" in of_pyhanko(sealed())


def test_the_paper_says_whose_seal_it_bears() -> None:
    text = pypdfium2.PdfDocument(sealed())[0].get_textpage().get_text_bounded()
    assert "Elektron möhürlə təsdiqlənib" in text
    seal = papers.key().chain.seal
    assert f"Möhür sahibi: {seal.holder}" in text and f"Möhür № {seal.number}" in text
    assert re.fullmatch(r"[0-9A-F]{6}-[0-9A-F]{4}", seal.number)


def test_a_paper_may_not_be_changed_at_all_says_the_seal() -> None:
    (signature,) = PdfFileReader(BytesIO(sealed())).embedded_signatures
    assert signature.docmdp_level is not None and signature.docmdp_level.name == "NO_CHANGES"


def test_a_key_of_rsa_seals_and_makes_no_statement() -> None:
    key = authority().seal(key=rsa.generate_private_key(65537, 3072))
    paper = papers.press(key)(papers.content())
    assert judged(paper).fault is None
    assert "#" not in papers.content().verification_url and key.statements is None


def signed_places(paper: bytes) -> Iterator[int]:
    """Of every byte that the signature is over."""
    match = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", paper)
    assert match is not None
    first, second, length = map(int, match.groups())
    yield from range(first)
    yield from range(second, second + length)


@pytest.mark.parametrize("flips", [80, pytest.param(2000, marks=pytest.mark.long)])
def test_no_flipped_bit_of_what_is_signed_is_overlooked(flips: int) -> None:
    chance = random.Random(2026)
    places = list(signed_places(sealed()))
    overlooked = []
    for _ in range(flips):
        at = chance.choice(places)
        paper = bytearray(sealed())
        paper[at] ^= 1 << chance.randrange(8)
        if judged(bytes(paper)).fault is None:
            overlooked.append(at)
    assert overlooked == []


def test_the_hole_holds_the_signature_and_zeros_only() -> None:
    paper = sealed()
    end = paper.index(b"> >>", paper.index(b"/Contents <"))
    assert paper[end - 20 : end] == b"0" * 20
    hidden = paper[: end - 20] + b"41" * 10 + paper[end:]
    assert judged(hidden).fault is Reason.BYTES_CHANGED
    first = paper.index(b"/Contents <") + len(b"/Contents <")
    spelt = bytearray(paper)
    place = next(at for at in range(first, end) if paper[at : at + 1].islower())
    spelt[place : place + 1] = paper[place : place + 1].upper()
    assert judged(bytes(spelt)).fault is Reason.BYTES_CHANGED


@pytest.mark.parametrize("behind", [b"x", b"\n", b"\0" * 1412])
def test_what_stands_behind_the_paper_is_told_with_its_size(behind: bytes) -> None:
    check = judged(sealed() + behind)
    assert (check.fault, check.appended) == (Reason.APPENDED, len(behind))


def test_an_update_behind_the_paper_is_told() -> None:
    update = b"1 0 obj\n<<>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\n"
    update += b"startxref\n50000\n%%EOF\n"
    assert judged(sealed() + update).fault is Reason.APPENDED


def test_a_second_signature_does_not_make_it_ours() -> None:
    twice = sealed() + sealed()
    assert judged(twice).fault is Reason.APPENDED


@pytest.mark.parametrize("kept", [100, 20_000, -1, -500])
def test_a_paper_that_was_cut_off_is_told(kept: int) -> None:
    fault = judged(sealed()[:kept]).fault
    assert fault in (Reason.BYTES_CHANGED, Reason.NO_SIGNATURE)


def test_a_paper_that_was_saved_again_is_told() -> None:
    again = BytesIO()
    with pikepdf.open(BytesIO(sealed())) as document:
        document.save(again)
    assert judged(again.getvalue()).fault is Reason.BYTES_CHANGED


def test_a_paper_without_a_seal_is_said_to_have_none() -> None:
    paper = papers.press(None)(papers.content())
    check = judged(paper)
    assert check.fault is Reason.NO_SIGNATURE and not check.is_sealed


def test_a_foreign_signer_is_told_from_ours() -> None:
    forger = SealAuthority("Milli kök")
    paper = papers.press(forger.seal())(papers.content())
    assert judged(paper).fault is Reason.FOREIGN_SIGNER
    assert judged(paper, Trust([forger.certificate])).fault is None
    assert judged(sealed(), Trust([])).fault is Reason.FOREIGN_SIGNER


def test_who_may_sign_nothing_may_not_vouch_for_others() -> None:
    ours = papers.key()
    private = ours.private
    assert not isinstance(private, rsa.RSAPrivateKey)
    below = SealAuthority("“Azərsu” ASC", private)  # type: ignore[arg-type]
    forged = replace(below.seal("saxta"))
    chain = replace(forged.chain, issuers=(ours.chain.certificate, authority().certificate))
    paper = papers.press(replace(forged, chain=chain))(papers.content())
    assert judged(paper).fault is Reason.FOREIGN_SIGNER


def signed_anyway(key_ends: timedelta) -> bytes:
    """By a key whose time is over: our own press would not."""
    key = authority().seal(begins=-30 * DAY, ends=key_ends)
    content = replace(papers.content(), seal=key.chain.seal)
    signer = PaperSigner(key)
    room = place.Place(signer.size, key.chain.seal.holder, content.issued_at)
    return signer.sign(place.prepare(certificate_pdf.render(content, room)))


def test_an_expired_signer_is_told() -> None:
    assert judged(signed_anyway(-DAY)).fault is Reason.SIGNER_EXPIRED
    # Nobody proves when it was signed: it could have been yesterday.
    later = papers.now() + 400 * DAY
    assert judged(sealed(), at=later).fault is Reason.SIGNER_EXPIRED


@pytest.mark.parametrize(("begins", "ends"), [(-30 * DAY, -DAY), (DAY, 30 * DAY)])
def test_with_a_seal_of_another_time_nothing_is_sealed(begins: timedelta, ends: timedelta) -> None:
    key = authority().seal(begins=begins, ends=ends)
    with pytest.raises(SigningFailed, match="certificate_not_sealed_time"):
        papers.press(key)(papers.content())


def test_a_revoked_signer_is_told() -> None:
    since = papers.now() - timedelta(hours=1)
    revoked = authority().revoking(papers.key(), at=since)
    trust = Trust([authority().certificate], [revoked])
    assert judged(sealed(), trust).fault is Reason.SIGNER_REVOKED
    other = authority().revoking(authority().seal(), at=since)
    assert judged(sealed(), Trust([authority().certificate], [other])).fault is None
    # A list that somebody else has made says nothing.
    forged = SealAuthority("Milli kök").revoking(papers.key(), at=since)
    assert judged(sealed(), Trust([authority().certificate], [forged])).fault is None


def test_nobody_loads_pyhanko_who_has_not_signed() -> None:
    script = """
import sys
from clerkdesk import bootstrap, settings
from clerkdesk.adapters.signing import keys, press, reading, statements
made = press.Press(lambda: None)
loaded = {name.partition(".")[0] for name in sys.modules}
print(sorted(loaded & {"pyhanko", "pyhanko_certvalidator", "aiohttp", "pkcs11", "asn1crypto"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
