"""What a refusal, a plan or the server's own counts tell of rows that one does not see; and who
speaks, and asks, as somebody else or without end.
"""

from typing import Any

import psycopg
import pytest

from clerkdesk.domain.limits import (
    LONGEST_TERM_DAYS,
    UNUSED_NUMBERS,
    WAITING_QUESTIONS,
    WAITING_REGISTER_QUESTIONS,
)
from clerkdesk.store.guard import ddl
from clerkdesk.store.guard.grants import SEQUENCES
from tests.attacks.attacker import ADMINISTRATOR, DENIED, Attack, Installation, insert, searched
from tests.attacks.paper_rows import FATE
from tests.attacks.rows import NOTE
from tests.attacks.test_registration import BY_PORTAL, REGISTRATION

_GATEWAY = "gateway_sample"
_QUESTION = {
    "application_id": "{held}",
    "kind": "'debt'",
    "subject": "'12045567802'",
    "purpose": "'review'",
    "requested_by": "{gunel}",
    "requested_by_name": "'{gunel_name}'",
    "requested_at": "cd_now()",
    "op_id": "'x'",
    "attempts": "0",
}
_OF_THE_GATEWAY = {"requested_by": "", "kind": "'certificate'", "application_id": "{closed}"}
_OPERATION = {
    "op_id": "gen_random_uuid()::text",
    "use_case": "'x'",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
}


def _many(statement: str, rows: int) -> str:
    """An INSERT of one row, made so many times."""
    return statement.replace("VALUES (", "SELECT ").removesuffix(")") + (
        f" FROM generate_series(1, {rows})"
    )


_REGISTER = {
    "staff_id": "{gunel}",
    "fin": "'5XK2M7P'",
    "requested_at": "cd_now()",
}

NAMES = (
    Attack(
        "the gateway asks in a clerk's name",
        _GATEWAY,
        insert(
            "inquiry",
            _QUESTION,
            **_OF_THE_GATEWAY,
            subject="'12045567806'",
            purpose="'print'",
        ),
        "CD504",
    ),
    Attack(
        "the worker asks in a clerk's name",
        "worker_sample",
        insert("inquiry", _QUESTION, requested_by=""),
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

WITHOUT_END = (
    Attack(
        "more questions than anybody has",
        "gunel",
        (
            _many(insert("inquiry", _QUESTION), WAITING_QUESTIONS),
            insert("inquiry", _QUESTION),
        ),
        "CD512",
    ),
    Attack(
        "one statement with too many questions",
        "gunel",
        _many(insert("inquiry", _QUESTION), WAITING_QUESTIONS + 1),
        "CD512",
    ),
    Attack(
        "the register is asked without end",
        "gunel",
        _many(insert("register_question", _REGISTER), WAITING_REGISTER_QUESTIONS + 1),
        "CD512",
        stage=(searched("gunel", "fin:5XK2M7P"),),
    ),
    Attack(
        "a term that is counted for seconds",
        _GATEWAY,
        f"""
            SELECT cd_begin_submission(
              'e-gov', 'x', 'x', 'x', 'x', 'x', {{org_azersu}}, cd_now(), {LONGEST_TERM_DAYS + 1},
              'WD'
            )
        """,
        "CD128",
    ),
    Attack(
        "a term of no days",
        _GATEWAY,
        """
            SELECT cd_begin_submission(
              'e-gov', 'x', 'x', 'x', 'x', 'x', {org_azersu}, cd_now(), NULL, 'WD'
            )
        """,
        "CD128",
    ),
)

COUNTS = tuple(
    Attack(f"the server's counts: {name}", login, f"SELECT * FROM {name}", DENIED)
    for login, name in (
        ("gunel", "pg_stat_xact_all_tables"),
        ("elnur", "pg_stat_user_tables"),
        ("audit", "pg_statio_user_indexes"),
        ("admin", "pg_stat_database"),
        (_GATEWAY, "pg_stat_xact_user_functions"),
        ("gunel", "pg_locks"),
        ("elnur", "pg_stat_io"),
        ("elnur", "pg_stat_get_backend_io(pg_backend_pid())"),
    )
)

PAPERS = (
    Attack(
        "why another organisation's paper was revoked",
        "elnur",
        "SELECT state, state_reason, issued_on FROM cd_verified('', '{certificate_number}', '')",
        (None, None, None),
        stage=("UPDATE certificate SET state = 'revoked', state_reason = 'Sirr'",),
    ),
    Attack(
        "the gateway tries papers' numbers without their codes",
        _GATEWAY,
        "SELECT * FROM cd_verified('', '{certificate_number}', '')",
        DENIED,
    ),
)

ATTACKS = (
    *NAMES,
    *WITHOUT_END,
    *COUNTS,
    *PAPERS,
    Attack(
        "the history of administration by its kinds, for a clerk",
        "gunel",
        "SELECT * FROM cd_office_acts_of('2020-01-01', ',staff,', 1000)",
        "CD133",
    ),
    Attack(
        id="somebody else's absence, past its rule",
        login="sabina",
        statements="""
            INSERT INTO absence (
              organisation_id, staff_id, from_day, to_day, kind, note, noted_by, noted_at
            )
            VALUES (
              {org_azerishiq}, {elnur}, '2030-01-01', '2030-01-02', 'leave', '', '{sabina_name}',
              cd_now()
            )
        """,
        expected=DENIED,
        laid_open=("ALTER TABLE absence DISABLE TRIGGER USER",),
    ),
    Attack(
        "a note that is to be called again",
        "gunel",
        insert("note", NOTE, again_at="cd_now() + INTERVAL '1 day'"),
        "CD610",
    ),
    Attack(
        "sheets' fates without a ticket",
        "elnur",
        "SELECT 1 FROM desk.print_fate ",
        0,
        stage=(insert("print_fate", FATE),),
    ),
    *(
        Attack(
            f"{table} of the other organisation, could one read it",
            "elnur",
            f"SELECT 1 FROM {table} ",
            0,
            stage=stage,
            laid_open=(f"GRANT SELECT ON {table} TO cd_clerk",),
        )
        for table, stage in (
            ("print_fate", (insert("print_fate", FATE),)),
            ("day_figure", ()),
            ("hour_state", ()),
            ("day_forecast", ()),
            ("counted_day", ("INSERT INTO counted_day VALUES ('2026-11-20', cd_now())",)),
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
            _QUESTION,
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
    Attack(
        "a day of questions",
        "gunel",
        _many(insert("inquiry", _QUESTION), WAITING_QUESTIONS),
        WAITING_QUESTIONS,
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_speaks_as_another_or_without_end(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_honest_programs_say_who_they_are(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


def _whole_refusal(installation: Installation, login: str, statement: str) -> Any:
    """All that the server says of a refusal: code, sentence, detail, and where it was raised."""
    connection = installation.session(login)
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement.encode())
            return cursor.rowcount
    except psycopg.Error as error:
        said = error.diag
        return said.sqlstate, said.message_primary, said.message_detail, said.context
    finally:
        connection.rollback()


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("person", "5XK2M7P", "9ZZ9ZZ9"),
        ("account", "12045567801", "99999999999"),
        ("debt", "12045567801", "99999999999"),
        ("certificate", "12045567801", "99999999999"),
    ],
)
@pytest.mark.parametrize("login", ["elnur", "kamran", "boss"])
def test_a_refused_question_does_not_say_whether_the_guess_was_right(
    installation: Installation, login: str, kind: str, right: str, wrong: str
) -> None:
    facts = installation.facts

    def asked(subject: str) -> Any:
        values = _QUESTION | {
            "application_id": str(facts["fresh"]),
            "kind": f"'{kind}'",
            "subject": f"'{subject}'",
            "requested_by": str(facts[login]),
            "requested_by_name": f"'{facts[f'{login}_name']}'",
        }
        return _whole_refusal(installation, login, insert("inquiry", values))

    answer = asked(right)
    assert answer[0] == "CD506"
    assert asked(wrong) == answer


def test_without_a_ticket_a_fin_is_not_found_by_asking_the_register(
    installation: Installation,
) -> None:
    facts = installation.facts

    def asked(fin: str) -> Any:
        values = _QUESTION | {
            "application_id": str(facts["colleague"]),
            "kind": "'person'",
            "subject": f"'{fin}'",
            "requested_by": str(facts["gunel"]),
            "requested_by_name": f"'{facts['gunel_name']}'",
        }
        return _whole_refusal(installation, "gunel", insert("inquiry", values))

    assert asked("5XK2M7P")[0] == "CD506"
    assert asked("5XK2M7P") == asked("9ZZ9ZZ9")


def test_every_trigger_refuses_in_one_place() -> None:
    for name, (body, _trigger) in ddl.postgresql_statements().items():
        if name.startswith("cd_refuse_"):
            assert body.count("RAISE") == 1, name


def _read(installation: Installation, login: str, call: str) -> list[str]:
    """What a call reads, in the server's blocks, once it has all in its memory."""
    connection = installation.session(login)
    try:
        with connection.cursor() as cursor:
            plan = f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) {call}"
            for _ in range(4):
                cursor.execute(plan.encode())
                rows = [row[0] for row in cursor.fetchall()]
            return rows
    finally:
        connection.rollback()


def test_a_search_for_a_name_reads_nothing_of_another_organisation(
    own_installation: Installation,
) -> None:
    own_installation.administrator("SELECT gin_clean_pending_list('ix_application_grams')")

    def read(name: str) -> list[str]:
        grams = [name[n : n + 3] for n in range(len(name) - 2)]
        return _read(
            own_installation,
            "gunel",
            f"""
                SELECT * FROM cd_search(
                  ARRAY['{name}'], ARRAY{grams}, NULL, NULL, NULL, 0, 200
                )
            """,
        )

    own_installation.administrator("SET enable_seqscan = off")
    hidden = read("quliyev")
    assert "rows=0" in hidden[0]
    assert read("qulixxx") == hidden
    assert "rows=0" not in read("eliyev")[0]


def test_no_clerk_can_use_up_the_numbers_of_anybodys_rows(installation: Installation) -> None:
    """Who may number a row may draw numbers for nothing, and nothing takes them back."""
    of_clerks = [sequence for sequence, groups in SEQUENCES.items() if "cd_clerk" in groups]
    with installation.session(ADMINISTRATOR).cursor() as cursor:
        cursor.execute(
            """
                SELECT seqrelid::regclass::text
                FROM pg_sequence
                WHERE seqrelid::regclass::text = ANY (%s) AND seqmax < 9223372036854775807
            """,
            [of_clerks],
        )
        assert cursor.fetchall() == []
    installation.session(ADMINISTRATOR).rollback()


def test_the_gateway_does_not_draw_a_years_numbers_in_a_minute(
    own_installation: Installation,
) -> None:
    draw = (
        b"SELECT cd_next_serial('WD', %d), clock_timestamp() - statement_timestamp()"
        % (own_installation.facts["year"])
    )
    with (
        own_installation.own_session(_GATEWAY) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(
            b"SELECT max(cd_next_serial('WD', %d)) FROM generate_series(1, %d)"
            % (own_installation.facts["year"], UNUSED_NUMBERS - 1)
        )
        cursor.execute(draw)
        before = cursor.fetchone()
        for _ in range(20):
            cursor.execute(draw)
            after = cursor.fetchone()
            if after is not None and after[1].total_seconds() >= 1:
                break
    assert before is not None and before[1].total_seconds() < 1
    assert after is not None and after[1].total_seconds() >= 1


def test_the_administrator_still_reads_the_servers_counts(installation: Installation) -> None:
    with installation.session(ADMINISTRATOR).cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks, pg_stat_user_tables")
        counted = cursor.fetchone()
        assert counted is not None and counted[0] > 0
    installation.session(ADMINISTRATOR).rollback()
