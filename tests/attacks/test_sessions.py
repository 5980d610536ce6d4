"""An account that is closed while its session is open."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from tests.attacks.attacker import Installation, answer, change, connect
from tests.faults.clerks import until

_SEES = "SELECT 1 FROM application WHERE id = {fresh}"
_CLOSE = "UPDATE staff SET active = false WHERE login = 'leyla'"


def test_the_next_statement_of_an_open_session_is_refused(own_installation: Installation) -> None:
    with own_installation.own_session("leyla") as connection, connection.cursor() as cursor:
        assert answer(cursor, (_SEES,), own_installation.facts) == 1
        own_installation.administrator(_CLOSE)
        assert answer(cursor, (_SEES,), own_installation.facts) == "CD001"


@pytest.mark.parametrize(
    "table",
    [
        "application",
        "application_detail",
        "desk.application",
        "desk.event",
        "desk.staff",
        "desk.queue_count",
        "seal",
        "certificate",
        "heartbeat",
        "lane",
    ],
)
def test_a_closed_account_reads_nothing(own_installation: Installation, table: str) -> None:
    own_installation.administrator(
        "INSERT INTO heartbeat VALUES ('x', cd_now())",
        "INSERT INTO lane VALUES ('x', cd_now(), NULL, NULL)",
        "INSERT INTO seal VALUES (999, cd_now(), 0, 1, 1, 'x', '', 'x', NULL)",
        past_triggers=True,
    )
    with own_installation.own_session("leyla") as connection, connection.cursor() as cursor:
        own_installation.administrator(_CLOSE)
        assert answer(cursor, (f"SELECT 1 FROM {table}",), own_installation.facts) == "CD001"


def test_a_statement_prepared_before_is_refused_after(own_installation: Installation) -> None:
    with own_installation.own_session("leyla") as connection, connection.cursor() as cursor:
        assert (
            answer(cursor, ("PREPARE look AS " + _SEES, "EXECUTE look"), own_installation.facts)
            == 1
        )
        connection.commit()
        own_installation.administrator(_CLOSE)
        assert answer(cursor, ("EXECUTE look",), own_installation.facts) == "CD001"


@pytest.mark.parametrize(
    "function",
    [
        "cd_search(ARRAY['a'], NULL, NULL, NULL, NULL, 9, 9)",
        "cd_find_fin('x')",
        "cd_sees(1)",
        "cd_me()",
        "cd_next_serial('WD', 2026)",
        "cd_known_request('e-gov', 'eg-fresh', 'x', 'x', 'x', 'x')",
    ],
)
def test_a_closed_account_calls_nothing(own_installation: Installation, function: str) -> None:
    with own_installation.own_session("leyla") as connection, connection.cursor() as cursor:
        own_installation.administrator(_CLOSE)
        assert answer(cursor, (f"SELECT {function}",), own_installation.facts) == "CD001"


@pytest.mark.parametrize(
    "first",
    [
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "DECLARE held CURSOR FOR SELECT id FROM application ORDER BY id",
    ],
)
def test_closing_ends_a_session_that_holds_an_old_snapshot_or_a_cursor(
    own_installation: Installation, first: str
) -> None:
    with own_installation.own_session("leyla") as connection, connection.cursor() as cursor:
        cursor.execute(first.encode())
        cursor.execute(
            b"FETCH 1 FROM held" if "held" in first else b"SELECT id FROM application LIMIT 1"
        )
        assert cursor.rowcount == 1
        with own_installation.own_session("admin") as closing, closing.cursor() as by_admin:
            assert answer(
                by_admin,
                ("SELECT cd_set_active('leyla', false)", "SELECT cd_end_sessions('leyla')"),
                own_installation.facts,
                (1,),
            ) == (1,)
            closing.commit()
        with pytest.raises(psycopg.OperationalError):
            cursor.execute(
                b"FETCH ALL FROM held" if "held" in first else b"SELECT id FROM application"
            )
        with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
            connect(own_installation.url, "leyla")
        own_installation.administrator("SELECT cd_set_active('leyla', true)")


def test_the_worker_is_not_ended_by_an_administrator_of_people(
    own_installation: Installation,
) -> None:
    with (
        own_installation.own_session("worker_sample") as worker,
        own_installation.own_session("admin") as closing,
    ):
        assert answer(closing.cursor(), ("SELECT cd_end_sessions('worker_sample')",), {}) == "CD916"
        assert answer(worker.cursor(), ("SELECT 1",), {}) == 1


def test_a_verdict_at_the_moment_of_the_own_approval_waits_for_it_and_is_refused(
    own_installation: Installation,
) -> None:
    """One person with two sessions: without a lock the verdict would still see the case in work,
    and stand after the decision.
    """
    verdict = """
        UPDATE document
        SET
          fits = false,
          verdict_reason = 'oxunmur',
          verdict_by = {gunel},
          verdict_by_name = '{gunel_name}',
          verdict_at = cd_now(),
          verdict_via = 'window',
          op_id = gen_random_uuid()
        WHERE id = {held_document}
    """
    with (
        own_installation.own_session("gunel") as deciding,
        own_installation.own_session("gunel") as judging,
        ThreadPoolExecutor(1) as pool,
    ):
        assert (
            answer(deciding.cursor(), (change("held", "gunel", "approve"),), own_installation.facts)
            == 1
        )
        judged = pool.submit(answer, judging.cursor(), (verdict,), own_installation.facts)
        waits = (
            f"SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = {judging.info.backend_pid}"
        )
        until(
            lambda: judged.done() or own_installation.administrator(waits) == [(1,)],
            10,
            "the verdict waits, or has gone through",
        )
        deciding.commit()
        assert judged.result(10) == "CD402"
