"""Portals are told by themselves: signed, in order, again after a silence; over real HTTP and on
both databases.
"""

import hashlib
import hmac
import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from clerkdesk import file_rights
from clerkdesk.adapters import hooks
from clerkdesk.domain.errors import Invalid
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.portal import pushing
from clerkdesk.worker.loop import Worker
from tests import samples
from tests.conftest import Desk
from tests.processes import share_with_others

pytestmark = pytest.mark.timeout(90)
SECRET = "nümunə sirr " * 4


@dataclass
class Portal:
    """A portal's server: what it was told, and the status with which it answers."""

    address: str = ""
    status: int = 204
    notices: list[dict[str, Any]] = field(default_factory=list)
    signatures: list[tuple[str, bytes]] = field(default_factory=list)


@pytest.fixture
def portal() -> Iterator[Portal]:
    state = Portal()

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.notices.append(json.loads(body))
            state.signatures.append((self.headers["X-ClerkDesk-Signature"], body))
            self.send_response(state.status)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.address = f"http://127.0.0.1:{server.server_address[1]}/hook"
    yield state
    server.shutdown()
    server.server_close()


@pytest.fixture
def telling(desk: Desk, portal: Portal) -> Iterator[Worker]:
    outgoing = hooks.Hooks({"e-gov": hooks.Hook(portal.address, SECRET)}, lambda: 1_790_000_000.5)
    yield worker_that_tells(desk, outgoing)
    outgoing.close()


def worker_that_tells(desk: Desk, outgoing: hooks.Hooks) -> Worker:
    usual = desk.worker()
    return Worker(usual.unit_of_work, replace(usual.services, hooks=outgoing))


def waiting(desk: Desk) -> int:
    return int(desk.scalar("SELECT count(*) FROM portal_push WHERE told < wanted"))


def refused(desk: Desk, number: str) -> None:
    desk.worker().once()
    desk.run("gunel", casework.take, number)
    desk.run("gunel", review.refuse, number, "documents_inconsistent", "Çıxarış başqa mənzilindir")


def test_a_portal_is_told_each_step_with_the_sentence_for_its_citizen(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    number = desk.take_in(samples.no_debt("eg-1"))
    telling.once()
    assert portal.notices == []  # it has sent it itself
    desk.run("gunel", casework.take, number)
    telling.once()
    desk.run("gunel", casework.wait, number, "Yeni çıxarış göndərin")
    telling.once()
    desk.run("gunel", casework.resume, number)
    telling.once()
    assert [(notice["status_label"], notice["waiting_for"]) for notice in portal.notices] == [
        ("İcrada olan", None),
        ("İcrada olan", "Yeni çıxarış göndərin"),
        ("İcrada olan", None),
    ]
    assert {(notice["number"], notice["portal_request_id"]) for notice in portal.notices} == {
        (number, "eg-1")
    }
    versions = [notice["version"] for notice in portal.notices]
    assert versions == sorted(set(versions)) and waiting(desk) == 0


def test_every_word_to_a_portal_is_signed_with_its_time(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    desk.run("gunel", casework.take, desk.take_in(samples.no_debt()))
    telling.once()
    [(signature, body)] = portal.signatures
    stated = dict(part.split("=") for part in signature.split(","))
    assert stated["t"] == "1790000000"
    assert (
        stated["v1"] == hmac.new(SECRET.encode(), b"1790000000." + body, hashlib.sha256).hexdigest()
    )


def test_a_decision_is_told_when_it_can_no_longer_be_taken_back(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    number = desk.take_in(samples.no_debt())
    refused(desk, number)
    telling.once()
    assert [notice["status"] for notice in portal.notices] == []
    desk.later(seconds=16)
    telling.once()
    assert [(notice["status_label"], notice["refusal"]) for notice in portal.notices] == [
        ("Ləğv olunmuş", "Çıxarış başqa mənzilindir")
    ]


def test_of_a_move_a_letter_can_be_printed_once_the_office_has_decided(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    number = desk.take_in(samples.idp())
    desk.run("elnur", casework.take, number)
    telling.once()
    desk.run("elnur", review.refuse, number, "not_on_idp_list", "Siyahıda yoxdur")
    desk.later(seconds=16)
    telling.once()
    assert [notice["printable"] for notice in portal.notices] == [False, True]


def test_a_decision_that_was_taken_back_is_never_told(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    number = desk.take_in(samples.no_debt())
    refused(desk, number)
    desk.run("gunel", review.undo, number)
    desk.later(seconds=16)
    telling.once()
    assert [notice["status"] for notice in portal.notices] == ["in_progress"]


def test_a_portal_that_is_down_hears_the_newest_state_once_it_is_back(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    portal.status = 503
    number = desk.take_in(samples.no_debt())
    desk.run("gunel", casework.take, number)
    telling.once()
    assert waiting(desk) == 1 and desk.scalar("SELECT fault FROM portal_push") == "hook_refused 503"
    telling.once()
    assert len(portal.notices) == 1, "not before the gap has passed"
    desk.run("gunel", casework.wait, number, "Yeni çıxarış göndərin")
    portal.status = 200
    telling.once()
    assert portal.notices[-1]["waiting_for"] == "Yeni çıxarış göndərin" and waiting(desk) == 0


def test_a_portal_that_is_gone_is_not_asked_again_until_something_happens(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    portal.status = 410
    number = desk.take_in(samples.no_debt())
    desk.run("gunel", casework.take, number)
    telling.once()
    telling.once()
    assert len(portal.notices) == 1 and waiting(desk) == 0
    desk.run("gunel", casework.wait, number, "x")
    telling.once()
    assert len(portal.notices) == 2


def test_who_was_not_reached_for_seventy_two_hours_is_told_the_next_change(
    embedded: Desk, portal: Portal
) -> None:
    portal.status = 500
    outgoing = hooks.Hooks({"e-gov": hooks.Hook(portal.address, SECRET)}, lambda: 0)
    worker = worker_that_tells(embedded, outgoing)
    number = embedded.take_in(samples.no_debt())
    embedded.run("gunel", casework.take, number)
    for _ in range(40):
        worker.once()
        embedded.later(hours=4)
    assert waiting(embedded) == 0 and 10 < len(portal.notices) < 30
    portal.status = 200
    embedded.run("gunel", casework.wait, number, "x")
    worker.once()
    assert portal.notices[-1]["waiting_for"] == "x"
    outgoing.close()


def test_nobody_is_told_of_what_came_at_the_counter_or_over_another_portal(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    for package in (
        samples.no_debt("c-1", channel="counter", login_method=None),
        samples.no_debt("az-1", channel="azersu.az"),
    ):
        desk.run("gunel", casework.take, desk.take_in(package))
    telling.once()
    assert portal.notices == [] and waiting(desk) == 1


def test_a_worker_that_was_killed_while_it_told_is_followed_by_another(
    desk: Desk, telling: Worker, portal: Portal
) -> None:
    desk.run("gunel", casework.take, desk.take_in(samples.no_debt()))
    desk.worker().unit_of_work.run(pushing.claim, ["e-gov"], 10)
    telling.once()
    assert portal.notices == []
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE portal_push SET claimed_at = NULL")
    telling.once()
    assert len(portal.notices) == 1


# -- the file of hooks -----------------------------------------------------------------------------

GOOD = f'[[hook]]\nchannel = "e-gov"\nurl = "https://portal.example.az/x"\nsecret = "{"s" * 32}"\n'


def test_the_file_of_hooks_is_for_its_reader_alone(tmp_path: Path) -> None:
    path = tmp_path / "hooks.toml"
    path.write_text(GOOD, encoding="utf-8")
    file_rights.keep_to_oneself(path)
    assert hooks.read(path) == {"e-gov": hooks.Hook("https://portal.example.az/x", "s" * 32)}
    share_with_others(path)
    with pytest.raises(Invalid, match="hooks_file"):
        hooks.read(path)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (("e-gov", "counter"), "channel"),
        (("e-gov", "other"), "channel"),
        (("https://portal.example.az/x", "portal"), "url"),
        (("s" * 32, "short"), "secret"),
        ((GOOD, GOOD * 2), "channel"),
    ],
)
def test_what_is_wrong_with_a_hook_is_named(
    tmp_path: Path, change: tuple[str, str], field: str
) -> None:
    path = tmp_path / "hooks.toml"
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    file_rights.keep_to_oneself(path)
    with pytest.raises(Invalid) as refused_:
        hooks.read(path)
    assert refused_.value.params["field"] == field
