"""Two people revoke a certificate, where the office has it so."""

import pytest
from sqlalchemy import text

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.usecases.certificates import issuing, register
from clerkdesk.usecases.people import accounts
from tests.conftest import Desk
from tests.integration.case.test_second_looks import PASSWORD
from tests.integration.certificates.test_certificates import completed, print_one


def two_have_to(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(text("UPDATE setting SET value = 'yes' WHERE key = 'revoke_second'"))
    if desk.embedded:
        for login in ("gunel", "sabina", "admin"):
            desk.run("admin", accounts.set_password, login, PASSWORD)


def state(desk: Desk) -> object:
    return desk.scalar("SELECT state FROM certificate")


def test_a_second_supervisor_has_to_agree_and_until_then_it_is_in_force(desk: Desk) -> None:
    number = print_one(desk, completed(desk))
    two_have_to(desk)
    assert desk.run("sabina", issuing.revoke, number, "Səhv sahib") is False
    assert desk.run("sabina", issuing.revoke, number, "Yenə səhv") is False, "it is one's own wish"
    assert state(desk) == "live"
    (wish, _again) = desk.as_("admin").read(register.wishes, number)
    assert (wish.actor, wish.reason) == ("Sabina Rəhimova", "Səhv sahib")
    assert desk.run("admin", issuing.revoke, number, "Razıyam") is True
    assert state(desk) == "revoked"


def test_a_clerk_who_had_it_formed_wants_it_and_a_supervisor_agrees(desk: Desk) -> None:
    number = print_one(desk, completed(desk))
    two_have_to(desk)
    assert desk.run("gunel", issuing.revoke, number, "Səhv sahib") is False
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.run("tural", issuing.revoke, number, "Razıyam")
    assert desk.run("sabina", issuing.revoke, number, "Razıyam") is True


def test_where_the_office_does_not_want_two_one_is_enough(desk: Desk) -> None:
    number = print_one(desk, completed(desk))
    assert desk.run("sabina", issuing.revoke, number, "Səhv") is True
    assert state(desk) == "revoked"


def test_on_a_file_an_account_without_a_password_does_not_count_as_the_second(
    embedded: Desk,
) -> None:
    number = print_one(embedded, completed(embedded))
    with embedded.engine.begin() as connection:
        connection.execute(text("UPDATE setting SET value = 'yes' WHERE key = 'revoke_second'"))
    assert embedded.run("sabina", issuing.revoke, number, "Səhv") is False
    with pytest.raises(NotAllowed, match="second_look_needs_passwords"):
        embedded.run("admin", issuing.revoke, number, "Razıyam")
    assert state(embedded) == "live"
