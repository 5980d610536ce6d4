"""What goes wrong at the citizens' pages: an answer that was lost, a register that hangs, a session
that has ended, a bug; on both databases.
"""

import contextlib
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.portal import status as portal_status
from clerkdesk.usecases.portal import submitting
from clerkdesk.usecases.portal.submitting import Submitted
from tests import citizens, samples
from tests.citizens import (
    ELCIN,
    RESAD,
    Pages,
    applied,
    at_documents,
    uploaded,
)
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def pages(desk: Desk) -> Iterator[Pages]:
    with citizens.pages(desk) as served:
        yield served


def test_what_the_register_knows_and_no_form_may_carry_keeps_nobody_out(desk: Desk) -> None:
    desk.knows["persons"]["5XK2M7P"] |= {"id_document": "P12345678", "name": ""}
    with citizens.pages(desk) as pages:
        assert "WD-2026-0000001" in applied(pages).text
        assert (
            desk.scalar("SELECT id_document FROM application_person WHERE role = 'applicant'")
            is None
        )
        visitor = pages.signed_in().open("/apply/idp")
        assert (
            "P12345678" in visitor.text
            and visitor.form("/basic").value("applicant.name") == "Rəşad"
        )
        assert (
            visitor.press("Davam et", {"applicant.surname": "Başqa"}).path
            == "/apply/idp/application"
        )


def test_who_is_in_no_register_is_told_so(desk: Desk) -> None:
    with citizens.pages(desk, person=lambda _fin: None) as pages:
        assert "tapılmadı" in pages.signed_in(ELCIN).open("/apply/idp").text


def test_a_session_that_has_ended_says_so_under_the_form_that_was_sent(pages: Pages) -> None:
    visitor = at_documents(pages)
    visitor.client.cookies.clear()
    visitor.press("Davam et", ending="/no-debt/documents")
    assert (
        visitor.status == 401
        and visitor.path == "/apply/no-debt/documents"
        and "göndərilməyib" in visitor.text
    )
    assert 'href="/sign-in?next=/apply/no-debt/documents"' in visitor.answer.text


def test_an_application_whose_answer_was_lost_is_found_again_whatever_is_changed_since(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = submitting.store
    answers = iter([True])

    def lost(*args: Any) -> Submitted:
        submitted = real(*args)
        if next(answers, False):
            raise StoreUnavailable("result_unknown")
        return submitted

    monkeypatch.setattr(submitting, "store", lost)
    with citizens.pages(desk) as pages:
        visitor = uploaded(at_documents(pages))
        assert citizens.sent(visitor).status == 503
        visitor.open("/apply/no-debt/contact?lang=en").press(
            "Confirm", {"contact.mobile": "050 234 56 79"}
        ).press("Send", ending="/no-debt/check")
        assert (
            visitor.path == "/applications/WD-2026-0000001"
            and desk.scalar("SELECT count(*) FROM application") == 1
        )


def test_what_is_changed_after_a_press_that_stored_nothing_is_what_is_sent(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = submitting.store
    answers = iter([True])

    def away(*args: Any) -> Submitted:
        if next(answers, False):
            raise StoreUnavailable("database_locked")
        return real(*args)

    monkeypatch.setattr(submitting, "store", away)
    with citizens.pages(desk) as pages:
        visitor = uploaded(at_documents(pages))
        assert citizens.sent(visitor).status == 503
        visitor.open("/apply/no-debt/contact").press(
            "Təsdiqlə", {"contact.mobile": "050 234 56 79"}
        ).press("Göndərmək", ending="/no-debt/check")
        assert (
            visitor.path == "/applications/WD-2026-0000001"
            and desk.scalar("SELECT mobile FROM application_detail") == "+994502345679"
        )


def test_a_register_that_hangs_keeps_nobody_else_waiting(desk: Desk) -> None:
    release = threading.Event()

    def hanging(_fin: str) -> None:
        release.wait(30)

    with citizens.pages(desk, person=hanging) as pages, ThreadPoolExecutor(16) as pool:
        entering = [pool.submit(pages.signed_in) for _ in range(16)]
        try:
            for _ in range(5):
                health = httpx2.get(f"{pages.address}/health", timeout=5).json()
                assert health["status"] != "down", "the database is reached, though no worker runs"
        finally:
            release.set()
        assert all(each.result().status == 200 for each in entering)


def test_whoever_signs_out_while_it_is_sent_neither_loses_it_nor_breaks_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    release = threading.Event()
    real = submitting.store

    def slow(*args: Any) -> Submitted:
        begun.set()
        assert release.wait(20)
        return real(*args)

    monkeypatch.setattr(submitting, "store", slow)
    with citizens.pages(desk) as pages, ThreadPoolExecutor(2) as pool:
        visitor = uploaded(at_documents(pages)).press("Davam et", ending="/no-debt/documents")
        form = visitor.form("/no-debt/check")
        token = visitor.form("/sign-out").value("token")
        sending = pool.submit(
            visitor.client.post, pages.address + form.action, data=dict(form.fields)
        )
        assert begun.wait(20)
        visitor.client.post(f"{pages.address}/sign-out", data={"token": token})
        release.set()
        assert sending.result().status_code == 200
        assert desk.scalar("SELECT count(*) FROM application") == 1


def test_a_bug_behind_a_page_is_a_page_with_its_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError("5XK2M7P")

    monkeypatch.setattr(portal_status, "applications_of", broken)
    with citizens.pages(desk) as pages:
        visitor = pages.signed_in().open("/applications")
    incident = re.search(r"xəta \((\w{8})\)", visitor.text)
    assert (
        visitor.status == 500
        and incident
        and [record.args for record in caplog.records if record.message.startswith("incident")]
        == [(incident[1],)]
    )


def test_addresses_that_are_none_are_pages_and_lead_nowhere_else(pages: Pages) -> None:
    for path in (
        "/nope",
        "/applications/",
        "/apply/nothing/x",
        "/apply/no-debt/nothing",
        "/applications/XX",
        "/apply/no-debt/files/0",
    ):
        answer = pages.signed_in().open(path)
        assert (
            answer.status == 404
            and answer.url == pages.address + path
            and "<main" in answer.answer.text
        ), path
    assert (
        pages.visitor().client.get(f"{pages.address}/api/v1/nope").json()["error"]["code"]
        == "path_unknown"
    )
    for path in ("/sign-out", "/apply/no-debt/files/0/remove"):
        assert pages.signed_in().open(path).status == 200, path


def test_a_language_chosen_before_signing_in_is_the_messages_too(desk: Desk, pages: Pages) -> None:
    visitor = pages.visitor().open(f"{pages.address}/?lang=ru")
    visitor.open("/sign-in").press("Daxil ol", {"fin": RESAD.fin, "way": "password"}).open(
        "/apply/no-debt"
    )
    assert "Код абонента" in visitor.text
    visitor.press("Отправить", {"subscriber_code": "12045567890"})
    visitor.press(
        "Подтвердить", {"contact.mobile": "050 234 56 78", "contact.email": "r.aliyev@example.az"}
    )
    for kind in ("id_card", "ownership_extract"):
        visitor.press(
            "Загрузить", ending=f"/documents/{kind}", file=(f"{kind}.pdf", samples.pdf(kind))
        )
    visitor.press("Далее", ending="/no-debt/documents")
    visitor.press("Отправить", ending="/no-debt/check")
    assert desk.scalar("SELECT language FROM application_detail") == "ru"
    assert "Arayış" not in visitor.open("/c").text and "Əliyev Rəşad" in visitor.text


def test_a_citizen_never_sees_a_step_back(desk: Desk, pages: Pages) -> None:
    visitor = applied(pages)
    desk.worker().once()
    desk.run("gunel", casework.take, "WD-2026-0000001")
    desk.run("gunel", review.refuse, "WD-2026-0000001", "documents_inconsistent", "Səhvən.")
    assert (
        "İcrada olan" in visitor.open("/applications/WD-2026-0000001").text
        and "Səhvən" not in visitor.text
        and "Ləğv" not in visitor.text
    )
    desk.run("gunel", review.undo, "WD-2026-0000001")
    desk.later(seconds=60)
    steps = re.findall(
        r"badge (\w+)",
        visitor.open("/applications/WD-2026-0000001").answer.text.partition('id="history"')[2],
    )
    assert steps == ["accent", "progress"]


def test_a_page_s_form_is_kept_within_its_limits(desk: Desk, pages: Pages) -> None:
    visitor = pages.signed_in().open("/apply/no-debt")
    token = visitor.form("/code").value("token")
    address = f"{pages.address}/apply/no-debt/code"

    def endless() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="subscriber_code"\r\n\r\n'
        for _ in range(10_000):
            yield b"1" * 65536

    multipart = {"Content-Type": "multipart/form-data; boundary=x"}
    answers = [
        visitor.client.post(
            address, data={"token": token, **{f"f{n}": "x" for n in range(10_000)}}
        ),
        visitor.client.post(address, data={"token": token, "subscriber_code": "1" * 100_000}),
        visitor.client.post(
            address,
            content=b"token=" + b"x" * 500_000,
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        ),
        visitor.client.post(address, content=b"--x\r\n", headers=multipart),
        visitor.client.post(address, content=b"{}", headers={"Content-Type": "application/json"}),
        visitor.client.post(address, content=b"x"),
    ]
    assert [answer.status_code for answer in answers] == [413, 413, 413, 422, 415, 415] and all(
        "<main" in answer.text for answer in answers
    )
    with contextlib.suppress(httpx2.HTTPError):
        assert visitor.client.post(address, content=endless(), headers=multipart).status_code == 413
    assert visitor.open("/apply/no-debt").status == 200
