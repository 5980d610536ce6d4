"""A refused citizen sends again only what did not fit, and the clerk sees what differs; on both
databases.
"""

from collections.abc import Iterator

import pytest

from clerkdesk.cli.case_document import describe
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.usecases.case import casework, detail, review
from tests import citizens, samples
from tests.citizens import ELCIN, FAMILY, Pages, applied, uploaded
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(120)
FIRST = "WD-2026-0000001"
SECOND = "WD-2026-0000002"


@pytest.fixture
def pages(desk: Desk) -> Iterator[Pages]:
    with citizens.pages(desk) as served:
        yield served


def _refused(desk: Desk, number: str = FIRST, clerk: str = "gunel", *, unfit: bool = True) -> None:
    desk.worker().once()
    desk.run(clerk, casework.take, number)
    case = desk.run(clerk, detail.open_case, number)
    for document in case.documents:
        fits = document.kind not in ("ownership_extract", "committee_reference") or not unfit
        why = None if fits else "İkinci səhifə yoxdur."
        desk.run(clerk, review.give_verdict, number, document.id, fits, why)
    desk.run(clerk, review.refuse, number, "document_missing", "Çıxarış tam deyil.")
    desk.later(seconds=16)


def test_only_the_unfit_document_is_sent_again_and_the_clerk_sees_what_differs(
    desk: Desk, pages: Pages
) -> None:
    visitor = applied(pages)
    _refused(desk)
    visitor.open(f"/applications/{FIRST}").press("Yenidən göndər")
    assert visitor.path == "/apply/no-debt/documents"
    assert "id_card.pdf" in visitor.text and "ownership_extract.pdf" not in visitor.text
    assert f"{FIRST} müraciətində uyğun olmadı: İkinci səhifə yoxdur." in visitor.text
    visitor.press("Davam et", ending="/no-debt/documents")
    assert visitor.status == 422 and "Çıxarış: " in visitor.text
    visitor.press(
        "Yüklə", ending="/ownership_extract", file=("tam çıxarış.pdf", samples.pdf("tam"))
    )
    visitor.press("Davam et", ending="/no-debt/documents")
    assert visitor.path == "/apply/no-debt/check" and "tam çıxarış.pdf" in visitor.text
    visitor.open("/apply/no-debt/contact").press("Təsdiqlə", {"contact.mobile": "055 234 56 79"})
    visitor.press("Göndərmək", ending="/no-debt/check")
    assert visitor.path == f"/applications/{SECOND}" and FIRST in visitor.text
    again = visitor.open(f"/applications/{FIRST}")
    assert SECOND in again.text and not any(form.action.endswith("/again") for form in again.forms)
    desk.worker().once()
    desk.run("gunel", casework.take, SECOND)
    case = desk.run("gunel", detail.open_case, SECOND)
    assert case.renewal is not None and case.renewal.number == FIRST
    assert case.renewal.refusal == "Çıxarış tam deyil."
    assert [(each.field, each.old, each.new) for each in case.renewal.changes] == [
        ("contact.mobile", "+994502345678", "+994552345679")
    ]
    kinds = {document.id: document.kind for document in case.documents}
    assert [kinds[each] for each in case.renewal.taken_over] == ["id_card"]
    assert all(document.fits is None for document in case.documents)
    shown = describe(case, "az")["renews"]
    assert shown["number"] == FIRST and shown["new_documents"] == ["ownership_extract"]


def test_a_family_sends_again_with_one_person_more(desk: Desk, pages: Pages) -> None:
    visitor = pages.signed_in(ELCIN).open("/apply/idp").press("Davam et").press("Davam et", FAMILY)
    uploaded(visitor, ("id_card", "idp_certificate", "committee_reference")).press("Davam et")
    visitor.press("Davam et", {"contact.mobile": "050 234 56 79"}).press("Müraciəti göndər")
    number = visitor.path.rpartition("/")[2]
    _refused(desk, number, "elnur", unfit=False)
    visitor.open(f"/applications/{number}").press("Yenidən göndər")
    assert visitor.path == "/apply/idp/check" and "Bərdə r-nu" in visitor.text
    visitor.open("/apply/idp/application")
    form = visitor.form("/application")
    assert form.value("object.previous_address").startswith("Ağdam")
    visitor.press(
        "Davam et", {"registered_persons": ["2MN8T5W", "3QR4S5T"], "object.reason": "Köçmüşük."}
    )
    visitor.press("Müraciəti göndər")
    renewed = visitor.path.rpartition("/")[2]
    case = desk.run("elnur", detail.open_case, renewed)
    assert case.renewal is not None
    changes = {(each.field, each.old, each.new) for each in case.renewal.changes}
    assert changes == {
        ("object.reason", None, "Köçmüşük."),
        ("registered_persons", "6PL0RR9", None),
        ("registered_persons", None, "3QR4S5T"),
    }
    assert len(case.renewal.taken_over) == 3


def test_what_is_not_refused_or_not_ones_own_is_not_sent_again(desk: Desk, pages: Pages) -> None:
    visitor = applied(pages)
    token = visitor.form("/sign-out").value("token")
    address = f"{pages.address}/applications/{FIRST}/again"
    early = visitor.client.post(address, data={"token": token})
    assert early.status_code == 409 and "yenidən göndərilə bilməz" in early.text
    _refused(desk)
    stranger = pages.signed_in(ELCIN)
    its_token = stranger.form("/sign-out").value("token")
    answer = stranger.client.post(address, data={"token": its_token})
    assert answer.status_code == 404 and "Əliyev" not in answer.text


@pytest.mark.parametrize("renews", ["WD-2026-0000009", FIRST])
def test_a_package_names_only_a_refused_application_of_its_applicant(
    desk: Desk, renews: str
) -> None:
    desk.take_in()
    package = samples.no_debt() | {"portal_request_id": "eg-2", "renews": renews}
    with pytest.raises(PackageRefused) as refused:
        desk.take_in(package)
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [
        ("renews", "renews_unknown")
    ]
