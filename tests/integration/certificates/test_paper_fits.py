"""A certificate says all that it has to say, or it is not formed and takes no number."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkdesk.adapters import certificate_pdf
from clerkdesk.domain.certificate import Content, NotPrintable
from clerkdesk.usecases.case import casework, outcomes, review
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.certificates import issuing
from tests.conftest import Desk

CONTENT = Content(
    number="NB-2026-0000001",
    code="7K4M2Q9XPD6T8RW3C",
    organisation="“Azərsu” Açıq Səhmdar Cəmiyyəti",
    department="Nəsimi sukanal idarəsi",
    city="Bakı şəhəri",
    subscriber_code="1204 5567 890",
    owner_name="Əliyev Rəşad Kamil oğlu",
    owner_fin="5XK2M7P",
    address="28 May küç. 14",
    application_number="WD-2026-0000001",
    application_on=date(2026, 11, 18),
    amount_qepik=0,
    as_of=datetime(2026, 11, 20, 11, 42, tzinfo=UTC),
    issued_at=datetime(2026, 11, 20, 11, 43, tzinfo=UTC),
    clerk="Günel Hüseynova",
    verification_address="yoxlama.example.az",
    sample=True,
)
NAME = "Əliyev Rəşad Kamil oğlu"
LONG = (
    "Bakı şəhəri, Xətai rayonu, Əhmədli qəsəbəsi, Məhəmməd Hadi küçəsi ilə Sarayevo küçəsinin "
    "kəsişməsində yerləşən 139-cu məhəllənin yaşayış kompleksi, "
)


def pages(pdf: bytes) -> list[str]:
    """The words of each page with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [" ".join(text.split()) for text in texts]


def long_address(length: int) -> str:
    end = ", bina 14, giriş 2, mənzil 27"
    return (LONG * 6)[: length - len(end)].strip() + end


def words(text: str) -> list[str]:
    return text.split()


def test_a_usual_certificate_is_one_page() -> None:
    shown = pages(certificate_pdf.render(CONTENT))
    assert len(shown) == 1
    assert "1 / 1" in shown[0]
    assert CONTENT.owner_name in shown[0]


def test_a_legal_address_of_480_letters_stands_whole_to_its_flat() -> None:
    address = long_address(480)
    (shown,) = pages(certificate_pdf.render(replace(CONTENT, address=address)))
    assert " ".join(address.split()) in shown
    assert "Yoxlama kodu" in shown


def test_what_no_single_page_has_room_for_takes_a_second_one() -> None:
    wide = " ".join(["ŞŞŞŞŞŞ"] * 71)
    content = replace(CONTENT, address=wide, owner_name=wide[:300])
    first, second = pages(certificate_pdf.render(content))
    both = f"{first} {second}"
    assert both.count("ŞŞŞŞŞŞ") == wide.count("ŞŞŞŞŞŞ") + wide[:300].count("ŞŞŞŞŞŞ")
    assert "1 / 2" in first and "2 / 2" in second
    assert "Yoxlama kodu" not in first and "Yoxlama kodu" in second
    assert CONTENT.number in first and CONTENT.number in second


@given(
    owner=st.text("ABÇDEƏFGĞHXIİƏğışöüçi", min_size=1, max_size=14).map(
        lambda word: f"{word} " * 18
    ),
    address=st.lists(
        st.text("ABÇDEƏFGĞHXIİKQğışöüç0123456789/.", min_size=1, max_size=24),
        min_size=1,
        max_size=40,
    ),
)
@settings(max_examples=15, deadline=None)
def test_every_word_is_on_the_paper(owner: str, address: list[str]) -> None:
    content = replace(CONTENT, owner_name=owner.strip()[:300], address=" ".join(address)[:500])
    shown = " ".join(pages(certificate_pdf.render(content)))
    for word in [*words(content.owner_name), *words(content.address)]:
        assert word in shown


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"owner_name": "გიორგი ბერიძე"}, "paper_owner_letters"),
        ({"owner_name": "Əliyev \U0001f600"}, "paper_owner_letters"),
        ({"owner_name": "Əliyev \ue000"}, "paper_owner_letters"),
        ({"owner_name": "Əliyev\u20dd"}, "paper_owner_letters"),
        ({"address": "東京 14"}, "paper_address_letters"),
        ({"address": "Nizami ku\u0308ç. 14"}, "paper_address_letters"),
        ({"address": "Ş" * 200}, "paper_address_long"),
        ({"owner_name": "W" * 90}, "paper_owner_long"),
        ({"clerk": "გ"}, "paper_office_letters"),
        ({"department": "W" * 120}, "paper_office_long"),
    ],
)
def test_what_cannot_stand_on_the_paper_is_named(changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(NotPrintable) as refusal:
        certificate_pdf.render(replace(CONTENT, **changes))
    assert refusal.value.code == fault
    assert all(sentence(fault, None, language) for language in ("az", "en", "ru"))


def completed(desk: Desk, **amended: str) -> str:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    if amended:
        desk.run("gunel", casework.amend, number, amended, "sənədə görə")
        desk.worker().once()
    desk.run("gunel", review.accept_and_approve, number)
    desk.worker().once()
    return number


def test_a_name_that_the_paper_cannot_show_is_told_and_takes_no_number(desk: Desk) -> None:
    number = completed(desk, owner_name="გიორგი ბერიძე")
    inquiry = desk.run("gunel", issuing.request, number)
    desk.worker().once()
    read = desk.as_("gunel").read(outcomes.outcome, inquiry)
    assert (read.ending, read.fault) == ("cannot_be_formed", "paper_owner_letters")
    assert read.certificate_number is None
    assert desk.scalar("SELECT count(*) FROM certificate") == 0
    desk.run("sabina", review.reopen, number, "ad latın hərfləri ilə")
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.amend, number, {"owner_name": NAME}, "pasport")
    desk.worker().once()
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    again = desk.run("gunel", issuing.request, number)
    desk.worker().once()
    assert desk.as_("gunel").read(outcomes.outcome, again).certificate_number == "NB-2026-0000001"


def test_a_decomposed_name_of_earlier_days_is_printed_composed(embedded: Desk) -> None:
    number = completed(embedded)
    # With spaces that do not break, and İ as other programs make it small.
    decomposed = unicodedata.normalize("NFD", "Şükürova\xa0Çinarə\xa0i\u0307smət")
    decomposed += "\xa0Şükürova" * 12
    with embedded.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE application_detail SET owner_name = ?", (decomposed,))
    embedded.run("gunel", issuing.request, number)
    embedded.worker().once()
    content = embedded.scalar("SELECT content FROM certificate_file")
    assert "Şükürova Çinarə ismət Şükürova" in pages(content)[0]
