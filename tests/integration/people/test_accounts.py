"""Accounts and signing in: who may make them, what is said of a wrong one, who works where."""

from typing import Any

import argon2
import pytest
from argon2 import PasswordHasher
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import (
    Conflict,
    Expected,
    Invalid,
    NotAllowed,
    NotFound,
    StoreUnavailable,
)
from clerkdesk.store import logins
from clerkdesk.usecases.people import accounts, passwords, staff
from clerkdesk.usecases.people.sign_in import FREE_FAILURES, SignIn, sign_in
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk
from tests.integration.copying import server_takes

PASSWORD = "uzun parol"


def code_of(desk: Desk, changes: dict[str, Any]) -> str:
    """The code with which an administrator's new account is refused."""
    stated = {
        "login": "yeni",
        "name": "Yeni Nəfər",
        "role": "clerk",
        "organisation": "azersu",
    }
    with pytest.raises(Expected) as error:
        desk.as_("admin").run(accounts.add_staff, **(stated | changes))
    return error.value.code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"login": "Böyük"}, "login_form"),
        ({"login": "pg_x"}, "login_form"),
        ({"login": "public"}, "login_form"),
        ({"login": "local"}, "login_form"),
        ({"login": "worker"}, "login_form"),
        ({"name": "Worker"}, "CD903"),
        ({"organisation": "azerishiq"}, "CD911"),
        ({"login": "gunel"}, "login_taken"),
        ({"name": " "}, "missing"),
        ({"name": "x" * 81}, "too_long"),
        ({"name": "a\x00b"}, "control_characters"),
        ({"role": "king"}, "unknown_value"),
        ({"services": ["gas"]}, "unknown_value"),
        ({"organisation": "azerqaz"}, "unknown_value"),
        ({"departments": ["ei-berde"]}, "department_unknown"),
        ({"password": "qısa"}, "password_short"),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_its_code(
    embedded: Desk, changes: dict[str, Any], code: str
) -> None:
    assert code_of(embedded, changes) == code


def test_a_colleague_is_changed_and_the_offices_follow(desk: Desk) -> None:
    desk.run(
        "admin",
        accounts.change_staff,
        "gunel",
        name=" Günel H. ",
        role="clerk",
        departments=["su-yasamal", "su-nesimi"],
        services=["no_debt"],
    )
    row = next(row for row in desk.as_("admin").read(staff.list_staff) if row.login == "gunel")
    assert (row.name, row.services) == ("Günel H.", ["no_debt"])
    assert sorted(row.department_codes) == ["su-nesimi", "su-yasamal"]
    assert len(row.departments) == 2


def test_nobody_changes_ones_own_role_another_organisation_or_the_last_administrator(
    desk: Desk,
) -> None:
    change: dict[str, Any] = {"name": "X", "departments": [], "services": []}
    with pytest.raises(NotAllowed, match="last_administrator"):
        desk.run("admin", accounts.change_staff, "admin", role="clerk", **change)
    desk.run("admin", accounts.change_staff, "sabina", role="admin", **change)
    with pytest.raises(NotAllowed, match="CD914"):
        desk.run("admin", accounts.change_staff, "admin", role="clerk", **change)
    with pytest.raises(NotFound):
        desk.run("admin", accounts.change_staff, "elnur", role="clerk", **change)
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.run("gunel", accounts.change_staff, "tural", role="clerk", **change)


def test_each_organisation_has_a_first_and_a_last_administrator(desk: Desk) -> None:
    def add(login: str, organisation: str, by: UnitOfWork) -> None:
        by.run(
            accounts.add_staff,
            login,
            name=f"Nümunə {login}",
            role="admin",
            organisation=organisation,
        )

    with pytest.raises(NotAllowed, match="CD911"):
        add("rauf", "azerishiq", desk.as_("admin"))
    add("rauf", "azerishiq", desk.local)  # azersu has one, and that is another matter
    with pytest.raises(NotFound, match="account_unknown"):
        desk.run("admin", accounts.set_active, "rauf", False)
    with pytest.raises(NotAllowed, match="last_administrator"):
        desk.run("rauf", accounts.set_active, "rauf", False)
    clerk: dict[str, Any] = {"name": "R", "role": "clerk", "departments": [], "services": []}
    with pytest.raises(NotAllowed, match="last_administrator"):
        desk.run("rauf", accounts.change_staff, "rauf", **clerk)
    if desk.embedded:
        with pytest.raises(NotAllowed, match="administrator_only"):
            add("sona", "azerishiq", desk.local)
    else:
        add("sona", "azerishiq", desk.local)  # whoever owns the database always may
        desk.local.run(accounts.set_password, "rauf", PASSWORD)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE staff SET active = false WHERE login = 'admin'", "CD904"),
        ("UPDATE staff SET role = 'clerk' WHERE login = 'admin'", "CD904"),
        ("UPDATE staff SET login = 'worker' WHERE login = 'tural'", "CD917"),
        ("UPDATE staff SET login = 'CD_owner' WHERE login = 'tural'", "CD917"),
        ("UPDATE staff SET name = 'Worker' WHERE login = 'tural'", "CD903"),
        (
            """
                INSERT INTO staff_department
                SELECT s.id, d.id
                FROM staff s, department d
                WHERE s.login = 'tural' AND d.code = 'ei-berde'
            """,
            "CD905",
        ),
        (
            "UPDATE district_route SET department_id = (SELECT min(d.id) FROM department d)"
            " WHERE organisation_id = (SELECT o.id FROM organisation o WHERE o.code = 'azersu')",
            "CD905",
        ),
        (
            "INSERT INTO organisation_setting SELECT o.id, 'stand_in', 'yes' FROM organisation o",
            "CD931",
        ),
        ("UPDATE message_template SET version = 9", "CD906"),
    ],
)
def test_the_embedded_file_refuses_it_too(embedded: Desk, statement: str, code: str) -> None:
    with pytest.raises(DBAPIError, match=code), embedded.engine.begin() as connection:
        connection.execute(text(statement))


def test_a_closed_account_that_is_changed_stays_closed(desk: Desk) -> None:
    desk.run("admin", accounts.set_active, "tural", False)
    desk.run(
        "admin",
        accounts.change_staff,
        "tural",
        name="Tural Abbasov",
        role="supervisor",
        departments=[],
        services=[],
    )
    row = next(row for row in desk.as_("admin").read(staff.list_staff) if row.login == "tural")
    assert (row.role, row.active) == ("supervisor", False)
    desk.run("admin", accounts.set_active, "tural", True)
    assert desk.as_("tural").read(staff.me).supervises, "it is opened again"


def test_an_unknown_account_has_no_password_to_set(embedded: Desk) -> None:
    with pytest.raises(NotFound):
        embedded.run("admin", accounts.set_password, "nobody", PASSWORD)
    with pytest.raises(Invalid, match="server_only"):
        embedded.local.run(accounts.make_service_login, "worker_x", "worker")


def test_two_accounts_of_one_login_are_a_conflict(desk: Desk) -> None:
    with pytest.raises(Conflict):
        desk.run(
            "admin", accounts.add_staff, "gunel", name="Günel", role="clerk", organisation="azersu"
        )


def test_a_password_costs_what_its_library_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argon2, "PasswordHasher", PasswordHasher)
    parameters = argon2.extract_parameters(passwords.hash_password(PASSWORD))
    assert parameters == argon2.profiles.RFC_9106_LOW_MEMORY


def test_wrong_passwords_are_counted_and_cost_time(embedded: Desk) -> None:
    embedded.run("admin", accounts.set_password, "gunel", PASSWORD)
    assert embedded.local.read(staff.needs_password, "gunel")
    assert not embedded.local.read(staff.needs_password, "nobody")
    assert embedded.local.run(sign_in, "nobody", "x") == SignIn(None, "sign_in_wrong")
    for _ in range(FREE_FAILURES):
        assert embedded.local.run(sign_in, "gunel", "x") == SignIn(None, "sign_in_wrong")
    waiting = embedded.local.run(sign_in, "gunel", PASSWORD)
    assert (waiting.code, waiting.seconds) == ("sign_in_wait", 3)
    embedded.clock.forward(seconds=3)
    assert embedded.local.run(sign_in, "gunel", PASSWORD) == SignIn("gunel")
    embedded.run("admin", accounts.set_active, "gunel", False)
    assert embedded.local.run(sign_in, "gunel", PASSWORD) == SignIn(None, "account_disabled")


def test_an_account_without_a_password_opens_without_one(embedded: Desk) -> None:
    assert embedded.local.run(sign_in, "tural", None) == SignIn("tural")


def test_the_only_account_is_the_only_one(embedded: Desk) -> None:
    assert embedded.local.read(staff.only_account) is None
    for row in embedded.local.read(staff.list_staff):
        if row.login == "admin":
            continue
        # The other organisation has no administrator yet: whoever has the file acts for it.
        unit = embedded.as_("admin") if row.organisation == "azersu" else embedded.local
        unit.run(accounts.set_active, row.login, False)
    assert embedded.local.read(staff.only_account) == "admin"


def test_the_sidebar_says_who_one_is_and_where(desk: Desk) -> None:
    me = desk.as_("gunel").read(staff.me)
    assert (me.login, me.name, me.workplace) == ("gunel", "Günel Hüseynova", "Azərsu · Nəsimi")
    assert not (me.oversees or me.supervises or me.administers)
    assert desk.as_("tural").read(staff.me).workplace == "Azərsu", "all offices"
    supervisor = desk.as_("kamran").read(staff.me)
    assert supervisor.oversees and supervisor.supervises and not supervisor.administers
    assert supervisor.handles_caravans and not me.handles_caravans, "another organisation's"
    auditor = desk.as_("audit").read(staff.me)
    assert auditor.oversees and not auditor.supervises
    assert desk.as_("admin").read(staff.me).administers


def test_without_an_account_one_is_the_machine_itself(embedded: Desk) -> None:
    me = embedded.local.read(staff.me)
    assert (me.id, me.login, me.workplace) == (None, None, "") and me.oversees


def test_the_page_of_accounts_offers_the_offices(desk: Desk) -> None:
    page = desk.as_("admin").read(staff.staff_and_offices, "azersu")
    assert {row.organisation for row in page.staff} == {"azersu"}
    assert "su-nesimi" in {choice.code for choice in page.departments}


def test_a_clerk_is_told_first_that_accounts_are_not_a_clerks(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.run(
            "gunel", accounts.add_staff, "yeni", name="Y", role="clerk", organisation="azerqaz"
        )


def test_ones_own_password_is_changed_once_the_present_one_was_right(embedded: Desk) -> None:
    def change(present: str, new: str) -> accounts.Refusal | None:
        refusal: accounts.Refusal | None = embedded.run(
            "gunel", accounts.change_own_password, present, new
        )
        return refusal

    embedded.run("admin", accounts.set_password, "gunel", PASSWORD)
    with pytest.raises(Invalid, match="password_short"):
        change(PASSWORD, "qısa")
    for _ in range(FREE_FAILURES):
        assert change("səhv", "təzə parol 7") == accounts.Refusal("password_wrong")
    assert change(PASSWORD, "təzə parol 7") == accounts.Refusal("sign_in_wait", 3)
    embedded.clock.forward(seconds=3)
    assert change(PASSWORD, "təzə parol 7") is None
    assert embedded.local.run(sign_in, "gunel", "təzə parol 7") == SignIn("gunel")
    with pytest.raises(NotAllowed, match="sign_in_first"):
        embedded.local.run(accounts.change_own_password, PASSWORD, "təzə parol 7")


@pytest.mark.parametrize("right", [True, False])
def test_on_a_server_it_is_the_server_that_knows_the_present_password(
    server: Desk, monkeypatch: pytest.MonkeyPatch, right: bool
) -> None:
    # The tests' server asks nobody for a password.
    monkeypatch.setattr(logins, "opens", lambda *_who: right)
    server.run("admin", accounts.set_password, "gunel", PASSWORD)
    refusal = server.run("gunel", accounts.change_own_password, PASSWORD, "təzə parol 7")
    assert refusal == (None if right else accounts.Refusal("password_wrong"))
    assert server_takes(server.engine, "gunel", "təzə parol 7" if right else PASSWORD)


def test_a_server_that_has_no_room_is_not_taken_for_a_wrong_password(server: Desk) -> None:
    server.run("admin", accounts.set_password, "gunel", PASSWORD)
    with server.engine.begin() as connection:
        connection.execute(text("ALTER ROLE gunel CONNECTION LIMIT 0"))
    try:
        with pytest.raises(StoreUnavailable, match="server_busy"):
            server.run("admin", logins.opens, "gunel", PASSWORD)
    finally:
        with server.engine.begin() as connection:
            connection.execute(text("ALTER ROLE gunel CONNECTION LIMIT -1"))
