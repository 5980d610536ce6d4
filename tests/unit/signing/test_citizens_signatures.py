"""Signatures of citizens' own documents: whose, intact, and trusted by whom the office trusts."""

from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from clerkdesk.adapters import paper, pdf_signatures
from clerkdesk.adapters.pdf_signatures import Signature, Worth
from clerkdesk.adapters.signing.keys import SigningKey
from tests.seals import DAY, PASSPHRASE, SealAuthority, key_file

SIGNER = "ƏLİYEV RƏŞAD KAMİL OĞLU"


@cache
def authority() -> SealAuthority:
    return SealAuthority("İmza mərkəzi")


def a_page() -> bytes:
    target = BytesIO()
    page = paper.canvas(target, "Çıxarış", "Vətəndaş")
    page.drawString(100, 700, "Çıxarış")
    page.showPage()
    page.save()
    return target.getvalue()


def signed(folder: Path, key: SigningKey, content: bytes) -> bytes:
    file = key_file(folder, key)
    signer = signers.SimpleSigner.load_pkcs12(str(file), passphrase=PASSPHRASE.encode())
    writer = IncrementalPdfFileWriter(BytesIO(content))
    out = signers.sign_pdf(
        writer, signers.PdfSignatureMetadata(field_name=f"İmza{len(content)}"), signer=signer
    )
    content_signed: bytes = out.getvalue()
    return content_signed


@pytest.fixture
def trusting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office that trusts the authority; a folder."""
    monkeypatch.setenv(pdf_signatures.ROOTS, str(authority().root_file(tmp_path)))
    return tmp_path


@cache
def by_a_citizen() -> bytes:
    with TemporaryDirectory() as folder:
        return signed(Path(folder), authority().seal(SIGNER), a_page())


def test_a_signature_by_whom_we_trust_is_said_with_its_name(trusting: Path) -> None:
    assert pdf_signatures.signatures(by_a_citizen()) == [Signature(SIGNER, Worth.TRUSTED)]


def test_without_an_authority_nobody_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(pdf_signatures.ROOTS, raising=False)
    assert pdf_signatures.signatures(by_a_citizen()) == [Signature(SIGNER, Worth.UNTRUSTED)]


def test_what_anybody_can_make_is_not_trusted(trusting: Path) -> None:
    own = signed(trusting, SealAuthority("İmza mərkəzi").seal(SIGNER), a_page())
    assert pdf_signatures.signatures(own) == [Signature(SIGNER, Worth.UNTRUSTED)]


def test_a_certificate_that_is_over_proves_nothing(trusting: Path) -> None:
    over = authority().seal(SIGNER, begins=-20 * DAY, ends=-DAY)
    assert pdf_signatures.signatures(signed(trusting, over, a_page())) == [
        Signature(SIGNER, Worth.EXPIRED)
    ]


def test_one_other_byte_and_the_signature_is_broken(trusting: Path) -> None:
    content = bytearray(by_a_citizen())
    content[content.index(b"595.28") + 5] ^= 1
    assert [each.worth for each in pdf_signatures.signatures(bytes(content))] == [Worth.BROKEN]


def test_a_page_written_over_behind_the_signature_breaks_it(trusting: Path) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(by_a_citizen()))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/MediaBox"][2] = NumberObject(100)
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    assert [each.worth for each in pdf_signatures.signatures(out.getvalue())] == [Worth.BROKEN]


def test_a_second_signature_does_not_break_the_first(trusting: Path) -> None:
    both = signed(trusting, authority().seal("İkinci şəxs"), by_a_citizen())
    assert pdf_signatures.signatures(both) == [
        Signature(SIGNER, Worth.TRUSTED),
        Signature("İkinci şəxs", Worth.TRUSTED),
    ]


def test_what_cannot_be_read_is_said_and_never_none(trusting: Path) -> None:
    unread = [Signature("", Worth.UNREAD)]
    assert pdf_signatures.signatures(b"%PDF-1.4 /ByteRange [0 1 2 3]") == unread
    content = by_a_citizen()
    start = content.index(b"/Contents <") + 12
    broken = content[:start] + b"00" * 20 + content[start + 40 :]
    assert [each.worth for each in pdf_signatures.signatures(broken)] == [Worth.UNREAD]


def test_a_file_without_a_signature_has_none() -> None:
    assert pdf_signatures.signatures(a_page()) == []
