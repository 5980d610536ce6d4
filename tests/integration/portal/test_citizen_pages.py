"""The citizens' own pages by a browser without a script, on both databases: signing in, applying,
following, printing.
"""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from clerkdesk.domain.answers import DidNotAnswer
from clerkdesk.usecases.case import casework, review
from tests import citizens, samples
from tests.citizens import (
    ELCIN,
    FAMILY,
    Pages,
    applied,
    at_documents,
    complete,
    uploaded,
)
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def pages(desk: Desk) -> Iterator[Pages]:
    with citizens.pages(desk) as served:
        yield served


def test_a_certificate_is_applied_for_step_by_step_as_the_service_describes_it(
    desk: Desk, pages: Pages
) -> None:
    visitor = pages.signed_in().open("/apply/no-debt")
    assert "Yeni müraciətlər" in visitor.text and visitor.path == "/apply/no-debt/code"
    visitor.press("Göndərmək", {"subscriber_code": "12045567890"})
    assert visitor.path == "/apply/no-debt/contact"
    visitor.press(
        "Təsdiqlə",
        {
            "owner.fin": "5XK2M7P",
            "contact.mobile": "050 234 56 78",
            "contact.email": "r.aliyev@example.az",
        },
    )
    assert visitor.path == "/apply/no-debt/documents"
    uploaded(visitor).press("Davam et", ending="/no-debt/documents")
    assert visitor.path == "/apply/no-debt/check"
    assert "050 234 56 78" in visitor.text and "id_card.pdf" in visitor.text
    assert desk.scalar("SELECT count(*) FROM application") == 0
    visitor.press("Göndərmək", ending="/no-debt/check")
    assert (
        "Əməliyyat uğurla yerinə yetirildi. "
        "Müraciətinizin nəticəsi 3 iş gün ərzində email ünvanınıza göndəriləcək." in visitor.text
    )
    assert visitor.path == "/applications/WD-2026-0000001" and "Yeni" in visitor.text
    assert desk.scalar("SELECT login_method FROM application") == "asan_imza"
    assert (
        desk.scalar("SELECT surname FROM application_person WHERE role = 'applicant'") == "Əliyev"
    )
    assert desk.scalar("SELECT count(*) FROM document") == 2


def test_a_displaced_family_applies_with_all_who_are_registered(desk: Desk, pages: Pages) -> None:
    visitor = pages.signed_in(ELCIN, "e_signature").open("/apply/idp")
    assert (
        "Quliyev" in visitor.text
        and "17.04.1979" in visitor.text
        and "dövlət reyestrindən" in visitor.text
    )
    visitor.press("Davam et").press("+ Daha", {"registered_persons": ["2MN8T5W"]})
    assert [
        value for name, value in visitor.form("/application").fields if name == "registered_persons"
    ] == ["2MN8T5W", "", "", ""]
    district = next(
        value for name, value in visitor.form("/application").fields if name == "object.district"
    )
    assert district == ""
    visitor.press("Davam et", FAMILY)
    uploaded(visitor, ("id_card", "idp_certificate", "committee_reference")).press("Davam et")
    visitor.press("Davam et", {"contact.mobile": "050 234 56 79"})
    assert visitor.path == "/apply/idp/check" and "2MN8T5W, 6PL0RR9" in visitor.text
    assert "Bərdə r-nu" in visitor.text and "Yeni ünvan" in visitor.text
    visitor.press("Müraciəti göndər")
    assert visitor.path == "/applications/ID-2026-0000001" and "SMS" in visitor.text
    assert desk.scalar("SELECT count(*) FROM application_person WHERE role = 'registered'") == 2
    assert desk.scalar("SELECT login_method FROM application") == "e_signature"


def test_what_is_wrong_is_said_at_its_field_and_what_was_written_stays(pages: Pages) -> None:
    visitor = pages.signed_in(ELCIN).open("/apply/idp").press("Davam et")
    visitor.press(
        "Davam et",
        {**FAMILY, "object.address": "", "registered_persons": ["2MN8T5W", "6PLORR9", "2MN8T5W"]},
    )
    assert visitor.status == 422 and visitor.path == "/apply/idp/application"
    page = visitor.answer.text
    assert (
        'id="object.address-problem"' in page
        and 'id="registered_persons.1.fin-problem"' in page
        and 'id="registered_persons-problem"' in page
    )
    form = visitor.form("/application")
    assert form.value("object.previous_address").startswith("Ağdam") and [
        value for name, value in form.fields if name == "registered_persons"
    ][:3] == ["2MN8T5W", "6PLORR9", "2MN8T5W"]
    assert form.value("object.reason_code") == "new_address"


def test_no_step_is_reached_before_those_in_front_of_it_are_right(pages: Pages) -> None:
    visitor = pages.signed_in().open("/apply/no-debt/documents")
    assert visitor.path == "/apply/no-debt/code"
    visitor.press("Göndərmək", {"subscriber_code": "12045567890"}).press(
        "Geri", {"contact.mobile": "050 1"}
    )
    assert (
        visitor.path == "/apply/no-debt/code"
        and visitor.form("/code").value("subscriber_code") == "12045567890"
    )
    assert (
        visitor.open("/apply/no-debt/contact").form("/contact").value("contact.mobile") == "050 1"
    )
    assert visitor.open("/apply/no-debt/documents").path == "/apply/no-debt/contact"


def test_without_the_required_documents_nothing_is_sent(desk: Desk, pages: Pages) -> None:
    visitor = uploaded(at_documents(pages), ("id_card",)).press(
        "Davam et", ending="/no-debt/documents"
    )
    assert (
        visitor.status == 422
        and "Çıxarış" in visitor.text
        and desk.scalar("SELECT count(*) FROM application") == 0
    )


def test_a_button_pressed_twice_and_a_page_sent_again_make_one_application(
    desk: Desk, pages: Pages
) -> None:
    visitor = uploaded(at_documents(pages)).press("Davam et", ending="/no-debt/documents")
    form = visitor.form("/no-debt/check")
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda _: visitor.client.post(pages.address + form.action, data=dict(form.fields)),
                range(4),
            )
        )
    answers.append(visitor.client.post(pages.address + form.action, data=dict(form.fields)))
    assert {(answer.status_code, answer.url.path) for answer in answers} == {
        (200, "/applications/WD-2026-0000001")
    }
    assert desk.scalar("SELECT count(*) FROM application") == 1


def test_a_register_that_does_not_answer_lets_the_citizen_write_the_name(desk: Desk) -> None:
    def silent(_fin: str) -> None:
        raise DidNotAnswer("answer_slow")

    with citizens.pages(desk, person=silent) as pages:
        visitor = pages.signed_in(ELCIN).open("/apply/idp")
        assert (
            "cavab vermir" in visitor.text
            and visitor.form("/basic").value("applicant.surname") == "Quliyev"
        )
        assert visitor.press("Davam et", {"applicant.name": ""}).status == 422
        assert (
            visitor.press("Davam et", {"applicant.name": "Elçin"}).path == "/apply/idp/application"
        )


# -- files -----------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_taken_is_refused_beside_its_kind_and_the_next_one_is_taken(
    pages: Pages,
) -> None:
    visitor = at_documents(pages)
    for content, status in (
        (b"MZ" + bytes(5000), 415),
        (b"%PDF-1.7" + bytes(21 << 20), 413),
        (b"MZ", 422),
    ):
        visitor.press("Yüklə", ending="/documents/id_card", file=("vəsiqə.pdf", content))
        assert visitor.status == status and 'id="documents.id_card-problem"' in visitor.answer.text
        visitor.open("/apply/no-debt/documents")
    visitor.press("Yüklə", ending="/documents/id_card")
    assert visitor.status == 422 and "fayl seçin" in visitor.text
    assert (
        "vəsiqə.pdf"
        in uploaded(visitor.open("/apply/no-debt/documents"), ("id_card",))
        .press("Yüklə", ending="/id_card", file=("vəsiqə.pdf", samples.pdf("x")))
        .text
    )


def test_a_file_is_looked_at_and_taken_away_by_whoever_uploaded_it_alone(pages: Pages) -> None:
    visitor = uploaded(at_documents(pages), ("id_card",))
    link = re.search(r'href="(/apply/no-debt/files/\w+)"', visitor.answer.text)
    assert link is not None
    address = link[1]
    shown = visitor.client.get(pages.address + address)
    assert (
        shown.content == samples.pdf("id_card")
        and shown.headers["content-type"] == "application/pdf"
        and "script" not in shown.headers["Content-Security-Policy"]
    )
    assert pages.signed_in(ELCIN).open(address).status == 404
    assert pages.visitor().open(address).path == "/authorize"
    visitor.press("Sil", ending="/remove")
    assert visitor.open(address).status == 404


def test_names_of_files_and_people_are_texts_and_nothing_else(desk: Desk, pages: Pages) -> None:
    visitor = at_documents(pages)
    visitor.press(
        "Yüklə",
        ending="/documents/id_card",
        file=("<img src=x onerror=alert(1)>.pdf", samples.pdf("x")),
    )
    visitor.open("/apply/no-debt/contact").press(
        "Təsdiqlə", {"contact.mobile": '"><script>alert(1)</script>'}
    )
    for page in (visitor.answer.text, visitor.open("/apply/no-debt/documents").answer.text):
        assert "<script>" not in page and "<img src=x" not in page


# -- following and printing ------------------------------------------------------------------------


def test_print_is_active_when_completed_and_looks_at_the_debt_each_time(
    desk: Desk, pages: Pages
) -> None:
    visitor = applied(pages)
    desk.knows["debts"]["12045567890"] = "12.40"
    assert all(
        button.disabled
        for form in visitor.forms
        if form.action.endswith("/print")
        for button in form.buttons
    )
    token = visitor.form("/sign-out").value("token")
    early = visitor.client.post(
        f"{pages.address}/applications/WD-2026-0000001/print", data={"token": token}
    )
    assert early.status_code == 409 and "icra olunmuş" in early.text
    complete(desk, "WD-2026-0000001")
    visitor.open("/applications")
    assert (
        "Göndərilən müraciətlər" in visitor.text
        and "Müraciətlərim" in visitor.text
        and "İcra olunmuş" in visitor.text
    )
    visitor.press("Çap et")
    assert visitor.status == 409 and "12,40 ₼" in visitor.text and "Ödə" not in visitor.text
    assert desk.scalar("SELECT count(*) FROM certificate") == 0
    desk.knows["debts"]["12045567890"] = "0.00"
    visitor.press("Yenidən")
    assert (
        visitor.status == 200
        and visitor.kind == "application/pdf"
        and visitor.content.startswith(b"%PDF")
    )
    assert (
        desk.scalar(
            "SELECT requested_by_name FROM inquiry WHERE kind = 'certificate' "
            "ORDER BY id DESC LIMIT 1"
        )
        == "Vətəndaş səhifəsi"
    )


def test_billing_that_does_not_answer_is_never_no_debt(desk: Desk) -> None:
    with citizens.pages(desk) as pages:
        visitor = applied(pages)
        complete(desk, "WD-2026-0000001")
        desk.knows["debts"]["12045567890"] = "an answer that cannot be read"
        visitor.open("/applications/WD-2026-0000001").press("Çap et")
        assert visitor.status == 503 and desk.scalar("SELECT count(*) FROM certificate") == 0


def test_a_citizen_sees_the_own_applications_and_nobody_elses(desk: Desk, pages: Pages) -> None:
    applied(pages)
    stranger = pages.signed_in(ELCIN).open("/applications")
    assert "WD-2026-0000001" not in stranger.text
    token = stranger.form("/sign-out").value("token")
    assert stranger.open("/applications/WD-2026-0000001").status == 404
    for part in ("print", "documents"):
        answer = stranger.client.post(
            f"{pages.address}/applications/WD-2026-0000001/{part}", data={"token": token}
        )
        assert answer.status_code == 404 and "Əliyev" not in answer.text


def test_a_citizen_adds_what_the_office_asks_for_and_only_then(desk: Desk, pages: Pages) -> None:
    visitor = applied(pages)
    token = visitor.form("/sign-out").value("token")
    desk.worker().once()
    desk.run("gunel", casework.take, "WD-2026-0000001")
    address = f"{pages.address}/applications/WD-2026-0000001/documents"
    too_early = visitor.client.post(
        address, data={"token": token, "kind": "other"}, files={"file": ("a.pdf", samples.pdf("a"))}
    )
    assert too_early.status_code == 409 and desk.scalar("SELECT count(*) FROM document") == 2
    desk.run("gunel", casework.wait, "WD-2026-0000001", "Çıxarışın ikinci səhifəsini əlavə edin.")
    visitor.open("/applications/WD-2026-0000001")
    assert "ikinci səhifəsini" in visitor.text
    assert (
        visitor.press("Sənədi göndər", {"kind": "ownership_extract"}, file=("x.pdf", b"MZ")).status
        == 422
    )
    visitor.press(
        "Sənədi göndər", {"kind": "ownership_extract"}, file=("səhifə 2.pdf", samples.pdf("2"))
    )
    assert visitor.status == 200 and desk.scalar("SELECT count(*) FROM document") == 3
    assert (
        desk.scalar("SELECT added_by FROM document ORDER BY id DESC LIMIT 1") == "Vətəndaş səhifəsi"
    )


def test_a_refusal_is_read_with_its_reason(desk: Desk, pages: Pages) -> None:
    visitor = applied(pages)
    desk.worker().once()
    desk.run("gunel", casework.take, "WD-2026-0000001")
    desk.run(
        "gunel",
        review.refuse,
        "WD-2026-0000001",
        "documents_inconsistent",
        "Çıxarış oxunmur, yenisini göndərin.",
    )
    desk.later(seconds=16)
    visitor.open("/applications/WD-2026-0000001")
    assert "Ləğv olunmuş" in visitor.text and "Çıxarış oxunmur" in visitor.text


@pytest.mark.parametrize(
    ("language", "title"),
    [("az", "Abonent kodu"), ("en", "Subscriber code"), ("ru", "Код абонента")],
)
def test_a_language_that_was_chosen_stays(pages: Pages, language: str, title: str) -> None:
    visitor = pages.signed_in().open(f"/?lang={language}").open("/apply/no-debt")
    assert title in visitor.text and visitor.answer.headers["Content-Language"] == language
