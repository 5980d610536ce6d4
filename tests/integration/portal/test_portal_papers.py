"""A paper that a portal asked for, and a citizen who sends more files than a case may have."""

import pytest

from clerkdesk.domain.errors import Expected
from clerkdesk.usecases.case import casework, outcomes, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.portal import portals, status, submitting
from tests import gateways, samples
from tests.conftest import GATEWAY, Desk
from tests.integration.certificates.test_certificates import completed

EGOV = portals.of_channel("e-gov")


def test_a_paper_is_not_there_before_billing_has_answered_nor_after_a_reopening(
    desk: Desk,
) -> None:
    number = completed(desk)
    desk.later(seconds=16)
    desk.worker().once()
    gateway = desk.local if desk.embedded else desk.as_(GATEWAY)
    inquiry = gateway.run(submitting.ask_certificate, EGOV, number)
    assert gateway.read(status.paper, inquiry) is None
    desk.run("sabina", review.reopen, number, "səhv")
    desk.worker().once()
    with pytest.raises(Expected, match="certificate_incomplete"):
        gateway.read(status.paper, inquiry)


def test_what_a_clerk_asked_for_is_no_citizens_paper(desk: Desk) -> None:
    inquiry = desk.run("gunel", issuing.request, completed(desk))
    desk.worker().once()
    gateway = desk.local if desk.embedded else desk.as_(GATEWAY)
    assert desk.as_("gunel").read(outcomes.outcome, inquiry).ending == "issued"
    assert gateway.read(status.paper, inquiry) is None


def test_a_citizen_adds_no_more_documents_than_a_case_may_have(desk: Desk) -> None:
    room = submitting.MAX_CASE_DOCUMENTS - len(samples.no_debt()["documents"])
    with gateways.egov(desk) as portal:
        number = portal.send(samples.no_debt()).json()["number"]
        desk.run("gunel", casework.take, number)
        desk.run("gunel", casework.wait, number, "Bütün qəbzlər")
        receipts = {f"{place}.pdf": samples.pdf(str(place)) for place in range(room)}
        assert portal.add(number, receipts).status_code == 201
        refused = portal.add(number, {"one more.pdf": samples.pdf("one more")})
    [fault] = refused.json()["faults"]
    assert (refused.status_code, fault["field"], fault["code"]) == (
        422,
        "documents",
        "too_many_files",
    )
    assert desk.scalar("SELECT count(*) FROM document") == submitting.MAX_CASE_DOCUMENTS
