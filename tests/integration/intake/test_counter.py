"""At the counter: who wrote an application down sees it, billing's late answer routes it, and its
citizen is told by whatever reaches them.
"""

from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.adapters import packages
from clerkdesk.domain.answers import DidNotAnswer
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.lifecycle import Action
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.case.inquiries import ASK_AGAIN
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk


def written_down(desk: Desk, login: str = "gunel", **changes: Any) -> str:
    """The number of an application of the counter whose office is not known yet."""
    package = samples.no_debt("counter-1", channel="counter", object=..., **changes)
    package["login_method"] = None
    package["submitted_at"] = desk.local.read(now).isoformat()
    folder = samples.write_folder(desk.folder / "counter", package, samples.files_of(package))
    taken_in = registration.take_in(desk.as_(login), packages.open_package(folder))
    return taken_in.number


class SilentBilling:
    """Answers nothing."""

    def account(self, _code: str) -> Any:
        raise DidNotAnswer("timeout")

    def debt(self, _code: str, _at: Any) -> Any:
        raise DidNotAnswer("timeout")

    def person(self, _fin: str) -> Any:
        raise DidNotAnswer("timeout")


def test_who_wrote_it_down_sees_it_before_it_is_routed_and_does_nothing_with_it(
    desk: Desk,
) -> None:
    number = written_down(desk)
    case = desk.run("gunel", detail.open_case, number)
    assert case.header.department_code == "su-merkez"
    assert case.people("applicant")[0].fin == "5XK2M7P" and len(case.documents) == 2
    assert case.header.denials[Action.TAKE] == "of_another_office"
    with pytest.raises(NotAllowed, match="of_another_office"):
        desk.run("gunel", casework.take, number)
    desk.run("tural", casework.take, number)
    with pytest.raises(NotFound):
        desk.run("gunel", detail.open_case, number)


def test_another_clerk_of_the_counter_does_not_see_it(desk: Desk) -> None:
    number = written_down(desk, "tural")
    with pytest.raises(NotFound):
        desk.run("gunel", detail.open_case, number)


def test_billings_late_answer_routes_it_when_it_comes(desk: Desk) -> None:
    number = written_down(desk)
    desk.worker(SilentBilling()).once()
    assert desk.local.read(detail.header, number).department_code == "su-merkez"
    desk.worker().once()
    assert desk.local.read(detail.header, number).department_code == "su-merkez"
    _let_rest(desk)
    desk.worker().once()
    assert desk.local.read(detail.header, number).department_code == "su-nesimi"
    assert Action.TAKE in desk.run("gunel", detail.open_case, number).header.allowed


def _let_rest(desk: Desk) -> None:
    """Ten minutes later."""
    if desk.embedded:
        desk.clock.forward(seconds=ASK_AGAIN.total_seconds() + 1)
    else:
        seconds = ASK_AGAIN.total_seconds() + 1
        with desk.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(
                text(
                    "UPDATE inquiry SET outcome_at = outcome_at - make_interval(secs => :seconds)"
                ),
                {"seconds": seconds},
            )


@pytest.mark.parametrize("email", [None, "r.aliyev@example.az"])
def test_a_citizen_without_an_address_is_told_by_sms(desk: Desk, email: str | None) -> None:
    number = written_down(desk, contact__email=email)
    desk.worker().once()
    case = desk.local.run(detail.open_case, number)
    states = {(message.channel, message.state) for message in case.messages}
    if email is None:
        assert states == {("sms", "written"), ("email", "cancelled")}
    else:
        assert states == {("email", "written")}
