"""Who asks, draws numbers or has terms counted without end."""

import pytest

from clerkdesk.domain.limits import (
    LONGEST_TERM_DAYS,
    UNUSED_NUMBERS,
    WAITING_QUESTIONS,
    WAITING_REGISTER_QUESTIONS,
)
from clerkdesk.store.guard.grants import SEQUENCES
from tests.attacks.attacker import ADMINISTRATOR, Attack, Installation, insert, searched
from tests.attacks.rows import QUESTION

_GATEWAY = "gateway_sample"


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

ATTACKS = (
    Attack(
        "more questions than anybody has",
        "gunel",
        (
            _many(insert("inquiry", QUESTION), WAITING_QUESTIONS),
            insert("inquiry", QUESTION),
        ),
        "CD512",
    ),
    Attack(
        "one statement with too many questions",
        "gunel",
        _many(insert("inquiry", QUESTION), WAITING_QUESTIONS + 1),
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
              'e-gov', 'x', 'x', 'x', 'x', 'x', 'x', {{org_azersu}}, cd_now(),
              {LONGEST_TERM_DAYS + 1}, 'WD'
            )
        """,
        "CD128",
    ),
    Attack(
        "a term of no days",
        _GATEWAY,
        """
            SELECT cd_begin_submission(
              'e-gov', 'x', 'x', 'x', 'x', 'x', 'x', {org_azersu}, cd_now(), NULL, 'WD'
            )
        """,
        "CD128",
    ),
)

CONTROLS = (
    Attack(
        "a day of questions",
        "gunel",
        _many(insert("inquiry", QUESTION), WAITING_QUESTIONS),
        WAITING_QUESTIONS,
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_asks_without_end(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_days_work_is_done(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


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
