"""Who asks, acts, looks or decides a day in somebody else's name."""

import pytest

from tests.attacks.attacker import Attack, Installation, insert
from tests.attacks.rows import QUESTION
from tests.attacks.test_registration import BY_PORTAL, REGISTRATION

_GATEWAY = "gateway_sample"
_OF_THE_GATEWAY = {"requested_by": "", "kind": "'certificate'", "application_id": "{closed}"}
_OPERATION = {
    "op_id": "gen_random_uuid()::text",
    "use_case": "'x'",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
}


ATTACKS = (
    Attack(
        "the gateway asks in a clerk's name",
        _GATEWAY,
        insert(
            "inquiry",
            QUESTION,
            **_OF_THE_GATEWAY,
            subject="'12045567806'",
            purpose="'print'",
        ),
        "CD504",
    ),
    Attack(
        "the worker asks in a clerk's name",
        "worker_sample",
        insert("inquiry", QUESTION, requested_by=""),
        "CD504",
    ),
    Attack(
        "the gateway acts in a clerk's name", _GATEWAY, insert("operation", _OPERATION), "CD901"
    ),
    Attack(
        "the worker acts in a clerk's name",
        "worker_sample",
        insert("operation", _OPERATION),
        "CD901",
    ),
    Attack(
        "the gateway registers in a clerk's name",
        _GATEWAY,
        insert("application", REGISTRATION | BY_PORTAL, last_actor="'{gunel_name}'"),
        "CD122",
    ),
    Attack(
        "the gateway withdraws in a clerk's name",
        _GATEWAY,
        "SELECT cd_portal_withdraw('{fresh_number}', '5XK2M7P', '{gunel_name}', 'x')",
        "CD132",
    ),
    Attack(
        "the worker looks in a clerk's name",
        "worker_sample",
        """
            INSERT INTO access_log (application_id, actor, purpose, at)
            VALUES ({held}, '{gunel_name}', 'open', cd_now())
        """,
        "CD702",
    ),
    Attack(
        "the gateway adds a document in a clerk's name",
        _GATEWAY,
        """
            INSERT INTO document (
              application_id, position, kind, name, media_type, size, sha256, added_at, added_by
            )
            VALUES (
              {held}, 9, 'other', 'x', 'application/pdf', 1, 'x', cd_now(), '{gunel_name}'
            )
        """,
        "CD406",
        stage=(
            "UPDATE application SET waiting_since = cd_now(), waiting_for = 'x' WHERE id = {held}",
        ),
    ),
    *(
        Attack(
            f"a day of the calendar is decided in another's name: {name}",
            "admin",
            f"INSERT INTO {table} VALUES ({values})",
            "CD953",
        )
        for name, table, values in (
            (
                "by the state",
                'calendar_override ("on", is_working, act, decided_by)',
                "'2031-01-02', false, 'x', '{sabina_name}'",
            ),
            (
                "by nobody",
                'organisation_day (organisation_id, "on", is_working, reason)',
                "{org_azersu}, '2031-01-02', false, 'x'",
            ),
        )
    ),
    *(
        Attack(
            f"a decided day gets another's name: {table}",
            "admin",
            f"UPDATE {table} SET decided_by = '{{sabina_name}}' WHERE \"on\" = '2031-01-02'",
            "CD953",
            stage=(f"INSERT INTO {table} ({columns}) VALUES ({values})",),
        )
        for table, columns, values in (
            (
                "calendar_override",
                '"on", is_working, act, decided_by',
                "'2031-01-02', false, 'x', '{admin_name}'",
            ),
            (
                "organisation_day",
                'organisation_id, "on", is_working, reason, decided_by',
                "{org_azersu}, '2031-01-02', false, 'x', '{admin_name}'",
            ),
        )
    ),
)

CONTROLS = (
    Attack(
        "the gateway's own operation",
        _GATEWAY,
        insert("operation", _OPERATION, actor="'gateway'"),
        1,
    ),
    Attack(
        "a portal with a key asks in its name",
        _GATEWAY,
        insert(
            "inquiry",
            QUESTION,
            **_OF_THE_GATEWAY,
            subject="'12045567806'",
            purpose="'print'",
            requested_by_name="'myGov'",
        ),
        1,
        stage=(
            """
                INSERT INTO portal_key (
                  name, organisation_id, channel, hash, per_minute, created_at
                )
                VALUES ('myGov', {org_azersu}, 'mygov', 'x', 600, cd_now())
            """,
        ),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_speaks_as_another(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_honest_programs_say_who_they_are(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
