"""What a refusal, a plan or the server's own counts tell of rows that one does not see."""

from typing import Any

import psycopg
import pytest

from clerkdesk.store.guard import ddl
from tests.attacks.attacker import ADMINISTRATOR, DENIED, Attack, Installation, insert
from tests.attacks.paper_rows import FATE
from tests.attacks.rows import NOTE, QUESTION

_GATEWAY = "gateway_sample"

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

CONTROLS: tuple[Attack, ...] = ()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nothing_is_told_of_rows_out_of_sight(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


def _whole_refusal(installation: Installation, login: str, statement: str) -> Any:
    """All that the server says of a refusal: code, sentence, detail, and where it was raised."""
    connection = installation.session(login)
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement.encode())
            return cursor.rowcount
    except psycopg.Error as error:
        diagnostics = error.diag
        return (
            diagnostics.sqlstate,
            diagnostics.message_primary,
            diagnostics.message_detail,
            diagnostics.context,
        )
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
        values = QUESTION | {
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
        values = QUESTION | {
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


def test_the_administrator_still_reads_the_servers_counts(installation: Installation) -> None:
    with installation.session(ADMINISTRATOR).cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks, pg_stat_user_tables")
        counted = cursor.fetchone()
        assert counted is not None and counted[0] > 0
    installation.session(ADMINISTRATOR).rollback()
