"""The letter of a decision: formed of the decision that stands, numbered, read back, revoked."""

import httpx2
import pypdfium2
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from clerkdesk.adapters import certificate_reading, papers
from clerkdesk.domain.certificate import Paper, group_code
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.eservices import Channel
from clerkdesk.domain.letter import PREFIX
from clerkdesk.domain.outcomes import Outcome
from clerkdesk.usecases.case import detail, outcomes, review
from clerkdesk.usecases.certificates import checking, issuing, letters, register
from clerkdesk.usecases.portal import status, submitting, withdrawing
from clerkdesk.usecases.portal.portals import Portal
from tests import gateways, samples
from tests.conftest import GATEWAY, Desk
from tests.integration.case.test_review import ready
from tests.integration.certificates.test_issuing_steps import press
from tests.prepared import DECIDED_SECONDS

WHY = "Arayışda göstərilən ünvan\nmüraciətdəki ünvandan fərqlidir."

AZERISHIQ = Portal(1, "e-gov", Channel.E_GOV, 60, "azerishiq")


def approved(desk: Desk) -> str:
    return desk.after(_approve, seconds=DECIDED_SECONDS)


def _approve(desk: Desk) -> str:
    number = ready(desk, "elnur", samples.idp())
    desk.approve("elnur", number)
    return number


def refused(desk: Desk) -> str:
    return desk.after(_refuse, seconds=DECIDED_SECONDS)


def _refuse(desk: Desk) -> str:
    number = ready(desk, "elnur", samples.idp())
    desk.run("elnur", review.refuse, number, "not_on_idp_list", WHY)
    return number


def ask(desk: Desk, number: str, login: str = "elnur", **worker: object) -> Outcome:
    inquiry = desk.run(login, issuing.request, number)
    desk.worker(**worker).once()  # type: ignore[arg-type]
    return desk.as_(login).read(outcomes.outcome, inquiry)


def lines_of(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    words = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    assert "1 / 1" in words, "an ordinary one is one sheet"
    return [line.strip() for line in words.splitlines()]


def empty(desk: Desk, table: str) -> None:
    """Take away what is entered, past the guard: it lets nobody take what is in force."""
    with desk.engine.begin() as connection:
        if desk.embedded:
            triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"
            for name in connection.execute(text(triggers), {"table": table}).scalars().all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(f"DELETE FROM {table}"))


def letter(desk: Desk, number: str) -> tuple[str, list[str]]:
    """Its own number, and its lines as they are read."""
    outcome = ask(desk, number)
    assert outcome.ending == "issued" and outcome.certificate_number is not None
    name = outcome.certificate_number
    return name, lines_of(desk.as_("elnur").read(register.stored_file, name).content)


def test_a_refusal_says_why_on_what_ground_and_where_to_complain(desk: Desk) -> None:
    number = refused(desk)
    name, lines = letter(desk, number)
    assert name.startswith("QM-") and name.endswith("-0000001")
    flowing = " ".join(lines)
    for words in (
        "“Azərişıq” ASC",
        "QƏRAR MƏKTUBU",
        f"№ {name}",
        f"tarixində verdiyiniz {number} nömrəli müraciətə baxıldı və müraciətin qəbulundan "
        "imtina edildi.",
        f"İzah {' '.join(WHY.split())}",
        "Hüquqi əsas",
        "“Elektrik enerjisindən istifadə Qaydaları”",
        "şikayət edə bilərsiniz.",
        "İcraçı: Elnur",
    ):
        assert words in flowing, (words, lines)
    assert "Şikayət Qərardan " in flowing and "məhkəməyə" in flowing
    assert "borc" not in flowing.lower()
    code = desk.local.run(detail.open_case, number).certificates[0].code
    assert f"Yoxlama kodu: {group_code(code)}" in lines


def test_an_approval_has_no_reason_and_may_be_complained_of_too(desk: Desk) -> None:
    _name, lines = letter(desk, approved(desk))
    flowing = " ".join(lines)
    assert "baxıldı və müraciət təsdiq edildi." in flowing and "şikayət edə" in flowing
    assert "İmtinanın" not in flowing


def test_nothing_is_formed_before_the_decision(desk: Desk) -> None:
    number = ready(desk, "elnur", samples.idp())
    with pytest.raises(NotAllowed, match="letter_not_decided"):
        desk.run("elnur", issuing.request, number)


def test_printed_again_on_another_day_it_is_the_same_letter(desk: Desk) -> None:
    number = refused(desk)
    name, _lines = letter(desk, number)
    before = desk.as_("elnur").read(register.stored_file, name).content
    if desk.embedded:
        desk.later(days=3)
    again = ask(desk, number)
    assert (again.ending, again.certificate_number) == ("reprinted", name)
    file = desk.as_("elnur").read(register.stored_file, name)
    assert (file.content, file.copy) == (before, 2)


def test_a_letter_in_force_keeps_its_decision_until_it_is_revoked(desk: Desk) -> None:
    number = refused(desk)
    name, _lines = letter(desk, number)
    with pytest.raises(NotAllowed, match="undo_too_late"):
        desk.run("elnur", review.undo, number)
    with pytest.raises(NotAllowed, match="letter_is_live"):
        desk.run("kamran", review.reopen, number, "Səhv")
    desk.run("kamran", issuing.revoke, name, "Səhv ünvan")
    desk.run("kamran", review.reopen, number, "Səhv")
    assert desk.scalar("SELECT status FROM application WHERE number = :n", n=number) == (
        "in_progress"
    )


def test_its_seal_and_its_number_are_verified_as_a_certificates_are(desk: Desk) -> None:
    number = approved(desk)
    outcome = ask(desk, number, render=press())
    assert outcome.certificate_number is not None
    content = desk.as_("elnur").read(register.stored_file, outcome.certificate_number).content
    assert "Elektron möhürlə təsdiqlənib" in lines_of(content)
    shown, code = certificate_reading.number_and_code(content)
    assert shown == outcome.certificate_number and code is not None
    assert desk.local.read(register.verify_code, shown, code).verdict == "valid"
    public = desk.local.read(status.check_certificate, shown, code)
    assert (public.verdict, public.account_ends) == ("genuine", None)
    assert public.fin_ends == samples.idp()["applicant"]["fin"][-2:]
    assert public.owner is not None and public.owner.endswith("•")


def test_its_days_are_not_counted_and_it_speaks_of_no_debt(desk: Desk) -> None:
    number = approved(desk)
    name, _lines = letter(desk, number)
    with desk.engine.begin() as connection:
        connection.execute(
            text("UPDATE setting SET value = '1' WHERE key = 'certificate_valid_days'")
        )
    if desk.embedded:
        desk.later(days=9)
    case = desk.local.run(detail.open_case, number)
    code = case.certificates[0].code
    assert desk.local.read(register.verify_code, name, code).verdict == "valid"
    assert desk.local.read(status.check_certificate, name, code).verdict == "genuine"
    shown = desk.as_("kamran").read(checking.known, None, name, code)
    assert shown.entry is not None and shown.entry.as_of is None
    organisation = "SELECT certificate_prefix FROM organisation WHERE code = 'azerishiq'"
    assert desk.scalar(organisation) == PREFIX


def test_the_check_page_speaks_of_a_letter_in_a_letters_words(desk: Desk) -> None:
    number = refused(desk)
    name, _lines = letter(desk, number)
    code = str(desk.scalar("SELECT code FROM certificate"))
    fin = samples.idp()["applicant"]["fin"]
    with gateways.listening(desk) as address, httpx2.Client(base_url=address) as stranger:
        page = stranger.get(f"/c/{name}", params={"code": code}).text
        assert "Məktub həqiqidirmi?" in page and f"{name} nömrəli məktub" in page
        assert "Müraciət edən" in page and "Obyektin sahibi" not in page
        assert f"…{fin[-2:]}" in page and fin not in page
        other = stranger.get(f"/c/{name}", params={"code": "0" * 17, "lang": "ru"}).text
        assert "Такого письма нет" in other
        desk.run("kamran", issuing.revoke, name, "ünvan səhvdir")
        gone = stranger.get(f"/c/{name}", params={"code": code, "lang": "az"}).text
        assert f"{name} nömrəli məktubdan istifadə etmək olmaz" in gone
        assert "Arayış və ya məktub" in stranger.get("/c").text


def test_a_citizen_gets_it_once_the_decision_can_no_longer_be_taken_back(desk: Desk) -> None:
    number = refused(desk)
    portal = AZERISHIQ
    fin = samples.idp()["applicant"]["fin"]
    gateway = desk.local if desk.embedded else desk.as_(GATEWAY)
    with pytest.raises(NotAllowed, match="letter_not_decided"):
        gateway.run(submitting.ask_certificate, portal, number, fin)
    desk.later(seconds=60)
    asked = gateway.run(submitting.ask_certificate, portal, number, fin)
    desk.worker().once()
    paper = gateway.read(status.paper, asked)
    assert paper is not None and paper.number.startswith("QM-")
    assert gateway.read(status.application, portal, number, fin).certificate == paper.number


def test_a_maker_that_fails_leaves_no_number_behind(desk: Desk) -> None:
    def fails(content: Paper) -> bytes:
        if content.clerk:
            raise OSError(content.number)
        return papers.render(content)

    number = refused(desk)
    assert ask(desk, number, render=fails).ending == "cannot_be_formed"
    name, _lines = letter(desk, number)
    assert name.endswith("-0000001")


def test_the_database_takes_no_letter_of_another_decision(embedded: Desk) -> None:
    number = refused(embedded)
    letter(embedded, number)
    kept = "organisation_id, year, application_id, code, issued_at, issued_on, sha256, changed_at"
    statement = (
        "INSERT INTO certificate"
        f" (id, number, serial, state, requested_by_name, op_id, as_of, {kept})"
        " SELECT 99, 'QM-2026-0000002', 2, 'revoked', 'x', 'x', datetime(as_of, '-1 second'),"
        f" {kept} FROM certificate"
    )
    with embedded.engine.begin() as connection, pytest.raises(DBAPIError, match="CD214"):
        connection.execute(text(statement))


def test_what_the_citizen_took_back_has_no_letter(desk: Desk) -> None:
    number = desk.take_in(samples.idp())
    gateway = desk.local if desk.embedded else desk.as_(GATEWAY)
    gateway.run(withdrawing.withdraw, AZERISHIQ, number, samples.idp()["applicant"]["fin"])
    with pytest.raises(NotAllowed, match="letter_withdrawn"):
        desk.run("elnur", issuing.request, number)


@pytest.mark.parametrize(
    ("table", "code"),
    [("legal_basis", "letter_needs_basis"), ("complaint_place", "letter_needs_complaint")],
)
def test_without_its_act_or_its_place_for_complaints_no_letter_is_asked_for_or_formed(
    desk: Desk, table: str, code: str
) -> None:
    number = refused(desk)
    inquiry = desk.run("elnur", issuing.request, number)
    empty(desk, table)
    desk.worker().once()
    outcome = desk.as_("elnur").read(outcomes.outcome, inquiry)
    assert (outcome.ending, outcome.fault) == ("incomplete", code)
    with pytest.raises(NotAllowed, match=code):
        desk.run("elnur", issuing.request, number)


def test_of_a_decision_that_was_taken_back_meanwhile_no_letter_is_formed(desk: Desk) -> None:
    number = refused(desk)
    inquiry = desk.run("elnur", issuing.request, number)
    desk.run("elnur", review.undo, number)
    for _worker in range(2):  # the second one comes too late
        desk.local.run(letters.issue, inquiry, papers.render)
    outcome = desk.as_("elnur").read(outcomes.outcome, inquiry)
    assert (outcome.ending, outcome.fault) == ("incomplete", None)
    assert desk.scalar("SELECT count(*) FROM certificate") == 0
