"""What must be weighed: found by itself, told where one decides, and nothing approved before."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.adapters.billing import Silent
from clerkdesk.domain.answers import Account, DidNotAnswer
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.queues import Queue
from clerkdesk.store import checking, upgrading
from clerkdesk.usecases.case import casework, detail, inquiries, review, weighing
from clerkdesk.usecases.case.rows import FindingRow
from clerkdesk.usecases.case.weighing import Weighed
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import ready
from tests.older import back_to_0018

CODE = "12045567890"
OWNER = "5XK2M7P"


def rows(desk: Desk, number: str) -> list[FindingRow]:
    return list(desk.local.run(detail.open_case, number).findings)


def finding_rows(desk: Desk, number: str) -> list[tuple[str, str, str]]:
    """(kind, severity, state) of what is to be weighed, in the order in which it is shown."""
    return [(row.kind, row.severity, row.state) for row in rows(desk, number)]


def refusal(desk: Desk, login: str, number: str, *weighed: Weighed) -> Expected:
    with pytest.raises(Expected) as refused:
        desk.run(login, review.approve, number, weighed=weighed)
    return refused.value


def sign(desk: Desk, number: str) -> tuple[int, int]:
    """(open, of these serious) as the list has it."""
    listed = desk.local.read(browsing.first, Filter(Queue.ALL), 100)
    row = next(row for row in listed if row.number == number)
    return row.open_findings, row.serious_findings


def another_holder(desk: Desk) -> None:
    account = desk.knows["accounts"][CODE]
    account |= {"holder_fin": "6PL0RR9", "holder_name": "Quliyeva Sevil Akif qızı"}


class Unreachable(Silent):
    """Billing whose line is broken."""

    def account(self, code: str) -> Account | None:
        raise DidNotAnswer("not_reachable")


# -- no_debt ---------------------------------------------------------------------------------------


def test_an_ordinary_application_has_nothing_to_weigh(desk: Desk) -> None:
    number = ready(desk)
    assert finding_rows(desk, number) == []
    desk.run("gunel", review.approve, number)


def test_another_holder_at_billing_is_serious_and_keeps_one_from_approving(desk: Desk) -> None:
    another_holder(desk)
    number = ready(desk)
    assert finding_rows(desk, number) == [("owner_differs", "serious", "open")]
    assert sign(desk, number) == (1, 1)
    refused = refusal(desk, "gunel", number)
    assert refused.code == "findings_open"
    details: Any = refused.params["details"]
    assert [(each["kind"], each["state"]) for each in details] == [("owner_differs", "open")]
    assert details[0]["facts"]["name_known"] == "Quliyeva Sevil Akif qızı"


def test_an_owner_without_a_name_is_compared_by_the_fin(desk: Desk) -> None:
    desk.knows["accounts"][CODE]["holder_fin"] = "6PL0RR9"
    number = ready(desk, package=samples.no_debt(owner={"fin": OWNER}))
    assert [row.facts for row in rows(desk, number)] == [
        {"fin_stated": OWNER, "fin_known": "6PL0RR9"}
    ]


def test_a_debt_another_flat_and_an_earlier_certificate_are_nothing_to_weigh(desk: Desk) -> None:
    desk.knows = samples.stand_in("12.40", (CODE, "12045567891"))
    first = ready(desk, package=samples.no_debt("first"))
    desk.run("gunel", review.approve, first)
    again = ready(desk, package=samples.no_debt("again"))
    flat = ready(desk, package=samples.no_debt("flat", subscriber_code="12045567891"))
    assert (finding_rows(desk, again), finding_rows(desk, flat)) == ([], [])


def test_an_open_application_about_the_same_code_is_a_warning_until_it_is_decided(
    desk: Desk,
) -> None:
    first = ready(desk, package=samples.no_debt("first"))
    assert finding_rows(desk, first) == []
    second = ready(desk, package=samples.no_debt("second"))
    warned = [("code_in_work", "warning", "open")]
    assert (finding_rows(desk, first), finding_rows(desk, second)) == (warned, warned)
    assert rows(desk, first)[0].facts["number"] == second
    assert sign(desk, first) == (1, 0)
    desk.run("gunel", review.refuse, second, "duplicate", "")
    assert finding_rows(desk, first) == [] and sign(desk, first) == (0, 0)
    desk.run("gunel", review.undo, second)
    assert finding_rows(desk, first) == warned


def test_the_registers_word_on_a_person_is_weighed(desk: Desk) -> None:
    yesterday = date(2026, 1, 1)
    desk.knows["persons"][OWNER] |= {
        "deceased": True,
        "id_document_expires": yesterday.isoformat(),
        "birth_date": "1981-01-31",
    }
    number = ready(desk)
    assert finding_rows(desk, number) == [
        ("deceased", "serious", "open"),
        ("register_differs", "warning", "open"),
        ("document_expired", "warning", "open"),
    ]


def test_a_fin_that_the_register_does_not_know_is_a_warning(desk: Desk) -> None:
    del desk.knows["persons"][OWNER]
    number = ready(desk)
    assert finding_rows(desk, number) == [("register_unknown", "warning", "open")]


@pytest.mark.parametrize(
    ("deceased", "expires", "born"),
    [
        (None, "2099-12-31", "1980-01-31"),
        (False, "9999-12-31", "9999-12-31"),
        ("yes", "0001-01-01", "0001-01-01"),
        (1, "1899-12-30", "2150"),
    ],
)
def test_what_the_register_does_not_say_is_no_finding(
    desk: Desk, deceased: object, expires: str, born: str
) -> None:
    desk.knows["persons"][OWNER] |= {
        "deceased": deceased,
        "id_document_expires": expires,
        "birth_date": born,
    }
    assert finding_rows(desk, ready(desk)) == []
    assert desk.scalar("SELECT count(*) FROM person_answer") == 1


# -- idp -------------------------------------------------------------------------------------------

FLAT = "Bakı ş., Nizami küç. 5, m. 12"


def other_household(request_id: str, **changes: Any) -> dict[str, Any]:
    """Another family, from elsewhere, with a code of its own."""
    return samples.idp(
        request_id,
        **{
            "applicant__fin": "7QQ7QQ7",
            "registered_persons": [{"fin": "7QQ7QQ7", "surname": "Nəbiyev", "name": "Orxan"}],
            "subscriber_code": "130045501238800",
            "object__previous_address": "Füzuli r-nu, Horadiz, ev 3",
            "documents__0__fin": "7QQ7QQ7",
        }
        | changes,
    )


@pytest.mark.parametrize(
    ("same", "kind"),
    [
        (
            {"registered_persons": [{"fin": "6PL0RR9", "surname": "Quliyeva", "name": "Sevil"}]},
            "registered_elsewhere",
        ),
        ({"subscriber_code": "130045501238877"}, "old_code_elsewhere"),
        ({"object__previous_address": FLAT}, "old_address_elsewhere"),
    ],
)
def test_a_household_that_is_moved_twice_is_serious_for_both(
    desk: Desk, same: dict[str, Any], kind: str
) -> None:
    first = desk.take_in(samples.idp("first", object__previous_address=FLAT))
    second = desk.take_in(other_household("second", **same))
    desk.worker().once()
    for number, other in ((first, second), (second, first)):
        assert finding_rows(desk, number) == [(kind, "serious", "open")]
        assert rows(desk, number)[0].facts["number"] == other


def test_an_old_village_without_a_flat_is_nothing_to_weigh(desk: Desk) -> None:
    desk.take_in(samples.idp("first", object__previous_address="Ağdam r-nu, Quzanlı kəndi, ev 3"))
    same = {"object__previous_address": "Ağdam r-nu, Quzanlı kəndi, ev 3"}
    number = desk.take_in(other_household("second", **same))
    desk.worker().once()
    assert finding_rows(desk, number) == []


def test_a_refused_household_is_no_contradiction_and_an_approved_one_is(desk: Desk) -> None:
    first = ready(desk, "elnur", samples.idp("first"))
    desk.run("elnur", review.approve, first)
    second = ready(desk, "elnur", samples.idp("second"))
    kinds = {row.kind for row in rows(desk, second)}
    assert kinds == {"registered_elsewhere", "old_code_elsewhere"}
    assert refusal(desk, "elnur", second).code == "findings_open"
    desk.later(seconds=20)
    desk.run("kamran", review.reopen, first, "səhv olub")
    desk.run("elnur", casework.take, first)
    desk.run("elnur", review.refuse, first, "duplicate", "")
    assert finding_rows(desk, second) == []
    desk.run("elnur", review.approve, second)


# -- files and notes -------------------------------------------------------------------------------


def two_packages_with_one_file() -> list[tuple[dict[str, Any], dict[str, bytes]]]:
    """Of two people, with their files: the second document is the same."""
    package = samples.no_debt("first")
    files = samples.files_of(package)
    other = samples.no_debt(
        "second",
        applicant__fin="6PL0RR9",
        owner__fin="6PL0RR9",
        subscriber_code="12045567891",
        documents__0__fin="6PL0RR9",
    )
    taken = samples.files_of(other) | {"documents/cixaris.pdf": files["documents/cixaris.pdf"]}
    other["documents"][1]["sha256"] = package["documents"][1]["sha256"]
    return [(package, files), (other, taken)]


def test_the_same_file_under_another_person_is_serious_for_both(desk: Desk) -> None:
    numbers = []
    for package, files in two_packages_with_one_file():
        numbers.append(desk.take_in(package, files))
        desk.worker().once()
    first, second = numbers
    for number, beside in ((first, second), (second, first)):
        row = next(row for row in rows(desk, number) if row.kind == "file_of_another")
        assert (row.severity, row.facts["number"]) == ("serious", beside)
        assert row.facts["file"] == "çıxarış.pdf"


def test_ones_own_file_sent_again_is_nothing_to_weigh(desk: Desk) -> None:
    desk.knows = samples.stand_in("0.00", (CODE, "12045567891"))
    package = samples.no_debt("first")
    files = samples.files_of(package)
    desk.take_in(package, files)
    again = package | {"portal_request_id": "again", "subscriber_code": "12045567891"}
    number = desk.take_in(again, files)
    desk.worker().once()
    assert finding_rows(desk, number) == []


def test_an_important_note_is_weighed_and_an_ordinary_one_is_not(desk: Desk) -> None:
    number = ready(desk)
    desk.run("tural", casework.note, number, "Sabah zəng ediləcək")
    assert finding_rows(desk, number) == []
    desk.run("tural", casework.note, number, "Məhkəmədə mübahisə var", important=True)
    assert finding_rows(desk, number) == [("important_note", "warning", "open")]
    assert rows(desk, number)[0].facts == {"note": "Məhkəmədə mübahisə var", "by": "Tural Abbasov"}
    assert refusal(desk, "gunel", number).code == "findings_open"


# -- weighing --------------------------------------------------------------------------------------


def test_each_finding_is_approved_with_its_reason_which_the_history_keeps(desk: Desk) -> None:
    another_holder(desk)
    number = ready(desk)
    desk.run("tural", casework.note, number, "Mübahisə var", important=True)
    weighed = [Weighed("owner_differs", "inheritance"), Weighed("important_note", "Həll olunub")]
    assert refusal(desk, "gunel", number, weighed[0]).code == "findings_open"
    desk.run("gunel", review.approve, number, weighed=weighed)
    case = desk.local.run(detail.open_case, number)
    assert case.header.status == "completed"
    assert [(row.kind, row.state, row.reason, row.text) for row in case.findings] == [
        ("owner_differs", "acknowledged", "inheritance", None),
        ("important_note", "acknowledged", "other", "Həll olunub"),
    ]
    assert {row.acknowledged_by for row in case.findings} == {"Günel Hüseynova"}
    written = [row for row in case.history if row.action == "acknowledge"]
    assert {row.detail for row in written} == {
        "owner_differs inheritance",
        "important_note other Həll olunub",
    }
    assert {row.actor for row in written} == {"Günel Hüseynova"}
    assert sign(desk, number) == (0, 0)


def test_a_refused_approval_leaves_no_reason_behind(desk: Desk) -> None:
    another_holder(desk)
    number = ready(desk)
    desk.run("tural", casework.note, number, "Mübahisə var", important=True)
    assert refusal(desk, "gunel", number, Weighed("owner_differs", "sale")).code == "findings_open"
    assert {state for _kind, _severity, state in finding_rows(desk, number)} == {"open"}


def test_a_finding_is_weighed_by_its_id_before_the_decision(desk: Desk) -> None:
    another_holder(desk)
    number = ready(desk)
    key = rows(desk, number)[0].key
    desk.run("gunel", weighing.acknowledge, number, [Weighed(key, "sale")])
    assert finding_rows(desk, number) == [("owner_differs", "serious", "acknowledged")]
    desk.run("gunel", weighing.acknowledge, number, [Weighed(key, "inheritance")])
    assert rows(desk, number)[0].reason == "inheritance"
    desk.run("gunel", review.approve, number)


@pytest.mark.parametrize(
    ("weighed", "code"),
    [
        (Weighed("deceased", "sale"), "finding_unknown"),
        (Weighed("999999", "sale"), "finding_unknown"),
        (Weighed("owner_differs", "left_household"), "finding_reason_unknown"),
        (Weighed("owner_differs", ""), "finding_reason_unknown"),
        (Weighed("owner_differs", "other"), "text_required"),
        (Weighed("owner_differs", "x" * 10 + " " + "x" * 2000), "too_long"),
        (Weighed("owner_differs", "other", "a\x07b"), "control_characters"),
    ],
)
def test_a_reason_that_says_nothing_is_refused(desk: Desk, weighed: Weighed, code: str) -> None:
    another_holder(desk)
    number = ready(desk)
    assert refusal(desk, "gunel", number, weighed).code == code


@pytest.mark.parametrize("login", ["tural", "sabina"])
def test_only_the_holder_weighs(desk: Desk, login: str) -> None:
    another_holder(desk)
    number = ready(desk)
    with pytest.raises(Expected) as refused:
        desk.run(login, weighing.acknowledge, number, [Weighed("owner_differs", "sale")])
    assert refused.value.code == "held_by_other"


def test_other_facts_open_what_was_weighed_again_and_the_same_do_not(desk: Desk) -> None:
    another_holder(desk)
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [Weighed("owner_differs", "sale")])
    desk.run("gunel", inquiries.ask_debt, number)
    desk.worker().once()
    assert finding_rows(desk, number) == [("owner_differs", "serious", "acknowledged")]
    desk.knows["accounts"][CODE]["holder_name"] = "Məmmədova Gülnarə Əli qızı"
    desk.run("gunel", inquiries.ask_debt, number)
    desk.worker().once()
    assert finding_rows(desk, number) == [("owner_differs", "serious", "open")]
    assert rows(desk, number)[0].reason is None
    desk.knows = samples.stand_in()
    desk.run("gunel", inquiries.ask_debt, number)
    desk.worker().once()
    assert finding_rows(desk, number) == []


def test_a_correction_ends_what_it_corrects(desk: Desk) -> None:
    desk.knows["accounts"][CODE]["holder_name"] = "Əliyev Rəşad Kamran oğlu"
    number = ready(desk)
    assert [row.kind for row in rows(desk, number)] == ["owner_differs"]
    changes = {"owner_name": "Əliyev Rəşad Kamran oğlu"}
    desk.run("gunel", casework.amend, number, changes, "çıxarışa görə")
    desk.worker().once()
    assert finding_rows(desk, number) == []


# -- while it is checked ---------------------------------------------------------------------------


def test_nothing_is_approved_between_a_correction_and_its_comparison(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", casework.amend, number, {"email": "a@example.az"}, "vətəndaş bildirdi")
    assert refusal(desk, "gunel", number).code == "findings_being_checked"
    desk.worker().once()
    desk.run("gunel", review.approve, number)


def test_while_the_worker_is_silent_one_says_why_without_a_comparison(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", casework.amend, number, {"email": "a@example.az"}, "vətəndaş bildirdi")
    desk.later(seconds=61)
    refused = refusal(desk, "gunel", number)
    details: Any = refused.params["details"]
    assert (refused.code, [each["kind"] for each in details]) == ("findings_open", ["not_compared"])
    assert finding_rows(desk, number) == [("not_compared", "warning", "open")]
    desk.run("gunel", review.approve, number, weighed=[Weighed("not_compared", "document_seen")])
    assert desk.local.read(detail.header, number).status == "completed"


def test_a_silence_that_was_weighed_does_not_speak_for_what_changes_afterwards(
    desk: Desk,
) -> None:
    number = ready(desk)
    desk.run("gunel", casework.amend, number, {"email": "a@example.az"}, "vətəndaş bildirdi")
    desk.later(seconds=61)
    weighed = [Weighed("not_compared", "document_seen")]
    desk.run("gunel", weighing.acknowledge, number, weighed)
    if desk.embedded:
        desk.clock.forward(seconds=1)
    desk.local.run(answered_away, number)
    desk.run("gunel", casework.amend, number, {"email": "b@example.az"}, "yenə bildirdi")
    assert refusal(desk, "gunel", number).code == "findings_open"


def answered_away(session: Any, number: str) -> None:
    """The question is claimed by a worker that dies: the next change asks anew."""
    session.execute(
        text(
            "UPDATE inquiry SET claimed_at = requested_at"
            " WHERE kind = 'findings' AND outcome IS NULL AND subject = :number"
        ),
        {"number": number},
    )


def test_a_source_that_does_not_answer_is_weighed_as_not_compared(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    desk.worker(Unreachable()).once()
    desk.run("gunel", review.accept_documents, number)
    assert finding_rows(desk, number) == [("not_compared", "warning", "open")]
    assert rows(desk, number)[0].facts == {"source": "billing"}


def test_a_source_that_is_not_connected_is_no_finding(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    desk.worker(Silent()).once()
    assert finding_rows(desk, number) == []


def test_what_an_older_version_has_taken_in_is_weighed_after_the_upgrade(embedded: Desk) -> None:
    first = embedded.take_in(samples.no_debt("first"))
    second = embedded.take_in(samples.no_debt("second"))
    embedded.worker().once()
    back_to_0018(embedded.engine)
    with embedded.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        for (trigger,) in driver.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            driver.execute(f"DROP TRIGGER {trigger}")
        driver.execute("DROP TABLE acknowledgement")
        driver.execute("DROP TABLE finding")
        driver.execute("DROP TABLE finding_kind")
        driver.execute("DROP TABLE finding_reason")
        for table, column in (
            ("application", "open_findings"),
            ("application", "serious_findings"),
            ("note", "important"),
            ("person_answer", "deceased"),
            ("person_answer", "id_document_expires"),
        ):
            driver.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        driver.execute("UPDATE alembic_version SET version_num = '0017'")
        driver.commit()
    upgrading.upgrade(embedded.engine)
    assert checking.check(embedded.engine) == []
    assert [row.facts["number"] for row in rows(embedded, first)] == [second]
    assert sign(embedded, second) == (1, 0)
    waiting = "SELECT count(*) FROM inquiry WHERE kind = 'findings' AND outcome IS NULL"
    assert embedded.scalar(waiting) == 2
    embedded.worker().once()
    assert embedded.scalar(waiting) == 0
