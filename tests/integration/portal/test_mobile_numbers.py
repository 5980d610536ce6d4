"""A number that is active: confirmed by a code on the citizens' pages, and marked where a report
says that there is none; on both databases.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from clerkdesk.domain.eservices import Channel
from clerkdesk.domain.messages import MessageState
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.messages import delivery
from clerkdesk.usecases.portal import status
from clerkdesk.usecases.portal.portals import Portal
from tests import citizens, samples
from tests.citizens import Pages, uploaded
from tests.conftest import WORKER, Desk

pytestmark = pytest.mark.timeout(120)
NUMBER = "WD-2026-0000001"


@contextmanager
def _confirming(desk: Desk, *, works: bool = True) -> Iterator[tuple[Pages, list[tuple[str, str]]]]:
    """Pages of an office that wants numbers confirmed, and the SMS that leave."""
    left: list[tuple[str, str]] = []

    def send(mobile: str, text: str) -> bool:
        left.append((mobile, text))
        return works

    desk.local.run(set_setting, "confirm_mobile", "yes")
    with citizens.pages(desk, send_sms=send) as pages:
        yield pages, left


def _code(sms: tuple[str, str]) -> str:
    code = re.search(r"\d{6}", sms[1])
    assert code is not None
    return code[0]


def test_a_code_by_sms_confirms_the_number(desk: Desk) -> None:
    with _confirming(desk) as (pages, left):
        visitor = citizens.at_documents(pages)
        assert visitor.path == "/apply/no-debt/mobile"
        assert [mobile for mobile, _text in left] == ["+994502345678"]
        assert visitor.open("/apply/no-debt/documents").path == "/apply/no-debt/mobile"
        wrong = "000000" if _code(left[0]) != "000000" else "000001"
        visitor.press("Təsdiqlə", {"mobile_code": wrong})
        assert visitor.status == 422 and "SMS-dəki kod: Kod düz deyil" in visitor.text
        visitor.press("Yeni kod", {})
        assert len(left) == 2
        visitor.press("Təsdiqlə", {"mobile_code": _code(left[1])})
        assert visitor.path == "/apply/no-debt/documents"
        citizens.sent(uploaded(visitor))
        assert len(left) == 2
    assert desk.scalar("SELECT mobile_confirmed_at FROM application_detail") is not None
    desk.worker().once()
    desk.run("gunel", casework.take, NUMBER)
    assert desk.run("gunel", detail.open_case, NUMBER).mobile_confirmed_at is not None
    desk.run("gunel", casework.amend, NUMBER, {"mobile": "055 234 56 79"}, "Nömrəsini dəyişib")
    assert desk.run("gunel", detail.open_case, NUMBER).mobile_confirmed_at is None


def test_another_number_needs_another_code(desk: Desk) -> None:
    with _confirming(desk) as (pages, left):
        visitor = citizens.at_documents(pages)
        visitor.press("Təsdiqlə", {"mobile_code": _code(left[0])})
        uploaded(visitor).press("Davam et", ending="/no-debt/documents")
        visitor.open("/apply/no-debt/contact")
        visitor.press("Təsdiqlə", {"contact.mobile": "055 111 22 33"})
        assert visitor.path == "/apply/no-debt/mobile" and left[-1][0] == "+994551112233"
        visitor.press("Təsdiqlə", {"mobile_code": _code(left[0])})
        assert visitor.status == 422
        visitor.press("Təsdiqlə", {"mobile_code": _code(left[-1])})
        visitor.press("Göndərmək", ending="/no-debt/check")
    assert desk.scalar("SELECT mobile FROM application_detail") == "+994551112233"


def test_where_no_sms_leaves_the_citizen_goes_on_and_the_number_is_not_confirmed(
    desk: Desk,
) -> None:
    with _confirming(desk, works=False) as (pages, _left):
        visitor = citizens.at_documents(pages)
        assert "SMS göndərmək olmadı" in visitor.text
        visitor.press("Təsdiqsiz davam et")
        assert visitor.path == "/apply/no-debt/documents"
        citizens.sent(uploaded(visitor))
    assert desk.scalar("SELECT mobile FROM application_detail") == "+994502345678"
    assert desk.scalar("SELECT mobile_confirmed_at FROM application_detail") is None


def test_going_on_without_is_no_way_around_a_code_that_left(desk: Desk) -> None:
    with _confirming(desk) as (pages, _left):
        visitor = citizens.at_documents(pages)
        form = visitor.form("/mobile")
        visitor.client.post(pages.address + form.action, data=dict(form.fields) | {"go": "without"})
        assert visitor.open("/apply/no-debt/documents").path == "/apply/no-debt/mobile"


def test_nobody_is_sent_codes_without_end(desk: Desk) -> None:
    with _confirming(desk) as (pages, left):
        visitor = citizens.at_documents(pages)
        for _ in range(7):
            visitor.press("Yeni kod", {})
        assert len(left) == 5 and "çox kod istənilib" in visitor.text


def test_an_office_that_does_not_want_it_asks_for_no_code(desk: Desk) -> None:
    desk.local.run(set_setting, "confirm_mobile", "no")
    with citizens.pages(desk, send_sms=lambda _mobile, _text: True) as pages:
        assert citizens.at_documents(pages).path == "/apply/no-debt/documents"


def _sms_left(desk: Desk) -> int:
    """The id of an SMS that the provider has taken."""
    desk.take_in(samples.idp())
    message: int = desk.scalar("SELECT id FROM outbox_message WHERE channel = 'sms'")
    state = "state = 'sent', provider_id = 'p', sent_at = cd_now()"
    with desk.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE outbox_message SET {state} WHERE id = {message}")
    return message


def test_a_report_that_there_is_no_such_number_marks_it_until_it_is_amended(desk: Desk) -> None:
    message = _sms_left(desk)
    machine = desk.local if desk.embedded else desk.as_(WORKER)
    machine.run(delivery.record_report, message, MessageState.FAILED, "102")
    number = desk.scalar("SELECT number FROM application")
    desk.run("elnur", casework.take, number)
    case = desk.run("elnur", detail.open_case, number)
    assert case.mobile_missing_at is not None
    assert "sms_no_such_number" in {row.fault for row in case.messages}
    channel = Portal(0, "", Channel.E_GOV, 60)
    assert desk.local.read(status.application, channel, number).mobile_missing
    desk.run("elnur", casework.amend, number, {"mobile": "055 234 56 79"}, "Zəng etdi")
    assert not desk.local.read(status.application, channel, number).mobile_missing
    assert desk.run("elnur", detail.open_case, number).mobile_missing_at is None


def test_the_citizen_reads_that_the_number_does_not_exist_as_long_as_it_matters(desk: Desk) -> None:
    note = "mobil nömrə mövcud deyil"
    with citizens.pages(desk) as pages:
        visitor = citizens.sent(uploaded(citizens.at_documents(pages)))
        page = f"/applications/{NUMBER}"
        assert note not in visitor.open(page).text
        _no_such_number(desk)
        assert note in visitor.open(page).text
        desk.worker().once()
        desk.run("gunel", casework.take, NUMBER)
        assert note in visitor.open(page).text
        desk.run("gunel", casework.amend, NUMBER, {"email": "yeni@example.az"}, "Zəng etdi")
        assert note in visitor.open(page).text, "another address is no other number"
        desk.run("gunel", casework.amend, NUMBER, {"mobile": "055 234 56 79"}, "Zəng etdi")
        assert note not in visitor.open(page).text
        _no_such_number(desk)
        assert note in visitor.open(page).text
        desk.run("gunel", review.refuse, NUMBER, "other", "Səbəb")
        desk.later(seconds=16)
        assert note not in visitor.open(page).text, "nothing more is sent there"


def _no_such_number(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE application_detail SET mobile_missing_at = cd_now()")


@pytest.mark.parametrize(("code", "codes"), [("103", None), ("", None), ("102", "404, unknown")])
def test_a_report_that_says_nothing_of_the_number_marks_nothing(
    desk: Desk, code: str, codes: str | None
) -> None:
    message = _sms_left(desk)
    machine = desk.local if desk.embedded else desk.as_(WORKER)
    if codes is not None:
        # Another provider's words.
        desk.local.run(set_setting, "sms_no_such_number", codes)
    machine.run(delivery.record_report, message, MessageState.FAILED, code)
    assert desk.scalar("SELECT mobile_missing_at FROM application_detail") is None
    fault = "SELECT fault FROM outbox_message WHERE channel = 'sms'"
    assert desk.scalar(fault) == "sms_undelivered"
