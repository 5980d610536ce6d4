"""What a ticket opens, and what a look leaves in the log, over transactions and sessions."""

import pytest

from tests.attacks.attacker import Attack, Installation, answer
from tests.attacks.test_tickets import DRAW, READ


def test_a_ticket_counts_from_the_next_transaction_on_and_for_its_drawer_only(
    own_installation: Installation,
) -> None:
    with own_installation.own_session("gunel") as connection, connection.cursor() as cursor:
        assert answer(cursor, (DRAW, READ), own_installation.facts) == 0
        connection.commit()
        assert answer(cursor, (READ,), own_installation.facts) == 1
    assert own_installation.attempt(Attack("", "tural", READ, 0)) == 0


def test_a_ticket_that_another_session_has_not_committed_opens_nothing(
    own_installation: Installation,
) -> None:
    with (
        own_installation.own_session("gunel") as writer,
        own_installation.own_session("gunel") as reader,
        writer.cursor() as writing,
        reader.cursor() as reading,
    ):
        assert answer(writing, (DRAW,), own_installation.facts) == 1
        reading.execute("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED")
        assert answer(reading, (READ,), own_installation.facts) == 0


def test_whoever_opens_is_in_the_log_before_anything_is_read(
    own_installation: Installation,
) -> None:
    logged = "SELECT count(*) FROM access_log WHERE staff_id = {gunel}"
    own_installation.administrator("DELETE FROM access_log", past_triggers=True)
    with own_installation.own_session("gunel") as connection:
        connection.autocommit = True
        facts = own_installation.facts
        opened = "CALL cd_open({}, NULL, 'open', NULL)"
        ours = connection.execute(opened.format(facts["fresh"])).fetchone()
        assert ours is not None and ours[0]["detail"]
        assert own_installation.administrator(logged) == [(1,)]
        theirs = connection.execute(opened.format(facts["idp_held"])).fetchone()
        assert theirs == (None,)
        assert own_installation.administrator(logged) == [(1,)]


@pytest.mark.parametrize("function", ["cd_find_fin('5XK2M7P')", "cd_find_mobile('+994502345678')"])
def test_a_search_that_is_rolled_back_finds_nothing_or_stays_in_the_log(
    own_installation: Installation, function: str
) -> None:
    logged = "SELECT count(*) FROM access_log WHERE purpose = 'search' AND staff_id = {gunel}"
    before = own_installation.administrator(logged)
    with own_installation.own_session("gunel") as connection, connection.cursor() as cursor:
        seen = answer(cursor, (f"SELECT {function}",), own_installation.facts)
        connection.rollback()
    assert isinstance(seen, str) or seen == 0 or own_installation.administrator(logged) != before


def test_copy_carries_nothing_out_without_a_ticket(installation: Installation) -> None:
    connection = installation.session("rena")
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY (SELECT * FROM desk.application_detail) TO STDOUT") as lines,
    ):
        assert list(lines) == []
    connection.rollback()
