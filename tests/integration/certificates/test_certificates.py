"""The certificate: formed at printing, numbered without gaps, read back, verified, superseded,
revoked.
"""

import hashlib
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from clerkdesk.adapters import certificate_reading
from clerkdesk.adapters.billing import Silent
from clerkdesk.domain.certificate import group_code
from clerkdesk.domain.errors import Expected, NotAllowed
from clerkdesk.domain.outcomes import Outcome
from clerkdesk.usecases.case import detail, outcomes, review
from clerkdesk.usecases.certificates import issuing, register
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import ready
from tests.prepared import DECIDED_SECONDS

COPIED = (
    "organisation_id, year, application_id, debt_answer_id, code, issued_at, issued_on, as_of,"
    " requested_by_name, sha256, op_id, changed_at"
)


def a_certificate(number: str, serial: int) -> str:
    """The statement that makes one more out of the one that there is."""
    return (
        f"INSERT INTO certificate (id, number, serial, state, {COPIED})"
        f" SELECT 99, '{number}', {serial}, 'superseded', {COPIED} FROM certificate"
    )


def completed(desk: Desk, package: dict[str, Any] | None = None) -> str:
    return desk.after(_complete, package, seconds=DECIDED_SECONDS)


def _complete(desk: Desk, package: dict[str, Any] | None) -> str:
    number = ready(desk, "gunel", package)
    desk.approve("gunel", number)
    desk.worker().once()
    return number


def ask(desk: Desk, number: str, login: str = "gunel", **worker: Any) -> Outcome:
    inquiry = desk.run(login, issuing.request, number)
    desk.worker(**worker).once()
    return desk.as_(login).read(outcomes.outcome, inquiry)


def print_one(desk: Desk, number: str) -> str:
    """The number of the certificate that was printed."""
    certificate = ask(desk, number).certificate_number
    assert certificate is not None
    return certificate


def test_the_paper_says_what_billing_said_letter_by_letter(desk: Desk) -> None:
    number = completed(desk)
    outcome = ask(desk, number)
    certificate = outcome.certificate_number
    assert (
        outcome.ending == "issued"
        and certificate is not None
        and certificate.startswith("NB-")
        and certificate.endswith("-0000001")
    )
    content = desk.as_("gunel").read(register.stored_file, certificate).content
    page = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
    lines = [line.strip() for line in page.splitlines()]
    for line in (
        "“Azərsu” ASC",
        "Nəsimi sukanal idarəsi",
        "Bakı şəhəri",
        "ARAYIŞ",
        f"№ {certificate}",
        "Tələb olunan yerə təqdim edilmək üçün",
        "Abonent kodu 1204 5567 890",
        "Obyektin sahibi Əliyev Rəşad Kamil oğlu",
        "FİN 5XK2M7P",
        "Obyektin ünvanı Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi 14, mənzil 27",
        "Xidmətlər Su təchizatı, tullantı sularının axıdılması",
        f"Müraciətin № və tarixi {number}, 18.11.2026",
        "Borc 0,00 ₼ (sıfır manat 00 qəpik)",
        "İcraçı: Günel Hüseynova",
        "Yoxlama ünvanı: yoxlama.example.az",
    ):
        assert line in lines, (line, lines)
    flowing = " ".join(lines)
    assert (
        "aşağıda göstərilən I qrup istehlakçının" in flowing
        and "olan vəziyyətə görə borcu yoxdur." in flowing
    )
    assert "möhür" not in flowing, "a seal is spoken of only when there is one"
    assert "NÜMUNƏ" not in flowing
    case = desk.local.run(detail.open_case, number)
    assert f"Yoxlama kodu: {group_code(case.certificates[0].code)}" in lines


def test_the_qr_code_holds_the_address_that_verifies(desk: Desk) -> None:
    number = completed(desk)
    certificate = print_one(desk, number)
    content = desk.as_("gunel").read(register.stored_file, certificate).content
    picture = pypdfium2.PdfDocument(content)[0].render(scale=3).to_pil()
    code = desk.local.run(detail.open_case, number).certificates[0].code
    assert [barcode.text for barcode in zxingcpp.read_barcodes(picture)] == [
        f"https://yoxlama.example.az/c/{certificate}?code={code}"
    ]


def test_every_letter_is_embedded_and_the_page_is_whole(desk: Desk) -> None:
    number = completed(
        desk, samples.no_debt(owner__surname="ĞüçşöıiəƏ", applicant__surname="Ğüçşöıiə")
    )
    certificate = print_one(desk, number)
    content = desk.as_("gunel").read(register.stored_file, certificate).content
    assert content.count(b"/FontFile2") >= 3 and b"/Helvetica" not in content
    assert "ĞüçşöıiəƏ" in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    ("amount", "outcome"), [("0.01", "debt"), ("0.00", "issued"), ("-5.00", "issued")]
)
def test_one_qepik_is_a_debt_and_a_credit_is_none(desk: Desk, amount: str, outcome: str) -> None:
    number = completed(desk)
    desk.knows = samples.stand_in(amount)
    assert ask(desk, number).ending == outcome
    assert desk.scalar("SELECT count(*) FROM certificate") == (outcome == "issued")


def test_silence_forms_nothing(desk: Desk) -> None:
    number = completed(desk)
    outcome = ask(desk, number, billing_adapter=Silent())
    assert (outcome.ending, outcome.fault) == ("no_answer", "billing_not_set")
    assert outcome.certificate_number is None
    assert (
        desk.scalar("SELECT count(*) FROM certificate")
        == desk.scalar("SELECT count(*) FROM debt_answer WHERE amount_qepik > 0")
        == 0
    )


def test_on_the_same_day_the_same_bytes_are_printed_as_a_further_copy(desk: Desk) -> None:
    number = completed(desk)
    first = print_one(desk, number)
    before = desk.as_("gunel").read(register.stored_file, first)
    again = ask(desk, number)
    assert again.certificate_number == first
    after = desk.as_("gunel").read(register.stored_file, first)
    assert (again.ending, after.content, before.copy, after.copy) == (
        "reprinted",
        before.content,
        1,
        2,
    )
    assert desk.scalar("SELECT count(*) FROM certificate_print") == 2


def test_on_a_later_day_a_new_number_supersedes_the_old(embedded: Desk) -> None:
    number = completed(embedded)
    first = print_one(embedded, number)
    embedded.clock.forward(days=1)
    outcome = ask(embedded, number)
    second = outcome.certificate_number
    assert outcome.ending == "issued" and second != first
    states = {
        c.number: (c.state, c.superseded_by)
        for c in embedded.local.run(detail.open_case, number).certificates
    }
    assert states == {first: ("superseded", second), second: ("live", None)}


def test_debt_blocks_the_reprint_too(desk: Desk) -> None:
    number = completed(desk)
    ask(desk, number)
    desk.knows = samples.stand_in("7.00")
    assert ask(desk, number).ending == "debt"
    assert desk.scalar("SELECT count(*) FROM certificate_print") == 1


def test_only_a_completed_no_debt_application_gets_one(desk: Desk) -> None:
    number = ready(desk)
    with pytest.raises(NotAllowed) as refusal:
        desk.run("gunel", issuing.request, number)
    assert refusal.value.code == "certificate_not_completed"


def test_a_missing_owner_or_address_is_asked_for(desk: Desk) -> None:
    desk.knows["accounts"] = {}
    number = completed(desk, samples.no_debt(owner={"fin": "5XK2M7P"}))
    with pytest.raises(NotAllowed) as refusal:
        desk.run("gunel", issuing.request, number)
    assert refusal.value.code == "certificate_needs_owner"


def test_an_issued_certificate_ends_the_undo_window_and_bars_reopening(desk: Desk) -> None:
    number = completed(desk)
    ask(desk, number)
    for login, use_case, args in (("gunel", review.undo, ()), ("sabina", review.reopen, ("səhv",))):
        with pytest.raises(NotAllowed):
            desk.run(login, use_case, number, *args)


def test_numbers_have_no_gaps_and_no_doubles_with_two_workers(desk: Desk) -> None:
    numbers = [completed(desk, samples.no_debt(f"eg-{n}")) for n in range(6)]
    for number in numbers:
        desk.run("gunel", issuing.request, number)
    workers = [threading.Thread(target=desk.worker().once) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    desk.later(seconds=61)  # what lost a race is asked again
    for number in numbers:
        if not desk.local.run(detail.open_case, number).certificates:
            desk.run("gunel", issuing.request, number)
    desk.worker().once()
    with desk.engine.connect() as connection:
        serials = sorted(connection.execute(text("SELECT serial FROM certificate")).scalars())
    assert serials == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda content: content, "valid"),
        (lambda content: content + b" ", "altered"),
        (lambda content: samples.pdf(), "unknown"),
    ],
)
def test_a_file_is_judged_by_its_bytes_and_what_it_says(
    desk: Desk, change: Callable[[bytes], bytes], verdict: str
) -> None:
    number = completed(desk)
    certificate = print_one(desk, number)
    content = change(desk.as_("gunel").read(register.stored_file, certificate).content)
    judged = desk.local.read(
        register.verify,
        hashlib.sha256(content).hexdigest(),
        *certificate_reading.number_and_code(content),
    )
    assert judged.verdict == verdict


def test_a_revoked_certificate_is_known_as_such_with_its_reason(desk: Desk) -> None:
    number = completed(desk)
    certificate = print_one(desk, number)
    content = desk.as_("gunel").read(register.stored_file, certificate).content
    with pytest.raises(NotAllowed):
        desk.run("tural", issuing.revoke, certificate, "səhv")
    with pytest.raises(Expected):
        desk.run("sabina", issuing.revoke, certificate, "  ")
    desk.run("sabina", issuing.revoke, certificate, "Saxta sənəd")
    judged = desk.local.read(register.verify, hashlib.sha256(content).hexdigest(), None, None)
    assert (judged.verdict, judged.reason) == ("revoked", "Saxta sənəd")


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE certificate SET number = 'NB-2026-0000009'", "CD203"),
        ("DELETE FROM certificate", "CD204"),
        ("UPDATE certificate_file SET content = '1'", "CD205"),
        ("DELETE FROM certificate_print", "CD206"),
        ("UPDATE certificate SET state = 'revoked'", "CD203"),
        (
            a_certificate("NB-2026-0000099", 99),
            "CD202",
        ),
    ],
)
def test_the_database_itself_guards_certificates(desk: Desk, statement: str, code: str) -> None:
    number = completed(desk)
    ask(desk, number)
    with pytest.raises(DBAPIError, match=code), desk.engine.begin() as connection:
        connection.execute(
            text(
                statement.replace(
                    "content = '1'", "content = '1'" if desk.embedded else "content = '1'::bytea"
                )
            )
        )


def test_a_stale_answer_forms_no_certificate_even_by_raw_sql(desk: Desk) -> None:
    number = completed(desk)
    ask(desk, number)
    desk.later(seconds=130)
    insert = a_certificate("NB-2026-0000002", 2)
    with pytest.raises(DBAPIError, match="CD201"), desk.engine.begin() as connection:
        connection.execute(text(insert))


def test_the_letterhead_is_that_of_the_day_of_issue(embedded: Desk) -> None:
    with embedded.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO organisation_name"
                " SELECT organisation_id, '2026-11-21', 'Su', '“Yeni Su” PHŞ', city,"
                " verification_address, call_centre, e_mail"
                " FROM organisation_name WHERE short_name = 'Azərsu'"
            )
        )
    number = completed(embedded)
    first = print_one(embedded, number)
    embedded.clock.now += timedelta(days=1)
    second = print_one(embedded, number)

    def head(certificate: str) -> str:
        content = embedded.local.read(register.stored_file, certificate).content
        page = pypdfium2.PdfDocument(content)[0]
        return str(page.get_textpage().get_text_bounded())

    assert "“Azərsu” ASC" in head(first) and "“Yeni Su” PHŞ" in head(second)
