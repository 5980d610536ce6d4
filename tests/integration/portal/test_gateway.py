"""The portals' interface over real HTTP, on both databases; on PostgreSQL the gateway has its own
login.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx2
import pytest

from clerkdesk.adapters.billing import Silent
from clerkdesk.domain.lanes import SILENT_SECONDS, Lane
from clerkdesk.store import schema
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.portal import keys, portals
from clerkdesk.usecases.supervision import alarms, heartbeat
from tests import gateways, samples
from tests.conftest import WORKER, Desk
from tests.gateways import Portal

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def egov(desk: Desk) -> Iterator[Portal]:
    with gateways.egov(desk) as portal:
        yield portal


Another = Callable[..., Portal]
"""Opens further portals at the same gateway: of a channel, or with a key of one's own."""


@pytest.fixture
def another(desk: Desk, egov: Portal) -> Iterator[Another]:
    with ExitStack() as stack:

        def open_portal(channel: str = "", key: str = "", per_minute: int = 100_000) -> Portal:
            key = key or gateways.add_key(desk, channel, per_minute)
            return stack.enter_context(Portal(egov.address, key))

        yield open_portal


def sent(egov: Portal, request_id: str = "eg-1") -> str:
    """The number of a no-debt application that has come by the portal."""
    number: str = egov.send(samples.no_debt(request_id)).json()["number"]
    return number


def completed(desk: Desk, egov: Portal, request_id: str = "eg-1") -> str:
    """A no-debt application that came by the portal and was completed more than fifteen seconds
    ago.
    """
    number = sent(egov, request_id)
    desk.worker().once()
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    desk.run("gunel", review.accept_and_approve, number)
    desk.later(seconds=16)
    desk.worker().once()
    return number


# -- sending ---------------------------------------------------------------------------------------


def test_a_portal_sends_an_application_and_a_clerk_has_it(desk: Desk, egov: Portal) -> None:
    answer = egov.send(samples.no_debt("eg-1"))
    assert answer.status_code == 201
    case = answer.json()
    assert (case["number"], case["status"], case["status_label"], case["duplicate"]) == (
        "WD-2026-0000001",
        "new",
        "Yeni",
        False,
    )
    assert "3 iş günü" in case["message"] and case["due_on"] == "2026-11-23"
    assert desk.scalar("SELECT count(*) FROM document_content") == 2
    assert desk.scalar("SELECT last_actor FROM application") == (
        "local" if desk.embedded else "gateway"
    )
    desk.run("gunel", casework.take, case["number"])


def test_both_services_come_in_and_each_is_told_its_own_success(desk: Desk, egov: Portal) -> None:
    answer = egov.send(samples.idp("eg-2"))
    assert (
        answer.status_code == 201
        and answer.json()["number"].startswith("ID-")
        and "SMS" in answer.json()["message"]
    )


def test_a_file_is_found_by_its_name_without_folders_of_the_senders_computer(
    desk: Desk, egov: Portal
) -> None:
    package = samples.no_debt(
        "eg-1", documents__0__file="vesiqe.pdf", documents__1__file="cixaris.pdf"
    )
    assert egov.send(package).status_code == 201


def test_the_same_request_gives_the_same_number_whether_by_its_key_or_its_id(
    desk: Desk, egov: Portal
) -> None:
    package = samples.no_debt("eg-1")
    first = egov.send(package)
    again = egov.send(package)
    other_key = egov.send(package, key="another")
    assert [answer.json()["duplicate"] for answer in (first, again, other_key)] == [
        False,
        True,
        True,
    ]
    assert len({answer.json()["number"] for answer in (first, again, other_key)}) == 1
    assert desk.scalar("SELECT count(*) FROM application") == 1


def test_a_key_or_an_id_that_was_used_for_other_content_is_refused_by_its_name(
    desk: Desk, egov: Portal
) -> None:
    egov.send(samples.no_debt("eg-1"))
    by_key = egov.send(samples.no_debt("eg-2"), key="eg-1")
    by_id = egov.send(samples.no_debt("eg-1", subscriber_code="120455678901"), key="eg-3")
    assert [answer.status_code for answer in (by_key, by_id)] == [422, 422]
    assert by_key.json()["faults"][0]["field"] == "Idempotency-Key"
    assert by_id.json()["faults"][0]["field"] == "portal_request_id"
    assert desk.scalar("SELECT count(*) FROM application") == 1


def test_every_fault_is_named_by_its_field_and_nothing_is_stored(desk: Desk, egov: Portal) -> None:
    package = samples.no_debt(
        "eg-1", applicant__fin="5XKOM7P", contact__mobile="12", unknown_field=1
    )
    package["documents"][0]["sha256"] = "0" * 64
    answer = egov.send(package)
    assert answer.status_code == 422
    fields = {fault["field"] for fault in answer.json()["faults"]}
    assert {"applicant.fin", "contact.mobile", "unknown_field", "documents.0.sha256"} <= fields
    assert all(fault["message"] for fault in answer.json()["faults"])
    assert (
        desk.scalar("SELECT count(*) FROM application") == 0
        and desk.scalar("SELECT count(*) FROM portal_submission") == 0
    )


def test_sentences_are_in_the_callers_language(egov: Portal) -> None:
    answer = egov.send(samples.no_debt("eg-1"), language="en-GB, az;q=0.5")
    assert answer.json()["status_label"] == "New"


def test_a_portal_speaks_for_its_own_channel_only(desk: Desk, egov: Portal) -> None:
    answer = egov.send(samples.no_debt("az-1", channel="azersu.az"))
    assert answer.status_code == 422 and answer.json()["faults"][0]["field"] == "channel"


def test_a_request_without_an_idempotency_key_is_told_so(egov: Portal) -> None:
    assert egov.send(samples.no_debt("eg-1"), key="").json()["error"]["field"] == "Idempotency-Key"


# -- keys ------------------------------------------------------------------------------------------


def test_without_a_key_with_a_wrong_and_with_a_revoked_one_nothing_is_told(
    desk: Desk, egov: Portal, another: Another
) -> None:
    assert (
        httpx2.get(f"{egov.address}/api/v1/applications", params={"fin": "5XK2M7P"}).status_code
        == 401
    )
    assert (
        another(key="cd_wrong").get("/applications", fin="5XK2M7P").json()["error"]["code"]
        == "key_wrong"
    )
    other = another("mygov")
    assert other.get("/applications", fin="5XK2M7P").status_code == 200
    desk.local.run(keys.revoke_key, desk.local.read(portals.keys)[-1].id)
    assert other.get("/applications", fin="5XK2M7P").status_code == 401


def test_of_a_key_only_its_hash_is_kept(desk: Desk, egov: Portal) -> None:
    stored = desk.scalar("SELECT hash FROM portal_key")
    assert egov.key not in stored and len(stored) == 64


def test_a_clerk_makes_no_keys(desk: Desk) -> None:
    with pytest.raises(Exception, match="administrator_only"):
        desk.run("gunel", keys.add_key, "x", "e-gov")
    assert desk.run("admin", keys.add_key, "x", "e-gov")[1].startswith("cd_")


def test_who_calls_too_often_is_told_when_to_come_again(egov: Portal, another: Another) -> None:
    slow = another("mygov", per_minute=3)
    answers = [slow.get("/applications", fin="5XK2M7P") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert egov.get("/applications", fin="5XK2M7P").status_code == 200


# -- following -------------------------------------------------------------------------------------


def test_a_citizen_sees_the_own_applications_and_nobody_elses(desk: Desk, egov: Portal) -> None:
    mine = egov.send(samples.no_debt("eg-1")).json()["number"]
    other = egov.send(samples.idp("eg-2")).json()["number"]
    assert [
        case["number"] for case in egov.get("/applications", fin="5xk2m7p").json()["applications"]
    ] == [mine]
    assert egov.get(f"/applications/{mine}", fin="5XK2M7P").status_code == 200
    assert egov.get(f"/applications/{other}", fin="5XK2M7P").status_code == 404
    # Who is registered at the address is no applicant.
    assert egov.get("/applications", fin="6PL0RR9").json()["applications"] == []


def test_another_portal_sees_what_it_did_not_send_only_for_the_citizen(
    egov: Portal, another: Another
) -> None:
    number = egov.send(samples.no_debt("eg-1")).json()["number"]
    mygov = another("mygov")
    assert mygov.get(f"/applications/{number}").status_code == 404
    assert mygov.get(f"/applications/{number}", fin="5XK2M7P").status_code == 200
    electricity = another("azerishiq.az")
    assert electricity.get("/applications", fin="5XK2M7P").json()["applications"] == []


def test_the_status_and_its_history_follow_the_clerks_work(desk: Desk, egov: Portal) -> None:
    number = egov.send(samples.no_debt("eg-1")).json()["number"]
    desk.worker().once()
    desk.run("gunel", casework.take, number)
    desk.run("gunel", review.refuse, number, "documents_inconsistent", "Çıxarış başqa mənzilindir")
    assert egov.get(f"/applications/{number}").json()["status_label"] == "İcrada olan", (
        "it may still be taken back"
    )
    desk.later(seconds=16)
    shown = egov.get(f"/applications/{number}").json()
    assert (shown["status_label"], shown["refusal"], shown["printable"]) == (
        "Ləğv olunmuş",
        "Çıxarış başqa mənzilindir",
        False,
    )
    assert [step["status"] for step in shown["history"]] == ["new", "in_progress", "refused"]


def test_an_unknown_number_and_a_wrong_fin_are_told_apart_from_a_bug(egov: Portal) -> None:
    assert egov.get("/applications/WD-2026-0000009").status_code == 404
    assert egov.get("/applications/nonsense").status_code == 422
    answer = egov.get("/applications", fin="5XKOM7P")
    assert answer.status_code == 422 and answer.json()["error"]["field"] == "fin"
    assert egov.client.get("/nowhere").json()["error"]["code"] == "path_unknown"


# -- what the office waits for ---------------------------------------------------------------------


def waited_for(desk: Desk, egov: Portal, request_id: str = "eg-1", login: str = "gunel") -> str:
    """The number of an application for which the office waits."""
    number = sent(egov, request_id)
    desk.worker().once()
    desk.run(login, casework.take, number)
    desk.run(login, casework.wait, number, "Yeni çıxarış göndərin")
    return number


def test_the_citizen_adds_the_document_that_is_asked_for_and_the_clerk_can_approve_with_it(
    desk: Desk, egov: Portal
) -> None:
    number = waited_for(desk, egov)
    assert egov.get(f"/applications/{number}").json()["waiting_for"] == "Yeni çıxarış göndərin"
    answer = egov.add(number, {"yeni cixaris.pdf": samples.pdf("yeni")}, fin="5XK2M7P")
    assert answer.status_code == 201 and "qəbul" in answer.json()["message"]
    case = desk.run("gunel", detail.open_case, number)
    assert [document.kind for document in case.documents] == [
        "id_card",
        "ownership_extract",
        "ownership_extract",
    ]
    added = [event for event in case.history if event.action == "add_document"]
    assert [(event.actor, event.detail) for event in added] == [
        ("e-gov (nümunə)", "ownership_extract yeni cixaris.pdf")
    ]
    desk.worker().once()
    desk.run("gunel", casework.resume, number)
    desk.run("gunel", review.accept_and_approve, number)


def test_nothing_is_added_where_nothing_is_asked_for(desk: Desk, egov: Portal) -> None:
    number = egov.send(samples.no_debt("eg-1")).json()["number"]
    answer = egov.add(number, {"x.pdf": samples.pdf("x")})
    assert answer.status_code == 409 and answer.json()["error"]["code"] == "not_asked_for"
    other = waited_for(desk, egov, "eg-9", "tural")
    assert egov.add(other, {"x.pdf": samples.pdf("x")}, fin="6PL0RR9").status_code == 404
    assert desk.scalar("SELECT count(*) FROM document WHERE added_at IS NOT NULL") == 0


def test_an_added_document_is_checked_as_one_that_came_at_once(desk: Desk, egov: Portal) -> None:
    number = waited_for(desk, egov)
    assert egov.add(number, {}).json()["faults"][0]["field"] == "documents"
    assert egov.add(number, {"x.pdf": b"MZ"}).json()["faults"][0]["field"] == "documents.0.file"
    assert (
        egov.add(number, {"x.pdf": samples.pdf("x")}, kind="letter").json()["faults"][0]["field"]
        == "documents.0.kind"
    )
    assert egov.add(number, {"../x.pdf": samples.pdf("x")}).status_code == 422
    assert desk.scalar("SELECT count(*) FROM document") == 2


# -- "Çap et" --------------------------------------------------------------------------------------


def test_the_certificate_is_formed_at_printing_and_is_genuine(desk: Desk, egov: Portal) -> None:
    number = completed(desk, egov)
    assert egov.get(f"/applications/{number}").json()["printable"] is True
    paper = egov.print(number, fin="5XK2M7P")
    assert (
        paper.status_code == 200
        and paper.headers["content-type"] == "application/pdf"
        and paper.content.startswith(b"%PDF")
    )
    certificate = egov.get(f"/applications/{number}").json()["certificate"]
    code = desk.scalar("SELECT code FROM certificate")
    assert egov.get(f"/certificates/{certificate}", code=code).json()["verdict"] == "genuine"
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert egov.get(f"/certificates/{certificate}", code=wrong).json()["verdict"] == "unknown"
    desk.run("sabina", issuing.revoke, certificate, "nümunə")
    revoked = egov.get(f"/certificates/{certificate}", code=code).json()
    assert (revoked["verdict"], revoked["number"]) == ("revoked", certificate)
    assert revoked["superseded_by"] is None and "nümunə" not in str(revoked)


def test_a_debt_stops_the_print_with_its_amount_until_it_is_paid(desk: Desk, egov: Portal) -> None:
    number = completed(desk, egov)
    desk.knows["debts"]["12045567890"] = "12.40"
    answer = egov.print(number)
    assert (
        answer.status_code == 409
        and answer.json()["error"]["amount"] == "12.40"
        and "12,40" in answer.json()["error"]["message"]
    )
    assert desk.scalar("SELECT count(*) FROM certificate") == 0
    desk.knows["debts"]["12045567890"] = "0.00"
    assert egov.print(number).status_code == 200


def test_when_billing_is_silent_nothing_is_printed_and_it_is_said(desk: Desk, egov: Portal) -> None:
    number = completed(desk, egov)
    del desk.knows["debts"]["12045567890"]
    unknown = egov.print(number)
    assert unknown.status_code == 409 and unknown.json()["error"]["code"] == "unknown_account"
    with gateways.egov(desk, billing_adapter=Silent()) as unanswered:
        answer = unanswered.print(number)
    assert answer.status_code == 503 and answer.json()["error"]["code"] == "certificate_no_answer"


def test_before_the_work_is_done_and_while_it_can_be_taken_back_there_is_nothing_to_print(
    desk: Desk, egov: Portal
) -> None:
    number = egov.send(samples.no_debt("eg-1")).json()["number"]
    assert egov.print(number).json()["error"]["code"] == "certificate_not_completed"
    desk.worker().once()
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    desk.run("gunel", review.accept_and_approve, number)
    assert (
        egov.print(number).status_code == 409
        and egov.get(f"/applications/{number}").json()["printable"] is False
    )


def test_an_idp_application_has_no_letter_before_its_decision(egov: Portal) -> None:
    number = egov.send(samples.idp("eg-2")).json()["number"]
    assert egov.print(number).json()["error"]["code"] == "letter_not_decided"


# -- health ----------------------------------------------------------------------------------------


def test_health_tells_the_database_the_schema_and_what_waits(desk: Desk, egov: Portal) -> None:
    egov.send(samples.no_debt("eg-1"))
    answer = egov.client.get("/health")
    health = answer.json()
    assert (health["schema"], health["questions"], health["messages"]) == (schema.HEAD, 1, 1)
    assert health["worker"] == "silent"
    # Beside an embedded file the worker comes and goes with the desk; an office's must be there.
    expected = ("ok", 200) if desk.embedded else ("worker", 503)
    assert (health["status"], answer.status_code) == expected
    desk.worker().once()
    answer = egov.client.get("/health")
    assert (answer.status_code, answer.json()["worker"]) == (200, "ok")
    assert health["waiting_for"] == []
    desk.local.run(alarms.sound, "mail", "alarm_mail_silent", "mail.example.az")
    desk.local.run(alarms.sound, "open", "alarm_open", "n.rzayeva")
    waiting, of_a_person = egov.client.get("/health").json()["waiting_for"]
    assert waiting.pop("since")
    assert waiting == {"source": "mail", "code": "alarm_mail_silent", "whom": "mail.example.az"}
    assert (of_a_person["source"], of_a_person["whom"]) == ("open", "")


def test_a_dead_lane_is_named_and_health_is_no_longer_well(desk: Desk, egov: Portal) -> None:
    living = [heartbeat.LaneSign(lane, 0.0) for lane in Lane if lane is not Lane.MAIL]
    worker = desk.local if desk.embedded else desk.as_(WORKER)
    slow = SILENT_SECONDS[Lane.MAIL] - 20.0
    worker.run(heartbeat.beat, "w", [*living, heartbeat.LaneSign(Lane.MAIL, slow, "mail", slow)])
    assert egov.client.get("/health").status_code == 200, "slow is not dead"
    desk.later(seconds=40)
    worker.run(heartbeat.beat, "w", living)
    answer = egov.client.get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "worker")
    assert answer.json()["dead_lanes"] == ["mail"]
    worker.run(heartbeat.beat, "another", [heartbeat.LaneSign(Lane.MAIL, 1.0)])
    assert egov.client.get("/health").status_code == 200, "another worker's lane does its work"
    worker.run(heartbeat.beat, "w", [heartbeat.LaneSign(Lane.MAIL, 900.0)])
    assert egov.client.get("/health").status_code == 200, "the liveliest one speaks for the lane"
