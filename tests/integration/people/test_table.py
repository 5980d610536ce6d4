"""A table of people becomes accounts: all of them, or none."""

import argon2
import pytest

from clerkdesk.domain import staff_table
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.staff_table import Row
from clerkdesk.usecases.people import sign_in, staff, table
from clerkdesk.usecases.people.table import Report
from tests.conftest import Desk

HEADS = "login;name;role;organisation;departments;services\n"
WHOLE = (
    "\ufeff" + HEADS + "aysel;Aysel Nümunə;clerk;azersu;su-nesimi;no_debt\r\n"
    "rauf;Rauf Nümunə;Supervisor;AZERSU;;\r\n;;;;;\r\n"
    "gunel;Günel Hüseynova;clerk;azersu;;\r\n"
)


def taken(desk: Desk, rows: list[Row]) -> Report:
    passwords = table.first_passwords(rows, hashed=desk.embedded)
    report: Report = desk.run("admin", table.take, rows, passwords)
    return report


def test_no_password_is_hashed_while_the_database_is_held(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Argon2 is slow by design: sixty of them would stop every clerk of an office for seconds."""
    rows = staff_table.read(WHOLE.encode())
    passwords = table.first_passwords(rows, ["gunel"], hashed=desk.embedded)
    assert list(passwords) == ["aysel", "rauf"]
    assert {each.password_hash is None for each in passwords.values()} == {not desk.embedded}

    def hashes(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a password is hashed within the transaction")

    monkeypatch.setattr(argon2, "PasswordHasher", hashes)
    assert desk.run("admin", table.look, rows).refused == []
    assert len(desk.run("admin", table.take, rows, passwords).accounts) == 2


def test_everybody_of_the_table_can_sign_in_and_who_is_there_stays(desk: Desk) -> None:
    rows = staff_table.read(WHOLE.encode())
    look = desk.run("admin", table.look, rows)
    assert (look.accounts, look.already, look.refused) == ([], ["gunel"], [])
    report = taken(desk, rows)
    assert [account.login for account in report.accounts] == ["aysel", "rauf"]
    assert report.already == ["gunel"] and report.refused == []
    people = {row.login: row for row in desk.run("admin", staff.list_staff)}
    assert people["aysel"].role == "clerk" and people["aysel"].services == ["no_debt"]
    assert len(people["aysel"].departments) == 1 and people["rauf"].role == "supervisor"
    if desk.embedded:
        passwords = {account.login: account.password for account in report.accounts}
        assert len(set(passwords.values())) == 2
        assert desk.local.run(sign_in.sign_in, "rauf", None).login is None
        assert desk.local.run(sign_in.sign_in, "rauf", passwords["rauf"]).login == "rauf"
    else:
        assert desk.as_("aysel").read(staff.list_staff)


def test_one_bad_row_and_nobody_is_added_each_is_named(desk: Desk) -> None:
    rows = staff_table.read(
        (
            HEADS + "aysel;Aysel Nümunə;clerk;azersu;su-nesimi;\n"
            "X Y;X;clerk;azersu;;\nrauf;;clerk;azersu;;\nnigar;Nigar;chief;azersu;;\n"
            "leyla;Leyla;clerk;azersu;nowhere;\nelcin;Elçin;clerk;azerishiq;;\n"
            "aysel;A;clerk;azersu;;\n"
        ).encode()
    )
    report = taken(desk, rows)
    assert report.accounts == []
    assert [(each.line, each.error.code) for each in report.refused] == [
        (3, "login_form"),
        (4, "missing"),
        (5, "unknown_value"),
        (6, "department_unknown"),
        (7, "CD911"),
        (8, "login_taken"),
    ]
    assert "aysel" not in {row.login for row in desk.run("admin", staff.list_staff)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_column_missing"),
        (b"login,name,role\nx,X,clerk\n", "table_column_missing"),
        (b"login,name,role,organisation,salary\n", "table_column_unknown"),
        (HEADS.encode(), "table_empty"),
        ("login;ad\nə".encode("cp1254", "replace") + b"\xfe", "table_not_text"),
        (b'login,name,role,organisation\n"x,X,clerk,azersu\n', "table_not_text"),
        (HEADS.encode() + b"x;X;clerk;azersu;;\n" * 5001, "table_long"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_fault(content: bytes, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        staff_table.read(content)


def test_rows_without_an_organisation_are_of_the_one_that_takes_them(desk: Desk) -> None:
    bare = b"login;name;role\naysel;Aysel;clerk\n"
    with pytest.raises(Invalid, match="table_column_missing"):
        staff_table.read(bare)
    rows = staff_table.read(bare, "azersu")
    taken(desk, rows)
    people = {row.login: row.organisation for row in desk.run("admin", staff.list_staff)}
    assert people["aysel"] == people["admin"]
    named = staff_table.read(b"login;name;role;organisation\nrauf;R;clerk;azerishiq\n", "azersu")
    assert [row.organisation for row in named] == ["azerishiq"], "what is named is not overruled"
