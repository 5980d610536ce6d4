"""Two at once: one wins, the other gets a sentence; and one submission that comes eight times."""

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from clerkdesk.adapters import packages
from clerkdesk.domain.errors import Conflict, NotAllowed
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.catalogue import of_error
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk
from tests.faults.clerks import Attempt, Record, counters_are_right, fill, package, truth

pytestmark = pytest.mark.timeout(240)
SEED = 20261126


def one_wins(pair: list[Attempt]) -> Attempt:
    """The winner's; the loser was told so in a sentence."""
    won = [attempt for attempt in pair if attempt.done]
    lost = [attempt for attempt in pair if not attempt.done]
    assert len(won) == len(lost) == 1, [(attempt.login, attempt.error) for attempt in pair]
    assert (
        isinstance(lost[0].error, Conflict | NotAllowed) and len(of_error(lost[0].error, "az")) > 10
    )
    return won[0]


@pytest.mark.parametrize("count", [40, pytest.param(400, marks=pytest.mark.long)])
def test_duels_of_four_kinds_have_one_winner_each(server_desk: Desk, count: int) -> None:
    numbers = fill(server_desk, count // 4)
    record = Record()
    dice = random.Random(SEED)
    units = {login: server_desk.as_(login) for login in ("gunel", "tural", "sabina")}
    duels = 0
    with ThreadPoolExecutor(2) as pool:

        def duel(*sides: tuple[Any, ...]) -> Attempt:
            nonlocal duels
            duels += 1
            order = dice.sample(sides, 2)
            answers = [
                pool.submit(record.run, units[login], login, *step) for login, *step in order
            ]
            return one_wins([answer.result(60) for answer in answers])

        for number in numbers:
            winner = duel(("gunel", casework.take, number), ("tural", casework.take, number)).login
            other = "tural" if winner == "gunel" else "gunel"
            # Somebody takes it over while its holder gives it back: whoever saw the other's version
            # is too late.
            version = server_desk.scalar(
                "SELECT version FROM application WHERE number = :number", number=number
            )
            duel(
                (winner, casework.release, number, version),
                ("sabina", casework.assign, number, other, "məzuniyyət", version),
            )
            if (
                server_desk.scalar(
                    "SELECT holder_id FROM application WHERE number = :number", number=number
                )
                is None
            ):
                server_desk.run("sabina", casework.assign, number, other)
            server_desk.run(other, review.accept_documents, number)
            # The same person at two desks.
            duel(
                (other, review.approve, number),
                (other, review.refuse, number, "other", "Sənəd çatmır."),
            )
            # The decider takes it back while the supervisor opens it again.
            duel((other, review.undo, number), ("sabina", review.reopen, number, "yeni sənəd"))
    assert duels == count
    truth(server_desk, record)
    counters_are_right(server_desk)


def test_a_verdict_and_a_decision_at_once_leave_no_verdict_after_the_decision(
    server_desk: Desk,
) -> None:
    numbers = fill(server_desk, 20)
    record = Record()
    unit = server_desk.as_("gunel")
    with ThreadPoolExecutor(2) as pool:
        for number in numbers:
            application = unit.run(casework.take, number)
            unit.run(review.accept_documents, number)
            document = server_desk.scalar(
                "SELECT min(id) FROM document WHERE application_id = :id", id=application
            )
            first = pool.submit(record.run, unit, "gunel", review.approve, number)
            second = pool.submit(
                record.run, unit, "gunel", review.give_verdict, number, document, False, "oxunmur"
            )
            for attempt in (first.result(60), second.result(60)):
                assert attempt.done or isinstance(attempt.error, Conflict | NotAllowed)
    late = """
        SELECT count(*)
        FROM event v
        JOIN event d ON d.application_id = v.application_id AND d.action = 'approve'
        WHERE v.action = 'verdict' AND v.id > d.id
    """
    unfit = """
        SELECT count(*)
        FROM document d
        JOIN application a ON a.id = d.application_id
        WHERE a.status = 'completed' AND d.fits IS NOT TRUE
    """
    assert (server_desk.scalar(late), server_desk.scalar(unfit)) == (0, 0)
    truth(server_desk, record)


def test_one_submission_that_comes_eight_times_at_once_is_one_application(
    server_desk: Desk,
) -> None:
    logins = ("gunel", "tural", "sabina", "admin")
    with ThreadPoolExecutor(8) as pool:
        for n in range(10):
            stated = samples.at_the_counter(package(n), server_desk.local.read(now))
            files = samples.files_of(stated)

            def take_in(
                index: int,
                n: int = n,
                stated: dict[str, Any] = stated,
                files: dict[str, bytes] = files,
            ) -> registration.Accepted:
                folder = samples.write_folder(server_desk.folder / f"{n}-{index}", stated, files)
                return registration.take_in(
                    server_desk.as_(logins[index % 4]), packages.open_package(folder)
                )

            accepted = list(pool.map(take_in, range(8)))
            assert (
                len({one.number for one in accepted}) == 1
                and sum(not one.duplicate for one in accepted) == 1
            )
            assert server_desk.scalar("SELECT count(*) FROM application") == n + 1
    assert (
        server_desk.scalar("SELECT count(DISTINCT id) FROM document") == 20
        and server_desk.scalar("SELECT count(*) FROM outbox_message") == 10
    )
    last = server_desk.scalar("SELECT max(right(number, 7)::int) FROM application")
    assert 10 <= last <= 80, "each of the eight took one number at most, each time"
