"""A paper that fails is told at once, with the reason, and takes no number."""

import time
from typing import Any

import pytest
from sqlalchemy import event

from clerkdesk.adapters import papers
from clerkdesk.domain.certificate import Paper
from clerkdesk.domain.errors import Invalid, StoreUnavailable
from clerkdesk.domain.outcomes import Result, shown
from clerkdesk.usecases.case import detail, outcomes
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.certificates import issuing, numbering
from tests import gateways
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import ask, completed, print_one


def does_not_fit(content: Paper) -> bytes:
    """The check of a paper whose words are too long for it."""
    raise Invalid("too_long", field="address", limit=len(content.number))


def breaks(_content: Paper) -> bytes:
    raise OSError("the fonts are gone")


def unfit(_content: Paper) -> bytes:
    """No page: what the database does not take."""
    return None  # type: ignore[return-value]


def test_what_does_not_fit_is_told_with_its_values(desk: Desk) -> None:
    number = completed(desk)
    outcome = ask(desk, number, render=does_not_fit)
    what = shown(outcome)
    assert what.result is Result.CANNOT_BE_FORMED
    assert (outcome.fault, outcome.fault_params["field"]) == ("too_long", "address")
    text = sentence(what.code, what.params, "en")
    assert text.startswith("The certificate cannot be formed. Too long: at most ")
    assert str(outcome.fault_params["limit"]) in text


@pytest.mark.parametrize("render", [breaks, unfit])
def test_a_maker_that_breaks_is_told_at_once_by_its_incident(
    desk: Desk, render: numbering.Render
) -> None:
    number = completed(desk)
    begun = time.monotonic()
    outcome = ask(desk, number, render=render)
    assert shown(outcome).result is Result.CANNOT_BE_FORMED
    assert outcome.fault == "certificate_maker_failed"
    assert len(str(outcome.fault_params["incident"])) == 8
    assert time.monotonic() - begun < 5


def test_a_full_disk_is_told_at_once_and_not_when_the_claim_has_run_out(embedded: Desk) -> None:
    number = completed(embedded)
    inquiry = embedded.run("gunel", issuing.request, number)
    pages = embedded.scalar("PRAGMA page_count")

    def full(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 5}")

    def large(content: Paper) -> bytes:
        return papers.render(content) + bytes(1 << 20)

    event.listen(embedded.engine, "checkout", full)
    with pytest.raises(StoreUnavailable) as raised:
        embedded.worker(render=large).once()
    event.remove(embedded.engine, "checkout", full)
    outcome = embedded.as_("gunel").read(outcomes.outcome, inquiry)
    assert shown(outcome).result is Result.CANNOT_BE_FORMED
    assert outcome.fault == raised.value.code


def test_a_paper_that_was_not_formed_leaves_no_number_and_the_next_one_has_it(desk: Desk) -> None:
    number = completed(desk)
    for render in (does_not_fit, breaks, unfit):
        ask(desk, number, render=render)
    assert desk.scalar("SELECT count(*) FROM certificate") == 0
    assert desk.scalar("SELECT count(*) FROM certificate_print") == 0
    assert print_one(desk, number).endswith("-0000001")


def test_the_one_in_force_stays_in_force_where_its_successor_cannot_be_formed(
    embedded: Desk,
) -> None:
    number = completed(embedded)
    first = print_one(embedded, number)
    embedded.clock.forward(days=1)
    ask(embedded, number, render=does_not_fit)
    [certificate] = embedded.local.run(detail.open_case, number).certificates
    assert (certificate.number, certificate.state) == (first, "live")


def test_what_billing_answered_is_kept_and_the_history_says_why_there_is_no_paper(
    desk: Desk,
) -> None:
    number = completed(desk)
    ask(desk, number, render=does_not_fit)
    case = desk.local.run(detail.open_case, number)
    check = case.debt_checks[0]
    assert (check.outcome.ending, check.amount_qepik) == ("cannot_be_formed", 0)
    assert [(event.action, event.detail) for event in case.history if event.detail == "too_long"]
    assert case.debt == "no_debt", "the paper failed, not the answer"


def test_a_paper_that_still_lacks_something_says_what(desk: Desk) -> None:
    number = completed(desk)
    inquiry = desk.run("gunel", issuing.request, number)
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("UPDATE application_detail SET owner_name = NULL")
    desk.worker().once()
    outcome = desk.as_("gunel").read(outcomes.outcome, inquiry)
    assert shown(outcome).result is Result.REFUSED
    assert shown(outcome).code == "certificate_needs_owner"


def test_a_portal_hears_why_and_that_asking_again_does_not_help(desk: Desk) -> None:
    number = completed(desk)
    desk.later(seconds=16)
    desk.worker().once()
    with gateways.egov(desk, render=does_not_fit) as portal:
        answer = portal.print(number)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (409, "certificate_cannot_be_formed")
    assert "Mətn çox uzundur" in error["message"]
