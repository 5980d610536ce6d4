"""Signed documents of citizens: what their signatures are worth is said beside them."""

from pathlib import Path

import pytest

from clerkdesk.adapters import pdf_signatures
from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.catalogue import sentence
from tests import arriving, citizens
from tests.conftest import Desk
from tests.integration.intake.test_file_checkers import file
from tests.seals import SealAuthority
from tests.unit.signing.test_citizens_signatures import (
    SIGNER,
    a_page,
    authority,
    by_a_citizen,
    signed,
)


def codes(*contents: bytes) -> list[list[str]]:
    with arriving.checkers() as checkers:
        seen = checkers.look([file(content) for content in contents])
        return [arriving.codes(each.remarks) for each in seen]


def test_the_child_says_what_each_signature_is_worth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(pdf_signatures.ROOTS, str(authority().root_file(tmp_path)))
    changed = bytearray(by_a_citizen())
    changed[changed.index(b"595.28") + 5] ^= 1
    anybody = signed(tmp_path, SealAuthority("İmza mərkəzi").seal(SIGNER), a_page())
    assert codes(by_a_citizen(), bytes(changed), anybody, a_page()) == [
        ["document_signed"],
        ["document_signature_broken"],
        ["document_signed_untrusted"],
        [],
    ]


def test_a_citizen_and_the_clerk_see_whose_signature_it_is_and_that_it_is_trusted(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(pdf_signatures.ROOTS, str(authority().root_file(tmp_path)))
    text = sentence("document_signed", {"signers": SIGNER})
    with citizens.pages(desk, checkers=FileCheckers()) as pages:
        visitor = citizens.at_documents(pages)
        visitor.press("Yüklə", ending="/documents/id_card", file=("imzali.pdf", by_a_citizen()))
        assert visitor.status == 200 and text in visitor.text
        citizens.sent(citizens.uploaded(visitor, ["ownership_extract"]))
        assert text in visitor.text
        number = visitor.path.rsplit("/", 1)[1]
    documents = desk.local.run(detail.open_case, number).documents
    (remark,) = [each for document in documents for each in document.remarks]
    assert sentence(remark.code, remark.params) == text
