"""What must be weighed: found by itself, told where one decides, and nothing approved before."""

from typing import Any

import pytest

from clerkdesk.domain.errors import Expected
from clerkdesk.usecases.case import detail, review
from clerkdesk.usecases.case.rows import FindingRow
from clerkdesk.usecases.case.weighing import Weighed
from tests.conftest import Desk
from tests.integration.case.test_review import ready


def found(desk: Desk, number: str) -> list[tuple[str, str, str]]:
    """(kind, severity, state) of what is to be weighed, in the order in which it is shown."""
    return [(row.kind, row.severity, row.state) for row in rows(desk, number)]


def rows(desk: Desk, number: str) -> list[FindingRow]:
    return list(desk.local.run(detail.open_case, number).findings)


def refusal(desk: Desk, login: str, number: str, *weighed: Weighed) -> Expected:
    with pytest.raises(Expected) as refused:
        desk.run(login, review.approve, number, weighed=weighed)
    return refused.value


def test_an_ordinary_application_has_nothing_to_weigh(desk: Desk) -> None:
    number = ready(desk)
    assert found(desk, number) == []
    desk.run("gunel", review.approve, number)


def test_another_holder_at_billing_is_serious_and_keeps_one_from_approving(desk: Desk) -> None:
    account = desk.knows["accounts"]["12045567890"]
    account |= {"holder_fin": "6PL0RR9", "holder_name": "Quliyeva Sevil Akif qızı"}
    number = ready(desk)
    assert found(desk, number) == [("owner_differs", "serious", "open")]
    refused = refusal(desk, "gunel", number)
    assert refused.code == "findings_open"
    details: Any = refused.params["details"]
    assert [(each["kind"], each["state"]) for each in details] == [("owner_differs", "open")]
    assert details[0]["facts"]["name_known"] == "Quliyeva Sevil Akif qızı"
