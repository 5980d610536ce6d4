"""Where billing's answer leads an application, and what its citizen is told once."""

import pytest

from clerkdesk.usecases.case import casework, detail, review
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import messages, ready


def test_a_debtor_is_told_once_a_day_however_often_the_work_is_completed(desk: Desk) -> None:
    desk.knows = samples.stand_in("3.00")
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    desk.later(seconds=16)
    desk.worker().once()
    desk.run("sabina", review.reopen, number, "ünvan səhv idi")
    desk.run("gunel", casework.take, number)
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    debt_messages = [
        message for message in messages(desk, number) if message[0] == "completed_debt"
    ]
    assert debt_messages == [("completed_debt", "email", "written")]
    assert not desk.local.read(detail.header, number).billing_pending


@pytest.mark.parametrize("district", ["", "Atlantida", "Babək"])
def test_a_district_that_no_office_serves_leaves_the_application_where_it_is(
    desk: Desk, district: str
) -> None:
    desk.knows["accounts"]["12045567890"]["district"] = district
    number = desk.take_in(samples.no_debt(object=...))
    desk.worker().once()
    case = desk.local.run(detail.open_case, number)
    assert (case.header.department_code, case.address_source) == ("su-merkez", "billing")
    assert "route" not in {row.action for row in case.history}
