"""Two sessions at one case at the same moment: the second one sees what the first has done."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg

from tests.attacks.attacker import NUMBERING, Installation, answer, change, insert, ticket
from tests.attacks.paper_rows import ANSWERED, PAPER
from tests.attacks.rows import AMENDMENT
from tests.faults.clerks import until

AMEND = (
    insert("amendment", AMENDMENT),
    "UPDATE application_detail SET mobile = '+994500000000' WHERE application_id = {held}",
    change("held", "gunel", "amend", op_id="'x'"),
)


def second(
    installation: Installation,
    first: psycopg.Connection[Any],
    other: psycopg.Connection[Any],
    statements: Sequence[str],
) -> Any:
    """What the other one gets who is at it while the first one's transaction is open, and then
    ends.
    """
    with ThreadPoolExecutor(1) as pool:
        got = pool.submit(answer, other.cursor(), statements, installation.facts)
        waits = (
            f"SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = {other.info.backend_pid}"
        )
        until(
            lambda: got.done() or installation.administrator(waits) == [(1,)],
            10,
            "the second one waits, or has gone through",
        )
        assert not got.done(), "it did not wait"
        first.commit()
        return got.result(10)


def test_whoever_comes_second_meets_the_rules_as_they_are_then(
    own_installation: Installation,
) -> None:
    facts = own_installation.facts
    own_installation.administrator(ticket("held", "gunel"), past_triggers=True)
    own_installation.administrator(*ANSWERED, past_triggers=True)
    with (
        own_installation.own_session("gunel") as one,
        own_installation.own_session("gunel") as another,
        own_installation.own_session("sabina") as supervisor,
        own_installation.own_session("worker_sample") as worker,
    ):
        # An approval beside an amendment that is not committed yet.
        assert answer(one.cursor(), AMEND, facts) == 1
        approve = change("held", "gunel", "approve")
        held = "version = (SELECT version FROM application WHERE id = {held})"
        assert second(own_installation, one, another, (f"{approve} AND {held}",)) != 1
        another.rollback()
        # An amendment beside an uncommitted decision.
        refuse = change("held", "gunel", "refuse")
        assert answer(one.cursor(), (refuse,), facts) == 1
        assert second(own_installation, one, another, AMEND) == "CD604"
        another.rollback()
        # A certificate beside an uncommitted reopening.
        reopen = change("closed", "sabina", "reopen")
        assert answer(supervisor.cursor(), (reopen,), facts) == 1
        own_installation.administrator(*NUMBERING)
        paper = (insert("certificate", PAPER),)
        assert second(own_installation, supervisor, worker, paper) == "CD201"


def test_an_amendment_is_one_act_with_its_event(own_installation: Installation) -> None:
    facts = own_installation.facts
    own_installation.administrator(ticket("held", "gunel"), past_triggers=True)
    with own_installation.own_session("gunel") as session, session.cursor() as cursor:
        assert answer(cursor, (*AMEND, "COMMIT"), facts) != "CD609"
        alone = insert("amendment", AMENDMENT, old="'+994500000000'", new="'+994509999999'")
        kept = (
            "UPDATE application_detail SET mobile = '+994509999999' WHERE application_id = {held}"
        )
        for statements in (
            (alone,),
            (alone, kept),
            # The act of before does not serve twice.
            (change("held", "gunel", "amend", op_id="'x'"), alone, kept),
        ):
            assert answer(cursor, (*statements, "COMMIT"), facts) == "CD609"
            session.rollback()
    actor_of_it = "SELECT actor FROM event WHERE action = 'amend' AND application_id = {held}"
    assert own_installation.administrator(actor_of_it) == [(facts["gunel_name"],)]
