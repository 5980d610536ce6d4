"""What a citizen does with an application that was sent: answers, withdraws, reads a refusal and
where to complain of it; on both databases.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from clerkdesk.domain.deadlines import WorkingCalendar, baku_date
from clerkdesk.store.guard import ddl
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.portal import citizen_forms
from clerkdesk.usecases.portal.status import OwnDocument
from clerkdesk.usecases.reference_data import DocumentKind
from tests import citizens
from tests.citizens import ELCIN, Pages, applied
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(120)
NUMBER = "WD-2026-0000001"
PAGE = f"/applications/{NUMBER}"


@pytest.fixture
def pages(desk: Desk) -> Iterator[Pages]:
    with citizens.pages(desk) as served:
        yield served


def _taken(desk: Desk) -> None:
    desk.worker().once()
    desk.run("gunel", casework.take, NUMBER)


def _refused(desk: Desk) -> None:
    _taken(desk)
    desk.run("gunel", review.refuse, NUMBER, "documents_inconsistent", "Çıxarış oxunmur.")
    desk.later(seconds=16)


# -- withdrawing -----------------------------------------------------------------------------------


def test_what_nobody_has_begun_with_is_withdrawn_at_once(desk: Desk, pages: Pages) -> None:
    visitor = applied(pages).press("Bəli, geri götür")
    assert visitor.path == PAGE and "Müraciət geri götürüldü." in visitor.text
    assert "Ləğv olunmuş" in visitor.text and "özünüz geri götürmüsünüz" in visitor.text
    assert not any(form.action.endswith("/withdraw") for form in visitor.forms)
    assert desk.scalar("SELECT status FROM application") == "refused"
    assert desk.scalar("SELECT decision_reason FROM application") == "withdrawn"
    assert desk.scalar("SELECT actor FROM event WHERE action = 'withdraw'") == "Vətəndaş səhifəsi"
    assert desk.scalar("SELECT count(*) FROM outbox_message WHERE event = 'refused'") == 0


def test_while_a_clerk_is_at_work_the_clerk_is_asked_and_refuses_with_one_click(
    desk: Desk, pages: Pages
) -> None:
    visitor = applied(pages)
    _taken(desk)
    visitor.open(PAGE).press("Bəli, geri götür")
    assert "Xahişiniz əməkdaşa göndərildi." in visitor.text
    assert not any(form.action.endswith("/withdraw") for form in visitor.forms)
    case = desk.run("gunel", detail.open_case, NUMBER)
    assert case.header.withdrawal_asked_at is not None and case.header.holder_login == "gunel"
    assert "ask_withdrawal" in {row.action for row in case.history}
    desk.run("gunel", review.refuse, NUMBER, "withdrawn", "")
    desk.later(seconds=16)
    assert "sizin xahişinizlə geri götürüldü" in visitor.open(PAGE).text


def test_nobody_withdraws_twice_or_what_is_decided_or_anybody_elses(
    desk: Desk, pages: Pages
) -> None:
    visitor = applied(pages)
    token = visitor.form("/sign-out").value("token")
    address = f"{pages.address}{PAGE}/withdraw"
    stranger = pages.signed_in(ELCIN)
    its_token = stranger.form("/sign-out").value("token")
    assert stranger.client.post(address, data={"token": its_token}).status_code == 404
    _refused(desk)
    late = visitor.client.post(address, data={"token": token})
    assert late.status_code == 409 and "geri götürmək olmur" in late.text
    assert desk.scalar("SELECT decision_reason FROM application") == "documents_inconsistent"
    assert visitor.client.post(address, data={"token": "x"}).status_code == 403


# -- a refusal -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words", "act"),
    [
        ("az", "Azərsu” ASC-nin rəhbərliyinə", "Hüquqi əsas"),
        ("en", "to the management of Azərsu", "Legal basis"),
        ("ru", "руководству ОАО «Azərsu»", "Правовое основание"),
    ],
)
def test_a_refusal_says_where_and_until_when_one_complains_and_on_what_act_it_rests(
    desk: Desk, pages: Pages, language: str, words: str, act: str
) -> None:
    visitor = applied(pages)
    assert words not in visitor.text and "Sudan istifadə Qaydaları" in visitor.text
    _refused(desk)
    visitor.open(f"{PAGE}?lang={language}")
    decided = desk.run("gunel", detail.header, NUMBER).decided_at
    last = WorkingCalendar().working_day_from(baku_date(decided) + timedelta(days=30))
    assert words in visitor.text and f"{last:%d.%m.%Y}" in visitor.text
    assert act in visitor.text
    case = desk.run("gunel", detail.open_case, NUMBER)
    assert case.legal_basis is not None and "Sudan istifadə" in case.legal_basis.title


def test_the_message_of_a_refusal_says_it_too(desk: Desk, pages: Pages) -> None:
    applied(pages)
    _refused(desk)
    desk.worker().once()
    texts = [
        message_from_bytes(path.read_bytes(), policy=policy.default).get_content()
        for path in (desk.folder / "messages").glob("*.eml")
    ]
    [refusal] = [text for text in texts if "imtina edildi" in text]
    assert "şikayət edə bilərsiniz" in refusal and "Sudan istifadə Qaydaları" in refusal


def test_the_services_name_the_act_they_rest_on(pages: Pages) -> None:
    home = pages.visitor("en").open(pages.address)
    assert home.text.count("Legal basis") == 2
    assert "Sudan istifadə Qaydaları" in home.text and "18 nömrəli" in home.text


def test_what_waits_for_the_citizen_stands_first_in_the_list(desk: Desk, pages: Pages) -> None:
    applied(pages)
    desk.worker().once()
    desk.run("gunel", casework.take, NUMBER)
    desk.run("gunel", casework.wait, NUMBER, "Çıxarışı göndərin.")
    visitor = applied(pages, code="12045567801").open("/applications")
    numbers = re.findall(r'<h3 id="([A-Z0-9-]+)"', visitor.answer.text)
    assert numbers == [NUMBER, "WD-2026-0000002"]


def test_where_no_place_is_entered_nothing_is_said_of_it(desk: Desk, pages: Pages) -> None:
    with desk.engine.begin() as connection:
        ddl.drop_triggers(connection)  # nobody takes away one that is in force
        connection.exec_driver_sql("DELETE FROM complaint_place")
        ddl.install(connection)
    visitor = applied(pages)
    _refused(desk)
    assert "şikayət" not in visitor.open(PAGE).text and "Çıxarış oxunmur" in visitor.text


# -- an answer to an office that waits ------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Çıxarışın ikinci səhifəsini əlavə edin.", "ownership_extract"),
        ("Texniki pasportunuzu göndərin.", "technical_passport"),
        ("Xahiş olunur, şəxsiyyət vəsiqənizin arxa üzünü göndərin", "id_card"),
    ],
)
def test_the_form_of_an_answer_starts_with_the_document_that_is_asked_for(
    desk: Desk, pages: Pages, asked: str, first: str
) -> None:
    visitor = applied(pages)
    _taken(desk)
    desk.run("gunel", casework.wait, NUMBER, asked)
    visitor.open(PAGE)
    assert visitor.form("/documents").value("kind") == first


def test_of_documents_that_no_words_name_the_unfit_one_comes_first() -> None:
    kinds = [
        DocumentKind("id_card", "Identity card", required=True),
        DocumentKind("ownership_extract", "Ownership extract", required=True),
        DocumentKind("other", "Other document", required=False),
    ]
    titles = {
        "id_card": "Şəxsiyyət vəsiqəsi",
        "ownership_extract": "Çıxarış",
        "other": "Digər sənəd",
    }
    sent = [
        OwnDocument(
            id=1,
            kind="ownership_extract",
            name="a.pdf",
            size=1,
            fits=False,
            verdict_reason="bulanıq",
        )
    ]
    ordered = citizen_forms.asked_first(kinds, titles, sent, "Sənədi yenidən göndərin.")
    assert [kind.code for kind in ordered] == ["ownership_extract", "id_card", "other"]
    ordered = citizen_forms.asked_first(kinds, titles, [], "Sənəd lazımdır.")
    assert [kind.code for kind in ordered] == ["id_card", "ownership_extract", "other"]


def test_the_reason_of_an_unfit_document_is_read_once_the_office_waits(
    desk: Desk, pages: Pages
) -> None:
    visitor = applied(pages)
    _taken(desk)
    document = desk.scalar("SELECT id FROM document WHERE kind = 'ownership_extract'")
    desk.run("gunel", review.give_verdict, NUMBER, document, False, "İkinci səhifə yoxdur.")
    assert "İkinci səhifə yoxdur." not in visitor.open(PAGE).text
    desk.run("gunel", casework.wait, NUMBER, "Sənədi yenidən göndərin.")
    visitor.open(PAGE)
    assert "Çıxarış : İkinci səhifə yoxdur." in re.sub(r"\s*:", " :", visitor.text)
