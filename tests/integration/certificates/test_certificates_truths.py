"""Who stands on the paper, who revoked it, and what whoever holds it can compare."""

import httpx2
import pypdfium2
import pytest

from clerkdesk.usecases.case import detail, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.history.findings import Finding
from tests import gateways, samples
from tests.conftest import Desk
from tests.gateways import Portal
from tests.integration.case.test_review import messages, ready
from tests.integration.certificates.test_certificates import ask, completed, print_one


def text_of(paper: bytes) -> str:
    return str(pypdfium2.PdfDocument(paper)[0].get_textpage().get_text_bounded())


def findings(desk: Desk) -> tuple[Finding, ...]:
    return desk.local.read(verification.verify).findings


def test_who_decided_stands_on_the_paper_whoever_prints_it(desk: Desk) -> None:
    number = completed(desk)
    desk.later(seconds=16)
    desk.worker().once()
    with gateways.egov(desk) as portal:
        paper = text_of(portal.print(number).content)
    assert "İcraçı: Günel Hüseynova" in paper and "e-gov" not in paper


def test_a_colleague_who_prints_it_has_not_decided(desk: Desk) -> None:
    number = completed(desk)
    ask(desk, number, "tural")
    content = desk.scalar("SELECT content FROM certificate_file")
    assert "İcraçı: Günel Hüseynova" in text_of(bytes(content))
    assert desk.scalar("SELECT requested_by_name FROM certificate") == "Tural Abbasov"


@pytest.mark.parametrize("login", ["sabina", "gunel"])
def test_a_revocation_is_somebodys_and_leaves_the_history_whole(desk: Desk, login: str) -> None:
    number = completed(desk)
    certificate = print_one(desk, number)
    desk.run(login, issuing.revoke, certificate, "Səhv ünvan")
    revoked = "SELECT actor_id FROM event WHERE action = 'revoked'"
    assert desk.scalar(revoked) == desk.scalar(
        "SELECT id FROM staff WHERE login = :login", login=login
    )
    assert findings(desk) == ()
    assert print_one(desk, number) != certificate
    assert findings(desk) == ()


def test_a_superseded_paper_leaves_the_history_whole(embedded: Desk) -> None:
    number = completed(embedded)
    print_one(embedded, number)
    embedded.clock.forward(days=1)
    print_one(embedded, number)
    assert findings(embedded) == ()
    actor = "SELECT actor_id FROM event WHERE action = 'superseded'"
    assert embedded.scalar(actor) == embedded.scalar("SELECT id FROM staff WHERE login = 'gunel'")


def test_a_revocation_that_is_made_undone_by_hand_is_found(embedded: Desk) -> None:
    certificate = print_one(embedded, completed(embedded))
    embedded.run("sabina", issuing.revoke, certificate, "Səhv")
    with embedded.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER cd_refuse_certificate_update")
        connection.exec_driver_sql("DROP TRIGGER cd_history_certificate_update_of")
        connection.exec_driver_sql("UPDATE certificate SET state = 'live'")
    [finding] = findings(embedded)
    assert (finding.kind, finding.row) == ("altered", "certificate 1")


def test_reopening_what_the_citizen_never_heard_of_is_told_to_nobody(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.refuse, number, "duplicate", "Təkrardır.")
    desk.run("sabina", review.reopen, number, "səhv")
    assert {event for event, _channel, _state in messages(desk, number)} == {
        "registered",
        "refused",
    }
    assert ("refused", "email", "cancelled") in messages(desk, number)


def test_reopening_what_the_citizen_has_read_is_told(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.refuse, number, "duplicate", "Təkrardır.")
    desk.later(seconds=16)
    desk.worker().once()
    desk.run("sabina", review.reopen, number, "səhv")
    assert ("reopened", "email", "queued") in messages(desk, number)


def test_a_refusal_that_failed_was_never_sent(desk: Desk) -> None:
    number = ready(desk, package=samples.no_debt())
    desk.run("gunel", review.refuse, number, "duplicate", "Təkrardır.")
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql(
            "UPDATE outbox_message SET state = 'failed' WHERE event = 'refused'"
        )
    desk.run("sabina", review.reopen, number, "səhv")
    assert "reopened" not in {event for event, _channel, _state in messages(desk, number)}


def test_the_check_page_finds_a_number_without_its_zeros_and_shows_what_to_compare(
    desk: Desk,
) -> None:
    number = completed(desk)
    certificate = print_one(desk, number)
    [issued] = desk.local.run(detail.open_case, number).certificates
    code = issued.code
    year, serial = certificate.split("-")[1:]
    with gateways.listening(desk) as address:
        for typed in (certificate, f"NB-{year}-{int(serial)}", f"nb {year} {int(serial)}"):
            page = httpx2.get(
                f"{address}/c", params={"number": typed, "code": code, "lang": "en"}
            ).text
            assert "Genuine and in force" in page
            assert "Ə••• R••• K••• o•••" in page and "Əliyev" not in page
            assert "…7890" in page, "another home is another account"
            assert "…7P" in page and "5XK2M7P" not in page, "another owner has another FIN"
            assert f"…{code[-4:]}" in page and f"{issued.issued_on:%d.%m.%Y}" in page
        wrong = httpx2.get(f"{address}/c", params={"number": certificate, "code": "0" * 17}).text
        assert "•••" not in wrong
        with Portal(address, gateways.add_key(desk)) as portal:
            answer = portal.get(f"/certificates/NB-{year}-{int(serial)}", code=code).json()
    assert (answer["verdict"], answer["number"]) == ("genuine", certificate)
    assert (answer["owner"], answer["code_ends"]) == ("Ə••• R••• K••• o•••", code[-4:])
    assert (answer["account_ends"], answer["fin_ends"]) == ("7890", "7P")
