"""Who is signed in, what needs a person, and a program's own login."""

from typing import Any

import pytest

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.usecases.case import drafts
from clerkdesk.usecases.people import accounts, staff
from tests.conftest import Desk
from tests.integration.copying import server_takes


@pytest.mark.parametrize(
    ("login", "audits"), [("gunel", False), ("sabina", True), ("audit", True), ("admin", True)]
)
def test_whoever_oversees_reads_the_history_and_a_clerk_does_not(
    desk: Desk, login: str, audits: bool
) -> None:
    me = desk.as_(login).read(staff.me)
    assert (me.login, me.audits) == (login, audits)


def test_nobody_writes_a_draft_without_being_somebody(desk: Desk) -> None:
    number = desk.take_in()
    with pytest.raises(NotAllowed, match="sign_in_first"):
        desk.local.run(drafts.keep, number, "note", "yarımçıq")


def test_a_programs_login_has_the_password_that_it_was_given(server: Desk) -> None:
    def make(login: str, password: str | None) -> Any:
        return server.local.run(accounts.make_service_login, login, "worker", password)

    make("worker_other", "correct horse battery")
    assert server_takes(server.engine, "worker_other", "correct horse battery")
    with pytest.raises(Invalid, match="password_short"):
        make("worker_other", "x")
    assert server_takes(server.engine, "worker_other", "correct horse battery")


@pytest.mark.parametrize("login", ["Worker Two", "public", "none", "pg_worker"])
def test_a_program_has_no_login_that_a_server_or_a_person_would_take_for_another(
    server: Desk, login: str
) -> None:
    with pytest.raises(Invalid, match="login_form"):
        server.local.run(accounts.make_service_login, login, "worker")
