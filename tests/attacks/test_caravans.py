"""The Committee's lists: taken in by one function, so many a day, by whoever handles displaced
persons' applications; they answer about one's own applications, and show FINs behind a look.
"""

import json

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    EVERYBODY,
    Attack,
    Installation,
    insert,
    searched,
)

_LIST = {
    "id": "999001",
    "organisation_id": "{org_azerishiq}",
    "settlement": "'Xıdırlı'",
    "day": "'2026-11-27'",
    "list_number": "'118'",
    "households": "1",
    "people": "2",
    "taken_by": "{elnur}",
    "taken_by_name": "'{elnur_name}'",
    "taken_at": "cd_now()",
    "xid": "1",
}
_PERSON = {
    "caravan_id": "999001",
    "position": "0",
    "household": "'1'",
    "fin": "'2MN8T5W'",
    "surname": "'Quliyev'",
    "name": "'Elçin'",
    "patronymic": "''",
    "old_address": "'Bərdə'",
    "new_address": "'Xıdırlı'",
    "sought": "'x'",
}
_TAKEN = (insert("caravan", _LIST), insert("caravan_person", _PERSON))
_SENT = json.dumps(
    {
        "settlement": "Xıdırlı",
        "day": "2026-11-27",
        "number": "118",
        "people": [
            {
                "household": "1",
                "fin": "2MN8T5W",
                "surname": "Quliyev",
                "name": "Elçin",
                "patronymic": "",
                "birth_date": None,
                "birth_year": None,
                "old_address": "Bərdə",
                "old_code": None,
                "new_address": "Xıdırlı",
            }
        ],
    },
    ensure_ascii=False,
)
_TAKE = f"SELECT cd_take_caravan('{_SENT}'::jsonb, NULL)"
_TEN = """
    INSERT INTO caravan (
      id, organisation_id, settlement, day, list_number, households, people, taken_by,
      taken_by_name, taken_at, xid
    )
    SELECT
      999100 + n, {org_azerishiq}, 'Xıdırlı', '2026-11-27', '118', 1, 1, {elnur}, 'x',
      cd_now() - INTERVAL '23 hours', 1
    FROM generate_series(1, 10) n
"""
_PEOPLE = "SELECT * FROM cd_caravan_people(999001)"
_MATCHES = "SELECT * FROM cd_caravan_matches(999001)"
_HOUSEHOLD = "SELECT * FROM cd_caravan_household(999001, '1')"

ATTACKS = (
    *(
        Attack(f"{login} takes a list in", login, _TAKE, "CD961")
        for login in ("gunel", "sabina", "admin")
    ),
    Attack("an auditor takes a list in", "audit", _TAKE, DENIED),
    Attack("the gateway takes a list in", "gateway_sample", _TAKE, DENIED),
    Attack("the eleventh list of a day", "elnur", _TAKE, "CD962", (_TEN,)),
    Attack(
        "a list in a transaction that sees the past",
        "elnur",
        ("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", _TAKE),
        "CD962",
    ),
    # The server's own words would hold the row with its HMAC.
    Attack(
        "somebody born in the year 1",
        "elnur",
        _TAKE.replace('"birth_year": null', '"birth_year": 1'),
        "CD963",
    ),
    *(
        Attack(f"{login} writes a list past the function", login, insert("caravan", _LIST), DENIED)
        for login in EVERYBODY
    ),
    *(
        Attack(
            id=f"{login} adds somebody to a list",
            login=login,
            statements=insert("caravan_person", _PERSON, position="1"),
            expected=DENIED,
            stage=_TAKEN,
        )
        for login in EVERYBODY
    ),
    *(
        Attack(f"{login} reads lists' people", login, "SELECT fin FROM caravan_person", DENIED)
        for login in ("elnur", "kamran", "admin", "audit", "worker_sample")
    ),
    Attack(
        "a list that could be taken back answers",
        "elnur",
        (_TAKE, "SELECT * FROM cd_caravan_matches((SELECT max(id) FROM desk.caravan))"),
        "CD965",
    ),
    *(
        Attack(f"{login} asks {what} of a list", login, statement, "CD965", _TAKEN)
        for login in ("gunel", "sabina", "admin", "audit")
        for what, statement in (("people", _PEOPLE), ("matches", _MATCHES))
    ),
    Attack(
        "a closed list answers",
        "elnur",
        _MATCHES,
        "CD965",
        (*_TAKEN, "UPDATE caravan SET closed_at = cd_now()"),
    ),
    Attack("FINs without a look", "elnur", _HOUSEHOLD, "CD704", _TAKEN),
    Attack(
        "FINs with another household's look",
        "elnur",
        _HOUSEHOLD,
        "CD704",
        (*_TAKEN, searched("elnur", "household:999001:2")),
    ),
    Attack(
        "a neighbour sees which lists there are", "sabina", "SELECT * FROM desk.caravan", 0, _TAKEN
    ),
    Attack("a neighbour closes a list", "sabina", "SELECT cd_close_caravan(999001)", "CD965"),
    Attack("a list that is not there is closed", "elnur", "SELECT cd_close_caravan(1)", "CD965"),
    Attack("a clerk empties a list", "elnur", "SELECT cd_empty_caravan(999001)", DENIED),
    Attack(
        id="more people than a list has",
        login=ADMINISTRATOR,
        statements=insert("caravan_person", _PERSON, position="2"),
        expected="CD963",
        stage=_TAKEN,
    ),
    Attack(
        id="somebody is added to a closed list",
        login=ADMINISTRATOR,
        statements=insert("caravan_person", _PERSON, position="1"),
        expected="CD963",
        stage=(*_TAKEN, "UPDATE caravan SET closed_at = cd_now()"),
    ),
    Attack("a list of nobody", ADMINISTRATOR, insert("caravan", _LIST, people="0"), "CD963"),
    Attack(
        "a list in an auditor's name",
        ADMINISTRATOR,
        insert("caravan", _LIST, taken_by="{audit}", organisation_id="{org_azersu}"),
        "CD961",
    ),
    Attack(
        "a list in the name of who works elsewhere",
        ADMINISTRATOR,
        insert("caravan", _LIST, taken_by="{gunel}"),
        "CD961",
    ),
    *(
        Attack(f"a list {what}", ADMINISTRATOR, statement, "CD964", _TAKEN)
        for what, statement in (
            ("is another's", "UPDATE caravan SET taken_by = {kamran}"),
            ("goes", "DELETE FROM caravan_person"),
            ("is thrown away", "DELETE FROM caravan"),
            ("names somebody else", "UPDATE caravan_person SET fin = '6PL0RR9'"),
            ("loses its trace", "UPDATE caravan_person SET sought = 'y'"),
            ("is said to be empty", "UPDATE caravan SET emptied_at = cd_now()"),
        )
    ),
    Attack(
        id="a closed list is opened again",
        login=ADMINISTRATOR,
        statements="UPDATE caravan SET closed_at = NULL",
        expected="CD964",
        stage=(*_TAKEN, "UPDATE caravan SET closed_at = cd_now()"),
    ),
)

CONTROLS = (
    Attack("an honest list", "elnur", _TAKE, 1),
    Attack("its people", "elnur", _PEOPLE, 1, _TAKEN),
    # Both idp applications of the installation have the same applicant.
    Attack("its applications", "elnur", _MATCHES, 2, _TAKEN),
    Attack(
        "its FINs behind a look",
        "elnur",
        _HOUSEHOLD,
        1,
        (*_TAKEN, searched("elnur", "household:999001:1")),
    ),
    Attack("its end", "elnur", "SELECT cd_close_caravan(999001)", 1, _TAKEN),
    Attack("its people go", "worker_sample", "SELECT cd_empty_caravan(999001)", 1, _TAKEN),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_it_is_refused(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_the_honest_statement_passes(installation: Installation, control: Attack) -> None:
    installation.check(control)
