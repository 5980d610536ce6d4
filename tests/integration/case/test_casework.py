"""Every row of the table of decisions that is not a decision."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import Expected, Invalid, NotAllowed, NotFound
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.usecases.case import casework, detail, review, rows
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.messages import rendering
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing, searching
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import mail_bodies, ready


def head(desk: Desk, number: str) -> rows.Header:
    return desk.local.read(detail.header, number)


def refusal(desk: Desk, login: str, use_case: Callable[..., object], *args: object) -> str:
    with pytest.raises(Expected) as error:
        desk.run(login, use_case, *args)
    return error.value.code


def test_taking_asks_billing_and_the_register_at_once(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    case = desk.local.run(detail.open_case, number)
    assert (case.header.status, case.header.holder_login, case.debt, case.debt_qepik) == (
        "in_progress",
        "gunel",
        "no_debt",
        0,
    )
    assert case.account is not None and case.people("applicant")[0].register is not None


def test_take_next_gives_what_is_due_earliest_in_scope(desk: Desk) -> None:
    late = desk.take_in(samples.no_debt("a", submitted_at="2026-11-16T09:00:00+04:00"))
    desk.take_in(samples.no_debt("b"))
    desk.take_in(
        samples.no_debt("c", object__district="Yasamal", submitted_at="2026-11-10T09:00:00+04:00")
    )
    taken = desk.run("gunel", casework.take_next)
    assert head(desk, taken).number == late
    assert head(desk, desk.run("gunel", casework.take_next)).number.endswith("2")
    assert desk.run("gunel", casework.take_next) is None, "Yasamal is another office"
    assert desk.run("tural", casework.take_next) is not None


def test_a_released_application_goes_back_to_the_queue_but_not_to_new(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", casework.release, number)
    assert (head(desk, number).status, head(desk, number).holder_login) == ("in_progress", None)
    desk.run("tural", casework.take, number)
    assert head(desk, number).holder_login == "tural"


def test_nobody_takes_what_a_colleague_holds(desk: Desk) -> None:
    number = ready(desk)
    assert refusal(desk, "tural", casework.take, number) == "held_by_other"
    assert refusal(desk, "tural", casework.release, number) == "held_by_other"


def test_a_supervisor_gives_work_to_another_with_a_reason(desk: Desk) -> None:
    number = ready(desk)
    assert refusal(desk, "sabina", casework.assign, number, "tural") == "reason_required"
    assert refusal(desk, "gunel", casework.assign, number, "tural", "x") == "supervisor_only"
    assert refusal(desk, "sabina", casework.assign, number, "elnur", "x") == (
        "not_of_this_office" if desk.embedded else "account_unknown"
    )
    desk.run("sabina", casework.assign, number, "tural", "məzuniyyət")
    assert head(desk, number).holder_login == "tural"
    assert desk.local.run(detail.open_case, number).history[0].detail == (
        "Günel Hüseynova → Tural Abbasov: məzuniyyət"
    )


def test_forwarding_leaves_the_old_offices_sight(desk: Desk) -> None:
    number = ready(desk)
    assert refusal(desk, "gunel", casework.forward, number, "su-yasamal", " ") == "reason_required"
    assert refusal(desk, "gunel", casework.forward, number, "ei-berde", "x") == "department_unknown"
    assert refusal(desk, "gunel", casework.forward, number, "su-nesimi", "x") == "already_there"
    desk.run("gunel", casework.forward, number, "su-yasamal", "ünvan Yasamaldadır")
    assert (head(desk, number).department_code, head(desk, number).holder_login) == (
        "su-yasamal",
        None,
    )
    with pytest.raises(NotFound):
        desk.as_("gunel").read(detail.header, number)


def test_an_investigation_lengthens_the_term_and_tells_the_citizen(desk: Desk) -> None:
    number = ready(desk, "elnur", samples.idp())
    before = head(desk, number).due_on
    desk.run("elnur", casework.investigate, number, "Komitənin arayışı yoxlanılır")
    assert (before.isoformat(), head(desk, number).due_on.isoformat()) == (
        "2026-11-23",
        "2026-11-27",
    )
    assert refusal(desk, "elnur", casework.investigate, number, "yenə") == "already_investigated"
    desk.worker().once()
    sms = [path.read_text() for path in (desk.folder / "messages").glob("*.txt")]
    assert any("27.11.2026" in message for message in sms)


def test_waiting_for_the_citizen_is_told_and_ends_with_the_answer(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", casework.wait, number, "Çıxarışın ikinci səhifəsi")
    assert head(desk, number).waiting_for == "Çıxarışın ikinci səhifəsi"
    assert refusal(desk, "gunel", casework.wait, number, "yenə") == "already_waiting"
    desk.run("gunel", casework.resume, number)
    assert head(desk, number).waiting_for is None


def test_where_the_office_says_so_waiting_stops_the_clock(embedded: Desk) -> None:
    embedded.local.run(set_setting, "waiting_stops_clock", "yes")
    number = ready(embedded)
    before = head(embedded, number).due_on
    embedded.run("gunel", casework.wait, number, "sənəd")
    embedded.clock.forward(days=5)  # Friday to Wednesday: three working days
    embedded.run("gunel", casework.resume, number)
    assert (before.isoformat(), head(embedded, number).due_on.isoformat()) == (
        "2026-11-23",
        "2026-11-26",
    )


def test_a_decision_while_one_waits_is_not_late_for_the_waiting(embedded: Desk) -> None:
    embedded.local.run(set_setting, "waiting_stops_clock", "yes")
    number = ready(embedded)
    embedded.run("gunel", casework.wait, number, "sənəd")
    embedded.clock.forward(days=5)
    embedded.run("gunel", review.refuse, number, "no_answer", "")
    assert embedded.scalar("SELECT decided_at < due_at FROM application") == 1


def test_an_amendment_keeps_the_old_value_and_the_reason(desk: Desk) -> None:
    number = ready(desk)
    desk.run(
        "gunel",
        casework.amend,
        number,
        {"mobile": "055 234 56 78", "address": "Yeni küç. 5"},
        "vətəndaş zəng etdi",
    )
    case = desk.local.run(detail.open_case, number)
    assert (case.mobile, case.address, case.address_source) == (
        "+994552345678",
        "Yeni küç. 5",
        "clerk",
    )
    row = case.history[0]
    assert (row.action, row.detail) == ("amend", "vətəndaş zəng etdi")
    assert row.text is not None and "mobile: +994502345678 → +994552345678" in row.text


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"mobile": "012 498 00 00"}, "phone_not_mobile", "mobile"),
        ({"email": "x"}, "email_form", "email"),
        ({"subscriber_code": "abc"}, "code_digits", "subscriber_code"),
        ({"subscriber_code": ""}, "missing", "subscriber_code"),
        ({"status": "completed"}, "field_not_amendable", "status"),
        ({"consumer_group": "IV"}, "unknown_value", "consumer_group"),
        ({}, "nothing_to_amend", "set"),
        ({"no_subscriber_code": "true"}, "field_not_amendable", "no_subscriber_code"),
        ({"address": "a\x1b[31m"}, "control_characters", "address"),
        ({"owner_name": "x" * 301}, "too_long", "owner_name"),
    ],
)
def test_a_wrong_amendment_names_its_field_and_changes_nothing(
    embedded: Desk, changes: dict[str, str], code: str, field: str
) -> None:
    number = ready(embedded)
    with pytest.raises(Invalid) as error:
        embedded.run(
            "gunel",
            casework.amend,
            number,
            {"owner_name": "X Y"} | changes if changes else changes,
            "səbəb",
        )
    assert (error.value.code, error.value.params["field"]) == (code, field)
    assert embedded.local.run(detail.open_case, number).owner_name == "Əliyev Rəşad Kamil oğlu"


def test_another_code_asks_billing_anew_and_is_found_by_the_search(desk: Desk) -> None:
    number = ready(desk, "elnur", samples.idp(subscriber_code=...))
    desk.run("elnur", casework.amend, number, {"subscriber_code": "130045501238877"}, "tapıldı")
    desk.worker().once()
    assert desk.local.run(detail.open_case, number).debt == "no_debt"

    assert [
        row.number for row in desk.as_("elnur").read(searching.search, "130045501238877").rows
    ] == [number]


def test_notes_and_calls_are_read_by_everybody_in_scope(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("tural", casework.note, number, "Sahib xaricdədir")
    desk.run("tural", casework.call, number, "no_answer")
    history = desk.as_("gunel").run(detail.open_case, number).history
    assert {(row.action, row.text) for row in history[:2]} == {
        ("note", "Sahib xaricdədir"),
        ("call", ""),
    }
    assert refusal(desk, "tural", casework.note, number, "  ") == "text_required"
    assert refusal(desk, "tural", casework.call, number, "shouted") == "unknown_value"
    with pytest.raises(NotFound):
        desk.run("elnur", casework.note, number, "başqa idarə")


def test_an_auditor_looks_and_changes_nothing(desk: Desk) -> None:
    number = desk.take_in()
    assert desk.as_("audit").run(detail.open_case, number).header.number == number
    for use_case, args in (
        (casework.take, ()),
        (casework.note, ("x",)),
        (review.refuse, ("duplicate", "x")),
    ):
        assert refusal(desk, "audit", use_case, number, *args) == "auditor_reads_only"


def test_another_organisations_application_does_not_exist(desk: Desk) -> None:
    number = desk.take_in()
    with pytest.raises(NotFound):
        desk.as_("elnur").run(detail.open_case, number)


def test_a_disabled_account_is_shut_out_at_its_next_statement(embedded: Desk) -> None:
    embedded.run("admin", accounts.set_active, "gunel", False)
    with pytest.raises(NotAllowed) as error:
        embedded.as_("gunel").read(browsing.counts)
    assert error.value.code == "account_disabled"


def test_a_preview_is_what_the_citizen_will_read(desk: Desk) -> None:
    number = ready(desk)
    previewed = desk.as_("gunel").read(
        rendering.preview,
        number,
        MessageEvent.REFUSED,
        {"reason_code": "duplicate"},
        "Bu müraciət təkrardır.",
    )
    desk.run("gunel", review.refuse, number, "duplicate", "Bu müraciət təkrardır.")
    desk.later(seconds=16)
    desk.worker().once()
    subject = previewed[0].subject
    assert subject is not None
    assert mail_bodies(desk)[subject].strip() == previewed[0].body


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "UPDATE application SET status = 'completed', version = version + 1,"
            " last_action = 'approve'",
            "CD101",
        ),
        (
            "UPDATE application SET status = 'in_progress', holder_id = 1, version = version + 1,"
            " last_action = 'take', last_actor_id = 2",
            "CD105",
        ),
        (
            "UPDATE application SET status = 'refused', version = version + 1,"
            " last_action = 'refuse', last_reason = ' '",
            "CD102",
        ),
        (
            "UPDATE application SET number = 'WD-2026-0000099', version = version + 1,"
            " last_action = 'take', status = 'in_progress', holder_id = 1, last_actor_id = 1",
            "CD103",
        ),
        (
            "UPDATE application SET version = version + 1, last_action = 'billing', holder_id = 2",
            "CD101",
        ),
        ("DELETE FROM application", "CD119"),
        ("UPDATE event SET actor = 'x'", "CD301"),
        ("DELETE FROM event", "CD301"),
        ("UPDATE document SET sha256 = 'x'", "CD401"),
        ("DELETE FROM document", "CD404"),
        ("DELETE FROM document_content", "CD404"),
    ],
)
def test_the_database_refuses_what_the_program_would(desk: Desk, statement: str, code: str) -> None:
    desk.take_in()
    with pytest.raises(DBAPIError, match=code), desk.engine.begin() as connection:
        connection.execute(text(statement))
